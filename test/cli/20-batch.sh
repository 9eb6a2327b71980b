# Shards of a list of archives: each once, whole or not at all; loaded, they make the store that `read` makes.
. "$SOURCE/test/cli/lib-batch.sh"
need sqlite3 zstd
for a in a b c d e; do archive "$a.warc.gz" 12; done
printf '%s\n' '# the list' a.warc.gz b.warc.gz '' c.warc.gz d.warc.gz e.warc.gz >list

# wrong usage
expect 2 "$WARTA" batch
expect 2 "$WARTA" batch --manifest list --out made
for shard in 0/2 3/2 1 1/ /2 -1/2 1/100000 a/b; do
	expect 2 "$WARTA" batch --manifest list --shard "$shard" --out made
done
expect 1 "$WARTA" batch --manifest missing --shard 1/2 --out made
has err missing
: >empty
expect 2 "$WARTA" batch --manifest empty --shard 1/2 --out made
expect 2 "$WARTA" load
[ ! -e made ] || fail "something was made"

# the shards one after another are the list
for i in 1 2 3; do "$WARTA" batch --manifest list --shard $i/3 --list; done >all
grep -v '^#' list | grep . >wanted
same wanted all

for i in 2 1 3; do
	expect 0 "$WARTA" batch --manifest list --shard $i/3 --out made
	has err "shard $i/3: "
done
[ "$(ls made | tr '\n' ' ')" = "shard-00001-of-00003.jsonl.zst shard-00002-of-00003.jsonl.zst shard-00003-of-00003.jsonl.zst " ] || fail "$(ls made)"
# whatever the number of threads, and however the list came, the bytes are the same
expect 0 sh -c '"$1" batch --manifest - --shard 2/3 --out other -j 1 <list' sh "$WARTA"
same made/shard-00002-of-00003.jsonl.zst other/shard-00002-of-00003.jsonl.zst
mkdir root && cp [a-e].warc.gz root
expect 0 "$WARTA" batch --manifest list --shard 3/3 --out third -j 4 --root root
same made/shard-00003-of-00003.jsonl.zst third/shard-00003-of-00003.jsonl.zst
# what is finished is left alone
before=$(stat -c %Y.%i made/shard-00001-of-00003.jsonl.zst)
expect 0 "$WARTA" batch --manifest list --shard 1/3 --out made
has err "finished before"
[ "$before" = "$(stat -c %Y.%i made/shard-00001-of-00003.jsonl.zst)" ] || fail "made again"
# another list is not mixed in
echo f.warc.gz >>list2
expect 2 "$WARTA" batch --manifest list2 --shard 1/3 --out made
has err "another list"
expect 2 "$WARTA" batch --manifest list --shard 1/3 --out made --any-language
has err "another list"

# the same rows as without shards: articles, claims, parties, events with their ids, stories
expect 0 "$WARTA" read -q --store read.db @wanted
expect 0 "$WARTA" load --store load.db made
has err "3 files loaded, 0 loaded before; 60 articles"
rows read.db >read.rows
rows load.db >load.rows
[ "$(grep -c . read.rows)" -gt 500 ] || fail "only $(grep -c . read.rows) rows"
same read.rows load.rows
expect 0 "$WARTA" check-store --store load.db
# again, file by file in another order, under another name: nothing changes
cp made/shard-00001-of-00003.jsonl.zst one.jsonl.zst
expect 0 "$WARTA" load --store load.db one.jsonl.zst made
has err "0 files loaded, 4 loaded before"
expect 0 "$WARTA" load --store load.db --again made
has err "0 stored, 60 known already"
rows load.db >load.rows
same read.rows load.rows
expect 0 "$WARTA" load --store some.db made/shard-00003-of-00003.jsonl.zst made/shard-00001-of-00003.jsonl.zst
has err "the list has 3 shards, 2 were given"
expect 0 "$WARTA" load --store some.db made
"$WARTA" events --store read.db --format jsonl | sed 's/"first_seen":"[^"]*"//; s/"changed":"[^"]*"//' | sort >read.events
"$WARTA" events --store some.db --format jsonl | sed 's/"first_seen":"[^"]*"//; s/"changed":"[^"]*"//' | sort >some.events
same read.events some.events

# a shard of another lexicon, whose rows have other numbers: who is who is found by name, and the coder is kept
cp -r "$SOURCE/lexicon" lexicon && chmod -R u+w lexicon
cat >lexicon/actors/aaa.txt <<'END'
actor Qasim Ujicoba
  role   IDN GOV  2019-10-23..  Menteri Uji
  ~ Menteri Uji Qasim Ujicoba tiba di Beijing.   @ 2024-04-01
  = CONSULT visit | Qasim Ujicoba [IDN GOV] -> CHN
END
sed -n 2p list >first
expect 0 "$WARTA" batch -q --manifest first --shard 1/1 --out elsewhere --lexicon lexicon
expect 0 "$WARTA" load -q --store elsewhere.db elsewhere
expect 0 "$WARTA" read -q --store here.db @first
coder=$(zstd -dcq elsewhere/*.zst | jq -r 'select(.warta).coder' 2>/dev/null) || skip "no jq"
[ "$(sqlite3 elsewhere.db 'SELECT DISTINCT coder FROM documents')" = "$coder" ] || fail "the coder is not kept: $coder"
[ "$(sqlite3 here.db 'SELECT DISTINCT coder FROM documents')" != "$coder" ] || fail "the lexicon is no other one"
for store in here elsewhere; do
	sqlite3 $store.db 'SELECT claim, side, number, name, canon, kind FROM parties ORDER BY 1, 2, 3' >$store.parties
done
grep -q . here.parties || fail "no parties"
same here.parties elsewhere.parties

# a file that is cut off, changed, or no shard is named, and nothing of it is loaded; the others are
size=$(stat -c %s made/shard-00002-of-00003.jsonl.zst)
mkdir bad && cp made/shard-00001-of-00003.jsonl.zst bad
for cut in 1 30 $((size / 2)) $((size - 1)); do
	head -c "$cut" made/shard-00002-of-00003.jsonl.zst >bad/shard-00002-of-00003.jsonl.zst
	rm -f bad.db
	expect 1 "$WARTA" load --store bad.db bad
	has err bad/shard-00002
	has err "1 file loaded"
	[ "$(sqlite3 bad.db "SELECT count(*) FROM documents WHERE url LIKE '%/b/%'")" = 0 ] || fail "cut at $cut: some of it was loaded"
done
{
	head -c $((size / 2)) made/shard-00002-of-00003.jsonl.zst
	printf x
	tail -c +$((size / 2 + 2)) made/shard-00002-of-00003.jsonl.zst
} >changed.zst
cat made/shard-00001-of-00003.jsonl.zst made/shard-00002-of-00003.jsonl.zst >joined.zst
zstd -dcq made/shard-00002-of-00003.jsonl.zst | sed '2d' | zstd -q >less.zst
echo '{"warta":"other"}' | zstd -q >other.zst
for file in changed.zst joined.zst less.zst other.zst list missing.zst; do
	expect 1 "$WARTA" load --store bad.db "$file"
	has err "$file"
done
zstd -dcq made/shard-00002-of-00003.jsonl.zst | sed '1s/"format":1/"format":9/;1q' >newer
zstd -q newer
expect 1 "$WARTA" load --store bad.db newer.zst
has err "format 9"
mkdir nothing
expect 1 "$WARTA" load --store bad.db nothing
has err "holds no shards"

# archives that are missing or damaged are named, counted, kept in the file; the rest is read
head -c 900 b.warc.gz >cut.warc.gz
printf '%s\n' a.warc.gz missing.warc.gz cut.warc.gz c.warc.gz >list3
expect 1 "$WARTA" batch --manifest list3 --shard 1/1 --out failing
has err "missing.warc.gz"
has err "cut.warc.gz"
zstd -dcq failing/*.zst >lines
has lines '{"failed":"missing.warc.gz'
[ "$(grep -c '"article"' lines)" -ge 24 ] || fail "the others were not read"
# and again: finished, but not well; with --retry the archive is there
expect 1 "$WARTA" batch --manifest list3 --shard 1/1 --out failing
has err "--retry"
cp b.warc.gz missing.warc.gz
cp b.warc.gz cut.warc.gz
expect 0 "$WARTA" batch --manifest list3 --shard 1/1 --out failing --retry
has err "0 failures"
printf x >>failing/shard-00001-of-00001.jsonl.zst
expect 1 "$WARTA" batch --manifest list3 --shard 1/1 --out failing
has err "shard-00001-of-00001.jsonl.zst"
expect 0 "$WARTA" batch --manifest list3 --shard 1/1 --out failing --retry

# a shard of no input is a shard; more shards than archives
expect 0 "$WARTA" batch --manifest list --shard 1/9 --out many
has err "0 inputs, 0 articles"
expect 0 "$WARTA" load --store bad.db many

# other inputs than archives, and bytes that are no UTF-8, letters that JSON escapes
printf '{"id":"x\\u0001","outlet":"A\\"B","published":"2024-07","title":"T\\\\n","text":"Iran mengecam Israel. \\u2028 Rusia\\tmengecam Jepang \\ud83d\\ude00."}\n' >odd.jsonl
printf 'JAKARTA, Antara - Iran meng\377ecam Israel, Kamis (18/7/2024).\n' >bad.txt
cat a.warc.gz b.warc.gz | zcat >plain.warc
zcat c.warc.gz | gzip >once.warc.gz
printf '%s\n' odd.jsonl bad.txt plain.warc once.warc.gz >list4
expect 0 "$WARTA" batch --manifest list4 --shard 1/1 --out odd
expect 0 "$WARTA" read -q --store read2.db @list4
expect 0 "$WARTA" load -q --store load2.db odd
rows read2.db >read.rows
rows load2.db >load.rows
same read.rows load.rows

# nothing can be written
people=$(as_nobody)
if [ -n "$people" ]; then
	mkdir closed && chmod 500 closed
	chmod 755 "$WORK"
	expect 1 $people "$WARTA" batch --manifest list --shard 1/3 --out closed
	has err "closed/shard-00001"
fi
if [ -w /dev/full ]; then
	mkdir full && ln -s /dev/full full/shard-00001-of-00003.jsonl.zst.part
	expect 1 "$WARTA" batch --manifest list --shard 1/3 --out full
fi

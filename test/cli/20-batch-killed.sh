# A shard whose making is killed at random moments comes out the same, byte for byte; two that make it at once
# do no harm.  KILLS=200 is the long form.
. "$SOURCE/test/cli/lib-batch.sh"
need sqlite3
kills=${KILLS:-5}
for a in a b; do archive "$a.warc.gz" 40; done
# long enough that there are places to go on from within an archive
PAD=$(head -c 60000 /dev/zero | tr '\0' x)
archive long.warc.gz 60
zcat long.warc.gz >plain.warc
printf '%s\n' a.warc.gz long.warc.gz plain.warc b.warc.gz >list
start=$(date +%s%N)
expect 0 "$WARTA" batch -j 2 --manifest list --shard 1/1 --out quiet
took=$((($(date +%s%N) - start) / 1000000))
wanted=quiet/shard-00001-of-00001.jsonl.zst
whole=$(stat -c %s $wanted)
seed=${SEED:-$$}
RANDOM=$seed
resumed=0
for i in $(seq "$kills"); do
	[ $((i % 4)) = 1 ] && rm -rf made
	"$WARTA" batch -j 2 --manifest list --shard 1/1 --out made >out.log 2>err.log &
	pid=$!
	sleep "$(awk -v most=$took -v r=$RANDOM 'BEGIN { printf "%.3f", most * r / 32768 / 1000 }')"
	kill -9 $pid 2>/dev/null
	wait $pid 2>/dev/null
	grep -q 'taken up' err.log && resumed=$((resumed + 1))
	if [ -e made/shard-00001-of-00001.jsonl.zst ]; then
		same $wanted made/shard-00001-of-00001.jsonl.zst
		rm -rf made
	fi
done
expect 0 "$WARTA" batch -j 2 --manifest list --shard 1/1 --out made
same $wanted made/shard-00001-of-00001.jsonl.zst

# broken off politely, it goes on within an archive
rm -rf made
for try in 1 2 3 4 5; do
	"$WARTA" batch -j 1 --manifest list --shard 1/1 --out made 2>err &
	pid=$!
	for wait in $(seq 200); do
		[ "$(stat -c %s made/*.part 2>/dev/null || echo 0)" -gt $((whole / 3)) ] && break
		sleep 0.01
	done
	kill -TERM $pid 2>kill.log
	wait $pid && break
	has err "the same command goes on from here"
	expect 0 "$WARTA" batch -j 2 --manifest list --shard 1/1 --out made
	grep -q 'taken up at input [23], byte [1-9]' err && break
	[ $try = 5 ] || rm -rf made
done
has err ", byte "
lacks err "byte 0"
same $wanted made/shard-00001-of-00001.jsonl.zst

# an archive that is another one by now is read from its beginning; a file with rubbish at its end is cut
for cut in $((whole / 3)) $((whole * 2 / 3)); do
	rm -rf made && mkdir made
	head -c $cut $wanted >made/shard-00001-of-00001.jsonl.zst.part
	printf 'rubbish of another file' >>made/shard-00001-of-00001.jsonl.zst.part
	expect 0 "$WARTA" batch -j 2 --manifest list --shard 1/1 --out made
	has err "taken up"
	same $wanted made/shard-00001-of-00001.jsonl.zst
done
rm -rf made && mkdir made
head -c $((whole / 3)) $wanted >made/shard-00001-of-00001.jsonl.zst.part
cp long.warc.gz kept.warc.gz
cat a.warc.gz long.warc.gz >changed && mv changed long.warc.gz
expect 0 "$WARTA" batch -j 2 --manifest list --shard 1/1 --out made
mv kept.warc.gz long.warc.gz
has err "taken up at input 2, byte 0"

# a record that says "as before" and means one before the place where the reading goes on: it is found all the same
{
	page first 1 | sed 's/^WARC-Type: response/&\r\nWARC-Record-ID: <urn:uuid:first>/' | gzip -1n
	cat long.warc.gz
	printf 'WARC/1.0\r\nWARC-Type: revisit\r\nWARC-Target-URI: http://Antara.example/again\r\nWARC-Date: 2024-07-19T08:00:00Z\r\nWARC-Refers-To: <urn:uuid:first>\r\nContent-Length: 0\r\n\r\n\r\n\r\n' | gzip -1n
} >revisits.warc.gz
echo revisits.warc.gz >again
expect 0 "$WARTA" batch -j 2 --manifest again --shard 1/1 --out as.before
has err "62 articles"
file=shard-00001-of-00001.jsonl.zst
rm -rf made && mkdir made
head -c $(($(stat -c %s as.before/$file) * 2 / 3)) as.before/$file >made/$file.part
expect 0 "$WARTA" batch -j 2 --manifest again --shard 1/1 --out made
has err "taken up at input 1"
lacks err "byte 0"
same as.before/$file made/$file

# several at once: one makes it, the others leave it alone
rm -rf made
pids=
for i in 1 2 3 4; do
	"$WARTA" batch -j 1 --manifest list --shard 1/1 --out made 2>err.$i &
	pids+=" $!"
done
made=0
for pid in $pids; do wait "$pid" && made=$((made + 1)); done
[ $made -ge 1 ] || fail "nobody made it"
cat err.? >err
same $wanted made/shard-00001-of-00001.jsonl.zst
[ "$(ls made)" = shard-00001-of-00001.jsonl.zst ] || fail "left behind: $(ls made)"
[ $made = 4 ] || has err "another process"

# a load that is killed goes on, and makes the same store
printf '%s\n' a.warc.gz b.warc.gz >short
for i in 1 2; do expect 0 "$WARTA" batch -q --manifest short --shard $i/2 --out short.d; done
expect 0 "$WARTA" load -q --store quiet.db short.d
for i in $(seq 4); do
	"$WARTA" load -q --store killed.db short.d >out.log 2>err.log &
	pid=$!
	sleep "0.$((RANDOM % 3))"
	kill -9 $pid 2>/dev/null
	wait $pid 2>/dev/null
done
expect 0 "$WARTA" load -q --store killed.db short.d
rows quiet.db >quiet.rows
rows killed.db >killed.rows
same quiet.rows killed.rows
echo "killed $kills times (SEED=$seed), $resumed runs went on from a place before they were killed themselves"

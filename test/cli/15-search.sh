# Articles by their words, and what changed.
expect 0 "$WARTA" read -q "$SOURCE/samples"
expect 0 "$WARTA" search menandatangani perjanjian
has out "["
has out " articles"
expect 0 "$WARTA" search "Kim Jong Un" kunjungan --format jsonl -n 2
lines out 2
has out '"marked":'
has out '[Kim Jong Un]'
expect 0 "$WARTA" search tidakadakatasepertiini
has out "0 of 0 articles"
expect 0 "$WARTA" search tidakadakatasepertiini --format csv
lines out 1
expect 0 "$WARTA" search "outlet:antara from:2024" --format tsv
[ "$(cut -f3 out | sed 1d | sort -u)" = ANTARA ] || fail "another outlet"
expect 0 "$WARTA" search Rusia --outlet antara --from 2024-06 --to 2024-06-18 -r --format jsonl
lines out 1
# as a word is typed, so it is looked for: no text is a wrong search
for words in '"' 'a"b' 'NEAR(x y)' 'x AND' '^x' '*' '{a}: b' "'; DROP TABLE search" '(((' 'title:"'; do
	"$WARTA" search -- "$words" >out 2>err
	[ $? = 1 ] && fail "$words is refused"
	lacks err "fts5"
	lacks err "syntax"
done
expect 2 "$WARTA" search
expect 2 "$WARTA" search -- -Rusia
has err "not only words that are not"
expect 2 "$WARTA" search Rusia from:kemarin
has err kemarin
expect 0 env LC_ALL=id_ID.UTF-8 "$WARTA" search Rusia
has out " artikel"
expect 1 "$WARTA" search Rusia --store missing.db

# the log: all is new, then one article is revised
expect 0 "$WARTA" changes --format tsv
cp out log
[ "$(cut -f4 log | sed 1d | sort -u)" = new ] || fail "not all is new"
last=$(tail -1 log | cut -f1)
expect 0 "$WARTA" changes --after "$last"
[ ! -s out ] || fail "something is behind the last line"
article r1 2024-07-19 >one.jsonl
expect 0 "$WARTA" read -q one.jsonl
sed 's/Rusia mengirim/Rusia kembali mengirim/; s/2024-07-19/2024-07-20/' one.jsonl >two.jsonl
expect 0 "$WARTA" changes --format tsv
last=$(tail -1 out | cut -f1)
expect 0 "$WARTA" read -q two.jsonl
expect 0 "$WARTA" changes --after "$last" --format tsv
has out "article	changed	r1	r1@"
grep -q 'event	\(new\|changed\)' out || fail "no event changed"
expect 0 "$WARTA" changes --since 2999-01-01 --format csv
lines out 1
expect 0 "$WARTA" changes --since 2001-01-01 -n 3 --format csv
lines out 4
expect 2 "$WARTA" changes --since kemarin
# the older version is there still, and is not found
expect 0 "$WARTA" search kembali outlet:antara --format csv
lines out 2
id=$("$WARTA" changes --format tsv | awk -F'\t' '$4 == "changed" && $3 == "article" { print $6 }')
expect 0 "$WARTA" show "$id"
has out "2024-07-19"

# Stories: listed in every form, and shown whole.
expect 0 "$WARTA" read "$SOURCE/samples"
expect 0 "$WARTA" stories
has out STORY
expect 0 "$WARTA" stories --format csv
has out "id,first,last,title,document,articles,outlets,independent,events"
expect 0 "$WARTA" stories --format jsonl --between RUS,PRK
[ -s out ] || fail "no story of Russia and North Korea"
id=$(head -1 out | cut -d'"' -f4)
expect 0 "$WARTA" show "$id"
has out "$id"
has out events
has out articles
expect 0 "$WARTA" show "${id:0:9}"
expect 0 "$WARTA" stories --from 1999 --to 1999 --format tsv
lines out 1
expect 1 "$WARTA" show s0000000000000
has err s0000000000000
for columns in 40 60 80 132; do
	COLUMNS=$columns "$WARTA" stories >out
	[ "$(wc -L <out)" -le "$columns" ] || fail "stories is wider than $columns"
done

# who takes part, most events first; the same as one JSON object
expect 0 "$WARTA" show "$id"
has out "[PRK GOV]"
expect 0 "$WARTA" show --json "$id"
lines out 1
grep -q '"parties":\[{"name":' out || fail "no parties in $(cat out)"
if command -v jq >/dev/null; then
	[ "$(jq -r .id out)" = "$id" ] || fail "another story"
	[ "$(jq '(.events + .background | length) == .n_events' out)" = true ] || fail "events are lost"
	[ "$(jq '(.articles | length) == .n_documents' out)" = true ] || fail "articles are lost"
fi
[ "$("$WARTA" show --json "$id" | grep -c '"sources":\[".')" = 1 ] || fail "no list behind the number of sources"

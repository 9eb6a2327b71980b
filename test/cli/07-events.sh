# Events of the sample articles: formats, filters, widths.
expect 0 "$WARTA" read "$SOURCE/samples"
expect 0 "$WARTA" events --format jsonl
[ -s out ] || fail "no events"
n=$(wc -l <out)
cp out all
grep -qvE '^\{"id":"e[0-9a-z]{13}".*\}$' out && fail "a line that is no event"

for format in csv tsv; do
	expect 0 "$WARTA" events --format $format
	head -1 out | grep -qE '^id.date.type' || fail "no head in $format"
done
lines out $((n + 1)) # a line each in TSV
awk -F'\t' 'NF != 16 { exit 1 }' out || fail "fields of TSV"
expect 0 "$WARTA" events
lines out $((n + 1))
has out DATE
expect 2 "$WARTA" events --format xml

# each filter leaves some of all, and nothing else
for filter in "--between RUS,PRK" "--actor RUS" "--type CONSULT" "--from 2024-06-01" "--to 2024-06-30" \
	"--status happened" "--stance asserted" "--place PRK" "--source KCNA" "--limit 2"; do
	expect 0 "$WARTA" events --format jsonl $filter
	grep -vxFf all out >/dev/null && fail "$filter gives others"
	[ "$(wc -l <out)" -le "$n" ] || fail "$filter gives too many"
done
expect 0 "$WARTA" events --format jsonl --limit 2
lines out 2
expect 0 "$WARTA" events --format jsonl --type consult
[ -s out ] || fail "no CONSULT"
grep -v '"type":"CONSULT"' out && fail "another type"
cp out by.type
expect 0 "$WARTA" events --format jsonl --between Rusia,"Korea Utara"
cp out by.name
expect 0 "$WARTA" events --format jsonl --between RUS,PRK
[ -s out ] || fail "nothing between Russia and North Korea"
same out by.name
expect 0 "$WARTA" events --format jsonl --actor Atlantis
lines out 0
expect 0 "$WARTA" events --actor Atlantis --format csv
lines out 1
for wrong in "--type FOO" "--status FOO" "--stance FOO" "--from yesterday" "--to 2024-13" "--between RUS" \
	"--limit many"; do
	expect 2 "$WARTA" events $wrong
done

# widths
for columns in 30 40 60 80 132; do
	for verb in events sources timeline; do
		COLUMNS=$columns "$WARTA" $verb >out
		[ $verb = timeline ] && [ $columns = 30 ] && continue
		[ $verb = timeline ] && grep '^ *"' out >quotes && mv quotes out
		width=$(wc -L <out)
		[ "$width" -le "$columns" ] || fail "$verb is $width wide, not $columns"
	done
done

expect 0 "$WARTA" timeline --between PRK,RUS
has out "Kim Jong Un"
has out " <- "
has out "independent sources"
id=$(head -1 all | cut -d'"' -f4)
expect 0 "$WARTA" show "$id"
has out "$id"
has out "coded by frames/"
expect 0 "$WARTA" show "${id:0:9}"
expect 0 "$WARTA" show --json "$id"
lines out 1
expect 1 "$WARTA" show nothing-is-called-so
has err nothing-is-called-so
expect 0 "$WARTA" sources
has out KCNA
expect 0 "$WARTA" sources --format jsonl
has out '"name":'
article=$(basename "$(ls "$SOURCE"/samples/*.txt | head -1)" .txt)
expect 0 "$WARTA" show "$article"
has out "$article#1"
expect 0 env LC_ALL=id_ID.UTF-8 "$WARTA" timeline -n 3
has out "sumber mandiri"

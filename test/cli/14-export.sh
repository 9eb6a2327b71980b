# Exports, each read by somebody else's reader where one is installed: jq, xmllint, sqlite3, jsonschema.
command -v jq >/dev/null && command -v xmllint >/dev/null && command -v sqlite3 >/dev/null ||
	skip "no jq, xmllint or sqlite3"
cat >hostile.jsonl <<'END'
{"id":"h1","outlet":"=HYPERLINK(\"x\"), \"Koran\"","url":"https://contoh.id/a?b=1&c=<2>","title":"=cmd|' /C calc'!A0","published":"2024-07-19","text":"Iran mengecam Israel pada Jumat (19/7), \"dilansir\" <b>Reuters</b> & AFP;\u0001\u000b\ttitik, koma."}
{"id":"-h2","outlet":"+62","title":"@SUM(1)","published":"2024-07","text":"Rusia mengirim bantuan ke Suriah, kata <Menlu> Rusia.\r\nPresiden Rusia akan mengunjungi Korea Utara pada 1 Agustus 2024."}
END
expect 0 "$WARTA" read -q "$SOURCE/samples" hostile.jsonl
expect 0 "$WARTA" events --format jsonl
n=$(wc -l <out)
[ "$n" -gt 20 ] || fail "only $n events"

formats="jsonl csv plover gdelt acled geojson timelinejs graphml ftm rss atom ics"
for format in $formats; do
	expect 0 "$WARTA" export --format $format
	[ -s out ] || fail "$format is empty"
	grep -qP '[\x00-\x08\x0b\x0c\x0e-\x1f\x7f]' out && fail "$format has control characters"
	iconv -f UTF-8 -t UTF-8 out >/dev/null || fail "$format is no UTF-8"
	cp out $format
	expect 0 "$WARTA" export --format $format --between Atlantis,Mu # nothing at all is in form, too
	cp out $format.none
done
for format in jsonl csv gdelt; do
	expect 0 "$WARTA" export --format $format --claims
	cp out $format.claims
done

# JSON
for file in geojson timelinejs geojson.none timelinejs.none; do
	jq -e . "$file" >out 2>err || fail "$file is no JSON"
done
jq -e . jsonl >out || fail "jsonl is no JSON"
[ "$(jq -s length jsonl)" = "$n" ] || fail "jsonl has other events"
for part in "" --claims; do
	expect 0 "$WARTA" export --format jsonl --schema $part
	cp out schema.json
	jq -e '.properties.type and .required' schema.json >out || fail "no schema"
	# the schema names every key that there is
	jq -r '.properties | keys[]' schema.json | sort >named
	jq -r 'keys[]' jsonl${part:+.claims} | sort -u >used
	[ -z "$(comm -13 named used)" ] || fail "not in the schema: $(comm -13 named used)"
	if command -v jsonschema >/dev/null; then
		rm -rf each && mkdir each
		head -40 jsonl${part:+.claims} | split -l 1 - each/
		jsonschema $(printf -- '-i %s ' each/*) schema.json >out 2>err || fail "a line is not as its schema says"
	fi
done
[ "$(jq '.features | length' geojson)" -gt 3 ] || fail "no features"
jq -e 'all(.features[]; .geometry.coordinates | (.[0] | . >= -180 and . <= 180) and (.[1] | . >= -90 and . <= 90))' \
	geojson >out || fail "a place that is none"
jq -e 'all(.events[]; .start_date.year and .text.headline and .unique_id)' timelinejs >out || fail "timelinejs"
jq -r '.events[].text.text' timelinejs | grep -q '<b>\|<Menlu>' && fail "HTML of an article in timelinejs"
# every party that an event of FollowTheMoney names is there
jq -r 'select(.schema == "Event") | .properties.involved[]' ftm | sort -u >named
jq -r 'select(.schema != "Event") | .id' ftm | sort -u >there
[ -s named ] && [ -z "$(comm -23 named there)" ] || fail "ftm names parties that are not there"

# XML
for file in graphml rss atom graphml.none rss.none atom.none; do
	xmllint --noout "$file" 2>err || fail "$file is no XML"
done
xpath() { xmllint --xpath "$1" "$2" 2>>err; }
[ "$(xpath 'count(//*[local-name()="entry"])' atom)" = "$n" ] || fail "atom has other events"
[ "$(xpath 'count(//item)' rss)" = "$n" ] || fail "rss has other events"
[ "$(xpath 'count(//*[local-name()="entry"][not(*[local-name()="updated"]) or not(*[local-name()="id"])])' atom)" = 0 ] ||
	fail "an entry without id or time"
[ "$(xpath 'count(//*[local-name()="edge"][not(@source = //*[local-name()="node"]/@id) or not(@target = //*[local-name()="node"]/@id)])' graphml)" = 0 ] ||
	fail "an edge without its nodes"
command -v graphml2gv >/dev/null && { graphml2gv graphml >out 2>err || fail "graphml2gv"; }

# CSV, read by sqlite; its metadata names the same columns
for file in csv csv.claims acled; do
	sqlite3 :memory: ".import --csv $file t" '.mode list' 'SELECT count(*), count(DISTINCT 1) FROM t' >out 2>err
	[ ! -s err ] || fail "$file is no CSV"
	grep -q $'\r$' "$file" || fail "$file: lines end otherwise"
done
[ "$(sqlite3 :memory: '.import --csv csv t' 'SELECT count(*) FROM t')" = "$n" ] || fail "csv has other events"
for part in "" --claims; do
	expect 0 "$WARTA" export --format csv --schema $part
	jq -r '[.tableSchema.columns[].name] | join(",")' out >columns
	head -1 csv${part:+.claims} | tr -d '\r' >head
	same columns head
done
# nothing that a spreadsheet would compute, but with --raw
sqlite3 :memory: '.import --csv csv.claims t' "SELECT count(*) FROM t WHERE substr(title, 1, 1) IN ('=', '@') OR substr(outlet, 1, 1) IN ('=', '+')" >out
[ "$(cat out)" = 0 ] || fail "a formula in CSV"
has csv.claims "'=cmd"
expect 0 "$WARTA" export --format csv --claims --raw
lacks out "'=cmd"
has out '=cmd'

# columns of TSV
columns() { awk -F'\t' -v n="$2" 'NF != n { exit 1 }' "$1" || fail "$1: not $2 columns"; }
columns plover 40
columns gdelt 61
columns gdelt.claims 16
awk -F'\t' '$30 < 1 || $30 > 4 || length($2) != 8 || length($29) != 2' gdelt >out
[ ! -s out ] || fail "gdelt: quad class, day or root code"
cut -f1 gdelt.claims | sort -u >mentioned
cut -f1 gdelt | sort -u >there
[ -n "$(comm -12 there mentioned)" ] || fail "mentions of other events"

# iCalendar: CRLF, folded at 75 bytes, balanced, planned things only
grep -qv $'\r$' ics && fail "ics: lines end otherwise"
LC_ALL=C awk '{ sub(/\r$/, "") } length > 75 { exit 1 }' ics || fail "ics: a line is too long"
[ "$(grep -c BEGIN:VEVENT ics)" = "$(grep -c END:VEVENT ics)" ] || fail "ics: unbalanced"
has ics "BEGIN:VEVENT"
[ "$(grep -c BEGIN:VEVENT ics.none)" = 0 ] || fail "ics: planned by nobody"

# filters, files, what cannot be written
expect 0 "$WARTA" export --format jsonl --type consult
jq -e 'select(.type != "CONSULT")' out && fail "another type"
expect 0 "$WARTA" export --format csv -o events.csv
same events.csv csv
[ ! -e events.csv.part ] || fail "a part is left"
expect 1 "$WARTA" export --format csv -o nowhere/events.csv
has err nowhere/events.csv
if [ -w /dev/full ]; then
	"$WARTA" export --format jsonl >/dev/full 2>err
	[ $? = 1 ] || fail "a full disk was not noticed"
	has err "cannot write"
	(
		ulimit -f 40
		exec "$WARTA" export --format jsonl -o full.jsonl
	) >out 2>err
	[ $? = 1 ] || fail "a full disk was not noticed in a file"
	has err full.jsonl
	[ ! -e full.jsonl ] && [ ! -e full.jsonl.part ] || fail "half a file is left"
fi
"$WARTA" export --format jsonl 2>err | head -1 >out
[ ! -s err ] || fail "a closed pipe is told"
lines out 1
expect 2 "$WARTA" export
has err geojson
expect 2 "$WARTA" export --format xlsx
has err "'xlsx'"
expect 2 "$WARTA" export --format rss --claims
expect 2 "$WARTA" export --format ics --schema
expect 2 "$WARTA" export --format csv --from kemarin
expect 1 "$WARTA" export --format csv --store missing.db
has err missing.db

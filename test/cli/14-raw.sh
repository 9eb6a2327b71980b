# Where a claim stands in the page as it was fetched: the bytes there are the words that are cited.
command -v sqlite3 >/dev/null || skip "no sqlite3"
printf '<!doctype html><html><head><meta charset=windows-1252><title>Iran mengecam Israel</title></head><body><h1>Iran mengecam Israel</h1><p>TEHERAN \227 <b>Iran</b> mengecam Israel atas \223serangan\224 itu, Kamis (18/7/2024).</p><p>Hal itu dikatakan juru bicara kementerian kepada para wartawan di kantornya, menurut kantor berita setempat.</p></body></html>' >latin.html
{
	printf 'HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nTransfer-Encoding: chunked\r\nContent-Encoding: gzip\r\n\r\n'
	gzip -9n <latin.html >packed
	split -b 100 packed part.
	for part in part.*; do
		printf '%x\r\n' "$(wc -c <"$part")"
		cat "$part"
		printf '\r\n'
	done
	printf '0\r\n\r\n'
} >answer
{
	printf 'WARC/1.0\r\nWARC-Type: response\r\nWARC-Target-URI: http://a.example/1\r\nContent-Type: application/http\r\nContent-Length: %s\r\n\r\n' "$(wc -c <answer)"
	cat answer
	printf '\r\n\r\n'
} | gzip >in.warc.gz
for input in latin.html in.warc.gz; do
	rm -f r.db
	expect 0 "$WARTA" read --store r.db $input
	id=$(sqlite3 r.db 'SELECT id FROM documents')
	expect 0 "$WARTA" show --store r.db --raw "$id"
	has out '"charset":"windows-1252"'
	read -r start end raw_start raw_end < <(head -1 out |
		sed 's/.*"spans":\[\[\([0-9]*\),\([0-9]*\)\].*"raw_spans":\[\[\([0-9]*\),\([0-9]*\)\].*/\1 \2 \3 \4/')
	sqlite3 r.db 'SELECT text FROM texts' | tail -c +$((start + 1)) | head -c $((end - start)) >cited
	tail -c +$((raw_start + 1)) latin.html | head -c $((raw_end - raw_start)) | iconv -f windows-1252 -t utf-8 | sed 's/<[^>]*>//g' >fetched
	[ -s cited ] || fail "nothing is cited"
	same cited fetched
done
# an article that came as JSON has no page
echo '{"id":"a","title":"Iran","published":"2024-07-19","text":"Iran mengecam Israel atas serangan itu, Kamis (18/7/2024)."}' >in.jsonl
expect 0 "$WARTA" read --store j.db in.jsonl
expect 0 "$WARTA" show --store j.db --raw a
has out '"spans"'
lacks out 'raw_spans'

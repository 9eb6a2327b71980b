# What breaks the child that unpacks and decodes is named, kept and passed over; the rest is read, in
# its order, and nothing of it is lost.
record() { # NUMBER WORDS
	body="HTTP/1.1 200 OK"$'\r\n'"Content-Type: text/html; charset=utf-8"$'\r\n\r\n'"<!doctype html><html lang=\"id\"><title>Kabar $1</title><article><p>JAKARTA - Iran mengecam Israel atas serangan ke-$1 itu, Kamis (18/7/2024). Hal itu dikatakan juru bicara kementerian kepada para wartawan di kantornya. $2</p></article></html>"
	printf 'WARC/1.0\r\nWARC-Type: response\r\nWARC-Target-URI: http://a.example/%s\r\nWARC-Date: 2024-07-19T08:00:00Z\r\nContent-Type: application/http\r\nContent-Length: %s\r\n\r\n%s\r\n\r\n' \
		"$1" "${#body}" "$body"
}
export WARTA_CELL_TEST=1
ids() { grep -o '"id":"http://a.example/[0-9]*"' out | grep -o '[0-9]*"' | tr -d '"\n'; }
for i in 1 2 3 4 5 6 7 8; do
	words=baik
	[ $i = 3 ] && words=reader:crash
	[ $i = 8 ] && words=reader:lie
	record $i $words >>plain.warc
	record $i $words | gzip -1n >>members.warc.gz
done
for file in plain.warc members.warc.gz; do
	for jobs in 1 3; do
		rm -rf warta-quarantine
		expect 1 "$WARTA" read -j $jobs --no-store --articles --page-seconds 60 $file
		[ "$(ids)" = 124567 ] || fail "$file: $(ids) were read"
		has err "$file: at byte"
		has err 'reading crashed ('
		has err 'its reader said what cannot be'
		has err '2 inputs failed'
		[ "$(ls warta-quarantine | wc -l)" = 2 ] || fail "not two records in quarantine"
	done
done
# what is kept is a record that can be read
for kept in warta-quarantine/*; do
	expect 0 env -u WARTA_CELL_TEST "$WARTA" read --no-store --articles "$kept"
	[ "$(ids)" = 3 ] || [ "$(ids)" = 8 ] || fail "$kept holds $(ids)"
done

# one that hangs, one that needs too much, one that opens what it may not
for what in hang memory open; do
	rm -rf warta-quarantine one.warc
	record 1 baik >one.warc
	record 2 reader:$what >>one.warc
	record 3 baik >>one.warc
	seconds=60
	[ $what = hang ] && seconds=1
	[ $what = open ] && code=0 || code=1
	expect $code "$WARTA" read -j 1 --no-store --articles --page-seconds $seconds one.warc
	[ $what = open ] && read=123 || read=13
	[ "$(ids)" = $read ] || fail "$what: $(ids) were read"
	[ $what != hang ] || has err 'reading took over 1 s'
	# a build with sanitizers ends by itself where it gets no memory
	[ $what != memory ] || sanitized || has err 'reading needs over 512 MB'
done

# lines of JSON, an item of a feed, a page: the same, and standard input as far as it goes
for i in 1 2 3 4; do
	words=baik
	[ $i = 2 ] && words=reader:crash
	echo "{\"id\":\"http://a.example/$i\",\"title\":\"Kabar $i\",\"text\":\"Iran mengecam Israel, kata juru bicara kementerian kepada wartawan. $words\"}" >>in.jsonl
done
expect 1 "$WARTA" read -j 1 --no-store --articles in.jsonl
[ "$(ids)" = 134 ] || fail "lines: $(ids) were read"
has err 'in.jsonl:2: reading crashed ('
gzip -k in.jsonl
expect 1 "$WARTA" read -j 2 --no-store --articles in.jsonl.gz
[ "$(ids)" = 134 ] || fail "packed lines: $(ids) were read"
"$WARTA" read -j 1 --no-store --articles - <in.jsonl >out 2>err
[ "$(ids)" = 1 ] || fail "standard input: $(ids) were read"
has err 'what follows in it is not read'
has err 'could not be kept'
{
	echo '<rss version="2.0"><channel><title>Kabar</title>'
	for i in 1 2 3; do
		[ $i = 2 ] && words=reader:crash || words=baik
		echo "<item><title>Kabar $i</title><link>http://a.example/$i</link><description>Iran mengecam Israel atas serangan itu, kata juru bicara kementerian kepada para wartawan di kantornya, Kamis. $words</description></item>"
	done
	echo '</channel></rss>'
} >feed.rss
expect 1 "$WARTA" read -j 1 --offline --no-store --articles feed.rss
[ "$(ids)" = 13 ] || fail "items: $(ids) were read"
echo '<!doctype html><title>Kabar</title><p>reader:crash' >page.html
expect 1 "$WARTA" read -j 1 --no-store --any-language page.html in.jsonl
has err 'page.html: reading crashed ('

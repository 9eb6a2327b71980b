# An archive is read record by record; what is damaged is named, counted, and costs nothing else.
record() { # URL TEXT
	body="HTTP/1.1 200 OK"$'\r\n'"Content-Type: text/html; charset=utf-8"$'\r\n\r\n'"<!doctype html><title>Kabar</title><article><p>JAKARTA - $2</p></article>"
	printf 'WARC/1.0\r\nWARC-Type: response\r\nWARC-Target-URI: %s\r\nWARC-Date: 2024-07-19T08:00:00Z\r\nContent-Type: application/http\r\nContent-Length: %s\r\n\r\n%s\r\n\r\n' \
		"$1" "${#body}" "$body"
}
record http://a.example/1 'Iran mengecam Israel atas serangan itu, Kamis (18/7).' | gzip -n >one.warc.gz
record http://a.example/2 'Rusia mengecam Jepang atas keputusan itu, Kamis (18/7).' | gzip -n >two.warc.gz
record http://a.example/3 'Turki mengecam Swedia atas pembakaran itu, Kamis (18/7).' | gzip -n >three.warc.gz
cat one.warc.gz two.warc.gz three.warc.gz >all.warc.gz
expect 0 "$WARTA" read --no-store --articles all.warc.gz
has out '"id":"http://a.example/1"'
has out '"id":"http://a.example/3"'
has err 'of 3 records 3 pages'

# the same bytes, not packed, or packed at once, or through a pipe
zcat all.warc.gz >plain
gzip -n <plain >once
for file in plain once; do
	expect 0 "$WARTA" read --no-store --articles "$file"
	has err 'of 3 records 3 pages'
done
expect 0 sh -c 'cat all.warc.gz | "$1" read --no-store --articles -' sh "$WARTA"
has err 'of 3 records 3 pages'

# damage in the second member
size=$(stat -c %s one.warc.gz)
{
	cat one.warc.gz
	head -c 60 two.warc.gz
	cat three.warc.gz
} >cut.warc.gz
expect 1 "$WARTA" read --no-store --articles cut.warc.gz
has out '"id":"http://a.example/1"'
has out '"id":"http://a.example/3"'
has err "cut.warc.gz: at byte $size: "

# what is known and not read is called by its name
printf '\004\042\115\030rest of it' >a.warc.lz4
expect 1 "$WARTA" read --no-store a.warc.lz4
has err 'a.warc.lz4: is packed with lz4'

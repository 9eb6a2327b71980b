# An archive whose reading was broken off is taken up at the last whole record, and nothing is lost.
record() { # NUMBER
	body="HTTP/1.1 200 OK"$'\r\n'"Content-Type: text/html; charset=utf-8"$'\r\n\r\n'"<!doctype html><html lang=\"id\"><title>Kabar $1</title><article><p>JAKARTA - Iran mengecam Israel atas serangan ke-$1 itu, Kamis (18/7/2024). Hal itu dikatakan juru bicara kementerian kepada para wartawan di kantornya.</p></article></html>"
	printf 'WARC/1.0\r\nWARC-Type: response\r\nWARC-Target-URI: http://a.example/%s\r\nWARC-Date: 2024-07-19T08:00:00Z\r\nContent-Type: application/http\r\nContent-Length: %s\r\n\r\n%s\r\n\r\n' \
		"$1" "${#body}" "$body"
}
N=120
for i in $(seq $N); do record "$i"; done >plain.warc
for i in $(seq $N); do record "$i" | gzip -1n; done >members.warc.gz
mkfifo pipe
for file in plain.warc members.warc.gz; do
	for signal in INT KILL; do
		rm -f r.db*
		set -m
		"$WARTA" read --jobs 1 --jsonl --store r.db "$file" >pipe 2>err &
		warta=$!
		set +m
		# some claims are taken, then nobody reads: it stands in the middle of the archive
		exec 7<pipe
		for i in $(seq 20); do read -r _ <&7; done
		kill -$signal $warta
		exec 7<&-
		wait $warta
		expect 0 "$WARTA" read --jobs 1 --store r.db "$file"
		[ $signal = KILL ] || has err "taken up where the last run stopped"
		expect 0 "$WARTA" show --store r.db http://a.example/1
		expect 0 "$WARTA" show --store r.db "http://a.example/$N"
		n=$(sqlite3 r.db 'SELECT count(*) FROM documents') || skip "no sqlite3"
		[ "$n" = $N ] || fail "$file, SIG$signal: $n articles, not $N"
		# read to its end, it is read from its beginning again
		expect 0 "$WARTA" read --jobs 1 --store r.db "$file"
		has err "$N known already"
	done
done

# Jobs that are addresses: a page, a feed with what is behind it, one that is gone, one that is busy.
command -v sqlite3 >/dev/null || skip "no sqlite3"
mkdir site
coproc "$(dirname "$WARTA")/test_server" "$WORK/site" "$WORK/log"
read -r port <&"${COPROC[0]}"
at=http://127.0.0.1:$port
for i in 1 2 3; do
	printf '<!doctype html><html lang="id"><head><title>Sikap %d</title></head><body><article><h1>Sikap %d</h1><p>JAKARTA - Iran mengecam Israel atas serangan itu, Kamis (%d/7).</p><p>%s</p></article></body></html>' \
		$i $i $i 'Hal itu dikatakan juru bicara kementerian kepada para wartawan di kantornya pada hari yang sama.' >"site/$i.html"
done
printf '<?xml version="1.0"?><rss version="2.0"><channel><title>Kabar</title><item><title>Dua</title><link>%s/2.html</link></item><item><title>Tiga</title><link>%s/3.html</link></item></channel></rss>' \
	"$at" "$at" >site/rss
printf '<?xml version="1.0"?><opml version="2.0"><body><outline text="Kabar" type="rss" xmlUrl="%s/rss"/></body></opml>' "$at" >feeds.opml

expect 0 "$WARTA" submit "$at/1.html" feeds.opml "$at/404" "$at/503"
has err "4 jobs"
# a list is read in a child or here, and in UTF-16 too, whose decoder the child cannot open any more
iconv -f UTF-8 -t UTF-16 feeds.opml >wide.opml
for how in auto off; do
	for list in feeds wide; do
		expect 0 "$WARTA" submit -q --sandbox $how --queue $how-$list.queue $list.opml
		sqlite3 $how-$list.queue "SELECT body FROM jobs" >out
		has out "\"kind\":\"feed\",\"at\":\"$at/rss\""
	done
done
# 404 is an end, 503 is tried again later: until then the queue is not empty
"$WARTA" work -q -j 1 --join 0 --allow-private --delay 0 --timeout 2 2>err &
pid=$!
for _ in $(seq 100); do
	[ "$(sqlite3 warta.db 'SELECT count(*) FROM documents' 2>/dev/null)" = 3 ] && "$WARTA" queue -f jsonl | grep -q '"waiting":0,"held":1,"workers":0' && break
	sleep 0.1
done
kill -TERM $pid
wait $pid || fail "a stop is no failure"
[ "$(sqlite3 warta.db 'SELECT count(*) FROM documents')" = 3 ] || fail "not the page and the two of the feed"
expect 0 "$WARTA" queue -f jsonl
has out '"waiting":0,"held":1'
expect 0 "$WARTA" queue dead -f tsv
lines out 2
has out "$at/404"
has out "answers 404"

# warta watch and warta serve as services: side by side, alerts, metrics, what systemd is told, a clean end.
command -v curl >/dev/null && command -v jq >/dev/null || skip "no curl or no jq"
bin=$(dirname "$WARTA")
mkdir one two
page() { # FOLDER FILE TEXT
	printf '<!doctype html><html lang="id"><head><title>%s</title></head><body><article><h1>%s</h1><p>JAKARTA - %s</p><p>%s</p></article></body></html>' \
		"$2" "$2" "$3" 'Hal itu dikatakan juru bicara kementerian kepada para wartawan di kantornya pada hari yang sama.' >"$1/$2"
}
start "$bin/test_server" "$WORK/one" "$WORK/log1"
one=http://127.0.0.1:$line
start "$bin/test_server" "$WORK/two" "$WORK/log2"
two=http://127.0.0.1:$line
start "$bin/test_receiver" "$WORK/told" 500
hook=http://127.0.0.1:$line
start "$bin/test_receiver" -d "$WORK/notify" "$WORK/systemd"
page two satu.html 'Iran mengecam Israel atas serangan itu, Kamis (18/7/2024).'
echo '<rss version="2.0"><channel><ttl>120</ttl><item><title>satu</title><link>/satu.html</link></item></channel></rss>' >two/rss
cat >feeds.opml <<END
<opml><body><outline xmlUrl="$one/hang"/><outline xmlUrl="$two/rss"/><outline xmlUrl="$two/later"/></body></opml>
END
cat >warta.conf <<END
db = news.db
log-format = json
metrics = :0
[web]
allow-private = yes
delay = 0
timeout = 3
[watch]
feeds = feeds.opml
interval = 30
[alert iran]
actor = IRN
webhook = $hook/hook
secret = kunci
allow-private = yes
END
export WARTA_CONFIG=$WORK/warta.conf
# a site that is silent holds up nobody
export NOTIFY_SOCKET=$WORK/notify WATCHDOG_USEC=1000000
"$WARTA" watch 2>err >out &
watch=$!
wait_for err "\"input\":\"$one/hang\",\"msg\":\"not read\""
first=$(jq -r 'select(.msg == "looked" or .msg == "not read") | .input' err | tail -1)
[ "$first" = "$one/hang" ] || fail "$first came behind the one that hangs"
# its own word on when to come again, and the server's
[ "$(jq -r "select(.input == \"$two/rss\" and .msg == \"looked\") | .next_seconds" err)" = 7200 ] || fail "ttl"
[ "$(jq -r "select(.input == \"$two/later\" and .msg == \"not read\") | .next_seconds" err)" = 7200 ] || fail "Retry-After"
# the alert, though the receiver failed once
wait_for err '"stage":"alert","input":"iran","msg":"iran.'
wait_for err 'new told'
[ "$(grep -c '^webhook-signature: v1,' told)" = 2 ] || fail "not told twice"
# metrics of the stages
at=$(jq -r 'select(.stage == "monitor") | .msg' err | sed 's/.* \(http.*\)\/metrics/\1/')
curl -s "$at/metrics" >metrics
awk -f "$SOURCE/test/cli/prometheus.awk" metrics >wrong || fail "$(head -3 wrong)"
for series in 'warta_feed_looks_total{outcome="news"} 1' 'warta_feed_looks_total{outcome="failed"} 2' 'warta_feeds 3' \
	'warta_articles_total 1' 'warta_put_total{outcome="new"} 1' 'warta_alerts_total{outcome="delivered"} 1' \
	'warta_alerts_total{outcome="failed"} 1' 'warta_stage_seconds_count{stage="grammar"} 1' 'warta_store_up 1'; do
	has metrics "$series"
done
[ "$(curl -s -o out -w '%{http_code}' "$at/readyz")" = 200 ] || fail "not ready: $(cat out)"
wait_for systemd WATCHDOG=1
kill -TERM $watch
wait $watch || fail "exit code $?"
has systemd READY=1
wait_for systemd STOPPING=1
[ "$(head -1 systemd)" = READY=1 ] || fail "not ready first"

# the same alert in the pages: a list, its events, a stream
unset NOTIFY_SOCKET WATCHDOG_USEC
"$WARTA" serve --port 0 --log-format text --metrics :0 >address 2>serve.err &
serve=$!
wait_for address http
pages=$(cat address)
curl -s "${pages}alerts.json" >out
jq -e '.[0].name == "iran" and (.[0].query | contains("party=IRN"))' out >/dev/null || fail "no list"
curl -s "${pages}alerts" >out
has out /alert/iran
curl -sL "${pages}alert/iran.rss" >out
has out '<rss'
has out Israel
[ "$(curl -s -o out -w '%{http_code}' "${pages}alert/irak")" = 404 ] || fail "not 404"
curl -sN "${pages}alert/iran/stream" >stream &
listener=$!
wait_for stream retry
sleep 1.5
printf '{"id":"x","outlet":"Antara","published":"2024-07-20","title":"Berita","text":"Iran mengecam Mesir pada Sabtu. Rusia mengecam Prancis pada Sabtu."}\n' >x.jsonl
expect 0 "$WARTA" read --log-format text x.jsonl
wait_for stream 'event: new'
sed -n 's/^data: //p' stream | jq -e '.type == "event.new" and .data.alert == "iran" and .data.event.recipients[0].country == "EGY"' >/dev/null ||
	fail "the stream"
[ "$(grep -c '^data: ' stream)" = 1 ] || fail "what does not fit was told"
# corrected: what was told is taken back, in the same article and in one that says otherwise
id=$(sed -n 's/^data: //p' stream | jq -r .data.id)
sed 's/Iran mengecam Mesir pada Sabtu. //' x.jsonl >y.jsonl
expect 0 "$WARTA" read --log-format text y.jsonl
wait_for stream 'event: withdrawn'
sed -n 's/^data: //p' stream | tail -1 | jq -e --arg id "$id" '.type == "event.withdrawn" and .data.id == $id and
	(.data | has("event") | not)' >/dev/null || fail "what was withdrawn: $(tail -2 stream)"
kill -TERM $serve
wait $serve || fail "serve: exit code $?"
kill $listener 2>/dev/null
kill $keepers 2>/dev/null
wait 2>/dev/null

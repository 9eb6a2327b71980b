# Metrics, alive, ready: on the pages' port and on one of their own.
command -v curl >/dev/null || skip "no curl"
value() { # SERIES: its value
	awk -v series="$1" '$1 == series { print $2 }' out
}
ask() { # CODE URL
	[ "$(curl -s -o out -w '%{http_code}' "$2")" = "$1" ] || fail "$2: not $1"
}
article a 2024-07-19 >a.jsonl
expect 0 "$WARTA" read a.jsonl
"$WARTA" serve --port 0 --metrics :0 >address 2>err &
server=$!
wait_for err '/metrics'
pages=$(cat address) own=$(sed -n 's/.* at \(http.*\)\/metrics$/\1/p' err)
case $own in http://127.0.0.1:*) ;; *) fail "not this machine only: $own" ;; esac
ask 200 "${pages}events"
ask 200 "${pages}events"
ask 404 "${pages}nowhere"
ask 200 "${pages}event/$("$WARTA" events --format jsonl | head -1 | sed 's/.*"id":"\([^"]*\)".*/\1/')"
for at in "${pages%/}" "$own"; do
	ask 200 "$at/healthz"
	has out alive
	ask 200 "$at/readyz"
	has out ready
	ask 200 "$at/metrics"
	awk -f "$SOURCE/test/cli/prometheus.awk" out >wrong || fail "$(head -3 wrong)"
	[ "$(value 'warta_http_answers_total{route="/events",status="200"}')" = 2 ] || fail "events are not counted"
	[ "$(value 'warta_http_answers_total{route="/-",status="404"}')" = 1 ] || fail "what is nowhere is not counted"
	[ "$(value 'warta_http_answers_total{route="/event/*",status="200"}')" = 1 ] || fail "an event is not counted"
	[ "$(value warta_store_bytes)" -ge "$(stat -c %s warta.db)" ] || fail "the store is larger"
	if command -v promtool >/dev/null; then
		promtool check metrics <out >told 2>&1 || fail "promtool: $(head -1 told)"
	fi
done
ask 404 "$own/events"
[ "$(curl -s -o out -w '%{http_code}' -X POST "$own/metrics")" = 405 ] || fail "POST"
# the grammar above can fail
for line in 'warta_lag_seconds 1' 'warta_x_total 1' 'warta_lag_seconds{a=b} 1' 'warta_lag_seconds'; do
	{ cat out; curl -s "$own/metrics"; echo "$line"; } >spoilt
	awk -f "$SOURCE/test/cli/prometheus.awk" spoilt >wrong && fail "'$line' was taken"
done
# a store that goes away: alive, and not ready
mv warta.db gone.db
mkdir warta.db
ask 200 "$own/healthz"
kill -TERM "$server"
wait "$server" || fail "the server did not end well"
rmdir warta.db
mv gone.db warta.db

for bad in nowhere:x 127.0.0.1 1.2.3.4.5:9000 localhost:70000; do
	expect 1 "$WARTA" serve --port 0 --metrics "$bad"
	has err "$bad: is no address"
done

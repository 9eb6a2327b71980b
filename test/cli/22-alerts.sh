# Alerts: a saved query tells a webhook what is new, signed, in order, until it is taken.
command -v jq >/dev/null && command -v sqlite3 >/dev/null || skip "no jq or no sqlite3"
receive() { # ANSWER...: starts the receiver
	: >log
	coproc "$(dirname "$WARTA")/test_receiver" "$WORK/log" "$@"
	receiver=$COPROC_PID
	read -r port <&"${COPROC[0]}"
	cat >alerts.conf <<-END
		[alert iran]
		actor = IRN
		webhook = http://127.0.0.1:$port/hook
		secret = kunci rahasia
		allow-private = yes
	END
}
enough() {
	eval "exec ${COPROC[1]}>&-"
	wait "$receiver" 2>/dev/null
}
told() { # N: so many requests came
	local n
	n=$(grep -c '^POST ' log)
	[ "$n" = "$1" ] || fail "$n requests came, not $1"
}
ids() {
	sed -n 's/^webhook-id: //p' log | tr -d '\r'
}
bodies() {
	grep '^{' log
}
deliver() {
	expect "$1" "$WARTA" alerts --deliver --config alerts.conf
}
until_taken() {
	for _ in $(seq 60); do
		"$WARTA" alerts --deliver --config alerts.conf 2>err >out 8>&- && [ "$(waiting)" = 0 ] && return
		sleep 0.3
	done
	fail "never taken"
}
waiting() {
	"$WARTA" alerts --config alerts.conf --format jsonl | jq -r .waiting
}
more() { # ID DAY TEXT: another article
	printf '{"id":"%s","outlet":"Antara","published":"%s","title":"Berita","text":"%s"}\n' "$1" "$2" "$3" >"$1.jsonl"
	expect 0 "$WARTA" read "$1.jsonl"
}

# what was there before is not told; the receiver fails twice, is slow, and asks to wait
receive 500 mute slow wait long
article a 2024-07-19 >a.jsonl
expect 0 "$WARTA" read a.jsonl
expect 0 "$WARTA" alerts --config alerts.conf
has out iran
lacks out /hook
deliver 0
told 0
[ "$(waiting)" = 0 ] || fail "it did not begin"
more b 2024-07-20 'Iran mengecam Jepang pada Sabtu, dilansir Reuters. Rusia mengecam Prancis pada Sabtu.'
deliver 1
has err 'not taken (the receiver answers 500); again in 1 s'
told 1
sqlite3 warta.db "UPDATE seen SET due = due + 1000 WHERE key = 'alert:iran'"
deliver 0 # it is not time yet
told 1
sqlite3 warta.db "UPDATE seen SET due = 0 WHERE key = 'alert:iran'"
until_taken
told 3
[ "$(ids | sort -u | wc -l)" = 1 ] || fail "the same delivery had several ids"
[ "$(bodies | sort -u | wc -l)" = 1 ] || fail "the same delivery had several bodies"
bodies | tail -1 | jq -e '.type == "event.new" and .data.alert == "iran" and .data.event.type == "ACCUSE" and
	(.data.event.actors[0].country == "IRN") and .timestamp and .data.id == .data.event.id' >/dev/null || fail "the body"
# the signature, by another program
if command -v openssl >/dev/null; then
	id=$(ids | tail -1) time=$(sed -n 's/^webhook-timestamp: //p' log | tr -d '\r' | tail -1)
	want=$(printf '%s.%s.%s' "$id" "$time" "$(bodies | tail -1)" |
		openssl dgst -sha256 -hmac 'kunci rahasia' -binary | openssl base64 -A)
	got=$(sed -n 's/^webhook-signature: v1,//p' log | tr -d '\r' | tail -1)
	[ "$want" = "$got" ] || fail "signed $got, not $want"
	key=$(printf 'sebuah kunci lain' | openssl base64 -A)
fi
# nothing is told twice; what does not fit is not told; Retry-After; an answer that is too long
deliver 0
expect 0 "$WARTA" read b.jsonl
deliver 0
told 3
more c 2024-07-21 'Iran mengecam Mesir pada Minggu, dilansir Reuters.'
deliver 1
has err 'answers 429'
until_taken
told 5
[ "$(ids | sort -u | wc -l)" = 2 ] || fail "two deliveries, two ids"
expect 0 "$WARTA" alerts --test --config alerts.conf iran
told 6
bodies | tail -1 | jq -e '.type == "test"' >/dev/null || fail "no test"
expect 2 "$WARTA" alerts --test --config alerts.conf irak
has err "no alert 'irak'"
enough

# killed while the receiver takes its time: told again under the same id
receive slow 200
more d 2024-07-22 'Iran mengecam Yordania pada Senin, dilansir Reuters.'
"$WARTA" alerts --deliver --config alerts.conf 2>/dev/null &
pid=$!
for _ in $(seq 50); do
	grep -q '^POST' log && break
	sleep 0.1
done
kill -KILL $pid
wait $pid 2>/dev/null
until_taken
told 2
[ "$(ids | sort -u | wc -l)" = 1 ] || fail "another id after the kill"
# changes and withdrawals, in a file of RSS too; a key in base64; a redirection is no answer
enough
receive away
{
	echo 'on = new, changed'
	echo "rss = $WORK/iran.rss"
	[ -n "${key:-}" ] && sed -i "s|^secret = .*|secret = whsec_$key|" alerts.conf
} >>alerts.conf
deliver 0
has iran.rss '<rss'
printf '{"id":"d2","outlet":"Kompas","published":"2024-07-22","title":"Berita","text":"Iran mengecam Yordania pada Senin, kata juru bicara."}\n' >d2.jsonl
expect 0 "$WARTA" read d2.jsonl
deliver 1
has err 'answers 302'
until_taken
told 2
lacks log elsewhere
bodies | tail -1 | jq -e '.type == "event.changed" and .data.event.n_outlets == 2' >/dev/null || fail "no change was told"
if [ -n "${key:-}" ]; then
	want=$(printf '%s.%s.%s' "$(ids | tail -1)" "$(sed -n 's/^webhook-timestamp: //p' log | tr -d '\r' | tail -1)" \
		"$(bodies | tail -1)" | openssl dgst -sha256 -hmac 'sebuah kunci lain' -binary | openssl base64 -A)
	[ "$want" = "$(sed -n 's/^webhook-signature: v1,//p' log | tr -d '\r' | tail -1)" ] || fail "signed otherwise"
fi
has iran.rss Yordania

# what was told and is no event any more is withdrawn, once
enough
receive
echo 'on = new, withdrawn' >>alerts.conf
deliver 0
more e 2024-07-23 'Iran mengecam Irak pada Selasa, dilansir Reuters.'
deliver 0
told 1
more e 2024-07-23 'Rusia mengecam Irak pada Selasa, dilansir Reuters.'
deliver 0
deliver 0
told 2
bodies | tail -1 | jq -e --arg id "$(bodies | head -1 | jq -r .data.id)" '.type == "event.withdrawn" and .data.id == $id' >/dev/null ||
	fail "not withdrawn"

# no private address unless it is asked for
: >log
sed -e 's/^allow-private.*//' alerts.conf >http.conf
expect 1 "$WARTA" alerts --deliver --config http.conf
has err 'for private networks only'
sed -e 's|http:|https:|' http.conf >https.conf
expect 1 "$WARTA" alerts --test --config https.conf
has err 'private address'
told 0
enough

# faults of the files
for line in 'colour = red' 'between = RUS' 'on = never' 'independent = two' 'allow-private = maybe'; do
	printf '[alert x]\n%s\n' "$line" >bad.conf
	expect 2 "$WARTA" alerts --config bad.conf
	has err 'bad.conf:2:'
done
printf '[alert x]\nactor = IRN\nsecret-file = nowhere\n' >bad.conf
expect 2 "$WARTA" alerts --config bad.conf
has err 'bad.conf:3: no secret'
printf '[alert x]\ntype = DANCE\nwebhook = https://a.example/\n' >bad.conf
expect 1 "$WARTA" alerts --deliver --config bad.conf
has err 'alert x:'
printf '[alert x]\nsecret = whsec_!\nwebhook = https://a.example/\n' >bad.conf
expect 1 "$WARTA" alerts --deliver --config bad.conf
has err 'no base64'

# a receiver that hangs holds nobody up but itself, and gets its own in their order
receive
mkfifo hanging
"$(dirname "$WARTA")/test_receiver" "$WORK/slow.log" hang <hanging >slow.port &
exec 8>hanging
for _ in $(seq 100); do
	[ -s slow.port ] && break
	sleep 0.05
done
for name in a b c; do
	[ $name = a ] && to=$(cat slow.port) || to=$port
	printf '[alert %s]\nactor = IRN\nallow-private = yes\nwebhook = http://127.0.0.1:%s/hook\n' $name "$to"
done >alerts.conf
: >slow.log
deliver 0
more f 2024-07-24 'Iran mengecam Oman pada Rabu, dilansir Reuters.'
more g 2024-07-25 'Iran mengecam Qatar pada Kamis, dilansir Reuters.'
"$WARTA" alerts --deliver --config alerts.conf 2>err >out 8>&- &
pid=$!
for _ in $(seq 200); do
	[ "$(grep -c '^POST' log)" = 4 ] && grep -q '^POST' slow.log && break
	sleep 0.05
done
told 4
[ "$(grep -c '^POST' slow.log)" = 1 ] || fail "its deliveries overtook each other"
kill -0 $pid || fail "it did not wait for its answer"
exec 8>&- # it answers, and is gone
wait $pid
has err 'warta: a: a.'
enough

# SIGHUP: feeds, alerts and what is logged are read again; what is wrong in the files changes nothing.
command -v curl >/dev/null || skip "no curl"
bin=$(dirname "$WARTA")
mkdir site
feed() { # NAME TEXT
	printf '<!doctype html><html lang="id"><head><title>%s</title></head><body><article><h1>%s</h1><p>JAKARTA - %s</p><p>%s</p></article></body></html>' \
		"$1" "$1" "$2" 'Hal itu dikatakan juru bicara kementerian kepada para wartawan di kantornya pada hari yang sama.' >"site/$1.html"
	echo "<rss version=\"2.0\"><channel><item><title>$1</title><link>/$1.html</link></item></channel></rss>" >"site/$1"
}
start "$bin/test_server" "$WORK/site" "$WORK/log"
at=http://127.0.0.1:$line
start "$bin/test_receiver" "$WORK/told"
hook=http://127.0.0.1:$line
start "$bin/test_receiver" -d "$WORK/notify" "$WORK/systemd"
feed satu 'Iran mengecam Israel atas serangan itu, Kamis (18/7/2024).'
feed dua 'Rusia mengecam Jepang atas keputusan itu, Kamis (18/7/2024).'
feed tiga 'Mesir mengecam Suriah atas keputusan itu, Kamis (18/7/2024).'
settings() { # FEEDS LEVEL [ALERT]
	cat >warta.conf <<-END
		db = news.db
		log-level = $2
		[web]
		allow-private = yes
		delay = 0
		timeout = 5
		[watch]
		feeds = $1
	END
	[ -z "${3-}" ] || printf '[alert %s]\nactor = %s\nwebhook = %s/hook\nallow-private = yes\n' "$3" "$3" "$hook" >>warta.conf
}
export WARTA_CONFIG=$WORK/warta.conf NOTIFY_SOCKET=$WORK/notify
echo "$at/satu" >list
settings @list info
"$WARTA" watch 2>err >out </dev/null &
watch=$!
wait_for err "$at/satu: 1 new"

# another feed instead, and an alert that tells of it; the look at the first is not made again
echo "$at/dua" >list
settings @list info RUS
kill -HUP $watch
wait_for err "settings were read again"
wait_for err "$at/dua: 1 new"
wait_for told '"alert":"RUS"'
[ "$(grep -c "$at/satu: " err)" = 1 ] || fail "a feed was looked at again"
wait_for systemd RELOADING=1
wait_for systemd READY=1 2

# what is wrong changes nothing: a line of the settings, an alert, a list without feeds
echo 'colour = red' >>warta.conf
kill -HUP $watch
wait_for err "is no key of an alert"
wait_for err "settings of before hold"
settings @list info RUS
echo 'type = DANCE' >>warta.conf
kill -HUP $watch
wait_for err "alert RUS:"
echo >list
settings @list info
kill -HUP $watch
wait_for err "no feed is named"

# less is logged, and one feed of both is new
printf '%s\n' "$at/dua" "$at/tiga" >list
settings @list warning
kill -HUP $watch
for _ in $(seq 150); do
	[ "$("$WARTA" search --format jsonl --newest Suriah 2>/dev/null | wc -l)" = 1 ] && break
	sleep 0.1
done
[ "$("$WARTA" search --format jsonl --newest Suriah | wc -l)" = 1 ] || fail "tiga is not read"
lacks err "$at/tiga: 1 new"
kill -TERM $watch
wait $watch || fail "exit code $?"
[ "$(grep -c '"type":"event.new"' told)" = 1 ] || fail "told otherwise"
unset NOTIFY_SOCKET

# workers are replaced by such with the settings of now, each job is done once
mkdir in
for i in $(seq 30); do
	echo "JAKARTA - Iran mengecam Israel pada $((i % 28 + 1)) Juli 2024, dilansir Reuters. Rusia mengirim $i kapal ke Suriah." >in/a$i.txt
done
settings @list warning
"$WARTA" submit --queue jobs.queue in
"$WARTA" work -j 2 --prefetch 2 --join 0 --queue jobs.queue --store work.db 2>err </dev/null &
work=$!
sleep 0.2
settings @list info
kill -HUP $work
wait_for err "settings were read again"
for _ in $(seq 150); do
	"$WARTA" queue -f jsonl --queue jobs.queue | grep -q '"waiting":0,"held":0' && break
	sleep 0.1
done
kill -TERM $work
wait $work || fail "exit code $?"
has err "30 articles"
expect 0 "$WARTA" search --limit 100 --format jsonl --store work.db Iran
lines out 30

# at a terminal SIGHUP is the terminal's end; nohup's is heard by nobody: tried is the latter
settings @list info
(trap '' HUP; exec "$WARTA" serve --port 0 </dev/null >address 2>err) &
serve=$!
wait_for address http
kill -HUP $serve
curl -s "$(cat address)changes.json" >/dev/null || fail "serve does not answer"
lacks err "read again"
kill -TERM $serve
wait $serve || fail "exit code $?"
"$WARTA" serve --port 0 </dev/null >address 2>err &
serve=$!
wait_for address http
kill -HUP $serve
wait_for err "settings were read again"
curl -s "$(cat address)changes.json" >/dev/null || fail "serve does not answer"
kill -TERM $serve
wait $serve || fail "exit code $?"
kill $keepers 2>/dev/null
wait 2>/dev/null

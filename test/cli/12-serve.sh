# warta serve: pages of a store over HTTP, and a clean stop.

# get PATH: the answer to a request, without any tool that may be missing
get() {
	exec 3<>"/dev/tcp/127.0.0.1/$port" || return 1
	printf 'GET %s HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n' "$1" >&3
	cat <&3 >out
	exec 3>&-
}

article a 2024-07-19 >a.jsonl
expect 0 "$WARTA" read a.jsonl
expect 1 "$WARTA" serve --store tidak-ada.db
has err "tidak-ada.db"
expect 2 "$WARTA" serve --listen 0.0.0.0
has err "--public"
expect 2 "$WARTA" serve --port 70000
mkdir folder
expect 1 "$WARTA" serve --store folder --listen localhost
has err "it is a folder"
expect 1 "$WARTA" serve --listen 192.0.2.1 --public --port 0
has err "192.0.2.1"

"$WARTA" serve --port 0 >address 2>err &
server=$!
for _ in $(seq 100); do
	[ -s address ] && break
	sleep 0.1
done
port=$(sed -n 's|^http://127.0.0.1:\([0-9]*\)/$|\1|p' address)
[ -n "$port" ] || fail "no address was printed"
get /events
has out "HTTP/1.1 200"
has out "Iran"
get /events.jsonl
has out '"type":"ACCUSE"'
for form in csv geojson rss ics; do
	get "/events.$form"
	has out "HTTP/1.1 200"
	lacks out "<html"
	get "/actor/IRN.$form?limit=1"
	has out "HTTP/1.1 200"
done
get /events.csv
has out "ACCUSE"
get /tidak-ada
has out "HTTP/1.1 404"

# a story names who takes part, and the sources behind their number
get "/story/$("$WARTA" stories --format tsv | sed -n 2p | cut -f1)"
has out "Sumber mandiri"
has out '<a href="/source/'

# what is read while the server runs is seen
article b 2024-07-20 >b.jsonl
expect 0 "$WARTA" read b.jsonl
get /article/b
has out "HTTP/1.1 200"

kill -TERM "$server"
wait "$server"
[ $? = 0 ] || fail "the server did not end well"

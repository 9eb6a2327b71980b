# Feeds are followed: what is new is read once, what fails is looked at later, a signal ends it.
mkdir site
coproc "$(dirname "$WARTA")/test_server" "$WORK/site" "$WORK/log"
read -r port <&"${COPROC[0]}"
at=http://127.0.0.1:$port
watch() { "$WARTA" watch --allow-private --delay 0 --timeout 5 "$@"; }
page() { # FILE TEXT
	printf '<!doctype html><html lang="id"><head><title>%s</title></head><body><article><h1>%s</h1><p>JAKARTA - %s</p><p>%s</p></article></body></html>' \
		"$1" "$1" "$2" 'Hal itu dikatakan juru bicara kementerian kepada para wartawan di kantornya pada hari yang sama.' >"site/$1"
}
feed() { # ITEM...
	echo '<rss version="2.0"><channel>' >site/rss
	for item in "$@"; do
		echo "<item><title>$item</title><link>/$item</link></item>" >>site/rss
	done
	echo '</channel></rss>' >>site/rss
}
page satu.html 'Iran mengecam Israel atas serangan itu, Kamis (18/7/2024).'
page dua.html 'Rusia mengecam Jepang atas keputusan itu, Kamis (18/7/2024).'
feed satu.html
echo "<opml><body><outline xmlUrl=\"$at/rss\"/><outline xmlUrl=\"$at/404\"/></body></opml>" >list.opml

expect 0 watch --once --jsonl list.opml
has out '"type":"ACCUSE"'
has err "$at/rss: 1 new"
has err "$at/404: the server answers 404"
has err "$at/404: not read; again in 30 min"

# nothing is due: nobody is asked; an hour later it would be
: >log
expect 0 watch --once list.opml
lines log 0

# once it is due, only what is new is fetched
sqlite3 warta.db "UPDATE seen SET due = 0 WHERE key LIKE 'watch:%'" || skip "no sqlite3"
feed dua.html satu.html
expect 0 watch --once list.opml
has log /dua.html
lacks log /satu.html
has err "$at/rss: 1 new"
has err "$at/404: not read; again in 60 min"
expect 0 "$WARTA" events --format jsonl
lines out 2

# a line of a list that is no address, a feed that is no list, nothing at all
printf '# feeds\n%s/rss\nnot an address\n' "$at" >list
expect 0 watch --once @list
has err 'list: holds a line that is no address'
expect 1 watch --once site/rss
has err 'is no list of feeds'
expect 1 watch --once missing.opml
has err missing.opml
expect 2 "$WARTA" watch

# a signal ends it between two looks, and the store is whole
for signal in INT TERM; do
	set -m
	"$WARTA" watch --allow-private "$at/rss" >out 2>err &
	pid=$!
	set +m
	sleep 1
	kill -$signal $pid
	wait "$pid"
	[ $? = 0 ] || fail "SIG$signal: exit code"
done
expect 0 "$WARTA" events --format jsonl
lines out 2
eval "exec ${COPROC[1]}>&-"

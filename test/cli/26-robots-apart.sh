# What a site's robots.txt says is parsed by 'warta work' in a child that can open nothing: one that
# breaks it leaves the site unread, and the worker alive.
command -v sqlite3 >/dev/null || skip "no sqlite3"
mkdir site
coproc "$(dirname "$WARTA")/test_server" "$WORK/site" "$WORK/log"
read -r port <&"${COPROC[0]}"
at=http://127.0.0.1:$port
printf '<!doctype html><html lang="id"><head><title>Sikap</title></head><body><article><h1>Sikap</h1><p>JAKARTA - Iran mengecam Israel atas serangan itu, Kamis (18/7).</p><p>%s</p></article></body></html>' \
	'Hal itu dikatakan juru bicara kementerian kepada para wartawan di kantornya pada hari yang sama.' >site/1.html

work() { # NAME ROBOTS OPTION...
	local store=$1.db
	printf 'User-agent: *\nDisallow: /rahasia\n# %s\n' "$2" >site/robots.txt
	shift 2
	expect 0 "$WARTA" submit -q --store "$store" "$at/1.html" "$at/rahasia.html"
	WARTA_CELL_TEST=1 "$WARTA" work -q -j 1 --tries 1 --drain --join 0 --allow-private --delay 0 --timeout 2 \
		--store "$store" "$@" >out 2>err
	documents=$(sqlite3 "$store" 'SELECT count(*) FROM documents')
	"$WARTA" queue dead --store "$store" -f tsv >out
}

work plain nothing
[ "$documents" = 1 ] || fail "the page is not read"
has out "robots.txt forbids it"
# the child cannot open a file
work open once:open
[ "$documents" = 1 ] || fail "a child that opens a file"
has out "robots.txt forbids it"
# it breaks: nobody knows what the site wants, and the worker goes on
work crash once:crash
[ "$documents" = 0 ] || fail "a site was read whose robots.txt was not"
has out "gives no robots.txt"
lacks out "forbids"
# without children there is nothing to break
work off once:crash --sandbox off
[ "$documents" = 1 ] || fail "the page is not read without a sandbox"

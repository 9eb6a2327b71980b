# Addresses and feeds: articles behind links, robots.txt, what is remembered; servers that hang, drip,
# lie, redirect for ever, send too much.  The server is one of ours, on loopback.
mkdir site
coproc "$(dirname "$WARTA")/test_server" "$WORK/site" "$WORK/log"
read -r port <&"${COPROC[0]}"
at=http://127.0.0.1:$port
read_web() { "$WARTA" read --no-store --articles --allow-private --delay 0 --timeout 2 "$@"; }
seen() { grep -c -x -F -e "$1" log; }

page() { # FILE TEXT
	printf '<!doctype html><html lang="id"><head><title>%s</title></head><body><article><h1>%s</h1><p>JAKARTA - %s</p><p>%s</p></article></body></html>' \
		"$1" "$1" "$2" 'Hal itu dikatakan juru bicara kementerian kepada para wartawan di kantornya pada hari yang sama.' >"site/$1"
}
page satu.html 'Iran mengecam Israel atas serangan itu, Kamis (18/7).'
page dua.html 'Rusia mengecam Jepang atas keputusan itu, Kamis (18/7).'
page rahasia.html 'Turki mengecam Swedia atas pembakaran itu, Kamis (18/7).'

# a page
expect 0 read_web "$at/satu.html"
has out "\"id\":\"$at/satu.html\""
has out 'Iran mengecam Israel'
has log 'agent: Warta/'
[ "$(seen /robots.txt)" = 1 ] || fail "robots.txt was not asked for once"

# private addresses only where they are allowed, also behind a redirection and a name
expect 1 "$WARTA" read --no-store --delay 0 "$at/satu.html"
has err 'leads to a private address'
expect 1 "$WARTA" read --no-store --delay 0 --timeout 2 "http://localhost:$port/satu.html"
has err 'leads to a private address'
expect 1 "$WARTA" read --no-store --offline "$at/satu.html"
has err '--offline'
expect 1 "$WARTA" read --no-store --allow-private --delay 0 "$at/to?file:///etc/passwd"
lacks err root

# what misbehaves is named, and the rest is read
for path in hang drip loop lies big bomb head 404 503 busy 'to?ftp://a.example/'; do
	expect 1 read_web "$at/$path" "$at/satu.html"
	has err "$at/$path: "
	has out "\"id\":\"$at/satu.html\""
done

# a feed: the articles behind it, those that robots.txt lets be read
printf 'User-agent: *\nDisallow: /rahasia\n' >site/robots.txt
cat >site/rss <<EOF
<?xml version="1.0"?><rss version="2.0"><channel><title>Kabar</title>
<item><title>Satu</title><link>/satu.html</link><pubDate>Fri, 19 Jul 2024 08:00:00 +0700</pubDate></item>
<item><title>Dua</title><link>$at/dua.html</link><pubDate>Fri, 19 Jul 2024 09:00:00 +0700</pubDate></item>
<item><title>Rahasia</title><link>/rahasia.html</link></item>
</channel></rss>
EOF
echo 'application/rss+xml' >site/rss.type
expect 1 read_web "$at/rss"
lines out 2
has out "\"id\":\"$at/satu.html\",\"url\":\"$at/satu.html\""
has out '"published":"2024-07-19T08:00+07:00"'
has out "\"id\":\"$at/dua.html\""
has err "$at/rahasia.html: not read: its site's robots.txt forbids it"
has err '3 items of feeds'

# a list of feeds, a sitemap and an index of them lead there too
echo "<opml><body><outline xmlUrl=\"$at/rss\"/></body></opml>" >subscriptions.opml
expect 1 read_web subscriptions.opml
lines out 2
echo "<urlset xmlns=\"http://www.sitemaps.org/schemas/sitemap/0.9\"><url><loc>$at/dua.html</loc></url></urlset>" >site/map.xml
echo "<sitemapindex><sitemap><loc>$at/map.xml</loc></sitemap></sitemapindex>" >site/index.xml
expect 0 read_web "$at/index.xml"
lines out 1
has out "\"id\":\"$at/dua.html\""

# with a store, what was had is not asked for again
store() { "$WARTA" read --allow-private --delay 0 --timeout 2 "$@"; }
expect 1 store "$at/rss"
: >log
expect 0 store "$at/rss"
[ "$(seen 304)" = 1 ] || fail "the feed was not asked for with its ETag"
[ "$(seen /satu.html)" = 0 ] || fail "an article was fetched again"
has err '1 as before'
page tiga.html 'Mesir mengecam Israel atas serangan itu, Jumat (19/7).'
sed -i "s|</channel>|<item><title>Tiga</title><link>/tiga.html</link></item></channel>|" site/rss
: >log
expect 0 store "$at/rss"
[ "$(seen /tiga.html)" = 1 ] && [ "$(seen /dua.html)" = 0 ] || fail "not only the new article was fetched"
has err '1 article read'

# without the network a feed gives what it holds
cat >held.xml <<'EOF'
<rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/"><channel>
<item><title>Iran kecam Israel</title><link>http://a.example/1</link><description>Kementerian Luar Negeri Iran mengecam Israel atas serangan yang terjadi pada hari Kamis (18/7) di dekat perbatasan itu.</description></item>
<item><title>Tanpa isi</title><link>http://a.example/2</link></item>
</channel></rss>
EOF
expect 0 "$WARTA" read --no-store --articles --offline held.xml
lines out 1
has out '"id":"http://a.example/1"'
has err '2 items of feeds, 0 as before, 1 without text'

# nobody waits for a server once he was told to stop
"$WARTA" read --no-store --allow-private --delay 0 "$at/hang" >out 2>err &
pid=$!
for _ in $(seq 50); do
	grep -q '^/hang$' log && break
	sleep 0.1
done
kill -INT "$pid" 2>/dev/null
( sleep 20; kill -9 "$pid" 2>/dev/null ) &
guard=$!
wait "$pid"
[ $? = 1 ] || fail "a stopped run did not end with 1"
kill "$guard" 2>/dev/null

eval "exec ${COPROC[1]}>&-"

# Archives and feeds of other programs' tests, where they are at hand: each is read, or refused for the
# reason that is so.
warc=$SOURCE/../shared/warc feeds=$SOURCE/../shared/feeds
[ -d "$warc" ] && [ -d "$feeds" ] || skip "no ../shared"
read_any() { "$WARTA" read --no-store --articles --any-language --offline --jobs 1 "$@"; }
for file in "$warc"/*; do
	case $file in
	*.lz4) expect 1 read_any "$file" && has err 'is packed with lz4' ;;
	*clipped*) expect 1 read_any "$file" && has err 'the file ends within a record; read as far' && lines out 1 ;;
	*__bad.arc) expect 1 read_any "$file" && has err 'at byte 134: no length' ;;
	*space-in-url.arc) expect 1 read_any "$file" && has err 'says 1591 bytes, 1579 are there' && lines out 1 ;;
	*warcfile.warc*) expect 0 read_any "$file" && lines out 16 ;;
	*) expect 0 read_any "$file" && lacks err failed ;;
	esac
done
expect 1 read_any "$feeds"
has err '7 inputs failed'
[ "$(grep -c -E 'utf[-_]32' err)" = 7 ] || fail "something else than UTF-32 was refused"
has out '"id":"http://www.antaranews.com/berita/624490/orang-korea-lebih-senang-streaming-musik"'

# The example of the library compiles without a warning, runs, and says what the program says.
command -v cc >/dev/null || skip "no compiler"
build=$(dirname "$WARTA")
[ -e "$build/libwarta.so" ] || skip "no shared library"
flags=
nm "$build/libwarta.so" 2>/dev/null | grep -q __asan && flags=-fsanitize=address,undefined
expect 0 cc $flags -std=c17 -Wall -Wextra -Wpedantic -Werror -I"$SOURCE/include" -o claims "$SOURCE/examples/claims.c" \
	-L"$build" -lwarta
export LD_LIBRARY_PATH=$build
expect 0 ./claims example.db "$SOURCE"/samples/*.txt
has out "8 articles"
has out "told by two independent sources"
expect 0 "$WARTA" events --store example.db --independent 2 --format csv
events=$(($(wc -l <out) - 1))
[ $events -gt 0 ] || fail "no event"
expect 0 ./claims example.db "$SOURCE"/samples/*.txt
[ "$(grep -c 'independent sources: ' out)" = $events ] || fail "not $events events"
expect 0 "$WARTA" read --no-store --jsonl "$SOURCE/samples"
claims=$(wc -l <out)
expect 0 ./claims other.db "$SOURCE"/samples/*.txt
[ "$(grep -cE '^[^	]+#[0-9]+	' out)" = "$claims" ] || fail "not $claims claims"
expect 1 ./claims other.db missing.txt
has err missing.txt
expect 2 ./claims

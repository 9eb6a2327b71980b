#!/bin/bash
# run.sh WARTA SOURCE_DIR BUILD_DIR - the pages in headless Chromium: browser.mjs says what must hold.
# Screenshots for a person to look at are left in BUILD_DIR/browser/shots.
set -u
warta=$1 source=$2 build=$3
skip() { echo "skipped: $*"; exit 77; }
chromium=$(command -v chromium) || skip "chromium is not installed"
command -v npm >/dev/null && command -v node >/dev/null || skip "npm is not installed"
[ -s "$build/web/warta.js" ] || skip "built without pictures"

work=$build/browser
mkdir -p "$work" && cp "$source"/test/browser/package*.json "$source/test/browser/browser.mjs" "$work" || exit 1
if ! cmp -s "$work/package-lock.json" "$work/fetched"; then
	(cd "$work" && npm ci --no-audit --no-fund --loglevel=error) || skip "npm cannot fetch playwright-core and axe-core"
	cp "$work/package-lock.json" "$work/fetched"
fi

dir=$(mktemp -d) || exit 1
server=
end() {
	[ -z "$server" ] || kill "$server" 2>/dev/null
	rm -rf "$dir"
}
trap end EXIT
"$warta" read --store "$dir/w.db" "$source/samples" >/dev/null 2>&1 || exit 1
"$warta" serve --store "$dir/w.db" --port 0 >"$dir/address" 2>/dev/null &
server=$!
for _ in $(seq 100); do
	[ -s "$dir/address" ] && break
	sleep 0.1
done
cd "$work" && CHROMIUM=$chromium node browser.mjs "$(cat "$dir/address")" "$work/shots"

#!/bin/bash
# pages.sh WARTA STORE [EVENTS] - how long the pages of `warta serve` take where the store holds many
# events (1,000,000 unless said), and how many requests a second an event's page stands.
#
# The events of STORE are copied with other ids and days until there are so many; STORE itself is not
# touched.  Needs sqlite3 and curl; wrk (Debian's package) for requests a second.
set -u
warta=$1 store=$2 events=${3:-1000000}
dir=$(mktemp -d) || exit 1
server=
end() {
	[ -z "$server" ] || kill "$server" 2>/dev/null
	rm -rf "$dir"
}
trap end EXIT

"$warta" backup --store "$store" "$dir/many.db" >/dev/null 2>&1 || cp "$store" "$dir/many.db" || exit 1
have=$(sqlite3 "$dir/many.db" 'SELECT count(*) FROM events')
times=$((events / have))

# columns TABLE: its columns with the id and the days of the copy in their places
columns() {
	sqlite3 "$dir/many.db" "SELECT group_concat(CASE name
		WHEN '$2' THEN '((t.$2 & 4611686018427387903) + k.i * 1000003)'
		WHEN 'first_day' THEN 't.first_day - k.i % 3650' WHEN 'last_day' THEN 't.last_day - k.i % 3650'
		ELSE 't.' || name END, ', ') FROM pragma_table_info('$1')"
}
{
	echo "PRAGMA synchronous = OFF; PRAGMA foreign_keys = OFF; BEGIN;"
	echo "CREATE TEMP TABLE k AS WITH RECURSIVE c(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM c WHERE i < $times) SELECT i FROM c;"
	for table in event_parties:event event_sources:event events:id; do
		name=${table%:*}
		echo "CREATE TEMP TABLE old_$name AS SELECT * FROM $name;"
		echo "INSERT OR IGNORE INTO $name SELECT $(columns "$name" "${table#*:}") FROM old_$name t, k;"
	done
	echo "COMMIT; ANALYZE;"
} | sqlite3 "$dir/many.db" || exit 1
echo "events: $(sqlite3 "$dir/many.db" 'SELECT count(*) FROM events')"

"$warta" serve --store "$dir/many.db" --port 0 >"$dir/address" 2>/dev/null &
server=$!
while [ ! -s "$dir/address" ]; do sleep 0.1; done
address=$(cat "$dir/address")
id=$(curl -s "${address}events.jsonl?limit=1&min=2" | sed 's/^{"id":"\([a-z0-9]*\)".*/\1/')
[ -n "$id" ] || id=$(curl -s "${address}events.jsonl?limit=1" | sed 's/^{"id":"\([a-z0-9]*\)".*/\1/')

# the middle one of five
for path in "" events "events?party=RUS&party=PRK" "events?type=CONSULT&from=2022" "events?offset=100000" "event/$id" \
	actor/RUS "actor/Vladimir%20Putin" sources source/KCNA "search?q=perjanjian" changes events.json; do
	for _ in 1 2 3 4 5; do
		curl -s -o /dev/null -w '%{time_total}\n' "$address$path"
	done | sort -n | awk -v p="/$path" 'NR == 3 { printf "%-36s %7.1f ms\n", p, 1000 * $1 }'
done
if command -v wrk >/dev/null; then
	wrk -t1 -c32 -d5s "${address}event/$id" | awk '/Requests\/sec/ { printf "%-36s %7.0f requests/s\n", "event page", $2 }'
else
	echo "wrk is not installed: requests a second were not measured"
fi

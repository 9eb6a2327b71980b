#!/bin/bash
# replication.sh WARTA ROWS FILL... - does a reader by logical replication end up with the same rows?
#
# Starts two servers, makes a store on the first, publishes it through the root of its partitions and
# subscribes the second.  FILL ADDRESS then stores at least ROWS claims; meanwhile the reader is
# killed (-9) and started again.  In the end every table must be equal.  Exit 77 without a server.
set -u
warta=$1 rows=$2
shift 2
here=$(cd "$(dirname "$0")" && pwd)
work=$(mktemp -d)
fail() { echo "FAILED: $*"; exit 1; }
export WARTA_CONFIG=/dev/null
WARTA_TEST_PG="-c wal_level=logical -c max_wal_size=4GB -c wal_retrieve_retry_interval=200ms"
export WARTA_TEST_PG
"$here/postgres.sh" start "$work/writer" || exit $?
"$here/postgres.sh" start "$work/reader" || exit $?
trap '"$here/postgres.sh" stop "$work/reader"; "$here/postgres.sh" stop "$work/writer"; rm -rf "$work"' EXIT
writer=$("$here/postgres.sh" address "$work/writer")
reader=$("$here/postgres.sh" address "$work/reader")
w() { psql -qAtX -v ON_ERROR_STOP=1 "$writer" "$@" < /dev/null || fail "writer: $*"; }
r() { psql -qAtX -v ON_ERROR_STOP=1 "$reader" "$@" < /dev/null || fail "reader: $*"; }

# a store with one article; nobody writes while it is copied to the reader, so the subscription need
# not copy (which waits for long transactions of the writer)
echo '{"id":"first","published":"2024-06-19","text":"Menteri luar negeri dua negara bertemu di Jakarta, Rabu."}' |
	"$warta" read -q --store "$writer" - || fail "no store"
pg_dump --schema=warta --no-publications "$writer" > "$work/tables.sql" || fail "pg_dump"
r -f "$work/tables.sql" > "$work/restored"
# years that the writer begins later have a place, too
r -c "CREATE TABLE warta.claims_rest PARTITION OF warta.claims DEFAULT"
if [ "$(w -c "SHOW server_version_num")" -ge 150000 ]; then
	of="TABLES IN SCHEMA warta"
else
	of="ALL TABLES"
fi
w -c "CREATE PUBLICATION warta FOR $of WITH (publish_via_partition_root = true)"
r -c "CREATE SUBSCRIPTION warta CONNECTION 'host=$(cat "$work/writer") user=postgres dbname=postgres' PUBLICATION warta
	WITH (copy_data = false)" 2> /dev/null

caught_up() {
	local now
	now=$(w -c "SELECT pg_current_wal_lsn()")
	for _ in $(seq 1200); do
		[ "$(w -c "SELECT count(*) FROM pg_stat_replication WHERE replay_lsn >= '$now'")" = 1 ] && return
		sleep 0.25
	done
	fail "the reader did not catch up"
}

begun=$(date +%s)
"$@" "$writer" > "$work/fill.log" 2>&1 &
filling=$!
half=$((rows / 2))
while kill -0 $filling 2> /dev/null && [ "$(r -c "SELECT count(*) FROM warta.claims")" -lt $half ]; do
	sleep 0.1
done
killed_at=$(r -c "SELECT count(*) FROM warta.claims")
"$here/postgres.sh" kill "$work/reader"
sleep 0.5
"$here/postgres.sh" again "$work/reader" || fail "the reader does not start again"
wait $filling || fail "$(tail -3 "$work/fill.log")"
filled=$(date +%s)
caught_up

sum="SELECT count(*) || ' ' || coalesce(sum(hashtextextended(CAST(t AS text), 0)), 0) FROM warta"
for table in $(w -c "SELECT relname FROM pg_class WHERE relnamespace = CAST('warta' AS regnamespace)
	AND relkind IN ('r', 'p') AND NOT relispartition ORDER BY 1"); do
	a=$(w -c "$sum.$table t") b=$(r -c "$sum.$table t")
	[ "$a" = "$b" ] || fail "$table differs: $a, reader $b"
	echo "$table: ${a% *} rows, equal"
done
claims=$(r -c "SELECT count(*) FROM warta.claims")
[ "$claims" -ge "$rows" ] || fail "only $claims claims"
"$warta" check-store --store "$reader" || fail "the reader is damaged"
"$warta" events --store "$writer" --format csv > "$work/a" || fail "events of the writer"
"$warta" events --store "$reader" --format csv > "$work/b" || fail "events of the reader"
cmp -s "$work/a" "$work/b" || fail "other events"
echo "$claims claims in $((filled - begun)) s; reader killed at $killed_at, equal $(($(date +%s) - filled)) s after the last"

# Shards loaded into PostgreSQL: the same articles, claims and events as in SQLite; again, nothing changes; a load that is
# killed goes on.
. "$SOURCE/test/cli/lib-batch.sh"
bash "$SOURCE/test/postgres.sh" start "$WORK/pg" >pg.log 2>&1 || skip "$(cat pg.log)"
trap 'bash "$SOURCE/test/postgres.sh" stop "$WORK/pg" >/dev/null 2>&1; chmod -R u+rwX "$WORK"; rm -rf "$WORK"' EXIT
pg=$(bash "$SOURCE/test/postgres.sh" address "$WORK/pg")

for a in a b c d; do archive "$a.warc.gz" 10; done
ls -- *.warc.gz >list
for i in 1 2 3; do expect 0 "$WARTA" batch -q --manifest list --shard $i/3 --out made; done
expect 0 "$WARTA" load -q --store lite.db made

# tell STORE: events and claims with their ids, without the times of the store
tell() {
	local what
	for what in "" --claims; do
		"$WARTA" export --store "$1" $what -f jsonl | sed -E 's/"(first_seen|changed)":"[^"]*",?//g' | sort
	done
	"$WARTA" search --store "$1" -n 100 --format jsonl rapat 2>/dev/null | jq -r .id 2>/dev/null | sort
}
expect 0 "$WARTA" load --store "$pg" made
has err "3 files loaded, 0 loaded before; 40 articles"
tell lite.db >lite
tell "$pg" >post
[ "$(wc -l <lite)" -gt 100 ] || fail "only $(wc -l <lite) lines"
same lite post
expect 0 "$WARTA" load --store "$pg" made
has err "0 files loaded, 3 loaded before"
expect 0 "$WARTA" load --store "$pg" --again made
has err "0 stored, 40 known already"
tell "$pg" >post
same lite post

# kill -9 of the loader, in a database of its own
psql=$(ls /usr/lib/postgresql/*/bin/psql /usr/bin/psql 2>/dev/null | head -1)
[ -n "$psql" ] && "$psql" -q "$pg" -c 'CREATE DATABASE killed' 2>err || exit 0
killed=${pg/\/\/\/postgres?/\/\/\/killed?}
[ "$killed" != "$pg" ] || fail "no other address: $pg"
for i in 1 2 3; do
	"$WARTA" load -q --store "$killed" made >out 2>err &
	pid=$!
	sleep "0.$((i * 15))"
	kill -9 $pid 2>/dev/null
	wait $pid 2>/dev/null
done
expect 0 "$WARTA" load -q --store "$killed" made
tell "$killed" >post
same lite post

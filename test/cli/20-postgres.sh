# A store on a server says what one in a file says, survives the server's end, and keeps passwords.
"$SOURCE/test/postgres.sh" start "$PWD/server" > out 2> err || skip "$(cat out)"
pg() { "$SOURCE/test/postgres.sh" "$1" "$PWD/server"; }
trap 'pg stop; chmod -R u+rwX "$WORK"; rm -rf "$WORK"' EXIT
db=$(pg address)

expect 0 $WARTA read -q --store "$db" "$SOURCE"/samples/*.txt
expect 0 $WARTA read -q --store file.db "$SOURCE"/samples/*.txt

# the same rows; moments of storing are each store's own
plain() { sed -E 's/20[2-9][0-9]-[0-9-]+T[0-9:]+Z/NOW/g; s/NOW {0,2}/NOW/g' "$1"; }
same() {
	expect 0 $WARTA "$@" --store "$db"
	plain out > server.out
	expect 0 $WARTA "$@" --store file.db
	plain out > file.out
	cmp -s server.out file.out || fail "$*: $(diff server.out file.out | head -4)"
	[ -s out ] || fail "$*: nothing"
}
same events
same events --format jsonl
same timeline --between PRK,RUS
same stories
same sources
same relations --between PRK,RUS
same changes --format csv
same show "$($WARTA events --store file.db --format csv | sed -n 2p | cut -d, -f1)"
same export --format csv
same export --format graphml

# articles found; snippets are cut otherwise
expect 0 $WARTA search --newest --format csv --store "$db" Korea
cut -d, -f1 out > server.out
expect 0 $WARTA search --newest --format csv --store file.db Korea
cut -d, -f1 out | cmp -s - server.out || fail "search finds other articles"
has out 2024-06-21-tempo

# read again: known already
expect 0 $WARTA read --store "$db" "$SOURCE"/samples/*.txt
has err "0 stored"
expect 0 $WARTA check-store --store "$db"

# copies are PostgreSQL's own
expect 2 $WARTA backup --store "$db" copy.db
has err "pg_dump -Fc --schema=warta"

# no password is ever shown
secret="postgresql://penjaga:kunci@/postgres?host=$(cat server)"
for verb in events check-store "backup x" "read $SOURCE/samples/2024-06-18-antara.txt"; do
	$WARTA $verb --store "$secret" > out 2> err < /dev/null && fail "$verb: done with a wrong password"
	has err penjaga
	lacks err kunci
	lacks out kunci
done

PGPASSWORD='' expect 0 $WARTA check-store --store "postgresql://postgres:kunci@/postgres?host=$(cat server)&password=kunci"
has out "postgres:***@"
lacks out kunci

# killed between two runs: what was committed is there; while it is down, that is said
pg kill
expect 1 $WARTA events --store "$db"
has err "cannot be reached"
pg again
same events
expect 0 $WARTA check-store --store "$db"

# killed while it is written to: nothing lost of what was committed, nothing doubled
awk 'BEGIN {
	srand(7)
	n = split("beras gula kopi pasar harga musim hujan sawah jalan kereta pelabuhan kapal ikan laut " \
		"kota desa sekolah guru murid buku listrik air gunung hutan api asap pesawat bandara", word, " ")
	for (i = 1; i <= 150; i++) {
		text = ""
		for (k = 0; k < 60; k++)
			text = text " " word[1 + int(rand() * n)] int(rand() * 90)
		printf "{\"id\":\"k%d\",\"published\":\"2024-07-%02d\",\"text\":\"Menteri Luar Negeri " \
			"Rusia Sergei Lavrov bertemu Menteri Luar Negeri Korea Utara Choe Son Hui.%s.\"}\n",
			i, 1 + i % 28, text
	}
}' > many.jsonl
(
	sleep 0.15
	pg kill
) &
$WARTA read -q --store "$db" many.jsonl > out 2> err < /dev/null
wait $!
lacks err kunci
pg again
expect 0 $WARTA read -q --store "$db" many.jsonl
expect 0 $WARTA read -q --store file.db many.jsonl
same events
expect 0 $WARTA check-store --store "$db"
has out whole

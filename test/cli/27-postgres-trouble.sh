# A database over TLS, with its name and certificate checked; a full disk of tables, then of the log.
command -v openssl >/dev/null && command -v psql >/dev/null || skip "no openssl or no psql"
tiny=$WORK/tiny log=$WORK/log
run_pg() { "$SOURCE/test/postgres.sh" "$1" "$WORK/server"; }
cd /; trap 'run_pg stop >/dev/null; umount "$tiny" "$log" 2>/dev/null
	chmod -R u+rwX "$WORK"; rm -rf "$WORK"' EXIT
cd "$WORK" || exit 2
certificate() { # NAME [EXTENSION]: signs itself
	openssl req -x509 -newkey ec -pkeyopt ec_paramgen_curve:P-256 -nodes -days 3650 -subj "/CN=$1" \
		-keyout "$1.key" -out "$1.pem" ${2:+-addext "$2"} 2>/dev/null
}
certificate server subjectAltName=DNS:localhost && certificate other || skip "openssl makes no certificate"
chmod 755 "$WORK" && chmod 600 server.key
[ "$(id -u)" != 0 ] || chown postgres server.key 2>/dev/null
port=$((20000 + RANDOM % 12000))
export WARTA_TEST_PG="-c listen_addresses=127.0.0.1 -c port=$port -c ssl=on -c max_wal_size=32MB \
-c ssl_cert_file=$WORK/server.pem -c ssl_key_file=$WORK/server.key"
run_pg start >out 2>err || skip "$(cat out)"
folder=$(cat server)
at() { # HOST AUTHORITY [MORE]
	echo "postgresql://postgres@$1:$port/postgres?sslmode=verify-full&sslrootcert=$WORK/$2.pem${3-}"
}
mkdir in
for i in $(seq 40); do
	echo "JAKARTA - Iran mengecam Israel pada $((i % 28 + 1)) Juli 2024, dilansir Reuters. Rusia mengirim $i kapal ke Suriah." >in/a$i.txt
done

# store and queue over TLS; another authority, another name: refused at once, by both
expect 0 "$WARTA" submit --store "$(at localhost server)" in/a1.txt
expect 0 "$WARTA" work -q --drain --store "$(at localhost server)"
expect 0 "$WARTA" search --format jsonl --store "$(at localhost server)" Iran
lines out 1
for how in "localhost other" "127.0.0.1 server"; do
	# shellcheck disable=SC2086
	expect 1 "$WARTA" submit --queue "$(at $how)" in/a1.txt
	grep -qE 'certificate verify failed|does not match host name' err || fail "$how: not told"
	lacks err "trying again"
	# shellcheck disable=SC2086
	expect 1 "$WARTA" read --store "$(at $how)" in/a1.txt
	grep -qE 'certificate verify failed|does not match host name' err || fail "$how: not told"
done

# a slow line, some 60 kB a second: the same, later
start "$(dirname "$WARTA")/test_slow" "$port" 600 10
slow="postgresql://postgres@localhost:$line/lambat?sslmode=verify-full&sslrootcert=$WORK/server.pem"
psql -qAtX -d "postgresql://postgres@/postgres?host=$folder&port=$port" -c "CREATE DATABASE lambat" || fail "no database"
expect 0 "$WARTA" submit --store "$slow" in
has err "40 jobs"
expect 0 "$WARTA" work -j 2 --drain --join 0 --store "$slow"
has err "40 jobs done"
expect 0 "$WARTA" check-store --store "$slow"
kill $keepers

# the disk of the tables is full: told, waited for, and all is stored once when there is room
mkdir "$tiny" "$log"
mount -t tmpfs -o size=40m tmpfs "$tiny" 2>/dev/null || skip "nothing can be mounted here: TLS was tested, a full disk was not"
mkdir "$tiny/tables" && chown postgres "$tiny/tables"
sql() { psql -qAtX -d "postgresql://postgres@/postgres?host=$folder&port=$port" -c "$1"; }
sql "CREATE TABLESPACE tiny LOCATION '$tiny/tables'" || fail "no tablespace"
small=$(at localhost server "&options=-csearch_path%3Dpenuh%20-cdefault_tablespace%3Dtiny")
sql "CREATE SCHEMA penuh" || fail "no schema"
fill() { # FOLDER KB: leaves so many
	head -c "$((1024 * ($(df --output=avail -k "$1" | tail -1) - $2)))" /dev/zero >"$1/ballast"
}
expect 0 "$WARTA" read -q --store "$small" in/a1.txt
expect 0 "$WARTA" submit --queue "$small" in/a1.txt
expect 0 "$WARTA" work -q --drain --join 0 --store "$small" --queue "$small"
fill "$tiny" 40
expect 1 "$WARTA" read --store "$small" in
has err "no space is left on the server's disk"
expect 0 "$WARTA" submit -q --queue here.queue in
"$WARTA" work -j 1 --drain --join 0 --queue here.queue --store "$small" 2>told & work=$!
wait_for told "no space is left on the server's disk"
seq 1000 | sed "s|.*|$WORK/in/b&.txt|" >many
xargs touch <many
"$WARTA" submit --queue "$small" in 2>submitted & submit=$!
wait_for submitted "No space left on device"
rm "$tiny/ballast"
wait $submit || fail "submit: $(cat submitted)"
has submitted "answers again"
has submitted "1040 jobs"
wait $work || fail "work: $(cat told)"
has told "takes again what is read"
expect 0 "$WARTA" check-store --store "$small"
[ "$(sql "SELECT count(*) FROM penuh.documents")" = 40 ] || fail "not each article once"

# the disk of the log: the server goes down over it; who works waits, and goes on when it is back
run_pg kill
mount -t tmpfs -o size=80m tmpfs "$log" && chown postgres "$log"
mv "$folder/data/pg_wal" "$log/wal" && ln -s "$log/wal" "$folder/data/pg_wal"
run_pg again >out || fail "the server does not start again"
whole=$(at localhost server "&options=-csearch_path%3Dlog")
sql "CREATE SCHEMA log"
expect 0 "$WARTA" submit -q --queue here.queue in/a1.txt
"$WARTA" work -j 1 --join 0 --queue here.queue --store "$whole" 2>told & work=$!
stored() { # N articles
	for _ in $(seq 300); do
		[ "$(sql "SELECT count(*) FROM log.documents" 2>/dev/null)" = "$1" ] && return
		sleep 0.1
	done
	fail "not $1 articles: $(tail -3 told)"
}
stored 1
fill "$log" 0
sql "CREATE TABLE padding (t text); ALTER TABLE padding ALTER t SET STORAGE EXTERNAL"
for _ in $(seq 10); do
	sql "INSERT INTO padding SELECT repeat('x', 1000000) FROM generate_series(1, 16)" >/dev/null 2>&1 || break
done
sql "SELECT 1" >/dev/null 2>&1 && fail "a full disk of the log did not end the server"
expect 1 "$WARTA" read --store "$whole" in
has err "cannot be reached"
expect 0 "$WARTA" submit -q --queue here.queue in/a2*.txt
wait_for told "trying again"
rm "$log/ballast"
run_pg again >out || fail "the server does not start when there is room"
stored 12
kill -TERM $work
wait $work || fail "work: $(cat told)"
has told "12 jobs done"
expect 0 "$WARTA" check-store --store "$whole"

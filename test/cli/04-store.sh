# The store: made, found again, locked, read-only, full, newer, no store at all.
command -v sqlite3 >/dev/null || skip "no sqlite3"
for i in 1 2 3; do article "a$i" 2024-07-19; done >in.jsonl

expect 0 "$WARTA" read in.jsonl
[ -f warta.db ] || fail "no ./warta.db"
has err "3 stored"
expect 0 "$WARTA" read in.jsonl
has err "0 stored, 3 known already"
expect 0 "$WARTA" events --format jsonl
cp out before
[ -s before ] || fail "no events"

for id in e5 nobody; do
	expect 1 "$WARTA" show $id
	has err "warta.db: no event, story or article is called '$id'"
done

# a store that is none, or cannot be made
expect 1 "$WARTA" events --store missing.db
has err missing.db
expect 1 "$WARTA" read --store nowhere/w.db in.jsonl
has err nowhere/w.db
head -c 8192 /dev/urandom >noise.db
expect 1 "$WARTA" read --store noise.db in.jsonl
has err noise.db
printf 'Iran mengecam Israel.\n' >text.db
cp text.db text.before
expect 1 "$WARTA" events --store text.db
expect 1 "$WARTA" read --store text.db in.jsonl
same text.db text.before
sqlite3 other.db 'CREATE TABLE theirs (x); INSERT INTO theirs VALUES (1);'
expect 1 "$WARTA" read --store other.db in.jsonl
has err other.db

# of a newer version
cp warta.db newer.db
sqlite3 newer.db 'PRAGMA user_version = 9999;' >/dev/null
cp newer.db newer.before
expect 1 "$WARTA" read --store newer.db in.jsonl
has err newer
expect 1 "$WARTA" events --store newer.db
has err newer
[ "$(sqlite3 newer.db 'PRAGMA user_version')" = 9999 ] || fail "a newer store was changed"

# locked by another writer: said after some seconds, and nothing is lost
article b1 2024-07-20 >more.jsonl
mkfifo hold
sqlite3 warta.db >/dev/null 2>&1 <hold &
locker=$!
exec 7>hold
echo 'BEGIN IMMEDIATE;' >&7
sleep 0.5
expect 1 "$WARTA" read more.jsonl
has err warta.db
has err "another program"
expect 0 "$WARTA" events --format jsonl # readers do not wait
same out before
exec 7>&-
wait "$locker"
expect 0 "$WARTA" read more.jsonl
has err "1 stored"

# read-only
user=$(as_nobody)
if [ -n "$user" ]; then
	mkdir ro
	cp warta.db ro/w.db
	chmod 555 ro
	chmod 444 ro/w.db
	chmod 755 .
	article c1 2024-07-21 >third.jsonl
	chmod 644 third.jsonl
	$user "$WARTA" read --store ro/w.db third.jsonl >out 2>err
	[ $? = 1 ] || fail "a read-only store was written"
	has err ro/w.db
	$user "$WARTA" events --store ro/w.db --format jsonl >out 2>err || fail "a read-only store cannot be read"
	[ -s out ] || fail "a read-only store is empty"
	chmod 755 ro
fi

# full: what was committed stays, and the store is whole
for i in $(seq 1 1500); do article "f$i" 2024-07-19; done >many.jsonl
cp warta.db full.db
(
	ulimit -f 900
	exec "$WARTA" read --store full.db many.jsonl
) >out 2>err
[ $? = 1 ] || fail "a full disk was not noticed"
has err full.db
[ "$(sqlite3 full.db 'PRAGMA integrity_check')" = ok ] || fail "a full disk harmed the store"
expect 0 "$WARTA" events --store full.db --format jsonl
expect 0 "$WARTA" read -q --store full.db many.jsonl
[ "$(sqlite3 full.db 'PRAGMA integrity_check')" = ok ] || fail "the store is not whole"
expect 0 "$WARTA" show --store full.db f1500

# Copies of a store, and whether it is whole: damage is named, an older store comes up to date.
command -v sqlite3 >/dev/null || skip "no sqlite3"
for i in $(seq 60); do article "a$i" "$(printf 2024-07-%02d $((i % 28 + 1)))"; done >in.jsonl
expect 0 "$WARTA" read -q in.jsonl "$SOURCE/samples"
expect 0 "$WARTA" events --format jsonl
cp out before
expect 0 "$WARTA" check-store
has out whole

# a copy, while a writer has a transaction open
mkfifo hold
sqlite3 warta.db >/dev/null 2>&1 <hold &
locker=$!
exec 7>hold
echo 'BEGIN IMMEDIATE; DELETE FROM events;' >&7
sleep 0.3
expect 0 "$WARTA" backup copy.db
exec 7>&-
wait "$locker"
[ ! -e copy.db.part ] || fail "a part is left"
expect 0 "$WARTA" check-store --store copy.db
expect 0 "$WARTA" events --store copy.db --format jsonl
same out before
expect 0 "$WARTA" backup copy.db # again, over the old copy
expect 0 "$WARTA" check-store --store copy.db
# what must not be replaced, what cannot be written
echo mine >other.txt
expect 2 "$WARTA" backup other.txt
has err other.txt
[ "$(cat other.txt)" = mine ] || fail "another file was replaced"
expect 2 "$WARTA" backup warta.db
expect 2 "$WARTA" backup
expect 1 "$WARTA" backup nowhere/copy.db
has err nowhere/copy.db
expect 1 "$WARTA" backup copy.db --store missing.db
has err missing.db
(
	ulimit -f 100
	exec "$WARTA" backup full.db
) >out 2>err
[ $? = 1 ] || fail "a full disk was not noticed"
has err full.db
[ ! -e full.db ] && [ ! -e full.db.part ] || fail "half a copy is left"
expect 0 "$WARTA" check-store

# damage of each kind is told, with exit code 1
damage() { # WORDS SQL
	cp copy.db hurt.db
	sqlite3 hurt.db "$2" || fail "$2"
	expect 1 "$WARTA" check-store --store hurt.db
	has out "$1"
	has err "damaged"
}
damage "without text" 'DELETE FROM texts WHERE document = 3'
damage "refers to a row of documents" 'DELETE FROM documents WHERE n = 3'
damage "refers to a row of claims" 'INSERT INTO parties (claim, side, number, kind) VALUES (99999, 0, 0, 7)'
damage "in no event" 'DELETE FROM event_claims WHERE claim = 2'
damage "number of claims" 'UPDATE events SET n_claims = n_claims + 1, n_asserted = n_asserted + 1, n_happened = n_happened + 1'
damage "stored twice" 'CREATE TEMP TABLE t AS SELECT * FROM claims WHERE n = 2; UPDATE t SET n = 99999; INSERT INTO claims SELECT * FROM t'
damage "independent sources" 'DELETE FROM event_sources WHERE number = 0'
damage "missing in the index" 'DELETE FROM search_docsize WHERE id = 4'
damage "live" 'UPDATE claims SET live = 0 WHERE n = 2'
# a text that was changed behind the index's back
cp copy.db hurt.db
sqlite3 hurt.db "UPDATE texts SET text = 'Lain sama sekali.' WHERE document = 5"
expect 1 "$WARTA" check-store --store hurt.db
has out "index of words"
# a damaged page is named
cp copy.db hurt.db
dd if=/dev/zero of=hurt.db bs=4096 seek=12 count=4 conv=notrunc 2>/dev/null
expect 1 "$WARTA" check-store --store hurt.db
grep -qi 'page' out || fail "no page is named"
head -c 40960 copy.db >short.db
expect 1 "$WARTA" check-store --store short.db
[ -s out ] || [ -s err ] || fail "nothing is said of a short file"
printf 'no store\n' >text.db
expect 1 "$WARTA" check-store --store text.db
has err text.db
expect 1 "$WARTA" check-store --store missing.db
has err missing.db
expect 2 "$WARTA" check-store what

# a store of the first version: its pages are looked over, it is copied, and comes up to date
sqlite3 old.db <"$SOURCE/test/store/version-1.sql"
expect 0 "$WARTA" check-store --store old.db
expect 0 "$WARTA" backup --store old.db old-copy.db
[ "$(sqlite3 old-copy.db 'PRAGMA user_version')" = 1 ] || fail "a copy was changed"
expect 1 "$WARTA" events --store old.db
has err "warta read"
expect 0 "$WARTA" read -q --store old.db in.jsonl
expect 0 "$WARTA" check-store --store old.db
expect 0 "$WARTA" search --store old.db Lavrov --format csv
lines out 3

# two writers at once: both get their turn, nothing is lost
for i in $(seq 100); do article "x$i" "$(printf 2024-08-%02d $((i % 28 + 1)))"; done >x.jsonl
for i in $(seq 100); do article "y$i" "$(printf 2024-08-%02d $((i % 28 + 1)))"; done >y.jsonl
for i in 1 2 3 4 5; do # both make the store
	rm -f two.db*
	"$WARTA" read -q --store two.db x.jsonl 2>err.x &
	first=$!
	"$WARTA" read -q --store two.db y.jsonl 2>err.y &
	second=$!
	wait $first || fail "the first writer failed: $(cat err.x)"
	wait $second || fail "the second writer failed: $(cat err.y)"
	[ "$(sqlite3 two.db "SELECT count(*) FROM documents")" = 200 ] || fail "articles were lost"
done
expect 0 "$WARTA" check-store --store two.db

# Nothing is lost or doubled where a merge or its undoing is killed, meets another writer, or a full
# disk.  KILLS=200 is the long form (make kill).
command -v sqlite3 >/dev/null || skip "no sqlite3"
expect 0 "$WARTA" read "$SOURCE/samples"
expect 0 "$WARTA" events --format tsv
mapfile -t ids < <(tail -n +2 out | cut -f1 | head -8)
claims=$(sqlite3 warta.db 'SELECT count(*) FROM claims WHERE live')
n=$(sqlite3 warta.db 'SELECT count(*) FROM events')

# sound: every live claim is in one event that exists, and counts add up, once updates are done
sound() {
	"$WARTA" read "$SOURCE/samples" >out 2>err || fail "$1: cannot be read again"
	[ "$(sqlite3 warta.db 'PRAGMA integrity_check')" = ok ] || fail "$1: damaged"
	[ "$(sqlite3 warta.db 'SELECT count(*) FROM claims WHERE live')" = "$claims" ] || fail "$1: claims"
	[ "$(sqlite3 warta.db 'SELECT count(*) FROM event_claims')" = "$claims" ] || fail "$1: claims in events"
	[ "$(sqlite3 warta.db 'SELECT sum(n_claims) FROM events')" = "$claims" ] || fail "$1: counts"
	[ "$(sqlite3 warta.db 'SELECT count(*) FROM event_claims WHERE event NOT IN (SELECT id FROM events)')" = 0 ] ||
		fail "$1: claims of no event"
	# a decision puts the events of its two first claims together, however often and in whatever order
	held=$(sqlite3 -separator ' ' warta.db "SELECT DISTINCT d.n, e.own FROM decisions d
		JOIN decision_claims q ON q.decision = d.n JOIN documents o ON o.key = q.article
		JOIN claims c ON c.document = o.n AND c.act = q.act AND c.live
		JOIN event_claims e ON e.claim = c.n WHERE d.undone IS NULL AND q.number = 1" | awk '
		function top(x) { while (up[x] != x) x = up[x]; return x }
		!($2 in up)   { up[$2] = $2 }
		!($1 in first) { first[$1] = $2; next }
		top($2) != top(first[$1]) { up[top($2)] = top(first[$1]); n++ }
		END { print n + 0 }')
	[ "$(sqlite3 warta.db 'SELECT count(*) FROM events')" = $((n - held)) ] || fail "$1: events"
}

seed=${SEED:-$$}
RANDOM=$seed
for i in $(seq "${KILLS:-6}"); do
	held=$(sqlite3 warta.db 'SELECT n FROM decisions WHERE undone IS NULL LIMIT 1')
	if [ -n "$held" ] && [ $((i % 2)) = 0 ]; then
		"$WARTA" merge --undo "$held" >out 2>err &
	else
		"$WARTA" merge "${ids[0]}" "${ids[i % 7 + 1]}" >out 2>err &
	fi
	pid=$!
	sleep "$(printf 0.%03d $((RANDOM % 40)))" # it takes some 20 thousandths
	kill -9 $pid 2>/dev/null
	wait $pid 2>/dev/null
	sound "killed $i (SEED=$seed)"
done

# what was decided and not yet done when the program ended is done by the next run
sqlite3 warta.db "UPDATE decisions SET undone = NULL; INSERT OR IGNORE INTO todo_events SELECT event FROM decisions"
sound "decided only"

# two at once: both are done, or one says that the store is busy
for held in $(sqlite3 warta.db 'SELECT n FROM decisions WHERE undone IS NULL'); do
	expect 0 "$WARTA" merge --undo "$held"
done
"$WARTA" merge "${ids[0]}" "${ids[1]}" >one 2>&1 &
first=$!
"$WARTA" merge "${ids[2]}" "${ids[3]}" >two 2>&1 &
second=$!
wait $first || has one "another program"
wait $second || has two "another program"
sound "two at once"

# no room for the log: the merge fails whole and says so
held=$(sqlite3 warta.db "SELECT count(*) FROM decisions WHERE undone IS NULL")
sqlite3 warta.db 'PRAGMA wal_checkpoint(TRUNCATE)' >out
(
	ulimit -f 8 # in kilobytes: less than what a merge writes
	trap '' XFSZ
	"$WARTA" merge "${ids[4]}" "${ids[5]}" >one 2>&1
) && fail "a merge without room"
[ -s one ] || fail "nothing said about the full disk"
[ "$(sqlite3 warta.db "SELECT count(*) FROM decisions WHERE undone IS NULL")" = "$held" ] || fail "half a merge"
sound "full disk"

# kill -9 at random moments: what was stored is there, once; the store is whole; reading goes on where it was.
# KILLS=200 is the long form (make kill).
command -v sqlite3 >/dev/null || skip "no sqlite3"
kills=${KILLS:-20}
for i in $(seq 150); do article "k$i" "$(printf 2024-07-%02d $((i % 28 + 1)))"; done >one.jsonl
sed 's/Rusia mengirim/Rusia kembali mengirim/' one.jsonl | sed -n '1~3p' >two.jsonl # revisions of a third
cat one.jsonl two.jsonl >in.jsonl
start=$(date +%s%N)
expect 0 "$WARTA" read -q --jobs 1 --store quiet.db in.jsonl
took=$((($(date +%s%N) - start) / 1000000))
events() { "$WARTA" events --store "$1" --format jsonl | sed 's/"first_seen":"[^"]*"//; s/"changed":"[^"]*"//'; }
seed=${SEED:-$$}
RANDOM=$seed
stored=0
for i in $(seq "$kills"); do
	# the store grows over several kills, then begins anew
	[ $((i % 5)) = 1 ] && rm -f kill.db kill.db-wal kill.db-shm && stored=0
	"$WARTA" read -q --jobs 1 --store kill.db in.jsonl >out 2>err &
	pid=$!
	sleep "$(printf '0.%03d' $((RANDOM % (took < 999 ? took + 1 : 999))))"
	kill -9 $pid 2>/dev/null
	wait $pid 2>/dev/null
	[ -f kill.db ] && [ "$(sqlite3 kill.db 'PRAGMA user_version' 2>/dev/null)" != 0 ] || continue
	"$WARTA" check-store --store kill.db >out 2>err || fail "kill $i (SEED=$seed): $(cat out err)"
	now=$(sqlite3 kill.db 'SELECT count(*) FROM documents')
	[ "$now" -ge "$stored" ] || fail "kill $i (SEED=$seed): $now articles, $stored were there"
	stored=$now
done
expect 0 "$WARTA" read -q --jobs 1 --store kill.db in.jsonl
expect 0 "$WARTA" check-store --store kill.db
for table in documents claims parties chains event_claims events event_parties event_sources; do
	[ "$(sqlite3 kill.db "SELECT count(*) FROM $table")" = "$(sqlite3 quiet.db "SELECT count(*) FROM $table")" ] ||
		fail "$table (SEED=$seed): not as many rows as without a kill"
done
events quiet.db | sort >quiet
events kill.db | sort >killed
same quiet killed

# kill -9 of workers at random moments: every job takes effect once; one that kills its workers is
# given up, with those next to it read.
command -v sqlite3 >/dev/null && command -v pgrep >/dev/null || skip "no sqlite3 or pgrep"
mkdir in
for i in $(seq 300); do
	printf 'Sikap %d\n\nJAKARTA, KOMPAS.com - Iran mengecam Israel pada %d Juli 2024, dilansir Reuters. Rusia mengirim %d kapal ke Suriah. Jepang mengundang India ke Tokyo soal %d ton beras.\n' \
		"$i" $((i % 28 + 1)) "$i" "$i" >"in/a$i.txt"
done
rows() { for t in documents claims parties chains; do sqlite3 "$1" "SELECT '$t', count(*) FROM $t"; done; }
expect 0 "$WARTA" read -q --jobs 1 --store quiet.db in
rows quiet.db >quiet
seed=${SEED:-$$}
RANDOM=$seed
expect 0 "$WARTA" submit -q in
for i in $(seq 6); do
	"$WARTA" work -q -j 2 --join 0 >out 2>err &
	pid=$!
	sleep "0.$((RANDOM % 3))$((RANDOM % 10))"
	if [ $((i % 2)) = 0 ]; then
		kill -9 $(pgrep -P $pid) 2>/dev/null # others take their place
		sleep 0.1
		children=$(pgrep -P $pid)
		kill -9 $pid $children 2>/dev/null
	else
		kill -9 $pid $(pgrep -P $pid) 2>/dev/null
	fi
	wait $pid 2>/dev/null
done
expect 0 "$WARTA" work -q -j 2 --drain --join 0
rows warta.db >got
cmp -s quiet got || fail "SEED=$seed: $(paste quiet got | tr '\n' ' ')"
[ "$(sqlite3 warta.db 'SELECT count(*) FROM jobs WHERE done IS NOT NULL')" = 300 ] || fail "SEED=$seed: marks"
expect 0 "$WARTA" check-store
expect 0 "$WARTA" queue -f jsonl
has out '"waiting":0,"held":0,"workers":0,"oldest":0,"dead":0'

# poison: one job of six long articles, some five times the second of processor time that workers may have
for i in $(seq 12000); do
	printf 'Iran mengecam Israel, Rusia menuduh Ukraina, dan Jepang mengundang India ke Tokyo pada %d Juli 2024, kata Presiden Rusia Vladimir Putin di Moskow, dilansir Reuters. ' $((i % 28 + 1))
done >long
for i in 1 2 3 4 5 6; do
	printf '{"id": "panjang-%d", "title": "Sikap panjang %d", "text": "' "$i" "$i"
	cat long
	echo '"}'
done >in/a0.jsonl
expect 0 "$WARTA" submit -q --part 64 --store poison.db in
(ulimit -St 1; exec "$WARTA" work -q -j 1 --tries 2 --drain --join 0 --store poison.db) >out 2>err
[ $? = 1 ] || fail "a job that was given up is a failure"
has err "was ended by signal"
expect 0 "$WARTA" queue dead --store poison.db -f tsv
lines out 2
has out "a0.jsonl"
has out "died"
[ "$(sqlite3 poison.db 'SELECT count(*) FROM documents')" = 300 ] || fail "the others are not read"

# Machines whose clocks differ by days, two that submit and two that work at once: each job takes
# effect once, nothing waits for a wrong clock.  With the queue of WARTA_TEST_QUEUE (RabbitMQ) or
# WARTA_TEST_POSTGRES, too.
command -v sqlite3 >/dev/null || skip "no sqlite3"
skew=$(dirname "$WARTA")/libtest_skew.so
[ -e "$skew" ] || skip "no clock that is wrong"
ldd "$WARTA" | grep -q asan && skip "nothing can be preloaded before the sanitizer"
at() { # SECONDS COMMAND...: with a clock that is ahead by so much
	local by=$1
	shift
	LD_PRELOAD=$skew WARTA_TEST_SKEW=$by "$@"
}
day=86400
queue=sqlite:$WORK/q
[ -z "${WARTA_TEST_QUEUE-}" ] || queue="$WARTA_TEST_QUEUE?queue=clocks"
if [ -n "${WARTA_TEST_POSTGRES-}" ]; then # in tables of its own
	psql -qX -d "$WARTA_TEST_POSTGRES" -c 'CREATE SCHEMA clocks' 2>err || skip "no psql, or $(cat err)"
	queue="$WARTA_TEST_POSTGRES&options=-csearch_path%3Dclocks"
fi
mkdir in
for i in $(seq 60); do
	echo "JAKARTA - Iran mengecam Israel pada $((i % 28 + 1)) Juli 2024, dilansir Reuters. Rusia mengirim $i kapal ke Suriah." >in/a$i.txt
done
expect 0 "$WARTA" read -q --jobs 1 --store quiet.db in
count() {
	for t in documents claims parties chains; do sqlite3 "$1" "SELECT '$t', count(*) FROM $t"; done
}
count quiet.db >quiet

# two submit, two groups work, four clocks; what is gone is given up
at $((3 * day)) "$WARTA" submit -q --queue "$queue" in & one=$!
at $((-400 * day)) "$WARTA" submit -q --queue "$queue" in & two=$!
wait $one && wait $two || fail "two at once: one of them failed"
expect 0 "$WARTA" queue -f jsonl --queue "$queue"
lacks out '"oldest":-'
mv in/a60.txt gone
at $((-2 * day)) "$WARTA" work -j 2 --drain --join 0 --queue "$queue" 2>behind & one=$!
at $((5 * day)) "$WARTA" work -j 2 --drain --join 0 --queue "$queue" 2>ahead & two=$!
wait $one
wait $two
cat behind ahead | grep -q 'a60.txt: gone' || fail "what is gone was not told: $(cat behind ahead)"
mv gone in/a60.txt
expect 0 "$WARTA" queue replay --queue "$queue" all
expect 0 "$WARTA" work -q --drain --join 0 --queue "$queue"
count warta.db >got
same quiet got
[ "$(sqlite3 warta.db 'SELECT count(*) FROM jobs WHERE done IS NOT NULL')" = 60 ] || fail "marks"
expect 0 "$WARTA" queue -f jsonl --queue "$queue"
has out '"waiting":0'

# given back "for later" by one that is ahead: by ours it would be days
if [ "$queue" = "sqlite:$WORK/q" ]; then
	expect 0 "$WARTA" submit -q --queue later.queue http://localhost:1/x
	LD_PRELOAD=$skew WARTA_TEST_SKEW=$((5 * day)) "$WARTA" work -q -j 1 --allow-private \
		--queue later.queue 2>err >out & pid=$!
	for _ in $(seq 100); do
		[ "$(sqlite3 later.queue 'SELECT count(*) FROM jobs WHERE ready > 0 AND holder IS NULL')" = 1 ] && break
		sleep 0.1
	done
	kill -TERM $pid
	wait $pid
	expect 0 "$WARTA" queue -f jsonl --queue later.queue
	has out '"waiting":1'
fi

# a feed that was to be looked at by a clock that is a month ahead is not left alone for a month
echo http://localhost:1/rss >list
at $((30 * day)) "$WARTA" watch --once --allow-private @list 2>err
has err "not read; again in 30 min"
expect 0 "$WARTA" watch --once --allow-private @list
has err "not read"
expect 0 "$WARTA" watch --once --allow-private @list
lacks err "not read"

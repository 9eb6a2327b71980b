#!/bin/bash
# cluster.sh WARTA - kill -9 of all that a queue hangs on, while jobs go through it.
#
# A cluster of three RabbitMQ nodes and a PostgreSQL server of its own, on loopback; JOBS (20000)
# articles, a job each.  While they are submitted and read, it kills workers, each broker in turn,
# all brokers at once, the database.  Then every article, claim and mark must be there once.  Tells
# jobs a second, and after each kill the seconds until work went on.
#
#	JOBS=20000 WORKERS=4 QUEUES="amqp postgres sqlite"	what is done
#	NODES=3 BROKER=FILE	the cluster; or one that test/rabbitmq.sh started
#
# A node that is alone has to be started again before anything goes on: then that is what is told.
# Exit 77 where a server is missing.
set -u
warta=$(realpath "$1")
here=$(realpath "$(dirname "$0")/../..")
jobs=${JOBS:-20000} workers=${WORKERS:-4} nodes=${NODES:-3} queues=${QUEUES:-amqp postgres sqlite}
command -v sqlite3 >/dev/null && command -v psql >/dev/null && command -v pgrep >/dev/null ||
	{ echo "skipped: no sqlite3, psql or pgrep"; exit 77; }
work=$(mktemp -d /tmp/warta-kill-XXXXXX) || exit 2
broker=${BROKER:-$work/broker} pg=$work/pg
pid= putter=
failed=0

cleanup() {
	[ -n "$pid" ] && kill -9 "$pid" $(pgrep -P "$pid") 2>/dev/null
	[ -n "$putter" ] && kill -9 "$putter" 2>/dev/null
	[ -z "${BROKER:-}" ] && [ -s "$broker" ] && "$here/test/rabbitmq.sh" stop "$broker"
	[ -s "$pg" ] && "$here/test/postgres.sh" stop "$pg"
	rm -rf "$work"
}
trap cleanup EXIT
trap 'exit 2' INT TERM

now() { date +%s.%N; }
since() { awk -v a="$1" -v b="$(now)" 'BEGIN { printf "%.1f", b - a }'; }
wrong() {
	echo "WRONG: $*"
	failed=1
}

# --- the articles, and what they give when nothing is killed
mkdir "$work/in"
awk -v n="$jobs" -v dir="$work/in" 'BEGIN {
	split("Iran Israel Rusia Ukraina Jepang India Turki Mesir Suriah Irak Yaman Kuba", c, " ")
	split("mengecam menuduh mendukung mengancam mengundang menyerang", v, " ")
	split("beras minyak kapal batu kopi baja", w, " ")
	for (i = 1; i <= n; i++) {
		file = sprintf("%s/a%06d.txt", dir, i)
		printf "Sikap nomor %d\n\nJAKARTA, KOMPAS.com - ", i >file
		for (k = 0; k < 4; k++)
			printf "%s %s %s soal %d ton %s pada %d Juli 2024, dilansir Reuters. ",
				c[(i + k) % 12 + 1], v[(i * 7 + k) % 6 + 1], c[(i + 5 * k + 3) % 12 + 1],
				i * 4 + k, w[(i + k) % 6 + 1], (i + k) % 28 + 1 >file
		print "" >file
		close(file)
	}
}'
claims=$("$warta" read -q --no-store --jsonl "$work/in" | wc -l)
echo "$jobs articles, a job each; $claims claims when nothing is killed"

# --- looking: the store tells what is done
ask() {
	if [ "$store" = "$work/store.db" ]; then
		sqlite3 -cmd '.timeout 10000' "$store" "$1" 2>/dev/null
	else
		PGOPTIONS='-c search_path=warta' psql -XqAt -h "$(cat "$pg")" -U postgres postgres -c "$1" 2>/dev/null
	fi
}
done_jobs() {
	local n
	n=$(ask 'SELECT count(*) FROM jobs WHERE done IS NOT NULL')
	echo "${n:-0}"
}

# went_on WHAT T0: waits until more is done than now, tells how long that took
went_on() {
	local before t
	sleep 0.3
	before=$(done_jobs)
	for _ in $(seq 1200); do
		t=$(done_jobs)
		[ "$t" -ge "$jobs" ] && return
		[ "$t" -gt "$before" ] && [ "$before" -gt 0 ] && {
			echo "  $1 killed: $(since "$2") s until the next article was stored ($t done)"
			return
		}
		[ "$before" = 0 ] && before=$t
		sleep 0.1
	done
	wrong "nothing goes on after $1 was killed"
}
await() { # N: until so many are done, or all
	for _ in $(seq 3000); do
		[ "$(done_jobs)" -ge "$1" ] && return
		kill -0 "$pid" 2>/dev/null || return
		sleep 0.1
	done
	wrong "only $(done_jobs) of $1 done after five minutes"
}

start_work() { "$warta" work -q -j "$workers" --join 0 --queue "$queue" --store "$store" "$@" >>"$work/out" 2>&1 & pid=$!; }

kill_workers() {
	local t children
	children=$(pgrep -P "$pid")
	t=$(now)
	# half of them, whose places are taken; then all, with who watches
	kill -9 $(echo "$children" | head -$((workers / 2))) 2>/dev/null
	went_on "half of the workers" "$t"
	t=$(now)
	kill -9 "$pid" $(pgrep -P "$pid") 2>/dev/null
	wait "$pid" 2>/dev/null
	start_work
	went_on "all workers" "$t"
}
kill_node() {
	local t
	t=$(now)
	"$here/test/rabbitmq.sh" kill "$broker" "$1"
	[ "$nodes" -gt 1 ] && went_on "node $1" "$t"
	"$here/test/rabbitmq.sh" again "$broker" "$1" || wrong "node $1 does not start again"
	[ "$nodes" = 1 ] && went_on "the broker (and started again)" "$t"
}
kill_all_nodes() {
	local t i
	t=$(now)
	for i in $(seq "$nodes"); do "$here/test/rabbitmq.sh" kill "$broker" "$i"; done
	"$here/test/rabbitmq.sh" again "$broker" $(seq "$nodes") || wrong "the brokers do not start again"
	went_on "all nodes (and started again)" "$t"
}
kill_database() {
	local t
	t=$(now)
	"$here/test/postgres.sh" kill "$pg"
	"$here/test/postgres.sh" again "$pg" || wrong "the database does not start again"
	went_on "PostgreSQL (and started again)" "$t"
}

check() {
	local docs one
	docs=$(ask 'SELECT count(*) FROM documents')
	[ "$docs" = "$jobs" ] || wrong "$docs articles, not $jobs"
	one=$(ask 'SELECT count(DISTINCT id) FROM documents WHERE live')
	[ "$one" = "$jobs" ] || wrong "$one different articles, not $jobs"
	[ "$(ask 'SELECT count(*) FROM claims')" = "$claims" ] ||
		wrong "$(ask 'SELECT count(*) FROM claims') claims, not $claims"
	[ "$(done_jobs)" = "$jobs" ] || wrong "$(done_jobs) marks, not $jobs"
	"$warta" queue --queue "$queue" --store "$store" -f jsonl >"$work/state"
	grep -q '"waiting":0' "$work/state" && grep -q '"dead":0' "$work/state" ||
		wrong "the queue is not empty: $(cat "$work/state")"
}

# A refused password is told at once, and not printed.
refused() { # ADDRESS PASSWORD
	"$warta" submit --patience 30 --queue "$1" --store "$work/none.db" "$work/in/a000001.txt" >"$work/refused" 2>&1 &&
		wrong "a wrong password is taken"
	grep -q password "$work/refused" && ! grep -q "$2" "$work/refused" && ! grep -q 'waited' "$work/refused" ||
		wrong "a wrong password is told so: $(cat "$work/refused")"
}

# run NAME KILLS...: each kill after an equal share of the jobs
run() {
	local t share i=0 name=$1
	shift
	share=$((jobs / ($# + 2)))
	echo "$name: $workers workers"
	t=$(now)
	"$warta" submit -q --queue "$queue" --store "$store" --patience 300 "$work/in" >>"$work/out" 2>&1 & putter=$!
	start_work
	for what in "$@"; do
		i=$((i + 1))
		await $((i * share))
		$what
	done
	wait "$putter" || wrong "not all was submitted: $(tail -1 "$work/out")"
	putter=
	await "$jobs"
	echo "  $jobs jobs in $(since "$t") s, $(awk -v n="$jobs" -v s="$(since "$t")" 'BEGIN { printf "%.0f", n / s }') a second, kills and restarts counted"
	kill -TERM "$pid"
	wait "$pid" || wrong "the workers did not end well: $(tail -1 "$work/out")"
	pid=
	check
}

"$here/test/postgres.sh" start "$pg" || exit
if [[ $queues = *amqp* ]]; then
	if [ -z "${BROKER:-}" ]; then
		t=$(now)
		"$here/test/rabbitmq.sh" start "$broker" "$nodes" || exit
		echo "$nodes RabbitMQ nodes started in $(since "$t") s"
	fi
fi
for kind in $queues; do
	store=$("$here/test/postgres.sh" address "$pg")
	case $kind in
	amqp)
		queue="$("$here/test/rabbitmq.sh" address "$broker")?queue=kill$$"
		refused "${queue/guest:guest/guest:salah}" salah
		each=$(for i in $(seq "$nodes"); do echo "kill_node_$i"; done)
		for i in $(seq "$nodes"); do eval "kill_node_$i() { kill_node $i; }"; done
		if [ "$nodes" -gt 1 ]; then
			run "RabbitMQ, $nodes nodes, and PostgreSQL" kill_workers $each kill_all_nodes kill_database
		else
			run "RabbitMQ, one node, and PostgreSQL" kill_workers kill_node_1 kill_database
		fi
		;;
	postgres)
		"$here/test/postgres.sh" stop "$pg"
		"$here/test/postgres.sh" start "$pg" || exit
		store=$("$here/test/postgres.sh" address "$pg") queue=$store
		refused "${store%%user=*}user=penjaga&password=salah" salah
		run "PostgreSQL alone" kill_workers kill_database kill_workers
		;;
	sqlite)
		store=$work/store.db queue=$work/store.db.queue
		run "SQLite" kill_workers kill_workers kill_workers
		"$warta" check-store --store "$store" >>"$work/out" || wrong "the store is damaged"
		;;
	esac
done
[ "$failed" = 0 ] && echo "every job took effect once" || { tail -20 "$work/out"; exit 1; }

#!/bin/bash
# slurm.sh WARTA SOURCE_DIR - share/slurm/warta-batch.sbatch under a real Slurm, on this machine only: an array
# of shards, in the middle of which the controller, the node daemon and the programs themselves are killed
# with SIGKILL.  At the end each shard is done once, nothing is lost or doubled; says what it saw.
#
# LOGS=FOLDER keeps what the daemons wrote.
#
# Needs root, and munge, slurmctld, slurmd (Debian: slurm-wlm).  SHARDS=24 by default.  Nothing outside a
# folder of its own is written; cgroups are not needed (proctrack/linuxproc, task/none).
set -u
export LC_ALL=C.UTF-8
WARTA=$(realpath "$1") SOURCE=$(realpath "$2")
shards=${SHARDS:-24} port=${PORT:-36817}
for tool in slurmctld slurmd munged zstd; do
	command -v $tool >/dev/null || {
		echo "skipped: no $tool"
		exit 77
	}
done
[ "$(id -u)" = 0 ] || {
	echo "skipped: the daemons need root"
	exit 77
}
work=$(mktemp -d) || exit 2
chmod 755 "$work"
cd "$work" || exit 2
# a copy: another version of the program, built meanwhile, would make other shards
cp "$WARTA" warta && WARTA=$work/warta
failures=0
fail() {
	echo "FAILED: $*"
	failures=$((failures + 1))
}
pid_of() { cat "$1" 2>/dev/null || echo 0; }
# the processes of the array: children of the steps' daemons, which stand in this folder's log
ours() { pgrep -f "$WARTA batch .*--out $work/shards" || true; }

clean_up() {
	local pid
	trap - EXIT
	scancel --name=warta-batch 2>/dev/null
	for pid in $(ours); do kill -9 "$pid" 2>/dev/null; done
	for daemon in slurmctld slurmd munged; do
		pid=$(pid_of $daemon.pid)
		[ "$pid" != 0 ] && kill "$pid" 2>/dev/null
	done
	sleep 2
	# one that waits for another that is gone does not hear it
	for pid in $(pgrep -f "slurm(ctl)?d -f $work/slurm.conf" || true); do kill -9 "$pid" 2>/dev/null; done
	for pid in $(pgrep -f "slurmstepd.*$work" || true); do kill -9 "$pid" 2>/dev/null; done
	[ -n "${LOGS:-}" ] && cp -r log "$LOGS"
	cd / && rm -rf "$work"
}
trap clean_up EXIT
trap 'exit 1' INT TERM

# --- a Slurm of one node -----------------------------------------------------------------------------
mkdir state spool log munge
chmod 700 munge
head -c 1024 /dev/urandom >munge/key && chmod 600 munge/key
host=$(hostname -s)
cat >slurm.conf <<END
ClusterName=killtest
SlurmctldHost=$host(127.0.0.1)
SlurmctldPort=$port
SlurmdPort=$((port + 1))
AuthType=auth/munge
AuthInfo=socket=$work/munge/socket
CredType=cred/munge
SlurmUser=root
SlurmdUser=root
StateSaveLocation=$work/state
SlurmdSpoolDir=$work/spool
SlurmctldPidFile=$work/slurmctld.pid
SlurmdPidFile=$work/slurmd.pid
SlurmctldLogFile=$work/log/slurmctld
SlurmdLogFile=$work/log/slurmd
ProctrackType=proctrack/linuxproc
TaskPlugin=task/none
JobAcctGatherType=jobacct_gather/none
JobCompType=jobcomp/filetxt
JobCompLoc=$work/log/jobs
MpiDefault=none
ReturnToService=2
SlurmctldTimeout=30
SlurmdTimeout=60
KillWait=5
# a job whose step died with its node daemon is missed after this time, not after the default's
BatchStartTimeout=5
MessageTimeout=5
MaxArraySize=10001
MaxJobCount=20000
SchedulerParameters=sched_interval=1,batch_sched_delay=0
SelectType=select/cons_tres
SelectTypeParameters=CR_CPU
NodeName=$host NodeAddr=127.0.0.1 CPUs=2 RealMemory=2000 State=UNKNOWN
PartitionName=all Nodes=$host Default=YES MaxTime=INFINITE State=UP
END
export SLURM_CONF=$work/slurm.conf
start_controller() { slurmctld -f "$SLURM_CONF" || fail "slurmctld does not start: $(tail -3 log/slurmctld)"; }
start_node() { slurmd -f "$SLURM_CONF" -N "$host" || fail "slurmd does not start: $(tail -3 log/slurmd)"; }
munged --force --key-file="$work/munge/key" --socket="$work/munge/socket" --pid-file="$work/munged.pid" \
	--log-file="$work/log/munged" --seed-file="$work/munge/seed" || exit 2
start_controller
start_node
for i in $(seq 60); do
	sinfo -h -o %T 2>/dev/null | grep -qE 'idle|mixed|alloc' && break
	sleep 0.5
done
sinfo -h -o %T 2>/dev/null | grep -qE 'idle' || {
	fail "no node: $(sinfo 2>&1; tail -3 log/slurmctld log/slurmd)"
	exit 1
}

# --- work --------------------------------------------------------------------------------------------
fixture() { # the archives of the ordinary tests, long enough to be killed in the middle
	skip() { exit 77; }
	. "$SOURCE/test/cli/lib-batch.sh"
	for i in $(seq "$shards"); do
		archive "s$i.gz" 50
		for n in $(seq 25); do cat "s$i.gz"; done >"archive-$i.warc.gz"
		rm "s$i.gz"
		echo "archive-$i.warc.gz"
	done >list
}
(fixture) || exit 2
# what must come out
for i in $(seq "$shards"); do
	"$WARTA" batch -q --manifest list --root . --shard "$i/$shards" --out quiet || fail "shard $i"
done

export MANIFEST=$work/list OUT=$work/shards ROOT=$work WARTA
submit() { sbatch --parsable --array="1-$shards" --output="$work/log/task-%a.log" "$SOURCE/share/slurm/warta-batch.sbatch" >>log/submitted; }
running() { squeue -h -t R,CG -o %i 2>/dev/null | wc -l; }
waiting() { squeue -h -o %i 2>/dev/null | wc -l; }
finished() { find shards -name '*.zst' 2>/dev/null | wc -l; }
# A controller that was killed before it saved what it did last may start a task anew that the node still runs;
# the node refuses it, the controller drains the node and holds the task.  An operator looks, and resumes.
resume_node() {
	sinfo -h -o %T | grep -q drain || return 0
	echo "the controller drained the node ($(sinfo -h -o %E)); resumed"
	scontrol update NodeName="$host" State=RESUME
}
# waits until $1 shards are finished
until_finished() {
	local i
	for i in $(seq 600); do
		[ "$(finished)" -ge "$1" ] && return
		[ $((i % 50)) = 0 ] && resume_node
		sleep 0.2
	done
	fail "only $(finished) shards after two minutes: $(squeue 2>&1 | head -5)"
}
now() { date +%s%N; }
since() { awk -v a="$1" -v b="$(now)" 'BEGIN { printf "%.1f s", (b - a) / 1e9 }'; }

# What a controller did not save before it was killed, the end of a task for example, it learns when it next asks
# the node, which may be minutes; here it is told to, as its operator would.
ask_node() {
	sleep 12
	scontrol reconfigure
}

begun=$(now)
submit
until_finished $((shards / 8))
killed=0
for pid in $(ours); do kill -9 "$pid" && killed=$((killed + 1)); done
echo "killed $killed programs at $(finished) of $shards shards"

until_finished $((shards / 4))
at=$(finished) t=$(now)
kill -9 "$(pid_of slurmctld.pid)"
sleep 3
echo "controller killed at $at shards; three seconds later $(finished)"
start_controller
ask_node
until_finished $((at + 4))
echo "controller back: going on after $(since "$t")"

at=$(finished) t=$(now)
kill -9 "$(pid_of slurmd.pid)"
killed=0
for pid in $(ours); do kill -9 "$pid" && killed=$((killed + 1)); done
sleep 2
start_node
until_finished $((at + 4))
echo "node daemon and $killed programs killed at $at shards: going on after $(since "$t")"

at=$(finished) t=$(now)
kill -9 "$(pid_of slurmd.pid)" "$(pid_of slurmctld.pid)"
for pid in $(ours) $(pgrep -f "slurmstepd" || true); do
	# steps of this Slurm only
	grep -qs "$work" "/proc/$pid/environ" "/proc/$pid/cmdline" && kill -9 "$pid" 2>/dev/null
done
sleep 2
start_controller
start_node
echo "controller, node daemon and all steps killed at $at shards"
ask_node

# --- to the end --------------------------------------------------------------------------------------
rounds=1
for i in $(seq 900); do
	[ "$(finished)" = "$shards" ] && [ "$(waiting)" = 0 ] && break
	# the array has ended, or what is left of it waits to be begun again in two minutes: the same again
	if [ "$(running)" = 0 ] && [ $((i % 20)) = 0 ] && [ $rounds -lt 4 ]; then
		scancel --name=warta-batch
		rounds=$((rounds + 1))
		submit
	fi
	[ $((i % 120)) = 119 ] && scontrol reconfigure
	[ $((i % 20)) = 10 ] && resume_node
	sleep 0.5
done
echo "$(finished) of $shards shards after $(since "$begun"), $rounds arrays submitted"
[ "$(finished)" = "$shards" ] || fail "$(squeue; tail -3 log/task-*.log)"

for file in quiet/*.zst; do
	cmp -s "$file" "shards/${file#quiet/}" || fail "${file#quiet/} is not as without Slurm"
done
[ -z "$(find shards -name '*.part')" ] || fail "left behind: $(ls shards)"
for i in $(seq "$shards"); do
	made=$(grep -c "shard $i/$shards: .* articles" "log/task-$i.log")
	again=$(grep -c "shard $i/$shards was finished before" "log/task-$i.log")
	[ "$made" = 1 ] || [ $((made + again)) -ge 1 ] || fail "shard $i: made $made times"
	[ "$made" -le 1 ] || fail "shard $i: made $made times"
done
# by the lines, too: none is lost, none is there twice
zstd -dcq quiet/*.zst | grep '^{"article"' | sort >wanted.lines
zstd -dcq shards/*.zst | grep '^{"article"' | sort >got.lines
cmp -s wanted.lines got.lines || fail "other articles"
echo "articles in the shards: $(wc -l <got.lines), wanted $(wc -l <wanted.lines), the same: $(cmp -s wanted.lines got.lines && echo yes || echo no)"
echo "went on within a shard: $(grep -h 'taken up' log/task-*.log | wc -l) times; begun again by the template: $(grep -h 'killed (exit code' log/task-*.log | wc -l)"
[ "$failures" = 0 ]

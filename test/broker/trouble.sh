# A broker whose memory or disk is full, and one that hangs: told, waited for, nothing is lost.
broker=$("$SOURCE/test/rabbitmq.sh" address "$BROKER") || skip "no broker"
queue="$broker?queue=trouble"
ctl() {
	"$SOURCE/test/rabbitmq.sh" ctl "$BROKER" -q "$@" >ctl 2>&1 || fail "rabbitmqctl $*: $(tail -1 ctl)"
}
waiting() {
	"$WARTA" queue -f jsonl --queue "$queue" | sed -n 's/.*"waiting":\([0-9]*\).*/\1/p'
}
mkdir in
for i in $(seq 20); do
	echo "JAKARTA - Iran mengecam Israel pada $i Juli 2024, dilansir Reuters." >in/a$i.txt
done
pid=$("$SOURCE/test/rabbitmq.sh" pid "$BROKER" 1)
trap 'kill -CONT "$pid"; ctl set_vm_memory_high_watermark 0.4; ctl set_disk_free_limit 50MB
	chmod -R u+rwX "$WORK"; rm -rf "$WORK"' EXIT

# full: who puts waits on the connection that he has, and puts each job once
ctl set_vm_memory_high_watermark 0.0001
"$WARTA" submit --queue "$queue" in 2>log & submit=$!
wait_for log "the broker takes nothing now: low on memory"
kill -0 $submit || fail "submit did not wait"
ctl set_vm_memory_high_watermark 0.4
wait $submit || fail "exit code $?: $(cat log)"
has log "answers again, after"
has log "20 jobs"
[ "$(waiting)" = 20 ] || fail "$(waiting) jobs wait, not 20"

# whoever does not want to wait is told why, and by which exit code
ctl set_disk_free_limit 999999GB
expect 1 "$WARTA" submit --patience 1 --again --queue "$queue&timeout=2" in/a1.txt
has err "low on disk"
has err "waited 1 s"
# a worker that has to bury a job waits, too
rm in/a7.txt
"$WARTA" work -j 1 --drain --join 0 --queue "$queue" 2>log & work=$!
wait_for log "low on disk"
# asked to stop, it ends without losing the job
kill -TERM $work
wait $work || fail "exit code $?: $(cat log)"
"$WARTA" work -j 1 --drain --join 0 --queue "$queue" 2>log & work=$!
wait_for log "low on disk"
ctl set_disk_free_limit 50MB
wait $work
has log "answers again, after"
expect 0 "$WARTA" check-store
expect 0 "$WARTA" queue dead -f tsv --queue "$queue"
has out a7.txt
expect 0 "$WARTA" queue drop --queue "$queue" all
expect 0 "$WARTA" search --format jsonl Iran
lines out 19

# it hangs: who asks is told after the timeout, and who waits goes on when it does
kill -STOP "$pid"
expect 1 "$WARTA" submit --patience 1 --again --queue "$queue&timeout=1" in/a1.txt
has err "timed out"
"$WARTA" submit --again --queue "$queue&timeout=1" in 2>log & submit=$!
wait_for log "trying again"
kill -CONT "$pid"
wait $submit || fail "exit code $?: $(cat log)"
has log "19 jobs"
expect 0 "$WARTA" work -q --drain --join 0 --queue "$queue"
[ "$(waiting)" = 0 ] || fail "$(waiting) jobs wait"

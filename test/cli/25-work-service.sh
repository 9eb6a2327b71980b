# warta work as a service: what its workers do is counted in one place; systemd is told; a clean end.
command -v curl >/dev/null || skip "no curl"
mkfifo pipe
sleep 100 >pipe &
keeper=$!
"$(dirname "$WARTA")/test_receiver" -d "$WORK/notify" "$WORK/systemd" <pipe >ready &
wait_for ready ready
mkdir in
for i in $(seq 12); do
	printf 'Sikap\n\nJAKARTA - Iran mengecam Israel pada %d Juli 2024, dilansir Reuters.\n' "$i" >"in/a$i.txt"
done
cp in/a1.txt in/gone.txt
expect 0 "$WARTA" submit -q in
rm in/gone.txt
NOTIFY_SOCKET=$WORK/notify "$WARTA" work -j 2 --join 1 --metrics :0 --log-format logfmt >out 2>err &
work=$!
wait_for err '/metrics'
at=$(sed -n 's/.*metrics at \(http[^ "]*\)\/metrics.*/\1/p' err)
for _ in $(seq 100); do
	curl -s "$at/metrics" >metrics
	grep -q '^warta_articles_total 12$' metrics && grep -q '^warta_jobs_total{outcome="dead"} 1$' metrics &&
		grep -qE '^warta_events_changed_total [1-9]' metrics && grep -q '^warta_queue_jobs{state="dead"} 1$' metrics && break
	sleep 0.1
done
awk -f "$SOURCE/test/cli/prometheus.awk" metrics >wrong || fail "$(head -3 wrong)"
for series in 'warta_jobs_total{outcome="done"} 12' 'warta_jobs_total{outcome="dead"} 1' 'warta_articles_total 12' \
	'warta_put_total{outcome="new"} 12' 'warta_stage_seconds_count{stage="grammar"} 12' \
	'warta_queue_jobs{state="ready"} 0' 'warta_queue_jobs{state="dead"} 1'; do
	has metrics "$series"
done
grep -qE '^warta_sentences_total (1[2-9]|[2-9][0-9])$' metrics || fail "$(grep '^warta_sentences' metrics)"
[ "$(curl -s -o out -w '%{http_code}' "$at/readyz")" = 200 ] || fail "not ready: $(cat out)"
# who forks workers has no threads: those of the metrics are another process's
[ "$(ls /proc/$work/task | wc -l)" = 1 ] || fail "threads beside forks"
kill -TERM $work
wait $work || fail "exit code $?"
curl -s "$at/metrics" >out && fail "metrics are served behind the end"
wait_for systemd STOPPING=1
[ "$(head -1 systemd)" = READY=1 ] || fail "systemd was not told"
has err 'level=info stage=work msg=worked jobs=12'
kill $keeper
wait 2>/dev/null

# nor are they where it was killed
"$WARTA" work -j 1 --metrics :0 --log-format logfmt >out 2>err &
work=$!
wait_for err '/metrics'
at=$(sed -n 's/.*metrics at \(http[^ "]*\)\/metrics.*/\1/p' err)
curl -s "$at/metrics" >metrics || fail "no metrics"
kill -9 $work
wait $work 2>/dev/null
for _ in $(seq 100); do
	curl -s "$at/metrics" >metrics || break
	sleep 0.1
done
curl -s "$at/metrics" >metrics && fail "metrics outlived the program"

# asked as systemd asks, the whole group at once: nobody is killed over it
for _ in 1 2 3; do
	setsid "$WARTA" work -j 3 2>err &
	work=$!
	wait_for err 'taking jobs'
	sleep 0.3
	kill -TERM -- -$work
	wait $work || fail "exit code $?"
	lacks err 'ended by signal'
done

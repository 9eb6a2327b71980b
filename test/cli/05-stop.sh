# SIGINT and SIGTERM end a run after the document at hand; what is complete is stored.
for signal in INT TERM; do
	mkfifo pipe
	rm -f stop.db*
	# a job of a script ignores SIGINT unless it has a group of its own
	set -m
	"$WARTA" read --jsonl --store stop.db - <pipe >out 2>err &
	warta=$!
	set +m
	exec 7>pipe
	for i in 1 2 3 4 5; do article "s$i" 2024-07-19; done >&7
	printf '{"id":"cut","text":"Iran meng' >&7
	for i in $(seq 1 100); do
		grep -q '"id":"s5"' out && break
		sleep 0.05
	done
	kill -$signal $warta
	for i in $(seq 1 100); do
		kill -0 $warta 2>/dev/null || break
		sleep 0.05
	done
	kill -0 $warta 2>/dev/null && fail "SIG$signal does not end it"
	exec 7>&-
	wait $warta
	[ $? = 1 ] || fail "exit code after SIG$signal"
	has err "stopped"
	lacks err "JSON"
	has err "5 articles read"
	expect 0 "$WARTA" show --store stop.db s5
	rm pipe
done

# in the middle of much input; what is missing comes with the next run
for year in $(seq 2004 2023); do
	for month in 01 02 03 04 05 06 07 08 09 10; do
		for day in $(seq 10 28); do article "t$year$month$day" "$year-$month-$day"; done
	done
done >many.jsonl
set -m
"$WARTA" read --store many.db many.jsonl >out 2>err &
warta=$!
set +m
sleep 0.3
kill -INT $warta 2>/dev/null
wait $warta
expect 0 "$WARTA" events --store many.db --format jsonl
expect 0 "$WARTA" read --store many.db many.jsonl
expect 0 "$WARTA" show --store many.db t20231028
expect 0 "$WARTA" read --store many.db many.jsonl
has err "0 stored, 3800 known already"

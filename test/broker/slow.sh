# A slow line to the broker: all is done, later; one too slow for what was asked is told, and nothing
# is lost.
broker=$("$SOURCE/test/rabbitmq.sh" address "$BROKER") || skip "no broker"
[[ $broker =~ ^(.*@)[^/]*:([0-9]+)(/.*)$ ]] || fail "no address: $broker"
before=${BASH_REMATCH[1]} port=${BASH_REMATCH[2]} vhost=${BASH_REMATCH[3]}
by() { # BYTES MS: an address over a line that passes so many each way, at once
	start "$(dirname "$WARTA")/test_slow" "$port" "$1" "$2"
	queue="${before}127.0.0.1:$line$vhost?queue=slow"
}
mkdir in
for i in $(seq 25); do
	echo "JAKARTA - Iran mengecam Israel pada $i Juli 2024, dilansir Reuters." >in/a$i.txt
done

# some 30 kB a second
by 300 10
expect 0 "$WARTA" submit --queue "$queue" in
has err "25 jobs"
expect 0 "$WARTA" queue -f jsonl --queue "$queue"
has out '"waiting":25'
expect 0 "$WARTA" work -j 2 --drain --join 0 --queue "$queue"
has err "25 jobs done"
expect 0 "$WARTA" check-store
expect 0 "$WARTA" queue -f jsonl --queue "$queue"
has out '"waiting":0'

# some 20 bytes a second: not even a greeting comes within the time allowed
by 10 500
expect 1 "$WARTA" submit --patience 1 --again --queue "$queue&timeout=1" in/a1.txt
has err "timed out"
kill $keepers

# Output that goes nowhere is noticed; a reader that has seen enough is not complained of.
for i in $(seq 1 1200); do article "o$i" 2024-07-19; done >in.jsonl
expect 0 "$WARTA" read -q in.jsonl

"$WARTA" read --jsonl --no-store in.jsonl 2>err | head -1 >out
lines out 1
lacks err "cannot write"
"$WARTA" events 2>err | head -1 >/dev/null
lines err 0

if [ -w /dev/full ]; then
	for command in "read --jsonl --no-store -q in.jsonl" "events" "timeline" "sources" "--help" \
		"show o1" "parse in.jsonl" "explain Kata."; do
		"$WARTA" $command >/dev/full 2>err
		[ $? = 1 ] || fail "'$command' into a full disk"
		has err "cannot write the output"
		[ "$(grep -c 'cannot write' err)" = 1 ] || fail "'$command' said so more than once"
	done
fi
"$WARTA" events >&- 2>err
[ $? = 1 ] || fail "closed standard output"

# no progress bar and no colours in a pipe
"$WARTA" read --no-store in.jsonl >out 2>err
lines err 1
"$WARTA" timeline -n 1 >out
grep -q $'\x1b' out && fail "escapes in a file"
true

# Merges and splits are kept and undone; relations count.
expect 0 "$WARTA" read "$SOURCE/samples"
expect 0 "$WARTA" events --format tsv
sort out >before
mapfile -t ids < <(tail -n +2 out | cut -f1 | head -2)
n=$(wc -l <out)
expect 0 "$WARTA" merge "${ids[0]}" "${ids[1]}"
has out "decision 1"
expect 0 "$WARTA" changes --format tsv
grep -qE "merged.*${ids[1]}|${ids[1]}.*merged" out || fail "the merge is not in the log"
expect 0 "$WARTA" events --format tsv
lines out $((n - 1))
lacks out "${ids[1]}"
expect 0 "$WARTA" read "$SOURCE/samples" # once more: it holds
expect 0 "$WARTA" events --format tsv
lines out $((n - 1))
expect 0 "$WARTA" merge --list
has out "${ids[0]}"
expect 2 "$WARTA" merge "${ids[0]}"
expect 2 "$WARTA" merge "${ids[0]}" "${ids[0]}"
expect 1 "$WARTA" merge "${ids[0]}" e0000000000000
has err "no event is called e0000000000000"
expect 1 "$WARTA" split "${ids[0]}" "no-such#1"
claim=$("$WARTA" show "${ids[0]}" | grep -oE '^[a-z0-9-]+#[0-9]+' | tail -1)
expect 0 "$WARTA" split "${ids[0]}" "$claim"
has out "decision 2"
expect 0 "$WARTA" changes --format tsv
has out "split"
expect 0 "$WARTA" events --format tsv
lines out "$n"
expect 0 "$WARTA" split --undo 2
expect 0 "$WARTA" merge --undo 1
expect 1 "$WARTA" merge --undo 1
expect 0 "$WARTA" events --format tsv
sort out >after
same before after
expect 1 "$WARTA" merge --store none.db a b
[ -e none.db ] && fail "a store was made"

expect 0 "$WARTA" relations --between RUS,PRK
for columns in 60 80 100; do # also where no column gives way by its width
	COLUMNS=$columns "$WARTA" relations --between RUS,PRK >out
	[ "$(wc -L <out)" -le "$columns" ] || fail "relations is $(wc -L <out) wide, not $columns"
done
has out "cooperation"
expect 0 "$WARTA" relations --between RUS,PRK --weekly --format csv
has out "first,events,daily,"
expect 0 "$WARTA" relations --between RUS,PRK --format jsonl
has out '"score":'
expect 2 "$WARTA" relations

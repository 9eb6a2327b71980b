# lib-months.sh - what the scripts for analysts must count, counted by jq from the record.
months_wanted() {
	expect 0 "$WARTA" read -q --store m.db "$SOURCE/samples"
	expect 0 "$WARTA" export --store m.db -f csv -o events.csv
	expect 0 "$WARTA" export --store m.db -f jsonl -o events.jsonl
	jq -r 'select((.status == "happened" or .status == "ongoing") and .stance != "denied" and .date)
		| (.date | split("/") | map(.[0:7])) as $m | select(($m[0] | length) == 7 and $m[0] == $m[-1])
		| [$m[0], .n_independent, .n_outlets, .quad] | @tsv' events.jsonl |
		awk -F '\t' '{ n[$1]++; i[$1] += $2; o[$1] += $3; c[$1] += $4 >= 3; t[$1] += $2 >= 2 }
			END { for (m in n) print m "," n[m] "," c[m] + 0 "," t[m] + 0 "," i[m] "," o[m] }' | sort >wanted
	[ "$(wc -l <wanted)" -ge 3 ] || fail "only $(wc -l <wanted) months"
}
# the score, the last column, is a mean that each program rounds as it does
months_same() {
	tail -n +2 "$1" | cut -d, -f1-6 | sort >got
	same wanted got
	has "$1" "month,events,conflict,confirmed,independent,outlets,score"
}

# warta eval computes what the scorer of the gold computes, where both are at hand.
shared=$SOURCE/../shared
[ -f "$shared/tools/score.py" ] && [ -d "$shared/gold/dev" ] || skip "no annotated articles beside the repository"
command -v python3 >/dev/null || skip "no python3"

compare() { # GOLD TEXTS
	python3 "$shared/tools/to_jsonl.py" "$@" >docs.jsonl || fail "no documents of $1"
	expect 0 "$WARTA" read -q --jsonl --no-store docs.jsonl
	cp out claims.jsonl
	python3 "$shared/tools/score.py" "$1" claims.jsonl --verbose >theirs || fail "no score of $1"
	expect 0 "$WARTA" eval --verbose "$@"
	same out theirs
}
for sentences in "$shared"/gold/sentences/*.jsonl; do
	compare "$sentences"
done

# a gold made of Warta's own claims, changed at random: other types, sides, days, statuses, chains
compare "$shared/gold/dev" "$shared/gold/texts"
cp docs.jsonl days.jsonl
cp claims.jsonl own.jsonl
for seed in 1 2 3; do
	mkdir "random$seed"
	awk -v seed=$seed -v dir="random$seed" '
		function maybe(share, from, to) { if (rand() < share) sub(from, to, line) }
		BEGIN { srand(seed) }
		FNR == NR { match($0, /"published": "[^"]*"/); day = substr($0, RSTART, RLENGTH)
			match($0, /"id": "[^"]*"/); days[substr($0, RSTART + 7, RLENGTH - 8)] = day; next }
		{ line = $0; match(line, /"id":"[^"]*"/); id = substr(line, RSTART + 6, RLENGTH - 7)
		  if (rand() < .15) next
		  maybe(.15, "\"type\":\"[A-Z]+\"", "\"type\":\"ACCUSE\"")
		  maybe(.15, "\"country\":\"[A-Z]+\"", "\"country\":\"FRA\"")
		  maybe(.10, "\"sector\":\"[A-Z]+\"", "\"sector\":\"MED\"")
		  maybe(.20, "-[0-9][0-9]\",\"date_precision\"", "\",\"date_precision\"")
		  maybe(.10, "\",\"date_precision\"", "?\",\"date_precision\"")
		  maybe(.15, "\"status\":\"[a-z]+\"", "\"status\":\"planned\"")
		  maybe(.10, "\"stance\":\"[a-z]+\"", "\"stance\":\"denied\"")
		  maybe(.20, "\"chain\":[[]", "\"chain\":[\"Kantor Berita X\",")
		  maybe(.10, "^[{]", "{\"background\":true,")
		  maybe(.10, "^[{]", "{\"type_alt\":[\"AID\",\"ASSAULT\"],")
		  events[id] = events[id] (events[id] ? "," : "") line }
		END { for (id in events) {
			f = dir "/" id ".json"
			printf "{\"id\": \"%s\", %s, \"also\": [\"REQUEST\"], \"events\": [%s]}\n", id, days[id],
				events[id] >f
			close(f) } }' days.jsonl own.jsonl
	sed -i 's/\["Kantor Berita X",\]/["Kantor Berita X"]/g' "random$seed"/*.json
	compare "random$seed" "$shared/gold/texts"
	lacks out "when  P 0.000"
done
expect 0 "$WARTA" eval "$shared/gold/dev"
has out "45 records"

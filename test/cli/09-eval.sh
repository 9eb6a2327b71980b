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
compare "$shared/gold/dev" "$shared/gold/texts"
for sentences in "$shared"/gold/sentences/*.jsonl; do
	compare "$sentences"
done
expect 0 "$WARTA" eval "$shared/gold/dev"
has out "45 records"

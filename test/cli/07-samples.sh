# The five articles that the project began with: the treaty of 19 June 2024 is one event of three
# articles; who ratified it, what is alleged and what is denied stand apart.  Skipped where they are not.
samples=$SOURCE/../shared/samples
[ -d "$samples" ] || skip "$samples is not here"
command -v jq >/dev/null || skip "jq is not installed"

expect 0 "$WARTA" read -q "$samples"
expect 0 "$WARTA" events --between PRK,RUS --format jsonl
mv out all

jq -c 'select(.date == "2024-06-19" and .type == "SUPPORT" and .n_documents > 1)' all >signing
lines signing 1
[ "$(jq .n_documents signing)" = 3 ] || fail "the signing is told by $(jq .n_documents signing) articles"
[ "$(jq -r '[.sources[].documents[]] | sort | join(" ")' signing)" = "seed-000 seed-001 seed-003" ] ||
	fail "the signing is told by other articles"
[ "$(jq -r '.status + " " + .stance' signing)" = "happened asserted" ] || fail "the signing's standing"

# what is alleged, what is denied, what was ratified: events of their own
for what in '.stance == "alleged"' '.type == "REJECT" or .stance == "denied"'; do
	jq -c "select($what)" all >some
	[ -s some ] || fail "nothing is $what"
done
expect 0 "$WARTA" events --actor 'RUS LEG' --type SUPPORT --format jsonl
lines out 1
grep -q "$(jq -r .id signing)" out && fail "the signing is the ratification"
true

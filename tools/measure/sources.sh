#!/bin/bash
# sources.sh WARTA SHARED_DIR CASES [LEAST] - independent sources of events, against the number that
# people counted (test/measure/sources.txt says how).
#
# The articles of each case are read into a store of their own.  Its event is the one of the case's
# types, countries and day that joins most of its articles.  The number is right where the event has
# as many independent sources as the case lists; an event that is not found is wrong.  Prints what is
# wrong, and the share that is right; fails where that is below LEAST.
set -u
export LC_ALL=C
warta=$1 shared=$2 cases=$3 least=${4:-0}
[ -d "$shared/corpus" ] && [ -d "$shared/samples" ] || {
	echo "skipped: $shared/corpus is not here"
	exit 77
}
command -v jq >/dev/null || exit 77
scratch=$(mktemp -d) || exit 1
trap 'rm -rf "$scratch"' EXIT

# a case a line: name, articles, types, countries, day, number of sources
awk -F '\n' '
	function done() { if (name) printf "%s\t%s\t%s\t%d\n", name, articles, act, n }
	/^event /      { done(); name = substr($0, 7); n = 0 }
	/^  articles / { articles = substr($0, 12) }
	/^  act /      { act = substr($0, 7); gsub(/ *\| */, "\t", act) }
	/^  source /   { n++ }
	END            { done() }' "$cases" >"$scratch/cases"
cut -f2 "$scratch/cases" | tr ' ' '\n' | sed 's/.*/"id": "&"/' | sort -u >"$scratch/ids"
zcat "$shared"/corpus/*.jsonl.gz "$shared/stories/checked-articles.jsonl.gz" |
	grep -F -f "$scratch/ids" >"$scratch/all.jsonl"

# Of the events that fit, the one that joins most: "sources articles", or nothing.
pick() {
	jq -r --arg articles "$1" --arg types "$2" --arg sides "$3" --arg day "$4" -s '
		def near: (.date // "") as $d | ($d | length) != 10 or
			((($d + "T00:00:00Z" | fromdate) - ($day + "T00:00:00Z" | fromdate)) | fabs) <= 86400;
		($articles / " ") as $ids | ($types / ",") as $of |
		[ .[] | select(.type as $t | $of | index($t)) | select(near)
		  | ([ (.actors + .recipients)[].country ]) as $have
		  | select(all($sides / " " | .[]; any(. / "," | .[]; . as $c | $have | index($c))))
		  | { n: .n_independent, claims: .n_claims, names: [ .sources[].name ] | join(", "),
		      articles: ([ .sources[].documents[] ] | unique | map(select(. as $i | $ids | index($i))) | length) } ]
		| sort_by(.articles, .claims) | last | select(.) | "\(.n)\t\(.articles)\t\(.names)"'
}

number=0 right=0 found=0 whole=0
while IFS=$'\t' read -r name articles types sides day n; do
	number=$((number + 1))
	mkdir "$scratch/$number"
	for id in $articles; do
		if [ -f "$shared/samples/$id.txt" ]; then
			cp "$shared/samples/$id.txt" "$scratch/$number/"
		else
			grep -F -m 1 "\"id\": \"$id\"" "$scratch/all.jsonl" >>"$scratch/$number/in.jsonl"
		fi
	done
	"$warta" read -q --store "$scratch/$number.db" "$scratch/$number" >"$scratch/out" 2>&1 || {
		cat "$scratch/out"
		exit 1
	}
	got=$("$warta" events --store "$scratch/$number.db" --format jsonl |
		pick "$articles" "$types" "$sides" "$day")
	IFS=$'\t' read -r is joined names <<<"$got"
	set -- $articles
	[ -z "$got" ] || found=$((found + 1))
	[ "${joined:-0}" = $# ] && whole=$((whole + 1))
	if [ "${is:-0}" = "$n" ]; then
		right=$((right + 1))
	else
		printf '%s: %s, not %s: %s of %s articles, %s\n' "$name" "${is:-no event}" "$n" "${joined:-0}" $# \
			"${names:-}"
	fi
done <"$scratch/cases"
awk -v n="$number" -v right="$right" -v found="$found" -v whole="$whole" -v least="$least" 'BEGIN {
	printf "events %d: found %d, of all their articles %d; number of sources right %d (%.3f)\n",
		n, found, whole, right, right / n
	exit right / n < least
}'

#!/bin/bash
# sources.sh WARTA SHARED_DIR CASES [LEAST [LEAST_ALL]] - independent sources of events, against the number that
# people counted (test/measure/sources.txt says how).
#
# The articles of each case are read into a store of their own.  Its event is the one of the case's
# types, countries and day that joins most of its articles (of these one with the name, if the case
# gives one).  Two shares are told: of the events that
# are found, whether the number is right for the articles that were joined (how sources are counted);
# and of all, whether it is right for all articles of the case (how they are read and joined, too).
# Prints what is wrong; fails where the first share is below LEAST, or the second below LEAST_ALL.
set -u
export LC_ALL=C
[ $# -ge 3 ] || {
	echo "usage: sources.sh WARTA SHARED_DIR CASES [LEAST [LEAST_ALL]]" >&2
	exit 2
}
warta=$1 shared=$2 cases=$3 least=${4:-0} least_all=${5:-0}
[ -d "$shared/corpus" ] && [ -d "$shared/samples" ] || {
	echo "skipped: $shared/corpus is not here"
	exit 77
}
[ -r "$cases" ] && [ -x "$warta" ] || {
	echo "sources.sh: cannot read $cases or run $warta" >&2
	exit 2
}
command -v jq >/dev/null || exit 77
scratch=$(mktemp -d) || exit 1
trap 'rm -rf "$scratch"' EXIT

# a case a line: name, articles, types, countries, day, a name or "-", the articles of each source
awk -F '\n' '
	function done(  n, part) {
		n = split(act, part, / *\| */)
		if (name)
			printf "%s\t%s\t%s\t%s\t%s\t%s\t%s\n", name, articles, part[1], part[2],
				part[3], (n > 3 ? part[4] : "-"), ends
	}
	/^event /      { done(); name = substr($0, 7); ends = "" }
	/^  articles / { articles = substr($0, 12) }
	/^  act /      { act = substr($0, 7) }
	/^  source /   { split($0, part, / *\| */); ends = ends (ends ? ";" : "") part[2] }
	END            { done() }' "$cases" >"$scratch/cases"
cut -f2 "$scratch/cases" | tr ' ' '\n' | sed 's/.*/"id": "&"/' | sort -u >"$scratch/ids"
zcat "$shared"/corpus/*.jsonl.gz "$shared/stories/checked-articles.jsonl.gz" |
	grep -F -f "$scratch/ids" >"$scratch/all.jsonl"

# Of the events that fit, the one that joins most: what the program counts, what is right for the
# articles joined, what is right for all, how many are joined, who is counted; or nothing.
pick() {
	jq -r --arg articles "$1" --arg types "$2" --arg sides "$3" --arg day "$4" --arg ends "$5" \
		--arg name "$6" -s '
		def near: (.date // "") as $d | ($d | length) != 10 or
			((($d + "T00:00:00Z" | fromdate) - ($day + "T00:00:00Z" | fromdate)) | fabs) <= 86400;
		($articles / " ") as $ids | ($types / ",") as $of | [ $ends / ";" | .[] | . / " " ] as $ends |
		[ .[] | select(.type as $t | $of | index($t)) | select(near)
		  | ([ (.actors + .recipients)[].country ]) as $have
		  | select(all($sides / " " | .[]; any(. / "," | .[]; . as $c | $have | index($c))))
		  | ([ .sources[].documents[] ] | unique | map(select(. as $i | $ids | index($i)))) as $joined
		  | ([ (.actors + .recipients)[].name | ascii_downcase | contains($name | ascii_downcase) ]
			| any) as $named
		  | { n: .n_independent, named: $named, claims: .n_claims, joined: ($joined | length),
		      names: ([ .sources[].name ] | join(", ")),
		      of: [ $ends[] | select(any(.[]; . as $i | $joined | index($i))) ] | length } ]
		| sort_by(.joined, .named, .claims) | last | select(.)
		| "\(.n)\t\(.of)\t\($ends | length)\t\(.joined)\t\(.names)"'
}

number=0 found=0 counted=0 right=0 whole=0
while IFS=$'\t' read -r name articles types sides day who ends; do
	number=$((number + 1))
	mkdir "$scratch/$number"
	n=0
	for id in $articles; do
		n=$((n + 1))
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
		pick "$articles" "$types" "$sides" "$day" "$ends" "$who")
	[ -n "$got" ] || {
		echo "not found: $name"
		continue
	}
	IFS=$'\t' read -r is of all joined names <<<"$got"
	found=$((found + 1))
	[ "$joined" = "$n" ] && whole=$((whole + 1))
	[ "$is" = "$all" ] && right=$((right + 1))
	if [ "$is" = "$of" ]; then
		counted=$((counted + 1))
	else
		echo "counted $is, not $of: $name: $joined of $n articles: $names"
	fi
	[ "$joined" = "$n" ] || echo "joined $joined of $n: $name"
done <"$scratch/cases"
awk -v n="$number" -v found="$found" -v counted="$counted" -v right="$right" -v whole="$whole" \
	-v least="$least" -v least_all="$least_all" 'BEGIN {
	printf "events %d: found %d, all their articles joined in %d\n", n, found, whole
	printf "sources right for the articles joined %d of %d (%.3f), for all articles %d of %d (%.3f)\n",
		counted, found, counted / found, right, n, right / n
	exit counted / found < least || right / n < least_all
}'

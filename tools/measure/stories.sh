#!/bin/bash
# stories.sh WARTA SHARED_DIR [LEAST_P LEAST_R] - articles of one matter put into one story: pairs
# against stories/checked.tsv (articles put together by people), among the 2,000 and more articles of
# those days on politics and the world that the corpus has; only pairs of the checked ones are counted.
set -u
export LC_ALL=C
warta=$1 shared=$2
[ -f "$shared/stories/checked.tsv" ] && [ -f "$shared/corpus/click-id.jsonl.gz" ] || {
	echo "skipped: $shared/stories is not here"
	exit 77
}
command -v sqlite3 >/dev/null || exit 77
scratch=$(mktemp -d) || exit 1
trap 'rm -rf "$scratch"' EXIT
{
	zcat "$shared/stories/checked-articles.jsonl.gz"
	zcat "$shared/corpus/click-id.jsonl.gz" |
		grep -E '"published": "2019-09-(09|1.|20)", "topic": "(politics-law|international)"'
} | awk -F '"' '!seen[$4]++' >"$scratch/in.jsonl"
"$warta" read -q --store "$scratch/store.db" "$scratch/in.jsonl" >"$scratch/out" 2>&1 || {
	cat "$scratch/out"
	exit 1
}
tail -n +2 "$shared/stories/checked.tsv" | cut -f1,3 >"$scratch/gold.tsv"
sqlite3 "$scratch/store.db" >"$scratch/counts" <<EOF
CREATE TEMP TABLE gold (story TEXT, id TEXT);
.mode tabs
.import $scratch/gold.tsv gold
CREATE TEMP TABLE told AS SELECT g.story AS gold, s.story AS story, g.id AS id FROM gold g
	JOIN documents d ON d.id = g.id JOIN story_documents s ON s.document = d.n WHERE d.live;
SELECT (SELECT count(*) FROM told a JOIN told b ON a.story = b.story AND a.id < b.id),
	(SELECT count(*) FROM told a JOIN told b ON a.story = b.story AND a.gold = b.gold AND a.id < b.id),
	(SELECT count(*) FROM gold a JOIN gold b ON a.story = b.story AND a.id < b.id),
	(SELECT count(*) FROM story_documents), (SELECT count(*) FROM stories);
EOF
awk -v p="${3:-0}" -v r="${4:-0}" '{
	printf "articles %d in %d stories; pairs of checked ones together %d, right %d of %d: P %.3f R %.3f\n",
		$4, $5, $1, $2, $3, $2 / $1, $2 / $3
	exit $2 / $1 < p || $2 / $3 < r
}' "$scratch/counts"

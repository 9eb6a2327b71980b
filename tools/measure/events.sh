#!/bin/bash
# events.sh WARTA STORIES_DIR [LEAST_P LEAST_R] - articles that tell one event, joined: pairs against
# checked.tsv (articles put together by people).  A pair is joined where the two share an event by
# claims of both; told beside is what there is with sentences that retell an event (src/story/retell.h).
# Pairs that share only an act of test/measure/passing.txt are counted apart.
set -u
export LC_ALL=C
warta=$1 stories=$2
[ -f "$stories/checked.tsv" ] || exit 77
command -v sqlite3 >/dev/null || exit 77
scratch=$(mktemp -d) || exit 1
trap 'rm -rf "$scratch"' EXIT
zcat "$stories/checked-articles.jsonl.gz" >"$scratch/in.jsonl" || exit 1
"$warta" read --store "$scratch/store.db" "$scratch/in.jsonl" >"$scratch/out" 2>"$scratch/err" || exit 1
tail -n +2 "$stories/checked.tsv" | cut -f1,3 >"$scratch/gold.tsv"
grep -v '^#' "$(dirname "$0")/../../test/measure/passing.txt" >"$scratch/passing.tsv"
# Pairs that share an event by the rows that a query gives: those that count, the right ones of them, those that
# people put together, those told in passing.
count() {
	sqlite3 "$scratch/store.db" <<EOF
CREATE TEMP TABLE gold (story TEXT, id TEXT);
CREATE TEMP TABLE passing (a TEXT, b TEXT, type TEXT, date TEXT, what TEXT);
.mode tabs
.import $scratch/gold.tsv gold
.import $scratch/passing.tsv passing
CREATE TEMP TABLE told AS $1;
CREATE TEMP TABLE shared AS SELECT a.id AS a, b.id AS b, ga.story = gb.story AS right,
	EXISTS (SELECT 1 FROM passing p JOIN events e ON e.id = a.event
		WHERE ga.story IN (p.a, p.b) AND gb.story IN (p.a, p.b) AND ga.story <> gb.story
		AND e.type = p.type AND e.date LIKE p.date || '%') AS passing
	FROM told a JOIN told b ON a.event = b.event AND a.id < b.id
	LEFT JOIN gold ga ON ga.id = a.id LEFT JOIN gold gb ON gb.id = b.id;
CREATE TEMP TABLE joined AS SELECT a, b, max(ifnull(right, 0)) AS right, min(passing) AS passing FROM shared GROUP BY a, b;
SELECT (SELECT count(*) FROM joined WHERE NOT passing), (SELECT count(*) FROM joined WHERE right),
	(SELECT count(*) FROM gold a JOIN gold b ON a.story = b.story AND a.id < b.id),
	(SELECT count(*) FROM joined WHERE passing);
EOF
}
claims="SELECT DISTINCT e.event AS event, d.id AS id FROM event_claims e
	JOIN claims c ON c.n = e.claim JOIN documents d ON d.n = c.document"
retold="SELECT r.event, d.id FROM event_retold r JOIN documents d ON d.n = r.document"
count "$claims" >"$scratch/counts" || exit 1
count "$claims UNION $retold" >"$scratch/more" || exit 1
awk '{
	printf "with sentences that retell: pairs %d, right %d of %d: P %.3f R %.3f; told in passing %d\n",
		$1, $2, $3, $2 / $1, $2 / $3, $4
}' "$scratch/more"
awk -v p="${3:-0}" -v r="${4:-0}" '{
	printf "pairs joined %d, right %d of %d: P %.3f R %.3f; told in passing %d\n",
		$1, $2, $3, $2 / $1, $2 / $3, $4
	exit $2 / $1 < p || $2 / $3 < r
}' "$scratch/counts"

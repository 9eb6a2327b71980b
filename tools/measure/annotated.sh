#!/bin/bash
# annotated.sh WARTA SOURCE_DIR SHARED_DIR [LEAST [FOLDER]] - claims against articles of the corpus
# annotated by us.
#
# test/measure/annotated.jsonl holds, in the form of ../shared/gold, what a careful reader finds in
# articles of the corpus, written down before the program was asked.  "first" are 66 articles drawn by
# the SHA-256 of "set two " and the id: half of politics and law, half from abroad.  "second" are 54
# more, of a later day.  Each set is measured apart.  The texts are taken from the corpus; one that is
# another than was annotated is named.  Fails where F1 of acts of the first set is below LEAST.  With
# FOLDER both sets and gold are left there as FOLDER/gold/dev and FOLDER/gold/texts, for `calibrate
# FOLDER`.
set -u
export LC_ALL=C
warta=$1 annotated=$2/test/measure/annotated.jsonl shared=$3 least=${4:-0}
[ -d "$shared/corpus" ] && [ -d "$shared/gold" ] || {
	echo "skipped: $shared/corpus is not here"
	exit 77
}
command -v jq >/dev/null || exit 77
scratch=$(mktemp -d) || exit 1
trap 'rm -rf "$scratch"' EXIT

mkdir "$scratch/first" "$scratch/second" "$scratch/texts"
while IFS=$'\t' read -r set id json; do
	printf '%s\n' "$json" >"$scratch/$set/$id.json"
done < <(jq -r '[.set, .id, tojson] | join("\t")' "$annotated")
zcat "$shared"/corpus/*.jsonl.gz |
	jq -r --slurpfile all "$annotated" '(.id | gsub("/"; "-")) as $id
		| select(any($all[]; .id == $id)) | [$id, (.text | @base64)] | join("\t")' |
	while IFS=$'\t' read -r id text; do
		printf '%s' "$text" | base64 -d >"$scratch/texts/$id.txt"
	done
jq -r '[.sha256, .id] | join("\t")' "$annotated" | while IFS=$'\t' read -r sum id; do
	echo "$sum  $scratch/texts/$id.txt"
done | sha256sum --quiet -c || exit 1

if [ $# -gt 4 ]; then
	mkdir -p "$5/gold/dev" "$5/gold/texts" || exit 1
	cp "$shared"/gold/dev/*.json "$scratch"/first/*.json "$scratch"/second/*.json "$5/gold/dev"
	cp "$shared"/gold/texts/*.txt "$scratch"/texts/*.txt "$5/gold/texts"
fi
for set in first second; do
	echo "== $set"
	"$warta" eval "$scratch/$set" "$scratch/texts" | tee "$scratch/$set.said" || exit 1
done
awk -v least="$least" '$1 == "act" && $NF < least { print "F1 of acts is below " least; exit 1 }' "$scratch/first.said"

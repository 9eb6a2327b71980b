#!/bin/bash
# gold.sh [WARTA [SOURCE_DIR [SHARED_DIR]]] - claims against the three sets of annotated Indonesian.
#
# Articles, PLOVER's gold sentences, and the structural sentences with their own dictionary (for
# which a lexicon is made in a scratch folder).  Says so and exits with 77 where the sets are absent.
set -u
export LC_ALL=C
here=$(realpath "$(dirname "${BASH_SOURCE[0]}")/../..")
warta=$(realpath -m "${1:-$here/build/release/warta}")
source=$(realpath "${2:-$here}")
shared=$(realpath -m "${3:-$source/../shared}")
[ -d "$shared/gold" ] || {
	echo "skipped: $shared/gold is not here"
	exit 77
}
scratch=$(mktemp -d) || exit 1
trap 'rm -rf "$scratch"' EXIT

echo "== articles"
"$warta" eval "$shared/gold/dev" "$shared/gold/texts" || exit 1
echo "== PLOVER's gold sentences"
"$warta" eval "$shared/gold/sentences/plover_gsr_id.jsonl" || exit 1

echo "== structural sentences"
lexicon=$scratch/lexicon
cp -r "$source/lexicon" "$lexicon"
# an invented world: our persons and bodies are not in it, and some of its codes are ours
rm -f "$lexicon"/actors/world-* "$lexicon"/actors/asean* "$lexicon"/actors/indonesia*
awk -f "$source/tools/measure/actors-of-tsv.awk" "$shared/gold/sentences/petr_actors_id.tsv" \
	>"$lexicon/actors/structural.txt"
codes=$(awk '/^country/ { printf "%s ", $2 }' "$lexicon/actors/structural.txt")
for file in "$lexicon"/actors/countries*.txt; do
	awk -v codes="$codes" -f "$source/tools/measure/without-countries.awk" "$file" >"$scratch/kept"
	cp "$scratch/kept" "$file"
done
"$warta" eval --lexicon "$lexicon" "$shared/gold/sentences/petr_unittest_id.jsonl"

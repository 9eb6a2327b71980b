#!/bin/bash
# bench.sh WARTA SOURCE_DIR [ARTICLES] - speed, memory and start-up of the program, on one core.
#
# ARTICLES is what `warta read` takes; without it, the articles of ../shared/corpus where these
# are, else samples/ five hundred times.  Sentences are those that `read` counts.
set -u
export LC_ALL=C
warta=$1
source=$2
scratch=$(mktemp -d) || exit 1
trap 'rm -rf "$scratch"' EXIT

if [ $# -gt 2 ]; then
	input=$3
elif [ -d "$source/../shared/corpus" ]; then
	zcat "$source"/../shared/corpus/*.jsonl.gz | head -n 3000 >"$scratch/in.jsonl"
	input=$scratch/in.jsonl
else
	for _ in $(seq 500); do
		ls "$source"/samples/*.txt
	done >"$scratch/list"
	input=@$scratch/list
fi

start=$(date +%s%N)
for _ in $(seq 20); do
	"$warta" explain 'Ia tiba.' >"$scratch/out"
done
end=$(date +%s%N)
echo "start-up with one sentence read: $(((end - start) / 20000000)) ms"

start=$(date +%s%N)
"$warta" read --jobs 1 --jsonl --no-store "$input" >"$scratch/claims" 2>"$scratch/counts" &
pid=$!
while read -r _ kb _ < <(grep VmHWM "/proc/$pid/status" 2>"$scratch/none"); do
	peak=$kb
	sleep 0.05
done
wait "$pid" || exit 1
end=$(date +%s%N)
tail -n 1 "$scratch/counts"
sentences=$(grep -oE '[0-9]+ (sentences|kalimat)' "$scratch/counts" | tail -n 1 | grep -oE '^[0-9]+')
ms=$(((end - start) / 1000000))
echo "$ms ms, $((sentences * 1000 / (ms + 1))) sentences a second from raw text to claims, one core"
echo "peak memory: $((peak / 1024)) MB"

# what an article costs in room story, up to the millionth; the plot is left beside the program
stories=$(dirname "$warta")/bench_stories
if [ -x "$stories" ] && [ -d "$source/../shared/corpus" ]; then
	"$stories" --svg "$(dirname "$warta")/stories.svg" "$source"/../shared/corpus/click-id.jsonl.gz \
		"$source"/../shared/corpus/indosum.jsonl.gz
	echo "plot: $(dirname "$warta")/stories.svg"
fi

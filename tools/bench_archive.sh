#!/bin/bash
# bench_archive.sh WARTA MAKE_ARCHIVE SOURCE_DIR [MEGABYTES] - an archive in many languages, 2 per cent of
# it Indonesian: the whole of `read`, on one core, beside `zcat | wc -c`; processor time, and memory.
set -u
export LC_ALL=C
warta=$1 make=$2 pages=$3/../shared/html/pages megabytes=${4:-1024}
[ -d "$pages" ] || {
	echo "archive: not measured, $pages is not there"
	exit 0
}
scratch=$(mktemp -d) || exit 1
trap 'rm -rf "$scratch"' EXIT
"$make" "$pages" "$scratch/made.warc.gz" "$megabytes" 2 || exit 1

# seconds of the processor that a command took, its children with it
cpu() {
	TIMEFORMAT='%U %S'
	{ time "$@" >"$scratch/out" 2>"$scratch/err"; } 2>"$scratch/time"
	awk '{ printf "%.2f", $1 + $2 }' "$scratch/time"
}
unpack() { zcat "$scratch/made.warc.gz" | wc -c; }
limit=$(cpu unpack)
ours=$(cpu "$warta" read --jobs 1 --store "$scratch/store.db" "$scratch/made.warc.gz")
tail -n 1 "$scratch/err"
echo "archive: zcat $limit s, warta read $ours s, $(echo "$limit $ours" | awk '{ printf "%.2f", $2 / $1 }') of it"

echo "$scratch/made.warc.gz" >"$scratch/list"
shard=$(cpu "$warta" batch -q --jobs 1 --manifest "$scratch/list" --shard 1/1 --out "$scratch/shards")
echo "archive: warta batch $shard s, $(echo "$limit $shard" | awk '{ printf "%.2f", $2 / $1 }') of zcat, a shard of $(cat "$scratch"/shards/*.zst | wc -c) bytes"

plain=$(cpu "$warta" read --jobs 1 --no-sandbox --no-store "$scratch/made.warc.gz")
walled=$(cpu "$warta" read --jobs 1 --no-store "$scratch/made.warc.gz")
echo "archive: in children $walled s, without $plain s"

# the program and what it has forked, children of children too, each at its highest
family() { # PID
	local child
	echo "$1"
	for child in $(cat "/proc/$1/task"/*/children 2>"$scratch/none"); do
		family "$child"
	done
}
"$warta" read --jobs 2 --no-store "$scratch/made.warc.gz" 2>"$scratch/err" &
pid=$!
: >"$scratch/peaks"
while [ -r "/proc/$pid/status" ]; do
	for one in $(family "$pid"); do
		read -r _ kb _ < <(grep VmHWM "/proc/$one/status" 2>"$scratch/none") && echo "$one $kb"
	done >>"$scratch/peaks"
	sleep 0.05
done
wait "$pid"
awk '{ peak[$1] = $2 > peak[$1] ? $2 : peak[$1] }
	END { for (p in peak) { sum += peak[p]; n++ }
		printf "archive: peak memory of two jobs, %d processes together: %d MB\n", n, sum / 1024 }' "$scratch/peaks"

# pages one by one: the cost of children where every page goes through two
ls "$pages"/*.html >"$scratch/list"
for _ in 1 2 3; do cat "$scratch/list"; done >"$scratch/lists"
for how in --no-sandbox --require-sandbox; do
	for _ in 1 2 3; do
		cpu "$warta" read -q --any-language -j 1 --articles --no-store $how "@$scratch/lists"
		echo
	done >"$scratch/$how"
	echo "pages: $how $(paste -sd ' ' "$scratch/$how") s"
done

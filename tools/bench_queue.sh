#!/bin/bash
# bench_queue.sh WARTA [FOLDER] - what a queue costs a job, and what more workers give.
#
# Pairs of runs, one after the other, so that whatever else the machine does weighs on both: a job
# an article against one job with all of them, by one worker (processor time of all processes), and
# one worker against four (articles a second).  The folder holds JSON Lines, an article a file;
# without one, ARTICLES (1000) are made, each of about 40 sentences.  PAIRS (5); medians of the
# ratios.  On a busy machine RUN="chrt -r 1" goes before the others (root).
set -u
warta=$(realpath "$1")
articles=${ARTICLES:-1000} pairs=${PAIRS:-5} run=${RUN:-} given=${2:+$(realpath "$2")}
work=$(mktemp -d /tmp/warta-bench-XXXXXX) || exit 2
trap 'rm -rf "$work"' EXIT
cd "$work" || exit 2
if [ -n "$given" ]; then
	cp -r "$given" in
	articles=$(find in -type f | wc -l)
else
mkdir in
awk -v n="$articles" 'BEGIN {
	split("Iran Israel Rusia Ukraina Jepang India Turki Mesir Suriah Irak Yaman Kuba", c, " ")
	split("mengecam menuduh mendukung mengancam mengundang menyerang", v, " ")
	split("pasokan harga lahan gudang pasar pabrik sekolah jalan", s, " ")
	split("naik turun dibuka ditutup dibangun diperiksa", w, " ")
	for (i = 1; i <= n; i++) {
		file = sprintf("in/a%06d.jsonl", i)
		printf "{\"id\":\"a%d\",\"title\":\"Sikap nomor %d\",\"text\":\"JAKARTA, KOMPAS.com - ", i, i >file
		for (k = 0; k < 8; k++) {
			printf "%s %s %s soal %d ton beras pada %d Juli 2024, dilansir Reuters. ",
				c[(i + k) % 12 + 1], v[(i * 7 + k) % 6 + 1], c[(i + 5 * k + 3) % 12 + 1],
				i * 8 + k, (i + k) % 28 + 1 >file
			for (j = 0; j < 4; j++)
				printf "Di kota itu %s %s sejak %d hari lalu, sehingga warga yang tinggal di dekat %s menunggu kabar dari pemerintah daerah. ",
					s[(i + j) % 8 + 1], w[(i * 3 + j + k) % 6 + 1], (i + j * k) % 90 + 2, s[(i + j + 3) % 8 + 1] >file
		}
		print "\"}" >file
		close(file)
	}
}'
fi

find in -type f -name '*.jsonl' -exec cat {} + >all.jsonl

# cpu COMMAND...: seconds of processor time, its children's too
cpu() {
	local TIMEFORMAT='%U %S'
	{ time $run "$@" >/dev/null 2>err; } 2>&1 | awk '{ print $1 + $2 }'
}
wall() {
	local TIMEFORMAT='%R'
	{ time $run "$@" >/dev/null 2>err; } 2>&1
}
median() { sort -n | awk '{ x[NR] = $1 } END { print x[int((NR + 1) / 2)] }'; }
fresh() { rm -f ./*.db*; }

echo "$articles articles, $pairs pairs of runs"
for _ in $(seq "$pairs"); do
	fresh
	# neither joins events
	a=$(cpu "$warta" read -q --jobs 1 --no-store in)
	b=$(cpu "$warta" submit -q --store q.db in)
	c=$(cpu "$warta" work -q --drain --join 0 -j 1 --store q.db)
	# the same work put into the store without a queue: a job of one file of lines
	"$warta" submit -q --part 1000 --store one.db all.jsonl 2>err
	d=$(cpu "$warta" work -q --drain --join 0 -j 1 --store one.db)
	echo "$a $b $c $d"
done | tee cpu | awk '{ printf "  read, nothing stored %.2f s; submit %.2f s; work, a job an article %.2f s; work, one job of all %.2f s\n", $1, $2, $3, $4 }'
echo "processor time of work, a job an article to one job of all: $(awk '{ print $3 / $4 }' cpu | median)"
echo "processor time of submit to that: $(awk '{ print $2 / $4 }' cpu | median)"
for _ in $(seq "$pairs"); do
	fresh
	"$warta" submit -q --store a.db in 2>err
	"$warta" submit -q --store b.db in 2>err
	a=$(wall "$warta" work -q --drain --join 0 -j 1 --store a.db)
	b=$(wall "$warta" work -q --drain --join 0 -j 4 --store b.db)
	echo "$a $b"
done | tee walls | awk -v n="$articles" '{ printf "  1 worker %.0f articles a second, 4 workers %.0f\n", n / $1, n / $2 }'
echo "articles a second, 4 workers to 1: $(awk '{ print $1 / $2 }' walls | median)"

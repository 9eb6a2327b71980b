#!/bin/bash
# watch.sh BUILD - eight sites that keep silent for two seconds each, asked one at a time and side by side;
# what counting costs, beside the reading of an article.
set -eu
build=$(realpath "$1")
source=$(cd "$(dirname "$0")/../.." && pwd)
cd "$(mktemp -d)"
trap 'rm -rf "$PWD"' EXIT
mkdir site
mkfifo end
exec 3<>end
for i in 1 2 3 4 5 6 7 8; do
	"$build/test_server" site log <end 3>&- >port$i &
	disown
done
sleep 1
for i in 1 2 3 4 5 6 7 8; do
	echo "http://127.0.0.1:$(cat port$i)/hang"
done >list
for hosts in 1 8; do
	rm -f warta.db*
	/usr/bin/time -f "$hosts at a time: %e s" "$build/warta" watch --once --hosts $hosts --allow-private \
		--delay 0 --timeout 2 -q @list 2>&1 | tail -1
done
echo >&3
cat >cost.c <<'END'
#include <stdio.h>
#include <time.h>
#include "base/metric.h"
/* as many looks at the clock and additions as an article has */
int
main(void)
{
	clock_t begun = clock();
	for (int i = 0; i < 1000000; i++) {
		uint64_t at = wt_clock();
		for (int k = 0; k < 5; k++)
			at = wt_stage_took((enum wt_stage)k, at);
		for (int k = 0; k < 12; k++)
			wt_count((enum wt_metric)k, 1);
	}
	printf("metrics of an article: %.2f us\n", (double)(clock() - begun) / CLOCKS_PER_SEC);
	return 0;
}
END
cc -O3 -std=c17 -D_POSIX_C_SOURCE=200809L -I"$source/src" -I"$source/include" cost.c "$build/librooms_archive.a" -o cost
./cost
list=$(yes "$source/samples" | head -40)
# shellcheck disable=SC2086
/usr/bin/time -f "reading the samples 40 times: %U s" "$build/warta" read --no-store --no-sandbox -q -j 1 $list
echo "articles in that: $(("$(ls "$source"/samples/*.txt | wc -l)" * 40))"

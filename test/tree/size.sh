#!/bin/bash
# size.sh SOURCE_DIR - a C file has under 800 lines; nearly all functions fit in 60 lines (two
# pages), and no function has over 120.  Prints the longest.
set -u
export LC_ALL=C
cd "$1" || exit 2
find src cmd tools include test -name '*.[ch]' | sort | xargs awk '
	FNR == 1 { if (last) files[last] = lines; start = 0 }
	{ last = FILENAME; lines = FNR }
	/^\{$/ { start = FNR }
	/^\}$/ && start {
		n = FNR - start - 1
		functions++
		if (n > 15) over15++
		if (n > 60) { over60++; long[FILENAME ":" start] = n }
		start = 0
	}
	END {
		files[last] = lines
		printf "%d functions, %.0f %% of up to 15 lines, %.1f %% of up to 60\n", functions,
			100 * (functions - over15) / functions, 100 * (functions - over60) / functions
		for (f in files)
			if (files[f] >= 800) { printf "%s: %d lines, 799 may be\n", f, files[f]; bad = 1 }
		for (f in long) {
			printf "%s: a function of %d lines\n", f, long[f]
			if (long[f] > 120) bad = 1
		}
		exit bad || over60 * 50 > functions
	}'

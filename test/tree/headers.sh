#!/bin/bash
# headers.sh SOURCE_DIR CC - every header compiles alone, the public ones as C++ too where there is
# a compiler for it, and has its guard.
set -u
cd "$1" || exit 2
cc=$2
status=0
scratch=$(mktemp -d) || exit 2
trap 'rm -rf "$scratch"' EXIT
for header in $(find include src cmd -name '*.h'); do
	grep -q '^#ifndef [A-Z0-9_]*_H$' "$header" || {
		echo "$header: no guard"
		status=1
	}
	printf '#include "%s"\n#include "%s"\n' "$PWD/$header" "$PWD/$header" >"$scratch/one.c"
	"$cc" -std=c17 -D_POSIX_C_SOURCE=200809L -Wall -Wextra -Wpedantic -Werror -Wno-unused \
		-fsyntax-only -Iinclude -Isrc -Icmd "$scratch/one.c" || status=1
	case $header in
	include/*)
		if command -v c++ >/dev/null; then
			c++ -x c++ -std=c++11 -Wall -Wextra -Werror -fsyntax-only -Iinclude \
				"$scratch/one.c" || status=1
		fi
		;;
	esac
done
exit $status

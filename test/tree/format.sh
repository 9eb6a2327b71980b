#!/bin/bash
# format.sh SOURCE_DIR - every C file is laid out as .clang-format says.  Skipped without it.
set -u
cd "$1" || exit 2
if ! command -v clang-format >/dev/null; then
	echo "skipped: clang-format is not installed"
	exit 77
fi
bad=$(find src cmd tools include test -name '*.[ch]' -print0 |
	xargs -0 clang-format --dry-run 2>&1 | grep -oE '^[^:]+:[0-9]+' | sort -u -t: -k1,1)
if [ -n "$bad" ]; then
	echo "not laid out as .clang-format says (make format):"
	echo "$bad"
	exit 1
fi

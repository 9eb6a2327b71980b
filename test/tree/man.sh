#!/bin/bash
# man.sh SOURCE_DIR - the man pages are in form (mandoc, where it is installed), and every verb of
# the program has one.
set -u
cd "$1" || exit 2
[ -d man ] || exit 77
bad=
for verb in $(sed -n 's/^\t{ "\([a-z]*\)", verb_.*/\1/p' cmd/warta.c); do
	[ -f "man/warta-$verb.1" ] || bad+="man/warta-$verb.1 is missing"$'\n'
done
if command -v mandoc >/dev/null; then
	for page in man/*.[1-8]; do
		bad+=$(mandoc -T lint -W warning "$page" 2>&1)
	done
fi
if [ -n "$bad" ]; then
	echo "$bad"
	exit 1
fi

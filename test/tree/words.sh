#!/bin/bash
# words.sh SOURCE_DIR - no file names a place of one machine, a private host, or leaves a mark of
# unfinished work.  This file, which has to name them, is left out, and the list of words of names.
set -u
export LC_ALL=C
cd "$1" || exit 2
bad=$(grep -rnIE --exclude-dir=build --exclude=.git --exclude-dir=.git --exclude=words.sh --exclude=names.tsv \
	-e '(^|[^A-Za-z0-9_.])/(home|work|Users|mnt|opt)/' \
	-e '\b(TODO|FIXME|HACK)\b' \
	-e '\b(127\.0\.0\.1|10\.[0-9]+\.[0-9]+\.[0-9]+|192\.168\.[0-9]+\.[0-9]+):[0-9]+' \
	-e '\b(ChatGPT|OpenAI|Anthropic|Claude|LLM)\b' \
	-e '^(<<<<<<<|>>>>>>>) ' \
	--exclude-dir=lexicon .)
# names of firms may stand in the lexicon; the rest may not
bad+=$(grep -rnIE -e '(^|[^A-Za-z0-9_.])/(home|work|Users|mnt|opt)/' -e '\b(TODO|FIXME)\b' lexicon)
if [ -n "$bad" ]; then
	echo "words that have no place here:"
	echo "$bad"
	exit 1
fi

#!/bin/bash
# lexicon-examples.sh WARTA SOURCE_DIR - reads every example of the lexicon; of 1000, at least as
# many must yield what their entry says as test/spec/lexicon-floor.txt records.
floor=$(cat "$2/test/spec/lexicon-floor.txt") || exit 2
cd "$2" && exec "$1" lexicon check --least "$floor" lexicon

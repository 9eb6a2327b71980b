# The script for R: it loads CSV, JSON Lines and the store with jsonlite and RSQLite, and counts as jq counts.
command -v jq >/dev/null || skip "no jq"
command -v Rscript >/dev/null || skip "no r-base-core"
Rscript -e 'library(jsonlite); library(RSQLite)' >/dev/null 2>&1 || skip "no r-cran-jsonlite, r-cran-rsqlite"
. "$SOURCE/test/cli/lib-months.sh"
months_wanted
expect 0 Rscript "$SOURCE/examples/months.R" events.csv events.jsonl m.db months.csv
months_same months.csv
sed -i 2d events.jsonl
expect 1 Rscript "$SOURCE/examples/months.R" events.csv events.jsonl m.db
has err "do not agree"

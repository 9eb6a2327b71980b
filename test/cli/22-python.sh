# The script for Python: it loads CSV, JSON Lines and the store with pandas, and counts as jq counts.
command -v jq >/dev/null || skip "no jq"
/usr/bin/python3 -c 'import pandas' 2>/dev/null || skip "no python3-pandas"
. "$SOURCE/test/cli/lib-months.sh"
months_wanted
expect 0 /usr/bin/python3 "$SOURCE/examples/months.py" events.csv events.jsonl m.db months.csv
months_same months.csv
# three forms that do not agree are not added up
sed -i 2d events.jsonl
expect 1 /usr/bin/python3 "$SOURCE/examples/months.py" events.csv events.jsonl m.db
has err "do not agree"

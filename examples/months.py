# months.py - events by month, with how many independent sources tell them, from each form that an analyst
# may have: CSV, JSON Lines, and the store itself (SQLite).
#
#	warta export --store news.db -f csv -o events.csv
#	warta export --store news.db -f jsonl -o events.jsonl
#	/usr/bin/python3 months.py events.csv events.jsonl news.db [months.csv]
#
# Needs Debian's python3-pandas.  Cell by cell (# %%) it runs as a notebook, too.  What the columns mean:
# man 5 warta-record.

# %% load
import json
import sqlite3
import sys

import pandas as pd

if len(sys.argv) < 4:
    sys.exit("usage: months.py EVENTS.csv EVENTS.jsonl STORE.db [OUT.csv]")
csv_path, jsonl_path, store_path = sys.argv[1:4]

# days stay text: "2024-07" is a month, not its first day; and somebody called NA is no missing value
from_csv = pd.read_csv(csv_path, dtype={"date": "string"}, keep_default_na=False, na_values=[""])

with open(jsonl_path, encoding="utf-8") as lines:
    from_jsonl = pd.DataFrame([json.loads(line) for line in lines])

# read-only: a `warta read` that runs at the same time is not disturbed
store = sqlite3.connect(f"file:{store_path}?mode=ro", uri=True)
from_store = pd.read_sql_query(
    "SELECT date, quad, score, status, stance, n_outlets, n_independent FROM events", store
)
store.close()


# %% count
def months(events: pd.DataFrame) -> pd.DataFrame:
    """One row a month.  Events known to the year only, or not at all, belong to none; nor does
    what was only planned, may be, or was negated or denied."""
    told = events[events["status"].isin(["happened", "ongoing"]) & (events["stance"] != "denied")].copy()
    dates = told["date"].fillna("").astype(str)
    first = dates.str.split("/").str[0].str[:7]
    last = dates.str.split("/").str[-1].str[:7]
    told["month"] = first.where((first == last) & (first.str.len() == 7))
    told["confirmed"] = told["n_independent"] >= 2
    told["conflict"] = told["quad"] >= 3
    rows = told.dropna(subset=["month"]).groupby("month").agg(
        events=("month", "size"),
        conflict=("conflict", "sum"),
        confirmed=("confirmed", "sum"),
        independent=("n_independent", "sum"),
        outlets=("n_outlets", "sum"),
        score=("score", "mean"),
    )
    rows["score"] = rows["score"].round(2)
    return rows.reset_index()


# %% the three forms say the same
table = months(from_csv)
for name, other in (("JSON Lines", months(from_jsonl)), ("the store", months(from_store))):
    if not table.astype(str).equals(other.astype(str)):
        sys.exit(f"{csv_path} and {name} do not agree:\n{table}\n{other}")

# %% look: outlets tells how loud a month was, independent how well it is known
print(table.to_string(index=False))
if len(sys.argv) > 4:
    table.to_csv(sys.argv[4], index=False)

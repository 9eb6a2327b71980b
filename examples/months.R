# months.R - events by month, with how many independent sources tell them, from each form that an analyst may
# have: CSV, JSON Lines, and the store itself (SQLite).
#
#	warta export --store news.db -f csv -o events.csv
#	warta export --store news.db -f jsonl -o events.jsonl
#	Rscript months.R events.csv events.jsonl news.db [months.csv]
#
# Needs Debian's r-base-core, r-cran-jsonlite and r-cran-rsqlite.  What the columns mean: man 5 warta-record.

# ---- load -------------------------------------------------------------------------------------------
paths <- commandArgs(trailingOnly = TRUE)
if (length(paths) < 3) stop("usage: months.R EVENTS.csv EVENTS.jsonl STORE.db [OUT.csv]")

# days stay text: "2024-07" is a month, not its first day
from_csv <- read.csv(paths[1],
  encoding = "UTF-8", na.strings = "",
  colClasses = c(date = "character", date_first = "character", date_last = "character")
)

from_jsonl <- jsonlite::stream_in(file(paths[2], encoding = "UTF-8"), verbose = FALSE)

store <- DBI::dbConnect(RSQLite::SQLite(), paths[3], flags = RSQLite::SQLITE_RO)
from_store <- DBI::dbGetQuery(
  store, "SELECT date, quad, score, status, stance, n_outlets, n_independent FROM events"
)
DBI::dbDisconnect(store)

# ---- count ------------------------------------------------------------------------------------------
# One row a month.  Events known to the year only, or not at all, belong to none; nor does what was only
# planned, may be, or was negated or denied.
months <- function(events) {
  told <- events[events$status %in% c("happened", "ongoing") & events$stance != "denied", ]
  first <- substr(sub("/.*", "", told$date), 1, 7)
  last <- substr(sub(".*/", "", told$date), 1, 7)
  keep <- !is.na(first) & nchar(first) == 7 & first == last
  told <- told[keep, ]
  month <- first[keep]
  sum_by <- function(x) as.integer(tapply(x, month, sum))
  data.frame(
    month = sort(unique(month)),
    events = sum_by(rep(1L, nrow(told))),
    conflict = sum_by(told$quad >= 3),
    confirmed = sum_by(told$n_independent >= 2),
    independent = sum_by(told$n_independent),
    outlets = sum_by(told$n_outlets),
    score = round(as.numeric(tapply(told$score, month, mean)), 2)
  )
}

# ---- the three forms say the same -------------------------------------------------------------------
table <- months(from_csv)
for (other in list(months(from_jsonl), months(from_store))) {
  if (!isTRUE(all.equal(table, other))) stop("CSV, JSON Lines and the store do not agree")
}

# ---- look: outlets tells how loud a month was, independent how well it is known ----------------------
print(table, row.names = FALSE)
if (length(paths) > 3) write.csv(table, paths[4], row.names = FALSE, quote = FALSE)

# In an interactive session:
#   barplot(rbind(table$confirmed, table$events - table$confirmed), names.arg = table$month)

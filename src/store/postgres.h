/*
 * postgres.h - the parts of the driver of stores that a PostgreSQL server holds; private to it.
 *
 *	postgres.c		connection, transactions, failures in words
 *	postgres_stmt.c		statements: sent ahead, awaited only where a row is wanted
 *	postgres_bulk.c		rows that are gathered and written together
 *	postgres_schema.c	tables, partitions, functions that SQLite has and PostgreSQL has not
 *	postgres_search.c	full text
 */
#ifndef WT_STORE_POSTGRES_H
#define WT_STORE_POSTGRES_H

#include <postgresql/libpq-fe.h>
#include <signal.h>

#include "store/db.h"

#define WT_PG_PARAMETERS 64
#define WT_PG_SCHEMA     64

/* Rows of one table that wait to be written. */
struct wt_pg_rows {
	char *columns; /* "document, text"; NULL: none so far */
	unsigned n_columns;
	struct wt_buf fields; /* for each: its length as an int32_t (-1 NULL), the bytes, a NUL */
	uint32_t n;
	bool copied;       /* its temporary table holds rows of this transaction */
	unsigned prepared; /* on which connection the statement is that writes one row */
};

/* Tables whose rows are gathered; the first three number their rows themselves. */
enum wt_pg_table {
	WT_PG_DOCUMENTS,
	WT_PG_CLAIMS,
	WT_PG_CHANGES,
	WT_PG_TEXTS,
	WT_PG_SEARCH,
	WT_PG_PARTIES,
	WT_PG_CHAINS,
	WT_PG_QUANTITIES,
	WT_PG_TODO,
	WT_PG_TODO_EVENTS,
	WT_PG_EVENTS,
	WT_PG_EVENT_PARTIES,
	WT_PG_EVENT_SOURCES,
	WT_PG_EVENT_QUANTITIES,
	WT_PG_TABLES
};
#define WT_PG_NUMBERED 3

/* Partitions: a year each, and one for claims without a day and for years before and after. */
#define WT_PG_YEAR_FIRST 1990
#define WT_PG_YEAR_LAST  2059
#define WT_PG_YEARS      (WT_PG_YEAR_LAST - WT_PG_YEAR_FIRST + 2)

struct wt_pg {
	PGconn *conn;
	PGcancel *cancel;
	unsigned connection; /* the first, the second ...: what was prepared on another is gone */
	unsigned names;
	unsigned queued; /* commands sent whose results were not taken */
	unsigned ended;  /* transactions: what was asked ahead in one holds no longer */
	int64_t changes; /* rows that the last command wrote */
	char state[6];   /* SQLSTATE of the failure, "" where nothing failed */
	char message[320];
	bool failed;  /* since the transaction began */
	bool reading; /* a reading transaction is open */
	unsigned cursors;
	volatile sig_atomic_t stop;
	char schema[WT_PG_SCHEMA];
	struct wt_words *words; /* lemmas for the index; made when first needed */
	/* rows that wait */
	struct wt_pg_rows rows[WT_PG_TABLES];
	uint32_t n_rows;
	unsigned waiting;                 /* the tables they are of, a bit each */
	int64_t inserted;                 /* number of the row gathered last */
	int64_t numbers[WT_PG_NUMBERED];  /* of the last row of each */
	int64_t numbered[WT_PG_NUMBERED]; /* as the server has them */
	bool years[WT_PG_YEARS];          /* partitions that are there */
	bool knows_years;
};

static inline struct wt_pg *
wt_pg_of(struct wt_store *s)
{
	return s->db;
}

/* What messages call it: scheme, user, host and database, never a password.  To be freed. */
char *wt_pg_display(const char *address);
/* The schema that the address asks for, else "warta".  To be freed. */
char *wt_pg_schema(const char *address);

/* see driver.h */
int wt_pg_open(struct wt_store *s, struct wt_fault *f);
void wt_pg_close(struct wt_store *s);
int wt_pg_why(struct wt_store *s, char *text, size_t size);
bool wt_pg_exec(struct wt_store *s, const char *sql);
bool wt_pg_begin(struct wt_store *s);
bool wt_pg_commit(struct wt_store *s);
void wt_pg_rollback(struct wt_store *s);
int64_t wt_pg_inserted(struct wt_store *s);
int64_t wt_pg_changes(struct wt_store *s);
void wt_pg_limit(struct wt_store *s);
void wt_pg_interrupt(struct wt_store *s);

/* --- postgres_stmt.c --- */
bool wt_pg_prepare(struct wt_stmt *stmt, const char *sql, bool keep);
void wt_pg_release(struct wt_stmt *stmt);
int wt_pg_step(struct wt_stmt *stmt);
void wt_pg_reset(struct wt_stmt *stmt);

/* Tables of one schema are made by one program at a time; who makes those of another is not waited
 * for. */
#define WT_PG_ALONE                                                                                \
	"SELECT pg_advisory_xact_lock(1465009217, hashtext(current_setting('search_path')))"

/* --- postgres_pipe.c --- */
/* Notes why a command failed; false. */
bool wt_pg_note(struct wt_pg *pg, const PGresult *result);
/* Makes room for a command in the pipeline; its results are still to come after that. */
bool wt_pg_room(struct wt_pg *pg);
/* One more command is on its way, where it was sent. */
bool wt_pg_queued(struct wt_pg *pg, bool sent);
bool wt_pg_is_lost(struct wt_pg *pg);
/* Puts a command without parameters into the pipeline. */
bool wt_pg_queue(struct wt_pg *pg, const char *sql);
/* Waits for all that was sent; the last result, to be cleared; NULL where something failed. */
PGresult *wt_pg_finish(struct wt_pg *pg);
bool wt_pg_settle(struct wt_pg *pg); /* the same without the result */
/* Outside the pipeline, for COPY and for several statements in one text. */
bool wt_pg_now(struct wt_pg *pg, const char *sql);
bool wt_pg_leave(struct wt_pg *pg);
bool wt_pg_enter(struct wt_pg *pg);
/* A number that the statement gives; -1 where it fails, 0 where there is no row or NULL. */
int64_t wt_pg_number(struct wt_pg *pg, const char *sql);

/* --- postgres_bulk.c --- */
struct wt_pg_value {
	const char *bytes; /* NULL: NULL */
	size_t size;
};
/* The table whose rows the statement adds one by one, and its columns; false for any other. */
bool wt_pg_bulk_is(const char *sql, enum wt_pg_table *table, struct wt_str *columns);
/* The tables that a statement names, a bit each. */
unsigned wt_pg_bulk_tables(const char *sql);
bool wt_pg_bulk_add(struct wt_store *s, enum wt_pg_table table, struct wt_str columns,
	const struct wt_pg_value *values, unsigned n);
/* Writes what waits of some tables, a bit each; WT_PG_ALL of all. */
#define WT_PG_ALL (~0u)
bool wt_pg_bulk_flush(struct wt_store *s, unsigned tables);
void wt_pg_bulk_forget(struct wt_pg *pg); /* after a rollback */
void wt_pg_bulk_release(struct wt_pg *pg);

/* --- postgres_schema.c --- */
int wt_pg_schema_ready(struct wt_store *s, struct wt_fault *f);
/* How many claims are where their year is not. */
#define WT_PG_ASTRAY                                                                               \
	"SELECT count(*) FROM claims WHERE n >> 40 <> CASE WHEN first_day IS NULL OR"              \
	" CAST(strftime('%Y', 86400 * first_day, 'unixepoch') AS INTEGER)"                         \
	" NOT BETWEEN 1990 AND 2059 THEN 0"                                                        \
	" ELSE CAST(strftime('%Y', 86400 * first_day, 'unixepoch') AS INTEGER) END"
/* Makes the partition of a year; its claims are numbered from wt_pg_first_of(year) on. */
bool wt_pg_partition(struct wt_pg *pg, unsigned year);
/* The year of a partition, 0 for claims without a day and for years out of the range. */
unsigned wt_pg_year_of(bool dated, int64_t day);
static inline int64_t
wt_pg_first_of(unsigned year)
{
	return (int64_t)year << 40;
}

#endif

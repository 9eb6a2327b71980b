/*
 * db.h - the handle behind the store: one connection, its statements, its transaction.
 *
 * For the rooms store and story only.  Which engine holds the rows is known to the driver; SQL is
 * the part of SQLite's that drivers understand.
 */
#ifndef WT_STORE_DB_H
#define WT_STORE_DB_H

#include "store/driver.h"
#include "store/recent.h"
#include "store/store.h"

#define WT_DB_STATEMENTS 160

struct wt_store {
	const struct wt_driver *driver;
	void *db;      /* the driver's connection */
	char *path;    /* what messages call it */
	char *address; /* of a server, with what only it may know */
	enum wt_store_use use;
	struct wt_str coder;
	const struct wt_gazetteer *gazetteer;
	const struct wt_grammar *grammar;
	uint32_t batch;
	int version;      /* that the schema is to have */
	bool open;        /* a transaction is */
	uint32_t pending; /* documents in it */
	size_t bytes;     /* of their texts */
	double began;     /* when */
	uint64_t lost;
	uint32_t busy_ms;  /* how long to wait for another writer */
	double waiting;    /* since when */
	uint32_t limit_ms; /* a query may take so long; 0: no limit */
	double deadline;   /* of the query at hand; 0: none */
	unsigned depth;    /* queries within queries */
	bool late;
	int code;                 /* of the last failure */
	struct wt_recent recent;  /* put in the open transaction */
	struct wt_buf scratch[8]; /* texts bound to a statement */
	struct {
		const char *sql; /* the text itself is the key: one place, one statement */
		struct wt_stmt stmt;
	} statements[WT_DB_STATEMENTS];
};

/* What the engine says, as one of Warta's codes and a sentence with the path and what to do. */
int wt_db_fail(struct wt_store *s, const char *doing, struct wt_fault *f);
/* A statement that stays prepared, reset and ready to be bound; `sql` must be static.  NULL and a
 * fault where it cannot be made, then s->code says why. */
struct wt_stmt *wt_db_get(struct wt_store *s, const char *sql, struct wt_fault *f);
/* One that is run once and released; NULL as above. */
struct wt_stmt *wt_db_prepare(struct wt_store *s, const char *sql, struct wt_fault *f);
void wt_db_release(struct wt_stmt *stmt); /* NULL is fine */
/* Steps a statement that gives no rows, and resets it. */
int wt_db_run(struct wt_store *s, struct wt_stmt *stmt, const char *doing, struct wt_fault *f);
/* 1 with a row, 0 at the end (then reset), or a negative code. */
int wt_db_next(struct wt_store *s, struct wt_stmt *stmt, const char *doing, struct wt_fault *f);
/*
 * Asks a statement that reads and has one number as its parameter for several values at once; the
 * next run with one of these takes the answer, unless a transaction ended in between.  So only what
 * is not written until then may be asked for.  The statement must be reset.
 */
#define WT_DB_AHEAD 512 /* values at most; the rest is asked for when its turn comes */
static inline bool
wt_db_asks_ahead(const struct wt_store *s)
{
	return s->driver->ahead != NULL;
}
int wt_db_ahead(struct wt_store *s, struct wt_stmt *stmt, const int64_t *values, unsigned n,
	const char *doing, struct wt_fault *f);
/* The same by the text of a statement that reads; nothing is asked for no values. */
int wt_db_ask_ahead(
	struct wt_store *s, const char *sql, const int64_t *values, uint32_t n, struct wt_fault *f);
/* Several statements without parameters. */
int wt_db_exec(struct wt_store *s, const char *sql, const char *doing, struct wt_fault *f);

/* Begins a writing transaction unless one is open. */
int wt_db_begin(struct wt_store *s, struct wt_fault *f);
int wt_db_commit(struct wt_store *s, struct wt_fault *f);
void wt_db_rollback(struct wt_store *s);

/* The number of the row inserted last; how many rows the last statement wrote. */
int64_t wt_db_inserted(struct wt_store *s);
int64_t wt_db_changes(struct wt_store *s);

/* Releases statements and connection. */
void wt_db_close(struct wt_store *s);

static inline void
wt_db_reset(struct wt_stmt *stmt)
{
	stmt->driver->reset(stmt);
}

static inline int
wt_db_parameters(struct wt_stmt *stmt)
{
	return stmt->driver->parameters(stmt);
}

/* --- parameters, from 1; bytes are borrowed until the statement has run ----------------------- */

static inline void
wt_bind_null(struct wt_stmt *stmt, int at)
{
	stmt->driver->bind_null(stmt, at);
}

static inline void
wt_bind_int(struct wt_stmt *stmt, int at, int64_t n)
{
	stmt->driver->bind_int(stmt, at, n);
}

static inline void
wt_bind_real(struct wt_stmt *stmt, int at, double x)
{
	stmt->driver->bind_real(stmt, at, x);
}

static inline void
wt_bind_text(struct wt_stmt *stmt, int at, struct wt_str text)
{
	stmt->driver->bind_text(stmt, at, text);
}

static inline void
wt_bind_blob(struct wt_stmt *stmt, int at, struct wt_blob_view bytes)
{
	stmt->driver->bind_blob(stmt, at, bytes);
}

/* An empty string, an empty span become NULL. */
void wt_bind_str(struct wt_stmt *stmt, int at, struct wt_str s);
void wt_bind_span(struct wt_stmt *stmt, int at, struct wt_span s); /* two parameters */

/* --- columns of the row, from 0; NULL is 0 or empty; a view is valid until the next step -------
 */

static inline int
wt_column_count(struct wt_stmt *stmt)
{
	return stmt->driver->columns(stmt);
}

static inline bool
wt_column_is_null(struct wt_stmt *stmt, int at)
{
	return stmt->driver->is_null(stmt, at);
}

static inline int64_t
wt_column_int(struct wt_stmt *stmt, int at)
{
	return stmt->driver->integer(stmt, at);
}

static inline double
wt_column_real(struct wt_stmt *stmt, int at)
{
	return stmt->driver->real(stmt, at);
}

static inline struct wt_str
wt_column_str(struct wt_stmt *stmt, int at)
{
	return stmt->driver->text(stmt, at);
}

static inline struct wt_blob_view
wt_column_blob(struct wt_stmt *stmt, int at)
{
	return stmt->driver->blob(stmt, at);
}

struct wt_span wt_column_span(struct wt_stmt *stmt, int at);

#define WT_STORE_APPLICATION 0x57525441 /* "WRTA" */
#define WT_STORE_VERSION     10
/* The statements that make version + 1 out of a version; NULL ends them. */
const char *const *wt_schema_step(int version);
/* Makes or migrates the schema; WARTA_EVERSION where the store is newer. */
int wt_schema_ready(struct wt_store *s, struct wt_fault *f);

#endif

/*
 * db.h - the handle behind the store: one connection, its statements, its transaction.
 *
 * For the rooms store and story only.
 */
#ifndef WT_STORE_DB_H
#define WT_STORE_DB_H

#include <sqlite3.h>

#include "store/store.h"

#define WT_DB_STATEMENTS 160

struct wt_store {
	sqlite3 *db;
	char *path;
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
	struct wt_buf scratch[8]; /* texts bound to a statement */
	struct {
		const char *sql; /* the text itself is the key: one place, one statement */
		sqlite3_stmt *stmt;
	} statements[WT_DB_STATEMENTS];
};

/* What SQLite says, as one of Warta's codes and a sentence with the path and what to do. */
int wt_db_fail(struct wt_store *s, const char *doing, struct wt_fault *f);
/* A statement that stays prepared, reset and ready to be bound; `sql` must be static.  NULL and a
 * fault where it cannot be made, then s->code says why. */
sqlite3_stmt *wt_db_get(struct wt_store *s, const char *sql, struct wt_fault *f);
/* Steps a statement that gives no rows, and resets it. */
int wt_db_run(struct wt_store *s, sqlite3_stmt *stmt, const char *doing, struct wt_fault *f);
/* 1 with a row, 0 at the end (then reset), or a negative code. */
int wt_db_next(struct wt_store *s, sqlite3_stmt *stmt, const char *doing, struct wt_fault *f);
/* Several statements without parameters. */
int wt_db_exec(struct wt_store *s, const char *sql, const char *doing, struct wt_fault *f);

/* Begins a writing transaction unless one is open. */
int wt_db_begin(struct wt_store *s, struct wt_fault *f);
int wt_db_commit(struct wt_store *s, struct wt_fault *f);
void wt_db_rollback(struct wt_store *s);

/* Parameters: an empty string, an empty span, an unknown day become NULL. */
void wt_bind_str(sqlite3_stmt *stmt, int at, struct wt_str s);
void wt_bind_span(sqlite3_stmt *stmt, int at, struct wt_span s); /* two parameters */
/* Columns: NULL becomes empty.  A view, valid until the next step. */
struct wt_str wt_column_str(sqlite3_stmt *stmt, int at);
struct wt_span wt_column_span(sqlite3_stmt *stmt, int at);

#define WT_STORE_APPLICATION 0x57525441 /* "WRTA" */
#define WT_STORE_VERSION     4
/* Makes or migrates the schema; WARTA_EVERSION where the store is newer. */
int wt_schema_ready(struct wt_store *s, struct wt_fault *f);

#endif

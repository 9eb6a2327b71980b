/*
 * driver.h - what an engine must be able to do to hold a store.
 *
 * db.h is what the rooms call; a driver is a table of functions behind it: sqlite.c.  A statement
 * has its driver's own state behind `handle`.
 */
#ifndef WT_STORE_DRIVER_H
#define WT_STORE_DRIVER_H

#include "base/fault.h"
#include "base/span.h"

struct wt_store;

struct wt_blob_view {
	const unsigned char *bytes;
	size_t size;
};

/* One statement, prepared: bound, stepped, its row read, reset. */
struct wt_stmt {
	const struct wt_driver *driver;
	struct wt_store *store;
	void *handle;
	bool apart; /* the next run need not see rows that were put and not written yet */
};

struct wt_driver {
	bool gathers; /* rows that are put are written later, see recent.h */
	/* Connects, makes or migrates what has to be there; says itself what went wrong. */
	int (*open)(struct wt_store *s, struct wt_fault *f);
	void (*close)(struct wt_store *s); /* statements are released before */
	/* One of Warta's codes for the last failure, and a sentence that says why. */
	int (*why)(struct wt_store *s, char *text, size_t size);

	/* `keep`: it will be run again and again.  False: see `why`; so all below. */
	bool (*prepare)(struct wt_stmt *stmt, const char *sql, bool keep);
	void (*release)(struct wt_stmt *stmt);
	int (*step)(struct wt_stmt *stmt); /* 1 a row, 0 the end, -1 failed */
	void (*reset)(struct wt_stmt *stmt);
	/* Asks ahead, see wt_db_ahead; NULL where a question costs next to nothing. */
	bool (*ahead)(struct wt_stmt *stmt, const int64_t *values, unsigned n);
	bool (*exec)(struct wt_store *s, const char *sql);

	/* Parameters from 1; bytes are borrowed until the reset. */
	int (*parameters)(struct wt_stmt *stmt);
	void (*bind_null)(struct wt_stmt *stmt, int at);
	void (*bind_int)(struct wt_stmt *stmt, int at, int64_t n);
	void (*bind_real)(struct wt_stmt *stmt, int at, double x);
	void (*bind_text)(struct wt_stmt *stmt, int at, struct wt_str text);
	void (*bind_blob)(struct wt_stmt *stmt, int at, struct wt_blob_view bytes);

	/* Columns of the row from 0; views are valid until the next step. */
	int (*columns)(struct wt_stmt *stmt);
	bool (*is_null)(struct wt_stmt *stmt, int at);
	int64_t (*integer)(struct wt_stmt *stmt, int at);
	double (*real)(struct wt_stmt *stmt, int at);
	struct wt_str (*text)(struct wt_stmt *stmt, int at);
	struct wt_blob_view (*blob)(struct wt_stmt *stmt, int at);

	bool (*begin)(struct wt_store *s); /* to write; waits for another writer */
	bool (*commit)(struct wt_store *s);
	void (*rollback)(struct wt_store *s);
	int64_t (*inserted)(struct wt_store *s); /* number of the last row inserted */
	int64_t (*changes)(struct wt_store *s);  /* rows that the last statement wrote */
	void (*limit)(struct wt_store *s);       /* s->limit_ms was set */
	void (*interrupt)(struct wt_store *s);   /* from any thread */
};

/* One file. */
extern const struct wt_driver WT_SQLITE;
/* A server: "postgresql://..." or "postgres://...". */
extern const struct wt_driver WT_POSTGRES;

#endif

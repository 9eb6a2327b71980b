/*
 * sqlite.c - the driver of stores that are one file.
 *
 * WAL, so that readers and one writer do not wait for each other; synchronous
 * NORMAL, so that a power cut may take the last batch but harms nothing older.
 */
#include <sqlite3.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/stat.h>
#include <time.h>
#include <unistd.h>

#include "store/index.h"
#include "store/put.h"
#include "store/sqlite.h"

static const char READ_PRAGMAS[] = "PRAGMA foreign_keys = ON; PRAGMA trusted_schema = OFF;"
				   " PRAGMA temp_store = MEMORY; PRAGMA cache_size = -16384";
static const char WRITE_PRAGMAS[] = "PRAGMA journal_mode = WAL; PRAGMA synchronous = NORMAL;"
				    " PRAGMA wal_autocheckpoint = 8192; PRAGMA cache_size = -65536";

/* --- failures --------------------------------------------------------------------------------- */

static int
say(char *text, size_t size, int code, const char *why)
{
	(void)snprintf(text, size, "%s", why);
	return code;
}

static bool
is_folder(const char *path)
{
	struct stat about;
	return stat(path, &about) == 0 && S_ISDIR(about.st_mode);
}

static int
why(struct wt_store *s, char *text, size_t size)
{
	int code = s->db ? sqlite3_extended_errcode(s->db) : SQLITE_NOMEM;
	if (is_folder(s->path))
		return say(text, size, WARTA_ESTORE, "it is a folder; name the file in it");
	switch (code & 0xff) {
	case SQLITE_BUSY:
	case SQLITE_LOCKED:
		return say(text, size, WARTA_EBUSY,
			"another program is writing to it; try again when that one is done");
	case SQLITE_FULL:
		return say(text, size, WARTA_EFULL,
			"no space is left; what is stored is unharmed; make room and run again");
	case SQLITE_READONLY:
		return say(text, size, WARTA_ESTORE,
			"the file or its folder is read-only; change its permissions or name "
			"another store");
	case SQLITE_NOTADB:
		return say(text, size, WARTA_ESTORE, "it is no store of Warta (no database)");
	case SQLITE_CORRUPT:
		return say(text, size, WARTA_ESTORE,
			"the file is damaged or cut short; restore a copy; `warta check-store` "
			"tells "
			"where it is damaged, if it can be opened at all");
	case SQLITE_CANTOPEN:
		return say(text, size, WARTA_ESTORE,
			"the file cannot be opened; does its folder exist, and may you write "
			"there?");
	case SQLITE_NOMEM:
		return say(text, size, WARTA_ENOMEM, "out of memory");
	case SQLITE_IOERR:
		return say(text, size, WARTA_EIO, sqlite3_errmsg(s->db));
	case SQLITE_INTERRUPT:
		if (s->late)
			return say(text, size, WARTA_ETIME,
				"it took too long; ask for less, or for a shorter time");
		return say(text, size, WARTA_ESTOPPED, "stopped");
	default:
		return say(text, size, WARTA_ESTORE, sqlite3_errmsg(s->db));
	}
}

/* --- a file opened -----------------------------------------------------------------------------
 */

/* Any byte of a path, as a URI has it. */
static void
add_escaped(struct wt_buf *b, const char *path)
{
	for (; *path; path++) {
		if (wt_is_alpha(*path) || wt_is_digit(*path) || strchr("/._-", *path))
			wt_buf_char(b, *path);
		else
			wt_buf_printf(b, "%%%02X", (unsigned)(unsigned char)*path);
	}
}

int
wt_sqlite_connect(struct wt_store *s, const char *path, int flags)
{
	sqlite3 *db = NULL;
	int rc = sqlite3_open_v2(path, &db, flags, NULL);
	s->driver = &WT_SQLITE;
	s->db = db;
	return rc;
}

/* A store on a read-only disk, where WAL's shared memory cannot be made; only if no WAL is left. */
static bool
open_unchanging(struct wt_store *s)
{
	struct wt_buf uri = { 0 };
	bool opened = false;
	wt_buf_printf(&uri, "%s-wal", s->path);
	bool left = !uri.failed && access(uri.ptr, F_OK) == 0;
	wt_buf_clear(&uri);
	wt_buf_cstr(&uri, "file:");
	add_escaped(&uri, s->path);
	wt_buf_cstr(&uri, "?immutable=1");
	if (!left && !uri.failed) {
		(void)sqlite3_close(s->db);
		s->db = NULL;
		opened = wt_sqlite_connect(s, uri.ptr,
				 SQLITE_OPEN_READONLY | SQLITE_OPEN_NOMUTEX | SQLITE_OPEN_URI) ==
			 SQLITE_OK;
	}
	wt_buf_release(&uri);
	return opened;
}

/*
 * Called while another program holds the lock.  SQLite's own handler looks ten times a second; a
 * writer that commits and begins again would not let it in between for minutes.  This one looks
 * a thousand times, and who commits after a long transaction pauses (give_way in db.c).
 */
static int
wait_turn(void *context, int times)
{
	struct wt_store *s = context;
	struct timespec pause = { 0, 1000000 };
	if (times == 0)
		s->waiting = wt_seconds();
	if (wt_seconds() - s->waiting > 1e-3 * s->busy_ms)
		return 0;
	(void)nanosleep(&pause, NULL);
	return 1;
}

static int
open_file(struct wt_store *s, struct wt_fault *f)
{
	int flags = SQLITE_OPEN_NOMUTEX;
	flags |= s->use == WT_STORE_READ ? SQLITE_OPEN_READONLY
					 : SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE;
	if (s->use == WT_STORE_READ && access(s->path, F_OK) != 0)
		return wt_fail(f, WARTA_ENOTFOUND, 0,
			"%s: there is no such store; `warta read` makes one", s->path);
	int rc = wt_sqlite_connect(s, s->path, flags);
	if (rc == SQLITE_OK)
		rc = sqlite3_exec(s->db, "SELECT 1 FROM sqlite_master", NULL, NULL, NULL);
	bool closed = rc == SQLITE_CANTOPEN || rc == SQLITE_READONLY;
	if (closed && s->use == WT_STORE_READ && open_unchanging(s))
		rc = SQLITE_OK;
	(void)sqlite3_busy_handler(s->db, wait_turn, s);
	if (rc == SQLITE_BUSY || rc == SQLITE_LOCKED) /* now with patience */
		rc = sqlite3_exec(s->db, "SELECT 1 FROM sqlite_master", NULL, NULL, NULL);
	if (rc != SQLITE_OK)
		return wt_db_fail(s, "be opened", f);
	return WARTA_OK;
}

/* For another kind of journal SQLite asks no handler: where two make one store, one waits here. */
static int
open_journal(struct wt_store *s, struct wt_fault *f)
{
	struct timespec pause = { 0, 1000000 };
	double since = wt_seconds();
	int code = wt_db_exec(s, WRITE_PRAGMAS, "be opened", f);
	while (code == WARTA_EBUSY && wt_seconds() - since < 1e-3 * s->busy_ms) {
		(void)nanosleep(&pause, NULL);
		code = wt_db_exec(s, WRITE_PRAGMAS, "be opened", f);
	}
	return code;
}

static int
open_store(struct wt_store *s, struct wt_fault *f)
{
	int code = open_file(s, f);
	if (code == WARTA_OK)
		code = wt_db_exec(s, READ_PRAGMAS, "be opened", f);
	if (code == WARTA_OK && s->use == WT_STORE_WRITE && sqlite3_db_readonly(s->db, "main") == 1)
		return wt_fail(f, WARTA_ESTORE, 0,
			"%s: cannot be written: the file is read-only; change its permissions or "
			"name another store",
			s->path);
	if (code == WARTA_OK)
		code = wt_sqlite_words(s, f);
	if (code == WARTA_OK)
		code = wt_schema_ready(s, f);
	if (code == WARTA_OK && s->use == WT_STORE_WRITE)
		code = open_journal(s, f);
	if (code == WARTA_OK && s->use == WT_STORE_WRITE)
		code = wt_index_ready(s, f);
	return code;
}

static void
close_file(struct wt_store *s)
{
	(void)sqlite3_close(s->db);
	s->db = NULL;
}

/* --- statements --------------------------------------------------------------------------------
 */

static bool
prepare(struct wt_stmt *stmt, const char *sql, bool keep)
{
	sqlite3_stmt *handle = NULL;
	unsigned flags = keep ? SQLITE_PREPARE_PERSISTENT : 0;
	int rc = sqlite3_prepare_v3(stmt->store->db, sql, -1, flags, &handle, NULL);
	stmt->handle = handle;
	return rc == SQLITE_OK;
}

static void
release(struct wt_stmt *stmt)
{
	(void)sqlite3_finalize(stmt->handle);
}

static int
step(struct wt_stmt *stmt)
{
	int rc = sqlite3_step(stmt->handle);
	return rc == SQLITE_ROW ? 1 : rc == SQLITE_DONE ? 0 : -1;
}

static void
reset(struct wt_stmt *stmt)
{
	(void)sqlite3_reset(stmt->handle);
}

static bool
exec(struct wt_store *s, const char *sql)
{
	return sqlite3_exec(s->db, sql, NULL, NULL, NULL) == SQLITE_OK;
}

static int
parameters(struct wt_stmt *stmt)
{
	return sqlite3_bind_parameter_count(stmt->handle);
}

static void
bind_null(struct wt_stmt *stmt, int at)
{
	(void)sqlite3_bind_null(stmt->handle, at);
}

static void
bind_int(struct wt_stmt *stmt, int at, int64_t n)
{
	(void)sqlite3_bind_int64(stmt->handle, at, n);
}

static void
bind_real(struct wt_stmt *stmt, int at, double x)
{
	(void)sqlite3_bind_double(stmt->handle, at, x);
}

static void
bind_text(struct wt_stmt *stmt, int at, struct wt_str text)
{
	(void)sqlite3_bind_text64(stmt->handle, at, text.ptr ? text.ptr : "",
		(sqlite3_uint64)text.len, SQLITE_STATIC, SQLITE_UTF8);
}

static void
bind_blob(struct wt_stmt *stmt, int at, struct wt_blob_view bytes)
{
	(void)sqlite3_bind_blob64(
		stmt->handle, at, bytes.bytes, (sqlite3_uint64)bytes.size, SQLITE_STATIC);
}

static int
columns(struct wt_stmt *stmt)
{
	return sqlite3_column_count(stmt->handle);
}

static bool
is_null(struct wt_stmt *stmt, int at)
{
	return sqlite3_column_type(stmt->handle, at) == SQLITE_NULL;
}

static int64_t
integer(struct wt_stmt *stmt, int at)
{
	return sqlite3_column_int64(stmt->handle, at);
}

static double
real(struct wt_stmt *stmt, int at)
{
	return sqlite3_column_double(stmt->handle, at);
}

static struct wt_str
text(struct wt_stmt *stmt, int at)
{
	const char *bytes = (const char *)sqlite3_column_text(stmt->handle, at);
	int n = sqlite3_column_bytes(stmt->handle, at);
	return (struct wt_str){ bytes ? bytes : "", bytes && n > 0 ? (size_t)n : 0 };
}

static struct wt_blob_view
blob(struct wt_stmt *stmt, int at)
{
	const unsigned char *bytes = sqlite3_column_blob(stmt->handle, at);
	int n = sqlite3_column_bytes(stmt->handle, at);
	return (struct wt_blob_view){ bytes, bytes && n > 0 ? (size_t)n : 0 };
}

/* --- transactions, limits ----------------------------------------------------------------------
 */

static bool
begin(struct wt_store *s)
{
	return exec(s, "BEGIN IMMEDIATE");
}

static bool
commit(struct wt_store *s)
{
	return exec(s, "COMMIT");
}

static void
rollback(struct wt_store *s)
{
	if (!sqlite3_get_autocommit(s->db))
		(void)exec(s, "ROLLBACK");
}

static int64_t
inserted(struct wt_store *s)
{
	return sqlite3_last_insert_rowid(s->db);
}

static int64_t
changes(struct wt_store *s)
{
	return sqlite3_changes64(s->db);
}

/* Called now and then by SQLite; anything but 0 ends the statement. */
static int
is_late(void *context)
{
	struct wt_store *s = context;
	s->late = s->deadline > 0.0 && wt_seconds() > s->deadline;
	return s->late;
}

#define LATE_STEPS 1000 /* of SQLite's machine: some 0.03 ms */

static void
limit(struct wt_store *s)
{
	if (s->limit_ms)
		sqlite3_progress_handler(s->db, LATE_STEPS, is_late, s);
	else
		sqlite3_progress_handler(s->db, 0, NULL, NULL);
}

static void
interrupt(struct wt_store *s)
{
	sqlite3_interrupt(s->db);
}

const struct wt_driver WT_SQLITE = {
	.open = open_store,
	.close = close_file,
	.why = why,
	.prepare = prepare,
	.release = release,
	.step = step,
	.reset = reset,
	.exec = exec,
	.parameters = parameters,
	.bind_null = bind_null,
	.bind_int = bind_int,
	.bind_real = bind_real,
	.bind_text = bind_text,
	.bind_blob = bind_blob,
	.columns = columns,
	.is_null = is_null,
	.integer = integer,
	.real = real,
	.text = text,
	.blob = blob,
	.begin = begin,
	.commit = commit,
	.rollback = rollback,
	.inserted = inserted,
	.changes = changes,
	.limit = limit,
	.interrupt = interrupt,
};

/*
 * db.c - statements, transactions, and SQLite's codes put into words.
 */
#include "store/put.h"

#include <stdio.h>
#include <sys/stat.h>
#include <time.h>

static int
say(struct wt_store *s, int code, const char *doing, const char *why, struct wt_fault *f)
{
	s->code = code;
	return wt_fail(f, code, 0, "%s: cannot %s: %s", s->path, doing, why);
}

static bool
is_folder(const char *path)
{
	struct stat about;
	return stat(path, &about) == 0 && S_ISDIR(about.st_mode);
}

int
wt_db_fail(struct wt_store *s, const char *doing, struct wt_fault *f)
{
	int code = s->db ? sqlite3_extended_errcode(s->db) : SQLITE_NOMEM;
	if (is_folder(s->path))
		return say(s, WARTA_ESTORE, doing, "it is a folder; name the file in it", f);
	switch (code & 0xff) {
	case SQLITE_BUSY:
	case SQLITE_LOCKED:
		return say(s, WARTA_EBUSY, doing,
			"another program is writing to it; try again when that one is done", f);
	case SQLITE_FULL:
		return say(s, WARTA_EFULL, doing,
			"no space is left; what is stored is unharmed; make room and run again", f);
	case SQLITE_READONLY:
		return say(s, WARTA_ESTORE, doing,
			"the file or its folder is read-only; change its permissions or name "
			"another store",
			f);
	case SQLITE_NOTADB:
		return say(s, WARTA_ESTORE, doing, "it is no store of Warta (no database)", f);
	case SQLITE_CORRUPT:
		return say(s, WARTA_ESTORE, doing,
			"the file is damaged or cut short; restore a copy; `warta check-store` "
			"tells "
			"where it is damaged, if it can be opened at all",
			f);
	case SQLITE_CANTOPEN:
		return say(s, WARTA_ESTORE, doing,
			"the file cannot be opened; does its folder exist, and may you write "
			"there?",
			f);
	case SQLITE_NOMEM:
		return say(s, WARTA_ENOMEM, doing, "out of memory", f);
	case SQLITE_IOERR:
		return say(s, WARTA_EIO, doing, sqlite3_errmsg(s->db), f);
	case SQLITE_INTERRUPT:
		if (s->late)
			return say(s, WARTA_ETIME, doing,
				"it took too long; ask for less, or for a shorter time", f);
		return say(s, WARTA_ESTOPPED, doing, "stopped", f);
	default:
		return say(s, WARTA_ESTORE, doing, sqlite3_errmsg(s->db), f);
	}
}

sqlite3_stmt *
wt_db_get(struct wt_store *s, const char *sql, struct wt_fault *f)
{
	for (unsigned i = 0; i < WT_DB_STATEMENTS; i++) {
		if (s->statements[i].sql == sql) {
			(void)sqlite3_reset(s->statements[i].stmt);
			return s->statements[i].stmt;
		}
		if (s->statements[i].sql)
			continue;
		if (sqlite3_prepare_v3(s->db, sql, -1, SQLITE_PREPARE_PERSISTENT,
			    &s->statements[i].stmt, NULL) != SQLITE_OK) {
			(void)wt_db_fail(s, "use the store", f);
			return NULL;
		}
		s->statements[i].sql = sql;
		return s->statements[i].stmt;
	}
	(void)say(s, WARTA_ESTORE, "use the store", "too many statements", f);
	return NULL;
}

int
wt_db_next(struct wt_store *s, sqlite3_stmt *stmt, const char *doing, struct wt_fault *f)
{
	int rc = sqlite3_step(stmt);
	if (rc == SQLITE_ROW)
		return 1;
	int code = rc == SQLITE_DONE ? WARTA_OK : wt_db_fail(s, doing, f);
	(void)sqlite3_reset(stmt);
	return code;
}

int
wt_db_run(struct wt_store *s, sqlite3_stmt *stmt, const char *doing, struct wt_fault *f)
{
	int code = wt_db_next(s, stmt, doing, f);
	(void)sqlite3_reset(stmt);
	return code < 0 ? code : WARTA_OK;
}

int
wt_db_exec(struct wt_store *s, const char *sql, const char *doing, struct wt_fault *f)
{
	if (sqlite3_exec(s->db, sql, NULL, NULL, NULL) != SQLITE_OK)
		return wt_db_fail(s, doing, f);
	return WARTA_OK;
}

int
wt_db_begin(struct wt_store *s, struct wt_fault *f)
{
	if (s->open)
		return WARTA_OK;
	int code = wt_db_exec(s, "BEGIN IMMEDIATE", "write", f);
	s->open = code == WARTA_OK;
	s->began = wt_seconds();
	s->bytes = 0;
	return code;
}

/*
 * Behind a long transaction other writers get their turn (see wait_turn in store.c): a fiftieth of
 * its time, so that they are found awake also where the machine is busy and all takes longer.
 */
#define LONG_SECONDS 0.2
#define MOST_SECONDS 0.1

static void
give_way(const struct wt_store *s)
{
	double spent = wt_seconds() - s->began, pause = spent / 50.0;
	if (spent < LONG_SECONDS)
		return;
	pause = pause < MOST_SECONDS ? pause : MOST_SECONDS;
	struct timespec t = { 0, (long)(1e9 * pause) };
	(void)nanosleep(&t, NULL);
}

int
wt_db_commit(struct wt_store *s, struct wt_fault *f)
{
	if (!s->open)
		return WARTA_OK;
	int code = wt_db_exec(s, "COMMIT", "write", f);
	if (code != WARTA_OK) {
		wt_db_rollback(s);
		return code;
	}
	s->open = false;
	s->pending = 0;
	give_way(s);
	return WARTA_OK;
}

void
wt_db_rollback(struct wt_store *s)
{
	if (s->open && !sqlite3_get_autocommit(s->db))
		(void)sqlite3_exec(s->db, "ROLLBACK", NULL, NULL, NULL);
	s->lost += s->pending;
	s->pending = 0;
	s->open = false;
}

void
wt_bind_str(sqlite3_stmt *stmt, int at, struct wt_str s)
{
	if (s.len == 0)
		(void)sqlite3_bind_null(stmt, at);
	else
		(void)sqlite3_bind_text64(
			stmt, at, s.ptr, (sqlite3_uint64)s.len, SQLITE_STATIC, SQLITE_UTF8);
}

void
wt_bind_span(sqlite3_stmt *stmt, int at, struct wt_span s)
{
	if (s.start == s.end) {
		(void)sqlite3_bind_null(stmt, at);
		(void)sqlite3_bind_null(stmt, at + 1);
	} else {
		(void)sqlite3_bind_int64(stmt, at, (sqlite3_int64)s.start);
		(void)sqlite3_bind_int64(stmt, at + 1, (sqlite3_int64)s.end);
	}
}

struct wt_str
wt_column_str(sqlite3_stmt *stmt, int at)
{
	const char *text = (const char *)sqlite3_column_text(stmt, at);
	int n = sqlite3_column_bytes(stmt, at);
	return (struct wt_str){ text ? text : "", text && n > 0 ? (size_t)n : 0 };
}

struct wt_span
wt_column_span(sqlite3_stmt *stmt, int at)
{
	return (struct wt_span){ (uint32_t)sqlite3_column_int64(stmt, at),
		(uint32_t)sqlite3_column_int64(stmt, at + 1) };
}

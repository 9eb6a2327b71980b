/*
 * db.c - statements and transactions, whatever engine holds the rows; failures put into words.
 */
#include "store/put.h"

#include <stdlib.h>
#include <time.h>

#define WHY 400

static int
say(struct wt_store *s, int code, const char *doing, const char *why, struct wt_fault *f)
{
	s->code = code;
	return wt_fail(f, code, 0, "%s: cannot %s: %s", s->path, doing, why);
}

int
wt_db_fail(struct wt_store *s, const char *doing, struct wt_fault *f)
{
	char why[WHY] = "";
	int code = s->driver->why(s, why, sizeof why);
	return say(s, code, doing, why, f);
}

static bool
prepare(struct wt_store *s, struct wt_stmt *stmt, const char *sql, bool keep)
{
	*stmt = (struct wt_stmt){ .driver = s->driver, .store = s };
	return s->driver->prepare(stmt, sql, keep);
}

struct wt_stmt *
wt_db_get(struct wt_store *s, const char *sql, struct wt_fault *f)
{
	for (unsigned i = 0; i < WT_DB_STATEMENTS; i++) {
		if (s->statements[i].sql == sql) {
			wt_db_reset(&s->statements[i].stmt);
			return &s->statements[i].stmt;
		}
		if (s->statements[i].sql)
			continue;
		if (!prepare(s, &s->statements[i].stmt, sql, true)) {
			(void)wt_db_fail(s, "use the store", f);
			return NULL;
		}
		s->statements[i].sql = sql;
		return &s->statements[i].stmt;
	}
	(void)say(s, WARTA_ESTORE, "use the store", "too many statements", f);
	return NULL;
}

struct wt_stmt *
wt_db_prepare(struct wt_store *s, const char *sql, struct wt_fault *f)
{
	struct wt_stmt *stmt = malloc(sizeof *stmt);
	if (!stmt) {
		(void)say(s, WARTA_ENOMEM, "be searched", "out of memory", f);
		return NULL;
	}
	if (!prepare(s, stmt, sql, false)) {
		(void)wt_db_fail(s, "be searched", f);
		free(stmt);
		return NULL;
	}
	return stmt;
}

void
wt_db_release(struct wt_stmt *stmt)
{
	if (stmt)
		stmt->driver->release(stmt);
	free(stmt);
}

int
wt_db_next(struct wt_store *s, struct wt_stmt *stmt, const char *doing, struct wt_fault *f)
{
	int rc = s->driver->step(stmt);
	if (rc == 1)
		return 1;
	int code = rc == 0 ? WARTA_OK : wt_db_fail(s, doing, f);
	wt_db_reset(stmt);
	return code;
}

int
wt_db_run(struct wt_store *s, struct wt_stmt *stmt, const char *doing, struct wt_fault *f)
{
	int code = wt_db_next(s, stmt, doing, f);
	wt_db_reset(stmt);
	return code < 0 ? code : WARTA_OK;
}

int
wt_db_ahead(struct wt_store *s, struct wt_stmt *stmt, const int64_t *values, unsigned n,
	const char *doing, struct wt_fault *f)
{
	if (n == 0 || !s->driver->ahead)
		return WARTA_OK;
	if (s->driver->ahead(stmt, values, n < WT_DB_AHEAD ? n : WT_DB_AHEAD))
		return WARTA_OK;
	return wt_db_fail(s, doing, f);
}

int
wt_db_ask_ahead(
	struct wt_store *s, const char *sql, const int64_t *values, uint32_t n, struct wt_fault *f)
{
	struct wt_stmt *stmt = n ? wt_db_get(s, sql, f) : NULL;
	if (!stmt)
		return n ? s->code : WARTA_OK;
	return wt_db_ahead(s, stmt, values, n, "be read", f);
}

int
wt_db_exec(struct wt_store *s, const char *sql, const char *doing, struct wt_fault *f)
{
	return s->driver->exec(s, sql) ? WARTA_OK : wt_db_fail(s, doing, f);
}

int
wt_db_begin(struct wt_store *s, struct wt_fault *f)
{
	if (s->open)
		return WARTA_OK;
	if (!s->driver->begin(s))
		return wt_db_fail(s, "write", f);
	s->open = true;
	s->began = wt_seconds();
	s->bytes = 0;
	return WARTA_OK;
}

/*
 * Behind a long transaction other writers get their turn (see wait_turn in sqlite.c): a fiftieth of
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
	if (!s->driver->commit(s)) {
		int code = wt_db_fail(s, "write", f);
		wt_db_rollback(s);
		return code;
	}
	s->open = false;
	s->pending = 0;
	wt_recent_clear(&s->recent);
	give_way(s);
	return WARTA_OK;
}

void
wt_db_rollback(struct wt_store *s)
{
	if (s->open)
		s->driver->rollback(s);
	s->lost += s->pending;
	s->pending = 0;
	wt_recent_clear(&s->recent);
	s->open = false;
}

int64_t
wt_db_inserted(struct wt_store *s)
{
	return s->driver->inserted(s);
}

int64_t
wt_db_changes(struct wt_store *s)
{
	return s->driver->changes(s);
}

void
wt_db_close(struct wt_store *s)
{
	for (unsigned i = 0; i < WT_DB_STATEMENTS; i++)
		if (s->statements[i].sql)
			s->driver->release(&s->statements[i].stmt);
	wt_recent_release(&s->recent);
	s->driver->close(s);
}

void
wt_bind_str(struct wt_stmt *stmt, int at, struct wt_str s)
{
	if (s.len == 0)
		wt_bind_null(stmt, at);
	else
		wt_bind_text(stmt, at, s);
}

void
wt_bind_span(struct wt_stmt *stmt, int at, struct wt_span s)
{
	if (s.start == s.end) {
		wt_bind_null(stmt, at);
		wt_bind_null(stmt, at + 1);
	} else {
		wt_bind_int(stmt, at, s.start);
		wt_bind_int(stmt, at + 1, s.end);
	}
}

struct wt_span
wt_column_span(struct wt_stmt *stmt, int at)
{
	return (struct wt_span){ (uint32_t)wt_column_int(stmt, at),
		(uint32_t)wt_column_int(stmt, at + 1) };
}

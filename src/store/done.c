/*
 * done.c - see done.h.
 *
 * The table is no step of the schema: a store without it is whole.
 */
#include "store/done.h"

#include <stdio.h>
#include <time.h>

#include "store/db.h"

int
wt_store_done_ready(struct wt_store *s, struct wt_fault *f)
{
	return wt_db_exec(s,
		"CREATE TABLE IF NOT EXISTS jobs ("
		"	id INTEGER PRIMARY KEY," /* as its queue knows it */
		"	done INTEGER,"           /* seconds since 1970; NULL: not yet */
		"	tries INTEGER NOT NULL,"
		"	reason TEXT"
		");"
		"CREATE INDEX IF NOT EXISTS jobs_done ON jobs (done)",
		"keep its jobs", f);
}

static const char KNOWN[] = "SELECT done IS NOT NULL, tries, reason FROM jobs WHERE id = ?";

int
wt_store_done(struct wt_store *s, uint64_t job, struct wt_done *done, struct wt_fault *f)
{
	struct wt_stmt *q = wt_db_get(s, KNOWN, f);
	*done = (struct wt_done){ .tries = 0 };
	if (!q)
		return s->code;
	wt_bind_int(q, 1, (int64_t)job);
	int code = wt_db_next(s, q, "say what is done", f);
	if (code != 1)
		return code;
	struct wt_str reason = wt_column_str(q, 2);
	done->done = wt_column_int(q, 0) != 0;
	done->tries = (uint32_t)wt_column_int(q, 1);
	(void)snprintf(done->reason, sizeof done->reason, "%.*s", WT_FMT(reason));
	wt_db_reset(q);
	return 1;
}

/* A server answers all in one go; of a file the lock is taken once. */
int
wt_store_done_all(struct wt_store *s, const uint64_t *jobs, uint32_t n, struct wt_done *done,
	struct wt_fault *f)
{
	int code = WARTA_OK;
	bool once = !s->open && !wt_db_asks_ahead(s);
	if (once)
		code = wt_db_exec(s, "BEGIN", "say what is done", f);
	else
		code = wt_db_ask_ahead(s, KNOWN, (const int64_t *)(const void *)jobs, n, f);
	if (code != WARTA_OK)
		return code;
	for (uint32_t i = 0; i < n && code >= 0; i++)
		code = wt_store_done(s, jobs[i], &done[i], f);
	if (once)
		(void)wt_db_exec(s, "COMMIT", "say what is done", NULL);
	return code < 0 ? code : WARTA_OK;
}

/* A statement about one job, in the transaction at hand. */
static int
run(struct wt_store *s, const char *sql, uint64_t job, struct wt_str text, struct wt_fault *f)
{
	int code = wt_db_begin(s, f);
	struct wt_stmt *q = code == WARTA_OK ? wt_db_get(s, sql, f) : NULL;
	if (!q)
		return code == WARTA_OK ? s->code : code;
	wt_bind_int(q, 1, (int64_t)job);
	if (wt_db_parameters(q) > 1 && text.len)
		wt_bind_str(q, 2, text);
	else if (wt_db_parameters(q) > 1)
		wt_bind_int(q, 2, (int64_t)time(NULL));
	return wt_db_run(s, q, "mark a job", f);
}

/* The same, at rest when it returns. */
static int
run_now(struct wt_store *s, const char *sql, uint64_t job, struct wt_str text, struct wt_fault *f)
{
	int code = run(s, sql, job, text, f);
	if (code == WARTA_OK)
		return wt_store_flush(s, f);
	wt_db_rollback(s);
	return code;
}

int
wt_store_done_mark(struct wt_store *s, uint64_t job, struct wt_fault *f)
{
	return run(s,
		"INSERT INTO jobs (id, done, tries) VALUES (?1, ?2, 0)"
		" ON CONFLICT (id) DO UPDATE SET done = excluded.done, tries = 0, reason = NULL",
		job, WT_STR(""), f);
}

int
wt_store_done_try(struct wt_store *s, uint64_t job, struct wt_fault *f)
{
	return run_now(s,
		"INSERT INTO jobs (id, tries) VALUES (?1, 1)"
		" ON CONFLICT (id) DO UPDATE SET tries = jobs.tries + 1",
		job, WT_STR(""), f);
}

int
wt_store_done_untry(struct wt_store *s, uint64_t job, struct wt_fault *f)
{
	return run_now(s, "UPDATE jobs SET tries = tries - 1 WHERE id = ?1 AND tries > 0", job,
		WT_STR(""), f);
}

int
wt_store_done_why(struct wt_store *s, uint64_t job, const char *reason, struct wt_fault *f)
{
	struct wt_str why = wt_str_of(reason);
	why.len = why.len < 199 ? why.len : 199;
	return run_now(s,
		"INSERT INTO jobs (id, tries, reason) VALUES (?1, 0, ?2)"
		" ON CONFLICT (id) DO UPDATE SET reason = excluded.reason",
		job, why, f);
}

int
wt_store_done_forget(struct wt_store *s, uint64_t job, struct wt_fault *f)
{
	return run_now(s, "DELETE FROM jobs WHERE id = ?1 AND done IS NULL", job, WT_STR(""), f);
}

int
wt_store_done_count(struct wt_store *s, unsigned seconds, uint64_t *jobs, struct wt_fault *f)
{
	struct wt_stmt *q = wt_db_get(s, "SELECT count(*) FROM jobs WHERE done > ?1", f);
	*jobs = 0;
	if (!q)
		return s->code;
	wt_bind_int(q, 1, (int64_t)time(NULL) - (int64_t)seconds);
	int code = wt_db_next(s, q, "say what is done", f);
	if (code == 1)
		*jobs = (uint64_t)wt_column_int(q, 0);
	wt_db_reset(q);
	return code < 0 ? code : WARTA_OK;
}

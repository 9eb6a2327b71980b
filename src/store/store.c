/*
 * store.c - opens and closes a store.
 */
#include <stdlib.h>

#include "store/db.h"
#include "store/postgres.h"

#define BUSY_MS 10000
#define BATCH   4096

bool
wt_store_is_address(const char *path)
{
	struct wt_str s = wt_str_of(path);
	ptrdiff_t at = wt_str_find(s, WT_STR("://"), 0);
	s.len = at < 0 ? 0 : (size_t)at;
	return wt_str_is(s, "postgres") || wt_str_is(s, "postgresql");
}

/* Which engine, and what messages call it. */
static bool
name_store(struct wt_store *s, const char *path)
{
	if (!wt_store_is_address(path)) {
		s->driver = &WT_SQLITE;
		s->path = strdup(path);
		return s->path != NULL;
	}
	s->driver = &WT_POSTGRES;
	s->address = strdup(path);
	s->path = wt_pg_display(path);
	return s->address && s->path;
}

static void
release(struct wt_store *s)
{
	free(s->address);
	free(s->path);
	free(s);
}

static struct wt_store *
make(const char *path, enum wt_store_use use, const struct wt_store_options *o)
{
	struct wt_store *s = calloc(1, sizeof *s);
	if (s && !name_store(s, path)) {
		release(s);
		s = NULL;
	}
	if (!s)
		return NULL;
	s->use = use;
	s->coder = wt_str_of(o && o->coder ? o->coder : "");
	s->gazetteer = o ? o->gazetteer : NULL;
	s->grammar = o ? o->grammar : NULL;
	s->busy_ms = o && o->busy_ms ? o->busy_ms : BUSY_MS;
	s->batch = o && o->batch ? o->batch : BATCH;
	s->version = o && o->version ? o->version : WT_STORE_VERSION;
	return s;
}

int
wt_store_open(struct wt_store **store, const char *path, enum wt_store_use use,
	const struct wt_store_options *options, struct wt_fault *f)
{
	struct wt_store *s = make(path, use, options);
	*store = NULL;
	if (!s)
		return wt_fail(f, WARTA_ENOMEM, 0, "%s: out of memory", path);
	int code = s->driver->open(s, f);
	if (code != WARTA_OK) {
		(void)wt_store_close(s, NULL);
		return code;
	}
	*store = s;
	return WARTA_OK;
}

int
wt_store_close(struct wt_store *s, struct wt_fault *f)
{
	if (!s)
		return WARTA_OK;
	int code = wt_store_flush(s, f);
	wt_db_close(s);
	for (size_t i = 0; i < sizeof s->scratch / sizeof s->scratch[0]; i++)
		wt_buf_release(&s->scratch[i]);
	release(s);
	return code;
}

const char *
wt_store_path(const struct wt_store *s)
{
	return s->path;
}

const char *
wt_store_address(const struct wt_store *s)
{
	return s->address ? s->address : s->path;
}

void
wt_store_coder(struct wt_store *s, const char *coder)
{
	s->coder = wt_str_of(coder);
}

void
wt_store_limit(struct wt_store *s, uint32_t milliseconds)
{
	s->limit_ms = milliseconds;
	s->driver->limit(s);
}

void
wt_store_interrupt(struct wt_store *s)
{
	s->driver->interrupt(s);
}

bool
wt_store_is_unfinished(struct wt_store *s)
{
	static const char SQL[] = "SELECT 1 WHERE EXISTS (SELECT 1 FROM todo)"
				  " OR EXISTS (SELECT 1 FROM todo_events)"
				  " OR EXISTS (SELECT 1 FROM todo_stories)";
	struct wt_stmt *stmt = wt_db_get(s, SQL, NULL);
	if (!stmt)
		return false;
	int code = wt_db_next(s, stmt, "be read", NULL);
	wt_db_reset(stmt);
	return code == 1;
}

int
wt_store_count(struct wt_store *s, struct wt_store_counts *counts, struct wt_fault *f)
{
	static const char SQL[] =
		"SELECT (SELECT count(*) FROM documents WHERE live),"
		" (SELECT count(*) FROM claims WHERE live), (SELECT count(*) FROM events),"
		" (SELECT count(*) FROM documents)";
	memset(counts, 0, sizeof *counts);
	counts->lost = s->lost;
	struct wt_stmt *stmt = wt_db_get(s, SQL, f);
	if (!stmt)
		return s->code;
	int code = wt_db_next(s, stmt, "be read", f);
	if (code == 1) {
		counts->documents = (uint64_t)wt_column_int(stmt, 0);
		counts->claims = (uint64_t)wt_column_int(stmt, 1);
		counts->events = (uint64_t)wt_column_int(stmt, 2);
		counts->versions = (uint64_t)wt_column_int(stmt, 3);
	}
	wt_db_reset(stmt);
	return code < 0 ? code : WARTA_OK;
}

/*
 * store.c - opens and closes a store.
 *
 * WAL, so that readers and one writer do not wait for each other; synchronous
 * NORMAL, so that a power cut may take the last batch but harms nothing older.
 */
#include <stdio.h>
#include <stdlib.h>
#include <time.h>
#include <unistd.h>

#include "store/db.h"
#include "store/index.h"
#include "store/put.h"
#include "store/words.h"

#define BUSY_MS 10000
#define BATCH   4096

static const char READ_PRAGMAS[] = "PRAGMA foreign_keys = ON; PRAGMA trusted_schema = OFF;"
				   " PRAGMA temp_store = MEMORY; PRAGMA cache_size = -16384";
static const char WRITE_PRAGMAS[] = "PRAGMA journal_mode = WAL; PRAGMA synchronous = NORMAL;"
				    " PRAGMA wal_autocheckpoint = 8192; PRAGMA cache_size = -65536";

static struct wt_store *
make(const char *path, enum wt_store_use use, const struct wt_store_options *o)
{
	struct wt_store *s = calloc(1, sizeof *s);
	char *copy = strdup(path);
	if (!s || !copy) {
		free(s);
		free(copy);
		return NULL;
	}
	s->path = copy;
	s->use = use;
	s->coder = wt_str_of(o && o->coder ? o->coder : "");
	s->gazetteer = o ? o->gazetteer : NULL;
	s->grammar = o ? o->grammar : NULL;
	s->batch = o && o->batch ? o->batch : BATCH;
	s->version = o && o->version ? o->version : WT_STORE_VERSION;
	return s;
}

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
		opened = sqlite3_open_v2(uri.ptr, &s->db,
				 SQLITE_OPEN_READONLY | SQLITE_OPEN_NOMUTEX | SQLITE_OPEN_URI,
				 NULL) == SQLITE_OK;
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
open_file(struct wt_store *s, uint32_t busy_ms, struct wt_fault *f)
{
	int flags = SQLITE_OPEN_NOMUTEX;
	flags |= s->use == WT_STORE_READ ? SQLITE_OPEN_READONLY
					 : SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE;
	if (s->use == WT_STORE_READ && access(s->path, F_OK) != 0)
		return wt_fail(f, WARTA_ENOTFOUND, 0,
			"%s: there is no such store; `warta read` makes one", s->path);
	int rc = sqlite3_open_v2(s->path, &s->db, flags, NULL);
	if (rc == SQLITE_OK)
		rc = sqlite3_exec(s->db, "SELECT 1 FROM sqlite_master", NULL, NULL, NULL);
	bool closed = rc == SQLITE_CANTOPEN || rc == SQLITE_READONLY;
	if (closed && s->use == WT_STORE_READ && open_unchanging(s))
		rc = SQLITE_OK;
	s->busy_ms = busy_ms ? busy_ms : BUSY_MS;
	(void)sqlite3_busy_handler(s->db, wait_turn, s);
	if (rc == SQLITE_BUSY || rc == SQLITE_LOCKED) /* now with patience */
		rc = sqlite3_exec(s->db, "SELECT 1 FROM sqlite_master", NULL, NULL, NULL);
	if (rc != SQLITE_OK)
		return wt_db_fail(s, "be opened", f);
	return WARTA_OK;
}

static int
set_up(struct wt_store *s, uint32_t busy_ms, struct wt_fault *f)
{
	int code = open_file(s, busy_ms, f);
	if (code == WARTA_OK)
		code = wt_db_exec(s, READ_PRAGMAS, "be opened", f);
	if (code == WARTA_OK && s->use == WT_STORE_WRITE && sqlite3_db_readonly(s->db, "main") == 1)
		return wt_fail(f, WARTA_ESTORE, 0,
			"%s: cannot be written: the file is read-only; change its permissions or "
			"name another store",
			s->path);
	if (code == WARTA_OK)
		code = wt_words_register(s, f);
	if (code == WARTA_OK)
		code = wt_schema_ready(s, f);
	if (code == WARTA_OK && s->use == WT_STORE_WRITE)
		code = wt_db_exec(s, WRITE_PRAGMAS, "be opened", f);
	if (code == WARTA_OK && s->use == WT_STORE_WRITE)
		code = wt_index_ready(s, f);
	return code;
}

int
wt_store_open(struct wt_store **store, const char *path, enum wt_store_use use,
	const struct wt_store_options *options, struct wt_fault *f)
{
	struct wt_store *s = make(path, use, options);
	*store = NULL;
	if (!s)
		return wt_fail(f, WARTA_ENOMEM, 0, "%s: out of memory", path);
	int code = set_up(s, options ? options->busy_ms : 0, f);
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
	for (unsigned i = 0; i < WT_DB_STATEMENTS; i++)
		(void)sqlite3_finalize(s->statements[i].stmt);
	(void)sqlite3_close(s->db);
	for (size_t i = 0; i < sizeof s->scratch / sizeof s->scratch[0]; i++)
		wt_buf_release(&s->scratch[i]);
	free(s->path);
	free(s);
	return code;
}

const char *
wt_store_path(const struct wt_store *s)
{
	return s->path;
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

void
wt_store_limit(struct wt_store *s, uint32_t milliseconds)
{
	s->limit_ms = milliseconds;
	if (milliseconds)
		sqlite3_progress_handler(s->db, LATE_STEPS, is_late, s);
	else
		sqlite3_progress_handler(s->db, 0, NULL, NULL);
}

void
wt_store_interrupt(struct wt_store *s)
{
	sqlite3_interrupt(s->db);
}

bool
wt_store_is_unfinished(struct wt_store *s)
{
	static const char SQL[] = "SELECT 1 WHERE EXISTS (SELECT 1 FROM todo)"
				  " OR EXISTS (SELECT 1 FROM todo_events)"
				  " OR EXISTS (SELECT 1 FROM todo_stories)";
	sqlite3_stmt *stmt = wt_db_get(s, SQL, NULL);
	if (!stmt)
		return false;
	int code = wt_db_next(s, stmt, "be read", NULL);
	(void)sqlite3_reset(stmt);
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
	sqlite3_stmt *stmt = wt_db_get(s, SQL, f);
	if (!stmt)
		return s->code;
	int code = wt_db_next(s, stmt, "be read", f);
	if (code == 1) {
		counts->documents = (uint64_t)sqlite3_column_int64(stmt, 0);
		counts->claims = (uint64_t)sqlite3_column_int64(stmt, 1);
		counts->events = (uint64_t)sqlite3_column_int64(stmt, 2);
		counts->versions = (uint64_t)sqlite3_column_int64(stmt, 3);
	}
	(void)sqlite3_reset(stmt);
	return code < 0 ? code : WARTA_OK;
}

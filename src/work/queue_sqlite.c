/*
 * queue_sqlite.c - the queue of one machine: a file of SQLite.
 *
 * Two tables: jobs, in the order of their coming, and dead letters.  A job in hand carries its
 * holder's number; the holder has locked the byte of that number in FILE-holders.  The lock falls
 * with the process, however it ends, so that its jobs are free at once and no clock is asked.
 */
#include <errno.h>
#include <fcntl.h>
#include <sqlite3.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/stat.h>
#include <time.h>
#include <unistd.h>

#include "work/queue_driver.h"

#define BUSY_MS   20000
#define FORMAT    1
#define FORMAT_ID 0x57525451 /* "WRTQ" */
#define LOOK      1.0        /* seconds between two looks for holders that are gone */

static const char SCHEMA[] =
	"CREATE TABLE IF NOT EXISTS jobs ("
	"	n INTEGER PRIMARY KEY AUTOINCREMENT,"
	"	id INTEGER NOT NULL UNIQUE,"
	"	body TEXT NOT NULL,"
	"	put_at INTEGER NOT NULL,"          /* seconds since 1970 */
	"	ready INTEGER NOT NULL DEFAULT 0," /* not to be taken before */
	"	holder INTEGER,"
	"	deliveries INTEGER NOT NULL DEFAULT 0);"
	"CREATE INDEX IF NOT EXISTS held ON jobs (holder) WHERE holder IS NOT NULL;"
	"CREATE TABLE IF NOT EXISTS dead ("
	"	id INTEGER PRIMARY KEY, body TEXT NOT NULL, reason TEXT NOT NULL,"
	"	at INTEGER NOT NULL, deliveries INTEGER NOT NULL);"
	"CREATE TABLE IF NOT EXISTS holders (n INTEGER PRIMARY KEY AUTOINCREMENT);"
	"PRAGMA application_id = 1465013329; PRAGMA user_version = 1";

enum statement {
	PUT,
	REVIVED,
	FREE_ONES,
	TAKE,
	ACK,
	NACK,
	BURY,
	COUNT,
	DEAD,
	RAISE,
	UNDEAD,
	HOLDERS,
	FREE,
	STATEMENTS
};

/* Longer than WT_QUEUE_LATER nothing waits: such a moment is of a clock that was set back. */
#define READY "(ready <= ?1 OR ready > ?1 + 30)"
_Static_assert(WT_QUEUE_LATER == 30, "READY says so, too");

static const char *const SQL[STATEMENTS] = {
	[PUT] = "INSERT OR IGNORE INTO jobs (id, body, put_at) VALUES (?, ?, ?)",
	[REVIVED] = "DELETE FROM dead WHERE id = ?",
	[FREE_ONES] = "SELECT n, id, body, deliveries, put_at FROM jobs"
		      " WHERE holder IS NULL AND " READY " ORDER BY n LIMIT ?2",
	[TAKE] = "UPDATE jobs SET holder = ?, deliveries = deliveries + 1 WHERE n = ?",
	[ACK] = "DELETE FROM jobs WHERE n = ? AND holder = ?",
	[NACK] = "UPDATE jobs SET holder = NULL, ready = ? WHERE n = ? AND holder = ?",
	[BURY] = "INSERT OR REPLACE INTO dead (id, body, reason, at, deliveries)"
		 " SELECT id, body, ?, ?, deliveries FROM jobs WHERE n = ? AND holder = ?",
	[COUNT] = "SELECT count(*) FILTER (WHERE holder IS NULL AND " READY "),"
		  " count(*) FILTER (WHERE holder IS NOT NULL OR NOT " READY "),"
		  " (SELECT count(*) FROM dead),"
		  " min(put_at) FILTER (WHERE holder IS NULL AND " READY "),"
		  " count(DISTINCT holder) FROM jobs",
	[DEAD] = "SELECT id, body, reason, at, deliveries FROM dead WHERE id > ?"
		 " ORDER BY id LIMIT 1",
	[RAISE] = "INSERT OR IGNORE INTO jobs (id, body, put_at)"
		  " SELECT id, body, ?2 FROM dead WHERE id = ?1",
	[UNDEAD] = "DELETE FROM dead WHERE id = ?",
	[HOLDERS] = "SELECT DISTINCT holder FROM jobs WHERE holder > ? ORDER BY holder LIMIT 1",
	[FREE] = "UPDATE jobs SET holder = NULL WHERE holder = ?",
};

struct queue {
	struct wt_queue base;
	char *path;
	sqlite3 *db;
	sqlite3_stmt *stmts[STATEMENTS];
	int locks;      /* FILE-holders; -1 while nothing was taken */
	int64_t number; /* of this holder */
	double looked;
};

static struct queue *
of(struct wt_queue *q)
{
	return (struct queue *)(void *)q;
}

static int
db_fail(struct queue *q, const char *doing, struct wt_fault *f)
{
	int rc = q->db ? sqlite3_errcode(q->db) : SQLITE_NOMEM;
	const char *why = q->db ? sqlite3_errmsg(q->db) : "out of memory";
	switch (rc) {
	case SQLITE_FULL:
		return wt_fail(f, WARTA_EBUSY, 0, "%s: cannot %s: the disk is full; make room",
			q->base.name, doing);
	case SQLITE_BUSY:
	case SQLITE_LOCKED:
	case SQLITE_IOERR:
		return wt_fail(f, WARTA_EBUSY, 0, "%s: cannot %s: %s", q->base.name, doing, why);
	case SQLITE_NOTADB:
	case SQLITE_CORRUPT:
		return wt_fail(f, WARTA_ESTORE, 0,
			"%s: cannot %s: this is no queue, or a damaged "
			"one (%s)",
			q->base.name, doing, why);
	default:
		return wt_fail(f, WARTA_ESTORE, 0, "%s: cannot %s: %s", q->base.name, doing, why);
	}
}

static int
run(struct queue *q, const char *sql, const char *doing, struct wt_fault *f)
{
	return sqlite3_exec(q->db, sql, NULL, NULL, NULL) == SQLITE_OK ? WARTA_OK
								       : db_fail(q, doing, f);
}

/* The statement, with numbers bound from its first parameter on. */
static sqlite3_stmt *
get(struct queue *q, enum statement which, unsigned n, const int64_t *numbers)
{
	sqlite3_stmt **s = &q->stmts[which];
	if (!*s && sqlite3_prepare_v3(q->db, SQL[which], -1, SQLITE_PREPARE_PERSISTENT, s, NULL) !=
			   SQLITE_OK)
		return NULL;
	(void)sqlite3_reset(*s);
	for (unsigned i = 0; i < n; i++)
		(void)sqlite3_bind_int64(*s, (int)i + 1, numbers[i]);
	return *s;
}

/* 1 with a row, 0 without, or a code. */
static int
step(struct queue *q, sqlite3_stmt *s, const char *doing, struct wt_fault *f)
{
	int rc = s ? sqlite3_step(s) : SQLITE_ERROR;
	if (rc == SQLITE_ROW)
		return 1;
	int code = rc == SQLITE_DONE ? 0 : db_fail(q, doing, f);
	if (s)
		(void)sqlite3_reset(s);
	return code;
}

static int
begin(struct queue *q, const char *doing, struct wt_fault *f)
{
	return run(q, "BEGIN IMMEDIATE", doing, f);
}

/* Commits what went well, else takes it back. */
static int
end(struct queue *q, int code, const char *doing, struct wt_fault *f)
{
	if (code >= 0) {
		int last = run(q, "COMMIT", doing, f);
		code = last == WARTA_OK ? code : last;
	}
	if (code < 0 && !sqlite3_get_autocommit(q->db))
		(void)sqlite3_exec(q->db, "ROLLBACK", NULL, NULL, NULL);
	return code;
}

static int64_t
now(void)
{
	return (int64_t)time(NULL);
}

/* --- holders ---------------------------------------------------------------------------------- */

static bool
lock_byte(int fd, int64_t at, int how, struct flock *lock)
{
	*lock = (struct flock){
		.l_type = F_WRLCK, .l_whence = SEEK_SET, .l_start = (off_t)at, .l_len = 1
	};
	return fcntl(fd, how, lock) == 0;
}

/* A number for this holder, and the lock that says it lives. */
static int
become_holder(struct queue *q, struct wt_fault *f)
{
	struct wt_buf name = { 0 };
	struct flock lock;
	wt_buf_printf(&name, "%s-holders", q->path);
	if (q->locks < 0 && !name.failed)
		q->locks = open(name.ptr, O_RDWR | O_CREAT | O_CLOEXEC, 0666);
	wt_buf_release(&name);
	if (q->locks < 0)
		return wt_fail(f, WARTA_EIO, 0, "%s-holders: %s", q->path, strerror(errno));
	int code = run(q, "INSERT INTO holders DEFAULT VALUES", "take a job", f);
	if (code != WARTA_OK)
		return code;
	q->number = sqlite3_last_insert_rowid(q->db);
	if (!lock_byte(q->locks, q->number, F_SETLK, &lock))
		return wt_fail(f, WARTA_EIO, 0, "%s-holders: cannot be locked: %s", q->path,
			strerror(errno));
	return run(
		q, "DELETE FROM holders WHERE n < (SELECT max(n) FROM holders)", "take a job", f);
}

/* The jobs of holders that are gone are free; within a transaction. */
static int
free_orphans(struct queue *q, struct wt_fault *f)
{
	int64_t holder = 0;
	int code;
	if (wt_queue_clock() - q->looked < LOOK)
		return WARTA_OK;
	q->looked = wt_queue_clock();
	while ((code = step(q, get(q, HOLDERS, 1, &holder), "look for jobs", f)) == 1) {
		struct flock lock;
		holder = sqlite3_column_int64(q->stmts[HOLDERS], 0);
		(void)sqlite3_reset(q->stmts[HOLDERS]);
		if (holder == q->number || !lock_byte(q->locks, holder, F_GETLK, &lock) ||
			lock.l_type != F_UNLCK)
			continue;
		code = step(q, get(q, FREE, 1, &holder), "free a job", f);
		if (code < 0)
			break;
	}
	return code;
}

/* --- the calls -------------------------------------------------------------------------------- */

static int
put_one(struct queue *q, const struct wt_parcel *p, size_t *fresh, struct wt_fault *f)
{
	int64_t id = (int64_t)p->id;
	int code = step(q, get(q, REVIVED, 1, &id), "put a job", f);
	if (code < 0)
		return code;
	sqlite3_stmt *s = get(q, PUT, 1, &id);
	if (s) {
		(void)sqlite3_bind_text(s, 2, p->body.ptr, (int)p->body.len, SQLITE_STATIC);
		(void)sqlite3_bind_int64(s, 3, now());
	}
	code = step(q, s, "put a job", f);
	if (code == 0)
		*fresh += (size_t)sqlite3_changes(q->db);
	return code;
}

static int
put(struct wt_queue *base, const struct wt_parcel *parcels, size_t n, size_t *fresh,
	struct wt_fault *f)
{
	struct queue *q = of(base);
	*fresh = 0;
	int code = begin(q, "put a job", f);
	for (size_t i = 0; i < n && code == WARTA_OK; i++)
		code = put_one(q, &parcels[i], fresh, f);
	return end(q, code, "put a job", f);
}

static void
fill(struct wt_taken *t, sqlite3_stmt *s)
{
	size_t n = (size_t)sqlite3_column_bytes(s, 2);
	*t = (struct wt_taken){ .handle = (uint64_t)sqlite3_column_int64(s, 0),
		.id = (uint64_t)sqlite3_column_int64(s, 1),
		.deliveries = (uint32_t)sqlite3_column_int(s, 3) + 1,
		.put_at = sqlite3_column_int64(s, 4),
		.len = n };
	if (n)
		memcpy(t->body, sqlite3_column_text(s, 2), n < sizeof t->body ? n : sizeof t->body);
}

static int
take_rows(struct queue *q, struct wt_taken *taken, size_t n, struct wt_fault *f)
{
	const int64_t ask[] = { now(), (int64_t)n };
	int got = 0, code = free_orphans(q, f);
	if (code < 0)
		return code;
	sqlite3_stmt *s = get(q, FREE_ONES, 2, ask);
	while ((size_t)got < n && (code = step(q, s, "take a job", f)) == 1)
		fill(&taken[got++], s);
	if (s)
		(void)sqlite3_reset(s);
	for (int i = 0; i < got && code >= 0; i++) {
		const int64_t row[] = { q->number, (int64_t)taken[i].handle };
		code = step(q, get(q, TAKE, 2, row), "take a job", f);
	}
	return code < 0 ? code : got;
}

static int
take(struct wt_queue *base, struct wt_taken *taken, size_t n, struct wt_fault *f)
{
	struct queue *q = of(base);
	int code = q->number ? WARTA_OK : become_holder(q, f);
	if (code == WARTA_OK)
		code = begin(q, "take a job", f);
	if (code == WARTA_OK)
		code = take_rows(q, taken, n, f);
	return end(q, code, "take a job", f);
}

static int
ack(struct wt_queue *base, const struct wt_taken *const *taken, size_t n, struct wt_fault *f)
{
	struct queue *q = of(base);
	int code = begin(q, "end a job", f);
	for (size_t i = 0; i < n && code >= 0; i++) {
		const int64_t row[] = { (int64_t)taken[i]->handle, q->number };
		code = step(q, get(q, ACK, 2, row), "end a job", f);
	}
	return end(q, code, "end a job", f);
}

static int
nack(struct wt_queue *base, const struct wt_taken *taken, bool later, struct wt_fault *f)
{
	struct queue *q = of(base);
	const int64_t row[] = { later ? now() + WT_QUEUE_LATER : 0, (int64_t)taken->handle,
		q->number };
	return step(q, get(q, NACK, 3, row), "give a job back", f);
}

static int
bury(struct wt_queue *base, const struct wt_taken *taken, const char *reason, struct wt_fault *f)
{
	struct queue *q = of(base);
	const int64_t row[] = { 0, now(), (int64_t)taken->handle, q->number };
	int code = begin(q, "bury a job", f);
	if (code == WARTA_OK) {
		sqlite3_stmt *s = get(q, BURY, 4, row);
		if (s)
			(void)sqlite3_bind_text(s, 1, reason, -1, SQLITE_STATIC);
		code = step(q, s, "bury a job", f);
	}
	if (code >= 0)
		code = step(q, get(q, ACK, 2, row + 2), "bury a job", f);
	return end(q, code, "bury a job", f);
}

/* The lock says that the holder lives. */
static int
keep(struct wt_queue *base, struct wt_fault *f)
{
	(void)base;
	(void)f;
	return WARTA_OK;
}

static int
count(struct wt_queue *base, bool peek, struct wt_queue_counts *counts, struct wt_fault *f)
{
	struct queue *q = of(base);
	const int64_t ask[] = { now() };
	(void)peek;
	sqlite3_stmt *s = get(q, COUNT, 1, ask);
	int code = step(q, s, "be counted", f);
	if (code != 1)
		return code;
	*counts = (struct wt_queue_counts){ .waiting = sqlite3_column_int64(s, 0),
		.held = sqlite3_column_int64(s, 1),
		.dead = sqlite3_column_int64(s, 2),
		.consumers = sqlite3_column_int64(s, 4) };
	if (sqlite3_column_type(s, 3) != SQLITE_NULL)
		counts->oldest = wt_queue_age(now(), sqlite3_column_int64(s, 3));
	(void)sqlite3_reset(s);
	return WARTA_OK;
}

static struct wt_str
text_of(sqlite3_stmt *s, int at)
{
	const char *text = (const char *)sqlite3_column_text(s, at);
	return (struct wt_str){ text ? text : "", (size_t)sqlite3_column_bytes(s, at) };
}

/* One row at a time, so that whoever looks locks nobody out. */
static int
dead(struct wt_queue *base, wt_dead_visit *visit, void *context, struct wt_fault *f)
{
	struct queue *q = of(base);
	int64_t last = INT64_MIN;
	int code;
	while ((code = step(q, get(q, DEAD, 1, &last), "list dead letters", f)) == 1) {
		sqlite3_stmt *s = q->stmts[DEAD];
		last = sqlite3_column_int64(s, 0);
		struct wt_dead d = { .id = (uint64_t)last,
			.at = sqlite3_column_int64(s, 3),
			.deliveries = (uint32_t)sqlite3_column_int(s, 4),
			.body = text_of(s, 1),
			.reason = text_of(s, 2) };
		code = visit(context, &d);
		(void)sqlite3_reset(s);
		if (code != WARTA_OK)
			return code;
	}
	return code;
}

static int
raise_rows(struct queue *q, bool replay, const uint64_t *ids, size_t n, size_t *done,
	struct wt_fault *f)
{
	int64_t last = INT64_MIN;
	int code;
	while ((code = step(q, get(q, DEAD, 1, &last), "read dead letters", f)) == 1) {
		last = sqlite3_column_int64(q->stmts[DEAD], 0);
		(void)sqlite3_reset(q->stmts[DEAD]);
		if (!wt_queue_wants(ids, n, (uint64_t)last))
			continue;
		const int64_t row[] = { last, now() };
		code = replay ? step(q, get(q, RAISE, 2, row), "replay a job", f) : 0;
		if (code >= 0)
			code = step(q, get(q, UNDEAD, 1, &last), "drop a dead letter", f);
		if (code < 0)
			break;
		++*done;
	}
	return code;
}

static int
raise_dead(struct wt_queue *base, bool replay, const uint64_t *ids, size_t n, size_t *done,
	struct wt_fault *f)
{
	struct queue *q = of(base);
	*done = 0;
	int code = begin(q, "replay a job", f);
	if (code == WARTA_OK)
		code = raise_rows(q, replay, ids, n, done, f);
	return end(q, code, "replay a job", f);
}

/* --- open and close --------------------------------------------------------------------------- */

static void
disconnect(struct queue *q)
{
	for (int i = 0; i < STATEMENTS; i++) {
		(void)sqlite3_finalize(q->stmts[i]);
		q->stmts[i] = NULL;
	}
	(void)sqlite3_close(q->db);
	q->db = NULL;
}

/* A file of something else is not written into. */
static int
check_format(struct queue *q, bool *ready, struct wt_fault *f)
{
	sqlite3_stmt *s = NULL;
	int64_t values[3] = { 0, 0, 0 };
	static const char ASK[] = "SELECT (SELECT count(*) FROM sqlite_master), application_id,"
				  " user_version FROM pragma_application_id, pragma_user_version";
	if (sqlite3_prepare_v2(q->db, ASK, -1, &s, NULL) != SQLITE_OK ||
		sqlite3_step(s) != SQLITE_ROW) {
		(void)sqlite3_finalize(s);
		return db_fail(q, "be opened", f);
	}
	for (int i = 0; i < 3; i++)
		values[i] = sqlite3_column_int64(s, i);
	(void)sqlite3_finalize(s);
	if (values[0] && values[1] != FORMAT_ID)
		return wt_fail(f, WARTA_EFORMAT, 0,
			"%s: a database, but no queue of Warta; name another file", q->base.name);
	if (values[2] > FORMAT)
		return wt_fail(
			f, WARTA_EVERSION, 0, "%s: made by a newer version of Warta", q->base.name);
	*ready = values[2] == FORMAT;
	return WARTA_OK;
}

static int
connect_file(struct wt_queue *base, struct wt_fault *f)
{
	struct queue *q = of(base);
	bool ready = false;
	struct stat st;
	disconnect(q);
	if (!base->ask.make && stat(q->path, &st) != 0)
		return wt_fail(f, WARTA_ENOTFOUND, 0,
			"%s: there is no such queue; `warta submit` makes one", base->name);
	int flags = SQLITE_OPEN_READWRITE | SQLITE_OPEN_NOMUTEX;
	if (sqlite3_open_v2(q->path, &q->db, flags | (base->ask.make ? SQLITE_OPEN_CREATE : 0),
		    NULL) != SQLITE_OK)
		return db_fail(q, "be opened", f);
	(void)sqlite3_extended_result_codes(q->db, 0);
	(void)sqlite3_busy_timeout(q->db, BUSY_MS);
	int code = check_format(q, &ready, f);
	/* WAL: who takes does not wait for who looks; a lost NORMAL commit is a second delivery */
	if (code == WARTA_OK)
		code = run(q, "PRAGMA journal_mode = WAL; PRAGMA trusted_schema = OFF", "be opened",
			f);
	if (code == WARTA_OK)
		code = run(q,
			base->ask.careful ? "PRAGMA synchronous = FULL"
					  : "PRAGMA synchronous = NORMAL",
			"be opened", f);
	if (code != WARTA_OK || ready)
		return code;
	code = begin(q, "be made", f);
	if (code == WARTA_OK)
		code = run(q, SCHEMA, "be made", f);
	return end(q, code, "be made", f);
}

static void
close_file(struct wt_queue *base)
{
	struct queue *q = of(base);
	if (q->db && q->number)
		(void)step(q, get(q, FREE, 1, &q->number), "free its jobs", NULL);
	disconnect(q);
	if (q->locks >= 0)
		(void)close(q->locks);
	free(q->path);
	free(q);
}

static const struct wt_queue_driver DRIVER = { put, take, ack, nack, bury, keep, count, dead,
	raise_dead, NULL, connect_file, close_file };

int
wt_queue_sqlite(struct wt_queue **queue, const char *path, const struct wt_queue_options *ask,
	struct wt_fault *f)
{
	struct queue *q = calloc(1, sizeof *q);
	if (q)
		q->path = strdup(path);
	if (!q || !q->path || !path[0]) {
		free(q ? q->path : NULL);
		free(q);
		return path[0] ? wt_fail(f, WARTA_ENOMEM, 0, "out of memory")
			       : wt_fail(f, WARTA_EUSAGE, 0, "a queue needs the name of a file");
	}
	q->base = (struct wt_queue){ .driver = &DRIVER, .ask = *ask };
	q->locks = -1;
	(void)snprintf(q->base.name, sizeof q->base.name, "%s", path);
	*queue = &q->base;
	return WARTA_OK;
}

/*
 * backup.c - a copy of a store that is in use.
 *
 * SQLite's online backup, under one reading transaction: the copy is the store at one moment, and
 * writers are not kept waiting.  FILE.part is flushed to the disk before it gets its name, so
 * that a power cut leaves the old copy or the new one.
 */
#define _POSIX_C_SOURCE 200809L

#include <errno.h>
#include <fcntl.h>
#include <sqlite3.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/stat.h>
#include <time.h>
#include <unistd.h>

#include "store/care.h"
#include "store/postgres.h"
#include "store/sqlite.h"

#define PAGES   512 /* copied between two looks at *stop */
#define BUSY_MS 5000

int
wt_care_open(struct wt_store *s, const char *path, int flags, struct wt_fault *f)
{
	sqlite3_stmt *stmt = NULL;
	int64_t application = 0;
	memset(s, 0, sizeof *s);
	s->path = strdup(path);
	if (!s->path)
		return wt_fail(f, WARTA_ENOMEM, 0, "%s: out of memory", path);
	if (access(path, F_OK) != 0)
		return wt_fail(f, WARTA_ENOTFOUND, 0, "%s: there is no such store", path);
	if (wt_sqlite_connect(s, path, flags | SQLITE_OPEN_NOMUTEX) != SQLITE_OK)
		return wt_db_fail(s, "be opened", f);
	(void)sqlite3_busy_timeout(s->db, BUSY_MS);
	if (sqlite3_prepare_v2(s->db, "PRAGMA application_id", -1, &stmt, NULL) != SQLITE_OK)
		return wt_db_fail(s, "be opened", f);
	if (sqlite3_step(stmt) == SQLITE_ROW)
		application = sqlite3_column_int64(stmt, 0);
	if (sqlite3_finalize(stmt) != SQLITE_OK)
		return wt_db_fail(s, "be opened", f);
	if (application != WT_STORE_APPLICATION)
		return wt_fail(f, WARTA_ESTORE, 0, "%s: is no store of Warta", path);
	return WARTA_OK;
}

void
wt_care_close(struct wt_store *s)
{
	if (s->driver)
		wt_db_close(s);
	free(s->path);
	memset(s, 0, sizeof *s);
}

/* May `file` be replaced?  Only by what it is: a store, or nothing at all. */
static int
check_place(const char *path, const char *file, struct wt_fault *f)
{
	struct stat from, to;
	struct wt_store other;
	if (stat(file, &to) != 0 || stat(path, &from) != 0)
		return WARTA_OK;
	if (from.st_dev == to.st_dev && from.st_ino == to.st_ino)
		return wt_fail(
			f, WARTA_EUSAGE, 0, "%s: is the store itself; name another file", file);
	if (S_ISREG(to.st_mode) && to.st_size == 0)
		return WARTA_OK;
	bool ours = false;
	if (S_ISREG(to.st_mode)) {
		ours = wt_care_open(&other, file, SQLITE_OPEN_READONLY, NULL) == WARTA_OK;
		wt_care_close(&other);
	}
	if (!ours)
		return wt_fail(f, WARTA_EUSAGE, 0,
			"%s: is there already and is no store of Warta; it is left as it is", file);
	return WARTA_OK;
}

static int
copy_pages(struct wt_store *from, struct wt_store *to, wt_pages_visit *progress, void *context,
	const volatile sig_atomic_t *stop, struct wt_fault *f)
{
	sqlite3_backup *b = sqlite3_backup_init(to->db, "main", from->db, "main");
	struct timespec pause = { 0, 20000000 };
	int rc = b ? SQLITE_OK : SQLITE_ERROR, waited = 0;
	while (b && (rc == SQLITE_OK || rc == SQLITE_BUSY || rc == SQLITE_LOCKED)) {
		if (stop && *stop) {
			(void)sqlite3_backup_finish(b);
			return wt_fail(f, WARTA_ESTOPPED, 0, "%s", warta_strerror(WARTA_ESTOPPED));
		}
		if (rc != SQLITE_OK && (nanosleep(&pause, NULL) != 0 || ++waited > 500))
			break;
		rc = sqlite3_backup_step(b, PAGES);
		if (progress)
			progress(context,
				(uint64_t)(sqlite3_backup_pagecount(b) -
					   sqlite3_backup_remaining(b)),
				(uint64_t)sqlite3_backup_pagecount(b));
	}
	int end = b ? sqlite3_backup_finish(b) : SQLITE_ERROR;
	if (rc == SQLITE_DONE && end == SQLITE_OK)
		return WARTA_OK;
	/* a fault of reading is told by the code, too; both handles have it */
	return wt_db_fail(to, "be written", f);
}

static void
remove_part(const char *part)
{
	static const char *const ENDS[] = { "", "-wal", "-shm", "-journal" };
	char name[4200];
	for (size_t i = 0; i < sizeof ENDS / sizeof ENDS[0]; i++) {
		(void)snprintf(name, sizeof name, "%s%s", part, ENDS[i]);
		(void)unlink(name);
	}
}

static bool
flush_to_disk(const char *path)
{
	int fd = open(path, O_RDONLY);
	bool done = fd >= 0 && fsync(fd) == 0;
	if (fd >= 0)
		(void)close(fd);
	return done;
}

/* The folder's entry, too; a file system that cannot is no reason to fail. */
static void
flush_folder(const char *file)
{
	char folder[4200];
	(void)snprintf(folder, sizeof folder, "%s", file);
	char *slash = strrchr(folder, '/');
	if (slash == folder)
		slash++;
	if (slash)
		*slash = '\0';
	(void)flush_to_disk(slash ? folder : ".");
}

static int
write_part(struct wt_store *from, const char *part, wt_pages_visit *progress, void *context,
	const volatile sig_atomic_t *stop, struct wt_fault *f)
{
	struct wt_store to = { .driver = &WT_SQLITE };
	int code = WARTA_OK;
	remove_part(part);
	to.path = strdup(part);
	if (!to.path)
		return wt_fail(f, WARTA_ENOMEM, 0, "%s: out of memory", part);
	if (wt_sqlite_connect(&to, part,
		    SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE | SQLITE_OPEN_NOMUTEX) != SQLITE_OK)
		code = wt_db_fail(&to, "be written", f);
	if (code == WARTA_OK) /* it has no name yet: a rollback would help nobody */
		code = wt_db_exec(&to, "PRAGMA journal_mode = OFF; PRAGMA synchronous = OFF",
			"be written", f);
	if (code == WARTA_OK)
		code = copy_pages(from, &to, progress, context, stop, f);
	wt_care_close(&to);
	return code;
}

/* PostgreSQL's own copies are whole, too, and can be brought back into it. */
static int
refuse_server(const char *path, struct wt_fault *f)
{
	char *name = wt_pg_display(path), *schema = wt_pg_schema(path);
	int code = wt_fail(f, WARTA_EUSAGE, 0,
		"%.200s: is copied by PostgreSQL itself: pg_dump -Fc --schema=%.60s -f FILE "
		"ADDRESS; pg_restore -d ADDRESS FILE brings it back",
		name ? name : "the store", schema ? schema : "warta");
	free(schema);
	free(name);
	return code;
}

int
wt_store_backup(const char *path, const char *file, wt_pages_visit *progress, void *context,
	const volatile sig_atomic_t *stop, struct wt_fault *f)
{
	struct wt_store from;
	char part[4096];
	if (wt_store_is_address(path))
		return refuse_server(path, f);
	if (snprintf(part, sizeof part, "%s.part", file) >= (int)sizeof part)
		return wt_fail(f, WARTA_EUSAGE, 0, "the name is too long: %.200s", file);
	int code = wt_care_open(&from, path, SQLITE_OPEN_READONLY, f);
	if (code == WARTA_OK)
		code = check_place(path, file, f);
	if (code == WARTA_OK) /* the moment that the copy shows */
		code = wt_db_exec(
			&from, "BEGIN; SELECT 1 FROM sqlite_master LIMIT 1", "be read", f);
	bool begun = code == WARTA_OK;
	if (begun)
		code = write_part(&from, part, progress, context, stop, f);
	wt_care_close(&from);
	if (code == WARTA_OK && (!flush_to_disk(part) || rename(part, file) != 0))
		code = wt_fail(f, WARTA_EIO, 0, "%s: cannot be written: %s", file, strerror(errno));
	if (code == WARTA_OK)
		flush_folder(file);
	else if (begun)
		remove_part(part);
	return code;
}

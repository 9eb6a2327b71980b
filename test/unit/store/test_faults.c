/*
 * test_faults.c - a store that cannot be used says why, and nothing stored is harmed.
 */
#include "store/made.h"

#include <sqlite3.h>
#include <sys/stat.h>
#include <sys/wait.h>

static const char TEXT[] = "Menlu Rusia bertemu Menlu Tiongkok di Beijing, Rabu.";

static void
fill(struct made *m, unsigned number, char id[16])
{
	(void)snprintf(id, 16, "d%u", number);
	made_article(m, id, "Antara", "2024-06-19", TEXT);
	(void)made_claim(m, WT_TYPE_CONSULT, "/RUS/GOV, /CHN/GOV", "", "2024-06-19");
}

/* Opening fails with this code, and the words name the path and hold `words`. */
static void
opening_fails(const char *path, enum wt_store_use use, int code, const char *words)
{
	struct wt_store *s = NULL;
	struct wt_fault f = { 0 };
	assert_int_equal(wt_store_open(&s, path, use, &MADE_OPTIONS, &f), code);
	assert_null(s);
	assert_int_equal(f.code, code);
	if (!strstr(f.text, path) || !strstr(f.text, words))
		fail_msg("\"%s\" names not %s or says not \"%s\"", f.text, path, words);
}

static void
write_file(const char *path, const char *bytes)
{
	FILE *file = fopen(path, "w");
	assert_non_null(file);
	assert_true(fputs(bytes, file) >= 0);
	assert_int_equal(fclose(file), 0);
}

static void
a_missing_store_is_not_made_by_reading(void **state)
{
	char path[64];
	(void)state;
	(void)made_path(path);
	opening_fails(path, WT_STORE_READ, WARTA_ENOTFOUND, "no such store");
	assert_int_not_equal(access(path, F_OK), 0);
	made_remove(path);
}

static void
a_folder_that_does_not_exist_is_named(void **state)
{
	(void)state;
	opening_fails("/nonexistent/x/warta.db", WT_STORE_WRITE, WARTA_ESTORE, "folder exist");
}

static void
a_file_of_another_kind_is_refused(void **state)
{
	char path[64];
	(void)state;
	write_file(made_path(path), "Ini bukan basis data, melainkan sebuah berkas teks yang cukup "
				    "panjang untuk dibaca.");
	opening_fails(path, WT_STORE_WRITE, WARTA_ESTORE, "no store of Warta");
	opening_fails(path, WT_STORE_READ, WARTA_ESTORE, "no store of Warta");
	made_remove(path);
}

static void
a_database_of_somebody_else_is_left_alone(void **state)
{
	char path[64];
	sqlite3 *db = NULL;
	(void)state;
	assert_int_equal(sqlite3_open(made_path(path), &db), SQLITE_OK);
	assert_int_equal(sqlite3_exec(db, "CREATE TABLE notes (x)", NULL, NULL, NULL), SQLITE_OK);
	assert_int_equal(sqlite3_close(db), SQLITE_OK);
	opening_fails(path, WT_STORE_WRITE, WARTA_ESTORE, "no store of Warta");
	made_remove(path);
}

static void
a_newer_store_is_refused(void **state)
{
	char path[64];
	(void)state;
	struct wt_store *s = made_store(made_path(path));
	assert_int_equal(
		sqlite3_exec(s->db, "PRAGMA user_version = 99", NULL, NULL, NULL), SQLITE_OK);
	assert_int_equal(wt_store_close(s, NULL), WARTA_OK);
	opening_fails(path, WT_STORE_WRITE, WARTA_EVERSION, "newer Warta");
	opening_fails(path, WT_STORE_READ, WARTA_EVERSION, "newer Warta");
	made_remove(path);
}

/* Permissions bind everybody but root: the child becomes nobody. */
static int
open_as_nobody(const char *path)
{
	pid_t child = fork();
	assert_true(child >= 0);
	if (child == 0) {
		struct wt_store *s = NULL;
		struct wt_fault f = { 0 };
		if (getuid() == 0 && setuid(65534) != 0)
			_exit(100);
		int code = wt_store_open(&s, path, WT_STORE_WRITE, &MADE_OPTIONS, &f);
		(void)wt_store_close(s, NULL);
		_exit(code == WARTA_ESTORE && strstr(f.text, "read-only") ? 0 : 1);
	}
	int status = 1;
	assert_int_equal(waitpid(child, &status, 0), child);
	return WIFEXITED(status) ? WEXITSTATUS(status) : 1;
}

static void
a_read_only_file_is_refused_for_writing_and_read_all_the_same(void **state)
{
	char path[64], folder[64];
	(void)state;
	assert_int_equal(wt_store_close(made_store(made_path(path)), NULL), WARTA_OK);
	(void)snprintf(folder, sizeof folder, "%s", path);
	*strrchr(folder, '/') = '\0';
	assert_int_equal(chmod(path, 0444), 0);
	assert_int_equal(chmod(folder, 0555), 0);
	assert_int_equal(open_as_nobody(path), 0);
	struct wt_store *s = NULL;
	struct wt_store_counts counts;
	assert_int_equal(wt_store_open(&s, path, WT_STORE_READ, &MADE_OPTIONS, NULL), WARTA_OK);
	assert_int_equal(wt_store_count(s, &counts, NULL), WARTA_OK);
	assert_int_equal(wt_store_close(s, NULL), WARTA_OK);
	assert_int_equal(chmod(folder, 0755), 0);
	made_remove(path);
}

static void
a_locked_store_is_waited_for_and_then_said(void **state)
{
	char path[64], id[16];
	struct made m;
	struct wt_fault f = { 0 };
	(void)state;
	struct wt_store *first = made_store(made_path(path)), *second = made_store(path);
	fill(&m, 1, id);
	(void)made_put(first, &m);
	assert_int_equal(wt_store_put(second, &m.article, &m.claims, NULL, &f), WARTA_EBUSY);
	assert_non_null(strstr(f.text, path));
	assert_non_null(strstr(f.text, "try again"));
	assert_int_equal(wt_store_close(first, NULL), WARTA_OK);
	assert_int_equal(made_put(second, &m), WT_PUT_SAME);
	assert_int_equal(wt_store_close(second, NULL), WARTA_OK);
	made_remove(path);
}

static void
readers_do_not_wait_for_a_writer(void **state)
{
	char path[64], id[16];
	struct made m;
	struct wt_store *reader = NULL;
	struct wt_store_counts counts;
	(void)state;
	struct wt_store *writer = made_store(made_path(path));
	fill(&m, 1, id);
	(void)made_put(writer, &m);
	assert_int_equal(
		wt_store_open(&reader, path, WT_STORE_READ, &MADE_OPTIONS, NULL), WARTA_OK);
	assert_int_equal(wt_store_count(reader, &counts, NULL), WARTA_OK);
	assert_int_equal(counts.documents, 0);
	assert_int_equal(wt_store_flush(writer, NULL), WARTA_OK);
	assert_int_equal(wt_store_count(reader, &counts, NULL), WARTA_OK);
	assert_int_equal(counts.documents, 1);
	assert_int_equal(wt_store_close(reader, NULL), WARTA_OK);
	assert_int_equal(wt_store_close(writer, NULL), WARTA_OK);
	made_remove(path);
}

static void
a_full_disk_loses_nothing_that_was_committed(void **state)
{
	char path[64], id[16];
	struct made m;
	struct wt_fault f = { 0 };
	struct wt_store_counts counts;
	int code = WARTA_OK;
	(void)state;
	struct wt_store *s = made_store(made_path(path));
	s->batch = 8;
	int64_t pages = made_number(s, "PRAGMA page_count");
	char pragma[64];
	(void)snprintf(
		pragma, sizeof pragma, "PRAGMA max_page_count = %lld", (long long)pages + 20);
	assert_int_equal(sqlite3_exec(s->db, pragma, NULL, NULL, NULL), SQLITE_OK);
	unsigned accepted = 0;
	for (unsigned i = 0; i < 5000 && code == WARTA_OK; i++) {
		fill(&m, i, id);
		code = wt_store_put(s, &m.article, &m.claims, NULL, &f);
		accepted += code == WARTA_OK;
	}
	assert_int_equal(code, WARTA_EFULL);
	assert_non_null(strstr(f.text, "no space"));
	(void)wt_store_flush(s, NULL);
	assert_int_equal(wt_store_count(s, &counts, NULL), WARTA_OK);
	assert_int_equal(counts.documents + counts.lost, accepted);
	assert_true(counts.documents >= accepted / 8 * 8);
	assert_int_equal(made_number(s, "SELECT count(*) FROM pragma_foreign_key_check"), 0);
	assert_int_equal(
		made_number(s, "SELECT integrity_check = 'ok' FROM pragma_integrity_check"), 1);
	assert_int_equal(made_number(s, "SELECT count(*) FROM claims"), (int64_t)counts.documents);
	assert_int_equal(wt_store_close(s, NULL), WARTA_OK);
	made_remove(path);
}

static void
a_killed_writer_leaves_whole_articles(void **state)
{
	char path[64], id[16];
	(void)state;
	assert_int_equal(wt_store_close(made_store(made_path(path)), NULL), WARTA_OK);
	pid_t child = fork();
	assert_true(child >= 0);
	if (child == 0) {
		struct made m;
		struct wt_store *s = made_store(path);
		s->batch = 4;
		for (unsigned i = 0; i < 10; i++) {
			fill(&m, i, id);
			(void)made_put(s, &m);
		}
		_exit(0); /* two of ten are not committed */
	}
	assert_int_equal(waitpid(child, NULL, 0), child);
	struct wt_store *s = made_store(path);
	assert_int_equal(made_number(s, "SELECT count(*) FROM documents"), 8);
	assert_int_equal(made_number(s, "SELECT count(*) FROM claims"), 8);
	assert_int_equal(wt_store_close(s, NULL), WARTA_OK);
	made_remove(path);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(a_missing_store_is_not_made_by_reading),
		cmocka_unit_test(a_folder_that_does_not_exist_is_named),
		cmocka_unit_test(a_file_of_another_kind_is_refused),
		cmocka_unit_test(a_database_of_somebody_else_is_left_alone),
		cmocka_unit_test(a_newer_store_is_refused),
		cmocka_unit_test(a_read_only_file_is_refused_for_writing_and_read_all_the_same),
		cmocka_unit_test(a_locked_store_is_waited_for_and_then_said),
		cmocka_unit_test(readers_do_not_wait_for_a_writer),
		cmocka_unit_test(a_full_disk_loses_nothing_that_was_committed),
		cmocka_unit_test(a_killed_writer_leaves_whole_articles),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}

/*
 * test_schema.c - stores of earlier versions come up to date, those of newer ones are left alone.
 */
#include "store/made.h"

#include <sqlite3.h>

#include "base/file.h"
#include "store/change.h"

/* A store of version 1, kept as SQL: four articles, one of them revised, and their events. */
static void
make_first_version(const char *path)
{
	struct wt_buf sql = { 0 };
	struct wt_fault f = { 0 };
	sqlite3 *db = NULL;
	if (wt_file_read(WT_SOURCE_DIR "/test/store/version-1.sql", 1 << 20, &sql, &f) != WARTA_OK)
		fail_msg("%s", f.text);
	assert_int_equal(sqlite3_open(path, &db), SQLITE_OK);
	assert_int_equal(sqlite3_exec(db, sql.ptr, NULL, NULL, NULL), SQLITE_OK);
	assert_int_equal(sqlite3_close(db), SQLITE_OK);
	wt_buf_release(&sql);
}

/* All tables, views and indexes, as text. */
static struct wt_buf
schema_of(struct wt_store *s)
{
	struct wt_buf out = { 0 };
	sqlite3_stmt *stmt = NULL;
	assert_int_equal(sqlite3_prepare_v2(s->db,
				 "SELECT name, sql FROM sqlite_master WHERE sql IS NOT NULL"
				 " AND name NOT LIKE 'sqlite_%' ORDER BY name",
				 -1, &stmt, NULL),
		SQLITE_OK);
	while (sqlite3_step(stmt) == SQLITE_ROW)
		wt_buf_printf(&out, "%s: %s\n", (const char *)sqlite3_column_text(stmt, 0),
			(const char *)sqlite3_column_text(stmt, 1));
	(void)sqlite3_finalize(stmt);
	return out;
}

static void
a_migrated_store_has_the_tables_of_a_new_one(void **state)
{
	char path[64];
	(void)state;
	make_first_version(made_path(path));
	struct wt_store *old = made_store(path), *new = made_store(":memory:");
	struct wt_buf a = schema_of(old), b = schema_of(new);
	assert_string_equal(a.ptr, b.ptr);
	assert_int_equal(made_number(old, "PRAGMA user_version"), WT_STORE_VERSION);
	wt_buf_release(&a);
	wt_buf_release(&b);
	assert_int_equal(wt_store_close(old, NULL), WARTA_OK);
	assert_int_equal(wt_store_close(new, NULL), WARTA_OK);
	made_remove(path);
}

static void
a_store_comes_up_to_date_from_every_version(void **state)
{
	(void)state;
	for (int version = 1; version < WT_STORE_VERSION; version++) {
		char path[64];
		struct wt_store_options options = MADE_OPTIONS;
		struct wt_store *s = NULL;
		struct wt_fault f = { 0 };
		make_first_version(made_path(path));
		options.version = version;
		assert_int_equal(wt_store_open(&s, path, WT_STORE_WRITE, &options, &f), WARTA_OK);
		assert_int_equal(made_number(s, "PRAGMA user_version"), version);
		assert_int_equal(wt_store_close(s, NULL), WARTA_OK);
		s = made_store(path);
		assert_int_equal(made_number(s, "PRAGMA user_version"), WT_STORE_VERSION);
		assert_int_equal(made_number(s, "SELECT count(*) FROM documents"), 4);
		assert_int_equal(made_number(s, "SELECT count(*) FROM documents WHERE live"), 3);
		assert_int_equal(made_number(s, "SELECT count(*) FROM events"), 5);
		assert_int_equal(made_number(s, "SELECT count(*) FROM changes"), 8);
		assert_int_equal(
			made_number(s, "SELECT count(*) FROM pragma_foreign_key_check"), 0);
		assert_int_equal(wt_store_close(s, NULL), WARTA_OK);
		made_remove(path);
	}
}

static void
how_many_sources_there_are_at_most_is_counted_anew(void **state)
{
	char path[64];
	struct wt_store_options options = MADE_OPTIONS;
	struct wt_store *s = NULL;
	(void)state;
	make_first_version(made_path(path));
	options.version = 7;
	assert_int_equal(wt_store_open(&s, path, WT_STORE_WRITE, &options, NULL), WARTA_OK);
	/* one event has three texts of outlets that are not known */
	assert_int_equal(
		wt_db_exec(s,
			"UPDATE event_sources SET key = NULL, documents = 3 WHERE number = 0"
			" AND event = (SELECT min(id) FROM events)",
			"write", NULL),
		WARTA_OK);
	assert_int_equal(wt_store_close(s, NULL), WARTA_OK);
	s = made_store(path);
	assert_int_equal(made_number(s, "SELECT sum(n_independent_most - n_independent) FROM events"
					" WHERE id = (SELECT min(id) FROM events)"),
		2);
	assert_int_equal(
		made_number(s, "SELECT sum(n_independent_most - n_independent) FROM events"), 2);
	assert_int_equal(wt_store_close(s, NULL), WARTA_OK);
	made_remove(path);
}

static void
keys_of_texts_are_moved_to_their_days(void **state)
{
	/* two days of 1970 in minutes, and no day */
	static const char KEYS[] = "UPDATE documents SET published_at = 46080 * n + 5 WHERE n < 3;"
				   "UPDATE documents SET published_at = NULL WHERE n = 3;"
				   "INSERT INTO print_keys SELECT k.column1, d.n FROM documents d,"
				   " (VALUES (7), (17592186044416 + 8), (-9)) k WHERE d.n <= 3";
	char path[64];
	struct wt_store_options options = MADE_OPTIONS;
	struct wt_store *s = NULL;
	(void)state;
	make_first_version(made_path(path));
	options.version = 8;
	assert_int_equal(wt_store_open(&s, path, WT_STORE_WRITE, &options, NULL), WARTA_OK);
	assert_int_equal(wt_db_exec(s, KEYS, "write", NULL), WARTA_OK);
	assert_int_equal(wt_store_close(s, NULL), WARTA_OK);
	s = made_store(path);
#define MOVED(days, document)                                                                      \
	"SELECT count(*) FROM print_keys WHERE key / 17592186044416 = " days                       \
	" AND document = " document
	assert_int_equal(made_number(s, MOVED("22502", "1")), 3);
	assert_int_equal(made_number(s, MOVED("22503", "2")), 3);
	assert_int_equal(made_number(s, MOVED("0", "1") " AND key IN (7, 8)"), 2);
	assert_int_equal(made_number(s, MOVED("0", "1")), 2);
	assert_int_equal(made_number(s, MOVED("0", "3")), 3);
	assert_int_equal(made_number(s, "SELECT count(*) FROM print_keys"), 13);
	assert_int_equal(wt_store_close(s, NULL), WARTA_OK);
	made_remove(path);
}

static void
a_newer_store_is_named_and_left_alone(void **state)
{
	char path[64];
	struct wt_store *s = NULL;
	struct wt_fault f = { 0 };
	(void)state;
	make_first_version(made_path(path));
	s = made_store(path);
	assert_int_equal(sqlite3_exec(s->db, "PRAGMA user_version = 999", NULL, NULL, NULL), 0);
	assert_int_equal(wt_store_close(s, NULL), WARTA_OK);
	assert_int_equal(
		wt_store_open(&s, path, WT_STORE_WRITE, &MADE_OPTIONS, &f), WARTA_EVERSION);
	assert_non_null(strstr(f.text, "newer"));
	assert_non_null(strstr(f.text, "999"));
	assert_non_null(strstr(f.text, path));
	made_remove(path);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(a_migrated_store_has_the_tables_of_a_new_one),
		cmocka_unit_test(a_store_comes_up_to_date_from_every_version),
		cmocka_unit_test(keys_of_texts_are_moved_to_their_days),
		cmocka_unit_test(how_many_sources_there_are_at_most_is_counted_anew),
		cmocka_unit_test(a_newer_store_is_named_and_left_alone),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}

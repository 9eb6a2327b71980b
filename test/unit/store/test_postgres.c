/*
 * test_postgres.c - a server that cannot be used says why, and nothing stored is harmed.
 *
 * Needs a server (WARTA_TEST_POSTGRES, see test/postgres.sh).
 */
#include "store/made.h"

#include <sys/wait.h>
#include <time.h>

#include "store/care.h"
#include "store/postgres.h"
#include "store/search.h"

static const char TEXT[] = "Menlu Rusia bertemu Menlu Tiongkok di Beijing, Rabu.";

static void
fill(struct made *m, unsigned number, char id[16])
{
	(void)snprintf(id, 16, "d%u", number);
	made_article(m, id, "Antara", "2024-06-19", TEXT);
	(void)made_claim(m, WT_TYPE_CONSULT, "/RUS/GOV, /CHN/GOV", "", "2024-06-19");
}

static void
put_some(struct wt_store *s, unsigned from, unsigned to)
{
	struct made m;
	char id[16];
	for (; from < to; from++) {
		fill(&m, from, id);
		(void)made_put(s, &m);
	}
}

static void
opening_fails(const char *address, enum wt_store_use use, int code, const char *words)
{
	struct wt_store *s = NULL;
	struct wt_fault f = { 0 };
	assert_int_equal(wt_store_open(&s, address, use, &MADE_OPTIONS, &f), code);
	assert_null(s);
	if (!strstr(f.text, words) || strstr(f.text, "kunci"))
		fail_msg("\"%s\" says not \"%s\", or the password", f.text, words);
}

static void
an_address_is_shown_without_its_password(void **state)
{
	static const char *const ADDRESSES[][2] = {
		{ "postgresql://ani:kunci@basis.contoh.id:5433/berita",
			"postgresql://ani@basis.contoh.id:5433/berita" },
		{ "postgres://ani@basis.contoh.id/berita?password=kunci&sslmode=require",
			"postgresql://ani@basis.contoh.id/berita" },
		{ "postgresql:///berita?host=/tmp/x&user=ani&password=kunci",
			"postgresql://ani@/tmp/x/berita" },
		{ "postgresql://[kunci", "postgresql://..." },
	};
	(void)state;
	for (size_t i = 0; i < sizeof ADDRESSES / sizeof ADDRESSES[0]; i++) {
		char *shown = wt_pg_display(ADDRESSES[i][0]);
		assert_string_equal(shown, ADDRESSES[i][1]);
		free(shown);
	}
}

static void
a_server_that_is_not_there_is_named(void **state)
{
	(void)state;
	opening_fails("postgresql://ani:kunci@localhost:1/berita", WT_STORE_READ, WARTA_ESTORE,
		"ani@localhost:1/berita: cannot be reached");
	opening_fails("postgresql://ani:kunci@[", WT_STORE_READ, WARTA_EUSAGE, "is no address");
}

static void
a_refused_password_is_said_and_not_shown(void **state)
{
	struct wt_store *s = made_store(":memory:");
	char address[MADE_ADDRESS], *user;
	(void)state;
	(void)wt_db_exec(s, "DROP ROLE IF EXISTS penjaga", "write", NULL);
	assert_int_equal(
		wt_db_exec(s, "CREATE ROLE penjaga LOGIN PASSWORD 'benar'", "write", NULL), 0);
	(void)snprintf(address, sizeof address, "%s", getenv("WARTA_TEST_POSTGRES"));
	user = strstr(address, "user=");
	assert_non_null(user);
	(void)snprintf(user, 64, "user=penjaga&password=kunci");
	opening_fails(address, WT_STORE_READ, WARTA_ESTORE, "is the password right?");
	(void)snprintf(user, 64, "user=penjaga");
	opening_fails(address, WT_STORE_READ, WARTA_ESTORE, "PGPASSWORD");
	(void)snprintf(user, 64, "user=penjaga&password=benar");
	opening_fails(address, WT_STORE_WRITE, WARTA_ESTORE, "permission denied");
	assert_int_equal(wt_store_close(s, NULL), WARTA_OK);
}

static void
a_schema_without_a_store_is_left_alone(void **state)
{
	struct wt_store *s = made_store(":memory:");
	char path[64], address[MADE_ADDRESS], sql[200], *schema;
	(void)state;
	(void)made_address(made_path(path), address);
	opening_fails(address, WT_STORE_READ, WARTA_ENOTFOUND, "there is no store in it");
	schema = wt_pg_schema(address);
	(void)snprintf(sql, sizeof sql, "CREATE SCHEMA %s", schema);
	assert_int_equal(wt_db_exec(s, sql, "write", NULL), WARTA_OK);
	(void)snprintf(sql, sizeof sql, "CREATE TABLE %s.notes (x INTEGER)", schema);
	assert_int_equal(wt_db_exec(s, sql, "write", NULL), WARTA_OK);
	opening_fails(address, WT_STORE_WRITE, WARTA_ESTORE, "no store of Warta");
	free(schema);
	made_remove(path);
	assert_int_equal(wt_store_close(s, NULL), WARTA_OK);
}

static void
a_newer_store_is_refused(void **state)
{
	char path[64], address[MADE_ADDRESS];
	(void)state;
	struct wt_store *s = made_store(made_path(path));
	assert_int_equal(wt_db_exec(s, "UPDATE store SET version = 99", "write", NULL), WARTA_OK);
	assert_int_equal(wt_store_close(s, NULL), WARTA_OK);
	opening_fails(made_address(path, address), WT_STORE_WRITE, WARTA_EVERSION, "newer Warta");
	opening_fails(address, WT_STORE_READ, WARTA_EVERSION, "newer Warta");
	made_remove(path);
}

static void
an_older_store_is_brought_up_to_date(void **state)
{
	char path[64], address[MADE_ADDRESS];
	struct wt_store_options old = MADE_OPTIONS;
	struct wt_store *s = NULL;
	(void)state;
	for (int version = 1; version < WT_STORE_VERSION; version++) {
		(void)made_path(path);
		old.version = version;
		assert_int_equal(
			wt_store_open(&s, made_address(path, address), WT_STORE_WRITE, &old, NULL),
			WARTA_OK);
		assert_int_equal(made_number(s, "SELECT version FROM store"), version);
		assert_int_equal(wt_store_close(s, NULL), WARTA_OK);
		opening_fails(address, WT_STORE_READ, WARTA_EVERSION, "older Warta");
		s = made_store(path);
		put_some(s, 0, 2);
		assert_int_equal(wt_store_flush(s, NULL), WARTA_OK);
		assert_int_equal(made_number(s, "SELECT count(*) FROM claims"), 2);
		assert_int_equal(wt_store_close(s, NULL), WARTA_OK);
		made_remove(path);
	}
}

static void
a_locked_store_is_waited_for_and_then_said(void **state)
{
	char path[64], id[16];
	struct made m;
	struct wt_fault f = { 0 };
	struct wt_store_counts counts;
	(void)state;
	struct wt_store *first = made_store(made_path(path)), *second = made_store(path);
	fill(&m, 1, id);
	(void)made_put(first, &m);
	assert_int_equal(wt_store_put(second, &m.article, &m.claims, NULL, &f), WARTA_EBUSY);
	assert_non_null(strstr(f.text, "try again"));
	assert_int_equal(wt_store_count(second, &counts, NULL), WARTA_OK); /* readers do not wait */
	assert_int_equal(counts.documents, 0);
	assert_int_equal(wt_store_close(first, NULL), WARTA_OK);
	assert_int_equal(made_put(second, &m), WT_PUT_SAME);
	assert_int_equal(wt_store_close(second, NULL), WARTA_OK);
	made_remove(path);
}

/* The server ends the connection of `s`, as when it is killed. */
static void
cut_off(struct wt_store *s, struct wt_store *other)
{
	const struct timespec pause = { 0, 1000000 };
	char sql[96];
	(void)snprintf(sql, sizeof sql, "SELECT CAST(pg_terminate_backend(%lld) AS INTEGER)",
		(long long)PQbackendPID(wt_pg_of(s)->conn));
	assert_int_equal(made_number(other, sql), 1);
	while (made_number(other, "SELECT count(*) FROM pg_stat_activity"
				  " WHERE wait_event_type = 'Lock'") > 0)
		(void)nanosleep(&pause, NULL);
}

static void
a_broken_connection_loses_the_open_batch_only_and_is_made_anew(void **state)
{
	char path[64], id[16];
	struct made m;
	struct wt_fault f = { 0 };
	struct wt_store_counts counts;
	(void)state;
	struct wt_store *s = made_store(made_path(path)), *other = made_store(path);
	put_some(s, 0, 5);
	assert_int_equal(wt_store_flush(s, NULL), WARTA_OK);
	put_some(s, 5, 8);
	cut_off(s, other);
	fill(&m, 8, id);
	int code = wt_store_put(s, &m.article, &m.claims, NULL, &f);
	if (code == WARTA_OK)
		code = wt_store_flush(s, &f);
	assert_int_equal(code, WARTA_ESTORE);
	assert_non_null(strstr(f.text, "run again"));
	assert_int_equal(wt_store_count(other, &counts, NULL), WARTA_OK);
	assert_int_equal(counts.documents, 5);
	put_some(s, 0, 10); /* again, over a new connection */
	assert_int_equal(wt_store_flush(s, &f), WARTA_OK);
	assert_int_equal(wt_store_count(other, &counts, NULL), WARTA_OK);
	assert_int_equal(counts.documents, 10);
	assert_int_equal(counts.claims, 10);
	assert_int_equal(made_number(other, "SELECT max(n) FROM documents"), 10); /* no gap */
	cut_off(s, other);
	put_some(s, 10, 12); /* nothing was open: nobody notices */
	assert_int_equal(wt_store_close(s, NULL), WARTA_OK);
	assert_int_equal(made_number(other, "SELECT count(*) FROM documents"), 12);
	assert_int_equal(wt_store_close(other, NULL), WARTA_OK);
	made_remove(path);
}

static void
a_full_disk_loses_nothing_that_was_committed(void **state)
{
	static const char FULL[] =
		"CREATE FUNCTION full_disk() RETURNS trigger LANGUAGE plpgsql AS $$BEGIN"
		" IF (SELECT count(*) FROM texts) > 20 THEN"
		" RAISE EXCEPTION 'penuh' USING ERRCODE = '53100'; END IF; RETURN NEW; END$$;"
		"CREATE TRIGGER full_disk BEFORE INSERT ON texts FOR EACH ROW"
		" EXECUTE FUNCTION full_disk()";
	struct wt_store *s = made_store(":memory:");
	struct wt_fault f = { 0 };
	struct wt_store_counts counts;
	char id[16];
	struct made m;
	int code = WARTA_OK;
	unsigned accepted = 0;
	(void)state;
	s->batch = 8;
	assert_int_equal(wt_db_exec(s, FULL, "write", &f), WARTA_OK);
	for (unsigned i = 0; i < 100 && code == WARTA_OK; i++) {
		fill(&m, i, id);
		code = wt_store_put(s, &m.article, &m.claims, NULL, &f);
		accepted += code == WARTA_OK;
	}
	assert_int_equal(code, WARTA_EFULL);
	assert_non_null(strstr(f.text, "no space"));
	(void)wt_store_flush(s, NULL);
	assert_int_equal(wt_store_count(s, &counts, NULL), WARTA_OK);
	assert_int_equal(counts.documents + counts.lost, accepted + 1);
	assert_int_equal(counts.documents, 16);
	assert_int_equal(counts.claims, 16);
	assert_int_equal(wt_store_close(s, NULL), WARTA_OK);
}

static void
a_killed_writer_leaves_whole_articles(void **state)
{
	char path[64];
	(void)state;
	assert_int_equal(wt_store_close(made_store(made_path(path)), NULL), WARTA_OK);
	char address[MADE_ADDRESS];
	(void)made_address(path, address);
	pid_t child = fork();
	assert_true(child >= 0);
	if (child == 0) {
		struct wt_store *s = NULL;
		if (wt_store_open(&s, address, WT_STORE_WRITE, &MADE_OPTIONS, NULL) != WARTA_OK)
			_exit(1);
		s->batch = 4;
		put_some(s, 0, 10);
		_exit(0); /* two of ten are not committed */
	}
	int status = 1;
	assert_int_equal(waitpid(child, &status, 0), child);
	assert_int_equal(status, 0);
	struct wt_store *s = made_store(path);
	assert_int_equal(made_number(s, "SELECT count(*) FROM documents"), 8);
	assert_int_equal(made_number(s, "SELECT count(*) FROM claims"), 8);
	assert_int_equal(wt_store_close(s, NULL), WARTA_OK);
	made_remove(path);
}

/* --- rows --------------------------------------------------------------------------------------
 */

static int
see_text(void *context, const struct wt_stored_document *d)
{
	assert_true(d->text.len < 4096);
	memcpy(context, d->text.ptr, d->text.len);
	((char *)context)[d->text.len] = '\0';
	return 0;
}

static void
texts_come_back_as_they_were(void **state)
{
	static const char *const TEXTS[] = { "tab\there\nline\r\\N \\. \\\\ 'x' \"y\"", "\\.",
		"\\N", "é ğ \xf0\x9f\x98\x80 akhir", " ", "$1 ?1 %s" };
	struct wt_store *s = made_store(":memory:");
	char seen[4096], id[16];
	struct made m;
	(void)state;
	for (unsigned many = 0; many < 2; many++) { /* few rows, and many: by COPY */
		for (unsigned i = 0; i < 6; i++) {
			(void)snprintf(id, sizeof id, "t%u-%u", many, i);
			made_article(&m, id, "", "", TEXTS[i]);
			(void)made_put(s, &m);
		}
		put_some(s, 0, many ? 100 : 0);
		assert_int_equal(wt_store_flush(s, NULL), WARTA_OK);
		for (unsigned i = 0; i < 6; i++) {
			(void)snprintf(id, sizeof id, "t%u-%u", many, i);
			assert_int_equal(
				wt_store_document(s, wt_str_of(id), see_text, seen, NULL), 0);
			assert_string_equal(seen, TEXTS[i]);
		}
	}
	made_article(&m, "bad", "", "", "buruk \xff\xc3 akhir");
	(void)made_put(s, &m);
	assert_int_equal(wt_store_document(s, WT_STR("bad"), see_text, seen, NULL), 0);
	assert_string_equal(seen, "buruk ?? akhir");
	assert_int_equal(wt_store_close(s, NULL), WARTA_OK);
}

static int
count_row(void *context, const struct wt_stored_claim *claim)
{
	(void)claim;
	++*(unsigned *)context;
	return 0;
}

static void
claims_lie_in_the_partition_of_their_year(void **state)
{
	static const char *const DATES[] = { "2023-05-01", "2024-06-19", "2024", "", "1987-01-01",
		"2090-01-01" };
	struct wt_store *s = made_store(":memory:");
	struct wt_query q;
	unsigned n = 0;
	char id[16];
	struct made m;
	(void)state;
	for (unsigned i = 0; i < 6; i++) {
		fill(&m, i, id);
		(void)made_claim(&m, WT_TYPE_AGREE, "/RUS/GOV", "/CHN/GOV", DATES[i]);
		(void)made_put(s, &m);
	}
	assert_int_equal(wt_store_flush(s, NULL), WARTA_OK);
	assert_int_equal(made_number(s, "SELECT count(*) FROM claims_2023"), 1);
	assert_int_equal(made_number(s, "SELECT count(*) FROM claims_2024"), 8);
	assert_int_equal(made_number(s, "SELECT count(*) FROM claims_other"), 3);
	assert_int_equal(made_number(s, WT_PG_ASTRAY), 0);
	wt_query_init(&q);
	q.from = made_day("2023");
	q.to = made_day("2023");
	assert_int_equal(wt_store_claims(s, &q, count_row, &n, NULL), WARTA_OK);
	assert_int_equal(n, 1);
	assert_int_equal(wt_store_close(s, NULL), WARTA_OK);
}

static void
many_rows_stream_and_others_are_asked_meanwhile(void **state)
{
	struct wt_store *s = made_store(":memory:");
	struct wt_query q;
	unsigned n = 0;
	(void)state;
	put_some(s, 0, 700);
	assert_int_equal(wt_store_flush(s, NULL), WARTA_OK);
	wt_query_init(&q);
	assert_int_equal(wt_store_claims(s, &q, count_row, &n, NULL), WARTA_OK);
	assert_int_equal(n, 700);
	assert_int_equal(wt_store_close(s, NULL), WARTA_OK);
}

static int
stop_it(void *context, const struct wt_stored_claim *claim)
{
	(void)claim;
	wt_store_interrupt(context);
	return 0;
}

static void
a_query_ends_when_it_is_stopped_or_too_late(void **state)
{
	struct wt_store *s = made_store(":memory:");
	struct wt_fault f = { 0 };
	struct wt_query q;
	unsigned n = 0;
	(void)state;
	put_some(s, 0, 300);
	assert_int_equal(wt_store_flush(s, NULL), WARTA_OK);
	wt_query_init(&q);
	assert_int_equal(wt_store_claims(s, &q, stop_it, s, &f), WARTA_ESTOPPED);
	assert_int_equal(wt_store_claims(s, &q, count_row, &n, NULL), WARTA_OK);
	assert_int_equal(n, 300);
	assert_int_equal(
		wt_db_exec(s,
			"CREATE FUNCTION lambat(x TEXT) RETURNS TEXT LANGUAGE sql AS"
			" $$SELECT x FROM pg_sleep(5)$$;"
			"ALTER TABLE texts RENAME TO kept;"
			"CREATE VIEW texts AS SELECT document, lambat(text) AS text FROM kept",
			"write", &f),
		WARTA_OK);
	wt_store_limit(s, 100);
	assert_int_equal(wt_store_claims(s, &q, count_row, &n, &f), WARTA_ETIME);
	assert_non_null(strstr(f.text, "too long"));
	assert_int_equal(wt_store_close(s, NULL), WARTA_OK);
}

static void
on_damage(void *context, const char *what)
{
	(void)what;
	++*(unsigned *)context;
}

static void
damage_is_told(void **state)
{
	char path[64], address[MADE_ADDRESS];
	unsigned told = 0;
	uint64_t found = 0;
	(void)state;
	struct wt_store *s = made_store(made_path(path));
	put_some(s, 0, 3);
	assert_int_equal(wt_store_flush(s, NULL), WARTA_OK);
	(void)made_address(path, address);
	assert_int_equal(wt_store_check(address, NULL, on_damage, &told, &found, NULL), WARTA_OK);
	assert_int_equal(found, 0);
	assert_int_equal(wt_db_exec(s, "DELETE FROM texts WHERE document = 2", "write", NULL), 0);
	assert_int_equal(wt_db_exec(s, "DELETE FROM search WHERE n = 1", "write", NULL), 0);
	assert_int_equal(wt_store_check(address, NULL, on_damage, &told, &found, NULL), WARTA_OK);
	assert_int_equal(found, 2);
	assert_int_equal(told, 2);
	assert_int_equal(wt_store_close(s, NULL), WARTA_OK);
	made_remove(path);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(an_address_is_shown_without_its_password),
		cmocka_unit_test(a_server_that_is_not_there_is_named),
		cmocka_unit_test(a_refused_password_is_said_and_not_shown),
		cmocka_unit_test(a_schema_without_a_store_is_left_alone),
		cmocka_unit_test(a_newer_store_is_refused),
		cmocka_unit_test(an_older_store_is_brought_up_to_date),
		cmocka_unit_test(a_locked_store_is_waited_for_and_then_said),
		cmocka_unit_test(a_broken_connection_loses_the_open_batch_only_and_is_made_anew),
		cmocka_unit_test(a_full_disk_loses_nothing_that_was_committed),
		cmocka_unit_test(a_killed_writer_leaves_whole_articles),
		cmocka_unit_test(texts_come_back_as_they_were),
		cmocka_unit_test(claims_lie_in_the_partition_of_their_year),
		cmocka_unit_test(many_rows_stream_and_others_are_asked_meanwhile),
		cmocka_unit_test(a_query_ends_when_it_is_stopped_or_too_late),
		cmocka_unit_test(damage_is_told),
	};
	if (!getenv("WARTA_TEST_POSTGRES"))
		return 77;
	return cmocka_run_group_tests(tests, NULL, NULL);
}

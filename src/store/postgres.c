/*
 * postgres.c - the driver of stores that a PostgreSQL server holds: connection, transactions,
 * failures in words.
 *
 * One writer at a time, as with SQLite: a writing transaction holds the one row of the table
 * `store`, so that rows are numbered in the order in which they are committed, and a reader of the
 * log of changes misses none.  Writers take turns at commits; readers never wait.  That row also
 * keeps the numbers, so that a transaction that was rolled back leaves no gap.
 *
 * A connection that broke is made anew where the next transaction begins.
 */
#include "store/postgres.h"

#include <inttypes.h>
#include <stdio.h>
#include <stdlib.h>

#include "store/dialect.h"
#include "store/index.h"
#include "store/words.h"

#define CONNECT_SECONDS "10"
#define SERVER_LEAST    130000

/* --- addresses ---------------------------------------------------------------------------------
 */

static const char *
option(const PQconninfoOption *options, const char *keyword)
{
	for (; options && options->keyword; options++)
		if (strcmp(options->keyword, keyword) == 0 && options->val)
			return options->val;
	return "";
}

char *
wt_pg_display(const char *address)
{
	PQconninfoOption *options = PQconninfoParse(address, NULL);
	const char *user = option(options, "user"), *host = option(options, "host");
	const char *port = option(options, "port");
	struct wt_buf out = { 0 };
	if (!options) { /* why is not said: that would show all of it */
		wt_buf_cstr(&out, "postgresql://...");
		return out.ptr;
	}
	if (!host[0])
		host = option(options, "hostaddr");
	wt_buf_printf(&out, "postgresql://%s%s%s%s%s/%s", user, user[0] ? "@" : "", host,
		port[0] ? ":" : "", port, option(options, "dbname"));
	PQconninfoFree(options);
	if (out.failed)
		wt_buf_release(&out);
	return out.ptr;
}

char *
wt_pg_schema(const char *address)
{
	PQconninfoOption *options = PQconninfoParse(address, NULL);
	const char *asked = strstr(option(options, "options"), "search_path=");
	struct wt_buf out = { 0 };
	size_t n = asked ? strcspn(asked + 12, ", ") : 0;
	wt_buf_str(&out, n ? (struct wt_str){ asked + 12, n } : WT_STR("warta"));
	PQconninfoFree(options);
	return out.ptr;
}

/* --- failures ----------------------------------------------------------------------------------
 */

static int
say(char *text, size_t size, int code, const char *why)
{
	(void)snprintf(text, size, "%s", why);
	return code;
}

/* By SQLSTATE: a code, and what to do; NULL says what the server said. */
static const struct {
	const char *state; /* or how it begins */
	int code;
	const char *why;
} STATES[] = {
	{ "55P03", WARTA_EBUSY,
		"another program is writing to it; try again when that one is done" },
	{ "40P01", WARTA_EBUSY, "it and another program waited for each other; try again" },
	{ "40001", WARTA_EBUSY, "another program changed the same rows; try again" },
	{ "53300", WARTA_EBUSY,
		"the server has no connection left; try again, or raise max_connections" },
	{ "53100", WARTA_EFULL,
		"no space is left on the server's disk; what is stored is unharmed; make room and "
		"run "
		"again" },
	{ "53200", WARTA_ENOMEM, "the server is out of memory" },
	{ "42501", WARTA_ESTORE, NULL },
	{ "25006", WARTA_ESTORE,
		"the server is read-only (a copy of another one?); name the one that is written "
		"to" },
	{ "57P", WARTA_ESTORE,
		"the server was shut down meanwhile; what was committed is kept; run again when "
		"it is back" },
	{ "08", WARTA_ESTORE,
		"the connection broke; what was committed is kept; run again when the server is "
		"back" },
};

int
wt_pg_why(struct wt_store *s, char *text, size_t size)
{
	struct wt_pg *pg = wt_pg_of(s);
	if (!pg)
		return say(text, size, WARTA_ENOMEM, "out of memory");
	if (strcmp(pg->state, "57014") == 0) {
		if (s->late)
			return say(text, size, WARTA_ETIME,
				"it took too long; ask for less, or for a shorter time");
		return say(text, size, WARTA_ESTOPPED, "stopped");
	}
	for (size_t i = 0; i < sizeof STATES / sizeof STATES[0]; i++)
		if (STATES[i].why &&
			strncmp(pg->state, STATES[i].state, strlen(STATES[i].state)) == 0)
			return say(text, size, STATES[i].code, STATES[i].why);
	if (PQstatus(pg->conn) != CONNECTION_OK)
		return say(text, size, WARTA_ESTORE,
			"the connection broke; what was committed is kept; run again when the "
			"server "
			"is back");
	return say(text, size, WARTA_ESTORE, pg->message);
}

/* --- connection --------------------------------------------------------------------------------
 */

/* Why there is no connection: libpq's own words in one line, and what may help. */
static int
say_no_connection(struct wt_store *s, struct wt_pg *pg, struct wt_fault *f)
{
	const char *help = "";
	if (PQconnectionNeedsPassword(pg->conn))
		help = "; give it by PGPASSWORD or ~/.pgpass";
	else if (PQconnectionUsedPassword(pg->conn))
		help = "; is the password right?";
	pg->failed = false;
	(void)wt_pg_note(pg, NULL);
	s->code = WARTA_ESTORE;
	return wt_fail(
		f, WARTA_ESTORE, 0, "%s: cannot be reached: %.300s%s", s->path, pg->message, help);
}

/* The schema that holds the store: the one the address asks for, else `warta`. */
static bool
find_schema(struct wt_pg *pg)
{
	static const char SQL[] =
		"SELECT CASE WHEN current_setting('search_path') LIKE '%$user%'"
		" OR current_setting('search_path') = '' THEN 'warta'"
		" ELSE trim(both '\" ' FROM split_part(current_setting('search_path'), ',', 1)) "
		"END";
	PGresult *r = PQexec(pg->conn, SQL);
	bool good = PQresultStatus(r) == PGRES_TUPLES_OK && PQntuples(r) == 1;
	if (good)
		(void)snprintf(pg->schema, sizeof pg->schema, "%s", PQgetvalue(r, 0, 0));
	else
		(void)wt_pg_note(pg, r);
	PQclear(r);
	return good;
}

/* Texts are packed by lz4 where the server has it: a fifth of the time. */
static bool
pack_fast(struct wt_pg *pg)
{
	static const char SQL[] =
		"SELECT set_config('default_toast_compression', 'lz4', FALSE) FROM pg_settings"
		" WHERE name = 'default_toast_compression' AND 'lz4' = ANY (enumvals)";
	PGresult *r = PQexec(pg->conn, SQL);
	bool good = PQresultStatus(r) == PGRES_TUPLES_OK || wt_pg_note(pg, r);
	PQclear(r);
	return good;
}

static bool
set_up(struct wt_store *s, struct wt_pg *pg)
{
	struct wt_buf sql = { 0 };
	char *name = NULL;
	bool good = pg->schema[0] || find_schema(pg);
	if (good)
		name = PQescapeIdentifier(pg->conn, pg->schema, strlen(pg->schema));
	wt_buf_printf(&sql,
		"SET search_path = %s, pg_catalog; SET lock_timeout = %" PRIu32
		"; SET TimeZone = 'UTC'; SET DateStyle = 'ISO'; SET bytea_output = 'hex';"
		" SET jit = off; SET cursor_tuple_fraction = 1;"
		" SET client_min_messages = 'warning'; SET extra_float_digits = 1;"
		" SET temp_buffers = '32MB'",
		name ? name : "warta", s->busy_ms);
	good = good && name && !sql.failed;
	if (good) {
		PGresult *r = PQexec(pg->conn, sql.ptr);
		good = PQresultStatus(r) == PGRES_COMMAND_OK;
		if (!good)
			(void)wt_pg_note(pg, r);
		PQclear(r);
	}
	PQfreemem(name);
	wt_buf_release(&sql);
	return good && pack_fast(pg) && wt_pg_enter(pg);
}

/* Everything that a new connection needs. */
static bool
begin_connection(struct wt_store *s, struct wt_pg *pg)
{
	PQfreeCancel(pg->cancel);
	pg->cancel = PQgetCancel(pg->conn);
	pg->connection++;
	pg->queued = pg->cursors = 0;
	pg->reading = pg->failed = false;
	return set_up(s, pg);
}

static int
connect_to(struct wt_store *s, struct wt_fault *f)
{
	static const char *const KEYS[] = { "dbname", "client_encoding", "connect_timeout",
		"fallback_application_name", NULL };
	const char *const values[] = { s->address, "UTF8", CONNECT_SECONDS, "warta", NULL };
	struct wt_pg *pg = wt_pg_of(s);
	PQconninfoOption *options = PQconninfoParse(s->address, NULL);
	if (!options)
		return wt_fail(f, WARTA_EUSAGE, 0,
			"%s: is no address of a server: postgresql://USER@HOST:PORT/DATABASE",
			s->path);
	PQconninfoFree(options);
	pg->conn = PQconnectdbParams(KEYS, values, 1);
	if (PQstatus(pg->conn) != CONNECTION_OK)
		return say_no_connection(s, pg, f);
	if (PQserverVersion(pg->conn) < SERVER_LEAST)
		return wt_fail(f, WARTA_EVERSION, 0,
			"%s: the server is PostgreSQL %d; a store needs %d or newer", s->path,
			PQserverVersion(pg->conn) / 10000, SERVER_LEAST / 10000);
	return begin_connection(s, pg) ? WARTA_OK : wt_db_fail(s, "be opened", f);
}

int
wt_pg_open(struct wt_store *s, struct wt_fault *f)
{
	struct wt_pg *pg = calloc(1, sizeof *pg);
	s->db = pg;
	if (!pg)
		return wt_fail(f, WARTA_ENOMEM, 0, "%s: out of memory", s->path);
	int code = connect_to(s, f);
	if (code == WARTA_OK)
		code = wt_pg_schema_ready(s, f);
	if (code == WARTA_OK && s->use == WT_STORE_WRITE)
		code = wt_index_ready(s, f);
	return code;
}

void
wt_pg_close(struct wt_store *s)
{
	struct wt_pg *pg = wt_pg_of(s);
	if (!pg)
		return;
	wt_pg_bulk_release(pg);
	wt_words_close(pg->words);
	PQfreeCancel(pg->cancel);
	PQfinish(pg->conn);
	free(pg);
	s->db = NULL;
}

static bool
is_connected(struct wt_store *s, struct wt_pg *pg)
{
	if (PQstatus(pg->conn) == CONNECTION_OK)
		return true;
	PQreset(pg->conn);
	pg->failed = false;
	return PQstatus(pg->conn) == CONNECTION_OK ? begin_connection(s, pg) : wt_pg_note(pg, NULL);
}

/* --- transactions ------------------------------------------------------------------------------
 */

/*
 * What a writer asks is one row or a few, by an index, again and again; so plans are made once, and
 * not by how full the tables were then.  (Without statistics, which a new store has not, hash joins
 * took a hundred times as long.)
 */
#define BY_INDEX                                                                                   \
	"SELECT set_config('enable_hashjoin', 'off', TRUE), set_config('enable_mergejoin', 'off'," \
	" TRUE), set_config('enable_seqscan', 'off', TRUE),"                                       \
	" set_config('enable_bitmapscan', 'on', TRUE),"                                            \
	" set_config('plan_cache_mode', 'force_generic_plan', TRUE)"

static bool
take_turn(struct wt_pg *pg)
{
	static const char SQL[] = "SELECT documents, claims, changes FROM store FOR UPDATE";
	bool sent = wt_pg_queue(pg, "BEGIN") && wt_pg_queue(pg, BY_INDEX) && wt_pg_queue(pg, SQL);
	PGresult *r = sent ? wt_pg_finish(pg) : NULL;
	bool good = r && PQntuples(r) == 1;
	for (int i = 0; good && i < WT_PG_NUMBERED; i++)
		pg->numbers[i] = pg->numbered[i] = strtoll(PQgetvalue(r, 0, i), NULL, 10);
	PQclear(r);
	return good;
}

bool
wt_pg_begin(struct wt_store *s)
{
	struct wt_pg *pg = wt_pg_of(s);
	pg->failed = false;
	pg->ended++;
	if (!is_connected(s, pg))
		return false;
	if (take_turn(pg))
		return true;
	bool lost = PQstatus(pg->conn) != CONNECTION_OK;
	if (!lost)
		wt_pg_rollback(s);
	pg->failed = false; /* the server may have been restarted meanwhile: once more */
	if (lost && is_connected(s, pg) && take_turn(pg))
		return true;
	if (!lost)
		pg->failed = true;
	return false;
}

static bool
queue_numbers(struct wt_pg *pg)
{
	char sql[160];
	if (memcmp(pg->numbers, pg->numbered, sizeof pg->numbers) == 0)
		return true;
	(void)snprintf(sql, sizeof sql,
		"UPDATE store SET documents = %" PRId64 ", claims = %" PRId64
		", changes = %" PRId64,
		pg->numbers[WT_PG_DOCUMENTS], pg->numbers[WT_PG_CLAIMS],
		pg->numbers[WT_PG_CHANGES]);
	return wt_pg_queue(pg, sql);
}

bool
wt_pg_commit(struct wt_store *s)
{
	struct wt_pg *pg = wt_pg_of(s);
	pg->ended++;
	if (pg->failed || !wt_pg_bulk_flush(s, WT_PG_ALL) || !queue_numbers(pg) ||
		!wt_pg_queue(pg, "COMMIT"))
		return false;
	PGresult *r = wt_pg_finish(pg);
	bool good = r && strcmp(PQcmdStatus(r), "COMMIT") == 0;
	PQclear(r);
	for (unsigned i = 0; i < WT_PG_TABLES; i++)
		pg->rows[i].copied = false;
	return good;
}

void
wt_pg_rollback(struct wt_store *s)
{
	struct wt_pg *pg = wt_pg_of(s);
	char state[sizeof pg->state], message[sizeof pg->message];
	memcpy(state, pg->state, sizeof state);
	memcpy(message, pg->message, sizeof message);
	pg->ended++;
	wt_pg_bulk_forget(pg);
	if (PQstatus(pg->conn) == CONNECTION_OK) {
		if (pg->queued)
			PQclear(wt_pg_finish(pg));
		if (PQpipelineStatus(pg->conn) == PQ_PIPELINE_OFF)
			(void)wt_pg_enter(pg);
		if (wt_pg_queue(pg, "ROLLBACK"))
			PQclear(wt_pg_finish(pg));
	}
	pg->failed = false;
	memcpy(pg->state, state, sizeof state); /* of what it is for */
	memcpy(pg->message, message, sizeof message);
}

#define ALONE "BEGIN; " WT_PG_ALONE

bool
wt_pg_exec(struct wt_store *s, const char *sql)
{
	struct wt_pg *pg = wt_pg_of(s);
	struct wt_str list = wt_str_of(sql), one;
	struct wt_buf text = { 0 };
	bool alone = !s->open && !pg->reading;
	if (alone)
		pg->failed = false;
	bool good =
		!pg->failed && wt_pg_bulk_flush(s, WT_PG_ALL) && (!alone || wt_pg_now(pg, ALONE));
	while (good && wt_dialect_next(&list, &one)) {
		wt_buf_clear(&text);
		wt_dialect_schema(&text, one);
		good = !text.failed && wt_pg_now(pg, text.ptr);
	}
	wt_buf_release(&text);
	if (alone && good)
		good = wt_pg_now(pg, "COMMIT");
	else if (alone)
		wt_pg_rollback(s);
	return good;
}

int64_t
wt_pg_inserted(struct wt_store *s)
{
	return wt_pg_of(s)->inserted;
}

int64_t
wt_pg_changes(struct wt_store *s)
{
	struct wt_pg *pg = wt_pg_of(s);
	return wt_pg_settle(pg) ? pg->changes : 0;
}

/* --- limits ------------------------------------------------------------------------------------
 */

/* See begin_reading in postgres_stmt.c. */
void
wt_pg_limit(struct wt_store *s)
{
	(void)s;
}

void
wt_pg_interrupt(struct wt_store *s)
{
	struct wt_pg *pg = wt_pg_of(s);
	char ignored[256];
	pg->stop = 1;
	if (pg->cancel)
		(void)PQcancel(pg->cancel, ignored, sizeof ignored);
}

/*
 * postgres_bulk.c - rows that are gathered and written together.
 *
 * What an article adds (its row, text, words, claims and their parts) and the rows of an event are
 * kept here until a statement names their table, at the latest until the commit.  Few rows go out
 * as prepared statements in the pipeline; many by COPY: articles and what is to be done by way of a
 * temporary table with ON CONFLICT DO NOTHING, their parts straight into place.  The rows of
 * documents, claims and changes are numbered here, which only the one writer may do (see
 * postgres.c).
 */
#include "store/postgres.h"

#include <inttypes.h>
#include <stdio.h>
#include <stdlib.h>

#define FEW   64          /* rows of all tables */
#define MOST  (64u << 20) /* bytes of a table that are kept */
#define CHUNK ((size_t)1 << 16)

static const char *const NAMES[WT_PG_TABLES] = { [WT_PG_DOCUMENTS] = "documents",
	[WT_PG_CLAIMS] = "claims",
	[WT_PG_CHANGES] = "changes",
	[WT_PG_TEXTS] = "texts",
	[WT_PG_SEARCH] = "search",
	[WT_PG_PARTIES] = "parties",
	[WT_PG_CHAINS] = "chains",
	[WT_PG_QUANTITIES] = "quantities",
	[WT_PG_TODO] = "todo",
	[WT_PG_TODO_EVENTS] = "todo_events",
	[WT_PG_EVENTS] = "events",
	[WT_PG_EVENT_PARTIES] = "event_parties",
	[WT_PG_EVENT_SOURCES] = "event_sources",
	[WT_PG_EVENT_QUANTITIES] = "event_quantities" };

/* --- which statements --------------------------------------------------------------------------
 */

static bool
skip(const char **at, const char *word)
{
	size_t n = strlen(word);
	if (strncmp(*at, word, n) != 0)
		return false;
	*at += n;
	return true;
}

/* "?, ?,?12)" and nothing behind. */
static bool
are_parameters(const char *at)
{
	for (; *at && *at != ')'; at++)
		if (*at != '?' && *at != ',' && *at != ' ' && !wt_is_digit(*at))
			return false;
	return at[0] == ')' && at[1] == '\0';
}

bool
wt_pg_bulk_is(const char *sql, enum wt_pg_table *table, struct wt_str *columns)
{
	if (!skip(&sql, "INSERT INTO ") && !skip(&sql, "INSERT OR IGNORE INTO "))
		return false;
	for (unsigned i = 0; i < WT_PG_TABLES; i++) {
		const char *at = sql;
		if (!skip(&at, NAMES[i]) || !skip(&at, " ("))
			continue;
		size_t n = strcspn(at, ")");
		*columns = (struct wt_str){ at, n };
		*table = (enum wt_pg_table)i;
		at += n;
		return skip(&at, ") VALUES (") && are_parameters(at);
	}
	return false;
}

static bool
is_letter(char c)
{
	return wt_is_alpha(c) || c == '_';
}

/* The view `articles` stands for two of them. */
unsigned
wt_pg_bulk_tables(const char *sql)
{
	unsigned set = 0;
	for (const char *at = sql; *at;) {
		size_t n = 0;
		while (is_letter(at[n]))
			n++;
		struct wt_str word = { at, n };
		for (unsigned i = 0; n && i < WT_PG_TABLES; i++)
			if (wt_str_is(word, NAMES[i]))
				set |= 1u << i;
		if (wt_str_is(word, "articles"))
			set |= 1u << WT_PG_DOCUMENTS | 1u << WT_PG_TEXTS;
		at += n ? n : 1;
	}
	return set;
}

/* --- gathered ----------------------------------------------------------------------------------
 */

static void
add_field(struct wt_buf *b, const char *bytes, size_t size)
{
	int32_t n = bytes ? (int32_t)size : -1;
	wt_buf_add(b, &n, sizeof n);
	if (bytes)
		wt_buf_add(b, bytes, size);
	wt_buf_char(b, '\0');
}

/* The next field; false at the end. */
static bool
next_field(const struct wt_buf *b, size_t *at, struct wt_pg_value *value)
{
	int32_t n;
	if (*at >= b->len)
		return false;
	memcpy(&n, b->ptr + *at, sizeof n);
	*at += sizeof n;
	*value = (struct wt_pg_value){ n < 0 ? NULL : b->ptr + *at, n < 0 ? 0 : (size_t)n };
	*at += value->size + 1;
	return true;
}

/* Which of the columns is called so? -1 for none. */
static int
column_of(struct wt_str columns, const char *name)
{
	struct wt_str part;
	for (int i = 0; columns.len > 0 && wt_str_split(&columns, ',', &part); i++)
		if (wt_str_is(wt_str_trim(part), name))
			return i;
	return -1;
}

static bool
name_columns(struct wt_pg_rows *rows, enum wt_pg_table table, struct wt_str columns, unsigned n)
{
	struct wt_buf b = { 0 };
	wt_buf_str(&b, columns);
	if (table < WT_PG_NUMBERED)
		wt_buf_cstr(&b, ", n");
	rows->columns = b.ptr;
	rows->n_columns = n + (table < WT_PG_NUMBERED);
	return !b.failed;
}

/* The number of the row: that of a claim tells its year, too. */
static bool
number_row(struct wt_pg *pg, enum wt_pg_table table, struct wt_str columns,
	const struct wt_pg_value *values)
{
	pg->inserted = ++pg->numbers[table];
	if (table != WT_PG_CLAIMS)
		return true;
	int at = column_of(columns, "first_day");
	bool dated = at >= 0 && values[at].bytes;
	unsigned year = wt_pg_year_of(dated, dated ? strtoll(values[at].bytes, NULL, 10) : 0);
	pg->inserted += wt_pg_first_of(year);
	return wt_pg_partition(pg, year);
}

bool
wt_pg_bulk_add(struct wt_store *s, enum wt_pg_table table, struct wt_str columns,
	const struct wt_pg_value *values, unsigned n)
{
	struct wt_pg *pg = wt_pg_of(s);
	struct wt_pg_rows *rows = &pg->rows[table];
	char number[24];
	if (!rows->columns && !name_columns(rows, table, columns, n))
		return false;
	if (table < WT_PG_NUMBERED) {
		if (!number_row(pg, table, columns, values))
			return false;
		(void)snprintf(number, sizeof number, "%" PRId64, pg->inserted);
	}
	for (unsigned i = 0; i < n; i++)
		add_field(&rows->fields, values[i].bytes, values[i].size);
	if (table < WT_PG_NUMBERED)
		add_field(&rows->fields, number, strlen(number));
	rows->n++;
	pg->n_rows++;
	pg->waiting |= 1u << table;
	if (rows->fields.failed) {
		pg->failed = true;
		return false;
	}
	return rows->fields.len < MOST || wt_pg_bulk_flush(s, 1u << table);
}

/* --- written -----------------------------------------------------------------------------------
 */

static bool
prepare_row(struct wt_pg *pg, enum wt_pg_table table)
{
	struct wt_pg_rows *rows = &pg->rows[table];
	struct wt_buf sql = { 0 };
	char name[32];
	(void)snprintf(name, sizeof name, "put_%s", NAMES[table]);
	wt_buf_printf(&sql, "INSERT INTO %s (%s) VALUES (", NAMES[table], rows->columns);
	for (unsigned i = 1; i <= rows->n_columns; i++)
		wt_buf_printf(&sql, "%s$%u", i > 1 ? "," : "", i);
	wt_buf_cstr(&sql, ") ON CONFLICT DO NOTHING");
	bool good = !sql.failed && PQsendPrepare(pg->conn, name, sql.ptr, 0, NULL) == 1;
	wt_buf_release(&sql);
	pg->queued += good;
	rows->prepared = pg->connection;
	return good || wt_pg_note(pg, NULL);
}

static bool
send_rows(struct wt_pg *pg, enum wt_pg_table table)
{
	struct wt_pg_rows *rows = &pg->rows[table];
	const char *values[WT_PG_PARAMETERS];
	struct wt_pg_value value;
	char name[32];
	size_t at = 0;
	(void)snprintf(name, sizeof name, "put_%s", NAMES[table]);
	if (rows->prepared != pg->connection && !prepare_row(pg, table))
		return false;
	for (uint32_t i = 0; i < rows->n; i++) {
		for (unsigned k = 0; k < rows->n_columns && next_field(&rows->fields, &at, &value);
			k++)
			values[k] = value.bytes;
		if (PQsendQueryPrepared(
			    pg->conn, name, (int)rows->n_columns, values, NULL, NULL, 0) != 1)
			return wt_pg_note(pg, NULL);
		pg->queued++;
	}
	return true;
}

/* A field as COPY reads it. */
static void
add_escaped(struct wt_buf *b, const struct wt_pg_value *value)
{
	size_t from = 0;
	if (!value->bytes) {
		wt_buf_cstr(b, "\\N");
		return;
	}
	for (size_t i = 0; i < value->size; i++) {
		char c = value->bytes[i];
		char escape = c == '\\'   ? '\\'
			      : c == '\n' ? 'n'
			      : c == '\t' ? 't'
			      : c == '\r' ? 'r'
					  : '\0';
		if (!escape)
			continue;
		wt_buf_add(b, value->bytes + from, i - from);
		wt_buf_char(b, '\\');
		wt_buf_char(b, escape);
		from = i + 1;
	}
	wt_buf_add(b, value->bytes + from, value->size - from);
}

static bool
copy_rows(struct wt_pg *pg, const struct wt_pg_rows *rows)
{
	struct wt_buf lines = { 0 };
	struct wt_pg_value value;
	size_t at = 0;
	bool good = true;
	for (unsigned k = 1; good && next_field(&rows->fields, &at, &value); k++) {
		add_escaped(&lines, &value);
		wt_buf_char(&lines, k % rows->n_columns ? '\t' : '\n');
		if (lines.len < CHUNK && at < rows->fields.len)
			continue;
		good = !lines.failed && PQputCopyData(pg->conn, lines.ptr, (int)lines.len) == 1;
		wt_buf_clear(&lines);
	}
	wt_buf_release(&lines);
	return good && PQputCopyEnd(pg->conn, NULL) == 1;
}

/* Takes what is left of a command; false where one of its results is a failure. */
static bool
take_results(struct wt_pg *pg)
{
	PGresult *r;
	bool good = true;
	while ((r = PQgetResult(pg->conn))) {
		if (PQresultStatus(r) != PGRES_COMMAND_OK && good)
			good = wt_pg_note(pg, r);
		PQclear(r);
	}
	return good;
}

static bool
run(struct wt_pg *pg, const char *sql)
{
	PGresult *r = PQexec(pg->conn, sql);
	bool good = PQresultStatus(r) == PGRES_COMMAND_OK || wt_pg_note(pg, r);
	PQclear(r);
	return good;
}

/* COPY into a table; outside of the pipeline, as the next two. */
static bool
copy_into(struct wt_pg *pg, const struct wt_pg_rows *rows, const char *schema, const char *name)
{
	struct wt_buf sql = { 0 };
	wt_buf_printf(&sql, "COPY %s%s (%s) FROM STDIN", schema, name, rows->columns);
	bool good = !sql.failed;
	if (good) {
		PGresult *r = PQexec(pg->conn, sql.ptr);
		good = PQresultStatus(r) == PGRES_COPY_IN || wt_pg_note(pg, r);
		PQclear(r);
	}
	if (good) {
		good = copy_rows(pg, rows) || wt_pg_note(pg, NULL);
		good = take_results(pg) && good;
	}
	wt_buf_release(&sql);
	return good;
}

/* By way of a temporary table, for rows that may be there already. */
static bool
merge_table(struct wt_pg *pg, struct wt_pg_rows *rows, const char *name)
{
	struct wt_buf sql = { 0 };
	char copy[32];
	(void)snprintf(copy, sizeof copy, "new_%s", name);
	wt_buf_printf(&sql,
		"CREATE TEMPORARY TABLE IF NOT EXISTS %s (LIKE %s) ON COMMIT DELETE ROWS", copy,
		name);
	if (rows->copied)
		wt_buf_printf(&sql, "; TRUNCATE pg_temp.%s", copy);
	rows->copied = true;
	bool good = !sql.failed && run(pg, sql.ptr) && copy_into(pg, rows, "pg_temp.", copy);
	wt_buf_clear(&sql);
	wt_buf_printf(&sql, "INSERT INTO %s (%s) SELECT %s FROM pg_temp.%s ON CONFLICT DO NOTHING",
		name, rows->columns, rows->columns, copy);
	good = good && !sql.failed && run(pg, sql.ptr);
	wt_buf_release(&sql);
	return good;
}

/* The parts of an article bear its number or a claim's, which are new: they cannot be there. */
static bool
copy_table(struct wt_pg *pg, enum wt_pg_table table)
{
	if (table == WT_PG_DOCUMENTS || table == WT_PG_TODO || table == WT_PG_TODO_EVENTS)
		return merge_table(pg, &pg->rows[table], NAMES[table]);
	return copy_into(pg, &pg->rows[table], "", NAMES[table]);
}

static void
empty(struct wt_pg *pg, enum wt_pg_table table)
{
	struct wt_pg_rows *rows = &pg->rows[table];
	wt_buf_clear(&rows->fields);
	pg->n_rows -= rows->n;
	rows->n = 0;
	pg->waiting &= ~(1u << table);
}

bool
wt_pg_bulk_flush(struct wt_store *s, unsigned tables)
{
	struct wt_pg *pg = wt_pg_of(s);
	uint32_t n = 0;
	for (unsigned i = 0; i < WT_PG_TABLES; i++)
		n += tables >> i & 1 ? pg->rows[i].n : 0;
	bool few = n <= FEW, good = true;
	if (n == 0)
		return true;
	if (!few && !wt_pg_leave(pg))
		return false;
	for (unsigned i = 0; i < WT_PG_TABLES; i++) {
		if (!(tables >> i & 1) || pg->rows[i].n == 0)
			continue;
		if (good)
			good = few ? send_rows(pg, (enum wt_pg_table)i)
				   : copy_table(pg, (enum wt_pg_table)i);
		empty(pg, (enum wt_pg_table)i);
	}
	if (!few && PQpipelineStatus(pg->conn) == PQ_PIPELINE_OFF)
		good = wt_pg_enter(pg) && good;
	return good;
}

void
wt_pg_bulk_forget(struct wt_pg *pg)
{
	for (unsigned i = 0; i < WT_PG_TABLES; i++) {
		empty(pg, (enum wt_pg_table)i);
		pg->rows[i].copied = false;
	}
	pg->knows_years = false; /* what was made in the transaction is gone */
}

void
wt_pg_bulk_release(struct wt_pg *pg)
{
	for (unsigned i = 0; i < WT_PG_TABLES; i++) {
		free(pg->rows[i].columns);
		wt_buf_release(&pg->rows[i].fields);
	}
}

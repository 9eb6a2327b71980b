/*
 * postgres_stmt.c - statements of a server store.
 *
 * They go through the pipeline (postgres_pipe.c), which is waited for where rows are wanted.  A
 * statement that stays is prepared on the server when it first runs, and its rows come all at once;
 * one that is run once streams its rows through a cursor, so that others can run in between.
 *
 * Parameters: numbers travel as text, whose type the server infers; texts and blobs as they are.
 */
#include "store/postgres.h"

#include <inttypes.h>
#include <stdio.h>
#include <stdlib.h>

#include "base/utf8.h"
#include "store/dialect.h"
#include "store/put.h"

#define FETCH_FIRST 64
#define FETCH_MORE  512

enum kind { SELECT, WRITE, BULK };

/* The answer to one of the values that were asked for ahead: some rows of all. */
struct wt_pg_held {
	int64_t value;
	int first, end;
	bool taken;
};

/* What stands behind wt_stmt.handle. */
struct handle {
	struct wt_buf sql;
	enum kind kind;
	bool keep;
	unsigned touches;       /* the tables that it names */
	enum wt_pg_table table; /* of BULK */
	struct wt_str columns;
	char name[16];       /* on the server; of a cursor where it is not kept */
	unsigned connection; /* that it was prepared on; 0: on none */
	int n;
	struct {
		struct wt_pg_value value;
		bool binary;
		char number[32];
		struct wt_buf clean; /* a text that was no UTF-8 */
	} at[WT_PG_PARAMETERS];
	PGresult *result;
	int row, end;    /* the one at hand; behind the last one */
	PGresult *asked; /* what was asked for ahead, with the number of its value as the last
			    column */
	struct wt_pg_held *held;
	unsigned n_held, next_held;
	unsigned held_in;  /* after so many transactions */
	unsigned asked_on; /* the connection that knows the statement for many values; 0: none */
	bool open;         /* a cursor is */
	bool ended;        /* no more is to be fetched */
	struct wt_buf blob[2];
};

/* --- made and given up -------------------------------------------------------------------------
 */

static bool
begins(const char *sql, const char *word)
{
	size_t n = strlen(word);
	return strncmp(sql, word, n) == 0;
}

static enum kind
kind_of(const char *sql)
{
	if (begins(sql, "SELECT") || begins(sql, "WITH") || strstr(sql, " RETURNING "))
		return SELECT;
	return WRITE;
}

bool
wt_pg_prepare(struct wt_stmt *stmt, const char *sql, bool keep)
{
	struct wt_pg *pg = wt_pg_of(stmt->store);
	struct handle *h = calloc(1, sizeof *h);
	stmt->handle = h;
	if (!h)
		return wt_pg_note(pg, NULL);
	h->keep = keep;
	h->n = wt_dialect(&h->sql, sql);
	h->kind = kind_of(sql);
	h->touches = wt_pg_bulk_tables(sql);
	if (keep && wt_pg_bulk_is(sql, &h->table, &h->columns))
		h->kind = BULK;
	(void)snprintf(h->name, sizeof h->name, "%c%u", keep ? 'w' : 'c', ++pg->names);
	return !h->sql.failed && h->n <= WT_PG_PARAMETERS;
}

static void
drop_held(struct handle *h)
{
	PQclear(h->asked);
	h->asked = NULL;
	free(h->held);
	h->held = NULL;
	h->n_held = h->next_held = 0;
}

void
wt_pg_release(struct wt_stmt *stmt)
{
	struct handle *h = stmt->handle;
	if (!h)
		return;
	wt_pg_reset(stmt);
	drop_held(h);
	wt_buf_release(&h->sql);
	for (int i = 0; i < WT_PG_PARAMETERS; i++)
		wt_buf_release(&h->at[i].clean);
	wt_buf_release(&h->blob[0]);
	wt_buf_release(&h->blob[1]);
	free(h);
	stmt->handle = NULL;
}

/* --- sent --------------------------------------------------------------------------------------
 */

struct sending {
	const char *values[WT_PG_PARAMETERS];
	int sizes[WT_PG_PARAMETERS];
	int formats[WT_PG_PARAMETERS];
};

static void
gather(const struct handle *h, struct sending *s)
{
	for (int i = 0; i < h->n; i++) {
		s->values[i] = h->at[i].value.bytes;
		s->sizes[i] = (int)h->at[i].value.size;
		s->formats[i] = h->at[i].binary;
	}
}

static bool
send_kept(struct wt_pg *pg, struct handle *h)
{
	struct sending s;
	if (!wt_pg_room(pg))
		return false;
	gather(h, &s);
	if (h->connection != pg->connection) {
		if (!wt_pg_queued(pg, PQsendPrepare(pg->conn, h->name, h->sql.ptr, 0, NULL) == 1))
			return false;
		h->connection = pg->connection;
	}
	return wt_pg_queued(pg,
		PQsendQueryPrepared(pg->conn, h->name, h->n, s.values, s.sizes, s.formats, 0) == 1);
}

static bool
send_once(struct wt_pg *pg, struct handle *h)
{
	struct sending s;
	if (!wt_pg_room(pg))
		return false;
	gather(h, &s);
	return wt_pg_queued(pg, PQsendQueryParams(pg->conn, h->sql.ptr, h->n, NULL, s.values,
					s.sizes, s.formats, 0) == 1);
}

static bool
queue_fetch(struct wt_pg *pg, const struct handle *h, int rows)
{
	char sql[64];
	(void)snprintf(sql, sizeof sql, "FETCH %d FROM %s", rows, h->name);
	return wt_pg_queue(pg, sql);
}

/* A cursor needs a transaction; outside of a writing one all that is read meanwhile is of one
 * moment. */
static bool
begin_reading(struct wt_store *s, struct wt_pg *pg)
{
	char sql[64];
	if (s->open || pg->reading)
		return true;
	pg->failed = false;
	pg->stop = 0;
	if (!wt_pg_queue(pg, "BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY"))
		return false;
	pg->reading = true;
	if (s->limit_ms == 0)
		return true;
	(void)snprintf(sql, sizeof sql, "SET LOCAL statement_timeout = %" PRIu32, s->limit_ms);
	return wt_pg_queue(pg, sql);
}

static bool
open_cursor(struct wt_store *s, struct wt_pg *pg, struct handle *h)
{
	struct wt_buf sql = { 0 };
	struct sending v;
	if (!begin_reading(s, pg))
		return false;
	gather(h, &v);
	wt_buf_printf(&sql, "DECLARE %s NO SCROLL CURSOR FOR %s", h->name, h->sql.ptr);
	bool good = !sql.failed && wt_pg_queued(pg, PQsendQueryParams(pg->conn, sql.ptr, h->n, NULL,
							    v.values, v.sizes, v.formats, 0) == 1);
	wt_buf_release(&sql);
	h->open = true;
	pg->cursors++;
	return good && queue_fetch(pg, h, FETCH_FIRST);
}

static bool
is_late(struct wt_store *s)
{
	return s->deadline > 0.0 && wt_seconds() > s->deadline;
}

/* Takes the rows that were asked for. */
static int
take_rows(struct wt_store *s, struct wt_pg *pg, struct handle *h, int asked)
{
	PQclear(h->result);
	h->result = wt_pg_finish(pg);
	h->row = 0;
	h->end = h->result ? PQntuples(h->result) : 0;
	if (!h->result) {
		s->late = is_late(s);
		return -1;
	}
	pg->changes = strtoll(PQcmdTuples(h->result), NULL, 10);
	h->ended = h->end < asked;
	return h->end > 0;
}

static int
step_cursor(struct wt_store *s, struct wt_pg *pg, struct handle *h)
{
	if (!h->open)
		return open_cursor(s, pg, h) ? take_rows(s, pg, h, FETCH_FIRST) : -1;
	if (h->ended)
		return 0;
	s->late = is_late(s);
	if (s->late || pg->stop) {
		(void)snprintf(pg->state, sizeof pg->state, "57014");
		pg->failed = true;
		return -1;
	}
	return queue_fetch(pg, h, FETCH_MORE) ? take_rows(s, pg, h, FETCH_MORE) : -1;
}

/* Outside of a transaction every statement begins anew. */
static void
begin_alone(struct wt_store *s, struct wt_pg *pg)
{
	if (!s->open && !pg->reading)
		pg->failed = false;
}

static int
step_write(struct wt_store *s, struct wt_pg *pg, struct handle *h)
{
	bool sent = h->keep ? send_kept(pg, h) : send_once(pg, h);
	if (sent && !s->open)
		sent = wt_pg_settle(pg);
	return sent ? 0 : -1;
}

static int
step_bulk(struct wt_store *s, struct handle *h)
{
	struct wt_pg_value values[WT_PG_PARAMETERS];
	for (int i = 0; i < h->n; i++)
		values[i] = h->at[i].value;
	return wt_pg_bulk_add(s, h->table, h->columns, values, (unsigned)h->n) ? 0 : -1;
}

/* What is deleted of these takes its parts along, which triggers delete. */
#define WHOLES (1u << WT_PG_DOCUMENTS | 1u << WT_PG_CLAIMS | 1u << WT_PG_EVENTS)

/* The rows that the statement may touch and that wait to be written go out before it. */
static bool
write_waiting(const struct wt_stmt *stmt)
{
	const struct handle *h = stmt->handle;
	bool all = h->kind != SELECT && (h->touches & WHOLES);
	return stmt->apart || !(h->touches & wt_pg_of(stmt->store)->waiting) ||
	       wt_pg_bulk_flush(stmt->store, all ? WT_PG_ALL : h->touches);
}

/* --- asked ahead -------------------------------------------------------------------------------
 */

/*
 * The statement for many values at once: what a server does to begin one costs more than to find a
 * few rows.  OFFSET keeps the planner from taking it apart, so that it is run for one value after
 * the other.
 */
static bool
prepare_many(struct wt_pg *pg, struct handle *h, const char *name)
{
	struct wt_buf sql = { 0 };
	if (h->asked_on == pg->connection)
		return true;
	wt_buf_cstr(&sql, "SELECT q.*, a.number FROM unnest($1::bigint[]) WITH ORDINALITY"
			  " AS a (value, number), LATERAL (");
	for (const char *at = h->sql.ptr, *next; at; at = next) {
		next = strstr(at, "$1");
		wt_buf_str(&sql, (struct wt_str){ at, next ? (size_t)(next - at) : strlen(at) });
		wt_buf_cstr(&sql, next ? "a.value" : " OFFSET 0) q");
		next = next ? next + 2 : NULL;
	}
	bool sent = !sql.failed && wt_pg_room(pg) &&
		    wt_pg_queued(pg, PQsendPrepare(pg->conn, name, sql.ptr, 0, NULL) == 1);
	wt_buf_release(&sql);
	h->asked_on = sent ? pg->connection : 0;
	return sent;
}

static bool
send_many(struct wt_pg *pg, struct handle *h, const int64_t *values, unsigned n)
{
	struct wt_buf list = { 0 };
	char name[sizeof h->name + 1];
	(void)snprintf(name, sizeof name, "a%s", h->name);
	for (unsigned i = 0; i < n; i++)
		wt_buf_printf(&list, "%c%" PRId64, i ? ',' : '{', values[i]);
	wt_buf_cstr(&list, "}");
	const char *value = list.ptr;
	bool sent = !list.failed && prepare_many(pg, h, name) && wt_pg_room(pg) &&
		    wt_pg_queued(
			    pg, PQsendQueryPrepared(pg->conn, name, 1, &value, NULL, NULL, 0) == 1);
	wt_buf_release(&list);
	return sent;
}

/* Which rows answer which value; false where they do not come in the order of the values. */
static bool
hold_answers(struct handle *h, const int64_t *values, unsigned n)
{
	int row = 0, rows = PQntuples(h->asked), last = PQnfields(h->asked) - 1;
	for (unsigned i = 0; i < n; i++) {
		struct wt_pg_held *held = &h->held[i];
		*held = (struct wt_pg_held){ values[i], row, row, false };
		while (row < rows && strtoll(PQgetvalue(h->asked, row, last), NULL, 10) == i + 1)
			held->end = ++row;
	}
	h->n_held = n;
	return row == rows;
}

static bool
ahead(struct wt_stmt *stmt, const int64_t *values, unsigned n)
{
	struct wt_store *s = stmt->store;
	struct wt_pg *pg = wt_pg_of(s);
	struct handle *h = stmt->handle;
	drop_held(h);
	if (h->kind != SELECT || !h->keep || h->n != 1 || !s->open || n == 0)
		return true;
	if (pg->failed || !write_waiting(stmt))
		return false;
	stmt->apart = false;
	h->held = calloc(n, sizeof *h->held);
	h->held_in = pg->ended;
	if (!h->held)
		return wt_pg_note(pg, NULL);
	h->asked = send_many(pg, h, values, n) ? wt_pg_finish(pg) : NULL;
	if (h->asked && !hold_answers(h, values, n))
		drop_held(h); /* each is asked for when its turn comes */
	return !pg->failed;
}

/* The answer to what is bound, where it is here; mostly they are taken in their order. */
static bool
take_ahead(struct wt_pg *pg, struct handle *h)
{
	if (h->n_held && h->held_in != pg->ended)
		drop_held(h);
	int64_t value = h->n_held ? strtoll(h->at[0].number, NULL, 10) : 0;
	for (unsigned i = 0; i < h->n_held; i++) {
		struct wt_pg_held *held = &h->held[(h->next_held + i) % h->n_held];
		if (held->taken || held->value != value)
			continue;
		h->next_held = (h->next_held + i + 1) % h->n_held;
		h->result = h->asked;
		h->row = held->first;
		h->end = held->end;
		held->taken = true;
		return true;
	}
	return false;
}

int
wt_pg_step(struct wt_stmt *stmt)
{
	struct wt_store *s = stmt->store;
	struct wt_pg *pg = wt_pg_of(s);
	struct handle *h = stmt->handle;
	if (h->result && ++h->row < h->end)
		return 1;
	if (h->result && !h->open)
		return 0;
	begin_alone(s, pg);
	if (pg->failed)
		return -1;
	if (h->n_held && take_ahead(pg, h))
		return h->row < h->end;
	if (h->kind == BULK && s->open)
		return step_bulk(s, h);
	if (!write_waiting(stmt))
		return -1;
	if (h->kind != SELECT)
		return step_write(s, pg, h);
	if (!h->keep)
		return step_cursor(s, pg, h);
	return send_kept(pg, h) ? take_rows(s, pg, h, INT32_MAX) : -1;
}

/* Ends the reading transaction with its last cursor; nobody waits for that. */
static void
close_cursor(struct wt_store *s, struct wt_pg *pg, struct handle *h)
{
	char sql[40];
	h->open = h->ended = false;
	pg->cursors--;
	if (pg->cursors == 0 && pg->reading) {
		bool bad = pg->failed;
		pg->reading = false;
		if (!wt_pg_is_lost(pg))
			(void)wt_pg_queue(pg, bad ? "ROLLBACK" : "COMMIT");
		PQclear(wt_pg_is_lost(pg) ? NULL : wt_pg_finish(pg));
	} else if (s->open && !pg->failed) {
		(void)snprintf(sql, sizeof sql, "CLOSE %s", h->name);
		(void)wt_pg_queue(pg, sql);
	}
}

void
wt_pg_reset(struct wt_stmt *stmt)
{
	struct handle *h = stmt->handle;
	if (!h)
		return;
	if (h->result != h->asked)
		PQclear(h->result);
	h->result = NULL;
	h->row = h->end = 0;
	stmt->apart = false;
	if (h->open)
		close_cursor(stmt->store, wt_pg_of(stmt->store), h);
}

/* --- parameters and columns --------------------------------------------------------------------
 */

static int
parameters(struct wt_stmt *stmt)
{
	return ((struct handle *)stmt->handle)->n;
}

static void
put(struct wt_stmt *stmt, int at, const char *bytes, size_t size, bool binary)
{
	struct handle *h = stmt->handle;
	if (at < 1 || at > WT_PG_PARAMETERS)
		return;
	h->at[at - 1].value = (struct wt_pg_value){ bytes, size };
	h->at[at - 1].binary = binary;
}

static void
bind_null(struct wt_stmt *stmt, int at)
{
	put(stmt, at, NULL, 0, false);
}

static void
bind_int(struct wt_stmt *stmt, int at, int64_t n)
{
	struct handle *h = stmt->handle;
	char *text = h->at[at - 1].number;
	int size = snprintf(text, sizeof h->at[0].number, "%" PRId64, n);
	put(stmt, at, text, (size_t)size, false);
}

static void
bind_real(struct wt_stmt *stmt, int at, double x)
{
	struct handle *h = stmt->handle;
	char *text = h->at[at - 1].number;
	int size = snprintf(text, sizeof h->at[0].number, "%.17g", x);
	put(stmt, at, text, (size_t)size, false);
}

static bool
is_clean(struct wt_str s)
{
	for (size_t i = 0; i < s.len;) {
		size_t n = 1;
		if ((unsigned char)s.ptr[i] & 0x80)
			n = wt_utf8_len(s.ptr + i, s.len - i);
		if (n == 0 || s.ptr[i] == '\0')
			return false;
		i += n;
	}
	return true;
}

/* A server takes no byte that is not UTF-8, and no NUL. */
static void
bind_text(struct wt_stmt *stmt, int at, struct wt_str text)
{
	struct handle *h = stmt->handle;
	if (!is_clean(text)) {
		struct wt_buf *b = &h->at[at - 1].clean;
		wt_buf_clear(b);
		wt_buf_str(b, text);
		if (!b->failed)
			(void)wt_utf8_clean(b->ptr, b->len);
		text = wt_buf_view(b);
	}
	put(stmt, at, text.ptr ? text.ptr : "", text.len, true);
}

static void
bind_blob(struct wt_stmt *stmt, int at, struct wt_blob_view bytes)
{
	put(stmt, at, (const char *)bytes.bytes, bytes.size, true);
}

static int
columns(struct wt_stmt *stmt)
{
	struct handle *h = stmt->handle;
	return h->result ? PQnfields(h->result) - (h->result == h->asked) : 0;
}

static bool
is_null(struct wt_stmt *stmt, int at)
{
	struct handle *h = stmt->handle;
	return !h->result || PQgetisnull(h->result, h->row, at);
}

static const char *
value(struct wt_stmt *stmt, int at)
{
	struct handle *h = stmt->handle;
	return h->result ? PQgetvalue(h->result, h->row, at) : "";
}

static int64_t
integer(struct wt_stmt *stmt, int at)
{
	const char *text = value(stmt, at);
	return text[0] == 't' ? 1 : strtoll(text, NULL, 10);
}

static double
real(struct wt_stmt *stmt, int at)
{
	return strtod(value(stmt, at), NULL);
}

static struct wt_str
text(struct wt_stmt *stmt, int at)
{
	struct handle *h = stmt->handle;
	if (!h->result)
		return (struct wt_str){ "", 0 };
	return (struct wt_str){ PQgetvalue(h->result, h->row, at),
		(size_t)PQgetlength(h->result, h->row, at) };
}

static unsigned
hex(char c)
{
	return (unsigned)(wt_is_digit(c) ? c - '0' : c - 'a' + 10) & 15u;
}

/* "\x0aff"; two of a row can be looked at side by side. */
static struct wt_blob_view
blob(struct wt_stmt *stmt, int at)
{
	struct handle *h = stmt->handle;
	struct wt_str s = text(stmt, at);
	struct wt_buf *b = &h->blob[at & 1];
	wt_buf_clear(b);
	for (size_t i = 2; i + 1 < s.len; i += 2)
		wt_buf_char(b, (char)(hex(s.ptr[i]) << 4 | hex(s.ptr[i + 1])));
	return (struct wt_blob_view){ (const unsigned char *)wt_buf_view(b).ptr, b->len };
}

const struct wt_driver WT_POSTGRES = {
	.gathers = true,
	.open = wt_pg_open,
	.close = wt_pg_close,
	.why = wt_pg_why,
	.prepare = wt_pg_prepare,
	.release = wt_pg_release,
	.step = wt_pg_step,
	.reset = wt_pg_reset,
	.ahead = ahead,
	.exec = wt_pg_exec,
	.parameters = parameters,
	.bind_null = bind_null,
	.bind_int = bind_int,
	.bind_real = bind_real,
	.bind_text = bind_text,
	.bind_blob = bind_blob,
	.columns = columns,
	.is_null = is_null,
	.integer = integer,
	.real = real,
	.text = text,
	.blob = blob,
	.begin = wt_pg_begin,
	.commit = wt_pg_commit,
	.rollback = wt_pg_rollback,
	.inserted = wt_pg_inserted,
	.changes = wt_pg_changes,
	.limit = wt_pg_limit,
	.interrupt = wt_pg_interrupt,
};

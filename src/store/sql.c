/*
 * sql.c - statements built for a query, every value a parameter.
 */
#include <stdio.h>

#include "mention/fold.h"
#include "store/put.h"
#include "store/rows.h"

#define ROW_BUDGET ((size_t)256 << 20)

static const char *const SECTORS[] = { "GOV", "MIL", "COP", "LEG", "JUD", "PTY", "OPP", "REB",
	"SPY", "CVL", "BUS", "MED", "EDU", "REL", "LAB", "CRM", "IGO", "NGO" };

void
wt_sql_release(struct wt_sql *q)
{
	wt_buf_release(&q->text);
	for (unsigned i = 0; i < WT_SQL_PARAMS; i++)
		wt_buf_release(&q->words[i]);
}

static bool
room(struct wt_sql *q)
{
	q->too_many = q->too_many || q->n == WT_SQL_PARAMS;
	return !q->too_many;
}

void
wt_sql_number(struct wt_sql *q, const char *sql, int64_t number)
{
	if (!room(q))
		return;
	wt_buf_cstr(&q->text, sql);
	q->params[q->n].is_text = false;
	q->params[q->n++].number = number;
}

void
wt_sql_text(struct wt_sql *q, const char *sql, struct wt_str text)
{
	if (!room(q))
		return;
	wt_buf_cstr(&q->text, sql);
	q->params[q->n].is_text = true;
	wt_buf_str(&q->words[q->n], text);
	q->n++;
}

void
wt_sql_fold(struct wt_sql *q, const char *sql, struct wt_str name)
{
	char out[256];
	size_t n = wt_fold_to(name, out, sizeof out);
	wt_sql_text(q, sql, (struct wt_str){ out, n });
}

/* Prepared and bound; NULL and a fault. */
static struct wt_stmt *
prepare(struct wt_store *s, struct wt_sql *q, struct wt_fault *f)
{
	struct wt_stmt *stmt = NULL;
	bool failed = q->text.failed;
	for (unsigned i = 0; i < q->n; i++)
		failed = failed || q->words[i].failed;
	if (failed || q->too_many) {
		s->code = wt_fail(f, failed ? WARTA_ENOMEM : WARTA_ETOOBIG, 0,
			"%s: the query is too long", s->path);
		return NULL;
	}
	stmt = wt_db_prepare(s, q->text.ptr, f);
	for (unsigned i = 0; stmt && i < q->n; i++) {
		if (q->params[i].is_text)
			wt_bind_text(stmt, (int)i + 1, wt_buf_view(&q->words[i]));
		else
			wt_bind_int(stmt, (int)i + 1, q->params[i].number);
	}
	return stmt;
}

static int
each_row(struct wt_rows *r)
{
	bool stop = false;
	int code = WARTA_OK;
	while (!stop && code == WARTA_OK) {
		code = wt_db_next(r->store, r->stmt, "be searched", r->fault);
		if (code != 1)
			return code;
		wt_arena_reset(&r->arena);
		code = r->row(r, &stop);
	}
	return code;
}

/* On its own, for what longjmp leaves behind. */
static int
guarded(struct wt_rows *r)
{
	if (wt_arena_guard(&r->arena) != 0)
		return wt_fail(r->fault, WARTA_ENOMEM, 0, "%s: a row is too large",
			wt_store_path(r->store));
	return each_row(r);
}

int
wt_rows_read(struct wt_rows *r, struct wt_sql *q)
{
	int code;
	if (r->store->depth++ == 0) {
		r->store->late = false;
		r->store->deadline =
			r->store->limit_ms ? wt_seconds() + 1e-3 * r->store->limit_ms : 0.0;
	}
	r->stmt = prepare(r->store, q, r->fault);
	if (r->stmt) {
		wt_arena_init(&r->arena, ROW_BUDGET);
		code = guarded(r);
		wt_db_release(r->stmt);
		wt_arena_release(&r->arena);
	} else {
		code = r->store->code;
	}
	if (--r->store->depth == 0)
		r->store->deadline = 0.0;
	wt_sql_release(q);
	return code;
}

/* Conditions on one party, whose row is called p0, p1 ... */
static void
party(struct wt_sql *q, const struct wt_party_filter *p, unsigned number)
{
	char sql[96];
	if (p->country[0]) {
		(void)snprintf(sql, sizeof sql, " AND p%u.country = ?", number);
		wt_sql_text(q, sql, wt_str_of(p->country));
	}
	if (p->sector[0]) {
		(void)snprintf(sql, sizeof sql, " AND p%u.sector = ?", number);
		wt_sql_text(q, sql, wt_str_of(p->sector));
	}
	if (p->name.len) {
		(void)snprintf(sql, sizeof sql,
			" AND instr(' ' || p%u.canon || ' ', ' ' || ? || ' ') > 0", number);
		wt_sql_fold(q, sql, p->name);
	}
}

/* The rows of the parties, each of another row of the same event or claim. */
static void
joined_parties(struct wt_sql *q, unsigned n, const char *table, const char *key)
{
	wt_buf_printf(&q->text, " FROM %s p0", table);
	for (unsigned i = 1; i < n; i++) {
		wt_buf_printf(&q->text, " JOIN %s p%u ON p%u.%s = p0.%s", table, i, i, key, key);
		for (unsigned k = 0; k < i; k++)
			wt_buf_printf(&q->text,
				" AND (p%u.side <> p%u.side OR p%u.number <> p%u.number)", i, k, i,
				k);
	}
}

void
wt_sql_parties(struct wt_sql *q, const struct wt_query *query, const char *column,
	const char *table, const char *key)
{
	unsigned n = query->n_parties < 4 ? query->n_parties : 4;
	if (n == 0)
		return;
	wt_buf_printf(&q->text, " AND %s IN (SELECT p0.%s", column, key);
	joined_parties(q, n, table, key);
	wt_buf_cstr(&q->text, " WHERE TRUE");
	for (unsigned i = 0; i < n; i++)
		party(q, &query->parties[i], i);
	wt_buf_char(&q->text, ')');
}

void
wt_sql_parties_walk(struct wt_sql *q, const struct wt_query *query, const char *column,
	const char *table, const char *key)
{
	unsigned n = query->n_parties < 4 ? query->n_parties : 4;
	if (n == 0)
		return;
	wt_buf_cstr(&q->text, " AND EXISTS (SELECT 1");
	joined_parties(q, n, table, key);
	wt_buf_printf(&q->text, " WHERE p0.%s = %s", key, column);
	for (unsigned i = 0; i < n; i++)
		party(q, &query->parties[i], i);
	wt_buf_char(&q->text, ')');
}

static bool
is_code(struct wt_str s)
{
	return s.len == 3 && wt_is_upper(s.ptr[0]) && wt_is_upper(s.ptr[1]) &&
	       wt_is_upper(s.ptr[2]);
}

static void
column(struct wt_sql *q, const char *table, const char *condition)
{
	wt_buf_printf(&q->text, " AND %s.%s", table, condition);
}

void
wt_sql_common(struct wt_sql *q, const struct wt_query *query, const char *table)
{
	if (query->from.year) {
		column(q, table, "last_day >=");
		wt_sql_number(q, " ?", wt_day_number(wt_day_first(query->from)));
	}
	if (query->to.year) {
		column(q, table, "first_day <=");
		wt_sql_number(q, " ?", wt_day_number(wt_day_last(query->to)));
	}
	if (query->type != WT_ANY) {
		column(q, table, "type =");
		wt_sql_text(q, " ?", wt_str_of(wt_type_name((enum wt_type)query->type)));
	}
	if (query->status != WT_ANY) {
		column(q, table, "status =");
		wt_sql_text(q, " ?", wt_str_of(wt_status_name((enum wt_status)query->status)));
	}
	if (query->mode.len) {
		wt_buf_printf(&q->text, " AND instr(%s.modes,", table);
		wt_sql_text(q, " '\"' || ? || '\"') > 0", query->mode);
	}
	if (query->place.len) {
		wt_buf_printf(&q->text, " AND lower(%s.%s)", table,
			is_code(query->place) ? "place_country" : "place");
		wt_sql_text(q, " = lower(?)", query->place);
	}
}

void
wt_sql_words(struct wt_sql *q, const char *sql, struct wt_str text)
{
	size_t i = 0;
	while (i < text.len) {
		size_t start = i;
		while (i < text.len && !wt_is_space(text.ptr[i]))
			i++;
		if (i > start)
			wt_sql_text(q, sql, (struct wt_str){ text.ptr + start, i - start });
		i++;
	}
}

void
wt_sql_limit(struct wt_sql *q, const struct wt_query *query)
{
	wt_sql_number(q, " LIMIT ?", query->limit ? (int64_t)query->limit : INT64_MAX);
	wt_sql_number(q, " OFFSET ?", query->offset);
}

void
wt_query_init(struct wt_query *q)
{
	memset(q, 0, sizeof *q);
	q->type = q->status = q->stance = WT_ANY;
}

static bool
is_sector(struct wt_str s)
{
	for (size_t i = 0; i < sizeof SECTORS / sizeof SECTORS[0]; i++)
		if (wt_str_is(s, SECTORS[i]))
			return true;
	return false;
}

/* One or two codes, parted by a blank or a colon; false where the text is something else. */
static bool
read_codes(struct wt_party_filter *p, struct wt_str text)
{
	struct wt_str first = text, second = { "", 0 };
	if (text.len == 7 && (text.ptr[3] == ' ' || text.ptr[3] == ':')) {
		first.len = 3;
		second = (struct wt_str){ text.ptr + 4, 3 };
		if (!is_sector(second))
			return false;
	}
	if (!is_code(first))
		return false;
	bool sector = second.len == 0 && is_sector(first);
	memcpy(sector ? p->sector : p->country, first.ptr, 3);
	if (second.len)
		memcpy(p->sector, second.ptr, 3);
	return true;
}

static bool
state_of(const struct wt_gazetteer *g, struct wt_str text, struct wt_party_filter *p)
{
	uint32_t rows[8];
	struct wt_day day = { 0, 0, 0 };
	uint32_t n = g ? wt_gazetteer_find(g, text, day, rows, 8) : 0;
	for (uint32_t i = 0; i < n && i < 8; i++) {
		struct wt_gazetteer_row row;
		if (!wt_gazetteer_row(g, rows[i], day, &row))
			continue;
		if (row.kind == WT_ACTOR_COUNTRY) {
			memcpy(p->country, row.country, sizeof p->country);
			return true;
		}
		if (row.kind == WT_ACTOR_PERSON || row.kind == WT_ACTOR_BODY) {
			p->name = row.name;
			return true;
		}
	}
	return false;
}

void
wt_party_filter_read(
	struct wt_party_filter *p, const struct wt_gazetteer *gazetteer, struct wt_str text)
{
	memset(p, 0, sizeof *p);
	p->name = WT_STR("");
	text = wt_str_trim(text);
	if (!read_codes(p, text) && !state_of(gazetteer, text, p))
		p->name = text;
}

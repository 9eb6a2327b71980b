/*
 * change.c - see change.h.
 */
#include "store/change.h"

#include "store/bind.h"
#include "store/put.h"
#include "store/rows.h"

static const char *const KINDS[] = { "article", "event", "story" };
static const char *const WHATS[] = { "new", "changed", "merged", "split", "withdrawn" };

const char *
wt_change_kind_name(enum wt_change_kind kind)
{
	return KINDS[kind];
}

const char *
wt_change_what_name(enum wt_change_what what)
{
	return WHATS[what];
}

int
wt_change_add(struct wt_store *s, enum wt_change_kind kind, int64_t id, enum wt_change_what what,
	int64_t other, struct wt_fault *f)
{
	static const char SQL[] =
		"INSERT INTO changes (at, kind, id, what, other) VALUES (?,?,?,?,?)";
	struct wt_binding b = { wt_db_get(s, SQL, f), 1 };
	char now[WT_NOW_TEXT];
	if (!b.stmt)
		return s->code;
	wt_put_cstr(&b, wt_now(now));
	wt_put_cstr(&b, KINDS[kind]);
	wt_put_int(&b, id);
	wt_put_cstr(&b, WHATS[what]);
	wt_put_int_if(&b, other != 0, other);
	return wt_db_run(s, b.stmt, "note a change", f);
}

struct told {
	wt_change_visit *visit;
	void *context;
};

static unsigned
find(const char *const *names, unsigned n, struct wt_str name)
{
	for (unsigned i = 0; i < n; i++)
		if (wt_str_is(name, names[i]))
			return i;
	return 1; /* what a newer Warta calls otherwise has changed */
}

static int
change_row(struct wt_rows *r, bool *stop)
{
	const struct told *to = r->context;
	struct wt_change c = { .n = wt_column_int(r->stmt, 0) };
	c.at = wt_column_copy(&r->arena, r->stmt, 1);
	c.kind = (enum wt_change_kind)find(KINDS, 3, wt_column_str(r->stmt, 2));
	c.id = wt_column_int(r->stmt, 3);
	c.what = (enum wt_change_what)find(WHATS, 5, wt_column_str(r->stmt, 4));
	c.other = wt_column_int(r->stmt, 5);
	c.document = wt_column_copy(&r->arena, r->stmt, 6);
	*stop = to->visit(to->context, &c) != 0;
	return WARTA_OK;
}

int
wt_store_changes(struct wt_store *s, int64_t after, struct wt_str since, uint32_t limit,
	wt_change_visit *visit, void *context, struct wt_fault *f)
{
	struct told to = { visit, context };
	struct wt_rows r = { .store = s, .row = change_row, .context = &to, .fault = f };
	struct wt_sql q = { 0 };
	wt_sql_number(&q,
		"SELECT c.n, c.at, c.kind, c.id, c.what, c.other,"
		" CASE c.kind WHEN 'article' THEN (SELECT d.id FROM documents d WHERE d.n = c.id)"
		" END FROM changes c WHERE c.n > ?",
		after);
	if (since.len) /* the clock may have gone back; numbers have not */
		wt_sql_text(&q,
			" AND c.n >= coalesce((SELECT min(n) FROM changes WHERE at >= ?),"
			" 9223372036854775807)",
			since);
	wt_sql_number(&q, " ORDER BY c.n LIMIT ?", limit ? (int64_t)limit : INT64_MAX);
	return wt_rows_read(&r, &q);
}

int
wt_store_last_change(struct wt_store *s, int64_t *n, struct wt_fault *f)
{
	struct wt_stmt *stmt = wt_db_get(s, "SELECT coalesce(max(n), 0) FROM changes", f);
	*n = 0;
	if (!stmt)
		return s->code;
	int code = wt_db_next(s, stmt, "be read", f);
	if (code == 1)
		*n = wt_column_int(stmt, 0);
	wt_db_reset(stmt);
	return code < 0 ? code : WARTA_OK;
}

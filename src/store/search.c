/*
 * search.c - see search.h.
 *
 * Best first: FTS5 ranks (bm25, a word of the title counts four times) and stops at the limit;
 * only what is shown is looked up and cut into snippets.  Newest first: the days of all that
 * match are looked at, which costs less than ranking them.
 */
#include "store/search.h"

#include "store/canon.h"
#include "store/postgres_search.h"
#include "store/rows.h"

#define SNIPPET_WORDS 24
#define HIT_OPEN      '\x01'
#define HIT_CLOSE     '\x03'

struct searching {
	const struct wt_search *search;
	struct wt_search_plan plan;
	struct wt_buf question; /* what a server is asked for the words */
	wt_found_visit *visit;
	void *context;
};

/* Weights of D, C, B and A: a word of the title counts four times. */
#define QUESTION "CAST(CAST(? AS TEXT) AS tsquery)"
#define RANK     "-ts_rank('{0.25,0.25,0.25,1}', search.words, " QUESTION ", 1)"

static bool
is_server(const struct wt_store *s)
{
	return s->driver == &WT_POSTGRES;
}

static int64_t
minutes(struct wt_day day)
{
	return (int64_t)wt_day_number(day) * 1440 - 420;
}

/* The later of two beginnings; the earlier of two ends. */
static struct wt_day
narrower(struct wt_day a, struct wt_day b, bool later)
{
	if (a.year == 0 || b.year == 0)
		return a.year ? a : b;
	int32_t x = wt_day_number(later ? wt_day_first(a) : wt_day_last(a));
	int32_t y = wt_day_number(later ? wt_day_first(b) : wt_day_last(b));
	return (x > y) == later ? a : b;
}

static void
add_outlet(const struct wt_store *s, struct wt_sql *q, struct wt_str outlet)
{
	char canon[WT_CANON];
	struct wt_day day = { 0, 0, 0 };
	if (outlet.len == 0)
		return;
	wt_sql_text(q, " AND (lower(d.outlet) = lower(?)", outlet);
	wt_sql_text(q, " OR d.family = ?)", wt_canon_source(s->gazetteer, outlet, day, canon));
}

/* FROM and WHERE; the rows of documents only where they are asked for something. */
static void
add_conditions(const struct wt_store *s, struct wt_sql *q, const struct searching *g, bool dates)
{
	const struct wt_search_plan *p = &g->plan;
	const struct wt_search *ask = g->search;
	struct wt_day from = narrower(p->from, ask->from, true);
	struct wt_day to = narrower(p->to, ask->to, false);
	bool words = p->match.len > 0;
	bool rows = !words || dates || from.year || to.year || p->outlet.len || p->author.len ||
		    ask->outlet.len;
	wt_buf_cstr(&q->text, words ? " FROM search" : " FROM documents d");
	if (words && rows)
		wt_buf_printf(&q->text, " CROSS JOIN documents d ON d.n = search.%s",
			is_server(s) ? "n" : "rowid");
	if (words && is_server(s))
		wt_sql_text(q, " WHERE search.words @@ " QUESTION, wt_buf_view(&g->question));
	else if (words)
		wt_sql_text(q, " WHERE search MATCH ?", wt_buf_view(&p->match));
	else
		wt_buf_cstr(&q->text, " WHERE d.live");
	if (from.year)
		wt_sql_number(q, " AND d.published_at >= ?", minutes(wt_day_first(from)));
	if (to.year)
		wt_sql_number(
			q, " AND d.published_at < ?", minutes(wt_day_add(wt_day_last(to), 1)));
	if (p->author.len)
		wt_sql_text(q, " AND instr(lower(d.authors), lower(?)) > 0", p->author);
	add_outlet(s, q, p->outlet);
	add_outlet(s, q, ask->outlet);
}

/* --- what is shown ---------------------------------------------------------------------------- */

/* Takes the marks out of a text, blanks made one: the hits lie between them. */
static struct wt_str
take_hits(struct wt_arena *a, struct wt_str marked, const struct wt_span **hits, uint32_t *n)
{
	char *out = WT_NEW(a, char, marked.len + 1);
	struct wt_span *list = NULL;
	uint32_t cap = 0, open = UINT32_MAX, at = 0;
	*n = 0;
	for (size_t i = 0; i < marked.len; i++) {
		char c = marked.ptr[i];
		if (c == HIT_OPEN) {
			open = at;
		} else if (c == HIT_CLOSE) {
			if (open < at)
				*WT_PUSH(a, list, *n, cap) = (struct wt_span){ open, at };
			open = UINT32_MAX;
		} else if (wt_is_space(c)) {
			if (at > 0 && out[at - 1] != ' ')
				out[at++] = ' ';
		} else if ((unsigned char)c >= ' ') {
			out[at++] = c;
		}
	}
	*hits = list;
	return (struct wt_str){ out, at };
}

/* What is no text of the article. */
static void
read_about(struct wt_arena *a, struct wt_stmt *stmt, struct wt_found *found)
{
	found->id = wt_column_copy(a, stmt, 0);
	found->url = wt_column_copy(a, stmt, 1);
	found->outlet = wt_column_copy(a, stmt, 2);
	if (!wt_moment_parse(wt_column_str(stmt, 3), &found->published))
		found->published = (struct wt_moment){ { 0, 0, 0 }, WT_MINUTE_NONE, WT_ZONE_NONE };
	found->n_claims = (uint32_t)wt_column_int(stmt, 4);
}

static void
read_found(struct wt_arena *a, struct wt_stmt *stmt, struct wt_found *found)
{
	read_about(a, stmt, found);
	found->title =
		take_hits(a, wt_column_str(stmt, 5), &found->title_hits, &found->n_title_hits);
	found->snippet = take_hits(a, wt_column_str(stmt, 6), &found->hits, &found->n_hits);
}

#define ARTICLE                                                                                    \
	"SELECT d.id, d.url, d.outlet, d.published,"                                               \
	" (SELECT count(*) FROM claims c WHERE c.document = d.n),"

/* On a server, where the words are found again here. */
static int
look_up_there(struct wt_rows *r, int64_t row, uint32_t words, struct wt_found *found)
{
	static const char SQL[] = ARTICLE " d.title, x.text FROM documents d"
					  " LEFT JOIN texts x ON x.document = d.n WHERE d.n = ?";
	const struct searching *g = r->context;
	struct wt_buf *marked = &r->store->scratch[5];
	struct wt_stmt *stmt = wt_db_get(r->store, SQL, r->fault);
	if (!stmt)
		return r->store->code;
	wt_bind_int(stmt, 1, row);
	int code = wt_db_next(r->store, stmt, "be searched", r->fault);
	if (code == 1) {
		struct wt_arena *a = &r->arena;
		read_about(a, stmt, found);
		wt_pg_mark(r->store, a, &g->plan, wt_column_str(stmt, 5), true, words, marked);
		found->title =
			take_hits(a, wt_buf_view(marked), &found->title_hits, &found->n_title_hits);
		wt_pg_mark(r->store, a, &g->plan, wt_column_str(stmt, 6), false, words, marked);
		found->snippet = take_hits(a, wt_buf_view(marked), &found->hits, &found->n_hits);
	}
	wt_db_reset(stmt);
	return code < 0 ? code : code == 1 ? WARTA_OK : WARTA_ENOTFOUND;
}

/* Looks one article up, with the words that were found; WARTA_ENOTFOUND where it just went. */
static int
look_up(struct wt_rows *r, int64_t row, struct wt_found *found)
{
	static const char WITH[] = ARTICLE " highlight(search, 0, char(1), char(3)),"
					   " snippet(search, 1, char(1), char(3), '…', ?3)"
					   " FROM search JOIN documents d ON d.n = search.rowid"
					   " WHERE search MATCH ?1 AND search.rowid = ?2";
	static const char WITHOUT[] =
		ARTICLE " d.title, substr(x.text, 1, 10 * ?3)"
			" FROM documents d LEFT JOIN texts x ON x.document = d.n"
			" WHERE ?1 IS NULL AND d.n = ?2";
	const struct searching *g = r->context;
	struct wt_str match = wt_buf_view(&g->plan.match);
	uint32_t words = g->search->snippet_words ? g->search->snippet_words : SNIPPET_WORDS;
	if (is_server(r->store))
		return look_up_there(r, row, words < 64 ? words : 64, found);
	struct wt_stmt *stmt = wt_db_get(r->store, match.len ? WITH : WITHOUT, r->fault);
	if (!stmt)
		return r->store->code;
	wt_bind_str(stmt, 1, match);
	wt_bind_int(stmt, 2, row);
	wt_bind_int(stmt, 3, words < 64 ? words : 64);
	int code = wt_db_next(r->store, stmt, "be searched", r->fault);
	if (code == 1)
		read_found(&r->arena, stmt, found);
	wt_db_reset(stmt);
	return code < 0 ? code : code == 1 ? WARTA_OK : WARTA_ENOTFOUND;
}

static int
found_row(struct wt_rows *r, bool *stop)
{
	const struct searching *g = r->context;
	struct wt_found found = { .score = -wt_column_real(r->stmt, 1) };
	int code = look_up(r, wt_column_int(r->stmt, 0), &found);
	if (code == WARTA_OK)
		*stop = g->visit(g->context, &found) != 0;
	return code == WARTA_ENOTFOUND ? WARTA_OK : code;
}

static int
count_row(struct wt_rows *r, bool *stop)
{
	*(uint64_t *)r->context = (uint64_t)wt_column_int(r->stmt, 0);
	*stop = true;
	return WARTA_OK;
}

static int
count_all(struct wt_store *s, const struct searching *g, uint64_t *total, struct wt_fault *f)
{
	struct wt_rows r = { .store = s, .row = count_row, .context = total, .fault = f };
	struct wt_sql q = { 0 };
	*total = 0;
	wt_buf_cstr(&q.text, "SELECT count(*)");
	add_conditions(s, &q, g, false);
	return wt_rows_read(&r, &q);
}

static int
find_all(struct wt_store *s, struct searching *g, struct wt_fault *f)
{
	const struct wt_search *ask = g->search;
	struct wt_rows r = { .store = s, .row = found_row, .context = g, .fault = f };
	struct wt_sql q = { 0 };
	bool ranked = !ask->newest && g->plan.match.len > 0;
	if (ranked && is_server(s))
		wt_sql_text(&q, "SELECT search.n, " RANK, wt_buf_view(&g->question));
	else
		wt_buf_cstr(&q.text, ranked ? "SELECT search.rowid, search.rank" : "SELECT d.n, 0");
	add_conditions(s, &q, g, !ranked);
	wt_buf_cstr(&q.text, ranked && is_server(s) ? " ORDER BY 2, search.n"
			     : ranked               ? " ORDER BY search.rank"
				      : " ORDER BY d.published_at DESC NULLS LAST, d.n DESC");
	wt_sql_number(&q, " LIMIT ?", ask->limit ? (int64_t)ask->limit : INT64_MAX);
	wt_sql_number(&q, " OFFSET ?", ask->offset);
	return wt_rows_read(&r, &q);
}

int
wt_store_search(struct wt_store *s, const struct wt_search *search, uint64_t *total,
	wt_found_visit *visit, void *context, struct wt_fault *f)
{
	struct searching g = { .search = search, .visit = visit, .context = context };
	int code = wt_search_read(&g.plan, search->words, f);
	if (code == WARTA_OK && is_server(s))
		code = wt_pg_question(s, &g.plan, &g.question);
	if (code == WARTA_OK && total)
		code = count_all(s, &g, total, f);
	if (code == WARTA_OK)
		code = find_all(s, &g, f);
	wt_buf_release(&g.question);
	wt_search_release(&g.plan);
	return code;
}

/*
 * tell.c - stories found again.
 */
#include "store/rows.h"
#include "story/ids.h"
#include "story/stories.h"

static const char COLUMNS[] =
	"SELECT s.id, s.title, s.title_document, date(s.first_at * 60 + 25200, 'unixepoch'),"
	" date(s.last_at * 60 + 25200, 'unixepoch'), s.n_documents, s.n_outlets, s.n_independent,"
	" s.n_events, s.changed,"
	" s.n_independent_most FROM stories s WHERE TRUE";

const char *
wt_story_id(uint64_t story, char text[WT_STORY_ID])
{
	wt_id_print('s', story, text);
	return text;
}

struct told {
	wt_story_visit *visit;
	void *context;
};

static uint32_t
count(struct wt_stmt *stmt, int at)
{
	return (uint32_t)wt_column_int(stmt, at);
}

static int
story_row(struct wt_rows *r, bool *stop)
{
	const struct told *to = r->context;
	struct wt_story s = { .id = (uint64_t)wt_column_int(r->stmt, 0),
		.title = wt_column_copy(&r->arena, r->stmt, 1),
		.title_document = wt_column_copy(&r->arena, r->stmt, 2),
		.first = wt_column_copy(&r->arena, r->stmt, 3),
		.last = wt_column_copy(&r->arena, r->stmt, 4),
		.documents = count(r->stmt, 5),
		.outlets = count(r->stmt, 6),
		.independent = count(r->stmt, 7),
		.events = count(r->stmt, 8),
		.changed = wt_column_copy(&r->arena, r->stmt, 9),
		.independent_most = count(r->stmt, 10) };
	*stop = to->visit(to->context, &s) != 0;
	return WARTA_OK;
}

int
wt_stories_find(struct wt_store *s, const struct wt_query *query, wt_story_visit *visit,
	void *context, struct wt_fault *f)
{
	struct told to = { visit, context };
	struct wt_rows r = { .store = s, .row = story_row, .context = &to, .fault = f };
	struct wt_sql q = { 0 };
	wt_buf_cstr(&q.text, COLUMNS);
	if (query->from.year)
		wt_sql_number(&q, " AND s.last_at >= ?",
			(int64_t)wt_day_number(wt_day_first(query->from)) * 1440);
	if (query->to.year)
		wt_sql_number(&q, " AND s.first_at < ?",
			((int64_t)wt_day_number(wt_day_last(query->to)) + 1) * 1440);
	if (query->n_parties) {
		wt_buf_cstr(&q.text, " AND EXISTS (SELECT 1 FROM events v WHERE v.story = s.id");
		wt_sql_parties(&q, query, "v.id", "event_parties", "event");
		wt_buf_cstr(&q.text, ")");
	}
	if (query->min_independent)
		wt_sql_number(&q, " AND s.n_independent >= ?", query->min_independent);
	wt_sql_words(&q, " AND instr(lower(s.title), lower(?)) > 0", query->text);
	wt_buf_cstr(&q.text, query->newest_first ? " ORDER BY s.last_at DESC, s.id"
						 : " ORDER BY s.first_at, s.id");
	wt_sql_limit(&q, query);
	return wt_rows_read(&r, &q);
}

struct one {
	wt_story_visit *visit;
	void *context;
	unsigned n;
};

static int
count_one(void *context, const struct wt_story *story)
{
	struct one *one = context;
	one->n++;
	return one->n == 1 && one->visit ? one->visit(one->context, story) : 0;
}

static int
between(struct wt_store *s, uint64_t first, uint64_t last, struct one *one, struct wt_fault *f)
{
	struct told to = { count_one, one };
	struct wt_rows r = { .store = s, .row = story_row, .context = &to, .fault = f };
	struct wt_sql q = { 0 };
	wt_buf_cstr(&q.text, COLUMNS);
	wt_sql_number(&q, " AND s.id BETWEEN ?", (int64_t)first);
	wt_sql_number(&q, " AND ? LIMIT 2", last > INT64_MAX ? INT64_MAX : (int64_t)last);
	return wt_rows_read(&r, &q);
}

int
wt_story_show(struct wt_store *s, struct wt_str id, wt_story_visit *visit, void *context,
	struct wt_fault *f)
{
	struct one counted = { NULL, NULL, 0 }, shown = { visit, context, 0 };
	uint64_t first, last;
	if (!wt_id_range(id, 's', &first, &last))
		return wt_fail(f, WARTA_ENOTFOUND, 0, "%s: no story is called %.*s",
			wt_store_path(s), WT_FMT(id));
	int code = between(s, first, last, &counted, f);
	if (code == WARTA_OK && counted.n == 0)
		return wt_fail(f, WARTA_ENOTFOUND, 0, "%s: no story is called %.*s",
			wt_store_path(s), WT_FMT(id));
	if (code == WARTA_OK && counted.n > 1)
		return wt_fail(f, WARTA_EUSAGE, 0,
			"%s: several stories begin with %.*s; give more letters", wt_store_path(s),
			WT_FMT(id));
	return code == WARTA_OK ? between(s, first, last, &shown, f) : code;
}

int
wt_story_articles(struct wt_store *s, uint64_t story, wt_story_article_visit *visit, void *context,
	struct wt_fault *f)
{
	static const char SQL[] =
		"SELECT d.id, d.outlet, d.title, d.published, o.id FROM story_documents m"
		" JOIN documents d ON d.n = m.document LEFT JOIN prints p ON p.document = d.n"
		" LEFT JOIN documents o ON o.n = p.origin WHERE m.story = ? AND d.live"
		" ORDER BY m.at, d.key";
	struct wt_stmt *stmt = wt_db_get(s, SQL, f);
	int code;
	if (!stmt)
		return s->code;
	wt_bind_int(stmt, 1, (int64_t)story);
	while ((code = wt_db_next(s, stmt, "be read", f)) == 1) {
		struct wt_story_article a = { wt_column_str(stmt, 0), wt_column_str(stmt, 1),
			wt_column_str(stmt, 2), wt_column_str(stmt, 3), wt_column_str(stmt, 4) };
		if (visit(context, &a) != 0)
			break;
	}
	wt_db_reset(stmt);
	return code < 0 ? code : WARTA_OK;
}

/*
 * query.c - claims, documents and sources found again.
 */
#include "store/canon.h"
#include "store/put.h"
#include "store/rows.h"

/* Who is told of the claims, documents or sources. */
struct told {
	wt_claim_visit *claim;
	wt_document_visit *document;
	wt_source_visit *source;
	wt_relay_visit *relay;
	void *context;
};

static int
claim_row(struct wt_rows *r, bool *stop)
{
	struct wt_stored_claim claim;
	const struct told *to = r->context;
	int code = wt_read_claim(r->store, &r->arena, r->stmt, &claim, r->fault);
	if (code == WARTA_OK)
		*stop = to->claim(to->context, &claim) != 0;
	return code;
}

/* What only claims can be asked for. */
static void
claim_conditions(const struct wt_store *s, struct wt_sql *q, const struct wt_query *query)
{
	char canon[WT_CANON];
	struct wt_day day = { 0, 0, 0 };
	if (!query->superseded)
		wt_buf_cstr(&q->text, " AND c.live");
	if (query->stance != WT_ANY)
		wt_sql_text(q, " AND c.stance = ?",
			wt_str_of(wt_stance_name((enum wt_stance)query->stance)));
	if (query->source.len) {
		struct wt_str key = wt_canon_source(s->gazetteer, query->source, day, canon);
		wt_sql_text(q, " AND (c.origin = ?", key);
		wt_sql_text(q,
			" OR EXISTS (SELECT 1 FROM chains h WHERE h.claim = c.n AND h.canon = ?))",
			key);
	}
	if (query->outlet.len) {
		wt_sql_text(q, " AND (lower(d.outlet) = lower(?)", query->outlet);
		wt_sql_text(q, " OR d.family = ?)",
			wt_canon_source(s->gazetteer, query->outlet, day, canon));
	}
	wt_sql_words(q,
		" AND instr(lower(coalesce(d.title, '') || ' ' || first_span(x.text, c.spans)),"
		" lower(?)) > 0",
		query->text);
}

int
wt_store_claims(struct wt_store *s, const struct wt_query *query, wt_claim_visit *visit,
	void *context, struct wt_fault *f)
{
	struct told to = { .claim = visit, .context = context };
	struct wt_rows r = { .store = s, .row = claim_row, .context = &to, .fault = f };
	struct wt_sql q = { 0 };
	wt_buf_cstr(&q.text, "SELECT " WT_CLAIM_COLUMNS WT_CLAIM_FROM " WHERE TRUE");
	wt_sql_common(&q, query, "c");
	claim_conditions(s, &q, query);
	wt_sql_parties(&q, query, "c.n", "parties", "claim");
	wt_buf_cstr(&q.text, query->newest_first ? " ORDER BY c.first_day DESC NULLS LAST, c.n DESC"
						 : " ORDER BY c.first_day NULLS LAST, c.n");
	wt_sql_limit(&q, query);
	return wt_rows_read(&r, &q);
}

static int
claims_of(struct wt_store *s, const char *sql, int64_t of, wt_claim_visit *visit, void *context,
	struct wt_fault *f)
{
	struct told to = { .claim = visit, .context = context };
	struct wt_rows r = { .store = s, .row = claim_row, .context = &to, .fault = f };
	struct wt_sql q = { 0 };
	wt_sql_number(&q, sql, of);
	return wt_rows_read(&r, &q);
}

int
wt_store_document_claims(struct wt_store *s, int64_t document, wt_claim_visit *visit, void *context,
	struct wt_fault *f)
{
	return claims_of(s,
		"SELECT " WT_CLAIM_COLUMNS WT_CLAIM_FROM " WHERE c.document = ? ORDER BY c.number",
		document, visit, context, f);
}

int
wt_store_event_claims(struct wt_store *s, uint64_t event, wt_claim_visit *visit, void *context,
	struct wt_fault *f)
{
	return claims_of(s,
		"SELECT " WT_CLAIM_COLUMNS WT_CLAIM_FROM " WHERE e.event = ?"
		" ORDER BY d.published_at NULLS LAST, c.act",
		(int64_t)event, visit, context, f);
}

#define DOCUMENT_COLUMNS                                                                           \
	"d.n, d.id, d.url, d.outlet, d.family, d.title, d.published, d.dateline_start,"            \
	" d.dateline_end, d.dateline_place, d.authors, d.editors, d.sources, d.noise, d.coder,"    \
	" d.stored, d.live, d.replaced_by, x.text,"                                                \
	" (SELECT count(*) FROM claims c WHERE c.document = d.n)"
#define DOCUMENT_FROM " FROM documents d LEFT JOIN texts x ON x.document = d.n"

static const struct wt_str *
names(struct wt_rows *r, int at, uint32_t *n)
{
	struct wt_str text = wt_column_copy(&r->arena, r->stmt, at), line, *list = NULL;
	uint32_t cap = 0;
	*n = 0;
	while (text.len > 0 && wt_str_split(&text, '\n', &line))
		*WT_PUSH(&r->arena, list, *n, cap) = line;
	return list;
}

static int
document_row(struct wt_rows *r, bool *stop)
{
	const struct told *to = r->context;
	struct wt_stored_document d = { .row = wt_column_int(r->stmt, 0) };
	d.id = wt_column_copy(&r->arena, r->stmt, 1);
	d.url = wt_column_copy(&r->arena, r->stmt, 2);
	d.outlet = wt_column_copy(&r->arena, r->stmt, 3);
	d.family = wt_column_copy(&r->arena, r->stmt, 4);
	d.title = wt_column_copy(&r->arena, r->stmt, 5);
	if (!wt_moment_parse(wt_column_str(r->stmt, 6), &d.published))
		d.published = (struct wt_moment){ { 0, 0, 0 }, WT_MINUTE_NONE, WT_ZONE_NONE };
	d.dateline = wt_column_span(r->stmt, 7);
	d.dateline_place = wt_column_copy(&r->arena, r->stmt, 9);
	d.authors = names(r, 10, &d.n_authors);
	d.editors = names(r, 11, &d.n_editors);
	d.sources = names(r, 12, &d.n_sources);
	struct wt_str noise = wt_column_str(r->stmt, 13);
	struct wt_span *spans = WT_NEW(&r->arena, struct wt_span, noise.len / 5 + 1);
	d.n_noise = wt_read_spans(noise, spans, (uint32_t)(noise.len / 5 + 1));
	d.noise = spans;
	d.coder = wt_column_copy(&r->arena, r->stmt, 14);
	d.stored = wt_column_copy(&r->arena, r->stmt, 15);
	d.live = wt_column_int(r->stmt, 16) != 0;
	d.replaced_by = wt_column_int(r->stmt, 17);
	d.text = wt_column_copy(&r->arena, r->stmt, 18);
	d.n_claims = (uint32_t)wt_column_int(r->stmt, 19);
	*stop = to->document(to->context, &d) != 0;
	return WARTA_OK;
}

static int64_t
minutes(struct wt_day day)
{
	return (int64_t)wt_day_number(day) * 1440 - 420;
}

int
wt_store_documents(struct wt_store *s, const struct wt_query *query, wt_document_visit *visit,
	void *context, struct wt_fault *f)
{
	struct told to = { .document = visit, .context = context };
	struct wt_rows r = { .store = s, .row = document_row, .context = &to, .fault = f };
	struct wt_sql q = { 0 };
	char canon[WT_CANON];
	struct wt_day day = { 0, 0, 0 };
	wt_buf_cstr(&q.text, "SELECT " DOCUMENT_COLUMNS DOCUMENT_FROM " WHERE TRUE");
	if (!query->superseded)
		wt_buf_cstr(&q.text, " AND d.live");
	if (query->from.year)
		wt_sql_number(&q, " AND d.published_at >= ?", minutes(wt_day_first(query->from)));
	if (query->to.year)
		wt_sql_number(&q, " AND d.published_at < ?",
			minutes(wt_day_add(wt_day_last(query->to), 1)));
	if (query->outlet.len) {
		wt_sql_text(&q, " AND (lower(d.outlet) = lower(?)", query->outlet);
		wt_sql_text(&q, " OR d.family = ?)",
			wt_canon_source(s->gazetteer, query->outlet, day, canon));
	}
	wt_sql_words(&q, " AND instr(lower(coalesce(d.title, '') || ' ' || x.text), lower(?)) > 0",
		query->text);
	wt_buf_cstr(&q.text, query->newest_first
				     ? " ORDER BY d.published_at DESC NULLS LAST, d.n DESC"
				     : " ORDER BY d.published_at NULLS LAST, d.n");
	wt_sql_limit(&q, query);
	return wt_rows_read(&r, &q);
}

struct counted {
	wt_document_visit *visit;
	void *context;
	bool found;
};

static int
count_document(void *context, const struct wt_stored_document *document)
{
	struct counted *c = context;
	c->found = true;
	return c->visit(c->context, document);
}

/* The ROW of "id@ROW"; false where the id has no such end. */
static bool
row_of(struct wt_str id, struct wt_str *bare, uint64_t *row)
{
	for (size_t i = id.len; i > 0; i--)
		if (id.ptr[i - 1] == '@') {
			*bare = (struct wt_str){ id.ptr, i - 1 };
			return wt_str_to_u64((struct wt_str){ id.ptr + i, id.len - i }, row);
		}
	return false;
}

int
wt_store_document(struct wt_store *s, struct wt_str id, wt_document_visit *visit, void *context,
	struct wt_fault *f)
{
	struct counted c = { visit, context, false };
	struct told to = { .document = count_document, .context = &c };
	struct wt_rows r = { .store = s, .row = document_row, .context = &to, .fault = f };
	struct wt_sql q = { 0 };
	struct wt_str bare = id;
	uint64_t row = 0;
	wt_sql_text(
		&q, "SELECT " DOCUMENT_COLUMNS DOCUMENT_FROM " WHERE (d.id = ? AND d.live)", id);
	if (row_of(id, &bare, &row)) {
		wt_sql_text(&q, " OR (d.id = ?", bare);
		wt_sql_number(&q, " AND d.n = ?)", (int64_t)row);
	}
	wt_buf_cstr(&q.text, " ORDER BY d.n DESC LIMIT 1");
	int code = wt_rows_read(&r, &q);
	if (code == WARTA_OK && !c.found)
		return wt_fail(f, WARTA_ENOTFOUND, 0, "%s: no article is called %.*s",
			wt_store_path(s), WT_FMT(id));
	return code;
}

static int
raw_row(struct wt_rows *r, bool *stop)
{
	struct wt_buf *const *to = r->context;
	(void)stop;
	for (int i = 0; i < 2; i++)
		wt_buf_str(to[i], wt_column_copy(&r->arena, r->stmt, i));
	return to[0]->failed || to[1]->failed ? wt_fail(r->fault, WARTA_ENOMEM, 0, "out of memory")
					      : WARTA_OK;
}

int
wt_store_raw(struct wt_store *s, int64_t row, struct wt_buf *charset, struct wt_buf *map,
	struct wt_fault *f)
{
	struct wt_buf *to[] = { charset, map };
	struct wt_rows r = { .store = s, .row = raw_row, .context = to, .fault = f };
	struct wt_sql q = { 0 };
	wt_buf_clear(charset);
	wt_buf_clear(map);
	wt_sql_number(&q, "SELECT charset, map FROM texts WHERE document = ?", row);
	return wt_rows_read(&r, &q);
}

static int
source_row(struct wt_rows *r, bool *stop)
{
	const struct told *to = r->context;
	struct wt_stored_source source = { .key = wt_column_copy(&r->arena, r->stmt, 0),
		.name = wt_column_copy(&r->arena, r->stmt, 1) };
	source.claims = (uint64_t)wt_column_int(r->stmt, 2);
	source.origins = (uint64_t)wt_column_int(r->stmt, 3);
	source.documents = (uint64_t)wt_column_int(r->stmt, 4);
	source.outlets = (uint64_t)wt_column_int(r->stmt, 5);
	*stop = to->source(to->context, &source) != 0;
	return WARTA_OK;
}

int
wt_store_sources(struct wt_store *s, const struct wt_query *query, wt_source_visit *visit,
	void *context, struct wt_fault *f)
{
	struct told to = { .source = visit, .context = context };
	struct wt_rows r = { .store = s, .row = source_row, .context = &to, .fault = f };
	struct wt_sql q = { 0 };
	wt_buf_cstr(&q.text,
		"SELECT h.canon, min(h.name), count(DISTINCT c.n), sum(CASE WHEN h.number = 0 THEN "
		"1 ELSE 0 END),"
		" count(DISTINCT d.n), count(DISTINCT coalesce(d.family, CAST(d.n AS TEXT)))"
		" FROM chains h JOIN claims c ON c.n = h.claim JOIN documents d ON d.n = c.document"
		" LEFT JOIN texts x ON x.document = d.n WHERE h.canon IS NOT NULL");
	wt_sql_common(&q, query, "c");
	claim_conditions(s, &q, query);
	wt_sql_parties(&q, query, "c.n", "parties", "claim");
	wt_buf_cstr(&q.text, " GROUP BY h.canon ORDER BY 3 DESC, 1");
	wt_sql_limit(&q, query);
	return wt_rows_read(&r, &q);
}

static int
relay_row(struct wt_rows *r, bool *stop)
{
	const struct told *to = r->context;
	struct wt_stored_relay relay = { .from = wt_column_copy(&r->arena, r->stmt, 0),
		.to = wt_column_copy(&r->arena, r->stmt, 1),
		.outlet = wt_column_int(r->stmt, 2) != 0,
		.claims = (uint64_t)wt_column_int(r->stmt, 3),
		.documents = (uint64_t)wt_column_int(r->stmt, 4) };
	*stop = to->relay(to->context, &relay) != 0;
	return WARTA_OK;
}

int
wt_store_relays(struct wt_store *s, const struct wt_query *query, wt_relay_visit *visit,
	void *context, struct wt_fault *f)
{
	struct told to = { .relay = visit, .context = context };
	struct wt_rows r = { .store = s, .row = relay_row, .context = &to, .fault = f };
	struct wt_sql q = { 0 };
	wt_buf_cstr(&q.text,
		"SELECT min(h.name), min(coalesce(g.name, d.outlet, d.family)),"
		" max(CASE WHEN g.claim IS NULL THEN 1 ELSE 0 END), count(*), count(DISTINCT d.n)"
		" FROM chains h JOIN claims c ON c.n = h.claim JOIN documents d ON d.n = c.document"
		" LEFT JOIN chains g ON g.claim = h.claim AND g.number = h.number + 1"
		" LEFT JOIN texts x ON x.document = d.n"
		" WHERE h.canon IS NOT NULL AND coalesce(g.canon, d.family) <> h.canon");
	wt_sql_common(&q, query, "c");
	claim_conditions(s, &q, query);
	wt_sql_parties(&q, query, "c.n", "parties", "claim");
	wt_buf_cstr(
		&q.text, " GROUP BY h.canon, coalesce(g.canon, d.family) ORDER BY 4 DESC, 1, 2");
	wt_sql_limit(&q, query);
	return wt_rows_read(&r, &q);
}

int
wt_store_versions(struct wt_store *s, struct wt_str id, wt_document_visit *visit, void *context,
	struct wt_fault *f)
{
	struct counted c = { visit, context, false };
	struct told to = { .document = count_document, .context = &c };
	struct wt_rows r = { .store = s, .row = document_row, .context = &to, .fault = f };
	struct wt_sql q = { 0 };
	wt_sql_text(&q,
		"SELECT " DOCUMENT_COLUMNS DOCUMENT_FROM " WHERE d.n IN (WITH RECURSIVE v (n) AS"
		" (SELECT n FROM documents WHERE id = ? UNION SELECT"
		" CASE WHEN o.replaced_by = v.n THEN o.n ELSE o.replaced_by END FROM v"
		" JOIN documents o ON o.replaced_by = v.n"
		" OR (o.n = v.n AND o.replaced_by IS NOT NULL)) SELECT n FROM v)",
		id);
	wt_buf_cstr(&q.text, " ORDER BY d.live DESC, d.published_at DESC NULLS LAST, d.n DESC");
	int code = wt_rows_read(&r, &q);
	if (code == WARTA_OK && !c.found)
		return wt_fail(f, WARTA_ENOTFOUND, 0, "%s: no article is called %.*s",
			wt_store_path(s), WT_FMT(id));
	return code;
}

int
wt_store_url(struct wt_store *s, struct wt_str id, struct wt_buf *url, struct wt_fault *f)
{
	static const char SQL[] = "SELECT url FROM documents WHERE id = ? AND live";
	struct wt_stmt *stmt = wt_db_get(s, SQL, f);
	if (!stmt)
		return s->code;
	wt_bind_str(stmt, 1, id);
	int code = wt_db_next(s, stmt, "be searched", f);
	if (code == 1)
		wt_buf_str(url, wt_column_str(stmt, 0));
	wt_db_reset(stmt);
	return code < 0 ? code : WARTA_OK;
}

int
wt_store_quantity(
	struct wt_store *s, uint64_t event, const char *kind, double *low, struct wt_fault *f)
{
	static const char SQL[] = "SELECT low FROM event_quantities WHERE event = ? AND kind = ?"
				  " ORDER BY number LIMIT 1";
	struct wt_stmt *stmt = wt_db_get(s, SQL, f);
	if (!stmt)
		return s->code;
	wt_bind_int(stmt, 1, (int64_t)event);
	wt_bind_str(stmt, 2, wt_str_of(kind));
	int code = wt_db_next(s, stmt, "be searched", f);
	if (code == 1)
		*low = wt_column_real(stmt, 0);
	wt_db_reset(stmt);
	return code;
}

int
wt_store_changed_at(struct wt_store *s, char *at, struct wt_fault *f)
{
	static const char SQL[] = "SELECT at FROM changes ORDER BY n DESC LIMIT 1";
	struct wt_stmt *stmt = wt_db_get(s, SQL, f);
	if (!stmt)
		return s->code;
	int code = wt_db_next(s, stmt, "be searched", f);
	if (code == 1)
		wt_read_code(stmt, 0, at, WT_NOW_TEXT);
	wt_db_reset(stmt);
	return code < 0 ? code : WARTA_OK;
}

/*
 * papers.c - see papers.h.
 */
#include "story/papers.h"

#include "store/canon.h"
#include "store/rows.h"

#define CANDIDATES 64 /* looked at for each; a text with more copies has them in a chain */

static void
read_paper(struct wt_arena *a, struct wt_stmt *stmt, struct wt_paper *p)
{
	memset(p, 0, sizeof *p);
	p->n = wt_column_int(stmt, 0);
	p->at = wt_column_is_null(stmt, 1) ? INT64_MAX : wt_column_int(stmt, 1);
	p->key = (uint64_t)wt_column_int(stmt, 2);
	p->text_key = (uint64_t)wt_column_int(stmt, 3);
	p->family = wt_column_copy(a, stmt, 4);
	struct wt_blob_view sketch = wt_column_blob(stmt, 6);
	wt_sketch_unpack(&p->sketch, (uint32_t)wt_column_int(stmt, 5), sketch.bytes, sketch.size);
	p->title = wt_column_copy(a, stmt, 7);
	p->text = wt_column_copy(a, stmt, 8);
	p->sources = wt_column_copy(a, stmt, 9);
	p->noise = wt_column_copy(a, stmt, 10);
	p->live = wt_column_int(stmt, 11) != 0;
}

int
wt_paper_load(struct wt_copying *c, int64_t n, struct wt_paper *paper)
{
	static const char SQL[] =
		"SELECT d.n, coalesce((SELECT min(o.published_at) FROM documents o WHERE o.id = "
		"d.id),"
		" d.published_at), d.key, d.text_key, d.family, p.shingles, p.sketch, d.title, "
		"x.text,"
		" d.sources, d.noise, d.live FROM documents d JOIN texts x ON x.document = d.n"
		" LEFT JOIN prints p ON p.document = d.n WHERE d.n = ?";
	struct wt_stmt *stmt = wt_db_get(c->s, SQL, c->f);
	if (!stmt)
		return c->s->code;
	wt_bind_int(stmt, 1, n);
	int code = wt_db_next(c->s, stmt, "be read", c->f);
	if (code == 1)
		read_paper(c->arena, stmt, paper);
	wt_db_reset(stmt);
	return code;
}

void
wt_paper_sketch(struct wt_copying *c, struct wt_str text, struct wt_str spans, struct wt_sketch *s)
{
	uint32_t most = 1;
	for (size_t i = 0; i < spans.len; i++)
		most += spans.ptr[i] == '[';
	struct wt_span *noise = WT_NEW(c->arena, struct wt_span, most);
	uint32_t n = wt_read_spans(spans, noise, most);
	wt_sketch_of(s, text, noise, n);
}

static void
add_cited(struct wt_copying *c, struct wt_paper *p, struct wt_str canon)
{
	for (uint32_t i = 0; i < p->n_cited; i++)
		if (wt_str_eq(p->cited[i], canon))
			return;
	if (canon.len && p->n_cited < WT_PAPER_CITED)
		p->cited[p->n_cited++] = wt_arena_copy(c->arena, canon);
}

int
wt_paper_cited(struct wt_copying *c, struct wt_paper *p)
{
	static const char SQL[] = "SELECT DISTINCT h.canon FROM claims k"
				  " CROSS JOIN chains h ON h.claim = k.n"
				  " WHERE k.document = ? AND k.live AND h.canon IS NOT NULL"
				  " ORDER BY h.canon LIMIT 16";
	const struct wt_day unknown = { 0, 0, 0 };
	char canon[WT_CANON];
	struct wt_str rest = p->sources, name;
	int code;
	if (p->knows_cited)
		return WARTA_OK;
	struct wt_stmt *stmt = wt_db_get(c->s, SQL, c->f);
	if (!stmt)
		return c->s->code;
	p->knows_cited = true;
	wt_bind_int(stmt, 1, p->n);
	while ((code = wt_db_next(c->s, stmt, "be read", c->f)) == 1)
		add_cited(c, p, wt_column_str(stmt, 0));
	if (p->n_cited == 0)
		while (rest.len > 0 && wt_str_split(&rest, '\n', &name))
			add_cited(c, p, wt_canon_source(c->s->gazetteer, name, unknown, canon));
	return code;
}

/* --- those that may share something --- */

static bool
has_paper(const struct wt_papers *all, int64_t n)
{
	for (uint32_t i = 0; i < all->n; i++)
		if (all->items[i].n == n)
			return true;
	return false;
}

static int
add_paper(struct wt_copying *c, int64_t n, struct wt_papers *all)
{
	if (has_paper(all, n))
		return WARTA_OK;
	struct wt_paper *p = WT_PUSH(c->arena, all->items, all->n, all->cap);
	int code = wt_paper_load(c, n, p);
	if (code == 1 && p->sketch.n == 0)
		wt_paper_sketch(c, p->text, p->noise, &p->sketch); /* not compared yet */
	if (code != 1 || !p->live)
		all->n--;
	return code < 0 ? code : WARTA_OK;
}

#define SAME " FROM documents d WHERE d.text_key = ?1 AND d.live AND d.n <> ?2"
#define DATED                                                                                      \
	" AND d.published_at IS NOT NULL ORDER BY d.published_at, d.key LIMIT " /* by an index */

static int
first_of(struct wt_copying *c, const char *sql, uint64_t text_key, struct wt_str family,
	int64_t but, int64_t *first)
{
	struct wt_stmt *stmt = wt_db_get(c->s, sql, c->f);
	*first = 0;
	if (!stmt)
		return c->s->code;
	wt_bind_int(stmt, 1, (int64_t)text_key);
	wt_bind_int(stmt, 2, but);
	if (family.len)
		wt_bind_str(stmt, 3, family);
	int code = wt_db_next(c->s, stmt, "be read", c->f);
	if (code == 1)
		*first = wt_column_int(stmt, 0);
	wt_db_reset(stmt);
	return code < 0 ? code : WARTA_OK;
}

int
wt_papers_same(
	struct wt_copying *c, uint64_t text_key, struct wt_str family, int64_t but, int64_t *first)
{
	static const char ANY[] = "SELECT d.n" SAME DATED "1";
	static const char ANY_UNDATED[] =
		"SELECT d.n" SAME " AND d.published_at IS NULL ORDER BY d.key LIMIT 1";
	static const char OF_FAMILY[] =
		"SELECT n FROM (SELECT d.n AS n, d.family AS family" SAME DATED
		"64) x WHERE family = ?3 LIMIT 1";
	static const char OF_FAMILY_UNDATED[] =
		"SELECT n FROM (SELECT d.n AS n, d.family AS family" SAME
		" AND d.published_at IS NULL ORDER BY d.key LIMIT 16) x WHERE family = ?3 LIMIT 1";
	bool any = family.len == 0;
	int code = first_of(c, any ? ANY : OF_FAMILY, text_key, family, but, first);
	if (code == WARTA_OK && *first == 0)
		code = first_of(
			c, any ? ANY_UNDATED : OF_FAMILY_UNDATED, text_key, family, but, first);
	return code;
}

/* The first one with a text, and the first ones of the newsrooms that the paper cites. */
static int
add_firsts(struct wt_copying *c, struct wt_paper *p, uint64_t text_key, struct wt_papers *all)
{
	int64_t first = 0;
	int code = wt_papers_same(c, text_key, WT_STR(""), p->n, &first);
	if (code != WARTA_OK || first == 0)
		return code;
	code = add_paper(c, first, all);
	if (code == WARTA_OK)
		code = wt_paper_cited(c, p);
	for (uint32_t i = 0; code == WARTA_OK && i < p->n_cited; i++) {
		code = wt_papers_same(c, text_key, p->cited[i], p->n, &first);
		if (code == WARTA_OK && first)
			code = add_paper(c, first, all);
	}
	return code;
}

int
wt_papers_add(struct wt_copying *c, struct wt_paper *p, const uint64_t *texts, uint32_t n,
	struct wt_papers *all)
{
	int code = WARTA_OK;
	for (uint32_t i = 0; code == WARTA_OK && i < n && all->n < CANDIDATES; i++)
		code = add_firsts(c, p, texts[i], all);
	return code;
}

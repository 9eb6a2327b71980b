/*
 * copies.c - see copies.h.
 */
#include "story/copies.h"

#include <stdio.h>

#include "store/bind.h"
#include "store/put.h"
#include "story/keys.h"
#include "story/terms.h"

/* Documents compared together, in one transaction: the more at once, the nearer to each other their
 * keys lie in the index.  Others wait for so long. */
#define BATCH         16384
#define BATCH_SECONDS 0.5  /* to read them */
#define AT_ONCE       "64" /* read by one statement */

#define HOPS  32
#define A_DAY 1440

/* --- where it comes from --- */

static bool
cites(const struct wt_paper *p, const struct wt_paper *other)
{
	for (uint32_t i = 0; i < p->n_cited; i++)
		if (other->family.len && wt_str_eq(p->cited[i], other->family))
			return !wt_str_eq(p->family, other->family);
	return false;
}

/* Keys in the order of the store, whose integers have a sign. */
static bool
is_earlier(const struct wt_paper *a, const struct wt_paper *b)
{
	return a->at != b->at ? a->at < b->at : (int64_t)a->key < (int64_t)b->key;
}

static bool
is_near(const struct wt_paper *a, const struct wt_paper *b)
{
	if (a->at == INT64_MAX || b->at == INT64_MAX)
		return true;
	return a->at < b->at ? b->at - a->at <= A_DAY : a->at - b->at <= A_DAY;
}

/* May p come from other?  What it cites it comes from, unless a day and more lie between. */
static bool
is_before(const struct wt_paper *other, const struct wt_paper *p)
{
	if (is_near(other, p) && cites(p, other))
		return true;
	if (is_near(other, p) && cites(other, p))
		return false;
	return is_earlier(other, p);
}

struct origin {
	const struct wt_paper *paper; /* NULL: its own */
	float share;
	bool cited;
};

static bool
is_better(const struct origin *a, const struct origin *b)
{
	if (!b->paper || a->cited != b->cited)
		return !b->paper || a->cited;
	int x = (int)(10.0F * a->share), y = (int)(10.0F * b->share); /* a word more says nothing */
	return x != y ? x > y : is_earlier(a->paper, b->paper);
}

/* How much of the shorter text stands in both; 0 where neither is a copy. */
static float
share_of(struct wt_copying *c, const struct wt_paper *p, const struct wt_paper *other)
{
	if (other->text_key == p->text_key)
		return 1.0F;
	struct wt_likeness l = wt_sketch_compare(&p->sketch, &other->sketch);
	enum wt_copy is = wt_sketch_is_copy(l);
	if (is == WT_COPY_UNSURE)
		is = wt_text_share(c->arena, p->text, other->text) >= WT_TEXT_COPY ? WT_COPY_YES
										   : WT_COPY_NO;
	return is == WT_COPY_YES ? l.contained : 0.0F;
}

static int
find_origin(struct wt_copying *c, struct wt_paper *p, const struct wt_filing *filing,
	struct wt_papers *all, struct origin *best)
{
	*best = (struct origin){ NULL, 0.0F, false };
	int code = wt_papers_add(c, p, &p->text_key, filing->has_same, all);
	if (code == WARTA_OK)
		code = wt_papers_add(c, p, filing->alike, filing->n_alike, all);
	for (uint32_t i = 0; code == WARTA_OK && i < all->n; i++) {
		struct wt_paper *other = &all->items[i];
		code = wt_paper_cited(c, other);
		if (code == WARTA_OK)
			code = wt_paper_cited(c, p);
		if (code != WARTA_OK || !is_before(other, p))
			continue;
		struct origin o = { other, share_of(c, p, other), cites(p, other) };
		if (o.share > 0.0F && is_better(&o, best))
			*best = o;
	}
	return code;
}

/* --- rows --- */

static int
run(struct wt_copying *c, const char *sql, int64_t a, int64_t b)
{
	struct wt_stmt *stmt = wt_db_get(c->s, sql, c->f);
	if (!stmt)
		return c->s->code;
	wt_bind_int(stmt, 1, a);
	if (wt_db_parameters(stmt) > 1)
		wt_bind_int(stmt, 2, b);
	return wt_db_run(c->s, stmt, "look for copies", c->f);
}

static int
number(struct wt_copying *c, const char *sql, int64_t a, int64_t otherwise, int64_t *value)
{
	struct wt_stmt *stmt = wt_db_get(c->s, sql, c->f);
	if (!stmt)
		return c->s->code;
	if (wt_db_parameters(stmt) > 0)
		wt_bind_int(stmt, 1, a);
	int code = wt_db_next(c->s, stmt, "look for copies", c->f);
	*value = code == 1 && !wt_column_is_null(stmt, 0) ? wt_column_int(stmt, 0) : otherwise;
	wt_db_reset(stmt);
	return code < 0 ? code : WARTA_OK;
}

static const char *
say_reason(const struct origin *o, char text[160])
{
	text[0] = '\0';
	if (!o->paper)
		return text;
	int percent = (int)(100.0F * o->share + 0.5F);
	(void)snprintf(text, 160, "%s%d %% of the shorter text stands in both",
		o->cited ? "says so; " : "", percent);
	return text;
}

/* What a document is like; it comes from nowhere so far. */
static int
put_row(struct wt_copying *c, int64_t document, const struct wt_sketch *sketch, struct wt_str title,
	struct wt_str text)
{
	static const char SQL[] = "INSERT INTO prints (document, shingles, sketch, root, reason,"
				  " terms) VALUES (?,?,?,?,'',?)";
	unsigned char packed[WT_SKETCH_BYTES], terms[WT_TERMS_BYTES];
	uint32_t words[WT_TERMS], n_words;
	struct wt_binding b = { wt_db_get(c->s, SQL, c->f), 1 };
	if (!b.stmt)
		return c->s->code;
	wt_terms_of(&c->commons, title, text, words, &n_words);
	wt_put_int(&b, document);
	wt_put_int(&b, sketch->shingles);
	wt_put_blob(&b, packed, wt_sketch_pack(sketch, packed));
	wt_put_int(&b, document);
	wt_put_blob(&b, terms, wt_terms_pack(words, n_words, terms));
	return wt_db_run(c->s, b.stmt, "look for copies", c->f);
}

static int
put_origin(struct wt_copying *c, const struct wt_paper *p, const struct origin *o)
{
	static const char SQL[] =
		"UPDATE prints SET origin = ?2, share = ?3, reason = ?4 WHERE document = ?1";
	char reason[160];
	struct wt_binding b = { wt_db_get(c->s, SQL, c->f), 1 };
	if (!b.stmt)
		return c->s->code;
	wt_put_int(&b, p->n);
	wt_put_int_if(&b, o->paper != NULL, o->paper ? o->paper->n : 0);
	wt_put_real_if(&b, o->paper != NULL, (double)o->share);
	wt_put_cstr(&b, say_reason(o, reason));
	return wt_db_run(c->s, b.stmt, "look for copies", c->f);
}

/* The end of the way from copy to origin; on a ring the lowest number. */
static int
find_root(struct wt_copying *c, int64_t n, int64_t *root)
{
	static const char SQL[] = "SELECT origin FROM prints WHERE document = ?";
	int64_t lowest = n;
	*root = n;
	for (int i = 0; i < HOPS; i++) {
		int64_t next = 0;
		int code = number(c, SQL, *root, 0, &next);
		if (code != WARTA_OK || next == 0)
			return code;
		*root = next;
		lowest = next < lowest ? next : lowest;
	}
	*root = lowest;
	return WARTA_OK;
}

/* What is told by this article may now be told twice, or no longer. */
static int
mark_claims(struct wt_copying *c, int64_t document)
{
	static const char BLOCKS[] = "INSERT OR IGNORE INTO todo (block, sides)"
				     " SELECT block, sides FROM claims WHERE document = ? AND live";
	static const char EVENTS[] =
		"INSERT OR IGNORE INTO todo_events (event) SELECT e.event FROM claims k"
		" JOIN event_claims e ON e.claim = k.n WHERE k.document = ?";
	int code = run(c, BLOCKS, document, 0);
	return code == WARTA_OK ? run(c, EVENTS, document, 0) : code;
}

/* Gives the document its root, and then those that were copied from it. */
static int
set_root(struct wt_copying *c, int64_t n, unsigned depth)
{
	static const char OLD[] = "SELECT root FROM prints WHERE document = ?";
	static const char SET[] = "UPDATE prints SET root = ?2 WHERE document = ?1";
	static const char COPIES[] = "SELECT document FROM prints WHERE origin = ?";
	int64_t root, old, *copies = NULL;
	uint32_t n_copies = 0, cap = 0;
	int code = find_root(c, n, &root);
	if (code == WARTA_OK)
		code = number(c, OLD, n, n, &old);
	if (code != WARTA_OK || root == old)
		return code;
	code = run(c, SET, n, root);
	if (code == WARTA_OK)
		code = mark_claims(c, n);
	struct wt_stmt *stmt = code == WARTA_OK ? wt_db_get(c->s, COPIES, c->f) : NULL;
	if (!stmt)
		return code == WARTA_OK ? c->s->code : code;
	wt_bind_int(stmt, 1, n);
	while ((code = wt_db_next(c->s, stmt, "be read", c->f)) == 1)
		*WT_PUSH(c->arena, copies, n_copies, cap) = wt_column_int(stmt, 0);
	for (uint32_t i = 0; code == WARTA_OK && depth < HOPS && i < n_copies; i++)
		code = set_root(c, copies[i], depth + 1);
	return code;
}

/* Looks anew where a document comes from that was compared before. */
static int
look_again(struct wt_copying *c, int64_t n)
{
	static const char AT[] = "SELECT published_at FROM documents WHERE n = ?";
	struct wt_filings one = { .arena = c->arena, .n = 1 };
	struct wt_papers all = { NULL, 0, 0 };
	struct wt_filing filing = { .document = n, .live = true, .is_filed = true };
	struct origin origin;
	struct wt_paper p;
	int code = wt_paper_load(c, n, &p);
	if (code != 1 || !p.live)
		return code < 0 ? code : WARTA_OK;
	filing.text_key = p.text_key;
	code = number(c, AT, n, INT64_MAX, &filing.at);
	if (code != WARTA_OK)
		return code;
	wt_paper_sketch(c, p.text, p.noise, &filing.sketch); /* for its keys */
	one.items = &filing;
	code = wt_filings_find(c, &one);
	filing.has_same = true; /* among those read later, too */
	if (code == WARTA_OK)
		code = find_origin(c, &p, &filing, &all, &origin);
	if (code == WARTA_OK)
		code = put_origin(c, &p, &origin);
	return code == WARTA_OK ? set_root(c, n, 0) : code;
}

/* All that a statement selects, which is about documents before the batch. */
static int
look_again_all(struct wt_copying *c, struct wt_stmt *stmt)
{
	int64_t *list = NULL;
	uint32_t n = 0, cap = 0;
	int code;
	while ((code = wt_db_next(c->s, stmt, "be read", c->f)) == 1)
		*WT_PUSH(c->arena, list, n, cap) = wt_column_int(stmt, 0);
	for (uint32_t i = 0; code == WARTA_OK && i < n; i++)
		code = look_again(c, list[i]);
	return code;
}

#define WITH_TEXT                                                                                  \
	"SELECT p.document FROM documents d JOIN prints p ON p.document = d.n"                     \
	" WHERE d.text_key = ?1 AND d.live AND d.n < ?2"

/* Is the paper the first with its text, or the first of its newsroom with it? */
static int
is_first(struct wt_copying *c, const struct wt_paper *p, struct wt_str family, bool *first)
{
	int64_t n = 0;
	int code = wt_papers_same(c, p->text_key, family, 0, &n);
	*first = n == p->n;
	return code;
}

#define NAMING                                                                                     \
	"EXISTS (SELECT 1 FROM claims k CROSS JOIN chains h ON h.claim = k.n"                      \
	" WHERE k.document = d.n AND h.canon = ?3) OR (d.sources IS NOT NULL"                      \
	" AND NOT EXISTS (SELECT 1 FROM claims k WHERE k.document = d.n))"

/* Those with one text that may come from the paper: they name its newsroom, or, where it is the
 * first with its own text, they are not older.  Those of the batch look themselves. */
static int
look_again_with(
	struct wt_copying *c, const struct wt_paper *p, uint64_t text_key, bool is_first_one)
{
	static const char LATER[] = WITH_TEXT
		" AND (d.published_at IS NULL OR d.published_at >= ?4 OR " NAMING ") LIMIT 1024";
	static const char NAMED[] = WITH_TEXT " AND (" NAMING ") LIMIT 1024";
	struct wt_stmt *stmt = wt_db_get(c->s, is_first_one ? LATER : NAMED, c->f);
	if (!stmt)
		return c->s->code;
	wt_bind_int(stmt, 1, (int64_t)text_key);
	wt_bind_int(stmt, 2, c->first);
	wt_bind_str(stmt, 3, p->family);
	if (is_first_one)
		wt_bind_int(stmt, 4, p->at);
	return look_again_all(c, stmt);
}

/* Those that the new one may be the origin of. */
static int
look_again_around(struct wt_copying *c, const struct wt_paper *p, const struct wt_papers *all)
{
	bool first = false, first_of_family = false;
	int code = WARTA_OK;
	if (all->n > 0)
		code = is_first(c, p, WT_STR(""), &first);
	if (code == WARTA_OK && all->n > 0)
		code = is_first(c, p, p->family, &first_of_family);
	for (uint32_t i = 0; code == WARTA_OK && first_of_family && i < all->n; i++) {
		uint64_t text_key = all->items[i].text_key;
		bool done = false;
		for (uint32_t k = 0; k < i; k++)
			done = done || all->items[k].text_key == text_key;
		if (!done && share_of(c, p, &all->items[i]) > 0.0F)
			code = look_again_with(c, p, text_key, first);
	}
	return code;
}

/* What was copied from older versions of those in the batch. */
static int
look_again_behind(struct wt_copying *c, int64_t last)
{
	static const char SQL[] =
		"SELECT q.document FROM documents o JOIN prints q ON q.origin = o.n"
		" WHERE o.replaced_by >= ?1 AND o.replaced_by <= ?2 AND q.document < ?1";
	struct wt_stmt *stmt = wt_db_get(c->s, SQL, c->f);
	if (!stmt)
		return c->s->code;
	wt_bind_int(stmt, 1, c->first);
	wt_bind_int(stmt, 2, last);
	return look_again_all(c, stmt);
}

/* --- a batch --- */

static int
add_row(struct wt_copying *c, struct wt_stmt *row, struct wt_filings *batch)
{
	struct wt_filing *item = WT_PUSH(batch->arena, batch->items, batch->n, batch->cap);
	struct wt_str text = wt_column_str(row, 3);
	wt_arena_reset(c->arena);
	item->document = wt_column_int(row, 0);
	item->text_key = (uint64_t)wt_column_int(row, 1);
	item->live = wt_column_int(row, 5) != 0;
	item->at = wt_column_is_null(row, 6) ? INT64_MAX : wt_column_int(row, 6);
	wt_paper_sketch(c, text, wt_column_str(row, 4), &item->sketch);
	return put_row(c, item->document, &item->sketch, wt_column_str(row, 2), text);
}

/* Documents that were not compared; their texts are not kept. */
static int
read_batch(struct wt_copying *c, int64_t last, struct wt_filings *batch)
{
	static const char SQL[] =
		"SELECT d.n, d.text_key, d.title, x.text, d.noise, d.live,"
		" d.published_at FROM documents d"
		" JOIN texts x ON x.document = d.n WHERE d.n > ? ORDER BY d.n LIMIT " AT_ONCE;
	double began = wt_seconds();
	uint32_t before;
	do {
		struct wt_stmt *stmt = wt_db_get(c->s, SQL, c->f);
		int code = 1;
		before = batch->n;
		if (!stmt)
			return c->s->code;
		wt_bind_int(stmt, 1, batch->n ? batch->items[batch->n - 1].document : last);
		while (code == 1 && (code = wt_db_next(c->s, stmt, "be read", c->f)) == 1)
			code = add_row(c, stmt, batch) == WARTA_OK ? 1 : c->s->code;
		if (code < 0)
			return code;
	} while (batch->n > before && batch->n < BATCH && wt_seconds() - began < BATCH_SECONDS);
	return WARTA_OK;
}

/* Where a document of the batch comes from, and what may come from it. */
static int
trace(struct wt_copying *c, const struct wt_filing *item)
{
	struct wt_papers all = { NULL, 0, 0 };
	struct origin origin;
	struct wt_paper p;
	wt_arena_reset(c->arena);
	int code = wt_paper_load(c, item->document, &p);
	if (code != 1)
		return code;
	code = find_origin(c, &p, item, &all, &origin);
	if (code == WARTA_OK && origin.paper)
		code = put_origin(c, &p, &origin);
	if (code == WARTA_OK && origin.paper)
		code = set_root(c, p.n, 0);
	if (code == WARTA_OK && item->reaches_back)
		code = look_again_around(c, &p, &all);
	return code;
}

static int
add_batch(struct wt_copying *c, int64_t *last, struct wt_filings *batch)
{
	int code = read_batch(c, *last, batch);
	if (code != WARTA_OK || batch->n == 0)
		return code;
	c->first = batch->items[0].document;
	*last = batch->items[batch->n - 1].document;
	code = wt_filings_find(c, batch);
	for (uint32_t i = 0; code == WARTA_OK && i < batch->n; i++) {
		const struct wt_filing *item = &batch->items[i];
		if (item->live && (item->has_same || item->n_alike))
			code = trace(c, item);
	}
	if (code == WARTA_OK)
		code = look_again_behind(c, *last);
	return code;
}

/* How many were compared, or a negative code. */
static int
add_next(struct wt_copying *c, int64_t *last, struct wt_arena *kept)
{
	struct wt_filings batch = { .arena = kept };
	wt_arena_reset(c->arena);
	wt_arena_reset(kept);
	bool spent = wt_arena_guard(kept) != 0;
	if (!spent && wt_arena_guard(c->arena) != 0)
		spent = true;
	if (spent)
		return wt_fail(c->f, WARTA_ENOMEM, 0, "%s: cannot look for copies: over %zu MB",
			wt_store_path(c->s), c->arena->budget >> 20);
	int code = add_batch(c, last, &batch);
	wt_arena_unguard(c->arena);
	wt_arena_unguard(kept);
	return code == WARTA_OK ? (int)batch.n : code;
}

int
wt_copies_update(struct wt_store *s, struct wt_arena *arena, struct wt_fault *f)
{
	static const char LAST[] = "SELECT max(document) FROM prints";
	struct wt_copying c = { .s = s, .arena = arena, .f = f };
	struct wt_arena kept; /* what is known of a batch */
	int64_t last = 0;
	int n = 0;
	wt_commons_init(&c.commons);
	wt_arena_init(&kept, arena->budget);
	int code = number(&c, LAST, 0, 0, &last);
	while (code == WARTA_OK && (n = add_next(&c, &last, &kept)) > 0) {
		if (n >= BATCH || wt_seconds() - s->began > BATCH_SECONDS)
			code = wt_db_commit(s, f);
		if (code == WARTA_OK)
			code = wt_db_begin(s, f);
	}
	wt_arena_release(&kept);
	return code == WARTA_OK ? n : code;
}

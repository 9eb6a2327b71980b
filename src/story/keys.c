/*
 * keys.c - see keys.h.
 *
 * Everything is sorted: keys, so that articles under one stand together; hits by article, so that
 * keys shared with another one are counted; numbers of stored articles, so that each sketch is
 * read once.
 */
#include "story/keys.h"

#include <stdlib.h>

#include "store/bind.h"

#define AT_ONCE  48 /* values of one statement */
#define PUT_ONCE 24 /* rows of one statement */
#define FULL     16 /* texts under a key */
#define FEW      8  /* under a key with more texts than these one key in common is not enough */
#define ALIKE    64 /* texts for each; one with more copies has them in a chain */
#define TIMES_6  "?,?,?,?,?,?"
#define TIMES_24 TIMES_6 "," TIMES_6 "," TIMES_6 "," TIMES_6
#define TIMES_48 TIMES_24 "," TIMES_24
#define ROWS_6   "(?),(?),(?),(?),(?),(?)"
#define ROWS_24  ROWS_6 "," ROWS_6 "," ROWS_6 "," ROWS_6
#define PAIRS_6  "(?,?),(?,?),(?,?),(?,?),(?,?),(?,?)"
#define PAIRS_24 PAIRS_6 "," PAIRS_6 "," PAIRS_6 "," PAIRS_6

struct key_of {
	uint64_t key;
	uint32_t item;
	bool guest; /* looks, and is not filed there */
};

/* --- when and where ----------------------------------------------------------------------------
 *
 * A place in the index is the number of the days and, below it, a part of the key; store/schema.c
 * has the same numbers.
 */

#define KEY_BITS 44
#define REACH    INT64_C(23040)      /* minutes: 16 days, half of those that lie together */
#define ORIGIN   INT64_C(1036800000) /* minutes: before 1970, 720,000 days */
#define ANY_TIME UINT64_C(0)
#define ANY_KEYS 2

static uint64_t
place(uint64_t days, uint64_t key)
{
	return days << KEY_BITS | (key & ((UINT64_C(1) << KEY_BITS) - 1));
}

static uint64_t
days_of(int64_t at)
{
	return at == INT64_MAX ? ANY_TIME : 1 + (uint64_t)((at + ORIGIN) / (2 * REACH));
}

/* Those next to them that are within reach. */
static uint64_t
next_days(int64_t at)
{
	return (at + ORIGIN) % (2 * REACH) < REACH ? days_of(at) - 1 : days_of(at) + 1;
}

static bool
is_within_reach(int64_t a, int64_t b)
{
	return a != INT64_MAX && b != INT64_MAX && (a < b ? b - a : a - b) <= REACH;
}

/* --- sorted lists ------------------------------------------------------------------------------
 */

/* An article of the batch shares a key with another one. */
struct hit {
	uint32_t of;
	uint32_t here;    /* the other one in the batch, or NOT_HERE */
	int64_t document; /* its number */
	uint32_t crowd;   /* how many texts there are under the key */
	bool any;         /* at any time */
};
#define NOT_HERE UINT32_MAX

struct hits {
	struct hit *items;
	uint32_t n, cap;
};

/* By key, then as they stand: byte by byte, from the last one. */
static void
sort_keys(struct wt_arena *arena, struct key_of *list, uint32_t n)
{
	struct key_of *from = list, *to = WT_NEW(arena, struct key_of, n + 1);
	for (unsigned shift = 0; shift < 64; shift += 8) {
		uint32_t at[257] = { 0 };
		for (uint32_t i = 0; i < n; i++)
			at[(from[i].key >> shift & 255) + 1]++;
		if (n == 0 || at[(from[0].key >> shift & 255) + 1] == n)
			continue; /* one byte for all */
		for (unsigned b = 0; b < 256; b++)
			at[b + 1] += at[b];
		for (uint32_t i = 0; i < n; i++)
			to[at[from[i].key >> shift & 255]++] = from[i];
		struct key_of *swap = from;
		from = to;
		to = swap;
	}
	if (from != list)
		memcpy(list, from, n * sizeof *list);
}

/* Behind the last one with the key of the first. */
static uint32_t
end_of_group(const struct key_of *list, uint32_t n, uint32_t from)
{
	uint32_t to = from + 1;
	while (to < n && list[to].key == list[from].key)
		to++;
	return to;
}

/* Up to AT_ONCE different keys from *at on, which moves behind them. */
static uint32_t
next_keys(const struct key_of *list, uint32_t n, uint32_t *at, uint64_t keys[AT_ONCE])
{
	uint32_t found = 0;
	for (; *at < n && found < AT_ONCE; *at = end_of_group(list, n, *at))
		keys[found++] = list[*at].key;
	return found;
}

/* The first pair with the key; there is one. */
static uint32_t
find_key(const struct key_of *list, uint32_t n, uint64_t key)
{
	uint32_t low = 0;
	while (n > 0) {
		uint32_t half = n / 2;
		bool right = list[low + half].key < key;
		low += right ? half + 1 : 0;
		n = right ? n - half - 1 : half;
	}
	return low;
}

static void
bind_keys(struct wt_stmt *stmt, const uint64_t keys[AT_ONCE], uint32_t n)
{
	for (uint32_t i = 0; i < AT_ONCE; i++)
		wt_bind_int(stmt, (int)i + 1, (int64_t)keys[i < n ? i : n - 1]);
}

/* --- the very same text ------------------------------------------------------------------------
 */

/* Marks those whose text is stored; another version of an article does not count. */
static int
mark_stored(struct wt_copying *c, struct wt_filings *b, const struct key_of *texts, uint32_t n)
{
	static const char SQL[] =
		"SELECT k.column1 FROM (VALUES (CAST(? AS BIGINT)),(?),(?),(?),(?),(?)," ROWS_6
		"," ROWS_6 "," ROWS_6 "," ROWS_24 ") k WHERE EXISTS (SELECT 1 FROM documents d"
		" WHERE d.text_key = k.column1 AND d.live AND d.n < ?)";
	struct wt_stmt *stmt = wt_db_get(c->s, SQL, c->f);
	uint64_t keys[AT_ONCE];
	int code = stmt ? WARTA_OK : c->s->code;
	for (uint32_t at = 0, k; code == WARTA_OK && (k = next_keys(texts, n, &at, keys)) > 0;) {
		bind_keys(stmt, keys, k);
		wt_bind_int(stmt, AT_ONCE + 1, b->items[0].document);
		while ((code = wt_db_next(c->s, stmt, "be read", c->f)) == 1) {
			uint32_t i = find_key(texts, n, (uint64_t)wt_column_int(stmt, 0));
			for (uint64_t key = texts[i].key; i < n && texts[i].key == key; i++) {
				struct wt_filing *item = &b->items[texts[i].item];
				item->has_same = item->reaches_back = true;
			}
		}
	}
	return code;
}

/* Is the text filed, of those days, for an article before the batch? */
static int
mark_filed(struct wt_copying *c, struct wt_filings *b, struct wt_filing *item)
{
	static const char DATED[] =
		"SELECT 1 FROM documents WHERE text_key = ?1 AND live AND n < ?2"
		" AND published_at >= ?3 AND published_at < ?4 LIMIT 1";
	static const char UNDATED[] = "SELECT 1 FROM documents WHERE text_key = ?1 AND live"
				      " AND n < ?2 AND published_at IS NULL LIMIT 1";
	bool dated = item->at != INT64_MAX;
	struct wt_stmt *stmt = wt_db_get(c->s, dated ? DATED : UNDATED, c->f);
	if (!stmt)
		return c->s->code;
	wt_bind_int(stmt, 1, (int64_t)item->text_key);
	wt_bind_int(stmt, 2, b->items[0].document);
	if (dated) {
		int64_t from = item->at - (item->at + ORIGIN) % (2 * REACH);
		wt_bind_int(stmt, 3, from);
		wt_bind_int(stmt, 4, from + 2 * REACH);
	}
	int code = wt_db_next(c->s, stmt, "be read", c->f);
	wt_db_reset(stmt);
	item->is_filed = item->is_filed || code == 1;
	return code < 0 ? code : WARTA_OK;
}

/* By text, then by days, then as they stand. */
static struct key_of *
list_texts(struct wt_filings *b, uint32_t *n)
{
	struct key_of *texts = WT_NEW(b->arena, struct key_of, b->n);
	*n = 0;
	for (uint32_t i = 0; i < b->n; i++)
		if (b->items[i].live)
			texts[(*n)++] = (struct key_of){ days_of(b->items[i].at), i, false };
	sort_keys(b->arena, texts, *n);
	for (uint32_t i = 0; i < *n; i++)
		texts[i].key = b->items[texts[i].item].text_key;
	sort_keys(b->arena, texts, *n);
	return texts;
}

static int
find_same(struct wt_copying *c, struct wt_filings *b)
{
	uint32_t n;
	struct key_of *texts = list_texts(b, &n);
	int code = mark_stored(c, b, texts, n);
	for (uint32_t i = 0; code == WARTA_OK && i < n; i++)
		if (b->items[texts[i].item].has_same)
			code = mark_filed(c, b, &b->items[texts[i].item]);
	for (uint32_t i = 1; i < n; i++) {
		struct wt_filing *item = &b->items[texts[i].item];
		struct wt_filing *before = &b->items[texts[i - 1].item];
		if (texts[i].key != texts[i - 1].key)
			continue;
		item->has_same = before->has_same = true;
		if (days_of(item->at) == days_of(before->at))
			item->is_filed = true;
	}
	return code;
}

/* --- who shares a key --------------------------------------------------------------------------
 */

/* Where an article is filed and looked for. */
static void
list_places(const struct wt_filing *item, uint32_t i, struct key_of *keys, uint32_t *n)
{
	bool dated = item->at != INT64_MAX;
	for (uint32_t k = 0; item->live && k < item->sketch.n_keys; k++) {
		uint64_t key = item->sketch.keys[k];
		if (dated) {
			keys[(*n)++] = (struct key_of){ place(days_of(item->at), key), i, false };
			keys[(*n)++] = (struct key_of){ place(next_days(item->at), key), i, true };
		}
		if (!dated || k < ANY_KEYS)
			keys[(*n)++] = (struct key_of){ place(ANY_TIME, key), i, false };
	}
}

/* Is anything filed of these days? */
static int
has_days(struct wt_copying *c, uint64_t days)
{
	static const char SQL[] = "SELECT 1 FROM print_keys WHERE key >= ?1 AND key < ?2 LIMIT 1";
	struct wt_stmt *stmt = wt_db_get(c->s, SQL, c->f);
	if (!stmt)
		return c->s->code;
	wt_bind_int(stmt, 1, (int64_t)place(days, 0));
	wt_bind_int(stmt, 2, (int64_t)place(days + 1, 0));
	int code = wt_db_next(c->s, stmt, "be read", c->f);
	wt_db_reset(stmt);
	return code;
}

/* Leaves out days of which nothing is filed, and nothing is to be. */
static int
drop_empty(struct wt_copying *c, struct key_of *keys, uint32_t *n)
{
	uint32_t kept = 0;
	for (uint32_t i = 0, to; i < *n; i = to) {
		bool guests = true;
		uint64_t days = keys[i].key >> KEY_BITS;
		for (to = i; to < *n && keys[to].key >> KEY_BITS == days; to++)
			guests = guests && keys[to].guest;
		int has = guests ? has_days(c, days) : 1;
		if (has < 0)
			return has;
		if (has && kept < i)
			memmove(keys + kept, keys + i, (to - i) * sizeof *keys);
		kept += has ? to - i : 0;
	}
	*n = kept;
	return WARTA_OK;
}

static int
list_keys(struct wt_copying *c, struct wt_filings *b, struct key_of **keys, uint32_t *n)
{
	size_t most = 2 * WT_SKETCH_KEYS + ANY_KEYS;
	*keys = WT_NEW(b->arena, struct key_of, (size_t)b->n * most);
	*n = 0;
	for (uint32_t i = 0; i < b->n; i++)
		list_places(&b->items[i], i, *keys, n);
	sort_keys(b->arena, *keys, *n);
	return drop_empty(c, *keys, n);
}

struct stored {
	uint64_t key;
	int64_t document;
};

struct stored_list {
	struct stored *items;
	uint32_t n, cap;
};

static int
by_stored(const void *a, const void *b)
{
	const struct stored *x = a, *y = b;
	if (x->key != y->key)
		return x->key < y->key ? -1 : 1;
	return (x->document > y->document) - (x->document < y->document);
}

/* What is stored under some keys, in their order. */
static int
read_stored(struct wt_copying *c, struct wt_filings *b, const uint64_t keys[AT_ONCE], uint32_t n,
	struct stored_list *stored)
{
	static const char SQL[] =
		"SELECT key, document FROM print_keys WHERE key IN (" TIMES_48 ")";
	struct wt_stmt *stmt = wt_db_get(c->s, SQL, c->f);
	int code;
	stored->n = 0;
	if (!stmt)
		return c->s->code;
	bind_keys(stmt, keys, n);
	while ((code = wt_db_next(c->s, stmt, "be read", c->f)) == 1)
		*WT_PUSH(b->arena, stored->items, stored->n, stored->cap) =
			(struct stored){ (uint64_t)wt_column_int(stmt, 0), wt_column_int(stmt, 1) };
	if (stored->n)
		qsort(stored->items, stored->n, sizeof *stored->items, by_stored);
	return code;
}

/* Rows that are to be filed. */
struct rows {
	struct stored items[PUT_ONCE];
	uint32_t n;
};

/* Files those that are gathered, the last of them again where there are too few for the statement.
 */
static int
put_rows(struct wt_copying *c, struct rows *rows)
{
	static const char SQL[] =
		"INSERT OR IGNORE INTO print_keys (key, document) VALUES " PAIRS_24;
	struct wt_binding at = { wt_db_get(c->s, SQL, c->f), 1 };
	if (!at.stmt)
		return c->s->code;
	for (uint32_t i = 0; i < PUT_ONCE; i++) {
		const struct stored *row = &rows->items[i < rows->n ? i : rows->n - 1];
		wt_put_int(&at, (int64_t)row->key);
		wt_put_int(&at, row->document);
	}
	rows->n = 0;
	return wt_db_run(c->s, at.stmt, "look for copies", c->f);
}

static int
file_group(struct wt_copying *c, const struct wt_filings *b, const struct key_of *group, uint32_t n,
	uint32_t n_stored, struct rows *rows)
{
	int code = WARTA_OK;
	for (uint32_t i = 0; code == WARTA_OK && i < n && n_stored < FULL; i++) {
		const struct wt_filing *item = &b->items[group[i].item];
		if (item->is_filed || group[i].guest)
			continue;
		n_stored++;
		rows->items[rows->n++] = (struct stored){ group[i].key, item->document };
		if (rows->n == PUT_ONCE)
			code = put_rows(c, rows);
	}
	return code;
}

static void
add_hits(struct wt_filings *b, const struct key_of *group, uint32_t n, const struct stored *stored,
	uint32_t n_stored, struct hits *hits)
{
	uint32_t here[FULL], n_here = 0, crowd = n_stored;
	for (uint32_t i = 0; i < n; i++) {
		crowd += !group[i].guest;
		if (!group[i].guest && n_here < FULL)
			here[n_here++] = i;
	}
	for (uint32_t i = 0; i < n; i++) {
		struct hit h = { group[i].item, NOT_HERE, 0, crowd,
			group[i].key >> KEY_BITS == ANY_TIME };
		for (uint32_t k = 0; k < n_stored && k < FULL; k++) {
			h.document = stored[k].document;
			if (h.document != b->items[h.of].document)
				*WT_PUSH(b->arena, hits->items, hits->n, hits->cap) = h;
		}
		for (uint32_t k = 0; k < n_here; k++) {
			h.here = group[here[k]].item;
			h.document = b->items[h.here].document;
			if (here[k] != i)
				*WT_PUSH(b->arena, hits->items, hits->n, hits->cap) = h;
		}
	}
}

/* Looks some keys up and files what is new under them, while their pages are at hand. */
static int
find_hits(struct wt_copying *c, struct wt_filings *b, struct hits *hits)
{
	struct stored_list stored = { NULL, 0, 0 };
	struct rows rows = { .n = 0 };
	uint64_t some[AT_ONCE];
	uint32_t n, at = 0, from = 0, to;
	struct key_of *keys = NULL;
	int code = list_keys(c, b, &keys, &n);
	for (uint32_t k; code == WARTA_OK && (k = next_keys(keys, n, &at, some)) > 0;) {
		uint32_t first, last = 0;
		code = read_stored(c, b, some, k, &stored);
		for (; code == WARTA_OK && from < at; from = to) {
			to = end_of_group(keys, n, from);
			first = last;
			while (last < stored.n && stored.items[last].key == keys[from].key)
				last++;
			if (to - from > 1 || last > first)
				add_hits(b, keys + from, to - from,
					last > first ? stored.items + first : NULL, last - first,
					hits);
			code = file_group(c, b, keys + from, to - from, last - first, &rows);
		}
	}
	return code == WARTA_OK && rows.n ? put_rows(c, &rows) : code;
}

static int
by_article(const void *a, const void *b)
{
	const struct hit *x = a, *y = b;
	if (x->of != y->of)
		return x->of < y->of ? -1 : 1;
	return (x->document > y->document) - (x->document < y->document);
}

/* Each pair once, where it shares enough keys. */
static void
count_hits(struct hits *hits)
{
	uint32_t kept = 0;
	if (hits->n)
		qsort(hits->items, hits->n, sizeof *hits->items, by_article);
	for (uint32_t i = 0, to; i < hits->n; i = to) {
		struct hit h = hits->items[i];
		uint32_t any = 0; /* keys that they share at any time; those of their days have
				     them, too */
		for (to = i; to < hits->n && by_article(&h, &hits->items[to]) == 0; to++) {
			h.crowd = h.crowd < hits->items[to].crowd ? h.crowd : hits->items[to].crowd;
			any += hits->items[to].any;
		}
		h.any = any > 0;
		if (any > 1 || to - i - any > 1 || h.crowd <= FEW)
			hits->items[kept++] = h;
	}
	hits->n = kept;
}

/* --- who is alike ------------------------------------------------------------------------------
 */

struct known {
	int64_t document;
	uint64_t text_key; /* 0: it is not there any more */
	int64_t at;
	struct wt_sketch sketch;
};

static int
by_document(const void *a, const void *b)
{
	int64_t x, y;
	memcpy(&x, a, sizeof x); /* of a known one, too: its first field */
	memcpy(&y, b, sizeof y);
	return (x > y) - (x < y);
}

static int
read_known(struct wt_copying *c, struct wt_stmt *stmt, struct known *known)
{
	wt_bind_int(stmt, 1, known->document);
	int code = wt_db_next(c->s, stmt, "be read", c->f);
	if (code == 1) {
		known->text_key = (uint64_t)wt_column_int(stmt, 0);
		struct wt_blob_view sketch = wt_column_blob(stmt, 2);
		wt_sketch_unpack(&known->sketch, (uint32_t)wt_column_int(stmt, 1), sketch.bytes,
			sketch.size);
		known->at = wt_column_is_null(stmt, 3) ? INT64_MAX : wt_column_int(stmt, 3);
	}
	wt_db_reset(stmt);
	return code < 0 ? code : WARTA_OK;
}

/* The sketches of stored articles that were hit, by their numbers. */
static int
read_sketches(struct wt_copying *c, struct wt_filings *b, const struct hits *hits,
	struct known **known, uint32_t *n)
{
	static const char SQL[] = "SELECT d.text_key, p.shingles, p.sketch, d.published_at"
				  " FROM documents d"
				  " JOIN prints p ON p.document = d.n WHERE d.n = ?";
	int64_t *list = WT_NEW(b->arena, int64_t, hits->n + 1);
	uint32_t all = 0;
	*n = 0;
	for (uint32_t i = 0; i < hits->n; i++)
		if (hits->items[i].here == NOT_HERE)
			list[all++] = hits->items[i].document;
	qsort(list, all, sizeof *list, by_document);
	for (uint32_t i = 0; i < all; i++)
		if (*n == 0 || list[i] != list[*n - 1])
			list[(*n)++] = list[i];
	*known = WT_NEW(b->arena, struct known, *n + 1);
	struct wt_stmt *stmt = *n ? wt_db_get(c->s, SQL, c->f) : NULL;
	int code = stmt || *n == 0 ? WARTA_OK : c->s->code;
	for (uint32_t i = 0; code == WARTA_OK && i < *n; i++) {
		if (i % WT_DB_AHEAD == 0)
			code = wt_db_ahead(c->s, stmt, list + i, *n - i, "be read", c->f);
		(*known)[i].document = list[i];
		if (code == WARTA_OK)
			code = read_known(c, stmt, &(*known)[i]);
	}
	return code;
}

static void
add_alike(struct wt_filings *b, struct wt_filing *item, uint64_t text_key)
{
	for (uint32_t i = 0; i < item->n_alike; i++)
		if (item->alike[i] == text_key)
			return;
	if (item->n_alike < ALIKE)
		*WT_PUSH(b->arena, item->alike, item->n_alike, item->cap_alike) = text_key;
}

static void
compare(struct wt_filings *b, const struct hit *hit, const struct known *known, uint32_t n)
{
	struct wt_filing *item = &b->items[hit->of];
	const struct wt_sketch *other;
	uint64_t text_key;
	int64_t at;
	bool back = true;
	if (hit->here != NOT_HERE) {
		other = &b->items[hit->here].sketch;
		text_key = b->items[hit->here].text_key;
		at = b->items[hit->here].at;
		back = b->items[hit->here].has_same;
	} else {
		const struct known *k =
			bsearch(&hit->document, known, n, sizeof *known, by_document);
		if (!k || k->sketch.n == 0)
			return;
		other = &k->sketch;
		text_key = k->text_key;
		at = k->at;
	}
	if (!hit->any && !is_within_reach(item->at, at))
		return;
	if (text_key == item->text_key ||
		wt_sketch_is_copy(wt_sketch_compare(&item->sketch, other)) == WT_COPY_NO)
		return;
	add_alike(b, item, text_key);
	item->reaches_back = item->reaches_back || back;
}

int
wt_filings_find(struct wt_copying *c, struct wt_filings *b)
{
	struct hits hits = { NULL, 0, 0 };
	struct known *known = NULL;
	uint32_t n = 0;
	int code = find_same(c, b);
	if (code == WARTA_OK)
		code = find_hits(c, b, &hits);
	count_hits(&hits);
	if (code == WARTA_OK)
		code = read_sketches(c, b, &hits, &known, &n);
	for (uint32_t i = 0; code == WARTA_OK && i < hits.n; i++)
		compare(b, &hits.items[i], known, n);
	return code;
}

/*
 * sketch.c - see sketch.h.
 */
#include "story/sketch.h"

#include "story/set.h"

#include <stdlib.h>

#define RUN 5 /* words of a shingle */

/* SplitMix64's finish: every bit of the result depends on every bit of x. */
static uint64_t
finish(uint64_t x)
{
	x = (x ^ x >> 30) * UINT64_C(0xbf58476d1ce4e5b9);
	x = (x ^ x >> 27) * UINT64_C(0x94d049bb133111eb);
	return x ^ x >> 31;
}

const unsigned char WT_LETTERS[256] = {
#define R1(c)  [c] = (c)
#define R2(c)  R1(c), R1((c) + 1)
#define R4(c)  R2(c), R2((c) + 2)
#define R8(c)  R4(c), R4((c) + 4)
#define R16(c) R8(c), R8((c) + 8)
#define U1(c)  [c] = (c) + 32
#define U2(c)  U1(c), U1((c) + 1)
#define U4(c)  U2(c), U2((c) + 2)
#define U8(c)  U4(c), U4((c) + 4)
	R8('0'), R2('8'), U8('A'), U8('I'), U8('Q'), U2('Y'), R8('a'), R8('i'), R8('q'), R2('y'),
	R16(128), R16(144), R16(160), R16(176), R16(192), R16(208), R16(224), R16(240)
};

/*
 * The smallest different hashes so far.  They are gathered as they come and cut to the smallest
 * where there is no more room: kept in order all the time, they cost as much as the hashing.
 */
#define ROOM    1024
#define BUCKETS 128

struct least {
	uint64_t items[ROOM];
	uint32_t n;
	uint64_t limit; /* larger ones are not wanted */
};

/* Sorts hashes up to a limit; evenly spread, they are nearly in order once they are dealt out. */
static void
sort(uint64_t *items, uint32_t n, uint64_t limit)
{
	uint64_t dealt[ROOM], width = limit / BUCKETS + 1;
	uint16_t ends[BUCKETS] = { 0 };
	uint8_t buckets[ROOM];
	for (uint32_t i = 0; i < n; i++) {
		buckets[i] = (uint8_t)(items[i] / width);
		ends[buckets[i]]++;
	}
	for (uint32_t b = 1; b < BUCKETS; b++)
		ends[b] = (uint16_t)(ends[b] + ends[b - 1]);
	for (uint32_t i = 0; i < n; i++)
		dealt[--ends[buckets[i]]] = items[i];
	for (uint32_t i = 0, k; i < n; i++) {
		for (k = i; k > 0 && items[k - 1] > dealt[i]; k--)
			items[k] = items[k - 1];
		items[k] = dealt[i];
	}
}

/* The different ones up to a limit, in order; how many. */
static uint32_t
pick(const struct least *l, uint64_t limit, uint64_t out[ROOM])
{
	uint32_t n = 0, kept = 0;
	for (uint32_t i = 0; i < l->n; i++) {
		out[n] = l->items[i];
		n += l->items[i] <= limit;
	}
	sort(out, n, limit);
	for (uint32_t i = 0; i < n; i++)
		if (kept == 0 || out[i] != out[kept - 1])
			out[kept++] = out[i];
	return kept;
}

/* Cuts to the smallest, in order.  Where half as many again should lie there are mostly enough. */
static void
cut(struct least *l)
{
	uint64_t limit = l->limit, picked[ROOM];
	uint32_t n;
	if (l->n > 2 * WT_SKETCH_HASHES)
		limit = limit / l->n * (WT_SKETCH_HASHES + WT_SKETCH_HASHES / 2);
	while ((n = pick(l, limit, picked)) < WT_SKETCH_HASHES && limit < l->limit)
		limit = limit < l->limit / 2 ? 2 * limit : l->limit;
	l->n = n < WT_SKETCH_HASHES ? n : WT_SKETCH_HASHES;
	memcpy(l->items, picked, l->n * sizeof *picked);
	if (l->n == WT_SKETCH_HASHES)
		l->limit = l->items[l->n - 1];
}

static inline void
take(struct least *l, uint64_t hash)
{
	l->items[l->n] = hash;
	l->n += hash <= l->limit;
	if (l->n == ROOM)
		cut(l);
}

#define MIX UINT64_C(0x9e3779b97f4a7c15)

struct reading {
	struct least least;
	uint64_t words[RUN]; /* the last ones, in a ring */
	uint32_t at, n;      /* n stops where there are enough for a run */
	uint64_t run;        /* sum of word * MIX^k, k = 0 for the last one */
};

static inline void
add_word(struct reading *r, uint64_t word)
{
	uint64_t gone = r->words[r->at] * (MIX * MIX * MIX * MIX * MIX);
	r->run = r->run * MIX + word - gone;
	r->words[r->at] = word;
	r->at = r->at + 1 < RUN ? r->at + 1 : 0;
	if (r->n < RUN - 1)
		r->n++;
	else
		take(&r->least, finish(r->run));
}

/* The hash of the next word; *p moves behind it. */
static inline bool
next_word(const char **p, const char *end, uint64_t *word)
{
	const char *at = *p;
	uint64_t hash = UINT64_C(0xcbf29ce484222325);
	unsigned char c;
	while (at < end && !WT_LETTERS[(unsigned char)*at])
		at++;
	bool any = at < end;
	for (; at < end && (c = WT_LETTERS[(unsigned char)*at]) != 0; at++)
		hash = (hash ^ c) * UINT64_C(0x100000001b3);
	*p = at;
	*word = hash;
	return any;
}

static void
add_text(struct reading *r, const char *p, const char *end)
{
	uint64_t word;
	while (next_word(&p, end, &word))
		add_word(r, word);
}

/* Exact where all were kept; else the k smallest of n in [0,1) lie up to k / n. */
static uint32_t
count_shingles(const struct least *l)
{
	if (l->n < WT_SKETCH_HASHES)
		return l->n;
	double highest = (double)(l->items[l->n - 1] >> 11) * 0x1p-53;
	double n = (l->n - 1) / (highest > 1e-9 ? highest : 1e-9);
	return n < 4e9 ? (uint32_t)n : UINT32_MAX;
}

void
wt_sketch_of(
	struct wt_sketch *print, struct wt_str text, const struct wt_span *noise, uint32_t n_noise)
{
	struct reading r;
	size_t at = 0;
	r.least.n = 0;
	r.least.limit = UINT64_MAX;
	r.run = r.at = r.n = 0;
	memset(r.words, 0, sizeof r.words);
	for (uint32_t i = 0; i <= n_noise; i++) {
		size_t end = i < n_noise && noise[i].start < text.len ? noise[i].start : text.len;
		if (end > at)
			add_text(&r, text.ptr + at, text.ptr + end);
		if (i < n_noise && noise[i].end > at)
			at = noise[i].end;
	}
	cut(&r.least);
	print->shingles = count_shingles(&r.least);
	print->n = r.least.n;
	print->n_keys = r.least.n < WT_SKETCH_KEYS ? r.least.n : WT_SKETCH_KEYS;
	for (uint32_t i = 0; i < print->n; i++)
		print->hashes[i] = (uint32_t)(r.least.items[i] >> 32);
	memcpy(print->keys, r.least.items, print->n_keys * sizeof print->keys[0]);
}

/* Up to where the print knows all hashes of its text. */
static uint32_t
horizon(const struct wt_sketch *p)
{
	return p->n < WT_SKETCH_HASHES ? UINT32_MAX : p->hashes[p->n - 1];
}

struct wt_likeness
wt_sketch_compare(const struct wt_sketch *a, const struct wt_sketch *b)
{
	uint32_t limit = horizon(a) < horizon(b) ? horizon(a) : horizon(b);
	uint32_t i = 0, k = 0, both = 0;
	while (i < a->n && k < b->n && a->hashes[i] <= limit && b->hashes[k] <= limit) {
		uint32_t x = a->hashes[i], y = b->hashes[k];
		both += x == y;
		i += x <= y;
		k += y <= x;
	}
	while (i < a->n && a->hashes[i] <= limit)
		i++;
	while (k < b->n && b->hashes[k] <= limit)
		k++;
	uint32_t least = i < k ? i : k;
	struct wt_likeness l = { 0.0F, 0.0F, least };
	if (least) {
		l.contained = (float)both / (float)least;
		l.resembles = (float)both / (float)(i + k - both);
	}
	return l;
}

/*
 * Two reports of one speech share its quotations, up to a third of the shorter one; follow-ups
 * take up to two thirds over; edited copies keep two fifths and more of their runs.  Few
 * hashes tell little.
 */
#define SURELY   0.75F
#define MAYBE    0.25F
#define SEEN_FEW 12

enum wt_copy
wt_sketch_is_copy(struct wt_likeness l)
{
	if (l.seen < 2 || l.contained < MAYBE)
		return WT_COPY_NO;
	return l.seen >= SEEN_FEW && l.contained >= SURELY ? WT_COPY_YES : WT_COPY_UNSURE;
}

#define TRIPLE 3

/* Hashes of the runs of three words, none of them 0. */
static uint64_t *
triples(struct wt_arena *arena, struct wt_str text, uint32_t *n)
{
	uint64_t *out = WT_NEW(arena, uint64_t, text.len / 2 + 1), last[TRIPLE] = { 0 }, word;
	const char *p = text.ptr, *end = text.ptr + text.len;
	uint32_t words = 0;
	*n = 0;
	while (next_word(&p, end, &word)) {
		last[words % TRIPLE] = word;
		if (++words < TRIPLE)
			continue;
		uint64_t hash = 0;
		for (uint32_t i = words; i < words + TRIPLE; i++)
			hash = hash * MIX + last[i % TRIPLE];
		out[(*n)++] = hash | 1;
	}
	return out;
}

float
wt_text_share(struct wt_arena *arena, struct wt_str a, struct wt_str b)
{
	uint32_t na, nb, both = 0;
	const uint64_t *x = triples(arena, a, &na), *y = triples(arena, b, &nb);
	struct wt_set in_a = wt_set_for(arena, na), in_b = wt_set_for(arena, nb);
	for (uint32_t i = 0; i < na; i++)
		(void)wt_set_put(&in_a, x[i]);
	for (uint32_t i = 0; i < nb; i++)
		both += wt_set_put(&in_b, y[i]) && wt_set_has(&in_a, y[i]);
	uint32_t least = in_a.n < in_b.n ? in_a.n : in_b.n;
	return least ? (float)both / (float)least : 0.0F;
}

size_t
wt_sketch_pack(const struct wt_sketch *p, unsigned char out[WT_SKETCH_BYTES])
{
	for (uint32_t i = 0; i < p->n; i++)
		for (unsigned b = 0; b < 4; b++)
			out[4 * i + b] = (unsigned char)(p->hashes[i] >> 8 * b);
	return 4 * (size_t)p->n;
}

void
wt_sketch_unpack(struct wt_sketch *p, uint32_t shingles, const unsigned char *bytes, size_t n)
{
	p->shingles = shingles;
	p->n = n / 4 < WT_SKETCH_HASHES ? (uint32_t)(n / 4) : WT_SKETCH_HASHES;
	p->n_keys = 0;
	for (uint32_t i = 0; i < p->n; i++) {
		p->hashes[i] = 0;
		for (unsigned b = 0; b < 4; b++)
			p->hashes[i] |= (uint32_t)bytes[4 * i + b] << 8 * b;
	}
}

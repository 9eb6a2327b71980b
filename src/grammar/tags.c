/*
 * tags.c - the tagger's templates and its way through a sentence.
 *
 * Greedy: the best tag of a word is final.  It is a first guess: the network decides.  A word
 * outside the sentence has keys of 0.  Templates are numbered by their place below; a change asks
 * for new models.
 */
#include "grammar/tags.h"

static const struct wt_keys OUTSIDE;

static const struct wt_keys *
at(const struct wt_keys *keys, uint32_t n, uint32_t i, int offset)
{
	int64_t j = (int64_t)i + offset;
	return j < 0 || j >= (int64_t)n ? &OUTSIDE : &keys[j];
}

size_t
wt_tag_static(const struct wt_keys *keys, uint32_t n, uint32_t i, unsigned shift,
	uint32_t rows[WT_TAG_STATIC_MAX])
{
	const struct wt_keys *k = &keys[i], *p1 = at(keys, n, i, -1), *p2 = at(keys, n, i, -2);
	const struct wt_keys *n1 = at(keys, n, i, 1), *n2 = at(keys, n, i, 2);
	uint32_t capital = k->letters & (WT_KEYS_CAPITAL | WT_KEYS_ALLCAPS);
	uint32_t place = i == 0 ? 1 : i == 1 && !(p1->letters & WT_KEYS_LETTER) ? 2 : 0;
	uint32_t around = (uint32_t)(p1->letters & 23) << 16 | (uint32_t)(n1->letters & 23) << 8 |
			  (k->letters & 23);
	size_t r = 0;
	uint32_t t = 0;
#define ROW(a, b) rows[r++] = wt_row(t++, (a), (b), shift)
	ROW(0, 0);
	ROW(k->form, 0);
	ROW(k->lower, 0);
	ROW(k->lower, capital | place << 8);
	for (int p = 0; p < WT_KEYS_PREFIXES; p++)
		ROW(k->prefix[p], 0);
	for (int s = 0; s < WT_KEYS_SUFFIXES; s++)
		ROW(k->suffix[s], 0);
	ROW(k->suffix[2], capital | place << 8);
	ROW(k->prefix[1], k->suffix[1]);
	ROW(k->prefix[2], k->suffix[2]);
	ROW(k->affix, k->letters);
	ROW(k->affix, k->len < 12 ? k->len : 12);
	ROW(k->shape, k->letters);
	ROW(k->shape, place);
	ROW(around, place);
	ROW(around, k->suffix[2]);
	ROW(p1->lower, 0);
	ROW(n1->lower, 0);
	ROW(p2->lower, 0);
	ROW(n2->lower, 0);
	ROW(p1->lower, k->lower);
	ROW(k->lower, n1->lower);
	ROW(p1->lower, n1->lower);
	ROW(p1->lower, k->affix);
	ROW(n1->lower, k->affix);
	ROW(p1->lower, k->suffix[2]);
	ROW(n1->suffix[2], 0);
	ROW(p1->suffix[2], 0);
	ROW(n1->affix, k->affix);
	ROW(n1->lower, n2->lower);
#undef ROW
	return r;
}

size_t
wt_tag_dynamic(const struct wt_keys *keys, uint32_t n, uint32_t i, unsigned t1, unsigned t2,
	unsigned shift, uint32_t rows[WT_TAG_DYNAMIC_MAX])
{
	const struct wt_keys *k = &keys[i], *n1 = at(keys, n, i, 1);
	uint32_t both = t1 << 8 | t2;
	size_t r = 0;
	uint32_t t = 100;
#define ROW(a, b) rows[r++] = wt_row(t++, (a), (b), shift)
	ROW(t1, 0);
	ROW(both, 0);
	ROW(t1, k->lower);
	ROW(both, k->lower);
	ROW(t1, k->affix);
	ROW(t1, k->suffix[2]);
	ROW(t1, n1->lower);
	ROW(t1, k->letters);
	ROW(both, k->letters & 23);
	ROW(t1, (uint32_t)k->affix << 8 | n1->affix);
#undef ROW
	return r;
}

static uint8_t
best_tag(const int16_t *sums)
{
	unsigned best = 0;
	for (unsigned c = 1; c < WT_UPOS_COUNT; c++)
		if (sums[c] > sums[best])
			best = c;
	return (uint8_t)best;
}

void
wt_tags_predict(const struct wt_table *table, const struct wt_keys *keys, uint32_t n, uint8_t *tags)
{
	struct wt_table t = *table;
	uint32_t rows[2][WT_TAG_STATIC_MAX], more[WT_TAG_DYNAMIC_MAX] = { 0 };
	size_t count[2] = { 0, 0 };
	unsigned t1 = WT_TAG_START, t2 = WT_TAG_START;
	t.stride = WT_TAG_STRIDE;
	if (n > 0)
		count[0] = wt_tag_static(keys, n, 0, t.shift, rows[0]);
	for (uint32_t i = 0; i < n; i++) {
		if (i + 1 < n) {
			size_t next = wt_tag_static(keys, n, i + 1, t.shift, rows[(i + 1) & 1]);
			count[(i + 1) & 1] = next;
			for (size_t j = 0; j < next; j++)
				wt_table_prefetch(&t, rows[(i + 1) & 1][j]);
		}
		int16_t sums[WT_TAG_STRIDE] = { 0 };
		size_t dynamic = wt_tag_dynamic(keys, n, i, t1, t2, t.shift, more);
		for (size_t j = 0; j < dynamic; j++)
			wt_table_prefetch(&t, more[j]);
		wt_table_add(&t, rows[i & 1], count[i & 1], sums);
		wt_table_add(&t, more, dynamic, sums);
		tags[i] = best_tag(sums);
		t2 = t1;
		t1 = tags[i];
	}
}

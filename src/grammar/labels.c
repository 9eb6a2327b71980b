/*
 * labels.c - the labeller's templates and its way through a tree.
 *
 * The root's relation is "root" and no other's is: that much is given by the
 * heads.  Templates are numbered by their place; a change asks for new models.
 */
#include "grammar/labels.h"

static const struct wt_arc_word NOBODY = {
	.tag = WT_TAG_NONE, .head = -1, .left = { -1, -1 }, .right = { -1, -1 }
};

static const struct wt_arc_word *
word(const struct wt_arc_state *s, int64_t i)
{
	return i < 0 || i > (int64_t)s->n ? &NOBODY : &s->words[i];
}

/* The relations that the head's children before i bear, as a set of the core ones. */
static uint32_t
siblings(const struct wt_arc_state *s, uint32_t i, const uint8_t *rels, uint32_t *last)
{
	uint32_t set = 0;
	int16_t head = s->words[i].head;
	*last = WT_DEP_COUNT;
	/* the head's near side only: a window keeps this linear in the text */
	uint32_t from = i > 24 ? i - 24 : 0;
	for (uint32_t j = from; j < i; j++) {
		if (s->words[j].head != head)
			continue;
		*last = rels[j];
		if (rels[j] <= WT_DEP_OBL_AGENT)
			set |= 1u << rels[j];
	}
	return set;
}

static uint32_t
few_children(const struct wt_arc_word *w)
{
	return (w->left_count > 3 ? 3u : w->left_count) << 2 | (w->right_count > 3 ? 3u : w->right_count);
}

size_t
wt_label_rows(const struct wt_arc_state *s, uint32_t i, const uint8_t *rels, unsigned shift,
	uint32_t rows[WT_LABEL_ROWS_MAX])
{
	const struct wt_arc_word *d = &s->words[i], *h = word(s, d->head), *g = word(s, h->head);
	const struct wt_arc_word *d1 = word(s, (int64_t)i - 1), *d2 = word(s, (int64_t)i + 1);
	const struct wt_arc_word *h1 = word(s, (int64_t)d->head - 1), *h2 = word(s, (int64_t)d->head + 1);
	const struct wt_arc_word *dl = word(s, d->left[0]), *dr = word(s, d->right[0]);
	const struct wt_arc_word *dl2 = word(s, d->left[1]);
	const struct wt_arc_word *hl = word(s, h->left[0]), *hr = word(s, h->right[0]);
	uint32_t right = d->head < (int64_t)i, head = (uint32_t)d->head, gap = right ? i - head : head - i;
	uint32_t far = gap < 4 ? gap : gap < 7 ? 4 : gap < 12 ? 5 : 6;
	uint32_t last, set = siblings(s, i, rels, &last);
	uint32_t dt = d->tag, ht = h->tag, pair = right << 10 | ht << 5 | dt;
	const struct wt_arc_word *lo = right ? h : d, *hi = right ? d : h;
	uint32_t commas = (uint32_t)(hi->commas - lo->commas), joins = (uint32_t)(hi->joins - lo->joins);
	uint32_t mid = (commas > 2 ? 2 : commas) | (joins > 2 ? 2 : joins) << 2;
	size_t r = 0;
	uint32_t t = 300;
#define ROW(a, b) rows[r++] = wt_row(t++, (a), (b), shift)
	ROW(pair, 0);
	ROW(d->lower, right);
	ROW(h->lower, right);
	ROW(d->lower, pair);
	ROW(h->lower, pair);
	ROW(d->lower, h->lower);
	ROW(d->word, pair);
	ROW(h->word, pair);
	ROW(wt_key2(d->word, h->word), right);
	ROW(far, pair);
	ROW(far << 4 | mid, pair);
	ROW(d1->tag, pair);
	ROW(d2->tag, pair);
	ROW(h1->tag, pair);
	ROW(h2->tag, pair);
	ROW(d1->lower, pair);
	ROW(d2->lower, pair);
	ROW(dl->tag, pair);
	ROW(dr->tag, pair);
	ROW(dl->lower, pair);
	ROW(dr->lower, pair);
	ROW(dl->lower, h->lower);
	ROW(dl->lower, d->lower);
	ROW((uint32_t)dl->tag << 5 | dl2->tag, pair);
	ROW(dl2->lower, pair);
	ROW(dl->lower, h->affix);
	ROW(d->affix, pair);
	ROW(h->affix, pair);
	ROW((uint32_t)h->affix << 8 | d->affix, pair);
	ROW((uint32_t)h->affix << 8 | far, pair);
	ROW(h->affix, dl->lower);
	ROW(d->lower, h->affix);
	ROW(g->tag, pair);
	ROW((uint32_t)g->tag << 1 | (h->head > d->head), pair);
	ROW(set, pair);
	ROW(set, h->lower);
	ROW(set << 8 | h->affix, dt);
	ROW(last, pair);
	ROW(last, d->lower);
	ROW(hl->tag, pair);
	ROW(hr->tag, pair);
	ROW(few_children(d), pair);
	ROW(few_children(h), pair);
	ROW(hl->lower, pair);
	ROW(mid, d->lower);
	ROW(wt_key2(d1->lower, h->lower), right);
#undef ROW
	return r;
}

void
wt_labels_predict(const struct wt_grammar *g, const struct wt_arc_state *s, uint8_t *rels)
{
	struct wt_table t = g->labels;
	uint32_t rows[WT_LABEL_ROWS_MAX];
	t.stride = WT_LABEL_STRIDE;
	for (uint32_t i = 0; i < s->n; i++) {
		if (s->words[i].head == (int16_t)s->n) {
			rels[i] = WT_DEP_ROOT;
			continue;
		}
		int16_t sums[WT_LABEL_STRIDE] = { 0 };
		size_t n = wt_label_rows(s, i, rels, t.shift, rows);
		for (size_t j = 0; j < n; j++)
			wt_table_prefetch(&t, rows[j]);
		wt_table_add(&t, rows, n, sums);
		unsigned best = 0;
		for (unsigned c = 1; c < g->n_labels; c++)
			if (sums[c] > sums[best])
				best = c;
		rels[i] = g->label_class[best];
	}
}

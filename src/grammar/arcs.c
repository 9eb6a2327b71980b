/*
 * arcs.c - the parser's templates and its way through a sentence.
 *
 * The templates see the three topmost words of the stack, the first three of
 * the buffer, the outermost children of the first of them, how many children
 * they have, how far they lie apart and which commas, verbs and conjunctions lie
 * between them.  Templates are numbered by their place; a change asks for new models.
 */
#include "grammar/arcs.h"

static const struct wt_arc_word NOBODY = {
	.tag = WT_TAG_NONE, .head = -1, .left = { -1, -1 }, .right = { -1, -1 }
};

void
wt_arc_begin(struct wt_arc_state *s, const struct wt_keys *keys, const uint8_t *tags, uint32_t n,
	struct wt_arc_word *words, int16_t *stack)
{
	unsigned commas = 0, verbs = 0, joins = 0;
	*s = (struct wt_arc_state){ .keys = keys, .words = words, .stack = stack, .n = n };
	for (uint32_t i = 0; i <= n; i++) {
		struct wt_arc_word *w = &words[i];
		*w = NOBODY;
		w->commas = (uint16_t)commas;
		w->verbs = (uint16_t)verbs;
		w->joins = (uint16_t)joins;
		if (i == n)
			break;
		w->lower = keys[i].lower;
		w->word = keys[i].word;
		w->affix = keys[i].affix;
		w->tag = tags[i];
		commas += tags[i] == WT_UPOS_PUNCT;
		verbs += tags[i] == WT_UPOS_VERB;
		joins += tags[i] == WT_UPOS_CCONJ || tags[i] == WT_UPOS_SCONJ;
	}
	words[n].tag = WT_TAG_ROOT;
	words[n].lower = 1;
}

void
wt_arc_move(struct wt_arc_state *s, enum wt_arc_move move)
{
	if (move == WT_ARC_SHIFT) {
		s->stack[s->depth++] = (int16_t)s->next++;
		return;
	}
	int16_t child = s->stack[--s->depth];
	int16_t head = move == WT_ARC_LEFT ? (int16_t)s->next : s->stack[s->depth - 1];
	struct wt_arc_word *h = &s->words[head];
	s->words[child].head = head;
	if (move == WT_ARC_LEFT) {
		h->left[1] = h->left[0];
		h->left[0] = child;
		h->left_count++;
	} else {
		h->right[1] = h->right[0];
		h->right[0] = child;
		h->right_count++;
	}
}

static const struct wt_arc_word *
stack_at(const struct wt_arc_state *s, uint32_t i)
{
	return i < s->depth ? &s->words[s->stack[s->depth - 1 - i]] : &NOBODY;
}

static const struct wt_arc_word *
buffer_at(const struct wt_arc_state *s, uint32_t i)
{
	return s->next + i <= s->n ? &s->words[s->next + i] : &NOBODY;
}

static const struct wt_arc_word *
child(const struct wt_arc_state *s, int16_t i)
{
	return i < 0 ? &NOBODY : &s->words[i];
}

/* What lies between two words: none, one, two or more of commas, verbs, conjunctions. */
static uint32_t
between(const struct wt_arc_word *a, const struct wt_arc_word *b)
{
	if (a == &NOBODY || b == &NOBODY)
		return 63;
	unsigned commas = (unsigned)(b->commas - a->commas), verbs = (unsigned)(b->verbs - a->verbs);
	unsigned joins = (unsigned)(b->joins - a->joins);
	return (commas > 2 ? 2 : commas) | (verbs > 2 ? 2 : verbs) << 2 | (joins > 2 ? 2 : joins) << 4;
}

static uint32_t
distance(const struct wt_arc_word *a, const struct wt_arc_word *b)
{
	if (a == &NOBODY || b == &NOBODY)
		return 15;
	ptrdiff_t d = b - a;
	return d < 5 ? (uint32_t)d : d < 8 ? 5 : d < 12 ? 6 : d < 20 ? 7 : 8;
}

static uint32_t
few(unsigned count)
{
	return count > 3 ? 3 : count;
}

size_t
wt_arc_rows(const struct wt_arc_state *s, unsigned shift, uint32_t rows[WT_ARC_ROWS_MAX])
{
	const struct wt_arc_word *s0 = stack_at(s, 0), *s1 = stack_at(s, 1), *s2 = stack_at(s, 2);
	const struct wt_arc_word *b0 = buffer_at(s, 0), *b1 = buffer_at(s, 1), *b2 = buffer_at(s, 2);
	const struct wt_arc_word *s0l = child(s, s0->left[0]), *s0r = child(s, s0->right[0]);
	const struct wt_arc_word *s1l = child(s, s1->left[0]), *s1r = child(s, s1->right[0]);
	const struct wt_arc_word *b0l = child(s, b0->left[0]), *b0l2 = child(s, b0->left[1]);
	const struct wt_arc_word *s0l2 = child(s, s0->left[1]), *s0r2 = child(s, s0->right[1]);
	const struct wt_arc_word *s1r2 = child(s, s1->right[1]);
	uint32_t s0t = s0->tag, s1t = s1->tag, s2t = s2->tag, b0t = b0->tag, b1t = b1->tag;
	uint32_t b2t = b2->tag, pair0 = s0t << 5 | b0t, pair1 = s1t << 5 | s0t;
	uint32_t three = s1t << 10 | pair0;
	uint32_t gap0 = distance(s0, b0), gap1 = distance(s1, s0);
	uint32_t mid0 = between(s0, b0), mid1 = between(s1, s0);
	size_t r = 0;
	uint32_t t = 200;
#define ROW(a, b) rows[r++] = wt_row(t++, (a), (b), shift)
	/* words */
	ROW(s0->lower, 0);
	ROW(s1->lower, 0);
	ROW(b0->lower, 0);
	ROW(b1->lower, 0);
	ROW(s0->lower, s0t);
	ROW(s1->lower, s1t);
	ROW(b0->lower, b0t);
	ROW(b1->lower, b1t);
	ROW(s0->word, s0t);
	ROW(b0->word, b0t);
	ROW(s2->lower, s2t);
	ROW(b2->lower, b2t);
	/* pairs */
	ROW(pair0, 0);
	ROW(s0->lower, b0->lower);
	ROW(s0->lower, b0t);
	ROW(s0t, b0->lower);
	ROW(pair0, s0->lower);
	ROW(pair0, b0->lower);
	ROW(pair1, 0);
	ROW(s1->lower, s0->lower);
	ROW(s1->lower, s0t);
	ROW(s1t, s0->lower);
	ROW(s1t << 5 | b0t, 0);
	ROW(s1->lower, b0t);
	ROW(s1t, b0->lower);
	ROW(s1->lower, b0->lower);
	ROW(wt_key2(s0->word, b0->word), 0);
	ROW(wt_key2(s1->word, s0->word), 0);
	ROW((uint32_t)s0->affix << 8 | b0->affix, pair0);
	ROW((uint32_t)s1->affix << 8 | s0->affix, pair1);
	ROW(s0->affix, pair0);
	ROW(b0->affix, pair0);
	ROW(s1->affix, three);
	/* three and four */
	ROW(three, 0);
	ROW(three, s0->lower);
	ROW(three, b0->lower);
	ROW(three, s1->lower);
	ROW(b1t, pair0);
	ROW(b1t, three);
	ROW(b1t << 5 | b2t, b0t);
	ROW(b1t << 5 | b2t, three);
	ROW(s2t, pair1);
	ROW(s2t, three);
	ROW(b1->lower, pair0);
	/* children */
	ROW(s0l->tag, pair0);
	ROW(s0r->tag, pair0);
	ROW(b0l->tag, pair0);
	ROW(s1l->tag, pair1);
	ROW(s1r->tag, pair1);
	ROW(s0l->tag, pair1);
	ROW(s0r->tag, pair1);
	ROW(b0l->tag, three);
	ROW((uint32_t)s1r->tag << 5 | s0l->tag, three);
	ROW(s0l->lower, pair0);
	ROW(s0r->lower, pair0);
	ROW(b0l->lower, pair0);
	ROW(s1r->lower, pair1);
	ROW(s0l->lower, s0->lower);
	ROW(s0l->lower, pair1);
	ROW((uint32_t)s0l->tag << 5 | s0l2->tag, pair0);
	ROW((uint32_t)s0r->tag << 5 | s0r2->tag, pair0);
	ROW((uint32_t)b0l->tag << 5 | b0l2->tag, pair0);
	ROW((uint32_t)s1r->tag << 5 | s1r2->tag, pair1);
	/* counts of children, distances, what lies between */
	ROW(few(s0->left_count) << 4 | few(s0->right_count), pair0);
	ROW(few(b0->left_count), pair0);
	ROW(few(s1->right_count) << 4 | few(s0->left_count), pair1);
	ROW(few(s0->right_count), s0->lower);
	ROW(few(s1->right_count), s1->lower);
	ROW(gap0, pair0);
	ROW(gap1, pair1);
	ROW(gap0, s0->lower);
	ROW(gap0, b0->lower);
	ROW(mid0, pair0);
	ROW(mid1, pair1);
	ROW(mid1, three);
	ROW(mid0 << 4 | gap0, pair0);
	ROW(mid1 << 4 | gap1, pair1);
#undef ROW
	return r;
}

void
wt_arcs_predict(const struct wt_table *table, struct wt_arc_state *s)
{
	struct wt_table t = *table;
	uint32_t rows[WT_ARC_ROWS_MAX];
	t.stride = WT_ARC_STRIDE;
	for (unsigned allowed; (allowed = wt_arc_allowed(s)) != 0;) {
		enum wt_arc_move best = WT_ARC_MOVES;
		if ((allowed & (allowed - 1)) == 0) {
			best = allowed == 1 ? WT_ARC_SHIFT : allowed == 2 ? WT_ARC_LEFT : WT_ARC_RIGHT;
			wt_arc_move(s, best);
			continue;
		}
		int16_t sums[WT_ARC_STRIDE] = { 0 };
		size_t n = wt_arc_rows(s, t.shift, rows);
		for (size_t i = 0; i < n; i++)
			wt_table_prefetch(&t, rows[i]);
		wt_table_add(&t, rows, n, sums);
		for (unsigned m = 0; m < WT_ARC_MOVES; m++)
			if (allowed >> m & 1 && (best == WT_ARC_MOVES || sums[m] > sums[best]))
				best = (enum wt_arc_move)m;
		wt_arc_move(s, best);
	}
}

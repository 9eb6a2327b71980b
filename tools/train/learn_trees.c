/*
 * learn_trees.c - trains the parser and the labeller.
 *
 * Parser: averaged perceptron with the dynamic oracle of arc-hybrid (Goldberg
 * and Nivre 2013).  From the second epoch on, the parser follows its own move
 * nine times in ten, so that it learns to go on from its own mistakes.
 * Labeller: on gold heads.
 */
#include "grammar/labels.h"
#include "learn.h"

#include <stdlib.h>

/* The gold arcs that each move would put out of reach. */
static void
costs(const struct wt_arc_state *s, const int16_t *gold, unsigned cost[WT_ARC_MOVES])
{
	int n = (int)s->n, b = (int)s->next;
	int s0 = s->depth > 0 ? s->stack[s->depth - 1] : -1;
	int s1 = s->depth > 1 ? s->stack[s->depth - 2] : -1;
	cost[WT_ARC_SHIFT] = cost[WT_ARC_LEFT] = cost[WT_ARC_RIGHT] = 0;
	for (uint32_t i = 0; i < s->depth; i++) {
		int w = s->stack[i];
		if (b < n && gold[w] == b)
			cost[WT_ARC_SHIFT]++;
		if (b < n && gold[b] == w && w != s0)
			cost[WT_ARC_SHIFT]++;
	}
	if (s0 < 0)
		return;
	for (int w = b; w < n; w++)
		if (gold[w] == s0) {
			cost[WT_ARC_LEFT]++;
			cost[WT_ARC_RIGHT]++;
		}
	if (gold[s0] != b && (gold[s0] == s1 || gold[s0] > b))
		cost[WT_ARC_LEFT]++;
	if (gold[s0] >= b)
		cost[WT_ARC_RIGHT]++;
}

static void
one_sentence(struct perceptron *p, const struct tree *t, struct dice *dice, bool explore)
{
	struct wt_arc_word words[WT_SENTENCE_MAX + 1];
	int16_t stack[WT_SENTENCE_MAX];
	uint32_t rows[WT_ARC_ROWS_MAX];
	struct wt_arc_state s;
	wt_arc_begin(&s, t->keys, t->tag, t->n, words, stack);
	for (unsigned allowed; (allowed = wt_arc_allowed(&s)) != 0;) {
		unsigned cost[WT_ARC_MOVES], best = WT_ARC_MOVES, good = WT_ARC_MOVES, least = UINT32_MAX;
		float scores[WT_ARC_STRIDE];
		if ((allowed & (allowed - 1)) == 0) {
			wt_arc_move(&s, allowed == 1 ? WT_ARC_SHIFT : allowed == 2 ? WT_ARC_LEFT : WT_ARC_RIGHT);
			continue;
		}
		size_t n = wt_arc_rows(&s, p->shift, rows);
		perceptron_score(p, rows, n, scores);
		costs(&s, t->gold_head, cost);
		for (unsigned m = 0; m < WT_ARC_MOVES; m++)
			if (allowed >> m & 1 && cost[m] < least)
				least = cost[m];
		for (unsigned m = 0; m < WT_ARC_MOVES; m++) {
			if (!(allowed >> m & 1))
				continue;
			if (best == WT_ARC_MOVES || scores[m] > scores[best])
				best = m;
			if (cost[m] == least && (good == WT_ARC_MOVES || scores[m] > scores[good]))
				good = m;
		}
		perceptron_tick(p);
		if (cost[best] != least)
			perceptron_update(p, rows, n, good, best);
		bool follow = explore && dice_throw(dice, 10) != 0;
		wt_arc_move(&s, (enum wt_arc_move)(follow ? best : good));
	}
}

struct wt_table
learn_arcs(const struct treebank *bank)
{
	struct perceptron p;
	struct dice dice = { 2 };
	uint32_t *order = xcalloc(bank->n, sizeof *order);
	for (size_t i = 0; i < bank->n; i++)
		order[i] = (uint32_t)i;
	perceptron_init(&p, ARC_BITS, WT_ARC_STRIDE, WT_ARC_MOVES);
	for (unsigned e = 0; e < ARC_EPOCHS; e++) {
		dice_shuffle(&dice, order, bank->n);
		for (size_t i = 0; i < bank->n; i++)
			one_sentence(&p, &bank->trees[order[i]], &dice, e > 0);
	}
	struct wt_table table = { perceptron_finish(&p), p.shift, p.stride };
	perceptron_release(&p);
	free(order);
	return table;
}

/* A finished tree of gold heads, with the children in place. */
static void
gold_state(const struct tree *t, struct wt_arc_state *s, struct wt_arc_word *words, int16_t *stack)
{
	wt_arc_begin(s, t->keys, t->tag, t->n, words, stack);
	for (uint32_t i = 0; i < t->n; i++) {
		struct wt_arc_word *h = &words[t->gold_head[i]];
		words[i].head = t->gold_head[i];
		if (t->gold_head[i] < (int)i) {
			h->right[1] = h->right[0];
			h->right[0] = (int16_t)i;
			h->right_count++;
		}
	}
	for (uint32_t i = t->n; i-- > 0;) {
		struct wt_arc_word *h = &words[t->gold_head[i]];
		if (t->gold_head[i] > (int)i) {
			h->left[1] = h->left[0];
			h->left[0] = (int16_t)i;
			h->left_count++;
		}
	}
}

static void
label_sentence(
	struct perceptron *p, const struct tree *t, const struct trainer *tr, const uint8_t *class_of)
{
	struct wt_arc_word words[WT_SENTENCE_MAX + 1];
	int16_t stack[WT_SENTENCE_MAX];
	uint8_t rels[WT_SENTENCE_MAX];
	struct wt_arc_state s;
	gold_state(t, &s, words, stack);
	for (uint32_t i = 0; i < t->n; i++) {
		uint32_t rows[WT_LABEL_ROWS_MAX];
		float scores[WT_LABEL_STRIDE];
		if (t->gold_head[i] == (int)t->n) {
			rels[i] = WT_DEP_ROOT;
			continue;
		}
		size_t n = wt_label_rows(&s, i, rels, p->shift, rows);
		perceptron_score(p, rows, n, scores);
		unsigned best = 0, gold = class_of[t->gold_rel[i]];
		for (unsigned c = 1; c < tr->n_labels; c++)
			if (scores[c] > scores[best])
				best = c;
		perceptron_tick(p);
		if (best != gold)
			perceptron_update(p, rows, n, gold, best);
		rels[i] = tr->label_class[best];
	}
}

/* The relations in use, the commonest WT_LABEL_STRIDE of them. */
static void
find_classes(const struct treebank *bank, struct trainer *t, uint8_t *class_of)
{
	size_t count[WT_DEP_COUNT] = { 0 };
	for (size_t i = 0; i < bank->n; i++)
		for (uint32_t j = 0; j < bank->trees[i].n; j++)
			count[bank->trees[i].gold_rel[j]]++;
	t->n_labels = 0;
	memset(class_of, 0, WT_DEP_COUNT);
	while (t->n_labels < WT_LABEL_STRIDE) {
		unsigned best = 0;
		for (unsigned r = 1; r < WT_DEP_COUNT; r++)
			if (r != WT_DEP_ROOT && count[r] > (best == WT_DEP_ROOT ? 0 : count[best]))
				best = r;
		if (best == WT_DEP_ROOT)
			break;
		count[best] = 0;
		class_of[best] = (uint8_t)t->n_labels;
		t->label_class[t->n_labels++] = (uint8_t)best;
	}
}

struct wt_table
learn_labels(const struct treebank *bank, struct trainer *t)
{
	struct perceptron p;
	struct dice dice = { 3 };
	uint8_t class_of[WT_DEP_COUNT];
	uint32_t *order = xcalloc(bank->n, sizeof *order);
	find_classes(bank, t, class_of);
	for (size_t i = 0; i < bank->n; i++)
		order[i] = (uint32_t)i;
	perceptron_init(&p, LABEL_BITS, WT_LABEL_STRIDE, t->n_labels);
	for (unsigned e = 0; e < LABEL_EPOCHS; e++) {
		dice_shuffle(&dice, order, bank->n);
		for (size_t i = 0; i < bank->n; i++)
			label_sentence(&p, &bank->trees[order[i]], t, class_of);
	}
	struct wt_table table = { perceptron_finish(&p), p.shift, p.stride };
	perceptron_release(&p);
	free(order);
	return table;
}

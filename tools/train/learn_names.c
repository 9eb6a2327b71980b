/*
 * learn_names.c - trains the name tagger.
 */
#include "grammar/names.h"
#include "learn.h"

#include <stdlib.h>

static void
one_sentence(struct perceptron *p, const struct tree *t)
{
	unsigned t1 = WT_NAME_O, t2 = WT_NAME_O;
	for (uint32_t i = 0; i < t->n; i++) {
		uint32_t rows[WT_NAME_ROWS_MAX];
		float scores[WT_NAME_STRIDE];
		size_t n = wt_name_rows(t->keys, t->tag, t->n, i, t1, t2, p->shift, rows);
		perceptron_score(p, rows, n, scores);
		unsigned best = WT_NAME_O;
		for (unsigned c = 1; c < WT_NAME_CLASSES; c++)
			if (scores[c] > scores[best] && wt_name_allowed(t1, c))
				best = c;
		perceptron_tick(p);
		if (best != t->gold_name[i])
			perceptron_update(p, rows, n, t->gold_name[i], best);
		t2 = t1;
		t1 = best;
	}
}

struct wt_table
learn_names(const struct treebank *bank)
{
	struct perceptron p;
	struct dice dice = { 4 };
	uint32_t *order = xcalloc(bank->n, sizeof *order);
	for (size_t i = 0; i < bank->n; i++)
		order[i] = (uint32_t)i;
	perceptron_init(&p, NAME_BITS, WT_NAME_STRIDE, WT_NAME_CLASSES);
	for (unsigned e = 0; e < NAME_EPOCHS; e++) {
		dice_shuffle(&dice, order, bank->n);
		for (size_t i = 0; i < bank->n; i++)
			one_sentence(&p, &bank->trees[order[i]]);
	}
	struct wt_table table = { perceptron_finish(&p), p.shift, p.stride };
	perceptron_release(&p);
	free(order);
	return table;
}

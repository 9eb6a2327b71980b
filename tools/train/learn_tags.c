/*
 * learn_tags.c - trains the tagger, and tags the training trees by taggers that
 * did not see them, so that the parser learns from tags as wrong as it will get.
 */
#include "grammar/tags.h"
#include "learn.h"

#include <stdlib.h>

uint32_t
dice_throw(struct dice *d, uint32_t sides)
{
	d->state = d->state * UINT64_C(6364136223846793005) + UINT64_C(1442695040888963407);
	return (uint32_t)(((d->state >> 33) * sides) >> 31);
}

void
dice_shuffle(struct dice *d, uint32_t *items, size_t n)
{
	for (size_t i = n; i > 1; i--) {
		size_t j = dice_throw(d, (uint32_t)i);
		uint32_t x = items[i - 1];
		items[i - 1] = items[j];
		items[j] = x;
	}
}

static void
one_sentence(struct perceptron *p, const struct tree *t)
{
	uint32_t rows[WT_TAG_STATIC_MAX + WT_TAG_DYNAMIC_MAX];
	unsigned t1 = WT_TAG_START, t2 = WT_TAG_START;
	for (uint32_t i = 0; i < t->n; i++) {
		float scores[WT_TAG_STRIDE];
		size_t n = wt_tag_static(t->keys, t->n, i, p->shift, rows);
		n += wt_tag_dynamic(t->keys, t->n, i, t1, t2, p->shift, rows + n);
		perceptron_score(p, rows, n, scores);
		unsigned best = 0;
		for (unsigned c = 1; c < WT_UPOS_COUNT; c++)
			if (scores[c] > scores[best])
				best = c;
		perceptron_tick(p);
		if (best != t->gold_tag[i])
			perceptron_update(p, rows, n, t->gold_tag[i], best);
		t2 = t1;
		t1 = best;
	}
}

struct wt_table
learn_tags(const struct treebank *bank, uint32_t skip, unsigned epochs)
{
	struct perceptron p;
	struct dice dice = { 1 };
	uint32_t *order = xcalloc(bank->n, sizeof *order);
	size_t n = 0;
	for (size_t i = 0; i < bank->n; i++)
		if (bank->trees[i].fold != skip)
			order[n++] = (uint32_t)i;
	perceptron_init(&p, TAG_BITS, WT_TAG_STRIDE, WT_UPOS_COUNT);
	for (unsigned e = 0; e < epochs; e++) {
		dice_shuffle(&dice, order, n);
		for (size_t i = 0; i < n; i++)
			one_sentence(&p, &bank->trees[order[i]]);
	}
	struct wt_table table = { perceptron_finish(&p), p.shift, p.stride };
	perceptron_release(&p);
	free(order);
	return table;
}

void
learn_jackknife(struct treebank *bank, uint32_t folds)
{
	for (size_t i = 0; i < bank->n; i++)
		bank->trees[i].fold = (uint32_t)(i % folds);
	for (uint32_t f = 0; f < folds; f++) {
		struct wt_table table = learn_tags(bank, f, TAG_EPOCHS / 2);
		for (size_t i = 0; i < bank->n; i++)
			if (bank->trees[i].fold == f)
				wt_tags_predict(&table, bank->trees[i].keys, bank->trees[i].n,
					bank->trees[i].tag);
		free((void *)(uintptr_t)table.rows);
	}
}

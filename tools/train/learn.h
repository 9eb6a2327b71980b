/*
 * learn.h - the models' training, each over trees that hold what the model reads.
 */
#ifndef WT_TRAIN_LEARN_H
#define WT_TRAIN_LEARN_H

#include "perceptron.h"
#include "treebank.h"

#define TAG_BITS        16 /* 2^16 rows */
#define TAG_EPOCHS      8
#define JACKKNIFE_FOLDS 5

/* A random number generator of its own, so that the same inputs give the same bytes. */
struct dice {
	uint64_t state;
};
uint32_t dice_throw(struct dice *d, uint32_t sides);
void dice_shuffle(struct dice *d, uint32_t *items, size_t n);

/* Trains on the trees whose fold is not `skip`, in place of the table's rows (malloc'ed). */
struct wt_table learn_tags(const struct treebank *bank, uint32_t skip, unsigned epochs);
/* Tags each tree by a tagger that did not see it: `folds` parts. */
void learn_jackknife(struct treebank *bank, uint32_t folds);

#endif

/*
 * learn.h - the models' training, each over trees that hold what the model reads.
 */
#ifndef WT_TRAIN_LEARN_H
#define WT_TRAIN_LEARN_H

#include "perceptron.h"
#include "treebank.h"

/* Sizes of the tables: 2^bits rows. */
#define TAG_BITS   16
#define ARC_BITS   20
#define LABEL_BITS 16
#define NAME_BITS  17

#define TAG_EPOCHS   8
#define ARC_EPOCHS   12
#define LABEL_EPOCHS 8
#define NAME_EPOCHS  10

#define JACKKNIFE_FOLDS 5

struct trainer {
	uint8_t label_class[WT_LABEL_STRIDE];
	uint32_t n_labels;
};

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
struct wt_table learn_arcs(const struct treebank *bank);
struct wt_table learn_labels(const struct treebank *bank, struct trainer *t);
struct wt_table learn_names(const struct treebank *bank);

/* The empty word list; the sections of one. */
struct wt_words words_none(void);
void words_write(const struct wt_words *words, struct wt_blob_writer *w);

#endif

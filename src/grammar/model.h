/*
 * model.h - the weights, opened in place.
 *
 * A model is a blob (base/blob.h) of sections; each table of weights is an
 * array of rows of int8, a row for each hash value, an element for each class.
 * Everything that a table's reader takes from the bytes is checked when the
 * model is opened, so that no bytes can lead it out of the table.
 */
#ifndef WT_GRAMMAR_MODEL_H
#define WT_GRAMMAR_MODEL_H

#include "base/blob.h"
#include "grammar/keys.h"
#include "grammar/net.h"
#include "grammar/reader.h"

#define WT_MODEL_VERSION 3 /* of keys, templates and classes together */

/* Rows of weights: (1 << (64 - shift)) rows of `stride` elements. */
struct wt_table {
	const int8_t *rows;
	unsigned shift;
	unsigned stride;
};

/* Classes rounded up so that rows fall well into cache lines. */
#define WT_TAG_STRIDE 32

/* Numbers of words: those that have a vector of their own. */
struct wt_words {
	const uint32_t *keys; /* open addressing; 0 is empty */
	const uint16_t *values;
	uint32_t mask;
};

struct wt_grammar {
	struct wt_blob blob;
	struct wt_table tags;
	struct wt_net net;
	struct wt_words words;
	struct wt_words gaz; /* by form: bits of the places in names, see doc/grammar.md */
	struct wt_morph morph;
	const uint8_t *rels; /* enum wt_deprel of each class of the network */
	size_t n_rels;
};

/* The number of a key; 0 where the list lacks it. */
uint16_t wt_words_find(const struct wt_words *words, uint32_t key);
/* Sets k->word and k->gaz. */
void wt_words_look(const struct wt_grammar *g, struct wt_keys *k);

/* Adds `n` rows to the sums of `stride` classes. */
static inline void
wt_table_add(const struct wt_table *t, const uint32_t *rows, size_t n, int16_t *sums)
{
	for (size_t i = 0; i < n; i++) {
		const int8_t *row = t->rows + (size_t)rows[i] * t->stride;
		for (unsigned c = 0; c < t->stride; c++)
			sums[c] = (int16_t)(sums[c] + row[c]);
	}
}

static inline void
wt_table_prefetch(const struct wt_table *t, uint32_t row)
{
#if defined(__GNUC__)
	__builtin_prefetch(t->rows + (size_t)row * t->stride);
#else
	(void)t, (void)row;
#endif
}

#endif

/*
 * labels.h - relations, once the heads are known: a perceptron for each arc.
 *
 * Words are labelled from left to right; a word sees the labels that its head's
 * earlier children got.
 */
#ifndef WT_GRAMMAR_LABELS_H
#define WT_GRAMMAR_LABELS_H

#include "grammar/arcs.h"

#define WT_LABEL_ROWS_MAX 56

/* Rows of the arc of word i of a finished tree; rels holds the relations of the words before i. */
size_t wt_label_rows(const struct wt_arc_state *s, uint32_t i, const uint8_t *rels, unsigned shift,
	uint32_t rows[WT_LABEL_ROWS_MAX]);
void wt_labels_predict(
	const struct wt_grammar *g, const struct wt_arc_state *s, uint8_t *rels);

#endif

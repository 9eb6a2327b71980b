/*
 * names.h - names of persons, organisations and places: BIO tags by a perceptron.
 */
#ifndef WT_GRAMMAR_NAMES_H
#define WT_GRAMMAR_NAMES_H

#include "grammar/model.h"

#define WT_NAME_CLASSES  7 /* enum wt_name_tag */
#define WT_NAME_ROWS_MAX 64

/* Rows of word i of n; t1 and t2 are the name tags of the words before. */
size_t wt_name_rows(const struct wt_keys *keys, const uint8_t *tags, uint32_t n, uint32_t i,
	unsigned t1, unsigned t2, unsigned shift, uint32_t rows[WT_NAME_ROWS_MAX]);
/* False for I- tags that would not go on with the tag before. */
bool wt_name_allowed(unsigned before, unsigned tag);
void wt_names_predict(const struct wt_table *table, const struct wt_keys *keys, const uint8_t *tags,
	uint32_t n, uint8_t *names);

#endif

/*
 * tags.h - parts of speech: an averaged perceptron, left to right, in two parts.
 *
 * The rows of a word's own features and of its neighbours' do not depend on the
 * tags before it; they are gathered first and their weights fetched ahead.
 */
#ifndef WT_GRAMMAR_TAGS_H
#define WT_GRAMMAR_TAGS_H

#include "grammar/model.h"

#define WT_TAG_START       WT_UPOS_COUNT /* the tag of the words before a sentence */
#define WT_TAG_STATIC_MAX  48
#define WT_TAG_DYNAMIC_MAX 12

/* Rows of word i of n; returns their number. */
size_t wt_tag_static(const struct wt_keys *keys, uint32_t n, uint32_t i, unsigned shift,
	uint32_t rows[WT_TAG_STATIC_MAX]);
/* Rows that need the tags of the words before: t1 of the word before, t2 of the one before it. */
size_t wt_tag_dynamic(const struct wt_keys *keys, uint32_t n, uint32_t i, unsigned t1, unsigned t2,
	unsigned shift, uint32_t rows[WT_TAG_DYNAMIC_MAX]);

/* Tags n words. */
void wt_tags_predict(
	const struct wt_table *table, const struct wt_keys *keys, uint32_t n, uint8_t *tags);

#endif

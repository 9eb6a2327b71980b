/*
 * tree.h - the best tree for the scores of all heads of all words.
 */
#ifndef WT_GRAMMAR_TREE_H
#define WT_GRAMMAR_TREE_H

#include "grammar/sentence.h"

/*
 * scores[d * (n + 1) + h] is that of the head h of word d; h = n is the root.  heads get one tree
 * with one root.  1 <= n <= WT_SENTENCE_MAX; a word's score for itself is not looked at.
 */
void wt_tree_find(const float *scores, size_t n, int16_t *heads);

#define WT_TREE_SPAN_MAX 64
/* The best tree without crossing arcs, for 1 <= n <= WT_TREE_SPAN_MAX; scores must be numbers. */
void wt_tree_projective(const float *scores, size_t n, int16_t *heads);

#endif

/*
 * lemma.h - the root of a word that stands by itself, for looking texts up.
 */
#ifndef WT_GRAMMAR_LEMMA_H
#define WT_GRAMMAR_LEMMA_H

#include "grammar/sentence.h"

/* In lower case; a view of the model or of the word.  A word that no rule knows is its own root. */
struct wt_str wt_lemma_find(const struct wt_grammar *grammar, struct wt_str lower);
/* Equal only for models that give the same lemmas. */
uint64_t wt_lemma_sum(const struct wt_grammar *grammar);

#endif

/*
 * read.h - reads words that are cut already: tags, trees, names, lemmas and features.
 *
 * For texts whose words were given (CoNLL-U); wt_grammar_read in sentence.h does
 * all of it from bytes.
 */
#ifndef WT_GRAMMAR_READ_H
#define WT_GRAMMAR_READ_H

#include "grammar/sentence.h"

/* Fills upos, head, deprel, name, lemma, feats and the roots; form and lower must be there. */
void wt_grammar_annotate(
	const struct wt_grammar *grammar, struct wt_arena *arena, struct wt_text *text);

/* The models that the build embedded (models/grammar.bin); aligned for wt_grammar_open. */
extern const unsigned char wt_model_grammar[];
extern const uint64_t wt_model_grammar_size;

#endif

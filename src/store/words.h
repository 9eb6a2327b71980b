/*
 * words.h - the words of a text as the full-text index knows them.
 *
 *	"Pertemuan Ma'ruf dengan Erdoğan, 19/6"	pertemuan (temu), maruf, dengan, erdogan, 19, 6
 *
 * Out: for each word the folded form, and beside it (at the same position) its lemma where that
 * is another.  A search for words asks for lemmas, one for a "phrase" or a prefix* for forms.
 */
#ifndef WT_STORE_WORDS_H
#define WT_STORE_WORDS_H

#include "grammar/sentence.h"

/* A byte in front of the text of a query: its words are taken as they are written. */
#define WT_WORDS_EXACT '\x02'
#define WT_WORD_MAX    64

/* The next word at or after *at: its place in the text and its folded form, at most WT_WORD_MAX
 * bytes in `out`; 0 at the end. */
size_t wt_word_next(struct wt_str text, size_t *at, struct wt_span *span, char out[WT_WORD_MAX]);

/* Lemmas of words, those looked up last kept at hand; NULL where there is no memory. */
struct wt_words;
struct wt_words *wt_words_open(const struct wt_grammar *grammar); /* borrowed; may be NULL */
void wt_words_close(struct wt_words *w);
/* Of a word as wt_word_next gives it: a view of the model, the words or the word itself. */
struct wt_str wt_words_lemma(struct wt_words *w, struct wt_str word);

#endif

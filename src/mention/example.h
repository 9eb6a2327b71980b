/*
 * example.h - runs the examples of the lexicon that ask what a name links to.
 *
 *	~ Menhan Prabowo tiba di Beijing.   @ 2024-04-01
 *	= Prabowo Subianto [IDN GOV] Menteri Pertahanan
 *
 * Lines with '|' or "chain:" ask for claims and are not run here.
 */
#ifndef WT_MENTION_EXAMPLE_H
#define WT_MENTION_EXAMPLE_H

#include "mention/mention.h"

struct wt_mention_checker {
	const struct wt_gazetteer *gazetteer;
	const struct wt_grammar *grammar;
	struct wt_arena *arena; /* reset for each example */
	struct wt_buf *out;     /* a line "file:line: ..." for each result that did not come */
	uint32_t run;           /* results asked for */
	uint32_t missed;
};

/* Whether room mention answers examples of this kind of entry. */
bool wt_mention_answers(struct wt_str kind);
/* Runs one example; the results that did not come are added to c->missed. */
void wt_mention_check_example(
	struct wt_mention_checker *c, const struct wt_lex_entry *e, const struct wt_lex_example *x);
/* Runs all examples of all entries that the room answers. */
void wt_mention_check(struct wt_mention_checker *c, const struct wt_lex *lex);

#endif

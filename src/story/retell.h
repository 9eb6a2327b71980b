/*
 * retell.h - articles that tell an event in so many words, though no claim was made of it there.
 *
 * In: an event's claims, and the articles on the same matter (store/schema.c, neighbours) that
 * have no claim in it.  Out: of each article that tells the act the sentence that does, or the
 * clause of a claim of its own that tells it (kin.h).
 *
 * Method: a sentence tells what a claim's clause tells where it has the clause's verb (its lemma,
 * both or neither denied, or told as done again), names somebody of each side that has a name or a
 * foreign state, and shares enough of the words that are not in everybody's mouth.  A title names
 * sides for the first sentences, too, the sentence before for a pronoun.  Text alone never tells an
 * event: where the other side is not named, nothing is taken, and without the verb only nearly the
 * same sentence, who acts in it being named.  What is done by saying it has words of its own: an
 * article that quotes them (quotes.h), names him who acts and says in them what the clause says
 * tells the act, too, and whoever spoke there speaks here.
 *
 * Limits: other words for the act are not found, nor is who says so within the sentence: the
 * article's newsroom or only voice stands for the source (sources.c), the newsroom alone where the
 * sentence only names the act for another matter's sake ("pasca serangan itu").
 */
#ifndef WT_STORY_RETELL_H
#define WT_STORY_RETELL_H

#include "story/build.h"
#include "story/kin.h"

struct wt_updating;

/* What is kept over the events of a run: the sentences of the articles looked at. */
struct wt_retelling;
struct wt_retelling *wt_retelling_open(struct wt_store *store); /* NULL: out of memory */
void wt_retelling_close(struct wt_retelling *r);                /* NULL is fine */

/* The sentences of other articles that tell the event, behind its `n` tellings, which are in
 * canonical order; `n_retold` of them, in the order of their publication. */
int wt_retelling_find(struct wt_updating *u, uint64_t event, struct wt_telling **tellings,
	uint32_t n, uint32_t *n_retold);

#endif

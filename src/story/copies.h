/*
 * copies.h - which articles are copies, and of which; private to the room.
 *
 * In: documents that have not been compared.  Out: for each the document that it was
 * copied from, if any, and the one at which the copying began.  Exact copies are found by
 * the key of their text, others by their prints (story/sketch.h), which the store keeps
 * filed.  Of those that share enough, an article comes from one that it cites, and else
 * from the one with which it shares most among those published before; so the
 * result is a function of the set of articles, not of the order in which they came.
 *
 *	Antara 08.10	"Presiden menerima ..."
 *	Tempo 09.00	the same, cut		copied from Antara: 100 % of it
 *	Kompas 08.00	the same, "dikutip dari Antara"	copied from Antara too: it says so
 */
#ifndef WT_STORY_COPIES_H
#define WT_STORY_COPIES_H

#include "store/db.h"

/*
 * Compares what has not been compared yet, within the transaction at hand, which it may
 * commit and begin anew.  Puts blocks on the list of those to be joined where a claim's article
 * turns out to have another root.
 */
int wt_copies_update(struct wt_store *s, struct wt_arena *arena, struct wt_fault *f);

#endif

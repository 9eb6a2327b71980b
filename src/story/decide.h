/*
 * decide.h - merges and splits that people ask for.
 *
 * In: events and claims.  Out: a decision in the store, kept by what it says of claims
 * and not by the ids of events: it holds when articles are read again, when more are
 * read, and when the rules change, as long as one of its claims is there.  A decision may be
 * undone; it is kept, with the time.
 *
 *	merge A B	what the rules put with a claim of B goes to where they put A's
 *	split E C...	the claims C leave E, together, for an event of their own
 *
 * Later decisions win over earlier ones.
 */
#ifndef WT_STORY_DECIDE_H
#define WT_STORY_DECIDE_H

#include "store/store.h"

/* Each records one decision and joins events anew; `decision` gets its number.  WARTA_ENOTFOUND for
 * an event or claim that is none, WARTA_EUSAGE where there is nothing to merge or to split. */
int wt_events_merge(struct wt_store *store, struct wt_str a, struct wt_str b, int64_t *decision,
	struct wt_fault *f);
/* Claims are called as in the record: "seed-001#3". */
int wt_events_split(struct wt_store *store, struct wt_str event, const struct wt_str *claims,
	uint32_t n, int64_t *decision, struct wt_fault *f);
int wt_decision_undo(struct wt_store *store, int64_t decision, struct wt_fault *f);

struct wt_decision {
	int64_t number;
	struct wt_str verb; /* merge, split */
	uint64_t event;     /* that stays; of what was split off */
	uint32_t claims;
	struct wt_str made;
	struct wt_str undone; /* "" where it holds */
};
typedef int wt_decision_visit(void *context, const struct wt_decision *decision);
int wt_decisions(
	struct wt_store *store, wt_decision_visit *visit, void *context, struct wt_fault *f);

#endif

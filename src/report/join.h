/*
 * join.h - what the files that join claims of one act share.
 *
 *	join_sides.c  do the sides of two claims agree?
 *	join_may.c    may two claims be of one act?
 *	join.c        makes one of them
 */
#ifndef WT_REPORT_JOIN_H
#define WT_REPORT_JOIN_H

#include "report/coder.h"

/* --- join_sides.c --- */
bool wt_join_same_state(const struct wt_party *a, const struct wt_party *b);
/* One state, and one name where a name is given. */
bool wt_join_same_party(const struct wt_party *a, const struct wt_party *b);
/* Is every one of a in b? */
bool wt_join_part_of(const struct wt_party *a, unsigned n, const struct wt_party *b, unsigned m);
/* Is one list part of the other? */
bool wt_join_sides_agree(
	const struct wt_party *a, unsigned n, const struct wt_party *b, unsigned m);
/* Do both name persons of one state, and none that both name? */
bool wt_join_persons_contradict(
	const struct wt_party *a, unsigned n, const struct wt_party *b, unsigned m);
/* Whom one whom both name met in a, where he met another in b; NULL. */
const struct wt_party *wt_join_partner_beside(
	const struct wt_party *a, unsigned n, const struct wt_party *b, unsigned m);
/* Are all named, and each by the other list, too? */
bool wt_join_all_named(
	const struct wt_party *list, unsigned n, const struct wt_party *in, unsigned m);
/* All parties of a meeting in one list. */
unsigned wt_join_everybody(const struct wt_claim *c, struct wt_party *all);
/* Does a party of both come from one state? */
bool wt_join_share_state(const struct wt_claim *a, const struct wt_claim *b);

/* --- join_may.c --- */
/* May b, which stands behind a, tell the same act? */
bool wt_join_may(const struct wt_claim *a, const struct wt_claim *b);
bool wt_join_modes_agree(const struct wt_claim *a, const struct wt_claim *b);
/* Do they tell an attack and the harm that it did, in one clause? */
bool wt_join_one_blow(const struct wt_claim *a, const struct wt_claim *b);
/* Do they tell of one war? */
bool wt_join_one_war(const struct wt_claim *a, const struct wt_claim *b);
/* Is it told of those who were struck? */
bool wt_join_of_victims(const struct wt_claim *c);
/* Is it one case at law, told in parts? */
bool wt_join_one_case(const struct wt_claim *a, const struct wt_claim *b);
bool wt_join_is_visit(const struct wt_claim *c);

#endif

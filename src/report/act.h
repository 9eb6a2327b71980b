/*
 * act.h - what the files that find an act on a word share.
 *
 *	holds.c    do a pattern's conditions hold?
 *	roles.c    who fills its roles
 *	match.c    which pattern of which form it is
 */
#ifndef WT_REPORT_ACT_H
#define WT_REPORT_ACT_H

#include "report/source.h"

/* A walk over words from one on, for phrases of a trie that begin there. */
struct wt_walk {
	const struct wt_tree *t;
	const struct wt_trie *trie;
	int32_t node;
	int32_t at; /* next word */
};

/* --- holds.c --- */
/* The next value and the last word of its phrase; false at the end. */
bool wt_walk_next(struct wt_walk *w, int32_t start, int32_t *value, int32_t *last);
/* The word in a slot of the form; of one of several words ("tewas di tangan") any may hold it. */
int32_t wt_slot_of_form(const struct wt_coder *c, const struct wt_hit *h, unsigned slot);
bool wt_conds_hold(const struct wt_coder *c, const struct wt_hit *h, uint32_t first, unsigned n);
/* Tell why a frame whose form stands there does not fit, where somebody asks. */
void wt_note_misfit(const struct wt_coder *c, const struct wt_hit *h, const char *why);
void wt_note_condition(const struct wt_coder *c, const struct wt_hit *h);

/* --- roles.c --- */
/* Whom the frame's roles name; false where one that it asks for is not named. */
bool wt_roles_fill(const struct wt_coder *c, struct wt_hit *h);
/* The other side of an act that has two, out of those who do it together. */
void wt_company_part(struct wt_hit *h);

#endif

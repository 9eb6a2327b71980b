/*
 * kin.h - claims of other articles that tell an event without being joined to it.
 *
 * In: two claims of two articles on one matter, each with its clauses.  Out: whether they tell one
 * act.  Pure but for loading.
 *
 * Method: joining (join.c) asks for the same type and for days that can be the same, and puts a
 * claim into one event only.  Of what it leaves apart much is one act all the same: both articles
 * say so in nearly the same words, but one gives the day of its publication two days late, or
 * lacks a side, or its claim fits two events.  Such a claim stays where it is; its article counts
 * for the other event, too, with the bytes of its clause (retell.h), where nothing of the frame
 * contradicts (match.h), days that both articles name are the same, and the clauses are alike.
 */
#ifndef WT_STORY_KIN_H
#define WT_STORY_KIN_H

#include "story/load.h"
#include "story/passage.h"

#define WT_KIN_CLAUSES 2 /* of a claim that the article tells more than once */
#define WT_KIN_VERBS   4

struct wt_kin {
	struct wt_story_claim claim;
	struct wt_passage clauses[WT_KIN_CLAUSES];
	uint32_t n_clauses;
	uint32_t verbs[WT_KIN_VERBS]; /* lemmas of the frame's word, as in wt_terms */
	uint32_t n_verbs;
};

struct wt_kins {
	struct wt_kin *items;
	uint32_t n;
};

/* The live claims of an article with this text, in the arena, which has its guard set. */
int wt_kins_load(struct wt_store *s, struct wt_arena *arena, struct wt_passage_reader *r,
	int64_t document, struct wt_str text, struct wt_kins *kins, struct wt_fault *f);

/* How much the two are above what is needed; negative where they do not tell one act.  *which of
 * the clauses of the other says it best. */
float wt_kin_tells(const struct wt_kin *act, const struct wt_kin *other, uint32_t *which);

#endif

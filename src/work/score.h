/*
 * score.h - claims compared with what people annotated.
 *
 * Levels, each adding to the one before; figures are micro-averaged over all records:
 *	act    the same type, and the claim cites some of the same bytes
 *	who    the same countries (of parties without one: sectors) on both sides
 *	when   the same date, to the precision that the gold has
 *	all    the same sectors, status and stance
 *	chain  of claims right in act, those with exactly the gold's chain
 * An event marked "background" may be missed or found at no cost; so may a claim of a
 * type that the record lists in "also".
 */
#ifndef WT_WORK_SCORE_H
#define WT_WORK_SCORE_H

#include <stdio.h>

#include "report/claim.h"
#include "work/gold.h"

enum wt_level { WT_LEVEL_NONE, WT_LEVEL_ACT, WT_LEVEL_WHO, WT_LEVEL_WHEN, WT_LEVEL_ALL };

struct wt_score {
	uint32_t records, gold, claims;
	uint32_t hit[WT_LEVEL_ALL + 1];
	uint32_t chains, chains_right;
	struct {
		uint32_t gold, found, claimed;
	} types[WT_TYPE_COUNT];
};

/* Adds one record; each miss and each claim too many is a line on `verbose`, if that is given.
 * Memory from the arena, under its guard. */
void wt_score_add(struct wt_score *score, struct wt_arena *arena,
	const struct wt_gold_record *record, const struct wt_claims *claims, FILE *verbose);
/* What each claim of a record reaches (enum wt_level), `claims->n` of them; of the background too.
 */
void wt_score_levels(struct wt_arena *arena, const struct wt_gold_record *record,
	const struct wt_claims *claims, uint8_t *levels);
void wt_score_print(const struct wt_score *score, FILE *out);

#endif

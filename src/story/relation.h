/*
 * relation.h - how two parties deal with each other, measured: "hubungan yang semakin erat".
 *
 * In: events in which both take part.  Out: for each week or month the events of each of
 * PLOVER's four quads, the sum and mean of their scores, and the same counted once a day
 * (of one type on one day between the two, one counts: a busy day is not a month's
 * policy).  What is only alleged, denied, planned or did not happen stands apart and adds to
 * no score.  Events without a day are counted by themselves.
 */
#ifndef WT_STORY_RELATION_H
#define WT_STORY_RELATION_H

#include "story/event.h"

enum wt_relation_step { WT_RELATION_WEEK, WT_RELATION_MONTH };

struct wt_relation {
	struct wt_day
		first; /* of the week (Monday) or month; year 0: events whose day is not known */
	uint32_t quads[5]; /* events that happened, by quad 1..4; [0] all */
	uint32_t daily[5]; /* the same, one a day of each type */
	double score;      /* sum of PLOVER scores of the daily ones */
	uint32_t alleged;  /* said to have happened, by nobody but who alleges it */
	uint32_t denied;
	uint32_t planned; /* and hypothetical */
	uint32_t negated;
	uint32_t single; /* of those that happened: with one independent source */
};
typedef int wt_relation_visit(void *context, const struct wt_relation *relation);

/* In the order of time; periods without events between two with some are given, empty. */
int wt_relations(struct wt_store *store, const struct wt_query *query, enum wt_relation_step step,
	wt_relation_visit *visit, void *context, struct wt_fault *f);

#endif

/*
 * story.h - what belongs together: stories, relations, and what people decide on events.
 *
 * Included by warta.h, whose words on strings, faults and threads hold here too.
 */
#ifndef WARTA_STORY_H
#define WARTA_STORY_H

#include "warta/warta.h"

#ifdef __cplusplus
extern "C" {
#endif
#pragma GCC visibility push(default)

/* --- decisions -------------------------------------------------------------------------------- */

/* `b` becomes part of `a`, now and whenever events are joined; `decision` gets the number under
 * which it can be undone.  WARTA_ENOTFOUND, WARTA_EUSAGE where both are one already. */
int warta_events_merge(struct warta_store *store, const char *a, const char *b, uint64_t *decision,
	struct warta_fault *fault);
/* Claims ("seed-001#3") leave the event for one of their own; one at least must stay. */
int warta_events_split(struct warta_store *store, const char *event, const char *const *claims,
	size_t n, uint64_t *decision, struct warta_fault *fault);
int warta_decision_undo(struct warta_store *store, uint64_t decision, struct warta_fault *fault);

struct warta_decision {
	uint64_t number;
	const char *verb;  /* merge, split */
	const char *event; /* that stays; of what was split off */
	uint32_t n_claims; /* that went */
	const char *made;
	const char *undone; /* "" where it holds */
};
typedef int warta_on_decision(void *context, const struct warta_decision *decision);
int warta_decisions(struct warta_store *store, warta_on_decision *decision, void *context,
	struct warta_fault *fault);

/* --- stories ---------------------------------------------------------------------------------- */

/* What belongs together: articles of some days on one matter. */
struct warta_story {
	const char *id;           /* "s" and 13 letters or digits; stays the same */
	const char *title;        /* the best sentence */
	const char *document;     /* the article that it stands in */
	const char *first, *last; /* days on which it was in the news */
	uint32_t n_documents;
	uint32_t n_outlets;
	uint32_t n_independent;      /* distinct sources of its events */
	uint32_t n_independent_most; /* at most: see warta_event */
	uint32_t n_events;
	const char *changed;
};
struct warta_story_article {
	const char *id;
	const char *outlet;
	const char *title;
	const char *published;
	const char *origin; /* id of the article that it was copied from, "" */
};
typedef int warta_on_story(void *context, const struct warta_story *story);
typedef int warta_on_story_article(void *context, const struct warta_story_article *article);
/* Uses parties (of its events), from, to, text, min_independent, newest_first, limit, offset. */
int warta_stories(struct warta_store *store, const struct warta_query *query, warta_on_story *story,
	void *context, struct warta_fault *fault);
/* By id or the beginning of it (five letters at least); WARTA_ENOTFOUND, WARTA_EUSAGE. */
int warta_story_find(struct warta_store *store, const char *id, warta_on_story *story,
	void *context, struct warta_fault *fault);
int warta_story_articles(struct warta_store *store, const char *id, warta_on_story_article *article,
	void *context, struct warta_fault *fault);
/* Its events in the order of their dates. */
int warta_story_events(struct warta_store *store, const char *id, warta_on_event *event,
	void *context, struct warta_fault *fault);

/* --- relations -------------------------------------------------------------------------------- */

/* What those who are asked for did with each other in a week or month. */
struct warta_relation {
	const char *first;  /* day: the week's Monday, the first of the month; "" without a day */
	uint32_t events;    /* that happened */
	uint32_t quads[5];  /* of these, by quad 1..4 */
	uint32_t daily;     /* counted once a day for each type */
	uint32_t by_day[5]; /* the same by quad */
	double score;       /* sum of the scores of the daily ones */
	uint32_t alleged;   /* by nobody asserted; in no other number, nor are the next three */
	uint32_t denied;
	uint32_t planned;
	uint32_t negated;
	uint32_t single; /* of those that happened: with one independent source */
};
typedef int warta_on_relation(void *context, const struct warta_relation *relation);
/* Under the query's parties and filters; empty weeks in between are given. */
int warta_relations(struct warta_store *store, const struct warta_query *query, bool by_week,
	warta_on_relation *relation, void *context, struct warta_fault *fault);

#pragma GCC visibility pop
#ifdef __cplusplus
}
#endif

#endif

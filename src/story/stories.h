/*
 * stories.h - stories in the store: what belongs together.
 *
 * In: articles with a day of publication.  Out: each in a story (story/river.h), with the events
 * that its articles tell.  A story keeps its id and its articles once they are in it; the
 * result depends on the order in which articles come only where they come late.
 */
#ifndef WT_STORY_STORIES_H
#define WT_STORY_STORIES_H

#include "story/event.h"

struct wt_updating;

/* The two passes of wt_events_update: puts new articles into stories, before events are written;
 * and writes the stories that changed, after. */
int wt_stories_assign(struct wt_updating *u);
int wt_stories_write(struct wt_updating *u);

struct wt_story {
	uint64_t id;
	struct wt_str title;          /* the best sentence */
	struct wt_str title_document; /* id of the article that it stands in */
	struct wt_str first, last;    /* days of publication in Jakarta */
	uint32_t documents, outlets, independent, events;
	uint32_t independent_most; /* see event.h */
	struct wt_str changed;
};
typedef int wt_story_visit(void *context, const struct wt_story *story);

#define WT_STORY_ID 16
/* "s" and 13 letters or digits; returns `text`. */
const char *wt_story_id(uint64_t story, char text[WT_STORY_ID]);

/* The newest first, or the oldest.  Uses parties (of its events), from, to, text, limit, offset. */
int wt_stories_find(struct wt_store *store, const struct wt_query *query, wt_story_visit *visit,
	void *context, struct wt_fault *f);
/* By id or by its beginning (at least 5 characters). */
int wt_story_show(struct wt_store *store, struct wt_str id, wt_story_visit *visit, void *context,
	struct wt_fault *f);

/* Its articles, the first published first: id, outlet, title, time, and of what it is a copy. */
struct wt_story_article {
	struct wt_str id, outlet, title, published;
	struct wt_str origin; /* id of the article that it was copied from, "" */
};
typedef int wt_story_article_visit(void *context, const struct wt_story_article *article);
int wt_story_articles(struct wt_store *store, uint64_t story, wt_story_article_visit *visit,
	void *context, struct wt_fault *f);

#endif

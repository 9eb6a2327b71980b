/*
 * river.h - articles put together into stories, one after another.
 *
 * In: articles in the order of publication, as sets of words (story/terms.h).  Out: for each the
 * story that it belongs to, or a new one.  Method: a single pass over what was published in the
 * last 72 hours; words are weighed by how many articles of that window have them, so that the
 * name in everybody's mouth tells little this week and much the next; an article joins the
 * story of those most like it, the surer the larger that story is already.
 * What is older than the window is forgotten: an article costs the same at the start and
 * after a million others.
 */
#ifndef WT_STORY_RIVER_H
#define WT_STORY_RIVER_H

#include "story/terms.h"

#define WT_RIVER_WINDOW (72 * 60) /* minutes */

struct wt_river;
struct wt_river *wt_river_open(void); /* NULL: out of memory */
void wt_river_close(struct wt_river *river);

/*
 * One more article, published at that minute or later than all before it.  Where `story` is not 0
 * it is known already and only takes its place.  Gives the story, 0 where a new one begins, and how
 * alike the nearest article of it is; the caller names a new story with wt_river_name.
 * False: out of memory.
 */
bool wt_river_add(struct wt_river *river, int64_t minute, struct wt_terms terms, uint64_t *story,
	float *like);
void wt_river_name(struct wt_river *river, uint64_t story); /* of the article just added */

/* What the caller calls the article just added; and those most like it, the nearest first, whether
 * or not they are of its story.  Where the story was known there are none, unless wt_river_look was
 * called before: an article that came late is one that others look at. */
#define WT_RIVER_NEAR 8
void wt_river_look(struct wt_river *river);
void wt_river_call(struct wt_river *river, int64_t document);
uint32_t wt_river_near(const struct wt_river *river, int64_t near[WT_RIVER_NEAR]);

#endif

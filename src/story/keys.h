/*
 * keys.h - texts filed under the keys of their sketches, many at once; private to the room.
 *
 * In: new articles with their sketches.  Out: for each the texts that it may be a copy of, or they
 * of it.  The keys of many articles are looked up and filed in the order of the index, which
 * costs a third of what one after another costs; what stands in the batch itself is found there.
 *
 * Texts are filed by when they were published: by all their keys under the 32 days that they are
 * of, and by the two smallest once more under no time.  A text is compared by all its keys with
 * what was published within 16 days of it, and by two of them with all others; those of which the
 * day is not known are filed, and looked for, under no time only, by all.  So what is near in time
 * lies near in the index, and a text costs little more after a million others; but of copies that
 * come later than that, half as long as the whole, a quarter is missed.  The very same text is
 * found at any time.
 *
 * A text that stands in many articles of such days is filed once.  A key under which 16 texts stand
 * (the words under every article of a newsroom) is full: it tells nothing, and no more are filed
 * under it, so that what is read of one does not grow with what is stored (the way down the index
 * does).
 */
#ifndef WT_STORY_KEYS_H
#define WT_STORY_KEYS_H

#include "story/papers.h"

struct wt_filing {
	int64_t document;
	uint64_t text_key;
	int64_t at; /* published, in minutes; INT64_MAX unknown */
	struct wt_sketch sketch;
	bool live;
	bool has_same;     /* the very text stands in other articles, too */
	bool is_filed;     /* so it needs not be filed again */
	bool reaches_back; /* what is the same or alike may stand in articles before the batch */
	/* found: texts that are alike, by their keys */
	uint64_t *alike;
	uint32_t n_alike, cap_alike;
};

struct wt_filings {
	struct wt_arena *arena;
	struct wt_filing *items; /* by document, rising */
	uint32_t n, cap;
};

/* Looks for what is like each of them, among those filed and among themselves, and files those that
 * are not.  One that `is_filed` is only looked for. */
int wt_filings_find(struct wt_copying *c, struct wt_filings *batch);

#endif

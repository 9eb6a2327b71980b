/*
 * meta.h - what a page says about its article outside the text: JSON-LD, <meta>,
 * microdata, <time>, <title>, and the address.
 */
#ifndef WT_EXTRACT_META_H
#define WT_EXTRACT_META_H

#include "base/date.h"
#include "extract/html.h"

#define WT_META_NAMES 12
#define WT_META_TAGS  40

/* A list of names without repetitions. */
struct wt_names {
	struct wt_str items[WT_META_TAGS];
	uint32_t n;
};

struct wt_meta {
	struct wt_str title; /* empty where unknown, so the rest */
	struct wt_str outlet;
	struct wt_str section;
	struct wt_str canonical;
	struct wt_moment published; /* year 0 where unknown */
	struct wt_moment modified;
	bool disputed;    /* its sources name different days of publication */
	uint32_t heading; /* the <h1> that is the title, 0 where none is */
	struct wt_names authors;
	struct wt_names editors;
	struct wt_names tags;
};

/* `url` is the page's address where known, else empty; `body` the node where the text begins, or 0.
 */
void wt_meta_read(struct wt_arena *arena, const struct wt_html *html, struct wt_str url,
	uint32_t body, struct wt_meta *meta);

#endif

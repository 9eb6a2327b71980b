/*
 * parts.h - an article in several pages: which part this is, of how many, and the next.
 */
#ifndef WT_EXTRACT_PARTS_H
#define WT_EXTRACT_PARTS_H

#include "extract/html.h"

struct wt_parts {
	uint32_t page, n;   /* 0 where the article is whole */
	struct wt_str next; /* as the page writes it, else empty */
};

/* `own` is the page's address, or empty. */
void wt_parts_read(struct wt_arena *arena, const struct wt_html *html, struct wt_str own,
	struct wt_parts *parts);

#endif

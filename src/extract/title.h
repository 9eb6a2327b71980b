/*
 * title.h - which of the titles that a page names is its article's.
 */
#ifndef WT_EXTRACT_TITLE_H
#define WT_EXTRACT_TITLE_H

#include "extract/html.h"

#define WT_TITLES_H1 8

/* What the page says; each may be empty. */
struct wt_titles {
	struct wt_str headline; /* of JSON-LD */
	struct wt_str og, item, meta, page;
	struct wt_str site_name, publisher, host; /* names of the site, which stand behind titles */
	uint32_t h1[WT_TITLES_H1];                /* the headings, as nodes */
	uint32_t n_h1;
};

/* The title without the site's name, empty where there is none; *heading is the <h1> that it was
 * taken from, or 0. */
struct wt_str wt_title_choose(struct wt_arena *arena, const struct wt_html *html,
	const struct wt_titles *titles, uint32_t *heading);
/* Does one hold the other, by its letters and figures? */
bool wt_titles_agree(struct wt_arena *arena, struct wt_str a, struct wt_str b);

#endif

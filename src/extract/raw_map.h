/*
 * raw_map.h - from an article's text to the bytes of its page as they were fetched.
 */
#ifndef WT_EXTRACT_RAW_MAP_H
#define WT_EXTRACT_RAW_MAP_H

#include "extract/article.h"

/* Fills in a->charset and a->raw_map; empty where the page is not known. */
void wt_raw_map(struct wt_arena *arena, const struct wt_page *page, struct wt_article *a);

#endif

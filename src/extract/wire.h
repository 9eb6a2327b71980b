/*
 * wire.h - pages and articles as bytes, for a process that parses them apart.
 *
 * What is read comes from a process that foreign bytes may have taken over: numbers,
 * spans, the order of paragraphs, letters and days are checked, and anything that an
 * article could not be makes the whole unreadable.
 */
#ifndef WT_EXTRACT_WIRE_H
#define WT_EXTRACT_WIRE_H

#include "extract/article.h"

/* Bytes written into out[0 .. room); 0 where they do not fit. */
size_t wt_wire_put_page(char *out, size_t room, const struct wt_page *page);
size_t wt_wire_put_article(char *out, size_t room, const struct wt_article *article);
/* Views into `bytes`, arrays in the arena (under its guard); false where the bytes are none. */
bool wt_wire_get_page(struct wt_str bytes, struct wt_page *page);
bool wt_wire_get_article(struct wt_arena *arena, struct wt_str bytes, struct wt_article *article);

#endif

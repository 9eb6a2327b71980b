/*
 * map.h - from offsets of a text to offsets of the bytes that it was made from, packed as letters.
 *
 * Anchors in the order of the text: from one on, both run side by side up to the next.  Before
 * the first they are the same, so an empty map changes nothing.  Two anchors at one place of
 * the text: what stands before it ends at the first, what stands behind begins at the second,
 * as where an entity or a letter of another size goes before, or tags stand between.
 *
 * Packed as the steps of the text, and by how much those of the source differ, in groups of five
 * bits (base64, as maps of programs have it): three to four letters an anchor.
 */
#ifndef WT_BASE_MAP_H
#define WT_BASE_MAP_H

#include "base/buf.h"

struct wt_anchor {
	uint32_t text;
	uint32_t source;
};

#define WT_MAP_NOWHERE UINT32_MAX /* a source that is none: the text was made up */

/* How many of the anchors, which are in order, stand at `offset` of the text or before. */
size_t wt_map_before(const struct wt_anchor *anchors, size_t n, uint32_t offset);
/* Adds an anchor behind `last`, which it becomes; the first is behind { 0, 0 }. */
void wt_map_add(struct wt_buf *out, struct wt_anchor *last, struct wt_anchor next);
/* The next anchor of what is left in *map, behind *at, which begins as { 0, 0 }; false at the end,
 * or where the letters are none. */
bool wt_map_next(struct wt_str *map, struct wt_anchor *at);
/* Where the bytes of a span come from; false where they, or some of them, come from nowhere. */
bool wt_map_span(struct wt_str map, struct wt_span text, struct wt_span *source);

#endif

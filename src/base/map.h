/*
 * map.h - from offsets of a text to offsets of the bytes that it was made from, packed.
 *
 * Anchors in the order of the text: from one on, both run side by side up to the next.  Before
 * the first they are the same, so an empty map changes nothing.  Packed as the steps of the text,
 * and by how much those of the source differ, in groups of seven bits: two to three bytes an
 * anchor.
 */
#ifndef WT_BASE_MAP_H
#define WT_BASE_MAP_H

#include "base/buf.h"

struct wt_anchor {
	uint32_t text;
	uint32_t source;
};

/* Adds an anchor behind `last`, which it becomes; the first is behind { 0, 0 }. */
void wt_map_add(struct wt_buf *out, struct wt_anchor *last, struct wt_anchor next);
/* The next anchor of what is left in *map, behind *at, which begins as { 0, 0 }; false at the end,
 * or where the bytes are none. */
bool wt_map_next(struct wt_str *map, struct wt_anchor *at);
/* Where an offset into the text comes from. */
uint32_t wt_map_source(struct wt_str map, uint32_t offset);

#endif

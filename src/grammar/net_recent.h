/*
 * net_recent.h - the shares that a text's own words have in the network's first layer.
 */
#ifndef WT_GRAMMAR_NET_RECENT_H
#define WT_GRAMMAR_NET_RECENT_H

#include "grammar/net.h"

struct wt_net_recent;

/* For sentences of at most `words` words; in the arena. */
struct wt_net_recent *wt_net_recent_new(struct wt_arena *arena, size_t words);

/*
 * Begins a sentence of n words: where the products of those that are new to it go, n rows of
 * WT_NET_SHARE.  What lay there is forgotten; all else stays until the next sentence begins.
 */
int32_t *wt_net_recent_begin(struct wt_net_recent *r, size_t n);

/* The products of a word that an earlier sentence held, or NULL; x gets what goes with them. */
const int32_t *wt_net_recent_find(
	const struct wt_net_recent *r, const struct wt_keys *k, unsigned tag, float x[WT_NET_HALF]);

/* Row `row` of this sentence is that word's; called for each row that was written, in order. */
void wt_net_recent_keep(struct wt_net_recent *r, size_t row, const struct wt_keys *k, unsigned tag,
	const float x[WT_NET_HALF]);

#endif

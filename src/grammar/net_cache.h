/*
 * net_cache.h - common words' share in the network's first layer, made once.
 */
#ifndef WT_GRAMMAR_NET_CACHE_H
#define WT_GRAMMAR_NET_CACHE_H

#include "grammar/net.h"

/* All that the first layer takes from one word. */
struct wt_net_share {
	struct wt_keys keys; /* no bytes between its fields: compared as bytes */
	uint32_t tag;
	float x[WT_NET_HALF];    /* what is passed on beside the layer */
	int32_t u[WT_NET_SHARE]; /* products as the word before, itself, the word behind */
};

_Static_assert(sizeof(struct wt_keys) == 52, "wt_keys must hold no padding");

/* NULL where memory is short: all works without. */
struct wt_net_cache *wt_net_cache_new(void);
void wt_net_cache_free(struct wt_net_cache *cache);

/* The share of a word, or NULL; it stays as long as the cache. */
const struct wt_net_share *wt_net_cache_find(
	struct wt_net_cache *cache, const struct wt_keys *k, unsigned tag);
/* Keeps a share, if the word is common and there is room; called from any thread. */
void wt_net_cache_keep(struct wt_net_cache *cache, const struct wt_keys *k, unsigned tag,
	const float x[WT_NET_HALF], const int32_t u[WT_NET_SHARE]);

#endif

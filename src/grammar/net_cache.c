/*
 * net_cache.c - common words' share in the first layer, kept for all texts of a program.
 *
 * The first layer sees a word and its neighbours, so its sums are those of three
 * words: each word's share depends on the word alone, and of whole numbers it is
 * the same to the bit whether kept or made anew.  Two thirds of the words of news are
 * among the WORDS commonest of the list.
 *
 * A row is taken by whoever first needs it and never changes again; threads see it only
 * when it is whole.  Memory is the operating system's zeros until a row is filled.
 */
#include "grammar/net_cache.h"

#include <stdatomic.h>
#include <stdlib.h>

#define WORDS 1024 /* numbers of the list that are kept: the commonest come first */
#define SLOTS 2048 /* of these, several forms and parts of speech */
#define TRIES 4    /* places where a row may lie */

enum state { EMPTY, BEING_FILLED, FILLED };

struct slot {
	_Atomic int state;
	struct wt_net_share share;
};

struct wt_net_cache {
	struct slot slots[SLOTS];
};

struct wt_net_cache *
wt_net_cache_new(void)
{
	return calloc(1, sizeof(struct wt_net_cache));
}

void
wt_net_cache_free(struct wt_net_cache *cache)
{
	free(cache);
}

static bool
is_kept(const struct wt_keys *k)
{
	return k->word > 0 && k->word < WORDS;
}

static bool
is_of(const struct slot *s, const struct wt_keys *k, unsigned tag)
{
	return s->share.tag == tag && memcmp(&s->share.keys, k, sizeof *k) == 0;
}

static struct slot *
slot_of(struct wt_net_cache *cache, const struct wt_keys *k, unsigned tag, unsigned try)
{
	return &cache->slots[((k->form ^ tag * 0x9E37u) + try) % SLOTS];
}

const struct wt_net_share *
wt_net_cache_find(struct wt_net_cache *cache, const struct wt_keys *k, unsigned tag)
{
	if (!cache || !is_kept(k))
		return NULL;
	for (unsigned i = 0; i < TRIES; i++) {
		struct slot *s = slot_of(cache, k, tag, i);
		int state = atomic_load_explicit(&s->state, memory_order_acquire);
		if (state == EMPTY)
			return NULL;
		if (state == FILLED && is_of(s, k, tag))
			return &s->share;
	}
	return NULL;
}

void
wt_net_cache_keep(struct wt_net_cache *cache, const struct wt_keys *k, unsigned tag,
	const float x[WT_NET_HALF], const int32_t u[WT_NET_SHARE])
{
	if (!cache || !is_kept(k))
		return;
	for (unsigned i = 0; i < TRIES; i++) {
		struct slot *s = slot_of(cache, k, tag, i);
		int state = EMPTY;
		if (!atomic_compare_exchange_strong(&s->state, &state, BEING_FILLED)) {
			if (state == FILLED && is_of(s, k, tag))
				return; /* the word stood twice in the sentence */
			continue;
		}
		s->share.keys = *k;
		s->share.tag = tag;
		memcpy(s->share.x, x, sizeof s->share.x);
		memcpy(s->share.u, u, sizeof s->share.u);
		atomic_store_explicit(&s->state, FILLED, memory_order_release);
		return;
	}
}

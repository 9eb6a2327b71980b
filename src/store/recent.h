/*
 * recent.h - keys, ids and addresses of the articles put in the open transaction, as hashes.
 *
 * Where an engine gathers rows before it writes them, only a look-up of one of these has to wait
 * for them.  A hash that is here by chance costs a little time.
 */
#ifndef WT_STORE_RECENT_H
#define WT_STORE_RECENT_H

#include "base/span.h"

struct wt_recent {
	uint64_t *hashes; /* 0: empty */
	uint32_t n, room; /* a power of two */
	bool all;         /* out of memory: everything counts as here */
};

void wt_recent_add(struct wt_recent *r, uint64_t hash);
bool wt_recent_has(const struct wt_recent *r, uint64_t hash);
void wt_recent_clear(struct wt_recent *r);
void wt_recent_release(struct wt_recent *r);

#endif

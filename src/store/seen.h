/*
 * seen.h - what a store remembers of inputs: addresses, items of feeds, archives not read to
 * their end.
 *
 * Kept in the transaction of the documents given before, so that neither is there without the
 * other.
 */
#ifndef WT_STORE_SEEN_H
#define WT_STORE_SEEN_H

#include "capture/seen.h"
#include "store/store.h"

/* Makes the table where it is missing; for a store opened to be written. */
int wt_store_seen_ready(struct wt_store *store, struct wt_fault *f);
/* 1 and what is known of the key, 0 where nothing is, or a negative code. */
int wt_store_seen(
	struct wt_store *store, struct wt_str key, struct wt_seen *seen, struct wt_fault *f);
int wt_store_see(
	struct wt_store *store, struct wt_str key, const struct wt_seen *seen, struct wt_fault *f);

#endif

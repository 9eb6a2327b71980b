/*
 * done.h - which jobs of a queue are done: said in the transaction that stores what they gave.
 *
 * A queue delivers at least once; who finds a job done here has nothing to do.  Of jobs that came
 * again it is kept how often somebody began with them: one that ends its readers is given up.
 */
#ifndef WT_STORE_DONE_H
#define WT_STORE_DONE_H

#include "store/store.h"

struct wt_done {
	bool done;
	uint32_t tries;   /* begun after the first delivery, and not ended */
	char reason[200]; /* of the last failure; "" where the reader died */
};

/* Makes the table where it is missing; for a store opened to be written. */
int wt_store_done_ready(struct wt_store *store, struct wt_fault *f);
/* 1 and what is known of the job, 0 where nothing is, or a negative code. */
int wt_store_done(struct wt_store *store, uint64_t job, struct wt_done *done, struct wt_fault *f);
/* The same for n jobs, asked for at once; what is not known is zeroed. */
int wt_store_done_all(struct wt_store *store, const uint64_t *jobs, uint32_t n,
	struct wt_done *done, struct wt_fault *f);
/* Within the transaction at hand, which it begins where none is. */
int wt_store_done_mark(struct wt_store *store, uint64_t job, struct wt_fault *f);
/* A try more or less, committed; the reason may be NULL. */
int wt_store_done_try(struct wt_store *store, uint64_t job, struct wt_fault *f);
int wt_store_done_untry(struct wt_store *store, uint64_t job, struct wt_fault *f);
int wt_store_done_why(struct wt_store *store, uint64_t job, const char *reason, struct wt_fault *f);
/* Forgets the tries: somebody asks for it again. */
int wt_store_done_forget(struct wt_store *store, uint64_t job, struct wt_fault *f);
/* Jobs done in the last `seconds`. */
int wt_store_done_count(
	struct wt_store *store, unsigned seconds, uint64_t *jobs, struct wt_fault *f);

#endif

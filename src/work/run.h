/*
 * run.h - a run over inputs, for callers inside the room.
 */
#ifndef WT_WORK_RUN_H
#define WT_WORK_RUN_H

#include <pthread.h>

#include "capture/fetch.h"
#include "capture/hosts.h"
#include "capture/seen.h"
#include "warta/warta.h"

/* What the caller knows and shares; each may be NULL. */
struct wt_run_known {
	struct wt_hosts *hosts;         /* pauses and robots.txt of sites */
	const struct wt_memory *memory; /* of inputs, instead of the store's */
	pthread_mutex_t *lock; /* of store and caller's functions, where others use them, too */
	struct wt_nursery *nursery; /* of children; a run opens one of its own */
};

/* warta_read with what is known; NULL: nothing is.  The memory's `recall` is called by the thread
 * that takes input, its `keep` by the caller's, behind the documents that came before. */
int wt_run_read(const struct warta_reader *reader, const struct warta_run *ask,
	const struct wt_run_known *known, struct warta_counts *counts, struct warta_fault *fault);

/* How addresses are fetched where the caller's web and sandbox are so: with robots.txt parsed in a
 * child as everything else is. */
struct wt_fetch_options wt_fetch_asked(const struct warta_web *web, enum warta_sandbox sandbox,
	struct wt_nursery *nursery, const volatile sig_atomic_t *stop);

#endif

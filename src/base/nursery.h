/*
 * nursery.h - a process with one thread that bears the children of one that has several.
 *
 * fork(2) copies the thread that calls it, and every lock as it stands: what another thread holds
 * just then nobody lets go in the child.  The C library sees to its own malloc, not to what else
 * has locks (loaders of charsets, libxml2, libcurl, sanitizers).  So a program that will have
 * threads opens a nursery before, and lets that fork; without one (NULL) it forks itself.
 *
 * A child has the memory that its program had when the nursery was opened: what it is to do is
 * given to it as bytes, and as descriptors.
 */
#ifndef WT_BASE_NURSERY_H
#define WT_BASE_NURSERY_H

#include <sys/types.h>

#include "base/fault.h"

#define WT_BIRTH_BYTES 64
#define WT_BIRTH_FILES 3

/* What a child does: `with` as it was given, and its descriptors, in order.  It leaves when this
 * returns.  Pointers in `with` must be older than the nursery. */
typedef void wt_birth_work(const void *with, const int *fds);

struct wt_birth {
	wt_birth_work *work;
	const void *with;
	size_t n_with;           /* up to WT_BIRTH_BYTES */
	int fds[WT_BIRTH_FILES]; /* where one is -1, the child is forked here */
	unsigned n_fds;
};

struct wt_nursery;

/* Where there can be none *nursery is NULL, and WARTA_EIO. */
int wt_nursery_open(struct wt_nursery **nursery, struct wt_fault *f);
/* Takes NULL.  Its children leave when their own sockets close. */
void wt_nursery_close(struct wt_nursery *nursery);
/* A child that has but these descriptors; its pid, or -1 and errno.  May be asked by several
 * threads. */
pid_t wt_nursery_bear(struct wt_nursery *nursery, const struct wt_birth *birth);
/* Ends the child and waits for it; the signal that it died of, 0 where it left by itself, *left
 * says how then. */
int wt_nursery_end(struct wt_nursery *nursery, pid_t pid, int *left);

#endif

/*
 * nap.h - waiting for other threads, and for the signal that sets *stop, which wakes nobody.
 */
#ifndef WT_WORK_NAP_H
#define WT_WORK_NAP_H

#include <pthread.h>
#include <time.h>

#define WT_NAP 200000000L /* nanoseconds between two looks at *stop */

/* Waits until something changed, WT_NAP at most.  The lock is held before and after. */
static inline void
wt_nap(pthread_cond_t *changed, pthread_mutex_t *lock)
{
	struct timespec until;
	(void)clock_gettime(CLOCK_REALTIME, &until);
	until.tv_nsec += WT_NAP;
	until.tv_sec += until.tv_nsec / 1000000000L;
	until.tv_nsec %= 1000000000L;
	(void)pthread_cond_timedwait(changed, lock, &until);
}

#endif

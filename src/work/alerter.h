/*
 * alerter.h - alerts delivered side by side, beside a watch or once.
 */
#ifndef WT_WORK_ALERTER_H
#define WT_WORK_ALERTER_H

#include "work/alert.h"

struct wt_alerter;
/* Checks the alerts and starts threads that deliver them; *alerter NULL where there is none.  The
 * store is used with the lock held, never while somebody is spoken to. */
int wt_alerter_start(struct wt_alerter **alerter, const struct warta_watch *ask,
	pthread_mutex_t *lock, struct wt_fault *f);
/* Asks it to leave off after the deliveries at hand; true once it has. */
bool wt_alerter_leave(struct wt_alerter *alerter);
/* Delivers what is due once more, unless the watch was told to stop or it was asked to leave, and
 * ends; takes NULL. */
void wt_alerter_end(struct wt_alerter *alerter);

#endif

/*
 * alert.h - alerts delivered beside a watch.
 */
#ifndef WT_WORK_ALERT_H
#define WT_WORK_ALERT_H

#include <pthread.h>

#include "warta/warta.h"
#include "work/stored.h"

struct wt_alerter;
/* Checks the alerts and starts a thread that delivers them; *alerter NULL where there is none.  The
 * store is used with the lock held, never while somebody is spoken to. */
int wt_alerter_start(struct wt_alerter **alerter, const struct warta_watch *ask,
	pthread_mutex_t *lock, struct wt_fault *f);
/* Delivers what is due once more, unless the watch was told to stop, and ends; takes NULL. */
void wt_alerter_end(struct wt_alerter *alerter);

#endif

/*
 * alert.h - one alert, from where it stands to the newest change; for alerter.c.
 */
#ifndef WT_WORK_ALERT_H
#define WT_WORK_ALERT_H

#include <pthread.h>

#include "warta/warta.h"
#include "work/hook.h"
#include "work/stored.h"

/* What is told, from which store, to whom. */
struct wt_telling {
	const struct warta_alert *alerts;
	size_t n;
	struct warta_store *store;
	pthread_mutex_t *lock; /* NULL: nobody else uses the store */
	const volatile sig_atomic_t *stop;
	warta_on_delivery *delivered;
	void *context;
	bool unordered; /* the log of changes may be */
};

/* Can all of them be? */
int wt_alert_check(const struct wt_telling *t, struct wt_fault *f);
/* Goes through the alert, or with `begin` only begins it where it is met for the first time.  1
 * where its turn of so many seconds (0: no end) was over before it was through. */
int wt_alert_go(const struct wt_telling *t, const struct warta_alert *alert, bool begin,
	unsigned turn, struct wt_fault *f);
struct wt_hook wt_alert_hook(const struct wt_telling *t, const struct warta_alert *alert);

#endif

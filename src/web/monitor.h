/*
 * monitor.h - what machines ask that watch over a process: /metrics, /healthz, /readyz.
 *
 * Alive is whoever answers.  Ready is who can read its store and is not behind with its work
 * (the metric LAG, which the verbs set that have work to do).
 */
#ifndef WT_WEB_MONITOR_H
#define WT_WEB_MONITOR_H

#include "web/site.h"

/* Counts an answer of HTTP; the route's name is static. */
void wt_answers_count(const char *route, int status);

/* Answers the three paths, else false.  Ready is what lags at most so many seconds. */
bool wt_monitor_answer(
	struct wt_site *site, struct wt_str path, unsigned lag, struct wt_reply *reply);

/* --- on a port of their own ---------------------------------------------------------------------
 */

struct wt_monitor;
/* `listen` is ADDRESS:PORT; without ADDRESS 127.0.0.1, port 0 is any free one.  The site is
 * borrowed.  WARTA_EUSAGE for an address that is none, WARTA_EIO where it cannot be had. */
int wt_monitor_open(struct wt_monitor **monitor, struct wt_site *site, const char *listen,
	unsigned lag, struct wt_fault *f);
/* "http://ADDRESS:PORT" */
const char *wt_monitor_url(const struct wt_monitor *monitor);
void wt_monitor_close(struct wt_monitor *monitor);

#endif

/*
 * monitor.h - a process that runs for long, watched over: metrics, alive, ready.
 *
 * What this process has done so far, all runs and stores together, in the text format of
 * Prometheus at /metrics; /healthz answers 200 as long as anybody answers; /readyz answers 200
 * where the store can be read and no work is late, else 503 with the reason.
 *
 * Included by warta.h, whose words on strings, faults and threads hold here too.
 */
#ifndef WARTA_MONITOR_H
#define WARTA_MONITOR_H

#include "warta/warta.h"

#ifdef __cplusplus
extern "C" {
#endif
#pragma GCC visibility push(default)

struct warta_monitor;
struct warta_monitoring {
	const char *listen; /* ADDRESS:PORT; without ADDRESS this machine only; port 0: any */
	const char *store;  /* path of the store, which is only read */
	unsigned lag;       /* seconds that work may be late; 0: 900 */
};
/* Listens and answers, on a thread of its own, until it is closed; the reader outlives it.
 * WARTA_EUSAGE, WARTA_EIO, or a code of the store. */
int warta_monitor_open(struct warta_monitor **monitor, const struct warta_reader *reader,
	const struct warta_monitoring *options, struct warta_fault *fault);
/* "http://ADDRESS:PORT" */
const char *warta_monitor_url(const struct warta_monitor *monitor);
void warta_monitor_close(struct warta_monitor *monitor); /* takes NULL */

/* What processes forked from now on do is counted in this one, too.  Call it before there are
 * threads.  WARTA_OK or WARTA_ENOMEM. */
int warta_monitor_children(void);
/* How the queue stands that this process takes jobs from. */
struct warta_queue_state;
void warta_monitor_queue(const struct warta_queue_state *state);

#pragma GCC visibility pop
#ifdef __cplusplus
}
#endif

#endif

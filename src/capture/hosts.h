/*
 * hosts.h - one request at a time to a site, and a pause between two.
 *
 * Shared by all who fetch.  A site is "https://a.example:8080"; what its robots.txt says
 * is kept with it.
 */
#ifndef WT_CAPTURE_HOSTS_H
#define WT_CAPTURE_HOSTS_H

#include <signal.h>

#include "base/fault.h"
#include "capture/robots.h"

struct wt_hosts;

struct wt_host {
	struct wt_host *next;
	struct wt_robots robots;
	bool robots_known;
	double robots_until; /* then it is asked for again */
	bool robots_refused; /* it could not be had: then nothing may be read */
	bool busy;
	double free_at; /* seconds of the clock that only goes forward */
	char site[];
};

struct wt_hosts *wt_hosts_open(void); /* NULL without memory */
void wt_hosts_close(struct wt_hosts *h);
/* Waits until nobody asks the site and its pause is over; NULL where *stop was set, or without
 * memory.  The host is the caller's until he leaves. */
struct wt_host *wt_hosts_enter(
	struct wt_hosts *h, struct wt_str site, const volatile sig_atomic_t *stop);
void wt_hosts_leave(struct wt_hosts *h, struct wt_host *host, double pause);
/* Seconds of the clock that only goes forward. */
double wt_hosts_now(void);

#endif

/*
 * robots.h - what a site asks of programs that visit it (RFC 9309).
 *
 * In: the bytes of a robots.txt.  Out: whether a path may be read by us, and how long
 * to wait between two requests.  The groups that name us count, else those for all;
 * the longest rule wins, Allow before Disallow.
 */
#ifndef WT_CAPTURE_ROBOTS_H
#define WT_CAPTURE_ROBOTS_H

#include "base/buf.h"

#define WT_ROBOTS_MAX   ((size_t)512 << 10) /* bytes that count */
#define WT_ROBOTS_RULES 10000
#define WT_ROBOTS_DELAY 60 /* seconds; a site that asks for more waits in vain */
#define WT_ROBOTS_AGENT "warta"

struct wt_robots_rule {
	struct wt_span path; /* in the pool; may hold '*', and '$' at its end */
	bool allow;
};

struct wt_robots {
	struct wt_buf pool;
	struct wt_robots_rule *rules;
	size_t n, cap;
	double delay; /* seconds; 0: not said */
};

/* WARTA_OK or WARTA_ENOMEM.  What was in *r is replaced. */
int wt_robots_read(struct wt_robots *r, struct wt_str bytes);
/* `path` is what follows the host, with its query. */
bool wt_robots_allow(const struct wt_robots *r, struct wt_str path);
void wt_robots_release(struct wt_robots *r);

#endif

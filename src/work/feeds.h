/*
 * feeds.h - which feeds are followed: addresses, each once, with what is known of it.
 */
#ifndef WT_WORK_FEEDS_H
#define WT_WORK_FEEDS_H

#include "capture/seen.h"
#include "warta/warta.h"

struct wt_followed {
	char *url;
	struct wt_str site;   /* of it: who is asked */
	struct wt_seen state; /* due, failures; position: looks without anything new */
	bool busy;            /* being looked at */
};

struct wt_feeds {
	struct wt_followed *list;
	size_t n, cap;
};

/* What is wrong with a file of feeds; the rest of it is taken. */
typedef void wt_feeds_complaint(void *context, const struct wt_fault *f);
/* An address, a file of OPML, or "@LIST" with an address a line.  WARTA_ENOMEM, WARTA_ETOOBIG,
 * WARTA_EIO where a sandbox is demanded and cannot be had. */
int wt_feeds_add(struct wt_feeds *feeds, const char *path, enum warta_sandbox sandbox,
	wt_feeds_complaint *complain, void *context, struct wt_fault *f);
void wt_feeds_release(struct wt_feeds *feeds);

#endif

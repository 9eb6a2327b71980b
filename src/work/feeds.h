/*
 * feeds.h - which feeds are followed: addresses, each once, with what is known of it.
 */
#ifndef WT_WORK_FEEDS_H
#define WT_WORK_FEEDS_H

#include "base/nursery.h"
#include "capture/seen.h"
#include "warta/warta.h"

struct wt_followed {
	char *url;
	struct wt_str site;   /* of it: who is asked */
	struct wt_seen state; /* due, failures; position: looks without anything new */
	bool busy;            /* being looked at */
	bool known;           /* its state was recalled */
	bool gone;            /* followed no more: whoever looks at it frees it */
};

struct wt_feeds {
	struct wt_followed **list;
	size_t n, cap;
};

/* What is wrong with a file of feeds; the rest of it is taken. */
typedef void wt_feeds_complaint(void *context, const struct wt_fault *f);
/* An address, a file of OPML, or "@LIST" with an address a line.  WARTA_ENOMEM, WARTA_ETOOBIG,
 * WARTA_EIO where a sandbox is demanded and cannot be had.  The nursery bears the child that reads
 * OPML in a program with threads; may be NULL. */
int wt_feeds_add(struct wt_feeds *feeds, const char *path, enum warta_sandbox sandbox,
	struct wt_nursery *nursery, wt_feeds_complaint *complain, void *context,
	struct wt_fault *f);
/* `fresh` takes the place of what was followed; what stands in both stays as it is. */
void wt_feeds_renew(struct wt_feeds *feeds, struct wt_feeds *fresh);
void wt_followed_free(struct wt_followed *feed);
void wt_feeds_release(struct wt_feeds *feeds);

#endif

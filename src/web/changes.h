/*
 * changes.h - the log of the store as events of a stream (Server-Sent Events).
 */
#ifndef WT_WEB_CHANGES_H
#define WT_WEB_CHANGES_H

#include "web/site.h"

/* Adds what changed behind number *last, at most `limit` rows, to `out`; *last moves on.  Where
 * *last is negative, only moves it to the end of the log. */
int wt_changes_stream(struct wt_site *site, int64_t *last, uint32_t limit, struct wt_buf *out,
	struct wt_fault *f);

#endif

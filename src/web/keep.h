/*
 * keep.h - rows of the store kept for a page: what a query shows is gone when it returns.
 *
 * Copies live in the visit's arena; where that is spent, WARTA_ENOMEM comes back.
 */
#ifndef WT_WEB_KEEP_H
#define WT_WEB_KEEP_H

#include "web/visit.h"

/* Live claims, the clearest first. */
struct wt_kept {
	struct wt_stored_claim *items;
	uint32_t n, cap;
	uint32_t most;  /* to keep */
	uint32_t spare; /* that came after these */
};

/* The event with that id, or whose id begins so. */
int wt_keep_event(struct wt_visit *v, struct wt_str id, struct wt_event *event);
/* At most kept->most claims of an event, or of an article by its row. */
int wt_keep_event_claims(struct wt_visit *v, uint64_t event, struct wt_kept *kept);
int wt_keep_document_claims(struct wt_visit *v, int64_t document, struct wt_kept *kept);
/* The live version of an article, or "ID@ROW". */
int wt_keep_document(struct wt_visit *v, struct wt_str id, struct wt_stored_document *document);

#endif

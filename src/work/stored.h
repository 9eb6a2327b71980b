/*
 * stored.h - what is behind the public handle of the store.
 */
#ifndef WT_WORK_STORED_H
#define WT_WORK_STORED_H

#include "story/event.h"
#include "work/document.h"

struct warta_store {
	const struct warta_reader *reader; /* may be NULL */
	struct wt_store *rooms;
	char coder[64];
	struct wt_store_options options;
	struct wt_arena arena; /* of the row at hand */
	struct wt_buf json;
};

/* A public query made a query of the room; views into it.  WARTA_EUSAGE. */
int wt_query_take(struct wt_query *out, const struct warta_query *query,
	const struct wt_gazetteer *gazetteer, struct wt_fault *f);

/* Rows as public records, copied into the arena, which has its guard set. */
void wt_give_event(struct wt_arena *arena, const struct wt_event *event, struct warta_event *out);
void wt_give_stored_claim(struct wt_arena *arena, const struct wt_stored_claim *claim,
	struct warta_stored_claim *out);

#endif

/*
 * find.h - which events a query means; private to the room.
 */
#ifndef WT_STORY_FIND_H
#define WT_STORY_FIND_H

#include "store/rows.h"

/* " AND ..." on the events, whose table is called v. */
void wt_events_where(const struct wt_store *store, struct wt_sql *q, const struct wt_query *query);

#endif

/*
 * data.h - lists of events in forms for machines.
 */
#ifndef WT_WEB_DATA_H
#define WT_WEB_DATA_H

#include "web/visit.h"

/* The events of the query in the form that the request wants (not HTML). */
int wt_data_events(struct wt_visit *v, const struct wt_query *q);
/* One event likewise. */
int wt_data_event(struct wt_visit *v, struct wt_str id);

#endif

/*
 * facets.h - what the events asked for are about, counted, each count a link that asks for less.
 */
#ifndef WT_WEB_FACETS_H
#define WT_WEB_FACETS_H

#include "web/visit.h"

/* Beside a list of events.  Counting stops when its time is up: what was not counted in time is
 * left out, never guessed. */
int wt_facets_show(struct wt_visit *v, const struct wt_query *query);

#endif

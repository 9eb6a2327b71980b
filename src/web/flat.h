/*
 * flat.h - a list written as JSON, given as lines or as a table instead.
 */
#ifndef WT_WEB_FLAT_H
#define WT_WEB_FLAT_H

#include "web/visit.h"

/* The reply holds a JSON array of flat objects: makes JSON Lines or CSV of it where the request
 * wants that.  A row has the keys of all; a list in a cell stays JSON.  WARTA_ENOTFOUND for a form
 * that lists do not come in. */
int wt_flat_reply(struct wt_visit *v);

#endif

/*
 * stream.h - changes told as they happen, to those who listen at /changes/stream.
 *
 * Each listener is a connection that stays; between changes it is suspended and costs
 * no thread.  One thread looks into the store once a second.
 */
#ifndef WT_WEB_STREAM_H
#define WT_WEB_STREAM_H

#include <microhttpd.h>

#include "web/site.h"

struct wt_streams;

/* NULL where there is no memory or no thread. */
struct wt_streams *wt_streams_open(struct wt_site *site);
/* A response that tells what changes behind number `after` (-1: from now on); NULL where there are
 * too many listeners already.  With an alert, only what fits it. */
struct wt_site_alert;
struct MHD_Response *wt_streams_add(struct wt_streams *streams, struct MHD_Connection *connection,
	const struct wt_site_alert *alert, int64_t after);
/* Ends all streams, so that the server can stop. */
void wt_streams_stop(struct wt_streams *streams);
/* After the server has stopped. */
void wt_streams_close(struct wt_streams *streams);

#endif

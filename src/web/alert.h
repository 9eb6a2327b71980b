/*
 * alert.h - saved queries of the server: a list of them, their events, and what comes, as a stream.
 *
 *	/alerts               which there are
 *	/alert/NAME           the events of one, in every form that /events has (.rss)
 *	/alert/NAME/stream    what fits, as it comes (Server-Sent Events)
 */
#ifndef WT_WEB_ALERT_H
#define WT_WEB_ALERT_H

#include "store/change.h"
#include "warta/warta.h"
#include "web/site.h"

struct wt_site_alert {
	const char *name;
	struct wt_query query;
	struct warta_query asked; /* the same as it was asked for */
};

/* A change of an event that may be told. */
struct wt_alert_change {
	int64_t n, id, other;
	enum wt_change_kind kind;
	enum wt_change_what what;
	char at[32];
};
void wt_alert_change_take(struct wt_alert_change *to, const struct wt_change *c);

/* {"type":"event.new","timestamp":...,"data":{"alert":...,"change":n,"id":...,"event":{...}}};
 * `what` is new, changed or withdrawn; the event's JSON may be empty. */
void wt_alert_body(struct wt_buf *out, const char *alert, const struct wt_alert_change *c,
	const char *what, struct wt_str event);

/* What a listener was told of, the last of it: an event that fits no more is taken back from those
 * who know it. */
#define WT_ALERT_TOLD 512
struct wt_alert_told {
	int64_t ids[WT_ALERT_TOLD]; /* 0: a free place */
	uint32_t next;
};

/* Adds what fits of the changes behind number *last, of which at most `limit` are looked at, and
 * what is withdrawn; *last moves on.  Where *last is negative, only moves it to the end of the log.
 * Of what is no event any more nobody can say whether it fitted: all of it is told. */
int wt_alert_stream(struct wt_site *site, const struct wt_site_alert *alert, int64_t *last,
	uint32_t limit, struct wt_alert_told *told, struct wt_buf *out, struct wt_fault *f);
/* The alert whose stream the path names; NULL where it names none. */
const struct wt_site_alert *wt_alert_of_stream(const struct wt_site *site, struct wt_str path);

#endif

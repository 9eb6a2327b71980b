/*
 * visit.h - one request being answered: what it asks, what it may look at, what it says.
 *
 * A visit belongs to one thread and holds one handle of the store.  Memory comes from
 * its arena, under a guard set by site.c: what needs more is answered with an error.
 */
#ifndef WT_WEB_VISIT_H
#define WT_WEB_VISIT_H

#include "story/event.h"
#include "web/emit.h"
#include "web/request.h"

struct wt_reply {
	int status;        /* of HTTP */
	const char *type;  /* media type */
	const char *route; /* the kind of page asked for, as site.c lists it */
	struct wt_buf body;
	struct wt_buf location; /* of a redirection; else empty */
	struct wt_buf cookie;   /* to be set; else empty */
	bool immutable;         /* may be kept for ever */
};

/* Room work writes lists of events in the forms that other programs load. */
struct warta_query;
struct wt_site_alert;
typedef int wt_export_events(void *context, struct wt_store *store, const struct warta_query *query,
	const char *format, struct wt_buf *out, struct wt_fault *f);

struct wt_visit {
	wt_export_events *export; /* may be NULL */
	void *export_context;
	const struct wt_site_alert *alerts;
	size_t n_alerts;
	const struct wt_gazetteer *gazetteer;
	struct wt_store *store;
	struct wt_request request;
	struct wt_arena *arena;
	struct wt_reply *reply;
	struct wt_fault fault;
};

/* Answers one kind of path; WARTA_OK, or the code that says why there is no answer. */
typedef int wt_answer(struct wt_visit *v);

static inline struct wt_buf *
wt_out(struct wt_visit *v)
{
	return &v->reply->body;
}

/* The phrase in the reader's language: each is written in both where it is used. */
static inline const char *wt_say(const struct wt_visit *v, const char *id, const char *en)
	__attribute__((format_arg(2), format_arg(3)));
static inline const char *
wt_say(const struct wt_visit *v, const char *id, const char *en)
{
	return v->request.lang == WT_WEB_EN ? en : id;
}

#endif

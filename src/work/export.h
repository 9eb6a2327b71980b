/*
 * export.h - what the formats of an export share; private to the room.
 *
 *	export.c         runs the query through a format
 *	export_rows.c    JSON Lines and CSV, with their schemas
 *	export_coded.c   the columns of PLOVER (POLECAT), GDELT and ACLED
 *	export_json.c    GeoJSON, TimelineJS, FollowTheMoney
 *	export_xml.c     GraphML, RSS, Atom
 *	export_ics.c     iCalendar
 */
#ifndef WT_WORK_EXPORT_H
#define WT_WORK_EXPORT_H

#include "base/escape.h"
#include "base/json.h"
#include "warta/warta.h"
#include "work/stored.h"

struct wt_export {
	struct warta_store *store;
	const struct warta_export *ask;
	const struct warta_query *query;
	struct wt_buf out;        /* on its way out */
	struct wt_buf cell, text; /* scratch of the formats */
	struct wt_buf url;        /* wt_export_url's */
	struct wt_json json;
	warta_on_bytes *bytes;
	void *context;
	struct warta_exported n;
	struct wt_fault *fault;
};

/* How a format is written; what is NULL it lacks. */
struct wt_form {
	struct warta_format about;
	void (*begin)(struct wt_export *x, bool claims);
	/* all who take part, before the events */
	void (*actor)(struct wt_export *x, const struct warta_actor *actor);
	/* false: the format cannot hold it, and nothing was written */
	bool (*event)(struct wt_export *x, const struct warta_event *event);
	bool (*claim)(struct wt_export *x, const struct warta_stored_claim *claim,
		const struct wt_stored_claim *row);
	void (*end)(struct wt_export *x);
	void (*schema)(struct wt_export *x, bool claims);
	const char *status; /* only events of this status are asked for */
	bool newest;        /* first, whatever the query says */
};
extern const struct wt_form WT_FORM_JSONL, WT_FORM_CSV, WT_FORM_PLOVER, WT_FORM_GDELT,
	WT_FORM_ACLED, WT_FORM_GEOJSON, WT_FORM_TIMELINEJS, WT_FORM_GRAPHML, WT_FORM_FTM,
	WT_FORM_RSS, WT_FORM_ATOM, WT_FORM_ICS;

/* The address of an article, "" where it has none; valid until the next call. */
const char *wt_export_url(struct wt_export *x, const char *document);
const char *wt_export_title(const struct wt_export *x);
/* "Kim Jong Un, Rusia": names, of states their names. */
const char *wt_export_names(
	struct wt_export *x, struct wt_buf *out, const struct warta_party *list, size_t n);
/* "Iran mengecam Israel": who, the type's label, whom. */
void wt_export_headline(struct wt_export *x, struct wt_buf *out, const struct warta_event *e);
/* The key of warta_actors. */
void wt_export_party_key(struct wt_buf *out, const struct warta_party *p);
/* The first and the last whole day; false where the day is unknown. */
bool wt_export_days(const char *date, struct wt_day *first, struct wt_day *last);
/* Did it happen, as far as one claim asserts or alleges it? */
bool wt_export_is_done(const struct warta_event *e);

#endif

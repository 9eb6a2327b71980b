/*
 * event.h - what room story gives: events, joined from the claims in the store.
 *
 * In: live claims of many articles.  Out: events, each with its claims for and
 * against, the articles, the outlets and the independent sources behind them, and
 * the reason for every join.  Claims are joined by frame, sides, day and place, never
 * by their words alone.  The result depends on the set of claims only, not on the
 * order in which they were read; ids stay the same over runs.
 */
#ifndef WT_STORY_EVENT_H
#define WT_STORY_EVENT_H

#include "base/json.h"
#include "store/store.h"

/* Joins the claims that came or went since the last call; touches only what these can change.
 * Flushes first.  `events_changed` may be NULL. */
int wt_events_update(struct wt_store *store, uint64_t *events_changed, struct wt_fault *f);

#define WT_EVENT_ID 16
/* "e" and 13 letters or digits; returns `text`. */
const char *wt_event_id(uint64_t event, char text[WT_EVENT_ID]);

/* Claims of an event by what they say; never added up to one verdict. */
struct wt_event_counts {
	uint32_t claims;
	uint32_t asserted, alleged, denied;                         /* add up to claims */
	uint32_t happened, ongoing, planned, hypothetical, negated; /* likewise */
	uint32_t documents;                                         /* articles, reprints counted */
	uint32_t outlets;                                           /* families of outlets */
	uint32_t independent; /* distinct ends of the citation chains */
	/* the same, were each text of an outlet that is not known a source of its own */
	uint32_t independent_most;
};

/* One independent source: the list behind the number. */
struct wt_event_source {
	struct wt_str
		name;      /* as spelled; "": outlets that are not known, one newsroom or several */
	struct wt_str key; /* canonical */
	bool outlet;       /* the outlet reports by itself */
	uint32_t claims;
	uint32_t documents;           /* articles; different texts where the name is empty */
	struct wt_str documents_list; /* ids, separated by tabs, at most 8 */
};

/* How many of a kind; a later report corrects an earlier one. */
#define WT_EVENT_QUANTITIES 8
struct wt_event_quantity {
	struct wt_quantity number;
	double least, most;     /* what all claims say */
	struct wt_str document; /* id of the article that says so */
};

/* Where an article tells the act though no claim was made of it there. */
struct wt_event_retold {
	int64_t document_row;
	struct wt_str document; /* id */
	struct wt_span span;    /* of its sentence, bytes of its text */
	struct wt_str text;     /* the sentence; as found only */
	struct wt_str outlet;   /* likewise */
	struct wt_moment published;
};

struct wt_event {
	uint64_t id;
	enum wt_type type;
	uint8_t modes[WT_CLAIM_MODES];
	uint8_t n_modes;
	uint64_t contexts;
	int quad;
	double score;
	struct wt_party actors[WT_CLAIM_PARTIES]; /* the fullest form that a claim gives */
	struct wt_party recipients[WT_CLAIM_PARTIES];
	uint8_t n_actors;
	uint8_t n_recipients;
	struct wt_day date; /* the most exact one; year 0 unknown */
	struct wt_day end;
	enum wt_time_basis date_basis;
	bool has_place;
	struct wt_place place;
	enum wt_status status; /* of the most certain claim: happened before ongoing, planned ... */
	enum wt_stance stance; /* asserted where one claim asserts it, else alleged, else denied */
	struct wt_event_counts counts;
	struct wt_event_source *sources; /* independent ones, most claims first */
	uint32_t n_sources;
	struct wt_event_quantity *quantities;
	uint32_t n_quantities;
	struct wt_event_retold *retold; /* in the order of their publication */
	uint32_t n_retold;
	struct wt_str title;          /* the best sentence */
	struct wt_str title_document; /* id of the article it stands in */
	struct wt_moment first_published;
	struct wt_moment last_published;
	struct wt_str first_seen; /* when the store learnt of it, UTC */
	struct wt_str changed;
	bool dated; /* as found: where it stands in the order of days */
	int32_t first_day;
};

typedef int wt_event_visit(void *context, const struct wt_event *event);

/* Events in the order of their dates, those without a date last. */
int wt_events_find(struct wt_store *store, const struct wt_query *query, wt_event_visit *visit,
	void *context, struct wt_fault *f);
/* By id or by its beginning (at least 5 characters); WARTA_ENOTFOUND, WARTA_EUSAGE if several. */
int wt_event_show(struct wt_store *store, struct wt_str id, wt_event_visit *visit, void *context,
	struct wt_fault *f);

/* The number of a whole id; false where it is none. */
bool wt_event_read_id(struct wt_str id, uint64_t *event);

/* What the counts of events are cut by. */
enum wt_facet {
	WT_BY_NOTHING, /* one row: how many there are */
	WT_BY_TYPE,
	WT_BY_QUAD,
	WT_BY_STATUS,
	WT_BY_STANCE, /* an event that some assert and some deny counts for both */
	WT_BY_COUNTRY,
	WT_BY_SECTOR,
	WT_BY_ACTOR,
	WT_BY_PLACE, /* its country */
	WT_BY_SOURCE,
	WT_BY_OUTLET,
	WT_BY_YEAR,
	WT_BY_MONTH,
	WT_BY_DAY,
	WT_FACET_COUNT
};
/* `label` is how the value is spelled. */
typedef int wt_facet_visit(
	void *context, struct wt_str value, struct wt_str label, uint64_t events);
/* Values with most events first, days in their order; limit and offset of the query are those of
 * the values (0: all). */
int wt_events_count(struct wt_store *store, const struct wt_query *query, enum wt_facet facet,
	wt_facet_visit *visit, void *context, struct wt_fault *f);

/* Who takes part. */
struct wt_event_actor {
	struct wt_str key;  /* the folded name; "" where only a state is named */
	struct wt_str name; /* as spelled */
	char country[4];
	char sector[4];
	struct wt_str office;
	uint64_t events;
	uint64_t as_actor; /* of these; the rest as recipient */
	struct wt_day first, last;
};
typedef int wt_event_actor_visit(void *context, const struct wt_event_actor *actor);
int wt_events_actors(struct wt_store *store, const struct wt_query *query,
	wt_event_actor_visit *visit, void *context, struct wt_fault *f);

/* One JSON object, no line end. */
void wt_event_print_json(struct wt_buf *out, const struct wt_event *event);

#endif

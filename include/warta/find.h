/*
 * find.h - what is in a store, beyond lists of events: counts, people, words, changes.
 *
 *	struct warta_search search = { .words = "uji coba nuklir", .limit = 20 };
 *	uint64_t total;
 *
 *	warta_store_limit(store, 500);
 *	if (warta_search(store, &search, &total, print, NULL, &fault) != WARTA_OK)
 *		warnx("%s", fault.text);
 *
 * A page that lists events asks warta_events with a limit, remembers the `cursor` of the last
 * event, and asks for the next page with `after`: the cost does not grow with the page's number,
 * and nothing is shown twice where events come in between.  warta_events_count tells how many
 * there are of each type, month or country under the same query.
 *
 * Included by warta.h, whose words on strings, faults and threads hold here too.
 */
#ifndef WARTA_FIND_H
#define WARTA_FIND_H

#include "warta/warta.h"

#ifdef __cplusplus
extern "C" {
#endif
#pragma GCC visibility push(default)

/* --- how long a query may take ---------------------------------------------------------------- */

/* Every query of this handle from now on ends after so many milliseconds with WARTA_ETIME; 0 takes
 * the limit away.  Rows given until then are good. */
void warta_store_limit(struct warta_store *store, uint32_t milliseconds);
/* The query at hand ends with WARTA_ESTOPPED.  Any thread may ask, while the store is open. */
void warta_store_interrupt(struct warta_store *store);

/* --- counts ----------------------------------------------------------------------------------- */

enum warta_facet {
	WARTA_BY_NOTHING, /* one count: of all events that the query means */
	WARTA_BY_TYPE,
	WARTA_BY_QUAD,
	WARTA_BY_STATUS,
	WARTA_BY_STANCE,  /* an event that some assert and some deny counts for both */
	WARTA_BY_COUNTRY, /* of those who take part */
	WARTA_BY_SECTOR,
	WARTA_BY_ACTOR, /* by name */
	WARTA_BY_PLACE, /* its country */
	WARTA_BY_SOURCE,
	WARTA_BY_OUTLET,
	WARTA_BY_YEAR,
	WARTA_BY_MONTH,
	WARTA_BY_DAY
};

/* How many events have a value. */
struct warta_count {
	const char *value; /* as a query takes it */
	const char *label; /* as it is spelled */
	uint64_t n;
};
typedef int warta_on_count(void *context, const struct warta_count *count);
/* Values with most events first; quads, years, months and days in their order.  Limit and offset
 * of the query are those of the values; its order and cursor say nothing here.  WARTA_EUSAGE. */
int warta_events_count(struct warta_store *store, const struct warta_query *query,
	enum warta_facet facet, warta_on_count *count, void *context, struct warta_fault *fault);

/* --- who takes part, who relays whom ---------------------------------------------------------- */

struct warta_actor {
	const char *key;  /* the same for all spellings of a name; of a state "country:RUS" */
	const char *name; /* "" where only a state is named */
	const char *country;
	const char *sector;
	const char *office;
	uint64_t n_events;
	uint64_t n_as_actor;      /* of these; the rest as recipient only */
	const char *first, *last; /* days of the first and the last event, "" where unknown */
};
typedef int warta_on_actor(void *context, const struct warta_actor *actor);
/* Those who take part in the events that the query means, most events first. */
int warta_actors(struct warta_store *store, const struct warta_query *query, warta_on_actor *actor,
	void *context, struct warta_fault *fault);

/* An edge of the graph of sources. */
struct warta_relay {
	const char *from; /* the source */
	const char *to;   /* who relays it: another source, or the outlet that was read */
	bool outlet;      /* `to` is such an outlet */
	uint64_t n_claims;
	uint64_t n_documents;
};
typedef int warta_on_relay(void *context, const struct warta_relay *relay);
/* Who cites whom in the claims that the query means, most claims first. */
int warta_relays(struct warta_store *store, const struct warta_query *query, warta_on_relay *relay,
	void *context, struct warta_fault *fault);

/* --- articles --------------------------------------------------------------------------------- */

/* A sentence of an article's text, with its place in it. */
typedef int warta_on_sentence(
	void *context, const struct warta_span *span, const char *text, size_t size);
/* The sentences of one article, in order; needs a store that was opened with a reader.
 * WARTA_ENOTFOUND, WARTA_EUSAGE. */
int warta_article_sentences(struct warta_store *store, const char *id, warta_on_sentence *sentence,
	void *context, struct warta_fault *fault);
/* All versions of an article that its outlet revised, the newest first. */
int warta_article_versions(struct warta_store *store, const char *id, warta_on_article *article,
	void *context, struct warta_fault *fault);

/*
 * What to look for.  `words` is what a person types: words in any form (menguji finds pengujian),
 * "as written", begin*, either OR other, -without, title: text: outlet: author: from: to:.
 * No text is refused for its form.
 */
struct warta_search {
	const char *words;
	const char *from, *to; /* days of publication, months or years */
	const char *outlet;
	bool newest_first; /* else the best */
	uint32_t limit, offset;
	uint32_t snippet_words; /* at most; 0: 24 */
};
struct warta_found {
	const char *id; /* of the article */
	const char *url;
	const char *outlet;
	const char *title;
	const char *published;
	double score;                  /* higher is better; 0 where the newest come first */
	const char *snippet;           /* words around what was found, on one line */
	const struct warta_span *hits; /* in the snippet */
	size_t n_hits;
	const struct warta_span *title_hits; /* in the title */
	size_t n_title_hits;
	uint32_t n_claims;
};
typedef int warta_on_found(void *context, const struct warta_found *found);
/* `total`, which may be NULL, gets the number of all that match.  WARTA_EUSAGE where no word is
 * asked for, a day is none, or the store was opened without a reader; WARTA_ETOOBIG over 64
 * words. */
int warta_search(struct warta_store *store, const struct warta_search *search, uint64_t *total,
	warta_on_found *found, void *context, struct warta_fault *fault);

/* --- what changed ----------------------------------------------------------------------------- */

/* A line of the store's log; an id stands there as often as it changed. */
struct warta_change {
	uint64_t n;       /* goes up: ask for what is behind the last one seen */
	const char *at;   /* UTC */
	const char *kind; /* article, event, story */
	const char *what; /* new, changed, merged, split, withdrawn */
	const char *id;
	const char *other; /* merged into, split from, the version before; "" where there is none */
};
typedef int warta_on_change(void *context, const struct warta_change *change);
/* Changes behind number `after` (0: all), at `since` or later (a day, a moment in UTC
 * "2024-07-19T08:00:00Z"; NULL: whenever), oldest first, at most `limit` (0: all). */
int warta_changes(struct warta_store *store, uint64_t after, const char *since, uint32_t limit,
	warta_on_change *change, void *context, struct warta_fault *fault);

#pragma GCC visibility pop
#ifdef __cplusplus
}
#endif

#endif

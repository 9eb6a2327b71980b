/*
 * feed.h - what a feed, a sitemap or a list of feeds names.
 *
 * In: RSS 0.9 to 2.0, RDF, Atom 0.3 and 1.0, JSON Feed, sitemaps (with or without
 * news), indexes of sitemaps, OPML; well formed or nearly so.  Out: its items in their
 * order.  Nothing is fetched, no entity of the document's own is followed; bytes,
 * items and depth are limited.
 */
#ifndef WT_CAPTURE_FEED_H
#define WT_CAPTURE_FEED_H

#include "base/buf.h"
#include "base/date.h"

#define WT_FEED_MAX   ((size_t)10 << 20) /* bytes */
#define WT_FEED_ITEMS 50000

enum wt_feed_kind {
	WT_FEED_NEWS,  /* items are articles: RSS, Atom, JSON Feed */
	WT_FEED_SITE,  /* a sitemap: items are articles, with hardly more than their address */
	WT_FEED_INDEX, /* items are sitemaps */
	WT_FEED_LIST   /* OPML: items are feeds */
};

/* Texts are spans of the feed's pool. */
struct wt_feed_item {
	struct wt_span link;    /* an address of http or https, whole; empty where there is none */
	struct wt_span id;      /* as the feed calls it */
	struct wt_span title;   /* may hold entities and tags of HTML, as the next two */
	struct wt_span content; /* the article */
	struct wt_span summary; /* what it is about */
	struct wt_span author;
	struct wt_moment published; /* year 0: unknown */
	struct wt_moment modified;
};

/* When a feed asks not to be read: hours of the day (UTC), days of the week from Monday, a bit
 * each. */
struct wt_feed_rest {
	uint32_t hours;
	uint32_t days;
};

struct wt_feed {
	enum wt_feed_kind kind;
	struct wt_buf pool;
	struct wt_feed_item *items;
	size_t n, cap;
	uint32_t every; /* minutes after which it says that it changes; 0: does not say */
	struct wt_feed_rest rest;
	struct wt_buf scratch;
};

/* `base` is the feed's own address, empty where unknown; `charset` as HTTP says.  What was in *feed
 * is replaced.  WARTA_OK, WARTA_EFORMAT where it is no feed, WARTA_ETOOBIG, WARTA_ENOMEM. */
int wt_feed_read(struct wt_feed *feed, struct wt_str bytes, struct wt_str charset,
	struct wt_str base, struct wt_fault *f);
void wt_feed_release(struct wt_feed *feed);
static inline struct wt_str
wt_feed_text(const struct wt_feed *feed, struct wt_span s)
{
	return wt_view(wt_buf_view(&feed->pool), s);
}

/* "Mon, 17 Apr 2017 09:45:21 +0700", or ISO 8601; false where it is neither. */
bool wt_feed_moment(struct wt_str s, struct wt_moment *m);

/* Is this HTML the article, and not the beginning of it? */
bool wt_feed_is_full(struct wt_str html);
/* A page of HTML that says what the item says, around `html`. */
void wt_feed_page(const struct wt_feed *feed, const struct wt_feed_item *item, struct wt_str html,
	struct wt_buf *out);

/* --- inside ----------------------------------------------------------------------------------- */

/* The next item, empty; NULL where there are too many. */
struct wt_feed_item *wt_feed_add(struct wt_feed *feed);
struct wt_span wt_feed_keep(struct wt_feed *feed, struct wt_str s);
/* The address made whole; empty where it is none. */
struct wt_span wt_feed_link(struct wt_feed *feed, struct wt_str base, struct wt_str link);
int wt_feed_read_json(
	struct wt_feed *feed, struct wt_str text, struct wt_str base, struct wt_fault *f);
int wt_feed_read_xml(
	struct wt_feed *feed, struct wt_buf *text, struct wt_str base, struct wt_fault *f);

#endif

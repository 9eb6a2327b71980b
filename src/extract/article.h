/*
 * article.h - what room extract gives: an article, told apart from what stands around it.
 *
 * In: a page.  Out: title, dateline, outlet, publication time, people, declared
 * sources, the paragraphs that are the report, and the rest marked as noise.  The
 * bytes are never edited: everything is a span of `doc` or a copy from the container.
 * `doc` is the page's text; of an HTML page it is the text that a reader sees of the
 * article, a line a paragraph, with a map to the page.
 */
#ifndef WT_EXTRACT_ARTICLE_H
#define WT_EXTRACT_ARTICLE_H

#include "capture/page.h"

enum wt_paragraph_kind {
	WT_PARA_BODY,
	WT_PARA_TITLE,
	WT_PARA_HEADING, /* a subheading within the body */
	WT_PARA_CAPTION  /* a picture's caption: read, but a claim from it weighs less */
};

struct wt_paragraph {
	struct wt_span span; /* without dateline, byline and inserted links */
	enum wt_paragraph_kind kind;
};

/*
 * The text of an HTML page is made: its map leads to the bytes of the page, or to WT_FROM_NOWHERE
 * where they stand in no text of the page (a title of its head).
 */
#define WT_FROM_NOWHERE WT_MAP_NOWHERE

/* A name with the bytes that give it; span is empty where the container gave it. */
struct wt_credit {
	struct wt_str name;
	struct wt_span span;
};

struct wt_article {
	struct wt_str doc;
	const struct wt_anchor *map; /* NULL where doc is the page's text */
	uint32_t n_map;
	struct wt_str charset; /* of the page as it was fetched; empty: it is not known */
	struct wt_str raw_map; /* from doc to the bytes of that page, packed (base/map.h) */
	struct wt_str id;
	struct wt_str url;
	struct wt_str outlet; /* as the page says, else as the dateline or byline does */
	struct wt_str title;
	struct wt_span title_span; /* empty where the container gave the title and the text does not
				      begin with it */
	struct wt_moment published;    /* year 0: unknown; never today's date */
	struct wt_span published_span; /* empty where the container gave it */
	struct wt_moment modified;     /* year 0: unknown */
	bool published_disputed;       /* the page names different days */
	struct wt_str section;         /* "Internasional"; empty where unknown */
	struct wt_str canonical;       /* the address that the page gives itself; empty: none */
	struct wt_str next_page;       /* address of the next part of the article; empty: none */
	uint32_t page, n_pages;        /* which part it is, of how many; 0 where it is whole */
	struct wt_str *tags;
	uint32_t n_tags;
	struct wt_span dateline;       /* "JAKARTA, KOMPAS.com -": whole, with the dash */
	struct wt_span dateline_place; /* "JAKARTA" */
	struct wt_credit *authors;
	struct wt_credit *editors;
	struct wt_credit *sources; /* declared: "Sumber : CNA/SL" gives CNA; "(AFP)" at the end */
	uint32_t n_authors;
	uint32_t n_editors;
	uint32_t n_sources;
	struct wt_paragraph *paragraphs; /* in the order of the text, not overlapping */
	uint32_t n_paragraphs;
	struct wt_span *noise; /* likewise */
	uint32_t n_noise;
};

/* Never fails: dirty input says less.  Memory from the arena, under its guard; views into the
 * page's text. */
void wt_article_read(
	struct wt_arena *arena, const struct wt_page *page, struct wt_article *article);

/* The offset into the page's text of an offset into doc; 0 for what comes from nowhere. */
uint32_t wt_article_source(const struct wt_article *article, uint32_t offset);

#endif

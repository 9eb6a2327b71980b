/*
 * article.h - what room extract gives: an article, told apart from what stands around it.
 *
 * In: a page.  Out: title, dateline, outlet, publication time, people, declared
 * sources, the paragraphs that are the report, and the rest marked as noise.  The
 * bytes are never edited: everything is a span of page->text or a copy from the
 * container.
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

/* A name with the bytes that give it; span is empty where the container gave it. */
struct wt_credit {
	struct wt_str name;
	struct wt_span span;
};

struct wt_article {
	struct wt_str doc; /* page->text */
	struct wt_str id;
	struct wt_str url;
	struct wt_str outlet; /* as the page says, else as the dateline or byline does */
	struct wt_str title;
	struct wt_span title_span; /* empty where the container gave the title and the text does not
				      begin with it */
	struct wt_moment published;    /* year 0: unknown; never today's date */
	struct wt_span published_span; /* empty where the container gave it */
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

#endif

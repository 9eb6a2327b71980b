/*
 * passage.h - a stretch of an article with the cited bytes marked.
 */
#ifndef WT_WEB_PASSAGE_H
#define WT_WEB_PASSAGE_H

#include "web/visit.h"

/* Cited bytes, and the claim that cites them. */
struct wt_cited {
	struct wt_span span;
	uint32_t claim;    /* its number in the article, from 1 */
	uint32_t sentence; /* the index of its sentence */
	bool first;        /* the claim's clearest span: the one that links lead to */
};

/* Sorts by place; of spans that overlap the later one gives way, so that each byte is marked once.
 * Returns how many are left. */
uint32_t wt_cited_sort(struct wt_cited *cited, uint32_t n);
/* The text of the range, escaped, with what is cited in <mark>; `anchors`: marks carry the ids
 * c3 and s12 and lead to their events' claims. */
void wt_passage_show(struct wt_visit *v, struct wt_str text, struct wt_span range,
	const struct wt_cited *cited, uint32_t n, bool anchors);
/* The paragraph around a span: the line that it stands in, of at most `most` bytes around it. */
struct wt_span wt_passage_around(struct wt_str text, struct wt_span span, uint32_t most);

#endif

/*
 * frame.h - what stands around every page, and the small parts that pages share.
 */
#ifndef WT_WEB_FRAME_H
#define WT_WEB_FRAME_H

#include "web/visit.h"

/* From the doctype to the opened <main>; `title` is plain text. */
void wt_frame_begin(struct wt_visit *v, struct wt_str title);
/* Closes <main>, foot of the page. */
void wt_frame_end(struct wt_visit *v);
/* "Unduh: JSON, CSV ..." of this page, as a list of links. */
void wt_frame_data(struct wt_visit *v, const enum wt_form *forms, unsigned n);
/* Where pictures of this page's events go, once its script has seen it. */
void wt_frame_pictures(struct wt_visit *v);
/* Before and after in a list that shows `limit` rows from `offset` on. */
void wt_frame_pager(struct wt_visit *v, uint32_t offset, uint32_t limit, bool more);
/* A sentence where a list is empty, and what may be done about it. */
void wt_frame_empty(struct wt_visit *v, const char *what);

/* A whole page, or a problem document (RFC 9457) in the data forms, for what cannot be answered. */
void wt_frame_problem(struct wt_visit *v, int status, const char *detail);

#endif

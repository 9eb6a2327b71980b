/*
 * maker.h - a page of the web made from what an archive or a server gave.
 *
 * In: a record, or a body with its head.  Out: a page, or the reason why there is none:
 * no page of HTML, another language, an error of the server.  The gate is asked on
 * the raw bytes, before the charset is decided and anything parsed.  One maker a
 * thread.
 */
#ifndef WT_CAPTURE_MAKER_H
#define WT_CAPTURE_MAKER_H

#include "capture/archive.h"
#include "capture/charset.h"
#include "capture/http.h"
#include "capture/page.h"

struct wt_maker {
	const struct wt_gate *gate; /* NULL: every language is let in */
	struct wt_capture_counts *counts;
	struct wt_http_body body;
	struct wt_charset charset;
	struct wt_buf id;
	struct wt_buf map;
};

void wt_maker_release(struct wt_maker *m);
/* What m->charset decoded, as the page's text. */
void wt_maker_decoded(struct wt_maker *m, struct wt_page *page);
/* Is the document, by its raw bytes, in a language that is let in?  Counted where it is not. */
bool wt_maker_admits(struct wt_maker *m, struct wt_str raw, enum wt_choice choice);
/* 1 and a page whose views live until the next use and as long as the record; 0 where the record is
 * none, which is counted; a negative code for a body that cannot be read, told in *f. */
int wt_maker_record(
	struct wt_maker *m, const struct wt_record *r, struct wt_page *page, struct wt_fault *f);
/* Likewise for a body; `charset` is what the server says. */
int wt_maker_body(struct wt_maker *m, struct wt_str body, struct wt_str charset,
	struct wt_page *page, struct wt_fault *f);

#endif

/*
 * http.h - a response of HTTP as an archive keeps it: head and body.
 *
 * In: the bytes of a response.  Out: its status and the fields that matter, and the
 * body without chunks and packing.  What is said and not so (bodies "chunked" that are
 * none, "gzip" unpacked already) is passed over: archives are full of it.
 */
#ifndef WT_CAPTURE_HTTP_H
#define WT_CAPTURE_HTTP_H

#include "base/buf.h"

#define WT_HTTP_HEAD   ((size_t)64 << 10)
#define WT_HTTP_FIELDS 256
#define WT_HTTP_BODY   ((size_t)16 << 20) /* unpacked */

struct wt_http {
	int status;
	struct wt_str type;     /* Content-Type */
	struct wt_str coding;   /* Content-Encoding */
	struct wt_str transfer; /* Transfer-Encoding */
	struct wt_str location;
	struct wt_str body; /* as sent */
};

struct wt_http_body {
	struct wt_buf chunks; /* joined */
	struct wt_buf plain;  /* unpacked */
};

/* False where the bytes begin with no status line, or the head is over its limits. */
bool wt_http_read(struct wt_str bytes, struct wt_http *h);
/*
 * The body as it was meant, a view into h or *b until its next use.  WARTA_OK, WARTA_ETOOBIG for
 * one that unpacks to over WT_HTTP_BODY, WARTA_EFORMAT for a coding that is not known (*body then
 * is as sent).  A body that ends early is given as far as it goes.
 */
int wt_http_body(
	struct wt_http_body *b, const struct wt_http *h, struct wt_str *body, struct wt_fault *f);
void wt_http_body_release(struct wt_http_body *b);
/* Joins the chunks of a body sent in pieces; false where it is none. */
bool wt_http_unchunk(struct wt_str body, struct wt_buf *out);

#endif

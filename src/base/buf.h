/*
 * buf.h - a growing buffer of bytes, for what is built up and then written.
 *
 * Not for documents (they live in an arena).  A failing malloc sets `failed`
 * and later appends do nothing; whoever uses the result looks at it once.
 */
#ifndef WT_BASE_BUF_H
#define WT_BASE_BUF_H

#include "base/fault.h"
#include "base/span.h"

struct wt_buf {
	char *ptr; /* NUL-ended once anything was added */
	size_t len;
	size_t cap;
	bool failed;
};

void wt_buf_release(struct wt_buf *b); /* empties it; may be used again */
void wt_buf_clear(struct wt_buf *b);   /* empties it, keeps the memory */
void wt_buf_add(struct wt_buf *b, const void *bytes, size_t n);
void wt_buf_str(struct wt_buf *b, struct wt_str s);
void wt_buf_cstr(struct wt_buf *b, const char *s);
void wt_buf_char(struct wt_buf *b, char c);
void wt_buf_printf(struct wt_buf *b, const char *format, ...) WT_PRINTF(2, 3);

static inline struct wt_str
wt_buf_view(const struct wt_buf *b)
{
	return (struct wt_str){ b->ptr ? b->ptr : "", b->len };
}

#endif

/*
 * json.h - a small streaming writer of JSON (RFC 8259).
 *
 * Commas are put by the writer; strings are escaped, bytes that are no UTF-8
 * become U+FFFD.  Numbers are finite.  Nesting is the caller's business.
 */
#ifndef WT_BASE_JSON_H
#define WT_BASE_JSON_H

#include "base/buf.h"

struct wt_json {
	struct wt_buf *out;
	bool comma; /* the next value or key wants a comma before it */
};

static inline struct wt_json
wt_json_begin(struct wt_buf *out)
{
	return (struct wt_json){ out, false };
}

void wt_json_open(struct wt_json *j, char bracket);  /* '{' or '[' */
void wt_json_close(struct wt_json *j, char bracket); /* '}' or ']' */
void wt_json_key(struct wt_json *j, const char *key);
void wt_json_str(struct wt_json *j, struct wt_str s);
void wt_json_cstr(struct wt_json *j, const char *s);
void wt_json_int(struct wt_json *j, int64_t n);
void wt_json_num(struct wt_json *j, double x, int decimals);
void wt_json_bool(struct wt_json *j, bool b);
void wt_json_null(struct wt_json *j);
/* [start,end] */
void wt_json_span(struct wt_json *j, struct wt_span s);
/* A key and its value; neither where the value is empty. */
void wt_json_str_if(struct wt_json *j, const char *key, struct wt_str s);
void wt_json_span_if(struct wt_json *j, const char *key, struct wt_span s);
/* A key and its list. */
void wt_json_strs(struct wt_json *j, const char *key, const struct wt_str *list, size_t n);
void wt_json_spans(struct wt_json *j, const char *key, const struct wt_span *list, size_t n);

#endif

/*
 * labels.h - the charsets of the web by all their labels.
 */
#ifndef WT_CAPTURE_LABELS_H
#define WT_CAPTURE_LABELS_H

#include "base/span.h"

enum wt_bytes {
	WT_BYTES_UTF8,
	WT_BYTES_SINGLE, /* a byte a character; the first 128 are ASCII */
	WT_BYTES_SEVERAL
};

struct wt_encoding {
	const char *name;  /* "windows-1252" */
	const char *iconv; /* what iconv(3) calls it */
	enum wt_bytes bytes;
	const char *labels; /* its other labels, blanks between */
};

/* The encoding that a label means, whatever its case; NULL for none of the web's. */
const struct wt_encoding *wt_encoding_find(struct wt_str label);
/* All of them, one after another; NULL behind the last. */
const struct wt_encoding *wt_encoding_at(size_t i);

#endif

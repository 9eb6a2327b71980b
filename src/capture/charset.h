/*
 * charset.h - bytes of a web page made into UTF-8, with the way back.
 *
 * In: the raw bytes and what the container says of their charset.  Out: UTF-8, the
 * name of the charset that was used and why, and a map from offsets of the decoded
 * text to offsets of the raw bytes.
 */
#ifndef WT_CAPTURE_CHARSET_H
#define WT_CAPTURE_CHARSET_H

#include "base/map.h"
#include "capture/labels.h"

enum wt_charset_basis {
	WT_CHARSET_BOM,
	WT_CHARSET_HEADER, /* Content-Type of HTTP */
	WT_CHARSET_META,   /* <meta charset>, <meta http-equiv>, <?xml encoding?> */
	WT_CHARSET_CONTENT /* by the bytes themselves */
};

struct wt_charset {
	const char *name; /* "utf-8", "windows-1252", ... lower case */
	const struct wt_encoding *encoding;
	enum wt_charset_basis basis;
	uint32_t bad_bytes;        /* replaced by '?' */
	struct wt_anchor *anchors; /* sorted; none: offsets are the same */
	size_t n_anchors, cap_anchors;
	struct wt_buf text; /* the decoded document */
};

/*
 * Decodes; `header` is the charset that HTTP names, or empty.  What was in *c is replaced.
 * WARTA_OK or WARTA_ENOMEM: bytes that mean nothing become '?'.
 */
int wt_charset_decode(struct wt_charset *c, struct wt_str raw, struct wt_str header);
void wt_charset_release(struct wt_charset *c);
/* The map from the text to the raw bytes, packed (base/map.h), behind what *out holds. */
void wt_charset_map(const struct wt_charset *c, struct wt_buf *out);
/* The raw offset of an offset into the text. */
uint32_t wt_charset_raw(const struct wt_charset *c, uint32_t offset);
/* Decoders of the C library lie in files, which a child that is locked in cannot open: held here,
 * they are at hand in the children that are born later. */
struct wt_decoders {
	void *handles[64];
	size_t n;
};
void wt_decoders_load(struct wt_decoders *d);
void wt_decoders_release(struct wt_decoders *d);
/* "utf-16le" or "utf-16be" where the first bytes are letters of two bytes, with a mark or without;
 * else NULL. */
const char *wt_charset_wide(struct wt_str raw);
/* "text/html; charset=UTF-8" gives UTF-8; empty where it names none. */
struct wt_str wt_charset_of_type(struct wt_str content_type);

#endif

/*
 * emit.h - HTML put together piece by piece; what is not ours is escaped.
 *
 *	wt_emit(out, "<a href=\"/actor/%u\">%s</a>", name, name);
 *
 * Text from articles, queries and the lexicon never gets into a page by another way.
 */
#ifndef WT_WEB_EMIT_H
#define WT_WEB_EMIT_H

#include "base/buf.h"

/* The text with & < > " ' escaped; controls and what is no UTF-8 become U+FFFD. */
void wt_emit_text(struct wt_buf *out, struct wt_str text);
/* Percent-encoded for one segment of a path or one value of a query: letters, digits, - _ ~ stay.
 * (A full stop does not, so that no id is taken for `.json` or `..`.) */
void wt_emit_url(struct wt_buf *out, struct wt_str text);
/*
 * Our own markup with what is put into it: %s a C string, %S a wt_str, both escaped; %u a wt_str
 * as wt_emit_url does it; %d an int, %l a uint64_t with its thousands apart, %% the sign.
 */
void wt_emit(struct wt_buf *out, const char *markup, ...);

#endif

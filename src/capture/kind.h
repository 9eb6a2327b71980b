/*
 * kind.h - what an input is, told by its first bytes.
 */
#ifndef WT_CAPTURE_KIND_H
#define WT_CAPTURE_KIND_H

#include "base/span.h"

enum wt_input_kind {
	WT_INPUT_NOTHING, /* cannot be read */
	WT_INPUT_TEXT,
	WT_INPUT_ENCODED, /* HTML, or text in UTF-16: its charset must be found out */
	WT_INPUT_JSONL,
	WT_INPUT_JSON_FEED,
	WT_INPUT_XML_FEED, /* RSS, Atom, RDF, a sitemap, OPML */
	WT_INPUT_WARC,
	WT_INPUT_ARC
};

/* `name` tells JSON Lines that begin oddly.  Of what is nothing, *why says what it is. */
enum wt_input_kind wt_input_kind(struct wt_str head, struct wt_str name, const char **why);

/* The charset of XML in letters of two bytes that has no byte order mark; else NULL. */
const char *wt_wide_xml(struct wt_str head);

#endif

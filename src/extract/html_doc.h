/*
 * html_doc.h - the text of an article made from a page of HTML.
 */
#ifndef WT_EXTRACT_HTML_DOC_H
#define WT_EXTRACT_HTML_DOC_H

#include "extract/article.h"
#include "extract/meta.h"
#include "extract/parts.h"

enum wt_html_line_kind {
	WT_HTML_TITLE,
	WT_HTML_ABOUT, /* a line with a date or a credit, above or below the body */
	WT_HTML_CAPTION,
	WT_HTML_HEADING,
	WT_HTML_BODY
};

struct wt_html_line {
	struct wt_span span; /* of the text, without the line end */
	enum wt_html_line_kind kind;
};

struct wt_html_doc {
	struct wt_str text; /* NUL-ended */
	struct wt_html_line *lines;
	uint32_t n_lines, cap_lines;
	struct wt_anchor *map;
	uint32_t n_map, cap_map;
	struct wt_meta meta;
	struct wt_parts parts;
};

/* Never fails; a page without an article gives its title at most. */
void wt_html_doc_read(struct wt_arena *arena, const struct wt_page *page, struct wt_html_doc *doc);

#endif

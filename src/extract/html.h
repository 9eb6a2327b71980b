/*
 * html.h - a page of HTML as a tree of nodes, by byte offsets into the page.
 *
 * The nodes lie in the order of the page; what is within node i are the nodes i + 1
 * to end - 1.  Nothing is copied: a text is a span of the source with its entities,
 * an element a span of its tag, whose attributes are read when asked for.
 */
#ifndef WT_EXTRACT_HTML_H
#define WT_EXTRACT_HTML_H

#include "base/arena.h"

/* Elements whose kind matters; all others are WT_TAG_OTHER and inline. */
enum wt_html_tag {
	WT_TAG_ROOT,
	WT_TAG_TEXT,  /* a run of characters between tags */
	WT_TAG_RAW,   /* what stands in a script or style */
	WT_TAG_OTHER, /* unknown or without meaning here */
	WT_TAG_A,
	WT_TAG_ADDRESS,
	WT_TAG_ARTICLE,
	WT_TAG_ASIDE,
	WT_TAG_B,
	WT_TAG_BLOCKQUOTE,
	WT_TAG_BODY,
	WT_TAG_BR,
	WT_TAG_BUTTON,
	WT_TAG_CANVAS,
	WT_TAG_CAPTION,
	WT_TAG_DD,
	WT_TAG_DETAILS,
	WT_TAG_DIALOG,
	WT_TAG_DIV,
	WT_TAG_DL,
	WT_TAG_DT,
	WT_TAG_FIELDSET,
	WT_TAG_FIGCAPTION,
	WT_TAG_FIGURE,
	WT_TAG_FOOTER,
	WT_TAG_FORM,
	WT_TAG_H1,
	WT_TAG_H2,
	WT_TAG_H3,
	WT_TAG_H4,
	WT_TAG_H5,
	WT_TAG_H6,
	WT_TAG_HEAD,
	WT_TAG_HEADER,
	WT_TAG_HR,
	WT_TAG_HTML,
	WT_TAG_IFRAME,
	WT_TAG_IMG,
	WT_TAG_INPUT,
	WT_TAG_LABEL,
	WT_TAG_LI,
	WT_TAG_LINK,
	WT_TAG_MAIN,
	WT_TAG_META,
	WT_TAG_NAV,
	WT_TAG_NOSCRIPT,
	WT_TAG_OBJECT,
	WT_TAG_OL,
	WT_TAG_OPTION,
	WT_TAG_P,
	WT_TAG_PRE,
	WT_TAG_SCRIPT,
	WT_TAG_SECTION,
	WT_TAG_SELECT,
	WT_TAG_SPAN,
	WT_TAG_STYLE,
	WT_TAG_SUP,
	WT_TAG_SVG,
	WT_TAG_TABLE,
	WT_TAG_TBODY,
	WT_TAG_TD,
	WT_TAG_TEMPLATE,
	WT_TAG_TEXTAREA,
	WT_TAG_TH,
	WT_TAG_THEAD,
	WT_TAG_TIME,
	WT_TAG_TITLE,
	WT_TAG_TR,
	WT_TAG_UL,
	WT_TAG_VIDEO,
	WT_TAG_COUNT
};

struct wt_html_node {
	uint8_t tag;
	uint8_t depth;
	uint32_t parent;
	uint32_t end;        /* index behind the last node within */
	struct wt_span span; /* a text's bytes; of an element its tag without < and > */
};

struct wt_html {
	struct wt_str source;
	struct wt_html_node *nodes; /* nodes[0] is the root */
	uint32_t n, cap;
	bool cut; /* the page has more nodes than WT_HTML_NODES */
};

#define WT_HTML_NODES (1u << 20)
#define WT_HTML_DEPTH 200 /* elements further in hang on the last that is not */

/* Never fails, takes time linear in the source. */
void wt_html_parse(struct wt_arena *arena, struct wt_str source, struct wt_html *html);

/* Does the element begin a line of its own? */
bool wt_html_is_block(enum wt_html_tag tag);

/* The next attribute of an element; *at begins at 0.  Values are as in the source. */
bool wt_html_attr_next(const struct wt_html *html, uint32_t node, uint32_t *at, struct wt_str *name,
	struct wt_str *value);
/* The value of the attribute (empty where it has none); false where there is no such attribute. */
bool wt_html_attr(
	const struct wt_html *html, uint32_t node, const char *name, struct wt_str *value);

/* The code point of the entity at s[0] == '&' and its length, or 0 where it is none. */
size_t wt_html_entity(struct wt_str s, uint32_t *point);
/* The character at s[*at], an entity being one; *at moves on. */
uint32_t wt_html_next(struct wt_str s, size_t *at);
/* Writes a code point as UTF-8 (up to 4 bytes); gives how many. */
size_t wt_html_put(char *to, uint32_t point);
/* White space, also no-break and thin spaces; soft hyphens, zero-width and control characters. */
enum wt_html_blank { WT_HTML_LETTER, WT_HTML_BLANK, WT_HTML_NOTHING };
enum wt_html_blank wt_html_blank(uint32_t point);

/* A copy without entities, with white space folded to single blanks. */
struct wt_str wt_html_plain(struct wt_arena *arena, struct wt_str raw);
/* The same of all text within a node. */
struct wt_str wt_html_text(struct wt_arena *arena, const struct wt_html *html, uint32_t node);

#endif

/*
 * blocks.h - the blocks of text of a page: paragraphs, headings, items, cells.
 *
 * In: the tree of a page.  Out: runs of text nodes that one block element holds, in
 * order, measured (letters, words, links, ends of sentences) and told whether
 * they stand in what is no article by its tag, role or class.
 */
#ifndef WT_EXTRACT_BLOCKS_H
#define WT_EXTRACT_BLOCKS_H

#include "extract/html.h"

enum wt_block_kind {
	WT_BLOCK_TEXT,
	WT_BLOCK_HEADING,
	WT_BLOCK_ITEM,
	WT_BLOCK_QUOTE,
	WT_BLOCK_CELL,
	WT_BLOCK_CAPTION
};

struct wt_block {
	uint32_t first, last; /* nodes, end exclusive */
	uint32_t element;     /* the block element that holds it */
	uint32_t letters;     /* bytes that are no white space */
	uint32_t linked;      /* of these within links */
	uint32_t words;
	uint32_t stops; /* ends of sentences: . ! ? before a blank or the end */
	uint8_t kind;
	uint8_t level; /* of a heading: 1 to 6 */
	bool ends_sentence;
	bool keep; /* set by the choice of content */
};

struct wt_blocks {
	const struct wt_html *html;
	struct wt_block *items;
	uint32_t n, cap;
	bool *left_out;   /* nodes that are furniture, with all they hold */
	uint32_t *before; /* for each node and the end: blocks that begin before it */
	bool block_tag[WT_TAG_COUNT];
};

/* All blocks outside furniture. */
void wt_blocks_find(struct wt_arena *arena, const struct wt_html *html, struct wt_blocks *blocks);
/* The blocks of nodes from..to-1, also within furniture: bylines, captions, what follows the text.
 */
void wt_blocks_around(struct wt_arena *arena, const struct wt_html *html, uint32_t from,
	uint32_t to, struct wt_blocks *blocks);

/* The plain text of a block. */
struct wt_str wt_block_text(
	struct wt_arena *arena, const struct wt_blocks *blocks, const struct wt_block *block);

/* Marks what belongs to the article with `keep`; gives the element that holds it. */
uint32_t wt_content_choose(struct wt_arena *arena, struct wt_blocks *blocks);

#endif

/*
 * quotes.c - see quotes.h.
 */
#include "story/quotes.h"

#define ALIKE  0.60F /* cosine: each newsroom drops a word or smooths one */
#define SHARED 6     /* words that tell something */

/* The bytes of a double quotation mark at i, 0 where there is none. */
static size_t
mark_at(struct wt_str text, size_t i)
{
	if (text.ptr[i] == '"')
		return 1;
	/* U+201C to U+201E */
	bool curly = i + 2 < text.len && (unsigned char)text.ptr[i] == 0xe2 &&
		     (unsigned char)text.ptr[i + 1] == 0x80;
	unsigned char last = curly ? (unsigned char)text.ptr[i + 2] : 0;
	return last >= 0x9c && last <= 0x9e ? 3 : 0;
}

void
wt_quotes_read(struct wt_passage_reader *r, struct wt_arena *arena, struct wt_str text,
	struct wt_passages *out)
{
	out->items = WT_NEW(arena, struct wt_passage, WT_QUOTES);
	out->n = 0;
	size_t open = 0; /* behind the mark that opened; 0: none has */
	for (size_t i = 0; i < text.len && out->n < WT_QUOTES; i++) {
		size_t mark = mark_at(text, i);
		if (open && i - open > WT_QUOTE_MAX)
			open = 0;
		if (!mark)
			continue;
		if (open && i - open >= WT_QUOTE_MIN)
			wt_passage_read(r, arena, text,
				(struct wt_span){ (uint32_t)open, (uint32_t)i },
				&out->items[out->n++]);
		open = open ? 0 : i + mark;
		i += mark - 1;
	}
}

float
wt_quotes_same(const struct wt_passage *a, const struct wt_passage *b)
{
	if (wt_terms_shared(a->terms, b->terms) < SHARED)
		return -1.0F;
	return wt_terms_like(a->terms, b->terms) - ALIKE;
}

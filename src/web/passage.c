/*
 * passage.c - cited bytes marked in their article, see passage.h.
 */
#include "web/passage.h"

#include <stdlib.h>

static int
by_place(const void *a, const void *b)
{
	const struct wt_cited *x = a, *y = b;
	if (x->span.start != y->span.start)
		return x->span.start < y->span.start ? -1 : 1;
	if (x->first != y->first)
		return x->first ? -1 : 1;
	return x->claim < y->claim ? -1 : x->claim > y->claim;
}

uint32_t
wt_cited_sort(struct wt_cited *cited, uint32_t n)
{
	uint32_t left = 0;
	if (n > 0)
		qsort(cited, n, sizeof *cited, by_place);
	for (uint32_t i = 0; i < n; i++) {
		struct wt_cited c = cited[i];
		uint32_t behind = left ? cited[left - 1].span.end : 0;
		if (c.span.start < behind)
			c.span.start = behind;
		if (c.span.start < c.span.end)
			cited[left++] = c;
	}
	return left;
}

static void
mark(struct wt_visit *v, struct wt_str text, struct wt_span at, const struct wt_cited *c,
	bool anchors)
{
	struct wt_buf *out = wt_out(v);
	if (anchors && c->first)
		wt_emit(out, "<mark id=\"c%d\"><a id=\"s%d\"></a>", (int)c->claim,
			(int)c->sentence);
	else
		wt_buf_cstr(out, "<mark>");
	wt_emit_text(out, wt_view(text, at));
	wt_buf_cstr(out, "</mark>");
}

void
wt_passage_show(struct wt_visit *v, struct wt_str text, struct wt_span range,
	const struct wt_cited *cited, uint32_t n, bool anchors)
{
	uint32_t at = range.start;
	for (uint32_t i = 0; i < n; i++) {
		struct wt_span s = cited[i].span;
		s.start = s.start < at ? at : s.start;
		s.end = s.end > range.end ? range.end : s.end;
		if (s.start >= s.end)
			continue;
		wt_emit_text(wt_out(v), wt_view(text, (struct wt_span){ at, s.start }));
		mark(v, text, s, &cited[i], anchors && cited[i].span.start >= range.start);
		at = s.end;
	}
	wt_emit_text(wt_out(v), wt_view(text, (struct wt_span){ at, range.end }));
}

/* Not into the middle of a letter. */
static bool
inside_letter(struct wt_str text, uint32_t at)
{
	return at < text.len && ((unsigned char)text.ptr[at] & 0xc0) == 0x80;
}

struct wt_span
wt_passage_around(struct wt_str text, struct wt_span span, uint32_t most)
{
	struct wt_span p = span;
	if (span.end > text.len || span.start > span.end)
		return (struct wt_span){ 0, 0 };
	while (p.start > 0 && span.start - p.start < most && text.ptr[p.start - 1] != '\n')
		p.start--;
	while (p.end < text.len && p.end - span.end < most && text.ptr[p.end] != '\n')
		p.end++;
	while (inside_letter(text, p.start))
		p.start++;
	while (inside_letter(text, p.end))
		p.end++;
	return p;
}

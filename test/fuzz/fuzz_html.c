/*
 * fuzz_html.c - whatever the page: nodes lie within their parents and the source, what an article
 * cites lies in its text in order, and each byte of the text leads back into the page.
 */
#include "fuzz.h"

#include <stdlib.h>

#include "base/utf8.h"
#include "extract/article.h"
#include "extract/html.h"

static void
check_tree(const struct wt_html *h)
{
	promise(h->n > 0 && h->nodes[0].end == h->n);
	for (uint32_t i = 1; i < h->n; i++) {
		const struct wt_html_node *n = &h->nodes[i];
		promise(n->parent < i && n->end > i && n->end <= h->nodes[n->parent].end);
		promise(n->span.start <= n->span.end && n->span.end <= h->source.len);
		promise(n->depth <= WT_HTML_DEPTH + 2);
		uint32_t at = 0;
		struct wt_str name, value;
		if (n->tag != WT_TAG_TEXT && n->tag != WT_TAG_RAW)
			while (wt_html_attr_next(h, i, &at, &name, &value))
				promise(at <= wt_span_len(n->span) && name.len > 0);
	}
}

static void
check_article(const struct wt_article *a, size_t page)
{
	uint32_t at = 0;
	for (uint32_t i = 0; i < a->n_paragraphs; i++) {
		struct wt_span s = a->paragraphs[i].span;
		promise(s.start >= at && s.end > s.start && s.end <= a->doc.len);
		at = s.end;
	}
	for (uint32_t i = 0; i < a->n_noise; i++)
		promise(a->noise[i].end <= a->doc.len && a->noise[i].start < a->noise[i].end);
	for (uint32_t i = 0; i < a->doc.len; i++)
		promise(wt_article_source(a, i) <= page);
	for (size_t i = 0; i < a->doc.len;) {
		size_t n = wt_utf8_len(a->doc.ptr + i, a->doc.len - i);
		promise(n > 0);
		i += n;
	}
}

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	struct wt_arena arena;
	struct wt_html h;
	struct wt_article a;
	char *text = malloc(size + 1);
	if (!text)
		return 0;
	if (size)
		memcpy(text, data, size);
	(void)wt_utf8_clean(text, size);
	struct wt_page page = { .kind = WT_PAGE_HTML,
		.id = WT_STR("x"),
		.published = { { 0, 0, 0 }, WT_MINUTE_NONE, WT_ZONE_NONE },
		.text = { text, size } };
	wt_arena_init(&arena, (size_t)256 << 20);
	wt_html_parse(&arena, page.text, &h);
	check_tree(&h);
	wt_article_read(&arena, &page, &a);
	check_article(&a, size);
	wt_arena_release(&arena);
	free(text);
	return 0;
}

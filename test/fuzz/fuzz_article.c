/*
 * fuzz_article.c - whatever the bytes: what extract gives lies in the text, paragraphs and noise
 * stand in order without overlapping, and no byte is both.
 */
#include "fuzz.h"

#include <stdlib.h>

#include "base/utf8.h"
#include "extract/article.h"

static void
check_span(const struct wt_article *a, struct wt_span s)
{
	promise(s.start <= s.end && s.end <= a->doc.len);
}

static void
check_credits(const struct wt_article *a, const struct wt_credit *credits, uint32_t n)
{
	for (uint32_t i = 0; i < n; i++) {
		check_span(a, credits[i].span);
		promise(wt_str_eq(credits[i].name, wt_view(a->doc, credits[i].span)));
	}
}

static void
check_body(const struct wt_article *a)
{
	uint32_t at = 0;
	for (uint32_t i = 0; i < a->n_paragraphs; i++) {
		struct wt_span s = a->paragraphs[i].span;
		check_span(a, s);
		promise(s.start >= at && s.start < s.end);
		at = s.end;
	}
	at = 0;
	for (uint32_t i = 0; i < a->n_noise; i++) {
		check_span(a, a->noise[i]);
		promise(a->noise[i].start >= at);
		at = a->noise[i].end;
	}
	for (uint32_t i = 0, k = 0; i < a->n_paragraphs && k < a->n_noise;) {
		promise(!wt_span_overlap(a->paragraphs[i].span, a->noise[k]));
		if (a->paragraphs[i].span.end <= a->noise[k].start)
			i++;
		else
			k++;
	}
}

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	struct wt_arena arena;
	struct wt_article a;
	char *text = malloc(size + 1);
	promise(text != NULL);
	if (size)
		memcpy(text, data, size);
	(void)wt_utf8_clean(text, size); /* as capture does */
	struct wt_page page = { .kind = WT_PAGE_TEXT, .id = WT_STR("x"), .text = { text, size } };
	wt_arena_init(&arena, (size_t)256 << 20);
	wt_article_read(&arena, &page, &a);
	check_span(&a, a.title_span);
	check_span(&a, a.published_span);
	check_span(&a, a.dateline);
	promise(wt_span_holds(a.dateline, a.dateline_place) || a.dateline_place.end == 0);
	promise(a.published.day.year == 0 || wt_day_valid(a.published.day));
	check_credits(&a, a.authors, a.n_authors);
	check_credits(&a, a.editors, a.n_editors);
	check_credits(&a, a.sources, a.n_sources);
	check_body(&a);
	wt_arena_release(&arena);
	free(text);
	return 0;
}

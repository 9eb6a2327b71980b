/*
 * fuzz_wire.c - whatever a child answers: it is refused, or it is an article whose spans lie in its
 * text in order, whose letters are UTF-8, and which is written and read again as the same bytes.
 *
 * The input is read as an article and as a page.
 */
#include "fuzz.h"

#include <string.h>

#include "base/utf8.h"
#include "extract/wire.h"

static void
check_text(struct wt_str s)
{
	for (size_t i = 0; i < s.len;) {
		size_t n = wt_utf8_len(s.ptr + i, s.len - i);
		promise(n > 0 && s.ptr[i] != '\0');
		i += n;
	}
}

static void
check_article(const struct wt_article *a)
{
	uint32_t at = 0;
	check_text(a->doc);
	check_text(a->title);
	for (uint32_t i = 0; i < a->n_paragraphs; i++) {
		promise(a->paragraphs[i].span.start >= at);
		at = a->paragraphs[i].span.end;
		promise(a->paragraphs[i].span.start <= at && at <= a->doc.len);
	}
	for (uint32_t i = 0; i < a->n_noise; i++)
		promise(a->noise[i].start <= a->noise[i].end && a->noise[i].end <= a->doc.len);
	for (uint32_t i = 0; i < a->n_authors; i++) {
		promise(a->authors[i].span.end <= a->doc.len);
		check_text(a->authors[i].name);
	}
	for (uint32_t i = 0; i < a->doc.len; i += 7)
		(void)wt_article_source(a, i);
}

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	struct wt_arena arena;
	struct wt_article a;
	struct wt_page page;
	struct wt_str bytes = { size ? (const char *)data : "", size };
	char *again = malloc(size + 1);
	promise(again != NULL);
	wt_arena_init(&arena, (size_t)256 << 20);
	if (wt_wire_get_article(&arena, bytes, &a)) {
		check_article(&a);
		promise(wt_wire_put_article(again, size + 1, &a) == size);
	}
	if (wt_wire_get_page(bytes, &page)) {
		check_text(page.text);
		promise(wt_wire_put_page(again, size + 1, &page) == size);
		promise(memcmp(again, data, size) == 0);
	}
	wt_arena_release(&arena);
	free(again);
	return 0;
}

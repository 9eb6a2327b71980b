/*
 * read_page.h - an article read from a page that a test has made, and what stands in it.
 */
#ifndef WT_TEST_READ_PAGE_H
#define WT_TEST_READ_PAGE_H

#include "test.h"

#include "extract/article.h"

struct page {
	struct wt_arena arena;
	struct wt_article a;
	const char *source;
};

static inline int
open_page(void **state)
{
	static struct page p;
	wt_arena_init(&p.arena, (size_t)512 << 20);
	*state = &p;
	return 0;
}

static inline int
close_page(void **state)
{
	struct page *p = *state;
	wt_arena_release(&p->arena);
	return 0;
}

static inline void
read_as(struct page *p, enum wt_page_kind kind, const char *source)
{
	struct wt_page page = { .kind = kind,
		.id = WT_STR("x"),
		.published = { { 0, 0, 0 }, WT_MINUTE_NONE, WT_ZONE_NONE },
		.text = wt_str_of(source) };
	p->source = source;
	assert_int_equal(wt_arena_guard(&p->arena), 0);
	wt_article_read(&p->arena, &page, &p->a);
	wt_arena_unguard(&p->arena);
}

static inline void
is(struct wt_str s, const char *expected)
{
	char text[512];
	(void)snprintf(text, sizeof text, "%.*s", WT_FMT(s));
	assert_string_equal(text, expected);
}

#endif

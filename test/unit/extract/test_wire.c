/*
 * test_wire.c - the promises of extract/wire.h: what was written is read again, and nothing else.
 */
#include "test.h"

#include <stdlib.h>

#include "extract/wire.h"

#define ROOM ((size_t)1 << 20)

static const char PAGE[] =
	"<!doctype html><title>Harga beras turun</title><meta property='article:published_time' "
	"content='2024-07-18T14:11:00+07:00'><meta name=keywords content='beras, harga'><article>"
	"<h1>Harga beras turun</h1><p>Penulis: Rini Astuti</p><figure><figcaption>Petani menjemur "
	"gabah di sawah.</figcaption></figure><p>KARAWANG, Kabar Sawah - Harga beras di tingkat "
	"petani "
	"turun dalam dua pekan terakhir karena panen raya.</p><p>Baca juga: Impor beras "
	"dihentikan</p><p>Petani berharap pemerintah segera membeli gabah mereka dengan harga yang "
	"wajar.</p><p>Sumber: Antara</p></article>";

static struct wt_page
a_page(void)
{
	return (struct wt_page){ .kind = WT_PAGE_HTML,
		.id = WT_STR("beras"),
		.url = WT_STR("https://kabarsawah.example/beras"),
		.outlet = WT_STR(""),
		.title = WT_STR(""),
		.published = { { 0, 0, 0 }, WT_MINUTE_NONE, WT_ZONE_NONE },
		.fetched = { { 2024, 7, 19 }, 480, 0 },
		.text = WT_STR(PAGE) };
}

static void
a_page_comes_back(void **state)
{
	struct wt_page page = a_page(), back;
	char bytes[4096];
	(void)state;
	size_t n = wt_wire_put_page(bytes, sizeof bytes, &page);
	assert_true(n > 0);
	assert_true(wt_wire_get_page((struct wt_str){ bytes, n }, &back));
	assert_int_equal(back.kind, page.kind);
	assert_true(wt_str_eq(back.id, page.id));
	assert_true(wt_str_eq(back.url, page.url));
	assert_true(wt_str_eq(back.text, page.text));
	assert_memory_equal(&back.fetched, &page.fetched, sizeof back.fetched);
	for (size_t room = 0; room < n; room++)
		assert_int_equal(wt_wire_put_page(bytes, room, &page), 0);
}

static void
same_credits(const struct wt_credit *a, const struct wt_credit *b, uint32_t n)
{
	for (uint32_t i = 0; i < n; i++) {
		assert_true(wt_str_eq(a[i].name, b[i].name));
		assert_memory_equal(&a[i].span, &b[i].span, sizeof a[i].span);
	}
}

static void
an_article_comes_back(void **state)
{
	struct wt_page page = a_page();
	struct wt_article a, b;
	struct wt_arena arena;
	char *bytes = malloc(ROOM);
	(void)state;
	assert_non_null(bytes);
	wt_arena_init(&arena, (size_t)64 << 20);
	wt_article_read(&arena, &page, &a);
	assert_true(a.n_paragraphs >= 3 && a.n_map > 0 && a.n_tags == 2 && a.n_authors == 1);
	size_t n = wt_wire_put_article(bytes, ROOM, &a);
	assert_true(wt_wire_get_article(&arena, (struct wt_str){ bytes, n }, &b));
	assert_true(wt_str_eq(a.doc, b.doc));
	assert_int_equal(b.doc.ptr[b.doc.len], '\0');
	assert_true(wt_str_eq(a.title, b.title));
	assert_true(wt_str_eq(a.outlet, b.outlet));
	assert_memory_equal(&a.published, &b.published, sizeof a.published);
	assert_int_equal(a.n_paragraphs, b.n_paragraphs);
	for (uint32_t i = 0; i < a.n_paragraphs; i++)
		assert_memory_equal(
			&a.paragraphs[i].span, &b.paragraphs[i].span, sizeof(struct wt_span));
	assert_int_equal(a.n_noise, b.n_noise);
	assert_int_equal(a.n_map, b.n_map);
	for (uint32_t i = 0; i < a.doc.len; i++)
		assert_int_equal(wt_article_source(&a, i), wt_article_source(&b, i));
	assert_int_equal(a.n_authors, b.n_authors);
	same_credits(a.authors, b.authors, a.n_authors);
	assert_int_equal(a.n_sources, b.n_sources);
	same_credits(a.sources, b.sources, a.n_sources);
	assert_int_equal(a.n_tags, b.n_tags);
	wt_arena_release(&arena);
	free(bytes);
}

/* Whatever byte is changed: it is refused, or what comes is an article still. */
static void
a_changed_byte_makes_no_span_outside_the_text(void **state)
{
	struct wt_page page = a_page();
	struct wt_article a, b;
	struct wt_arena arena, small;
	char *bytes = malloc(ROOM), *exact;
	uint32_t refused = 0;
	(void)state;
	assert_non_null(bytes);
	wt_arena_init(&arena, (size_t)64 << 20);
	wt_arena_init(&small, (size_t)64 << 20);
	wt_article_read(&arena, &page, &a);
	size_t n = wt_wire_put_article(bytes, ROOM, &a);
	exact = malloc(n);
	assert_non_null(exact);
	for (size_t i = 0; i < n; i++) {
		memcpy(exact, bytes, n);
		exact[i] = (char)~exact[i];
		wt_arena_reset(&small);
		if (!wt_wire_get_article(&small, (struct wt_str){ exact, n }, &b)) {
			refused++;
			continue;
		}
		for (uint32_t k = 0; k < b.n_paragraphs; k++)
			assert_true(b.paragraphs[k].span.end <= b.doc.len);
		for (uint32_t k = 0; k < b.n_noise; k++)
			assert_true(b.noise[k].end <= b.doc.len);
	}
	assert_true(refused > n / 3);
	for (size_t cut = 0; cut < n; cut++)
		assert_false(wt_wire_get_article(&small, (struct wt_str){ bytes, cut }, &b));
	wt_arena_release(&small);
	wt_arena_release(&arena);
	free(exact);
	free(bytes);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(a_page_comes_back),
		cmocka_unit_test(an_article_comes_back),
		cmocka_unit_test(a_changed_byte_makes_no_span_outside_the_text),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}

/*
 * test_shared.c - five real articles, where they lie beside the repository: title, time, dateline,
 * credits and noise come out as a reader sees them.  Skipped where they are absent.
 */
#include "read_page.h"

#include <unistd.h>

#define FOLDER  WT_SHARED_DIR "/samples"
#define SKIPPED 77

static const struct {
	const char *id, *title, *outlet, *published, *place, *author, *source;
} EXPECTED[] = {
	{ "seed-000", "Pemimpin Korea Utara Kim", "", "", "", "", "" },
	{ "seed-001", "Hubungan Militer Rusia", "KOMPAS.TV", "2024-07-19T14:11+07:00", "PYONGYANG",
		"Haryo Jati", "Korea JongAng Daily" },
	{ "seed-002", "Menteri Kim Jong-Un", "KOMPAS.TV", "2024-01-21T14:32+07:00", "PYONGYANG",
		"Haryo Jati", "Channel News Asia" },
	{ "seed-003", "Semakin Kuat", "medcom.id", "2024-06-19T17:41", "Pyongyang", "Willy Haryono",
		"" },
	{ "seed-004", "Kim Ingin", "EGINDO.co", "", "Seoul", "", "CNA" },
};

static void
check_head(const struct wt_article *a, size_t n)
{
	char published[WT_MOMENT_TEXT];
	is(a->id, EXPECTED[n].id);
	assert_true(wt_str_starts(a->title, wt_str_of(EXPECTED[n].title)));
	is(a->outlet, EXPECTED[n].outlet);
	assert_string_equal(wt_moment_print(a->published, published), EXPECTED[n].published);
	is(wt_view(a->doc, a->dateline_place), EXPECTED[n].place);
	is(a->n_authors ? a->authors[0].name : WT_STR(""), EXPECTED[n].author);
	is(a->n_sources ? a->sources[0].name : WT_STR(""), EXPECTED[n].source);
}

static void
check_body(const struct wt_article *a)
{
	static const char *const NEVER[] = { "Baca Juga", "Baca juga", "TERKAIT", "Scroll to Top",
		"Bagikan", "Tinggalkan komentar", "Sumber :", "Editor :" };
	for (uint32_t i = 0; i < a->n_paragraphs; i++)
		for (size_t k = 0; k < sizeof NEVER / sizeof NEVER[0]; k++)
			assert_int_equal(wt_str_find(wt_view(a->doc, a->paragraphs[i].span),
						 wt_str_of(NEVER[k]), 0),
				-1);
}

static void
real_articles_are_told_apart_from_their_pages(void **state)
{
	const char *paths[] = { FOLDER };
	struct wt_arena arena;
	struct wt_capture *c;
	struct wt_page page;
	size_t n = 0;
	(void)state;
	wt_arena_init(&arena, (size_t)16 << 20);
	assert_int_equal(wt_capture_open(&c, paths, 1, NULL, NULL), WARTA_OK);
	for (; wt_capture_next(c, &page); n++) {
		struct wt_article a;
		assert_true(n < sizeof EXPECTED / sizeof EXPECTED[0]);
		wt_article_read(&arena, &page, &a);
		check_head(&a, n);
		check_body(&a);
	}
	wt_capture_close(c);
	wt_arena_release(&arena);
	assert_int_equal(n, sizeof EXPECTED / sizeof EXPECTED[0]);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(real_articles_are_told_apart_from_their_pages),
	};
	if (access(FOLDER, R_OK) != 0) {
		(void)printf("skipped: no articles at %s\n", FOLDER);
		return SKIPPED;
	}
	return cmocka_run_group_tests_name("extract/shared", tests, NULL, NULL);
}

/*
 * test_article.c - the promises of extract/article.h on pages as outlets print them, and on the
 * sample articles of the repository.
 */
#include "read_page.h"

static void
span_is(const struct page *p, struct wt_span s, const char *expected)
{
	is(wt_view(p->a.doc, s), expected);
}

static void
published_is(const struct page *p, const char *expected)
{
	char text[WT_MOMENT_TEXT];
	assert_string_equal(wt_moment_print(p->a.published, text), expected);
}

/* The n-th paragraph of that kind, from 0. */
static void
paragraph_is(const struct page *p, enum wt_paragraph_kind kind, unsigned n, const char *expected)
{
	for (uint32_t i = 0; i < p->a.n_paragraphs; i++)
		if (p->a.paragraphs[i].kind == kind && n-- == 0) {
			span_is(p, p->a.paragraphs[i].span, expected);
			return;
		}
	fail_msg("no paragraph '%s'", expected);
}

static bool
is_noise(const struct page *p, const char *text)
{
	for (uint32_t i = 0; i < p->a.n_noise; i++)
		if (wt_str_find(wt_view(p->a.doc, p->a.noise[i]), wt_str_of(text), 0) >= 0)
			return true;
	return false;
}

static void
a_time_glued_to_the_dateline_is_told_apart(void **state)
{
	struct page *p = *state;
	read_as(p, WT_PAGE_TEXT,
		"Kim Sambut Utusan Rusia\n"
		"Kompas dunia | 3 Mei 2024, 08:05 WIBPYONGYANG, KOMPAS.TV - Kim Jong Un menerima "
		"utusan Rusia.\n");
	is(p->a.title, "Kim Sambut Utusan Rusia");
	published_is(p, "2024-05-03T08:05+07:00");
	span_is(p, p->a.dateline, "PYONGYANG, KOMPAS.TV -");
	span_is(p, p->a.dateline_place, "PYONGYANG");
	is(p->a.outlet, "KOMPAS.TV");
	paragraph_is(p, WT_PARA_BODY, 0, "Kim Jong Un menerima utusan Rusia.");
}

static void
datelines_of_every_outlet_give_place_and_outlet(void **state)
{
	static const struct {
		const char *line, *place, *outlet;
	} CASES[] = {
		{ "JAKARTA, KOMPAS.com - Menlu menolak usul itu.", "JAKARTA", "KOMPAS.com" },
		{ "TEMPO.CO, Jakarta - Menlu menolak usul itu.", "Jakarta", "TEMPO.CO" },
		{ "Jakarta (ANTARA) - Menlu menolak usul itu.", "Jakarta", "ANTARA" },
		{ "Jakarta, CNN Indonesia -- Menlu menolak usul itu.", "Jakarta", "CNN Indonesia" },
		{ "REPUBLIKA.CO.ID, NEW YORK -- Menlu menolak usul itu.", "NEW YORK",
			"REPUBLIKA.CO.ID" },
		{ "Seoul | EGINDO.co \xe2\x80\x93 Menlu menolak usul itu.", "Seoul", "EGINDO.co" },
		{ "Kuala Lumpur - Menlu menolak usul itu.", "Kuala Lumpur", "" },
		{ "Hanoi: Menlu menolak usul itu.", "Hanoi", "" },
		{ "Liputan6.com, Jakarta Menlu menolak usul itu.", "Jakarta", "Liputan6.com" },
		{ "Liputan6.com, Kuala Lumpur Menlu menolak usul itu.", "Kuala Lumpur",
			"Liputan6.com" },
	};
	struct page *p = *state;
	for (size_t i = 0; i < sizeof CASES / sizeof CASES[0]; i++) {
		char text[256];
		(void)snprintf(text, sizeof text, "Judul Berita\n\n%s\n", CASES[i].line);
		read_as(p, WT_PAGE_TEXT, text);
		span_is(p, p->a.dateline_place, CASES[i].place);
		is(p->a.outlet, CASES[i].outlet);
		paragraph_is(p, WT_PARA_BODY, 0, "Menlu menolak usul itu.");
	}
}

static void
a_dash_right_behind_the_time_is_no_dateline(void **state)
{
	struct page *p = *state;
	read_as(p, WT_PAGE_TEXT,
		"Menlu Menolak\nSelasa, 21 Mei 2024 18:30\xe2\x80\x94 Menlu menolak usul itu.\n");
	assert_int_equal(p->a.dateline.end, 0);
}

static void
a_dash_in_a_sentence_or_a_headline_is_no_dateline(void **state)
{
	struct page *p = *state;
	read_as(p, WT_PAGE_TEXT,
		"Intelijen Seoul: Utara Kirim Tentara\n\n"
		"Hubungan Moskow-Seoul memburuk - bahkan terhenti - sejak tahun lalu.\n");
	is(p->a.title, "Intelijen Seoul: Utara Kirim Tentara");
	assert_int_equal(p->a.dateline.end, 0);
	paragraph_is(p, WT_PARA_BODY, 0,
		"Hubungan Moskow-Seoul memburuk - bahkan terhenti - sejak tahun lalu.");
}

static void
credits_are_parted_by_role_wherever_they_stand(void **state)
{
	struct page *p = *state;
	read_as(p, WT_PAGE_TEXT,
		"Judul Berita\nReporter\nRedaksi\nEditor\nTim Redaksi\n"
		"Jakarta (ANTARA) - Menlu menolak usul itu.\n"
		"Penulis : Redaksi Satu Editor : Redaksi Dua\nSumber : CNA/SL\nREUTERS | YONHAP\n");
	assert_int_equal(p->a.n_authors, 2);
	is(p->a.authors[0].name, "Redaksi");
	is(p->a.authors[1].name, "Redaksi Satu");
	assert_int_equal(p->a.n_editors, 2);
	is(p->a.editors[0].name, "Tim Redaksi");
	assert_int_equal(p->a.n_sources, 3);
	is(p->a.sources[0].name, "CNA");
	is(p->a.sources[2].name, "YONHAP");
	span_is(p, p->a.sources[1].span, "REUTERS");
}

static void
a_bar_parts_credits_and_is_no_name(void **state)
{
	struct page *p = *state;
	read_as(p, WT_PAGE_TEXT,
		"Judul Berita\nPenulis: Laras Widuri | Editor: Bagas Wirawan |\n"
		"Jakarta (ANTARA) - Menlu menolak usul itu.\n");
	assert_int_equal(p->a.n_authors, 1);
	is(p->a.authors[0].name, "Laras Widuri");
	assert_int_equal(p->a.n_editors, 1);
	is(p->a.editors[0].name, "Bagas Wirawan");
}

static void
inserted_links_are_noise_in_a_line_and_on_their_own(void **state)
{
	struct page *p = *state;
	read_as(p, WT_PAGE_TEXT,
		"Judul Berita\nJakarta (ANTARA) - Menlu menolak usul itu. Baca juga: Usul Baru\n"
		"Baca juga:\nPresiden Tiba di Hanoi\n"
		"Usul itu datang dari Rusia.\n"
		"Baca Juga\n- Perundingan Gagal\n- Perundingan Diulang\n"
		"Rusia kecewa.\n");
	paragraph_is(p, WT_PARA_BODY, 0, "Menlu menolak usul itu.");
	paragraph_is(p, WT_PARA_BODY, 1, "Usul itu datang dari Rusia.");
	paragraph_is(p, WT_PARA_BODY, 2, "Rusia kecewa.");
	assert_true(is_noise(p, "Usul Baru"));
	assert_true(is_noise(p, "Presiden Tiba"));
	assert_true(is_noise(p, "Perundingan Diulang"));
}

static void
a_share_bar_above_the_body_ends_nothing(void **state)
{
	struct page *p = *state;
	read_as(p, WT_PAGE_TEXT,
		"Judul Berita\nCNN Indonesia\nRabu, 19 Jun 2024 19:05 WIB\nBagikan:\n"
		"url telah tercopy\nJakarta, CNN Indonesia -- Menlu menolak usul itu.\n"
		"TOPIK TERKAIT\nrusia\n");
	published_is(p, "2024-06-19T19:05+07:00");
	paragraph_is(p, WT_PARA_BODY, 0, "Menlu menolak usul itu.");
	assert_true(is_noise(p, "url telah"));
	assert_true(is_noise(p, "rusia"));
}

static void
a_caption_before_the_title_is_no_title(void **state)
{
	struct page *p = *state;
	read_as(p, WT_PAGE_TEXT,
		"Bendera di Pyongyang. (KCNA / AFP)\nBendera di Pyongyang. (KCNA / AFP)\n\n"
		"Kim Terima Utusan\n\nHanoi: Menlu menolak usul itu.\n");
	is(p->a.title, "Kim Terima Utusan");
	paragraph_is(p, WT_PARA_CAPTION, 0, "Bendera di Pyongyang. (KCNA / AFP)");
}

static void
a_page_without_a_date_has_none(void **state)
{
	struct page *p = *state;
	read_as(p, WT_PAGE_TEXT, "Judul Berita\n\nMenlu menolak usul itu pada 3 Mei 2024.\n");
	assert_int_equal(p->a.published.day.year, 0);
	read_as(p, WT_PAGE_TEXT, "");
	assert_int_equal(p->a.n_paragraphs, 0);
}

/* What each sample says of itself; "" where it says nothing. */
static const struct {
	const char *id, *outlet, *published, *place;
	unsigned body;
} SAMPLES[] = {
	{ "2024-06-18-antara", "ANTARA", "2024-06-18T15:42+07:00", "Moskow", 8 },
	{ "2024-06-19-cnnindonesia", "CNN Indonesia", "2024-06-19T19:05+07:00", "Jakarta", 9 },
	{ "2024-06-20-kompastv", "KOMPAS.TV", "2024-06-20T20:48+07:00", "SEOUL", 10 },
	{ "2024-06-21-tempo", "TEMPO.CO", "2024-06-21T18:30+07:00", "Jakarta", 7 },
	{ "2024-10-19-detik", "detikNews", "2024-10-19T09:17+07:00", "Seoul", 7 },
	{ "2024-10-22-republika", "REPUBLIKA.CO.ID", "2024-10-22T11:20+07:00", "NEW YORK", 6 },
	{ "2024-11-12-medcom", "", "2024-11-12T10:36", "Pyongyang", 6 },
	{ "2024-12-05-egindo", "EGINDO.co", "", "Seoul", 7 },
};

static void
complain(void *context, const struct wt_fault *f)
{
	(void)context;
	fail_msg("%s", f->text);
}

static void
the_samples_are_read_as_they_say_of_themselves(void **state)
{
	struct page *p = *state;
	const char *paths[] = { WT_SOURCE_DIR "/samples" };
	struct wt_capture *c;
	struct wt_page page;
	size_t n = 0;
	assert_int_equal(wt_capture_open(&c, paths, 1, complain, NULL), WARTA_OK);
	for (; wt_capture_next(c, &page); n++) {
		unsigned body = 0;
		assert_true(n < sizeof SAMPLES / sizeof SAMPLES[0]);
		wt_article_read(&p->arena, &page, &p->a);
		is(p->a.id, SAMPLES[n].id);
		is(p->a.outlet, SAMPLES[n].outlet);
		published_is(p, SAMPLES[n].published);
		span_is(p, p->a.dateline_place, SAMPLES[n].place);
		for (uint32_t i = 0; i < p->a.n_paragraphs; i++)
			body += p->a.paragraphs[i].kind == WT_PARA_BODY;
		assert_int_equal(body, SAMPLES[n].body);
	}
	wt_capture_close(c);
	assert_int_equal(n, sizeof SAMPLES / sizeof SAMPLES[0]);
}

int
main(void)
{
#define ON_PAGE(name) cmocka_unit_test_setup_teardown(name, open_page, close_page)
	const struct CMUnitTest tests[] = {
		ON_PAGE(a_time_glued_to_the_dateline_is_told_apart),
		ON_PAGE(datelines_of_every_outlet_give_place_and_outlet),
		ON_PAGE(a_dash_right_behind_the_time_is_no_dateline),
		ON_PAGE(a_dash_in_a_sentence_or_a_headline_is_no_dateline),
		ON_PAGE(credits_are_parted_by_role_wherever_they_stand),
		ON_PAGE(a_bar_parts_credits_and_is_no_name),
		ON_PAGE(inserted_links_are_noise_in_a_line_and_on_their_own),
		ON_PAGE(a_share_bar_above_the_body_ends_nothing),
		ON_PAGE(a_caption_before_the_title_is_no_title),
		ON_PAGE(a_page_without_a_date_has_none),
		ON_PAGE(the_samples_are_read_as_they_say_of_themselves),
	};
	return cmocka_run_group_tests_name("extract/article", tests, NULL, NULL);
}

/*
 * test_html_article.c - an article is told apart from its page, as outlets build them; the pages
 * are made here.
 */
#include "read_page.h"

#include <stdlib.h>

#define LEAD                                                                                       \
	"Menteri Luar Negeri Retno Wulandari bertemu rekannya dari Vietnam di Hanoi, Senin "       \
	"(15/7/2024), untuk membahas batas laut kedua negara."
#define SECOND                                                                                     \
	"Pertemuan itu berlangsung dua jam. Kedua pihak sepakat melanjutkan perundingan di "       \
	"Jakarta pada bulan September mendatang."
#define THIRD                                                                                      \
	"\"Kami ingin semuanya selesai tahun ini,\" kata Retno kepada wartawan seusai pertemuan "  \
	"yang digelar tertutup itu."

static void
body_is(const struct page *p, const char *expected)
{
	char text[2048];
	size_t n = 0;
	text[0] = '\0';
	for (uint32_t i = 0; i < p->a.n_paragraphs; i++) {
		const struct wt_paragraph *x = &p->a.paragraphs[i];
		struct wt_str s = wt_view(p->a.doc, x->span);
		if (x->kind == WT_PARA_BODY || x->kind == WT_PARA_HEADING)
			n += (size_t)snprintf(
				text + n, sizeof text - n, "%s%.*s", n ? "\n" : "", WT_FMT(s));
	}
	assert_string_equal(text, expected);
}

static void
published_is(const struct page *p, const char *expected)
{
	char text[WT_MOMENT_TEXT];
	assert_string_equal(wt_moment_print(p->a.published, text), expected);
}

static void
the_frame_of_a_page_is_left_out(void **state)
{
	struct page *p = *state;
	read_as(p, WT_PAGE_HTML,
		"<!doctype html><html><head><title>Retno ke Hanoi - Kabar Kita</title>"
		"<style>p { color: red }</style></head><body>"
		"<nav><ul><li><a href=/>Beranda</a><li><a href=/n>Nasional</a></ul></nav>"
		"<h1>Retno ke Hanoi</h1><div class=share-bar>Bagikan ke teman</div>"
		"<div class=detail><p>" LEAD "</p><p>" SECOND "</p>"
		"<p><a href=/x>Baca juga: Vietnam membuka pelabuhan baru</a></p>"
		"<p>" THIRD "</p></div>"
		"<div class=artikel-terkait><p>Kapal nelayan dari Natuna kembali berlayar "
		"setelah cuaca buruk selama sepekan penuh.</p></div>"
		"<footer><p>Hak cipta ada pada penerbit, dan semua isi dilindungi oleh "
		"undang-undang.</p></footer></body></html>");
	is(p->a.title, "Retno ke Hanoi");
	body_is(p, LEAD "\n" SECOND "\n" THIRD);
}

static void
paragraphs_that_only_breaks_part_are_paragraphs(void **state)
{
	struct page *p = *state;
	read_as(p, WT_PAGE_HTML,
		"<h1>Retno ke Hanoi</h1><div>" LEAD "<br><br>" SECOND "<br/>" THIRD "</div>");
	body_is(p, LEAD "\n" SECOND "\n" THIRD);
}

static void
headings_and_lists_of_the_text_stay_and_lists_of_links_go(void **state)
{
	struct page *p = *state;
	read_as(p, WT_PAGE_HTML,
		"<h1>Retno ke Hanoi</h1><article><p>" LEAD "</p><h2>Isi kesepakatan</h2>"
		"<ul><li>Patroli bersama di laut<li>Pertukaran data kapal</ul>"
		"<ul><li><a href=1>Nelayan Natuna berlayar lagi</a>"
		"<li><a href=2>Harga ikan naik di Batam</a></ul><p>" SECOND "</p></article>");
	body_is(p,
		LEAD "\nIsi kesepakatan\nPatroli bersama di laut\nPertukaran data kapal\n" SECOND);
}

static void
captions_stand_apart_from_the_body(void **state)
{
	struct page *p = *state;
	uint32_t captions = 0;
	read_as(p, WT_PAGE_HTML,
		"<h1>Retno ke Hanoi</h1><figure><img src=a><figcaption>Menlu Retno Wulandari "
		"di Hanoi. Foto: Dok. Kemlu</figcaption></figure><div><p>" LEAD "</p><p>" SECOND
		"</p></div>");
	body_is(p, LEAD "\n" SECOND);
	for (uint32_t i = 0; i < p->a.n_paragraphs; i++)
		captions += p->a.paragraphs[i].kind == WT_PARA_CAPTION;
	assert_int_equal(captions, 1);
}

/* The parts of an article by the links to its own address. */
static void
parts_are(struct page *p, const char *own, const char *links, uint32_t page, uint32_t n,
	const char *next)
{
	char html[4096];
	(void)snprintf(html, sizeof html,
		"<link rel=canonical href='%s'><h1>Retno ke Hanoi</h1><div><p>" LEAD
		"</p><p>" SECOND "</p></div><div class=paging>%s</div>",
		own, links);
	read_as(p, WT_PAGE_HTML, html);
	assert_int_equal(p->a.page, page);
	assert_int_equal(p->a.n_pages, n);
	is(p->a.next_page, next);
	is(p->a.canonical, own);
}

static void
an_article_in_several_pages_is_known(void **state)
{
	static const char OWN[] = "https://kabar.example/read/1234/retno-ke-hanoi";
	parts_are(*state, OWN,
		"<a href='?page=1'>1</a><a href='?page=2'>2</a><a href='?page=3'>3</a>"
		"<a href='?page=all'>Semua</a>",
		1, 3, "?page=2");
	parts_are(*state, "https://kabar.example/read/1234/retno-ke-hanoi?page=2",
		"<a href='/read/1234/retno-ke-hanoi'>1</a><a "
		"href='https://kabar.example/read/1234/retno-ke-hanoi?page=2'>2</a>",
		2, 2, "");
	parts_are(*state, OWN, "<a href='/read/1234/retno-ke-hanoi/2'>Selanjutnya</a>", 1, 2,
		"/read/1234/retno-ke-hanoi/2");
	parts_are(*state, "https://kabar.example/read/1234/retno-ke-hanoi/2",
		"<a href='/read/1234/retno-ke-hanoi/3'>Selanjutnya</a>", 2, 3,
		"/read/1234/retno-ke-hanoi/3");
	/* pages of a list, other articles, the whole */
	parts_are(*state, OWN, "<a href='/indeks?page=2'>2</a><a href='/read/1235/lain'>Lain</a>",
		0, 0, "");
	parts_are(*state, OWN, "<a href='?page=all'>Semua</a><a href='#page=2'>x</a>", 0, 0, "");
	parts_are(*state, OWN, "<a href='?page=900'>x</a>", 0, 0, "");
}

static void
a_day_in_figures_is_read_as_the_page_spells_it_elsewhere(void **state)
{
	struct page *p = *state;
	read_as(p, WT_PAGE_HTML,
		"<meta name=pubdate content='03-09-2026'><h1>Retno ke Hanoi</h1><p>Published March "
		"9, "
		"2026</p><div><p>" LEAD "</p><p>" SECOND "</p></div>");
	published_is(p, "2026-03-09");
	read_as(p, WT_PAGE_HTML,
		"<meta name=pubdate content='03-09-2026'><h1>Retno ke Hanoi</h1><div><p>" LEAD
		"</p><p>" SECOND "</p></div>");
	published_is(p, "2026-09-03");
	read_as(p, WT_PAGE_HTML,
		"<h1>Retno ke Hanoi</h1><p>12.08.2025</p><div><p>" LEAD "</p><p>" SECOND
		"</p></div>");
	published_is(p, "2025-08-12");
	read_as(p, WT_PAGE_HTML,
		"<h1>Retno ke Hanoi</h1><div><p>" LEAD "</p><p>" SECOND "</p></div><p>Ditulis oleh "
		"<a href=/r>Rini</a></p><p>August 16, 2019</p>");
	published_is(p, "2019-08-16");
}

static void
json_ld_gives_time_people_and_outlet(void **state)
{
	struct page *p = *state;
	read_as(p, WT_PAGE_HTML,
		"<head><title>x</title><link rel=canonical href='https://kabar.example/a1'>"
		"<script type='application/ld+json'>{\"@graph\":[{\"@type\":\"WebSite\","
		"\"name\":\"Kabar Kita\"},{\"@type\":[\"NewsArticle\"],\"headline\":\"Retno ke "
		"Hanoi\",\n\"description\":\"baris\nbaru\",\"datePublished\":"
		"\"2024-07-15T19:20:00+07:00\",\"dateModified\":\"2024-07-15T20:00:00+07:00\","
		"\"author\":[{\"@type\":\"Person\",\"name\":\"Budi Santoso\"}],"
		"\"editor\":{\"name\":\"Sri Lestari\"},\"articleSection\":\"Dunia\","
		"\"keywords\":[\"Vietnam\",\"batas laut\"],"
		"\"publisher\":{\"name\":\"Kabar Kita\"},}]}</script></head>"
		"<body><p>" LEAD "<p>" SECOND);
	is(p->a.title, "Retno ke Hanoi");
	is(p->a.outlet, "Kabar Kita");
	is(p->a.url, "https://kabar.example/a1");
	is(p->a.section, "Dunia");
	published_is(p, "2024-07-15T19:20+07:00");
	assert_int_equal(p->a.modified.minute, 20 * 60);
	assert_int_equal(p->a.n_authors, 1);
	is(p->a.authors[0].name, "Budi Santoso");
	is(p->a.editors[0].name, "Sri Lestari");
	assert_int_equal(p->a.n_tags, 2);
}

/* A day of change that only a line shows is one; it dates a page that tells no other day. */
static void
a_line_of_change_tells_of_a_change(void **state)
{
	struct page *p = *state;
	read_as(p, WT_PAGE_HTML,
		"<title>Retno ke Hanoi</title><h1>Retno ke Hanoi</h1><p><i>Updated: "
		"10/31/2024 2:05 p.m.</i>"
		"<p>" LEAD "<p>" SECOND);
	assert_int_equal(p->a.modified.day.year, 2024);
	assert_int_equal(p->a.modified.day.month, 10);
	assert_int_equal(p->a.modified.day.day, 31);
	assert_int_equal(p->a.modified.minute, 14 * 60 + 5);
	assert_int_equal(p->a.published.day.month, 10);
	read_as(p, WT_PAGE_HTML,
		"<title>Retno ke Hanoi</title><meta property=article:published_time "
		"content=2024-07-15><h1>Retno ke Hanoi</h1><p><i>Diperbarui: 31/10/2024</i>"
		"<p>" LEAD "<p>" SECOND);
	assert_int_equal(p->a.modified.day.month, 10);
	assert_int_equal(p->a.published.day.month, 7);
}

static void
meta_tags_give_what_json_ld_does_not(void **state)
{
	struct page *p = *state;
	read_as(p, WT_PAGE_HTML,
		"<meta property='og:title' content='Retno ke Hanoi | Kabar Kita'>"
		"<meta property='og:site_name' content='Kabar Kita'>"
		"<meta property='article:published_time' content='2024-07-15T12:20:00Z'>"
		"<meta name=author content='Kabar Kita Redaksi'>"
		"<time datetime='2024-07-15T19:20:00+07:00'>sore</time>"
		"<p>" LEAD "<p>" SECOND);
	is(p->a.title, "Retno ke Hanoi");
	/* the same moment, with the zone of the desk */
	published_is(p, "2024-07-15T19:20+07:00");
	assert_int_equal(p->a.n_authors, 0);
	assert_false(p->a.published_disputed);
}

static void
a_line_above_the_text_gives_time_and_author(void **state)
{
	struct page *p = *state;
	read_as(p, WT_PAGE_HTML,
		"<div>Senin, 22 Juli 2024</div><h1>Retno ke Hanoi</h1>"
		"<div class=byline>Penulis: Budi Santoso</div>"
		"<span class=date>Senin, 15 Jul 2024 19:20 WIB</span><div><p>" LEAD "</p><p>" SECOND
		"</p></div><p>Editor: Sri Lestari</p>");
	published_is(p, "2024-07-15T19:20+07:00");
	is(p->a.authors[0].name, "Budi Santoso");
	is(p->a.editors[0].name, "Sri Lestari");
	body_is(p, LEAD "\n" SECOND);
}

static void
days_that_contradict_each_other_are_noted(void **state)
{
	struct page *p = *state;
	read_as(p, WT_PAGE_HTML,
		"<meta property='article:published_time' content='2024-07-15T12:20:00+07:00'>"
		"<meta name=pubdate content='2023-01-02'><p>" LEAD "<p>" SECOND);
	published_is(p, "2024-07-15T12:20+07:00");
	assert_true(p->a.published_disputed);
}

static void
an_address_gives_a_day_where_nothing_else_does(void **state)
{
	struct page *p = *state;
	read_as(p, WT_PAGE_HTML,
		"<meta property='og:url' content='http://kabar.example/read/2024/07/15/retno'>"
		"<p>" LEAD "<p>" SECOND);
	published_is(p, "2024-07-15");
}

static void
every_byte_of_the_text_leads_back_to_the_page(void **state)
{
	struct page *p = *state;
	read_as(p, WT_PAGE_HTML,
		"<h1>Retno  ke&nbsp;Hanoi</h1>\n<div><p>\n  " LEAD " A&amp;B\n\t<b>caf&eacute;"
		"</b>&#8221;</p><p>" SECOND "</p></div>");
	for (uint32_t i = 0; i < p->a.doc.len; i++) {
		char c = p->a.doc.ptr[i];
		uint32_t at = wt_article_source(&p->a, i);
		assert_true(at < strlen(p->source));
		if (wt_is_alpha(c) || wt_is_digit(c))
			assert_int_equal(p->source[at], c);
	}
}

static void
a_page_without_an_article_gives_none(void **state)
{
	struct page *p = *state;
	read_as(p, WT_PAGE_HTML, "");
	assert_int_equal(p->a.n_paragraphs, 0);
	read_as(p, WT_PAGE_HTML, "<ul><li><a href=1>Satu</a><li><a href=2>Dua</a></ul>");
	body_is(p, "");
}

/* Each piece a hundred thousand times: what is not linear would not end within the test's time. */
static void
a_page_of_one_thing_takes_linear_time(void **state)
{
	static const char *const PIECES[] = { "<li>a b", "<ul><li>x", "<div itemprop=author>x",
		"<a href=x>y", "<p class=caption>" LEAD, "<h1>Retno ke Hanoi", "<blockquote>" LEAD,
		"x - y | ", "<title>a - b", "<time>1", "{\"a\":[", "<td>a<table>", "&amp;", "<br>",
		"<meta name=author content=x", "<script type=application/ld+json>[{\"@type\":" };
	struct page *p = *state;
	for (size_t i = 0; i < sizeof PIECES / sizeof PIECES[0]; i++) {
		size_t n = strlen(PIECES[i]), times = 1000000 / n;
		char *text = malloc(n * times + 1);
		assert_non_null(text);
		for (size_t k = 0; k < times; k++)
			memcpy(text + k * n, PIECES[i], n);
		text[n * times] = '\0';
		wt_arena_release(&p->arena);
		wt_arena_init(&p->arena, (size_t)1 << 30);
		read_as(p, WT_PAGE_HTML, text);
		free(text);
	}
}

/* The marks of pages as large outlets of the country build them. */
static void
the_marks_of_outlets_leave_the_report_alone(void **state)
{
	struct page *p = *state;
	read_as(p, WT_PAGE_HTML,
		"<html lang=id><title>Retno ke Hanoi : Kabar Kita News</title><body "
		"class=has-sidebar>"
		"<table><tr><td><a href=1>Depan</a> | <a href=2>Dunia</a></td></tr><tr><td><span "
		"class=judul>Retno ke Hanoi Bahas Laut</span><div id=isi><strong>Hanoi</strong> - "
		"<p>" LEAD "</p><div class=parallax><p>ADVERTISEMENT</p></div><p>" SECOND "</p>"
		"<table class=linksisip><tr><td><b>Baca juga: </b><a href=x>Kapal nelayan kembali "
		"melaut</a></td></tr></table><p>[Gambas:Video]</p><p>Iklan</p><p>" THIRD
		"</p><b>(bud/sri)</b></div><div class=commentbox><p>Semoga cepat selesai supaya "
		"nelayan tenang di laut sana, jangan lama-lama.</p></div></td></tr></table>");
	body_is(p, LEAD "\n" SECOND "\n" THIRD);
	is(wt_view(p->a.doc, p->a.dateline_place), "Hanoi");
}

static void
a_stamp_in_utc_gives_way_to_the_clock_of_the_desk(void **state)
{
	struct page *p = *state;
	read_as(p, WT_PAGE_HTML,
		"<meta property='article:published_time' content='2024-07-15T22:10:00Z'>"
		"<h1>Retno ke Hanoi</h1><p>Selasa, 16 Juli 2024 05:10 WIB</p><p>" LEAD
		"<p>" SECOND);
	published_is(p, "2024-07-16T05:10+07:00");
	read_as(p, WT_PAGE_HTML,
		"<meta property='article:published_time' content='2024-07-15T22:10:00Z'>"
		"<h1>Retno ke Hanoi</h1><p>Senin, 15 Juli 2024 22:10 WIB</p><p>" LEAD "<p>" SECOND);
	published_is(p, "2024-07-15T22:10+07:00");
}

#define TEST(f) cmocka_unit_test_setup_teardown(f, open_page, close_page)

int
main(void)
{
	const struct CMUnitTest tests[] = {
		TEST(an_article_in_several_pages_is_known),
		TEST(a_day_in_figures_is_read_as_the_page_spells_it_elsewhere),
		TEST(the_frame_of_a_page_is_left_out),
		TEST(paragraphs_that_only_breaks_part_are_paragraphs),
		TEST(headings_and_lists_of_the_text_stay_and_lists_of_links_go),
		TEST(captions_stand_apart_from_the_body),
		TEST(json_ld_gives_time_people_and_outlet),
		TEST(a_line_of_change_tells_of_a_change),
		TEST(meta_tags_give_what_json_ld_does_not),
		TEST(a_line_above_the_text_gives_time_and_author),
		TEST(days_that_contradict_each_other_are_noted),
		TEST(an_address_gives_a_day_where_nothing_else_does),
		TEST(every_byte_of_the_text_leads_back_to_the_page),
		TEST(a_page_without_an_article_gives_none),
		TEST(a_page_of_one_thing_takes_linear_time),
		TEST(the_marks_of_outlets_leave_the_report_alone),
		TEST(a_stamp_in_utc_gives_way_to_the_clock_of_the_desk),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}

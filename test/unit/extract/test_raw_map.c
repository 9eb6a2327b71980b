/*
 * test_raw_map.c - the promise of extract/raw_map.h: the bytes of the page as it was fetched to
 * which a span of the article leads, decoded and stripped of tags again, are the words of the span.
 */
#include "read_page.h"

#include <stdlib.h>

#include "base/utf8.h"
#include "capture/charset.h"
#include "capture/http.h"
#include "extract/html.h"

#define UTF8_PAGE                                                                                  \
	"<!doctype html><html lang=id><head><meta charset=utf-8><title>Kabar dari "                \
	"Hanoi</title></head>"                                                                     \
	"<body><h1>Kabar dari Hanoi</h1><div class=isi>\n<p>HANOI &mdash; Menteri Luar Negeri "    \
	"Retno Marsudi menemui <b>To&nbsp;Lam</b> &amp; para menteri, Senin (15/7/2024), kata "    \
	"&ldquo;juru&shy;bicara&rdquo; kementerian di Caf&eacute; M\xc3\xa9tropole.</p>\n\n"       \
	"<p>\xe2\x80\x9cKami   membahas\n\tlaut,\xe2\x80\x9d katanya <i>kepada</i><!-- x -->\n"    \
	"wartawan &#8212; tanpa naskah&#x2026;</p><p>Vietnam &lt;anggota ASEAN&gt; menyambut "     \
	"kunjungan itu, menurut kantor berita setempat yang mengutip sumber resmi.</p></div>"      \
	"</body></html>"

#define LATIN_PAGE                                                                                 \
	"<!doctype html><html><head><meta charset=windows-1252><title>Kabar dari "                 \
	"Hanoi</title></head>"                                                                     \
	"<body><h1>Kabar dari Hanoi</h1><p>HANOI \x97 Menteri Luar Negeri Retno Marsudi menemui "  \
	"<b>To\xa0Lam</b> di Caf\xe9 M\xe9tropole, Senin (15/7/2024), kata juru bicara.</p>"       \
	"<p>\x93Kami membahas laut,\x94 katanya &mdash; \x91tanpa\x92 naskah\x85</p><p>Vietnam "   \
	"menyambut kunjungan itu, menurut kantor berita setempat yang mengutip sumber "            \
	"resmi\x85</p></body></html>"

struct fetched {
	struct page p;
	struct wt_charset charset, again;
	struct wt_buf map;
	struct wt_str raw;
};

static int
open_fetched(void **state)
{
	struct fetched *f = calloc(1, sizeof *f);
	*state = f;
	if (f)
		wt_arena_init(&f->p.arena, (size_t)64 << 20);
	return f ? 0 : -1;
}

static int
close_fetched(void **state)
{
	struct fetched *f = *state;
	wt_arena_release(&f->p.arena);
	wt_charset_release(&f->charset);
	wt_charset_release(&f->again);
	wt_buf_release(&f->map);
	free(f);
	return 0;
}

static void
read_raw(struct fetched *f, struct wt_str raw)
{
	f->raw = raw;
	assert_int_equal(wt_charset_decode(&f->charset, raw, WT_STR("")), WARTA_OK);
	wt_charset_map(&f->charset, &f->map);
	struct wt_page page = { .kind = WT_PAGE_HTML,
		.id = WT_STR("x"),
		.published = { { 0, 0, 0 }, WT_MINUTE_NONE, WT_ZONE_NONE },
		.charset = wt_str_of(f->charset.name),
		.text = wt_buf_view(&f->charset.text),
		.map = wt_buf_view(&f->map) };
	assert_int_equal(wt_arena_guard(&f->p.arena), 0);
	wt_article_read(&f->p.arena, &page, &f->p.a);
	wt_arena_unguard(&f->p.arena);
	assert_true(f->p.a.n_paragraphs >= 3);
	is(f->p.a.charset, f->charset.name);
}

/* Raw bytes as a reader sees them: decoded, without tags and comments, white space left out. */
static size_t
seen(struct fetched *f, struct wt_str raw, char *out)
{
	size_t n = 0;
	char *kept = wt_arena_alloc(&f->p.arena, raw.len + 1, 1);
	for (size_t i = 0; i < raw.len; i++) {
		if (raw.ptr[i] == '<')
			while (i < raw.len && raw.ptr[i] != '>')
				i++;
		else
			kept[n++] = raw.ptr[i];
	}
	assert_int_equal(wt_charset_decode(
				 &f->again, (struct wt_str){ kept, n }, wt_str_of(f->charset.name)),
		WARTA_OK);
	struct wt_str plain = wt_html_plain(&f->p.arena, wt_buf_view(&f->again.text));
	n = 0;
	for (size_t i = 0; i < plain.len; i++)
		if (!wt_is_space(plain.ptr[i]))
			out[n++] = plain.ptr[i];
	return n;
}

static void
check_span(struct fetched *f, struct wt_span s)
{
	char expected[4096], got[4096];
	struct wt_span raw = { 0, 0 };
	struct wt_str text = wt_view(f->p.a.doc, s);
	size_t n = 0;
	for (size_t i = 0; i < text.len; i++)
		if (!wt_is_space(text.ptr[i]))
			expected[n++] = text.ptr[i];
	assert_true(wt_map_span(f->p.a.raw_map, s, &raw));
	assert_true(raw.end <= f->raw.len);
	size_t m = seen(f, wt_view(f->raw, raw), got);
	assert_int_equal(m, n);
	assert_memory_equal(got, expected, n);
}

/* Every run of words of every paragraph. */
static void
check_all(struct fetched *f)
{
	for (uint32_t k = 0; k < f->p.a.n_paragraphs; k++) {
		struct wt_span p = f->p.a.paragraphs[k].span;
		const char *doc = f->p.a.doc.ptr;
		for (uint32_t i = p.start; i < p.end; i++) {
			bool starts = i == p.start || doc[i - 1] == ' ';
			for (uint32_t j = i + 1; starts && j <= p.end; j++)
				if (j == p.end || doc[j] == ' ')
					check_span(f, (struct wt_span){ i, j });
		}
	}
}

static void
a_page_in_utf_8_with_entities(void **state)
{
	struct fetched *f = *state;
	read_raw(f, WT_STR(UTF8_PAGE));
	check_all(f);
	/* a whole paragraph ends with its last entity, not with the tag behind */
	struct wt_span raw, last = f->p.a.paragraphs[f->p.a.n_paragraphs - 2].span;
	assert_true(wt_map_span(f->p.a.raw_map, last, &raw));
	assert_memory_equal(f->raw.ptr + raw.end - 8, "&#x2026;", 8);
}

static void
a_page_in_windows_1252(void **state)
{
	struct fetched *f = *state;
	read_raw(f, WT_STR(LATIN_PAGE));
	is(f->p.a.charset, "windows-1252");
	check_all(f);
}

static void
a_page_with_a_mark_of_its_byte_order(void **state)
{
	struct fetched *f = *state;
	read_raw(f, WT_STR("\xef\xbb\xbf" UTF8_PAGE));
	check_all(f);
}

/* The body of an answer that came packed, in chunks: the map leads to the body. */
static void
a_page_that_came_packed_and_in_chunks(void **state)
{
	static const char HEAD[] = "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n";
	struct fetched *f = *state;
	struct wt_buf sent = { 0 };
	struct wt_http_body body = { .chunks = { 0 } };
	struct wt_http h;
	struct wt_str page = WT_STR(LATIN_PAGE), got;
	wt_buf_cstr(&sent, HEAD);
	for (size_t at = 0; at < page.len; at += 97) {
		size_t n = page.len - at < 97 ? page.len - at : 97;
		wt_buf_printf(&sent, "%zx\r\n", n);
		wt_buf_add(&sent, page.ptr + at, n);
		wt_buf_cstr(&sent, "\r\n");
	}
	wt_buf_cstr(&sent, "0\r\n\r\n");
	assert_true(wt_http_read(wt_buf_view(&sent), &h));
	assert_int_equal(wt_http_body(&body, &h, &got, NULL), WARTA_OK);
	assert_true(wt_str_eq(got, page));
	read_raw(f, got);
	check_all(f);
	wt_http_body_release(&body);
	wt_buf_release(&sent);
}

static void
a_map_packed_is_the_map(void **state)
{
	static const struct wt_anchor ANCHORS[] = { { 0, 7 }, { 3, 90 }, { 3, 20 }, { 900, 5 },
		{ 901, WT_MAP_NOWHERE }, { 70000, 1 }, { 4000000, 4194304 } };
	struct wt_buf b = { 0 };
	struct wt_anchor last = { 0, 0 }, at = { 0, 0 };
	(void)state;
	for (size_t i = 0; i < 7; i++)
		wt_map_add(&b, &last, ANCHORS[i]);
	struct wt_str rest = wt_buf_view(&b);
	for (size_t i = 0; i < 7; i++) {
		assert_true(wt_map_next(&rest, &at));
		assert_int_equal(at.text, ANCHORS[i].text);
		assert_int_equal(at.source, ANCHORS[i].source);
	}
	assert_false(wt_map_next(&rest, &at));
	struct wt_span s;
	assert_false(wt_map_span(wt_buf_view(&b), (struct wt_span){ 950, 960 }, &s));
	assert_false(wt_map_span(wt_buf_view(&b), (struct wt_span){ 890, 960 }, &s));
	wt_buf_release(&b);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test_setup_teardown(
			a_page_in_utf_8_with_entities, open_fetched, close_fetched),
		cmocka_unit_test_setup_teardown(
			a_page_in_windows_1252, open_fetched, close_fetched),
		cmocka_unit_test_setup_teardown(
			a_page_with_a_mark_of_its_byte_order, open_fetched, close_fetched),
		cmocka_unit_test_setup_teardown(
			a_page_that_came_packed_and_in_chunks, open_fetched, close_fetched),
		cmocka_unit_test(a_map_packed_is_the_map),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}

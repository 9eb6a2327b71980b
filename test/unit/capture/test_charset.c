/*
 * test_charset.c - the promises of capture/charset.h: the text is UTF-8 whatever the bytes, and
 * every offset into it leads back to its byte.
 */
#include "test.h"

#include "capture/charset.h"

static struct wt_str
bytes(const char *s, size_t n)
{
	return (struct wt_str){ s, n };
}

#define BYTES(literal) bytes((literal), sizeof(literal) - 1)

static void
expect(struct wt_str raw, const char *header, const char *charset, const char *text)
{
	struct wt_charset c = { .n_anchors = 0 };
	assert_int_equal(wt_charset_decode(&c, raw, wt_str_of(header)), WARTA_OK);
	assert_string_equal(c.name, charset);
	assert_string_equal(c.text.ptr, text);
	wt_charset_release(&c);
}

static void
a_header_names_the_charset(void **state)
{
	(void)state;
	expect(BYTES("Caf\xe9"), "ISO-8859-1", "windows-1252", "Café");
	expect(BYTES("\xc4\xc5"), "koi8-r", "koi8-r", "де");
	assert_true(wt_str_is(wt_charset_of_type(WT_STR("text/html; charset=\"UTF-8\"")), "UTF-8"));
	assert_int_equal(wt_charset_of_type(WT_STR("text/html")).len, 0);
}

static void
a_meta_tag_names_it_where_no_header_does(void **state)
{
	(void)state;
	expect(BYTES("<meta charset='windows-1251'>\xd0"), "", "windows-1251",
		"<meta charset='windows-1251'>Р");
	expect(BYTES("<META http-equiv=Content-Type content=\"text/html; "
		     "charset=iso-8859-1\">\x93"),
		"", "windows-1252",
		"<META http-equiv=Content-Type content=\"text/html; charset=iso-8859-1\">“");
}

static void
a_byte_order_mark_beats_all_and_is_left_out(void **state)
{
	struct wt_charset c = { .n_anchors = 0 };
	(void)state;
	assert_int_equal(wt_charset_decode(&c, BYTES("\xef\xbb\xbfSiaran"), WT_STR("koi8-r")), 0);
	assert_string_equal(c.text.ptr, "Siaran");
	assert_int_equal(wt_charset_raw(&c, 0), 3);
	assert_int_equal(wt_charset_raw(&c, 6), 9);
	assert_int_equal(wt_charset_decode(&c, BYTES("\xff\xfe\x41\0\xac\x20"), WT_STR("")), 0);
	assert_string_equal(c.text.ptr, "A€");
	assert_int_equal(wt_charset_raw(&c, 1), 4);
	wt_charset_release(&c);
}

static void
what_is_said_gives_way_to_what_is_there(void **state)
{
	(void)state;
	expect(BYTES("harga \xe2\x82\xac 5"), "iso-8859-1", "utf-8", "harga € 5");
	expect(BYTES("kata \x93ya\x94"), "utf-8", "windows-1252", "kata “ya”");
	expect(BYTES("Caf\xc3\xa9 x \xe9"), "utf-8", "utf-8", "Café x ?");
	expect(BYTES("tanpa tanda"), "x-unknown", "utf-8", "tanpa tanda");
}

static void
every_offset_leads_back_to_its_byte(void **state)
{
	static const char RAW[] = "a\x93"
				  "b\x94 \xe9z";
	struct wt_charset c = { .n_anchors = 0 };
	(void)state;
	assert_int_equal(wt_charset_decode(&c, BYTES(RAW), WT_STR("windows-1252")), WARTA_OK);
	assert_string_equal(c.text.ptr, "a“b” éz");
	for (const char *at = RAW; *at; at++) {
		if ((unsigned char)*at >= 0x80)
			continue;
		const char *in_text = strchr(c.text.ptr, *at);
		assert_int_equal(wt_charset_raw(&c, (uint32_t)(in_text - c.text.ptr)), at - RAW);
	}
	wt_charset_release(&c);
}

static void
a_table_of_several_bytes_a_character_is_followed(void **state)
{
	struct wt_charset c = { .n_anchors = 0 };
	(void)state;
	assert_int_equal(
		wt_charset_decode(&c, BYTES("\x93\xfa\x96{ x\x80"), WT_STR("shift_jis")), 0);
	assert_string_equal(c.text.ptr, "日本 x?");
	assert_int_equal(c.bad_bytes, 1);
	assert_int_equal(wt_charset_raw(&c, 6), 4);
	wt_charset_release(&c);
}

/* Found by fuzzing: a NUL behind an escape that changes the table. */
static void
no_state_of_a_charset_lets_a_nul_through(void **state)
{
	static const char RAW[] = "<!DOC\033E\0\010-\r\005\t";
	struct wt_charset c = { .n_anchors = 0 };
	(void)state;
	assert_int_equal(wt_charset_decode(&c, BYTES(RAW), WT_STR("iso-2022-jp")), WARTA_OK);
	assert_null(memchr(c.text.ptr, '\0', c.text.len));
	wt_charset_release(&c);
}

/* Of every charset of the web: it is found by all its labels, decodes, and every offset leads to
 * the byte that it came from. */
static void
every_charset_of_the_web_is_read(void **state)
{
	char raw[256];
	const struct wt_encoding *e;
	struct wt_charset c = { .n_anchors = 0 };
	(void)state;
	for (int i = 0; i < 256; i++)
		raw[i] = (char)(i < 2 ? ' ' : i);
	for (size_t k = 0; (e = wt_encoding_at(k)) != NULL; k++) {
		struct wt_str labels = wt_str_of(e->labels), label;
		while (wt_str_split(&labels, ' ', &label))
			assert_true(label.len == 0 || wt_encoding_find(label) == e);
		if (e->bytes != WT_BYTES_SINGLE)
			continue;
		assert_int_equal(wt_charset_decode(&c, bytes(raw, 256), wt_str_of(e->name)), 0);
		assert_string_equal(c.name, e->name);
		assert_true(c.bad_bytes < 100);
		uint32_t character = 0;
		for (uint32_t i = 0; i < c.text.len; i++) {
			if ((c.text.ptr[i] & 0xc0) == 0x80)
				continue; /* within a character */
			assert_int_equal(wt_charset_raw(&c, i), character);
			character++;
		}
		assert_int_equal(character, 256);
	}
	wt_charset_release(&c);
}

static void
a_label_that_is_none_of_the_web_is_not_followed(void **state)
{
	(void)state;
	/* iconv knows both; in EBCDIC the page would be other letters, in UTF-7 other tags */
	expect(BYTES("<p>+ADw-kata"), "UTF-7", "utf-8", "<p>+ADw-kata");
	expect(BYTES("<p>kata"), "EBCDIC-US", "utf-8", "<p>kata");
	expect(BYTES("caf\xe9"), "utf-8//IGNORE", "windows-1252", "café");
}

static void
a_meta_tag_in_a_comment_says_nothing(void **state)
{
	(void)state;
	expect(BYTES("<!-- <meta charset=koi8-r> --><meta charset=cp1251>\xd0"), "", "windows-1251",
		"<!-- <meta charset=koi8-r> --><meta charset=cp1251>Р");
	expect(BYTES("<!-- <meta charset=koi8-r>"), "", "utf-8", "<!-- <meta charset=koi8-r>");
}

static void
utf16_is_known_by_its_zeros(void **state)
{
	struct wt_charset c = { .n_anchors = 0 };
	(void)state;
	assert_int_equal(wt_charset_decode(&c, BYTES("<\0p\0>\0K\0a\0t\0a\0"), WT_STR("")), 0);
	assert_string_equal(c.name, "utf-16le");
	assert_string_equal(c.text.ptr, "<p>Kata");
	assert_int_equal(wt_charset_raw(&c, 3), 6);
	assert_int_equal(wt_charset_decode(&c, BYTES("\0<\0p\0>\0K\0a"), WT_STR("utf-8")), 0);
	assert_string_equal(c.name, "utf-16be");
	assert_string_equal(c.text.ptr, "<p>Ka");
	wt_charset_release(&c);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(a_header_names_the_charset),
		cmocka_unit_test(a_meta_tag_names_it_where_no_header_does),
		cmocka_unit_test(a_byte_order_mark_beats_all_and_is_left_out),
		cmocka_unit_test(what_is_said_gives_way_to_what_is_there),
		cmocka_unit_test(every_offset_leads_back_to_its_byte),
		cmocka_unit_test(a_table_of_several_bytes_a_character_is_followed),
		cmocka_unit_test(no_state_of_a_charset_lets_a_nul_through),
		cmocka_unit_test(every_charset_of_the_web_is_read),
		cmocka_unit_test(a_label_that_is_none_of_the_web_is_not_followed),
		cmocka_unit_test(a_meta_tag_in_a_comment_says_nothing),
		cmocka_unit_test(utf16_is_known_by_its_zeros),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}

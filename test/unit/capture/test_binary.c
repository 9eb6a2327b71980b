/*
 * test_binary.c - the promises of capture/binary.h and kind.h: what is no writing is refused with
 * words that say what it is, and no writing is, whatever its charset.
 */
#include "test.h"

#include "capture/binary.h"
#include "capture/kind.h"

static enum wt_input_kind
kind_of(struct wt_str bytes)
{
	const char *why = NULL;
	enum wt_input_kind kind = wt_input_kind(bytes, WT_STR("berkas"), &why);
	assert_true((kind == WT_INPUT_NOTHING) == (why != NULL));
	return kind;
}

static void
assert_refused(struct wt_str bytes, const char *words)
{
	const char *why = NULL;
	assert_int_equal(wt_input_kind(bytes, WT_STR("berkas"), &why), WT_INPUT_NOTHING);
	assert_non_null(strstr(why, words));
}

/* Bytes that follow no rule, none of them NUL. */
static void
fill(char *bytes, size_t n, uint32_t seed)
{
	for (size_t i = 0; i < n; i++) {
		seed = seed * 1664525 + 1013904223;
		bytes[i] = (char)(seed >> 24 ? seed >> 24 : 1);
	}
}

static void
bytes_at_random_are_no_text(void **state)
{
	char bytes[300];
	(void)state;
	for (uint32_t seed = 0; seed < 2000; seed++) {
		fill(bytes, sizeof bytes, seed * 2654435761U);
		assert_int_equal(kind_of((struct wt_str){ bytes, sizeof bytes }), WT_INPUT_NOTHING);
		memcpy(bytes, seed % 2 ? "\xff\xfe" : "\xfe\xff", 2);
		assert_int_equal(kind_of((struct wt_str){ bytes, sizeof bytes }), WT_INPUT_NOTHING);
	}
}

static void
a_known_file_is_called_by_its_name(void **state)
{
	char tar[512] = "berita.txt";
	(void)state;
	memcpy(tar + 257, "ustar", 5);
	assert_refused(WT_STR("\x89PNG\r\n\x1a\n\0\0\0\rIHDR"), "PNG");
	assert_refused(WT_STR("\xff\xd8\xff\xe0\0\x10JFIF"), "JPEG");
	assert_refused(WT_STR("RIFF\x24\0\0\0WEBPVP8 "), "WebP");
	assert_refused(WT_STR("PK\x03\x04\x14\0"), "zip");
	assert_refused(WT_STR("PK\x05\x06\0\0"), "zip");
	assert_refused(WT_STR("\x7f"
			      "ELF\x02\x01\x01"),
		"ELF");
	assert_refused(WT_STR("SQLite format 3\0"), "SQLite");
	assert_refused(WT_STR("{\\rtf1\\ansi Presiden menolak.}"), "RTF");
	assert_refused(WT_STR("%PDF-1.7\n"), "PDF");
	assert_refused((struct wt_str){ tar, sizeof tar }, "tar");
	assert_refused(WT_STR("\xff\xfe\0\0P\0\0\0"), "UTF-32");
}

static void
text_of_an_old_charset_is_read(void **state)
{
	(void)state;
	/* windows-1252, windows-1251, Shift_JIS, ISO-2022-JP */
	assert_int_equal(
		kind_of(WT_STR("Presiden \x93menolak\x94 usul itu.\r\n\f")), WT_INPUT_TEXT);
	assert_int_equal(
		kind_of(WT_STR("\xcf\xf0\xe5\xe7\xe8\xe4\xe5\xed\xf2 \xd0\xee\xf1\xf1\xe8\xe8")),
		WT_INPUT_TEXT);
	assert_int_equal(kind_of(WT_STR("\x91\xe5\x93\x9d\x97\xcc\x82\xcd")), WT_INPUT_TEXT);
	assert_int_equal(kind_of(WT_STR("\x1b$BBgE}NN\x1b(B Jakarta")), WT_INPUT_TEXT);
}

static void
text_of_two_byte_letters_is_read(void **state)
{
	(void)state;
	assert_int_equal(kind_of(WT_STR("\xff\xfeI\0r\0a\0n\0\r\0\n\0")), WT_INPUT_ENCODED);
	assert_int_equal(kind_of(WT_STR("\xfe\xff\0I\0r\0a\0n\0\n")), WT_INPUT_ENCODED);
	assert_int_equal(kind_of(WT_STR("I\0r\0a\0n\0 \0k\0e\0\n\0")), WT_INPUT_ENCODED);
	assert_int_equal(kind_of(WT_STR("\0I\0r\0a\0n\0 \0k\0e\0\n")), WT_INPUT_ENCODED);
	/* Arabic letters, whose first bytes alone would be controls; a letter of two units */
	assert_int_equal(
		kind_of(WT_STR(
			"\xff\xfe\x25\x06\x4a\x06\x31\x06\x27\x06\x46\x06 \0\x3d\xd8\x00\xde")),
		WT_INPUT_ENCODED);
}

static void
marks_of_two_byte_letters_make_no_text(void **state)
{
	(void)state;
	assert_refused(WT_STR("\xff\xfe\x01\0\x02\0\x03\0\x04\0"), "binary");
	assert_refused(WT_STR("\xff\xfe\x00\xdc\x00\xdc\x00\xdc"), "binary"); /* halves of pairs */
	assert_refused(WT_STR("\xfe\xff\0I\0\0\0r\0a\0n"), "binary");
}

static void
a_control_that_an_editor_left_is_borne(void **state)
{
	char text[200];
	(void)state;
	memset(text, 'a', sizeof text);
	text[150] = '\x03';
	text[199] = '\x1a';
	assert_int_equal(kind_of((struct wt_str){ text, sizeof text }), WT_INPUT_TEXT);
	memset(text + 20, '\x02', 20);
	assert_int_equal(kind_of((struct wt_str){ text, sizeof text }), WT_INPUT_NOTHING);
}

static void
what_is_told_by_its_tags_may_hold_any_byte(void **state)
{
	(void)state;
	assert_int_equal(
		kind_of(WT_STR("<!doctype html><p>Iran\0\x01\x02\x03</p>")), WT_INPUT_ENCODED);
	assert_int_equal(kind_of(WT_STR("<rss><item>\0\x01\x02\x03")), WT_INPUT_XML_FEED);
	assert_int_equal(kind_of(WT_STR("{\"id\":\"a\"}\n\0\x01\x02\x03\x04")), WT_INPUT_NOTHING);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(bytes_at_random_are_no_text),
		cmocka_unit_test(a_known_file_is_called_by_its_name),
		cmocka_unit_test(text_of_an_old_charset_is_read),
		cmocka_unit_test(text_of_two_byte_letters_is_read),
		cmocka_unit_test(marks_of_two_byte_letters_make_no_text),
		cmocka_unit_test(a_control_that_an_editor_left_is_borne),
		cmocka_unit_test(what_is_told_by_its_tags_may_hold_any_byte),
	};
	return cmocka_run_group_tests_name("capture/binary", tests, NULL, NULL);
}

/*
 * test_utf8.c - the promises of base/utf8.h.
 */
#include "test.h"

#include "base/utf8.h"

static void
only_well_formed_sequences_have_a_length(void **state)
{
	static const struct {
		const char *bytes;
		size_t len;
	} CASES[] = {
		{ "a", 1 },
		{ "\xc3\xa9", 2 },
		{ "\xe2\x80\x94", 3 },
		{ "\xf0\x9f\x93\xb0", 4 },
		{ "\xc0\x80", 0 },         /* overlong NUL */
		{ "\xe0\x80\xaf", 0 },     /* overlong slash */
		{ "\xed\xa0\x80", 0 },     /* surrogate */
		{ "\xf4\x90\x80\x80", 0 }, /* above U+10FFFF */
		{ "\x80", 0 },
		{ "\xff", 0 },
	};
	(void)state;
	for (size_t i = 0; i < sizeof CASES / sizeof CASES[0]; i++)
		assert_int_equal(wt_utf8_len(CASES[i].bytes, strlen(CASES[i].bytes)), CASES[i].len);
	assert_int_equal(wt_utf8_len("\xe2\x80\x94", 2), 0);
	assert_int_equal(wt_utf8_len("", 0), 0);
}

static void
a_bad_byte_is_one_replacement_and_one_step(void **state)
{
	struct wt_str s = WT_STR("a\xff\xe2\x80\x94");
	size_t at = 0;
	(void)state;
	assert_int_equal(wt_utf8_next(s, &at), 'a');
	assert_int_equal(wt_utf8_next(s, &at), 0xfffd);
	assert_int_equal(at, 2);
	assert_int_equal(wt_utf8_next(s, &at), 0x2014);
	assert_int_equal(at, 5);
}

static void
cleaning_keeps_every_offset(void **state)
{
	char text[] = "Menlu\xff bertemu\x00Putin \xe2\x80\x9c"
		      "di\xe2\x80\x9d Mosk\xc3";
	size_t n = sizeof text - 1;
	(void)state;
	assert_int_equal(wt_utf8_clean(text, n), 3);
	assert_memory_equal(text,
		"Menlu? bertemu?Putin \xe2\x80\x9c"
		"di\xe2\x80\x9d Mosk?",
		n);
	assert_int_equal(wt_utf8_clean(text, n), 0);
}

static void
a_nul_is_found_wherever_it_stands_among_eight_bytes(void **state)
{
	(void)state;
	for (size_t at = 0; at < 40; at++) {
		char text[40];
		memset(text, 'x', sizeof text);
		text[at] = '\0';
		assert_int_equal(wt_utf8_clean(text, sizeof text), 1);
		assert_int_equal(text[at], '?');
	}
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(only_well_formed_sequences_have_a_length),
		cmocka_unit_test(a_bad_byte_is_one_replacement_and_one_step),
		cmocka_unit_test(cleaning_keeps_every_offset),
		cmocka_unit_test(a_nul_is_found_wherever_it_stands_among_eight_bytes),
	};
	return cmocka_run_group_tests_name("base/utf8", tests, NULL, NULL);
}

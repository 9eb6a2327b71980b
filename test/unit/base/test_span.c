/*
 * test_span.c - the promises of base/span.h.
 */
#include "test.h"

#include "base/span.h"

static void
a_view_outside_the_text_is_empty(void **state)
{
	struct wt_str text = WT_STR("Kim menerima Putin.");
	(void)state;
	assert_true(wt_str_is(wt_view(text, (struct wt_span){ 4, 12 }), "menerima"));
	assert_int_equal(wt_view(text, (struct wt_span){ 13, 20 }).len, 0);
	assert_int_equal(wt_view(text, (struct wt_span){ 8, 4 }).len, 0);
}

static void
an_empty_span_counts_for_nothing_in_a_cover(void **state)
{
	struct wt_span a = { 4, 8 }, none = { 1, 1 }, b = { 10, 12 };
	(void)state;
	assert_int_equal(wt_span_cover(a, none).start, 4);
	assert_int_equal(wt_span_cover(none, a).end, 8);
	assert_int_equal(wt_span_cover(b, a).start, 4);
	assert_int_equal(wt_span_cover(b, a).end, 12);
}

static void
spans_that_touch_do_not_overlap(void **state)
{
	struct wt_span a = { 0, 4 }, b = { 4, 8 }, c = { 3, 5 };
	(void)state;
	assert_false(wt_span_overlap(a, b));
	assert_true(wt_span_overlap(a, c));
	assert_true(wt_span_holds((struct wt_span){ 0, 8 }, c));
	assert_false(wt_span_holds(a, c));
}

static void
case_is_forgiven_for_ascii_only(void **state)
{
	(void)state;
	assert_true(wt_str_eq_nocase(WT_STR("KOMPAS.com"), WT_STR("kompas.COM")));
	assert_false(wt_str_eq_nocase(WT_STR("kompas"), WT_STR("kompas.com")));
	/* e with acute accent, small and large */
	assert_false(wt_str_eq_nocase(WT_STR("\xc3\xa9"), WT_STR("\xc3\x89")));
}

static void
splitting_gives_every_part_also_empty_ones(void **state)
{
	struct wt_str rest = WT_STR("a||b"), part;
	(void)state;
	assert_true(wt_str_split(&rest, '|', &part));
	assert_true(wt_str_is(part, "a"));
	assert_true(wt_str_split(&rest, '|', &part));
	assert_int_equal(part.len, 0);
	assert_true(wt_str_split(&rest, '|', &part));
	assert_true(wt_str_is(part, "b"));
	assert_false(wt_str_split(&rest, '|', &part));
}

static void
a_number_is_digits_to_the_end_and_fits(void **state)
{
	uint64_t n = 7;
	(void)state;
	assert_true(wt_str_to_u64(WT_STR("18446744073709551615"), &n));
	assert_true(n == UINT64_MAX);
	assert_false(wt_str_to_u64(WT_STR("18446744073709551616"), &n));
	assert_false(wt_str_to_u64(WT_STR("12a"), &n));
	assert_false(wt_str_to_u64(WT_STR("-1"), &n));
	assert_false(wt_str_to_u64(WT_STR(""), &n));
}

static void
finding_begins_where_it_is_told(void **state)
{
	struct wt_str s = WT_STR("kata Kim, kata Putin");
	(void)state;
	assert_int_equal(wt_str_find(s, WT_STR("kata"), 0), 0);
	assert_int_equal(wt_str_find(s, WT_STR("kata"), 1), 10);
	assert_int_equal(wt_str_find(s, WT_STR("kata"), 11), -1);
	assert_int_equal(wt_str_find(s, WT_STR("kata"), 99), -1);
}

static void
the_shorter_of_two_with_one_beginning_comes_first(void **state)
{
	(void)state;
	assert_true(wt_str_cmp(WT_STR("kim"), WT_STR("kimono")) < 0);
	assert_true(wt_str_cmp(WT_STR("kim"), WT_STR("kim")) == 0);
	assert_true(wt_str_cmp(WT_STR("\xc3\xa9"), WT_STR("z")) > 0);
}

static void
trimming_takes_blanks_of_both_ends_only(void **state)
{
	(void)state;
	assert_true(wt_str_is(wt_str_trim(WT_STR(" \t Kim Jong Un\r\n")), "Kim Jong Un"));
	assert_int_equal(wt_str_trim(WT_STR(" \n ")).len, 0);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(a_view_outside_the_text_is_empty),
		cmocka_unit_test(an_empty_span_counts_for_nothing_in_a_cover),
		cmocka_unit_test(spans_that_touch_do_not_overlap),
		cmocka_unit_test(case_is_forgiven_for_ascii_only),
		cmocka_unit_test(splitting_gives_every_part_also_empty_ones),
		cmocka_unit_test(a_number_is_digits_to_the_end_and_fits),
		cmocka_unit_test(finding_begins_where_it_is_told),
		cmocka_unit_test(the_shorter_of_two_with_one_beginning_comes_first),
		cmocka_unit_test(trimming_takes_blanks_of_both_ends_only),
	};
	return cmocka_run_group_tests_name("base/span", tests, NULL, NULL);
}

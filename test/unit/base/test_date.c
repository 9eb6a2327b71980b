/*
 * test_date.c - the promises of base/date.h.
 */
#include "test.h"

#include "base/date.h"

static struct wt_day
day(const char *text)
{
	struct wt_day d = { 0, 0, 0 };
	assert_true(wt_day_parse(wt_str_of(text), &d));
	return d;
}

static void
is(struct wt_day d, const char *expected)
{
	char text[WT_DAY_TEXT];
	assert_string_equal(wt_day_print(d, text), expected);
}

static void
only_days_that_exist_are_read(void **state)
{
	static const char *const BAD[] = { "2024-02-30", "2023-02-29", "2024-13", "2024-00-01",
		"2024-1-1", "24-01-01", "2024-01-01x", "", "2024-" };
	struct wt_day d;
	(void)state;
	for (size_t i = 0; i < sizeof BAD / sizeof BAD[0]; i++)
		assert_false(wt_day_parse(wt_str_of(BAD[i]), &d));
	is(day("2024-02-29"), "2024-02-29");
	is(day("2024-06"), "2024-06");
	is(day("2024"), "2024");
}

static void
numbers_of_days_go_there_and_back(void **state)
{
	(void)state;
	assert_int_equal(wt_day_number(day("1970-01-01")), 0);
	assert_int_equal(wt_day_number(day("2000-03-01")), 11017);
	for (int32_t n = -200000; n < 200000; n += 37)
		assert_int_equal(wt_day_number(wt_day_of_number(n)), n);
}

static void
the_day_of_the_week_is_known(void **state)
{
	(void)state;
	assert_int_equal(wt_day_weekday(day("2024-06-19")), 3);
	assert_int_equal(wt_day_weekday(day("2024-06-23")), 7);
	assert_int_equal(wt_day_weekday(day("1945-08-17")), 5);
}

static void
a_month_on_from_its_last_day_is_the_last_day(void **state)
{
	(void)state;
	is(wt_day_add_months(day("2024-01-31"), 1), "2024-02-29");
	is(wt_day_add_months(day("2024-03-31"), -13), "2023-02-28");
	is(wt_day_add_months(day("2024-11"), 3), "2025-02");
	is(wt_day_add(day("2024-12-31"), 1), "2025-01-01");
}

static void
a_month_spans_from_its_first_to_its_last_day(void **state)
{
	(void)state;
	is(wt_day_first(day("2024-02")), "2024-02-01");
	is(wt_day_last(day("2024-02")), "2024-02-29");
	is(wt_day_last(day("2024")), "2024-12-31");
	assert_true(wt_day_cmp(day("2024-02"), day("2024-02-01")) <= 0);
	assert_true(wt_day_cmp(day("2024-02"), day("2024-01-31")) > 0);
}

static void
a_moment_keeps_what_it_was_told_and_no_more(void **state)
{
	static const char *const SAME[] = { "2024-07-19T14:11+07:00", "2024-07-19T14:11",
		"2024-07-19", "2024-07", "2024" };
	char text[WT_MOMENT_TEXT];
	struct wt_moment m;
	(void)state;
	for (size_t i = 0; i < sizeof SAME / sizeof SAME[0]; i++) {
		assert_true(wt_moment_parse(wt_str_of(SAME[i]), &m));
		assert_string_equal(wt_moment_print(m, text), SAME[i]);
	}
	assert_true(wt_moment_parse(WT_STR("2024-07-19 07:11:59.5Z"), &m));
	assert_int_equal(m.zone, 0);
	assert_int_equal(m.minute, 7 * 60 + 11);
	assert_false(wt_moment_parse(WT_STR("2024-07-19T24:11"), &m));
	assert_false(wt_moment_parse(WT_STR("kemarin"), &m));
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(only_days_that_exist_are_read),
		cmocka_unit_test(numbers_of_days_go_there_and_back),
		cmocka_unit_test(the_day_of_the_week_is_known),
		cmocka_unit_test(a_month_on_from_its_last_day_is_the_last_day),
		cmocka_unit_test(a_month_spans_from_its_first_to_its_last_day),
		cmocka_unit_test(a_moment_keeps_what_it_was_told_and_no_more),
	};
	return cmocka_run_group_tests_name("base/date", tests, NULL, NULL);
}

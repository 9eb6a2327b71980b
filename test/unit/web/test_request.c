/*
 * test_request.c - a target taken apart, whatever its bytes.
 */
#include "test.h"

#include "web/request.h"

static struct wt_arena arena;

static int
read_with(struct wt_request *r, const char *target, const char *language, const char *cookie)
{
	struct wt_request_headers headers = { wt_str_of(language), wt_str_of(cookie) };
	return wt_request_read(r, &arena, wt_str_of(target), &headers);
}

static void
reads(struct wt_request *r, const char *target)
{
	assert_int_equal(read_with(r, target, "", ""), WARTA_OK);
}

static void
is(struct wt_str s, const char *expected)
{
	assert_int_equal(s.len, strlen(expected));
	assert_memory_equal(s.ptr, expected, s.len);
}

static void
parts_are_cut_before_they_are_decoded(void **state)
{
	(void)state;
	struct wt_request r;
	reads(&r, "/article/berita%2F2024%20a%2Bb?q=perjanjian+pertahanan%2B&kosong=&from=2024");
	assert_int_equal(r.n_parts, 2);
	is(r.parts[1], "berita/2024 a+b");
	is(wt_request_param(&r, "q"), "perjanjian pertahanan+");
	is(wt_request_param(&r, "kosong"), "");
	assert_int_equal(r.n_params, 2);
}

static void
an_ending_is_a_form_unless_it_is_part_of_the_id(void **state)
{
	(void)state;
	struct wt_request r;
	reads(&r, "/event/e5k26.json");
	assert_int_equal(r.form, WT_AS_JSON);
	is(r.parts[1], "e5k26");
	reads(&r, "/article/berita%2Ejson");
	assert_int_equal(r.form, WT_AS_HTML);
	is(r.parts[1], "berita.json");
	reads(&r, "/article/berita.html");
	is(r.parts[1], "berita.html");
}

static void
what_is_no_target_is_refused(void **state)
{
	(void)state;
	static const char *const BAD[] = { "", "event", "/%", "/%4", "/%g0", "/a%00b", "/?q=%zz",
		"*" };
	struct wt_request r;
	char longer[WT_TARGET_MAX + 2];
	for (size_t i = 0; i < sizeof BAD / sizeof BAD[0]; i++)
		assert_int_equal(read_with(&r, BAD[i], "", ""), WARTA_EUSAGE);
	assert_int_equal(read_with(&r, "/a/b/c/d/e", "", ""), WARTA_ETOOBIG);
	memset(longer, 'a', sizeof longer - 1);
	longer[0] = '/';
	longer[sizeof longer - 1] = '\0';
	assert_int_equal(read_with(&r, longer, "", ""), WARTA_ETOOBIG);
}

static void
a_parameter_goes_before_the_cookie_and_the_cookie_before_the_browser(void **state)
{
	(void)state;
	struct wt_request r;
	(void)read_with(&r, "/", "de-DE,de;q=0.9,en;q=0.8", "");
	assert_int_equal(r.lang, WT_WEB_EN);
	(void)read_with(&r, "/", "en", "theme=dark; lang=id; zone=WIT");
	assert_int_equal(r.lang, WT_WEB_ID);
	assert_int_equal(r.theme, WT_THEME_DARK);
	assert_int_equal(r.zone, 540);
	(void)read_with(&r, "/?lang=en&zone=UTC", "id", "lang=id");
	assert_int_equal(r.lang, WT_WEB_EN);
	assert_int_equal(r.zone, 0);
	(void)read_with(&r, "/?lang=xx&zone=MARS", "", "lang=;;=;lang");
	assert_int_equal(r.lang, WT_WEB_ID);
	assert_int_equal(r.zone, 420);
}

static void
the_same_again_changes_one_parameter_only(void **state)
{
	(void)state;
	struct wt_request r;
	struct wt_buf out = { 0 };
	reads(&r, "/events?party=RUS&party=PRK&offset=50&q=a%26b");
	wt_request_again(&out, &r, WT_AS_CSV, "offset", "100");
	is(wt_buf_view(&out), "/events.csv?party=RUS&party=PRK&q=a%26b&offset=100");
	wt_buf_clear(&out);
	wt_request_again(&out, &r, WT_AS_HTML, "offset", NULL);
	is(wt_buf_view(&out), "/events?party=RUS&party=PRK&q=a%26b");
	wt_buf_release(&out);
}

static void
more_parameters_than_any_page_takes_are_left_out(void **state)
{
	(void)state;
	struct wt_request r;
	char target[WT_TARGET_MAX] = "/events?a=1";
	while (strlen(target) < sizeof target - 8)
		strcat(target, "&type=x");
	reads(&r, target);
	assert_int_equal(r.n_params, WT_REQUEST_PARAMS);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(parts_are_cut_before_they_are_decoded),
		cmocka_unit_test(an_ending_is_a_form_unless_it_is_part_of_the_id),
		cmocka_unit_test(what_is_no_target_is_refused),
		cmocka_unit_test(
			a_parameter_goes_before_the_cookie_and_the_cookie_before_the_browser),
		cmocka_unit_test(the_same_again_changes_one_parameter_only),
		cmocka_unit_test(more_parameters_than_any_page_takes_are_left_out),
	};
	wt_arena_init(&arena, (size_t)16 << 20);
	int failed = cmocka_run_group_tests(tests, NULL, NULL);
	wt_arena_release(&arena);
	return failed;
}

/*
 * test_buf.c - the promises of base/buf.h and base/json.h: what is built up and written.
 */
#include "test.h"

#include "base/json.h"

static void
a_buffer_grows_and_is_always_ended(void **state)
{
	struct wt_buf b = { 0 };
	(void)state;
	assert_int_equal(wt_buf_view(&b).len, 0);
	for (int i = 0; i < 5000; i++)
		wt_buf_printf(&b, "%d,", i % 10);
	assert_int_equal(b.len, 10000);
	assert_int_equal(b.ptr[b.len], '\0');
	wt_buf_clear(&b);
	wt_buf_cstr(&b, "Kim");
	wt_buf_char(&b, ' ');
	wt_buf_str(&b, WT_STR("Jong Un"));
	assert_true(wt_str_is(wt_buf_view(&b), "Kim Jong Un"));
	wt_buf_release(&b);
	assert_null(b.ptr);
}

static void
a_text_longer_than_any_guess_is_printed_whole(void **state)
{
	struct wt_buf b = { 0 };
	char text[3000];
	(void)state;
	memset(text, 'x', sizeof text);
	wt_buf_printf(&b, "<%.*s>", (int)sizeof text, text);
	assert_int_equal(b.len, sizeof text + 2);
	assert_int_equal(b.ptr[b.len - 1], '>');
	wt_buf_release(&b);
}

static void
commas_stand_between_values_only(void **state)
{
	struct wt_buf b = { 0 };
	struct wt_json j = wt_json_begin(&b);
	(void)state;
	wt_json_open(&j, '{');
	wt_json_key(&j, "n");
	wt_json_int(&j, -7);
	wt_json_key(&j, "list");
	wt_json_open(&j, '[');
	wt_json_close(&j, ']');
	wt_json_key(&j, "more");
	wt_json_open(&j, '[');
	wt_json_bool(&j, true);
	wt_json_null(&j);
	wt_json_num(&j, 0.925, 2);
	wt_json_span(&j, (struct wt_span){ 3, 9 });
	wt_json_close(&j, ']');
	wt_json_close(&j, '}');
	assert_string_equal(b.ptr, "{\"n\":-7,\"list\":[],\"more\":[true,null,0.93,[3,9]]}");
	wt_buf_release(&b);
}

static void
a_string_is_json_whatever_its_bytes(void **state)
{
	struct wt_buf b = { 0 };
	struct wt_json j = wt_json_begin(&b);
	(void)state;
	wt_json_str(&j, WT_STR("\"a\\b\"\n\x01\xff\xe2\x80\x94"));
	assert_string_equal(b.ptr, "\"\\\"a\\\\b\\\"\\n\\u0001\xef\xbf\xbd\xe2\x80\x94\"");
	wt_buf_release(&b);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(a_buffer_grows_and_is_always_ended),
		cmocka_unit_test(a_text_longer_than_any_guess_is_printed_whole),
		cmocka_unit_test(commas_stand_between_values_only),
		cmocka_unit_test(a_string_is_json_whatever_its_bytes),
	};
	return cmocka_run_group_tests_name("base/buf", tests, NULL, NULL);
}

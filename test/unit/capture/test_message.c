/*
 * test_message.c - the promises of capture/message.h: what was said is heard as it was, and what no
 * child says is refused.
 */
#include "test.h"

#include "capture/message.h"

static void
a_page_is_heard_as_it_was_said(void **state)
{
	struct wt_buf b = { 0 };
	struct wt_message m = { .kind = WT_SAY_PAGE }, got;
	(void)state;
	m.page = (struct wt_page){ .kind = WT_PAGE_HTML,
		.id = WT_STR("http://a.example/1"),
		.url = WT_STR("http://a.example/1"),
		.outlet = WT_STR(""),
		.title = WT_STR("Kabar \xe2\x80\x94 baru"),
		.published = { { 2024, 7, 18 }, 851, 420 },
		.fetched = { { 0, 0, 0 }, WT_MINUTE_NONE, WT_ZONE_NONE },
		.charset = WT_STR("windows-1252"),
		.offset = UINT64_C(5000000000),
		.length = 77,
		.map = WT_STR("AAgB"),
		.text = WT_STR("<p>Kabar") };
	wt_message_put(&b, &m);
	struct wt_str bytes = { b.ptr + WT_MESSAGE_HEAD, b.len - WT_MESSAGE_HEAD };
	assert_true(wt_message_get(bytes, WT_SAY_PAGE, &got));
	assert_true(wt_str_eq(got.page.title, m.page.title));
	assert_true(wt_str_is(got.page.text, "<p>Kabar"));
	assert_true(wt_str_is(got.page.map, "AAgB"));
	assert_int_equal(got.page.offset, m.page.offset);
	assert_int_equal(got.page.published.minute, 851);
	assert_false(wt_message_get(bytes, WT_SAY_FAULT, &got));
	for (size_t n = 0; n < bytes.len; n++) /* cut anywhere, it is none */
		assert_false(wt_message_get((struct wt_str){ bytes.ptr, n }, WT_SAY_PAGE, &got));
	wt_buf_release(&b);
}

/* Found by fuzzing: the lowest number has no counterpart above nought. */
static void
a_code_below_all_is_refused(void **state)
{
	static const char BYTES[] = { 0, 0, 0, '\x80', 0, 0, 3, 0, 0x3a, 0, 0, 0, 0x20, 0, 0, 0,
		'\xa4' };
	struct wt_message got;
	(void)state;
	assert_false(wt_message_get((struct wt_str){ BYTES, sizeof BYTES }, WT_SAY_FAULT, &got));
}

static void
a_cut_is_heard_as_it_was_said(void **state)
{
	struct wt_buf b = { 0 };
	struct wt_message m = { .kind = WT_SAY_CUT, .cut = { UINT64_C(5000000000), 12 } }, got;
	struct wt_job job = { .cut = 77, .to = 1000 }, heard;
	(void)state;
	wt_message_put(&b, &m);
	struct wt_str bytes = { b.ptr + WT_MESSAGE_HEAD, b.len - WT_MESSAGE_HEAD };
	assert_true(wt_message_get(bytes, WT_SAY_CUT, &got));
	assert_int_equal(got.cut.at, m.cut.at);
	assert_int_equal(got.cut.lines, 12);
	bytes.len--;
	assert_false(wt_message_get(bytes, WT_SAY_CUT, &got));
	wt_buf_clear(&b);
	wt_job_put(&b, &job);
	bytes = (struct wt_str){ b.ptr + WT_MESSAGE_HEAD, b.len - WT_MESSAGE_HEAD };
	assert_true(wt_job_get(bytes, &heard));
	assert_int_equal(heard.cut, 77);
	wt_buf_release(&b);
}

static void
bytes_that_are_no_letters_are_refused(void **state)
{
	struct wt_buf b = { 0 };
	struct wt_message m = { .kind = WT_SAY_PAGE }, got;
	(void)state;
	m.page = (struct wt_page){ .kind = WT_PAGE_TEXT,
		.id = WT_STR("a\xff"),
		.published = { { 0, 0, 0 }, WT_MINUTE_NONE, WT_ZONE_NONE },
		.fetched = { { 0, 0, 0 }, WT_MINUTE_NONE, WT_ZONE_NONE },
		.text = WT_STR("kabar") };
	wt_message_put(&b, &m);
	assert_false(
		wt_message_get((struct wt_str){ b.ptr + WT_MESSAGE_HEAD, b.len - WT_MESSAGE_HEAD },
			WT_SAY_PAGE, &got));
	wt_buf_release(&b);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(a_page_is_heard_as_it_was_said),
		cmocka_unit_test(a_code_below_all_is_refused),
		cmocka_unit_test(a_cut_is_heard_as_it_was_said),
		cmocka_unit_test(bytes_that_are_no_letters_are_refused),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}

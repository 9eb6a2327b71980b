/*
 * test_lines.c - the promises of capture/lines.h.
 */
#include "test.h"

#include <unistd.h>

#include "capture/lines.h"

/* A descriptor that gives these bytes. */
static int
source(const char *bytes, size_t n)
{
	FILE *f = tmpfile();
	assert_non_null(f);
	assert_int_equal(fwrite(bytes, 1, n, f), n);
	assert_int_equal(fflush(f), 0);
	int fd = dup(fileno(f));
	assert_true(fd >= 0);
	assert_int_equal(lseek(fd, 0, SEEK_SET), 0);
	(void)fclose(f);
	return fd;
}

static void
a_last_line_needs_no_end(void **state)
{
	struct wt_stream stream;
	struct wt_lines l = { .stream = &stream };
	struct wt_buf line = { 0 };
	int fd = source("satu\n\ntiga", 10);
	(void)state;
	assert_int_equal(wt_stream_open(&stream, fd, 0), WARTA_OK);
	l.most = 100;
	assert_int_equal(wt_lines_next(&l, &line), WT_LINE_OK);
	assert_true(wt_str_is(wt_buf_view(&line), "satu"));
	assert_int_equal(wt_lines_next(&l, &line), WT_LINE_OK);
	assert_int_equal(line.len, 0);
	assert_int_equal(wt_lines_next(&l, &line), WT_LINE_OK);
	assert_true(wt_str_is(wt_buf_view(&line), "tiga"));
	assert_int_equal(l.number, 3);
	assert_int_equal(wt_lines_next(&l, &line), WT_LINE_END);
	assert_int_equal(wt_stream_done(&stream), 10);
	wt_stream_close(&stream);
	wt_buf_release(&line);
	(void)close(fd);
}

static void
a_line_over_the_limit_is_passed_over_alone(void **state)
{
	enum { LONG = 700000 }; /* over several chunks */
	static char bytes[LONG + 10];
	struct wt_stream stream;
	struct wt_lines l = { .stream = &stream };
	struct wt_buf line = { 0 };
	(void)state;
	memset(bytes, 'x', LONG);
	memcpy(bytes + LONG, "\nakhir\n", 7);
	int fd = source(bytes, LONG + 7);
	assert_int_equal(wt_stream_open(&stream, fd, 0), WARTA_OK);
	l.most = 1000;
	assert_int_equal(wt_lines_next(&l, &line), WT_LINE_TOO_LONG);
	assert_int_equal(wt_lines_next(&l, &line), WT_LINE_OK);
	assert_true(wt_str_is(wt_buf_view(&line), "akhir"));
	assert_int_equal(l.number, 2);
	assert_true(line.cap < 100000);
	wt_stream_close(&stream);
	wt_buf_release(&line);
	(void)close(fd);
}

static void
a_look_ahead_consumes_nothing(void **state)
{
	struct wt_stream stream;
	struct wt_lines l = { .stream = &stream };
	struct wt_buf line = { 0 };
	int fd = source("{\"id\":1}\n", 9);
	(void)state;
	assert_int_equal(wt_stream_open(&stream, fd, 0), WARTA_OK);
	l.most = 100;
	assert_int_equal(wt_stream_peek(&stream).len, 9);
	assert_int_equal(stream.out_at, 0);
	assert_int_equal(wt_lines_next(&l, &line), WT_LINE_OK);
	assert_int_equal(line.len, 8);
	wt_stream_close(&stream);
	wt_buf_release(&line);
	(void)close(fd);
}

static void
a_failed_read_is_kept_as_its_errno(void **state)
{
	struct wt_stream stream;
	struct wt_lines l = { .stream = &stream };
	struct wt_buf line = { 0 };
	(void)state;
	assert_int_equal(wt_stream_open(&stream, -1, 0), WARTA_OK);
	l.most = 100;
	assert_int_equal(wt_lines_next(&l, &line), WT_LINE_END);
	assert_int_not_equal(stream.error, 0);
	wt_stream_close(&stream);
	wt_buf_release(&line);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(a_last_line_needs_no_end),
		cmocka_unit_test(a_line_over_the_limit_is_passed_over_alone),
		cmocka_unit_test(a_look_ahead_consumes_nothing),
		cmocka_unit_test(a_failed_read_is_kept_as_its_errno),
	};
	return cmocka_run_group_tests_name("capture/lines", tests, NULL, NULL);
}

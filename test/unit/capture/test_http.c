/*
 * test_http.c - the promises of capture/http.h: the body comes out as it was meant, also where what
 * is said of it is not so.
 */
#include "test.h"

#include <zlib.h>

#include "capture/http.h"

static struct wt_str
body_of(struct wt_http_body *b, const char *bytes, size_t n, int want)
{
	struct wt_http h;
	struct wt_str body = { "", 0 };
	struct wt_fault f = { 0 };
	assert_true(wt_http_read((struct wt_str){ bytes, n }, &h));
	assert_int_equal(wt_http_body(b, &h, &body, &f), want);
	return body;
}

static void
assert_body(const char *response, const char *want)
{
	struct wt_http_body b = { { 0 }, { 0 } };
	struct wt_str body = body_of(&b, response, strlen(response), WARTA_OK);
	assert_int_equal(body.len, strlen(want));
	assert_memory_equal(body.ptr, want, body.len);
	wt_http_body_release(&b);
}

static void
chunks_are_joined(void **state)
{
	(void)state;
	assert_body("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n"
		    "5;a=b\r\nSatu \r\n4\r\ndua.\r\n0\r\n\r\n",
		"Satu dua.");
}

static void
a_body_that_is_called_chunked_and_is_not_stays_as_it_is(void **state)
{
	(void)state;
	assert_body("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n<p>Satu", "<p>Satu");
}

static void
the_chunks_that_came_are_kept(void **state)
{
	(void)state;
	assert_body("HTTP/1.1 200 OK\nTransfer-Encoding: chunked\n\n5\nSatu \nff\ndua", "Satu dua");
}

static void
a_body_that_was_unpacked_already_stays_as_it_is(void **state)
{
	(void)state;
	assert_body("HTTP/1.1 200 OK\r\ncontent-encoding: gzip\r\n\r\n<p>Satu", "<p>Satu");
}

/* A response whose body is `n` zeros behind `first`, packed. */
static void
packed_response(struct wt_buf *out, const char *coding, int window, size_t n)
{
	z_stream z = { 0 };
	static const unsigned char zeros[4096];
	unsigned char packed[4096];
	wt_buf_printf(out, "HTTP/1.1 200 OK\r\nContent-Encoding: %s\r\n\r\n", coding);
	assert_int_equal(deflateInit2(&z, 9, Z_DEFLATED, window, 9, Z_DEFAULT_STRATEGY), Z_OK);
	for (int code = Z_OK; code == Z_OK;) {
		if (z.avail_in == 0 && n) {
			z.next_in = (z_const Bytef *)(uintptr_t)zeros;
			z.avail_in = (uInt)(n < sizeof zeros ? n : sizeof zeros);
			n -= z.avail_in;
		}
		z.next_out = packed;
		z.avail_out = sizeof packed;
		code = deflate(&z, n || z.avail_in ? Z_NO_FLUSH : Z_FINISH);
		wt_buf_add(out, packed, sizeof packed - z.avail_out);
	}
	(void)deflateEnd(&z);
}

static void
gzip_zlib_and_bare_deflate_are_unpacked(void **state)
{
	static const struct {
		const char *coding;
		int window;
	} KINDS[] = { { "gzip", 15 + 16 }, { "deflate", 15 }, { "deflate", -15 } };
	(void)state;
	for (size_t i = 0; i < 3; i++) {
		struct wt_http_body b = { { 0 }, { 0 } };
		struct wt_buf r = { 0 };
		packed_response(&r, KINDS[i].coding, KINDS[i].window, 5000);
		assert_int_equal(body_of(&b, r.ptr, r.len, WARTA_OK).len, 5000);
		wt_http_body_release(&b);
		wt_buf_release(&r);
	}
}

static void
a_bomb_is_stopped_at_the_limit(void **state)
{
	struct wt_http_body b = { { 0 }, { 0 } };
	struct wt_buf r = { 0 };
	(void)state;
	packed_response(&r, "gzip", 15 + 16, 64 << 20);
	(void)body_of(&b, r.ptr, r.len, WARTA_ETOOBIG);
	assert_true(b.plain.cap < (40 << 20));
	wt_http_body_release(&b);
	wt_buf_release(&r);
}

static void
a_coding_that_nobody_knows_is_told(void **state)
{
	struct wt_http_body b = { { 0 }, { 0 } };
	static const char R[] = "HTTP/1.1 200 OK\r\nContent-Encoding: sdch\r\n\r\nabc";
	(void)state;
	(void)body_of(&b, R, sizeof R - 1, WARTA_EFORMAT);
	wt_http_body_release(&b);
}

static void
a_head_without_a_status_or_without_end_is_none(void **state)
{
	struct wt_http h;
	struct wt_buf b = { 0 };
	(void)state;
	assert_false(wt_http_read(WT_STR("GET / HTTP/1.1\r\n\r\n"), &h));
	assert_false(wt_http_read(WT_STR("HTTP/1.1 OK\r\n\r\n"), &h));
	wt_buf_cstr(&b, "HTTP/1.1 200 OK\r\n");
	for (int i = 0; i < 1000; i++)
		wt_buf_cstr(&b, "X: y\r\n");
	assert_false(wt_http_read(wt_buf_view(&b), &h));
	wt_buf_release(&b);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(chunks_are_joined),
		cmocka_unit_test(a_body_that_is_called_chunked_and_is_not_stays_as_it_is),
		cmocka_unit_test(the_chunks_that_came_are_kept),
		cmocka_unit_test(a_body_that_was_unpacked_already_stays_as_it_is),
		cmocka_unit_test(gzip_zlib_and_bare_deflate_are_unpacked),
		cmocka_unit_test(a_bomb_is_stopped_at_the_limit),
		cmocka_unit_test(a_coding_that_nobody_knows_is_told),
		cmocka_unit_test(a_head_without_a_status_or_without_end_is_none),
	};
	return cmocka_run_group_tests_name("capture/http", tests, NULL, NULL);
}

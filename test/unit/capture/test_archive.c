/*
 * test_archive.c - the promises of capture/archive.h and stream.h: records come in order with their
 * place in the file, however the file is packed; a damaged one is told, and the rest is read.
 */
#include "test.h"

#include <stdlib.h>
#include <unistd.h>
#include <zlib.h>
#include <zstd.h>

#include "base/buf.h"
#include "capture/archive.h"

#define RECORD_MAX 16

struct seen {
	struct wt_buf file;
	struct wt_buf urls; /* of the records, each with a blank behind */
	uint64_t offsets[RECORD_MAX];
	uint64_t lengths[RECORD_MAX];
	unsigned n, cut, bad;
	struct wt_buf problems;
};

static int
open_seen(void **state)
{
	*state = calloc(1, sizeof(struct seen));
	return *state ? 0 : -1;
}

static int
close_seen(void **state)
{
	struct seen *s = *state;
	wt_buf_release(&s->file);
	wt_buf_release(&s->urls);
	wt_buf_release(&s->problems);
	free(s);
	return 0;
}

/* One gzip member behind what the file holds. */
static void
add_member(struct seen *s, const char *bytes, size_t n)
{
	size_t room = n + n / 100 + 1000;
	unsigned char *packed = malloc(room);
	z_stream z = { 0 };
	assert_non_null(packed);
	assert_int_equal(deflateInit2(&z, 9, Z_DEFLATED, 15 + 16, 9, Z_DEFAULT_STRATEGY), Z_OK);
	z.next_in = (z_const Bytef *)(uintptr_t)bytes;
	z.avail_in = (uInt)n;
	z.next_out = packed;
	z.avail_out = (uInt)room;
	assert_int_equal(deflate(&z, Z_FINISH), Z_STREAM_END);
	wt_buf_add(&s->file, packed, z.total_out);
	(void)deflateEnd(&z);
	free(packed);
}

/* A record of WARC with that content; `length` is what it says of it. */
static void
record(struct wt_buf *b, const char *type, const char *url, const char *content, size_t length)
{
	wt_buf_printf(b,
		"WARC/1.0\r\nWARC-Type: %s\r\nWARC-Target-URI: <%s>\r\nWARC-Date: "
		"2024-07-19T08:00:00Z\r\nContent-Type: application/http; msgtype=response\r\n"
		"Content-Length: %zu\r\n\r\n%s\r\n\r\n",
		type, url, length, content);
}

static void
add_record(struct seen *s, const char *url, const char *content)
{
	struct wt_buf b = { 0 };
	record(&b, "response", url, content, strlen(content));
	add_member(s, b.ptr, b.len);
	wt_buf_release(&b);
}

static void
walk(struct seen *s)
{
	struct wt_stream stream;
	struct wt_archive a;
	FILE *f = tmpfile();
	assert_non_null(f);
	assert_int_equal(fwrite(s->file.ptr, 1, s->file.len, f), s->file.len);
	assert_int_equal(fflush(f), 0);
	assert_int_equal(lseek(fileno(f), 0, SEEK_SET), 0);
	assert_int_equal(wt_stream_open(&stream, fileno(f), 0), WARTA_OK);
	struct wt_str head = wt_stream_peek(&stream);
	assert_true(wt_looks_warc(head) || wt_looks_arc(head));
	wt_archive_begin(&a, &stream, wt_looks_arc(head));
	for (;;) {
		struct wt_record r;
		struct wt_fault fault = { 0 };
		int got = wt_archive_next(&a, &r, &fault);
		if (fault.code)
			wt_buf_printf(
				&s->problems, "%llu: %s\n", (unsigned long long)a.last, fault.text);
		if (got == 0)
			break;
		s->bad += got < 0;
		if (got < 0)
			continue;
		assert_true(s->n < RECORD_MAX);
		s->offsets[s->n] = r.offset;
		s->lengths[s->n++] = r.length;
		s->cut += r.cut;
		wt_buf_str(&s->urls, r.url);
		wt_buf_char(&s->urls, ' ');
	}
	wt_stream_close(&stream);
	(void)fclose(f);
}

static void
members_are_found_by_their_offset_and_length(void **state)
{
	struct seen *s = *state;
	add_record(s, "http://a.example/1", "HTTP/1.1 200 OK\r\n\r\nSatu.");
	size_t second = s->file.len;
	add_record(s, "http://a.example/2", "HTTP/1.1 200 OK\r\n\r\nDua.");
	walk(s);
	assert_string_equal(s->urls.ptr, "http://a.example/1 http://a.example/2 ");
	assert_int_equal(s->offsets[0], 0);
	assert_int_equal(s->lengths[0], second);
	assert_int_equal(s->offsets[1], second);
	assert_int_equal(s->lengths[1], s->file.len - second);
	assert_int_equal(s->bad, 0);
}

static void
many_small_members_keep_their_places(void **state)
{
	struct seen *s = *state;
	uint64_t begins[RECORD_MAX];
	for (unsigned i = 0; i < RECORD_MAX; i++) {
		begins[i] = s->file.len;
		add_record(s, "http://a.example/", "HTTP/1.1 200 OK\r\n\r\nSatu.");
	}
	walk(s);
	assert_int_equal(s->n, RECORD_MAX);
	for (unsigned i = 0; i < RECORD_MAX; i++)
		assert_int_equal(s->offsets[i], begins[i]);
}

static void
one_member_may_hold_many_records(void **state)
{
	struct seen *s = *state;
	struct wt_buf b = { 0 };
	record(&b, "warcinfo", "urn:x", "a", 1);
	record(&b, "response", "http://a.example/1", "HTTP/1.1 200 OK\r\n\r\nSatu.", 24);
	record(&b, "request", "http://a.example/2", "GET /", 5);
	add_member(s, b.ptr, b.len);
	walk(s);
	assert_string_equal(s->urls.ptr, "urn:x http://a.example/1 http://a.example/2 ");
	assert_int_equal(s->cut + s->bad, 0);
	wt_buf_release(&b);
}

static void
a_member_damaged_in_the_middle_costs_that_record_only(void **state)
{
	struct seen *s = *state;
	add_record(s, "http://a.example/1", "HTTP/1.1 200 OK\r\n\r\nSatu.");
	size_t second = s->file.len;
	add_record(s, "http://a.example/2", "HTTP/1.1 200 OK\r\n\r\nDua dan tiga dan empat.");
	memset(s->file.ptr + second + 40, 0x55, 30);
	add_record(s, "http://a.example/3", "HTTP/1.1 200 OK\r\n\r\nTiga.");
	walk(s);
	assert_non_null(strstr(s->urls.ptr, "http://a.example/1 "));
	assert_non_null(strstr(s->urls.ptr, "http://a.example/3 "));
	assert_int_equal(s->bad + s->cut, 1);
	char where[32];
	(void)snprintf(where, sizeof where, "%zu: ", second);
	assert_non_null(strstr(s->problems.ptr, where));
}

static void
a_member_cut_off_is_read_as_far_as_it_goes(void **state)
{
	struct seen *s = *state;
	struct wt_buf text = { 0 };
	wt_buf_cstr(&text, "HTTP/1.1 200 OK\r\n\r\n");
	for (unsigned i = 0; i < 3000; i++)
		wt_buf_printf(&text, "%u ", i * 7919 % 10007);
	add_record(s, "http://a.example/1", "HTTP/1.1 200 OK\r\n\r\nSatu.");
	add_record(s, "http://a.example/2", text.ptr);
	s->file.len -= 2000;
	walk(s);
	assert_string_equal(s->urls.ptr, "http://a.example/1 http://a.example/2 ");
	assert_int_equal(s->cut, 1);
	assert_int_equal(s->bad, 0);
	assert_non_null(strstr(s->problems.ptr, "the file ends within a record"));
	wt_buf_release(&text);
}

static void
a_length_that_is_too_large_swallows_no_other_record(void **state)
{
	struct seen *s = *state;
	record(&s->file, "response", "http://a.example/1", "HTTP/1.1 200 OK\r\n\r\nSatu.", 300);
	record(&s->file, "response", "http://a.example/2", "HTTP/1.1 200 OK\r\n\r\nDua.", 23);
	record(&s->file, "response", "http://a.example/3", "HTTP/1.1 200 OK\r\n\r\nTiga.", 24);
	walk(s);
	assert_string_equal(
		s->urls.ptr, "http://a.example/1 http://a.example/2 http://a.example/3 ");
	assert_int_equal(s->cut, 1);
}

static void
a_length_that_is_too_small_or_none_costs_that_record_only(void **state)
{
	struct seen *s = *state;
	record(&s->file, "response", "http://a.example/1", "HTTP/1.1 200 OK\r\n\r\nSatu.", 7);
	wt_buf_cstr(&s->file, "WARC/1.0\r\nWARC-Type: response\r\n\r\nx\r\n\r\n");
	record(&s->file, "response", "http://a.example/2", "HTTP/1.1 200 OK\r\n\r\nDua.", 23);
	walk(s);
	assert_string_equal(s->urls.ptr, "http://a.example/1 http://a.example/2 ");
	assert_int_equal(s->bad, 2);
	assert_non_null(strstr(s->problems.ptr, "no Content-Length"));
}

static void
a_bomb_is_passed_over_in_bounded_memory(void **state)
{
	enum { BOMB = 80 << 20 };
	struct seen *s = *state;
	char *zeros = calloc(1, BOMB);
	struct wt_buf b = { 0 };
	assert_non_null(zeros);
	add_record(s, "http://a.example/1", "HTTP/1.1 200 OK\r\n\r\nSatu.");
	wt_buf_printf(&b, "WARC/1.0\r\nWARC-Type: response\r\nContent-Length: %d\r\n\r\n", BOMB);
	wt_buf_add(&b, zeros, BOMB);
	add_member(s, b.ptr, b.len);
	add_record(s, "http://a.example/3", "HTTP/1.1 200 OK\r\n\r\nTiga.");
	walk(s);
	assert_string_equal(s->urls.ptr, "http://a.example/1 http://a.example/3 ");
	assert_int_equal(s->bad, 1);
	assert_non_null(strstr(s->problems.ptr, "250 times"));
	wt_buf_release(&b);
	free(zeros);
}

static void
arc_lines_may_hold_blanks_in_their_address(void **state)
{
	struct seen *s = *state;
	wt_buf_cstr(&s->file, "filedesc://a.arc 127.0.0.1 20240719080000 text/plain 8\n1 0 Uji\n\n"
			      "http://a.example/dua kata 192.0.2.1 20240719080001 text/html 21\n"
			      "HTTP/1.1 200 OK\r\n\r\nDu\n"
			      "http://a.example/3 192.0.2.1 20240719080001 text/html x\n\n"
			      "http://a.example/4 192.0.2.1 20240719080001 text/html 1\n4\n");
	walk(s);
	assert_string_equal(
		s->urls.ptr, "filedesc://a.arc http://a.example/dua kata http://a.example/4 ");
	assert_int_equal(s->bad, 1);
}

/* Packed with a dictionary, which stands before all else: as it is, and packed too. */
static void
a_dictionary_before_the_frames_is_used(void **state)
{
	static const char DICTIONARY[] =
		"WARC/1.0\r\nWARC-Type: response\r\nWARC-Target-URI: <http://a.example/";
	struct seen *s = *state;
	ZSTD_CCtx *c = ZSTD_createCCtx();
	char packed[4096];
	assert_non_null(c);
	for (int twice = 0; twice < 2; twice++) {
		size_t n = sizeof DICTIONARY - 1;
		memcpy(packed, DICTIONARY, n);
		if (twice)
			n = ZSTD_compress(packed, sizeof packed, DICTIONARY, n, 3);
		const unsigned char head[] = { 0x5d, 0x2a, 0x4d, 0x18, (unsigned char)n, 0, 0, 0 };
		wt_buf_clear(&s->file);
		wt_buf_clear(&s->urls);
		wt_buf_add(&s->file, head, sizeof head);
		wt_buf_add(&s->file, packed, n);
		assert_false(ZSTD_isError(
			ZSTD_CCtx_loadDictionary(c, DICTIONARY, sizeof DICTIONARY - 1)));
		for (int i = 1; i <= 3; i++) {
			struct wt_buf b = { 0 };
			char url[64];
			(void)snprintf(url, sizeof url, "http://a.example/%d", i);
			record(&b, "response", url, "HTTP/1.1 200 OK\r\n\r\nSatu.", 24);
			n = ZSTD_compress2(c, packed, sizeof packed, b.ptr, b.len);
			assert_false(ZSTD_isError(n));
			wt_buf_add(&s->file, packed, n);
			wt_buf_release(&b);
		}
		walk(s);
		assert_string_equal(
			s->urls.ptr, "http://a.example/1 http://a.example/2 http://a.example/3 ");
	}
	(void)ZSTD_freeCCtx(c);
}

int
main(void)
{
#define WITH(name) cmocka_unit_test_setup_teardown(name, open_seen, close_seen)
	const struct CMUnitTest tests[] = {
		WITH(members_are_found_by_their_offset_and_length),
		WITH(many_small_members_keep_their_places),
		WITH(one_member_may_hold_many_records),
		WITH(a_member_damaged_in_the_middle_costs_that_record_only),
		WITH(a_member_cut_off_is_read_as_far_as_it_goes),
		WITH(a_length_that_is_too_large_swallows_no_other_record),
		WITH(a_length_that_is_too_small_or_none_costs_that_record_only),
		WITH(a_bomb_is_passed_over_in_bounded_memory),
		WITH(arc_lines_may_hold_blanks_in_their_address),
		cmocka_unit_test_setup_teardown(
			a_dictionary_before_the_frames_is_used, open_seen, close_seen),
	};
	return cmocka_run_group_tests_name("capture/archive", tests, NULL, NULL);
}

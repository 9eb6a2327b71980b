/*
 * test_apart.c - the promises of capture/apart.h: what several children give of an archive is what
 * one gives, and what no child gives, in the same order, whatever lies at the cuts between the
 * parts.  And of capture/cuts.h: the places to cut at are the same in a child and in this process.
 */
#include "test.h"

#include <fcntl.h>
#include <stdlib.h>
#include <unistd.h>
#include <zlib.h>

#include "base/file.h"
#include "capture/apart.h"
#include "capture/cuts.h"

enum packing { PLAIN, MEMBERS, STORED, ONE_STREAM };

struct made {
	char path[64];
	struct wt_buf file, plain;
	struct wt_buf given; /* of a walk: ids, offsets, texts, complaints */
	struct wt_capture_counts counts;
};

static int
open_made(void **state)
{
	struct made *m = calloc(1, sizeof *m);
	if (!m)
		return -1;
	strcpy(m->path, "/tmp/warta-apart.XXXXXX");
	int fd = mkstemp(m->path);
	*state = m;
	return fd < 0 ? -1 : close(fd);
}

static int
close_made(void **state)
{
	struct made *m = *state;
	(void)unlink(m->path);
	wt_buf_release(&m->file);
	wt_buf_release(&m->plain);
	wt_buf_release(&m->given);
	free(m);
	return 0;
}

static void
add_member(struct wt_buf *to, struct wt_str bytes, int level)
{
	size_t room = bytes.len + bytes.len / 100 + 1000;
	unsigned char *packed = malloc(room);
	z_stream z = { 0 };
	assert_non_null(packed);
	assert_int_equal(deflateInit2(&z, level, Z_DEFLATED, 15 + 16, 9, Z_DEFAULT_STRATEGY), Z_OK);
	z.next_in = (z_const Bytef *)(uintptr_t)bytes.ptr;
	z.avail_in = (uInt)bytes.len;
	z.next_out = packed;
	z.avail_out = (uInt)room;
	assert_int_equal(deflate(&z, Z_FINISH), Z_STREAM_END);
	wt_buf_add(to, packed, z.total_out);
	(void)deflateEnd(&z);
	free(packed);
}

static void
add_record(struct made *m, enum packing how, const char *fields, struct wt_str body)
{
	struct wt_buf b = { 0 };
	wt_buf_printf(&b,
		"WARC/1.0\r\nWARC-Date: 2024-07-19T08:00:00Z\r\n%s"
		"Content-Type: application/http\r\nContent-Length: %zu\r\n\r\n",
		fields, body.len);
	wt_buf_str(&b, body);
	wt_buf_cstr(&b, "\r\n\r\n");
	if (how == PLAIN || how == ONE_STREAM)
		wt_buf_str(&m->plain, wt_buf_view(&b));
	else
		add_member(&m->file, wt_buf_view(&b), how == STORED ? 0 : 6);
	wt_buf_release(&b);
}

/* Page n, some of a kilobyte, some of fifty, so that cuts fall anywhere. */
static void
add_page(struct made *m, enum packing how, unsigned n, struct wt_str within)
{
	struct wt_buf b = { 0 };
	char fields[256];
	(void)snprintf(fields, sizeof fields,
		"WARC-Type: response\r\nWARC-Record-ID: <urn:uuid:%u>\r\nWARC-Payload-Digest: "
		"sha1:%u\r\nWARC-Target-URI: http://a.example/%u\r\n",
		n, n, n);
	wt_buf_cstr(&b, "HTTP/1.1 200 OK\r\nContent-Type: text/html; charset=utf-8\r\n\r\n");
	wt_buf_printf(&b, "<!doctype html><title>Kabar %u</title><p>", n);
	for (unsigned i = 0; i < (n % 7 == 0 ? 2000 : 60); i++)
		wt_buf_printf(&b, "kata %u ", (n * 7919 + i * i * 31) % 100003);
	wt_buf_str(&b, within);
	add_record(m, how, fields, wt_buf_view(&b));
	wt_buf_release(&b);
}

static void
write_file(struct made *m, enum packing how)
{
	if (how == PLAIN)
		wt_buf_str(&m->file, wt_buf_view(&m->plain));
	if (how == ONE_STREAM)
		add_member(&m->file, wt_buf_view(&m->plain), 6);
	assert_int_equal(wt_file_write(m->path, wt_buf_view(&m->file), NULL), WARTA_OK);
}

static void
on_complaint(void *context, const struct wt_fault *f)
{
	struct made *m = context;
	wt_buf_printf(&m->given, "! %s\n", f->text);
}

/* Reads the file by so many children (0: none), with parts of so many bytes. */
static void
walk(struct made *m, unsigned children, uint64_t part)
{
	const char *paths[] = { m->path };
	struct wt_apart_ask ask = { children, 60, "/tmp/warta-apart-quarantine", false, part,
		NULL };
	struct wt_capture *c;
	struct wt_page page;
	wt_buf_clear(&m->given);
	assert_int_equal(wt_capture_open(&c, paths, 1, on_complaint, m), WARTA_OK);
	if (children)
		assert_int_equal(wt_capture_apart(c, &ask, NULL), WARTA_OK);
	while (wt_capture_next(c, &page))
		wt_buf_printf(&m->given, "%.*s %llu+%llu %016llx\n", WT_FMT(page.id),
			(unsigned long long)page.offset, (unsigned long long)page.length,
			(unsigned long long)wt_str_hash(page.text));
	wt_capture_counted(c, &m->counts);
	wt_capture_close(c);
}

/* As with no child, so with many. */
static void
check(struct made *m, unsigned pages)
{
	static const struct {
		unsigned children;
		uint64_t part;
	} HOW[] = { { 1, 0 }, { 2, 40000 }, { 3, 5000 } };
	walk(m, 0, 0);
	struct wt_capture_counts plain = m->counts;
	char *expected = strdup(m->given.ptr);
	assert_non_null(expected);
	assert_int_equal(plain.pages, pages);
	for (size_t i = 0; i < sizeof HOW / sizeof HOW[0]; i++) {
		walk(m, HOW[i].children, HOW[i].part);
		assert_string_equal(m->given.ptr, expected);
		assert_memory_equal(&m->counts, &plain, sizeof plain);
	}
	free(expected);
}

static void
parts_give_what_the_whole_gives(void **state)
{
	struct made *m = *state;
	static const enum packing HOW[] = { PLAIN, MEMBERS, STORED, ONE_STREAM };
	for (size_t i = 0; i < 4; i++) {
		wt_buf_clear(&m->file);
		wt_buf_clear(&m->plain);
		for (unsigned n = 1; n <= 40; n++)
			add_page(m, HOW[i], n, WT_STR(""));
		write_file(m, HOW[i]);
		check(m, 40);
	}
}

/* An archive within a record of an archive: what looks like a beginning is none. */
static void
a_beginning_that_is_none_is_found_out(void **state)
{
	struct made *m = *state;
	struct made inner = { .path = "" };
	for (unsigned n = 900; n < 930; n++)
		add_page(&inner, PLAIN, n, WT_STR(""));
	struct wt_buf packed = { 0 };
	for (unsigned n = 900; n < 930; n++)
		add_page(&inner, MEMBERS, n, WT_STR(""));
	for (unsigned n = 1; n <= 12; n++) {
		add_page(m, PLAIN, n, WT_STR(""));
		add_record(m, PLAIN,
			"WARC-Type: resource\r\nWARC-Target-URI: http://b.example/\r\n",
			wt_buf_view(&inner.plain));
	}
	write_file(m, PLAIN);
	check(m, 12);
	wt_buf_clear(&m->file);
	for (unsigned n = 1; n <= 12; n++) {
		add_page(m, STORED, n, WT_STR(""));
		add_record(m, STORED,
			"WARC-Type: resource\r\nWARC-Target-URI: http://b.example/\r\n",
			wt_buf_view(&inner.file));
	}
	write_file(m, MEMBERS);
	check(m, 12);
	wt_buf_release(&inner.plain);
	wt_buf_release(&inner.file);
	wt_buf_release(&packed);
}

/* Every so often bytes of a member are spoilt: the same is said, and the same is read. */
static void
what_is_damaged_is_damaged_however_it_is_cut(void **state)
{
	struct made *m = *state;
	unsigned whole = 0;
	for (unsigned n = 1; n <= 40; n++) {
		size_t at = m->file.len;
		add_page(m, MEMBERS, n, WT_STR(""));
		if (n % 5 == 3)
			memset(m->file.ptr + (at + m->file.len) / 2, 'x', 40);
		else
			whole++;
		if (n == 20)
			wt_buf_cstr(&m->file, "bytes that belong to nobody");
	}
	m->file.len -= 30; /* and the end is cut off */
	write_file(m, MEMBERS);
	walk(m, 0, 0);
	check(m, (unsigned)m->counts.pages);
	assert_in_range(m->counts.pages, whole, whole + 8);
}

/* "As before", under the same address, under another one, and of what was never there. */
static void
a_revisit_leads_to_its_record(void **state)
{
	struct made *m = *state;
	for (unsigned n = 1; n <= 30; n++)
		add_page(m, MEMBERS, n, WT_STR(""));
	add_record(m, MEMBERS,
		"WARC-Type: revisit\r\nWARC-Payload-Digest: sha1:7\r\n"
		"WARC-Target-URI: http://a.example/7\r\n",
		WT_STR("HTTP/1.1 200 OK\r\n\r\n"));
	add_record(m, MEMBERS,
		"WARC-Type: revisit\r\nWARC-Payload-Digest: sha1:8\r\n"
		"WARC-Target-URI: http://a.example/other\r\n",
		WT_STR("HTTP/1.1 200 OK\r\n\r\n"));
	add_record(m, MEMBERS,
		"WARC-Type: revisit\r\nWARC-Refers-To: <urn:uuid:9>\r\n"
		"WARC-Target-URI: http://a.example/third\r\n",
		WT_STR("HTTP/1.1 200 OK\r\n\r\n"));
	add_record(m, MEMBERS,
		"WARC-Type: revisit\r\nWARC-Payload-Digest: sha1:700\r\n"
		"WARC-Target-URI: http://a.example/none\r\n",
		WT_STR("HTTP/1.1 200 OK\r\n\r\n"));
	write_file(m, MEMBERS);
	check(m, 32);
	assert_int_equal(m->counts.revisits, 4);
	assert_int_equal(m->counts.resolved, 3);
	assert_int_equal(m->counts.records, 34);
	assert_non_null(strstr(m->given.ptr, "http://a.example/other "));
	assert_non_null(strstr(m->given.ptr, "http://a.example/third "));
	assert_null(strstr(m->given.ptr, "http://a.example/none "));
}

#define CUTS 100

static size_t
cut(const struct made *m, bool here, uint64_t part, struct wt_cut cuts[CUTS])
{
	struct wt_cutter cutter;
	struct wt_fault f = { 0 };
	enum wt_input_kind kind = WT_INPUT_NOTHING;
	enum wt_packing packing;
	size_t n = 0;
	int got;
	int fd = open(m->path, O_RDONLY | O_CLOEXEC);
	assert_true(fd >= 0);
	struct wt_job job = {
		.path = WT_STR("a.warc"), .fd = fd, .regular = true, .to = m->file.len, .cut = part
	};
	assert_int_equal(wt_cutter_open(&cutter, here, false, 60, NULL, &f), WARTA_OK);
	for (int again = 0; again < 2; again++) { /* the second time to its end */
		assert_int_equal(wt_cutter_begin(&cutter, &job, &kind, &packing, &f), WARTA_OK);
		assert_int_equal(kind, WT_INPUT_WARC);
		for (n = 0; n < (again ? CUTS : 1); n++)
			if ((got = wt_cutter_next(&cutter, &cuts[n], &f)) <= 0)
				break;
	}
	assert_int_equal(got, 0);
	wt_cutter_close(&cutter);
	(void)close(fd);
	return n;
}

static void
places_to_cut_are_where_records_begin(void **state)
{
	struct made *m = *state;
	static const enum packing HOW[] = { PLAIN, MEMBERS, STORED };
	for (size_t i = 0; i < 3; i++) {
		struct wt_cut child[CUTS], here[CUTS];
		uint64_t starts[41], part;
		wt_buf_clear(&m->file);
		wt_buf_clear(&m->plain);
		for (unsigned n = 0; n <= 40; n++) {
			starts[n] = HOW[i] == PLAIN ? m->plain.len : m->file.len;
			if (n < 40)
				add_page(m, HOW[i], n + 1, WT_STR(""));
		}
		write_file(m, HOW[i]);
		part = starts[40] / 7;
		size_t n = cut(m, false, part, child);
		assert_in_range(n, 4, 7);
		assert_int_equal(cut(m, true, part, here), n);
		assert_memory_equal(child, here, n * sizeof *here);
		for (size_t k = 0, at = 0; k < n; k++) { /* the first behind each part */
			uint64_t least = (k ? child[k - 1].at : 0) + part;
			while (starts[at] < least)
				at++;
			assert_int_equal(child[k].at, starts[at]);
		}
	}
	struct wt_cut none[CUTS];
	wt_buf_clear(&m->file);
	for (unsigned n = 1; n <= 40; n++)
		add_page(m, ONE_STREAM, n, WT_STR(""));
	write_file(m, ONE_STREAM);
	assert_int_equal(cut(m, false, 1, none), 0);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test_setup_teardown(
			parts_give_what_the_whole_gives, open_made, close_made),
		cmocka_unit_test_setup_teardown(
			a_beginning_that_is_none_is_found_out, open_made, close_made),
		cmocka_unit_test_setup_teardown(
			what_is_damaged_is_damaged_however_it_is_cut, open_made, close_made),
		cmocka_unit_test_setup_teardown(
			a_revisit_leads_to_its_record, open_made, close_made),
		cmocka_unit_test_setup_teardown(
			places_to_cut_are_where_records_begin, open_made, close_made),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}

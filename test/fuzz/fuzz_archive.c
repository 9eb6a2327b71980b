/*
 * fuzz_archive.c - whatever the bytes of an archive: every record's content lies in the window,
 * offsets never go backwards, every fault has words, and the walk ends.
 *
 * The bytes are read as they are, so that gzip and zstd are met too, and once more from
 * within, as a part of a file is.
 */
#include "fuzz.h"

#include <stdio.h>
#include <unistd.h>

#include "capture/archive.h"

static void
check(const struct wt_stream *s, const struct wt_record *r, size_t size)
{
	struct wt_str window = wt_stream_view(s);
	promise(r->content.ptr >= window.ptr &&
		r->content.ptr + r->content.len <= window.ptr + window.len);
	promise(r->content.len <= WT_RECORD_MAX);
	promise(r->url.len <= WT_RECORD_HEAD && r->offset <= size);
}

static void
walk(struct wt_archive *a, size_t size)
{
	uint64_t last = 0;
	for (size_t steps = 0;; steps++) {
		struct wt_record r;
		struct wt_fault f = { 0 };
		int got = wt_archive_next(a, &r, &f);
		promise(steps <= 64 + 64 * size);
		promise(got > 0 || got == 0 || (f.code != WARTA_OK && f.text[0]));
		if (got == 0)
			break;
		promise(a->last >= last);
		last = a->last;
		if (got == 1)
			check(a->stream, &r, size);
	}
}

static void
walk_pipe(int fd, size_t size)
{
	struct wt_stream s;
	struct wt_archive a;
	promise(wt_stream_open(&s, fd, 0) == WARTA_OK);
	struct wt_str head = wt_stream_peek(&s);
	wt_archive_begin(&a, &s, wt_looks_arc(head));
	walk(&a, size);
	wt_stream_close(&s);
}

/* From anywhere on, as a part of a file is read. */
static void
walk_part(const uint8_t *data, size_t size)
{
	struct wt_stream s;
	struct wt_archive a;
	size_t cut = data[size - 1] * size / 256;
	struct wt_str part = { (const char *)data + cut, size - cut };
	promise(wt_stream_open_bytes(&s, part) == WARTA_OK);
	s.packing = data[0] == 0x1f ? WT_PACKED_GZIP : WT_PACKED_NOT;
	wt_archive_begin(&a, &s, data[0] == 'f');
	if (wt_archive_seek(&a, part.len)) {
		promise(wt_stream_where(&s) < part.len && wt_stream_view(&s).len > 0);
		walk(&a, part.len);
	}
	wt_stream_close(&s);
}

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	int ends[2];
	if (size > 60000) /* what a pipe holds */
		return 0;
	promise(pipe(ends) == 0);
	promise(size == 0 || write(ends[1], data, size) == (ssize_t)size);
	promise(close(ends[1]) == 0);
	walk_pipe(ends[0], size);
	(void)close(ends[0]);
	if (size)
		walk_part(data, size);
	return 0;
}

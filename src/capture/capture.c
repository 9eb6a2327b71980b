/*
 * capture.c - gives the pages of inputs, one after another.
 *
 * An input is unpacked where it is packed, and told by its first bytes (kind.h): one
 * text, a page of the web, JSON Lines, or an archive with a page a record.
 */
#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/utf8.h"
#include "capture/jsonl.h"
#include "capture/kind.h"
#include "capture/lines.h"
#include "capture/maker.h"
#include "capture/paths.h"

struct wt_capture {
	struct wt_paths paths;
	int fd; /* the open file, -1 for none */
	struct wt_stream stream;
	struct wt_lines lines;
	struct wt_archive archive;
	struct wt_pending *source; /* its path */
	enum wt_input_kind kind;
	uint32_t pages; /* given from it */
	struct wt_buf line;
	struct wt_jsonl json;
	struct wt_maker maker;
	struct wt_buf id;
	struct wt_capture_counts counts;
	uint64_t done; /* bytes of files that are closed */
	const volatile sig_atomic_t *stop;
};

static void
complain_of(struct wt_capture *c, int code, const char *what)
{
	struct wt_fault f = { 0 };
	(void)wt_fail(&f, code, 0, "%s: %s", c->source->path[0] ? c->source->path : "''", what);
	if (c->paths.complain)
		c->paths.complain(c->paths.context, &f);
}

int
wt_capture_open(struct wt_capture **capture, const char *const *paths, size_t n,
	wt_capture_complaint *complain, void *context)
{
	struct wt_capture *c = calloc(1, sizeof *c);
	*capture = c;
	if (!c)
		return WARTA_ENOMEM;
	c->paths = (struct wt_paths){
		.named = paths, .n_named = n, .complain = complain, .context = context
	};
	c->maker.counts = &c->counts;
	c->fd = -1;
	return WARTA_OK;
}

void
wt_capture_stop(struct wt_capture *c, const volatile sig_atomic_t *stop)
{
	c->stop = stop;
}

void
wt_capture_gate(struct wt_capture *c, const struct wt_gate *gate)
{
	c->maker.gate = gate;
}

void
wt_capture_counted(const struct wt_capture *c, struct wt_capture_counts *counts)
{
	*counts = c->counts;
}

static void
close_file(struct wt_capture *c)
{
	if (c->fd < 0)
		return;
	c->done += wt_stream_done(&c->stream);
	wt_stream_close(&c->stream);
	if (c->fd != STDIN_FILENO)
		(void)close(c->fd);
	c->fd = -1;
	free(c->source);
	c->source = NULL;
}

void
wt_capture_close(struct wt_capture *c)
{
	if (!c)
		return;
	close_file(c);
	wt_paths_release(&c->paths);
	wt_buf_release(&c->line);
	wt_buf_release(&c->id);
	wt_jsonl_release(&c->json);
	wt_maker_release(&c->maker);
	free(c);
}

void
wt_capture_progress(const struct wt_capture *c, uint64_t *done, uint64_t *all)
{
	*done = c->done + (c->fd >= 0 ? wt_stream_done(&c->stream) : 0);
	*all = 0;
}

/* --- files ------------------------------------------------------------------------------------ */

static const char *
why_not(const struct stat *st)
{
	return S_ISREG(st->st_mode) || S_ISFIFO(st->st_mode) || S_ISCHR(st->st_mode)
		       ? NULL
		       : "no file that can be read";
}

static bool
open_file(struct wt_capture *c)
{
	struct stat st;
	const char *path = c->source->path;
	bool standard = strcmp(path, "-") == 0;
	int fd = standard ? STDIN_FILENO : open(path, O_RDONLY | O_CLOEXEC);
	const char *reason = fd < 0 || fstat(fd, &st) != 0 ? strerror(errno) : NULL;
	if (!reason && !standard)
		reason = why_not(&st);
	if (!reason && wt_stream_open(&c->stream, fd, 0) != WARTA_OK) {
		reason = "out of memory";
		c->paths.failed = true;
	}
	if (reason) {
		complain_of(c, WARTA_EIO, reason);
		if (fd >= 0 && !standard)
			(void)close(fd);
		return false;
	}
	c->stream.stop = c->stop;
	c->lines = (struct wt_lines){ &c->stream, 2 * WT_PAGE_MAX, 0 };
	c->fd = fd;
	c->pages = 0;
	return true;
}

/* What broke the stream off, as far as the rest of the file counts; told once. */
static bool
complain_of_damage(struct wt_capture *c)
{
	enum wt_damage d = c->stream.damage;
	if (d == WT_SOUND)
		return false;
	if (d == WT_IO)
		complain_of(c, WARTA_EIO, strerror(c->stream.error));
	else
		complain_of(c, WARTA_EFORMAT, wt_damage_words(d));
	return true;
}

/* Decides what the open file is; false where it is nothing to read. */
static bool
tell_kind(struct wt_capture *c)
{
	struct wt_str head = wt_stream_peek(&c->stream);
	const char *why = NULL;
	if (wt_str_trim(head).len == 0) {
		if (!complain_of_damage(c))
			complain_of(c, WARTA_EFORMAT, head.len ? "holds only blanks" : "is empty");
		return false;
	}
	c->kind = wt_input_kind(head, wt_str_of(c->source->path), &why);
	if (c->kind == WT_INPUT_NOTHING)
		complain_of(c, WARTA_EFORMAT, why);
	if (c->kind == WT_INPUT_WARC || c->kind == WT_INPUT_ARC)
		wt_archive_begin(&c->archive, &c->stream, c->kind == WT_INPUT_ARC);
	return c->kind != WT_INPUT_NOTHING;
}

static bool
next_file(struct wt_capture *c)
{
	while ((c->source = wt_paths_next(&c->paths)) != NULL) {
		if (open_file(c) && tell_kind(c))
			return true;
		if (c->fd >= 0)
			close_file(c);
		else
			free(c->source);
		c->source = NULL;
	}
	return false;
}

/* --- pages ------------------------------------------------------------------------------------ */

/* The file name without folders and ending; "stdin" for standard input. */
static struct wt_str
id_of_path(const char *path)
{
	if (strcmp(path, "-") == 0)
		return WT_STR("stdin");
	const char *slash = strrchr(path, '/'), *name = slash ? slash + 1 : path;
	struct wt_str id = wt_str_of(name);
	if (wt_str_ends(id, WT_STR(".gz")))
		id.len -= 3;
	size_t dot = id.len;
	while (dot > 0 && id.ptr[dot - 1] != '.')
		dot--;
	id.len = dot > 1 ? dot - 1 : id.len;
	return id;
}

static void
tell(struct wt_capture *c, const struct wt_fault *f)
{
	if (c->paths.complain)
		c->paths.complain(c->paths.context, f);
}

static void
complain_size(struct wt_capture *c)
{
	struct wt_fault f = { 0 };
	(void)wt_fail(&f, WARTA_ETOOBIG, 0,
		"%s: over %zu MB for one article; split it, or give one article a line as "
		"JSON Lines",
		c->source->path, WT_PAGE_PARSED >> 20);
	tell(c, &f);
}

/* The whole rest of the file into c->line. */
static bool
read_rest(struct wt_capture *c)
{
	struct wt_buf *line = &c->id;
	wt_buf_clear(&c->line);
	for (;;) {
		enum wt_line got = wt_lines_next(&c->lines, line);
		if (got == WT_LINE_END)
			break;
		if (got == WT_LINE_TOO_LONG || c->line.len + line->len + 1 > WT_PAGE_PARSED) {
			complain_size(c);
			return false;
		}
		wt_buf_str(&c->line, wt_buf_view(line));
		wt_buf_char(&c->line, '\n');
	}
	return !complain_of_damage(c) && !c->line.failed;
}

/* The text that c->line holds, decoded. */
static bool
decode_page(struct wt_capture *c, struct wt_page *page)
{
	if (wt_charset_decode(&c->maker.charset, wt_buf_view(&c->line), WT_STR("")) != WARTA_OK)
		return false;
	page->text = wt_buf_view(&c->maker.charset.text);
	if (page->text.len > WT_PAGE_PARSED) {
		complain_size(c);
		return false;
	}
	page->charset = wt_str_of(c->maker.charset.name);
	page->bad_bytes = c->maker.charset.bad_bytes;
	page->kind = wt_looks_html(page->text) ? WT_PAGE_HTML : WT_PAGE_TEXT;
	return true;
}

/* The whole rest of the file as one text or page. */
static bool
text_page(struct wt_capture *c, struct wt_page *page)
{
	if (!read_rest(c) || !wt_maker_admits(&c->maker, wt_buf_view(&c->line), WT_CHOICE_NAMED))
		return false;
	*page = (struct wt_page){ .kind = WT_PAGE_TEXT,
		.source = wt_str_of(c->source->path),
		.id = id_of_path(c->source->path),
		.published = { { 0, 0, 0 }, WT_MINUTE_NONE, WT_ZONE_NONE } };
	if (c->kind == WT_INPUT_ENCODED)
		return decode_page(c, page);
	page->bad_bytes = wt_utf8_clean(c->line.ptr, c->line.len);
	page->text = wt_buf_view(&c->line);
	return true;
}

uint32_t
wt_capture_raw(const struct wt_capture *c, uint32_t offset)
{
	return c->kind == WT_INPUT_ENCODED || c->kind == WT_INPUT_WARC || c->kind == WT_INPUT_ARC
		       ? wt_charset_raw(&c->maker.charset, offset)
		       : offset;
}

static void
complain_line(struct wt_capture *c, const char *what)
{
	struct wt_fault f = { 0 };
	(void)wt_fail(&f, WARTA_EFORMAT, c->lines.number, "%s:%u: %s", c->source->path,
		c->lines.number, what);
	tell(c, &f);
}

/* The next line that is an article; false at the end of the file. */
static bool
json_page(struct wt_capture *c, struct wt_page *page)
{
	for (;;) {
		struct wt_fault f = { 0 };
		enum wt_line got = wt_lines_next(&c->lines, &c->line);
		if (got == WT_LINE_END) {
			(void)complain_of_damage(c);
			return false;
		}
		if (got == WT_LINE_TOO_LONG) {
			complain_line(c, "the line is too long");
			continue;
		}
		if (wt_str_trim(wt_buf_view(&c->line)).len == 0)
			continue;
		int code = wt_jsonl_read(&c->json, wt_buf_view(&c->line), page, &f);
		if (f.code != WARTA_OK)
			complain_line(c, f.text);
		if (code != WARTA_OK || !wt_maker_admits(&c->maker, page->text, WT_CHOICE_NAMED))
			continue;
		page->source = wt_str_of(c->source->path);
		page->line = c->lines.number;
		return true;
	}
}

/* "FILE: at byte N: what is wrong" */
static void
complain_record(struct wt_capture *c, const struct wt_fault *what)
{
	struct wt_fault f = { 0 };
	(void)wt_fail(&f, what->code, 0, "%s: at byte %llu: %s", c->source->path,
		(unsigned long long)c->archive.last, what->text);
	c->counts.damaged++;
	tell(c, &f);
}

/* The next record that is a page to be read; false at the end of the archive. */
static bool
archive_page(struct wt_capture *c, struct wt_page *page)
{
	for (;;) {
		struct wt_record record;
		struct wt_fault f = { 0 };
		int got = wt_archive_next(&c->archive, &record, &f);
		if (got == 0 || (c->stop && *c->stop))
			return false;
		if (f.code != WARTA_OK)
			complain_record(c, &f);
		if (got < 0)
			continue;
		f = (struct wt_fault){ 0 };
		int made = wt_maker_record(&c->maker, &record, page, &f);
		if (made < 0)
			complain_record(c, &f);
		if (made <= 0)
			continue;
		page->source = wt_str_of(c->source->path);
		return true;
	}
}

static bool
page_of_file(struct wt_capture *c, struct wt_page *page)
{
	switch (c->kind) {
	case WT_INPUT_JSONL:
		return json_page(c, page);
	case WT_INPUT_WARC:
	case WT_INPUT_ARC:
		return archive_page(c, page);
	default:
		return c->pages == 0 && text_page(c, page);
	}
}

int
wt_capture_next(struct wt_capture *c, struct wt_page *page)
{
	for (;;) {
		if (c->fd < 0 && !next_file(c))
			return 0;
		if (page_of_file(c, page)) {
			c->pages++;
			return 1;
		}
		close_file(c);
	}
}

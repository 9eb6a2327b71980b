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

#include "capture/input.h"

void
wt_input_tell(struct wt_capture *c, const struct wt_fault *f)
{
	if (c->paths.complain)
		c->paths.complain(c->paths.context, f);
}

void
wt_input_complain(struct wt_capture *c, int code, const char *what)
{
	struct wt_fault f = { 0 };
	(void)wt_fail(&f, code, 0, "%s: %s", c->source->path[0] ? c->source->path : "''", what);
	wt_input_tell(c, &f);
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
wt_capture_remember(struct wt_capture *c, const struct wt_memory *memory)
{
	c->memory = memory;
}

void
wt_capture_web(struct wt_capture *c, struct wt_fetch *fetch)
{
	c->fetch = fetch;
}

void
wt_capture_counted(const struct wt_capture *c, struct wt_capture_counts *counts)
{
	*counts = c->counts;
}

static void
close_file(struct wt_capture *c)
{
	if (!c->open)
		return;
	c->done += wt_stream_done(&c->stream);
	wt_stream_close(&c->stream);
	if (c->fd > STDIN_FILENO)
		(void)close(c->fd);
	c->fd = -1;
	c->open = false;
	wt_buf_clear(&c->url);
	wt_buf_clear(&c->charset);
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
	wt_feed_release(&c->feed);
	wt_buf_release(&c->place_key);
	wt_buf_release(&c->url);
	wt_buf_release(&c->charset);
	wt_buf_release(&c->key);
	free(c);
}

void
wt_capture_progress(const struct wt_capture *c, uint64_t *done, uint64_t *all)
{
	*done = c->done + (c->open ? wt_stream_done(&c->stream) : 0);
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
		wt_input_complain(c, WARTA_EIO, reason);
		if (fd >= 0 && !standard)
			(void)close(fd);
		return false;
	}
	c->stream.stop = c->stop;
	c->fd = fd;
	c->open = true;
	return true;
}

bool
wt_input_damaged(struct wt_capture *c)
{
	enum wt_damage d = c->stream.damage;
	if (d == WT_SOUND)
		return false;
	if (d == WT_IO)
		wt_input_complain(c, WARTA_EIO, strerror(c->stream.error));
	else
		wt_input_complain(c, WARTA_EFORMAT, wt_damage_words(d));
	return true;
}

/* Decides what the open file is; false where it is nothing to read. */
static bool
tell_kind(struct wt_capture *c)
{
	struct wt_str head = wt_stream_peek(&c->stream);
	const char *why = NULL;
	if (wt_str_trim(head).len == 0) {
		if (!wt_input_damaged(c))
			wt_input_complain(
				c, WARTA_EFORMAT, head.len ? "holds only blanks" : "is empty");
		return false;
	}
	c->kind = wt_input_kind(head, wt_str_of(c->source->path), &why);
	if (wt_wide_xml(head) && c->charset.len == 0)
		wt_buf_cstr(&c->charset, wt_wide_xml(head));
	if (c->kind == WT_INPUT_NOTHING)
		wt_input_complain(c, WARTA_EFORMAT, why);
	c->lines = (struct wt_lines){ &c->stream, 2 * WT_PAGE_MAX, 0 };
	c->pages = 0;
	c->feed_read = false;
	if (c->kind == WT_INPUT_WARC || c->kind == WT_INPUT_ARC)
		return wt_records_begin(c);
	return c->kind != WT_INPUT_NOTHING;
}

static bool
next_file(struct wt_capture *c)
{
	while ((c->source = wt_paths_next(&c->paths)) != NULL) {
		bool there = wt_is_address(c->source->path) ? wt_follow_open(c) : open_file(c);
		if (there && tell_kind(c))
			return true;
		if (c->open)
			close_file(c);
		else
			free(c->source);
		c->source = NULL;
	}
	return false;
}

/* --- pages ------------------------------------------------------------------------------------ */

static void
complain_size(struct wt_capture *c, size_t most)
{
	struct wt_fault f = { 0 };
	(void)wt_fail(&f, WARTA_ETOOBIG, 0,
		"%s: over %zu MB for one article; split it, or give one article a line as "
		"JSON Lines",
		c->source->path, most >> 20);
	wt_input_tell(c, &f);
}

bool
wt_input_rest(struct wt_capture *c, size_t most)
{
	struct wt_buf *line = &c->id;
	wt_buf_clear(&c->line);
	for (;;) {
		enum wt_line got = wt_lines_next(&c->lines, line);
		if (got == WT_LINE_END)
			break;
		if (got == WT_LINE_TOO_LONG || c->line.len + line->len + 1 > most) {
			complain_size(c, most);
			return false;
		}
		wt_buf_str(&c->line, wt_buf_view(line));
		wt_buf_char(&c->line, '\n');
	}
	return !wt_input_damaged(c) && !c->line.failed;
}

uint32_t
wt_capture_raw(const struct wt_capture *c, uint32_t offset)
{
	return c->kind != WT_INPUT_TEXT && c->kind != WT_INPUT_JSONL
		       ? wt_charset_raw(&c->maker.charset, offset)
		       : offset;
}

static bool
page_of_file(struct wt_capture *c, struct wt_page *page)
{
	switch (c->kind) {
	case WT_INPUT_JSONL:
		return wt_lines_page(c, page);
	case WT_INPUT_WARC:
	case WT_INPUT_ARC:
		return wt_records_page(c, page);
	case WT_INPUT_XML_FEED:
	case WT_INPUT_JSON_FEED:
		return wt_feed_next(c, page);
	default:
		return wt_single_page(c, page);
	}
}

int
wt_capture_next(struct wt_capture *c, struct wt_page *page)
{
	for (;;) {
		if (!c->open && !next_file(c))
			return 0;
		if (page_of_file(c, page)) {
			c->pages++;
			return 1;
		}
		if (c->url.len)
			wt_follow_done(c);
		close_file(c);
	}
}

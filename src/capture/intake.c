/*
 * intake.c - tells what an input is by its first bytes (kind.h), and gives its pages.
 */
#include "capture/input.h"

#include <stdio.h>

void
wt_input_tell(struct wt_intake *c, const struct wt_fault *f)
{
	c->helper->tell(c->helper->context, f);
}

void
wt_input_complain(struct wt_intake *c, int code, const char *what)
{
	struct wt_fault f = { 0 };
	(void)wt_fail(&f, code, 0, "%.*s: %s", WT_FMT(wt_path_said(c->job.path)), what);
	wt_input_tell(c, &f);
}

void
wt_input_pulse(struct wt_intake *c, uint64_t at, uint64_t length, uint64_t number)
{
	if (c->helper->pulse)
		c->helper->pulse(c->helper->context, at, length, number, wt_intake_done(c));
}

void
wt_intake_init(struct wt_intake *c, const struct wt_helper *helper, const struct wt_gate *gate,
	struct wt_capture_counts *counts)
{
	*c = (struct wt_intake){ .helper = helper, .counts = counts };
	c->maker.gate = gate;
	c->maker.counts = counts;
}

static void
close_input(struct wt_intake *c)
{
	if (!c->open)
		return;
	wt_stream_close(&c->stream);
	wt_stream_close(&c->earlier);
	c->open = false;
}

void
wt_intake_release(struct wt_intake *c)
{
	close_input(c);
	wt_buf_release(&c->line);
	wt_buf_release(&c->id);
	wt_buf_release(&c->key);
	wt_buf_release(&c->charset);
	wt_jsonl_release(&c->json);
	wt_maker_release(&c->maker);
	wt_feed_release(&c->feed);
}

uint64_t
wt_intake_done(const struct wt_intake *c)
{
	return c->open ? wt_stream_done(&c->stream) : 0;
}

/* --- what it is ------------------------------------------------------------------------------- */

bool
wt_input_damaged(struct wt_intake *c)
{
	enum wt_damage d = c->stream.damage;
	if (d == WT_SOUND)
		return false;
	if (d == WT_IO)
		wt_input_complain(c, WARTA_EIO, strerror(c->stream.error));
	else if (d == WT_CUT)
		wt_input_complain(c, WARTA_EFORMAT, "is cut off: it ends within what it packs");
	else
		wt_input_complain(c, WARTA_EFORMAT, wt_damage_words(d));
	return true;
}

/* Decides what the open input is; false where it is nothing to read. */
static bool
tell_kind(struct wt_intake *c)
{
	struct wt_str head = wt_stream_peek(&c->stream);
	const char *why = NULL;
	if (wt_str_trim(head).len == 0) {
		if (!wt_input_damaged(c))
			wt_input_complain(
				c, WARTA_EFORMAT, head.len ? "holds only blanks" : "is empty");
		return false;
	}
	if (c->kind == WT_INPUT_NOTHING)
		c->kind = wt_input_kind(head, c->job.path, &why);
	if (wt_wide_xml(head) && c->job.charset.len == 0)
		c->job.charset = wt_str_of(wt_wide_xml(head));
	if (c->kind == WT_INPUT_NOTHING)
		wt_input_complain(c, WARTA_EFORMAT, why);
	return c->kind != WT_INPUT_NOTHING;
}

static int
open_stream(struct wt_intake *c, uint64_t from)
{
	const struct wt_job *job = &c->job;
	int code = job->fd < 0 ? wt_stream_open_bytes(&c->stream, job->bytes)
			       : wt_stream_open(&c->stream, job->fd, from);
	if (code != WARTA_OK) {
		wt_input_complain(c, WARTA_ENOMEM, "out of memory");
		return code;
	}
	c->open = true;
	c->stream.regular = job->regular;
	c->stream.stop = c->stop;
	if (!job->regular && job->fd >= 0 && c->helper->wait) {
		c->stream.wait = c->helper->wait;
		c->stream.wait_context = c->helper->context;
	}
	return WARTA_OK;
}

static bool
is_archive(enum wt_input_kind kind)
{
	return kind == WT_INPUT_WARC || kind == WT_INPUT_ARC;
}

/* From `from` on, of the kind that the input's beginning told, or its first part. */
static bool
begin_archive(struct wt_intake *c)
{
	enum wt_packing packing = c->open ? c->stream.packing : c->job.packing;
	bool anew = c->job.from > 0 || !c->open;
	if (anew) {
		wt_stream_close(&c->stream);
		c->open = false;
		if (open_stream(c, c->job.from) != WARTA_OK)
			return false;
		c->stream.packing = packing;
	}
	return wt_records_begin(c);
}

/* Lines from `lines_from` on. */
static bool
begin_lines(struct wt_intake *c)
{
	if (c->kind == WT_INPUT_JSONL && c->job.lines_from) {
		wt_stream_close(&c->stream);
		c->open = false;
		if (open_stream(c, c->job.lines_from) != WARTA_OK)
			return false;
	}
	c->lines = (struct wt_lines){ &c->stream, 2 * WT_PAGE_MAX, (uint32_t)c->job.lines };
	return true;
}

bool
wt_intake_begin(struct wt_intake *c, const struct wt_job *job)
{
	close_input(c);
	c->job = *job;
	c->end = (struct wt_intake_end){ .next = WT_TO_END };
	c->kind = job->kind;
	c->pages = 0;
	c->behind = 0;
	c->feed_read = false;
	if (is_archive(c->kind))
		return begin_archive(c);
	if (open_stream(c, 0) != WARTA_OK || !tell_kind(c))
		return false;
	if (is_archive(c->kind))
		return begin_archive(c);
	return begin_lines(c);
}

/* --- pages ------------------------------------------------------------------------------------ */

static void
complain_size(struct wt_intake *c, size_t most)
{
	struct wt_fault f = { 0 };
	(void)wt_fail(&f, WARTA_ETOOBIG, 0,
		"%.*s: over %zu MB for one article; split it, or give one article a line as "
		"JSON Lines",
		WT_FMT(wt_path_said(c->job.path)), most >> 20);
	wt_input_tell(c, &f);
}

/* A line that the end cuts off is ended; letters of two bytes are left as they are. */
static void
end_line(struct wt_buf *b)
{
	if (b->len && b->ptr[b->len - 1] != '\n' && !wt_charset_wide(wt_buf_view(b)))
		wt_buf_char(b, '\n');
}

bool
wt_input_rest(struct wt_intake *c, size_t most)
{
	wt_buf_clear(&c->line);
	while (wt_stream_need(&c->stream, 1)) {
		struct wt_str v = wt_stream_view(&c->stream);
		if (c->line.len + v.len > most) {
			complain_size(c, most);
			return false;
		}
		wt_buf_str(&c->line, v);
		wt_stream_take(&c->stream, v.len);
	}
	end_line(&c->line);
	return !wt_input_damaged(c) && !c->line.failed;
}

static bool
page_of_input(struct wt_intake *c, struct wt_page *page)
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
wt_intake_next(struct wt_intake *c, struct wt_page *page)
{
	if (!c->open || !page_of_input(c, page))
		return 0;
	c->pages++;
	return 1;
}

void
wt_intake_end(struct wt_intake *c, struct wt_intake_end *end)
{
	*end = c->end;
	end->done = wt_intake_done(c);
	close_input(c);
}

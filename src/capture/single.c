/*
 * single.c - inputs that are one article, and lines of JSON that are one each.
 */
#include "base/utf8.h"
#include "capture/input.h"

/* The file name without folders and ending; "stdin" for standard input. */
static struct wt_str
id_of_path(struct wt_str path)
{
	size_t at = path.len;
	if (wt_str_is(path, "-"))
		return WT_STR("stdin");
	while (at > 0 && path.ptr[at - 1] != '/')
		at--;
	struct wt_str id = { path.ptr + at, path.len - at };
	if (wt_str_ends(id, WT_STR(".gz")))
		id.len -= 3;
	size_t dot = id.len;
	while (dot > 0 && id.ptr[dot - 1] != '.')
		dot--;
	id.len = dot > 1 ? dot - 1 : id.len;
	return id;
}

/* The text that c->line holds, decoded. */
static bool
decode_page(struct wt_intake *c, struct wt_page *page)
{
	if (wt_charset_decode(&c->maker.charset, wt_buf_view(&c->line), c->job.charset) != WARTA_OK)
		return false;
	wt_maker_decoded(&c->maker, page);
	if (page->text.len > WT_PAGE_PARSED) {
		wt_input_complain(c, WARTA_ETOOBIG, "too long for one article");
		return false;
	}
	page->kind = wt_looks_html(page->text) ? WT_PAGE_HTML : WT_PAGE_TEXT;
	return true;
}

/* The whole rest of the input as one text or page. */
bool
wt_single_page(struct wt_intake *c, struct wt_page *page)
{
	if (c->pages > 0 || c->job.skip > 0)
		return false;
	wt_input_pulse(c, 0, 0, 1);
	if (!wt_input_rest(c, WT_PAGE_PARSED) ||
		!wt_maker_admits(&c->maker, wt_buf_view(&c->line), WT_CHOICE_NAMED))
		return false;
	*page = (struct wt_page){ .kind = WT_PAGE_TEXT,
		.source = c->job.path,
		.id = c->job.url.len ? c->job.url : id_of_path(c->job.path),
		.url = c->job.url,
		.published = { { 0, 0, 0 }, WT_MINUTE_NONE, WT_ZONE_NONE } };
	if (c->kind == WT_INPUT_ENCODED)
		return decode_page(c, page);
	page->bad_bytes = wt_utf8_clean(c->line.ptr, c->line.len);
	page->text = wt_buf_view(&c->line);
	return true;
}

static void
complain_line(struct wt_intake *c, const char *what)
{
	struct wt_fault f = { 0 };
	(void)wt_fail(&f, WARTA_EFORMAT, c->lines.number, "%.*s:%u: %s",
		WT_FMT(wt_path_said(c->job.path)), c->lines.number, what);
	wt_input_tell(c, &f);
}

/* The next line that is an article; false at the end of the file. */
bool
wt_lines_page(struct wt_intake *c, struct wt_page *page)
{
	for (;;) {
		struct wt_fault f = { 0 };
		if (c->job.lines_to && wt_stream_where(&c->stream) >= c->job.lines_to)
			return false;
		enum wt_line got = wt_lines_next(&c->lines, &c->line);
		if (got == WT_LINE_END) {
			(void)wt_input_damaged(c);
			return false;
		}
		if (got == WT_LINE_TOO_LONG) {
			complain_line(c, "the line is too long");
			continue;
		}
		if (wt_str_trim(wt_buf_view(&c->line)).len == 0 || c->lines.number <= c->job.skip)
			continue;
		wt_input_pulse(c, 0, 0, c->lines.number);
		int code = wt_jsonl_read(&c->json, wt_buf_view(&c->line), page, &f);
		if (f.code != WARTA_OK)
			complain_line(c, f.text);
		if (code != WARTA_OK || !wt_maker_admits(&c->maker, page->text, WT_CHOICE_NAMED))
			continue;
		page->source = c->job.path;
		page->line = c->lines.number;
		return true;
	}
}

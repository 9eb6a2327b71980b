/*
 * single.c - inputs that are one article, and lines of JSON that are one each.
 */
#include "base/utf8.h"
#include "capture/input.h"

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

/* The text that c->line holds, decoded. */
static bool
decode_page(struct wt_capture *c, struct wt_page *page)
{
	if (wt_charset_decode(&c->maker.charset, wt_buf_view(&c->line), wt_buf_view(&c->charset)) !=
		WARTA_OK)
		return false;
	page->text = wt_buf_view(&c->maker.charset.text);
	if (page->text.len > WT_PAGE_PARSED) {
		wt_input_complain(c, WARTA_ETOOBIG, "too long for one article");
		return false;
	}
	page->charset = wt_str_of(c->maker.charset.name);
	page->bad_bytes = c->maker.charset.bad_bytes;
	page->kind = wt_looks_html(page->text) ? WT_PAGE_HTML : WT_PAGE_TEXT;
	return true;
}

/* The whole rest of the input as one text or page. */
bool
wt_single_page(struct wt_capture *c, struct wt_page *page)
{
	if (c->pages > 0 || !wt_input_rest(c, WT_PAGE_PARSED) ||
		!wt_maker_admits(&c->maker, wt_buf_view(&c->line), WT_CHOICE_NAMED))
		return false;
	*page = (struct wt_page){ .kind = WT_PAGE_TEXT,
		.source = wt_str_of(c->source->path),
		.id = c->url.len ? wt_buf_view(&c->url) : id_of_path(c->source->path),
		.url = wt_buf_view(&c->url),
		.published = { { 0, 0, 0 }, WT_MINUTE_NONE, WT_ZONE_NONE } };
	if (c->kind == WT_INPUT_ENCODED)
		return decode_page(c, page);
	page->bad_bytes = wt_utf8_clean(c->line.ptr, c->line.len);
	page->text = wt_buf_view(&c->line);
	return true;
}

static void
complain_line(struct wt_capture *c, const char *what)
{
	struct wt_fault f = { 0 };
	(void)wt_fail(&f, WARTA_EFORMAT, c->lines.number, "%s:%u: %s", c->source->path,
		c->lines.number, what);
	wt_input_tell(c, &f);
}

/* The next line that is an article; false at the end of the file. */
bool
wt_lines_page(struct wt_capture *c, struct wt_page *page)
{
	for (;;) {
		struct wt_fault f = { 0 };
		enum wt_line got = wt_lines_next(&c->lines, &c->line);
		if (got == WT_LINE_END) {
			(void)wt_input_damaged(c);
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

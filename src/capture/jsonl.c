/*
 * jsonl.c - see jsonl.h.
 */
#include "capture/jsonl.h"

#include "base/utf8.h"

void
wt_jsonl_release(struct wt_jsonl *j)
{
	if (j->line)
		json_decref(j->line);
	j->line = NULL;
	wt_buf_release(&j->text);
}

/* A string member; false where it is there but no string. */
static bool
member(const json_t *line, const char *key, struct wt_str *out)
{
	const json_t *v = json_object_get(line, key);
	*out = (struct wt_str){ "", 0 };
	if (!v || json_is_null(v))
		return true;
	if (!json_is_string(v))
		return false;
	*out = (struct wt_str){ json_string_value(v), json_string_length(v) };
	return true;
}

static int
read_members(const json_t *line, struct wt_page *page, struct wt_str *published, struct wt_fault *f)
{
	const struct {
		const char *key;
		struct wt_str *to;
	} members[] = { { "id", &page->id }, { "url", &page->url }, { "outlet", &page->outlet },
		{ "title", &page->title }, { "published", published }, { "text", &page->text } };
	for (size_t i = 0; i < sizeof members / sizeof members[0]; i++)
		if (!member(line, members[i].key, members[i].to))
			return wt_fail(f, WARTA_EFORMAT, 0, "'%s' is no string", members[i].key);
	if (page->id.len == 0)
		page->id = page->url;
	if (page->id.len == 0)
		return wt_fail(f, WARTA_EFORMAT, 0, "the line lacks 'id' (and 'url')");
	if (wt_str_trim(page->text).len == 0)
		return wt_fail(f, WARTA_EFORMAT, 0, "the line lacks 'text'");
	if (page->text.len > WT_PAGE_PARSED)
		return wt_fail(
			f, WARTA_ETOOBIG, 0, "the text is over %zu MB", WT_PAGE_PARSED >> 20);
	return WARTA_OK;
}

int
wt_jsonl_read(struct wt_jsonl *j, struct wt_str line, struct wt_page *page, struct wt_fault *f)
{
	json_error_t error;
	struct wt_str published = { "", 0 };
	if (j->line)
		json_decref(j->line);
	j->line = json_loadb(line.ptr, line.len, JSON_REJECT_DUPLICATES, &error);
	if (!j->line)
		return wt_fail(
			f, WARTA_EFORMAT, 0, "not JSON: %s (column %d)", error.text, error.column);
	if (!json_is_object(j->line))
		return wt_fail(f, WARTA_EFORMAT, 0, "not a JSON object");
	memset(page, 0, sizeof *page);
	page->kind = WT_PAGE_JSON;
	int code = read_members(j->line, page, &published, f);
	if (code != WARTA_OK)
		return code;
	if (!wt_moment_parse(published, &page->published)) {
		page->published = (struct wt_moment){ { 0, 0, 0 }, WT_MINUTE_NONE, WT_ZONE_NONE };
		if (published.len)
			(void)wt_fail(f, WARTA_EFORMAT, 0, "'published' is no ISO 8601 date: %.*s",
				WT_FMT(published));
	}
	wt_buf_clear(&j->text);
	wt_buf_str(&j->text, page->text);
	if (j->text.failed)
		return wt_fail(f, WARTA_ENOMEM, 0, "out of memory");
	page->bad_bytes = wt_utf8_clean(j->text.ptr, j->text.len);
	page->text = wt_buf_view(&j->text);
	return WARTA_OK;
}

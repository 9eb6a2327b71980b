/*
 * fuzz_jsonl.c - whatever the bytes of a line: it is a page with an id and a clean text, or a fault
 * in words; the reader can be used again either way.
 */
#include "fuzz.h"

#include "base/utf8.h"
#include "capture/jsonl.h"

static void
check_page(const struct wt_page *page)
{
	promise(page->id.len > 0 && page->text.len > 0);
	promise(page->published.day.year == 0 || wt_day_valid(page->published.day));
	for (size_t at = 0; at < page->text.len;) {
		size_t len = wt_utf8_len(page->text.ptr + at, page->text.len - at);
		promise(len > 0 && page->text.ptr[at] != '\0');
		at += len;
	}
}

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	struct wt_jsonl j = { 0 };
	struct wt_str rest = { (const char *)data, size }, line;
	while (wt_str_split(&rest, '\n', &line)) {
		struct wt_fault f = { 0 };
		struct wt_page page;
		int code = wt_jsonl_read(&j, line, &page, &f);
		promise(code == WARTA_OK || (code < 0 && f.code == code && f.text[0]));
		if (code == WARTA_OK)
			check_page(&page);
	}
	wt_jsonl_release(&j);
	return 0;
}

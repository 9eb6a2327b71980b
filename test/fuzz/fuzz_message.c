/*
 * fuzz_message.c - whatever a reading child says: it is refused, or its fields are what they may
 * be, and it is written and read again as the same bytes.
 *
 * The first byte chooses the kind; jobs and answers are tried too.
 */
#include "fuzz.h"

#include <string.h>

#include "base/utf8.h"
#include "capture/message.h"

static void
check_text(struct wt_str s)
{
	for (size_t i = 0; i < s.len;) {
		size_t n = wt_utf8_len(s.ptr + i, s.len - i);
		promise(n > 0 && s.ptr[i] != '\0');
		i += n;
	}
}

static void
check_map(struct wt_str map)
{
	struct wt_anchor at = { 0, 0 }, before = at;
	for (; wt_map_next(&map, &at); before = at)
		promise(at.text >= before.text);
	for (uint32_t i = 0; i < 100; i += 7)
		(void)wt_map_span(map, (struct wt_span){ i, 2 * i }, &(struct wt_span){ 0, 0 });
}

static void
check_message(const struct wt_message *m)
{
	if (m->kind == WT_SAY_PAGE) {
		check_text(m->page.id);
		check_text(m->page.text);
		check_map(m->page.map);
	}
	if (m->kind == WT_SAY_FAULT)
		check_text(wt_str_of(m->fault.text));
	promise(m->given <= 3 && m->fault.code <= 0);
}

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	struct wt_message m;
	struct wt_job job;
	struct wt_answer answer;
	struct wt_buf again = { 0 };
	if (size < 1)
		return 0;
	enum wt_message_kind kind = (enum wt_message_kind)(data[0] % (WT_SAY_KINDS + 1));
	struct wt_str bytes = { (const char *)data + 1, size - 1 };
	if (wt_message_get(bytes, kind, &m)) {
		check_message(&m);
		wt_message_put(&again, &m);
		promise(again.len == WT_MESSAGE_HEAD + bytes.len);
	}
	(void)wt_job_get(bytes, &job);
	(void)wt_answer_get(bytes, kind, &answer);
	wt_buf_release(&again);
	return 0;
}

/*
 * whole_path.h - a reader and a document for tests that read texts by the whole path.
 */
#ifndef WT_TEST_WHOLE_PATH_H
#define WT_TEST_WHOLE_PATH_H

#include "test.h"

#include <stdlib.h>

#include "base/file.h"
#include "work/reader.h"

struct spec {
	struct wt_reader reader;
	struct wt_document doc;
	struct wt_buf notes; /* for what a test wants to remember */
};

static inline int
set_up(void **state)
{
	struct spec *x = calloc(1, sizeof *x);
	struct wt_fault f = { 0 };
	if (!x || wt_reader_open(&x->reader, NULL, NULL, &f) != WARTA_OK)
		return -1;
	wt_document_init(&x->doc);
	*state = x;
	return 0;
}

static inline int
tear_down(void **state)
{
	struct spec *x = *state;
	wt_document_release(&x->doc);
	wt_reader_close(&x->reader);
	wt_buf_release(&x->notes);
	free(x);
	return 0;
}

/* A file of cases, "> text" and below it "= what must come out", a line for each: `begin`, which
 * may be NULL, is called where a text begins; `holds` tells whether a line does and complains where
 * it does not. There must be more than `least` lines, and all must hold. */
static inline void
spec_holds(struct spec *x, const char *path, unsigned least,
	void (*begin)(struct spec *x, struct wt_str text),
	bool (*holds)(struct spec *x, struct wt_str text, struct wt_str wanted))
{
	struct wt_buf file = { 0 };
	struct wt_fault f = { 0 };
	struct wt_str text = { NULL, 0 }, line;
	unsigned cases = 0, wrong = 0;
	assert_int_equal(wt_file_read(path, (size_t)1 << 20, &file, &f), WARTA_OK);
	struct wt_str rest = wt_buf_view(&file);
	while (wt_str_split(&rest, '\n', &line)) {
		if (wt_str_starts(line, WT_STR("> "))) {
			text = (struct wt_str){ line.ptr + 2, line.len - 2 };
			if (begin)
				begin(x, text);
		}
		if (!wt_str_starts(line, WT_STR("= ")))
			continue;
		cases++;
		wrong += !holds(x, text, (struct wt_str){ line.ptr + 2, line.len - 2 });
	}
	wt_buf_release(&file);
	assert_true(cases > least);
	assert_int_equal(wrong, 0);
}

#endif

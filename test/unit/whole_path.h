/*
 * whole_path.h - a reader and a document for tests that read texts by the whole path.
 */
#ifndef WT_TEST_WHOLE_PATH_H
#define WT_TEST_WHOLE_PATH_H

#include "test.h"

#include <stdlib.h>

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

#endif

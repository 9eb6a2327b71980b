/*
 * jsonl.h - one line of JSON as a page: id url outlet title published text.
 */
#ifndef WT_CAPTURE_JSONL_H
#define WT_CAPTURE_JSONL_H

#include <jansson.h>

#include "base/buf.h"
#include "capture/page.h"

struct wt_jsonl {
	json_t *line;       /* the parsed line: the page's strings live in it */
	struct wt_buf text; /* a clean copy of its text */
};

/*
 * WARTA_OK and a page, valid until the next call.  Needs text and id (url serves as id).  A
 * `published` that is no ISO 8601 is told in *f although the page is good: its date is then
 * unknown.
 */
int wt_jsonl_read(struct wt_jsonl *j, struct wt_str line, struct wt_page *page, struct wt_fault *f);
void wt_jsonl_release(struct wt_jsonl *j);

#endif

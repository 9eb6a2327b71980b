/*
 * document.h - what is behind the public handles of reading.
 */
#ifndef WT_WORK_DOCUMENT_H
#define WT_WORK_DOCUMENT_H

#include "base/json.h"
#include "warta/warta.h"
#include "work/reader.h"

struct warta_reader {
	struct wt_reader rooms;
};

struct wt_note {
	uint32_t sentence;
	struct wt_span word;
	size_t text; /* offset in note_text, NUL-ended there */
};

struct warta_document {
	const struct warta_reader *reader;
	struct wt_document rooms;
	struct wt_page page; /* its strings lie in `bytes` */
	struct wt_buf bytes;
	struct wt_buf json;
	bool keep_notes;
	bool read; /* the rest is valid */
	struct wt_note *notes;
	uint32_t n_notes, cap_notes;
	struct wt_buf note_text;
};

/* Copies a page with all its strings into the document; WARTA_ENOMEM. */
int wt_document_take(struct warta_document *doc, const struct wt_page *page, struct wt_fault *f);
/* Reads the page that was taken. */
int wt_document_run(struct warta_document *doc, struct wt_fault *f);

/* A failure inside becomes one outside; gives its code. */
int wt_fault_give(struct warta_fault *to, const struct wt_fault *from, int code);
/* A list of names under a key; nothing where it is empty. */
void wt_json_credits(struct wt_json *j, const char *key, const struct wt_credit *list, uint32_t n);
/* The article as one JSON object; no line end.  The gazetteer knows families of outlets. */
void wt_article_print_json(
	struct wt_buf *out, const struct wt_gazetteer *gazetteer, const struct wt_article *article);

#endif

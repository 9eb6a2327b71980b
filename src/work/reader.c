/*
 * reader.c - the path of one document.
 */
#include "work/reader.h"

#include <stdlib.h>

#include "work/embedded.h"

static int
compile_now(struct wt_reader *r, const char *folder, struct wt_buf *errors, struct wt_str *bytes,
	struct wt_fault *f)
{
	struct wt_buf out = { 0 };
	int code = wt_lexicon_compile(folder, &out, errors, f);
	if (code == WARTA_OK) {
		size_t size = (out.len + 63) / 64 * 64;
		r->owned = aligned_alloc(64, size);
		if (r->owned) {
			memcpy(r->owned, out.ptr, out.len);
			*bytes = (struct wt_str){ r->owned, out.len };
		} else {
			code = wt_fail(f, WARTA_ENOMEM, 0, "out of memory");
		}
	}
	wt_buf_release(&out);
	return code;
}

int
wt_reader_open(struct wt_reader *r, const char *lexicon, struct wt_buf *errors, struct wt_fault *f)
{
	struct wt_str model = wt_embedded_grammar(), bytes = { NULL, 0 };
	struct wt_blob blob;
	*r = (struct wt_reader){ NULL, NULL, NULL, NULL };
	if (lexicon) {
		int code = compile_now(r, lexicon, errors, &bytes, f);
		if (code != WARTA_OK)
			return code;
	} else {
		bytes = wt_embedded_lexicon();
	}
	int code = wt_grammar_open(&r->grammar, model.ptr, model.len, f);
	if (code == WARTA_OK)
		code = wt_blob_open(&blob, bytes.ptr, bytes.len, f);
	if (code == WARTA_OK)
		code = wt_gazetteer_open(&r->gazetteer, &blob, f);
	if (code == WARTA_OK)
		code = wt_frames_open(&r->frames, &blob, f);
	if (code != WARTA_OK)
		wt_reader_close(r);
	return code;
}

void
wt_reader_close(struct wt_reader *r)
{
	if (r->frames)
		wt_frames_close(r->frames);
	if (r->gazetteer)
		wt_gazetteer_close(r->gazetteer);
	if (r->grammar)
		wt_grammar_close(r->grammar);
	free(r->owned);
	*r = (struct wt_reader){ NULL, NULL, NULL, NULL };
}

void
wt_document_init(struct wt_document *doc)
{
	memset(doc, 0, sizeof *doc);
	wt_arena_init(&doc->arena, WT_DOCUMENT_BUDGET);
}

void
wt_document_release(struct wt_document *doc)
{
	wt_arena_release(&doc->arena);
}

int
wt_reader_read(const struct wt_reader *r, const struct wt_page *page, struct wt_document *doc,
	wt_report_note *note, void *context, struct wt_fault *f)
{
	wt_arena_reset(&doc->arena);
	if (wt_arena_guard(&doc->arena) != 0)
		return wt_fail(f, WARTA_ENOMEM, 0, "%.*s: needs over %zu MB", WT_FMT(page->id),
			doc->arena.budget >> 20);
	wt_article_read(&doc->arena, page, &doc->article);
	struct wt_span *spans = WT_NEW(&doc->arena, struct wt_span, doc->article.n_paragraphs + 1);
	for (uint32_t i = 0; i < doc->article.n_paragraphs; i++)
		spans[i] = doc->article.paragraphs[i].span;
	wt_grammar_read(
		r->grammar, &doc->arena, page->text, spans, doc->article.n_paragraphs, &doc->text);
	wt_mention_read(r->gazetteer, &doc->arena, &doc->article, &doc->text, &doc->mentions);
	wt_report_read(r->frames, r->gazetteer, &doc->arena, &doc->article, &doc->text,
		&doc->mentions, &doc->claims, note, context);
	wt_arena_unguard(&doc->arena);
	return WARTA_OK;
}

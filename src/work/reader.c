/*
 * reader.c - the path of one document.
 */
#include "work/reader.h"

#include <stdio.h>
#include <stdlib.h>

#include "base/metric.h"
#include "extract/wire.h"
#include "warta/warta.h"
#include "work/embedded.h"

/* A compiled lexicon must lie aligned, and outlive its buffer. */
static int
own(struct wt_reader *r, struct wt_str compiled, struct wt_fault *f)
{
	size_t size = (compiled.len + 63) / 64 * 64;
	r->owned = aligned_alloc(64, size);
	if (!r->owned)
		return wt_fail(f, WARTA_ENOMEM, 0, "out of memory");
	memcpy(r->owned, compiled.ptr, compiled.len);
	return WARTA_OK;
}

static int
open_rooms(struct wt_reader *r, struct wt_str lexicon, struct wt_fault *f)
{
	struct wt_str model = wt_embedded_grammar();
	struct wt_blob blob;
	r->lexicon = lexicon;
	int code = wt_grammar_open(&r->grammar, model.ptr, model.len, f);
	if (code == WARTA_OK)
		code = wt_gate_open(&r->gate, wt_embedded_gate(), f);
	if (code == WARTA_OK)
		code = wt_blob_open(&blob, lexicon.ptr, lexicon.len, f);
	if (code == WARTA_OK)
		code = wt_gazetteer_open(&r->gazetteer, &blob, f);
	if (code == WARTA_OK)
		code = wt_frames_open(&r->frames, &blob, f);
	if (code != WARTA_OK)
		wt_reader_close(r);
	return code;
}

/* Opens what was compiled, and lets go of it, if `code` says that it was. */
static int
open_compiled(struct wt_reader *r, int code, struct wt_buf *compiled, struct wt_fault *f)
{
	if (code == WARTA_OK)
		code = own(r, wt_buf_view(compiled), f);
	if (code == WARTA_OK)
		code = open_rooms(r, (struct wt_str){ r->owned, compiled->len }, f);
	wt_buf_release(compiled);
	return code;
}

int
wt_reader_open(struct wt_reader *r, const char *lexicon, struct wt_buf *errors, struct wt_fault *f)
{
	struct wt_buf compiled = { 0 };
	memset(r, 0, sizeof *r);
	if (!lexicon)
		return open_rooms(r, wt_embedded_lexicon(), f);
	return open_compiled(r, wt_lexicon_compile(lexicon, &compiled, errors, f), &compiled, f);
}

int
wt_reader_open_lex(struct wt_reader *r, struct wt_lex *lex, struct wt_fault *f)
{
	struct wt_buf compiled = { 0 };
	memset(r, 0, sizeof *r);
	return open_compiled(r, wt_lexicon_compile_read(lex, &compiled, f), &compiled, f);
}

void
wt_reader_close(struct wt_reader *r)
{
	if (r->frames)
		wt_frames_close(r->frames);
	if (r->gazetteer)
		wt_gazetteer_close(r->gazetteer);
	wt_gate_close(r->gate);
	if (r->grammar)
		wt_grammar_close(r->grammar);
	free(r->owned);
	memset(r, 0, sizeof *r);
}

void
wt_reader_coder(const struct wt_reader *r, char coder[WT_CODER_TEXT])
{
	struct wt_str model = wt_embedded_grammar();
	uint64_t sum = wt_blob_sum(model.ptr, model.len) * 31 +
		       wt_blob_sum(r->lexicon.ptr, r->lexicon.len);
	(void)snprintf(coder, WT_CODER_TEXT, "%s %016llx", WARTA_VERSION, (unsigned long long)sum);
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
	wt_buf_release(&doc->parsed);
}

int
wt_reader_read(const struct wt_reader *r, const struct wt_page *page, struct wt_document *doc,
	wt_report_note *note, void *context, struct wt_fault *f)
{
	uint64_t clock = wt_clock();
	if (doc->parser) {
		int code = wt_parser_read(doc->parser, page, &doc->parsed, f);
		if (code != WARTA_OK)
			return code;
	}
	wt_arena_reset(&doc->arena);
	if (wt_arena_guard(&doc->arena) != 0)
		return wt_fail(f, WARTA_ENOMEM, 0, "%.*s: needs over %zu MB", WT_FMT(page->id),
			doc->arena.budget >> 20);
	if (!doc->parser) {
		wt_article_read(&doc->arena, page, &doc->article);
	} else if (!wt_wire_get_article(&doc->arena, wt_buf_view(&doc->parsed), &doc->article)) {
		wt_arena_unguard(&doc->arena);
		return wt_fail(f, WARTA_EFORMAT, 0, "%.*s: what its parser gave is no article",
			WT_FMT(page->id));
	}
	wt_count(WT_METRIC_EXTRACTED, 1);
	clock = wt_stage_took(WT_STAGE_EXTRACT, clock);
	struct wt_span *spans = WT_NEW(&doc->arena, struct wt_span, doc->article.n_paragraphs + 1);
	for (uint32_t i = 0; i < doc->article.n_paragraphs; i++)
		spans[i] = doc->article.paragraphs[i].span;
	wt_grammar_read(r->grammar, &doc->arena, doc->article.doc, spans, doc->article.n_paragraphs,
		&doc->text);
	clock = wt_stage_took(WT_STAGE_GRAMMAR, clock);
	wt_mention_read(r->gazetteer, &doc->arena, &doc->article, &doc->text, &doc->mentions);
	clock = wt_stage_took(WT_STAGE_MENTION, clock);
	wt_report_read(r->frames, r->gazetteer, &doc->arena, &doc->article, &doc->text,
		&doc->mentions, &doc->claims, note, context);
	(void)wt_stage_took(WT_STAGE_REPORT, clock);
	wt_arena_unguard(&doc->arena);
	return WARTA_OK;
}

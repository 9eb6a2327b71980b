/*
 * eval.c - reads the texts that people annotated, and scores what came out.
 */
#include <stdlib.h>

#include "base/file.h"
#include "base/utf8.h"
#include "work/document.h"
#include "work/score.h"

struct evaluation {
	const struct wt_reader *reader;
	const char *texts;
	struct wt_document doc;
	struct wt_buf text;
	struct wt_score score;
	FILE *verbose;
};

/* The text of a record: its own, or the file TEXTS/ID.txt. */
static int
find_text(struct evaluation *e, const struct wt_gold_record *r, struct wt_fault *f)
{
	char path[4096];
	wt_buf_clear(&e->text);
	if (r->has_text) {
		wt_buf_str(&e->text, r->text);
		return e->text.failed ? WARTA_ENOMEM : WARTA_OK;
	}
	int n = e->texts ? snprintf(path, sizeof path, "%s/%.*s.txt", e->texts, WT_FMT(r->id)) : -1;
	if (n < 0 || (size_t)n >= sizeof path)
		return wt_fail(f, WARTA_EUSAGE, 0,
			"%.*s: the gold holds no text; say where the texts lie", WT_FMT(r->id));
	return wt_file_read(path, WT_PAGE_PARSED, &e->text, f);
}

static int
score_record(struct evaluation *e, const struct wt_gold_record *r, struct wt_fault *f)
{
	struct wt_page page = { .kind = WT_PAGE_JSON,
		.source = WT_STR(""),
		.id = r->id,
		.outlet = r->outlet,
		.published = { { 0, 0, 0 }, WT_MINUTE_NONE, WT_ZONE_NONE } };
	int code = find_text(e, r, f);
	if (code != WARTA_OK)
		return code;
	page.bad_bytes = wt_utf8_clean(e->text.ptr, e->text.len);
	page.text = wt_buf_view(&e->text);
	if (!wt_moment_parse(r->published, &page.published))
		page.published = (struct wt_moment){ { 0, 0, 0 }, WT_MINUTE_NONE, WT_ZONE_NONE };
	code = wt_reader_read(e->reader, &page, &e->doc, NULL, NULL, f);
	if (code != WARTA_OK)
		return code;
	if (wt_arena_guard(&e->doc.arena) != 0)
		return wt_fail(f, WARTA_ENOMEM, 0, "%.*s: out of memory", WT_FMT(r->id));
	wt_score_add(&e->score, &e->doc.arena, r, &e->doc.claims, e->verbose);
	wt_arena_unguard(&e->doc.arena);
	return WARTA_OK;
}

int
warta_eval(const struct warta_reader *reader, const char *gold, const char *texts, bool verbose,
	FILE *out, struct warta_fault *fault)
{
	struct evaluation e = {
		.reader = &reader->rooms, .texts = texts, .verbose = verbose ? out : NULL
	};
	struct wt_fault f = { 0 };
	struct wt_gold records;
	struct wt_arena arena;
	wt_arena_init(&arena, WT_DOCUMENT_BUDGET);
	wt_document_init(&e.doc);
	int code = wt_gold_read(&arena, gold, &records, &f);
	for (uint32_t i = 0; code == WARTA_OK && i < records.n; i++)
		code = score_record(&e, &records.records[i], &f);
	if (code == WARTA_OK)
		wt_score_print(&e.score, out);
	wt_document_release(&e.doc);
	wt_arena_release(&arena);
	wt_buf_release(&e.text);
	return wt_fault_give(fault, &f, code);
}

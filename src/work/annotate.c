/*
 * annotate.c - CoNLL-U whose words are given: tags, trees, lemmas and features anew.
 */
#include "base/file.h"
#include "grammar/conllu.h"
#include "grammar/read.h"
#include "work/document.h"

#define CONLLU_MOST ((size_t)256 << 20)

static int
annotate(const struct wt_reader *reader, struct wt_arena *arena, struct wt_str file, FILE *out,
	struct wt_fault *f)
{
	struct wt_conllu in;
	if (wt_arena_guard(arena) != 0)
		return wt_fail(f, WARTA_ENOMEM, 0, "over %zu MB of memory", arena->budget >> 20);
	int code = wt_conllu_read(arena, file, &in, f);
	if (code == WARTA_OK)
		wt_grammar_annotate(reader->grammar, arena, &in.text);
	for (uint32_t i = 0; code == WARTA_OK && i < in.text.n_sentences; i++)
		wt_conllu_print(out, &in.text, &in.text.sentences[i], in.ids[i]);
	wt_arena_unguard(arena);
	return code;
}

int
warta_conllu_annotate(
	const struct warta_reader *reader, const char *path, FILE *out, struct warta_fault *fault)
{
	struct wt_fault f = { 0 }, inner = { 0 };
	struct wt_buf file = { 0 };
	struct wt_arena arena;
	int code = wt_file_read(path, CONLLU_MOST, &file, &f);
	if (code != WARTA_OK) {
		wt_buf_release(&file);
		return wt_fault_give(fault, &f, code);
	}
	wt_arena_init(&arena, (size_t)4 * WT_DOCUMENT_BUDGET);
	code = annotate(&reader->rooms, &arena, wt_buf_view(&file), out, &inner);
	if (code != WARTA_OK)
		(void)wt_fail(&f, code, inner.offset, "%s: %s", path, inner.text);
	wt_arena_release(&arena);
	wt_buf_release(&file);
	return wt_fault_give(fault, &f, code);
}

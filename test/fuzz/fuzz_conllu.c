/*
 * fuzz_conllu.c - a CoNLL-U file is read or refused with its line; what is read has its words in
 * the text, its heads in the sentence, and prints as a file that reads the same.
 */
#include "fuzz.h"

#include <stdio.h>
#include <stdlib.h>

#include "grammar/clause.h"
#include "grammar/conllu.h"

static void
check(struct wt_arena *arena, const struct wt_conllu *in)
{
	uint32_t at = 0;
	for (uint32_t k = 0; k < in->text.n_sentences; k++) {
		const struct wt_sentence *s = &in->text.sentences[k];
		struct wt_clauses clauses;
		promise(s->n > 0 && s->span.end <= in->text.doc.len);
		promise(!in->has_tree[k] || (s->root >= 0 && s->root < (int32_t)s->n));
		for (uint32_t i = 0; i < s->n; i++) {
			const struct wt_token *t = &s->tokens[i];
			promise(t->span.start >= at && t->span.start <= t->span.end &&
				t->span.end <= s->span.end);
			promise(t->head >= WT_NO_HEAD && t->head < (int32_t)s->n);
			promise(t->upos < WT_UPOS_COUNT && t->deprel < WT_DEP_COUNT);
			at = t->span.end;
		}
		wt_clauses_find(arena, s, &clauses);
		for (uint32_t i = 0; i < s->n; i++)
			promise(clauses.of[i] >= 0 && clauses.of[i] < clauses.n);
	}
}

static char *
print(const struct wt_conllu *in, size_t *size)
{
	char *text = NULL;
	FILE *out = open_memstream(&text, size);
	promise(out != NULL);
	for (uint32_t k = 0; k < in->text.n_sentences; k++)
		wt_conllu_print(out, &in->text, &in->text.sentences[k], in->ids[k]);
	promise(fclose(out) == 0);
	return text;
}

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	struct wt_arena arena;
	struct wt_conllu in, again;
	struct wt_fault f = { 0 };
	wt_arena_init(&arena, (size_t)256 << 20);
	struct wt_str file = { (const char *)data, size };
	if (wt_conllu_read(&arena, file, &in, &f) != WARTA_OK) {
		promise(f.offset > 0 && f.text[0] != '\0');
	} else {
		size_t printed = 0;
		check(&arena, &in);
		char *text = print(&in, &printed);
		promise(wt_conllu_read(&arena, (struct wt_str){ text, printed }, &again, &f) ==
			WARTA_OK);
		promise(again.text.n_tokens == in.text.n_tokens);
		free(text);
	}
	wt_arena_release(&arena);
	return 0;
}

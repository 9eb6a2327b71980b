/*
 * cut.h - a text through the tokeniser, and its words as one line.
 *
 *	Dia pergi. Adiknya ikut.	becomes		Dia pergi . / Adik +nya ikut .
 */
#ifndef WT_TEST_CUT_H
#define WT_TEST_CUT_H

#include <stdio.h>

#include "test.h"

#include "grammar/reader.h"

/* Cuts `text` as one paragraph; no word tables. */
static inline struct wt_text
cut_text(struct wt_arena *arena, const char *text)
{
	static const struct wt_morph NO_WORDS = { 0 };
	struct wt_text out;
	struct wt_str doc = wt_str_of(text);
	struct wt_span all = { 0, (uint32_t)doc.len };
	wt_tokenise(&NO_WORDS, arena, doc, &all, 1, &out);
	return out;
}

/* Words with single blanks between them, " / " between sentences, + before a clitic. */
static inline char *
show_words(struct wt_arena *arena, const struct wt_text *t)
{
	char *line = WT_NEW(arena, char, t->doc.len * 4 + 16);
	char *at = line;
	for (uint32_t k = 0; k < t->n_sentences; k++)
		for (uint32_t i = 0; i < t->sentences[k].n; i++) {
			const struct wt_token *w = &t->sentences[k].tokens[i];
			const char *gap = i > 0   ? w->flags & WT_TOK_CLITIC ? " +" : " "
					  : k > 0 ? " / "
						  : "";
			at += sprintf(at, "%s%.*s", gap, WT_FMT(w->form));
		}
	return line;
}

static inline void
assert_cut(const char *text, const char *words)
{
	struct wt_arena a;
	wt_arena_init(&a, (size_t)16 << 20);
	struct wt_text t = cut_text(&a, text);
	assert_string_equal(show_words(&a, &t), words);
	wt_arena_release(&a);
}

#endif

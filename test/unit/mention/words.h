/*
 * words.h - a text cut at spaces and punctuation, for tests that need no grammar:
 * capitals are proper nouns, a few small words are prepositions, the rest are nouns.
 */
#ifndef WT_TEST_MENTION_WORDS_H
#define WT_TEST_MENTION_WORDS_H

#include <ctype.h>

#include "mention/mention.h"
#include "test.h"

static inline bool
words_one_of(struct wt_str w, const char *list)
{
	struct wt_str rest = wt_str_of(list), part;
	while (wt_str_split(&rest, ' ', &part))
		if (wt_str_eq(part, w))
			return true;
	return false;
}

static inline void
words_token(struct wt_arena *arena, struct wt_text *text, uint32_t start, uint32_t end, bool space)
{
	struct wt_token *t = &text->tokens[text->n_tokens++];
	t->span = (struct wt_span){ start, end };
	t->form = wt_view(text->doc, t->span);
	t->lower = wt_arena_lower(arena, t->form);
	t->lemma = t->lower;
	t->head = WT_NO_HEAD;
	char c = t->form.ptr[0];
	t->upos = ispunct((unsigned char)c) ? WT_UPOS_PUNCT
		  : wt_is_digit(c)          ? WT_UPOS_NUM
		  : wt_is_upper(c)          ? WT_UPOS_PROPN
					    : WT_UPOS_NOUN;
	if (words_one_of(t->lower, "di ke dari pada oleh untuk dengan dalam kepada antara sejak"))
		t->upos = WT_UPOS_ADP;
	if (words_one_of(t->lower, "dan atau serta"))
		t->upos = WT_UPOS_CCONJ;
	if (words_one_of(t->lower, "ia dia mereka beliau nya"))
		t->upos = WT_UPOS_PRON;
	if (words_one_of(t->lower, "bertemu menolak tiba mengatakan menyerang kata bertolak"))
		t->upos = WT_UPOS_VERB;
	t->flags = (uint16_t)((space ? WT_TOK_SPACE_BEFORE : 0) |
			      (wt_is_upper(c) ? WT_TOK_CAPITAL : 0) |
			      (wt_is_digit(c) ? WT_TOK_NUMBER : 0));
	bool caps = t->form.len > 1;
	for (size_t i = 0; i < t->form.len; i++)
		caps = caps && wt_is_upper(t->form.ptr[i]);
	t->flags = (uint16_t)(t->flags | (caps ? WT_TOK_ALLCAPS : 0));
}

/* Sentences end at a full stop with a space behind it. */
static inline void
words_read(struct wt_arena *arena, const char *cstr, struct wt_text *text)
{
	struct wt_str doc = wt_arena_copy(arena, wt_str_of(cstr));
	*text = (struct wt_text){ .doc = doc };
	text->tokens = WT_NEW(arena, struct wt_token, doc.len + 1);
	text->sentences = WT_NEW(arena, struct wt_sentence, doc.len + 1);
	bool space = false;
	uint32_t first = 0;
	for (uint32_t i = 0; i < doc.len;) {
		uint32_t start = i;
		char c = doc.ptr[i];
		if (wt_is_space(c)) {
			space = true;
			i++;
			continue;
		}
		while (i < doc.len && !wt_is_space(doc.ptr[i]) && !strchr(",.()\"", doc.ptr[i]))
			i++;
		/* 10.000 and 2,5 stay whole */
		while (i > start && i + 1 < doc.len && wt_is_digit(doc.ptr[i - 1]) &&
			strchr(",.", doc.ptr[i]) && wt_is_digit(doc.ptr[i + 1])) {
			i++;
			while (i < doc.len && wt_is_digit(doc.ptr[i]))
				i++;
		}
		if (i == start)
			i++;
		words_token(arena, text, start, i, space);
		space = false;
		bool stop = doc.ptr[start] == '.' && (i == doc.len || wt_is_space(doc.ptr[i]));
		if (stop || i == doc.len) {
			struct wt_sentence *s = &text->sentences[text->n_sentences++];
			s->tokens = &text->tokens[first];
			s->first = first;
			s->n = text->n_tokens - first;
			s->span = (struct wt_span){ s->tokens[0].span.start, i };
			first = text->n_tokens;
		}
	}
}

#endif

/*
 * interim.c - plain stand-ins for the tokeniser and the morphology until they land; weak, so that
 * theirs take their place.
 */
#include "grammar/reader.h"

#define WEAK __attribute__((weak))

WEAK int
wt_morph_open(struct wt_morph *m, const struct wt_blob *blob, struct wt_fault *f)
{
	(void)blob, (void)f;
	*m = (struct wt_morph){ 0 };
	return WARTA_OK;
}

WEAK void
wt_quotes_find(struct wt_arena *arena, struct wt_text *text)
{
	(void)arena, (void)text;
}

WEAK void
wt_morph_read(const struct wt_morph *m, struct wt_arena *arena, struct wt_sentence *s)
{
	(void)m, (void)arena;
	for (uint32_t i = 0; i < s->n; i++) {
		struct wt_token *t = &s->tokens[i];
		t->lemma = t->upos == WT_UPOS_PROPN ? t->form : t->lower;
		if (t->upos == WT_UPOS_VERB && wt_str_starts(t->lower, WT_STR("di")))
			t->feats |= WT_FEAT(VOICE_PASS);
		else if (t->upos == WT_UPOS_VERB)
			t->feats |= WT_FEAT(VOICE_ACT);
	}
}

static bool
in_word(struct wt_str s, uint32_t i)
{
	char c = s.ptr[i];
	if (wt_is_alpha(c) || wt_is_digit(c) || (unsigned char)c >= 0x80)
		return true;
	bool inner = i > 0 && i + 1 < s.len && !wt_is_space(s.ptr[i + 1]) &&
		(wt_is_alpha(s.ptr[i + 1]) || wt_is_digit(s.ptr[i + 1]));
	return inner && (c == '-' || c == '.' || c == '/' || c == ',') && !wt_is_space(s.ptr[i - 1]);
}

WEAK void
wt_tokenise(const struct wt_morph *m, struct wt_arena *arena, struct wt_str doc,
	const struct wt_span *paragraphs, size_t n, struct wt_text *text)
{
	uint32_t cap = 0, sentences = 0, i = 0;
	(void)m;
	*text = (struct wt_text){ .doc = doc };
	for (size_t p = 0; p < n; p++) {
		bool open = false;
		for (i = paragraphs[p].start; i < paragraphs[p].end;) {
			uint32_t start = i;
			if (wt_is_space(doc.ptr[i])) {
				i++;
				continue;
			}
			while (i < paragraphs[p].end && in_word(doc, i))
				i++;
			i += i == start;
			struct wt_token *t = WT_PUSH(arena, text->tokens, text->n_tokens, cap);
			t->span = (struct wt_span){ start, i };
			t->form = wt_view(doc, t->span);
			t->lower = wt_arena_lower(arena, t->form);
			t->flags = start > 0 && wt_is_space(doc.ptr[start - 1]) ? WT_TOK_SPACE_BEFORE : 0;
			if (wt_is_upper(t->form.ptr[0]))
				t->flags |= WT_TOK_CAPITAL;
			if (!open) {
				struct wt_sentence *s =
					WT_PUSH(arena, text->sentences, text->n_sentences, sentences);
				*s = (struct wt_sentence){ .span = t->span, .first = text->n_tokens - 1,
					.paragraph = (uint32_t)p, .root = -1 };
			}
			struct wt_sentence *s = &text->sentences[text->n_sentences - 1];
			s->n++;
			s->span.end = i;
			open = !(wt_str_is(t->form, ".") || wt_str_is(t->form, "?") || wt_str_is(t->form, "!"));
		}
	}
	for (uint32_t k = 0; k < text->n_sentences; k++)
		text->sentences[k].tokens = text->tokens + text->sentences[k].first;
}

/*
 * fuzz_token.c - whatever the bytes: words lie in the text, in order, and leave out nothing but
 * white space; sentences are runs of words; quotations lie in the text.
 *
 * The first byte says how the rest is parted into paragraphs.
 */
#include "fuzz.h"

#include "grammar/chars.h"
#include "grammar/clause.h"
#include "grammar/reader.h"

/* No word is missing between from and to. */
static void
check_gap(struct wt_str doc, uint32_t from, uint32_t to)
{
	unsigned len;
	for (uint32_t i = from; i < to; i += len)
		promise(wt_char_at((struct wt_str){ doc.ptr, to }, i, &len) == WT_CH_SPACE);
}

static uint32_t
check_sentence(const struct wt_text *t, const struct wt_sentence *s,
	const struct wt_span *paragraph, uint32_t at)
{
	promise(s->n > 0 && s->n <= WT_SENTENCE_MAX && s->tokens == t->tokens + s->first);
	promise(wt_span_holds(*paragraph, s->span));
	promise(s->span.start == s->tokens[0].span.start &&
		s->span.end == s->tokens[s->n - 1].span.end);
	for (uint32_t i = 0; i < s->n; i++) {
		const struct wt_token *w = &s->tokens[i];
		promise(w->span.start >= at && w->span.end > w->span.start);
		promise(w->form.ptr == t->doc.ptr + w->span.start &&
			w->form.len == wt_span_len(w->span));
		promise(w->lower.len == w->form.len && w->mwt <= 3 && i + w->mwt <= s->n);
		check_gap(t->doc, at > paragraph->start ? at : paragraph->start, w->span.start);
		at = w->span.end;
	}
	return at;
}

static void
check_text(const struct wt_text *t, const struct wt_span *paragraphs, size_t n)
{
	uint32_t at = 0, words = 0, paragraph = 0;
	for (uint32_t k = 0; k < t->n_sentences; k++) {
		const struct wt_sentence *s = &t->sentences[k];
		promise(s->first == words && s->paragraph >= paragraph && s->paragraph < n);
		paragraph = s->paragraph;
		at = check_sentence(t, s, &paragraphs[paragraph], at);
		words += s->n;
	}
	promise(words == t->n_tokens);
	for (uint32_t i = 0; i < t->n_quotes; i++)
		promise(t->quotes[i].span.start < t->quotes[i].span.end &&
			t->quotes[i].span.end <= t->doc.len);
}

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	static const struct wt_morph NO_WORDS = { 0 };
	struct wt_arena arena;
	struct wt_text text;
	struct wt_span paragraphs[16];
	size_t n = 0;
	if (size < 1)
		return 0;
	char part = (char)data[0];
	struct wt_str doc = { (const char *)data + 1, size - 1 };
	uint32_t start = 0;
	for (uint32_t i = 0; i <= doc.len && n < 16; i++)
		if (i == doc.len || doc.ptr[i] == part) {
			paragraphs[n++] = (struct wt_span){ start, i };
			start = i + 1;
		}
	wt_arena_init(&arena, (size_t)256 << 20);
	wt_tokenise(&NO_WORDS, &arena, doc, paragraphs, n, &text);
	wt_quotes_find(&arena, &text);
	check_text(&text, paragraphs, n);
	for (uint32_t k = 0; k < text.n_sentences; k++) {
		struct wt_clauses clauses;
		for (uint32_t i = 0; i < text.sentences[k].n; i++)
			text.sentences[k].tokens[i].upos =
				(uint8_t)(text.sentences[k].tokens[i].span.start % WT_UPOS_COUNT);
		wt_morph_read(&NO_WORDS, &arena, &text.sentences[k]);
		wt_clauses_find(&arena, &text.sentences[k], &clauses);
	}
	wt_arena_release(&arena);
	return 0;
}

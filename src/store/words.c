/*
 * words.c - see words.h: cuts, folds, and looks lemmas up through a cache.
 *
 * A word is a run of letters and digits; an apostrophe between two of them belongs to it
 * (Ma'ruf) and is dropped.  ASCII is folded by hand; a word with other letters goes the way of
 * mention/fold.h, so that names are found as the gazetteer finds them.
 */
#include "store/words.h"

#include <stdlib.h>

#include "base/utf8.h"
#include "grammar/lemma.h"
#include "mention/fold.h"

#define CACHE_ROWS 8192 /* a power of two */
#define CACHE_WORD 31

enum kind { BREAK, LETTER, APOSTROPHE };

/* Signs, marks and blanks outside ASCII. */
static bool
is_mark(uint32_t c)
{
	return c < 0xc0 || c == 0xd7 || c == 0xf7 || (c >= 0x2000 && c < 0x2c00) ||
	       (c >= 0x3000 && c < 0x3040) || (c >= 0xe000 && c < 0xf900) ||
	       (c >= 0xfe00 && c < 0xfe70) || (c >= 0xff00 && c < 0xff10) || c == 0xfffd ||
	       (c >= 0x1f000 && c < 0x20000);
}

/* What stands at *at, which moves behind it. */
static enum kind
step(struct wt_str s, size_t *at, bool *wide)
{
	char c = s.ptr[*at];
	if (!((unsigned char)c & 0x80)) {
		++*at;
		return wt_is_alpha(c) || wt_is_digit(c) ? LETTER : c == '\'' ? APOSTROPHE : BREAK;
	}
	uint32_t code = wt_utf8_next(s, at);
	if (code == 0x2019 || code == 0x2bc)
		return APOSTROPHE;
	if (is_mark(code))
		return BREAK;
	*wide = true;
	return LETTER;
}

static bool
letter_at(struct wt_str s, size_t at)
{
	bool wide;
	return at < s.len && step(s, &at, &wide) == LETTER;
}

static size_t
fold(struct wt_str word, bool wide, char out[WT_WORD_MAX])
{
	size_t n = 0;
	if (wide) {
		n = wt_fold_to(word, out, WT_WORD_MAX);
		for (size_t i = 0; i < n; i++) /* one word stays one */
			if (out[i] == ' ')
				out[i] = '-';
		return n;
	}
	for (size_t i = 0; i < word.len && n < WT_WORD_MAX; i++)
		if (wt_is_alpha(word.ptr[i]) || wt_is_digit(word.ptr[i]))
			out[n++] = wt_lower(word.ptr[i]);
	return n;
}

size_t
wt_word_next(struct wt_str text, size_t *at, struct wt_span *span, char out[WT_WORD_MAX])
{
	while (*at < text.len) {
		size_t start = *at, end = start;
		bool wide = false;
		if (step(text, at, &wide) != LETTER)
			continue;
		for (end = *at; *at < text.len; end = *at) {
			size_t next = *at;
			enum kind kind = step(text, &next, &wide);
			if (kind == BREAK || (kind == APOSTROPHE && !letter_at(text, next)))
				break;
			*at = next;
		}
		*span = (struct wt_span){ (uint32_t)start, (uint32_t)end };
		size_t n = fold((struct wt_str){ text.ptr + start, end - start }, wide, out);
		if (n > 0)
			return n;
	}
	return 0;
}

/* --- lemmas ----------------------------------------------------------------------------------- */

struct cached {
	uint8_t len, lemma_len; /* 0: empty */
	char word[CACHE_WORD];
	char lemma[CACHE_WORD];
};

struct wt_words {
	const struct wt_grammar *grammar;
	struct cached *cache;
};

struct wt_words *
wt_words_open(const struct wt_grammar *grammar)
{
	struct wt_words *w = calloc(1, sizeof *w);
	if (w)
		w->cache = calloc(CACHE_ROWS, sizeof *w->cache);
	if (!w || !w->cache) {
		free(w);
		return NULL;
	}
	w->grammar = grammar;
	return w;
}

void
wt_words_close(struct wt_words *w)
{
	if (w)
		free(w->cache);
	free(w);
}

struct wt_str
wt_words_lemma(struct wt_words *w, struct wt_str word)
{
	if (!w->grammar || !wt_is_alpha(word.ptr[0]))
		return word;
	if (word.len > CACHE_WORD)
		return wt_lemma_find(w->grammar, word);
	struct cached *c = &w->cache[wt_str_hash(word) >> 20 & (CACHE_ROWS - 1)];
	if (c->len != word.len || memcmp(c->word, word.ptr, word.len) != 0) {
		struct wt_str lemma = wt_lemma_find(w->grammar, word);
		if (lemma.len == 0 || lemma.len > CACHE_WORD)
			return lemma.len ? lemma : word;
		c->len = (uint8_t)word.len;
		c->lemma_len = (uint8_t)lemma.len;
		memcpy(c->word, word.ptr, word.len);
		for (size_t i = 0; i < lemma.len; i++) /* names keep their case in the tables */
			c->lemma[i] = wt_lower(lemma.ptr[i]);
	}
	return (struct wt_str){ c->lemma, c->lemma_len };
}

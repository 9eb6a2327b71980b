/*
 * chars.h - what a byte is to the tokeniser.
 *
 * Bytes that begin no known mark are letters, broken UTF-8 too, so that every
 * byte but white space and control characters belongs to some word.
 */
#ifndef WT_GRAMMAR_CHARS_H
#define WT_GRAMMAR_CHARS_H

#include "base/span.h"

enum wt_char {
	WT_CH_SPACE, /* white space and control characters */
	WT_CH_UPPER,
	WT_CH_LOWER, /* and every other letter */
	WT_CH_DIGIT,
	WT_CH_MARK,  /* a punctuation mark or a symbol */
	WT_CH_DASH,  /* hyphen and dashes: may join words */
	WT_CH_QUOTE, /* straight, opens and closes: " */
	WT_CH_OPEN,  /* opening quotation mark, not a bracket */
	WT_CH_CLOSE, /* closing quotation mark */
	WT_CH_APOST  /* ' and its typographic form, in a word or a quotation mark */
};

/* The class of the character at text[i] and its length in bytes (1 inside a letter). */
enum wt_char wt_char_at(struct wt_str text, size_t i, unsigned *len);

static inline bool
wt_char_is_word(enum wt_char c)
{
	return c == WT_CH_UPPER || c == WT_CH_LOWER || c == WT_CH_DIGIT;
}

/* Lower case, of equal length: Latin, Greek and Cyrillic letters of two bytes and ASCII. */
void wt_chars_lower(char *to, const char *from, size_t n);

#endif

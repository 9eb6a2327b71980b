/*
 * keys.h - what the models see of a word: hashes of its form and of its parts.
 *
 * In: a word's bytes.  Out: a record of fixed size, made once for each word and
 * read by the tagger, the parser, the labeller and the name tagger.  Letters are
 * lower-cased (ASCII only), digits are all read as 0, so that 1998 and 2024 are
 * one word.  The hash functions are a part of the models: a change here asks for
 * new models (WT_MODEL_VERSION in model.h).
 */
#ifndef WT_GRAMMAR_KEYS_H
#define WT_GRAMMAR_KEYS_H

#include "grammar/sentence.h"

/* Prefixes of 1 to 4 bytes, suffixes of 1 to 5 bytes, of words at least a byte longer. */
#define WT_KEYS_PREFIXES 4
#define WT_KEYS_SUFFIXES 5

enum wt_prefix_class {
	WT_PREFIX_NONE,
	WT_PREFIX_MEN,
	WT_PREFIX_DI,
	WT_PREFIX_TER,
	WT_PREFIX_BER,
	WT_PREFIX_PE,
	WT_PREFIX_KE,
	WT_PREFIX_SE
};

enum wt_suffix_class {
	WT_SUFFIX_NONE,
	WT_SUFFIX_KAN,
	WT_SUFFIX_I,
	WT_SUFFIX_AN,
	WT_SUFFIX_NYA,
	WT_SUFFIX_SI, /* -si, -tas, -isme, -logi: loan nouns */
	WT_SUFFIX_LAH,
	WT_SUFFIX_IF /* -if, -al, -is, -ik: loan adjectives */
};

struct wt_keys {
	uint32_t form;
	uint32_t lower;
	uint32_t prefix[WT_KEYS_PREFIXES]; /* prefix[0] is of 1 byte; 0 where the word is too short
					    */
	uint32_t suffix[WT_KEYS_SUFFIXES];
	uint16_t shape;  /* kinds of letters, runs cut at two; see keys.c */
	uint16_t word;   /* of the word list: cluster and habit, 0 for words outside */
	uint8_t affix;   /* prefix class * 8 + suffix class */
	uint8_t len;     /* bytes, at most 255 */
	uint8_t letters; /* WT_KEYS_... */
	uint8_t gaz;     /* places that it takes in names of the lexicon */
};

enum wt_keys_letters {
	WT_KEYS_CAPITAL = 1,  /* begins with a capital */
	WT_KEYS_ALLCAPS = 2,  /* no small letter, two capitals or more */
	WT_KEYS_DIGIT = 4,    /* holds a digit */
	WT_KEYS_HYPHEN = 8,   /* holds a hyphen between other bytes */
	WT_KEYS_LETTER = 16,  /* holds a letter (ASCII or not) */
	WT_KEYS_DOT = 32,     /* holds a full stop */
	WT_KEYS_REDUP = 64,   /* both sides of the hyphen begin with the same two letters */
	WT_KEYS_FOREIGN = 128 /* holds letters or clusters that Indonesian roots lack */
};

void wt_keys_of(struct wt_str form, struct wt_keys *k);

/* The hash of two words and a template's number: the top `64 - shift` bits choose the row. */
static inline uint32_t
wt_row(uint32_t template, uint32_t a, uint32_t b, unsigned shift)
{
	uint64_t h = a * UINT64_C(0x9E3779B97F4A7C15) + b * UINT64_C(0xC2B2AE3D27D4EB4F) +
		     template * UINT64_C(0x165667B19E3779F9);
	h ^= h >> 32;
	return (uint32_t)((h * UINT64_C(0xD6E8FEB86659FD93)) >> shift);
}

#endif

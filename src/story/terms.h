/*
 * terms.h - what an article is about, as a set of words.
 *
 * In: title and text.  Out: the words of the title and of the first 400 bytes behind it,
 * as hashes with a class of how common they are in any news (common.c).  Two articles
 * of one event share a weight of .3 and more (cosine; the median of 110 pairs that people
 * put together is .38), one pair in 200 of different events has .24.  The likeness rests on
 * the two texts alone, so that it does not change as others are read.
 */
#ifndef WT_STORY_TERMS_H
#define WT_STORY_TERMS_H

#include "base/arena.h"

#define WT_TERM_CLASSES 6
#define WT_TERMS        96

/* The common words by their hashes: made once for many texts. */
#define WT_COMMONS 4096
struct wt_commons {
	uint64_t hashes[WT_COMMONS]; /* 0: free */
	uint8_t classes[WT_COMMONS];
};
void wt_commons_init(struct wt_commons *commons);
/* What a function makes of each, such as its lemma, is as common as the commonest that it is made
 * of. */
void wt_commons_add(struct wt_commons *commons,
	struct wt_str (*of)(void *context, struct wt_str word), void *context);
/* From 0, for what every lead has, up to WT_TERM_CLASSES - 1; of a word in lower case with its
 * wt_str_hash. */
unsigned wt_term_class(const struct wt_commons *commons, struct wt_str word, uint64_t hash);

/* A hash in the upper 29 bits, the class in the lower 3; sorted, each once. */
struct wt_terms {
	const uint32_t *items;
	uint32_t n;
};
static inline unsigned
wt_term_weight_class(uint32_t term)
{
	return term & 7;
}

void wt_terms_of(const struct wt_commons *commons, struct wt_str title, struct wt_str text,
	uint32_t out[WT_TERMS], uint32_t *n);
/* Cosine, 0..1. */
float wt_terms_like(struct wt_terms a, struct wt_terms b);

/* At rest: 4 bytes a term. */
#define WT_TERMS_BYTES (4 * WT_TERMS)
size_t wt_terms_pack(const uint32_t *terms, uint32_t n, unsigned char out[WT_TERMS_BYTES]);
struct wt_terms wt_terms_unpack(struct wt_arena *arena, const unsigned char *bytes, size_t size);

#endif

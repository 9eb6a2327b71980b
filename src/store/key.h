/*
 * key.h - hashes for ids at rest, the same on every machine and for ever.
 *
 * SipHash-2-4 (Aumasson, Bernstein 2012) with a fixed key over the fields, each
 * preceded by its length, so that "ab","c" and "a","bc" differ.  64 bits: among ten
 * million keys two are equal with a chance of 1 in 370,000.
 */
#ifndef WT_STORE_KEY_H
#define WT_STORE_KEY_H

#include "extract/article.h"
#include "report/claim.h"

struct wt_key {
	uint64_t v[4];
	uint64_t word;  /* bytes not yet mixed in */
	uint64_t bytes; /* so far */
};

struct wt_key wt_key_begin(void);
void wt_key_add(struct wt_key *k, const void *bytes, size_t n); /* without a length */
void wt_key_str(struct wt_key *k, struct wt_str s);
void wt_key_num(struct wt_key *k, uint64_t n);
uint64_t wt_key_end(struct wt_key *k);
/* Compares two uint64_t, for qsort. */
int wt_key_cmp(const void *a, const void *b);

/* Of the id and of everything that was read: equal only for the same article in the same words. */
uint64_t wt_key_article(const struct wt_article *a);
/* Of the letters and digits of the body in lower case: equal for exact reprints. */
uint64_t wt_key_text(const struct wt_article *a);
/* Of a claim without its coder: document, frame, words, parties, day, status, stance. */
uint64_t wt_key_claim(uint64_t article, const struct wt_claim *c);
/* A set of the longer words of a text as 64 bits, to compare two sentences roughly. */
uint64_t wt_key_words(struct wt_str text);

#endif

/*
 * tables.h - the rows of the model's "morph." sections, and how to find them.
 *
 * Every table is a power of two of rows, open addressing, hash FNV-1a of the key's
 * bytes, next row on a miss; a row whose key is 0 is empty.  Keys are not kept but
 * for the upper half of their hash; the lower half chooses the row.
 */
#ifndef WT_GRAMMAR_TABLES_H
#define WT_GRAMMAR_TABLES_H

#include "grammar/reader.h"

/* part of speech of a row that stands for the form whatever it is */
#define WT_UPOS_ANY 0xFF

struct wt_form_row {
	uint64_t key;   /* wt_form_key */
	uint32_t lemma; /* offset in the pool */
	uint8_t lemma_len;
	uint8_t weight; /* as in wt_root_row; 0: from UniMorph alone */
	uint16_t feats; /* index into morph.feats */
};

struct wt_root_row {
	uint32_t key;
	uint32_t text; /* offset in the pool */
	uint8_t len;
	uint8_t weight; /* bits of the times it was seen, plus 1: 1 once, 2 two or three times ...
			 */
	uint16_t upos;  /* bit of each part of speech it was seen with, as a bare word */
};

struct wt_clitic_row {
	uint32_t key;
	uint16_t whole; /* times seen as one word, at most 65535 */
	uint16_t split;
};

uint64_t wt_form_hash(struct wt_str lower, unsigned upos);

static inline uint32_t
wt_row_key(uint64_t hash)
{
	uint32_t key = (uint32_t)(hash >> 32);
	return key ? key : 1;
}

const struct wt_form_row *wt_form_find(
	const struct wt_morph *m, struct wt_str lower, unsigned upos);
bool wt_form_known(const struct wt_morph *m, struct wt_str lower);
const struct wt_root_row *wt_root_row_find(const struct wt_morph *m, struct wt_str lower);
/* *root, which may be NULL, becomes a view of the model. */
bool wt_root_find(const struct wt_morph *m, struct wt_str lower, struct wt_str *root);
/* 1 split, 0 whole, -1 never seen. */
int wt_clitic_known(const struct wt_morph *m, struct wt_str lower);

#endif

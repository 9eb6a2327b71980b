/*
 * sketch.h - what is left of a text to find its copies by.
 *
 * In: a text.  Out: how many different runs of five words it has, and the smallest
 * hashes among theirs (bottom-k MinHash: Broder 1997, Cohen and Kaplan 2007).  The
 * smallest hashes of a part stand among the smallest of the whole as often as the
 * part is long, so that containment is told as well as resemblance: a copy cut to a
 * third shares all it has.  The few smallest ones are the keys under which a text is
 * filed: a copy of which a third is left shares none of 9 with the whole once in 38
 * times, and half a copy once in 500.  (With 12, .006 more of made copies are found, and looking
 * costs a third more.)
 *
 *	"Putin tiba di Pyongyang, Rabu (19/6)"	putin tiba di pyongyang rabu
 *						tiba di pyongyang rabu 19 ...
 *
 * Words are letters and digits, without case.  Texts under 5 words have no print.
 */
#ifndef WT_STORY_SKETCH_H
#define WT_STORY_SKETCH_H

#include "base/arena.h"

#define WT_SKETCH_HASHES 64
#define WT_SKETCH_KEYS   9

/* Letter or digit: its lower case; else 0.  Bytes outside ASCII are letters. */
extern const unsigned char WT_LETTERS[256];

struct wt_sketch {
	uint32_t shingles;                 /* different ones, estimated where there are many */
	uint32_t n;                        /* hashes kept */
	uint32_t hashes[WT_SKETCH_HASHES]; /* upper halves, rising */
	uint32_t n_keys;
	uint64_t keys[WT_SKETCH_KEYS]; /* the smallest ones, whole */
};

/* Of the text without the parts that are noise; these rise and do not overlap. */
void wt_sketch_of(
	struct wt_sketch *print, struct wt_str text, const struct wt_span *noise, uint32_t n_noise);

/* How much two texts share, 0..1. */
struct wt_likeness {
	float contained; /* of the shorter one in the longer one */
	float resembles; /* Jaccard's: of both together */
	uint32_t seen;   /* hashes that this rests on */
};
struct wt_likeness wt_sketch_compare(const struct wt_sketch *a, const struct wt_sketch *b);

/* Is one made from the other?  Where it is not sure, the texts themselves tell. */
enum wt_copy { WT_COPY_NO, WT_COPY_UNSURE, WT_COPY_YES };
enum wt_copy wt_sketch_is_copy(struct wt_likeness likeness);

/*
 * How many of the runs of three words of the shorter text stand in the longer one, 0..1.  A copy
 * in which an editor changed a word here and there loses few of these; a report that takes half
 * of an older one over as its background loses half.
 */
#define WT_TEXT_COPY 0.68F
float wt_text_share(struct wt_arena *arena, struct wt_str a, struct wt_str b);

/* At rest: 4 bytes a hash, the lowest first. */
#define WT_SKETCH_BYTES (4 * WT_SKETCH_HASHES)
size_t wt_sketch_pack(const struct wt_sketch *print, unsigned char out[WT_SKETCH_BYTES]);
void wt_sketch_unpack(
	struct wt_sketch *print, uint32_t shingles, const unsigned char *bytes, size_t n);

#endif

/*
 * arcs.h - the dependency tree by transitions: arc-hybrid.
 *
 *	SHIFT   the first word of the buffer goes onto the stack
 *	LEFT    the stack's top becomes a child of the buffer's first word
 *	RIGHT   the stack's top becomes a child of the word below it
 *
 * The root is a word of its own at the buffer's end (index n).  LEFT to it is
 * allowed only from a stack of one, so that each sentence has one root.
 * 2n transitions read a sentence of n words.
 */
#ifndef WT_GRAMMAR_ARCS_H
#define WT_GRAMMAR_ARCS_H

#include "grammar/model.h"

enum wt_arc_move { WT_ARC_SHIFT, WT_ARC_LEFT, WT_ARC_RIGHT, WT_ARC_MOVES };

/* What the templates see of a word beside its keys, and the tree that grows at it. */
struct wt_arc_word {
	uint32_t lower;
	uint16_t word;
	uint8_t tag;
	uint8_t affix;
	uint16_t commas; /* commas, verbs and conjunctions before this word */
	uint16_t verbs;
	uint16_t joins;
	uint16_t left_count; /* children */
	uint16_t right_count;
	int16_t head; /* -1: none yet */
	int16_t left[2]; /* outermost and second child on each side; -1 for none */
	int16_t right[2];
};

struct wt_arc_state {
	const struct wt_keys *keys;
	struct wt_arc_word *words; /* n + 1 of them: the last is the root */
	int16_t *stack;
	uint32_t depth;
	uint32_t next; /* first word of the buffer */
	uint32_t n;
};

#define WT_ARC_ROWS_MAX 80
#define WT_TAG_ROOT     18 /* the root's tag; WT_TAG_NONE: no word there */
#define WT_TAG_NONE     19

/* Sets up the state; words has room for n + 1 (at most WT_SENTENCE_MAX + 1), stack for n. */
void wt_arc_begin(struct wt_arc_state *s, const struct wt_keys *keys, const uint8_t *tags, uint32_t n,
	struct wt_arc_word *words, int16_t *stack);
size_t wt_arc_rows(const struct wt_arc_state *s, unsigned shift, uint32_t rows[WT_ARC_ROWS_MAX]);
void wt_arc_move(struct wt_arc_state *s, enum wt_arc_move move);

/* A bit for each move that the state allows; 0 when the tree is finished. */
static inline unsigned
wt_arc_allowed(const struct wt_arc_state *s)
{
	unsigned bits = 0;
	if (s->next < s->n)
		bits |= 1u << WT_ARC_SHIFT;
	if (s->depth > 0 && (s->next < s->n || s->depth == 1))
		bits |= 1u << WT_ARC_LEFT;
	if (s->depth > 1)
		bits |= 1u << WT_ARC_RIGHT;
	return bits;
}

/* Finds the heads of n words: heads[i] is n for the root. */
void wt_arcs_predict(const struct wt_table *table, struct wt_arc_state *s);

#endif

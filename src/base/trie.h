/*
 * trie.h - a double-array trie over bytes: exact, prefix and longest match.
 *
 * Two arrays of 32-bit cells as one section of a blob.  A key ends in a NUL
 * transition whose cell holds the value (0 .. 2^31-1).  Keys hold no NUL.
 * Method: Aoe, "An Efficient Digital Search Algorithm by Using a Double-Array
 * Structure", IEEE TSE 15(9), 1989; free cells are kept in a list while building.
 */
#ifndef WT_BASE_TRIE_H
#define WT_BASE_TRIE_H

#include "base/buf.h"
#include "base/fault.h"
#include "base/span.h"

struct wt_trie_cell {
	int32_t base;  /* >= 0: where the children begin; < 0: -value - 1 at a key's end */
	int32_t check; /* the parent cell; -1 where free */
};

struct wt_trie {
	const struct wt_trie_cell *cells;
	uint32_t n;
};

#define WT_TRIE_NONE (-1)

/* Takes a section's bytes; false where they are no trie.  A damaged trie gives wrong answers, never
 * a bad access. */
bool wt_trie_open(struct wt_trie *trie, struct wt_str section);
/* The key's value, or WT_TRIE_NONE. */
int32_t wt_trie_get(const struct wt_trie *trie, struct wt_str key);

/* Steps: node 0 is the root; the next node or WT_TRIE_NONE. */
static inline int32_t
wt_trie_step(const struct wt_trie *trie, int32_t node, unsigned char byte)
{
	int32_t base = trie->cells[node].base;
	if (base < 0)
		return WT_TRIE_NONE;
	uint32_t next = (uint32_t)base + byte;
	if (next >= trie->n || trie->cells[next].check != node)
		return WT_TRIE_NONE;
	return (int32_t)next;
}

/* The value of the key that ends at this node, or WT_TRIE_NONE. */
static inline int32_t
wt_trie_value(const struct wt_trie *trie, int32_t node)
{
	int32_t end = wt_trie_step(trie, node, 0);
	if (end < 0)
		return WT_TRIE_NONE;
	int32_t base = trie->cells[end].base;
	return base < 0 ? -(base + 1) : WT_TRIE_NONE;
}

struct wt_trie_key {
	struct wt_str key;
	int32_t value;
};

/* Builds from keys (sorted here, in place; of equal keys the lowest value stays). */
int wt_trie_build(struct wt_trie_key *keys, size_t n, struct wt_buf *out, struct wt_fault *f);

#endif

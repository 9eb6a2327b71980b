/*
 * trie.c - builds and searches the double array.
 *
 * The builder takes sorted keys and places the children of one node at a time,
 * depth first.  Free cells form a doubly linked list (in the same two fields),
 * so that a place is found without walking over used cells; after TRIES free
 * cells that do not fit, the list's head is given up as too crowded.
 */
#include "base/trie.h"

#include <stdlib.h>

#define TRIES 512

bool
wt_trie_open(struct wt_trie *trie, struct wt_str section)
{
	size_t n = section.len / sizeof(struct wt_trie_cell);
	if (!section.ptr || n == 0 || n > INT32_MAX || section.len % sizeof(struct wt_trie_cell))
		return false;
	trie->cells = (const struct wt_trie_cell *)(const void *)section.ptr;
	trie->n = (uint32_t)n;
	return true;
}

int32_t
wt_trie_get(const struct wt_trie *trie, struct wt_str key)
{
	int32_t node = 0;
	for (size_t i = 0; i < key.len; i++) {
		node = wt_trie_step(trie, node, (unsigned char)key.ptr[i]);
		if (node < 0)
			return WT_TRIE_NONE;
	}
	return wt_trie_value(trie, node);
}

/* While building: free cells have check == -1 and are linked by next/prev. */
struct builder {
	struct wt_trie_cell *cells;
	int32_t *next;
	int32_t *prev;
	int32_t n;
	int32_t head; /* first free cell */
	bool failed;
};

static bool
enlarge(struct builder *b, int32_t n)
{
	if (n <= b->n)
		return true;
	int32_t grown = b->n + b->n / 2 + 1024;
	if (grown < n)
		grown = n;
	size_t count = (size_t)grown;
	struct wt_trie_cell *cells = realloc(b->cells, count * sizeof *cells);
	if (cells)
		b->cells = cells;
	int32_t *next = realloc(b->next, count * sizeof *next);
	if (next)
		b->next = next;
	int32_t *prev = realloc(b->prev, count * sizeof *prev);
	if (prev)
		b->prev = prev;
	if (!cells || !next || !prev) {
		b->failed = true;
		return false;
	}
	/* the new cells become a ring of their own, spliced in before head */
	for (int32_t i = b->n; i < grown; i++) {
		cells[i] = (struct wt_trie_cell){ 0, -1 };
		next[i] = i + 1;
		prev[i] = i - 1;
	}
	if (b->head < 0) {
		b->head = b->n;
		next[grown - 1] = b->n;
		prev[b->n] = grown - 1;
	} else {
		int32_t last = prev[b->head];
		next[last] = b->n;
		prev[b->n] = last;
		next[grown - 1] = b->head;
		prev[b->head] = grown - 1;
	}
	b->n = grown;
	return true;
}

static void
take(struct builder *b, int32_t cell, int32_t parent)
{
	if (b->next[cell] == cell) {
		b->head = -1;
	} else {
		b->next[b->prev[cell]] = b->next[cell];
		b->prev[b->next[cell]] = b->prev[cell];
		if (b->head == cell)
			b->head = b->next[cell];
	}
	b->cells[cell].check = parent;
	b->cells[cell].base = 0;
}

static bool
fits(const struct builder *b, int32_t base, const unsigned char *bytes, int n)
{
	for (int i = 0; i < n; i++) {
		int32_t cell = base + bytes[i];
		if (cell < b->n && b->cells[cell].check != -1)
			return false;
	}
	return true;
}

/* A base where all children fall on free cells. */
static int32_t
find_base(struct builder *b, const unsigned char *bytes, int n)
{
	int32_t cell = b->head;
	for (int tries = 0; cell >= 0 && tries < TRIES; tries++) {
		int32_t base = cell - bytes[0];
		if (base > 0 && fits(b, base, bytes, n))
			return base;
		cell = b->next[cell];
		if (cell == b->head)
			break;
	}
	if (b->head >= 0)
		b->head = b->prev[b->head]; /* the youngest cells are the emptiest */
	return b->n;
}

struct range {
	size_t lo, hi;
	size_t depth;
	int32_t node;
};

static unsigned char
byte_at(const struct wt_trie_key *k, size_t depth)
{
	return depth < k->key.len ? (unsigned char)k->key.ptr[depth] : 0;
}

static int
compare(const void *a, const void *b)
{
	const struct wt_trie_key *x = a, *y = b;
	int order = wt_str_cmp(x->key, y->key);
	return order ? order : (x->value > y->value) - (x->value < y->value);
}

/* Places the children of one node; gives their ranges to the stack. */
static void
place(struct builder *b, const struct wt_trie_key *keys, struct range r, struct range *stack,
	size_t *top)
{
	unsigned char bytes[256];
	size_t starts[257];
	int n = 0;
	for (size_t i = r.lo; i < r.hi; i++) {
		unsigned char c = byte_at(&keys[i], r.depth);
		if (n == 0 || bytes[n - 1] != c) {
			bytes[n] = c;
			starts[n++] = i;
		}
	}
	starts[n] = r.hi;
	int32_t base = find_base(b, bytes, n);
	if (!enlarge(b, base + 256))
		return;
	b->cells[r.node].base = base;
	for (int i = 0; i < n; i++) {
		int32_t cell = base + bytes[i];
		take(b, cell, r.node);
		if (bytes[i] == 0)
			b->cells[cell].base = -keys[starts[i]].value - 1;
		else
			stack[(*top)++] =
				(struct range){ starts[i], starts[i + 1], r.depth + 1, cell };
	}
}

static size_t
unique(struct wt_trie_key *keys, size_t n)
{
	size_t kept = 0;
	for (size_t i = 0; i < n; i++)
		if (kept == 0 || !wt_str_eq(keys[kept - 1].key, keys[i].key))
			keys[kept++] = keys[i];
	return kept;
}

static void
write_cells(const struct builder *b, struct wt_buf *out)
{
	int32_t used = b->n;
	while (used > 1 && b->cells[used - 1].check == -1)
		used--;
	wt_buf_add(out, b->cells, (size_t)used * sizeof *b->cells);
}

int
wt_trie_build(struct wt_trie_key *keys, size_t n, struct wt_buf *out, struct wt_fault *f)
{
	struct builder b = { NULL, NULL, NULL, 0, -1, false };
	size_t longest = 1;
	for (size_t i = 0; i < n; i++) {
		if (keys[i].key.len > longest)
			longest = keys[i].key.len;
		if (keys[i].value < 0 || keys[i].value == INT32_MAX ||
			memchr(keys[i].key.ptr, 0, keys[i].key.len))
			return wt_fail(f, WARTA_EFORMAT, 0, "a trie cannot hold the key %.*s",
				WT_FMT(keys[i].key));
	}
	if (n)
		qsort(keys, n, sizeof *keys, compare);
	n = unique(keys, n);
	struct range *stack = malloc((longest + 1) * 256 * sizeof *stack);
	size_t top = 0;
	if (!stack || !enlarge(&b, 1024))
		b.failed = true;
	if (!b.failed) {
		take(&b, 0, 0);
		if (n)
			stack[top++] = (struct range){ 0, n, 0, 0 };
		else
			b.cells[0].base = -1;
	}
	while (top > 0 && !b.failed) {
		struct range r = stack[--top];
		place(&b, keys, r, stack, &top);
	}
	if (!b.failed)
		write_cells(&b, out);
	free(stack);
	free(b.cells);
	free(b.next);
	free(b.prev);
	if (b.failed || out->failed)
		return wt_fail(f, WARTA_ENOMEM, 0, "out of memory while building a trie");
	return WARTA_OK;
}

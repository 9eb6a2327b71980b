/*
 * words.c - the word list: a number for each word that has a vector of its own.
 */
#include <stdlib.h>

#include "corpus.h"

#define SLOTS      ((size_t)1 << 18) /* while counting */
#define FROM_TREES 2                 /* times that a word must stand in the trees ... */
#define FROM_NEWS  4                 /* ... or in the corpus */

struct entry {
	uint32_t key;
	uint32_t in_trees;
	uint32_t in_news;
};

static struct entry *
entry_of(struct entry *table, uint32_t key)
{
	size_t i = key & (SLOTS - 1);
	while (table[i].key && table[i].key != key)
		i = (i + 1) & (SLOTS - 1);
	table[i].key = key;
	return &table[i];
}

/* Words of the trees first, then by frequency; the key decides ties. */
static int
rank(const void *a, const void *b)
{
	const struct entry *x = a, *y = b;
	bool tx = x->in_trees >= FROM_TREES, ty = y->in_trees >= FROM_TREES;
	uint32_t nx = x->in_trees + x->in_news, ny = y->in_trees + y->in_news;
	if (tx != ty)
		return tx ? -1 : 1;
	if (nx != ny)
		return nx > ny ? -1 : 1;
	return x->key < y->key ? -1 : x->key > y->key;
}

static void
put(struct wt_words *w, uint32_t *keys, uint16_t *values, uint32_t key, uint16_t value)
{
	uint32_t i = key & w->mask;
	while (keys[i])
		i = (i + 1) & w->mask;
	keys[i] = key;
	values[i] = value;
}

struct wt_words
words_make(const struct treebank *trees, const struct corpus *c, size_t most)
{
	struct entry *table = xcalloc(SLOTS, sizeof *table);
	size_t n = 0, slots = 4;
	for (size_t s = 0; s < trees->n; s++)
		for (uint32_t i = 0; i < trees->trees[s].n; i++) {
			uint32_t key = trees->trees[s].keys[i].lower;
			entry_of(table, key ? key : 1)->in_trees++;
		}
	for (size_t i = 0; i < c->n; i++)
		if (c->words[i] != CORPUS_BREAK)
			entry_of(table, c->words[i])->in_news++;
	for (size_t i = 0; i < SLOTS; i++)
		if (table[i].in_trees >= FROM_TREES || table[i].in_news >= FROM_NEWS)
			table[n++] = table[i];
	qsort(table, n, sizeof *table, rank);
	n = n < most - 1 ? n : most - 1;
	while (slots < 2 * n)
		slots *= 2;
	uint32_t *keys = xcalloc(slots, sizeof *keys);
	uint16_t *values = xcalloc(slots, sizeof *values);
	struct wt_words w = { keys, values, (uint32_t)slots - 1 };
	for (size_t i = 0; i < n; i++)
		put(&w, keys, values, table[i].key, (uint16_t)(i + 1));
	free(table);
	return w;
}

void
words_release(struct wt_words *words)
{
	free((void *)(uintptr_t)words->keys);
	free((void *)(uintptr_t)words->values);
	*words = (struct wt_words){ 0 };
}

void
words_write(const struct wt_words *words, const char *keys_name, const char *values_name,
	struct wt_blob_writer *w)
{
	size_t n = (size_t)words->mask + 1;
	struct wt_buf *keys = wt_blob_add(w, keys_name);
	if (keys)
		wt_buf_add(keys, words->keys, n * sizeof *words->keys);
	struct wt_buf *values = wt_blob_add(w, values_name);
	if (values)
		wt_buf_add(values, words->values, n * sizeof *words->values);
}

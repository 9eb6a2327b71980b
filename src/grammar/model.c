/*
 * model.c - opens the models and looks words up in their list.
 *
 * Sections (all little-endian, see doc/grammar.md):
 *	grammar.info     u32 version, u32 tags, u32 relations, u32 names
 *	tags.rows        int8 rows of WT_TAG_STRIDE
 *	net.*            the network, see net.h
 *	net.classes      u8: the relation of each of its classes
 *	words.keys       u32, a power of two of them: hash of the lower-cased word, 0 is empty
 *	words.values     u16, as many
 *	gaz.*            the same for words of names: bits by the hash of the form
 *	morph.*          see morph.c
 */
#include "grammar/model.h"

#include <stdlib.h>

#include "grammar/net_cache.h"

struct info {
	uint32_t version, tags, relations, names;
};

static int
damaged(struct wt_fault *f, const char *section)
{
	return wt_fail(f, WARTA_EFORMAT, 0, "model: section %s is damaged or missing", section);
}

/* A table must have a power of two of rows, so that every hash leads into it. */
static int
open_table(const struct wt_blob *blob, const char *section, unsigned stride, struct wt_table *t,
	struct wt_fault *f)
{
	size_t n = 0;
	unsigned bits = 0;
	t->rows = wt_blob_array(blob, section, stride, &n);
	while (bits < 31 && (size_t)1 << bits < n)
		bits++;
	if (!t->rows || n < 2 || (size_t)1 << bits != n)
		return damaged(f, section);
	t->shift = 64 - bits;
	t->stride = stride;
	return WARTA_OK;
}

static int
open_words(const struct wt_blob *blob, const char *keys_name, const char *values_name,
	struct wt_words *w, struct wt_fault *f)
{
	size_t keys = 0, values = 0, used = 0;
	w->keys = wt_blob_array(blob, keys_name, sizeof *w->keys, &keys);
	w->values = wt_blob_array(blob, values_name, sizeof *w->values, &values);
	if (!w->keys || !w->values || keys != values || keys == 0 || (keys & (keys - 1)) != 0 ||
		keys > UINT32_MAX / 2)
		return damaged(f, keys_name);
	for (size_t i = 0; i < keys; i++)
		used += w->keys[i] != 0;
	if (used == keys) /* a search would not end */
		return damaged(f, keys_name);
	w->mask = (uint32_t)keys - 1;
	return WARTA_OK;
}

static int
open_rels(const struct wt_blob *blob, struct wt_grammar *g, struct wt_fault *f)
{
	struct wt_str classes = wt_blob_find(blob, "net.classes");
	if (!classes.ptr || classes.len == 0 || classes.len > WT_NET_RELS)
		return damaged(f, "net.classes");
	g->rels = (const uint8_t *)classes.ptr;
	g->n_rels = classes.len;
	for (size_t i = 0; i < g->n_rels; i++)
		if (g->rels[i] >= WT_DEP_COUNT)
			return damaged(f, "net.classes");
	return WARTA_OK;
}

static int
open_sections(struct wt_grammar *g, struct wt_fault *f)
{
	size_t n = 0;
	int rc;
	const struct info *info = wt_blob_array(&g->blob, "grammar.info", sizeof *info, &n);
	if (!info || n != 1)
		return damaged(f, "grammar.info");
	if (info->version != WT_MODEL_VERSION || info->tags != WT_UPOS_COUNT ||
		info->relations != WT_DEP_COUNT || info->names != WT_NAME_I_LOC + 1)
		return wt_fail(
			f, WARTA_EFORMAT, 0, "model: made for another version of the reader");
	if ((rc = open_table(&g->blob, "tags.rows", WT_TAG_STRIDE, &g->tags, f)) < 0 ||
		(rc = wt_net_open(&g->net, &g->blob, f)) < 0 ||
		(rc = open_words(&g->blob, "words.keys", "words.values", &g->words, f)) < 0 ||
		(rc = open_words(&g->blob, "gaz.keys", "gaz.values", &g->gaz, f)) < 0 ||
		(rc = wt_morph_open(&g->morph, &g->blob, f)) < 0)
		return rc;
	return open_rels(&g->blob, g, f);
}

int
wt_grammar_open(struct wt_grammar **grammar, const void *model, size_t size, struct wt_fault *f)
{
	*grammar = NULL;
	struct wt_grammar *g = calloc(1, sizeof *g);
	if (!g)
		return wt_fail(f, WARTA_ENOMEM, 0, "out of memory");
	int rc = wt_blob_open(&g->blob, model, size, f);
	if (rc == WARTA_OK)
		rc = open_sections(g, f);
	if (rc != WARTA_OK) {
		free(g);
		return rc;
	}
	g->net.cache = wt_net_cache_new();
	*grammar = g;
	return WARTA_OK;
}

void
wt_grammar_close(struct wt_grammar *grammar)
{
	if (grammar)
		wt_net_cache_free(grammar->net.cache);
	free(grammar);
}

uint16_t
wt_words_find(const struct wt_words *words, uint32_t key)
{
	key = key ? key : 1;
	for (uint32_t i = key & words->mask; words->keys && words->keys[i] != 0;
		i = (i + 1) & words->mask)
		if (words->keys[i] == key)
			return words->values[i];
	return 0;
}

void
wt_words_look(const struct wt_grammar *g, struct wt_keys *k)
{
	k->word = wt_words_find(&g->words, k->lower);
	k->gaz = (uint8_t)wt_words_find(&g->gaz, k->form);
}

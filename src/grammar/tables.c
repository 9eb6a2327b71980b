/*
 * tables.c - the model's word tables: opened with every row checked, and looked up.
 */
#include "grammar/tables.h"

#include "base/blob.h"

/* A longer word is in no table: keeps lookups in text without spaces bounded. */
#define KEY_MAX 64

uint64_t
wt_form_hash(struct wt_str lower, unsigned upos)
{
	uint64_t h = wt_str_hash(lower);
	h = (h ^ upos) * UINT64_C(1099511628211);
	return h ^ h >> 29;
}

/* Rows of one section as a table; its keys come first in every row. */
static int
open_table(const struct wt_blob *blob, const char *name, size_t row, const void **rows,
	uint32_t *mask, struct wt_fault *f)
{
	size_t n = 0;
	*rows = wt_blob_array(blob, name, row, &n);
	if (!*rows || n < 2 || (n & (n - 1)) != 0 || n > UINT32_C(1) << 24)
		return wt_fail(
			f, WARTA_EFORMAT, 0, "model: section %s is missing or damaged", name);
	size_t empty = 0;
	for (size_t i = 0; i < n; i++) {
		uint32_t key;
		memcpy(&key, (const char *)*rows + i * row, sizeof key);
		empty += key == 0;
	}
	if (empty == 0)
		return wt_fail(f, WARTA_EFORMAT, 0, "model: section %s is full", name);
	*mask = (uint32_t)(n - 1);
	return WARTA_OK;
}

static int
check_views(const struct wt_morph *m, struct wt_fault *f)
{
	for (uint32_t i = 0; i < m->n_feats; i++)
		if (m->feats[i] >> WT_FEAT_COUNT)
			return wt_fail(
				f, WARTA_EFORMAT, i, "model: row %u of morph.feats is wrong", i);
	for (uint32_t i = 0; i <= m->form_mask; i++) {
		const struct wt_form_row *r = &m->forms[i];
		if (r->lemma > m->pool_size || r->lemma_len > m->pool_size - r->lemma ||
			r->feats >= m->n_feats)
			return wt_fail(
				f, WARTA_EFORMAT, i, "model: row %u of morph.form is wrong", i);
	}
	for (uint32_t i = 0; i <= m->root_mask; i++) {
		const struct wt_root_row *r = &m->roots[i];
		if (r->text > m->pool_size || r->len > m->pool_size - r->text)
			return wt_fail(
				f, WARTA_EFORMAT, i, "model: row %u of morph.root is wrong", i);
	}
	return WARTA_OK;
}

int
wt_morph_open(struct wt_morph *m, const struct wt_blob *blob, struct wt_fault *f)
{
	memset(m, 0, sizeof *m);
	struct wt_str pool = wt_blob_find(blob, "morph.pool");
	if (!pool.ptr || pool.len > UINT32_MAX)
		return wt_fail(
			f, WARTA_EFORMAT, 0, "model: section morph.pool is missing or damaged");
	struct wt_morph new = { .pool = pool.ptr, .pool_size = (uint32_t)pool.len };
	const void *forms, *roots, *clitics;
	size_t n_feats = 0;
	new.feats = wt_blob_array(blob, "morph.feats", sizeof *new.feats, &n_feats);
	if (!new.feats || n_feats == 0 || n_feats > UINT16_MAX)
		return wt_fail(
			f, WARTA_EFORMAT, 0, "model: section morph.feats is missing or damaged");
	new.n_feats = (uint32_t)n_feats;
	int err = open_table(blob, "morph.form", sizeof *m->forms, &forms, &new.form_mask, f);
	if (!err)
		err = open_table(blob, "morph.root", sizeof *m->roots, &roots, &new.root_mask, f);
	if (!err)
		err = open_table(
			blob, "morph.clitic", sizeof *m->clitics, &clitics, &new.clitic_mask, f);
	if (err)
		return err;
	new.forms = forms;
	new.roots = roots;
	new.clitics = clitics;
	err = check_views(&new, f);
	if (!err)
		*m = new;
	return err;
}

const struct wt_form_row *
wt_form_find(const struct wt_morph *m, struct wt_str lower, unsigned upos)
{
	if (!m->forms || lower.len > KEY_MAX)
		return NULL;
	uint64_t hash = wt_form_hash(lower, upos);
	uint32_t key = wt_row_key(hash);
	for (uint32_t i = (uint32_t)hash & m->form_mask; m->forms[i].key;
		i = (i + 1) & m->form_mask)
		if (m->forms[i].key == key)
			return &m->forms[i];
	return NULL;
}

bool
wt_form_known(const struct wt_morph *m, struct wt_str lower)
{
	return wt_form_find(m, lower, WT_UPOS_ANY) != NULL;
}

const struct wt_root_row *
wt_root_row_find(const struct wt_morph *m, struct wt_str lower)
{
	if (!m->roots || lower.len > KEY_MAX)
		return NULL;
	uint64_t hash = wt_form_hash(lower, WT_UPOS_ANY);
	uint32_t key = wt_row_key(hash);
	for (uint32_t i = (uint32_t)hash & m->root_mask; m->roots[i].key;
		i = (i + 1) & m->root_mask)
		if (m->roots[i].key == key)
			return &m->roots[i];
	return NULL;
}

bool
wt_root_find(const struct wt_morph *m, struct wt_str lower, struct wt_str *root)
{
	const struct wt_root_row *r = wt_root_row_find(m, lower);
	if (r && root)
		*root = (struct wt_str){ m->pool + r->text, r->len };
	return r != NULL;
}

int
wt_clitic_known(const struct wt_morph *m, struct wt_str lower)
{
	if (!m->clitics || lower.len > KEY_MAX)
		return -1;
	uint64_t hash = wt_form_hash(lower, WT_UPOS_ANY);
	uint32_t key = wt_row_key(hash), i = (uint32_t)hash & m->clitic_mask;
	for (; m->clitics[i].key; i = (i + 1) & m->clitic_mask)
		if (m->clitics[i].key == key)
			return m->clitics[i].split > m->clitics[i].whole;
	return -1;
}

/*
 * morph.h - learns the "morph." sections of the grammar's model.
 */
#ifndef WT_TRAIN_MORPH_H
#define WT_TRAIN_MORPH_H

#include "base/blob.h"

/*
 * Adds morph.pool, morph.form, morph.root and morph.clitic to w, from CoNLL-U files with lemmas
 * and from UniMorph's list (lemma, form, features by tabs; may be NULL).  The same files give the
 * same bytes.
 */
int train_morph(struct wt_blob_writer *w, const char *const *treebanks, size_t n,
	const char *unimorph, struct wt_fault *f);

#endif

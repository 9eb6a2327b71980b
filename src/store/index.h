/*
 * index.h - the full-text index, kept in step with the live articles.
 */
#ifndef WT_STORE_INDEX_H
#define WT_STORE_INDEX_H

#include "store/db.h"

/* 1 where the index was made with the lemmas at hand, 0 where not, or a negative code. */
int wt_index_is_mine(struct wt_store *s, struct wt_fault *f);
/* Makes the index anew where it was made with other lemmas, or never. */
int wt_index_ready(struct wt_store *s, struct wt_fault *f);
/* Within the transaction that stores or supersedes the article; remove before it is marked. */
int wt_index_add(struct wt_store *s, int64_t document, struct wt_str title, struct wt_str text,
	struct wt_fault *f);
int wt_index_remove(struct wt_store *s, int64_t document, struct wt_fault *f);

#endif

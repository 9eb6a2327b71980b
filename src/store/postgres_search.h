/*
 * postgres_search.h - full text on a server; see postgres_search.c.
 */
#ifndef WT_STORE_POSTGRES_SEARCH_H
#define WT_STORE_POSTGRES_SEARCH_H

#include "store/postgres.h"
#include "store/search.h"
#include "store/words.h"

#define WT_PG_HIT_OPEN  '\x01'
#define WT_PG_HIT_CLOSE '\x03'

/* See index.h. */
int wt_pg_index_add(struct wt_store *s, int64_t document, struct wt_str title, struct wt_str text,
	struct wt_fault *f);
int wt_pg_index_remove(struct wt_store *s, int64_t document, struct wt_fault *f);
int wt_pg_index_rebuild(struct wt_store *s, struct wt_fault *f);

/* How many articles have other words in the index than in their text; a negative code. */
int64_t wt_pg_index_check(struct wt_store *s, struct wt_fault *f);

/* The plan as a tsquery; WARTA_ENOMEM. */
int wt_pg_question(struct wt_store *s, const struct wt_search_plan *plan, struct wt_buf *out);
/* A title, or at most so many words of a text, what was asked for between the marks. */
void wt_pg_mark(struct wt_store *s, struct wt_arena *arena, const struct wt_search_plan *plan,
	struct wt_str text, bool title, uint32_t most, struct wt_buf *out);

#endif

/*
 * sqlite.h - what SQLite alone can do: for the driver, copies and looking pages over.
 */
#ifndef WT_STORE_SQLITE_H
#define WT_STORE_SQLITE_H

#include "store/db.h"

/* Sets the store's driver and connection; SQLite's code. */
int wt_sqlite_connect(struct wt_store *s, const char *path, int flags);
/* Makes the tokenizer `warta`, with the lemmas of s->grammar, and first_span() known. */
int wt_sqlite_words(struct wt_store *s, struct wt_fault *f);

#endif

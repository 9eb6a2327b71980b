/*
 * put.h - the parts of storing an article; private to the room.
 */
#ifndef WT_STORE_PUT_H
#define WT_STORE_PUT_H

#include "store/db.h"

/* An article on its way into the store. */
struct wt_putting {
	const struct wt_article *article;
	const struct wt_claims *claims;
	uint64_t key;      /* wt_key_article */
	uint64_t text_key; /* wt_key_text */
	int64_t row;       /* of the document */
	bool live;
	struct wt_str family;
};

/* The document and its text; sets row. */
int wt_put_document(struct wt_store *s, struct wt_putting *p, struct wt_str id, int64_t replaced_by,
	struct wt_fault *f);
/* All claims with what hangs on them. */
int wt_put_claims(struct wt_store *s, const struct wt_putting *p, struct wt_fault *f);

/* Do the two texts tell much the same in much the same words? */
bool wt_put_is_revision(struct wt_str old_text, struct wt_str new_text);

/* Minutes since 1970 UTC, to sort by: an unknown zone counts as WIB, an unknown hour as 0:00. */
int64_t wt_moment_minutes(struct wt_moment m);

/* Of a clock that only goes forward. */
double wt_seconds(void);

#define WT_NOW_TEXT 24
/* "2024-07-19T08:00:00Z"; returns `text`. */
const char *wt_now(char text[WT_NOW_TEXT]);

#endif

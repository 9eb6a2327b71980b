/*
 * change.h - the log of what came, changed and went.
 *
 * A row is written in the transaction that makes the change, so that the log and the
 * store never disagree; rows are numbered in the order of the changes and are never
 * altered.  The number of the last row seen is where a reader of the log goes on.
 */
#ifndef WT_STORE_CHANGE_H
#define WT_STORE_CHANGE_H

#include "store/store.h"

enum wt_change_kind { WT_CHANGE_ARTICLE, WT_CHANGE_EVENT, WT_CHANGE_STORY };
enum wt_change_what {
	WT_CHANGE_NEW,
	WT_CHANGE_CHANGED,
	WT_CHANGE_MERGED, /* the id is gone; `other` holds what it held */
	WT_CHANGE_SPLIT,  /* a new id, made of a part of `other` */
	WT_CHANGE_WITHDRAWN
};

/* `id` is documents.n, events.id or stories.id; `other` 0 where there is none. */
struct wt_change {
	int64_t n;
	enum wt_change_kind kind;
	enum wt_change_what what;
	int64_t id;
	int64_t other;
	struct wt_str at;       /* UTC */
	struct wt_str document; /* of an article: its id as a text */
};

const char *wt_change_kind_name(enum wt_change_kind kind);
const char *wt_change_what_name(enum wt_change_what what);

/* Call it within the transaction of the change (wt_db_begin). */
int wt_change_add(struct wt_store *store, enum wt_change_kind kind, int64_t id,
	enum wt_change_what what, int64_t other, struct wt_fault *f);

typedef int wt_change_visit(void *context, const struct wt_change *change);
/* Changes behind number `after` that happened at `since` ("" for all) or later, oldest first. */
int wt_store_changes(struct wt_store *store, int64_t after, struct wt_str since, uint32_t limit,
	wt_change_visit *visit, void *context, struct wt_fault *f);
/* The number of the newest change, 0 where there is none. */
int wt_store_last_change(struct wt_store *store, int64_t *n, struct wt_fault *f);

#endif

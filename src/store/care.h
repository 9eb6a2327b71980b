/*
 * care.h - copies of a store, and whether it is whole.
 *
 * Both open the file themselves and take stores of any version: what an older or a newer Warta
 * made can be copied, too, and its pages can be looked over.
 */
#ifndef WT_STORE_CARE_H
#define WT_STORE_CARE_H

#include <signal.h>

#include "store/db.h"

typedef void wt_pages_visit(void *context, uint64_t done, uint64_t all);
int wt_store_backup(const char *path, const char *file, wt_pages_visit *progress, void *context,
	const volatile sig_atomic_t *stop, struct wt_fault *f);

typedef void wt_damage_visit(void *context, const char *what);
/* `grammar` may be NULL: then the index of words is compared by its rows only. */
int wt_store_check(const char *path, const struct wt_grammar *grammar, wt_damage_visit *damage,
	void *context, uint64_t *found, struct wt_fault *f);

/* A store at `path`, of any version, for reading only; close it with wt_care_close. */
int wt_care_open(struct wt_store *s, const char *path, int flags, struct wt_fault *f);
void wt_care_close(struct wt_store *s);

#endif

/*
 * care.h - a store copied while it is in use, and looked over for damage.
 *
 * Included by warta.h, whose words on strings, faults and threads hold here too.
 */
#ifndef WARTA_CARE_H
#define WARTA_CARE_H

#include "warta/warta.h"

#ifdef __cplusplus
extern "C" {
#endif
#pragma GCC visibility push(default)

/* Now and then: pages copied, pages in all. */
typedef void warta_on_pages(void *context, uint64_t done, uint64_t all);
/*
 * Copies the store at `path` to `file` as it is at one moment, while others read and write it.
 * The copy is written beside its place and renamed when it is whole and on the disk; a store that
 * is there already is replaced, another file is not.  `progress` and `stop` may be NULL.
 * WARTA_ENOTFOUND, WARTA_ESTORE, WARTA_EFULL, WARTA_EIO, WARTA_EUSAGE, WARTA_ESTOPPED.
 */
int warta_store_backup(const char *path, const char *file, warta_on_pages *progress, void *context,
	const volatile sig_atomic_t *stop, struct warta_fault *fault);

/* What is wrong, in a sentence. */
typedef void warta_on_damage(void *context, const char *what);
/*
 * Looks a store over: the file's pages, rows that refer to nothing, rows that nothing refers to,
 * rows that are there twice, counts that do not add up, and with a reader (which may be NULL) the
 * index of words.  Changes nothing.  *found, which may be NULL, gets the number of damages told.
 * WARTA_OK also where there are some; a code where the store cannot be read at all.
 */
int warta_store_check(const char *path, const struct warta_reader *reader, warta_on_damage *damage,
	void *context, uint64_t *found, struct warta_fault *fault);

#pragma GCC visibility pop
#ifdef __cplusplus
}
#endif

#endif

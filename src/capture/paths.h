/*
 * paths.h - walks over what the user names: files, folders, lists, addresses.
 *
 * Pending paths form a stack: a folder is replaced by its children when its turn
 * comes, so that memory holds one folder's names a level.
 */
#ifndef WT_CAPTURE_PATHS_H
#define WT_CAPTURE_PATHS_H

#include "capture/page.h"

struct wt_pending {
	struct wt_pending *next;
	unsigned depth; /* 0: named by the user; 1 and more: found in a folder */
	char path[];
};

struct wt_paths {
	const char *const *named;
	size_t n_named;
	size_t at;
	struct wt_pending *stack;
	bool failed; /* no memory */
	wt_capture_complaint *complain;
	void *context;
};

/* The next file, "-" or address, which the caller frees; NULL at the end or without memory. */
struct wt_pending *wt_paths_next(struct wt_paths *p);
/* Puts an address before all that is pending and behind *at; gives the place behind it. */
struct wt_pending **wt_paths_push(
	struct wt_paths *p, struct wt_pending **at, struct wt_str path, unsigned depth);
void wt_paths_release(struct wt_paths *p);
/* What messages call it: "standard input" for "-", "''" for an empty one. */
struct wt_str wt_path_said(struct wt_str path);

#endif

/*
 * once.h - small things from foreign hands, parsed in a child that can do nothing else.
 *
 * What a site's robots.txt says, and which feeds a list (OPML) names: neither is worth a child of
 * its own for long, so one cell does both as they come (base/cell.h).
 */
#ifndef WT_CAPTURE_ONCE_H
#define WT_CAPTURE_ONCE_H

#include "base/cell.h"
#include "capture/charset.h"
#include "capture/robots.h"

struct wt_once {
	struct wt_cell cell;
	struct wt_decoders decoders; /* a list may be in UTF-16 */
	bool open;
	bool demanded;              /* no whole sandbox is a failure */
	struct wt_nursery *nursery; /* that has the decoders, too; NULL: forked here */
};

/* The cell is made when it is first needed.  Both take NULL and then parse here. */
void wt_once_close(struct wt_once *once);
/* WARTA_OK; WARTA_ENOMEM; WARTA_EFORMAT where it broke its child; WARTA_EIO where a sandbox is
 * demanded and cannot be had. */
int wt_once_robots(
	struct wt_once *once, struct wt_str bytes, struct wt_robots *robots, struct wt_fault *f);
/* The addresses that a list of feeds names, a line each, into *links.  WARTA_EFORMAT too where it
 * is no such list. */
int wt_once_list(
	struct wt_once *once, struct wt_str bytes, struct wt_buf *links, struct wt_fault *f);

#endif

/*
 * quarantine.h - what broke a child is kept, under its hash.
 */
#ifndef WT_BASE_QUARANTINE_H
#define WT_BASE_QUARANTINE_H

#include "base/fault.h"
#include "base/span.h"

#define WT_QUARANTINE_PATH 4096

/* Writes the bytes to FOLDER/HASH.ENDING, which is told in `path`; makes the folder where it is not
 * there.  WARTA_EIO. */
int wt_quarantine(const char *folder, struct wt_str bytes, const char *ending,
	char path[WT_QUARANTINE_PATH], struct wt_fault *f);

#endif

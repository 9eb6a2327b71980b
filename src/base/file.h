/*
 * file.h - whole files in and out.
 */
#ifndef WT_BASE_FILE_H
#define WT_BASE_FILE_H

#include "base/buf.h"

/* Appends the file's bytes; "-" is standard input.  WARTA_EIO, or WARTA_ETOOBIG over `most` bytes.
 */
int wt_file_read(const char *path, size_t most, struct wt_buf *out, struct wt_fault *f);
/* Writes path.part, then renames it, so that a reader sees all or nothing. */
int wt_file_write(const char *path, struct wt_str bytes, struct wt_fault *f);

#endif

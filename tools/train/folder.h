/*
 * folder.h - the files of a folder as one text.
 */
#ifndef WT_TRAIN_FOLDER_H
#define WT_TRAIN_FOLDER_H

#include "base/buf.h"

/* Appends all files of `dir` whose names end so, in the order of their names; exits with a message
 * on a fault. */
void folder_read(const char *dir, const char *ending, struct wt_buf *out);

#endif

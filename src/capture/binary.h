/*
 * binary.h - files that are no writing at all, told by their first bytes.
 */
#ifndef WT_CAPTURE_BINARY_H
#define WT_CAPTURE_BINARY_H

#include "base/span.h"

/* What a file is that begins so and is known, and not read: "is a zip archive, ..."; else NULL. */
const char *wt_known_binary(struct wt_str head);
/* Holds it bytes that stand in no text?  `wide`: "utf-16le", "utf-16be", or NULL for letters that
 * begin with one byte each, of whatever charset. */
bool wt_looks_binary(struct wt_str head, const char *wide);

#endif

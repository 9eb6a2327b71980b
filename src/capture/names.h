/*
 * names.h - where the records of an archive lie, by the names that later ones call them.
 *
 * A table of hashes; it keeps the names of the last NAMES_MAX records, so that memory
 * stays flat: a record that refers further back finds nothing.
 */
#ifndef WT_CAPTURE_NAMES_H
#define WT_CAPTURE_NAMES_H

#include "capture/input.h"

struct wt_names {
	struct wt_record_name *ids, *digests; /* tables, by either name */
	size_t cap, n;
};

void wt_names_add(struct wt_names *names, const struct wt_record_name *name);
/* Fills in where the record lies that has the id or else the digest of *name. */
bool wt_names_find(const struct wt_names *names, struct wt_record_name *name);
void wt_names_clear(struct wt_names *names);
void wt_names_release(struct wt_names *names);

#endif

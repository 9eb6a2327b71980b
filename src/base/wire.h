/*
 * wire.h - records as bytes between processes, written and read by one function each.
 *
 * A function goes over the fields of a record, once for both ways: with `put` set it writes
 * them, with `get` set it reads them, so that the two cannot differ.  What is read comes
 * from a process that foreign bytes may have taken over: numbers, spans, letters and
 * days are checked, and what cannot be makes the whole broken.  A string is its length,
 * its bytes and a NUL; a list its count and its items.
 */
#ifndef WT_BASE_WIRE_H
#define WT_BASE_WIRE_H

#include "base/arena.h"
#include "base/date.h"
#include "base/span.h"

struct wt_wire {
	const char *get;        /* reading, else NULL */
	char *put;              /* writing, else NULL */
	size_t left;            /* bytes of either */
	struct wt_arena *arena; /* of lists that are read */
	bool broken;
};

void wt_wire_raw(struct wt_wire *w, void *value, size_t n);
void wt_wire_number(struct wt_wire *w, uint32_t *n);
void wt_wire_long(struct wt_wire *w, uint64_t *n);
void wt_wire_flag(struct wt_wire *w, bool *b);
/* UTF-8 without NUL. */
void wt_wire_string(struct wt_wire *w, struct wt_str *s);
/* Any bytes. */
void wt_wire_bytes(struct wt_wire *w, struct wt_str *s);
void wt_wire_moment(struct wt_wire *w, struct wt_moment *m);
/* A span of a text of `len` bytes. */
void wt_wire_span(struct wt_wire *w, struct wt_span *s, size_t len);
/* The count of a list whose items take `least` bytes or more each, and room for them: where to
 * read them to, or `items` where they are written. */
void *wt_wire_list(struct wt_wire *w, uint32_t *n, void *items, size_t least, size_t size);

#endif

/*
 * apart.h - inputs read in children that can do nothing else.
 *
 * In: an input that is open, or bytes that came from an address.  Out: its pages, as an
 * intake gives them.  Unpacking, archives, HTTP, charsets, JSON and XML happen in the
 * child; this side opens files, asks servers, remembers, and checks what it is told.
 *
 * A child that crashes, hangs or takes too much memory is replaced; the record, line or
 * item that it was at is named, kept by its hash, and passed over.
 *
 * An archive whose records can be found from anywhere is cut into parts, and several
 * children read one each: a part begins at the first record behind its cut.  That is a
 * guess until the part before it has ended just there, and is made again where it has
 * not; so what comes out is what one child would give, in the same order.
 */
#ifndef WT_CAPTURE_APART_H
#define WT_CAPTURE_APART_H

#include "base/cell.h"
#include "capture/input.h"

struct wt_apart_ask {
	unsigned children;
	unsigned seconds;           /* that one record, line or item may take */
	const char *quarantine;     /* folder of what broke a child; made when it is needed */
	bool demanded;              /* no whole sandbox is a failure */
	uint64_t part;              /* bytes of a part of an archive; 0: as many as are good */
	struct wt_nursery *nursery; /* of wt_apart_nursery; NULL: children are forked here */
};

/* For children that read, parse and decode; opened before there are threads.  NULL where there can
 * be none: each is forked where it is needed then. */
struct wt_nursery *wt_apart_nursery(void);

struct wt_apart;

int wt_apart_open(struct wt_apart **apart, const struct wt_apart_ask *ask,
	const struct wt_helper *helper, const struct wt_gate *gate, struct wt_fault *f);
void wt_apart_close(struct wt_apart *a); /* takes NULL */
void wt_apart_stop(struct wt_apart *a, const volatile sig_atomic_t *stop);
/* A first child, where there is none yet: WARTA_EIO where there can be none. */
int wt_apart_start(struct wt_apart *a, struct wt_fault *f);
/* Of WT_CELL_WHOLE. */
unsigned wt_apart_given(const struct wt_apart *a);

/* What the job points to, and its descriptor, must live until the end.  `size` of its file, 0 where
 * unknown. */
void wt_apart_begin(struct wt_apart *a, const struct wt_job *job, uint64_t size);
/* 1 and a page (valid until the next call), 0 at the end, or where it was stopped. */
int wt_apart_next(struct wt_apart *a, struct wt_page *page);
/* False where the input was not read to its end. */
bool wt_apart_end(struct wt_apart *a, struct wt_intake_end *end);
/* Adds what was counted so far. */
void wt_apart_count(const struct wt_apart *a, struct wt_capture_counts *counts);
uint64_t wt_apart_done(const struct wt_apart *a);

/* --- the child's side (inside.c) -------------------------------------------------------------- */

/* Written by the child, looked at by its parent when it ends badly. */
struct wt_inside_seen {
	volatile uint64_t pulse;         /* changes as long as it gets on */
	volatile uint64_t at, length;    /* of the file: what it is at */
	volatile uint64_t number;        /* of the line or item */
	volatile uint64_t done;          /* bytes of the file consumed */
	volatile uint32_t waits;         /* for bytes, or for its parent */
	volatile uint32_t archive;       /* `at` is a place of an archive */
	struct wt_capture_counts counts; /* of the job */
};

struct wt_inside_ask {
	int in, out; /* jobs and answers; messages */
	unsigned seconds;
	size_t memory;
	const struct wt_gate *gate;
	struct wt_inside_seen *seen;
};

#define WT_INSIDE_NO_MEMORY 3 /* how it leaves where memory is spent */

/* In a process just settled (base/child.h); does not return. */
_Noreturn void wt_inside_live(struct wt_inside_ask *ask);

#endif

/*
 * turn.h - a job in a worker's hands: what it asks for, and the desk at which it is read.
 *
 * A worker has two desks, each with children of its own: while it reads the pages of one job, the
 * next one's file is opened and cut into pages at the other.
 */
#ifndef WT_WORK_TURN_H
#define WT_WORK_TURN_H

#include "capture/apart.h"
#include "capture/page.h"
#include "store/done.h"
#include "work/queue.h"

enum wt_fate {
	WT_FATE_DONE,
	WT_FATE_BURIED, /* it will not get better */
	WT_FATE_LATER,  /* it may */
	WT_FATE_BACK    /* nothing is known against it */
};

struct wt_desk;

struct wt_turn {
	const struct wt_taken *taken;
	struct wt_errand what;
	uint64_t id;          /* as its queue and the store know it */
	int code;             /* other than WARTA_OK: it is no job, as `first` says */
	struct wt_done known; /* to the store, when it was taken */
	struct wt_desk *desk; /* NULL: not begun */
	enum wt_fate fate;    /* of what was begun */
	bool read;            /* its pages are stored, or in hand to be stored with its mark */
	uint64_t complaints, pages;
	struct wt_fault first; /* complaint */
};

struct wt_desk {
	struct wt_capture *capture;
	struct wt_turn *turn; /* NULL: free */
	const char *path[1];
	/* of a range or a feed each complaint is told, of others only the first, with the job */
	void (*told)(void *context, const struct wt_fault *f);
	void *context;
};

/* Takes the job from its text. */
void wt_turn_take(struct wt_turn *t, const struct wt_taken *taken);
bool wt_turn_is_address(const struct wt_turn *t);
/* Something of a job that was begun could not be read. */
void wt_turn_complain(struct wt_turn *t, const struct wt_fault *f);
/* Of a job that was read to its end, without the store's failing. */
enum wt_fate wt_turn_fate(const struct wt_turn *t);

/* `apart` NULL: pages are cut by the program itself; the gate may be NULL.  WARTA_ENOMEM, WARTA_EIO
 * where a sandbox is demanded. */
int wt_desk_open(struct wt_desk *d, const struct wt_apart_ask *apart, const struct wt_gate *gate,
	struct wt_fault *f);
void wt_desk_close(struct wt_desk *d); /* takes a zeroed one */
/* Gives the job its place, `fetch` (may be NULL) for what is behind its links.  A file must be what
 * it was when it was submitted; its reading begins.  t->fate is not WT_FATE_DONE where there is
 * nothing to read. */
void wt_desk_begin(struct wt_desk *d, struct wt_turn *t, struct wt_fetch *fetch);
/* The job has gone; what of it was not read is dropped. */
void wt_desk_clear(struct wt_desk *d);

#endif

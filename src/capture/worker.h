/*
 * worker.h - one reading child, as its parent sees it; private to apart.c.
 */
#ifndef WT_CAPTURE_WORKER_H
#define WT_CAPTURE_WORKER_H

#include <sys/types.h>

#include "capture/apart.h"
#include "capture/message.h"

struct wt_worker {
	const struct wt_apart_ask *ask;
	const struct wt_gate *gate;
	const volatile sig_atomic_t *stop;
	struct wt_shared memory;
	struct wt_inside_seen *seen; /* in it */
	pid_t pid;                   /* 0: no child */
	int to, from;                /* its socket and its pipe, -1 */
	unsigned given;
	bool busy;  /* it has a job whose end was not heard */
	int signal; /* that ended the last child */
	int left;   /* or how it left */
	struct wt_buf said;
	size_t at; /* of `said`: what was not heard yet */
};

enum wt_worker_end {
	WT_WORKER_SPEAKS,
	WT_WORKER_STOPPED, /* by whoever runs us */
	WT_WORKER_CRASHED,
	WT_WORKER_LATE,
	WT_WORKER_LIES /* what it says is no message */
};

int wt_worker_open(struct wt_worker *w, const struct wt_apart_ask *ask, const struct wt_gate *gate,
	struct wt_fault *f);
void wt_worker_close(struct wt_worker *w);
int wt_worker_start(struct wt_worker *w, struct wt_fault *f);
/* A job for a child that has none; starts it where it must.  WARTA_EIO. */
int wt_worker_give(struct wt_worker *w, const struct wt_job *job, struct wt_fault *f);
/* Waits for a message, whose views live until the next call. */
enum wt_worker_end wt_worker_hear(struct wt_worker *w, struct wt_message *m);
bool wt_worker_answer(struct wt_worker *w, enum wt_message_kind to, const struct wt_answer *a);
/* Ends the child. */
void wt_worker_bury(struct wt_worker *w);
/* Its job is not wanted any more. */
void wt_worker_drop(struct wt_worker *w);
/* Keeps what it was at when it ended so, and says it. */
void wt_worker_tell(
	struct wt_worker *w, const struct wt_job *job, enum wt_worker_end how, struct wt_fault *f);

#endif

/*
 * queue.h - jobs on their way from those who ask to those who read; at least once, never lost.
 *
 *	sqlite:FILE | FILE                      one machine: a file
 *	postgres://USER@HOST/DB                 many machines: a table, SKIP LOCKED, leases
 *	amqp://USER:PASSWORD@HOST[,HOST...]/VHOST?queue=NAME    RabbitMQ's quorum queues
 *	amqps://...?cacertfile=FILE             the same within TLS, see amqp_address.h
 *
 * A parcel is a job's id and its text; the queue looks into neither.  What is put is kept before
 * put returns.  What is taken is held until it is acknowledged, given back or buried, or until its
 * holder is gone: then somebody else gets it, and is told that it was delivered before.  Whoever
 * takes must therefore bear to get the same parcel twice.
 *
 * A queue that does not answer (no server, a full disk there) is waited for, with growing pauses,
 * and told about through `told`; what cannot get better (a refused password, a server that is
 * too old) fails at once.  No fault and no message ever holds a password.
 */
#ifndef WT_WORK_QUEUE_H
#define WT_WORK_QUEUE_H

#include <signal.h>

#include "base/buf.h"
#include "work/errand.h"

struct wt_queue;

struct wt_queue_options {
	bool make;         /* what is missing: file, tables, queues */
	bool careful;      /* sqlite: each put is on the disk when it returns */
	unsigned prefetch; /* held by one at a time, at most; 0: 20 */
	unsigned lease;    /* postgres: seconds until a silent holder loses its jobs; 0: 300 */
	unsigned patience; /* seconds to wait for a queue that does not answer; 0: for ever */
	const volatile sig_atomic_t *stop; /* set: waiting ends with WARTA_ESTOPPED; may be NULL */
	void (*told)(void *context, const char *what); /* trouble, and its end; may be NULL */
	void *context;
};

struct wt_parcel {
	uint64_t id;
	struct wt_str body;
};

/* A job in hand. */
struct wt_taken {
	uint64_t handle;     /* the driver's */
	uint64_t epoch;      /* the connection it came by */
	uint64_t id;         /* as it was put; 0 where a foreign sender gave none */
	uint32_t deliveries; /* with this one */
	int64_t put_at;      /* seconds since 1970, by the queue's clock; 0 where unknown */
	size_t len;          /* of the body; over WT_ERRAND_TEXT: it did not fit, and is cut */
	char body[WT_ERRAND_TEXT];
};

#define WT_QUEUE_UNKNOWN (-1)
struct wt_queue_counts {
	int64_t waiting; /* may be taken */
	int64_t held;    /* in somebody's hands, or waiting for another try */
	int64_t dead;
	int64_t oldest;    /* seconds since the oldest waiting one was put; 0 where none waits */
	int64_t consumers; /* who take; these may be WT_QUEUE_UNKNOWN */
};

struct wt_dead {
	uint64_t id;
	uint32_t deliveries;
	int64_t at; /* when it died, seconds since 1970; 0 where unknown */
	struct wt_str body;
	struct wt_str reason;
};
/* Anything but WARTA_OK ends the list with that code. */
typedef int wt_dead_visit(void *context, const struct wt_dead *dead);

/* WARTA_EUSAGE for an address that is none; WARTA_ENOTFOUND where nothing is to be made. */
int wt_queue_open(struct wt_queue **queue, const char *url, const struct wt_queue_options *options,
	struct wt_fault *f);
void wt_queue_close(struct wt_queue *q); /* what is held goes back; takes NULL */
/* The address without its password. */
const char *wt_queue_name(const struct wt_queue *q);

/* All n are kept when it returns WARTA_OK; *fresh (may be NULL) gets how many were not waiting
 * already, as far as the queue can tell. */
int wt_queue_put(struct wt_queue *q, const struct wt_parcel *parcels, size_t n, size_t *fresh,
	struct wt_fault *f);
/* Up to n jobs, as soon as there is one; how many, 0 after wait_ms without any, or a code. */
int wt_queue_take(
	struct wt_queue *q, struct wt_taken *taken, size_t n, unsigned wait_ms, struct wt_fault *f);
/* Done: they never come back.  (One that comes back all the same was done: the store tells.) */
int wt_queue_ack(
	struct wt_queue *q, const struct wt_taken *const *taken, size_t n, struct wt_fault *f);
/* Back to the queue; with `later` not before half a minute has gone. */
int wt_queue_nack(struct wt_queue *q, const struct wt_taken *taken, bool later, struct wt_fault *f);
/* To the dead letters. */
int wt_queue_bury(
	struct wt_queue *q, const struct wt_taken *taken, const char *reason, struct wt_fault *f);
/* Says that the holder lives; call it between two documents. */
int wt_queue_keep(struct wt_queue *q, struct wt_fault *f);

/* `peek` may look at the oldest at the cost of a delivery (RabbitMQ). */
int wt_queue_count(
	struct wt_queue *q, bool peek, struct wt_queue_counts *counts, struct wt_fault *f);
int wt_queue_dead(struct wt_queue *q, wt_dead_visit *visit, void *context, struct wt_fault *f);
/* Dead letters back to life, or away: those with an id of the list (n 0: all); *done how many. */
int wt_queue_replay(
	struct wt_queue *q, const uint64_t *ids, size_t n, size_t *done, struct wt_fault *f);
int wt_queue_drop(
	struct wt_queue *q, const uint64_t *ids, size_t n, size_t *done, struct wt_fault *f);

#endif

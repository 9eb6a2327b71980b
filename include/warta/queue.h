/*
 * queue.h - jobs for many processes and machines: put, read, looked at.
 *
 * Included by warta.h, whose words on strings, faults and threads hold here too.  A job is a
 * pointer to what is to be read.  It is delivered at least once, and takes effect exactly once:
 * what it gives and the mark that it is done are stored in one transaction.
 *
 * Addresses: "sqlite:FILE" or "FILE" (one machine), "postgres://...", "amqp://..." (RabbitMQ), or
 * "amqps://..." (the same within TLS).
 */
#ifndef WARTA_QUEUE_H
#define WARTA_QUEUE_H

#include "warta/warta.h"

#ifdef __cplusplus
extern "C" {
#endif
#pragma GCC visibility push(default)

struct warta_queue;

/* Trouble with the queue or the store, and its end; never a password. */
typedef void warta_on_trouble(void *context, const char *what);

struct warta_queue_ask {
	const char *address;
	bool make;         /* what is missing */
	unsigned patience; /* seconds to wait for a queue that does not answer; 0: for ever */
	warta_on_trouble *trouble; /* may be NULL */
	void *context;
	const volatile sig_atomic_t *stop; /* set: waiting ends; may be NULL */
};
/* WARTA_EUSAGE, WARTA_ENOTFOUND, WARTA_EVERSION, WARTA_ESTORE (refused), WARTA_EIO (no answer). */
int warta_queue_open(
	struct warta_queue **queue, const struct warta_queue_ask *ask, struct warta_fault *fault);
void warta_queue_close(struct warta_queue *queue);
/* Its address without the password. */
const char *warta_queue_name(const struct warta_queue *queue);

struct warta_queue_state {
	int64_t waiting;
	int64_t held; /* in hands, or waiting for another try; -1 where the queue does not say, */
	int64_t workers; /* so these two */
	int64_t oldest;  /* seconds that the oldest waiting one has waited */
	int64_t dead;
};
/* `peek` looks at the oldest job where that costs a delivery (RabbitMQ). */
int warta_queue_state(struct warta_queue *queue, bool peek, struct warta_queue_state *state,
	struct warta_fault *fault);

/* A job that was given up. */
struct warta_dead {
	const char *id;   /* 16 hexadecimal digits */
	const char *kind; /* file, range, url, feed; "" where it is no job at all */
	const char *at;   /* path or address; what came, where it is no job */
	uint64_t offset, length;
	const char *reason;
	uint32_t deliveries;
	const char *when; /* UTC; "" where unknown */
};
typedef int warta_on_dead(void *context, const struct warta_dead *dead);
int warta_queue_dead(
	struct warta_queue *queue, warta_on_dead *dead, void *context, struct warta_fault *fault);
/* Puts dead jobs back, or away: those with these ids, or all where n is 0; *done how many. */
int warta_queue_replay(struct warta_queue *queue, const char *const *ids, size_t n, uint64_t *done,
	struct warta_fault *fault);
int warta_queue_drop(struct warta_queue *queue, const char *const *ids, size_t n, uint64_t *done,
	struct warta_fault *fault);

/* --- putting ---------------------------------------------------------------------------------- */

struct warta_submit {
	const char *const *paths; /* files, folders, "@LIST", addresses */
	size_t n_paths;
	bool feeds;                    /* addresses are those of feeds */
	uint64_t part;                 /* bytes of an archive, or of JSON Lines, a job; 0: 8 MB */
	const char *store;             /* jobs done in there are left out; NULL: none is */
	warta_on_complaint *complaint; /* these may be NULL */
	warta_on_progress *progress;   /* bytes looked through, 0, jobs */
	void *context;
	const volatile sig_atomic_t *stop;
	enum warta_sandbox sandbox; /* of the children that look for lists and for places to cut */
	unsigned page_seconds;      /* that one record or line may take there; 0: 20 */
};
struct warta_submitted {
	uint64_t jobs;   /* put, or waiting already */
	uint64_t fresh;  /* of these: new to the queue, as far as it can tell */
	uint64_t done;   /* left out */
	uint64_t failed; /* inputs complained of */
};
/* WARTA_OK also where inputs failed.  The reader is the coder that the jobs are for. */
int warta_submit(struct warta_queue *queue, const struct warta_reader *reader,
	const struct warta_submit *ask, struct warta_submitted *counts, struct warta_fault *fault);

/* --- reading ---------------------------------------------------------------------------------- */

/* What a worker has done; it counts while it works, also in memory shared with others. */
struct warta_worked {
	volatile uint64_t jobs;      /* done */
	volatile uint64_t known;     /* of these: done before */
	volatile uint64_t again;     /* given back for another try */
	volatile uint64_t dead;      /* given up */
	volatile uint64_t documents; /* stored */
	volatile uint64_t same;      /* of these: known already */
	volatile uint64_t claims;
	volatile uint64_t bytes; /* of text */
};

struct warta_work {
	const char *queue; /* addresses */
	const char *store;
	unsigned prefetch; /* jobs held at a time; 0: 20 */
	unsigned tries;    /* of a job that does not end, before it is given up; 0: 5 */
	unsigned lease;    /* postgres: seconds until a silent worker loses its jobs; 0: 300 */
	bool drain;        /* end when nothing is left */
	bool any_language;
	enum warta_sandbox sandbox;
	unsigned page_seconds;
	const char *quarantine;
	struct warta_web web;
	warta_on_complaint *complaint; /* inputs that could not be read; these may be NULL */
	warta_on_trouble *trouble;
	void *context;
	const volatile sig_atomic_t *stop; /* set: end after the job at hand */
};
/*
 * Takes jobs and reads them, one after another, until it is stopped: then what was read is stored
 * and acknowledged, and what was not begun goes back.  WARTA_OK after a stop or a drain; a code
 * where queue or store refuse for good.  Events are not joined: see warta_events_update.
 */
int warta_work(const struct warta_reader *reader, const struct warta_work *ask,
	struct warta_worked *counts, struct warta_fault *fault);
/* Jobs done in a store during the last seconds; 0 where it never had any. */
int warta_store_jobs(
	struct warta_store *store, unsigned seconds, uint64_t *jobs, struct warta_fault *fault);

#pragma GCC visibility pop
#ifdef __cplusplus
}
#endif

#endif

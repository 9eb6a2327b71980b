/*
 * queue_driver.h - what a driver of the queue fills in; for queue*.c only.
 */
#ifndef WT_WORK_QUEUE_DRIVER_H
#define WT_WORK_QUEUE_DRIVER_H

#include "work/queue.h"

#define WT_QUEUE_NAME     256
#define WT_QUEUE_LATER    30 /* seconds before another try */
#define WT_QUEUE_PREFETCH 20
#define WT_QUEUE_LEASE    300

struct wt_queue_driver {
	int (*put)(
		struct wt_queue *, const struct wt_parcel *, size_t, size_t *, struct wt_fault *);
	int (*take)(struct wt_queue *, struct wt_taken *, size_t, struct wt_fault *);
	int (*ack)(struct wt_queue *, const struct wt_taken *const *, size_t, struct wt_fault *);
	int (*nack)(struct wt_queue *, const struct wt_taken *, bool, struct wt_fault *);
	int (*bury)(struct wt_queue *, const struct wt_taken *, const char *, struct wt_fault *);
	int (*keep)(struct wt_queue *, struct wt_fault *);
	int (*count)(struct wt_queue *, bool, struct wt_queue_counts *, struct wt_fault *);
	int (*dead)(struct wt_queue *, wt_dead_visit *, void *, struct wt_fault *);
	int (*raise)(
		struct wt_queue *, bool, const uint64_t *, size_t, size_t *, struct wt_fault *);
	/* Waits until there may be something new, at most so long; NULL: sleeps. */
	void (*wait)(struct wt_queue *, unsigned);
	/* Connects anew; WARTA_EBUSY where that may get better by waiting. */
	int (*connect)(struct wt_queue *, struct wt_fault *);
	void (*close)(struct wt_queue *);
};

/* The beginning of every driver's own struct. */
struct wt_queue {
	const struct wt_queue_driver *driver;
	struct wt_queue_options ask;
	char name[WT_QUEUE_NAME];
	bool down;    /* said so already */
	double since; /* by wt_queue_clock */
};

/* Each makes its own struct, and connects once.  On failure what *queue then holds is closed by the
 * caller. */
int wt_queue_sqlite(struct wt_queue **queue, const char *path, const struct wt_queue_options *ask,
	struct wt_fault *f);
int wt_queue_postgres(struct wt_queue **queue, const char *url, const struct wt_queue_options *ask,
	struct wt_fault *f);
int wt_queue_amqp(struct wt_queue **queue, const char *url, const struct wt_queue_options *ask,
	struct wt_fault *f);

/* Is the id in the list, or the list empty? */
bool wt_queue_wants(const uint64_t *ids, size_t n, uint64_t id);
/* Seconds since then; 0 where whoever put it has a clock that is ahead of ours. */
int64_t wt_queue_age(int64_t now, int64_t then);
/* An address without its password, for people. */
void wt_queue_name_url(char name[WT_QUEUE_NAME], const char *url);
double wt_queue_clock(void); /* seconds, monotonic */
/* Tells of trouble that is waited out, once; its end is told where the call goes through. */
void wt_queue_down(struct wt_queue *q, const char *what);

#endif

/*
 * queue.c - chooses the driver, and waits for a queue that does not answer.
 *
 * A driver's call that fails with WARTA_EBUSY lost its connection, or could not do its work now:
 * the call is made again on a new one, after a pause that doubles from a tenth of a second to ten
 * seconds; a random half of it keeps many workers from coming back at the same moment.
 */
#include <stdio.h>
#include <stdlib.h>
#include <strings.h>
#include <time.h>
#include <unistd.h>

#include "work/queue_driver.h"

#define PAUSE_LEAST 0.1
#define PAUSE_MOST  10.0

bool
wt_queue_wants(const uint64_t *ids, size_t n, uint64_t id)
{
	for (size_t i = 0; i < n; i++)
		if (ids[i] == id)
			return true;
	return n == 0;
}

int64_t
wt_queue_age(int64_t now, int64_t then)
{
	return now > then ? now - then : 0;
}

double
wt_queue_clock(void)
{
	struct timespec t;
	(void)clock_gettime(CLOCK_MONOTONIC, &t);
	return (double)t.tv_sec + 1e-9 * (double)t.tv_nsec;
}

/* The value of "password=" in what follows the '?', too. */
static void
hide_option(char *name)
{
	char *at = name;
	while ((at = strstr(at, "password=")) != NULL) {
		at += strlen("password=");
		size_t n = strcspn(at, "& ");
		for (size_t i = 0; i < n; i++)
			at[i] = '*';
	}
}

void
wt_queue_name_url(char name[WT_QUEUE_NAME], const char *url)
{
	const char *begin = strstr(url, "://");
	const char *rest = begin ? begin + 3 : url;
	size_t n = strcspn(rest, "/?"); /* user:password@host */
	const char *colon = memchr(rest, ':', n), *end = NULL;
	for (size_t i = 0; i < n; i++)
		if (rest[i] == '@')
			end = rest + i;
	if (colon && end && colon < end)
		(void)snprintf(name, WT_QUEUE_NAME, "%.*s:***%s", (int)(colon - url), url, end);
	else
		(void)snprintf(name, WT_QUEUE_NAME, "%s", url);
	hide_option(name);
}

/* --- waiting ---------------------------------------------------------------------------------- */

static bool
stopped(const struct wt_queue *q)
{
	return q->ask.stop && *q->ask.stop;
}

static void
tell(const struct wt_queue *q, const char *what)
{
	if (q->ask.told)
		q->ask.told(q->ask.context, what);
}

static double
chance(void)
{
	struct timespec t;
	(void)clock_gettime(CLOCK_REALTIME, &t);
	uint64_t x = (uint64_t)t.tv_nsec * UINT64_C(0x9e3779b97f4a7c15) ^
		     (uint64_t)getpid() * UINT64_C(0xbf58476d1ce4e5b9);
	return (double)(x >> 40) / (double)(1 << 24);
}

static void
nap(const struct wt_queue *q, double seconds)
{
	double until = wt_queue_clock() + seconds;
	for (double left; !stopped(q) && (left = until - wt_queue_clock()) > 0;) {
		double part = left < 0.1 ? left : 0.1;
		struct timespec t = { 0, (long)(part * 1e9) };
		(void)nanosleep(&t, NULL);
	}
}

void
wt_queue_down(struct wt_queue *q, const char *what)
{
	if (!q->down) {
		q->since = wt_queue_clock();
		tell(q, what);
	}
	q->down = true;
}

struct trouble {
	double since, pause;
};

/* Tells of the failure, waits, connects anew; WARTA_OK when the call may be made again. */
static int
mend(struct wt_queue *q, struct trouble *t, struct wt_fault *f)
{
	int code = WARTA_EBUSY;
	if (t->since <= 0) {
		t->since = wt_queue_clock();
		t->pause = PAUSE_LEAST;
	}
	char text[WT_FAULT_MAX + 64];
	(void)snprintf(text, sizeof text, "%s; trying again", f->text);
	wt_queue_down(q, text);
	while (code == WARTA_EBUSY) {
		if (q->ask.patience && wt_queue_clock() - t->since > q->ask.patience) {
			char why[WT_FAULT_MAX];
			memcpy(why, f->text, sizeof why);
			return wt_fail(
				f, WARTA_EIO, 0, "%.400s (waited %u s)", why, q->ask.patience);
		}
		nap(q, t->pause * (0.5 + 0.5 * chance()));
		if (stopped(q))
			return wt_fail(f, WARTA_ESTOPPED, 0, "%s", "stopped");
		t->pause = t->pause * 2 < PAUSE_MOST ? t->pause * 2 : PAUSE_MOST;
		code = q->driver->connect(q, f);
	}
	return code;
}

/* The call went through: says so where trouble was told of. */
static int
well(struct wt_queue *q, int code)
{
	char text[WT_QUEUE_NAME + 64];
	if (code < 0 || !q->down)
		return code;
	q->down = false;
	(void)snprintf(text, sizeof text, "%s: answers again, after %.1f s", q->name,
		wt_queue_clock() - q->since);
	tell(q, text);
	return code;
}

/* Makes the call until it goes through, or cannot. */
#define PATIENTLY(q, f, call)                                                                      \
	struct trouble trouble = { 0, 0 };                                                         \
	struct wt_fault unasked = { 0 };                                                           \
	(f) = (f) ? (f) : &unasked;                                                                \
	int code = (call);                                                                         \
	while (code == WARTA_EBUSY && (code = mend((q), &trouble, (f))) == WARTA_OK)               \
		code = (call);                                                                     \
	return well((q), code)

/* --- open and close --------------------------------------------------------------------------- */

static bool
has_scheme(const char *url, const char *scheme)
{
	size_t n = strlen(scheme);
	return strncasecmp(url, scheme, n) == 0 && url[n] == ':';
}

static int
make(struct wt_queue **queue, const char *url, const struct wt_queue_options *ask,
	struct wt_fault *f)
{
	if (has_scheme(url, "amqp") || has_scheme(url, "amqps"))
		return wt_queue_amqp(queue, url, ask, f);
	if (has_scheme(url, "postgres") || has_scheme(url, "postgresql"))
		return wt_queue_postgres(queue, url, ask, f);
	if (strstr(url, "://"))
		return wt_fail(f, WARTA_EUSAGE, 0,
			"no queue: '%.40s'; known are sqlite:FILE, postgres://, amqp:// and "
			"amqps://",
			url);
	return wt_queue_sqlite(queue, has_scheme(url, "sqlite") ? url + 7 : url, ask, f);
}

static int
connect_first(struct wt_queue *q, struct wt_fault *f)
{
	PATIENTLY(q, f, q->driver->connect(q, f));
}

int
wt_queue_open(struct wt_queue **queue, const char *url, const struct wt_queue_options *options,
	struct wt_fault *f)
{
	struct wt_queue_options ask = options ? *options : (struct wt_queue_options){ 0 };
	ask.prefetch = ask.prefetch ? ask.prefetch : WT_QUEUE_PREFETCH;
	ask.lease = ask.lease ? ask.lease : WT_QUEUE_LEASE;
	*queue = NULL;
	int code = make(queue, url, &ask, f);
	if (code == WARTA_OK)
		code = connect_first(*queue, f);
	if (code == WARTA_OK)
		return WARTA_OK;
	wt_queue_close(*queue);
	*queue = NULL;
	return code;
}

void
wt_queue_close(struct wt_queue *q)
{
	if (q)
		q->driver->close(q);
}

const char *
wt_queue_name(const struct wt_queue *q)
{
	return q->name;
}

/* --- the calls -------------------------------------------------------------------------------- */

int
wt_queue_put(struct wt_queue *q, const struct wt_parcel *parcels, size_t n, size_t *fresh,
	struct wt_fault *f)
{
	size_t ignored;
	PATIENTLY(q, f, q->driver->put(q, parcels, n, fresh ? fresh : &ignored, f));
}

static int
take_now(struct wt_queue *q, struct wt_taken *taken, size_t n, struct wt_fault *f)
{
	PATIENTLY(q, f, q->driver->take(q, taken, n, f));
}

int
wt_queue_take(
	struct wt_queue *q, struct wt_taken *taken, size_t n, unsigned wait_ms, struct wt_fault *f)
{
	double until = wt_queue_clock() + 1e-3 * wait_ms, pause = 0.02;
	for (;;) {
		int got = take_now(q, taken, n, f);
		double left = until - wt_queue_clock();
		if (got != 0 || left <= 0 || stopped(q))
			return got;
		left = left < pause ? left : pause;
		if (q->driver->wait)
			q->driver->wait(q, (unsigned)(left * 1000) + 1);
		else
			nap(q, left);
		pause = pause * 2 < 0.5 ? pause * 2 : 0.5;
	}
}

int
wt_queue_ack(struct wt_queue *q, const struct wt_taken *const *taken, size_t n, struct wt_fault *f)
{
	PATIENTLY(q, f, q->driver->ack(q, taken, n, f));
}

int
wt_queue_nack(struct wt_queue *q, const struct wt_taken *taken, bool later, struct wt_fault *f)
{
	PATIENTLY(q, f, q->driver->nack(q, taken, later, f));
}

int
wt_queue_bury(
	struct wt_queue *q, const struct wt_taken *taken, const char *reason, struct wt_fault *f)
{
	PATIENTLY(q, f, q->driver->bury(q, taken, reason, f));
}

int
wt_queue_keep(struct wt_queue *q, struct wt_fault *f)
{
	PATIENTLY(q, f, q->driver->keep(q, f));
}

int
wt_queue_count(struct wt_queue *q, bool peek, struct wt_queue_counts *counts, struct wt_fault *f)
{
	PATIENTLY(q, f, q->driver->count(q, peek, counts, f));
}

int
wt_queue_dead(struct wt_queue *q, wt_dead_visit *visit, void *context, struct wt_fault *f)
{
	return q->driver->dead(q, visit, context, f);
}

int
wt_queue_replay(struct wt_queue *q, const uint64_t *ids, size_t n, size_t *done, struct wt_fault *f)
{
	PATIENTLY(q, f, q->driver->raise(q, true, ids, n, done, f));
}

int
wt_queue_drop(struct wt_queue *q, const uint64_t *ids, size_t n, size_t *done, struct wt_fault *f)
{
	PATIENTLY(q, f, q->driver->raise(q, false, ids, n, done, f));
}

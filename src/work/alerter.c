/*
 * alerter.c - see alerter.h, and the public functions of warta/alert.h.
 *
 * Several threads take the alerts in turn, each of them by one thread at a time, so that its
 * deliveries keep their order while a receiver that is slow holds only itself back.  A turn ends
 * after TURN seconds: with more slow receivers than threads the others still get theirs.
 */
#include "work/alerter.h"

#include <stdio.h>
#include <stdlib.h>
#include <time.h>

#include "store/change.h"
#include "store/seen.h"
#include "work/nap.h"

#define SIDE          8  /* threads at most: deliveries at the same time */
#define TURN          5  /* seconds that one alert may deliver before others get their turn */
#define STORE_PAUSE   30 /* seconds after the store failed */
#define WORKERS_PAUSE 5  /* seconds between two looks where changes are met again */

/* An alert's place in the round. */
struct place {
	int64_t next; /* not before */
	bool busy;    /* in a thread's hands */
	bool last;    /* gone through since the end was asked for */
};

struct wt_alerter {
	struct wt_telling t;
	void (*complain)(const struct wt_alerter *w, const struct wt_fault *f); /* may be NULL */
	warta_on_complaint *complaint;
	pthread_mutex_t lock; /* of what is below */
	pthread_cond_t changed;
	pthread_t threads[SIDE];
	unsigned n_threads, running;
	struct place *places;
	int64_t resume;       /* after the store failed */
	bool ending, leaving; /* once more for each; at once */
	struct wt_fault why;  /* of the first that failed */
};

static int64_t
now(void)
{
	struct timespec t;
	(void)clock_gettime(CLOCK_MONOTONIC, &t);
	return (int64_t)t.tv_sec;
}

/* --- the round -------------------------------------------------------------------------------- */

static bool
is_over(const struct wt_alerter *w)
{
	bool last = w->ending;
	for (size_t i = 0; i < w->t.n && last; i++)
		last = w->places[i].last;
	return last || w->leaving || (w->t.stop && *w->t.stop);
}

/* The one whose turn it has been for longest; NULL where all must wait. */
static struct place *
next_place(const struct wt_alerter *w)
{
	struct place *first = NULL;
	for (size_t i = 0; i < w->t.n; i++) {
		struct place *p = &w->places[i];
		bool due = w->ending ? !p->last : p->next <= now() && w->resume <= now();
		if (due && !p->busy && (!first || p->next < first->next))
			first = p;
	}
	return first;
}

/* With the lock held, which is free meanwhile. */
static void
take_turn(struct wt_alerter *w, struct place *p)
{
	struct wt_fault f = { 0 };
	bool ending = w->ending;
	p->busy = true;
	(void)pthread_mutex_unlock(&w->lock);
	int code = wt_alert_go(&w->t, &w->t.alerts[p - w->places], false, ending ? 0 : TURN, &f);
	if (code < 0 && w->complain)
		w->complain(w, &f);
	(void)pthread_mutex_lock(&w->lock);
	p->busy = false;
	p->last = p->last || ending;
	p->next = now() + (code == 1 ? 0 : w->t.unordered ? WORKERS_PAUSE : 1);
	if (code < 0) {
		w->resume = now() + STORE_PAUSE;
		w->why = w->why.code == WARTA_OK ? f : w->why;
	}
	(void)pthread_cond_broadcast(&w->changed);
}

static void *
run(void *context)
{
	struct wt_alerter *w = context;
	(void)pthread_mutex_lock(&w->lock);
	while (!is_over(w)) {
		struct place *p = next_place(w);
		if (p)
			take_turn(w, p);
		else
			wt_nap(&w->changed, &w->lock);
	}
	w->running--;
	(void)pthread_mutex_unlock(&w->lock);
	return NULL;
}

/* --- begin and end ---------------------------------------------------------------------------- */

static bool
is_unordered(const struct warta_store *store)
{
	return strstr(wt_store_path(store->rooms), "://") != NULL;
}

/* Threads that leave signals to the caller's. */
static int
start_threads(struct wt_alerter *w, struct wt_fault *f)
{
	sigset_t all, before;
	(void)sigfillset(&all);
	(void)pthread_sigmask(SIG_SETMASK, &all, &before);
	(void)pthread_mutex_lock(&w->lock);
	while (w->n_threads < SIDE && w->n_threads < w->t.n &&
		pthread_create(&w->threads[w->n_threads], NULL, run, w) == 0)
		w->n_threads++;
	w->running = w->n_threads;
	(void)pthread_mutex_unlock(&w->lock);
	(void)pthread_sigmask(SIG_SETMASK, &before, NULL);
	return w->n_threads ? WARTA_OK : wt_fail(f, WARTA_ENOMEM, 0, "no thread can be started");
}

static struct wt_alerter *
new_alerter(const struct wt_telling *t)
{
	struct wt_alerter *w = calloc(1, sizeof *w);
	if (w)
		w->places = calloc(t->n, sizeof *w->places);
	if (!w || !w->places) {
		free(w);
		return NULL;
	}
	w->t = *t;
	w->t.unordered = is_unordered(t->store);
	(void)pthread_mutex_init(&w->lock, NULL);
	(void)pthread_cond_init(&w->changed, NULL);
	return w;
}

static void
delete_alerter(struct wt_alerter *w)
{
	(void)pthread_cond_destroy(&w->changed);
	(void)pthread_mutex_destroy(&w->lock);
	free(w->places);
	free(w);
}

static void
complain(const struct wt_alerter *w, const struct wt_fault *f)
{
	struct warta_fault out;
	(void)wt_fault_give(&out, f, f->code);
	(void)pthread_mutex_lock(w->t.lock);
	if (w->complaint)
		w->complaint(w->t.context, &out);
	(void)pthread_mutex_unlock(w->t.lock);
}

int
wt_alerter_start(struct wt_alerter **alerter, const struct warta_watch *ask, pthread_mutex_t *lock,
	struct wt_fault *f)
{
	const struct wt_telling t = { .alerts = ask->alerts,
		.n = ask->n_alerts,
		.store = ask->run.store,
		.lock = lock,
		.stop = ask->run.stop,
		.delivered = ask->delivered,
		.context = ask->run.context };
	*alerter = NULL;
	if (t.n == 0)
		return WARTA_OK;
	struct wt_alerter *w = new_alerter(&t);
	if (!w)
		return wt_fail(f, WARTA_ENOMEM, 0, "out of memory");
	w->complain = complain;
	w->complaint = ask->run.complaint;
	int code = wt_alert_check(&w->t, f);
	/* what is stored from now on is to be told: they begin before anything is read */
	for (size_t i = 0; i < t.n && code == WARTA_OK; i++)
		code = wt_alert_go(&w->t, &t.alerts[i], true, 0, f);
	if (code == WARTA_OK)
		code = start_threads(w, f);
	if (code == WARTA_OK)
		*alerter = w;
	else
		delete_alerter(w);
	return code;
}

bool
wt_alerter_leave(struct wt_alerter *w)
{
	(void)pthread_mutex_lock(&w->lock);
	w->leaving = true;
	bool left = w->running == 0;
	(void)pthread_cond_broadcast(&w->changed);
	(void)pthread_mutex_unlock(&w->lock);
	return left;
}

void
wt_alerter_end(struct wt_alerter *w)
{
	if (!w)
		return;
	(void)pthread_mutex_lock(&w->lock);
	w->ending = true;
	(void)pthread_cond_broadcast(&w->changed);
	(void)pthread_mutex_unlock(&w->lock);
	for (unsigned i = 0; i < w->n_threads; i++)
		(void)pthread_join(w->threads[i], NULL);
	delete_alerter(w);
}

/* --- the public functions --------------------------------------------------------------------- */

/* All at once, each through once; the store is ours, and the threads' in turn. */
static int
deliver_all(const struct wt_telling *t, struct wt_fault *f)
{
	struct wt_alerter *w = new_alerter(t);
	if (!w)
		return wt_fail(f, WARTA_ENOMEM, 0, "out of memory");
	w->ending = true;
	int code = start_threads(w, f);
	for (unsigned i = 0; i < w->n_threads; i++)
		(void)pthread_join(w->threads[i], NULL);
	w->n_threads = 0;
	if (w->why.code != WARTA_OK) {
		*f = w->why;
		code = f->code;
	}
	delete_alerter(w);
	return code;
}

int
warta_alerts_deliver(struct warta_store *store, const struct warta_alert *alerts, size_t n,
	const volatile sig_atomic_t *stop, warta_on_delivery *delivered, void *context,
	struct warta_fault *fault)
{
	struct wt_fault f = { 0 };
	pthread_mutex_t lock = PTHREAD_MUTEX_INITIALIZER;
	const struct wt_telling t = { .alerts = alerts,
		.n = n,
		.store = store,
		.lock = &lock,
		.stop = stop,
		.delivered = delivered,
		.context = context };
	int code = wt_alert_check(&t, &f);
	if (code == WARTA_OK && n > 0)
		code = deliver_all(&t, &f);
	(void)pthread_mutex_destroy(&lock);
	return wt_fault_give(fault, &f, code);
}

int
warta_alert_state(struct warta_store *store, const struct warta_alert *alert,
	struct warta_alert_state *state, struct warta_fault *fault)
{
	struct wt_fault f = { 0 };
	struct wt_buf key = { 0 };
	struct wt_seen seen = { .outcome = WT_OUTCOME_NONE };
	int64_t last = 0;
	int code = wt_store_last_change(store->rooms, &last, &f);
	/* a store that nothing was remembered in lacks the table: then nothing was met */
	wt_buf_printf(&key, "alert:%s", alert->name);
	bool met = code == WARTA_OK &&
		   wt_store_seen(store->rooms, wt_buf_view(&key), &seen, NULL) == 1;
	*state = (struct warta_alert_state){ .met = met,
		.told = seen.position,
		.waiting = met ? (uint64_t)last - seen.position : 0,
		.failures = seen.failures,
		.next = seen.due };
	wt_buf_release(&key);
	return wt_fault_give(fault, &f, code);
}

int
warta_alert_test(const struct warta_alert *alert, struct warta_fault *fault)
{
	struct wt_fault f = { 0 };
	struct wt_buf id = { 0 }, body = { 0 };
	const struct wt_hook hook = wt_alert_hook(NULL, alert);
	int64_t at = (int64_t)time(NULL);
	int status = 0;
	unsigned wait;
	int code = alert->webhook ? wt_hook_check(&hook, &f)
				  : wt_fail(&f, WARTA_EUSAGE, 0, "it has no webhook");
	wt_buf_printf(&id, "%s.test.%lld", alert->name, (long long)at);
	wt_buf_printf(&body, "{\"type\":\"test\",\"data\":{\"alert\":\"%s\"}}", alert->name);
	if (code == WARTA_OK)
		code = wt_hook_post(
			&hook, wt_buf_view(&id), at, wt_buf_view(&body), &status, &wait, &f);
	wt_buf_release(&id);
	wt_buf_release(&body);
	return wt_fault_give(fault, &f, code);
}

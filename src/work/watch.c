/*
 * watch.c - follows feeds: each is read when it is due, and then what is new behind it.
 *
 * A feed that gave something is looked at again after the interval, one that was as before
 * somewhat later each time, up to four intervals; one that could not be read after twice as
 * long each time, up to a day; none before its own ttl or the server's Retry-After allow it, or
 * in hours and on days that it names as its rest.
 * When it is due lies in the store, so that stopping and starting again asks nobody twice.
 *
 * Several lookers work side by side, never two on one site; what they write, and what they
 * tell the caller, goes through one lock.  The caller's thread waits, measures by how much the
 * work is late, and delivers alerts through a thread of their own.
 */
#include <pthread.h>
#include <signal.h>
#include <stdlib.h>
#include <time.h>

#include "base/metric.h"
#include "capture/apart.h"
#include "store/seen.h"
#include "work/alerter.h"
#include "work/feeds.h"
#include "work/nap.h"
#include "work/run.h"
#include "work/stored.h"

#define MINUTES     15
#define QUIET_MOST  4           /* intervals between two looks at a feed that says nothing new */
#define FAILED_MOST (24 * 3600) /* seconds between two looks at one that fails */
/* Seconds by which nothing is put off: a week of rest is the longest, and clocks may differ by
 * days. */
#define LONGEST    (10 * 24 * 3600)
#define HOSTS      4
#define HOSTS_MOST 64

struct watch {
	const struct warta_reader *reader;
	struct warta_watch ask; /* as it holds now */
	struct wt_hosts *hosts;
	struct wt_nursery *nursery; /* of all looks' children */
	struct wt_feeds feeds;
	struct wt_alerter *alerter;
	bool leaving; /* the alerter ends, another one is to take its place */
	struct wt_fault fault;
	int64_t began;
	pthread_mutex_t lock;   /* of the store, the caller's functions, and what is below */
	pthread_cond_t changed; /* a feed is free again, or all is over */
	bool ended;             /* lookers go home */
	struct wt_followed *at[HOSTS_MOST]; /* feeds that are being looked at */
	unsigned looking;
	int code; /* of the first that failed for good */
	struct warta_fault why;
};

/* One looker's look. */
struct look {
	struct watch *w;
	struct wt_followed *feed;
	bool failed; /* the feed itself could not be read */
};

static bool
stopped(const struct watch *w)
{
	return w->ask.run.stop && *w->ask.run.stop;
}

/* --- when ------------------------------------------------------------------------------------- */

static int64_t
now(void)
{
	return (int64_t)time(NULL);
}

static void
name_state(struct wt_buf *key, const struct wt_followed *feed)
{
	wt_buf_clear(key);
	wt_buf_printf(key, "watch:%s", feed->url);
}

static int
recall_all(struct watch *w)
{
	struct wt_buf key = { 0 };
	struct wt_store *store = w->ask.run.store->rooms;
	int code = wt_store_seen_ready(store, &w->fault);
	for (size_t i = 0; i < w->feeds.n && code >= 0; i++) {
		struct wt_followed *feed = w->feeds.list[i];
		if (feed->known)
			continue;
		name_state(&key, feed);
		code = wt_store_seen(store, wt_buf_view(&key), &feed->state, &w->fault);
		/* written by a clock that was ahead */
		if (feed->state.due > now() + LONGEST)
			feed->state.due = 0;
		feed->known = true;
	}
	wt_buf_release(&key);
	return code < 0 ? code : WARTA_OK;
}

static int64_t
least(int64_t a, int64_t b)
{
	return a < b ? a : b;
}

static int64_t
most(int64_t a, int64_t b)
{
	return a > b ? a : b;
}

static int64_t
pause_after(const struct watch *w, struct wt_seen *state, const struct warta_counts *n, bool failed)
{
	int64_t interval = 60 * (int64_t)(w->ask.minutes ? w->ask.minutes : MINUTES);
	if (failed) {
		uint32_t times = state->failures < 16 ? ++state->failures : state->failures;
		return most(least(interval << times, FAILED_MOST), n->retry_after);
	}
	interval = most(interval, least(60 * (int64_t)n->every, FAILED_MOST));
	state->failures = 0;
	state->position = n->documents > 0 ? 0 : state->position + 1;
	int64_t pause = interval + interval * (int64_t)least((int64_t)state->position, 64) / 2;
	return least(pause, QUIET_MOST * interval);
}

/* The next hour that the feed does not ask to be left alone in (skipHours, skipDays of RSS), within
 * a week; `due` where it is one. */
static int64_t
awake(int64_t due, const struct warta_counts *n)
{
	int64_t t = due;
	for (int i = 0; i < 8 * 24; i++) {
		uint32_t hour = 1u << (t / 3600 % 24), day = 1u << ((t / 86400 + 3) % 7);
		if (!(n->rest_hours & hour) && !(n->rest_days & day))
			return t;
		t = (t / 3600 + 1) * 3600;
	}
	return due;
}

/* With the lock held, as all below that write. */
static int
keep_state(struct watch *w, struct wt_followed *feed)
{
	struct wt_buf key = { 0 };
	struct wt_store *store = w->ask.run.store->rooms;
	name_state(&key, feed);
	feed->state.outcome = WT_OUTCOME_READ;
	int code = wt_store_see(store, wt_buf_view(&key), &feed->state, &w->fault);
	if (code == WARTA_OK)
		code = wt_store_flush(store, &w->fault);
	wt_buf_release(&key);
	return code;
}

/* --- looking ---------------------------------------------------------------------------------- */

/* A complaint of the feed itself, not of an article behind it, is what delays it. */
static void
on_complaint(void *context, const struct warta_fault *f)
{
	struct look *look = context;
	const struct warta_run *run = &look->w->ask.run;
	struct wt_str text = wt_str_of(f->text), url = wt_str_of(look->feed->url);
	if (wt_str_starts(text, url) && text.len > url.len && text.ptr[url.len] == ':')
		look->failed = true;
	if (run->complaint)
		run->complaint(run->context, f);
}

static int
on_document(void *context, struct warta_document *doc)
{
	const struct look *look = context;
	const struct warta_run *run = &look->w->ask.run;
	return run->document ? run->document(run->context, doc) : WARTA_OK;
}

static int
settle(struct look *look, const struct warta_counts *counts, struct warta_fault *fault)
{
	struct watch *w = look->w;
	struct wt_followed *feed = look->feed;
	int64_t pause = pause_after(w, &feed->state, counts, look->failed);
	feed->state.due = awake(now() + pause, counts);
	pause = feed->state.due - now();
	wt_count(look->failed            ? WT_METRIC_FEEDS_FAILED
		 : counts->documents > 0 ? WT_METRIC_FEEDS_NEWS
					 : WT_METRIC_FEEDS_SAME,
		1);
	if (w->ask.looked)
		w->ask.looked(w->ask.run.context, feed->url, counts, look->failed, (unsigned)pause);
	int code = keep_state(w, feed);
	return code == WARTA_OK ? code : wt_fault_give(fault, &w->fault, code);
}

/* With the lock held, which is free meanwhile. */
static int
look_at(struct watch *w, struct wt_followed *feed, struct warta_fault *fault)
{
	struct look look = { w, feed, false };
	const char *const paths[] = { feed->url };
	const struct wt_run_known known = {
		.hosts = w->hosts, .lock = &w->lock, .nursery = w->nursery
	};
	struct warta_run run = w->ask.run;
	struct warta_counts counts;
	(void)pthread_mutex_unlock(&w->lock);
	run.paths = paths;
	run.n_paths = 1;
	run.jobs = 1;
	run.complaint = on_complaint;
	run.document = on_document;
	run.progress = NULL;
	run.context = &look;
	run.web.online = true;
	int code = wt_run_read(w->reader, &run, &known, &counts, fault);
	(void)pthread_mutex_lock(&w->lock);
	if (code == WARTA_ESTOPPED)
		return WARTA_OK;
	return code == WARTA_OK ? settle(&look, &counts, fault) : code;
}

/* --- which is next ---------------------------------------------------------------------------- */

static bool
is_site_busy(const struct watch *w, const struct wt_followed *feed)
{
	for (unsigned i = 0; i < HOSTS_MOST; i++)
		if (w->at[i] && wt_str_eq(w->at[i]->site, feed->site))
			return true;
	return false;
}

static void
take_place(struct watch *w, struct wt_followed *from, struct wt_followed *to)
{
	unsigned i = 0;
	while (w->at[i] != from)
		i++;
	w->at[i] = to;
}

/* The one that has waited longest, of a site that nobody asks now; NULL where none is due. */
static struct wt_followed *
next_due(struct watch *w)
{
	struct wt_followed *first = NULL;
	int64_t t = now();
	for (size_t i = 0; i < w->feeds.n; i++) {
		struct wt_followed *feed = w->feeds.list[i];
		if (!feed->busy && feed->state.due <= t &&
			(!first || feed->state.due < first->state.due) && !is_site_busy(w, feed))
			first = feed;
	}
	return first;
}

static bool
is_any_due(const struct watch *w)
{
	for (size_t i = 0; i < w->feeds.n; i++)
		if (w->feeds.list[i]->state.due <= now())
			return true;
	return false;
}

static void *
look_around(void *context)
{
	struct watch *w = context;
	struct warta_fault fault;
	(void)pthread_mutex_lock(&w->lock);
	while (!w->ended && !stopped(w)) {
		struct wt_followed *feed = next_due(w);
		if (!feed) {
			wt_nap(&w->changed, &w->lock);
			continue;
		}
		feed->busy = true;
		take_place(w, NULL, feed);
		w->looking++;
		int code = look_at(w, feed, &fault);
		feed->busy = false;
		take_place(w, feed, NULL);
		if (feed->gone)
			wt_followed_free(feed);
		w->looking--;
		if (code != WARTA_OK && w->code == WARTA_OK) {
			w->code = code;
			w->why = fault;
			w->ended = true;
		}
		(void)pthread_cond_broadcast(&w->changed);
	}
	(void)pthread_mutex_unlock(&w->lock);
	return NULL;
}

/* --- the caller's thread ---------------------------------------------------------------------- */

/* How many wait, and for how long the first has. */
static void
measure(const struct watch *w)
{
	uint64_t behind = 0;
	int64_t t = now(), late = 0;
	for (size_t i = 0; i < w->feeds.n; i++) {
		const struct wt_followed *feed = w->feeds.list[i];
		if (feed->busy || feed->state.due > t)
			continue;
		behind++;
		late = most(late, t - most(feed->state.due, w->began));
	}
	wt_gauge(WT_METRIC_FEEDS, w->feeds.n);
	wt_gauge(WT_METRIC_FEEDS_BEHIND, behind);
	wt_gauge(WT_METRIC_LAG, (uint64_t)late);
}

/* --- asked anew ------------------------------------------------------------------------------- */

static void
tell(void *context, const struct wt_fault *f)
{
	const struct watch *w = context;
	struct warta_fault out;
	(void)wt_fault_give(&out, f, f->code);
	if (w->ask.run.complaint)
		w->ask.run.complaint(w->ask.run.context, &out);
}

/* Of the paths that are asked for now. */
static int
gather(struct watch *w, const struct warta_watch *ask, struct wt_feeds *feeds, struct wt_fault *f)
{
	int code = WARTA_OK;
	for (size_t i = 0; i < ask->run.n_paths && code == WARTA_OK; i++)
		code = wt_feeds_add(
			feeds, ask->run.paths[i], ask->run.sandbox, w->nursery, tell, w, f);
	return code == WARTA_OK && feeds->n == 0 ? wt_fail(f, WARTA_EUSAGE, 0, "no feed is named")
						 : code;
}

/* Are the alerts good?  With the lock held, as the store is looked at. */
static int
check_alerts(const struct watch *w, const struct warta_watch *ask, struct wt_fault *f)
{
	const struct wt_telling t = {
		.alerts = ask->alerts, .n = ask->n_alerts, .store = w->ask.run.store
	};
	return wt_alert_check(&t, f);
}

/* With the lock held, which is free while files are read. */
static void
renew(struct watch *w)
{
	struct warta_watch ask = w->ask;
	struct wt_feeds feeds = { .n = 0 };
	struct wt_fault f = { 0 };
	if (w->leaving || !ask.renew || !ask.renew(ask.run.context, &ask))
		return;
	int code = check_alerts(w, &ask, &f);
	(void)pthread_mutex_unlock(&w->lock);
	if (code == WARTA_OK)
		code = gather(w, &ask, &feeds, &f);
	(void)pthread_mutex_lock(&w->lock);
	if (code != WARTA_OK) {
		wt_feeds_release(&feeds);
		tell(w, &f);
		return;
	}
	wt_feeds_renew(&w->feeds, &feeds);
	w->ask.minutes = ask.minutes;
	w->ask.run.any_language = ask.run.any_language;
	w->ask.run.page_seconds = ask.run.page_seconds;
	w->ask.run.web = ask.run.web;
	w->ask.alerts = ask.alerts;
	w->ask.n_alerts = ask.n_alerts;
	w->leaving = true;
	if (recall_all(w) != WARTA_OK)
		tell(w, &w->fault);
}

/* The alerts of before have come to an end: those of now begin. */
static void
change_alerter(struct watch *w)
{
	struct wt_fault f = { 0 };
	if (!w->leaving || (w->alerter && !wt_alerter_leave(w->alerter)))
		return;
	w->leaving = false;
	(void)pthread_mutex_unlock(&w->lock);
	wt_alerter_end(w->alerter);
	int code = wt_alerter_start(&w->alerter, &w->ask, &w->lock, &f);
	(void)pthread_mutex_lock(&w->lock);
	if (code != WARTA_OK)
		tell(w, &f);
}

/* --- the whole -------------------------------------------------------------------------------- */

static void
supervise(struct watch *w)
{
	(void)pthread_mutex_lock(&w->lock);
	while (!w->ended && !stopped(w)) {
		measure(w);
		if (w->ask.once && w->looking == 0 && !is_any_due(w))
			break;
		if (w->ask.beat)
			w->ask.beat(w->ask.run.context);
		renew(w);
		change_alerter(w);
		wt_nap(&w->changed, &w->lock);
	}
	w->ended = true;
	(void)pthread_cond_broadcast(&w->changed);
	(void)pthread_mutex_unlock(&w->lock);
}

/* Starts threads that leave signals to the caller's; how many there are. */
static unsigned
start_lookers(struct watch *w, pthread_t *threads)
{
	unsigned wanted = w->ask.hosts ? w->ask.hosts : HOSTS, n = 0;
	sigset_t all, before;
	wanted = wanted < HOSTS_MOST ? wanted : HOSTS_MOST;
	(void)sigfillset(&all);
	(void)pthread_sigmask(SIG_SETMASK, &all, &before);
	while (n < wanted && (n < w->feeds.n || w->ask.renew) &&
		pthread_create(&threads[n], NULL, look_around, w) == 0)
		n++;
	(void)pthread_sigmask(SIG_SETMASK, &before, NULL);
	return n;
}

static int
follow(struct watch *w, struct warta_fault *fault)
{
	pthread_t threads[HOSTS_MOST];
	if (w->ask.run.sandbox != WARTA_SANDBOX_OFF)
		w->nursery = wt_apart_nursery();
	int code = wt_alerter_start(&w->alerter, &w->ask, &w->lock, &w->fault);
	unsigned n = code == WARTA_OK ? start_lookers(w, threads) : 0;
	if (code == WARTA_OK && n == 0)
		code = wt_fail(&w->fault, WARTA_ENOMEM, 0, "no thread can be started");
	if (n > 0)
		supervise(w);
	for (unsigned i = 0; i < n; i++)
		(void)pthread_join(threads[i], NULL);
	wt_alerter_end(w->alerter);
	wt_nursery_close(w->nursery);
	if (code != WARTA_OK)
		return wt_fault_give(fault, &w->fault, code);
	if (fault && w->code != WARTA_OK)
		*fault = w->why;
	return w->code;
}

int
warta_watch(
	const struct warta_reader *reader, const struct warta_watch *ask, struct warta_fault *fault)
{
	struct watch w = {
		.reader = reader, .ask = *ask, .hosts = wt_hosts_open(), .began = now()
	};
	int code = w.hosts ? WARTA_OK : wt_fail(&w.fault, WARTA_ENOMEM, 0, "out of memory");
	if (code == WARTA_OK && !ask->run.store)
		code = wt_fail(&w.fault, WARTA_EUSAGE, 0, "feeds are followed into a store");
	if (code == WARTA_OK)
		code = gather(&w, ask, &w.feeds, &w.fault);
	if (code == WARTA_OK)
		code = recall_all(&w);
	(void)pthread_mutex_init(&w.lock, NULL);
	(void)pthread_cond_init(&w.changed, NULL);
	code = code == WARTA_OK ? follow(&w, fault) : wt_fault_give(fault, &w.fault, code);
	(void)pthread_cond_destroy(&w.changed);
	(void)pthread_mutex_destroy(&w.lock);
	wt_feeds_release(&w.feeds);
	wt_hosts_close(w.hosts);
	return code;
}

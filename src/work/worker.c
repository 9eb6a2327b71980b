/*
 * worker.c - takes jobs from a queue, reads them, stores what they give, acknowledges them.
 *
 *	take some -> read each -> store articles, claims and done marks together -> acknowledge
 *
 * Killed anywhere, nothing is lost: what was not acknowledged comes again, and what was stored is
 * known by its mark.  A job that comes again is read alone, and that somebody began with it is
 * written down before: the one that ends its readers is found so, and given up after some tries,
 * while those that were only held next to it are read.
 *
 * What becomes of a job:
 *	read                              done
 *	a file that cannot be read, is gone or another one than it was    dead, with the reason
 *	an address that does not answer, a file that cannot be had now    later again, some times
 *	the store fails                   back to the queue; the worker waits for the store
 */
#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/stat.h>
#include <time.h>
#include <unistd.h>

#include "base/metric.h"
#include "base/plural.h"
#include "base/utf8.h"
#include "capture/apart.h"
#include "capture/fetch.h"
#include "capture/page.h"
#include "store/done.h"
#include "work/hands.h"
#include "work/queue_driver.h"
#include "work/run.h"
#include "work/stored.h"

#define TRIES        5
#define PAGE_SECONDS 20
#define WAIT_MS      1000
#define DRAIN_MS     50
#define KEEP         5.0 /* seconds between two signs of life */
#define STORE_PAUSE  0.2 /* seconds, doubled up to STORE_MOST */
#define STORE_MOST   10.0

enum fate { DONE, BURIED, LATER, BACK };

struct worker {
	const struct warta_reader *reader;
	const struct warta_work *ask;
	struct warta_worked *counts;
	struct wt_queue *queue;
	struct warta_store *store; /* NULL while it does not answer */
	struct wt_hands hands;
	struct wt_nursery *nursery; /* of all children */
	struct wt_parser *parser;
	struct wt_capture *capture;
	struct wt_hosts *hosts;
	struct wt_fetch *fetch;
	struct wt_store *recaller;     /* what earlier jobs saw of the web */
	struct wt_taken *taken;        /* in hand */
	const struct wt_taken **ready; /* read, to be acknowledged once stored */
	size_t n_ready;
	double kept, pause;
	bool store_down;
	struct wt_fault fault;
	/* the job at hand */
	uint64_t job;
	struct wt_errand what;
	uint64_t complaints;
	uint64_t pages; /* read of it */
	struct wt_fault first;
	int code; /* of storing in mid-job */
};

static bool
stopped(const struct worker *w)
{
	return w->ask->stop && *w->ask->stop;
}

static void
tell(void *context, const char *what)
{
	const struct worker *w = context;
	if (w->ask->trouble)
		w->ask->trouble(w->ask->context, what);
}

static void
complain(const struct worker *w, const struct wt_fault *f)
{
	struct warta_fault out;
	(void)wt_fault_give(&out, f, f->code);
	if (w->ask->complaint)
		w->ask->complaint(w->ask->context, &out);
}

static void
keep(struct worker *w)
{
	if (wt_queue_clock() - w->kept < KEEP)
		return;
	w->kept = wt_queue_clock();
	(void)wt_queue_keep(w->queue, &w->fault);
}

/* --- the store -------------------------------------------------------------------------------- */

static int
store_open(struct worker *w)
{
	struct warta_fault fault;
	int code = warta_store_open(&w->store, w->ask->store, WARTA_STORE_WRITE, w->reader, &fault);
	if (code != WARTA_OK)
		return wt_fail(&w->fault, code, 0, "%s", fault.text);
	code = wt_store_done_ready(w->store->rooms, &w->fault);
	if (code == WARTA_OK)
		code = wt_store_seen_ready(w->store->rooms, &w->fault);
	return code == WARTA_OK ? wt_store_flush(w->store->rooms, &w->fault) : code;
}

static void
store_close(struct worker *w)
{
	(void)wt_store_close(w->recaller, NULL);
	w->recaller = NULL;
	(void)warta_store_close(w->store, NULL);
	w->store = NULL;
}

/* Waits a while, without the queue's losing sight of us. */
static void
nap(struct worker *w, double seconds)
{
	double until = wt_queue_clock() + seconds;
	while (!stopped(w) && wt_queue_clock() < until) {
		struct timespec moment = { 0, 100000000 };
		(void)nanosleep(&moment, NULL);
		keep(w);
	}
}

/* The store failed, as the fault says: it is opened anew when it answers. */
static int
store_failed(struct worker *w)
{
	char text[WT_FAULT_MAX + 64];
	if (!w->store_down) {
		(void)snprintf(text, sizeof text, "%s; trying again", w->fault.text);
		tell(w, text);
	}
	w->store_down = true;
	int code = WARTA_EBUSY;
	while (code != WARTA_OK && !stopped(w)) {
		store_close(w);
		nap(w, w->pause);
		w->pause = w->pause * 2 < STORE_MOST ? w->pause * 2 : STORE_MOST;
		code = stopped(w) ? WARTA_ESTOPPED : store_open(w);
	}
	return stopped(w) ? WARTA_ESTOPPED : WARTA_OK;
}

static void
store_went_well(struct worker *w)
{
	w->pause = STORE_PAUSE;
	if (w->store_down)
		tell(w, "the store takes again what is read");
	w->store_down = false;
}

/* --- what was read ---------------------------------------------------------------------------- */

/* Stores and acknowledges; where the store fails, all of it goes back to the queue. */
static int
settle(struct worker *w)
{
	struct wt_hands_counts n;
	if (w->hands.n == 0 && w->n_ready == 0)
		return WARTA_OK;
	uint64_t clock = wt_clock();
	size_t held = w->hands.n_documents;
	int code = wt_hands_store(&w->hands, w->store->rooms, &n, &w->fault);
	(void)wt_stage_took(WT_STAGE_STORE, clock);
	size_t ready = w->n_ready;
	w->n_ready = 0;
	if (code != WARTA_OK) {
		struct wt_fault why = w->fault;
		for (size_t i = 0; i < ready; i++)
			(void)wt_queue_nack(w->queue, w->ready[i], false, &w->fault);
		w->fault = why;
		w->counts->again += ready;
		wt_count(WT_METRIC_JOBS_RETRIED, ready);
		wt_count(WT_METRIC_PUT_FAILED, held);
		return code;
	}
	store_went_well(w);
	w->counts->documents += n.documents;
	w->counts->same += n.same;
	w->counts->claims += n.claims;
	w->counts->bytes += n.bytes;
	w->counts->jobs += ready;
	wt_count(WT_METRIC_ARTICLES, n.documents);
	wt_count(WT_METRIC_CLAIMS, n.claims);
	wt_count(WT_METRIC_TEXT_BYTES, n.bytes);
	wt_count(WT_METRIC_PUT_SAME, n.same);
	wt_count(WT_METRIC_PUT_NEW, n.documents - n.same); /* revised ones among them */
	wt_count(WT_METRIC_JOBS_DONE, ready);
	return ready ? wt_queue_ack(w->queue, w->ready, ready, &w->fault) : WARTA_OK;
}

static int
bury(struct worker *w, struct wt_taken *t, const char *reason)
{
	char text[WT_FAULT_MAX];
	if (t->id == 0)
		t->id = w->job;
	(void)snprintf(text, sizeof text, "%s", reason);
	(void)wt_utf8_clean(text, strlen(text)); /* it may cite the input */
	/* its tries begin anew if somebody puts it back */
	if (w->store)
		(void)wt_store_done_forget(w->store->rooms, t->id, NULL);
	struct wt_fault f = { 0 };
	(void)wt_fail(&f, WARTA_EFORMAT, 0, "given up: %s", text);
	int code = wt_queue_bury(w->queue, t, text, &w->fault);
	if (code != WARTA_OK)
		return code; /* it comes again */
	w->counts->dead++;
	wt_count(WT_METRIC_JOBS_DEAD, 1);
	complain(w, &f);
	return WARTA_OK;
}

/* --- reading a job ---------------------------------------------------------------------------- */

static void
on_complaint(void *context, const struct wt_fault *f)
{
	struct worker *w = context;
	wt_count(WT_METRIC_INPUTS_FAILED, 1);
	if (w->complaints++ == 0)
		w->first = *f;
	if (w->what.kind == WT_ERRAND_RANGE || w->what.kind == WT_ERRAND_FEED)
		complain(w, f);
}

static bool
recall(void *context, struct wt_str key, struct wt_seen *seen)
{
	struct worker *w = context;
	if (!w->recaller &&
		wt_store_open(&w->recaller, w->ask->store, WT_STORE_READ, NULL, NULL) != WARTA_OK)
		return false;
	return wt_store_seen(w->recaller, key, seen, NULL) == 1;
}

static void
remember(void *context, struct wt_str key, const struct wt_seen *seen)
{
	struct worker *w = context;
	if (w->code == WARTA_OK && wt_hands_see(&w->hands, key, seen) != WARTA_OK)
		w->code = wt_fail(&w->fault, WARTA_ENOMEM, 0, "out of memory");
}

static bool
is_address(const struct wt_errand *job)
{
	return job->kind == WT_ERRAND_URL || job->kind == WT_ERRAND_FEED;
}

static int
open_fetch(struct worker *w)
{
	const struct warta_web *web = &w->ask->web;
	struct wt_fetch_options options =
		wt_fetch_asked(web, w->ask->sandbox, w->nursery, w->ask->stop);
	if (w->fetch || !web->online)
		return WARTA_OK;
	w->hosts = w->hosts ? w->hosts : wt_hosts_open();
	if (!w->hosts)
		return wt_fail(&w->fault, WARTA_ENOMEM, 0, "out of memory");
	return wt_fetch_open(&w->fetch, &options, w->hosts, &w->fault);
}

/* One page into the hands, which are emptied first where they are full. */
static int
read_page(struct worker *w, const struct wt_page *page)
{
	struct wt_fault f = { 0 };
	wt_count(WT_METRIC_PAGES, 1);
	keep(w);
	if (wt_hands_are_full(&w->hands)) {
		int code = settle(w);
		if (code != WARTA_OK)
			return code;
		wt_hands_begin_job(&w->hands);
	}
	if (wt_hands_read(&w->hands, page, &f) == WARTA_OK)
		w->pages++;
	else
		on_complaint(w, &f);
	return WARTA_OK;
}

/* The capture, with its children, serves all jobs. */
static int
open_capture(struct worker *w)
{
	const struct warta_work *ask = w->ask;
	struct wt_apart_ask apart = { 1, ask->page_seconds ? ask->page_seconds : PAGE_SECONDS,
		ask->quarantine ? ask->quarantine : "warta-quarantine",
		ask->sandbox == WARTA_SANDBOX_DEMANDED, 0, w->nursery };
	int code = wt_capture_open(&w->capture, NULL, 0, on_complaint, w);
	if (code != WARTA_OK)
		return wt_fail(&w->fault, code, 0, "out of memory");
	if (!ask->any_language)
		wt_capture_gate(w->capture, w->reader->rooms.gate);
	if (ask->sandbox == WARTA_SANDBOX_OFF)
		return WARTA_OK;
	return wt_capture_apart(w->capture, &apart, &w->fault);
}

/* All pages of the job; a code where the store failed. */
static int
read_pages(struct worker *w)
{
	const struct wt_errand *job = &w->what;
	const char *const paths[] = { job->at };
	const struct wt_capture_part part = { job->offset, job->offset + job->length, job->lines };
	struct wt_memory memory = { w, recall, remember };
	struct wt_page page;
	bool range = job->kind == WT_ERRAND_RANGE;
	wt_capture_again(w->capture, paths, range ? &part : NULL);
	/* a file is read to its end, an address may be given back */
	wt_capture_stop(w->capture, is_address(job) ? w->ask->stop : NULL);
	wt_capture_remember(w->capture, is_address(job) ? &memory : NULL);
	w->code = range ? WARTA_OK : open_fetch(w);
	if (w->fetch)
		wt_capture_web(w->capture, w->fetch);
	while (w->code == WARTA_OK && wt_capture_next(w->capture, &page))
		w->code = w->code == WARTA_OK ? read_page(w, &page) : w->code;
	/* what it has borrowed goes */
	wt_capture_again(w->capture, NULL, NULL);
	wt_capture_remember(w->capture, NULL);
	return w->code;
}

/* Is the file what it was when it was submitted? */
static enum fate
check_file(struct worker *w)
{
	const struct wt_errand *job = &w->what;
	struct stat st;
	struct wt_fault f = { 0 };
	uint64_t hash = 0;
	int fd = job->at[0] == '/' ? open(job->at, O_RDONLY | O_CLOEXEC | O_NONBLOCK | O_NOCTTY)
				   : -1;
	if (fd < 0) {
		int why = job->at[0] == '/' ? errno : EINVAL;
		bool gone = why == ENOENT || why == ENOTDIR;
		(void)wt_fail(&w->first, WARTA_EIO, 0, "%s: %s%s", job->at, gone ? "gone: " : "",
			why == EINVAL ? "no absolute path" : strerror(why));
		return gone || why == EINVAL ? BURIED : LATER;
	}
	enum fate fate = BURIED;
	if (fstat(fd, &st) != 0 || !S_ISREG(st.st_mode))
		(void)wt_fail(&w->first, WARTA_EIO, 0, "%s: no file that can be read", job->at);
	else if (job->hashed &&
		 (wt_errand_hash(fd, job->offset, job->length, &hash, &f) == WARTA_EIO))
		fate = LATER, w->first = f;
	else if (job->hashed && (f.code != WARTA_OK || hash != job->hash))
		(void)wt_fail(&w->first, WARTA_EFORMAT, 0,
			"%s: has changed since it was submitted (%llu bytes then, %llu now); "
			"submit "
			"it again",
			job->at, (unsigned long long)job->size, (unsigned long long)st.st_size);
	else
		fate = DONE;
	(void)close(fd);
	return fate;
}

/* An address that will not get better: no address, too big, an answer of 4xx but for three. */
static bool
is_final(const struct wt_fault *f)
{
	unsigned status = 0;
	const char *answers = strstr(f->text, "the server answers ");
	if (answers && sscanf(answers, "the server answers %u", &status) == 1)
		return status >= 400 && status < 500 && status != 408 && status != 425 &&
		       status != 429;
	return f->code != WARTA_EIO;
}

static enum fate
fate_of(const struct worker *w)
{
	if (w->complaints == 0)
		return DONE;
	switch (w->what.kind) {
	case WT_ERRAND_FILE:
		return BURIED; /* what could be read of it is stored all the same */
	case WT_ERRAND_URL:
	case WT_ERRAND_FEED:
		return w->pages ? DONE : is_final(&w->first) ? BURIED : LATER;
	case WT_ERRAND_RANGE:
	default:
		return DONE; /* damaged records were told */
	}
}

/* --- one job ---------------------------------------------------------------------------------- */

/* Written down before a job that came again is begun; BURIED where it came too often. */
static int
begin_again(struct worker *w, struct wt_taken *t, enum fate *fate)
{
	struct wt_done known;
	unsigned most = w->ask->tries ? w->ask->tries : TRIES;
	*fate = DONE;
	int code = wt_store_done_try(w->store->rooms, w->job, &w->fault);
	if (code == WARTA_OK)
		code = wt_store_done(w->store->rooms, w->job, &known, &w->fault);
	if (code < 0)
		return code;
	if (known.tries < most)
		return WARTA_OK;
	*fate = BURIED;
	(void)wt_fail(&w->first, WARTA_EFORMAT, 0, "after %u attempt%s: %s", most, wt_plural(most),
		known.reason[0] ? known.reason
				: "each time the worker that read it died (poison?)");
	(void)t;
	return WARTA_OK;
}

static int
end_job(struct worker *w, struct wt_taken *t, enum fate fate)
{
	int code = WARTA_OK;
	if (fate == DONE) {
		code = wt_hands_end_job(&w->hands, w->job);
		w->ready[w->n_ready++] = t;
		return code;
	}
	/* what was read of it is stored; the job itself is not done */
	code = settle(w);
	if (code != WARTA_OK) {
		(void)wt_queue_nack(w->queue, t, false, &w->fault);
		return code;
	}
	if (fate == BURIED)
		return bury(w, t, w->first.text);
	w->counts->again++;
	wt_count(WT_METRIC_JOBS_RETRIED, 1);
	(void)wt_utf8_clean(w->first.text, strlen(w->first.text));
	if (fate == LATER)
		(void)wt_store_done_why(w->store->rooms, w->job, w->first.text, &w->fault);
	else
		(void)wt_store_done_untry(w->store->rooms, w->job, &w->fault);
	return wt_queue_nack(w->queue, t, fate == LATER, &w->fault);
}

static int
read_job(struct worker *w, struct wt_taken *t)
{
	struct wt_done known;
	enum fate fate = DONE;
	bool alone = t->deliveries > 1;
	int code = wt_store_done(w->store->rooms, w->job, &known, &w->fault);
	if (code == 1 && known.done) {
		w->counts->known++;
		w->ready[w->n_ready++] = t;
		return WARTA_OK;
	}
	if (code >= 0 && alone)
		code = settle(w);
	if (code >= 0 && alone)
		code = begin_again(w, t, &fate);
	if (code < 0) {
		(void)wt_queue_nack(w->queue, t, false, NULL);
		return code;
	}
	wt_hands_begin_job(&w->hands);
	if (fate == DONE && !is_address(&w->what))
		fate = check_file(w);
	if (fate == DONE) {
		code = read_pages(w);
		if (code != WARTA_OK) {
			(void)wt_queue_nack(w->queue, t, false, NULL);
			return code;
		}
		fate = stopped(w) && is_address(&w->what) ? BACK : fate_of(w);
	}
	code = end_job(w, t, fate);
	return code == WARTA_OK && alone ? settle(w) : code;
}

/* A job that has fallen with the store is not to blame for it, unless it was alone and the store
 * itself stands. */
static int
recover(struct worker *w, const struct wt_taken *t, int code)
{
	bool blame = code == WARTA_ESTORE && t && t->deliveries > 1;
	char why[200];
	(void)snprintf(why, sizeof why, "%.199s", w->fault.text);
	uint64_t job = w->job;
	if (store_failed(w) != WARTA_OK || !t || t->deliveries < 2)
		return stopped(w) ? WARTA_ESTOPPED : WARTA_OK;
	if (blame)
		(void)wt_store_done_why(w->store->rooms, job, why, NULL);
	else
		(void)wt_store_done_untry(w->store->rooms, job, NULL);
	return WARTA_OK;
}

/* Takes up one job in hand; a negative code only where the worker cannot go on. */
static int
take_up(struct worker *w, struct wt_taken *t)
{
	struct wt_fault f = { 0 };
	size_t n = t->len < sizeof t->body ? t->len : sizeof t->body;
	int code = t->len > sizeof t->body
			   ? wt_fail(&f, WARTA_ETOOBIG, 0, "no job: %zu bytes", t->len)
			   : wt_errand_read(&w->what, (struct wt_str){ t->body, n }, &f);
	w->complaints = w->pages = 0;
	w->first = (struct wt_fault){ 0 };
	if (code != WARTA_OK) {
		w->job = t->id ? t->id : wt_str_hash((struct wt_str){ t->body, n });
		return bury(w, t, f.text);
	}
	w->job = wt_errand_id(&w->what);
	code = read_job(w, t);
	if (code == WARTA_OK || code == WARTA_ESTOPPED)
		return WARTA_OK;
	return recover(w, t, code);
}

/* --- all jobs --------------------------------------------------------------------------------- */

static unsigned
prefetch(const struct worker *w)
{
	return w->ask->prefetch ? w->ask->prefetch : WT_QUEUE_PREFETCH;
}

/* Is there nothing left, also not in other hands? */
static int
is_drained(struct worker *w)
{
	struct wt_queue_counts n;
	int code = wt_queue_count(w->queue, false, &n, &w->fault);
	if (code != WARTA_OK)
		return code;
	return n.waiting == 0 && n.held <= 0;
}

static int
read_some(struct worker *w, size_t n)
{
	int code = WARTA_OK;
	size_t i = 0;
	for (; i < n && code == WARTA_OK && !stopped(w); i++)
		code = take_up(w, &w->taken[i]);
	if (w->store && (code == WARTA_OK || code == WARTA_ESTOPPED)) {
		int last = settle(w);
		if (last != WARTA_OK && !stopped(w))
			last = recover(w, NULL, last);
		code = code == WARTA_OK && last != WARTA_OK && last != WARTA_ESTOPPED ? last : code;
	}
	/* not begun */
	for (; i < n; i++)
		(void)wt_queue_nack(w->queue, &w->taken[i], false, NULL);
	return code;
}

static int
work(struct worker *w)
{
	int code = WARTA_OK;
	while (code == WARTA_OK && !stopped(w)) {
		int n = wt_queue_take(w->queue, w->taken, prefetch(w),
			w->ask->drain ? DRAIN_MS : WAIT_MS, &w->fault);
		if (n > 0)
			code = read_some(w, (size_t)n);
		else if (n < 0)
			code = n;
		else if (w->ask->drain && (n = is_drained(w)) != 0)
			return n < 0 ? n : WARTA_OK;
	}
	return code == WARTA_ESTOPPED ? WARTA_OK : code;
}

static int
open_all(struct worker *w)
{
	const struct warta_work *ask = w->ask;
	struct wt_queue_options queue = { .make = true,
		.prefetch = prefetch(w),
		.lease = ask->lease,
		.stop = ask->stop,
		.told = tell,
		.context = w };
	struct wt_parser_ask parser = { .cells = 1,
		.seconds = ask->page_seconds ? ask->page_seconds : PAGE_SECONDS,
		.quarantine = ask->quarantine ? ask->quarantine : "warta-quarantine",
		.demanded = ask->sandbox == WARTA_SANDBOX_DEMANDED };
	if (ask->sandbox != WARTA_SANDBOX_OFF) /* before libcurl has threads */
		parser.nursery = w->nursery = wt_apart_nursery();
	w->taken = calloc(prefetch(w), sizeof *w->taken);
	w->ready = calloc(prefetch(w), sizeof *w->ready);
	if (!w->taken || !w->ready)
		return wt_fail(&w->fault, WARTA_ENOMEM, 0, "out of memory");
	int code = ask->sandbox == WARTA_SANDBOX_OFF
			   ? WARTA_OK
			   : wt_parser_open(&w->parser, &parser, &w->fault);
	if (code == WARTA_OK)
		code = open_capture(w);
	if (code == WARTA_OK)
		code = wt_hands_open(&w->hands, w->reader, w->parser);
	if (code == WARTA_OK)
		code = store_open(w);
	/* one that cannot be had now is waited for: who asked has seen it before */
	if (code == WARTA_EBUSY || code == WARTA_EFULL || code == WARTA_ESTORE)
		code = store_failed(w);
	return code == WARTA_OK ? wt_queue_open(&w->queue, ask->queue, &queue, &w->fault) : code;
}

int
warta_work(const struct warta_reader *reader, const struct warta_work *ask,
	struct warta_worked *counts, struct warta_fault *fault)
{
	struct worker *w = calloc(1, sizeof *w);
	struct wt_fault f = { 0 };
	if (!w)
		return wt_fault_give(fault, &f, WARTA_ENOMEM);
	w->reader = reader;
	w->ask = ask;
	w->counts = counts;
	w->pause = STORE_PAUSE;
	int code = open_all(w);
	if (code == WARTA_OK)
		code = work(w);
	f = w->fault;
	wt_queue_close(w->queue);
	wt_hands_close(&w->hands);
	wt_capture_close(w->capture);
	store_close(w);
	wt_parser_close(w->parser);
	wt_fetch_close(w->fetch);
	wt_nursery_close(w->nursery);
	wt_hosts_close(w->hosts);
	free(w->taken);
	free(w->ready);
	free(w);
	return wt_fault_give(fault, &f, code == WARTA_ESTOPPED ? WARTA_OK : code);
}

int
warta_store_jobs(
	struct warta_store *store, unsigned seconds, uint64_t *jobs, struct warta_fault *fault)
{
	struct wt_fault f = { 0 };
	/* a store that never had jobs has no table of them */
	if (wt_store_done_count(store->rooms, seconds, jobs, NULL) != WARTA_OK)
		*jobs = 0;
	return wt_fault_give(fault, &f, WARTA_OK);
}

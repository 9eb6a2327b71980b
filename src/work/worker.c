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
 * Where the store fails, jobs go back to the queue and the worker waits for it; what else becomes
 * of a job says turn.c.
 */
#include <stdio.h>
#include <stdlib.h>
#include <time.h>

#include "base/metric.h"
#include "base/plural.h"
#include "base/utf8.h"
#include "capture/fetch.h"
#include "work/hands.h"
#include "work/queue_driver.h"
#include "work/run.h"
#include "work/stored.h"
#include "work/turn.h"

#define TRIES        5
#define PAGE_SECONDS 20
#define WAIT_MS      1000
#define DRAIN_MS     50
#define KEEP         5.0 /* seconds between two signs of life */
#define STORE_PAUSE  0.2 /* seconds, doubled up to STORE_MOST */
#define STORE_MOST   10.0

struct worker {
	const struct warta_reader *reader;
	const struct warta_work *ask;
	struct warta_worked *counts;
	struct wt_queue *queue;
	struct warta_store *store; /* NULL while it does not answer */
	struct wt_hands hands;
	struct wt_nursery *nursery; /* of all children */
	struct wt_parser *parser;
	struct wt_desk desks[2];
	struct wt_hosts *hosts;
	struct wt_fetch *fetch;
	struct wt_store *recaller; /* what earlier jobs saw of the web */
	struct wt_taken *taken;    /* in hand */
	struct wt_turn *turns;     /* of them */
	uint64_t *ids;
	struct wt_done *known;
	const struct wt_taken **ready; /* read, to be acknowledged once stored */
	size_t n_ready;
	double kept, pause;
	bool store_down;
	struct wt_fault fault;
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
complain(void *context, const struct wt_fault *f)
{
	const struct worker *w = context;
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
		for (size_t i = 0; i < ready; i++) {
			w->turns[w->ready[i] - w->taken].read = false;
			(void)wt_queue_nack(w->queue, w->ready[i], false, &w->fault);
		}
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
bury(struct worker *w, const struct wt_turn *t, const char *reason)
{
	char text[WT_FAULT_MAX];
	struct wt_taken taken = *t->taken;
	if (taken.id == 0)
		taken.id = t->id;
	(void)snprintf(text, sizeof text, "%s", reason);
	(void)wt_utf8_clean(text, strlen(text)); /* it may cite the input */
	/* its tries begin anew if somebody puts it back */
	if (w->store)
		(void)wt_store_done_forget(w->store->rooms, taken.id, NULL);
	struct wt_fault f = { 0 };
	(void)wt_fail(&f, WARTA_EFORMAT, 0, "given up: %s", text);
	int code = wt_queue_bury(w->queue, &taken, text, &w->fault);
	if (code != WARTA_OK)
		return code; /* it comes again */
	w->counts->dead++;
	wt_count(WT_METRIC_JOBS_DEAD, 1);
	complain(w, &f);
	return WARTA_OK;
}

/* --- reading a job ---------------------------------------------------------------------------- */

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
read_page(struct worker *w, struct wt_turn *t, const struct wt_page *page)
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
		t->pages++;
	else
		wt_turn_complain(t, &f);
	return WARTA_OK;
}

/* The desks, with their children, serve all jobs. */
static int
open_desks(struct worker *w)
{
	const struct warta_work *ask = w->ask;
	struct wt_apart_ask apart = { 1, ask->page_seconds ? ask->page_seconds : PAGE_SECONDS,
		ask->quarantine ? ask->quarantine : "warta-quarantine",
		ask->sandbox == WARTA_SANDBOX_DEMANDED, 0, w->nursery };
	const struct wt_gate *gate = ask->any_language ? NULL : w->reader->rooms.gate;
	int code = WARTA_OK;
	for (int i = 0; i < 2 && code == WARTA_OK; i++) {
		w->desks[i].told = complain;
		w->desks[i].context = w;
		code = wt_desk_open(&w->desks[i], ask->sandbox == WARTA_SANDBOX_OFF ? NULL : &apart,
			gate, &w->fault);
	}
	return code;
}

/* At a desk that is free; where there is none the job must wait. */
static int
begin(struct worker *w, struct wt_turn *t)
{
	struct wt_desk *d = &w->desks[w->desks[0].turn != NULL];
	int code = t->what.kind == WT_ERRAND_RANGE ? WARTA_OK : open_fetch(w);
	if (code == WARTA_OK && !d->turn)
		wt_desk_begin(d, t, w->fetch);
	return code;
}

/* By an earlier run, or just now: a broker may hold the same job twice. */
static bool
is_read(const struct worker *w, const struct wt_turn *t)
{
	bool read = t->known.done;
	for (const struct wt_turn *before = w->turns; before < t && !read; before++)
		read = before->read && before->id == t->id;
	return read;
}

/* While a job's pages are read: a file that comes for the first time. */
static bool
may_begin(const struct worker *w, const struct wt_turn *t)
{
	return t->code == WARTA_OK && !is_read(w, t) && !wt_turn_is_address(t) &&
	       t->taken->deliveries <= 1;
}

/* All pages of the job; a code where the store failed. */
static int
read_pages(struct worker *w, struct wt_turn *t)
{
	struct wt_memory memory = { w, recall, remember };
	struct wt_capture *c = t->desk->capture;
	struct wt_page page;
	bool address = wt_turn_is_address(t);
	/* a file is read to its end, an address may be given back */
	wt_capture_stop(c, address ? w->ask->stop : NULL);
	wt_capture_remember(c, address ? &memory : NULL);
	w->code = WARTA_OK;
	while (w->code == WARTA_OK && wt_capture_next(c, &page))
		w->code = w->code == WARTA_OK ? read_page(w, t, &page) : w->code;
	return w->code;
}

/* --- one job ---------------------------------------------------------------------------------- */

/* Written down before a job that came again is begun; buried where it came too often. */
static int
begin_again(struct worker *w, struct wt_turn *t)
{
	unsigned most = w->ask->tries ? w->ask->tries : TRIES;
	int code = wt_store_done_try(w->store->rooms, t->id, &w->fault);
	if (code == WARTA_OK)
		code = wt_store_done(w->store->rooms, t->id, &t->known, &w->fault);
	if (code < 0)
		return code;
	if (t->known.tries < most)
		return WARTA_OK;
	t->fate = WT_FATE_BURIED;
	(void)wt_fail(&t->first, WARTA_EFORMAT, 0, "after %u attempt%s: %s", most, wt_plural(most),
		t->known.reason[0] ? t->known.reason
				   : "each time the worker that read it died (poison?)");
	return WARTA_OK;
}

static int
end_job(struct worker *w, struct wt_turn *t)
{
	int code = WARTA_OK;
	if (t->fate == WT_FATE_DONE) {
		code = wt_hands_end_job(&w->hands, t->id);
		t->read = code == WARTA_OK;
		w->ready[w->n_ready++] = t->taken;
		return code;
	}
	/* what was read of it is stored; the job itself is not done */
	code = settle(w);
	if (code != WARTA_OK) {
		(void)wt_queue_nack(w->queue, t->taken, false, &w->fault);
		return code;
	}
	if (t->fate == WT_FATE_BURIED)
		return bury(w, t, t->first.text);
	w->counts->again++;
	wt_count(WT_METRIC_JOBS_RETRIED, 1);
	(void)wt_utf8_clean(t->first.text, strlen(t->first.text));
	if (t->fate == WT_FATE_LATER)
		(void)wt_store_done_why(w->store->rooms, t->id, t->first.text, &w->fault);
	else
		(void)wt_store_done_untry(w->store->rooms, t->id, &w->fault);
	return wt_queue_nack(w->queue, t->taken, t->fate == WT_FATE_LATER, &w->fault);
}

/* Its pages, while the next job (NULL: none) is begun. */
static int
read_begun(struct worker *w, struct wt_turn *t, struct wt_turn *next)
{
	int code = t->desk ? WARTA_OK : begin(w, t);
	if (code == WARTA_OK && next && may_begin(w, next))
		code = begin(w, next);
	if (code == WARTA_OK && t->fate == WT_FATE_DONE) {
		code = read_pages(w, t);
		t->fate = stopped(w) && wt_turn_is_address(t) ? WT_FATE_BACK : wt_turn_fate(t);
	}
	return code;
}

static int
read_job(struct worker *w, struct wt_turn *t, struct wt_turn *next)
{
	bool alone = t->taken->deliveries > 1;
	int code = WARTA_OK;
	if (is_read(w, t)) {
		w->counts->known++;
		w->ready[w->n_ready++] = t->taken;
		return WARTA_OK;
	}
	if (alone)
		code = settle(w);
	if (code >= 0 && alone)
		code = begin_again(w, t);
	wt_hands_begin_job(&w->hands);
	if (code >= 0 && t->fate == WT_FATE_DONE)
		code = read_begun(w, t, next);
	if (t->desk)
		wt_desk_clear(t->desk);
	if (code < 0) {
		(void)wt_queue_nack(w->queue, t->taken, false, NULL);
		return code;
	}
	code = end_job(w, t);
	return code == WARTA_OK && alone ? settle(w) : code;
}

/* A job that has fallen with the store is not to blame for it, unless it was alone and the store
 * itself stands. */
static int
recover(struct worker *w, const struct wt_turn *t, int code)
{
	bool blame = code == WARTA_ESTORE && t && t->taken->deliveries > 1;
	char why[200];
	(void)snprintf(why, sizeof why, "%.199s", w->fault.text);
	if (store_failed(w) != WARTA_OK || !t || t->taken->deliveries < 2)
		return stopped(w) ? WARTA_ESTOPPED : WARTA_OK;
	if (blame)
		(void)wt_store_done_why(w->store->rooms, t->id, why, NULL);
	else
		(void)wt_store_done_untry(w->store->rooms, t->id, NULL);
	return WARTA_OK;
}

/* Takes up one job in hand; a negative code only where the worker cannot go on. */
static int
take_up(struct worker *w, struct wt_turn *t, struct wt_turn *next)
{
	if (t->code != WARTA_OK)
		return bury(w, t, t->first.text);
	int code = read_job(w, t, next);
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

/* What the jobs in hand are, and which of them the store has already. */
static int
look_at(struct worker *w, size_t n)
{
	for (size_t i = 0; i < n; i++) {
		wt_turn_take(&w->turns[i], &w->taken[i]);
		w->ids[i] = w->turns[i].id;
	}
	int code = wt_store_done_all(w->store->rooms, w->ids, (uint32_t)n, w->known, &w->fault);
	for (size_t i = 0; i < n; i++)
		w->turns[i].known = w->known[i];
	return code;
}

static int
read_some(struct worker *w, size_t n)
{
	int code = look_at(w, n);
	bool known = code == WARTA_OK;
	size_t i = 0;
	if (!known)
		code = recover(w, NULL, code);
	for (; known && i < n && code == WARTA_OK && !stopped(w); i++)
		code = take_up(w, &w->turns[i], i + 1 < n ? &w->turns[i + 1] : NULL);
	for (int k = 0; k < 2; k++)
		wt_desk_clear(&w->desks[k]);
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
	w->turns = calloc(prefetch(w), sizeof *w->turns);
	w->ids = calloc(prefetch(w), sizeof *w->ids);
	w->known = calloc(prefetch(w), sizeof *w->known);
	if (!w->taken || !w->ready || !w->turns || !w->ids || !w->known)
		return wt_fail(&w->fault, WARTA_ENOMEM, 0, "out of memory");
	int code = ask->sandbox == WARTA_SANDBOX_OFF
			   ? WARTA_OK
			   : wt_parser_open(&w->parser, &parser, &w->fault);
	if (code == WARTA_OK)
		code = open_desks(w);
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
	for (int i = 0; i < 2; i++)
		wt_desk_close(&w->desks[i]);
	store_close(w);
	wt_parser_close(w->parser);
	wt_fetch_close(w->fetch);
	wt_nursery_close(w->nursery);
	wt_hosts_close(w->hosts);
	free(w->taken);
	free(w->turns);
	free(w->ids);
	free(w->known);
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

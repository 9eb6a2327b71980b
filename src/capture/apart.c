/*
 * apart.c - see apart.h: the parts of an input, and the children that read them.
 *
 * Parts stand in a queue, the next one to be given first.  A child that has ended its part
 * is given the next that nobody has; what it says of it waits in its pipe (worker.c).
 */
#include "capture/apart.h"

#include <stdlib.h>
#include <string.h>

#include "base/metric.h"
#include "capture/worker.h"

#define PART     ((uint64_t)4 << 20) /* bytes of a file */
#define CHILDREN 256

/* A part, and the child that reads it. */
struct part {
	struct wt_worker *worker;
	uint64_t from, to;
	bool begun;     /* its beginning was told, and is where the part before it ended */
	bool found;     /* it holds something */
	uint64_t heard; /* behind the page that was given last */
};

struct wt_apart {
	struct wt_apart_ask ask;
	const struct wt_helper *helper;
	const volatile sig_atomic_t *stop;
	struct wt_worker *workers;
	unsigned n;
	/* the input at hand */
	struct wt_job job;
	uint64_t size;
	struct part parts[CHILDREN]; /* a ring */
	unsigned first, n_parts;
	uint64_t cut;      /* where the next part begins that nobody has; WT_TO_END: none is left */
	uint64_t expected; /* where the next record begins; ANYWHERE: behind one that was passed
			      over */
	bool ended;
	bool whole; /* to its end */
	struct wt_intake_end end;
	uint64_t done;
	struct wt_capture_counts counts; /* of jobs that are over */
};

#define ANYWHERE (WT_TO_END - 1)

/* --- opening ---------------------------------------------------------------------------------- */

struct wt_nursery *
wt_apart_nursery(void)
{
	struct wt_nursery *nursery;
	struct wt_decoders decoders = { .n = 0 };
	wt_decoders_load(&decoders); /* its children have them from it */
	(void)wt_nursery_open(&nursery, NULL);
	wt_decoders_release(&decoders);
	return nursery;
}

int
wt_apart_open(struct wt_apart **apart, const struct wt_apart_ask *ask,
	const struct wt_helper *helper, const struct wt_gate *gate, struct wt_fault *f)
{
	struct wt_apart *a = calloc(1, sizeof *a);
	*apart = a;
	if (!a)
		return wt_fail(f, WARTA_ENOMEM, 0, "out of memory");
	a->ask = *ask;
	a->ask.part = ask->part ? ask->part : PART;
	a->helper = helper;
	unsigned n = ask->children < CHILDREN ? ask->children : CHILDREN;
	a->workers = calloc(n ? n : 1, sizeof *a->workers);
	int code = a->workers ? WARTA_OK : wt_fail(f, WARTA_ENOMEM, 0, "out of memory");
	for (; code == WARTA_OK && a->n < (n ? n : 1); a->n++)
		code = wt_worker_open(&a->workers[a->n], &a->ask, gate, f);
	if (code != WARTA_OK) {
		wt_apart_close(a);
		*apart = NULL;
	}
	return code;
}

void
wt_apart_close(struct wt_apart *a)
{
	if (!a)
		return;
	for (unsigned i = 0; i < a->n; i++)
		wt_worker_close(&a->workers[i]);
	free(a->workers);
	free(a);
}

void
wt_apart_stop(struct wt_apart *a, const volatile sig_atomic_t *stop)
{
	a->stop = stop;
	for (unsigned i = 0; i < a->n; i++)
		a->workers[i].stop = stop;
}

int
wt_apart_start(struct wt_apart *a, struct wt_fault *f)
{
	return wt_worker_start(&a->workers[0], f);
}

unsigned
wt_apart_given(const struct wt_apart *a)
{
	return a->workers[0].given;
}

/* --- parts ------------------------------------------------------------------------------------ */

static struct part *
part_at(struct wt_apart *a, unsigned i)
{
	return &a->parts[(a->first + i) % CHILDREN];
}

static void
add_counts(struct wt_capture_counts *to, const struct wt_capture_counts *n)
{
	to->records += n->records;
	to->pages += n->pages;
	for (int i = 0; i < WT_LANG_COUNT; i++)
		to->turned.pages[i] += n->turned.pages[i];
	to->revisits += n->revisits;
	to->resolved += n->resolved;
	to->others += n->others;
	to->damaged += n->damaged;
	to->items += n->items;
	to->unchanged += n->unchanged;
	to->unread += n->unread;
}

static void
tell(struct wt_apart *a, int code, const char *what)
{
	struct wt_fault f = { 0 };
	(void)wt_fail(&f, code, 0, "%.*s: %s", WT_FMT(wt_path_said(a->job.path)), what);
	a->helper->tell(a->helper->context, &f);
}

/* Gives the part to its child; false where there can be none. */
static bool
give(struct wt_apart *a, struct part *p, bool within, uint64_t skip)
{
	struct wt_job job = a->job;
	struct wt_fault f = { 0 };
	job.from = p->from;
	job.to = p->to;
	job.within = within;
	job.skip = skip;
	p->begun = false;
	p->heard = p->from;
	if (wt_worker_give(p->worker, &job, &f) == WARTA_OK)
		return true;
	tell(a, f.code, f.text);
	return false;
}

static void
end_input(struct wt_apart *a, bool whole)
{
	a->ended = true;
	a->whole = whole;
	for (unsigned i = 0; i < a->n_parts; i++)
		wt_worker_drop(part_at(a, i)->worker);
	a->n_parts = 0;
}

/* Parts for those who have none. */
static void
share_out(struct wt_apart *a)
{
	for (unsigned i = 0; i < a->n && a->cut < a->size; i++) {
		struct wt_worker *w = &a->workers[i];
		if (w->busy)
			continue;
		struct part *p = part_at(a, a->n_parts);
		bool last = a->cut + a->ask.part >= a->size;
		*p = (struct part){
			.worker = w, .from = a->cut, .to = last ? WT_TO_END : a->cut + a->ask.part
		};
		if (!give(a, p, true, 0)) {
			a->cut = WT_TO_END; /* those that there are do it */
			return;
		}
		a->n_parts++;
		a->cut = last ? WT_TO_END : p->to;
	}
}

static void
drop_first(struct wt_apart *a)
{
	wt_worker_drop(part_at(a, 0)->worker);
	a->first = (a->first + 1) % CHILDREN;
	a->n_parts--;
}

/* The part that comes first is read by this child anew. */
static bool
first_anew(struct wt_apart *a, uint64_t from, uint64_t to, bool within, uint64_t skip)
{
	struct part *p = part_at(a, 0);
	if (a->n_parts == 0) {
		*p = (struct part){ .worker = &a->workers[0] };
		a->n_parts = 1;
	}
	p->from = from;
	p->to = to;
	if (give(a, p, within, skip))
		return true;
	end_input(a, false);
	return false;
}

void
wt_apart_begin(struct wt_apart *a, const struct wt_job *job, uint64_t size)
{
	bool parts = job->regular && a->n > 1 && job->to == WT_TO_END &&
		     size > job->from + 2 * a->ask.part;
	a->job = *job;
	a->size = size;
	a->first = a->n_parts = 0;
	a->cut = WT_TO_END;
	a->expected = job->from;
	a->ended = a->whole = false;
	a->done = job->from;
	a->end = (struct wt_intake_end){ .next = WT_TO_END };
	(void)first_anew(a, job->from, parts ? job->from + a->ask.part : job->to, false, 0);
}

/* --- when a child ends badly ------------------------------------------------------------------ */

static bool
is_archive(enum wt_input_kind kind)
{
	return kind == WT_INPUT_WARC || kind == WT_INPUT_ARC;
}

/* From the first record on that begins at `from` or behind it. */
static void
read_behind(struct wt_apart *a, uint64_t from)
{
	while (a->n_parts && part_at(a, 0)->to <= from)
		drop_first(a);
	share_out(a);
	a->expected = ANYWHERE;
	(void)first_anew(a, from, a->n_parts ? part_at(a, 0)->to : a->job.to, true, 0);
}

/* Passes over what broke the child, and reads on behind it where that can be found. */
static void
pass_over(struct wt_apart *a, struct part *p, enum wt_worker_end how)
{
	struct wt_fault f = { 0 };
	struct wt_inside_seen seen = *p->worker->seen;
	if (how == WT_WORKER_LIES) { /* it may have gone on behind the record that took it over */
		p->worker->seen->at = p->heard;
		p->worker->seen->length = 0;
	}
	wt_worker_tell(p->worker, &a->job, how, &f);
	a->helper->tell(a->helper->context, &f);
	wt_count(how == WT_WORKER_LATE ? WT_METRIC_SANDBOX_LATE : WT_METRIC_SANDBOX_CRASHED, 1);
	add_counts(&a->counts, &seen.counts);
	a->counts.damaged += is_archive(a->job.kind);
	uint64_t skip = seen.number;
	bool lines = a->job.kind == WT_INPUT_JSONL || a->job.kind == WT_INPUT_XML_FEED ||
		     a->job.kind == WT_INPUT_JSON_FEED;
	if (is_archive(a->job.kind) && a->job.regular) {
		read_behind(a, seen.at + 1);
	} else if (lines && (a->job.regular || a->job.fd < 0) && skip > a->job.skip) {
		a->job.skip = skip;
		(void)first_anew(a, a->job.from, a->job.to, false, skip);
	} else {
		bool more = is_archive(a->job.kind) || lines;
		if (more && !a->job.regular)
			tell(a, WARTA_EFORMAT, "what follows in it is not read");
		end_input(a, false);
	}
}

/* --- what children say ------------------------------------------------------------------------ */

/* The beginning of the part that comes first: is it where the part before has ended? */
static void
take_begun(struct wt_apart *a, struct part *p, const struct wt_begun *b)
{
	bool first = a->job.kind == WT_INPUT_NOTHING;
	if (first) {
		a->job.kind = b->kind;
		a->job.packing = b->packing;
	}
	bool right = a->expected == ANYWHERE || p->from == a->expected ||
		     (b->found && b->start == a->expected);
	if (!right) {
		wt_worker_drop(p->worker);
		(void)first_anew(a, a->expected, p->to, false, 0);
		return;
	}
	p->begun = true;
	p->found = b->found;
	if (first && p->to != WT_TO_END && is_archive(b->kind) && b->packing != WT_PACKED_ZSTD) {
		a->cut = p->to;
		share_out(a);
	}
}

/* The next record begins at `next`: whose part is that? */
static void
go_on(struct wt_apart *a, uint64_t next)
{
	if (next >= a->job.to) {
		end_input(a, true);
		return;
	}
	a->expected = next;
	share_out(a);
	while (a->n_parts && part_at(a, 0)->to <= next) { /* a record longer than a part */
		drop_first(a);
		share_out(a);
	}
	if (a->n_parts == 0)
		(void)first_anew(a, next, a->job.to, false, 0);
}

static void
take_end(struct wt_apart *a, struct part *p, const struct wt_intake_end *end)
{
	add_counts(&a->counts, &p->worker->seen->counts);
	p->worker->busy = false;
	a->end = *end;
	a->done = end->done;
	bool lost = a->expected == ANYWHERE && !p->found; /* nothing behind what was passed over */
	uint64_t next = p->to == WT_TO_END ? WT_TO_END : end->next;
	drop_first(a);
	go_on(a, next);
	if (lost && !a->ended)
		a->expected = ANYWHERE;
}

static bool
answer(struct wt_apart *a, struct wt_worker *w, const struct wt_message *m)
{
	struct wt_answer answer = { .seen = { .outcome = WT_OUTCOME_NONE }, .name = m->name };
	const struct wt_helper *h = a->helper;
	if (m->kind == WT_ASK_RECALL)
		answer.found = h->recall(h->context, m->key, &answer.seen);
	else if (m->kind == WT_ASK_RESOLVE)
		answer.found = h->resolve(h->context, &answer.name);
	else
		answer.code = h->fetch(h->context, m->key, &answer.got, &answer.fault);
	return wt_worker_answer(w, m->kind, &answer);
}

/* Does what a message says; false where it is none that may come now. */
static bool
obey(struct wt_apart *a, struct part *p, const struct wt_message *m)
{
	const struct wt_helper *h = a->helper;
	if ((m->kind == WT_SAY_BEGUN) == p->begun && m->kind != WT_SAY_FAULT)
		return false;
	switch (m->kind) {
	case WT_SAY_BEGUN:
		take_begun(a, p, &m->begun);
		return true;
	case WT_SAY_FAULT:
		h->tell(h->context, &m->fault);
		return true;
	case WT_SAY_KEEP:
		h->keep(h->context, m->key, &m->seen);
		return true;
	case WT_SAY_PUSH:
		h->push(h->context, m->key);
		return true;
	case WT_SAY_NAME:
		h->name(h->context, &m->name);
		return true;
	case WT_SAY_END:
		take_end(a, p, &m->end);
		return true;
	case WT_ASK_RECALL:
	case WT_ASK_FETCH:
	case WT_ASK_RESOLVE:
		return answer(a, p->worker, m);
	default:
		return false;
	}
}

int
wt_apart_next(struct wt_apart *a, struct wt_page *page)
{
	while (!a->ended) {
		struct part *p = part_at(a, 0);
		struct wt_message m;
		enum wt_worker_end how = wt_worker_hear(p->worker, &m);
		if (how == WT_WORKER_STOPPED)
			return 0;
		a->done = p->worker->seen->done > a->done ? p->worker->seen->done : a->done;
		if (how == WT_WORKER_SPEAKS && m.kind == WT_SAY_PAGE && p->begun) {
			*page = m.page;
			page->source = a->job.path;
			p->heard = page->offset + page->length;
			return 1;
		}
		if (how == WT_WORKER_SPEAKS && obey(a, p, &m))
			continue;
		wt_worker_bury(p->worker);
		pass_over(a, p, how);
	}
	return 0;
}

bool
wt_apart_end(struct wt_apart *a, struct wt_intake_end *end)
{
	bool whole = a->ended && a->whole;
	if (!a->ended)
		end_input(a, false);
	*end = a->end;
	end->done = a->done;
	a->job = (struct wt_job){ .fd = -1 };
	return whole;
}

void
wt_apart_count(const struct wt_apart *a, struct wt_capture_counts *counts)
{
	add_counts(counts, &a->counts);
	if (a->n_parts && a->parts[a->first].begun)
		add_counts(counts, &a->parts[a->first].worker->seen->counts);
}

uint64_t
wt_apart_done(const struct wt_apart *a)
{
	return a->done;
}

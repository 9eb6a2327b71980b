/*
 * run.c - many documents on all cores, given back in the order of the inputs.
 *
 * A ring of slots: one thread takes pages from capture and copies them in, the
 * readers fill in what they hold, the caller's thread takes them out in order.  A
 * complaint is a slot too, so that it comes where its input stood.  The ring's size
 * bounds the memory.  With one job there is no thread at all.  So is what is to be
 * remembered of an input: it is stored behind the documents that came before it.
 *
 * Signals are left to the thread that waits for input (a read is then broken off);
 * the others block them while a run lasts.
 */
#include <pthread.h>
#include <stdlib.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/metric.h"
#include "base/plural.h"
#include "capture/apart.h"
#include "store/seen.h"
#include "story/event.h"
#include "work/document.h"
#include "work/run.h"
#include "work/stored.h"

#define JOBS_MAX      256
#define SLOTS_PER_JOB 4
#define PAGE_SECONDS  20

enum slot_state { SLOT_FREE, SLOT_TAKEN, SLOT_READY };
enum slot_what { SLOT_DOCUMENT, SLOT_COMPLAINT, SLOT_SEEN };

struct slot {
	struct warta_document *doc;
	enum slot_state state;
	enum slot_what what;
	struct wt_buf key; /* of an input, and what is to be remembered of it */
	struct wt_seen seen;
	int code; /* of reading */
	struct wt_fault fault;
	uint64_t done, all, pages; /* progress when it was taken */
};

struct run {
	const struct warta_reader *reader;
	const struct warta_run *ask;
	struct warta_counts *counts;
	struct wt_capture *capture;
	struct wt_parser *parser; /* NULL: pages are parsed here */

	struct slot *slots;
	size_t n_slots;
	pthread_mutex_t lock;
	pthread_cond_t changed;      /* of any slot or number below */
	size_t filled, taken, given; /* slots so far: by capture, by readers, by the caller */
	bool ended;                  /* capture gives no more */
	bool closing;                /* readers go home */
	struct wt_fault fault;       /* that ended the run */
	uint64_t bytes;              /* of all inputs, 0 where unknown */

	struct wt_run_known known;  /* the caller's */
	struct wt_nursery *nursery; /* opened here */
	struct wt_hosts *hosts;     /* these three where addresses may be read */
	struct wt_fetch *fetch;
	struct wt_store *recaller; /* capture's own eye on the store; NULL where there is none */
	struct wt_memory memory;
	struct wt_turned gated; /* counted so far, by the thread that takes input */
	int kept;               /* with one thread: the code of remembering */
};

static bool
stopped(const struct run *r)
{
	return r->ask->stop && *r->ask->stop;
}

/* The store and the caller's functions may be used by other runs, too. */
static void
enter(const struct run *r)
{
	if (r->known.lock)
		(void)pthread_mutex_lock(r->known.lock);
}

static void
leave(const struct run *r)
{
	if (r->known.lock)
		(void)pthread_mutex_unlock(r->known.lock);
}

/* --- giving back ------------------------------------------------------------------------------ */

static void
complain(struct run *r, const struct wt_fault *f)
{
	struct warta_fault out;
	r->counts->failed++;
	wt_count(WT_METRIC_INPUTS_FAILED, 1);
	(void)wt_fault_give(&out, f, f->code);
	if (r->ask->complaint)
		r->ask->complaint(r->ask->context, &out);
}

static int
put_document(struct run *r, const struct warta_document *doc, struct wt_fault *f)
{
	static const enum wt_metric PUT[] = { [WT_PUT_NEW] = WT_METRIC_PUT_NEW,
		[WT_PUT_SAME] = WT_METRIC_PUT_SAME,
		[WT_PUT_REVISED] = WT_METRIC_PUT_REVISED,
		[WT_PUT_RECODED] = WT_METRIC_PUT_RECODED };
	enum wt_put what;
	if (!r->ask->store)
		return WARTA_OK;
	uint64_t clock = wt_clock();
	int code = wt_store_put(
		r->ask->store->rooms, &doc->rooms.article, &doc->rooms.claims, &what, f);
	(void)wt_stage_took(WT_STAGE_STORE, clock);
	wt_count(code == WARTA_OK ? PUT[what] : WT_METRIC_PUT_FAILED, 1);
	if (code == WARTA_OK)
		*(what == WT_PUT_SAME ? &r->counts->known : &r->counts->stored) += 1;
	return code;
}

static int
give_document(struct run *r, struct warta_document *doc)
{
	struct warta_counts *n = r->counts;
	int code = put_document(r, doc, &r->fault);
	if (code != WARTA_OK)
		return code;
	n->documents++;
	n->sentences += doc->rooms.text.n_sentences;
	n->claims += doc->rooms.claims.n;
	n->bytes += doc->page.text.len;
	wt_count(WT_METRIC_ARTICLES, 1);
	wt_count(WT_METRIC_SENTENCES, doc->rooms.text.n_sentences);
	wt_count(WT_METRIC_CLAIMS, doc->rooms.claims.n);
	wt_count(WT_METRIC_TEXT_BYTES, doc->page.text.len);
	code = r->ask->document ? r->ask->document(r->ask->context, doc) : WARTA_OK;
	/* the web is slow: nobody waits for a transaction that waits for it */
	if (code == WARTA_OK && r->ask->store && wt_is_address(doc->page.source.ptr))
		code = wt_store_flush(r->ask->store->rooms, &r->fault);
	return code;
}

/* What is to be remembered, behind all that was given before it. */
static int
remember(struct run *r, struct wt_str key, const struct wt_seen *seen)
{
	if (!r->known.memory)
		return wt_store_see(r->ask->store->rooms, key, seen, &r->fault);
	r->known.memory->keep(r->known.memory->context, key, seen);
	return WARTA_OK;
}

/* A slot's outcome to the caller; a code other than WARTA_OK ends the run. */
static int
give_entered(struct run *r, struct slot *s)
{
	int code = WARTA_OK;
	if (s->what == SLOT_SEEN)
		return remember(r, wt_buf_view(&s->key), &s->seen);
	if (s->what == SLOT_COMPLAINT || s->code != WARTA_OK)
		complain(r, &s->fault);
	else
		code = give_document(r, s->doc);
	r->counts->pages = s->pages;
	if (r->ask->progress)
		r->ask->progress(
			r->ask->context, s->done, s->all ? s->all : r->bytes, r->counts->documents);
	return code;
}

/* How far capture is. */
static void
note_progress(struct run *r, struct slot *s)
{
	struct wt_capture_counts n;
	wt_capture_progress(r->capture, &s->done, &s->all);
	wt_capture_counted(r->capture, &n);
	s->pages = n.pages;
}

static int
give(struct run *r, struct slot *s)
{
	enter(r);
	int code = give_entered(r, s);
	leave(r);
	return code;
}

/* --- one thread ------------------------------------------------------------------------------- */

/* What the gate turned away since the last page. */
static void
count_gated(struct run *r)
{
	struct wt_capture_counts n;
	wt_capture_counted(r->capture, &n);
	for (int i = 0; i < WT_LANG_COUNT; i++) {
		wt_count((enum wt_metric)(WT_METRIC_GATED_NONE + i),
			n.turned.pages[i] - r->gated.pages[i]);
		r->gated.pages[i] = n.turned.pages[i];
	}
}

_Static_assert(WT_METRIC_GATED_OTHER - WT_METRIC_GATED_NONE == WT_LANG_OTHER - WT_LANG_NONE,
	"a metric for each language, in their order");

/* The next page; none once the run was stopped, even if capture holds the beginning of one. */
static bool
next_page(struct run *r, struct wt_page *page)
{
	bool came = !stopped(r) && wt_capture_next(r->capture, page) && !stopped(r);
	count_gated(r);
	wt_count(WT_METRIC_PAGES, came);
	return came;
}

static void
complain_now(void *context, const struct wt_fault *f)
{
	struct run *r = context;
	if (stopped(r))
		return;
	enter(r);
	complain(r, f);
	leave(r);
}

static void
keep_now(void *context, struct wt_str key, const struct wt_seen *seen)
{
	struct run *r = context;
	enter(r);
	if (r->kept == WARTA_OK)
		r->kept = remember(r, key, seen);
	leave(r);
}

static int
read_plainly(struct run *r)
{
	struct wt_page page;
	struct slot s = { 0 };
	struct warta_fault out;
	int code = warta_document_open(&s.doc, r->reader, &out);
	if (code == WARTA_OK)
		s.doc->rooms.parser = r->parser;
	while (code == WARTA_OK && next_page(r, &page) && r->kept == WARTA_OK) {
		note_progress(r, &s);
		s.code = wt_document_take(s.doc, &page, &s.fault);
		if (s.code == WARTA_OK)
			s.code = wt_document_run(s.doc, &s.fault);
		code = give(r, &s);
	}
	if (!s.doc)
		(void)wt_fail(&r->fault, code, 0, "out of memory");
	warta_document_close(s.doc);
	return code == WARTA_OK ? r->kept : code;
}

/* --- several ---------------------------------------------------------------------------------- */

/* The next free slot for capture to fill; NULL when the run closes. */
static struct slot *
slot_for_input(struct run *r)
{
	struct slot *s = NULL;
	(void)pthread_mutex_lock(&r->lock);
	while (!r->closing && r->filled - r->given == r->n_slots)
		(void)pthread_cond_wait(&r->changed, &r->lock);
	if (!r->closing)
		s = &r->slots[r->filled % r->n_slots];
	(void)pthread_mutex_unlock(&r->lock);
	return s;
}

static void
slot_filled(struct run *r, struct slot *s, enum slot_state state)
{
	note_progress(r, s);
	(void)pthread_mutex_lock(&r->lock);
	s->state = state;
	r->filled++;
	(void)pthread_cond_broadcast(&r->changed);
	(void)pthread_mutex_unlock(&r->lock);
}

static void
complain_in_turn(void *context, const struct wt_fault *f)
{
	struct run *r = context;
	struct slot *s = stopped(r) ? NULL : slot_for_input(r);
	if (!s)
		return;
	s->what = SLOT_COMPLAINT;
	s->fault = *f;
	slot_filled(r, s, SLOT_READY);
}

static void
keep_in_turn(void *context, struct wt_str key, const struct wt_seen *seen)
{
	struct run *r = context;
	struct slot *s = slot_for_input(r);
	if (!s)
		return;
	s->what = SLOT_SEEN;
	s->seen = *seen;
	wt_buf_clear(&s->key);
	wt_buf_str(&s->key, key);
	slot_filled(r, s, SLOT_READY);
}

static void *
take_input(void *context)
{
	struct run *r = context;
	struct wt_page page;
	while (next_page(r, &page)) {
		struct slot *s = slot_for_input(r);
		if (!s)
			break;
		s->what = SLOT_DOCUMENT;
		s->code = wt_document_take(s->doc, &page, &s->fault);
		slot_filled(r, s, s->code == WARTA_OK ? SLOT_TAKEN : SLOT_READY);
	}
	(void)pthread_mutex_lock(&r->lock);
	r->ended = true;
	(void)pthread_cond_broadcast(&r->changed);
	(void)pthread_mutex_unlock(&r->lock);
	return NULL;
}

/* The next slot for a reader; NULL when there will be none. */
static struct slot *
slot_to_read(struct run *r)
{
	for (;;) {
		while (r->taken < r->filled) {
			struct slot *s = &r->slots[r->taken++ % r->n_slots];
			if (s->state == SLOT_TAKEN)
				return s;
		}
		if (r->closing || r->ended)
			return NULL;
		(void)pthread_cond_wait(&r->changed, &r->lock);
	}
}

static void *
read_slots(void *context)
{
	struct run *r = context;
	struct slot *s;
	(void)pthread_mutex_lock(&r->lock);
	while ((s = slot_to_read(r)) != NULL) {
		(void)pthread_mutex_unlock(&r->lock);
		s->code = wt_document_run(s->doc, &s->fault);
		(void)pthread_mutex_lock(&r->lock);
		s->state = SLOT_READY;
		(void)pthread_cond_broadcast(&r->changed);
	}
	(void)pthread_mutex_unlock(&r->lock);
	return NULL;
}

/* Waits for the next slot in order; NULL when all were given. */
static struct slot *
slot_to_give(struct run *r)
{
	struct slot *s = NULL;
	(void)pthread_mutex_lock(&r->lock);
	for (;;) {
		if (r->given < r->filled) {
			s = &r->slots[r->given % r->n_slots];
			if (s->state == SLOT_READY)
				break;
			s = NULL;
		} else if (r->ended) {
			break;
		}
		(void)pthread_cond_wait(&r->changed, &r->lock);
	}
	(void)pthread_mutex_unlock(&r->lock);
	return s;
}

static int
give_in_order(struct run *r)
{
	struct slot *s;
	int code = WARTA_OK;
	while (code == WARTA_OK && (s = slot_to_give(r)) != NULL) {
		code = give(r, s);
		(void)pthread_mutex_lock(&r->lock);
		s->state = SLOT_FREE;
		r->given++;
		(void)pthread_cond_broadcast(&r->changed);
		(void)pthread_mutex_unlock(&r->lock);
	}
	return code;
}

struct crew {
	pthread_t input;
	pthread_t readers[JOBS_MAX];
	unsigned n;
	bool has_input;
};

/* Starts readers with all signals blocked, and the one that takes input with the caller's mask. */
static bool
crew_start(struct run *r, struct crew *crew, unsigned jobs, sigset_t *before)
{
	sigset_t all;
	(void)sigfillset(&all);
	(void)pthread_sigmask(SIG_SETMASK, NULL, before);
	crew->has_input = pthread_create(&crew->input, NULL, take_input, r) == 0;
	(void)pthread_sigmask(SIG_SETMASK, &all, NULL);
	while (crew->n < jobs && pthread_create(&crew->readers[crew->n], NULL, read_slots, r) == 0)
		crew->n++;
	return crew->has_input && crew->n > 0;
}

static void
crew_end(struct run *r, struct crew *crew, const sigset_t *before)
{
	(void)pthread_mutex_lock(&r->lock);
	r->closing = true;
	(void)pthread_cond_broadcast(&r->changed);
	(void)pthread_mutex_unlock(&r->lock);
	if (crew->has_input)
		(void)pthread_join(crew->input, NULL);
	for (unsigned i = 0; i < crew->n; i++)
		(void)pthread_join(crew->readers[i], NULL);
	(void)pthread_sigmask(SIG_SETMASK, before, NULL);
}

static int
slots_open(struct run *r, unsigned jobs)
{
	int code = WARTA_OK;
	r->n_slots = (size_t)jobs * SLOTS_PER_JOB;
	r->slots = calloc(r->n_slots, sizeof *r->slots);
	if (!r->slots)
		return WARTA_ENOMEM;
	for (size_t i = 0; i < r->n_slots && code == WARTA_OK; i++) {
		code = warta_document_open(&r->slots[i].doc, r->reader, NULL);
		if (code == WARTA_OK)
			r->slots[i].doc->rooms.parser = r->parser;
	}
	return code;
}

static int
read_together(struct run *r, unsigned jobs)
{
	struct crew crew = { .n = 0 };
	sigset_t before;
	int code = slots_open(r, jobs);
	if (code == WARTA_OK) {
		code = crew_start(r, &crew, jobs, &before) ? give_in_order(r) : WARTA_ENOMEM;
		crew_end(r, &crew, &before);
	}
	if (code == WARTA_ENOMEM && r->counts->documents == 0)
		(void)wt_fail(&r->fault, code, 0, "no memory for %u job%s", jobs, wt_plural(jobs));
	for (size_t i = 0; r->slots && i < r->n_slots; i++) {
		warta_document_close(r->slots[i].doc);
		wt_buf_release(&r->slots[i].key);
	}
	free(r->slots);
	return code;
}

static unsigned
cores(void)
{
	long n = sysconf(_SC_NPROCESSORS_ONLN);
	return n < 1 ? 1 : n > JOBS_MAX ? JOBS_MAX : (unsigned)n;
}

/* The size of all inputs; 0 where one is no file. */
static uint64_t
size_of(const struct warta_run *ask)
{
	uint64_t sum = 0;
	struct stat st;
	for (size_t i = 0; i < ask->n_paths; i++) {
		if (stat(ask->paths[i], &st) != 0 || !S_ISREG(st.st_mode))
			return 0;
		sum += (uint64_t)st.st_size;
	}
	return sum;
}

_Static_assert(WARTA_LANGUAGES == WT_LANG_COUNT, "a count for each language");

static void
count_capture(struct run *r)
{
	struct wt_capture_counts n;
	wt_capture_counted(r->capture, &n);
	r->counts->records = n.records;
	r->counts->pages = n.pages;
	for (int i = 0; i < WT_LANG_COUNT; i++) {
		r->counts->turned[i].language = wt_language_code((enum wt_language)i);
		r->counts->turned[i].pages = n.turned.pages[i];
		r->counts->foreign += n.turned.pages[i];
	}
	r->counts->revisits = n.revisits;
	r->counts->resolved = n.resolved;
	r->counts->others = n.others;
	r->counts->skipped = n.skipped;
	r->counts->items = n.items;
	r->counts->unchanged = n.unchanged;
	r->counts->unread = n.unread;
	r->counts->every = n.every;
	r->counts->rest_hours = n.rest_hours;
	r->counts->rest_days = n.rest_days;
	r->counts->retry_after = n.retry_after;
}

/* What a commit that failed took with it was not stored. */
static void
count_lost(struct run *r)
{
	struct wt_store_counts n;
	if (wt_store_count(r->ask->store->rooms, &n, NULL) == WARTA_OK)
		r->counts->stored -= n.lost < r->counts->stored ? n.lost : r->counts->stored;
}

/* What was stored is committed, and joined to events, however the run ended. */
static int
settle(struct run *r, int code)
{
	struct wt_fault f = { 0 };
	if (!r->ask->store)
		return code;
	enter(r);
	int last = wt_store_flush(r->ask->store->rooms, &f);
	count_lost(r);
	/* what a killed run left undone is done by the next, also where that reads nothing new */
	if (last == WARTA_OK && (r->counts->stored || wt_store_is_unfinished(r->ask->store->rooms)))
		last = wt_events_update(r->ask->store->rooms, NULL, &f);
	leave(r);
	if (code == WARTA_OK && last != WARTA_OK)
		r->fault = f;
	return code != WARTA_OK ? code : last;
}

/* --- the sandbox ------------------------------------------------------------------------------ */

/* Children that read the inputs, and children that parse their pages. */
static int
open_sandbox(struct run *r, unsigned jobs)
{
	const struct warta_run *ask = r->ask;
	struct wt_parser_ask how = { .cells = jobs,
		.seconds = ask->page_seconds ? ask->page_seconds : PAGE_SECONDS,
		.quarantine = ask->quarantine ? ask->quarantine : "warta-quarantine",
		.demanded = ask->sandbox == WARTA_SANDBOX_DEMANDED };
	if (ask->sandbox == WARTA_SANDBOX_OFF)
		return WARTA_OK;
	/* there will be threads: the readers, or those that libcurl looks up names with */
	if (!r->known.nursery && (jobs > 1 || ask->web.online))
		r->known.nursery = r->nursery = wt_apart_nursery();
	how.nursery = r->known.nursery;
	struct wt_apart_ask apart = { jobs, how.seconds, how.quarantine, how.demanded, 0,
		how.nursery };
	int code = wt_capture_apart(r->capture, &apart, &r->fault);
	return code == WARTA_OK ? wt_parser_open(&r->parser, &how, &r->fault) : code;
}

/* What guarded the children that did least well. */
static const char *
sandbox_words(const struct run *r)
{
	static const char *const WORDS[] = { "rlimits", "landlock, rlimits", "seccomp, rlimits",
		"landlock, seccomp, rlimits" };
	int parser = r->parser ? wt_parser_given(r->parser) : WT_PARSER_UNUSED;
	int reader = wt_capture_guarded(r->capture);
	if (parser == WT_PARSER_NONE || reader == WT_PARSER_NONE)
		return "none";
	if (parser == WT_PARSER_UNUSED)
		parser = reader;
	if (reader == WT_PARSER_UNUSED)
		reader = parser;
	return parser == WT_PARSER_UNUSED ? "" : WORDS[parser & reader];
}

/* --- the web, and what is remembered ---------------------------------------------------------- */

static bool
recall(void *context, struct wt_str key, struct wt_seen *seen)
{
	const struct run *r = context;
	if (r->known.memory)
		return r->known.memory->recall(r->known.memory->context, key, seen);
	if (r->ask->restart && wt_str_starts(key, WT_STR("archive:")))
		return false;
	return wt_store_seen(r->recaller, key, seen, NULL) == 1;
}

static int
open_memory(struct run *r, bool together)
{
	if (!r->ask->store && !r->known.memory)
		return WARTA_OK;
	enter(r);
	int code =
		r->known.memory ? WARTA_OK : wt_store_seen_ready(r->ask->store->rooms, &r->fault);
	leave(r);
	if (code == WARTA_OK && !r->known.memory)
		code = wt_store_open(&r->recaller, wt_store_address(r->ask->store->rooms),
			WT_STORE_READ, NULL, &r->fault);
	r->memory = (struct wt_memory){ r, recall, together ? keep_in_turn : keep_now };
	if (code == WARTA_OK)
		wt_capture_remember(r->capture, &r->memory);
	return code;
}

struct wt_fetch_options
wt_fetch_asked(const struct warta_web *web, enum warta_sandbox sandbox, struct wt_nursery *nursery,
	const volatile sig_atomic_t *stop)
{
	double delay = web->delay > 0 ? web->delay : 1;
	return (struct wt_fetch_options){ .allow_private = web->allow_private,
		.delay = web->delay < 0 ? 0 : delay,
		.timeout = web->timeout,
		.agent = web->agent,
		.stop = stop,
		.apart = sandbox != WARTA_SANDBOX_OFF,
		.nursery = nursery,
		.demanded = sandbox == WARTA_SANDBOX_DEMANDED };
}

static int
open_web(struct run *r)
{
	const struct warta_web *web = &r->ask->web;
	struct wt_fetch_options options =
		wt_fetch_asked(web, r->ask->sandbox, r->known.nursery, r->ask->stop);
	if (!web->online)
		return WARTA_OK;
	if (!r->known.hosts)
		r->hosts = wt_hosts_open();
	struct wt_hosts *hosts = r->hosts ? r->hosts : r->known.hosts;
	if (!hosts)
		return wt_fail(&r->fault, WARTA_ENOMEM, 0, "out of memory");
	int code = wt_fetch_open(&r->fetch, &options, hosts, &r->fault);
	if (code == WARTA_OK)
		wt_capture_web(r->capture, r->fetch);
	return code;
}

static void
close_web(struct run *r)
{
	wt_fetch_close(r->fetch);
	wt_hosts_close(r->hosts);
	(void)wt_store_close(r->recaller, NULL);
}

/* --- a run ------------------------------------------------------------------------------------ */

int
warta_read(const struct warta_reader *reader, const struct warta_run *ask,
	struct warta_counts *counts, struct warta_fault *fault)
{
	return wt_run_read(reader, ask, NULL, counts, fault);
}

int
wt_run_read(const struct warta_reader *reader, const struct warta_run *ask,
	const struct wt_run_known *known, struct warta_counts *counts, struct warta_fault *fault)
{
	struct run r = { .reader = reader,
		.ask = ask,
		.counts = counts,
		.bytes = size_of(ask),
		.known = known ? *known : (struct wt_run_known){ .hosts = NULL } };
	unsigned jobs = ask->jobs ? ask->jobs : cores();
	jobs = jobs > JOBS_MAX ? JOBS_MAX : jobs;
	*counts = (struct warta_counts){ .sandbox = "" };
	int code = wt_capture_open(&r.capture, ask->paths, ask->n_paths,
		jobs > 1 ? complain_in_turn : complain_now, &r);
	if (code != WARTA_OK)
		return wt_fault_give(fault, &r.fault, code);
	wt_capture_stop(r.capture, ask->stop);
	if (!ask->any_language)
		wt_capture_gate(r.capture, reader->rooms.gate);
	(void)pthread_mutex_init(&r.lock, NULL);
	(void)pthread_cond_init(&r.changed, NULL);
	code = open_sandbox(&r, jobs);
	if (code == WARTA_OK)
		code = open_web(&r);
	if (code == WARTA_OK)
		code = open_memory(&r, jobs > 1);
	if (code == WARTA_OK)
		code = settle(&r, jobs > 1 ? read_together(&r, jobs) : read_plainly(&r));
	counts->sandbox = sandbox_words(&r);
	wt_parser_close(r.parser);
	(void)pthread_cond_destroy(&r.changed);
	(void)pthread_mutex_destroy(&r.lock);
	count_capture(&r);
	wt_capture_close(r.capture);
	close_web(&r);
	wt_nursery_close(r.nursery);
	if (code == WARTA_OK && stopped(&r))
		code = wt_fail(&r.fault, WARTA_ESTOPPED, 0, "%s", warta_strerror(WARTA_ESTOPPED));
	return wt_fault_give(fault, &r.fault, code);
}

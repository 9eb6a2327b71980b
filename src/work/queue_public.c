/*
 * queue_public.c - the public functions of a queue: its state, and its dead letters.
 */
#include <stdio.h>
#include <stdlib.h>
#include <time.h>

#include "base/utf8.h"
#include "work/queue_public.h"

static void
tell(void *context, const char *what)
{
	const struct warta_queue *q = context;
	if (q->ask.trouble)
		q->ask.trouble(q->ask.context, what);
}

int
warta_queue_open(
	struct warta_queue **queue, const struct warta_queue_ask *ask, struct warta_fault *fault)
{
	struct wt_fault f = { 0 };
	struct warta_queue *q = calloc(1, sizeof *q);
	*queue = NULL;
	if (!q)
		return wt_fault_give(fault, &f, WARTA_ENOMEM);
	q->ask = *ask;
	struct wt_queue_options options = { .make = ask->make,
		.careful = true,
		.patience = ask->patience,
		.stop = ask->stop,
		.told = tell,
		.context = q };
	int code = wt_queue_open(&q->rooms, ask->address, &options, &f);
	if (code != WARTA_OK) {
		free(q);
		q = NULL;
	}
	*queue = q;
	return wt_fault_give(fault, &f, code);
}

void
warta_queue_close(struct warta_queue *q)
{
	if (!q)
		return;
	wt_queue_close(q->rooms);
	free(q);
}

const char *
warta_queue_name(const struct warta_queue *q)
{
	return wt_queue_name(q->rooms);
}

int
warta_queue_state(struct warta_queue *q, bool peek, struct warta_queue_state *state,
	struct warta_fault *fault)
{
	struct wt_fault f = { 0 };
	struct wt_queue_counts n = { 0 };
	int code = wt_queue_count(q->rooms, peek, &n, &f);
	*state = (struct warta_queue_state){ n.waiting, n.held, n.consumers, n.oldest, n.dead };
	return wt_fault_give(fault, &f, code);
}

/* --- dead letters ----------------------------------------------------------------------------- */

struct listing {
	warta_on_dead *visit;
	void *context;
};

/* NUL-ended, UTF-8, and in one line. */
static void
plain(char *to, size_t size, struct wt_str s)
{
	size_t n = s.len < size ? s.len : size - 1;
	memcpy(to, s.ptr, n);
	to[n] = '\0';
	(void)wt_utf8_clean(to, n);
	for (char *c = to; *c; c++)
		if ((unsigned char)*c < ' ')
			*c = ' ';
}

static int
on_dead(void *context, const struct wt_dead *d)
{
	struct listing *l = context;
	struct wt_errand job;
	char id[20], reason[WT_FAULT_MAX], at[WT_ERRAND_AT], when[32] = "";
	struct tm tm;
	time_t moment = (time_t)d->at;
	bool is_job = wt_errand_read(&job, d->body, NULL) == WARTA_OK;
	(void)snprintf(id, sizeof id, "%016llx", (unsigned long long)d->id);
	plain(reason, sizeof reason, d->reason);
	plain(at, sizeof at, is_job ? wt_str_of(job.at) : d->body);
	/* it names the input first, which stands beside it here */
	size_t n = strlen(at);
	const char *why = reason;
	if (strncmp(reason, at, n) == 0 && strncmp(reason + n, ": ", 2) == 0)
		why = reason + n + 2;
	if (d->at && gmtime_r(&moment, &tm))
		(void)strftime(when, sizeof when, "%Y-%m-%dT%H:%M:%SZ", &tm);
	struct warta_dead out = { .id = id,
		.kind = is_job ? wt_errand_kind_name(job.kind) : "",
		.at = at,
		.offset = is_job ? job.offset : 0,
		.length = is_job ? job.length : 0,
		.reason = why,
		.deliveries = d->deliveries,
		.when = when };
	return l->visit(l->context, &out);
}

int
warta_queue_dead(
	struct warta_queue *q, warta_on_dead *dead, void *context, struct warta_fault *fault)
{
	struct wt_fault f = { 0 };
	struct listing l = { dead, context };
	return wt_fault_give(fault, &f, wt_queue_dead(q->rooms, on_dead, &l, &f));
}

static bool
read_id(const char *text, uint64_t *id)
{
	char *end;
	*id = strtoull(text, &end, 16);
	return strlen(text) == 16 && strspn(text, "0123456789abcdef") == 16 && *end == '\0';
}

typedef int raise_call(struct wt_queue *, const uint64_t *, size_t, size_t *, struct wt_fault *);

static int
raise_dead(struct warta_queue *q, raise_call *call, const char *const *texts, size_t n,
	uint64_t *done, struct warta_fault *fault)
{
	struct wt_fault f = { 0 };
	uint64_t *ids = calloc(n ? n : 1, sizeof *ids);
	size_t count = 0;
	int code = ids ? WARTA_OK : WARTA_ENOMEM;
	for (size_t i = 0; i < n && code == WARTA_OK; i++)
		if (!read_id(texts[i], &ids[i]))
			code = wt_fail(&f, WARTA_EUSAGE, 0,
				"no id of a dead job: '%.40s'; `warta queue dead` lists them",
				texts[i]);
	if (code == WARTA_OK)
		code = call(q->rooms, ids, n, &count, &f);
	free(ids);
	*done = count;
	return wt_fault_give(fault, &f, code);
}

int
warta_queue_replay(struct warta_queue *q, const char *const *ids, size_t n, uint64_t *done,
	struct warta_fault *fault)
{
	return raise_dead(q, wt_queue_replay, ids, n, done, fault);
}

int
warta_queue_drop(struct warta_queue *q, const char *const *ids, size_t n, uint64_t *done,
	struct warta_fault *fault)
{
	return raise_dead(q, wt_queue_drop, ids, n, done, fault);
}

/*
 * alert.c - goes through one alert, see alert.h.
 *
 * The log of changes is gone through from where the alert stands; of each event that came or
 * changed the query is asked whether it fits.  What was told of an event is remembered by a hash
 * of what it said, so that nothing is told twice for one change, also where a change is met
 * again.  A delivery that fails holds those behind it: they come in their order.
 *
 * With several writers (PostgreSQL) the log's numbers may be seen out of their order: there an
 * alert stands SETTLED seconds behind, and meets the changes in between again.
 */
#include "work/alert.h"

#include <stdio.h>
#include <stdlib.h>
#include <time.h>
#include <unistd.h>

#include "base/file.h"
#include "base/metric.h"
#include "store/seen.h"
#include "web/alert.h"
#include "work/hook.h"

#define BATCH        256
#define SETTLED      60   /* seconds after which no transaction brings an older number */
#define PAUSE_MOST   3600 /* seconds between two attempts */
#define REFUSED_MOST 14   /* attempts at what the receiver says is wrong: some two hours */
#define RSS_ROWS     100
#define LONGEST      86400 /* seconds that a delivery is put off by, at most (WAIT_MOST of hook.c) */
#define SECOND       UINT64_C(1000000000) /* of wt_clock */

/* One alert being gone through. */
struct going {
	const struct wt_telling *a;
	const struct warta_alert *alert;
	struct wt_query query;
	struct wt_seen
		state; /* position: the change it has come to; due, failures: of deliveries */
	struct wt_alert_change items[BATCH];
	size_t n;
	struct wt_buf key, json, body, id;
	struct wt_seen told; /* position: the hash of what was told of the event at hand */
	uint64_t hash;       /* of what it says now */
	bool fits;
	uint64_t until; /* when its turn is over, by wt_clock; 0: never */
	bool more;      /* its turn was over before its changes were */
	struct wt_fault *f;
};

static bool
stopped(const struct wt_telling *a)
{
	return a->stop && *a->stop;
}

static void
enter(const struct wt_telling *a)
{
	if (a->lock)
		(void)pthread_mutex_lock(a->lock);
}

static void
leave(const struct wt_telling *a)
{
	if (a->lock)
		(void)pthread_mutex_unlock(a->lock);
}

static int64_t
now(void)
{
	return (int64_t)time(NULL);
}

/* --- what is remembered ----------------------------------------------------------------------- */

static struct wt_str
state_key(struct wt_buf *key, const struct warta_alert *alert)
{
	wt_buf_clear(key);
	wt_buf_printf(key, "alert:%s", alert->name);
	return wt_buf_view(key);
}

static struct wt_str
told_key(struct wt_buf *key, const struct warta_alert *alert, int64_t event)
{
	char id[WT_EVENT_ID];
	wt_buf_clear(key);
	wt_buf_printf(key, "alert:%s:%s", alert->name, wt_event_id((uint64_t)event, id));
	return wt_buf_view(key);
}

static int
keep(struct going *g, struct wt_str key, const struct wt_seen *seen)
{
	int code = wt_store_see(g->a->store->rooms, key, seen, g->f);
	return code == WARTA_OK ? wt_store_flush(g->a->store->rooms, g->f) : code;
}

static int
keep_state(struct going *g)
{
	g->state.outcome = WT_OUTCOME_READ;
	return keep(g, state_key(&g->key, g->alert), &g->state);
}

/* Where the alert stands; it begins at the newest change. */
static int
recall_state(struct going *g)
{
	struct wt_store *store = g->a->store->rooms;
	int64_t last;
	int code = wt_store_seen(store, state_key(&g->key, g->alert), &g->state, g->f);
	if (code != 0)
		return code < 0 ? code : WARTA_OK;
	code = wt_store_last_change(store, &last, g->f);
	g->state = (struct wt_seen){ .position = (uint64_t)last };
	return code == WARTA_OK ? keep_state(g) : code;
}

/* --- what has changed ------------------------------------------------------------------------- */

static int
on_change(void *context, const struct wt_change *c)
{
	struct going *g = context;
	wt_alert_change_take(&g->items[g->n++], c);
	return g->n == BATCH;
}

static int
on_event(void *context, const struct wt_event *event)
{
	struct going *g = context;
	g->fits = true;
	wt_event_print_json(&g->json, event);
	return 1;
}

/* Does the event fit, and what was told of it? */
static int
weigh(struct going *g, const struct wt_alert_change *item)
{
	struct wt_store *store = g->a->store->rooms;
	struct wt_query query = g->query;
	int code = WARTA_OK;
	g->fits = false;
	wt_buf_clear(&g->json);
	if (item->what != WT_CHANGE_WITHDRAWN && item->what != WT_CHANGE_MERGED) {
		query.event = (uint64_t)item->id;
		query.limit = query.offset = 0;
		code = wt_events_find(store, &query, on_event, g, g->f);
	}
	g->hash = wt_str_hash(wt_buf_view(&g->json)) & INT64_MAX;
	if (code == WARTA_OK)
		code = wt_store_seen(store, told_key(&g->key, g->alert, item->id), &g->told, g->f);
	return code < 0 ? code : WARTA_OK;
}

/* No event any more, part of another, or one that fits no more. */
static bool
is_gone(const struct going *g, const struct wt_alert_change *item)
{
	return item->what == WT_CHANGE_WITHDRAWN || item->what == WT_CHANGE_MERGED || !g->fits;
}

/* The word for what is to be told, NULL where that is nothing; `known` where it is to be
 * remembered all the same. */
static const char *
what_to_tell(const struct going *g, const struct wt_alert_change *item, bool *known)
{
	unsigned on = g->alert->on ? g->alert->on : WARTA_ALERT_NEW;
	bool told = g->told.outcome == WT_OUTCOME_READ;
	bool gone = is_gone(g, item);
	*known = gone ? told : !told || g->told.position != g->hash;
	if (!*known || !g->alert->webhook)
		return NULL;
	if (gone)
		return on & WARTA_ALERT_WITHDRAWN ? "withdrawn" : NULL;
	if (told)
		return on & WARTA_ALERT_CHANGED ? "changed" : NULL;
	return on & WARTA_ALERT_NEW ? "new" : NULL;
}

static void
write_body(struct going *g, const struct wt_alert_change *item, const char *what)
{
	char id[WT_EVENT_ID];
	wt_buf_clear(&g->id);
	wt_buf_printf(&g->id, "%s.%s.%lld", g->alert->name, wt_event_id((uint64_t)item->id, id),
		(long long)item->n);
	wt_buf_clear(&g->body);
	wt_alert_body(&g->body, g->alert->name, item, what, wt_buf_view(&g->json));
}

/* --- delivering ------------------------------------------------------------------------------- */

struct wt_hook
wt_alert_hook(const struct wt_telling *a, const struct warta_alert *alert)
{
	return (struct wt_hook){ alert->webhook, alert->secret, alert->allow_private,
		a ? a->stop : NULL };
}

static void
report(const struct going *g, const struct wt_alert_change *item, const char *what, const char *why,
	bool dropped)
{
	char id[WT_EVENT_ID];
	int64_t wait = g->state.due - now();
	const struct warta_delivery d = { .alert = g->alert->name,
		.id = g->id.ptr ? g->id.ptr : "",
		.event = wt_event_id((uint64_t)item->id, id),
		.what = what,
		.done = !why[0],
		.dropped = dropped,
		.why = why,
		.next = wait > 0 ? (unsigned)wait : 0 };
	if (g->a->delivered)
		g->a->delivered(g->a->context, &d);
}

/* What the receiver will not take however often it is asked. */
static bool
is_refusal(int status)
{
	return status >= 400 && status < 500 && status != 408 && status != 425 && status != 429;
}

static int64_t
pause_after(uint32_t failures)
{
	int64_t pause = (int64_t)1 << (failures > 12 ? 12 : failures ? failures - 1 : 0);
	return pause < PAUSE_MOST ? pause : PAUSE_MOST;
}

/* Remembers that it was told, and goes on behind it. */
static int
told(struct going *g, const struct wt_alert_change *item)
{
	g->told = (struct wt_seen){ .outcome = is_gone(g, item) ? WT_OUTCOME_GONE : WT_OUTCOME_READ,
		.position = g->hash };
	return wt_store_see(
		g->a->store->rooms, told_key(&g->key, g->alert, item->id), &g->told, g->f);
}

/* 1 where it was taken or dropped, 0 where it must wait, or a negative code.  Held on entry and on
 * return, the lock is free while the receiver is spoken to. */
static int
deliver(struct going *g, const struct wt_alert_change *item, const char *what)
{
	const struct wt_hook hook = wt_alert_hook(g->a, g->alert);
	struct wt_fault why = { 0 };
	int status;
	unsigned wait;
	write_body(g, item, what);
	if (g->body.failed || g->id.failed)
		return wt_fail(g->f, WARTA_ENOMEM, 0, "out of memory");
	leave(g->a);
	int code = wt_hook_post(
		&hook, wt_buf_view(&g->id), now(), wt_buf_view(&g->body), &status, &wait, &why);
	enter(g->a);
	if (code == WARTA_ESTOPPED)
		return 0;
	g->state.failures = code == WARTA_OK ? 0 : g->state.failures + 1;
	bool dropped = code != WARTA_OK && is_refusal(status) && g->state.failures >= REFUSED_MOST;
	wt_count(code == WARTA_OK ? WT_METRIC_ALERTS_DELIVERED
		 : dropped        ? WT_METRIC_ALERTS_DROPPED
				  : WT_METRIC_ALERTS_FAILED,
		1);
	int64_t pause = pause_after(g->state.failures);
	if (dropped)
		g->state.failures = 0;
	g->state.due = code == WARTA_OK || dropped
			       ? 0
			       : now() + (pause > (int64_t)wait ? pause : (int64_t)wait);
	report(g, item, what, code == WARTA_OK ? "" : why.text, dropped);
	if (code == WARTA_OK || dropped)
		return 1;
	code = keep_state(g);
	return code == WARTA_OK ? 0 : code;
}

/* --- going through ---------------------------------------------------------------------------- */

static int
add_bytes(void *context, const char *bytes, size_t size)
{
	wt_buf_add(context, bytes, size);
	return WARTA_OK;
}

static int
write_rss(struct going *g)
{
	const struct warta_export ask = { .format = "rss", .title = g->alert->name };
	struct warta_query query = g->alert->query;
	struct warta_fault fault = { 0 };
	struct wt_buf out = { 0 };
	query.newest_first = true;
	query.limit = RSS_ROWS;
	int code = warta_export(g->a->store, &query, &ask, add_bytes, &out, NULL, &fault);
	if (code != WARTA_OK)
		(void)wt_fail(g->f, code, 0, "%s", fault.text);
	else if (out.failed)
		code = wt_fail(g->f, WARTA_ENOMEM, 0, "out of memory");
	else
		code = wt_file_write(g->alert->rss, wt_buf_view(&out), g->f);
	wt_buf_release(&out);
	return code;
}

/* May the alert come to stand behind this change? */
static bool
is_settled(const struct going *g, const struct wt_alert_change *item)
{
	char text[32];
	time_t limit = (time_t)(now() - SETTLED);
	struct tm tm;
	if (!g->a->unordered)
		return true;
	return gmtime_r(&limit, &tm) && strftime(text, sizeof text, "%Y-%m-%dT%H:%M:%SZ", &tm) &&
	       strcmp(item->at, text) <= 0;
}

/* 1 where all of the batch was gone through, 0 where one must wait, or the turn is over. */
static int
take_batch(struct going *g)
{
	int code = 1;
	bool settled = true;
	for (size_t i = 0; i < g->n && code == 1 && !stopped(g->a); i++) {
		const struct wt_alert_change *item = &g->items[i];
		bool known = false;
		g->more = g->until && wt_clock() > g->until;
		if (g->more)
			return 0;
		if (item->kind == WT_CHANGE_EVENT) {
			int weighed = weigh(g, item);
			if (weighed < 0)
				return weighed;
			const char *what = what_to_tell(g, item, &known);
			if (what)
				code = deliver(g, item, what);
		}
		if (code != 1)
			break;
		settled = settled && is_settled(g, item);
		if (settled)
			g->state.position = (uint64_t)item->n;
		if (known) {
			int kept = told(g, item);
			kept = kept == WARTA_OK ? keep_state(g) : kept;
			if (kept != WARTA_OK)
				return kept;
		}
	}
	return code;
}

static int
go_through(struct going *g)
{
	struct wt_store *store = g->a->store->rooms;
	int64_t at = 0;
	bool changed = false;
	int code = WARTA_OK;
	/* later than any receiver may ask for: a clock was ahead */
	if (g->state.due > now() && g->state.due <= now() + LONGEST)
		return WARTA_OK;
	at = (int64_t)g->state.position;
	for (;;) {
		uint64_t before = g->state.position;
		g->n = 0;
		code = wt_store_changes(store, at, WT_STR(""), BATCH, on_change, g, g->f);
		if (code != WARTA_OK || g->n == 0)
			break;
		changed = true;
		at = g->items[g->n - 1].n;
		code = take_batch(g);
		if (code < 0)
			return code;
		int kept = g->state.position != before ? keep_state(g) : WARTA_OK;
		if (kept != WARTA_OK)
			return kept;
		if (code == 0 || g->n < BATCH || stopped(g->a))
			break;
	}
	if (code >= 0 && g->alert->rss && (changed || access(g->alert->rss, F_OK) != 0))
		code = write_rss(g);
	return code < 0 ? code : WARTA_OK;
}

int
wt_alert_go(const struct wt_telling *a, const struct warta_alert *alert, bool begin, unsigned turn,
	struct wt_fault *f)
{
	struct going *g = calloc(1, sizeof *g);
	if (!g)
		return wt_fail(f, WARTA_ENOMEM, 0, "out of memory");
	g->a = a;
	g->alert = alert;
	g->f = f;
	g->until = turn ? wt_clock() + turn * SECOND : 0;
	enter(a);
	int code = wt_query_take(&g->query, &alert->query, a->store->options.gazetteer, f);
	if (code == WARTA_OK)
		code = wt_store_seen_ready(a->store->rooms, f);
	if (code == WARTA_OK)
		code = recall_state(g);
	if (code == WARTA_OK && !begin)
		code = go_through(g);
	leave(a);
	if (code == WARTA_OK && g->more)
		code = 1;
	wt_buf_release(&g->key);
	wt_buf_release(&g->json);
	wt_buf_release(&g->body);
	wt_buf_release(&g->id);
	free(g);
	return code;
}

int
wt_alert_check(const struct wt_telling *a, struct wt_fault *f)
{
	struct wt_fault why = { 0 };
	for (size_t i = 0; i < a->n; i++) {
		const struct warta_alert *alert = &a->alerts[i];
		struct wt_query query;
		const struct wt_hook hook = wt_alert_hook(a, alert);
		int code = wt_query_take(&query, &alert->query, a->store->options.gazetteer, &why);
		if (code == WARTA_OK && alert->webhook)
			code = wt_hook_check(&hook, &why);
		if (code != WARTA_OK)
			return wt_fail(f, code, 0, "alert %s: %s", alert->name, why.text);
	}
	return WARTA_OK;
}

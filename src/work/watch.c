/*
 * watch.c - follows feeds: each is read when it is due, and then what is new behind it.
 *
 * A feed that gave something is looked at again after the interval, one that was as before
 * somewhat later each time, up to four intervals; one that could not be read after twice as
 * long each time, up to a day.  When it is due lies in the store, so that stopping and
 * starting again asks nobody twice.
 */
#include <stdio.h>
#include <stdlib.h>
#include <time.h>

#include "base/file.h"
#include "capture/feed.h"
#include "capture/once.h"
#include "capture/page.h"
#include "store/seen.h"
#include "work/run.h"
#include "work/stored.h"

#define MINUTES     15
#define QUIET_MOST  4           /* intervals between two looks at a feed that says nothing new */
#define FAILED_MOST (24 * 3600) /* seconds between two looks at one that fails */
#define FEEDS_MAX   100000

struct feed {
	char *url;
	struct wt_seen state; /* due, failures; position: looks without anything new */
};

struct watch {
	const struct warta_reader *reader;
	const struct warta_watch *ask;
	struct wt_hosts *hosts;
	struct feed *feeds;
	size_t n, cap;
	const char *at; /* the feed that is being read */
	bool failed;    /* it could not be */
	struct wt_fault fault;
};

static bool
stopped(const struct watch *w)
{
	return w->ask->run.stop && *w->ask->run.stop;
}

/* --- which feeds ------------------------------------------------------------------------------ */

static void
tell(struct watch *w, const struct wt_fault *f)
{
	struct warta_fault out;
	(void)wt_fault_give(&out, f, f->code);
	if (w->ask->run.complaint)
		w->ask->run.complaint(w->ask->run.context, &out);
}

static void
complain(struct watch *w, const char *path, const char *what)
{
	struct wt_fault f = { 0 };
	(void)wt_fail(&f, WARTA_EFORMAT, 0, "%s: %s", path, what);
	tell(w, &f);
}

static int
add_feed(struct watch *w, struct wt_str url)
{
	for (size_t i = 0; i < w->n; i++)
		if (wt_str_is(url, w->feeds[i].url))
			return WARTA_OK;
	if (w->n == FEEDS_MAX)
		return wt_fail(&w->fault, WARTA_ETOOBIG, 0, "over %d feeds", FEEDS_MAX);
	if (w->n == w->cap) {
		size_t cap = w->cap ? 2 * w->cap : 16;
		struct feed *feeds = realloc(w->feeds, cap * sizeof *feeds);
		if (!feeds)
			return wt_fail(&w->fault, WARTA_ENOMEM, 0, "out of memory");
		w->feeds = feeds;
		w->cap = cap;
	}
	struct feed *feed = &w->feeds[w->n];
	*feed = (struct feed){ .url = malloc(url.len + 1) };
	if (!feed->url)
		return wt_fail(&w->fault, WARTA_ENOMEM, 0, "out of memory");
	memcpy(feed->url, url.ptr, url.len);
	feed->url[url.len] = '\0';
	w->n++;
	return WARTA_OK;
}

/* A list of addresses, one a line. */
static int
add_lines(struct watch *w, const char *path, struct wt_str text)
{
	struct wt_str line;
	int code = WARTA_OK;
	while (code == WARTA_OK && wt_str_split(&text, '\n', &line)) {
		char url[4096];
		line = wt_str_trim(line);
		if (line.len == 0 || line.ptr[0] == '#')
			continue;
		(void)snprintf(url, sizeof url, "%.*s", WT_FMT(line));
		if (wt_is_address(url))
			code = add_feed(w, line);
		else
			complain(w, path, "holds a line that is no address of http or https");
	}
	return code;
}

static int
add_opml(struct watch *w, const char *path, struct wt_str text)
{
	enum warta_sandbox sandbox = w->ask->run.sandbox;
	struct wt_once once = { .demanded = sandbox == WARTA_SANDBOX_DEMANDED };
	struct wt_buf links = { 0 };
	struct wt_fault f = { 0 };
	int code = wt_once_list(sandbox == WARTA_SANDBOX_OFF ? NULL : &once, text, &links, &f);
	struct wt_str rest = wt_buf_view(&links), link;
	if (code != WARTA_OK)
		complain(w, path, f.text);
	code = code == WARTA_EIO ? code : WARTA_OK; /* no sandbox, where one is demanded */
	while (code == WARTA_OK && wt_str_split(&rest, '\n', &link))
		if (link.len)
			code = add_feed(w, link);
	wt_buf_release(&links);
	wt_once_close(&once);
	return code;
}

static int
add_path(struct watch *w, const char *path)
{
	struct wt_buf text = { 0 };
	struct wt_fault f = { 0 };
	bool list = path[0] == '@';
	if (wt_is_address(path))
		return add_feed(w, wt_str_of(path));
	int code = wt_file_read(path + list, WT_FEED_MAX, &text, &f);
	if (code != WARTA_OK) {
		tell(w, &f);
		code = WARTA_OK;
	} else {
		code = list ? add_lines(w, path + list, wt_buf_view(&text))
			    : add_opml(w, path, wt_buf_view(&text));
	}
	wt_buf_release(&text);
	return code;
}

/* --- when ------------------------------------------------------------------------------------- */

static int64_t
now(void)
{
	return (int64_t)time(NULL);
}

static void
name_state(struct wt_buf *key, const struct feed *feed)
{
	wt_buf_clear(key);
	wt_buf_printf(key, "watch:%s", feed->url);
}

static int
recall_all(struct watch *w)
{
	struct wt_buf key = { 0 };
	struct wt_store *store = w->ask->run.store->rooms;
	int code = wt_store_seen_ready(store, &w->fault);
	for (size_t i = 0; i < w->n && code >= 0; i++) {
		name_state(&key, &w->feeds[i]);
		code = wt_store_seen(store, wt_buf_view(&key), &w->feeds[i].state, &w->fault);
	}
	wt_buf_release(&key);
	return code < 0 ? code : WARTA_OK;
}

static int64_t
pause_after(const struct watch *w, struct wt_seen *state, bool news)
{
	int64_t interval = 60 * (int64_t)(w->ask->minutes ? w->ask->minutes : MINUTES);
	if (w->failed) {
		uint32_t n = state->failures < 16 ? ++state->failures : state->failures;
		int64_t pause = interval << n;
		return pause < FAILED_MOST ? pause : FAILED_MOST;
	}
	state->failures = 0;
	state->position = news ? 0 : state->position + 1;
	int64_t pause = interval + interval * (int64_t)state->position / 2;
	return pause < QUIET_MOST * interval ? pause : QUIET_MOST * interval;
}

static int
keep_state(struct watch *w, struct feed *feed)
{
	struct wt_buf key = { 0 };
	struct wt_store *store = w->ask->run.store->rooms;
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
	struct watch *w = context;
	struct wt_str text = wt_str_of(f->text), url = wt_str_of(w->at);
	if (wt_str_starts(text, url) && text.len > url.len && text.ptr[url.len] == ':')
		w->failed = true;
	if (w->ask->run.complaint)
		w->ask->run.complaint(w->ask->run.context, f);
}

static int
on_document(void *context, struct warta_document *doc)
{
	const struct watch *w = context;
	const struct warta_run *run = &w->ask->run;
	return run->document ? run->document(run->context, doc) : WARTA_OK;
}

static int
look(struct watch *w, struct feed *feed, struct warta_fault *fault)
{
	const char *const paths[] = { feed->url };
	struct warta_run run = w->ask->run;
	struct warta_counts counts;
	run.paths = paths;
	run.n_paths = 1;
	run.jobs = 1;
	run.complaint = on_complaint;
	run.document = on_document;
	run.progress = NULL;
	run.context = w;
	run.web.online = true;
	w->at = feed->url;
	w->failed = false;
	const struct wt_run_known known = { w->hosts, NULL };
	int code = wt_run_read(w->reader, &run, &known, &counts, fault);
	if (code == WARTA_ESTOPPED)
		return WARTA_OK;
	if (code != WARTA_OK)
		return code;
	int64_t pause = pause_after(w, &feed->state, counts.documents > 0);
	feed->state.due = now() + pause;
	if (w->ask->looked)
		w->ask->looked(w->ask->run.context, feed->url, &counts, w->failed, (unsigned)pause);
	code = keep_state(w, feed);
	return code == WARTA_OK ? code : wt_fault_give(fault, &w->fault, code);
}

static struct feed *
next_due(struct watch *w)
{
	struct feed *first = NULL;
	for (size_t i = 0; i < w->n; i++)
		if (!first || w->feeds[i].state.due < first->state.due)
			first = &w->feeds[i];
	return first;
}

static void
nap(const struct watch *w, int64_t until)
{
	struct timespec moment = { 0, 200000000 };
	while (!stopped(w) && now() < until)
		(void)nanosleep(&moment, NULL);
}

static int
follow(struct watch *w, struct warta_fault *fault)
{
	int code = WARTA_OK;
	while (code == WARTA_OK && !stopped(w)) {
		struct feed *feed = next_due(w);
		if (w->ask->once && feed->state.due > now())
			break;
		nap(w, feed->state.due);
		if (!stopped(w))
			code = look(w, feed, fault);
	}
	return code;
}

int
warta_watch(
	const struct warta_reader *reader, const struct warta_watch *ask, struct warta_fault *fault)
{
	struct watch w = { .reader = reader, .ask = ask, .hosts = wt_hosts_open() };
	int code = w.hosts ? WARTA_OK : wt_fail(&w.fault, WARTA_ENOMEM, 0, "out of memory");
	if (code == WARTA_OK && !ask->run.store)
		code = wt_fail(&w.fault, WARTA_EUSAGE, 0, "feeds are followed into a store");
	for (size_t i = 0; i < ask->run.n_paths && code == WARTA_OK; i++)
		code = add_path(&w, ask->run.paths[i]);
	if (code == WARTA_OK && w.n == 0)
		code = wt_fail(&w.fault, WARTA_EUSAGE, 0, "no feed is named");
	if (code == WARTA_OK)
		code = recall_all(&w);
	code = code == WARTA_OK ? follow(&w, fault) : wt_fault_give(fault, &w.fault, code);
	for (size_t i = 0; i < w.n; i++)
		free(w.feeds[i].url);
	free(w.feeds);
	wt_hosts_close(w.hosts);
	return code;
}

/*
 * capture.c - gives the pages of inputs, one after another.
 *
 * This side opens files and asks servers; what they hold is read by an intake, in a child
 * (apart.h) or, where none is wanted or can be had, here.
 */
#define _XOPEN_SOURCE 700 /* realpath */
#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/stat.h>
#include <unistd.h>

#include "capture/apart.h"
#include "capture/names.h"
#include "capture/paths.h"

#define DEPTH_MAX 3 /* lists of sitemaps within lists */

struct wt_capture {
	struct wt_paths paths;
	struct wt_helper helper;
	const struct wt_gate *gate;
	const volatile sig_atomic_t *stop;
	struct wt_fetch *fetch;         /* NULL: the network is not used */
	const struct wt_memory *memory; /* NULL: nothing is remembered */
	struct wt_apart *apart;         /* NULL: read here */
	bool none;                      /* no child can be had */
	bool used;                      /* one was */
	struct wt_intake intake;
	struct wt_capture_counts counts; /* of this side, and of the intake */
	uint64_t done;                   /* bytes of files that are closed */
	struct wt_capture_part part;     /* of the next input */
	/* the input at hand */
	bool open, here; /* read by the intake */
	int fd;
	struct wt_pending *source;
	struct wt_pending **push_at; /* behind the address that it pushed last */
	struct wt_buf url, charset, body, place;
	struct wt_seen answer;       /* what is kept of an address once it was read */
	struct wt_names names;       /* of its records */
	struct wt_decoders decoders; /* for children */
};

/* --- what the intake asks --------------------------------------------------------------------- */

static void
on_tell(void *context, const struct wt_fault *f)
{
	const struct wt_capture *c = context;
	if (c->paths.complain)
		c->paths.complain(c->paths.context, f);
}

static void
complain(struct wt_capture *c, int code, const char *what)
{
	struct wt_fault f = { 0 };
	struct wt_str path = wt_path_said(wt_str_of(c->source->path));
	(void)wt_fail(&f, code, 0, "%.*s: %s", WT_FMT(path), what);
	on_tell(c, &f);
}

static bool
on_recall(void *context, struct wt_str key, struct wt_seen *seen)
{
	const struct wt_capture *c = context;
	*seen = (struct wt_seen){ .outcome = WT_OUTCOME_NONE };
	return c->memory && c->memory->recall(c->memory->context, key, seen);
}

static void
on_keep(void *context, struct wt_str key, const struct wt_seen *seen)
{
	const struct wt_capture *c = context;
	if (c->memory && !(c->stop && *c->stop))
		c->memory->keep(c->memory->context, key, seen);
}

/* What a list of feeds or sitemaps names is read next, in its order. */
static void
on_push(void *context, struct wt_str link)
{
	struct wt_capture *c = context;
	/* a child that foreign bytes have taken over must not name files */
	if (!wt_is_address(link.ptr))
		return;
	if (c->source->depth >= DEPTH_MAX) {
		if (!c->push_at)
			complain(c, WARTA_EFORMAT, "lists within lists within lists; not followed");
		c->push_at = &c->paths.stack;
		return;
	}
	if (!c->push_at)
		c->push_at = &c->paths.stack;
	c->push_at = wt_paths_push(&c->paths, c->push_at, link, c->source->depth + 1);
}

static int
on_fetch(void *context, struct wt_str url, struct wt_fetched *got, struct wt_fault *f)
{
	struct wt_capture *c = context;
	*got = (struct wt_fetched){ .status = 0 };
	if (!c->fetch)
		return wt_fail(f, WARTA_EUSAGE, 0, "the network is not to be used");
	return wt_fetch_get(c->fetch, url, NULL, got, f);
}

static void
on_name(void *context, const struct wt_record_name *name)
{
	struct wt_capture *c = context;
	wt_names_add(&c->names, name);
}

static bool
on_resolve(void *context, struct wt_record_name *name)
{
	struct wt_capture *c = context;
	return wt_names_find(&c->names, name);
}

/* --- the handle ------------------------------------------------------------------------------- */

int
wt_capture_open(struct wt_capture **capture, const char *const *paths, size_t n,
	wt_capture_complaint *complaint, void *context)
{
	struct wt_capture *c = calloc(1, sizeof *c);
	*capture = c;
	if (!c)
		return WARTA_ENOMEM;
	c->paths = (struct wt_paths){
		.named = paths, .n_named = n, .complain = complaint, .context = context
	};
	c->helper = (struct wt_helper){ c, on_tell, on_recall, on_keep, on_push, on_fetch, on_name,
		on_resolve, NULL, NULL };
	c->fd = -1;
	wt_intake_init(&c->intake, &c->helper, NULL, &c->counts);
	return WARTA_OK;
}

void
wt_capture_stop(struct wt_capture *c, const volatile sig_atomic_t *stop)
{
	c->stop = stop;
	c->intake.stop = stop;
	if (c->apart)
		wt_apart_stop(c->apart, stop);
}

void
wt_capture_gate(struct wt_capture *c, const struct wt_gate *gate)
{
	c->gate = gate;
	c->intake.maker.gate = gate;
}

void
wt_capture_remember(struct wt_capture *c, const struct wt_memory *memory)
{
	c->memory = memory;
}

void
wt_capture_web(struct wt_capture *c, struct wt_fetch *fetch)
{
	c->fetch = fetch;
}

int
wt_capture_apart(struct wt_capture *c, const struct wt_apart_ask *ask, struct wt_fault *f)
{
	int code = wt_apart_open(&c->apart, ask, &c->helper, c->gate, f);
	if (code != WARTA_OK)
		return code;
	if (!ask->nursery)
		wt_decoders_load(&c->decoders);
	wt_apart_stop(c->apart, c->stop);
	if (!ask->demanded)
		return WARTA_OK;
	struct wt_fault why = { 0 };
	if (wt_apart_start(c->apart, &why) != WARTA_OK)
		return wt_fail(f, WARTA_EIO, 0, "no sandbox: %s", why.text);
	if (wt_apart_given(c->apart) != WT_CELL_WHOLE)
		return wt_fail(f, WARTA_EIO, 0, "no sandbox: this kernel gives no %s",
			wt_apart_given(c->apart) & WT_CELL_LANDLOCK ? "seccomp" : "landlock");
	return WARTA_OK;
}

int
wt_capture_guarded(const struct wt_capture *c)
{
	if (c->none)
		return -2;
	return c->used ? (int)wt_apart_given(c->apart) : -1;
}

void
wt_capture_counted(const struct wt_capture *c, struct wt_capture_counts *counts)
{
	*counts = c->counts;
	if (c->apart)
		wt_apart_count(c->apart, counts);
}

static void
close_input(struct wt_capture *c)
{
	struct wt_intake_end end;
	bool whole = true;
	if (c->here)
		wt_intake_end(&c->intake, &end);
	else
		whole = wt_apart_end(c->apart, &end);
	c->done += end.done;
	c->counts.every = end.every;
	c->counts.rest_hours = end.rest.hours;
	c->counts.rest_days = end.rest.days;
	if (c->url.len && whole && !end.item_failed && !(c->stop && *c->stop))
		on_keep(c, wt_str_of(c->source->path), &c->answer);
	if (c->fd > STDIN_FILENO)
		(void)close(c->fd);
	c->fd = -1;
	c->open = false;
	wt_buf_clear(&c->url);
	wt_buf_clear(&c->charset);
	wt_buf_clear(&c->place);
	wt_names_clear(&c->names);
	free(c->source);
	c->source = NULL;
}

void
wt_capture_again(struct wt_capture *c, const char *const *path, const struct wt_capture_part *part)
{
	if (c->open)
		close_input(c);
	wt_paths_release(&c->paths);
	c->paths.stack = NULL;
	c->paths.named = path;
	c->paths.n_named = path ? 1 : 0;
	c->paths.at = 0;
	c->part = part ? *part : (struct wt_capture_part){ 0 };
}

void
wt_capture_close(struct wt_capture *c)
{
	if (!c)
		return;
	if (c->open)
		close_input(c);
	wt_paths_release(&c->paths);
	wt_apart_close(c->apart);
	wt_intake_release(&c->intake);
	wt_names_release(&c->names);
	wt_decoders_release(&c->decoders);
	wt_buf_release(&c->url);
	wt_buf_release(&c->charset);
	wt_buf_release(&c->body);
	wt_buf_release(&c->place);
	free(c);
}

void
wt_capture_progress(const struct wt_capture *c, uint64_t *done, uint64_t *all)
{
	uint64_t here = c->here    ? wt_intake_done(&c->intake)
			: c->apart ? wt_apart_done(c->apart)
				   : 0;
	*done = c->done + (c->open ? here : 0);
	*all = 0;
}

/* --- opening ---------------------------------------------------------------------------------- */

void
wt_seen_state(struct wt_seen *seen, const struct stat *st)
{
	(void)snprintf(seen->validators.etag, sizeof seen->validators.etag, "%lld %lld.%09ld",
		(long long)st->st_size, (long long)st->st_mtim.tv_sec, st->st_mtim.tv_nsec);
}

/* The archive's name and state, by which another run knows it, into the job. */
static void
name_place(struct wt_capture *c, const struct stat *st, struct wt_job *job)
{
	struct wt_seen seen;
	wt_buf_clear(&c->place);
	if (!c->memory || c->fd <= STDIN_FILENO || !job->regular)
		return;
	char *path = realpath(c->source->path, NULL);
	if (!path)
		return;
	wt_buf_printf(&c->place, "archive:%s", path);
	free(path);
	job->state = (struct wt_seen){ .outcome = WT_OUTCOME_READ };
	wt_seen_state(&job->state, st);
	job->place = wt_buf_view(&c->place);
	/* where the last run stopped, unless the file is another one by now */
	if (on_recall(c, job->place, &seen) &&
		strcmp(seen.validators.etag, job->state.validators.etag) == 0 &&
		seen.position < (uint64_t)st->st_size)
		job->from = seen.position;
	c->counts.skipped += job->from;
}

static const char *
why_not(const struct stat *st)
{
	return S_ISREG(st->st_mode) || S_ISFIFO(st->st_mode) || S_ISCHR(st->st_mode)
		       ? NULL
		       : "no file that can be read";
}

static bool
open_file(struct wt_capture *c, struct wt_job *job, uint64_t *size)
{
	struct stat st = { .st_size = 0 };
	const char *path = c->source->path;
	bool standard = strcmp(path, "-") == 0;
	int fd = standard ? STDIN_FILENO : open(path, O_RDONLY | O_CLOEXEC);
	const char *reason = fd < 0 || fstat(fd, &st) != 0 ? strerror(errno) : NULL;
	if (!reason && !standard)
		reason = why_not(&st);
	if (reason) {
		complain(c, WARTA_EIO, reason);
		if (fd >= 0 && !standard)
			(void)close(fd);
		return false;
	}
	c->fd = job->fd = fd;
	job->regular = S_ISREG(st.st_mode) && !standard;
	*size = job->regular ? (uint64_t)st.st_size : 0;
	name_place(c, &st, job);
	return true;
}

static bool
open_address(struct wt_capture *c, struct wt_job *job)
{
	struct wt_str url = wt_str_of(c->source->path);
	struct wt_fetched got;
	struct wt_fault f = { 0 };
	struct wt_seen seen;
	if (!c->fetch) {
		complain(c, WARTA_EUSAGE,
			"an address, and the network is not to be used (--offline)");
		return false;
	}
	(void)on_recall(c, url, &seen);
	int code = wt_fetch_get(c->fetch, url, &seen.validators, &got, &f);
	c->counts.retry_after = code < 0 ? got.retry_after : 0;
	if (code == 0)
		c->counts.unchanged++;
	else if (code < 0 && code != WARTA_ESTOPPED)
		complain(c, code, f.text);
	if (code <= 0)
		return false;
	c->answer = (struct wt_seen){ .outcome = WT_OUTCOME_READ, .validators = got.validators };
	wt_buf_str(&c->url, got.url);
	wt_buf_str(&c->charset, wt_charset_of_type(got.type));
	/* the intake may ask for what is behind its links, and that goes where this lies */
	wt_buf_clear(&c->body);
	wt_buf_str(&c->body, got.body);
	job->url = wt_buf_view(&c->url);
	job->charset = wt_buf_view(&c->charset);
	job->bytes = wt_buf_view(&c->body);
	return !c->body.failed;
}

/* Into a child where one can be had. */
static bool
begin(struct wt_capture *c, const struct wt_job *job, uint64_t size)
{
	struct wt_fault f = { 0 };
	c->open = true;
	c->push_at = NULL;
	c->here = !c->apart || c->none;
	if (!c->here && wt_apart_start(c->apart, &f) != WARTA_OK)
		c->none = c->here = true;
	if (c->here)
		return wt_intake_begin(&c->intake, job);
	c->used = true;
	wt_apart_begin(c->apart, job, size);
	return true;
}

static bool
next_input(struct wt_capture *c)
{
	while ((c->source = wt_paths_next(&c->paths)) != NULL) {
		struct wt_job job = { .path = wt_str_of(c->source->path),
			.fd = -1,
			.from = c->part.begin,
			.to = c->part.end ? c->part.end : WT_TO_END,
			.lines_from = c->part.begin,
			.lines_to = c->part.end,
			.lines = c->part.lines,
			.online = c->fetch != NULL };
		uint64_t size = 0;
		bool there = wt_is_address(c->source->path) ? open_address(c, &job)
							    : open_file(c, &job, &size);
		if (there && begin(c, &job, size))
			return true;
		if (c->open) {
			close_input(c);
		} else {
			free(c->source);
			c->source = NULL;
		}
	}
	return false;
}

void
wt_capture_ahead(struct wt_capture *c)
{
	if (!c->open)
		(void)next_input(c);
}

int
wt_capture_next(struct wt_capture *c, struct wt_page *page)
{
	for (;;) {
		if (!c->open && !next_input(c))
			return 0;
		int got =
			c->here ? wt_intake_next(&c->intake, page) : wt_apart_next(c->apart, page);
		if (got)
			return 1;
		close_input(c);
	}
}

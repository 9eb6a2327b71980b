/*
 * cuts.c - see cuts.h.
 *
 * The child says WT_SAY_BEGUN, a WT_SAY_CUT for each place, and WT_SAY_END (inside.c).  It
 * runs ahead of whoever takes the places, as far as the pipe holds them.
 */
#include "capture/cuts.h"

#define LINE ((size_t)128 << 20)

/* --- the scan --------------------------------------------------------------------------------- */

int
wt_scan_begin(struct wt_scan *s, const struct wt_job *job)
{
	const char *why = NULL;
	*s = (struct wt_scan){ .size = job->to, .part = job->cut };
	if (wt_stream_open(&s->stream, job->fd, 0) != WARTA_OK)
		return WARTA_ENOMEM;
	s->stream.regular = true;
	s->kind = wt_input_kind(wt_stream_peek(&s->stream), job->path, &why);
	s->cuttable = s->size > s->part &&
		      (s->kind == WT_INPUT_WARC ||
			      (s->kind == WT_INPUT_JSONL && s->stream.packing == WT_PACKED_NOT));
	if (s->kind == WT_INPUT_WARC)
		wt_archive_begin(&s->archive, &s->stream, false);
	s->lines = (struct wt_lines){ &s->stream, LINE, 0 };
	return WARTA_OK;
}

static void
step(struct wt_scan *s, struct wt_str content, uint64_t at)
{
	if (s->step)
		s->step(s->context, content, at);
}

/* The next record that is a part or more behind the last place. */
static bool
next_record(struct wt_scan *s, struct wt_cut *cut)
{
	struct wt_archive *a = &s->archive;
	struct wt_record r;
	struct wt_fault f;
	int got;
	while ((got = wt_archive_next(a, &r, &f)) != 0) {
		bool apart = s->stream.packing == WT_PACKED_NOT || a->aligned;
		step(s, got > 0 ? r.content : WT_STR(""), a->last);
		if (got < 0 || !apart || a->last < s->begin + s->part)
			continue;
		*cut = (struct wt_cut){ a->last, 0 };
		return true;
	}
	return false;
}

static bool
next_line(struct wt_scan *s, struct wt_cut *cut)
{
	while (wt_lines_next(&s->lines, &s->line) != WT_LINE_END) {
		uint64_t at = wt_stream_where(&s->stream);
		step(s, wt_buf_view(&s->line), at);
		if (at < s->begin + s->part)
			continue;
		*cut = (struct wt_cut){ at, s->lines.number };
		return true;
	}
	return false;
}

bool
wt_scan_next(struct wt_scan *s, struct wt_cut *cut)
{
	bool found =
		s->cuttable && (s->kind == WT_INPUT_WARC ? next_record(s, cut) : next_line(s, cut));
	s->cuttable = found && cut->at < s->size; /* it may have grown meanwhile */
	if (s->cuttable)
		s->begin = cut->at;
	return s->cuttable;
}

void
wt_scan_end(struct wt_scan *s)
{
	wt_stream_close(&s->stream);
	wt_buf_release(&s->line);
	s->cuttable = false;
}

/* --- the cutter ------------------------------------------------------------------------------- */

static int
start(struct wt_cutter *c, struct wt_fault *f)
{
	int code = wt_worker_start(&c->worker, f);
	if (code == WARTA_OK && c->ask.demanded && c->worker.given != WT_CELL_WHOLE)
		code = wt_fail(f, WARTA_EIO, 0, "no sandbox: this kernel gives no %s",
			c->worker.given & WT_CELL_LANDLOCK ? "seccomp" : "landlock");
	return code;
}

int
wt_cutter_open(struct wt_cutter *c, bool here, bool demanded, unsigned seconds,
	const volatile sig_atomic_t *stop, struct wt_fault *f)
{
	*c = (struct wt_cutter){ .here = here,
		.ask = { .children = 1, .seconds = seconds, .demanded = demanded } };
	int code = here ? WARTA_OK : wt_worker_open(&c->worker, &c->ask, NULL, f);
	c->worker.stop = stop;
	c->open = code == WARTA_OK;
	return code == WARTA_OK && !here && demanded ? start(c, f) : code;
}

static void
leave(struct wt_cutter *c)
{
	if (c->begun)
		wt_scan_end(&c->scan);
	c->begun = false;
}

void
wt_cutter_close(struct wt_cutter *c)
{
	leave(c);
	if (c->open && !c->here)
		wt_worker_close(&c->worker);
	c->open = false;
}

/* The child did not do what it was asked. */
static int
broken(struct wt_cutter *c, enum wt_worker_end how, struct wt_fault *f)
{
	unsigned long long at = c->worker.seen->at;
	wt_worker_bury(&c->worker);
	if (how == WT_WORKER_STOPPED)
		return wt_fail(f, WARTA_ESTOPPED, 0, "%s", warta_strerror(WARTA_ESTOPPED));
	return wt_fail(f, WARTA_EFORMAT, 0,
		"%s the child that looks for places to cut it, at byte %llu",
		how == WT_WORKER_LATE ? "takes too long for" : "broke", at);
}

static int
begin_here(
	struct wt_cutter *c, enum wt_input_kind *kind, enum wt_packing *packing, struct wt_fault *f)
{
	if (wt_scan_begin(&c->scan, &c->job) != WARTA_OK)
		return wt_fail(f, WARTA_ENOMEM, 0, "out of memory");
	c->begun = true;
	*kind = c->scan.kind;
	*packing = c->scan.stream.packing;
	return WARTA_OK;
}

int
wt_cutter_begin(struct wt_cutter *c, const struct wt_job *job, enum wt_input_kind *kind,
	enum wt_packing *packing, struct wt_fault *f)
{
	struct wt_message m;
	leave(c);
	c->job = *job;
	c->last = 0;
	if (c->here)
		return begin_here(c, kind, packing, f);
	wt_worker_drop(&c->worker);
	int code = start(c, f);
	if (code == WARTA_EIO && !c->ask.demanded) /* no child can be had */
		return begin_here(c, kind, packing, f);
	if (code == WARTA_OK && wt_worker_give(&c->worker, job, f) != WARTA_OK) {
		wt_worker_bury(&c->worker); /* it left after the file before */
		code = start(c, f);
		if (code == WARTA_OK)
			code = wt_worker_give(&c->worker, job, f);
	}
	if (code != WARTA_OK)
		return code;
	enum wt_worker_end how = wt_worker_hear(&c->worker, &m);
	if (how != WT_WORKER_SPEAKS || m.kind != WT_SAY_BEGUN)
		return broken(c, how, f);
	*kind = c->kind = m.begun.kind;
	*packing = m.begun.packing;
	return WARTA_OK;
}

/* Of what a child says. */
static bool
can_be(const struct wt_cutter *c, const struct wt_cut *cut)
{
	uint64_t lines = c->kind == WT_INPUT_JSONL ? cut->at : 0;
	return cut->at > c->last && cut->at - c->last >= c->job.cut && cut->at < c->job.to &&
	       cut->lines <= lines;
}

int
wt_cutter_next(struct wt_cutter *c, struct wt_cut *cut, struct wt_fault *f)
{
	struct wt_message m;
	if (c->begun)
		return wt_scan_next(&c->scan, cut);
	if (!c->worker.busy)
		return 0;
	enum wt_worker_end how = wt_worker_hear(&c->worker, &m);
	if (how == WT_WORKER_SPEAKS && m.kind == WT_SAY_END) {
		c->worker.busy = false;
		return 0;
	}
	if (how != WT_WORKER_SPEAKS || m.kind != WT_SAY_CUT || !can_be(c, &m.cut))
		return broken(c, how, f);
	c->last = m.cut.at;
	*cut = m.cut;
	return 1;
}

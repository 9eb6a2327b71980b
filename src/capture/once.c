/*
 * once.c - see once.h.
 *
 * A request is a letter ('r', 'l') and the bytes.  The answer is a code in four bytes and what the
 * wire makes of the record.  With WARTA_CELL_TEST in the environment bytes that hold "once:crash",
 * "once:hang" or "once:open" make the child do that: for tests.
 */
#include "capture/once.h"

#include <stdlib.h>
#include <string.h>

#include "base/child.h"
#include "base/wire.h"
#include "capture/feed.h"

#define MEMORY  ((size_t)384 << 20)
#define SECONDS 20

/* --- robots ----------------------------------------------------------------------------------- */

static void
robots_fields(struct wt_wire *w, struct wt_robots *r)
{
	struct wt_str pool = wt_buf_view(&r->pool);
	uint32_t n = (uint32_t)r->n;
	wt_wire_bytes(w, &pool);
	wt_wire_raw(w, &r->delay, sizeof r->delay);
	wt_wire_number(w, &n);
	if (!w->put) {
		/* a delay that is no number is none; each rule takes 12 bytes */
		r->delay = r->delay >= 0 && r->delay <= WT_ROBOTS_DELAY ? r->delay : 0;
		w->broken = w->broken || n > WT_ROBOTS_RULES || (uint64_t)n * 12 > w->left;
		wt_buf_clear(&r->pool);
		r->rules = w->broken ? NULL : calloc((size_t)n + 1, sizeof *r->rules);
		w->broken = w->broken || !r->rules;
		r->n = w->broken ? 0 : n;
		r->cap = r->n + (r->rules != NULL);
		if (!w->broken)
			wt_buf_str(&r->pool, pool);
	}
	for (size_t i = 0; i < r->n && !w->broken; i++) {
		wt_wire_span(w, &r->rules[i].path, pool.len);
		wt_wire_flag(w, &r->rules[i].allow);
	}
}

static void
answer_robots(struct wt_str bytes, struct wt_wire *w)
{
	struct wt_robots robots = { .n = 0 };
	int32_t code = wt_robots_read(&robots, bytes);
	wt_wire_raw(w, &code, sizeof code);
	robots_fields(w, &robots);
	wt_robots_release(&robots);
}

/* --- lists ------------------------------------------------------------------------------------ */

static int
read_list(struct wt_str bytes, struct wt_buf *links)
{
	struct wt_feed feed = { .n = 0 };
	int code = wt_feed_read(&feed, bytes, WT_STR(""), WT_STR(""), NULL);
	if (code == WARTA_OK && feed.kind != WT_FEED_LIST)
		code = WARTA_EFORMAT;
	for (size_t i = 0; code == WARTA_OK && i < feed.n; i++) {
		wt_buf_str(links, wt_feed_text(&feed, feed.items[i].link));
		wt_buf_char(links, '\n');
	}
	wt_feed_release(&feed);
	return links->failed ? WARTA_ENOMEM : code;
}

static void
answer_list(struct wt_str bytes, struct wt_wire *w)
{
	struct wt_buf links = { 0 };
	int32_t code = read_list(bytes, &links);
	struct wt_str text = wt_buf_view(&links);
	wt_wire_raw(w, &code, sizeof code);
	wt_wire_string(w, &text);
	wt_buf_release(&links);
}

/* --- the child -------------------------------------------------------------------------------- */

static size_t
work(void **state, struct wt_str in, char *out, size_t room)
{
	struct wt_wire w = { .put = out, .left = room };
	(void)state;
	if (in.len == 0)
		return 0;
	struct wt_str bytes = { in.ptr + 1, in.len - 1 };
	wt_child_misbehave("once", bytes);
	if (in.ptr[0] == 'r')
		answer_robots(bytes, &w);
	else
		answer_list(bytes, &w);
	return w.broken ? 0 : room - w.left;
}

void
wt_once_close(struct wt_once *o)
{
	if (o && o->open) {
		wt_cell_close(&o->cell);
		wt_decoders_release(&o->decoders);
	}
	if (o)
		o->open = false;
}

/* --- the parent ------------------------------------------------------------------------------- */

static int
start(struct wt_once *o, struct wt_fault *f)
{
	static const struct wt_cell_limits LIMITS = { WT_FEED_MAX + 1, 2 * WT_FEED_MAX, MEMORY,
		SECONDS };
	int code = WARTA_OK;
	if (!o->open) {
		code = wt_cell_open(&o->cell, work, &LIMITS, f);
		o->open = code == WARTA_OK;
		o->cell.nursery = o->nursery;
		if (o->open && !o->nursery)
			wt_decoders_load(&o->decoders);
	}
	if (code == WARTA_OK)
		code = wt_cell_start(&o->cell, f);
	if (code == WARTA_OK && o->demanded && o->cell.given != WT_CELL_WHOLE)
		code = wt_fail(f, WARTA_EIO, 0, "no sandbox: this kernel gives no %s",
			o->cell.given & WT_CELL_LANDLOCK ? "seccomp" : "landlock");
	return code;
}

/* What the child answers, behind its code. */
static int
ask(struct wt_once *o, char what, struct wt_str bytes, struct wt_wire *w, struct wt_fault *f)
{
	struct wt_str got;
	int32_t code = WARTA_EFORMAT;
	if (bytes.len > WT_FEED_MAX)
		return wt_fail(f, WARTA_ETOOBIG, 0, "is over %zu MB", WT_FEED_MAX >> 20);
	o->cell.in[0] = what;
	memcpy(o->cell.in + 1, bytes.ptr, bytes.len);
	if (wt_cell_ask(&o->cell, bytes.len + 1, &got) != WT_CELL_DONE)
		return wt_fail(f, WARTA_EFORMAT, 0, "broke its parser");
	*w = (struct wt_wire){ .get = got.ptr, .left = got.len };
	wt_wire_raw(w, &code, sizeof code);
	if (w->broken || code > 0 || code < -1000)
		return wt_fail(f, WARTA_EFORMAT, 0, "broke its parser");
	return code;
}

int
wt_once_robots(struct wt_once *o, struct wt_str bytes, struct wt_robots *robots, struct wt_fault *f)
{
	struct wt_wire w;
	if (!o)
		return wt_robots_read(robots, bytes);
	int code = start(o, f);
	if (code == WARTA_EIO && !o->demanded) /* no child can be had */
		return wt_robots_read(robots, bytes);
	if (code == WARTA_OK)
		code = ask(o, 'r', bytes, &w, f);
	if (code != WARTA_OK)
		return code;
	wt_robots_release(robots);
	robots_fields(&w, robots);
	if (!w.broken)
		return WARTA_OK;
	wt_robots_release(robots);
	return wt_fail(f, WARTA_EFORMAT, 0, "broke its parser");
}

int
wt_once_list(struct wt_once *o, struct wt_str bytes, struct wt_buf *links, struct wt_fault *f)
{
	struct wt_wire w = { .left = 0 };
	struct wt_str text = { "", 0 };
	int code = o ? start(o, f) : WARTA_EIO;
	if (code == WARTA_EIO && !(o && o->demanded)) {
		code = read_list(bytes, links);
	} else if (code == WARTA_OK) {
		code = ask(o, 'l', bytes, &w, f);
		if (code == WARTA_OK)
			wt_wire_string(&w, &text);
		if (w.broken)
			code = wt_fail(f, WARTA_EFORMAT, 0, "broke its parser");
		else
			wt_buf_str(links, text);
	}
	if (code == WARTA_EFORMAT && !(f && f->text[0]))
		return wt_fail(f, code, 0, "is no list of feeds (OPML); give the feed's address");
	return code;
}

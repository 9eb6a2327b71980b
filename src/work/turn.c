/*
 * turn.c - see turn.h.
 *
 * What becomes of a job:
 *	read                              done
 *	a file that cannot be read, is gone or another one than it was    dead, with the reason
 *	an address that does not answer, a file that cannot be had now    later again, some times
 */
#include "work/turn.h"

#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/metric.h"

void
wt_turn_take(struct wt_turn *t, const struct wt_taken *taken)
{
	struct wt_str body = { taken->body,
		taken->len < sizeof taken->body ? taken->len : sizeof taken->body };
	*t = (struct wt_turn){ .taken = taken };
	t->code = taken->len > sizeof taken->body
			  ? wt_fail(&t->first, WARTA_ETOOBIG, 0, "no job: %zu bytes", taken->len)
			  : wt_errand_read(&t->what, body, &t->first);
	if (t->code == WARTA_OK)
		t->id = wt_errand_id(&t->what);
	else
		t->id = taken->id ? taken->id : wt_str_hash(body);
}

bool
wt_turn_is_address(const struct wt_turn *t)
{
	return t->what.kind == WT_ERRAND_URL || t->what.kind == WT_ERRAND_FEED;
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

enum wt_fate
wt_turn_fate(const struct wt_turn *t)
{
	if (t->complaints == 0)
		return WT_FATE_DONE;
	switch (t->what.kind) {
	case WT_ERRAND_FILE:
		return WT_FATE_BURIED; /* what could be read of it is stored all the same */
	case WT_ERRAND_URL:
	case WT_ERRAND_FEED:
		return t->pages              ? WT_FATE_DONE
		       : is_final(&t->first) ? WT_FATE_BURIED
					     : WT_FATE_LATER;
	case WT_ERRAND_RANGE:
	default:
		return WT_FATE_DONE; /* damaged records were told */
	}
}

/* --- a desk ----------------------------------------------------------------------------------- */

void
wt_turn_complain(struct wt_turn *t, const struct wt_fault *f)
{
	wt_count(WT_METRIC_INPUTS_FAILED, 1);
	if (t->complaints++ == 0)
		t->first = *f;
	if (t->what.kind == WT_ERRAND_RANGE || t->what.kind == WT_ERRAND_FEED)
		t->desk->told(t->desk->context, f);
}

static void
on_complaint(void *context, const struct wt_fault *f)
{
	const struct wt_desk *d = context;
	if (d->turn)
		wt_turn_complain(d->turn, f);
}

int
wt_desk_open(struct wt_desk *d, const struct wt_apart_ask *apart, const struct wt_gate *gate,
	struct wt_fault *f)
{
	int code = wt_capture_open(&d->capture, NULL, 0, on_complaint, d);
	if (code != WARTA_OK)
		return wt_fail(f, code, 0, "out of memory");
	wt_capture_gate(d->capture, gate);
	return apart ? wt_capture_apart(d->capture, apart, f) : WARTA_OK;
}

void
wt_desk_clear(struct wt_desk *d)
{
	if (!d->turn)
		return;
	wt_capture_again(d->capture, NULL, NULL);
	wt_capture_remember(d->capture, NULL);
	d->turn = NULL;
}

void
wt_desk_close(struct wt_desk *d)
{
	wt_capture_close(d->capture);
	d->capture = NULL;
	d->turn = NULL;
}

/* Is the file what it was when it was submitted? */
static enum wt_fate
check_file(const struct wt_errand *job, struct wt_fault *why)
{
	struct stat st;
	struct wt_fault f = { 0 };
	uint64_t hash = 0;
	int fd = job->at[0] == '/' ? open(job->at, O_RDONLY | O_CLOEXEC | O_NONBLOCK | O_NOCTTY)
				   : -1;
	if (fd < 0) {
		int error = job->at[0] == '/' ? errno : EINVAL;
		bool gone = error == ENOENT || error == ENOTDIR;
		(void)wt_fail(why, WARTA_EIO, 0, "%s: %s%s", job->at, gone ? "gone: " : "",
			error == EINVAL ? "no absolute path" : strerror(error));
		return gone || error == EINVAL ? WT_FATE_BURIED : WT_FATE_LATER;
	}
	enum wt_fate fate = WT_FATE_BURIED;
	if (fstat(fd, &st) != 0 || !S_ISREG(st.st_mode))
		(void)wt_fail(why, WARTA_EIO, 0, "%s: no file that can be read", job->at);
	else if (job->hashed &&
		 wt_errand_hash(fd, job->offset, job->length, &hash, &f) == WARTA_EIO)
		fate = WT_FATE_LATER, *why = f;
	else if (job->hashed && (f.code != WARTA_OK || hash != job->hash))
		(void)wt_fail(why, WARTA_EFORMAT, 0,
			"%s: has changed since it was submitted (%llu bytes then, %llu now); "
			"submit it again",
			job->at, (unsigned long long)job->size, (unsigned long long)st.st_size);
	else
		fate = WT_FATE_DONE;
	(void)close(fd);
	return fate;
}

void
wt_desk_begin(struct wt_desk *d, struct wt_turn *t, struct wt_fetch *fetch)
{
	const struct wt_errand *job = &t->what;
	const struct wt_capture_part part = { job->offset, job->offset + job->length, job->lines };
	bool address = wt_turn_is_address(t);
	wt_desk_clear(d);
	t->desk = d;
	d->turn = t;
	t->fate = address ? WT_FATE_DONE : check_file(job, &t->first);
	if (t->fate != WT_FATE_DONE)
		return;
	d->path[0] = job->at;
	wt_capture_web(d->capture, fetch);
	wt_capture_again(d->capture, d->path, job->kind == WT_ERRAND_RANGE ? &part : NULL);
	if (!address)
		wt_capture_ahead(d->capture);
}

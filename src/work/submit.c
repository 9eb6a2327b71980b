/*
 * submit.c - what is to be read, made into jobs and put into a queue.
 *
 * In: files, folders, lists, addresses.  Out: a job for a file; for an archive or JSON Lines over
 * the size of a part one for each part, which begins where a record or a line begins; for a list of
 * feeds (OPML) one for each feed; for an address one.  A file's job holds the hash of its bytes:
 * whoever reads it later reads the same, or says that it has changed.  What a file is and where it
 * can be cut is found in children that can do nothing else (capture/cuts.h, capture/once.h).
 *
 * Asked for twice, a job has the same id: it is not put beside itself where the queue can tell
 * (RabbitMQ cannot), and has no second effect anywhere.  An address is asked for anew each minute.
 */
#define _XOPEN_SOURCE 700 /* realpath */
#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/stat.h>
#include <time.h>
#include <unistd.h>

#include "base/file.h"
#include "base/utf8.h"
#include "capture/cuts.h"
#include "capture/once.h"
#include "capture/paths.h"
#include "store/done.h"
#include "work/queue_public.h"
#include "work/stored.h"

#define PART         ((uint64_t)8 << 20)
#define BATCH        250
#define PAGE_SECONDS 20

struct submit {
	struct wt_queue *queue;
	const struct warta_submit *ask;
	struct warta_submitted *counts;
	struct wt_store *store; /* NULL: not asked what is done */
	struct wt_cutter cutter;
	struct wt_once once; /* lists of feeds */
	char coder[WT_CODER_TEXT];
	uint64_t part;
	uint64_t seen; /* bytes looked through */
	int64_t asked;
	struct wt_buf texts; /* of the batch, one behind the other */
	size_t ends[BATCH];
	uint64_t ids[BATCH];
	size_t n;
	struct wt_fault fault;
};

static bool
stopped(const struct submit *s)
{
	return s->ask->stop && *s->ask->stop;
}

static void
tell(void *context, const struct wt_fault *f)
{
	struct submit *s = context;
	struct warta_fault out;
	s->counts->failed++;
	(void)wt_fault_give(&out, f, f->code);
	if (s->ask->complaint)
		s->ask->complaint(s->ask->context, &out);
}

static void
complain(struct submit *s, int code, const char *path, const char *what)
{
	struct wt_fault f = { 0 };
	(void)wt_fail(&f, code, 0, "%s: %s", path, what);
	tell(s, &f);
}

/* --- putting ---------------------------------------------------------------------------------- */

static int
flush(struct submit *s)
{
	struct wt_parcel parcels[BATCH];
	size_t begin = 0, fresh = 0;
	for (size_t i = 0; i < s->n; i++) {
		parcels[i].id = s->ids[i];
		parcels[i].body = (struct wt_str){ s->texts.ptr + begin, s->ends[i] - begin };
		begin = s->ends[i];
	}
	int code = s->n ? wt_queue_put(s->queue, parcels, s->n, &fresh, &s->fault) : WARTA_OK;
	if (code == WARTA_OK) {
		s->counts->jobs += s->n;
		s->counts->fresh += fresh;
		s->n = 0;
		wt_buf_clear(&s->texts);
	}
	if (s->ask->progress)
		s->ask->progress(s->ask->context, s->seen, 0, s->counts->jobs);
	return code;
}

static int
put(struct submit *s, struct wt_errand *job)
{
	struct wt_done known;
	memcpy(job->coder, s->coder, sizeof s->coder);
	uint64_t id = wt_errand_id(job);
	if (s->store && wt_store_done(s->store, id, &known, NULL) == 1 && known.done) {
		s->counts->done++;
		return WARTA_OK;
	}
	size_t begin = s->texts.len;
	wt_errand_print(&s->texts, job);
	if (s->texts.failed)
		return wt_fail(&s->fault, WARTA_ENOMEM, 0, "out of memory");
	if (s->texts.len - begin > WT_ERRAND_TEXT) {
		s->texts.len = begin;
		complain(s, WARTA_ETOOBIG, job->at, "too long a name for a job");
		return WARTA_OK;
	}
	s->ids[s->n] = id;
	s->ends[s->n++] = s->texts.len;
	return s->n == BATCH ? flush(s) : WARTA_OK;
}

/* False after a complaint. */
static bool
set_place(struct submit *s, struct wt_errand *job, const char *at)
{
	size_t n = strlen(at);
	for (size_t i = 0; i < n;) {
		size_t len = wt_utf8_len(at + i, n - i);
		if (len == 0) {
			complain(s, WARTA_EFORMAT, at,
				"the name is no UTF-8, which a job must be; rename it");
			return false;
		}
		i += len;
	}
	if (n >= sizeof job->at) {
		complain(s, WARTA_ETOOBIG, at, "too long a name for a job");
		return false;
	}
	memcpy(job->at, at, n + 1);
	return true;
}

/* --- files ------------------------------------------------------------------------------------ */

struct file {
	int fd;
	const char *name; /* as it was given */
	struct wt_errand job;
};

static int
put_part(struct submit *s, struct file *x, uint64_t begin, uint64_t end, uint64_t lines)
{
	struct wt_fault f = { 0 };
	struct wt_errand *job = &x->job;
	bool whole = begin == 0 && end == job->size;
	job->kind = whole ? WT_ERRAND_FILE : WT_ERRAND_RANGE;
	job->offset = begin;
	job->length = whole ? 0 : end - begin;
	job->lines = lines;
	job->hashed = true;
	s->seen += end - begin;
	int code = wt_errand_hash(x->fd, begin, job->length, &job->hash, &f);
	if (code == WARTA_OK)
		return put(s, job);
	complain(s, code, x->name, f.text);
	return WARTA_OK;
}

static int
put_address(struct submit *s, const char *url, bool feed)
{
	struct wt_errand job = { .kind = feed ? WT_ERRAND_FEED : WT_ERRAND_URL, .asked = s->asked };
	return set_place(s, &job, url) ? put(s, &job) : WARTA_OK;
}

/* A list of feeds is a job for each; 1 where it is one. */
static int
put_listed(struct submit *s, const char *path)
{
	struct wt_buf text = { 0 }, links = { 0 };
	struct wt_fault f = { 0 };
	struct wt_once *once = s->ask->sandbox == WARTA_SANDBOX_OFF ? NULL : &s->once;
	int code = wt_file_read(path, WT_FEED_MAX, &text, NULL);
	bool list = code == WARTA_OK;
	if (list)
		code = wt_once_list(once, wt_buf_view(&text), &links, &f);
	if (list && code == WARTA_EIO) { /* no sandbox, where one is demanded */
		s->fault = f;
	} else {
		list = list && code == WARTA_OK; /* what broke its child is a file like others */
		code = WARTA_OK;
	}
	struct wt_str rest = wt_buf_view(&links), link;
	while (list && code == WARTA_OK && wt_str_split(&rest, '\n', &link)) {
		char url[WT_ERRAND_AT + 1];
		(void)snprintf(url, sizeof url, "%.*s", WT_FMT(link));
		if (link.len)
			code = put_address(s, url, true);
	}
	wt_buf_release(&links);
	wt_buf_release(&text);
	return code == WARTA_OK ? list : code;
}

/* What broke the child is said, and the rest of the file is one job: its reader finds out more. */
static int
broke(struct submit *s, const struct file *x, int code, const struct wt_fault *f)
{
	if (code == WARTA_EFORMAT)
		complain(s, code, x->name, f->text);
	else if (code != WARTA_ESTOPPED)
		s->fault = *f;
	return code == WARTA_EFORMAT || code == WARTA_ESTOPPED ? WARTA_OK : code;
}

/* From each place on to the next one. */
static int
put_parts(struct submit *s, struct file *x)
{
	struct wt_fault f = { 0 };
	struct wt_cut cut, begin = { 0, 0 };
	int got = 0, code = WARTA_OK;
	while (code == WARTA_OK && !stopped(s) &&
		(got = wt_cutter_next(&s->cutter, &cut, &f)) > 0) {
		code = put_part(s, x, begin.at, cut.at, begin.lines);
		begin = cut;
	}
	if (code == WARTA_OK && got < 0)
		code = broke(s, x, got, &f);
	return code == WARTA_OK && !stopped(s) ? put_part(s, x, begin.at, x->job.size, begin.lines)
					       : code;
}

/* One job as it is: too small to be cut, and no list of feeds, which begins as XML does (behind a
 * mark of UTF-16 or UTF-8, or blanks).  Nobody needs to look into it before it is read. */
static bool
is_plainly_one(const struct submit *s, const struct file *x)
{
	unsigned char first = 0;
	bool there = pread(x->fd, &first, 1, 0) == 1;
	return there && x->job.size <= s->part && first > ' ' && first < 0x7f && first != '<';
}

static int
put_open(struct submit *s, struct file *x)
{
	enum wt_input_kind kind = WT_INPUT_NOTHING;
	enum wt_packing packing = WT_PACKED_NOT;
	struct wt_fault f = { 0 };
	struct stat st;
	if (fstat(x->fd, &st) != 0 || !S_ISREG(st.st_mode)) {
		complain(s, WARTA_EIO, x->name, "no file; a job can point to files only");
		return WARTA_OK;
	}
	x->job.size = (uint64_t)st.st_size;
	if (is_plainly_one(s, x))
		return put_part(s, x, 0, x->job.size, 0);
	const struct wt_job job = { .path = wt_str_of(x->name),
		.fd = x->fd,
		.regular = true,
		.to = x->job.size,
		.cut = s->part };
	int code = wt_cutter_begin(&s->cutter, &job, &kind, &packing, &f);
	if (code != WARTA_OK)
		code = broke(s, x, code, &f);
	if (code != WARTA_OK || stopped(s))
		return code;
	if (kind == WT_INPUT_XML_FEED && packing == WT_PACKED_NOT)
		code = put_listed(s, x->job.at);
	if (code != 0)
		return code < 0 ? code : WARTA_OK;
	return put_parts(s, x);
}

static int
put_file(struct submit *s, const char *path)
{
	struct file x = { .name = path };
	char *real = realpath(path, NULL);
	int code = WARTA_OK;
	x.fd = real ? open(real, O_RDONLY | O_CLOEXEC | O_NONBLOCK | O_NOCTTY) : -1;
	if (x.fd < 0)
		complain(s, WARTA_EIO, path, strerror(errno));
	else if (set_place(s, &x.job, real))
		code = put_open(s, &x);
	if (x.fd >= 0)
		(void)close(x.fd);
	free(real);
	return code;
}

/* --- all of it -------------------------------------------------------------------------------- */

/* "https://a.example/rss", ".../feed/", ".../index.xml": a guess, which only changes what the job
 * is called: what comes back is told by its bytes. */
static bool
looks_feed(const char *url)
{
	static const char *const MARKS[] = { "/rss", "/feed", ".rss", ".xml", ".atom", "rss.",
		"feed." };
	for (size_t i = 0; i < sizeof MARKS / sizeof MARKS[0]; i++)
		if (strstr(url, MARKS[i]))
			return true;
	return false;
}

static int
put_all(struct submit *s)
{
	struct wt_paths paths = {
		.named = s->ask->paths, .n_named = s->ask->n_paths, .complain = tell, .context = s
	};
	struct wt_pending *next;
	int code = WARTA_OK;
	while (code == WARTA_OK && !stopped(s) && (next = wt_paths_next(&paths)) != NULL) {
		if (wt_is_address(next->path))
			code = put_address(s, next->path, s->ask->feeds || looks_feed(next->path));
		else if (strcmp(next->path, "-") == 0)
			complain(s, WARTA_EUSAGE, "-", "what is no file cannot be read later");
		else
			code = put_file(s, next->path);
		free(next);
	}
	wt_paths_release(&paths);
	/* what was found is put, also where it was stopped */
	int last = code == WARTA_OK ? flush(s) : code;
	return last == WARTA_OK && stopped(s)
		       ? wt_fail(&s->fault, WARTA_ESTOPPED, 0, "%s", warta_strerror(WARTA_ESTOPPED))
		       : last;
}

int
warta_submit(struct warta_queue *queue, const struct warta_reader *reader,
	const struct warta_submit *ask, struct warta_submitted *counts, struct warta_fault *fault)
{
	struct submit *s = calloc(1, sizeof *s);
	struct wt_fault f = { 0 };
	*counts = (struct warta_submitted){ 0 };
	if (!s)
		return wt_fault_give(fault, &f, WARTA_ENOMEM);
	s->queue = queue->rooms;
	s->ask = ask;
	s->counts = counts;
	s->part = ask->part ? ask->part : PART;
	s->asked = (int64_t)time(NULL) / 60 * 60;
	wt_reader_coder(&reader->rooms, s->coder);
	/* a store that is not there yet has nothing done */
	if (ask->store)
		(void)wt_store_open(&s->store, ask->store, WT_STORE_READ, NULL, NULL);
	s->once.demanded = ask->sandbox == WARTA_SANDBOX_DEMANDED;
	int code = wt_cutter_open(&s->cutter, ask->sandbox == WARTA_SANDBOX_OFF, s->once.demanded,
		ask->page_seconds ? ask->page_seconds : PAGE_SECONDS, ask->stop, &s->fault);
	if (code == WARTA_OK)
		code = put_all(s);
	f = s->fault;
	wt_cutter_close(&s->cutter);
	wt_once_close(&s->once);
	(void)wt_store_close(s->store, NULL);
	wt_buf_release(&s->texts);
	free(s);
	return wt_fault_give(fault, &f, code);
}

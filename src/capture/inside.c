/*
 * inside.c - the child's side of apart.h: takes jobs, reads them, says what it found.
 *
 * What is said goes out at once, so that nothing is lost with the child; names of records
 * may wait.  Its watchdog ends it where its parent is gone and it hangs.  With
 * WARTA_CELL_TEST in the environment a page that holds "reader:crash", "reader:hang",
 * "reader:memory", "reader:open" or "reader:lie" makes it do that: for tests.
 */
#include <errno.h>
#include <stdlib.h>
#include <sys/socket.h>
#include <unistd.h>

#include "base/child.h"
#include "base/jail.h"
#include "base/utf8.h"
#include "base/watchdog.h"
#include "capture/apart.h"
#include "capture/cuts.h"
#include "capture/message.h"

#define FILES    64 /* descriptors below this may be given */
#define SAID_LOW ((size_t)32 << 10)

struct inside {
	struct wt_inside_ask *ask;
	struct wt_intake intake;
	struct wt_buf said, heard;
	struct wt_buf id, url; /* of a page, made clean */
	int fd;                /* of the job, -1 */
	bool tested;
};

/* --- speaking --------------------------------------------------------------------------------- */

static void
wait_begins(struct inside *in)
{
	in->ask->seen->waits = 1;
	wt_watchdog_sign(true);
}

static void
wait_ends(struct inside *in)
{
	in->ask->seen->waits = 0;
	in->ask->seen->pulse++;
	wt_watchdog_sign(false);
}

static void
flush(struct inside *in)
{
	size_t at = 0;
	if (in->said.failed)
		_exit(WT_INSIDE_NO_MEMORY);
	wait_begins(in);
	while (at < in->said.len) {
		ssize_t n = write(in->ask->out, in->said.ptr + at, in->said.len - at);
		if (n < 0 && errno != EINTR)
			_exit(0); /* nobody listens any more */
		at += n > 0 ? (size_t)n : 0;
	}
	wait_ends(in);
	wt_buf_clear(&in->said);
}

static void
say(struct inside *in, const struct wt_message *m)
{
	wt_message_put(&in->said, m);
	if (m->kind != WT_SAY_NAME || in->said.len > SAID_LOW)
		flush(in);
}

/* n bytes, and perhaps a descriptor; leaves where there are none. */
static void
hear_bytes(struct inside *in, char *to, size_t n, int *fd)
{
	union {
		struct cmsghdr align;
		char bytes[CMSG_SPACE(sizeof(int))];
	} control;
	while (n > 0) {
		struct iovec part = { to, n };
		struct msghdr m = { .msg_iov = &part,
			.msg_iovlen = 1,
			.msg_control = fd ? control.bytes : NULL,
			.msg_controllen = fd ? sizeof control.bytes : 0 };
		ssize_t got = recvmsg(in->ask->in, &m, 0);
		if (got < 0 && errno == EINTR)
			continue;
		if (got <= 0)
			_exit(0);
		struct cmsghdr *c = fd ? CMSG_FIRSTHDR(&m) : NULL;
		if (c && c->cmsg_type == SCM_RIGHTS)
			memcpy(fd, CMSG_DATA(c), sizeof *fd);
		to += got;
		n -= (size_t)got;
	}
}

/* A whole message into in->heard. */
static struct wt_str
hear(struct inside *in, int *fd)
{
	uint32_t head[2];
	wait_begins(in);
	hear_bytes(in, (char *)head, sizeof head, fd);
	if (head[0] + (size_t)1 > in->heard.cap) {
		wt_buf_release(&in->heard);
		in->heard.ptr = malloc(head[0] + (size_t)1);
		in->heard.cap = head[0] + (size_t)1;
	}
	if (!in->heard.ptr)
		_exit(WT_INSIDE_NO_MEMORY);
	hear_bytes(in, in->heard.ptr, head[0], NULL);
	wait_ends(in);
	return (struct wt_str){ in->heard.ptr, head[0] };
}

static void
ask(struct inside *in, const struct wt_message *m, struct wt_answer *a)
{
	say(in, m);
	if (!wt_answer_get(hear(in, NULL), m->kind, a))
		_exit(1);
}

/* --- what the intake asks --------------------------------------------------------------------- */

static void
on_tell(void *context, const struct wt_fault *f)
{
	if (f->code == WARTA_ENOMEM)
		_exit(WT_INSIDE_NO_MEMORY);
	say(context, &(struct wt_message){ .kind = WT_SAY_FAULT, .fault = *f });
}

static bool
on_recall(void *context, struct wt_str key, struct wt_seen *seen)
{
	struct wt_answer a;
	ask(context, &(struct wt_message){ .kind = WT_ASK_RECALL, .key = key }, &a);
	*seen = a.seen;
	return a.found;
}

static void
on_keep(void *context, struct wt_str key, const struct wt_seen *seen)
{
	say(context, &(struct wt_message){ .kind = WT_SAY_KEEP, .key = key, .seen = *seen });
}

static void
on_push(void *context, struct wt_str link)
{
	say(context, &(struct wt_message){ .kind = WT_SAY_PUSH, .key = link });
}

static int
on_fetch(void *context, struct wt_str url, struct wt_fetched *got, struct wt_fault *f)
{
	struct wt_answer a;
	ask(context, &(struct wt_message){ .kind = WT_ASK_FETCH, .key = url }, &a);
	*got = a.got;
	*f = a.fault;
	return a.code;
}

static void
on_name(void *context, const struct wt_record_name *name)
{
	say(context, &(struct wt_message){ .kind = WT_SAY_NAME, .name = *name });
}

static bool
on_resolve(void *context, struct wt_record_name *name)
{
	struct wt_answer a;
	ask(context, &(struct wt_message){ .kind = WT_ASK_RESOLVE, .name = *name }, &a);
	*name = a.name;
	return a.found;
}

static void
on_pulse(void *context, uint64_t at, uint64_t length, uint64_t number, uint64_t done)
{
	struct inside *in = context;
	struct wt_inside_seen *seen = in->ask->seen;
	seen->at = at;
	seen->length = length;
	seen->number = number;
	seen->done = done;
	seen->pulse++;
	wt_watchdog_sign(false);
}

static void
on_wait(void *context, bool begins)
{
	if (begins)
		wait_begins(context);
	else
		wait_ends(context);
}

/* --- jobs ------------------------------------------------------------------------------------- */

static void
misbehave(struct inside *in, struct wt_str text)
{
	wt_child_misbehave("reader", text);
	if (wt_str_find(text, WT_STR("reader:lie"), 0) >= 0)
		wt_buf_cstr(&in->said, "what is no message at all");
	while (wt_str_find(text, WT_STR("reader:memory"), 0) >= 0)
		if (!malloc((size_t)8 << 20))
			on_tell(in, &(struct wt_fault){ .code = WARTA_ENOMEM });
}

/* A name of an archive may be any bytes. */
static struct wt_str
clean(struct wt_buf *to, struct wt_str s)
{
	wt_buf_clear(to);
	wt_buf_str(to, s);
	if (to->len)
		(void)wt_utf8_clean(to->ptr, to->len);
	return wt_buf_view(to);
}

static void
say_page(struct inside *in, const struct wt_page *page)
{
	struct wt_message m = { .kind = WT_SAY_PAGE, .page = *page };
	if (in->tested)
		misbehave(in, page->text);
	m.page.id = clean(&in->id, page->id);
	m.page.url = clean(&in->url, page->url);
	say(in, &m);
}

/* Where the part of an archive begins in the file. */
static uint64_t
start_of(const struct wt_intake *i)
{
	bool archive = i->kind == WT_INPUT_WARC || i->kind == WT_INPUT_ARC;
	return archive && i->job.within ? wt_stream_where(&i->stream) : i->job.from;
}

static void
do_job(struct inside *in, const struct wt_job *job)
{
	struct wt_intake *i = &in->intake;
	struct wt_message m = { .kind = WT_SAY_BEGUN };
	struct wt_page page;
	*in->ask->seen = (struct wt_inside_seen){ .pulse = in->ask->seen->pulse };
	in->ask->seen->at = job->from;
	m.begun.found = wt_intake_begin(i, job);
	m.begun.kind = i->kind;
	m.begun.packing = i->stream.packing;
	m.begun.start = m.begun.found ? start_of(i) : WT_TO_END;
	in->ask->seen->archive = i->kind == WT_INPUT_WARC || i->kind == WT_INPUT_ARC;
	say(in, &m);
	while (m.begun.found && wt_intake_next(i, &page) == 1)
		say_page(in, &page);
	m = (struct wt_message){ .kind = WT_SAY_END };
	wt_intake_end(i, &m.end);
	in->ask->seen->done = m.end.done;
	say(in, &m);
}

static void
on_step(void *context, struct wt_str content, uint64_t at)
{
	struct inside *in = context;
	on_pulse(in, at, 0, 0, at);
	if (in->tested)
		misbehave(in, content);
}

/* Says where the file may be cut, and nothing of what is in it. */
static void
do_cuts(struct inside *in, const struct wt_job *job)
{
	struct wt_scan scan;
	struct wt_message m = { .kind = WT_SAY_BEGUN };
	*in->ask->seen = (struct wt_inside_seen){ .pulse = in->ask->seen->pulse };
	if (wt_scan_begin(&scan, job) != WARTA_OK)
		_exit(WT_INSIDE_NO_MEMORY);
	scan.step = on_step;
	scan.context = in;
	m.begun = (struct wt_begun){ true, 0, scan.kind, scan.stream.packing };
	say(in, &m);
	m = (struct wt_message){ .kind = WT_SAY_CUT };
	while (wt_scan_next(&scan, &m.cut))
		say(in, &m);
	wt_scan_end(&scan);
	say(in, &(struct wt_message){ .kind = WT_SAY_END });
}

_Noreturn void
wt_inside_live(struct wt_inside_ask *ask_)
{
	struct inside in = { .ask = ask_, .fd = -1, .tested = wt_child_tested() };
	const struct wt_helper helper = { &in, on_tell, on_recall, on_keep, on_push, on_fetch,
		on_name, on_resolve, on_pulse, on_wait };
	struct wt_job job;
	struct wt_buf bytes = { 0 };
	unsigned given = wt_jail(ask_->memory, FILES);
	wt_intake_init(&in.intake, &helper, ask_->gate, &ask_->seen->counts);
	wt_watchdog_start(ask_->seconds + 1);
	say(&in, &(struct wt_message){ .kind = WT_SAY_READY, .given = given });
	for (;;) {
		int fd = -1;
		struct wt_str heard = hear(&in, &fd);
		/* answers will be heard over it */
		wt_buf_clear(&bytes);
		wt_buf_str(&bytes, heard);
		if (bytes.failed || !wt_job_get(wt_buf_view(&bytes), &job))
			_exit(WT_INSIDE_NO_MEMORY);
		if (in.fd >= 0)
			(void)close(in.fd);
		in.fd = job.fd = fd;
		if (job.cut)
			do_cuts(&in, &job);
		else
			do_job(&in, &job);
	}
}

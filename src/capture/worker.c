/*
 * worker.c - see worker.h: a socket for jobs and answers, a pipe for what the child says.
 *
 * A child is late where it got on with nothing for the whole time that it may take for one
 * record, and waits for nobody: its pulse stands in memory that both see.
 */
#define _GNU_SOURCE
#include "capture/worker.h"

#include <errno.h>
#include <fcntl.h>
#include <poll.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/socket.h>
#include <unistd.h>

#include "base/quarantine.h"

#define MEMORY        ((size_t)512 << 20)
#define PIPE          (1 << 20) /* bytes that a child may be ahead */
#define HELLO_SECONDS 30
#define SLICE         500                /* ms between two looks at who stops us */
#define KEPT          ((size_t)1 << 20)  /* of a record whose length is not known */
#define KEPT_MOST     ((size_t)32 << 20) /* of one whose length is */
_Static_assert(MEMORY == (size_t)512 << 20, "as messages say");

int
wt_worker_open(struct wt_worker *w, const struct wt_apart_ask *ask, const struct wt_gate *gate,
	struct wt_fault *f)
{
	*w = (struct wt_worker){ .ask = ask, .gate = gate, .to = -1, .from = -1 };
	if (!wt_shared_open(&w->memory, sizeof *w->seen))
		return wt_fail(f, WARTA_ENOMEM, 0, "no memory to share: %s", strerror(errno));
	w->seen = (struct wt_inside_seen *)(void *)w->memory.at;
	return WARTA_OK;
}

void
wt_worker_close(struct wt_worker *w)
{
	wt_worker_bury(w);
	wt_buf_release(&w->said);
	wt_shared_close(&w->memory);
	w->seen = NULL;
}

void
wt_worker_bury(struct wt_worker *w)
{
	if (w->pid <= 0)
		return;
	(void)close(w->to);
	(void)close(w->from);
	w->to = w->from = -1;
	w->signal = wt_nursery_end(w->ask->nursery, w->pid, &w->left);
	w->pid = 0;
	w->busy = false;
	wt_buf_clear(&w->said);
	w->at = 0;
}

void
wt_worker_drop(struct wt_worker *w)
{
	if (w->busy)
		wt_worker_bury(w);
}

/* --- hearing ---------------------------------------------------------------------------------- */

/* Waits until the child has said something. */
static enum wt_worker_end
await(const struct wt_worker *w, unsigned seconds)
{
	uint64_t pulse = w->seen->pulse;
	int64_t begun = wt_child_now();
	for (;;) {
		struct pollfd p = { .fd = w->from, .events = POLLIN };
		int got = poll(&p, 1, SLICE);
		if (got > 0)
			return WT_WORKER_SPEAKS;
		if (w->stop && *w->stop)
			return WT_WORKER_STOPPED;
		int64_t now = wt_child_now();
		if (w->seen->pulse != pulse || w->seen->waits) {
			pulse = w->seen->pulse;
			begun = now;
		}
		if (now - begun > (int64_t)seconds * 1000)
			return WT_WORKER_LATE;
	}
}

/* Room for n bytes from w->at on. */
static bool
room(struct wt_worker *w, size_t n)
{
	struct wt_buf *b = &w->said;
	if (w->at) {
		memmove(b->ptr, b->ptr + w->at, b->len - w->at);
		b->len -= w->at;
		w->at = 0;
	}
	if (b->cap >= n)
		return true;
	char *p = realloc(b->ptr, n);
	if (!p)
		return false;
	b->ptr = p;
	b->cap = n;
	return true;
}

/* Hears until n bytes are at hand. */
static enum wt_worker_end
need(struct wt_worker *w, size_t n, unsigned seconds)
{
	if (w->said.len - w->at >= n)
		return WT_WORKER_SPEAKS;
	if (!room(w, n > PIPE ? n : PIPE))
		return WT_WORKER_CRASHED;
	while (w->said.len < n) {
		enum wt_worker_end how = await(w, seconds);
		if (how != WT_WORKER_SPEAKS)
			return how;
		ssize_t got = read(w->from, w->said.ptr + w->said.len, w->said.cap - w->said.len);
		if (got <= 0 && !(got < 0 && errno == EINTR))
			return WT_WORKER_CRASHED;
		w->said.len += got > 0 ? (size_t)got : 0;
	}
	return WT_WORKER_SPEAKS;
}

static enum wt_worker_end
hear(struct wt_worker *w, unsigned seconds, struct wt_message *m)
{
	uint32_t head[2];
	enum wt_worker_end how = need(w, sizeof head, seconds);
	if (how != WT_WORKER_SPEAKS)
		return how;
	memcpy(head, w->said.ptr + w->at, sizeof head);
	if (head[0] > WT_MESSAGE_MAX || head[1] >= WT_SAY_KINDS)
		return WT_WORKER_LIES;
	how = need(w, sizeof head + head[0], seconds);
	if (how != WT_WORKER_SPEAKS)
		return how;
	struct wt_str bytes = { w->said.ptr + w->at + sizeof head, head[0] };
	w->at += sizeof head + head[0];
	return wt_message_get(bytes, (enum wt_message_kind)head[1], m) ? WT_WORKER_SPEAKS
								       : WT_WORKER_LIES;
}

enum wt_worker_end
wt_worker_hear(struct wt_worker *w, struct wt_message *m)
{
	return hear(w, w->ask->seconds, m);
}

/* --- a child ---------------------------------------------------------------------------------- */

/* What a child must know; the gate is older than any nursery. */
struct birth {
	unsigned seconds;
	const struct wt_gate *gate;
	struct wt_shared memory;
};
_Static_assert(sizeof(struct birth) <= WT_BIRTH_BYTES, "given to a nursery");

static void
become(const void *with, const int *fds)
{
	struct birth b;
	memcpy(&b, with, sizeof b);
	char *seen = wt_shared_take(&b.memory, fds[2]);
	struct wt_inside_ask ask = { fds[0], fds[1], b.seconds, MEMORY, b.gate,
		(struct wt_inside_seen *)(void *)seen };
	if (seen)
		wt_inside_live(&ask);
}

static int
hello(struct wt_worker *w, struct wt_fault *f)
{
	struct wt_message m;
	enum wt_worker_end how = hear(w, HELLO_SECONDS, &m);
	if (how == WT_WORKER_SPEAKS && m.kind == WT_SAY_READY) {
		w->given = m.given;
		return WARTA_OK;
	}
	wt_worker_bury(w);
	if (how == WT_WORKER_STOPPED)
		return wt_fail(f, WARTA_ESTOPPED, 0, "stopped");
	return wt_fail(f, WARTA_EIO, 0, "a child that was started does not answer");
}

int
wt_worker_start(struct wt_worker *w, struct wt_fault *f)
{
	int ends[2], tube[2];
	if (w->pid > 0)
		return WARTA_OK;
	if (socketpair(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0, ends) != 0)
		return wt_fail(f, WARTA_EIO, 0, "no socket for a child: %s", strerror(errno));
	if (pipe2(tube, O_CLOEXEC) != 0) {
		(void)close(ends[0]);
		(void)close(ends[1]);
		return wt_fail(f, WARTA_EIO, 0, "no pipe for a child: %s", strerror(errno));
	}
	(void)fcntl(tube[1], F_SETPIPE_SZ, PIPE); /* less is slower, and as good */
	*w->seen = (struct wt_inside_seen){ .pulse = 0 };
	const struct birth birth = { w->ask->seconds, w->gate, w->memory };
	pid_t pid =
		wt_nursery_bear(w->ask->nursery, &(struct wt_birth){ become, &birth, sizeof birth,
							 { ends[1], tube[1], w->memory.fd }, 3 });
	(void)close(ends[1]);
	(void)close(tube[1]);
	w->to = ends[0];
	w->from = tube[0];
	w->pid = pid;
	if (pid > 0)
		return hello(w, f);
	(void)close(w->to);
	(void)close(w->from);
	w->pid = 0;
	return wt_fail(f, WARTA_EIO, 0, "no child can be started: %s", strerror(errno));
}

/* --- speaking --------------------------------------------------------------------------------- */

/* All of it, and a descriptor with the first byte where fd is one. */
static bool
send_all(const struct wt_worker *w, struct wt_str bytes, int fd)
{
	union {
		struct cmsghdr align;
		char bytes[CMSG_SPACE(sizeof(int))];
	} control = { .bytes = { 0 } };
	while (bytes.len > 0) {
		char *from = (char *)(uintptr_t)bytes.ptr; /* sendmsg only reads it */
		struct iovec part = { from, bytes.len };
		struct msghdr m = { .msg_iov = &part, .msg_iovlen = 1 };
		if (fd >= 0) {
			m.msg_control = control.bytes;
			m.msg_controllen = sizeof control.bytes;
			struct cmsghdr *c = CMSG_FIRSTHDR(&m);
			c->cmsg_level = SOL_SOCKET;
			c->cmsg_type = SCM_RIGHTS;
			c->cmsg_len = CMSG_LEN(sizeof fd);
			memcpy(CMSG_DATA(c), &fd, sizeof fd);
		}
		ssize_t sent = sendmsg(w->to, &m, MSG_NOSIGNAL);
		if (sent < 0 && errno == EINTR)
			continue;
		if (sent <= 0)
			return false;
		fd = -1;
		bytes.ptr += sent;
		bytes.len -= (size_t)sent;
	}
	return true;
}

int
wt_worker_give(struct wt_worker *w, const struct wt_job *job, struct wt_fault *f)
{
	struct wt_buf bytes = { 0 };
	wt_worker_drop(w);
	int code = wt_worker_start(w, f);
	if (code != WARTA_OK)
		return code;
	wt_job_put(&bytes, job);
	if (bytes.failed)
		code = wt_fail(f, WARTA_ENOMEM, 0, "out of memory");
	else if (!send_all(w, wt_buf_view(&bytes), job->fd))
		code = wt_fail(f, WARTA_EIO, 0, "a child does not listen");
	wt_buf_release(&bytes);
	w->busy = code == WARTA_OK;
	return code;
}

bool
wt_worker_answer(struct wt_worker *w, enum wt_message_kind to, const struct wt_answer *a)
{
	struct wt_buf bytes = { 0 };
	wt_answer_put(&bytes, to, a);
	bool good = !bytes.failed && send_all(w, wt_buf_view(&bytes), -1);
	wt_buf_release(&bytes);
	return good;
}

/* --- the end ---------------------------------------------------------------------------------- */

static void
say_why(const struct wt_worker *w, enum wt_worker_end how, char *text, size_t n)
{
	if (how == WT_WORKER_LATE || w->signal == SIGALRM)
		(void)snprintf(text, n, "reading took over %u s", w->ask->seconds);
	else if (how == WT_WORKER_LIES)
		(void)snprintf(text, n, "its reader said what cannot be");
	else if (w->left == WT_INSIDE_NO_MEMORY)
		(void)snprintf(text, n, "reading needs over %zu MB", MEMORY >> 20);
	else if (w->signal)
		(void)snprintf(text, n, "reading crashed (%s)", strsignal(w->signal));
	else
		(void)snprintf(text, n, "reading ended without a result");
}

/* What it was at, of the file as it is or of what came from an address; empty where that cannot be
 * had again. */
static void
take_bytes(const struct wt_worker *w, const struct wt_job *job, struct wt_buf *bytes)
{
	size_t n = KEPT_MOST;
	uint64_t at = w->seen->archive ? w->seen->at : 0;
	if (w->seen->archive)
		n = w->seen->length && w->seen->length < KEPT_MOST ? (size_t)w->seen->length : KEPT;
	if (job->fd < 0) {
		wt_buf_str(bytes, job->bytes);
		return;
	}
	char *p = job->regular ? malloc(n) : NULL;
	ssize_t got = p ? pread(job->fd, p, n, (off_t)at) : 0;
	if (got > 0)
		wt_buf_add(bytes, p, (size_t)got);
	free(p);
}

/* By what the kept bytes are known again. */
static const char *
ending(const struct wt_job *job)
{
	static const char *const ENDINGS[] = { "bin", "txt", "html", "jsonl", "json", "xml", "warc",
		"arc" };
	static const char *const PACKED[] = { "warc.gz", "arc.gz" };
	if (job->kind >= WT_INPUT_WARC && job->packing == WT_PACKED_GZIP)
		return PACKED[job->kind - WT_INPUT_WARC];
	return job->packing == WT_PACKED_NOT ? ENDINGS[job->kind] : "bin";
}

/* "FILE: at byte N", "FILE:LINE", "FILE" */
static void
print_place(const struct wt_worker *w, const struct wt_job *job, char *text, size_t n)
{
	if (w->seen->archive)
		(void)snprintf(text, n, "%.*s: at byte %llu", WT_FMT(wt_path_said(job->path)),
			(unsigned long long)w->seen->at);
	else if (job->kind == WT_INPUT_JSONL && w->seen->number)
		(void)snprintf(text, n, "%.*s:%llu", WT_FMT(wt_path_said(job->path)),
			(unsigned long long)w->seen->number);
	else
		(void)snprintf(text, n, "%.*s", WT_FMT(wt_path_said(job->path)));
}

void
wt_worker_tell(
	struct wt_worker *w, const struct wt_job *job, enum wt_worker_end how, struct wt_fault *f)
{
	char what[128], place[256], path[WT_QUARANTINE_PATH];
	struct wt_buf bytes = { 0 };
	struct wt_fault why = { 0 };
	say_why(w, how, what, sizeof what);
	print_place(w, job, place, sizeof place);
	take_bytes(w, job, &bytes);
	if (bytes.len == 0)
		(void)wt_fail(f, WARTA_EFORMAT, 0, "%s: %s; it could not be kept", place, what);
	else if (wt_quarantine(w->ask->quarantine, wt_buf_view(&bytes), ending(job), path, &why) !=
		 WARTA_OK)
		(void)wt_fail(f, WARTA_EFORMAT, 0, "%s: %s; it could not be kept: %s", place, what,
			why.text);
	else
		(void)wt_fail(f, WARTA_EFORMAT, 0,
			"%s: %s; it is kept in %s, to be read again by 'warta read --no-store "
			"--articles %s'",
			place, what, path, path);
	wt_buf_release(&bytes);
}

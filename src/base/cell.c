/*
 * cell.c - see cell.h.
 *
 * Parent and child share two areas of memory and a socket, over which each tells the
 * other how many bytes there are.  The child leaves when the socket closes, so that it
 * does not outlive a parent that was killed; one that hangs then is ended by its own
 * watchdog.  Signals that a terminal sends to all are left to the parent.
 */
#define _GNU_SOURCE
#include "base/cell.h"

#include <errno.h>
#include <poll.h>
#include <signal.h>
#include <string.h>
#include <sys/socket.h>
#include <unistd.h>

#include "base/jail.h"
#include "base/watchdog.h"

#define HELLO_SECONDS 30 /* until a child answers at all, on a busy machine */
#define ALIGN         ((size_t)64)

/* --- the child -------------------------------------------------------------------------------- */

static bool
send_number(int fd, uint64_t n)
{
	ssize_t sent;
	do
		sent = send(fd, &n, sizeof n, MSG_NOSIGNAL);
	while (sent < 0 && errno == EINTR);
	return sent == (ssize_t)sizeof n;
}

static bool
receive_number(int fd, uint64_t *n)
{
	ssize_t got;
	do
		got = recv(fd, n, sizeof *n, 0);
	while (got < 0 && errno == EINTR);
	return got == (ssize_t)sizeof *n;
}

/* What a child must know; the work is a function of the program. */
struct birth {
	wt_cell_work *work;
	struct wt_cell_limits limits;
	struct wt_shared memory;
};
_Static_assert(sizeof(struct birth) <= WT_BIRTH_BYTES, "given to a nursery");

/* Where the answers lie, behind the requests. */
static size_t
out_at(const struct wt_cell_limits *l)
{
	return (l->in + ALIGN - 1) / ALIGN * ALIGN;
}

static void
live(const void *with, const int *fds)
{
	struct birth b;
	void *state = NULL;
	memcpy(&b, with, sizeof b);
	char *in = wt_shared_take(&b.memory, fds[1]);
	uint64_t n = wt_jail(b.limits.memory, 0);
	if (!in || !send_number(fds[0], n))
		return;
	char *out = in + out_at(&b.limits);
	wt_watchdog_sign(true);
	wt_watchdog_start(b.limits.seconds + 1);
	while (receive_number(fds[0], &n) && n <= b.limits.in) {
		wt_watchdog_sign(false);
		n = b.work(&state, (struct wt_str){ in, (size_t)n }, out, b.limits.out);
		wt_watchdog_sign(true);
		if (!send_number(fds[0], n))
			return;
	}
}

/* --- the parent ------------------------------------------------------------------------------- */

/* Waits for a number; false at the end of the child or of the time, *late then. */
static bool
await(const struct wt_cell *c, unsigned seconds, uint64_t *n, bool *late)
{
	int64_t end = wt_child_now() + (int64_t)seconds * 1000;
	for (;;) {
		struct pollfd p = { .fd = c->fd, .events = POLLIN };
		int64_t left = end - wt_child_now();
		int got = poll(&p, 1, left > 0 ? (int)left : 0);
		*late = got == 0;
		if (got > 0)
			return receive_number(c->fd, n);
		if (got == 0 || errno != EINTR)
			return false;
	}
}

static void
bury(struct wt_cell *c)
{
	int left;
	if (c->fd >= 0)
		(void)close(c->fd);
	c->fd = -1;
	if (c->pid <= 0)
		return;
	c->signal = wt_nursery_end(c->nursery, c->pid, &left);
	c->pid = 0;
}

int
wt_cell_start(struct wt_cell *c, struct wt_fault *f)
{
	int ends[2];
	uint64_t given;
	bool late;
	if (c->pid > 0)
		return WARTA_OK;
	if (socketpair(AF_UNIX, SOCK_SEQPACKET | SOCK_CLOEXEC, 0, ends) != 0)
		return wt_fail(f, WARTA_EIO, 0, "no socket for a child: %s", strerror(errno));
	const struct birth birth = { c->work, c->limits, c->memory };
	pid_t pid = wt_nursery_bear(c->nursery,
		&(struct wt_birth){ live, &birth, sizeof birth, { ends[1], c->memory.fd }, 2 });
	(void)close(ends[1]);
	if (pid < 0) {
		(void)close(ends[0]);
		return wt_fail(f, WARTA_EIO, 0, "no child can be started: %s", strerror(errno));
	}
	c->pid = pid;
	c->fd = ends[0];
	if (!await(c, HELLO_SECONDS, &given, &late)) {
		bury(c);
		return wt_fail(f, WARTA_EIO, 0, "a child that was started does not answer");
	}
	c->given = (unsigned)given & WT_CELL_WHOLE;
	return WARTA_OK;
}

int
wt_cell_open(struct wt_cell *c, wt_cell_work *work, const struct wt_cell_limits *limits,
	struct wt_fault *f)
{
	*c = (struct wt_cell){ .work = work, .limits = *limits, .fd = -1 };
	if (!wt_shared_open(&c->memory, out_at(limits) + limits->out))
		return wt_fail(f, WARTA_ENOMEM, 0, "no memory to share: %s", strerror(errno));
	c->in = c->memory.at;
	c->out = c->in + out_at(limits);
	return WARTA_OK;
}

void
wt_cell_close(struct wt_cell *c)
{
	if (!c->work)
		return;
	bury(c);
	wt_shared_close(&c->memory);
	*c = (struct wt_cell){ .fd = -1 };
}

enum wt_cell_end
wt_cell_ask(struct wt_cell *c, size_t n, struct wt_str *answer)
{
	uint64_t got = 0;
	bool late = false;
	*answer = (struct wt_str){ c->out, 0 };
	if (c->fd >= 0 && send_number(c->fd, n) && await(c, c->limits.seconds, &got, &late) &&
		got <= c->limits.out) {
		answer->len = (size_t)got;
		return WT_CELL_DONE;
	}
	bury(c);
	return late || c->signal == SIGALRM ? WT_CELL_LATE : WT_CELL_CRASHED;
}

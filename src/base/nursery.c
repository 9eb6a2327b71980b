/*
 * nursery.c - see nursery.h.
 *
 * A request and its answer are one message each, over a socket whose end is the nursery's own, too.
 * Who bears a child must bury it: the nursery waits for those that it bore.  Where it was killed
 * the program forks by itself from then on; children that lost it leave with their sockets.
 */
#define _GNU_SOURCE
#include "base/nursery.h"

#include <errno.h>
#include <pthread.h>
#include <stdlib.h>
#include <string.h>
#include <sys/resource.h>
#include <sys/socket.h>
#include <sys/wait.h>
#include <unistd.h>

#include "base/child.h"

#define FILES 4096 /* descriptors that many children with their memory need */

struct wt_nursery {
	pid_t pid;
	int fd;
	pthread_mutex_t lock; /* a request and its answer belong together */
};

struct request {
	pid_t end; /* this child; 0: one is to be born */
	wt_birth_work *work;
	char with[WT_BIRTH_BYTES];
};

struct answer {
	pid_t pid; /* -1: none */
	int error;
	int signal, left;
};

union control {
	struct cmsghdr align;
	char bytes[CMSG_SPACE(WT_BIRTH_FILES * sizeof(int))];
};

/* --- a child ---------------------------------------------------------------------------------- */

static pid_t
bear(const struct request *r, const int *fds, unsigned n)
{
	int own[WT_BIRTH_FILES];
	pid_t pid = fork();
	if (pid != 0)
		return pid;
	memcpy(own, fds, n * sizeof *fds);
	wt_child_settle(own, n);
	r->work(r->with, own);
	_exit(0);
}

/* --- the nursery ------------------------------------------------------------------------------ */

/* False at the end of the program. */
static bool
receive(int fd, struct request *r, int *fds, unsigned *n)
{
	union control control;
	struct iovec part = { r, sizeof *r };
	struct msghdr m = { .msg_iov = &part,
		.msg_iovlen = 1,
		.msg_control = control.bytes,
		.msg_controllen = sizeof control.bytes };
	ssize_t got;
	do
		got = recvmsg(fd, &m, MSG_CMSG_CLOEXEC);
	while (got < 0 && errno == EINTR);
	struct cmsghdr *c = got == (ssize_t)sizeof *r ? CMSG_FIRSTHDR(&m) : NULL;
	*n = 0;
	if (c && c->cmsg_type == SCM_RIGHTS) {
		*n = (unsigned)((c->cmsg_len - CMSG_LEN(0)) / sizeof *fds);
		memcpy(fds, CMSG_DATA(c), *n * sizeof *fds);
	}
	return got == (ssize_t)sizeof *r;
}

static _Noreturn void
tend(int fd)
{
	struct request r;
	int fds[WT_BIRTH_FILES];
	unsigned n;
	while (receive(fd, &r, fds, &n)) {
		struct answer a = { 0 };
		if (r.end > 0)
			a.signal = wt_child_end(r.end, &a.left);
		else if ((a.pid = bear(&r, fds, n)) < 0)
			a.error = errno;
		while (n > 0)
			(void)close(fds[--n]);
		if (send(fd, &a, sizeof a, MSG_NOSIGNAL) != (ssize_t)sizeof a)
			break;
	}
	_exit(0);
}

/* --- the program ------------------------------------------------------------------------------ */

/* As many descriptors as the system lets it have, up to FILES. */
static void
want_files(void)
{
	struct rlimit r;
	if (getrlimit(RLIMIT_NOFILE, &r) != 0 || r.rlim_cur >= FILES)
		return;
	r.rlim_cur = r.rlim_max < FILES ? r.rlim_max : FILES;
	(void)setrlimit(RLIMIT_NOFILE, &r);
}

int
wt_nursery_open(struct wt_nursery **nursery, struct wt_fault *f)
{
	int ends[2];
	struct wt_nursery *n = calloc(1, sizeof *n);
	*nursery = NULL;
	if (!n || socketpair(AF_UNIX, SOCK_SEQPACKET | SOCK_CLOEXEC, 0, ends) != 0) {
		free(n);
		return wt_fail(f, WARTA_EIO, 0, "no socket for a child: %s", strerror(errno));
	}
	want_files();
	n->pid = fork();
	if (n->pid == 0) {
		wt_child_settle(&ends[1], 1);
		tend(ends[1]);
	}
	(void)close(ends[1]);
	if (n->pid < 0) {
		(void)close(ends[0]);
		free(n);
		return wt_fail(f, WARTA_EIO, 0, "no child can be started: %s", strerror(errno));
	}
	n->fd = ends[0];
	(void)pthread_mutex_init(&n->lock, NULL);
	*nursery = n;
	return WARTA_OK;
}

/* It ends with its socket. */
static void
lose(struct wt_nursery *n)
{
	int left;
	if (n->fd >= 0)
		(void)close(n->fd);
	n->fd = -1;
	if (n->pid > 0)
		(void)wt_child_end(n->pid, &left);
	n->pid = 0;
}

void
wt_nursery_close(struct wt_nursery *n)
{
	if (!n)
		return;
	lose(n);
	(void)pthread_mutex_destroy(&n->lock);
	free(n);
}

static bool
send_request(int fd, struct request *r, const int *fds, unsigned n)
{
	union control control = { .bytes = { 0 } };
	struct iovec part = { r, sizeof *r };
	struct msghdr m = { .msg_iov = &part, .msg_iovlen = 1 };
	ssize_t sent;
	if (n > 0) {
		m.msg_control = control.bytes;
		m.msg_controllen = CMSG_SPACE(n * sizeof *fds);
		struct cmsghdr *c = CMSG_FIRSTHDR(&m);
		c->cmsg_level = SOL_SOCKET;
		c->cmsg_type = SCM_RIGHTS;
		c->cmsg_len = CMSG_LEN(n * sizeof *fds);
		memcpy(CMSG_DATA(c), fds, n * sizeof *fds);
	}
	do
		sent = sendmsg(fd, &m, MSG_NOSIGNAL);
	while (sent < 0 && errno == EINTR);
	return sent == (ssize_t)sizeof *r;
}

static bool
receive_answer(int fd, struct answer *a)
{
	ssize_t got;
	do
		got = recv(fd, a, sizeof *a, 0);
	while (got < 0 && errno == EINTR);
	return got == (ssize_t)sizeof *a;
}

/* False where there is no nursery any more. */
static bool
ask(struct wt_nursery *n, struct request *r, const int *fds, unsigned n_fds, struct answer *a)
{
	(void)pthread_mutex_lock(&n->lock);
	bool good = n->fd >= 0 && send_request(n->fd, r, fds, n_fds) && receive_answer(n->fd, a);
	if (!good)
		lose(n);
	(void)pthread_mutex_unlock(&n->lock);
	return good;
}

pid_t
wt_nursery_bear(struct wt_nursery *n, const struct wt_birth *b)
{
	struct request r = { .work = b->work };
	struct answer a;
	bool here = !n;
	memcpy(r.with, b->with, b->n_with < sizeof r.with ? b->n_with : sizeof r.with);
	for (unsigned i = 0; i < b->n_fds; i++)
		here = here || b->fds[i] < 0;
	if (here || !ask(n, &r, b->fds, b->n_fds, &a))
		return bear(&r, b->fds, b->n_fds);
	errno = a.error;
	return a.pid;
}

/* Not one that a nursery bore; where that is gone, who knows whose number it is by now? */
static bool
is_ours(pid_t pid)
{
	siginfo_t info;
	return waitid(P_PID, (id_t)pid, &info, WEXITED | WNOHANG | WNOWAIT) == 0;
}

int
wt_nursery_end(struct wt_nursery *n, pid_t pid, int *left)
{
	struct request r = { .end = pid };
	struct answer a;
	*left = 0;
	if (!n || is_ours(pid))
		return wt_child_end(pid, left);
	if (!ask(n, &r, NULL, 0, &a))
		return 0;
	*left = a.left;
	return a.signal;
}

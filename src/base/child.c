/*
 * child.c - see child.h.
 */
#define _GNU_SOURCE
#include "base/child.h"

#include <errno.h>
#include <fcntl.h>
#include <malloc.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/mman.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

#define KEPT (16 << 20) /* bytes that a child has freed */

static void
settle_signals(void)
{
	static const int IGNORED[] = { SIGINT, SIGTERM, SIGHUP, SIGQUIT, SIGPIPE, SIGTSTP };
	sigset_t none;
	for (int i = 1; i < 32; i++)
		(void)signal(i, SIG_DFL);
	for (size_t i = 0; i < sizeof IGNORED / sizeof IGNORED[0]; i++)
		(void)signal(IGNORED[i], SIG_IGN);
	(void)sigemptyset(&none);
	(void)sigprocmask(SIG_SETMASK, &none, NULL);
}

void
wt_child_settle(int *fds, unsigned n)
{
	settle_signals();
	/* out of the way first: one may be called as another will be */
	for (unsigned i = 0; i < n; i++)
		if (fds[i] >= 0 && fds[i] < (int)(3 + n))
			fds[i] = fcntl(fds[i], F_DUPFD, (int)(3 + n));
	int null = open("/dev/null", O_RDWR);
	for (int i = 0; i < 3 && null >= 0; i++)
		(void)dup2(null, i);
	for (unsigned i = 0; i < n; i++) {
		if (fds[i] < 0)
			(void)close((int)(3 + i));
		else
			(void)dup2(fds[i], (int)(3 + i));
		fds[i] = (int)(3 + i);
	}
	(void)close_range(3 + n, ~0U, 0);
	/* what one page needed the next will need again: the system is not asked twice */
	(void)mallopt(M_TRIM_THRESHOLD, KEPT);
	(void)mallopt(M_MMAP_THRESHOLD, KEPT);
}

int
wt_child_end(pid_t pid, int *left)
{
	int status = 0;
	(void)kill(pid, SIGKILL);
	while (waitpid(pid, &status, 0) < 0 && errno == EINTR)
		;
	*left = WIFEXITED(status) ? WEXITSTATUS(status) : 0;
	return WIFSIGNALED(status) ? WTERMSIG(status) : 0;
}

int64_t
wt_child_now(void)
{
	struct timespec t;
	(void)clock_gettime(CLOCK_MONOTONIC, &t);
	return (int64_t)t.tv_sec * 1000 + t.tv_nsec / 1000000;
}

bool
wt_child_tested(void)
{
	return getenv("WARTA_CELL_TEST") != NULL;
}

static bool
asks_for(struct wt_str text, const char *who, const char *what)
{
	char words[32];
	(void)snprintf(words, sizeof words, "%s:%s", who, what);
	return wt_str_find(text, wt_str_of(words), 0) >= 0;
}

void
wt_child_misbehave(const char *who, struct wt_str text)
{
	if (!wt_child_tested())
		return;
	if (asks_for(text, who, "crash"))
		abort();
	if (asks_for(text, who, "open") && open("/etc/passwd", O_RDONLY) >= 0)
		abort();
	while (asks_for(text, who, "hang"))
		;
}

static char *
map(size_t n, int kind, int fd)
{
	void *p = mmap(NULL, n, PROT_READ | PROT_WRITE, MAP_SHARED | MAP_NORESERVE | kind, fd, 0);
	return p == MAP_FAILED ? NULL : p;
}

char *
wt_shared_take(const struct wt_shared *s, int fd)
{
	if (s->fd < 0)
		return s->at;
	char *at = map(s->n, 0, fd);
	(void)close(fd);
	return at;
}

/* A file over its limit ends the program (SIGXFSZ). */
static bool
may_be_file(size_t n)
{
	struct rlimit r;
	return getrlimit(RLIMIT_FSIZE, &r) == 0 && r.rlim_cur >= n;
}

bool
wt_shared_open(struct wt_shared *s, size_t n)
{
	*s = (struct wt_shared){ .n = n, .fd = -1 };
	if (may_be_file(n))
		s->fd = memfd_create("warta", MFD_CLOEXEC);
	if (s->fd >= 0 && ftruncate(s->fd, (off_t)n) != 0) {
		(void)close(s->fd);
		s->fd = -1;
	}
	s->at = map(n, s->fd < 0 ? MAP_ANONYMOUS : 0, s->fd);
	if (!s->at && s->fd >= 0)
		(void)close(s->fd);
	return s->at != NULL;
}

void
wt_shared_close(struct wt_shared *s)
{
	if (!s->at)
		return;
	(void)munmap(s->at, s->n);
	if (s->fd >= 0)
		(void)close(s->fd);
	s->at = NULL;
}

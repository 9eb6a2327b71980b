/*
 * test_nursery.c - the promises of base/nursery.h: children are as the program was before it had
 * threads, have but the descriptors they are given, and their end is told.
 */
#include "test.h"

#include <pthread.h>
#include <signal.h>
#include <sys/socket.h>
#include <sys/wait.h>
#include <unistd.h>

#include "base/child.h"
#include "base/nursery.h"

#define THREADS 4
#define BIRTHS  10

static pthread_mutex_t lock = PTHREAD_MUTEX_INITIALIZER;

struct said {
	bool free; /* is the lock? */
	pid_t parent;
};

/* Says what it sees, and waits for a word: 'c' crashes, else the child leaves. */
static void
say_and_wait(const void *with, const int *fds)
{
	struct said said = { pthread_mutex_trylock(&lock) == 0, getppid() };
	char c;
	unsigned left;
	memcpy(&left, with, sizeof left);
	if (write(fds[0], &said, sizeof said) != sizeof said || read(fds[0], &c, 1) != 1)
		_exit(9);
	if (c == 'c')
		(void)raise(SIGSEGV);
	_exit((int)left);
}

struct child {
	pid_t pid;
	int fd;
	struct said said;
};

static struct child
bear(struct wt_nursery *nursery, unsigned left)
{
	int ends[2];
	struct child c = { .pid = 0 };
	assert_int_equal(socketpair(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0, ends), 0);
	c.fd = ends[0];
	c.pid = wt_nursery_bear(
		nursery, &(struct wt_birth){ say_and_wait, &left, sizeof left, { ends[1] }, 1 });
	assert_true(c.pid > 0);
	(void)close(ends[1]);
	assert_int_equal(read(c.fd, &c.said, sizeof c.said), sizeof c.said);
	return c;
}

/* After a word; it has left when its end of the socket is closed. */
static int
end(struct wt_nursery *nursery, const struct child *c, char word, int *left)
{
	char none;
	assert_int_equal(write(c->fd, &word, 1), 1);
	assert_true(read(c->fd, &none, 1) <= 0);
	(void)close(c->fd);
	return wt_nursery_end(nursery, c->pid, left);
}

static void *
hold(void *context)
{
	int *fds = context;
	char c = 0;
	(void)pthread_mutex_lock(&lock);
	bool told = write(fds[1], &c, 1) == 1 && read(fds[1], &c, 1) == 1;
	(void)pthread_mutex_unlock(&lock);
	return told ? context : NULL;
}

/* Is the lock that another thread holds free in a child that is born then? */
static bool
is_free_in_child(struct wt_nursery *nursery)
{
	int fds[2], left;
	char c = 0;
	pthread_t holder;
	assert_int_equal(socketpair(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0, fds), 0);
	assert_int_equal(pthread_create(&holder, NULL, hold, fds), 0);
	assert_int_equal(read(fds[0], &c, 1), 1);
	struct child child = bear(nursery, 0);
	(void)end(nursery, &child, 'e', &left);
	assert_int_equal(write(fds[0], &c, 1), 1);
	assert_int_equal(pthread_join(holder, NULL), 0);
	(void)close(fds[0]);
	(void)close(fds[1]);
	return child.said.free;
}

static void
a_lock_that_a_thread_holds_is_free_in_the_child(void **state)
{
	struct wt_nursery *nursery;
	(void)state;
	assert_int_equal(wt_nursery_open(&nursery, NULL), WARTA_OK);
	assert_false(is_free_in_child(NULL)); /* what it is for */
	assert_true(is_free_in_child(nursery));
	wt_nursery_close(nursery);
}

static void
how_a_child_ended_is_told(void **state)
{
	struct wt_nursery *nursery;
	int left = -1;
	(void)state;
	assert_int_equal(wt_nursery_open(&nursery, NULL), WARTA_OK);
	struct wt_nursery *const whose[] = { nursery, NULL };
	for (int i = 0; i < 2; i++) {
		struct child c = bear(whose[i], 7);
		assert_int_equal(end(whose[i], &c, 'c', &left), SIGSEGV);
		c = bear(whose[i], 0);
		assert_int_equal(wt_nursery_end(whose[i], c.pid, &left), SIGKILL);
		(void)close(c.fd);
	}
	wt_nursery_close(nursery);
}

static void
a_program_whose_nursery_is_gone_bears_by_itself(void **state)
{
	struct wt_nursery *nursery;
	int left;
	char none;
	(void)state;
	assert_int_equal(wt_nursery_open(&nursery, NULL), WARTA_OK);
	struct child orphan = bear(nursery, 0);
	assert_int_not_equal(orphan.said.parent, getpid());
	assert_int_equal(kill(orphan.said.parent, SIGKILL), 0);
	struct child own = bear(nursery, 0);
	assert_int_equal(own.said.parent, getpid());
	assert_int_equal(wt_nursery_end(nursery, own.pid, &left), SIGKILL);
	(void)close(own.fd);
	/* whose number that is now nobody knows: it is not killed, and leaves by itself */
	assert_int_equal(wt_nursery_end(nursery, orphan.pid, &left), 0);
	assert_int_equal(write(orphan.fd, "e", 1), 1);
	assert_int_equal(read(orphan.fd, &none, 1), 0);
	(void)close(orphan.fd);
	wt_nursery_close(nursery);
}

static void *
bear_many(void *context)
{
	for (unsigned i = 0; i < BIRTHS; i++) {
		int left;
		struct child c = bear(context, i);
		(void)end(context, &c, 'e', &left);
	}
	return NULL;
}

static void
threads_may_ask_side_by_side(void **state)
{
	struct wt_nursery *nursery;
	pthread_t threads[THREADS];
	(void)state;
	assert_int_equal(wt_nursery_open(&nursery, NULL), WARTA_OK);
	for (int i = 0; i < THREADS; i++)
		assert_int_equal(pthread_create(&threads[i], NULL, bear_many, nursery), 0);
	for (int i = 0; i < THREADS; i++)
		assert_int_equal(pthread_join(threads[i], NULL), 0);
	wt_nursery_close(nursery);
	assert_int_equal(waitpid(-1, NULL, WNOHANG), -1); /* none is left behind */
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(a_lock_that_a_thread_holds_is_free_in_the_child),
		cmocka_unit_test(how_a_child_ended_is_told),
		cmocka_unit_test(a_program_whose_nursery_is_gone_bears_by_itself),
		cmocka_unit_test(threads_may_ask_side_by_side),
	};
	return cmocka_run_group_tests_name("base/nursery", tests, NULL, NULL);
}

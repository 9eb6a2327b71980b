/*
 * test_cell.c - the promises of base/cell.h: what the child does is the child's end only.
 */
#include "test.h"

#include <fcntl.h>
#include <signal.h>
#include <stdlib.h>
#include <sys/resource.h>
#include <sys/socket.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

#include "base/cell.h"

/* "e": echo; others misbehave. */
static size_t
work(void **state, struct wt_str in, char *out, size_t room)
{
	size_t n = 0;
	(void)state;
	assert_true(in.len <= room);
	switch (in.ptr[0]) {
	case 'c':
		raise(SIGSEGV);
		break;
	case 'h':
		while (in.len)
			;
		break;
	case 'x':
		_exit(0);
	case 'm': /* how much can be had, a megabyte at a time */
		while (n < 4096 && malloc((size_t)1 << 20))
			n++;
		memcpy(out, &n, sizeof n);
		return sizeof n;
	case 'o': /* what must fail */
		out[0] = open("/etc/passwd", O_RDONLY) < 0 && open(".", O_RDONLY) < 0 &&
					 dup(0) < 0 && mkdir("made-by-a-child", 0777) != 0
				 ? 'y'
				 : 'n';
		return 1;
	case 'n':
		(void)socket(AF_INET, SOCK_STREAM, 0);
		break;
	case 'f':
		(void)fork();
		break;
	case 'l':
		return room + 1;
	default:
		break;
	}
	memcpy(out, in.ptr, in.len);
	return in.len;
}

static const struct wt_cell_limits LIMITS = { 4096, 4096, (size_t)64 << 20, 1 };

static enum wt_cell_end
ask(struct wt_cell *c, const char *what, struct wt_str *answer)
{
	struct wt_fault f;
	assert_int_equal(wt_cell_start(c, &f), WARTA_OK);
	memcpy(c->in, what, strlen(what));
	return wt_cell_ask(c, strlen(what), answer);
}

static void
echoes(struct wt_cell *c)
{
	struct wt_str a;
	assert_int_equal(ask(c, "echo", &a), WT_CELL_DONE);
	assert_true(wt_str_is(a, "echo"));
}

static int
open_cell(void **state)
{
	static struct wt_cell c;
	struct wt_fault f;
	*state = &c;
	return wt_cell_open(&c, work, &LIMITS, &f);
}

static int
close_cell(void **state)
{
	wt_cell_close(*state);
	return 0;
}

static void
a_crash_is_told_and_the_next_child_works(void **state)
{
	struct wt_str a;
	struct wt_cell *c = *state;
	echoes(c);
	assert_int_equal(ask(c, "crash", &a), WT_CELL_CRASHED);
	assert_int_equal(c->pid, 0);
	echoes(c);
	assert_int_equal(ask(c, "x", &a), WT_CELL_CRASHED);
	assert_int_equal(c->signal, 0);
	echoes(c);
}

static void
a_child_that_hangs_is_ended(void **state)
{
	struct wt_str a;
	assert_int_equal(ask(*state, "hang", &a), WT_CELL_LATE);
	echoes(*state);
}

static void
a_child_that_was_killed_is_replaced(void **state)
{
	struct wt_cell *c = *state;
	struct wt_str a;
	echoes(c);
	assert_int_equal(kill(c->pid, SIGKILL), 0);
	assert_int_equal(ask(c, "echo", &a), WT_CELL_CRASHED);
	echoes(c);
}

static void
a_cell_works_where_files_may_not_be_large(void **state)
{
	struct rlimit before, small;
	struct wt_nursery *nursery;
	struct wt_cell c;
	(void)state;
	assert_int_equal(getrlimit(RLIMIT_FSIZE, &before), 0);
	small = (struct rlimit){ 1000, before.rlim_max };
	assert_int_equal(setrlimit(RLIMIT_FSIZE, &small), 0);
	assert_int_equal(wt_nursery_open(&nursery, NULL), WARTA_OK);
	assert_int_equal(wt_cell_open(&c, work, &LIMITS, NULL), WARTA_OK);
	c.nursery = nursery;
	echoes(&c);
	struct wt_str a;
	assert_int_equal(ask(&c, "crash", &a), WT_CELL_CRASHED);
	assert_int_equal(c.signal, SIGSEGV);
	wt_cell_close(&c);
	wt_nursery_close(nursery);
	assert_int_equal(setrlimit(RLIMIT_FSIZE, &before), 0);
	assert_int_equal(waitpid(-1, NULL, WNOHANG), -1); /* none is left behind */
}

static void
an_answer_over_its_room_is_none(void **state)
{
	struct wt_str a;
	assert_int_equal(ask(*state, "long", &a), WT_CELL_CRASHED);
	assert_int_equal(a.len, 0);
}

static void
memory_ends(void **state)
{
	struct wt_str a;
	size_t n = 0;
#if defined(__SANITIZE_ADDRESS__) || defined(__SANITIZE_THREAD__)
	skip(); /* their malloc ends the process instead */
#endif
	assert_int_equal(ask(*state, "memory", &a), WT_CELL_DONE);
	memcpy(&n, a.ptr, sizeof n);
	assert_in_range(n, 1, 64);
}

static void
nothing_can_be_opened_started_or_reached(void **state)
{
	struct wt_cell *c = *state;
	struct wt_str a;
	echoes(c);
	if (c->given != WT_CELL_WHOLE)
		skip(); /* this kernel gives no whole sandbox */
	assert_int_equal(ask(c, "open", &a), WT_CELL_DONE);
	assert_int_equal(a.ptr[0], 'y');
	assert_int_equal(ask(c, "network", &a), WT_CELL_CRASHED);
	assert_int_equal(c->signal, SIGSYS);
	assert_int_equal(ask(c, "fork", &a), WT_CELL_CRASHED);
	assert_int_equal(c->signal, SIGSYS);
}

/* What a terminal sends to all is the parent's to answer. */
static void
signals_of_a_terminal_leave_the_child_alone(void **state)
{
	struct wt_cell *c = *state;
	echoes(c);
	assert_int_equal(kill(c->pid, SIGINT), 0);
	assert_int_equal(kill(c->pid, SIGTERM), 0);
	echoes(c);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test_setup_teardown(
			a_crash_is_told_and_the_next_child_works, open_cell, close_cell),
		cmocka_unit_test_setup_teardown(a_child_that_hangs_is_ended, open_cell, close_cell),
		cmocka_unit_test_setup_teardown(
			a_child_that_was_killed_is_replaced, open_cell, close_cell),
		cmocka_unit_test_setup_teardown(
			an_answer_over_its_room_is_none, open_cell, close_cell),
		cmocka_unit_test(a_cell_works_where_files_may_not_be_large),
		cmocka_unit_test_setup_teardown(memory_ends, open_cell, close_cell),
		cmocka_unit_test_setup_teardown(
			nothing_can_be_opened_started_or_reached, open_cell, close_cell),
		cmocka_unit_test_setup_teardown(
			signals_of_a_terminal_leave_the_child_alone, open_cell, close_cell),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}

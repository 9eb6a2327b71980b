/* A child that gets on with nothing ends; one that shows signs of life, or waits, does not. */
#include "test.h"

#include <signal.h>
#include <sys/wait.h>
#include <unistd.h>

#include "base/watchdog.h"

enum how { HANGS, WORKS, WAITS };

static pid_t
bear(enum how how)
{
	pid_t pid = fork();
	assert_true(pid >= 0);
	if (pid > 0)
		return pid;
	wt_watchdog_start(1);
	wt_watchdog_sign(how == WAITS);
	for (;;)
		if (how == WORKS)
			wt_watchdog_sign(false);
		else if (how == WAITS)
			(void)pause();
}

static void
who_hangs_ends(void **state)
{
	int status;
	(void)state;
	pid_t works = bear(WORKS), waits = bear(WAITS), hangs = bear(HANGS);
	assert_int_equal(waitpid(hangs, &status, 0), hangs);
	assert_true(WIFSIGNALED(status));
	assert_int_equal(WTERMSIG(status), SIGALRM);
	/* older than it, and under the same eyes */
	assert_int_equal(waitpid(works, &status, WNOHANG), 0);
	assert_int_equal(waitpid(waits, &status, WNOHANG), 0);
	(void)kill(works, SIGKILL);
	(void)kill(waits, SIGKILL);
	assert_int_equal(waitpid(works, &status, 0), works);
	assert_int_equal(waitpid(waits, &status, 0), waits);
}

int
main(void)
{
	const struct CMUnitTest tests[] = { cmocka_unit_test(who_hangs_ends) };
	return cmocka_run_group_tests(tests, NULL, NULL);
}

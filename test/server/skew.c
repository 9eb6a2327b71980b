/*
 * skew.c - a clock that is wrong, for tests: preloaded, time(2) says WARTA_TEST_SKEW seconds more.
 *
 * Clocks that wait (clock_gettime) stay as they are.
 */
#include <stdlib.h>
#include <time.h>

time_t
time(time_t *to)
{
	const char *skew = getenv("WARTA_TEST_SKEW");
	struct timespec now;
	(void)clock_gettime(CLOCK_REALTIME, &now);
	time_t t = now.tv_sec + (skew ? (time_t)strtol(skew, NULL, 10) : 0);
	if (to)
		*to = t;
	return t;
}

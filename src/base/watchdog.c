/*
 * watchdog.c - see watchdog.h.
 *
 * A signal's handler has nothing but globals to look at: these are the process's own, as its alarm
 * is.
 */
#define _GNU_SOURCE
#include "base/watchdog.h"

#include <signal.h>
#include <string.h>
#include <unistd.h>

static volatile sig_atomic_t lives, waits, lived = -1;
static unsigned rest, step; /* seconds that it may rest, and between two looks */
static unsigned rested;

/* Only calls that a handler may make, and a locked child too. */
static void
look(int signal_)
{
	rested = waits || lives != lived ? 0 : rested + step;
	lived = lives;
	if (rested >= rest) {
		struct sigaction dies;
		memset(&dies, 0, sizeof dies);
		dies.sa_handler = SIG_DFL;
		(void)sigaction(signal_, &dies, NULL);
		(void)raise(signal_); /* when this has returned */
		return;
	}
	(void)alarm(step);
}

void
wt_watchdog_start(unsigned seconds)
{
	struct sigaction looks;
	memset(&looks, 0, sizeof looks);
	looks.sa_handler = look;
	looks.sa_flags = SA_RESTART;
	(void)sigaction(SIGALRM, &looks, NULL);
	rest = seconds;
	step = seconds / 8 + 1;
	(void)alarm(step);
}

void
wt_watchdog_sign(bool waiting)
{
	waits = waiting;
	lives = (lives + 1) & 0xffffff;
}

/*
 * watchdog.h - ends a child that gets on with nothing, where nobody else would.
 *
 * Its parent looks at the clock first; this is for the child whose parent is gone.  To get on costs
 * no call of the system: the alarm, when it comes, looks whether there was a sign of life since the
 * last one.
 */
#ifndef WT_BASE_WATCHDOG_H
#define WT_BASE_WATCHDOG_H

#include <stdbool.h>

/* From now on the process ends by SIGALRM where there is no sign of life for `seconds`, or up to a
 * half longer; one for the whole process. */
void wt_watchdog_start(unsigned seconds);
/* A sign of life.  `waiting`: for others, as long as that takes. */
void wt_watchdog_sign(bool waiting);

#endif

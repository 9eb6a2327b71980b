/*
 * child.h - what every locked child needs at its birth and at its end.
 */
#ifndef WT_BASE_CHILD_H
#define WT_BASE_CHILD_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <sys/types.h>

#include "base/span.h"

/* In a process just forked: what a terminal sends to all is left to the parent, the standard
 * streams lead nowhere, and of all other descriptors fds[0 .. n) stay, called 3, 4 ... from now on.
 */
void wt_child_settle(int *fds, unsigned n);
/* Ends the child and waits for it; the signal that it died of, 0 where it left by itself, *left
 * says how then. */
int wt_child_end(pid_t pid, int *left);
/* Milliseconds of the clock that only goes forward. */
int64_t wt_child_now(void);
/* For tests: with WARTA_CELL_TEST in the environment a text that holds "WHO:crash", "WHO:hang" or
 * "WHO:open" makes the child do that; opening what it may not must fail. */
bool wt_child_tested(void);
void wt_child_misbehave(const char *who, struct wt_str text);

/* Memory that a program shares with its child, to which its descriptor is given. */
struct wt_shared {
	char *at; /* NULL: none */
	size_t n;
	int fd; /* -1 where files may not be so large: then only a child forked here has it */
};

bool wt_shared_open(struct wt_shared *s, size_t n);
void wt_shared_close(struct wt_shared *s);
/* In the child, with the descriptor as it was given, which is closed; NULL where there is no room.
 */
char *wt_shared_take(const struct wt_shared *s, int fd);

#endif

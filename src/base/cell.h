/*
 * cell.h - a child process that reads foreign bytes, and can do nothing else.
 *
 * In: bytes, in memory that both share.  Out: bytes, in memory that both share, or how
 * the child ended: it crashed, took too long, or the kernel killed it.  Within the
 * child the kernel lets nothing be opened (landlock), no program be started, no socket
 * be made (seccomp), and no more memory be taken than allowed (rlimits).  What comes out
 * is foreign as well: whoever takes it checks it.
 *
 * The child knows the parent's memory as it was when it was born, or the nursery was opened that
 * bore it; it shares no descriptor with it but the cell's own.
 */
#ifndef WT_BASE_CELL_H
#define WT_BASE_CELL_H

#include <sys/types.h>

#include "base/child.h"
#include "base/nursery.h"
#include "base/span.h"

/* What the kernel gave. */
enum { WT_CELL_LANDLOCK = 1, WT_CELL_SECCOMP = 2, WT_CELL_WHOLE = 3 };

/*
 * The child's work on one request: `in` holds it, the answer goes to out[0 .. room); gives its
 * length.  Memory and state of its own live in *state, which is NULL at first.
 */
typedef size_t wt_cell_work(void **state, struct wt_str in, char *out, size_t room);

struct wt_cell_limits {
	size_t in, out;   /* bytes of a request and of an answer */
	size_t memory;    /* that the child may take, besides what it was born with */
	unsigned seconds; /* for one request */
};

enum wt_cell_end {
	WT_CELL_DONE,
	WT_CELL_CRASHED, /* by a signal, or it ended by itself */
	WT_CELL_LATE     /* killed: it took too long */
};

struct wt_cell {
	wt_cell_work *work;
	struct wt_cell_limits limits;
	struct wt_nursery *nursery; /* of its children; NULL: they are forked here */
	pid_t pid;                  /* 0: no child */
	int fd;                     /* to it, -1 */
	struct wt_shared memory;
	char *in, *out; /* of it */
	unsigned given; /* of WT_CELL_WHOLE */
	int signal;     /* that ended the last child, 0 */
};

/* Takes the shared memory; the child is not born yet.  WARTA_ENOMEM. */
int wt_cell_open(struct wt_cell *c, wt_cell_work *work, const struct wt_cell_limits *limits,
	struct wt_fault *f);
/* Ends the child.  A cell that was zeroed is taken too. */
void wt_cell_close(struct wt_cell *c);
/* Starts a child, where there is none: WARTA_EIO where there can be none. */
int wt_cell_start(struct wt_cell *c, struct wt_fault *f);
/* Gives the child `n` bytes of c->in and waits.  Where it does not end well, it is gone. */
enum wt_cell_end wt_cell_ask(struct wt_cell *c, size_t n, struct wt_str *answer);

#endif

/*
 * lines.h - reads a file line by line with a limit on the line, in bounded memory.
 */
#ifndef WT_CAPTURE_LINES_H
#define WT_CAPTURE_LINES_H

#include <signal.h>

#include "base/buf.h"

struct wt_lines {
	int fd;
	size_t most; /* bytes of a line */
	char *chunk; /* what was read, not yet given */
	size_t at, end;
	uint64_t bytes;  /* consumed so far */
	uint32_t number; /* of the line given last, from 1 */
	bool ended;
	int error;                         /* errno of a failed read */
	const volatile sig_atomic_t *stop; /* set: a read that a signal breaks off ends the file */
};

/* The descriptor stays the caller's. WARTA_OK or WARTA_ENOMEM. */
int wt_lines_open(struct wt_lines *l, int fd, size_t most);
void wt_lines_close(struct wt_lines *l);
/* Looks at what came, without consuming it; waits only until there is more than blanks. */
struct wt_str wt_lines_peek(struct wt_lines *l);

enum wt_line { WT_LINE_END, WT_LINE_OK, WT_LINE_TOO_LONG };
/* The next line without its end, into *line (cleared first); too long ones are passed over. */
enum wt_line wt_lines_next(struct wt_lines *l, struct wt_buf *line);

#endif

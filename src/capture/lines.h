/*
 * lines.h - lines of a stream with a limit on the line, in bounded memory.
 */
#ifndef WT_CAPTURE_LINES_H
#define WT_CAPTURE_LINES_H

#include "base/buf.h"
#include "capture/stream.h"

struct wt_lines {
	struct wt_stream *stream;
	size_t most;     /* bytes of a line */
	uint32_t number; /* of the line given last, from 1 */
};

enum wt_line { WT_LINE_END, WT_LINE_OK, WT_LINE_TOO_LONG };
/* The next line without its end, into *line (cleared first); too long ones are passed over.  A
 * stream that is damaged ends: see its damage. */
enum wt_line wt_lines_next(struct wt_lines *l, struct wt_buf *line);

#endif

/*
 * lines.c - see lines.h.
 */
#include "capture/lines.h"

#include <errno.h>
#include <stdlib.h>
#include <unistd.h>

#define CHUNK ((size_t)256 << 10)

int
wt_lines_open(struct wt_lines *l, int fd, size_t most)
{
	*l = (struct wt_lines){ .fd = fd, .most = most, .chunk = malloc(CHUNK) };
	return l->chunk ? WARTA_OK : WARTA_ENOMEM;
}

void
wt_lines_close(struct wt_lines *l)
{
	free(l->chunk);
	l->chunk = NULL;
}

static void
fill(struct wt_lines *l)
{
	if (l->at > 0 && l->at == l->end)
		l->at = l->end = 0;
	while (!l->ended && l->end < CHUNK) {
		ssize_t n = read(l->fd, l->chunk + l->end, CHUNK - l->end);
		if (n < 0 && errno == EINTR && !(l->stop && *l->stop))
			continue;
		if (n <= 0) {
			l->error = n < 0 ? errno : 0;
			l->ended = true;
			return;
		}
		l->end += (size_t)n;
		return;
	}
}

struct wt_str
wt_lines_peek(struct wt_lines *l)
{
	struct wt_str seen = { l->chunk + l->at, l->end - l->at };
	while (!l->ended && wt_str_trim(seen).len == 0 && l->end < CHUNK) {
		fill(l);
		seen = (struct wt_str){ l->chunk + l->at, l->end - l->at };
	}
	return seen;
}

enum wt_line
wt_lines_next(struct wt_lines *l, struct wt_buf *line)
{
	bool too_long = false, any = false;
	wt_buf_clear(line);
	for (;;) {
		if (l->at == l->end)
			fill(l);
		if (l->at == l->end) {
			if (!any)
				return WT_LINE_END;
			break;
		}
		any = true;
		size_t n = l->end - l->at;
		const char *nl = memchr(l->chunk + l->at, '\n', n);
		size_t take = nl ? (size_t)(nl - (l->chunk + l->at)) : n;
		if (line->len + take > l->most)
			too_long = true;
		if (!too_long)
			wt_buf_add(line, l->chunk + l->at, take);
		l->at += take + (nl ? 1 : 0);
		l->bytes += take + (nl ? 1 : 0);
		if (nl)
			break;
	}
	l->number++;
	return too_long || line->failed ? WT_LINE_TOO_LONG : WT_LINE_OK;
}

/*
 * lines.c - see lines.h.
 */
#include "capture/lines.h"

enum wt_line
wt_lines_next(struct wt_lines *l, struct wt_buf *line)
{
	bool too_long = false, any = false;
	wt_buf_clear(line);
	while (wt_stream_need(l->stream, 1)) {
		struct wt_str v = wt_stream_view(l->stream);
		const char *nl = memchr(v.ptr, '\n', v.len);
		size_t take = nl ? (size_t)(nl - v.ptr) : v.len;
		any = true;
		too_long = too_long || line->len + take > l->most;
		if (!too_long)
			wt_buf_add(line, v.ptr, take);
		wt_stream_take(l->stream, take + (nl ? 1 : 0));
		if (nl)
			break;
	}
	if (!any)
		return WT_LINE_END;
	l->number++;
	return too_long || line->failed ? WT_LINE_TOO_LONG : WT_LINE_OK;
}

/*
 * buf.c - see buf.h.  Grows by doubling.
 */
#include "base/buf.h"

#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>

void
wt_buf_release(struct wt_buf *b)
{
	free(b->ptr);
	*b = (struct wt_buf){ NULL, 0, 0, false };
}

void
wt_buf_clear(struct wt_buf *b)
{
	b->len = 0;
	b->failed = false;
	if (b->ptr)
		b->ptr[0] = '\0';
}

/* Room for n more bytes and a NUL. */
static bool
reserve(struct wt_buf *b, size_t n)
{
	if (b->failed || n > SIZE_MAX / 2 - b->len)
		b->failed = true;
	if (b->failed)
		return false;
	if (b->ptr && b->cap > b->len + n)
		return true;
	size_t cap = b->cap ? b->cap : 256;
	while (cap < b->len + n + 1)
		cap *= 2;
	char *p = realloc(b->ptr, cap);
	if (!p) {
		b->failed = true;
		return false;
	}
	b->ptr = p;
	b->cap = cap;
	return true;
}

void
wt_buf_add(struct wt_buf *b, const void *bytes, size_t n)
{
	if (!reserve(b, n))
		return;
	if (n)
		memcpy(b->ptr + b->len, bytes, n);
	b->len += n;
	b->ptr[b->len] = '\0';
}

void
wt_buf_str(struct wt_buf *b, struct wt_str s)
{
	wt_buf_add(b, s.ptr, s.len);
}

void
wt_buf_cstr(struct wt_buf *b, const char *s)
{
	wt_buf_add(b, s, strlen(s));
}

void
wt_buf_char(struct wt_buf *b, char c)
{
	wt_buf_add(b, &c, 1);
}

void
wt_buf_printf(struct wt_buf *b, const char *format, ...)
{
	va_list args;
	va_start(args, format);
	int n = vsnprintf(NULL, 0, format, args);
	va_end(args);
	if (n < 0 || !reserve(b, (size_t)n))
		return;
	va_start(args, format);
	(void)vsnprintf(b->ptr + b->len, (size_t)n + 1, format, args);
	va_end(args);
	b->len += (size_t)n;
}

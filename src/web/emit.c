/*
 * emit.c - HTML put together, see emit.h.
 */
#include "web/emit.h"

#include <assert.h>
#include <inttypes.h>
#include <stdarg.h>
#include <stdio.h>

#include "base/utf8.h"

static const char *
entity(char c)
{
	switch (c) {
	case '&':
		return "&amp;";
	case '<':
		return "&lt;";
	case '>':
		return "&gt;";
	case '"':
		return "&quot;";
	case '\'':
		return "&#39;";
	default:
		return NULL;
	}
}

/* May stand in a page as it is: a letter of more than one byte, or no control. */
static bool
is_plain(struct wt_str piece)
{
	unsigned char c = (unsigned char)piece.ptr[0];
	if (piece.len > 1)
		return wt_utf8_len(piece.ptr, piece.len) == piece.len;
	return (c >= 0x20 && c < 0x7f) || c == '\n' || c == '\t';
}

void
wt_emit_text(struct wt_buf *out, struct wt_str text)
{
	for (size_t at = 0; at < text.len;) {
		size_t n = wt_utf8_len(text.ptr + at, text.len - at);
		struct wt_str piece = { text.ptr + at, n ? n : 1 };
		const char *escaped = entity(piece.ptr[0]);
		if (escaped)
			wt_buf_cstr(out, escaped);
		else if (is_plain(piece))
			wt_buf_str(out, piece);
		else
			wt_buf_cstr(out, "\xef\xbf\xbd");
		at += piece.len;
	}
}

void
wt_emit_url(struct wt_buf *out, struct wt_str text)
{
	static const char HEX[] = "0123456789ABCDEF";
	for (size_t i = 0; i < text.len; i++) {
		char c = text.ptr[i];
		if (wt_is_alpha(c) || wt_is_digit(c) || c == '-' || c == '_' || c == '~') {
			wt_buf_char(out, c);
		} else {
			wt_buf_char(out, '%');
			wt_buf_char(out, HEX[(unsigned char)c >> 4]);
			wt_buf_char(out, HEX[(unsigned char)c & 15]);
		}
	}
}

static void
put_count(struct wt_buf *out, uint64_t n)
{
	char digits[24];
	int len = snprintf(digits, sizeof digits, "%" PRIu64, n);
	for (int i = 0; i < len; i++) {
		if (i > 0 && (len - i) % 3 == 0)
			wt_buf_cstr(out, "\xe2\x80\xaf"); /* narrow no-break space: read alike in
							     both languages */
		wt_buf_char(out, digits[i]);
	}
}

void
wt_emit(struct wt_buf *out, const char *markup, ...)
{
	va_list args;
	va_start(args, markup);
	for (const char *at = markup; *at; at++) {
		if (*at != '%') {
			wt_buf_char(out, *at);
			continue;
		}
		switch (*++at) {
		case 's':
			wt_emit_text(out, wt_str_of(va_arg(args, const char *)));
			break;
		case 'S':
			wt_emit_text(out, va_arg(args, struct wt_str));
			break;
		case 'u':
			wt_emit_url(out, va_arg(args, struct wt_str));
			break;
		case 'd':
			wt_buf_printf(out, "%d", va_arg(args, int));
			break;
		case 'l':
			put_count(out, va_arg(args, uint64_t));
			break;
		case '%':
			wt_buf_char(out, '%');
			break;
		default:
			assert(!"markup with an unknown sign");
			at--; /* the NUL is not passed */
		}
	}
	va_end(args);
}

/*
 * escape.c - texts as the formats of others want them, see escape.h.
 *
 * Texts come from foreign pages.  A cell that begins with = + - @ is a formula to a spreadsheet,
 * which may run programs; a control character breaks rows or is forbidden in XML.
 */
#include "base/escape.h"

#include <stdio.h>
#include <string.h>

#include "base/utf8.h"

static bool
is_control(char c)
{
	return ((unsigned char)c < 0x20) || c == 0x7f;
}

static bool
is_formula(const char *text)
{
	while (*text == ' ' || is_control(*text))
		if (*text++ == '\0')
			return false;
	return strchr("=+-@|%", *text) != NULL;
}

void
wt_escape_csv(struct wt_buf *b, const char *text, bool guard)
{
	bool formula = guard && text[0] && is_formula(text);
	if (!formula && !strpbrk(text, ",\";\r\n")) {
		for (; *text; text++)
			wt_buf_char(b, is_control(*text) ? ' ' : *text);
		return;
	}
	wt_buf_cstr(b, formula ? "\"'" : "\"");
	for (; *text; text++) {
		if (*text == '"')
			wt_buf_char(b, '"');
		wt_buf_char(b, is_control(*text) ? ' ' : *text);
	}
	wt_buf_char(b, '"');
}

void
wt_escape_tsv(struct wt_buf *b, const char *text)
{
	for (; *text; text++)
		wt_buf_char(b, is_control(*text) ? ' ' : *text);
}

void
wt_escape_xml(struct wt_buf *b, const char *text)
{
	struct wt_str s = wt_str_of(text);
	for (size_t at = 0; at < s.len;) {
		size_t start = at;
		uint32_t c = wt_utf8_next(s, &at);
		if (c == '&')
			wt_buf_cstr(b, "&amp;");
		else if (c == '<')
			wt_buf_cstr(b, "&lt;");
		else if (c == '>')
			wt_buf_cstr(b, "&gt;");
		else if (c == '"')
			wt_buf_cstr(b, "&quot;");
		else if (c == 0xfffd)
			wt_buf_cstr(b, "\xef\xbf\xbd");
		else if ((c >= 0x20 && c < 0x7f) || c == '\n' || c == '\t' ||
			 (c >= 0xa0 && (c & 0xfffe) != 0xfffe))
			wt_buf_add(b, s.ptr + start, at - start);
		else
			wt_buf_char(b, ' ');
	}
}

#define FOLD 74 /* bytes; 75 with the blank that goes on */

void
wt_escape_ics(struct wt_buf *b, const char *name, const char *value)
{
	size_t used = strlen(name) + 1;
	struct wt_str s = wt_str_of(value);
	wt_buf_printf(b, "%s:", name);
	for (size_t at = 0; at < s.len;) {
		char plain[8];
		size_t start = at, n;
		(void)wt_utf8_next(s, &at);
		char c = s.ptr[start];
		if (c == '\n')
			n = (size_t)snprintf(plain, sizeof plain, "\\n");
		else if (is_control(c))
			n = (size_t)snprintf(plain, sizeof plain, " ");
		else if (strchr("\\;,", c))
			n = (size_t)snprintf(plain, sizeof plain, "\\%c", c);
		else
			n = (size_t)snprintf(
				plain, sizeof plain, "%.*s", (int)(at - start), s.ptr + start);
		if (used + n > FOLD) {
			wt_buf_cstr(b, "\r\n ");
			used = 1;
		}
		wt_buf_add(b, plain, n);
		used += n;
	}
	wt_buf_cstr(b, "\r\n");
}

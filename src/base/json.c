/*
 * json.c - see json.h.
 */
#include "base/json.h"

#include <math.h>
#include <stdio.h>

#include "base/utf8.h"

static void
before_value(struct wt_json *j)
{
	if (j->comma)
		wt_buf_char(j->out, ',');
	j->comma = true;
}

void
wt_json_open(struct wt_json *j, char bracket)
{
	before_value(j);
	wt_buf_char(j->out, bracket);
	j->comma = false;
}

void
wt_json_close(struct wt_json *j, char bracket)
{
	wt_buf_char(j->out, bracket);
	j->comma = true;
}

static void
escape(struct wt_buf *out, unsigned char c)
{
	static const char SHORT[] = "\b\t\n\f\r\"\\", LETTERS[] = "btnfr\"\\";
	const char *p = c ? strchr(SHORT, c) : NULL;
	if (p) {
		wt_buf_char(out, '\\');
		wt_buf_char(out, LETTERS[p - SHORT]);
	} else {
		wt_buf_printf(out, "\\u%04x", c);
	}
}

static void
put_string(struct wt_buf *out, struct wt_str s)
{
	wt_buf_char(out, '"');
	size_t plain = 0;
	for (size_t i = 0; i < s.len;) {
		unsigned char c = (unsigned char)s.ptr[i];
		size_t len = wt_utf8_len(s.ptr + i, s.len - i);
		if (len > 0 && c >= 0x20 && c != '"' && c != '\\') {
			i += len;
			continue;
		}
		wt_buf_add(out, s.ptr + plain, i - plain);
		if (len == 0)
			wt_buf_cstr(out, "\xef\xbf\xbd");
		else
			escape(out, c);
		plain = ++i;
	}
	if (s.len > plain)
		wt_buf_add(out, s.ptr + plain, s.len - plain);
	wt_buf_char(out, '"');
}

void
wt_json_key(struct wt_json *j, const char *key)
{
	before_value(j);
	put_string(j->out, wt_str_of(key));
	wt_buf_char(j->out, ':');
	j->comma = false;
}

void
wt_json_str(struct wt_json *j, struct wt_str s)
{
	before_value(j);
	put_string(j->out, s);
}

void
wt_json_cstr(struct wt_json *j, const char *s)
{
	wt_json_str(j, wt_str_of(s));
}

void
wt_json_int(struct wt_json *j, int64_t n)
{
	before_value(j);
	wt_buf_printf(j->out, "%lld", (long long)n);
}

/* Trailing zeros are cut: 0.930 is 0.93, 2.0 is 2. */
void
wt_json_num(struct wt_json *j, double x, int decimals)
{
	char text[64];
	before_value(j);
	int n = snprintf(text, sizeof text, "%.*f", decimals, isfinite(x) ? x : 0.0);
	if (n > 0 && (size_t)n < sizeof text)
		text[strspn(text, "-0123456789")] =
			decimals ? '.' : '\0'; /* not as the locale has it */
	if (n > 0 && (size_t)n < sizeof text && strchr(text, '.')) {
		while (n > 1 && text[n - 1] == '0')
			text[--n] = '\0';
		if (text[n - 1] == '.')
			text[--n] = '\0';
	}
	wt_buf_cstr(j->out, text);
}

void
wt_json_bool(struct wt_json *j, bool b)
{
	before_value(j);
	wt_buf_cstr(j->out, b ? "true" : "false");
}

void
wt_json_null(struct wt_json *j)
{
	before_value(j);
	wt_buf_cstr(j->out, "null");
}

void
wt_json_span(struct wt_json *j, struct wt_span s)
{
	wt_json_open(j, '[');
	wt_json_int(j, s.start);
	wt_json_int(j, s.end);
	wt_json_close(j, ']');
}

void
wt_json_str_if(struct wt_json *j, const char *key, struct wt_str s)
{
	if (s.len == 0)
		return;
	wt_json_key(j, key);
	wt_json_str(j, s);
}

void
wt_json_span_if(struct wt_json *j, const char *key, struct wt_span s)
{
	if (s.start == s.end)
		return;
	wt_json_key(j, key);
	wt_json_span(j, s);
}

void
wt_json_strs(struct wt_json *j, const char *key, const struct wt_str *list, size_t n)
{
	wt_json_key(j, key);
	wt_json_open(j, '[');
	for (size_t i = 0; i < n; i++)
		wt_json_str(j, list[i]);
	wt_json_close(j, ']');
}

void
wt_json_spans(struct wt_json *j, const char *key, const struct wt_span *list, size_t n)
{
	wt_json_key(j, key);
	wt_json_open(j, '[');
	for (size_t i = 0; i < n; i++)
		wt_json_span(j, list[i]);
	wt_json_close(j, ']');
}

/*
 * utf8.c - well-formed UTF-8 after the table 3-7 of the Unicode Standard.
 *
 * A bad byte becomes one '?', not U+FFFD: one byte for one, so that every offset
 * into the document stays what it was in the file.
 */
#include "base/utf8.h"

static bool
is_tail(unsigned char c)
{
	return (c & 0xc0) == 0x80;
}

size_t
wt_utf8_len(const char *text, size_t n)
{
	const unsigned char *s = (const unsigned char *)text;
	if (n == 0)
		return 0;
	if (s[0] < 0x80)
		return 1;
	if (s[0] >= 0xc2 && s[0] <= 0xdf)
		return n >= 2 && is_tail(s[1]) ? 2 : 0;
	if (s[0] >= 0xe0 && s[0] <= 0xef) {
		if (n < 3 || !is_tail(s[1]) || !is_tail(s[2]))
			return 0;
		if ((s[0] == 0xe0 && s[1] < 0xa0) || (s[0] == 0xed && s[1] > 0x9f))
			return 0;
		return 3;
	}
	if (s[0] >= 0xf0 && s[0] <= 0xf4) {
		if (n < 4 || !is_tail(s[1]) || !is_tail(s[2]) || !is_tail(s[3]))
			return 0;
		if ((s[0] == 0xf0 && s[1] < 0x90) || (s[0] == 0xf4 && s[1] > 0x8f))
			return 0;
		return 4;
	}
	return 0;
}

uint32_t
wt_utf8_next(struct wt_str s, size_t *at)
{
	const unsigned char *p = (const unsigned char *)s.ptr + *at;
	size_t n = wt_utf8_len(s.ptr + *at, s.len - *at);
	if (n == 0) {
		++*at;
		return 0xfffd;
	}
	*at += n;
	uint32_t c = n == 1 ? p[0] : p[0] & (0x7fu >> n);
	for (size_t i = 1; i < n; i++)
		c = c << 6 | (p[i] & 0x3fu);
	return c;
}

uint32_t
wt_utf8_clean(char *s, size_t n)
{
	uint32_t bad = 0;
	for (size_t i = 0; i < n;) {
		/* eight ASCII bytes at once; a NUL among them falls through */
		uint64_t w;
		if (n - i >= 8) {
			memcpy(&w, s + i, 8);
			bool nul = (w - UINT64_C(0x0101010101010101)) & ~w &
				   UINT64_C(0x8080808080808080);
			if (!(w & UINT64_C(0x8080808080808080)) && !nul) {
				i += 8;
				continue;
			}
		}
		size_t len = s[i] ? wt_utf8_len(s + i, n - i) : 0;
		if (len == 0) {
			s[i] = '?';
			bad++;
			len = 1;
		}
		i += len;
	}
	return bad;
}

/*
 * span.c - the few operations on borrowed text that are too long to inline.
 */
#include "base/span.h"

bool
wt_str_in(struct wt_str s, const char *const *list)
{
	char first = s.len ? s.ptr[0] : '\0'; /* parts most words at once */
	for (; *list; list++)
		if (**list == first && wt_str_is(s, *list))
			return true;
	return false;
}

bool
wt_str_eq_nocase(struct wt_str a, struct wt_str b)
{
	if (a.len != b.len)
		return false;
	for (size_t i = 0; i < a.len; i++)
		if (wt_lower(a.ptr[i]) != wt_lower(b.ptr[i]))
			return false;
	return true;
}

bool
wt_str_starts(struct wt_str s, struct wt_str prefix)
{
	return s.len >= prefix.len &&
	       (prefix.len == 0 || memcmp(s.ptr, prefix.ptr, prefix.len) == 0);
}

bool
wt_str_ends(struct wt_str s, struct wt_str suffix)
{
	return s.len >= suffix.len &&
	       (suffix.len == 0 || memcmp(s.ptr + s.len - suffix.len, suffix.ptr, suffix.len) == 0);
}

int
wt_str_cmp(struct wt_str a, struct wt_str b)
{
	size_t n = a.len < b.len ? a.len : b.len;
	int order = n ? memcmp(a.ptr, b.ptr, n) : 0;
	if (order != 0)
		return order;
	return (a.len > b.len) - (a.len < b.len);
}

struct wt_str
wt_str_trim(struct wt_str s)
{
	while (s.len > 0 && wt_is_space(s.ptr[0])) {
		s.ptr++;
		s.len--;
	}
	while (s.len > 0 && wt_is_space(s.ptr[s.len - 1]))
		s.len--;
	return s;
}

ptrdiff_t
wt_str_find(struct wt_str s, struct wt_str needle, size_t from)
{
	if (needle.len == 0)
		return from <= s.len ? (ptrdiff_t)from : -1;
	while (from + needle.len <= s.len) {
		const char *hit =
			memchr(s.ptr + from, needle.ptr[0], s.len - needle.len - from + 1);
		if (!hit)
			return -1;
		if (memcmp(hit, needle.ptr, needle.len) == 0)
			return hit - s.ptr;
		from = (size_t)(hit - s.ptr) + 1;
	}
	return -1;
}

bool
wt_str_split(struct wt_str *rest, char sep, struct wt_str *part)
{
	if (!rest->ptr)
		return false;
	const char *cut = rest->len ? memchr(rest->ptr, sep, rest->len) : NULL;
	if (!cut) {
		*part = *rest;
		*rest = (struct wt_str){ NULL, 0 };
		return true;
	}
	size_t n = (size_t)(cut - rest->ptr);
	*part = (struct wt_str){ rest->ptr, n };
	*rest = (struct wt_str){ cut + 1, rest->len - n - 1 };
	return true;
}

bool
wt_str_to_u64(struct wt_str s, uint64_t *value)
{
	uint64_t v = 0;
	if (s.len == 0)
		return false;
	for (size_t i = 0; i < s.len; i++) {
		if (!wt_is_digit(s.ptr[i]))
			return false;
		uint64_t digit = (uint64_t)(s.ptr[i] - '0');
		if (v > (UINT64_MAX - digit) / 10)
			return false;
		v = v * 10 + digit;
	}
	*value = v;
	return true;
}

uint64_t
wt_str_hash(struct wt_str s)
{
	uint64_t h = UINT64_C(14695981039346656037);
	for (size_t i = 0; i < s.len; i++) {
		h ^= (unsigned char)s.ptr[i];
		h *= UINT64_C(1099511628211);
	}
	return h;
}

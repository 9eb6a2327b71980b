/*
 * span.h - where text stands, and a view of it.
 *
 * A span is a fact: byte offsets into a stored document, end exclusive.  A str
 * is a borrowed view: pointer and length, not NUL-ended, valid as long as what
 * it was cut from.
 */
#ifndef WT_BASE_SPAN_H
#define WT_BASE_SPAN_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

struct wt_span {
	uint32_t start;
	uint32_t end;
};

struct wt_str {
	const char *ptr;
	size_t len;
};

#define WT_STR(literal) ((struct wt_str){ (literal), sizeof(literal) - 1 })
/* for printf's %.*s */
#define WT_FMT(s) (int)(s).len, (s).ptr

static inline struct wt_str
wt_str_of(const char *cstr)
{
	return (struct wt_str){ cstr, cstr ? strlen(cstr) : 0 };
}

static inline struct wt_str
wt_view(struct wt_str text, struct wt_span span)
{
	if (span.end > text.len || span.start > span.end)
		return (struct wt_str){ text.ptr, 0 };
	return (struct wt_str){ text.ptr + span.start, span.end - span.start };
}

static inline uint32_t
wt_span_len(struct wt_span s)
{
	return s.end - s.start;
}

/* The smallest span that holds both; an empty span counts for nothing. */
static inline struct wt_span
wt_span_cover(struct wt_span a, struct wt_span b)
{
	if (a.start == a.end)
		return b;
	if (b.start == b.end)
		return a;
	return (struct wt_span){ a.start < b.start ? a.start : b.start,
		a.end > b.end ? a.end : b.end };
}

static inline bool
wt_span_overlap(struct wt_span a, struct wt_span b)
{
	return a.start < b.end && b.start < a.end;
}

static inline bool
wt_span_holds(struct wt_span outer, struct wt_span inner)
{
	return outer.start <= inner.start && inner.end <= outer.end;
}

static inline bool
wt_str_eq(struct wt_str a, struct wt_str b)
{
	return a.len == b.len && (a.len == 0 || memcmp(a.ptr, b.ptr, a.len) == 0);
}

static inline bool
wt_str_is(struct wt_str a, const char *cstr)
{
	/* the first two letters decide nearly always: long lists are gone through so */
	if (a.len == 0 || cstr[0] == '\0')
		return a.len == 0 && cstr[0] == '\0';
	return a.ptr[0] == cstr[0] && (a.len == 1 || a.ptr[1] == cstr[1]) &&
	       wt_str_eq(a, wt_str_of(cstr));
}

/* Is it one of the list, which NULL ends? */
bool wt_str_in(struct wt_str s, const char *const *list);
/* Equal but for the case of ASCII letters. */
bool wt_str_eq_nocase(struct wt_str a, struct wt_str b);
bool wt_str_starts(struct wt_str s, struct wt_str prefix);
bool wt_str_ends(struct wt_str s, struct wt_str suffix);
/* memcmp order, shorter first where one is the other's prefix. */
int wt_str_cmp(struct wt_str a, struct wt_str b);
/* Without ASCII white space at both ends. */
struct wt_str wt_str_trim(struct wt_str s);
/* The offset of needle in s from `from` on, or -1. */
ptrdiff_t wt_str_find(struct wt_str s, struct wt_str needle, size_t from);
/* The next part of *rest up to `sep`; *rest moves behind it.  False at the end. */
bool wt_str_split(struct wt_str *rest, char sep, struct wt_str *part);
/* Decimal digits only, the whole of s; false on anything else or on overflow. */
bool wt_str_to_u64(struct wt_str s, uint64_t *value);
/* FNV-1a over the bytes; for tables in memory, not for ids at rest. */
uint64_t wt_str_hash(struct wt_str s);

static inline bool
wt_is_space(char c)
{
	return c == ' ' || c == '\t' || c == '\n' || c == '\r' || c == '\f' || c == '\v';
}

static inline bool
wt_is_digit(char c)
{
	return c >= '0' && c <= '9';
}

static inline bool
wt_is_upper(char c)
{
	return c >= 'A' && c <= 'Z';
}

static inline bool
wt_is_lower(char c)
{
	return c >= 'a' && c <= 'z';
}

static inline bool
wt_is_alpha(char c)
{
	return wt_is_upper(c) || wt_is_lower(c);
}

static inline char
wt_lower(char c)
{
	return wt_is_upper(c) ? (char)(c | 0x20) : c;
}

#endif

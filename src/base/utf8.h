/*
 * utf8.h - bytes from anywhere made into UTF-8, offsets kept.
 */
#ifndef WT_BASE_UTF8_H
#define WT_BASE_UTF8_H

#include "base/span.h"

/* Length of the well-formed sequence at s[0] (1..4), 0 where there is none (overlong, surrogate,
 * cut). */
size_t wt_utf8_len(const char *s, size_t n);
/* The code point at s[*at], which moves on; a bad byte gives U+FFFD and moves one. */
uint32_t wt_utf8_next(struct wt_str s, size_t *at);
/* Replaces each byte that is not UTF-8, and each NUL, by '?' in place; returns how many. */
uint32_t wt_utf8_clean(char *s, size_t n);

#endif

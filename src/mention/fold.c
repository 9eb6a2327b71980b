/*
 * fold.c - folds names; the letters outside ASCII by utf8proc.
 */
#include "mention/fold.h"

#include <utf8proc.h>

bool
wt_fold_is_plain(struct wt_str lower)
{
	for (size_t i = 0; i < lower.len; i++)
		if (!wt_is_lower(lower.ptr[i]) && !wt_is_digit(lower.ptr[i]))
			return false;
	return true;
}

/* What becomes of an ASCII byte: 0 dropped, ' ' a separator. */
static char
fold_ascii(char c)
{
	if (wt_is_alpha(c) || wt_is_digit(c))
		return wt_lower(c);
	switch (c) {
	case '\'':
	case '`':
	case '.':
	case '"':
		return 0;
	case '&':
	case '%':
	case '+':
	case '@':
		return c;
	default:
		return ' ';
	}
}

static bool
is_dropped(utf8proc_int32_t c)
{
	return (c >= 0x2018 && c <= 0x201f) || c == 0x2bc || c == 0xad || c == 0x200b;
}

static bool
is_space(utf8proc_int32_t c)
{
	return (c >= 0x2010 && c <= 0x2015) || c == 0xa0 || c == 0x2212 || c == 0x2003;
}

/* The first letter of what the character is made of; ı has no such parts. */
static utf8proc_int32_t
base_letter(utf8proc_int32_t c)
{
	utf8proc_int32_t parts[8];
	int boundary = 0;
	if (c == 0x131)
		return 'i';
	utf8proc_ssize_t n = utf8proc_decompose_char(c, parts, 8,
		UTF8PROC_DECOMPOSE | UTF8PROC_STRIPMARK | UTF8PROC_CASEFOLD, &boundary);
	return n > 0 && n <= 8 ? parts[0] : 0;
}

/* Bytes that the character at i takes. */
static size_t
fold_wide(struct wt_str s, size_t i, char out[4], size_t *n)
{
	utf8proc_int32_t c;
	*n = 0;
	utf8proc_ssize_t used = utf8proc_iterate(
		(const utf8proc_uint8_t *)s.ptr + i, (utf8proc_ssize_t)(s.len - i), &c);
	if (used <= 0)
		return 1;
	if (is_dropped(c))
		return (size_t)used;
	c = is_space(c) ? ' ' : base_letter(c);
	if (c) {
		utf8proc_ssize_t made = utf8proc_encode_char(c, (utf8proc_uint8_t *)out);
		*n = made > 0 && made <= used ? (size_t)made : 0;
	}
	return (size_t)used;
}

size_t
wt_fold_to(struct wt_str s, char *out, size_t cap)
{
	size_t n = 0;
	for (size_t i = 0; i < s.len && n + 4 <= cap + 3;) {
		char wide[4];
		size_t made = 1;
		if ((unsigned char)s.ptr[i] < 0x80) {
			wide[0] = fold_ascii(s.ptr[i++]);
			made = wide[0] != 0;
		} else {
			i += fold_wide(s, i, wide, &made);
		}
		if (n + made > cap)
			break;
		if (made == 1 && wide[0] == ' ' && (n == 0 || out[n - 1] == ' '))
			continue;
		memcpy(out + n, wide, made);
		n += made;
	}
	while (n > 0 && out[n - 1] == ' ')
		n--;
	return n;
}

/* negara-negara is negara: the half of a word that is said twice; not mata-mata: "gas air mata" has
 * no spy */
size_t
wt_fold_half(struct wt_str word)
{
	if (wt_str_eq_nocase(word, WT_STR("mata-mata")))
		return word.len;
	size_t half = word.len / 2;
	if (word.len < 5 || word.len % 2 == 0 || word.ptr[half] != '-' ||
		memcmp(word.ptr, word.ptr + half + 1, half) != 0)
		return word.len;
	return half;
}

struct wt_str
wt_fold(struct wt_arena *arena, struct wt_str s)
{
	if (s.len == 0)
		return s;
	char *out = WT_NEW(arena, char, s.len);
	struct wt_str rest = s, word;
	size_t n = 0;
	while (wt_str_split(&rest, ' ', &word)) {
		word.len = wt_fold_half(word);
		size_t before = n;
		if (n > 0)
			out[n++] = ' ';
		size_t made = wt_fold_to(word, out + n, s.len - n);
		n = made ? n + made : before;
	}
	return (struct wt_str){ out, n };
}

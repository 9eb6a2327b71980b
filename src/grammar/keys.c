/*
 * keys.c - hashes, shape and affixes of a word, in one pass over its bytes.
 *
 *	mempertimbangkan   prefix class meN, suffix class kan, shape "aa"
 *	Kemenlu            shape "Aa", suffixes u lu nlu enlu menlu
 *	18/7/2024          read as 00/0/0000, shape "00.0.00"
 *
 * Words over WORD_MAX bytes are hashed whole, but their affixes are those of the
 * first WORD_MAX bytes.
 */
#include "grammar/keys.h"

#define WORD_MAX  64
#define SHAPE_MAX 6

static uint32_t
step(uint32_t h, unsigned char c)
{
	return (h ^ c) * UINT32_C(0x01000193);
}

static uint32_t
finish(uint32_t h)
{
	h ^= h >> 15;
	h *= UINT32_C(0x2C1B3C6D);
	return h ^ (h >> 13);
}

static unsigned
kind_of(unsigned char c)
{
	if (c >= 'A' && c <= 'Z')
		return 1;
	if ((c >= 'a' && c <= 'z') || c >= 0x80)
		return 2;
	return c >= '0' && c <= '9' ? 3 : 4;
}

static bool
begins(const unsigned char *s, size_t n, const char *with, size_t len, size_t rest)
{
	return n >= len + rest && memcmp(s, with, len) == 0;
}

static bool
ends(const unsigned char *s, size_t n, const char *with, size_t len, size_t rest)
{
	return n >= len + rest && memcmp(s + n - len, with, len) == 0;
}

static unsigned
prefix_class(const unsigned char *s, size_t n)
{
	if (n < 5)
		return WT_PREFIX_NONE;
	switch (s[0]) {
	case 'm':
		return s[1] == 'e' && (strchr("mnlrwy", s[2]) != NULL) ? WT_PREFIX_MEN
								       : WT_PREFIX_NONE;
	case 'd':
		return begins(s, n, "di", 2, 3) ? WT_PREFIX_DI : WT_PREFIX_NONE;
	case 't':
		return begins(s, n, "ter", 3, 3) ? WT_PREFIX_TER : WT_PREFIX_NONE;
	case 'b':
		return begins(s, n, "ber", 3, 3) || begins(s, n, "bel", 3, 4) ? WT_PREFIX_BER
									      : WT_PREFIX_NONE;
	case 'p':
		return begins(s, n, "pe", 2, 4) ? WT_PREFIX_PE : WT_PREFIX_NONE;
	case 'k':
		return begins(s, n, "ke", 2, 4) ? WT_PREFIX_KE : WT_PREFIX_NONE;
	case 's':
		return begins(s, n, "se", 2, 4) ? WT_PREFIX_SE : WT_PREFIX_NONE;
	default:
		return WT_PREFIX_NONE;
	}
}

static unsigned
suffix_class(const unsigned char *s, size_t n)
{
	if (ends(s, n, "kan", 3, 3))
		return WT_SUFFIX_KAN;
	if (ends(s, n, "nya", 3, 3))
		return WT_SUFFIX_NYA;
	if (ends(s, n, "lah", 3, 3))
		return WT_SUFFIX_LAH;
	if (ends(s, n, "si", 2, 3) || ends(s, n, "tas", 3, 2) || ends(s, n, "isme", 4, 2) ||
		ends(s, n, "logi", 4, 2))
		return WT_SUFFIX_SI;
	if (ends(s, n, "if", 2, 3) || ends(s, n, "al", 2, 4) || ends(s, n, "is", 2, 4) ||
		ends(s, n, "ik", 2, 4))
		return WT_SUFFIX_IF;
	if (ends(s, n, "an", 2, 3))
		return WT_SUFFIX_AN;
	return ends(s, n, "i", 1, 4) ? WT_SUFFIX_I : WT_SUFFIX_NONE;
}

/* Letters that native words lack, or lack at their end: f v x q z, sh, th, doubled vowels. */
static bool
looks_foreign(const unsigned char *s, size_t n)
{
	for (size_t i = 0; i < n; i++) {
		unsigned char next = i + 1 < n ? s[i + 1] : 0;
		if (s[i] == 'x' || s[i] == 'q' || s[i] == 'v' || s[i] >= 0x80)
			return true;
		if ((s[i] == 's' || s[i] == 't' || s[i] == 'c') && next == 'h')
			return true;
		if ((s[i] == 'o' || s[i] == 'e') && next == s[i])
			return true;
	}
	return n > 3 && strchr("bcdgjvwy", s[n - 1]) != NULL;
}

static void
affixes(const unsigned char *s, size_t n, struct wt_keys *k)
{
	uint32_t h = 0x811C9DC5u;
	for (size_t i = 0; i < WT_KEYS_PREFIXES; i++) {
		h = i < n ? step(h, s[i]) : h;
		k->prefix[i] = i + 1 < n ? finish(h + 1) : 0;
	}
	h = 0x811C9DC5u;
	for (size_t i = 0; i < WT_KEYS_SUFFIXES; i++) {
		h = i < n ? step(h, s[n - 1 - i]) : h;
		k->suffix[i] = i + 1 < n ? finish(h + 2) : 0;
	}
	k->affix = (uint8_t)(prefix_class(s, n) * 8 + suffix_class(s, n));
}

static uint8_t
letters_of(struct wt_str form, unsigned kinds, size_t capitals, size_t hyphen)
{
	unsigned f = 0;
	if (kind_of((unsigned char)form.ptr[0]) == 1)
		f |= WT_KEYS_CAPITAL;
	if (capitals > 1 && !(kinds & 1u << 2))
		f |= WT_KEYS_ALLCAPS;
	if (kinds & 1u << 3)
		f |= WT_KEYS_DIGIT;
	if (kinds & (1u << 1 | 1u << 2))
		f |= WT_KEYS_LETTER;
	if (hyphen > 0 && hyphen + 1 < form.len)
		f |= WT_KEYS_HYPHEN;
	return (uint8_t)f;
}

void
wt_keys_of(struct wt_str form, struct wt_keys *k)
{
	*k = (struct wt_keys){ 0 };
	if (form.len == 0)
		return;
	unsigned char low[WORD_MAX];
	size_t n = form.len < WORD_MAX ? form.len : WORD_MAX;
	uint32_t exact = 0x811C9DC5u, lower = 0x811C9DC5u;
	unsigned kinds = 0, shape = 0, run = 0, last = 0, in_shape = 0;
	size_t capitals = 0, hyphen = 0;
	for (size_t i = 0; i < form.len; i++) {
		unsigned char c = (unsigned char)form.ptr[i];
		unsigned kind = kind_of(c);
		exact = step(exact, c);
		capitals += kind == 1;
		kinds |= 1u << kind;
		run = kind == last ? run + 1 : 1;
		last = kind;
		if (run <= 2 && in_shape++ < SHAPE_MAX)
			shape = shape << 2 | (kind & 3);
		if (c == '-' && hyphen == 0)
			hyphen = i;
		if (kind == 3)
			c = '0';
		else if (kind == 1)
			c |= 0x20;
		lower = step(lower, c);
		if (i < n)
			low[i] = c;
	}
	k->form = finish(exact);
	k->lower = finish(lower);
	k->shape = (uint16_t)(shape | (in_shape < SHAPE_MAX ? in_shape : SHAPE_MAX) << 13);
	k->len = (uint8_t)(form.len < 255 ? form.len : 255);
	k->letters = letters_of(form, kinds, capitals, hyphen);
	affixes(low, n, k);
	if (memchr(low, '.', n) != NULL)
		k->letters |= WT_KEYS_DOT;
	if (k->letters & WT_KEYS_HYPHEN && hyphen + 2 < n && hyphen > 1 &&
		memcmp(low, low + hyphen + 1, 2) == 0)
		k->letters |= WT_KEYS_REDUP;
	if (looks_foreign(low, n))
		k->letters |= WT_KEYS_FOREIGN;
}

/*
 * chars.c - bytes to classes: a table for ASCII, a few ranges for the rest.
 */
#include "grammar/chars.h"

/* space upper lower digit mark dash quote apostrophe: s u l d m - q a */
static const char ASCII[] = "ssssssssssssssss"
			    "ssssssssssssssss"
			    "smqmmmmammmmm-mm"
			    "ddddddddddmmmmmm"
			    "muuuuuuuuuuuuuuu"
			    "uuuuuuuuuuummmml"
			    "alllllllllllllll"
			    "lllllllllllmmmms";

static enum wt_char
ascii_class(unsigned char c)
{
	switch (ASCII[c]) {
	case 's':
		return WT_CH_SPACE;
	case 'u':
		return WT_CH_UPPER;
	case 'l':
		return WT_CH_LOWER;
	case 'd':
		return WT_CH_DIGIT;
	case '-':
		return WT_CH_DASH;
	case 'q':
		return WT_CH_QUOTE;
	case 'a':
		return WT_CH_APOST;
	default:
		return WT_CH_MARK;
	}
}

/* U+0080 to U+07FF */
static enum wt_char
two_bytes(unsigned a, unsigned b)
{
	if (a == 0xC2) {
		if (b <= 0xA0)
			return WT_CH_SPACE;
		if (b == 0xAB)
			return WT_CH_OPEN;
		if (b == 0xBB)
			return WT_CH_CLOSE;
		if (b == 0xB4)
			return WT_CH_APOST;
		bool letter = b == 0xAA || b == 0xAD || b == 0xB2 || b == 0xB3 || b == 0xB5 ||
			      b == 0xB9 || b == 0xBA || (b >= 0xBC && b <= 0xBE);
		return letter ? WT_CH_LOWER : WT_CH_MARK;
	}
	if (a == 0xC3) {
		if (b == 0x97 || b == 0xB7)
			return WT_CH_MARK;
		return b < 0x9F ? WT_CH_UPPER : WT_CH_LOWER;
	}
	if ((a == 0xC4 || a == 0xC5) && (b & 1) == 0)
		return WT_CH_UPPER;
	if ((a == 0xCE && b >= 0x91 && b <= 0xAB) || (a == 0xD0 && b <= 0xAF))
		return WT_CH_UPPER;
	return WT_CH_LOWER;
}

/* U+2000 to U+206F, the general punctuation */
static enum wt_char
general_mark(unsigned b, unsigned c)
{
	if (b == 0x81)
		return c == 0x9F ? WT_CH_SPACE : c <= 0x9E ? WT_CH_MARK : WT_CH_SPACE;
	if (c <= 0x8B || c == 0x8E || c == 0x8F || (c >= 0xA8 && c <= 0xAF))
		return WT_CH_SPACE;
	if (c == 0x8C || c == 0x8D)
		return WT_CH_LOWER; /* joiners inside words */
	if (c >= 0x90 && c <= 0x95)
		return WT_CH_DASH;
	if (c == 0x98 || c == 0x99 || c == 0x9B)
		return WT_CH_APOST;
	if (c == 0x9C || c == 0x9E || c == 0x9F || c == 0xB9)
		return WT_CH_OPEN;
	if (c == 0x9D || c == 0xBA)
		return WT_CH_CLOSE;
	return WT_CH_MARK;
}

static enum wt_char
three_bytes(unsigned a, unsigned b, unsigned c)
{
	if (a == 0xE2 && (b == 0x80 || b == 0x81))
		return general_mark(b, c);
	if (a == 0xE2 && b == 0x88 && c == 0x92)
		return WT_CH_DASH; /* minus */
	if (a == 0xE2 && b >= 0x82 && b <= 0xAF)
		return WT_CH_MARK; /* currency, arrows, symbols */
	if (a == 0xE3 && b == 0x80)
		return c == 0x80                ? WT_CH_SPACE
		       : c == 0x8C || c == 0x8E ? WT_CH_OPEN
		       : c == 0x8D || c == 0x8F ? WT_CH_CLOSE
		       : c < 0xA0               ? WT_CH_MARK
						: WT_CH_LOWER;
	if (a == 0xEF && ((b == 0xBB && c == 0xBF) || (b == 0xB8 && c == 0x8F)))
		return WT_CH_SPACE; /* byte order mark, variation selector */
	if (a == 0xEF && b == 0xBC && c <= 0x8F)
		return WT_CH_MARK; /* full-width marks */
	return WT_CH_LOWER;
}

static bool
tail_at(struct wt_str text, size_t i, size_t n)
{
	if (text.len - i < n)
		return false;
	for (size_t k = 1; k < n; k++)
		if (((unsigned char)text.ptr[i + k] & 0xC0) != 0x80)
			return false;
	return true;
}

enum wt_char
wt_char_at(struct wt_str text, size_t i, unsigned *len)
{
	const unsigned char *p = (const unsigned char *)text.ptr + i;
	*len = 1;
	if (p[0] < 0x80)
		return ascii_class(p[0]);
	if (p[0] >= 0xC2 && p[0] <= 0xDF && tail_at(text, i, 2)) {
		*len = 2;
		return two_bytes(p[0], p[1]);
	}
	if ((p[0] & 0xF0) == 0xE0 && tail_at(text, i, 3)) {
		*len = 3;
		return three_bytes(p[0], p[1], p[2]);
	}
	if (p[0] == 0xF0 && tail_at(text, i, 4)) {
		*len = 4;
		return p[1] == 0x9F ? WT_CH_MARK : WT_CH_LOWER; /* pictures, else letters */
	}
	return WT_CH_LOWER;
}

/* Lowers the letter of two bytes at `to`. */
static void
lower_two(char *to)
{
	unsigned a = (unsigned char)to[0], b = (unsigned char)to[1];
	if (a == 0xC3 && b >= 0x80 && b <= 0x9E && b != 0x97)
		b += 0x20;
	else if ((a == 0xC4 && b <= 0xB6 && b != 0xB0) || (a == 0xC5 && b >= 0x8A && b <= 0xB6))
		b |= 1;
	else if ((a == 0xC5 && b >= 0xB9 && b <= 0xBD) || (a == 0xC5 && b >= 0x81 && b <= 0x87) ||
		 (a == 0xC4 && b >= 0xB9 && b <= 0xBD))
		b += b & 1;
	else if ((a == 0xCE && b >= 0x91 && b <= 0x9F) || (a == 0xD0 && b >= 0x90 && b <= 0x9F))
		b += 0x20;
	else if ((a == 0xCE && b >= 0xA0 && b <= 0xAB) || (a == 0xD0 && b >= 0xA0 && b <= 0xAF)) {
		a++;
		b -= 0x20;
	}
	to[0] = (char)a;
	to[1] = (char)b;
}

void
wt_chars_lower(char *to, const char *from, size_t n)
{
	for (size_t i = 0; i < n; i++)
		to[i] = wt_lower(from[i]);
	for (size_t i = 0; i + 1 < n; i++)
		if ((unsigned char)to[i] >= 0xC3 && (unsigned char)to[i] <= 0xD0 &&
			((unsigned char)to[i + 1] & 0xC0) == 0x80)
			lower_two(to + i++);
}

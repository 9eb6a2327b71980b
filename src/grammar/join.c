/*
 * join.c - whether a mark between two runs of letters or digits joins them.
 *
 *	10.000  26,5  14.30  14:11  18/7/2024  2024-07-18  Q1/2024	one word
 *	anak-anak  ke-10  1990-an  non-migas  Jong-un  Covid-19  KOMPAS.TV	one word
 *	5-10  Rusia-Ukraina  DPRK-Rusia  MPR/DPR  pagar.Sebelum  itu,Rusia	three words
 *
 * Hyphens follow the treebanks: reduplications and bound prefixes stay one word,
 * pairs of names are three.  A name of two syllables written with a hyphen (Jong-un,
 * Jong-Un, Yo-jong) is one word, for it is one name; in doubt between a name and a
 * pair, short parts of one syllable are a name.
 */
#include "grammar/cutter.h"

static uint32_t
size_of(struct wt_part p)
{
	return p.end - p.start;
}

static bool
is_digits(struct wt_part p)
{
	return p.kind == WT_PART_DIGITS;
}

static bool
has_letters(struct wt_part p)
{
	return (p.kind & (WT_PART_UPPER | WT_PART_LOWER)) != 0;
}

static bool
is_caps(struct wt_part p)
{
	return (p.kind & WT_PART_UPPER) && !(p.kind & WT_PART_LOWER);
}

/* S.Pd, M.Si, Ph.D: what may follow the letter of a degree */
static bool
is_degree(struct wt_str lower)
{
	static const char *const DEGREES[] = { "si", "pd", "sos", "hum", "kom", "ag", "ak", "sc",
		"kes", "ked", "farm", "psi", "ikom", "kn", "th", "fil", "stat", "eng", "ip", "ap",
		"st", "sn", "ars", "ti", "pol", "han", "hi", "ec", "phil", "ed", "mt", "kep", "gz",
		"li", NULL };
	return wt_str_in(lower, DEGREES);
}

static bool
join_dot(const struct wt_cutter *c, uint32_t start, struct wt_part a, struct wt_part b)
{
	if (is_digits(a) && is_digits(b))
		return true;
	struct wt_str low = wt_cut_lower(c, b.start, b.end);
	if (has_letters(a) && has_letters(b) && size_of(a) > 1 && wt_is_host_end(low))
		return true;
	if (size_of(b) == 1 && has_letters(a) && has_letters(b) && size_of(a) <= 2)
		return is_caps(a) == is_caps(b) || size_of(a) == 2; /* U.S., a.n., Ph.D */
	if (has_letters(a) && size_of(a) <= 2 && (a.kind & WT_PART_TITLE) && is_degree(low))
		return true;
	/* PMK.011 in 34/PMK.011/2007 */
	return is_caps(a) && is_digits(b) && a.start > start && c->para.ptr[a.start - 1] == '/';
}

static bool
join_slash(const struct wt_cutter *c, uint32_t start, struct wt_part a, struct wt_part b)
{
	if (is_digits(a) && is_digits(b)) {
		bool number = a.start > start + 1 && c->para.ptr[a.start - 1] != '/' &&
			      wt_is_digit(c->para.ptr[a.start - 2]);
		return !number && size_of(a) <= 4 && size_of(b) <= 4;
	}
	if (is_digits(a) || is_digits(b))
		return (is_caps(a) && size_of(a) <= 6) || (is_caps(b) && size_of(b) <= 6);
	return size_of(a) == 1 && size_of(b) == 1; /* C/D, n/a */
}

/* Groups of vowels: one in Jong, two in Iran. */
static unsigned
syllables(struct wt_str lower)
{
	unsigned n = 0;
	bool vowel = false;
	for (size_t i = 0; i < lower.len; i++) {
		bool now = lower.ptr[i] != '\0' && strchr("aeiouy", lower.ptr[i]) != NULL;
		n += now && !vowel;
		vowel = now;
	}
	return n;
}

static bool
is_syllable(const struct wt_cutter *c, struct wt_part p)
{
	return size_of(p) >= 2 && size_of(p) <= 5 && (p.kind & WT_PART_LOWER) &&
	       !(p.kind & WT_PART_DIGITS) && syllables(wt_cut_lower(c, p.start, p.end)) == 1;
}

bool
wt_is_redup(struct wt_str a, struct wt_str b)
{
	if (a.len < 2 || b.len < 2)
		return false;
	/* the end of a is the beginning of b: undangan in perundang undangan */
	size_t n = a.len < b.len ? a.len : b.len;
	for (size_t k = n > 24 ? 24 : n; k >= 2; k--)
		if ((k >= 3 || k == n) && memcmp(a.ptr + a.len - k, b.ptr, k) == 0)
			return true;
	/* a, less its first letter, stands in b: tolong menolong, terus menerus */
	struct wt_str rest = { a.ptr + 1, a.len - 1 };
	return rest.len >= 3 && a.len <= 24 && b.len > a.len && b.len <= 32 &&
	       wt_str_find(b, rest, 1) >= 0;
}

/* Two words that begin with capitals: a name only where a list or the shape says so. */
static bool
join_names(const struct wt_cutter *c, struct wt_part a, struct wt_part b)
{
	static const char *const BEFORE[] = { "al", "el", "an", "ar", "asy", "ash", "at", "ad",
		"az", "as", "abdul", "jean", "anne", "marie", "saint", "non", "anti", "pro", "pra",
		"pasca", "eks", "sub", "multi", "semi", "kontra", "trans", "antar", "inter",
		"intra", "ultra", "neo", "pan", "ko", "wakil", "se", "bin", "ben", "mini", "post",
		"ex", NULL };
	static const char *const BEHIND[] = { "leste", "bissau", "herzegovina", "benz", "royce",
		NULL };
	struct wt_str la = wt_cut_lower(c, a.start, a.end), lb = wt_cut_lower(c, b.start, b.end);
	if (size_of(a) == 1 || size_of(b) == 1 || ((b.kind & WT_PART_DIGITS) && !is_caps(a)))
		return true; /* E-KTP, APBN-P, Covid-A1 */
	if (wt_is_redup(la, lb) && (la.len == lb.len || !is_caps(a)))
		return true;
	if (!is_caps(a) && wt_str_in(la, BEFORE))
		return true;
	return wt_str_in(lb, BEHIND) || (is_syllable(c, a) && is_syllable(c, b));
}

static bool
is_month(struct wt_str lower)
{
	static const char *const MONTHS[] = { "januari", "februari", "maret", "april", "mei",
		"juni", "juli", "agustus", "september", "oktober", "november", "desember", NULL };
	return wt_str_in(lower, MONTHS);
}

/* 2024-07-18 and 0812-3456 are one word, 5-10 and 2000-2006 are a range. */
static bool
join_numbers(const struct wt_cutter *c, uint32_t start, struct wt_part a, struct wt_part b)
{
	bool date_tail = a.start > start && c->para.ptr[a.start - 1] == '-';
	if (date_tail || (c->para.ptr[start] == '0' && size_of(a) >= 3))
		return true;
	return size_of(a) == 4 && size_of(b) == 2 && b.end < c->para.len &&
	       c->para.ptr[b.end] == '-' && b.end + 1 < c->para.len &&
	       wt_is_digit(c->para.ptr[b.end + 1]);
}

static bool
join_hyphen(const struct wt_cutter *c, uint32_t start, struct wt_part a, struct wt_part b)
{
	struct wt_str la = wt_cut_lower(c, a.start, a.end), lb = wt_cut_lower(c, b.start, b.end);
	if (is_digits(a) && is_digits(b))
		return join_numbers(c, start, a, b);
	if (a.start > start && c->para.ptr[a.start - 1] == '.' && wt_is_host_end(la))
		return false; /* an outlet glued to its report: Kabar.com-Menteri ... */
	if (is_digits(a))
		return !(b.kind & WT_PART_TITLE) || size_of(b) == 3; /* 1990-an, 17-Mar */
	if (wt_str_is(lb, "nya") || wt_str_is(lb, "lah") || wt_str_is(lb, "kah"))
		return !is_caps(a) && !(a.kind & WT_PART_DIGITS); /* APBD - nya */
	if (is_digits(b))
		return !is_month(la);
	if ((a.kind & WT_PART_TITLE) && (b.kind & WT_PART_TITLE))
		return join_names(c, a, b);
	return true;
}

/* jalan–jalan; any other dash parts. */
static bool
join_dash(const struct wt_cutter *c, struct wt_part a, struct wt_part b)
{
	return has_letters(a) && has_letters(b) &&
	       wt_is_redup(wt_cut_lower(c, a.start, a.end), wt_cut_lower(c, b.start, b.end));
}

bool
wt_join(const struct wt_cutter *c, uint32_t start, struct wt_part a, struct wt_part b)
{
	unsigned len;
	bool digits = wt_is_digit(c->para.ptr[a.end - 1]) && wt_is_digit(c->para.ptr[b.start]);
	switch (c->para.ptr[a.end]) {
	case '.':
		return join_dot(c, start, a, b);
	case ',':
	case ':':
		return digits && is_digits(a) && is_digits(b);
	case '/':
		return join_slash(c, start, a, b);
	case '-':
		return join_hyphen(c, start, a, b);
	case '&':
	case '+':
		return true;
	default:
		break;
	}
	enum wt_char class = wt_char_at(c->para, a.end, &len);
	if (class == WT_CH_APOST)
		return has_letters(a) && has_letters(b);
	return class == WT_CH_DASH && join_dash(c, a, b);
}

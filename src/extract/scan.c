/*
 * scan.c - see scan.h.
 */
#include "extract/scan.h"

static bool
is_word_char(char c)
{
	return wt_is_alpha(c) || wt_is_digit(c) || (unsigned char)c >= 0x80;
}

bool
wt_begins(struct wt_str s, const char *phrase)
{
	size_t n = strlen(phrase);
	if (s.len < n || !wt_str_eq_nocase((struct wt_str){ s.ptr, n }, wt_str_of(phrase)))
		return false;
	return s.len == n || !is_word_char(phrase[n - 1]) || !is_word_char(s.ptr[n]);
}

ptrdiff_t
wt_find_phrase(struct wt_str s, const char *phrase, size_t from)
{
	for (size_t i = from; i < s.len; i++) {
		if (wt_lower(s.ptr[i]) != wt_lower(phrase[0]))
			continue;
		bool inside = i > 0 && wt_is_alpha(s.ptr[i - 1]) && wt_is_lower(s.ptr[i]);
		if (!inside && wt_begins((struct wt_str){ s.ptr + i, s.len - i }, phrase))
			return (ptrdiff_t)i;
	}
	return -1;
}

int
wt_month_of(struct wt_str word)
{
	static const char *const MONTHS[12][6] = {
		{ "januari", "jan", "january", NULL, NULL },
		{ "februari", "feb", "pebruari", "february", NULL },
		{ "maret", "mar", "march", NULL, NULL },
		{ "april", "apr", NULL, NULL, NULL },
		{ "mei", "may", NULL, NULL, NULL },
		{ "juni", "jun", "june", NULL, NULL },
		{ "juli", "jul", "july", NULL, NULL },
		{ "agustus", "agu", "ags", "agt", "aug", "august" },
		{ "september", "sep", "sept", NULL, NULL },
		{ "oktober", "okt", "oct", "october", NULL },
		{ "november", "nov", "nopember", "nop", NULL },
		{ "desember", "des", "dec", "december", NULL },
	};
	for (int m = 0; m < 12; m++)
		for (int k = 0; k < 6 && MONTHS[m][k]; k++)
			if (wt_str_eq_nocase(word, wt_str_of(MONTHS[m][k])))
				return m + 1;
	return 0;
}

struct cursor {
	struct wt_str s;
	size_t at;
};

static bool
number(struct cursor *c, size_t most, int *value)
{
	size_t n = 0;
	int v = 0;
	while (n < most && c->at + n < c->s.len && wt_is_digit(c->s.ptr[c->at + n]))
		v = v * 10 + (c->s.ptr[c->at + n++] - '0');
	if (n == 0 || (c->at + n < c->s.len && wt_is_digit(c->s.ptr[c->at + n])))
		return false;
	c->at += n;
	*value = v;
	return true;
}

static void
skip(struct cursor *c, const char *any)
{
	while (c->at < c->s.len && strchr(any, c->s.ptr[c->at]) && c->s.ptr[c->at])
		c->at++;
}

static struct wt_str
word(struct cursor *c)
{
	size_t start = c->at;
	while (c->at < c->s.len && wt_is_alpha(c->s.ptr[c->at]))
		c->at++;
	return (struct wt_str){ c->s.ptr + start, c->at - start };
}

/* 19 Juli 2024 or 18/07/2024 or 18-07-2024 or 18.07.2024; 07/18/2024 can be read in one way only */
static bool
day_month_year(struct cursor *c, struct wt_day *day)
{
	int d, m = 0, y;
	if (!number(c, 2, &d))
		return false;
	if (c->at < c->s.len && c->s.ptr[c->at] && strchr("/-.", c->s.ptr[c->at])) {
		char mark = c->s.ptr[c->at++];
		if (!number(c, 2, &m) || c->at >= c->s.len ||
			(mark == '.' && c->s.ptr[c->at] != '.'))
			return false;
		c->at++;
		if (mark == '/' && m > 12 && d <= 12) {
			int day_of_month = m;
			m = d;
			d = day_of_month;
		}
	} else {
		skip(c, " ");
		m = wt_month_of(word(c));
		skip(c, " .,");
	}
	if (m == 0 || !number(c, 4, &y) || y < 1900)
		return false;
	*day = (struct wt_day){ (int16_t)y, (uint8_t)m, (uint8_t)d };
	return d > 0 && wt_day_valid(*day);
}

/* "PM", "p.m." behind an hour of twelve */
static bool
half_of_day(struct cursor *c, int *hour)
{
	struct cursor k = *c;
	char half = k.at < k.s.len ? wt_lower(k.s.ptr[k.at]) : '\0';
	if ((half != 'a' && half != 'p') || *hour < 1 || *hour > 12)
		return false;
	k.at++;
	skip(&k, ".");
	if (k.at >= k.s.len || wt_lower(k.s.ptr[k.at]) != 'm' ||
		(k.at + 1 < k.s.len && wt_is_alpha(k.s.ptr[k.at + 1])))
		return false;
	k.at++;
	*hour = *hour % 12 + (half == 'p' ? 12 : 0);
	*c = k;
	return true;
}

/* ", 14:11 WIB", " | 14.11 WIB", " pukul 10:05", ", 2:11 PM" */
static void
clock(struct cursor *c, struct wt_moment *m)
{
	static const struct {
		const char *name;
		int16_t minutes;
	} ZONES[] = { { "WIB", 420 }, { "WITA", 480 }, { "WIT", 540 }, { "GMT", 0 }, { "UTC", 0 } };
	struct cursor k = *c;
	int h, min;
	skip(&k, " ,|-(\xe2\x80\x93\xa2");
	if (wt_begins((struct wt_str){ k.s.ptr + k.at, k.s.len - k.at }, "pukul")) {
		k.at += 5;
		skip(&k, " ");
	}
	if (!number(&k, 2, &h) || k.at >= k.s.len || (k.s.ptr[k.at] != ':' && k.s.ptr[k.at] != '.'))
		return;
	k.at++;
	if (!number(&k, 2, &min) || h > 23 || min > 59)
		return;
	c->at = k.at;
	skip(&k, " ");
	if (half_of_day(&k, &h))
		c->at = k.at;
	m->minute = (int16_t)(h * 60 + min);
	skip(&k, " ");
	for (size_t i = 0; i < sizeof ZONES / sizeof ZONES[0]; i++) {
		struct wt_str rest = { k.s.ptr + k.at, k.s.len - k.at };
		/* the dateline may follow without a blank: WIBPYONGYANG */
		if (wt_str_starts(rest, wt_str_of(ZONES[i].name)) &&
			!(i == 2 && wt_str_starts(rest, WT_STR("WITA")))) {
			m->zone = ZONES[i].minutes;
			c->at = k.at + strlen(ZONES[i].name);
			return;
		}
	}
}

bool
wt_scan_printed_date(struct wt_str s, struct wt_moment *m, struct wt_span *span)
{
	for (size_t i = 0; i < s.len; i++) {
		bool starts = wt_is_digit(s.ptr[i]) && (i == 0 || !wt_is_digit(s.ptr[i - 1]));
		struct cursor c = { s, i };
		*m = (struct wt_moment){ { 0, 0, 0 }, WT_MINUTE_NONE, WT_ZONE_NONE };
		if (!starts || !day_month_year(&c, &m->day))
			continue;
		clock(&c, m);
		*span = (struct wt_span){ (uint32_t)i, (uint32_t)c.at };
		return true;
	}
	return false;
}

/* 2024-07-18 or 2024/07/18, then perhaps T14:11:00+07:00 */
static bool
year_first(struct wt_str s, struct wt_moment *m)
{
	char iso[40];
	size_t n = s.len < sizeof iso ? s.len : sizeof iso;
	if (s.len < 8 || !wt_is_digit(s.ptr[3]) || (s.ptr[4] != '-' && s.ptr[4] != '/'))
		return false;
	memcpy(iso, s.ptr, n);
	for (size_t i = 0; i < n && i < 10; i++)
		iso[i] = iso[i] == '/' ? '-' : iso[i];
	/* as much of it as can be read: with the zone, with the clock, the day */
	for (; n >= 8; n--)
		if (wt_moment_parse((struct wt_str){ iso, n }, m) && wt_day_is_whole(m->day))
			return true;
	return false;
}

/* July 18, 2024 */
static bool
month_first(struct cursor c, struct wt_moment *m)
{
	int d, y, month = wt_month_of(word(&c));
	skip(&c, " .");
	if (month == 0 || !number(&c, 2, &d))
		return false;
	while (c.at < c.s.len && wt_is_alpha(c.s.ptr[c.at])) /* 18th */
		c.at++;
	skip(&c, " ,");
	if (!number(&c, 4, &y) || y < 1900)
		return false;
	m->day = (struct wt_day){ (int16_t)y, (uint8_t)month, (uint8_t)d };
	if (d < 1 || !wt_day_valid(m->day))
		return false;
	clock(&c, m);
	return true;
}

bool
wt_scan_stamp(struct wt_str s, struct wt_moment *m)
{
	struct wt_span at;
	s = wt_str_trim(s);
	if (s.len > 120)
		s.len = 120;
	for (size_t i = 0; i < s.len; i++) {
		bool inside = i > 0 && (wt_is_digit(s.ptr[i - 1]) || wt_is_alpha(s.ptr[i - 1]));
		*m = (struct wt_moment){ { 0, 0, 0 }, WT_MINUTE_NONE, WT_ZONE_NONE };
		if (inside)
			continue;
		if (year_first((struct wt_str){ s.ptr + i, s.len - i }, m) ||
			month_first((struct cursor){ s, i }, m))
			return true;
	}
	return wt_scan_printed_date(s, m, &at);
}

bool
wt_says_change(struct wt_str s)
{
	static const char *const WORDS[] = { "updated", "last updated", "diperbarui", "update",
		"terakhir diperbarui", "reviewed", "modified" };
	while (s.len && !wt_is_alpha(s.ptr[0]) && !wt_is_digit(s.ptr[0])) {
		s.ptr++;
		s.len--;
	}
	for (size_t i = 0; i < sizeof WORDS / sizeof WORDS[0]; i++)
		if (wt_begins(s, WORDS[i]))
			return true;
	return false;
}

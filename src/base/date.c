/*
 * date.c - calendar arithmetic.
 *
 * Day numbers after Howard Hinnant's public "chrono-Compatible Low-Level Date
 * Algorithms": years begin in March, so that the leap day is the last.
 */
#include "base/date.h"

#include <stdio.h>

int
wt_month_days(int year, int month)
{
	static const uint8_t DAYS[] = { 31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31 };
	if (month < 1 || month > 12)
		return 0;
	bool leap = year % 4 == 0 && (year % 100 != 0 || year % 400 == 0);
	return DAYS[month - 1] + (month == 2 && leap);
}

bool
wt_day_valid(struct wt_day d)
{
	if (d.year < 1 || d.year > 9999 || d.month > 12 || (d.day && !d.month))
		return false;
	return d.day == 0 || d.day <= wt_month_days(d.year, d.month);
}

int32_t
wt_day_number(struct wt_day d)
{
	int32_t month = d.month ? d.month : 1, day = d.day ? d.day : 1;
	int32_t year = d.year - (month <= 2);
	int32_t era = (year >= 0 ? year : year - 399) / 400;
	int32_t year_of_era = year - era * 400;
	int32_t day_of_year = (153 * (month + (month > 2 ? -3 : 9)) + 2) / 5 + day - 1;
	int32_t day_of_era = year_of_era * 365 + year_of_era / 4 - year_of_era / 100 + day_of_year;
	return era * 146097 + day_of_era - 719468;
}

struct wt_day
wt_day_of_number(int32_t number)
{
	int32_t z = number + 719468;
	int32_t era = (z >= 0 ? z : z - 146096) / 146097;
	int32_t day_of_era = z - era * 146097;
	int32_t year_of_era =
		(day_of_era - day_of_era / 1460 + day_of_era / 36524 - day_of_era / 146096) / 365;
	int32_t day_of_year =
		day_of_era - (365 * year_of_era + year_of_era / 4 - year_of_era / 100);
	int32_t shifted = (5 * day_of_year + 2) / 153;
	int32_t month = shifted < 10 ? shifted + 3 : shifted - 9;
	int32_t year = year_of_era + era * 400 + (month <= 2);
	return (struct wt_day){ (int16_t)year, (uint8_t)month,
		(uint8_t)(day_of_year - (153 * shifted + 2) / 5 + 1) };
}

int
wt_day_weekday(struct wt_day d)
{
	int32_t n = (wt_day_number(d) + 3) % 7; /* 1970-01-01 was a Thursday */
	return (int)(n < 0 ? n + 7 : n) + 1;
}

struct wt_day
wt_day_add(struct wt_day d, int32_t days)
{
	return wt_day_of_number(wt_day_number(d) + days);
}

struct wt_day
wt_day_add_months(struct wt_day d, int32_t months)
{
	int32_t n = d.year * 12 + (d.month ? d.month - 1 : 0) + months;
	int32_t year = n / 12, month = n % 12;
	if (month < 0) {
		month += 12;
		year--;
	}
	struct wt_day r = { (int16_t)year, d.month ? (uint8_t)(month + 1) : 0, d.day };
	if (r.day > wt_month_days(r.year, r.month))
		r.day = (uint8_t)wt_month_days(r.year, r.month);
	return r;
}

int
wt_day_cmp(struct wt_day a, struct wt_day b)
{
	if (a.year != b.year)
		return a.year < b.year ? -1 : 1;
	if (a.month != b.month)
		return a.month < b.month ? -1 : 1;
	return (a.day > b.day) - (a.day < b.day);
}

struct wt_day
wt_day_first(struct wt_day d)
{
	return (struct wt_day){ d.year, d.month ? d.month : 1, d.day ? d.day : 1 };
}

struct wt_day
wt_day_last(struct wt_day d)
{
	uint8_t month = d.month ? d.month : 12;
	return (struct wt_day){ d.year, month,
		d.day ? d.day : (uint8_t)wt_month_days(d.year, month) };
}

/* Exactly n digits at *s, which moves behind them. */
static bool
digits(struct wt_str *s, size_t n, int *value)
{
	if (s->len < n)
		return false;
	int v = 0;
	for (size_t i = 0; i < n; i++) {
		if (!wt_is_digit(s->ptr[i]))
			return false;
		v = v * 10 + (s->ptr[i] - '0');
	}
	*s = (struct wt_str){ s->ptr + n, s->len - n };
	*value = v;
	return true;
}

static bool
letter(struct wt_str *s, char c)
{
	if (s->len == 0 || s->ptr[0] != c)
		return false;
	*s = (struct wt_str){ s->ptr + 1, s->len - 1 };
	return true;
}

static bool
take_day(struct wt_str *s, struct wt_day *d)
{
	int year, month = 0, day = 0;
	if (!digits(s, 4, &year))
		return false;
	if (letter(s, '-')) {
		if (!digits(s, 2, &month) || month == 0)
			return false;
		if (letter(s, '-') && (!digits(s, 2, &day) || day == 0))
			return false;
	}
	*d = (struct wt_day){ (int16_t)year, (uint8_t)month, (uint8_t)day };
	return wt_day_valid(*d);
}

bool
wt_day_parse(struct wt_str s, struct wt_day *d)
{
	return take_day(&s, d) && s.len == 0;
}

static bool
take_zone(struct wt_str *s, int16_t *zone)
{
	int hours, minutes = 0;
	if (letter(s, 'Z')) {
		*zone = 0;
		return true;
	}
	bool west = s->len && s->ptr[0] == '-';
	if (!letter(s, '+') && !letter(s, '-'))
		return false;
	if (!digits(s, 2, &hours) || hours > 14)
		return false;
	(void)letter(s, ':');
	if (s->len && (!digits(s, 2, &minutes) || minutes > 59))
		return false;
	*zone = (int16_t)((hours * 60 + minutes) * (west ? -1 : 1));
	return true;
}

static bool
take_clock(struct wt_str *s, int16_t *minute)
{
	int hours, minutes, seconds;
	if (!digits(s, 2, &hours) || !letter(s, ':') || !digits(s, 2, &minutes))
		return false;
	if (hours > 24 || minutes > 59 || (hours == 24 && minutes))
		return false;
	if (letter(s, ':')) {
		if (!digits(s, 2, &seconds) || seconds > 60)
			return false;
		if (letter(s, '.') || letter(s, ','))
			while (s->len && wt_is_digit(s->ptr[0]))
				(void)letter(s, s->ptr[0]);
	}
	*minute = (int16_t)(hours * 60 + minutes);
	return true;
}

bool
wt_moment_parse(struct wt_str s, struct wt_moment *m)
{
	*m = (struct wt_moment){ { 0, 0, 0 }, WT_MINUTE_NONE, WT_ZONE_NONE };
	s = wt_str_trim(s);
	if (!take_day(&s, &m->day))
		return false;
	if (s.len == 0)
		return true;
	if (!wt_day_is_whole(m->day) || (!letter(&s, 'T') && !letter(&s, ' ')))
		return false;
	if (!take_clock(&s, &m->minute))
		return false;
	s = wt_str_trim(s);
	return (s.len == 0 || take_zone(&s, &m->zone)) && s.len == 0;
}

const char *
wt_day_print(struct wt_day d, char text[WT_DAY_TEXT])
{
	unsigned year = (unsigned)d.year % 10000u, month = d.month % 100u, day = d.day % 100u;
	if (!d.year)
		text[0] = '\0';
	else if (!d.month)
		(void)snprintf(text, WT_DAY_TEXT, "%04u", year);
	else if (!d.day)
		(void)snprintf(text, WT_DAY_TEXT, "%04u-%02u", year, month);
	else
		(void)snprintf(text, WT_DAY_TEXT, "%04u-%02u-%02u", year, month, day);
	return text;
}

const char *
wt_moment_print(struct wt_moment m, char text[WT_MOMENT_TEXT])
{
	char day[WT_DAY_TEXT];
	(void)wt_day_print(m.day, day);
	if (m.minute < 0 || !wt_day_is_whole(m.day)) {
		(void)snprintf(text, WT_MOMENT_TEXT, "%s", day);
		return text;
	}
	int zone = m.zone < 0 ? -m.zone : m.zone;
	int n = snprintf(
		text, WT_MOMENT_TEXT, "%sT%02d:%02d", day, m.minute / 60 % 100, m.minute % 60);
	if (m.zone != WT_ZONE_NONE && n > 0 && n < WT_MOMENT_TEXT)
		(void)snprintf(text + n, WT_MOMENT_TEXT - (size_t)n, "%c%02d:%02d",
			m.zone < 0 ? '-' : '+', zone / 60 % 100, zone % 60);
	return text;
}

const char *
wt_period_print(struct wt_day day, struct wt_day end, char text[WT_PERIOD_TEXT])
{
	char first[WT_DAY_TEXT], last[WT_DAY_TEXT];
	(void)wt_day_print(day, first);
	(void)wt_day_print(end, last);
	(void)snprintf(text, WT_PERIOD_TEXT, "%s%s%s", first, last[0] ? "/" : "", last);
	return text;
}

const char *
wt_period_precision(struct wt_day day, struct wt_day end)
{
	if (!day.year)
		return "unknown";
	if (end.year)
		return "interval";
	return day.day ? "day" : day.month ? "month" : "year";
}

/*
 * date.h - days of the calendar, moments with a zone, and how they are written.
 *
 * Proleptic Gregorian, years 1 to 9999.  A day may be known to the month or to
 * the year only: then day, or day and month, are 0.
 */
#ifndef WT_BASE_DATE_H
#define WT_BASE_DATE_H

#include "base/span.h"

struct wt_day {
	int16_t year; /* 0: unknown */
	uint8_t month;
	uint8_t day;
};

#define WT_ZONE_NONE   INT16_MIN
#define WT_MINUTE_NONE (-1)

struct wt_moment {
	struct wt_day day;
	int16_t minute; /* of the day, WT_MINUTE_NONE where unknown */
	int16_t zone;   /* minutes east of UTC, WT_ZONE_NONE where unknown; WIB is 420 */
};

/* A whole day, month or year that exists. */
bool wt_day_valid(struct wt_day d);
int wt_month_days(int year, int month);
/* Days since 1970-01-01 of a whole day, and back. */
int32_t wt_day_number(struct wt_day d);
struct wt_day wt_day_of_number(int32_t number);
/* 1 Monday .. 7 Sunday, of a whole day. */
int wt_day_weekday(struct wt_day d);
struct wt_day wt_day_add(struct wt_day d, int32_t days);
/* Months on or back; the day is cut to the month's last. Keeps the precision. */
struct wt_day wt_day_add_months(struct wt_day d, int32_t months);
/* <0, 0, >0; a day without month or day sorts at its beginning. */
int wt_day_cmp(struct wt_day a, struct wt_day b);
static inline bool
wt_day_is_whole(struct wt_day d)
{
	return d.year && d.month && d.day;
}
/* First and last whole day of a year, month or day. */
struct wt_day wt_day_first(struct wt_day d);
struct wt_day wt_day_last(struct wt_day d);

/* YYYY, YYYY-MM or YYYY-MM-DD; nothing else around it. */
bool wt_day_parse(struct wt_str s, struct wt_day *d);
/* ISO 8601: a day as above, perhaps followed by [T ]HH:MM[:SS[.f]] and Z or +HH[:]MM. */
bool wt_moment_parse(struct wt_str s, struct wt_moment *m);

#define WT_DAY_TEXT    12
#define WT_MOMENT_TEXT 32
/* As parsed; "" for an unknown day.  Returns `text`. */
const char *wt_day_print(struct wt_day d, char text[WT_DAY_TEXT]);
const char *wt_moment_print(struct wt_moment m, char text[WT_MOMENT_TEXT]);

/* From a day, month or year on, to `end` where that is known: "2024-07-18", "2024-07",
 * "2024-07-01/2024-07-03", "".  Returns `text`. */
#define WT_PERIOD_TEXT 28
const char *wt_period_print(struct wt_day day, struct wt_day end, char text[WT_PERIOD_TEXT]);
/* "day", "month", "year", "interval", or "unknown" */
const char *wt_period_precision(struct wt_day day, struct wt_day end);

#endif

/*
 * time_day.c - which day is meant: the arithmetic behind the grammar of times.
 *
 * Anchors are the day of publication and the day told last.  Without a day of
 * publication nothing relative is known; where only its year or month is known,
 * only what needs no more is answered.  A day and month without a year lies as
 * near to publication as it can: newspapers tell the past, so the future counts
 * double unless the clause says that it is meant.
 */
#include "mention/time.h"

#define UNKNOWN ((struct wt_day){ 0, 0, 0 })

int32_t
wt_time_full_year(int32_t year, int digits)
{
	if (digits == 4)
		return year;
	if (digits != 2)
		return 0;
	return year < 70 ? 2000 + year : 1900 + year;
}

static struct wt_day
make(int32_t year, int32_t month, int32_t day)
{
	struct wt_day d = { (int16_t)year, (uint8_t)month, (uint8_t)day };
	return year >= 1 && year <= 9999 && month >= 0 && month <= 12 && day >= 0 && day <= 31 &&
			       wt_day_valid(d)
		       ? d
		       : UNKNOWN;
}

/* Days from a to b; a month counts as its middle. */
static int32_t
distance(struct wt_day a, struct wt_day b)
{
	int32_t x = wt_day_number(a) + (a.day ? 0 : 15), y = wt_day_number(b) + (b.day ? 0 : 15);
	return y - x;
}

struct wt_day
wt_time_place_year(
	const struct wt_time_reader *x, int32_t day, int32_t month, int sense, int weekday)
{
	struct wt_day best = UNKNOWN;
	int32_t least = INT32_MAX;
	if (!x->today.year) /* the day may be told with its year elsewhere in the text */
		return day && month > 0 && month <= 12 && day <= 31 && x->given[month][day] > 0
			       ? make(x->given[month][day], month, day)
			       : UNKNOWN;
	for (int32_t y = x->today.year - 1; y <= x->today.year + 1; y++) {
		struct wt_day d = make(y, month, day);
		if (!d.year)
			continue;
		int32_t away = distance(x->today, d), cost = away < 0 ? -away : 2 * away;
		bool later = day ? away > 0 : (y - x->today.year) * 12 + month > x->today.month;
		bool sooner = day ? away < 0 : (y - x->today.year) * 12 + month < x->today.month;
		if (x->future && away > 0)
			cost = away / 2;
		if ((sense < 0 && later) || (sense > 0 && sooner))
			cost += 100000;
		/* the weekday named beside the date decides where the year is unknown */
		if (weekday && day && wt_day_weekday(d) != weekday)
			cost += 200;
		if (!wt_day_is_whole(x->today) && !(weekday && day) && y != x->today.year)
			cost += 1000;
		if (cost < least) {
			least = cost;
			best = d;
		}
	}
	return best;
}

struct wt_day
wt_time_weekday(const struct wt_time_reader *x, int weekday, int sense)
{
	if (!wt_day_is_whole(x->today))
		return UNKNOWN;
	int today = wt_day_weekday(x->today);
	int32_t back = (today - weekday + 7) % 7, on = (weekday - today + 7) % 7;
	if (sense == 0 && x->week[weekday].year) {
		int32_t away = distance(x->today, x->week[weekday]);
		if (away >= -6 && away <= 6)
			return x->week[weekday];
	}
	if (sense < 0)
		return wt_day_add(x->today, -(back ? back : 7));
	if (sense > 0)
		return wt_day_add(x->today, on ? on : 7);
	return x->future ? wt_day_add(x->today, on) : wt_day_add(x->today, -back);
}

struct wt_day
wt_time_shift(struct wt_day from, enum wt_time_unit unit, int32_t n)
{
	if (!from.year || n > 40000 || n < -40000)
		return UNKNOWN;
	switch (unit) {
	case WT_UNIT_DAY:
	case WT_UNIT_WEEK: {
		if (!wt_day_is_whole(from))
			return UNKNOWN;
		int32_t number = wt_day_number(from) + (unit == WT_UNIT_WEEK ? 7 * n : n);
		if (number < -719162 || number > 2932896)
			return UNKNOWN;
		return wt_day_of_number(number);
	}
	case WT_UNIT_MONTH: {
		if (!from.month)
			return UNKNOWN;
		int32_t month = from.year * 12 + from.month - 1 + n;
		return month < 12 ? UNKNOWN : make(month / 12, month % 12 + 1, 0);
	}
	case WT_UNIT_YEAR:
		return make(from.year + n, 0, 0);
	case WT_UNIT_DECADE:
		return n > 300 || n < -300 ? UNKNOWN : make(from.year + 10 * n, 0, 0);
	case WT_UNIT_CENTURY:
		return n > 60 || n < -60 ? UNKNOWN : make(from.year + 100 * n, 0, 0);
	default:
		return wt_day_is_whole(from) ? from : UNKNOWN;
	}
}

bool
wt_time_week(const struct wt_time_reader *x, int32_t n, struct wt_day *from, struct wt_day *to)
{
	if (!wt_day_is_whole(x->today))
		return false;
	*from = wt_day_add(x->today, 7 * n - wt_day_weekday(x->today) + 1);
	*to = wt_day_add(*from, 6);
	return true;
}

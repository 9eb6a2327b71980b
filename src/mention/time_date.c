/*
 * time_date.c - the grammar of dates that are written out.
 *
 *	19 Juni [2024]  1-3 Juli  8 sampai dengan 27 Mei  December 23, 2025
 *	18/7/2024  18-07-24  2024-07-18  9-10/9/2019  (18/7)
 *	14 Januari dua tahun lalu  (9/8) pekan lalu  2 September mendatang
 *
 * In: the atoms from one on.  Out: day, month and year as numbers and the atom behind them, then
 * the day that they are.  What is told of a whole date besides ("pekan lalu") is passed over.
 *
 * Limits: of two numbers alone (18/7) the context must say that they are a date.
 */
#include "mention/time.h"

#define CLS(x, i)  wt_time_class_at((x), (i))
#define NONE       ((struct wt_day){ 0, 0, 0 })
#define YEARS_AGO  60
#define SLIP_AHEAD 15 /* days: a date that lies further ahead is no slip of the day */

bool
wt_time_glued(const struct wt_time_reader *x, uint32_t i)
{
	return i < x->n && !x->atoms[i].space;
}

bool
wt_time_is_number(const struct wt_time_reader *x, uint32_t i, int32_t from, int32_t to, int digits)
{
	return CLS(x, i) == WT_T_NUMBER && x->atoms[i].digits <= digits &&
	       x->atoms[i].value >= from && x->atoms[i].value <= to;
}

bool
wt_time_is_year(const struct wt_time_reader *x, uint32_t i)
{
	return wt_time_is_number(x, i, 1000, 2199, 4);
}

int32_t
wt_time_month_at(const struct wt_time_reader *x, uint32_t i, bool beside_number)
{
	if (CLS(x, i) == WT_T_MONTH)
		return wt_time_value_at(x, i);
	if (!beside_number || i >= x->n)
		return 0;
	if (CLS(x, i) == WT_T_MONTH_SHORT)
		return wt_time_value_at(x, i);
	if (CLS(x, i) == WT_T_OTHER && x->atoms[i].capital)
		return wt_time_month_slip(x->r->text->tokens[x->atoms[i].word].lower);
	return 0;
}

/* [tahun] 2024, or tahun lalu */
uint32_t
wt_time_year(const struct wt_time_reader *x, uint32_t i, int32_t *year)
{
	int sense;
	uint32_t at = i;
	if (CLS(x, at) == WT_T_DOT && CLS(x, at + 1) == WT_T_NUMBER)
		at++; /* Sept. 2024 */
	if (CLS(x, at) == WT_T_UNIT && wt_time_value_at(x, at) == WT_UNIT_YEAR) {
		uint32_t next = wt_time_sense(x, at + 1, &sense);
		if (next && x->today.year) {
			*year = x->today.year + sense;
			return next;
		}
		at++;
	}
	if (!wt_time_is_year(x, at))
		return 0;
	*year = wt_time_value_at(x, at);
	return at + 1;
}

/* hingga, sampai [dengan], -: the next atom behind it, 0 where there is none */
uint32_t
wt_time_behind_until(const struct wt_time_reader *x, uint32_t i)
{
	uint8_t link = CLS(x, i);
	if (link != WT_T_UNTIL && link != WT_T_HYPHEN)
		return 0;
	bool with = link == WT_T_UNTIL && i + 1 < x->n && CLS(x, i + 1) == WT_T_OTHER &&
		    wt_str_is(x->r->text->tokens[x->atoms[i + 1].word].lower, "dengan");
	return with ? i + 2 : i + 1;
}

/* 19 Juni [2024], 1-3 Juli, 1 s.d. 3 Juli, 8 sampai dengan 27 Mei, December 23, 2025 */
uint32_t
wt_time_day_month(const struct wt_time_reader *x, uint32_t i, struct wt_time_parts *p)
{
	uint32_t next;
	memset(p, 0, sizeof *p);
	if (wt_time_month_at(x, i, true) && wt_time_is_number(x, i + 1, 1, 31, 2) &&
		CLS(x, i + 2) == WT_T_COMMA && wt_time_is_year(x, i + 3)) {
		*p = (struct wt_time_parts){ wt_time_value_at(x, i + 1),
			wt_time_month_at(x, i, true), wt_time_value_at(x, i + 3), 0 };
		return i + 4;
	}
	if (!wt_time_is_number(x, i, 1, 31, 2))
		return 0;
	p->day = wt_time_value_at(x, i++);
	uint32_t last = CLS(x, i) == WT_T_AND ? i + 1 : wt_time_behind_until(x, i);
	if (last && wt_time_is_number(x, last, 1, 31, 2) && wt_time_month_at(x, last + 1, true)) {
		p->last_day = wt_time_value_at(x, last);
		i = last + 1;
	}
	p->month = wt_time_month_at(x, i, true);
	if (!p->month)
		return 0;
	i++;
	next = wt_time_year(x, i, &p->year);
	if (!next && CLS(x, i) == WT_T_COMMA && wt_time_is_year(x, i + 1))
		next = wt_time_year(x, i + 1, &p->year);
	return next ? next : i;
}

static bool
is_separator(uint8_t class)
{
	return class == WT_T_SLASH || class == WT_T_HYPHEN || class == WT_T_DOT;
}

/* 9-10/9/2019, 9-10/9: two days of one month */
static uint32_t
read_two_days(const struct wt_time_reader *x, uint32_t i, struct wt_time_parts *p)
{
	bool shaped = wt_time_is_number(x, i, 1, 31, 2) && CLS(x, i + 1) == WT_T_HYPHEN &&
		      wt_time_is_number(x, i + 2, 1, 31, 2) && CLS(x, i + 3) == WT_T_SLASH &&
		      wt_time_is_number(x, i + 4, 1, 12, 2);
	for (uint32_t k = 1; shaped && k <= 4; k++)
		shaped = wt_time_glued(x, i + k);
	if (!shaped || wt_time_value_at(x, i) >= wt_time_value_at(x, i + 2))
		return 0;
	*p = (struct wt_time_parts){ .day = wt_time_value_at(x, i),
		.month = wt_time_value_at(x, i + 4),
		.last_day = wt_time_value_at(x, i + 2) };
	if (CLS(x, i + 5) != WT_T_SLASH || CLS(x, i + 6) != WT_T_NUMBER ||
		!wt_time_glued(x, i + 5) || !wt_time_glued(x, i + 6))
		return i + 5;
	p->year = wt_time_full_year(wt_time_value_at(x, i + 6), x->atoms[i + 6].digits);
	return p->year ? i + 7 : 0;
}

/* 18/7/2024, 18-07-24, 2024-07-18; 18/7 where the context says that it is a date. */
uint32_t
wt_time_numeric(const struct wt_time_reader *x, uint32_t i, bool sure, struct wt_time_parts *p)
{
	memset(p, 0, sizeof *p);
	if (CLS(x, i) != WT_T_NUMBER || !is_separator(CLS(x, i + 1)) ||
		CLS(x, i + 2) != WT_T_NUMBER || !wt_time_glued(x, i + 1) ||
		!wt_time_glued(x, i + 2))
		return 0;
	uint32_t two = sure ? read_two_days(x, i, p) : 0;
	if (two)
		return two;
	uint8_t sep = CLS(x, i + 1);
	bool third = CLS(x, i + 3) == sep && CLS(x, i + 4) == WT_T_NUMBER &&
		     wt_time_glued(x, i + 3) && wt_time_glued(x, i + 4);
	if (third && x->atoms[i].digits == 4) {
		*p = (struct wt_time_parts){ wt_time_value_at(x, i + 4), wt_time_value_at(x, i + 2),
			wt_time_value_at(x, i), 0 };
		return i + 5;
	}
	if (x->atoms[i].digits > 2 || x->atoms[i + 2].digits > 2)
		return 0;
	p->day = wt_time_value_at(x, i);
	p->month = wt_time_value_at(x, i + 2);
	if (third) {
		p->year = wt_time_full_year(wt_time_value_at(x, i + 4), x->atoms[i + 4].digits);
		if (p->year && (sure || x->atoms[i + 4].digits == 4 || sep == WT_T_SLASH))
			return i + 5;
		return 0;
	}
	return sure && sep != WT_T_DOT ? i + 3 : 0;
}

/*
 * "Selasa (17/10/2019)" in a paper of 17 September, a Tuesday: where the weekday contradicts the
 * date, one of the two is a slip.  The month or the year is, where the same day of another month is
 * such a weekday of the week that has passed; the day is, where it lies ahead of news that is told.
 */
static struct wt_day
mend_slip(const struct wt_time_reader *x, struct wt_day written, int weekday)
{
	if (!wt_day_is_whole(x->today) || !wt_day_is_whole(written) || x->future ||
		wt_day_weekday(written) == weekday)
		return written;
	int32_t back = (wt_day_weekday(x->today) - weekday + 7) % 7;
	struct wt_day passed = wt_day_add(x->today, -back);
	int32_t ahead = wt_day_number(written) - wt_day_number(x->today);
	bool other_month = passed.month != written.month || passed.year != written.year;
	if ((other_month && passed.day == written.day) || (ahead > 0 && ahead <= SLIP_AHEAD))
		return passed;
	return written;
}

/* The parts as days; false where there is no such date. */
bool
wt_time_place_parts(const struct wt_time_reader *x, const struct wt_time_parts *p, int sense,
	int weekday, struct wt_timex *out)
{
	struct wt_day from, to = NONE;
	if (p->last_day)
		weekday = 0; /* it may be that of either end */
	if (p->year)
		from = wt_time_day_of(p->year, p->month, p->day);
	else
		from = wt_time_place_year(x, p->day, p->month, sense, weekday);
	if (!from.year &&
		(p->year || x->today.year || !wt_time_day_of(2024, p->month, p->day).year))
		return false;
	if (p->last_day && from.year) {
		to = wt_time_day_of(from.year, p->month, p->last_day);
		if (!to.year || wt_day_cmp(to, from) <= 0)
			return false;
	}
	out->named = true;
	out->yearless = !p->year;
	wt_time_set_days(out, from, to, WT_BASIS_EXPLICIT);
	if (weekday && wt_day_is_whole(from)) {
		out->t.weekday_differs = wt_day_weekday(from) != weekday;
		out->t.start.day = mend_slip(x, from, weekday);
	}
	return true;
}

/* "14 Januari [dua tahun lalu]": its year; 0 for nothing. */
static uint32_t
read_years_ago(const struct wt_time_reader *x, uint32_t i, int32_t *year)
{
	int32_t n = 0;
	uint32_t next = wt_time_number(x, i, &n);
	if (!next || n < 1 || n > YEARS_AGO || !x->today.year ||
		!wt_time_is_unit(x, next, WT_UNIT_YEAR) || CLS(x, next + 1) != WT_T_PAST)
		return 0;
	*year = x->today.year - n;
	return next + 2;
}

/*
 * "Sabtu (9/8) pekan lalu", "Jumat, 13 September 2019 pekan lalu", "Kamis (7/8/2025) besok": the
 * date has told it already.
 */
static uint32_t
skip_vaguer(const struct wt_time_reader *x, uint32_t i, int *sense)
{
	bool unit = wt_time_is_unit(x, i, WT_UNIT_WEEK) || wt_time_is_unit(x, i, WT_UNIT_MONTH) ||
		    wt_time_is_unit(x, i, WT_UNIT_YEAR) || wt_time_word_is(x, i, "minggu");
	int told = 0;
	uint32_t next = unit ? wt_time_sense(x, i + 1, &told) : 0;
	if (!next && (CLS(x, i) == WT_T_YESTERDAY || CLS(x, i) == WT_T_TOMORROW)) {
		told = CLS(x, i) == WT_T_TOMORROW ? 1 : -1;
		next = i + 1;
	}
	if (!next || !told)
		return i;
	*sense = *sense ? *sense : told;
	return next;
}

/* lalu, mendatang, tahun lalu, dua tahun lalu, pekan lalu behind a day and month. */
uint32_t
wt_time_parts_tail(const struct wt_time_reader *x, uint32_t i, struct wt_time_parts *p, int *sense)
{
	uint32_t ago = p->year ? 0 : read_years_ago(x, i, &p->year);
	*sense = 0;
	if (ago)
		return ago;
	uint32_t next = p->year ? 0 : wt_time_sense(x, i, sense);
	if (!next && p->year && CLS(x, i) == WT_T_PAST)
		next = i + 1;
	if (!next)
		*sense = 0;
	next = next ? next : i;
	return p->day ? skip_vaguer(x, next, sense) : next;
}

uint32_t
wt_time_in_brackets(const struct wt_time_reader *x, uint32_t i, struct wt_time_parts *p)
{
	if (CLS(x, i) != WT_T_OPEN)
		return 0;
	uint32_t next = wt_time_numeric(x, i + 1, true, p);
	if (!next)
		next = wt_time_day_month(x, i + 1, p);
	return next && CLS(x, next) == WT_T_CLOSE ? next + 1 : 0;
}

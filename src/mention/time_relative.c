/*
 * time_relative.c - the grammar of times that are told against another day.
 *
 *	bulan lalu  musim ini  tahun itu  tiga bulan yang lalu  24 tahun terakhir
 *	dua hari sebelumnya  keesokan harinya  tadi malam  malam ini  setiap Senin
 *
 * The other day is that of publication, or for "sebelumnya", "kemudian" and
 * "itu" the one told last.
 */
#include "mention/time.h"

#define CLS(x, i) wt_time_class_at((x), (i))
#define NONE      ((struct wt_day){ 0, 0, 0 })

/* The season that the day lies in, from July on. */
static void
set_season(const struct wt_time_reader *x, int sense, struct wt_timex *out)
{
	int32_t year = x->today.year - (x->today.month && x->today.month < 7) + sense;
	bool known = x->today.month != 0;
	wt_time_set_days(out, known ? wt_time_day_of(year, 0, 0) : NONE,
		known ? wt_time_day_of(year + 1, 0, 0) : NONE, WT_BASIS_RELATIVE);
}

/* The event told last gives the period: tahun itu, bulan tersebut. */
static uint32_t
read_that(const struct wt_time_reader *x, uint32_t i, enum wt_time_unit unit, struct wt_timex *out)
{
	bool same = CLS(x, i + 1) == WT_T_YANG && wt_time_word_is(x, i + 2, "sama");
	if (CLS(x, i + 1) != WT_T_THAT && !same)
		return 0;
	if (unit < WT_UNIT_DAY || unit > WT_UNIT_YEAR || !x->told.year)
		return 0;
	struct wt_day d = x->told;
	if (unit == WT_UNIT_WEEK || (unit == WT_UNIT_MONTH && !d.month))
		return 0;
	if (unit == WT_UNIT_DAY && !wt_day_is_whole(d))
		return 0;
	if (unit >= WT_UNIT_MONTH)
		d.day = 0;
	if (unit == WT_UNIT_YEAR)
		d.month = 0;
	wt_time_set_days(out, d, NONE, WT_BASIS_RELATIVE);
	return i + (same ? 3 : 2);
}

/* kuartal lalu, semester ini */
static uint32_t
read_quarter(
	const struct wt_time_reader *x, uint32_t i, int sense, uint32_t next, struct wt_timex *out)
{
	int32_t length = wt_time_value_at(x, i);
	struct wt_day first = { x->today.year, x->today.month, 0 };
	wt_time_set_days(out, NONE, NONE, WT_BASIS_RELATIVE);
	if (!first.month)
		return next;
	first.month = (uint8_t)((first.month - 1) / length * length + 1);
	out->t.start.day = wt_day_add_months(first, length * sense);
	out->t.end = wt_day_add_months(out->t.start.day, length - 1);
	return next;
}

/* tahun berikutnya: after what was told last */
static uint32_t
read_following(
	const struct wt_time_reader *x, uint32_t i, enum wt_time_unit unit, struct wt_timex *out)
{
	struct wt_day from = x->told.year ? x->told : x->today;
	if (CLS(x, i + 1) != WT_T_AFTER || wt_time_value_at(x, i + 1) != 1)
		return 0;
	if (unit == WT_UNIT_WEEK && wt_day_is_whole(from)) {
		struct wt_day monday = wt_day_add(from, 8 - wt_day_weekday(from));
		wt_time_set_days(out, monday, wt_day_add(monday, 6), WT_BASIS_RELATIVE);
	} else {
		wt_time_set_days(out, wt_time_shift(from, unit, 1), NONE, WT_BASIS_RELATIVE);
	}
	return i + 2;
}

/* hari ini, pekan lalu, bulan depan, tahun ini, musim lalu, tahun itu */
uint32_t
wt_time_read_unit(const struct wt_time_reader *x, uint32_t i, struct wt_timex *out)
{
	int sense = 0;
	struct wt_day from, to;
	bool week = wt_time_is_week(x, i), season = CLS(x, i) == WT_T_SEASON;
	if (CLS(x, i) != WT_T_UNIT && !week && !season && CLS(x, i) != WT_T_QUARTER)
		return 0;
	enum wt_time_unit unit = week ? WT_UNIT_WEEK : (enum wt_time_unit)wt_time_value_at(x, i);
	uint32_t next = wt_time_sense(x, i + 1, &sense);
	if (CLS(x, i) == WT_T_QUARTER)
		return next ? read_quarter(x, i, sense, next, out) : 0;
	if (!next && !season && unit >= WT_UNIT_WEEK)
		next = read_following(x, i, unit, out);
	if (next && out->t.bounded)
		return next;
	if (!next)
		return season || CLS(x, i) == WT_T_QUARTER ? 0 : read_that(x, i, unit, out);
	if (season) {
		set_season(x, sense, out);
		return next;
	}
	if (unit < WT_UNIT_DAY)
		return 0;
	if (unit == WT_UNIT_DAY && sense != 0)
		return 0;
	if (unit == WT_UNIT_WEEK) {
		bool known = wt_time_week(x, sense, &from, &to);
		wt_time_set_days(out, known ? from : NONE, known ? to : NONE, WT_BASIS_RELATIVE);
	} else {
		wt_time_set_days(
			out, wt_time_shift(x->today, unit, sense), NONE, WT_BASIS_RELATIVE);
		if (unit == WT_UNIT_DECADE && out->t.start.day.year) {
			out->t.start.day.year = (int16_t)(out->t.start.day.year / 10 * 10);
			out->t.end = wt_time_day_of(out->t.start.day.year + 9, 0, 0);
		}
	}
	return unit == WT_UNIT_DAY ? wt_time_skip_part(x, next) : next;
}

/* N units: what stands behind tells whether it is a point, a period or a duration. */
static uint32_t
read_span_of(const struct wt_time_reader *x, uint32_t at, int32_t n, enum wt_time_unit unit,
	struct wt_timex *out)
{
	uint32_t behind = CLS(x, at) == WT_T_YANG ? at + 1 : at;
	if (n == 0 && CLS(x, behind) != WT_T_OTHER) { /* beberapa pekan terakhir: no bounds */
		wt_time_set_days(out, NONE, NONE, WT_BASIS_RELATIVE);
		out->t.type = WT_TIME_DURATION;
		out->t.bounded = false;
		return CLS(x, behind) == WT_T_LATEST || CLS(x, behind) == WT_T_PAST ? behind + 1
										    : at;
	}
	switch (CLS(x, behind)) {
	case WT_T_PAST:
	case WT_T_YESTERDAY:
		wt_time_set_days(
			out, n ? wt_time_shift(x->today, unit, -n) : NONE, NONE, WT_BASIS_RELATIVE);
		return behind + 1;
	case WT_T_AGAIN:
	case WT_T_FUTURE:
		wt_time_set_days(
			out, n ? wt_time_shift(x->today, unit, n) : NONE, NONE, WT_BASIS_RELATIVE);
		return behind + 1;
	case WT_T_BEFORE:
		wt_time_set_days(out,
			n ? wt_time_shift(x->told.year ? x->told : x->today, unit, -n) : NONE, NONE,
			WT_BASIS_RELATIVE);
		return behind + 1;
	case WT_T_AFTER:
		wt_time_set_days(out,
			n ? wt_time_shift(x->told.year ? x->told : x->today, unit, n) : NONE, NONE,
			WT_BASIS_RELATIVE);
		return behind + 1;
	case WT_T_LATEST: {
		struct wt_day from = n ? wt_time_shift(x->today, unit, -n) : NONE;
		struct wt_day to = unit >= WT_UNIT_DECADE ? wt_time_day_of(x->today.year, 0, 0)
							  : wt_time_shift(x->today, unit, 0);
		if (unit == WT_UNIT_WEEK)
			to = wt_time_shift(x->today, WT_UNIT_DAY, 0);
		wt_time_set_days(out, from, from.year ? to : NONE, WT_BASIS_RELATIVE);
		return CLS(x, behind + 1) == WT_T_THIS ? behind + 2 : behind + 1;
	}
	default:
		break;
	}
	if (wt_time_word_is(x, at, "dari") && CLS(x, at + 1) == WT_T_NOW) {
		wt_time_set_days(
			out, n ? wt_time_shift(x->today, unit, n) : NONE, NONE, WT_BASIS_RELATIVE);
		return at + 2;
	}
	if (wt_time_word_is(x, at, "ke") && CLS(x, at + 1) == WT_T_FUTURE) {
		wt_time_set_days(
			out, n ? wt_time_shift(x->today, unit, n) : NONE, NONE, WT_BASIS_RELATIVE);
		return at + 2;
	}
	wt_time_set_days(out, NONE, NONE, WT_BASIS_RELATIVE);
	out->t.type = WT_TIME_DURATION;
	out->t.bounded = false;
	return at;
}

/* tiga bulan lalu, setahun silam, selama 2 minggu, 24 tahun terakhir */
uint32_t
wt_time_read_count(const struct wt_time_reader *x, uint32_t i, struct wt_timex *out)
{
	int32_t n = 1;
	uint32_t at = i;
	enum wt_time_unit unit;
	if (CLS(x, at) == WT_T_DURING || CLS(x, at) == WT_T_WITHIN)
		at++;
	if (CLS(x, at) == WT_T_TIME)
		at++;
	if (wt_time_word_is(x, at, "sekitar") || wt_time_word_is(x, at, "hampir"))
		at++;
	if (CLS(x, at) == WT_T_ONE_UNIT) {
		unit = (enum wt_time_unit)wt_time_value_at(x, at++);
	} else {
		uint32_t next = wt_time_number(x, at, &n);
		if (!next && CLS(x, at) == WT_T_HALF)
			next = at + 1;
		if (!next || (CLS(x, next) != WT_T_UNIT && !wt_time_is_week(x, next)))
			return 0;
		unit = wt_time_is_week(x, next) ? WT_UNIT_WEEK
						: (enum wt_time_unit)wt_time_value_at(x, next);
		at = next + 1;
	}
	return read_span_of(x, at, n, unit, out);
}

static void
set_shifted(struct wt_timex *out, struct wt_day from, int32_t days)
{
	wt_time_set_days(out, wt_time_shift(from, WT_UNIT_DAY, days), NONE, WT_BASIS_RELATIVE);
}

/* kemarin [lusa|malam], besok, lusa, keesokan harinya, tadi malam, malam ini, sekarang */
uint32_t
wt_time_read_word(const struct wt_time_reader *x, uint32_t i, struct wt_timex *out)
{
	uint8_t next = CLS(x, i + 1);
	switch (CLS(x, i)) {
	case WT_T_YESTERDAY:
		set_shifted(out, x->today, next == WT_T_OVERMORROW ? -2 : -1);
		return next == WT_T_OVERMORROW ? i + 2 : wt_time_skip_part(x, i + 1);
	case WT_T_TOMORROW:
		if (next == WT_T_ITS_DAY) {
			set_shifted(out, x->told.year ? x->told : x->today, 1);
			return i + 2;
		}
		set_shifted(out, x->today, next == WT_T_OVERMORROW ? 2 : 1);
		if (next == WT_T_OVERMORROW)
			return i + 2;
		return wt_time_is_unit(x, i + 1, WT_UNIT_DAY) ? i + 2 : wt_time_skip_part(x, i + 1);
	case WT_T_OVERMORROW:
		set_shifted(out, x->today, 2);
		return i + 1;
	case WT_T_MORROW:
		set_shifted(out, x->told.year ? x->told : x->today, 1);
		return next == WT_T_ITS_DAY || wt_time_is_unit(x, i + 1, WT_UNIT_DAY) ? i + 2
										      : i + 1;
	case WT_T_LASTNIGHT:
		set_shifted(out, x->today, -1);
		return i + 1;
	case WT_T_EARLIER:
		if (next != WT_T_PART)
			return 0;
		set_shifted(out, x->today, wt_time_value_at(x, i + 1) == 18 ? -1 : 0);
		return wt_time_skip_part(x, i + 1);
	case WT_T_FUTURE:
		if (next != WT_T_PART || wt_time_value_at(x, i) != 1)
			return 0;
		set_shifted(out, x->today, 0);
		return wt_time_skip_part(x, i + 1);
	default:
		return 0;
	}
}

/* malam ini, pagi tadi, sore nanti, dinihari itu */
uint32_t
wt_time_read_part(const struct wt_time_reader *x, uint32_t i, struct wt_timex *out)
{
	uint32_t at = wt_time_skip_part(x, i);
	if (at == i)
		return 0;
	switch (CLS(x, at)) {
	case WT_T_THIS:
	case WT_T_EARLIER:
		set_shifted(out, x->today, 0);
		return at + 1;
	case WT_T_FUTURE:
		if (wt_time_value_at(x, at) != 1)
			return 0;
		set_shifted(out, x->today, 0);
		return at + 1;
	case WT_T_THAT:
		if (!wt_day_is_whole(x->told))
			return 0;
		set_shifted(out, x->told, 0);
		return at + 1;
	default:
		return 0;
	}
}

/* hari berikutnya, sehari sebelumnya is read_count's */
uint32_t
wt_time_read_next_day(const struct wt_time_reader *x, uint32_t i, struct wt_timex *out)
{
	if (!wt_time_is_unit(x, i, WT_UNIT_DAY) || CLS(x, i + 1) != WT_T_AFTER ||
		wt_time_value_at(x, i + 1) != 1 || !wt_day_is_whole(x->told))
		return 0;
	set_shifted(out, x->told, 1);
	return i + 2;
}

/* setiap hari Senin, tiap minggu */
uint32_t
wt_time_read_set(const struct wt_time_reader *x, uint32_t i, struct wt_timex *out)
{
	uint8_t class = CLS(x, i + 1);
	if (CLS(x, i) != WT_T_EVERY ||
		(class != WT_T_UNIT && class != WT_T_WEEKDAY && class != WT_T_PART &&
			class != WT_T_MONTH && class != WT_T_DATE))
		return 0;
	wt_time_set_days(out, NONE, NONE, WT_BASIS_RELATIVE);
	out->t.type = WT_TIME_SET;
	out->t.bounded = false;
	uint32_t next = i + 2;
	while (CLS(x, next) == WT_T_WEEKDAY || CLS(x, next) == WT_T_PART ||
		CLS(x, next) == WT_T_NUMBER || CLS(x, next) == WT_T_MONTH)
		next++;
	return next;
}

/* sekarang, kini, saat ini: no point that could be written down */
uint32_t
wt_time_read_now(const struct wt_time_reader *x, uint32_t i, struct wt_timex *out)
{
	bool two = wt_time_word_is(x, i, "saat") && CLS(x, i + 1) == WT_T_THIS;
	if (CLS(x, i) != WT_T_NOW && !two)
		return 0;
	wt_time_set_days(out, x->today, NONE, WT_BASIS_RELATIVE);
	out->t.bounded = false;
	return two ? i + 2 : i + 1;
}

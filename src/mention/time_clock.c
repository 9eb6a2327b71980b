/*
 * time_clock.c - times of the day.
 *
 *	pukul 15.17 WIB   jam 7 malam   20:32   Minggu pukul 16.00 (waktu setempat)
 *
 * "waktu setempat" is kept without a zone: the place of the event is not known
 * here.  A time without a day belongs to the day named before in the sentence,
 * else to that of publication.
 */
#include "mention/time.h"

#define CLS(x, i) wt_time_class_at((x), (i))

static bool
is_number(const struct wt_time_reader *x, uint32_t i, int32_t most)
{
	return CLS(x, i) == WT_T_NUMBER && x->atoms[i].digits <= 2 && x->atoms[i].value <= most;
}

/* 15.17, 15:17[:00]; gives the atom behind it */
static uint32_t
read_digits(const struct wt_time_reader *x, uint32_t i, int32_t *minute, bool *full)
{
	if (!is_number(x, i, 24))
		return 0;
	*minute = x->atoms[i].value * 60;
	*full = false;
	uint8_t sep = CLS(x, i + 1);
	if ((sep != WT_T_DOT && sep != WT_T_COLON) || !is_number(x, i + 2, 59) ||
		x->atoms[i + 2].digits != 2 || x->atoms[i + 1].space || x->atoms[i + 2].space)
		return i + 1;
	*minute += x->atoms[i + 2].value;
	*full = true;
	i += 3;
	if (CLS(x, i) == sep && is_number(x, i + 1, 60) && x->atoms[i + 1].digits == 2 &&
		!x->atoms[i].space && !x->atoms[i + 1].space)
		i += 2;
	return i;
}

/* jam 7 malam is 19, jam 1 siang 13, jam 12 malam 0 */
static int32_t
by_part(int32_t minute, int32_t part)
{
	int32_t hour = minute / 60;
	if (part == 18 && hour == 12)
		return minute - 720;
	if (hour < 12 &&
		((part == 18 && hour >= 6) || part == 15 || part == 17 || (part == 12 && hour < 6)))
		return minute + 720;
	return minute;
}

/* WIB, waktu setempat, (waktu setempat), waktu Jakarta */
static uint32_t
read_zone(const struct wt_time_reader *x, uint32_t i, int16_t *zone)
{
	bool open = CLS(x, i) == WT_T_OPEN;
	uint32_t at = open ? i + 1 : i;
	if (CLS(x, at) == WT_T_ZONE) {
		*zone = (int16_t)x->atoms[at].value;
		at++;
	} else if (CLS(x, at) == WT_T_TIME && at + 1 < x->n &&
		   (CLS(x, at + 1) == WT_T_LOCAL || x->atoms[at + 1].capital)) {
		at += 2;
	} else {
		return i;
	}
	if (open)
		return CLS(x, at) == WT_T_CLOSE ? at + 1 : i;
	return at;
}

/* The clock alone: minute and zone, and the atom behind; 0 where there is none. */
static uint32_t
read_clock(
	const struct wt_time_reader *x, uint32_t i, bool behind_day, int32_t *minute, int16_t *zone)
{
	bool full, said = CLS(x, i) == WT_T_CLOCK ||
			  (CLS(x, i) == WT_T_UNIT && x->atoms[i].value == WT_UNIT_HOUR);
	uint32_t at = said ? i + 1 : i, next, behind;
	if (said && CLS(x, at) == WT_T_DOT)
		at++;
	next = read_digits(x, at, minute, &full);
	if (!next || (!said && !full))
		return 0;
	*zone = WT_ZONE_NONE;
	if (CLS(x, next) == WT_T_HYPHEN || CLS(x, next) == WT_T_UNTIL) {
		int32_t until;
		bool until_full;
		behind = read_digits(x, next + 1, &until, &until_full);
		next = behind && until_full ? behind : next;
	}
	if (CLS(x, next) == WT_T_PART && !full) {
		*minute = by_part(*minute, x->atoms[next].value);
		next++;
	} else if (CLS(x, next) == WT_T_PART) {
		next++;
	}
	behind = read_zone(x, next, zone);
	bool zoned = behind > next, colon = CLS(x, at + 1) == WT_T_COLON;
	return said || zoned || colon || behind_day ? behind : 0;
}

static void
set_clock(struct wt_timex *out, int32_t minute, int16_t zone)
{
	out->t.type = WT_TIME_TIME;
	out->t.start.minute = (int16_t)(minute % 1440);
	out->t.start.zone = zone;
}

bool
wt_time_clock(const struct wt_time_reader *x, uint32_t i, struct wt_timex *out)
{
	int32_t minute;
	int16_t zone;
	memset(out, 0, sizeof *out);
	out->next = read_clock(x, i, false, &minute, &zone);
	if (!out->next)
		return false;
	out->t.basis = WT_BASIS_RELATIVE;
	out->t.bounded = true;
	out->t.start.day = wt_day_is_whole(x->line)    ? x->line
			   : wt_day_is_whole(x->today) ? x->today
						       : (struct wt_day){ 0, 0, 0 };
	set_clock(out, minute, zone);
	return true;
}

void
wt_time_add_clock(const struct wt_time_reader *x, struct wt_timex *out)
{
	int32_t minute;
	int16_t zone;
	uint32_t i = out->next;
	if (out->t.type != WT_TIME_DATE || !wt_day_is_whole(out->t.start.day) || out->t.end.year)
		return;
	if (CLS(x, i) == WT_T_COMMA || CLS(x, i) == WT_T_SLASH || CLS(x, i) == WT_T_HYPHEN)
		i++;
	if (i < x->n && wt_str_is(x->r->text->tokens[x->atoms[i].word].lower, "sekitar"))
		i++;
	uint32_t next = read_clock(x, i, i == out->next, &minute, &zone);
	if (!next)
		return;
	out->next = next;
	set_clock(out, minute, zone);
}

/*
 * dates.c - see dates.h.
 *
 * A day without its hour takes the hour of a source of lower rank that names the same
 * day.  A stamp in UTC gives way to the same moment with a zone.  A day in figures that
 * can be read two ways is read as another source spells it.
 */
#include "extract/dates.h"

/* Minutes since 1970 of a moment with hour and zone. */
static bool
instant(const struct wt_moment *m, int64_t *minutes)
{
	if (!wt_day_is_whole(m->day) || m->minute == WT_MINUTE_NONE || m->zone == WT_ZONE_NONE)
		return false;
	*minutes = (int64_t)wt_day_number(m->day) * 1440 + m->minute - m->zone;
	return true;
}

/*
 * Does the line that the page shows correct a stamp in UTC?  It may show the same moment with its
 * own zone or hours ahead without one, or the same clock with a zone, where the stamp is
 * mislabelled.
 */
static bool
corrects(const struct wt_moment *stamp, struct wt_moment *seen)
{
	if (stamp->zone != 0 || stamp->minute == WT_MINUTE_NONE || seen->minute == WT_MINUTE_NONE ||
		!wt_day_is_whole(stamp->day) || !wt_day_is_whole(seen->day) || seen->zone == 0)
		return false;
	int32_t days = wt_day_number(seen->day) - wt_day_number(stamp->day);
	if (days < 0 || days > 1)
		return false;
	int32_t ahead = days * 1440 + seen->minute - stamp->minute;
	if (seen->zone != WT_ZONE_NONE)
		return ahead == seen->zone || ahead == 0;
	if (ahead != 420 && ahead != 480 && ahead != 540)
		return false;
	seen->zone = (int16_t)ahead; /* WIB, WITA, WIT */
	return true;
}

/* 03-09-2026 is the third of September here and the ninth of March elsewhere: what else the page
 * names decides. */
static void
turn_day(struct wt_day *day, struct wt_day other)
{
	if (day->year == other.year && day->month == other.day && day->day == other.month &&
		wt_day_is_whole(other))
		*day = other;
}

struct wt_moment
wt_best_date(struct wt_moment dates[WT_DATE_RANKS], bool *disputed)
{
	struct wt_moment best = { { 0, 0, 0 }, WT_MINUTE_NONE, WT_ZONE_NONE };
	int64_t a, b;
	*disputed = false;
	for (int rank = 0; rank < WT_DATE_RANKS; rank++) {
		struct wt_moment *m = &dates[rank];
		if (m->day.year == 0)
			continue;
		if (best.day.year == 0) {
			best = *m;
			continue;
		}
		turn_day(&best.day, m->day);
		bool same = instant(&best, &a) && instant(m, &b) && a == b;
		bool hour = m->minute != WT_MINUTE_NONE && wt_day_cmp(best.day, m->day) == 0 &&
			    (best.minute == WT_MINUTE_NONE ||
				    (best.minute == m->minute && best.zone == WT_ZONE_NONE));
		bool desk = (same && best.zone == 0 && m->zone != 0) ||
			    (rank == WT_BY_SEEN && corrects(&best, m));
		if (hour || desk)
			best = *m;
		int32_t days =
			wt_day_number(wt_day_first(best.day)) - wt_day_number(wt_day_first(m->day));
		*disputed = *disputed || (rank < WT_BY_TIME && !same && (days > 1 || days < -1));
	}
	return best;
}

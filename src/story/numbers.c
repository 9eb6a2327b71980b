/*
 * numbers.c - how many were killed, arrested, displaced ...: one number of each kind for an event.
 *
 * Of the claims that stand surest (asserted before alleged before denied) the one published last
 * speaks: a later report corrects an earlier one, up or down.  A copy speaks at the time of the
 * article that it is a copy of.  Among reports of one time an exact number goes before a bound, and
 * the higher before the lower, for tolls are told as they rise.  What all reports range over stays
 * beside it, so that nobody takes the last word for the only one.
 *
 *	08.00 "sedikitnya 10 tewas"   09.30 "14 tewas"   11.00 "12 tewas, ralat"
 *	dead 12, told from 10 to 14
 *
 * Two numbers of one kind in one claim (dead soldiers, dead civilians) are kept apart by unit.
 */
#include "story/build.h"

#include <math.h>

/* One number with what decides between it and others of its kind. */
struct told {
	const struct wt_quantity *number;
	const struct wt_telling *telling;
};

static bool
is_exact(const struct wt_quantity *q)
{
	return (q->hedge == '=' || q->hedge == '\0') && q->low >= q->high && q->low <= q->high;
}

static int64_t
time_of(const struct wt_telling *t)
{
	int64_t at = t->root_dated ? t->root_at : t->extra.published_at;
	return t->root_dated || t->extra.dated ? at : INT64_MIN;
}

static bool
is_better(const struct told *a, const struct told *b)
{
	enum wt_stance x = a->telling->claim.claim.stance, y = b->telling->claim.claim.stance;
	if (x != y)
		return x < y;
	if (time_of(a->telling) != time_of(b->telling))
		return time_of(a->telling) > time_of(b->telling);
	if (is_exact(a->number) != is_exact(b->number))
		return is_exact(a->number);
	return a->number->low > b->number->low;
}

/* Dead are dead, in whatever words; of things (rockets, tents) the unit tells what they are. */
static bool
same_kind(const struct wt_quantity *a, const struct wt_quantity *b)
{
	return strcmp(a->kind, b->kind) == 0 &&
	       (wt_story_is_toll(wt_str_of(a->kind)) || wt_str_eq(a->unit, b->unit));
}

static double
high_of(const struct wt_quantity *q)
{
	return isfinite(q->high) && q->high > q->low ? q->high : q->low;
}

/* The number's place in the list, new where there is none of its kind; NULL where the list is full.
 */
static struct wt_event_quantity *
place_for(struct wt_event *e, struct told *best, const struct told *t)
{
	for (uint32_t i = 0; i < e->n_quantities; i++)
		if (same_kind(&e->quantities[i].number, t->number))
			return &e->quantities[i];
	if (e->n_quantities == WT_EVENT_QUANTITIES)
		return NULL;
	struct wt_event_quantity *q = &e->quantities[e->n_quantities];
	best[e->n_quantities++] = *t;
	q->number = *t->number;
	q->least = t->number->low;
	q->most = high_of(t->number);
	return q;
}

void
wt_event_numbers(struct wt_arena *arena, const struct wt_telling *tellings, uint32_t n,
	struct wt_event *event)
{
	struct told best[WT_EVENT_QUANTITIES];
	event->quantities = WT_NEW(arena, struct wt_event_quantity, WT_EVENT_QUANTITIES);
	for (uint32_t i = 0; i < n; i++)
		for (unsigned k = 0; k < tellings[i].claim.claim.n_quantities; k++) {
			struct told t = { &tellings[i].claim.claim.quantities[k], &tellings[i] };
			if (!t.number->kind[0])
				continue;
			struct wt_event_quantity *q = place_for(event, best, &t);
			if (!q)
				continue;
			struct told *b = &best[q - event->quantities];
			if (is_better(&t, b))
				*b = t;
			q->least = t.number->low < q->least ? t.number->low : q->least;
			q->most = high_of(t.number) > q->most ? high_of(t.number) : q->most;
			q->number = *b->number;
			q->document = b->telling->claim.document;
		}
}

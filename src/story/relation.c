/*
 * relation.c - see relation.h.
 */
#include "story/relation.h"

#define DAYS_OF_WEEK 7
#define GAP_MOST     260 /* empty periods that are given between two; behind more, none */

struct adding {
	enum wt_relation_step step;
	struct wt_relation now;
	struct wt_relation undated;
	int32_t day;    /* whose types are noted */
	uint32_t types; /* of that day, a bit each */
	bool any, any_undated;
	int code;
	wt_relation_visit *visit;
	void *context;
};

/* The week's Monday, or the first of the month. */
static struct wt_day
period_of(enum wt_relation_step step, struct wt_day day)
{
	if (step == WT_RELATION_MONTH)
		return (struct wt_day){ day.year, day.month, 1 };
	int32_t n = wt_day_number(day), since = (n + 3) % DAYS_OF_WEEK; /* 1970-01-01: Thursday */
	return wt_day_add(day, -(since < 0 ? since + DAYS_OF_WEEK : since));
}

static struct wt_day
period_after(enum wt_relation_step step, struct wt_day first)
{
	return period_of(step, wt_day_add(first, step == WT_RELATION_MONTH ? 31 : DAYS_OF_WEEK));
}

static void
give(struct adding *a)
{
	if (a->any && a->code == WARTA_OK)
		a->code = a->visit(a->context, &a->now);
	memset(&a->now, 0, sizeof a->now);
	a->any = false;
}

/* Begins the event's period, after the empty ones before it. */
static void
begin(struct adding *a, struct wt_day first)
{
	for (unsigned gap = 0; a->any && wt_day_cmp(a->now.first, first) != 0; gap++) {
		struct wt_day next = period_after(a->step, a->now.first);
		give(a);
		if (a->code != WARTA_OK || gap == GAP_MOST)
			break;
		a->now.first = next;
		a->any = true;
	}
	a->now.first = first;
	a->any = true;
}

/* Is it the first of its type on that day? */
static bool
is_first_of_day(struct adding *a, const struct wt_event *e)
{
	int32_t day = wt_day_number(e->date);
	uint32_t bit = 1u << (unsigned)e->type;
	if (day != a->day)
		a->types = 0;
	a->day = day;
	bool first = !(a->types & bit);
	a->types |= bit;
	return first;
}

static void
count_happened(struct wt_relation *r, const struct wt_event *e, bool once)
{
	int quad = e->quad >= 1 && e->quad <= 4 ? e->quad : 0;
	r->quads[0]++;
	r->quads[quad] += quad != 0;
	r->single += e->counts.independent <= 1;
	if (!once)
		return;
	r->daily[0]++;
	r->daily[quad] += quad != 0;
	r->score += e->score;
}

static int
add_event(void *context, const struct wt_event *e)
{
	struct adding *a = context;
	bool by_day = e->date.year && e->date.month && e->date.day && !e->end.year;
	bool dated = by_day || (a->step == WT_RELATION_MONTH && e->date.year && e->date.month &&
				       !e->end.year);
	struct wt_relation *r = dated ? &a->now : &a->undated;
	if (dated)
		begin(a, period_of(a->step, wt_day_first(e->date)));
	else
		a->any_undated = true;
	if (e->stance == WT_STANCE_DENIED)
		r->denied++;
	else if (e->stance == WT_STANCE_ALLEGED)
		r->alleged++;
	else if (e->status == WT_STATUS_NEGATED)
		r->negated++;
	else if (e->status == WT_STATUS_PLANNED || e->status == WT_STATUS_HYPOTHETICAL)
		r->planned++;
	else
		count_happened(r, e, !by_day || is_first_of_day(a, e));
	return a->code;
}

int
wt_relations(struct wt_store *s, const struct wt_query *query, enum wt_relation_step step,
	wt_relation_visit *visit, void *context, struct wt_fault *f)
{
	struct adding a = { .step = step, .day = INT32_MIN, .visit = visit, .context = context };
	struct wt_query q = *query;
	q.newest_first = false;
	int code = wt_events_find(s, &q, add_event, &a, f);
	if (code != WARTA_OK)
		return code;
	give(&a);
	if (a.code == WARTA_OK && a.any_undated)
		a.code = visit(context, &a.undated);
	return a.code;
}

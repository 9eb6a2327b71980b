/*
 * build.c - an event's record out of its claims.
 */
#include "story/build.h"

#include "story/set.h"

static void
build_labels(const struct wt_telling *t, uint32_t n, struct wt_event *e)
{
	uint32_t count[256] = { 0 };
	e->type = t[0].claim.claim.type;
	e->quad = wt_type_quad(e->type);
	for (uint32_t i = 0; i < n; i++) {
		const struct wt_claim *c = &t[i].claim.claim;
		e->contexts |= c->contexts;
		for (unsigned m = 0; m < c->n_modes; m++)
			count[c->modes[m]]++;
	}
	while (e->n_modes < WT_CLAIM_MODES) {
		unsigned best = 0;
		for (unsigned m = 1; m < WT_MODE_COUNT; m++)
			if (count[m] > count[best])
				best = m;
		if (count[best] == 0)
			break;
		count[best] = 0;
		e->modes[e->n_modes++] = (uint8_t)best;
	}
	e->score = wt_plover_score(e->type, e->modes, e->n_modes);
}

static bool
same_date(const struct wt_claim *a, const struct wt_claim *b)
{
	return wt_day_cmp(a->date, b->date) == 0 && wt_day_cmp(a->end, b->end) == 0 &&
	       a->date.month == b->date.month && a->date.day == b->date.day;
}

/* Which of the tellings give each thing: the first one, and how many more. */
struct share {
	uint32_t first;
	uint32_t count;
};
struct shares {
	struct share *items;
	uint32_t n;
	uint32_t cap;
};

/* Counts telling i under the first one that it is the same as. */
static void
count_under(struct wt_arena *arena, struct shares *all, const struct wt_telling *t, uint32_t i,
	bool (*same)(const struct wt_telling *a, const struct wt_telling *b))
{
	for (uint32_t k = 0; k < all->n; k++)
		if (same(&t[all->items[k].first], &t[i])) {
			all->items[k].count++;
			return;
		}
	*WT_PUSH(arena, all->items, all->n, all->cap) = (struct share){ i, 1 };
}

static bool
same_day(const struct wt_telling *a, const struct wt_telling *b)
{
	return a->block.layer == b->block.layer && same_date(&a->claim.claim, &b->claim.claim) &&
	       a->claim.claim.date_basis == b->claim.claim.date_basis;
}

/* How many give the date, on whatever basis. */
static uint32_t
count_of_date(const struct shares *all, const struct wt_telling *t, uint32_t i)
{
	uint32_t count = 0;
	for (uint32_t k = 0; k < all->n; k++)
		if (t[all->items[k].first].block.layer == t[i].block.layer &&
			same_date(&t[all->items[k].first].claim.claim, &t[i].claim.claim))
			count += all->items[k].count;
	return count;
}

/* The most exact date; among those the one that most claims give, then the surest. */
static void
build_date(struct wt_arena *arena, const struct wt_telling *t, uint32_t n, struct wt_event *e)
{
	struct shares dates = { NULL, 0, 0 };
	uint32_t best = 0, best_count = 0;
	for (uint32_t i = 0; i < n; i++)
		count_under(arena, &dates, t, i, same_day);
	for (uint32_t k = 0; k < dates.n; k++) {
		uint32_t i = dates.items[k].first, count = count_of_date(&dates, t, i);
		bool exacter = t[i].block.layer < t[best].block.layer;
		bool equal = t[i].block.layer == t[best].block.layer;
		bool surer = t[i].claim.claim.date_basis < t[best].claim.claim.date_basis;
		if (best_count == 0 || exacter ||
			(equal && (count > best_count || (count == best_count && surer)))) {
			best = i;
			best_count = count;
		}
	}
	e->date = t[best].claim.claim.date;
	e->end = t[best].claim.claim.end;
	e->date_basis = t[best].claim.claim.date_basis;
}

static int
exactness(const struct wt_place *p)
{
	static const char *const PRECISIONS[] = { "country", "province", "city", "site" };
	for (int i = 0; i < 4; i++)
		if (strcmp(p->precision, PRECISIONS[i]) == 0)
			return i + 1;
	return 0;
}

static bool
same_place(const struct wt_telling *a, const struct wt_telling *b)
{
	return wt_str_eq(a->claim.claim.place.name, b->claim.claim.place.name) &&
	       exactness(&a->claim.claim.place) == exactness(&b->claim.claim.place);
}

/* The most exact one; among those the one that most claims give. */
static void
build_place(struct wt_arena *arena, const struct wt_telling *t, uint32_t n, struct wt_event *e)
{
	struct shares places = { NULL, 0, 0 };
	int best_exactness = -1;
	uint32_t best_count = 0;
	for (uint32_t i = 0; i < n; i++)
		if (t[i].claim.claim.has_place)
			count_under(arena, &places, t, i, same_place);
	for (uint32_t k = 0; k < places.n; k++) {
		const struct wt_claim *c = &t[places.items[k].first].claim.claim;
		uint32_t count = places.items[k].count;
		int x = exactness(&c->place);
		if (x < best_exactness || (x == best_exactness && count <= best_count))
			continue;
		best_exactness = x;
		best_count = count;
		e->has_place = true;
		e->place = c->place;
	}
}

static void
build_counts(struct wt_arena *arena, const struct wt_telling *t, uint32_t n, uint32_t n_retold,
	struct wt_event *e)
{
	struct wt_event_counts *c = &e->counts;
	struct wt_set documents = wt_set_for(arena, n + n_retold);
	struct wt_set outlets = wt_set_for(arena, n + n_retold);
	c->claims = n;
	for (uint32_t i = 0; i < n; i++) {
		enum wt_stance stance = t[i].claim.claim.stance;
		enum wt_status status = t[i].claim.claim.status;
		c->asserted += stance == WT_STANCE_ASSERTED;
		c->alleged += stance == WT_STANCE_ALLEGED;
		c->denied += stance == WT_STANCE_DENIED;
		c->happened += status == WT_STATUS_HAPPENED;
		c->ongoing += status == WT_STATUS_ONGOING;
		c->planned += status == WT_STATUS_PLANNED;
		c->hypothetical += status == WT_STATUS_HYPOTHETICAL;
		c->negated += status == WT_STATUS_NEGATED;
	}
	for (uint32_t i = 0; i < n + n_retold; i++) {
		(void)wt_set_put(&documents, (uint64_t)t[i].claim.document_row);
		(void)wt_set_put(&outlets, wt_str_hash(t[i].claim.family) | 1);
	}
	c->documents = documents.n;
	c->outlets = outlets.n;
}

/* The surest stance, and the surest status among the claims of that stance. */
static void
build_standing(const struct wt_telling *t, uint32_t n, struct wt_event *e)
{
	e->stance = t[0].claim.claim.stance;
	for (uint32_t i = 1; i < n; i++)
		if (t[i].claim.claim.stance < e->stance)
			e->stance = t[i].claim.claim.stance;
	e->status = WT_STATUS_NEGATED;
	for (uint32_t i = 0; i < n; i++)
		if (t[i].claim.claim.stance == e->stance && t[i].claim.claim.status < e->status)
			e->status = t[i].claim.claim.status;
}

#define TITLE_SHORT 40
#define TITLE_LONG  220

/* How good a claim's clause is as a title. */
static float
title_worth(const struct wt_stored_claim *c)
{
	float worth = c->claim.confidence;
	worth += c->claim.in_title ? 0.5F : 0.0F;
	worth -= c->claim.in_caption ? 0.5F : 0.0F;
	worth += c->sentence.len >= TITLE_SHORT && c->sentence.len <= TITLE_LONG ? 0.5F : 0.0F;
	worth += c->claim.n_actors && c->claim.n_recipients ? 0.25F : 0.0F;
	worth += c->claim.stance == WT_STANCE_ASSERTED ? 0.25F : 0.0F;
	return worth;
}

/* Line ends become blanks, blanks one blank; a clause may begin with the comma before it. */
static struct wt_str
one_line(struct wt_arena *arena, struct wt_str s)
{
	char *out = WT_NEW(arena, char, s.len + 1);
	size_t n = 0;
	while (s.len > 0 && (wt_is_space(s.ptr[0]) || strchr(",;:.)-", s.ptr[0])))
		s = (struct wt_str){ s.ptr + 1, s.len - 1 };
	s = wt_str_trim(s);
	for (size_t i = 0; i < s.len; i++) {
		char c = wt_is_space(s.ptr[i]) ? ' ' : s.ptr[i];
		if (c != ' ' || n == 0 || out[n - 1] != ' ')
			out[n++] = c;
	}
	return (struct wt_str){ out, n };
}

static void
build_title(struct wt_arena *arena, const struct wt_telling *t, uint32_t n, struct wt_event *e)
{
	uint32_t best = 0;
	for (uint32_t i = 1; i < n; i++)
		if (title_worth(&t[i].claim) > title_worth(&t[best].claim))
			best = i;
	e->title = one_line(arena, t[best].claim.sentence);
	e->title_document = t[best].claim.document;
}

static void
build_published(const struct wt_telling *t, uint32_t n, struct wt_event *e)
{
	uint32_t last = 0;
	for (uint32_t i = 0; i < n && t[i].extra.dated; i++)
		last = i; /* in canonical order those without a date come last */
	e->first_published = t[0].claim.published;
	e->last_published = t[last].claim.published;
}

static void
build_retold(
	struct wt_arena *arena, const struct wt_telling *t, uint32_t n_retold, struct wt_event *e)
{
	e->retold = n_retold ? WT_NEW(arena, struct wt_event_retold, n_retold) : NULL;
	e->n_retold = n_retold;
	for (uint32_t i = 0; i < n_retold; i++)
		e->retold[i] = (struct wt_event_retold){
			.document_row = t[i].claim.document_row,
			.document = t[i].claim.document,
			.span = t[i].claim.claim.spans[0],
		};
}

void
wt_event_build(struct wt_arena *arena, const struct wt_telling *tellings, uint32_t n,
	uint32_t n_retold, struct wt_event *event)
{
	memset(event, 0, sizeof *event);
	build_labels(tellings, n, event);
	wt_event_parties(arena, tellings, n, event);
	build_date(arena, tellings, n, event);
	build_place(arena, tellings, n, event);
	build_counts(arena, tellings, n, n_retold, event);
	build_standing(tellings, n, event);
	build_title(arena, tellings, n, event);
	build_published(tellings, n, event);
	wt_event_sources(arena, tellings, n + n_retold, event);
	build_retold(arena, tellings + n, n_retold, event);
	wt_event_numbers(arena, tellings, n, event);
}

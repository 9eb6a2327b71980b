/*
 * parties.c - the sides of an event, in the fullest form that a claim gives.
 *
 * A person or body named by one claim stands for the state that another names
 * alone.  Where claims put a party on different sides, most claims win.
 */
#include "mention/fold.h"
#include "story/build.h"
#include "story/match.h"

struct candidate {
	struct wt_party party;
	struct wt_str canon;
	uint32_t as_actor;
	uint32_t as_recipient;
};

struct candidates {
	struct candidate *items;
	uint32_t n;
	uint32_t cap;
};

static bool
is_proper(const struct wt_party *p)
{
	return p->name.len > 0 && !wt_is_lower(p->name.ptr[0]);
}

static bool
is_same(const struct candidate *c, const struct wt_party *p, struct wt_str canon)
{
	if (strcmp(c->party.country, p->country) != 0)
		return false;
	if (c->canon.len && canon.len)
		return wt_story_same_name(c->canon, canon);
	return !c->canon.len && !canon.len && strcmp(c->party.sector, p->sector) == 0;
}

static void
add_list(struct wt_arena *arena, struct candidates *all, const struct wt_party *list, unsigned n,
	bool actor)
{
	for (unsigned i = 0; i < n; i++) {
		struct wt_str canon =
			is_proper(&list[i]) ? wt_fold(arena, list[i].name) : WT_STR("");
		uint32_t k = 0;
		while (k < all->n && !is_same(&all->items[k], &list[i], canon))
			k++;
		if (k == all->n) {
			struct candidate *c = WT_PUSH(arena, all->items, all->n, all->cap);
			c->party = list[i];
			c->party.span = (struct wt_span){ 0, 0 }; /* of one article only */
			c->canon = canon;
		}
		struct candidate *c = &all->items[k];
		if (list[i].name.len > c->party.name.len) {
			c->party.name = list[i].name;
			c->canon = canon;
		}
		if (list[i].office.len > c->party.office.len)
			c->party.office = list[i].office;
		c->as_actor += actor;
		c->as_recipient += !actor;
	}
}

/* Does somebody named on the same side stand for this state? */
static bool
is_stood_for(const struct candidates *all, const struct candidate *c, bool actor)
{
	if (c->canon.len || !c->party.country[0])
		return false;
	for (uint32_t i = 0; i < all->n; i++) {
		const struct candidate *o = &all->items[i];
		bool same_side =
			actor ? o->as_actor >= o->as_recipient : o->as_actor < o->as_recipient;
		if (o != c && same_side && o->canon.len &&
			strcmp(o->party.country, c->party.country) == 0 &&
			(strcmp(o->party.sector, c->party.sector) == 0 ||
				strcmp(c->party.sector, "GOV") == 0))
			return true;
	}
	return false;
}

static uint8_t
take_side(const struct candidates *all, bool actor, struct wt_party *out)
{
	uint8_t n = 0;
	uint32_t most = 0;
	for (uint32_t i = 0; i < all->n; i++) {
		uint32_t count = all->items[i].as_actor + all->items[i].as_recipient;
		most = count > most ? count : most;
	}
	for (uint32_t count = most; count > 0 && n < WT_CLAIM_PARTIES; count--)
		for (uint32_t i = 0; i < all->n && n < WT_CLAIM_PARTIES; i++) {
			const struct candidate *c = &all->items[i];
			bool is_actor = c->as_actor >= c->as_recipient;
			if (c->as_actor + c->as_recipient == count && is_actor == actor &&
				!is_stood_for(all, c, actor))
				out[n++] = c->party;
		}
	return n;
}

void
wt_event_parties(struct wt_arena *arena, const struct wt_telling *tellings, uint32_t n,
	struct wt_event *event)
{
	struct candidates all = { NULL, 0, 0 };
	for (uint32_t i = 0; i < n; i++) {
		const struct wt_claim *c = &tellings[i].claim.claim;
		add_list(arena, &all, c->actors, c->n_actors, true);
		add_list(arena, &all, c->recipients, c->n_recipients, false);
	}
	event->n_actors = take_side(&all, true, event->actors);
	event->n_recipients = take_side(&all, false, event->recipients);
}

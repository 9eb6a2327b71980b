/*
 * join.c - one act, one claim: repeated mentions of an act within an article.
 *
 * In: the claims in the order of the text.  Out: one for each act; the joined claim keeps the
 * fuller sides, the day that the text names, and all spans.  What got its day or other side from
 * elsewhere in the article is tried once more.
 */
#include "report/join.h"

#define TAKEN_UP_BACK 6 /* sentences back to the attack that "itu" means */

/* A named person is more than the state, two sides more than one. */
static unsigned
fullness(const struct wt_party *list, unsigned n)
{
	unsigned sum = 0;
	for (unsigned i = 0; i < n; i++)
		sum += 2u + (list[i].name.len > 0 ? 1u : 0u) + (list[i].sector[0] ? 1u : 0u);
	return sum;
}

static void
take_sides(struct wt_claim *a, const struct wt_claim *b)
{
	unsigned mine = fullness(a->actors, a->n_actors) + fullness(a->recipients, a->n_recipients);
	unsigned theirs =
		fullness(b->actors, b->n_actors) + fullness(b->recipients, b->n_recipients);
	bool visit = wt_join_is_visit(b) && !wt_join_is_visit(a) && b->n_actors && b->n_recipients;
	/* a headline names with less care than the report below it */
	bool better = a->in_title && !b->in_title && b->n_actors >= a->n_actors &&
		      b->n_recipients >= a->n_recipients;
	/* where both sides are told, a longer list is more often another act than a better report
	 */
	bool whole = a->n_actors && a->n_recipients && !a->in_title &&
		     !(b->n_recipients > a->n_recipients && wt_join_one_case(a, b));
	/* one side acting on the other is told better than two that act */
	bool told = b->n_actors && b->n_recipients && !whole && !a->in_title &&
		    a->type != WT_TYPE_CONSULT;
	bool more = b->n_actors > a->n_actors || b->n_recipients > a->n_recipients;
	if ((theirs <= mine || (whole && more)) && !visit && !better && !told)
		return;
	memcpy(a->actors, b->actors, sizeof a->actors);
	memcpy(a->recipients, b->recipients, sizeof a->recipients);
	a->n_actors = b->n_actors;
	a->n_recipients = b->n_recipients;
}

static void
take_modes(struct wt_claim *a, const struct wt_claim *b)
{
	for (unsigned i = 0; i < b->n_modes; i++) {
		bool known = false;
		for (unsigned k = 0; k < a->n_modes; k++)
			known = known || a->modes[k] == b->modes[i];
		if (!known && a->n_modes < WT_CLAIM_MODES)
			a->modes[a->n_modes++] = b->modes[i];
	}
}

/* Kharkiv instead of Ukraine */
static bool
is_finer_place(const struct wt_place *a, const struct wt_place *b)
{
	return strcmp(a->precision, "country") == 0 && strcmp(b->precision, "country") != 0 &&
	       strcmp(a->country, b->country) == 0;
}

static bool
cites(const struct wt_claim *c, struct wt_span span)
{
	for (unsigned i = 0; i < c->n_spans; i++)
		if (c->spans[i].start == span.start && c->spans[i].end == span.end)
			return true;
	return false;
}

/* Why the day, as b tells it. */
static void
take_reason(struct wt_claim *a, const struct wt_claim *b, struct wt_str of)
{
	for (unsigned i = 0; i < a->n_reasons; i++)
		for (unsigned k = 0; wt_str_starts(a->reasons[i], of) && k < b->n_reasons; k++)
			if (wt_str_starts(b->reasons[k], of)) {
				a->reasons[i] = b->reasons[k];
				return;
			}
}

static bool
is_inquiry(const struct wt_claim *claim)
{
	return claim->type == WT_TYPE_ACCUSE && claim->n_modes &&
	       strcmp(WT_MODES[claim->modes[0]].name, "investigate") == 0;
}

static void
join(const struct wt_coder *c, struct wt_claim *a, const struct wt_claim *b)
{
	if (a->in_title && !b->in_title && b->status == WT_STATUS_PLANNED) {
		a->status = b->status;
		a->status_span = b->status_span;
	}
	take_sides(a, b);
	take_modes(a, b);
	a->contexts |= b->contexts;
	bool finer = a->date_basis == WT_BASIS_PUBLICATION && b->date_basis != WT_BASIS_PUBLICATION;
	finer = finer || (b->date_basis != WT_BASIS_PUBLICATION && !a->date.day && b->date.day);
	/* a war since a day tells more than that it began on it */
	/* "... dimintai keterangan.  Ia masih diperiksa": an inquiry that goes on is one */
	if (a->status == WT_STATUS_HAPPENED && b->status == WT_STATUS_ONGOING && is_inquiry(a) &&
		is_inquiry(b)) {
		a->status = b->status;
		a->status_span = b->status_span;
	}
	if (a->type == WT_TYPE_ASSAULT && a->status == WT_STATUS_HAPPENED &&
		b->status == WT_STATUS_ONGOING && b->end.year && !a->end.year) {
		finer = true;
		a->status = b->status;
		a->status_span = b->status_span;
	}
	/* nor does "in the midst of the war" tell more than when it began */
	if (finer && a->status != b->status && wt_join_one_war(a, b)) {
		a->status = b->status;
		a->status_span = b->status_span;
	}
	if (finer) {
		a->date = b->date;
		a->end = b->end;
		a->date_basis = b->date_basis;
		a->date_span = b->date_span;
		take_reason(a, b, WT_STR("day: "));
	}
	if (b->has_place && (!a->has_place || is_finer_place(&a->place, &b->place))) {
		a->has_place = true;
		a->place = b->place;
		a->place_span = b->place_span;
	}
	a->beside_time = a->beside_time || b->beside_time;
	wt_source_join(c, a, b);
	for (unsigned i = 0; i < b->n_spans && a->n_spans < WT_CLAIM_SPANS; i++)
		if (!cites(a, b->spans[i]))
			a->spans[a->n_spans++] = b->spans[i];
	for (unsigned i = 0; i < b->n_quantities && a->n_quantities < WT_CLAIM_QUANTITIES; i++)
		a->quantities[a->n_quantities++] = b->quantities[i];
	if (b->strength > a->strength) {
		a->strength = b->strength;
		a->traits = b->traits;
	}
	a->in_title = a->in_title && b->in_title;
}

/*
 * "Serangan itu menewaskan Abdul Rahman": of the attack that was told last, whoever was struck.
 * The attack's place among those kept, n where there is none.
 */
static uint32_t
taken_up(const struct wt_claims *cs, uint32_t n, const struct wt_claim *b)
{
	for (uint32_t k = n; b->takes_up && k-- > 0;) {
		const struct wt_claim *a = &cs->items[k];
		if (a->sentence + TAKEN_UP_BACK < b->sentence)
			break;
		bool alike = a->type == b->type && a->status == b->status &&
			     (a->type != WT_TYPE_ACCUSE || wt_join_modes_agree(a, b));
		if (alike && a->sentence < b->sentence &&
			wt_join_sides_agree(a->actors, a->n_actors, b->actors, b->n_actors))
			return k;
	}
	return n;
}

/* What one of them leaves open the other tells: "ISIS mengaku bertanggung jawab atas serangan itu".
 */
static void
fill_open_sides(struct wt_claim *a, const struct wt_claim *b)
{
	if (!a->n_actors) {
		memcpy(a->actors, b->actors, sizeof a->actors);
		a->n_actors = b->n_actors;
	}
	if (!a->n_recipients) {
		memcpy(a->recipients, b->recipients, sizeof a->recipients);
		a->n_recipients = b->n_recipients;
	}
}

/* "tentara Pakistan tewas dalam baku tembak antara Pakistan dan India": not his own side did it. */
static void
drop_own_side(struct wt_claim *a)
{
	if (a->n_actors != 2 || a->n_recipients != 1 || !a->recipients[0].country[0])
		return;
	bool first = strcmp(a->actors[0].country, a->recipients[0].country) == 0;
	bool second = strcmp(a->actors[1].country, a->recipients[0].country) == 0;
	if (first == second)
		return;
	if (first)
		a->actors[0] = a->actors[1];
	a->n_actors = 1;
}

/* Who struck is told of the attack, who was struck of the harm; the status goes with the day. */
static void
make_one_blow(struct wt_claim *a, const struct wt_claim *was, const struct wt_claim *b)
{
	const struct wt_claim *harm = wt_join_of_victims(was) ? was : b;
	if (harm->n_recipients) {
		memcpy(a->recipients, harm->recipients, sizeof a->recipients);
		a->n_recipients = harm->n_recipients;
	}
	fill_open_sides(a, was);
	fill_open_sides(a, b);
	drop_own_side(a);
	if (was->date_basis == WT_BASIS_PUBLICATION && b->date_basis != WT_BASIS_PUBLICATION)
		a->status = b->status;
}

/* The sides as they were; what was open there, the other tells. */
static void
keep_sides(struct wt_claim *a, const struct wt_claim *before, const struct wt_claim *b)
{
	memcpy(a->actors, before->actors, sizeof a->actors);
	memcpy(a->recipients, before->recipients, sizeof a->recipients);
	a->n_actors = before->n_actors;
	a->n_recipients = before->n_recipients;
	fill_open_sides(a, b);
}

/* Joins claim i to one of the n before it; false where it is an act of its own. */
static bool
join_one(struct wt_coder *c, uint32_t n, uint32_t i)
{
	struct wt_claims *cs = c->claims;
	struct wt_claim *b = &cs->items[i];
	for (uint32_t k = 0; k < n; k++)
		if (wt_join_may(&cs->items[k], b)) {
			bool blow = wt_join_one_blow(&cs->items[k], b);
			struct wt_claim was = cs->items[k];
			wt_tell_joined(c, &cs->items[k], b);
			join(c, &cs->items[k], b);
			if (blow)
				make_one_blow(&cs->items[k], &was, b);
			/* what was agreed by being signed is told as signed */
			if (was.type == WT_TYPE_AGREE && b->type == WT_TYPE_SUPPORT) {
				cs->items[k].type = b->type;
				cs->items[k].rule = b->rule;
			}
			return true;
		}
	uint32_t k = taken_up(cs, n, b);
	if (k == n)
		return false;
	wt_tell_joined(c, &cs->items[k], b);
	struct wt_claim before = cs->items[k];
	join(c, &cs->items[k], b);
	fill_open_sides(&cs->items[k], &before);
	fill_open_sides(&cs->items[k], b);
	return true;
}

/* Both of one day, or neither of a day that is told, and done in no other manner; or of one war. */
static bool
is_of_same_day(const struct wt_claim *a, const struct wt_claim *b)
{
	bool open_a = a->date_basis == WT_BASIS_PUBLICATION,
	     open_b = b->date_basis == WT_BASIS_PUBLICATION;
	bool lasts = a->end.year && !wt_day_cmp(a->end, b->end) && a->date.year == b->date.year &&
		     a->date.month == b->date.month;
	if (wt_join_one_war(a, b) || (a->type == WT_TYPE_ASSAULT && lasts))
		return true;
	if (open_a != open_b || wt_day_cmp(a->date, b->date) || wt_day_cmp(a->end, b->end))
		return false;
	return a->type != WT_TYPE_PROTEST || a->n_modes == 0 || b->n_modes == 0 ||
	       a->modes[0] == b->modes[0];
}

/*
 * What got its day or its other side from elsewhere may be what another claim tells.  The sides of
 * the one that stands first are kept: those of the other were made whole by guess.
 */
static bool
join_late(struct wt_coder *c, uint32_t n, uint32_t i)
{
	struct wt_claims *cs = c->claims;
	const struct wt_claim *b = &cs->items[i];
	for (uint32_t k = 0; k < n; k++) {
		struct wt_claim *a = &cs->items[k], before = *a;
		if (!is_of_same_day(a, b) || !wt_join_may(a, b))
			continue;
		wt_tell_joined(c, a, b);
		join(c, a, b);
		if (!before.in_title || b->in_title)
			keep_sides(a, &before, b);
		return true;
	}
	return false;
}

static void
join_all(struct wt_coder *c, bool (*one)(struct wt_coder *c, uint32_t n, uint32_t i))
{
	struct wt_claims *cs = c->claims;
	uint32_t n = 0;
	for (uint32_t i = 0; i < cs->n; i++) {
		bool joined = one(c, n, i);
		if (!joined && n != i)
			cs->items[n] = cs->items[i];
		n += !joined;
	}
	cs->n = n;
}

void
wt_claims_join(struct wt_coder *c)
{
	struct wt_claims *cs = c->claims;
	join_all(c, join_one);
	wt_doers_fill(c);
	wt_partners_fill(c);
	wt_arms_settle(c);
	wt_sayings_fill(c);
	wt_sequels_fill(c);
	wt_spells_fill(c);
	wt_told_fill(c);
	wt_verdicts_fill(c);
	wt_news_fill(c);
	join_all(c, join_late);
	wt_denials_spread(c);
	wt_claims_keep_whole(c);
	for (uint32_t i = 0; i < cs->n; i++) {
		cs->items[i].contexts |= wt_contexts_of_sides(&cs->items[i]);
		wt_confidence_give(c, &cs->items[i]);
	}
	if (!cs->all)
		wt_claims_keep_sure(c);
}

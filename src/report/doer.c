/*
 * doer.c - who did by force what is told without a doer.
 *
 *	KPK menahan X. Rumah X [digeledah] pada Senin              KPK
 *	Trump menaikkan tarif. India [dikenai tarif] 25 persen     Trump
 *	Houthi mengaku menyerang. [Serangan] ke kilang Saudi       Houthi -> Saudi
 *
 * The passive leaves out who is clear: the body of law at work in the article, who raises its
 * tariffs, the one party that it tells to have attacked.  In: the claims, joined.  Out: the
 * empty sides of arrests, searches and verdicts, tariffs and attacks, where the article
 * offers one party only; of law, before the police of the place, which are a guess.
 * A prison sentence is of the court of the verdict; hostages, of the only rebels.
 * Limits: a party is one by its country and, within law, by its name; whoever is only alleged to
 * have attacked did nothing yet.
 */
#include "report/coder.h"

static bool
is_same_state(const struct wt_party *a, const struct wt_party *b)
{
	if (a->country[0] || b->country[0])
		return strcmp(a->country, b->country) == 0;
	return strcmp(a->sector, b->sector) == 0;
}

static void
reason(struct wt_claim *q, struct wt_str why)
{
	if (q->n_reasons < WT_CLAIM_REASONS)
		q->reasons[q->n_reasons++] = why;
}

static void
give_actors(struct wt_claim *q, const struct wt_claim *from, struct wt_str why)
{
	memcpy(q->actors, from->actors, sizeof q->actors);
	q->n_actors = from->n_actors;
	reason(q, why);
}

static bool
is_by(const struct wt_claim *q, const char *frames)
{
	return wt_str_starts(q->rule, wt_str_of(frames));
}

/* --- law
 * -------------------------------------------------------------------------------------- */

static bool
has_mode(const struct wt_claim *q, const char *mode)
{
	for (unsigned i = 0; i < q->n_modes; i++)
		if (strcmp(WT_MODES[q->modes[i]].name, mode) == 0)
			return true;
	return false;
}

static bool
is_verdict(const struct wt_claim *q)
{
	return q->type == WT_TYPE_SANCTION && has_mode(q, "convict");
}

static bool
is_case_work(const struct wt_claim *q)
{
	if (q->type == WT_TYPE_COERCE)
		return has_mode(q, "arrest") || has_mode(q, "seize");
	return q->type == WT_TYPE_ACCUSE && !has_mode(q, "disapprove");
}

/* A body of law that the text names, of whom it is known that it does such work. */
static bool
is_at_work(const struct wt_claim *p, bool verdict)
{
	const struct wt_party *a = p->actors;
	bool work = verdict ? is_verdict(p) : is_case_work(p);
	bool law = p->n_actors == 1 &&
		   (strcmp(a->sector, "JUD") == 0 || (!verdict && strcmp(a->sector, "COP") == 0));
	return work && law && a->kind == WT_ACTOR_BODY && a->name.len;
}

/* Nobody, or the police of the place, for want of anybody better. */
static bool
is_open_to_law(const struct wt_claim *q)
{
	const struct wt_party *a = q->actors;
	bool guess = q->n_actors == 1 && !a->name.len && a->kind == WT_ACTOR_AGENT &&
		     (strcmp(a->sector, "COP") == 0 || strcmp(a->sector, "JUD") == 0);
	return (!q->n_actors || guess) &&
	       (is_verdict(q) || (q->type == WT_TYPE_COERCE && is_case_work(q)));
}

/* The body that acts upon the same person, else the only one at work; NULL where it is not one. */
static const struct wt_claim *
law_of(const struct wt_claims *cs, const struct wt_claim *q)
{
	const struct wt_claim *found = NULL;
	bool one = true, verdict = is_verdict(q) || is_by(q, "frames/vonis/penjara");
	for (uint32_t i = 0; i < cs->n; i++) {
		const struct wt_claim *p = &cs->items[i];
		const struct wt_party *own = q->n_recipients ? q->recipients : q->actors;
		bool any = q->n_recipients || q->n_actors;
		if (p == q || !is_at_work(p, verdict) ||
			(any && strcmp(own->country, p->actors->country) != 0))
			continue;
		if (p->n_recipients && q->n_recipients &&
			wt_party_same(p->recipients, q->recipients))
			return p;
		one = one && (!found || wt_party_same(found->actors, p->actors));
		found = p;
	}
	return one ? found : NULL;
}

static void
fill_law(const struct wt_claims *cs, struct wt_claim *q)
{
	const struct wt_claim *p = is_open_to_law(q) ? law_of(cs, q) : NULL;
	if (p)
		give_actors(q, p, WT_STR("actor: the body of law at work in the article"));
}

static bool
overlap(const struct wt_claim *a, const struct wt_claim *b)
{
	return a->spans[0].start < b->spans[0].end && b->spans[0].start < a->spans[0].end;
}

static bool
is_told_by_name(const struct wt_party *list, unsigned n)
{
	return n && list[0].name.len && list[0].kind != WT_ACTOR_AGENT;
}

/* "divonis lima tahun penjara": verdict and prison are of one court, and befall one man. */
static void
fill_prison(const struct wt_claims *cs, struct wt_claim *q)
{
	if (!is_by(q, "frames/vonis/penjara"))
		return;
	for (uint32_t i = 0; i < cs->n; i++) {
		const struct wt_claim *p = &cs->items[i];
		if (!is_verdict(p) || p->sentence != q->sentence || !overlap(p, q))
			continue;
		bool judge = p->n_actors && strcmp(p->actors[0].sector, "JUD") == 0;
		bool own = q->n_actors && strcmp(q->actors[0].sector, "JUD") == 0 &&
			   is_told_by_name(q->actors, q->n_actors);
		if (judge && !own)
			give_actors(q, p, WT_STR("actor: the court of the verdict"));
		if (is_told_by_name(p->recipients, p->n_recipients) &&
			!is_told_by_name(q->recipients, q->n_recipients)) {
			memcpy(q->recipients, p->recipients, sizeof q->recipients);
			q->n_recipients = p->n_recipients;
		}
		return;
	}
}

/* --- tariffs
 * ---------------------------------------------------------------------------------- */

static void
fill_tariff(const struct wt_claims *cs, struct wt_claim *q)
{
	const struct wt_claim *found = NULL;
	if (!is_by(q, "frames/tarif") || q->n_actors)
		return;
	for (uint32_t i = 0; i < cs->n; i++) {
		const struct wt_claim *p = &cs->items[i];
		bool raises = is_by(p, "frames/tarif") && p->n_actors == 1;
		if (!raises || (q->n_recipients && is_same_state(p->actors, q->recipients)))
			continue;
		if (found && !is_same_state(found->actors, p->actors))
			return;
		found = p;
	}
	if (found)
		give_actors(q, found, WT_STR("actor: who raises the tariffs of the article"));
}

/* --- attacks
 * ---------------------------------------------------------------------------------- */

/* Of one who fights; what a statesman is said to have done by himself is told in a figure. */
static bool
is_asserted_attack(const struct wt_claim *p)
{
	bool statesman = p->n_actors && p->actors[0].kind == WT_ACTOR_PERSON &&
			 strcmp(p->actors[0].sector, "GOV") == 0;
	return p->type == WT_TYPE_ASSAULT && p->stance == WT_STANCE_ASSERTED &&
	       p->status != WT_STATUS_PLANNED && !statesman;
}

static bool
may_be_of_one_day(const struct wt_claim *a, const struct wt_claim *b)
{
	bool open = a->date_basis == WT_BASIS_PUBLICATION || b->date_basis == WT_BASIS_PUBLICATION;
	return open || wt_day_cmp(a->date, b->date) == 0;
}

static bool
has_side(const struct wt_party *list, unsigned n, const struct wt_party *p)
{
	for (unsigned i = 0; i < n; i++)
		if (is_same_state(&list[i], p))
			return true;
	return false;
}

/* An attack of which only the doer is told, and one of which only the victim is. */
static void
fill_attack(const struct wt_claims *cs, struct wt_claim *q)
{
	const struct wt_claim *found = NULL;
	if (q->type != WT_TYPE_ASSAULT || q->n_actors || !q->n_recipients)
		return;
	for (uint32_t i = 0; i < cs->n; i++) {
		const struct wt_claim *p = &cs->items[i];
		if (p == q || !is_asserted_attack(p) || !p->n_actors)
			continue;
		/* what their own side did, people did, or befell others, tells nothing of it */
		if (has_side(p->actors, p->n_actors, q->recipients) ||
			strcmp(p->actors[0].sector, "CVL") == 0 ||
			(p->n_recipients && !is_same_state(p->recipients, q->recipients)))
			continue;
		if (!may_be_of_one_day(p, q))
			return;
		if (found && !is_same_state(found->actors, p->actors))
			return;
		found = p;
	}
	if (found)
		give_actors(q, found, WT_STR("actor: who alone attacks in the article"));
}

/* Rebels that somebody is told to be attacked by, or to fight. */
static const struct wt_party *
rebels_of(const struct wt_claim *p, const struct wt_party *victim)
{
	for (unsigned i = 0; i < (unsigned)p->n_actors + p->n_recipients; i++) {
		const struct wt_party *a =
			i < p->n_actors ? &p->actors[i] : &p->recipients[i - p->n_actors];
		if (strcmp(a->sector, "REB") == 0 && !is_same_state(a, victim))
			return a;
	}
	return NULL;
}

/* "49 sandera yang masih ditahan": by the only group of rebels that the article tells of. */
static void
fill_captor(const struct wt_claims *cs, struct wt_claim *q)
{
	const struct wt_party *found = NULL;
	if (q->type != WT_TYPE_ASSAULT || q->n_actors || !q->n_recipients || !has_mode(q, "abduct"))
		return;
	for (uint32_t i = 0; i < cs->n; i++) {
		const struct wt_party *a = rebels_of(&cs->items[i], q->recipients);
		if (!a)
			continue;
		if (found && !is_same_state(found, a))
			return;
		if (!found || (!found->name.len && a->name.len))
			found = a;
	}
	if (!found)
		return;
	q->actors[0] = *found;
	q->n_actors = 1;
	reason(q, WT_STR("actor: the only rebels of the article"));
}

void
wt_doers_fill(struct wt_coder *c)
{
	for (uint32_t i = 0; i < c->claims->n; i++) {
		struct wt_claim *q = &c->claims->items[i];
		fill_prison(c->claims, q);
		fill_law(c->claims, q);
		fill_tariff(c->claims, q);
		fill_captor(c->claims, q);
		fill_attack(c->claims, q);
	}
}

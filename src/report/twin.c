/*
 * twin.c - an act that one sentence tells in full and another by one side alone.
 *
 *	Trump memecat Bolton. ... Bolton diberhentikan karena ...        Trump
 *	KPK memanggil Yaqut. ... perkara yang diselidiki KPK             Yaqut
 *
 * In: a claim with one open side.  Out: that side of the nearest claim of its type and modes
 * whose other side is the same person, body or people.  Limits: weak; never where several act
 * upon each other, nor for a meeting, nor whom another attack of the same side struck.
 */
#include "report/coder.h"

/* A person or body by name, people by the words that tell them. */
static bool
is_shared(const struct wt_party *a, unsigned n, const struct wt_party *b, unsigned m)
{
	for (unsigned i = 0; i < n; i++)
		for (unsigned k = 0; k < m; k++)
			if (wt_party_same(&a[i], &b[k]))
				return true;
	return false;
}

/* What may be told of one side alone and have another one. */
static bool
has_two_sides(const struct wt_claim *q)
{
	switch (q->type) {
	case WT_TYPE_AGREE:
	case WT_TYPE_CONSULT:
	case WT_TYPE_COOPERATE:
	case WT_TYPE_MOBILIZE:
	case WT_TYPE_RETREAT:
		return false;
	default:
		return q->n_actors < 2 && q->n_recipients < 2;
	}
}

static bool
are_of_kind(const struct wt_claim *q, const struct wt_claim *p)
{
	const char *a = q->n_modes ? WT_MODES[q->modes[0]].name : "";
	const char *b = p->n_modes ? WT_MODES[p->modes[0]].name : "";
	if (q->type != p->type || q->stance != p->stance)
		return false;
	/* shot or beaten, he was struck by the same men */
	return q->type == WT_TYPE_ASSAULT || strcmp(a, b) == 0;
}

/* Who is blamed without a name may be blamed by others than those who are named; who attacks
 * strikes others the next time. */
static bool
tells_who(const struct wt_claim *q, const struct wt_claim *p, bool actor)
{
	if (!actor)
		return q->type != WT_TYPE_ASSAULT;
	if (q->type != WT_TYPE_ACCUSE)
		return true;
	const char *sector = p->actors[0].sector;
	return strcmp(sector, "COP") == 0 || strcmp(sector, "JUD") == 0;
}

static uint32_t
between(const struct wt_claim *a, const struct wt_claim *b)
{
	return a->sentence < b->sentence ? b->sentence - a->sentence : a->sentence - b->sentence;
}

static const struct wt_claim *
twin_of(const struct wt_coder *c, const struct wt_claim *q, bool actor)
{
	const struct wt_claim *best = NULL;
	for (uint32_t i = 0; i < c->claims->n; i++) {
		const struct wt_claim *p = &c->claims->items[i];
		bool whole = p != q && p->n_actors && p->n_recipients && are_of_kind(q, p);
		if (!whole || !tells_who(q, p, actor))
			continue;
		bool same = actor ? is_shared(p->recipients, p->n_recipients, q->recipients,
					    q->n_recipients)
				  : is_shared(p->actors, p->n_actors, q->actors, q->n_actors);
		if (same && (!best || between(p, q) < between(best, q)))
			best = p;
	}
	return best;
}

bool
wt_twin_fill(struct wt_coder *c, struct wt_claim *q)
{
	bool actor = !q->n_actors;
	if (!q->n_actors == !q->n_recipients || !has_two_sides(q))
		return false;
	const struct wt_claim *p = twin_of(c, q, actor);
	if (!p)
		return false;
	if (actor) {
		memcpy(q->actors, p->actors, sizeof q->actors);
		q->n_actors = p->n_actors;
	} else {
		memcpy(q->recipients, p->recipients, sizeof q->recipients);
		q->n_recipients = p->n_recipients;
	}
	if (q->n_reasons < WT_CLAIM_REASONS)
		q->reasons[q->n_reasons++] = wt_arena_printf(c->arena,
			"%s: from the sentence that tells the act in full",
			actor ? "actor" : "recipient");
	return true;
}

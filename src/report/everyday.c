/*
 * everyday.c - crimes of everyday life, and what police and courts do about them.
 *
 *	Polisi menangkap dua maling motor.  Keduanya diperiksa di Polsek.
 *
 * In: the words of the sentences that open an article, then its claims.  Out: whether a claim
 * is of such a crime: the opening names one (class everyday-crime), nobody in the article's
 * claims is of politics or under arms, the sides are police, courts and private people at home,
 * and the act's contexts are none of a political case.  The guide leaves such crimes out.
 * Abroad the same words tell of wars and of camps.
 */
#include "report/source.h"

#define BIT(context) (UINT64_C(1) << WT_CONTEXT_##context)

/* What makes a matter of the police one of politics. */
static const uint64_t POLITICS =
	BIT(corruption) | BIT(terrorism) | BIT(election) | BIT(repression) | BIT(human_rights) |
	BIT(rights_freedoms) | BIT(religion_ethnicity) | BIT(military) | BIT(territory) |
	BIT(environment) | BIT(natural_resource) | BIT(migration) | BIT(diplomatic) |
	BIT(misinformation) | BIT(cyber) | BIT(legislative) | BIT(executive) |
	BIT(political_institutions) | BIT(trafficking) | BIT(reparations) | BIT(economic);

void
wt_everyday_note(struct wt_coder *c)
{
	if (c->everyday || !wt_is_lead(c, c->si))
		return;
	for (int32_t i = 0; i < (int32_t)c->tree.s->n && !c->everyday; i++)
		c->everyday = wt_in_class(c, i, c->fr->markers[WT_MARKER_CRIME]);
}

static bool
is_of_sectors(const struct wt_party *p, const char *const *sectors)
{
	for (; *sectors; sectors++)
		if (strcmp(p->sector, *sectors) == 0)
			return true;
	return false;
}

static const struct wt_party *
party(const struct wt_claim *c, unsigned i)
{
	return i < c->n_actors ? &c->actors[i] : &c->recipients[i - c->n_actors];
}

/* Is anybody of politics, or under arms, or from abroad, in what the article tells? */
static bool
is_of_politics(const struct wt_claim *c)
{
	static const char *const POLITICAL[] = { "MIL", "LEG", "PTY", "OPP", "REB", "IGO", "SPY",
		NULL };
	for (unsigned i = 0; i < (unsigned)c->n_actors + c->n_recipients; i++) {
		const struct wt_party *p = party(c, i);
		if (is_of_sectors(p, POLITICAL) ||
			(p->country[0] && strcmp(p->country, "IDN") != 0))
			return true;
	}
	return false;
}

bool
wt_everyday_article(const struct wt_coder *c)
{
	if (!c->everyday)
		return false;
	for (uint32_t i = 0; i < c->claims->n; i++)
		if (is_of_politics(&c->claims->items[i]))
			return false;
	return true;
}

bool
wt_is_everyday(const struct wt_claim *c)
{
	static const char *const EVERYBODY[] = { "COP", "JUD", "CVL", "CRM", "BUS", "EDU", "LAB",
		"", NULL };
	if (c->type == WT_TYPE_PROTEST || c->contexts & POLITICS)
		return false;
	for (unsigned i = 0; i < (unsigned)c->n_actors + c->n_recipients; i++) {
		const struct wt_party *p = party(c, i);
		/* police that strikes or is struck is the state */
		bool struck = c->type == WT_TYPE_ASSAULT && strcmp(p->sector, "COP") == 0;
		bool office = p->kind == WT_ACTOR_PERSON && strcmp(p->sector, "COP") != 0 &&
			      (p->entry != WT_ENTRY_NONE || p->office.len);
		if (!is_of_sectors(p, EVERYBODY) || office || struck)
			return false;
	}
	return true;
}

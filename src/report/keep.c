/*
 * keep.c - which claims of an article are shown.
 *
 * In: the joined claims.  Out: those that name enough for their type, are no private
 * persons' affair, and are not right too seldom by their confidence; the others are told
 * to whoever explains.
 */
#include "report/coder.h"

#define SURE_ALONE   0.6F /* strength at which one side alone makes a claim */
#define SURE_ENOUGH  0.5F
#define LEAST_CHANCE 0.15F
#define LEAD_MAX     3 /* sentences of the title and the lead */
#define FEW          3 /* sentences */

/* A person whom the lexicon does not know, without an office. */
static bool
is_private(const struct wt_party *p)
{
	return p->kind == WT_ACTOR_PERSON && p->entry == WT_ENTRY_NONE && !p->office.len &&
	       (strcmp(p->sector, "CVL") == 0 || !p->sector[0]);
}

/* warga, masyarakat: nobody's in particular */
static bool
is_public(const struct wt_party *p)
{
	return p->kind == WT_ACTOR_AGENT && strcmp(p->sector, "CVL") == 0;
}

/* What private persons do to each other, or say to whoever listens, is no politics. */
static bool
is_all_private(const struct wt_claim *c)
{
	bool spoken = c->type == WT_TYPE_REQUEST || c->type == WT_TYPE_AGREE ||
		      c->type == WT_TYPE_SUPPORT;
	/* "warga menyambut gembira ...": a people's mood */
	bool mood = c->type == WT_TYPE_SUPPORT || c->type == WT_TYPE_AGREE ||
		    c->type == WT_TYPE_COOPERATE;
	for (unsigned i = 0; i < c->n_actors; i++)
		if (!is_private(&c->actors[i]) && !(mood && is_public(&c->actors[i])))
			return false;
	for (unsigned i = 0; i < c->n_recipients; i++)
		if (!is_private(&c->recipients[i]) && !(spoken && is_public(&c->recipients[i])))
			return false;
	return true;
}

/*
 * "Pertamina menyampaikan permintaan maaf", "siswa bertemu guru": what firms, schools, the press
 * and private people at home agree upon, give or do to each other.  What they say of anybody is
 * told; whoever is known as a man of politics may be one.
 */
static bool
is_among_citizens(const struct wt_claim *c)
{
	static const char *const CITIZENS[] = { "CVL", "BUS", "EDU", "MED", "REL", "", NULL };
	bool deed = c->type == WT_TYPE_AGREE || c->type == WT_TYPE_CONCEDE ||
		    c->type == WT_TYPE_COOPERATE || c->type == WT_TYPE_AID ||
		    c->type == WT_TYPE_CONSULT || c->type == WT_TYPE_RETREAT ||
		    c->type == WT_TYPE_SANCTION;
	if (!deed || !c->n_actors)
		return false;
	for (unsigned i = 0; i < (unsigned)c->n_actors + c->n_recipients; i++) {
		const struct wt_party *p =
			i < c->n_actors ? &c->actors[i] : &c->recipients[i - c->n_actors];
		bool known = p->kind == WT_ACTOR_PERSON && p->entry != WT_ENTRY_NONE;
		struct wt_str sector = { p->sector, strlen(p->sector) };
		if (known || strcmp(p->country, "IDN") != 0 || !wt_str_in(sector, CITIZENS))
			return false;
	}
	return true;
}

/*
 * What a claim must name to be one, once all of the article was read: AID, SANCTION and COOPERATE
 * have a recipient by PLOVER's rule, a meeting has two, and what is said or done by nobody is no
 * report.
 */
static bool
is_whole(const struct wt_claim *c)
{
	unsigned all = (unsigned)c->n_actors + c->n_recipients;
	/* one who acts by the frame itself, not by ownership or position */
	bool sure = c->n_actors && c->strength > SURE_ALONE;
	switch (c->type) {
	case WT_TYPE_AID:
		/* "300 truk bantuan memasuki Gaza": whom it reached is told */
		if (!c->n_actors && wt_str_is(c->rule, "frames/masuk/bantuan"))
			return c->n_recipients > 0;
		return c->n_actors && (c->n_recipients || sure);
	case WT_TYPE_SANCTION:
	case WT_TYPE_COERCE:
	case WT_TYPE_ACCUSE:
		return c->n_recipients > 0 || sure;
	case WT_TYPE_CONSULT:
		/* "Dewan Keamanan PBB menggelar sidang darurat": many states are in it */
		if (all == 1 && c->n_actors && !c->by_noun &&
			strcmp(c->actors[0].sector, "IGO") == 0)
			return true;
		/* fall through */
	case WT_TYPE_COOPERATE:
		/* "Bawaslu menggelar sidang": who sits alone meets nobody */
		return all >= 2 ||
		       (all && (c->company || (c->one_sided && wt_modes_have(c->modes, c->n_modes,
								       "visit"))));
	case WT_TYPE_ASSAULT:
		/* "37 warga tewas": of an accident, unless somebody attacks them */
		if (wt_str_is(c->rule, "frames/tewas/saja"))
			return c->n_actors && c->n_recipients;
		return c->n_recipients > 0 || all >= 2 || sure;
	case WT_TYPE_RETREAT:
		return all > 0;
	case WT_TYPE_CONCEDE:
		return c->n_actors || c->strength >= SURE_ENOUGH;
	case WT_TYPE_AGREE:
	case WT_TYPE_SUPPORT:
	case WT_TYPE_REQUEST:
		/* "Aliansi itu mendesak KPK": who asks is told, if not known */
		if (!c->n_actors && c->by_whom)
			return c->n_recipients > 0;
		return c->n_actors && (all >= 2 || c->one_sided || sure || c->beside_time);
	default:
		return c->n_actors > 0;
	}
}

/*
 * What the report names by a noun, for what it tells of another matter: "di tengah agresi militer
 * Israel", a war, named once, without a day, and not where the news is told; "harga minyak naik
 * setelah serangan terhadap kilang Saudi", an attack of which one side only is named.
 */
static bool
is_in_passing(const struct wt_claim *c)
{
	static const char *const WARS[] = { "frames/agresi", "frames/invasi", "frames/perang",
		"frames/operasi/militer", NULL };
	bool half = c->type == WT_TYPE_ASSAULT && (!c->n_actors || !c->n_recipients);
	bool below = c->sentence >= LEAD_MAX;
	bool once = c->date_basis == WT_BASIS_PUBLICATION && c->n_spans == 1;
	return c->by_noun && ((half && below) || (once && below && wt_str_in(c->rule, WARS)));
}

void
wt_claims_keep_whole(struct wt_coder *c)
{
	struct wt_claims *cs = c->claims;
	uint32_t n = 0;
	bool everyday = wt_everyday_article(c);
	for (uint32_t i = 0; i < cs->n; i++) {
		if (!is_whole(&cs->items[i]))
			wt_tell_dropped(c, &cs->items[i], "too few parties are named");
		else if (is_in_passing(&cs->items[i]))
			wt_tell_dropped(c, &cs->items[i], "it is named in passing");
		else if (is_all_private(&cs->items[i]) || wt_is_private_affair(&cs->items[i]) ||
			 is_among_citizens(&cs->items[i]))
			wt_tell_dropped(c, &cs->items[i], "only private persons take part");
		else if (everyday && wt_is_everyday(&cs->items[i]))
			wt_tell_dropped(c, &cs->items[i], "it is a crime of everyday life");
		else
			cs->items[n++] = cs->items[i];
	}
	cs->n = n;
}

/*
 * What is right less than three times in twenty tells nobody anything, and hides what is right.  Of
 * a few sentences by themselves all is told: whoever asks for these wants to see what is in them.
 */
void
wt_claims_keep_sure(struct wt_coder *c)
{
	struct wt_claims *cs = c->claims;
	uint32_t n = 0;
	for (uint32_t i = 0; i < cs->n; i++)
		if (cs->items[i].confidence < LEAST_CHANCE && c->text->n_sentences > FEW)
			wt_tell_dropped(c, &cs->items[i], "too unsure to be shown");
		else
			cs->items[n++] = cs->items[i];
	cs->n = n;
}

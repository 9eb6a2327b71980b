/*
 * partner.c - the side that an act leaves open, from the other acts of the article.
 *
 *	Rusia mengerahkan tentara ... Ukraina menuduh Rusia ...   Rusia tetap menyerang.   -> UKR
 *
 * An article on two states tells most acts by one side alone: the other one is clear.
 * Where the claims that name both sides give a country PARTNER_SHARE of its dealings
 * with one other country, that one is the open side: as a state or people only, never
 * as a person, and weak.  Acts within one country are left as they are, since there
 * many may be meant.
 */
#include "report/coder.h"

#define PARTNER_SHARE 60 /* percent */
#define PARTNER_LEAST 2  /* dealings */
#define HOME_NEAR     2  /* sentences to a dealing abroad of those who mostly speak at home */
#define ALIKE_MAX     4  /* sentences to an act of the same type, which alone is enough */
#define SUSPECT_MAX   4  /* sentences to those whom the police act upon */
#define COUNTRIES     16

struct dealings {
	char code[COUNTRIES][4];
	uint32_t count[COUNTRIES];
	const struct wt_party *nearest[COUNTRIES];
	uint32_t distance[COUNTRIES];
	uint32_t n, all;
	bool alike; /* one of the same type stands near: blamed by one, blamed by the other */
};

static void
note_dealing(struct dealings *d, const struct wt_party *p, uint32_t distance)
{
	uint32_t i = 0;
	while (i < d->n && strcmp(d->code[i], p->country) != 0)
		i++;
	if (i == COUNTRIES)
		return;
	if (i == d->n) {
		memcpy(d->code[d->n++], p->country, sizeof d->code[0]);
		d->count[i] = 0;
		d->distance[i] = UINT32_MAX;
	}
	d->count[i]++;
	d->all++;
	if (distance < d->distance[i]) {
		d->distance[i] = distance;
		d->nearest[i] = p;
	}
}

bool
wt_country_among(const struct wt_party *list, unsigned n, const char *country)
{
	for (unsigned i = 0; i < n; i++)
		if (strcmp(list[i].country, country) == 0)
			return true;
	return false;
}

static uint32_t
between(const struct wt_claim *a, const struct wt_claim *b)
{
	return a->sentence < b->sentence ? b->sentence - a->sentence : a->sentence - b->sentence;
}

/* Is it of the side that the claim names? */
static bool
is_known(const struct wt_claim *q, const char *country)
{
	return wt_country_among(q->actors, q->n_actors, country) ||
	       wt_country_among(q->recipients, q->n_recipients, country);
}

/* Those with whom the country deals, he on the actors' side or the other. */
static void
note_side(struct dealings *d, const struct wt_claim *p, const struct wt_claim *q, bool actors,
	const char *country)
{
	uint32_t distance = between(p, q);
	const struct wt_party *mine = actors ? p->actors : p->recipients;
	const struct wt_party *theirs = actors ? p->recipients : p->actors;
	unsigned n = actors ? p->n_actors : p->n_recipients;
	unsigned m = actors ? p->n_recipients : p->n_actors;
	if (!wt_country_among(mine, n, country))
		return;
	for (unsigned i = 0; i < m; i++)
		if (theirs[i].country[0] && !is_known(q, theirs[i].country)) {
			note_dealing(d, &theirs[i], distance);
			d->alike = d->alike || (p->type == q->type && distance <= ALIKE_MAX);
		}
}

static bool
is_force(enum wt_type t)
{
	return t == WT_TYPE_ASSAULT || t == WT_TYPE_COERCE || t == WT_TYPE_SANCTION ||
	       t == WT_TYPE_RETREAT || t == WT_TYPE_CONCEDE;
}

static bool
is_friendly(enum wt_type t)
{
	return t == WT_TYPE_AGREE || t == WT_TYPE_CONSULT || t == WT_TYPE_SUPPORT ||
	       t == WT_TYPE_COOPERATE || t == WT_TYPE_AID;
}

/* Does the other act tell with whom such an act is done?  Help goes to friends, blame to foes. */
static bool
is_telling(const struct wt_claim *q, const struct wt_claim *p)
{
	switch (q->type) {
	case WT_TYPE_REJECT: /* answers who accuses or asks */
		return p->type == WT_TYPE_ACCUSE || p->type == WT_TYPE_REQUEST;
	case WT_TYPE_REQUEST:
	case WT_TYPE_RETREAT:
	case WT_TYPE_CONCEDE:
		return true;
	default:
		return is_friendly(q->type) == is_friendly(p->type);
	}
}

/* Whom the country deals with; of one acted upon by force, who acts upon it so. */
static void
gather(const struct wt_coder *c, const struct wt_claim *q, const char *country, bool any,
	struct dealings *d)
{
	bool acted_on = !q->n_actors;
	for (uint32_t i = 0; i < c->claims->n; i++) {
		const struct wt_claim *p = &c->claims->items[i];
		/* whom one accuses of an attack is not told to have done the next */
		bool doubted = acted_on && q->type == WT_TYPE_ASSAULT &&
			       q->stance == WT_STANCE_ASSERTED && p->stance != WT_STANCE_ASSERTED;
		if (p == q || doubted || (!any && !is_telling(q, p)) ||
			(acted_on && !(is_force(p->type) && is_force(q->type)) &&
				p->type != q->type))
			continue;
		note_side(d, p, q, false, country);
		if (!acted_on && q->type != WT_TYPE_REJECT)
			note_side(d, p, q, true, country);
		for (unsigned k = 0; p->type == WT_TYPE_CONSULT && !acted_on && k < p->n_actors;
			k++)
			if (wt_country_among(p->actors, p->n_actors, country) &&
				p->actors[k].country[0] &&
				strcmp(p->actors[k].country, country) != 0)
				note_dealing(d, &p->actors[k], between(p, q));
	}
}

/* Who resigns does it to nobody. */
static bool
is_resignation(const struct wt_claim *q)
{
	for (unsigned i = 0; i < q->n_modes; i++)
		if (q->type == WT_TYPE_RETREAT && strcmp(WT_MODES[q->modes[i]].name, "resign") == 0)
			return true;
	return false;
}

/* Trump mengerahkan kapal selam: arms are sent against somebody; drills and tests need nobody. */
static bool
is_sent(const struct wt_claim *q)
{
	static const char *const SENT[] = { "frames/kerah/senjata", "frames/perintah/kerah",
		"frames/perintah/patroli", "frames/kirim/kapal" };
	bool arms = q->n_modes && strcmp(WT_MODES[q->modes[0]].name, "weapons") == 0;
	if (!arms || !q->n_actors || q->n_recipients)
		return false;
	for (size_t i = 0; i < sizeof SENT / sizeof SENT[0]; i++)
		if (wt_str_starts(q->rule, wt_str_of(SENT[i])))
			return true;
	return false;
}

/* An order or an instruction is to one's own. */
static bool
is_order(const struct wt_claim *q)
{
	return wt_str_starts(q->rule, WT_STR("frames/perintah")) ||
	       wt_str_starts(q->rule, WT_STR("frames/instruksi")) ||
	       wt_str_starts(q->rule, WT_STR("frames/keluar/perintah"));
}

/* "Trump dan Putin akan bertemu", "Thailand dan Kamboja sepakat", "saling serang": they do it with
 * each other. */
static bool
is_between_them(const struct wt_claim *q)
{
	for (unsigned i = 1; i < q->n_actors; i++)
		if (q->actors[0].country[0] && q->actors[i].country[0] &&
			strcmp(q->actors[0].country, q->actors[i].country) != 0)
			return q->type == WT_TYPE_AGREE || q->type == WT_TYPE_CONCEDE ||
			       wt_str_starts(q->rule, WT_STR("frames/baku/"));
	return false;
}

/* "Netanyahu akan menggelar rapat kabinet": with his own. */
static bool
is_own_meeting(const struct wt_coder *c, const struct wt_claim *q)
{
	static const char *const OWN[] = { "pertemuan kabinet", "rapat kabinet", "sidang kabinet",
		"rapat terbatas", "pertemuan Kabinet", "rapat Kabinet" };
	struct wt_str told = wt_view(c->text->doc, q->spans[0]);
	for (size_t i = 0; q->type == WT_TYPE_AGREE && i < sizeof OWN / sizeof OWN[0]; i++)
		if (wt_str_find(told, wt_str_of(OWN[i]), 0) >= 0)
			return true;
	return false;
}

/* "Putin menolak seruan gencatan senjata": of calls that nobody is told to have made. */
static bool
is_call_at_large(const struct wt_coder *c, const struct wt_claim *q)
{
	struct wt_str told = wt_view(c->text->doc, q->spans[0]);
	return q->type == WT_TYPE_REJECT && q->n_actors && !q->n_recipients &&
	       (wt_str_find(told, WT_STR("menolak seruan"), 0) >= 0 ||
		       wt_str_find(told, WT_STR("menolak desakan"), 0) >= 0);
}

/* Has the act another side at all? */
static bool
wants_partner(const struct wt_claim *q)
{
	switch (q->type) {
	case WT_TYPE_MOBILIZE:
		return is_sent(q);
	case WT_TYPE_REQUEST:
		return !is_order(q) && !q->addressed && !q->n_actors != !q->n_recipients;
	case WT_TYPE_PROTEST:
	case WT_TYPE_CONSULT:
	case WT_TYPE_COOPERATE:
	case WT_TYPE_SUPPORT:
		return false;
	default:
		return !q->n_actors != !q->n_recipients && !is_resignation(q) &&
		       !is_between_them(q);
	}
}

/* What a party, a court or a citizen of one state says is said at home more often than abroad. */
static bool
is_home_affair(const struct wt_claim *q)
{
	static const char *const HOME[] = { "CVL", "PTY", "NGO", "JUD", "LEG", "SPY", "EDU", "MED",
		"BUS", "REL", "LAB", "CRM" };
	bool said = q->type == WT_TYPE_REQUEST || q->type == WT_TYPE_REJECT ||
		    q->type == WT_TYPE_ACCUSE || q->type == WT_TYPE_AGREE ||
		    q->type == WT_TYPE_THREATEN || q->type == WT_TYPE_SANCTION;
	for (size_t i = 0; said && q->n_actors && i < sizeof HOME / sizeof HOME[0]; i++)
		if (strcmp(q->actors[0].sector, HOME[i]) == 0)
			return true;
	return false;
}

/* The one country that the side named in the claim deals with; -1 where it is not one. */
static int32_t
choose(const struct wt_coder *c, const struct wt_claim *q, bool any, struct dealings *d)
{
	const struct wt_party *known = q->n_actors ? q->actors : q->recipients;
	unsigned n = q->n_actors ? q->n_actors : q->n_recipients;
	for (unsigned i = 0; i < n; i++)
		if (known[i].country[0] && !wt_country_among(known, i, known[i].country))
			gather(c, q, known[i].country, any, d);
	uint32_t best = 0;
	for (uint32_t i = 1; i < d->n; i++)
		if (d->count[i] > d->count[best])
			best = i;
	uint32_t least = q->type == WT_TYPE_REJECT || d->alike ? 1 : PARTNER_LEAST;
	bool one = d->all >= least && d->count[best] * 100 >= d->all * PARTNER_SHARE;
	return one && (d->distance[best] <= HOME_NEAR || !is_home_affair(q)) ? (int32_t)best : -1;
}

static bool
is_law(const struct wt_claim *q)
{
	return q->n_actors &&
	       (strcmp(q->actors[0].sector, "COP") == 0 || strcmp(q->actors[0].sector, "JUD") == 0);
}

/* Whom police or a court look into where nobody is said: whom they hold or blame nearby. */
static bool
fill_suspects(struct wt_coder *c, struct wt_claim *q)
{
	const struct wt_claim *best = NULL;
	const char *mode = q->n_modes ? WT_MODES[q->modes[0]].name : "";
	bool case_work =
		(q->type == WT_TYPE_ACCUSE && mode[0] && strcmp(mode, "disapprove") != 0) ||
		(q->type == WT_TYPE_COERCE && strcmp(mode, "seize") == 0);
	if (!is_law(q) || q->n_recipients || !case_work)
		return false;
	for (uint32_t i = 0; i < c->claims->n; i++) {
		const struct wt_claim *p = &c->claims->items[i];
		bool work = p->type == WT_TYPE_COERCE || p->type == WT_TYPE_ACCUSE ||
			    p->type == WT_TYPE_SANCTION;
		/* "Obama dituduh ...": by whom is not told */
		bool law = is_law(p) && strcmp(p->actors[0].country, q->actors[0].country) == 0;
		bool unsaid = !p->n_actors && p->n_recipients &&
			      strcmp(p->recipients[0].country, q->actors[0].country) == 0;
		bool same = (law || unsaid) && p->n_recipients &&
			    !wt_party_same(&p->recipients[0], &q->actors[0]);
		if (work && same && between(p, q) <= SUSPECT_MAX &&
			(!best || between(p, q) < between(best, q)))
			best = p;
	}
	if (!best)
		return false;
	memcpy(q->recipients, best->recipients, sizeof q->recipients);
	q->n_recipients = best->n_recipients;
	if (q->n_reasons < WT_CLAIM_REASONS)
		q->reasons[q->n_reasons++] =
			WT_STR("recipient: whom police or court act upon nearby");
	return true;
}

/* Does one of the two states fight the other elsewhere in the article? */
static bool
fight(const struct wt_coder *c, const char *a, const char *b)
{
	for (uint32_t i = 0; i < c->claims->n; i++) {
		const struct wt_claim *p = &c->claims->items[i];
		bool both = p->n_actors && p->n_recipients;
		if (p->type == WT_TYPE_ASSAULT && p->n_actors > 1 &&
			wt_country_among(p->actors, p->n_actors, a) &&
			wt_country_among(p->actors, p->n_actors, b))
			return true;
		if (p->type != WT_TYPE_ASSAULT || !both)
			continue;
		const char *x = p->actors[0].country, *y = p->recipients[0].country;
		if ((strcmp(x, a) == 0 && strcmp(y, b) == 0) ||
			(strcmp(x, b) == 0 && strcmp(y, a) == 0))
			return true;
	}
	return false;
}

/* "Militer Thailand menuding pasukan Kamboja melancarkan serangan": upon them. */
static bool
fill_accuser(struct wt_coder *c, struct wt_claim *q)
{
	if (q->type != WT_TYPE_ASSAULT || q->stance != WT_STANCE_ALLEGED || !q->n_actors ||
		q->n_recipients)
		return false;
	for (uint32_t i = 0; i < c->claims->n; i++) {
		const struct wt_claim *p = &c->claims->items[i];
		if (p->type != WT_TYPE_ACCUSE || p->sentence != q->sentence || !p->n_actors ||
			!p->n_recipients || !p->actors[0].country[0] ||
			strcmp(p->recipients[0].country, q->actors[0].country) != 0 ||
			strcmp(p->actors[0].country, q->actors[0].country) == 0)
			continue;
		bool army = strcmp(p->actors[0].sector, "MIL") == 0;
		if (!army && !fight(c, p->actors[0].country, q->actors[0].country))
			continue;
		q->recipients[0] = p->actors[0];
		q->n_recipients = 1;
		if (q->n_reasons < WT_CLAIM_REASONS)
			q->reasons[q->n_reasons++] = WT_STR("recipient: who accuses them of it");
		return true;
	}
	return false;
}

static void
fill(struct wt_coder *c, struct wt_claim *q)
{
	struct dealings alike = { .n = 0 }, all = { .n = 0 };
	const struct dealings *d = &alike;
	int32_t best = choose(c, q, false, &alike);
	if (best < 0) {
		d = &all;
		best = choose(c, q, true, &all);
	}
	if (best < 0)
		return;
	bool actor = !q->n_actors;
	struct wt_party *party = actor ? q->actors : q->recipients;
	*party = (struct wt_party){ .name = { "", 0 },
		.office = { "", 0 },
		.entry = WT_ENTRY_NONE,
		.kind = WT_ACTOR_COUNTRY };
	memcpy(party->country, d->nearest[best]->country, sizeof party->country);
	memcpy(party->sector, d->nearest[best]->sector, sizeof party->sector);
	*(actor ? &q->n_actors : &q->n_recipients) = 1;
	if (q->n_reasons < WT_CLAIM_REASONS)
		q->reasons[q->n_reasons++] = wt_arena_printf(c->arena,
			"%s: %s, with whom %u of %u acts of the article are done",
			actor ? "actor" : "recipient", party->country, d->count[best], d->all);
}

void
wt_partners_fill(struct wt_coder *c)
{
	for (uint32_t i = 0; i < c->claims->n; i++)
		if (is_own_meeting(c, &c->claims->items[i]))
			c->claims->items[i].n_recipients = 0;
		else if (wants_partner(&c->claims->items[i]) &&
			 !is_call_at_large(c, &c->claims->items[i]) &&
			 !fill_suspects(c, &c->claims->items[i]) &&
			 !fill_accuser(c, &c->claims->items[i]) &&
			 !wt_twin_fill(c, &c->claims->items[i]))
			fill(c, &c->claims->items[i]);
}

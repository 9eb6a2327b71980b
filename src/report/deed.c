/*
 * deed.c - whose a deed is that was told before and is only pointed at.
 *
 *	X mengancam Y. Z mengecam ancaman [itu]            blames X
 *	X menuduh Y. Tuduhan [tersebut] dibantah Y         answers X
 *
 * In: an act with an open side, and the claims of this sentence and the DEED_BACK sentences
 * before it.  Out: the actors of the last of those claims that is such a deed: a noun of one
 * kind of act (ancaman, tuduhan, serangan) goes back to that type; the nouns of any act
 * (langkah, keputusan, rencana) go back to the last sentence that tells one, where all that it
 * tells is of one side.
 * Limits: the noun must be pointed at (itu, ini, tersebut) within DEED_PHRASE words and have no
 * owner of its own there.
 */
#include "report/source.h"

#define DEED_BACK   4 /* sentences between the deed and the word that points at it */
#define ANY_BACK    2 /* of nouns that may be of any act */
#define DEED_PHRASE 3 /* words between the noun and what points */

#define BIT(t) (UINT32_C(1) << (t))
#define SPOKEN                                                                                     \
	(BIT(WT_TYPE_REQUEST) | BIT(WT_TYPE_ACCUSE) | BIT(WT_TYPE_REJECT) |                        \
		BIT(WT_TYPE_THREATEN) | BIT(WT_TYPE_AGREE) | BIT(WT_TYPE_SUPPORT))
#define HARD                                                                                       \
	(BIT(WT_TYPE_ASSAULT) | BIT(WT_TYPE_COERCE) | BIT(WT_TYPE_SANCTION) |                      \
		BIT(WT_TYPE_MOBILIZE) | BIT(WT_TYPE_THREATEN))
#define PLAN                                                                                       \
	(BIT(WT_TYPE_REQUEST) | BIT(WT_TYPE_AGREE) | BIT(WT_TYPE_THREATEN) | BIT(WT_TYPE_SUPPORT))
#define ANY (SPOKEN | HARD | BIT(WT_TYPE_RETREAT) | BIT(WT_TYPE_AID))

/* What acts a noun goes back to. */
static const struct deed {
	const char *noun;
	uint32_t types;
} DEEDS[] = { { "ancaman", BIT(WT_TYPE_THREATEN) }, { "ultimatum", BIT(WT_TYPE_THREATEN) },
	{ "serangan", BIT(WT_TYPE_ASSAULT) }, { "penyerangan", BIT(WT_TYPE_ASSAULT) },
	{ "pengeboman", BIT(WT_TYPE_ASSAULT) }, { "pemboman", BIT(WT_TYPE_ASSAULT) },
	{ "penembakan", BIT(WT_TYPE_ASSAULT) }, { "pembunuhan", BIT(WT_TYPE_ASSAULT) },
	{ "gempuran", BIT(WT_TYPE_ASSAULT) }, { "invasi", BIT(WT_TYPE_ASSAULT) },
	{ "agresi", BIT(WT_TYPE_ASSAULT) }, { "kekerasan", BIT(WT_TYPE_ASSAULT) },
	{ "penangkapan", BIT(WT_TYPE_COERCE) }, { "penahanan", BIT(WT_TYPE_COERCE) },
	{ "penyitaan", BIT(WT_TYPE_COERCE) }, { "blokade", BIT(WT_TYPE_COERCE) },
	{ "tuduhan", BIT(WT_TYPE_ACCUSE) }, { "tudingan", BIT(WT_TYPE_ACCUSE) },
	{ "gugatan", BIT(WT_TYPE_ACCUSE) }, { "dakwaan", BIT(WT_TYPE_ACCUSE) },
	{ "kritik", BIT(WT_TYPE_ACCUSE) }, { "kritikan", BIT(WT_TYPE_ACCUSE) },
	{ "kecaman", BIT(WT_TYPE_ACCUSE) }, { "klaim", SPOKEN },
	{ "usulan", BIT(WT_TYPE_REQUEST) | BIT(WT_TYPE_AGREE) }, { "usul", BIT(WT_TYPE_REQUEST) },
	{ "permintaan", BIT(WT_TYPE_REQUEST) }, { "permohonan", BIT(WT_TYPE_REQUEST) },
	{ "desakan", BIT(WT_TYPE_REQUEST) }, { "seruan", BIT(WT_TYPE_REQUEST) },
	{ "tuntutan", BIT(WT_TYPE_REQUEST) }, { "ajakan", BIT(WT_TYPE_REQUEST) },
	{ "tawaran", BIT(WT_TYPE_AGREE) | BIT(WT_TYPE_REQUEST) }, { "janji", BIT(WT_TYPE_AGREE) },
	{ "komitmen", BIT(WT_TYPE_AGREE) }, { "dukungan", BIT(WT_TYPE_SUPPORT) },
	{ "penolakan", BIT(WT_TYPE_REJECT) }, { "bantuan", BIT(WT_TYPE_AID) },
	{ "sanksi", BIT(WT_TYPE_SANCTION) },
	{ "tarif", BIT(WT_TYPE_SANCTION) | BIT(WT_TYPE_THREATEN) | BIT(WT_TYPE_COERCE) },
	{ "larangan", BIT(WT_TYPE_SANCTION) | BIT(WT_TYPE_COERCE) },
	{ "hukuman", BIT(WT_TYPE_SANCTION) }, { "vonis", BIT(WT_TYPE_SANCTION) },
	{ "pernyataan", SPOKEN }, { "ucapan", SPOKEN }, { "komentar", SPOKEN },
	{ "pengakuan", BIT(WT_TYPE_SUPPORT) | BIT(WT_TYPE_AGREE) | BIT(WT_TYPE_CONCEDE) },
	{ "operasi", HARD }, { "rencana", PLAN }, { "gagasan", PLAN }, { "ide", PLAN },
	{ "tindakan", ANY }, { "langkah", ANY }, { "keputusan", ANY }, { "kebijakan", ANY } };

/* The deed that the phrase from the word on points at; NULL where it does not. */
static const struct deed *
pointed_at(const struct wt_coder *c, int32_t word)
{
	static const char *const THAT[] = { "itu", "tersebut", "ini" };
	const struct wt_tree *t = &c->tree;
	int32_t n = (int32_t)t->s->n;
	const struct deed *found = NULL;
	for (int32_t i = word; i >= 0 && i < n && i <= word + DEED_PHRASE; i++) {
		if (wt_actor_of(c, i))
			return NULL;
		if (found && WT_AMONG(t, i, THAT))
			return found;
		for (size_t k = 0; k < sizeof DEEDS / sizeof DEEDS[0]; k++)
			/* aksi penembakan itu: the noun of one act tells more */
			if ((!found || found->types == ANY || found->types == PLAN) &&
				wt_tree_is(t, i, DEEDS[k].noun))
				found = &DEEDS[k];
		uint8_t pos = wt_tok(t, i)->upos;
		if (pos != WT_UPOS_NOUN && pos != WT_UPOS_ADJ && pos != WT_UPOS_PROPN)
			return NULL;
	}
	return NULL;
}

/* Those who take decisions and measures of which others speak. */
static bool
decides(const struct wt_party *p)
{
	static const char *const SECTORS[] = { "GOV", "LEG", "MIL", "COP", "JUD", "IGO" };
	for (size_t i = 0; i < sizeof SECTORS / sizeof SECTORS[0]; i++)
		if (strcmp(p->sector, SECTORS[i]) == 0)
			return true;
	return false;
}

/* One side by two names: a state and its president, a man by his surname. */
static bool
is_of_same(const struct wt_party *own, const struct wt_party *other)
{
	if (strcmp(own->country, other->country) != 0)
		return false;
	return own->kind == WT_ACTOR_COUNTRY || other->kind == WT_ACTOR_COUNTRY ||
	       strcmp(own->sector, other->sector) == 0;
}

/* Is the claim such a deed, of somebody else than those who act here? */
static bool
is_deed_of_others(const struct wt_claim *q, const struct deed *d, const struct wt_parties *own)
{
	bool fits =
		(d->types & BIT(q->type)) || (d->types == PLAN && q->status == WT_STATUS_PLANNED);
	if (!fits || !q->n_actors)
		return false;
	for (unsigned k = 0; k < own->n; k++)
		for (unsigned i = 0; i < q->n_actors; i++)
			if (is_of_same(&own->items[k], &q->actors[i]))
				return false;
	return (d->types != ANY && d->types != PLAN) || decides(&q->actors[0]);
}

/* The claim that is it; NULL where none is, or where several sides did such a thing. */
static const struct wt_claim *
deed_before(const struct wt_coder *c, const struct deed *d, const struct wt_parties *own)
{
	uint32_t back = d->types == ANY || d->types == PLAN ? ANY_BACK : DEED_BACK;
	const struct wt_claim *found = NULL;
	for (uint32_t i = c->claims->n; i-- > 0;) {
		const struct wt_claim *q = &c->claims->items[i];
		if (q->sentence + back < c->si || (found && q->sentence != found->sentence))
			break;
		if (!is_deed_of_others(q, d, own))
			continue;
		if (found && strcmp(found->actors[0].country, q->actors[0].country) != 0)
			return NULL;
		found = q;
	}
	return found;
}

static void
take(struct wt_parties *to, const struct wt_claim *q)
{
	memcpy(to->items, q->actors, sizeof to->items);
	to->n = q->n_actors;
	to->weak = true;
}

/* Is it said about somebody's deed, or done in answer to it? */
static bool
is_about_deeds(enum wt_type t)
{
	return t == WT_TYPE_ACCUSE || t == WT_TYPE_REJECT || t == WT_TYPE_SUPPORT ||
	       t == WT_TYPE_PROTEST || t == WT_TYPE_CONCEDE;
}

void
wt_deed_fill(struct wt_coder *c, struct wt_hit *h)
{
	struct wt_parties *a = &h->roles[WT_ROLE_ACTOR], *r = &h->roles[WT_ROLE_RECIPIENT];
	if (h->dropped || !is_about_deeds(h->type) || !a->n || r->n)
		return;
	const struct deed *d = pointed_at(c, h->fill[WT_ROLE_RECIPIENT]);
	if (!d)
		d = pointed_at(c, h->last + 1);
	/* langkah ini menuai kecaman */
	if (!d && h->support >= 0)
		d = pointed_at(c, wt_subject(c, h->support, 0));
	/* menyampaikan dukungan itu: the noun is this act itself */
	bool itself = d && d->types == BIT(h->type);
	const struct wt_claim *q = d && !itself ? deed_before(c, d, a) : NULL;
	if (!q)
		return;
	take(r, q);
	wt_coder_note(c, h->word, "recipient: whose deed is pointed at");
}

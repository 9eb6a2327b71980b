/*
 * answer.c - whom a refusal, a denial or a plea answers.
 *
 *	X menuduh Y.  Y membantahnya                      X, who accused
 *	Polisi menahan Y.  Y mengajukan banding           who charged or held him
 *	Y membantah bahwa pabriknya disegel oleh X        who has part in what is denied
 *	X menolak usul Z.  Y juga menolak                 Z, to whom another said the same
 *	X mengatakan ...  Y membantah hal itu             X, who said it
 *
 * In: an act without a recipient, the claims of the sentences before, the other acts of its own
 * sentence.  Out: the recipients, weak.  Limits: sentences farther back than the numbers below are
 * not asked.
 */
#include "report/party.h"
#include "report/source.h"

#define CHARGE_BACK_MAX 6 /* sentences looked back for who charged him who answers */
#define ASK_BACK_MAX    3 /* sentences looked back for what is refused */
#define ALSO_MAX        3 /* words between "juga" and its verb */
#define SAID_BACK_MAX   2 /* sentences looked back for who said what is denied */
#define THAT_MAX        4 /* words from a denial to what points back */

void
wt_face_actors(struct wt_hit *h, const struct wt_claim *before)
{
	struct wt_parties *p = &h->roles[WT_ROLE_RECIPIENT];
	memcpy(p->items, before->actors, sizeof p->items);
	p->n = before->n_actors;
	p->weak = true;
}

/* Is it said to one of them, to somebody of their state, or to nobody whom the words name? */
static bool
is_put_to(const struct wt_claim *q, const struct wt_parties *me)
{
	for (unsigned i = 0; i < q->n_recipients; i++)
		for (unsigned k = 0; k < me->n; k++)
			if (strcmp(q->recipients[i].country, me->items[k].country) == 0)
				return true;
	return q->n_recipients == 0;
}

/* Who made the demand or charge that is refused here: the actor of a claim shortly before. */
static bool
asked_before(const struct wt_coder *c, struct wt_hit *h)
{
	const struct wt_parties *me = &h->roles[WT_ROLE_ACTOR];
	for (uint32_t i = c->claims->n; i-- > 0;) {
		const struct wt_claim *q = &c->claims->items[i];
		if (q->sentence + ASK_BACK_MAX < c->si)
			return false;
		bool asks = q->type == WT_TYPE_REQUEST || q->type == WT_TYPE_ACCUSE ||
			    q->type == WT_TYPE_AGREE;
		if (!asks || !q->n_actors || !me->n || !is_put_to(q, me) ||
			strcmp(q->actors[0].country, me->items[0].country) == 0)
			continue;
		wt_face_actors(h, q);
		return true;
	}
	return false;
}

static bool
is_of_law(const struct wt_party *p)
{
	return strcmp(p->sector, "COP") == 0 || strcmp(p->sector, "JUD") == 0;
}

/* Whom a suspect asks is who summons or holds him; others remind and call upon anybody. */
static bool
is_plea(const struct wt_coder *c, const struct wt_hit *h)
{
	static const char *const PLEAS[] = { "meminta", "minta", "memohon", "mengajukan" };
	for (size_t i = 0; i < sizeof PLEAS / sizeof PLEAS[0]; i++)
		if (wt_tree_is(&c->tree, h->word, PLEAS[i]))
			return true;
	return false;
}

/* "Firli ditetapkan sebagai tersangka oleh polisi. Ia membantah": who charged or held him nearby.
 */
static bool
charged_before(const struct wt_coder *c, struct wt_hit *h)
{
	const struct wt_parties *me = &h->roles[WT_ROLE_ACTOR];
	for (uint32_t i = c->claims->n; i-- > 0;) {
		const struct wt_claim *q = &c->claims->items[i];
		if (q->sentence + CHARGE_BACK_MAX < c->si)
			return false;
		bool charges = q->type == WT_TYPE_ACCUSE || q->type == WT_TYPE_COERCE ||
			       q->type == WT_TYPE_REQUEST || q->type == WT_TYPE_SANCTION;
		bool him = false;
		for (unsigned k = 0; charges && k < q->n_recipients; k++)
			him = him || wt_party_same(&q->recipients[k], &me->items[0]);
		if (!him || !q->n_actors || wt_party_same(&q->actors[0], &me->items[0]) ||
			(h->type == WT_TYPE_REQUEST && !is_of_law(&q->actors[0])))
			continue;
		wt_face_actors(h, q);
		return true;
	}
	return false;
}

/*
 * "membantah menyerang Kyiv", "membantah bahwa kebunnya disegel oleh Indonesia": whoever has part
 * in the act that is denied, besides him who denies it.
 */
static bool
other_in_denied(const struct wt_coder *c, struct wt_hit *h)
{
	struct wt_parties *r = &h->roles[WT_ROLE_RECIPIENT], *a = &h->roles[WT_ROLE_ACTOR];
	static const enum wt_role SIDES[] = { WT_ROLE_RECIPIENT, WT_ROLE_ACTOR };
	for (uint32_t i = 0; i < c->n_hits; i++) {
		const struct wt_hit *k = &c->hits[i];
		bool hostile = k->type == WT_TYPE_ASSAULT || k->type == WT_TYPE_COERCE ||
			       k->type == WT_TYPE_SANCTION || k->type == WT_TYPE_THREATEN;
		if (!hostile || k->above < 0 || &c->hits[k->above] != h)
			continue;
		for (size_t s = 0; s < sizeof SIDES / sizeof SIDES[0] && !r->n; s++) {
			*r = k->roles[SIDES[s]];
			r->weak = wt_parties_foreign(r, a);
		}
		return r->n > 0;
	}
	return false;
}

/* "Keluarga sandera [juga] menolak", "kecaman [serupa]": it was said before, by somebody else. */
static bool
is_said_again(const struct wt_coder *c, const struct wt_hit *h)
{
	static const char *const ALSO[] = { "juga", "turut", "ikut", "serupa", "senada" };
	static const char *const LIKE[] = { "serupa", "senada" };
	for (int32_t i = h->word - 1; i >= 0 && i >= h->word - ALSO_MAX; i--)
		if (h->type == WT_TYPE_REJECT ? WT_AMONG(&c->tree, i, ALSO)
					      : WT_AMONG(&c->tree, i, LIKE))
			return true;
	for (int32_t i = h->last + 1; i < (int32_t)c->tree.s->n && i <= h->last + ALSO_MAX; i++)
		if (WT_AMONG(&c->tree, i, LIKE))
			return true;
	return false;
}

static bool
also_before(const struct wt_coder *c, struct wt_hit *h)
{
	const struct wt_parties *me = &h->roles[WT_ROLE_ACTOR];
	struct wt_parties *r = &h->roles[WT_ROLE_RECIPIENT];
	bool also = is_said_again(c, h);
	for (uint32_t i = also ? c->claims->n : 0; i-- > 0;) {
		const struct wt_claim *q = &c->claims->items[i];
		if (q->sentence + ASK_BACK_MAX < c->si)
			return false;
		if (q->type != h->type || !q->n_recipients || !q->n_actors ||
			wt_party_same(&q->actors[0], &me->items[0]))
			continue;
		memcpy(r->items, q->recipients, sizeof r->items);
		r->n = q->n_recipients;
		r->weak = wt_parties_foreign(r, me);
		return r->n > 0;
	}
	return false;
}

/* membantah [hal itu], [angka tersebut] dibantah: what was said before is denied. */
static bool
points_back(const struct wt_coder *c, const struct wt_hit *h)
{
	static const char *const THAT[] = { "itu", "tersebut", "ini" };
	const struct wt_tree *t = &c->tree;
	bool passive = h->pattern->voice == WT_VOICE_PASSIVE;
	int32_t from = passive ? h->fill[WT_ROLE_RECIPIENT] : h->last + 1;
	int32_t to = passive ? h->word : h->last + 1 + THAT_MAX;
	for (int32_t i = from; i >= 0 && i < to && i < (int32_t)t->s->n; i++) {
		if (WT_AMONG(t, i, THAT))
			return true;
		if (wt_tok(t, i)->upos == WT_UPOS_PUNCT || wt_tree_is(t, i, "bahwa"))
			return false;
	}
	return false;
}

/* Who spoke last in the sentences before, if he is no friend of him who denies it. */
static bool
said_before(const struct wt_coder *c, struct wt_hit *h)
{
	const struct wt_parties *me = &h->roles[WT_ROLE_ACTOR];
	struct wt_parties *r = &h->roles[WT_ROLE_RECIPIENT];
	/* menolak tuduhan ini */
	static const char *const CHARGES[] = { "tuduhan", "tudingan", "klaim", "laporan", "kabar",
		"isu", "tuduhan-tuduhan", "pernyataan", "anggapan" };
	int32_t what = h->fill[WT_ROLE_RECIPIENT];
	bool denies = h->frame->comp == WT_COMP_DENIED ||
		      (what >= 0 && WT_AMONG(&c->tree, what, CHARGES));
	if (!denies || !points_back(c, h))
		return false;
	for (uint32_t si = c->si; si-- > 0 && si + SAID_BACK_MAX >= c->si;) {
		const struct wt_source *s = &c->sources[si];
		for (unsigned i = s->n; i-- > 0;) {
			if (s->hops[i].rank != WT_HOP_SPEAKER || s->hops[i].media)
				continue;
			const struct wt_mention *m = wt_hop_mention(c, &s->hops[i], si);
			struct wt_parties who = { .n = 0 };
			if (m)
				wt_parties_name(c, m, WT_ROLE_RECIPIENT, &who);
			if (!who.n || wt_party_same(&who.items[0], &me->items[0]))
				continue;
			*r = who;
			r->weak = true;
			return true;
		}
	}
	return false;
}

bool
wt_answer_fill(struct wt_coder *c, struct wt_hit *h)
{
	bool rejects = h->type == WT_TYPE_REJECT;
	bool answers = rejects || (h->type == WT_TYPE_REQUEST && is_plea(c, h));
	const struct wt_party *me = &h->roles[WT_ROLE_ACTOR].items[0];
	if (rejects && asked_before(c, h)) {
		wt_coder_note(c, h->word, "recipient from the context: who asked before");
		return true;
	}
	bool called = rejects ? me->kind != WT_ACTOR_COUNTRY : me->kind == WT_ACTOR_PERSON;
	if (answers && called && charged_before(c, h)) {
		wt_coder_note(c, h->word, "recipient from the context: who charged him");
		return true;
	}
	if (rejects && said_before(c, h)) {
		wt_coder_note(c, h->word, "recipient from the context: who said what is denied");
		return true;
	}
	if (rejects && other_in_denied(c, h)) {
		wt_coder_note(c, h->word, "recipient: who has part in what is denied");
		return true;
	}
	if ((rejects || h->type == WT_TYPE_ACCUSE) && also_before(c, h)) {
		wt_coder_note(c, h->word, "recipient: to whom another said the same before");
		return true;
	}
	return false;
}

/*
 * counterpart.c - those who are only named as somebody's likes.
 *
 *	Menlu Saudi dan mitranya dari Yordania, Mesir, serta UEA berkumpul      all of them meet
 *	Retno menelepon koleganya dari Iran, Hossein Amir-Abdollahian           Iran's side
 *	bertemu dengan sejawatnya asal Laos                                     Laos' side
 *
 * In: an act that takes two (a meeting, a treaty, a promise to each other), with the parties that
 * its slots gave.  Out: the states behind "mitranya dari", with the first actor's sector; beside
 * him where they are joined to him, or meet him, else as the other side.
 * Limits: of those who are named behind the state, the state is enough.
 */
#include "report/source.h"

#define NEAR_MAX 12 /* words between the act and the counterpart */

/* mitranya, koleganya: the word, or the clitic's noun; the last word of it, -1 */
static int32_t
counterpart_at(const struct wt_tree *t, int32_t i)
{
	static const char *const WHOLE[] = { "mitranya", "koleganya", "sejawatnya", "timpalannya" };
	static const char *const NOUNS[] = { "mitra", "kolega", "sejawat", "timpalan",
		"mitra-mitra", "kolega-kolega" };
	if (WT_AMONG(t, i, WHOLE))
		return i;
	if (!WT_AMONG(t, i, NOUNS) || i + 1 >= (int32_t)t->s->n)
		return -1;
	int32_t nya = wt_tree_is(t, i + 1, "sejawat") && i + 2 < (int32_t)t->s->n ? i + 2 : i + 1;
	return wt_tree_is(t, nya, "nya") ? nya : -1;
}

/* The states behind "dari" or "asal". */
static struct wt_parties
states_behind(const struct wt_coder *c, int32_t last, const struct wt_parties *own)
{
	const struct wt_tree *t = &c->tree;
	struct wt_parties all = { .n = 0 }, states = { .n = 0 };
	int32_t at = last + 2;
	if (at >= (int32_t)t->s->n ||
		!(wt_tree_is(t, last + 1, "dari") || wt_tree_is(t, last + 1, "asal")))
		return states;
	const struct wt_mention *m = wt_actor_of(c, at);
	if (!m || !wt_parties_add(c, (int32_t)m->head, WT_ROLE_RECIPIENT, WT_SLOT_NONE, &all))
		return states;
	for (unsigned i = 0; i < all.n; i++) {
		struct wt_party p = all.items[i];
		if (p.kind != WT_ACTOR_COUNTRY)
			continue;
		if (own->n && own->items[0].sector[0])
			memcpy(p.sector, own->items[0].sector, sizeof p.sector);
		states.items[states.n++] = p;
	}
	return states;
}

static bool
takes_two(enum wt_type t)
{
	return t == WT_TYPE_CONSULT || t == WT_TYPE_AGREE || t == WT_TYPE_SUPPORT ||
	       t == WT_TYPE_COOPERATE;
}

void
wt_counterparts_fill(const struct wt_coder *c, struct wt_hit *h)
{
	struct wt_parties *a = &h->roles[WT_ROLE_ACTOR], *r = &h->roles[WT_ROLE_RECIPIENT];
	int32_t n = (int32_t)c->tree.s->n, last = -1,
		at = h->word > NEAR_MAX ? h->word - NEAR_MAX : 0;
	if (h->dropped || !takes_two(h->type) || !a->n)
		return;
	for (; at < n && at <= h->last + NEAR_MAX && last < 0; at++)
		last = counterpart_at(&c->tree, at);
	if (last < 0)
		return;
	struct wt_parties states = states_behind(c, last, a);
	bool joined = at >= 2 && (wt_tree_is(&c->tree, at - 2, "dan") ||
					 wt_tree_is(&c->tree, at - 2, "serta") ||
					 wt_tree_is(&c->tree, at - 2, "bersama"));
	struct wt_parties *to = joined || h->type == WT_TYPE_CONSULT ? a : r;
	for (unsigned i = 0; i < states.n && to->n < WT_CLAIM_PARTIES; i++)
		if (!wt_country_among(a->items, a->n, states.items[i].country) &&
			!wt_country_among(r->items, r->n, states.items[i].country))
			to->items[to->n++] = states.items[i];
	if (states.n)
		wt_coder_note(c, h->word, "who is somebody's counterpart takes part");
}

/*
 * bill.c - towards whom one takes a stand on a law that is being made.
 *
 *	Koalisi menolak RUU Penyiaran                      the parliament of the article
 *	Mahasiswa menilai, pengesahan RUU itu tergesa-gesa
 *
 * In: an act of support, refusal or blame without a recipient.  Out: the parliament of the same
 * state that the article names, weak.  Limits: the bill stands within BILL_MAX words.
 */
#include "report/party.h"

#define BILL_MAX 8 /* words between an act and the bill that it is on */

/* menolak [RUU] Penyiaran, mendukung [revisi UU] KPK, pengesahan [Rancangan Undang-Undang] itu */
static bool
is_on_bill(const struct wt_coder *c, const struct wt_hit *h)
{
	const struct wt_tree *t = &c->tree;
	int32_t n = (int32_t)t->s->n;
	for (int32_t i = h->last + 1; i < n && i <= h->last + BILL_MAX; i++) {
		if (wt_tree_is(t, i, "ruu") || wt_tree_is(t, i, "rkuhp") ||
			wt_tree_is(t, i, "rkuhap"))
			return true;
		/* menolak Undang-Undang KPK hasil revisi */
		bool law = wt_tree_is(t, i, "uu") || wt_tree_is(t, i, "undang-undang");
		for (int32_t k = i + 1; law && k < n && k <= i + 5; k++)
			if (wt_tree_is(t, k, "revisi") || wt_tree_is(t, k, "direvisi"))
				return true;
		bool change = wt_tree_is(t, i, "revisi") || wt_tree_is(t, i, "rancangan") ||
			      wt_tree_is(t, i, "perubahan");
		for (int32_t k = i + 1; change && k < n && k <= i + 3; k++)
			if (wt_tree_is(t, k, "uu") || wt_tree_is(t, k, "undang-undang"))
				return true;
		/* mengecam pihak yang menolak RUU itu; but: menilai, pengesahan RUU tergesa-gesa */
		bool parts = wt_tok(t, i)->upos == WT_UPOS_PUNCT && i > h->last + 1;
		if (parts || wt_says(c, i) || wt_tree_is(t, i, "yang"))
			return false;
	}
	return false;
}

/* Who takes a stand on a bill takes it towards the parliament that the article names. */
bool
wt_bill_fill(struct wt_coder *c, struct wt_hit *h)
{
	const struct wt_party *me = &h->roles[WT_ROLE_ACTOR].items[0];
	bool stand = h->type == WT_TYPE_SUPPORT || h->type == WT_TYPE_REJECT ||
		     h->type == WT_TYPE_ACCUSE;
	for (unsigned i = 0; i < h->roles[WT_ROLE_ACTOR].n; i++)
		stand = stand && strcmp(me[i].sector, "LEG") != 0;
	if (!stand || !is_on_bill(c, h))
		return false;
	for (uint32_t i = 0; i < c->ms->n; i++) {
		const struct wt_mention *m = &c->ms->items[i];
		if (m->kind != WT_MENTION_ACTOR || m->as.actor.kind != WT_ACTOR_BODY ||
			strcmp(m->as.actor.sector, "LEG") != 0 ||
			strcmp(m->as.actor.country, me->country) != 0)
			continue;
		wt_parties_push(&h->roles[WT_ROLE_RECIPIENT], wt_party_of(c, m));
		h->roles[WT_ROLE_RECIPIENT].weak = true;
		wt_coder_note(c, h->word, "recipient: the parliament that makes the law");
		return true;
	}
	return false;
}

/*
 * house.c - who passes a bill, where that is not told.
 *
 *	RUU TNI resmi disahkan.                      the house that the article named last
 *	Revisi UU itu telah disetujui, Selasa.       it too
 *	setelah disahkannya revisi UU KPK            it too, -nya is nobody
 *
 * In: an act of consent to a bill, told in the passive and without who did it.  Out: for its actor
 * the parliament or council that was named last before it, else first behind it in the sentence.
 * Limits: committees and single members are no house; what is only to be passed keeps its status.
 */
#include "report/source.h"

#define BACK_MAX 12 /* sentences looked back for the house */

/* "setelah disahkannya revisi UU KPK": -nya is nobody who passed it. */
static bool
is_nominal(const struct wt_tree *t, int32_t word)
{
	return word + 2 < (int32_t)t->s->n && wt_tree_is(t, word + 1, "nya");
}

static bool
is_passed(const struct wt_coder *c, const struct wt_hit *h)
{
	static const char *const PASSED[] = { "disahkan", "disetujui", "diketok", "diloloskan" };
	static const char *const BILLS[] = { "ruu", "uu", "undang-undang", "rancangan", "revisi",
		"raperda", "perda", "apbn", "rapbn", "apbd", "rapbd", "perppu", "kuhap", "kuhp" };
	if (h->type != WT_TYPE_SUPPORT || h->pattern->voice != WT_VOICE_PASSIVE ||
		!WT_AMONG(&c->tree, h->word, PASSED))
		return false;
	int32_t bill = wt_slot_fill(c, h->word, WT_VOICE_PASSIVE, WT_SLOT_SUBJECT);
	if (is_nominal(&c->tree, h->word))
		bill = h->word + 2;
	return bill >= 0 && WT_AMONG(&c->tree, bill, BILLS);
}

static bool
is_house(const struct wt_mention *m)
{
	const struct wt_actor *a = &m->as.actor;
	return m->kind == WT_MENTION_ACTOR && a->kind == WT_ACTOR_BODY &&
	       strcmp(a->sector, "LEG") == 0 && !wt_str_starts(a->name, WT_STR("Komisi")) &&
	       !wt_str_starts(a->name, WT_STR("Fraksi")) &&
	       !wt_str_starts(a->name, WT_STR("Panitia"));
}

static const struct wt_mention *
house_near(const struct wt_coder *c, const struct wt_hit *h)
{
	const struct wt_mention *found = NULL;
	for (uint32_t i = 0; i < c->ms->n; i++) {
		const struct wt_mention *m = &c->ms->items[i];
		bool before =
			m->sentence < c->si || (m->sentence == c->si && (int32_t)m->head < h->word);
		if (m->sentence > c->si || (found && !before))
			break;
		if (m->sentence + BACK_MAX >= c->si && is_house(m))
			found = m;
	}
	return found;
}

void
wt_house_fill(struct wt_coder *c, struct wt_hit *h)
{
	struct wt_parties *a = &h->roles[WT_ROLE_ACTOR];
	bool nominal = is_nominal(&c->tree, h->word);
	if (h->dropped || (a->n && !nominal) || !is_passed(c, h))
		return;
	a->n = 0;
	const struct wt_mention *m = house_near(c, h);
	if (!m)
		return;
	a->items[a->n++] = wt_party_of(c, m);
	a->weak = true;
	wt_coder_note(c, h->word, "actor from the context: the house named last passes the bill");
}

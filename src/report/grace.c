/*
 * grace.c - who pardons, where that is not told.
 *
 *	Tom Lembong mendapat abolisi.                   the president whom the article names
 *	pemberian amnesti kepada Hasto Kristiyanto      he too, not who tells of it
 *
 * In: an act of yielding whose words speak of a pardon, with the parties that its slots gave.
 * Out: the head of state for its actor, if the article names one of the land of who is pardoned:
 * the last before the act, else the first behind it.
 * Limits: persons whom the lexicon does not know are left out (Presiden Nomor 17); a king who
 * pardons by another title is found as Raja, Sultan, Kaisar or Emir only.
 */
#include "report/source.h"

#define WORDS_MAX 4 /* behind the act's form, in which the pardon is named */

static bool
is_grace(const struct wt_coder *c, const struct wt_hit *h)
{
	static const char *const GRACE[] = { "amnesti", "abolisi", "grasi", "pengampunan",
		"remisi" };
	if (h->type != WT_TYPE_CONCEDE)
		return false;
	for (int32_t i = h->word; i < (int32_t)c->tree.s->n && i <= h->last + WORDS_MAX; i++)
		if (WT_AMONG(&c->tree, i, GRACE))
			return true;
	return false;
}

static bool
heads_state(const struct wt_actor *a, const char *country)
{
	static const char *const HEADS[] = { "Presiden", "Raja", "Sultan", "Kaisar", "Emir" };
	bool known = a->kind != WT_ACTOR_PERSON || a->entry != WT_ENTRY_NONE;
	if (!known || strcmp(a->sector, "GOV") != 0 ||
		(country[0] && strcmp(a->country, country) != 0))
		return false;
	for (size_t i = 0; i < sizeof HEADS / sizeof HEADS[0]; i++)
		if (wt_str_starts(a->office, (struct wt_str){ HEADS[i], strlen(HEADS[i]) }))
			return true;
	return false;
}

static bool
is_pardoned(const struct wt_parties *r, const struct wt_party *p)
{
	for (unsigned i = 0; i < r->n; i++)
		if (wt_party_same(p, &r->items[i]))
			return true;
	return false;
}

static const struct wt_mention *
head_of_state(const struct wt_coder *c, const struct wt_hit *h)
{
	const struct wt_parties *r = &h->roles[WT_ROLE_RECIPIENT];
	const struct wt_mention *found = NULL;
	for (uint32_t i = 0; i < c->ms->n; i++) {
		const struct wt_mention *m = &c->ms->items[i];
		bool before =
			m->sentence < c->si || (m->sentence == c->si && (int32_t)m->head < h->word);
		if (found && !before)
			break;
		if (m->kind != WT_MENTION_ACTOR || !heads_state(&m->as.actor, r->items[0].country))
			continue;
		struct wt_party p = wt_party_of(c, m);
		if (!is_pardoned(r, &p))
			found = m;
	}
	return found;
}

void
wt_grace_fill(struct wt_coder *c, struct wt_hit *h)
{
	struct wt_parties *a = &h->roles[WT_ROLE_ACTOR];
	const struct wt_parties *r = &h->roles[WT_ROLE_RECIPIENT];
	bool told = a->n && strcmp(a->items[0].sector, "GOV") == 0;
	if (h->dropped || !r->n || told || !is_grace(c, h))
		return;
	const struct wt_mention *m = head_of_state(c, h);
	if (!m)
		return;
	a->items[0] = wt_party_of(c, m);
	a->n = 1;
	a->weak = true;
	wt_coder_note(c, h->word, "actor from the context: who pardons is the head of state");
}

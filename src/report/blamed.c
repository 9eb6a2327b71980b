/*
 * blamed.c - who did what somebody is blamed, punished or thanked for.
 *
 *	Uni Eropa mengecam Israel karena menyerang rumah sakit      Israel struck
 *	Trump kecewa kepada Putin karena terus menyerang Ukraina    Putin strikes
 *	Jokowi berterima kasih kepada Xi lantaran membantu RI       Xi helped
 *	Turki mengangkat pelanggaran HAM terhadap warga Uighur      Cina, and not whom it wronged
 *
 * In: the acts of a sentence with the parties that their slots gave.  Out: of an act in a clause of
 * cause without a subject of its own the actors, where the clause above blames or thanks somebody:
 * not who speaks but of whom he speaks.
 * Limits: only clauses that the parser hung on the act's own verb.  "Karena" after other acts
 * (bertemu X karena ingin ...) gives the reason of him who acts.
 */
#include "report/source.h"

#define WRONG_NEAR 9 /* words of "pelanggaran hak asasi manusia (HAM) terhadap warga" */

/* Does a word of cause open the clause of this verb? */
static bool
tells_cause(const struct wt_tree *t, int32_t verb)
{
	static const char *const CAUSES[] = { "karena", "lantaran", "gara-gara", "sebab" };
	for (int32_t k = t->first[verb]; k >= 0 && k < verb; k = t->next[k])
		if (WT_AMONG(t, k, CAUSES))
			return true;
	return false;
}

static bool
is_about_deeds(enum wt_type type)
{
	return type == WT_TYPE_ACCUSE || type == WT_TYPE_SANCTION || type == WT_TYPE_COERCE ||
	       type == WT_TYPE_SUPPORT;
}

/* The act whose verb the clause of cause hangs on; NULL. */
static const struct wt_hit *
told_above(const struct wt_coder *c, const struct wt_hit *h)
{
	int32_t head = wt_tok(&c->tree, h->word)->head;
	for (uint32_t i = 0; i < c->n_hits; i++) {
		const struct wt_hit *g = &c->hits[i];
		if (head >= g->word && head <= g->last && g->word < h->word)
			return g;
	}
	return NULL;
}

/* pelanggaran, diskriminasi [terhadap] X: does the phrase of the word tell who was wronged by a
 * state? */
static bool
is_wronged(const struct wt_tree *t, int32_t word)
{
	static const char *const WRONGS[] = { "pelanggaran", "diskriminasi", "penindasan",
		"persekusi" };
	for (int32_t i = word; i > 0 && i > word - WRONG_NEAR; i--)
		if (wt_tree_is(t, i, "terhadap"))
			for (int32_t k = i - 1; k >= 0 && k > i - WRONG_NEAR; k--)
				if (WT_AMONG(t, k, WRONGS))
					return true;
	return false;
}

/* What a state abroad charges is done to people of another state by that state. */
static void
blame_state(const struct wt_coder *c, struct wt_hit *h)
{
	const struct wt_parties *a = &h->roles[WT_ROLE_ACTOR];
	struct wt_parties *r = &h->roles[WT_ROLE_RECIPIENT];
	struct wt_party *p = &r->items[0];
	if (h->type != WT_TYPE_ACCUSE || r->n != 1 || !a->n || p->kind != WT_ACTOR_AGENT ||
		strcmp(p->sector, "CVL") != 0 || !p->country[0] ||
		wt_country_among(a->items, a->n, p->country))
		return;
	int32_t word = h->fill[WT_ROLE_RECIPIENT];
	for (int32_t i = h->last + 1; i < (int32_t)c->tree.s->n; i++)
		if (wt_tok(&c->tree, i)->span.start <= p->span.start &&
			p->span.start < wt_tok(&c->tree, i)->span.end)
			word = i;
	if (word < 0 || !is_wronged(&c->tree, word))
		return;
	p->name = p->office = WT_STR("");
	p->kind = WT_ACTOR_COUNTRY;
	p->entry = WT_ENTRY_NONE;
	memcpy(p->sector, "GOV", sizeof p->sector);
	wt_coder_note(c, h->word, "recipient: the state whose people were wronged");
}

void
wt_blamed_settle(struct wt_coder *c)
{
	for (uint32_t i = 0; i < c->n_hits; i++)
		blame_state(c, &c->hits[i]);
	for (uint32_t i = 0; i < c->n_hits; i++) {
		struct wt_hit *h = &c->hits[i];
		if (h->pattern->voice != WT_VOICE_ACTIVE || !tells_cause(&c->tree, h->word) ||
			wt_subject_own(&c->tree, h->word) >= 0)
			continue;
		const struct wt_hit *g = told_above(c, h);
		if (!g || !is_about_deeds(g->type) || g->pattern->voice != WT_VOICE_ACTIVE ||
			!g->roles[WT_ROLE_RECIPIENT].n)
			continue;
		h->roles[WT_ROLE_ACTOR] = g->roles[WT_ROLE_RECIPIENT];
		h->fill[WT_ROLE_ACTOR] = g->fill[WT_ROLE_RECIPIENT];
		wt_coder_note(c, h->word, "actor: who is blamed or thanked for it");
	}
}

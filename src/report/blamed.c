/*
 * blamed.c - who did what somebody is blamed, punished or thanked for.
 *
 *	Uni Eropa mengecam Israel karena menyerang rumah sakit      Israel struck
 *	Trump kecewa kepada Putin karena terus menyerang Ukraina    Putin strikes
 *	Jokowi berterima kasih kepada Xi lantaran membantu RI       Xi helped
 *
 * In: the acts of a sentence with the parties that their slots gave.  Out: of an act in a clause of
 * cause without a subject of its own the actors, where the clause above blames or thanks somebody:
 * not who speaks but of whom he speaks.
 * Limits: only clauses that the parser hung on the act's own verb.  "Karena" after other acts
 * (bertemu X karena ingin ...) gives the reason of him who acts.
 */
#include "report/source.h"

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

void
wt_blamed_settle(struct wt_coder *c)
{
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

/*
 * company.c - who takes part in a meeting that only a noun tells of.
 *
 *	Retno mengatakan hal itu dalam rapat dengan Komisi I     who does what the clause tells
 *	kata Lavrov kepada Choe Son Hui pada sebuah pertemuan    who speaks, and to whom
 *	komitmen Jokowi dan Mark Rutte dalam pertemuan bilateral who stands right before it
 *
 * In: a noun of meeting behind a preposition, with fewer than two sides of its own.  Out: its
 * actors, weak where they are no more than the clause's.  Limits: a meeting that was told of
 * before (pertemuan itu) and names nobody stays as it is; so does one of which one side is found.
 */
#include "report/source.h"

#define CASE_MAX 4 /* words between the preposition and its noun: di sela rangkaian pertemuan */
#define UP_MAX   3 /* nouns between the meeting and the verb: agenda pertemuan */

/* The word that puts the noun beside another act: [dalam] pertemuan; -1. */
static int32_t
beside(const struct wt_tree *t, int32_t noun)
{
	static const char *const BESIDE[] = { "dalam", "pada", "saat", "ketika", "usai", "seusai",
		"setelah", "sesudah", "menjelang", "sela", "sela-sela", "selama", "lewat",
		"melalui", "sebelum" };
	for (int32_t i = noun - 1; i >= 0 && i >= noun - CASE_MAX; i--) {
		if (WT_AMONG(t, i, BESIDE))
			return i;
		uint8_t pos = wt_tok(t, i)->upos;
		if (pos != WT_UPOS_NOUN && pos != WT_UPOS_DET && pos != WT_UPOS_NUM &&
			pos != WT_UPOS_ADP)
			return -1;
	}
	return -1;
}

/* pertemuan itu, pertemuan bilateral tersebut */
static bool
is_known(const struct wt_tree *t, const struct wt_hit *h)
{
	static const char *const THAT[] = { "itu", "tersebut", "ini" };
	for (int32_t i = h->last + 1; i < (int32_t)t->s->n && i <= h->last + 3; i++) {
		if (WT_AMONG(t, i, THAT))
			return true;
		if (wt_tok(t, i)->upos != WT_UPOS_ADJ && wt_tok(t, i)->upos != WT_UPOS_NOUN)
			return false;
	}
	return false;
}

/* The verb that the meeting stands beside, -1. */
static int32_t
verb_above(const struct wt_tree *t, int32_t noun)
{
	for (int step = 0; step < UP_MAX; step++) {
		int32_t head = wt_tok(t, noun)->head;
		if (head < 0 || wt_tok(t, head)->upos == WT_UPOS_VERB)
			return head;
		noun = head;
	}
	return -1;
}

static bool
may_meet(const struct wt_party *p)
{
	return strcmp(p->sector, "MED") != 0 && strcmp(p->sector, "CRM") != 0 &&
	       (p->country[0] || p->name.len);
}

/* Adds whom the word names, but for those who are there. */
static void
add_new(const struct wt_coder *c, struct wt_parties *a, int32_t word)
{
	struct wt_parties more = { .n = 0 };
	if (word < 0 || !wt_parties_add(c, word, WT_ROLE_ACTOR, WT_SLOT_NONE, &more) || more.weak)
		return;
	for (unsigned i = 0; i < more.n && a->n < WT_CLAIM_PARTIES; i++) {
		bool there = !may_meet(&more.items[i]);
		for (unsigned k = 0; k < a->n; k++)
			there = there || wt_party_same(&a->items[k], &more.items[i]);
		if (!there)
			a->items[a->n++] = more.items[i];
	}
}

/* Whom the clause tells of that the meeting stands in. */
static void
add_of_clause(const struct wt_coder *c, struct wt_parties *a, int32_t verb)
{
	bool says = wt_says(c, verb);
	if (wt_str_starts(wt_tok(&c->tree, verb)->lower, WT_STR("di"))) {
		add_new(c, a, wt_slot_fill(c, verb, WT_VOICE_PASSIVE, WT_SLOT_OLEH));
	} else {
		int32_t s = wt_subject(c, verb, 0);
		for (int32_t i = verb + 1; says && (s < 0 || !wt_actor_of(c, s)) && i <= verb + 2 &&
					   i < (int32_t)c->tree.s->n;
			i++)
			s = wt_actor_of(c, i) ? (int32_t)wt_actor_of(c, i)->head : s;
		add_new(c, a, s);
	}
	if (says)
		add_new(c, a, wt_slot_fill(c, verb, WT_VOICE_ACTIVE, WT_SLOT_KEPADA));
}

/* Who stands right before the preposition, with those who are joined to him before. */
static void
add_before(const struct wt_coder *c, struct wt_parties *a, int32_t prep)
{
	const struct wt_mention *m = prep > 0 ? wt_actor_of(c, prep - 1) : NULL;
	int32_t w = m ? (int32_t)m->head : -1;
	while (w >= 0 && wt_tok(&c->tree, w)->deprel == WT_DEP_CONJ &&
		wt_tok(&c->tree, w)->head >= 0 && wt_actor_of(c, wt_tok(&c->tree, w)->head))
		w = wt_tok(&c->tree, w)->head;
	add_new(c, a, w);
}

static bool
is_visit(const struct wt_hit *h)
{
	for (unsigned i = 0; i < h->n_modes; i++)
		if (strcmp(WT_MODES[h->modes[i]].name, "visit") == 0)
			return true;
	return false;
}

void
wt_company_fill(struct wt_coder *c, struct wt_hit *h)
{
	struct wt_parties *a = &h->roles[WT_ROLE_ACTOR];
	int32_t prep = beside(&c->tree, h->word);
	if (h->dropped || h->type != WT_TYPE_CONSULT || h->pattern->voice != WT_VOICE_NOUN ||
		h->support >= 0 || is_visit(h) || a->n > 1 || prep < 0 ||
		(a->n == 0 && is_known(&c->tree, h)))
		return;
	struct wt_parties all = *a;
	int32_t verb = verb_above(&c->tree, h->word);
	add_before(c, &all, prep);
	if (verb >= 0 && all.n < 2)
		add_of_clause(c, &all, verb);
	if (all.n < 2)
		return;
	*a = all;
	wt_coder_note(c, h->word, "actors: who does what is told beside the meeting");
}

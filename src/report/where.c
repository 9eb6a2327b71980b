/*
 * where.c - the place of an act.
 *
 *	Rusia menyerang pasukan Ukraina di Kharkiv.       Kharkiv
 *	Putin tiba di Bandara Sunan, Pyongyang, Korut     Pyongyang: the first city of the list
 *	Duta Besar RI di Kairo memprotes ...              none: a part of his title
 *
 * What the frame binds as its place; else the closest place under di, or under ke of a
 * visit or an attack, that anchor.c gives to the act.  Nothing is filled in from the
 * dateline: where the reporter sits is not where it happened.
 */
#include "report/coder.h"

#include <stdlib.h>

#define PHRASE_MAX 5    /* words between the preposition and the place: di pangkalan udara X */
#define FAR_COST   1000 /* a word of distance counts less than any difference of owner */

static const struct wt_mention *
place_at(const struct wt_coder *c, int32_t word)
{
	uint32_t at = c->ms->place_at[c->tree.s->first + (uint32_t)word];
	return at ? &c->ms->items[at - 1] : NULL;
}

static bool
may_lead(const struct wt_token *t)
{
	return t->upos == WT_UPOS_NOUN || t->upos == WT_UPOS_PROPN || t->upos == WT_UPOS_ADJ ||
	       wt_str_is(t->lower, ",") || wt_str_is(t->lower, "(");
}

/* The preposition that the place's phrase begins with, -1. */
static int32_t
preposition(const struct wt_coder *c, const struct wt_mention *m)
{
	const struct wt_tree *t = &c->tree;
	int32_t first = (int32_t)m->first;
	for (int32_t i = first - 1; i >= 0 && i >= first - PHRASE_MAX; i--) {
		if (wt_tree_is(t, i, "di") || wt_tree_is(t, i, "ke"))
			return i;
		if (!may_lead(wt_tok(t, i)))
			return -1;
	}
	return -1;
}

/* "Duta Besar RI di Kairo mengecam": within a name or title, or right behind him who acts. */
static bool
is_part_of_actor(const struct wt_coder *c, const struct wt_hit *h, const struct wt_mention *m)
{
	const struct wt_mention *in = wt_actor_of(c, (int32_t)m->first);
	const struct wt_mention *of = m->first > 1 ? wt_actor_of(c, (int32_t)m->first - 2) : NULL;
	return (in && in->first < m->first) || (of && (int32_t)m->last < h->word);
}

/* "berterima kasih atas dukungan di Ukraina": where that is what it is about. */
static bool
is_of_matter(const struct wt_coder *c, const struct wt_mention *m)
{
	static const char *const ABOUT[] = { "atas", "terhadap", "tentang", "soal", "mengenai",
		"terkait", "karena", "menyangkut" };
	int32_t w = wt_tok(&c->tree, (int32_t)m->head)->head;
	for (uint32_t n = 0; w >= 0 && n < c->tree.s->n; n++) {
		if (wt_tree_predicate(&c->tree, w))
			return false;
		if (wt_in_class(c, w, c->fr->markers[WT_MARKER_MATTER]))
			return true;
		int32_t by = wt_tree_case(&c->tree, w);
		for (size_t i = 0; by >= 0 && i < sizeof ABOUT / sizeof ABOUT[0]; i++)
			if (wt_tree_is(&c->tree, by, ABOUT[i]))
				return true;
		w = wt_tok(&c->tree, w)->head;
	}
	return false;
}

/* Does the act go to a place: a visit, an attack? */
static bool
has_goal(const struct wt_hit *h)
{
	return h->type == WT_TYPE_CONSULT || h->type == WT_TYPE_ASSAULT ||
	       h->type == WT_TYPE_MOBILIZE || h->type == WT_TYPE_AGREE;
}

/* How well the place suits the act, -1 not at all. */
static int
cost_of(const struct wt_coder *c, const struct wt_hit *h, const struct wt_mention *m)
{
	int32_t by = preposition(c, m);
	if (by < 0 || is_part_of_actor(c, h, m) || is_of_matter(c, m))
		return -1;
	int cost = wt_anchor_cost(c, h, m);
	if (wt_tree_is(&c->tree, by, "ke") && (cost != 0 || !has_goal(h)))
		return -1;
	return cost;
}

/* "Bandara Orly, Paris, Prancis": the first city, else the first. */
static const struct wt_mention *
first_city(const struct wt_coder *c, const struct wt_mention *m)
{
	const struct wt_mention *first = m;
	int32_t n = (int32_t)c->tree.s->n;
	while (m && strcmp(m->as.place.precision, "city") != 0) {
		int32_t next = (int32_t)m->last + 1;
		if (next + 1 >= n || !wt_tree_is(&c->tree, next, ","))
			return first;
		m = place_at(c, next + 1);
	}
	return m ? m : first;
}

static const struct wt_mention *
best_place(const struct wt_coder *c, const struct wt_hit *h)
{
	const struct wt_mention *best = NULL, *seen = NULL;
	int best_d = 0;
	for (int32_t i = 0; i < (int32_t)c->tree.s->n; i++) {
		const struct wt_mention *m = place_at(c, i);
		if (!m || m == seen)
			continue;
		seen = m;
		int cost = cost_of(c, h, m);
		if (cost < 0)
			continue;
		int d = cost * FAR_COST + abs(i - h->word);
		if (!best || d < best_d) {
			best = m;
			best_d = d;
		}
	}
	return best ? first_city(c, best) : NULL;
}

void
wt_where_read(const struct wt_coder *c, const struct wt_hit *h, struct wt_claim *claim)
{
	int32_t bound = h->fill[WT_ROLE_PLACE];
	const struct wt_mention *m = bound >= 0 ? place_at(c, bound) : NULL;
	m = m ? first_city(c, m) : best_place(c, h);
	if (!m)
		return;
	claim->has_place = true;
	claim->place = m->as.place;
	claim->place_span = m->span;
}

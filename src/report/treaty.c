/*
 * treaty.c - a treaty that was told of before.
 *
 *	Korea Utara meratifikasi perjanjian dengan Rusia. Perjanjian itu ditandatangani di
 *Pyongyang. "that treaty" has the two sides that the sentences before give it
 *
 * Limits: of a treaty of three states the two named last.
 */
#include "report/coder.h"

#define TREATY_BACK 4 /* sentences looked back for the treaty's sides */

static bool
is_treaty(struct wt_str lower)
{
	static const char *const TREATIES[] = { "perjanjian", "kesepakatan", "pakta", "traktat",
		"memorandum", "nota", "persetujuan", "kemitraan" };
	for (size_t i = 0; i < sizeof TREATIES / sizeof TREATIES[0]; i++)
		if (wt_str_is(lower, TREATIES[i]))
			return true;
	return false;
}

/* "perjanjian tersebut", "nota kesepahaman itu" before the act. */
static bool
names_that_treaty(const struct wt_coder *c, const struct wt_hit *h)
{
	for (int32_t i = 0; i + 1 < h->word; i++)
		if (is_treaty(wt_tok(&c->tree, i)->lower))
			for (int32_t k = i + 1; k <= i + 2 && k < h->word; k++)
				if (wt_tree_is(&c->tree, k, "tersebut") ||
					wt_tree_is(&c->tree, k, "itu") ||
					wt_tree_is(&c->tree, k, "ini"))
					return true;
	return false;
}

static bool
tells_of_treaty(const struct wt_coder *c, uint32_t sentence)
{
	const struct wt_sentence *s = &c->text->sentences[sentence];
	for (uint32_t i = 0; i < s->n; i++)
		if (is_treaty(c->text->tokens[s->first + i].lower))
			return true;
	return false;
}

/* Adds those of the list whose states are not there yet. */
static void
add_states(struct wt_parties *to, const struct wt_party *list, unsigned n)
{
	for (unsigned i = 0; i < n && to->n < WT_CLAIM_PARTIES; i++) {
		bool there = !list[i].country[0];
		for (unsigned k = 0; k < to->n; k++)
			there = there || strcmp(to->items[k].country, list[i].country) == 0;
		if (there)
			continue;
		struct wt_party p = list[i];
		/* a parliament ratifies it; the treaty is its state's */
		if (strcmp(p.sector, "LEG") == 0) {
			p.name = p.office = (struct wt_str){ "", 0 };
			p.entry = WT_ENTRY_NONE;
			p.kind = WT_ACTOR_COUNTRY;
			memcpy(p.sector, "GOV", sizeof "GOV");
		}
		to->items[to->n++] = p;
	}
}

/* Of two states the one that is not the actors'; false where they are of neither. */
static bool
other_state(struct wt_parties *list, const struct wt_parties *own)
{
	unsigned kept = 0, all = list->n;
	for (unsigned i = 0; i < all; i++)
		if (strcmp(list->items[i].country, own->items[0].country) != 0)
			list->items[kept++] = list->items[i];
	list->n = (uint8_t)kept;
	return kept < all;
}

void
wt_treaty_fill(struct wt_coder *c, struct wt_hit *h)
{
	struct wt_parties *a = &h->roles[WT_ROLE_ACTOR], *r = &h->roles[WT_ROLE_RECIPIENT];
	if (h->dropped || h->type != WT_TYPE_SUPPORT || r->n || !names_that_treaty(c, h))
		return;
	for (uint32_t i = c->claims->n; i-- > 0;) {
		const struct wt_claim *o = &c->claims->items[i];
		struct wt_parties both = { .n = 0 };
		if (o->sentence + TREATY_BACK < c->si)
			return;
		if (!tells_of_treaty(c, o->sentence))
			continue;
		add_states(&both, o->actors, o->n_actors);
		add_states(&both, o->recipients, o->n_recipients);
		if (both.n != 2)
			continue;
		/* ratified by one of them: for the other */
		if (a->n) {
			*r = both;
			if (other_state(r, a) && r->n == 1) {
				r->weak = true;
				wt_coder_note(c, h->word, "recipient: the treaty's other side");
			} else {
				r->n = 0;
			}
			return;
		}
		if (h->pattern->voice != WT_VOICE_PASSIVE)
			return;
		*a = both;
		a->weak = true;
		wt_coder_note(c, h->word, "sides: those of the treaty told of before");
		return;
	}
}

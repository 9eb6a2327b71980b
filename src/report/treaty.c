/*
 * treaty.c - a treaty that was told of before, and what happened back then.
 *
 *	Korea Utara meratifikasi perjanjian dengan Rusia. Perjanjian itu ditandatangani di
 *Pyongyang. "that treaty" has the two sides that the sentences before give it
 *	..., setelah kunjungan Putin bulan lalu. ... Ketika itu, Kim dan Putin menandatangani ...
 *	    "back then" is the time told last of somebody who takes part; "beberapa jam
 *	    kemudian" that of the sentence before
 *
 * Limits: of a treaty of three states the two named last; "back then" looks back eight sentences.
 */
#include "report/coder.h"

#define TREATY_BACK 4 /* sentences looked back for the treaty's sides */
#define THEN_BACK   8 /* and for the time of "back then" */
#define SOON_BACK   2 /* and for that of "beberapa jam kemudian" */
#define SOON_WORDS  4 /* words of the sentence that may open it */

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

/* "Ketika itu," opens the sentence. */
static bool
is_back_then(const struct wt_coder *c)
{
	static const char *const WHEN[] = { "ketika", "saat", "kala", "waktu" };
	for (size_t i = 0; i < sizeof WHEN / sizeof WHEN[0]; i++)
		if (c->tree.s->n > 2 && wt_tree_is(&c->tree, 0, WHEN[i]) &&
			wt_tree_is(&c->tree, 1, "itu"))
			return true;
	return false;
}

/* "Beberapa jam kemudian, ...", "Namun, tak lama setelah itu ...": soon after what was told last.
 */
static bool
is_soon_after(const struct wt_coder *c)
{
	static const char *const UNITS[] = { "jam", "menit", "lama", "saat", "sesaat" };
	static const char *const LATER[] = { "kemudian", "berselang", "setelahnya", "sesudahnya" };
	for (int32_t i = 0; i + 2 < (int32_t)c->tree.s->n && i < SOON_WORDS; i++)
		for (size_t k = 0; k < sizeof UNITS / sizeof UNITS[0]; k++)
			for (size_t n = 0; wt_tree_is(&c->tree, i, UNITS[k]) &&
					   n < sizeof LATER / sizeof LATER[0];
				n++)
				if (wt_tree_is(&c->tree, i + 1, LATER[n]))
					return true;
	return false;
}

/* Does the sentence name somebody who takes part? */
static bool
names_party(const struct wt_coder *c, uint32_t sentence, const struct wt_parties *p)
{
	const struct wt_sentence *s = &c->text->sentences[sentence];
	for (uint32_t i = 0; i < s->n; i++) {
		uint32_t at = c->ms->actor_at[s->first + i];
		if (!at)
			continue;
		struct wt_party named = wt_party_of(c, &c->ms->items[at - 1]);
		for (unsigned k = 0; k < p->n; k++)
			if (named.entry != WT_ENTRY_NONE && named.entry == p->items[k].entry)
				return true;
	}
	return false;
}

/* The last time of the sentence that lies before the day of publication; NULL. */
static const struct wt_mention *
past_time(const struct wt_coder *c, uint32_t sentence)
{
	const struct wt_sentence *s = &c->text->sentences[sentence];
	for (uint32_t i = s->n; i-- > 0;) {
		uint32_t at = c->ms->time_at[s->first + i];
		const struct wt_mention *m = at ? &c->ms->items[at - 1] : NULL;
		if (!m || m->as.time.of_quote || !m->as.time.bounded ||
			!m->as.time.start.day.month ||
			wt_day_cmp(wt_day_last(m->as.time.start.day), c->article->published.day) >=
				0)
			continue;
		return m;
	}
	return NULL;
}

bool
wt_back_then(const struct wt_coder *c, const struct wt_hit *h, struct wt_claim *claim)
{
	bool soon = is_soon_after(c);
	if (!c->article->published.day.day || (!soon && !is_back_then(c)))
		return false;
	for (uint32_t back = 1; back <= (soon ? SOON_BACK : THEN_BACK) && back <= c->si; back++) {
		uint32_t si = c->si - back;
		if (!soon && !names_party(c, si, &h->roles[WT_ROLE_ACTOR]) &&
			!names_party(c, si, &h->roles[WT_ROLE_RECIPIENT]))
			continue;
		const struct wt_mention *m = past_time(c, si);
		if (!m)
			continue;
		claim->date = m->as.time.start.day;
		claim->end = m->as.time.end;
		claim->date_basis = WT_BASIS_RELATIVE;
		claim->date_span = m->span;
		return true;
	}
	return false;
}

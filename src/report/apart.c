/*
 * apart.c - an act that is told so many days apart from another of its sentence.
 *
 *	X bertemu Y pada Kamis (7/8), sehari usai Z mengumumkan tarif.   the tariff: the day before
 *	Dua hari setelah menyerang Z, X mengusir duta besar Y, Jumat.    the attack: on Wednesday
 *	X menelepon Y sehari setelah menyerang Z pada Senin.             the call: on Tuesday
 *	X mengecam Y, beberapa jam setelah rudal menghantam Z, Senin.    both on Monday
 *
 * In: an act without a day of its own.  Out: its day, counted from the one that the other clause
 * tells.
 *
 * Limits: days and hours, no weeks; the first such link of a sentence; its clause ends at the next
 * comma.
 */
#include "report/source.h"

/* "[dua hari] setelah ..." */
struct apart {
	int32_t from, link, end; /* the length, the link, and the word behind its clause */
	int32_t days;            /* from what the link's clause tells to the other */
};

/* The number that the word is; 0 for none. */
static int32_t
number_at(const struct wt_tree *t, int32_t word)
{
	return word < 0 ? 0 : wt_small_number(wt_tok(t, word)->lower);
}

/* sehari, dua hari, beberapa jam, sesaat before the link: the days, and the word they begin at. */
static bool
length_before(const struct wt_tree *t, int32_t link, struct apart *out)
{
	static const char *const HOURS[] = { "jam", "menit", "saat", "lama" };
	static const char *const FEW[] = { "beberapa", "tak", "tidak", "hitungan" };
	int32_t i = link - 1;
	if (i < 0)
		return false;
	out->from = i;
	if (wt_tree_is(t, i, "sehari") || wt_tree_is(t, i, "sesaat")) {
		out->days = wt_tree_is(t, i, "sehari");
		return true;
	}
	out->from = i - 1;
	if (wt_tree_is(t, i, "hari")) {
		out->days = number_at(t, i - 1);
		return out->days > 0;
	}
	out->days = 0;
	return i > 0 && WT_AMONG(t, i, HOURS) && (WT_AMONG(t, i - 1, FEW) || number_at(t, i - 1));
}

/* The first such link of the sentence. */
static bool
find_apart(const struct wt_tree *t, struct apart *out)
{
	static const char *const AFTER[] = { "setelah", "usai", "sesudah", "seusai", "pasca" };
	for (int32_t i = 1; i < (int32_t)t->s->n; i++) {
		bool before = wt_tree_is(t, i, "sebelum");
		if ((!before && !WT_AMONG(t, i, AFTER)) || !length_before(t, i, out))
			continue;
		out->link = i;
		out->days = before ? -out->days : out->days;
		out->end = i + 1;
		while (out->end < (int32_t)t->s->n && !wt_tree_is(t, out->end, ",") &&
			!wt_tree_is(t, out->end, "."))
			out->end++;
		return true;
	}
	return false;
}

/* The day within the words, or around them; NULL where they tell none or two. */
static const struct wt_mention *
day_there(const struct wt_coder *c, const struct apart *a, bool within)
{
	const struct wt_mention *found = NULL;
	for (uint32_t i = 0; i < c->tree.s->n; i++) {
		uint32_t at = c->ms->time_at[c->tree.s->first + i];
		const struct wt_mention *m = at ? &c->ms->items[at - 1] : NULL;
		if (!m || m->first != i || m->as.time.of_quote || !m->as.time.bounded ||
			!m->as.time.start.day.day || m->as.time.end.year)
			continue;
		bool inside = (int32_t)i > a->link && (int32_t)i < a->end;
		if (inside != within)
			continue;
		if (found)
			return NULL;
		found = m;
	}
	return found;
}

bool
wt_when_apart(const struct wt_coder *c, const struct wt_hit *h, struct wt_claim *claim)
{
	struct apart a = { 0 };
	int32_t word = h->support >= 0 ? h->support : h->word;
	if (h->status != WT_STATUS_HAPPENED ||
		c->clauses.clauses[c->clauses.of[word]].kind == WT_CLAUSE_RELATIVE ||
		!find_apart(&c->tree, &a))
		return false;
	bool within = h->word > a.link && h->word < a.end;
	const struct wt_mention *inside = day_there(c, &a, true);
	const struct wt_mention *outside = day_there(c, &a, false);
	const struct wt_mention *from = within ? outside : inside;
	if (!from || (within ? inside : outside))
		return false;
	struct wt_day day = wt_day_add(from->as.time.start.day, within ? -a.days : a.days);
	if (!day.year || wt_day_cmp(day, c->article->published.day) > 0)
		return false;
	claim->date = day;
	claim->end = (struct wt_day){ 0, 0, 0 };
	claim->date_basis = WT_BASIS_RELATIVE;
	claim->date_span = from->span;
	return true;
}

/*
 * reference_they.c - whom "mereka", "keduanya" and their like mean.
 *
 *	[AS, Inggris, dan Prancis] mengecam X.  Mereka ...       all of a list that acts
 *	Surat itu diteken [A, B, dan C].  Mereka ...             all of a list of three or more
 *	[Massa] menolak X.  Mereka ...                           the group that acts
 *
 * In: a plural pronoun and the mentions before it.  Out: its members, or the one group that it is.
 * Limits: this sentence and the ones just before it; where nobody fits, the reference stays open.
 */
#include "mention/reference.h"

#define LIST_GAP 5 /* words between two of a list: ", dan", "(AS)," */

/* keduanya, ketiganya: how many; the clitic is a word of its own here.  0 */
uint32_t
wt_reference_counted(const struct wt_mention_reader *r, const struct wt_sentence *s, uint32_t i)
{
	static const char *const COUNTS[] = { "kedua", "ketiga", "keempat" };
	const struct wt_token *t = r->text->tokens;
	if (!wt_in_sentence(s, i + 1) || !(t[i + 1].flags & WT_TOK_CLITIC) ||
		!wt_str_is(t[i + 1].lower, "nya"))
		return 0;
	for (uint32_t n = 0; n < 3; n++)
		if (wt_str_is(t[i].lower, COUNTS[n]))
			return n + 2;
	return 0;
}

/* The different actors of these kinds in the sentence, before index; true where they are just n. */
static bool
find_just(
	struct wt_mention_reader *r, uint32_t index, uint32_t sentence, uint32_t kinds, uint32_t n)
{
	struct wt_mention *items = r->ms->items;
	struct wt_actor *ref = &items[index].as.actor;
	uint32_t found = 0;
	bool act =
		kinds == WT_KIND(WT_ACTOR_PERSON); /* states and bodies: one does something there */
	for (uint32_t i = index; i > 0 && items[i - 1].sentence >= sentence && found <= n; i--) {
		const struct wt_mention *m = &items[i - 1];
		bool fits = m->sentence == sentence && m->kind == WT_MENTION_ACTOR &&
			    (kinds & WT_KIND(m->as.actor.kind)) && !wt_reference_speaks(r, m);
		if (!fits || wt_reference_listed(r, ref, found < n ? found : n, i - 1))
			continue;
		if (found < n)
			ref->members[found] = (int32_t)i - 1;
		act = act || wt_reference_is_subject(r, m);
		found++;
	}
	if (found == n && act)
		return true;
	wt_reference_forget(ref);
	return false;
}

/* [dua polisi] ... keduanya: the last group of that number in the sentence; -1 */
static int32_t
find_group_of(const struct wt_mention_reader *r, uint32_t index, uint32_t sentence, uint32_t n)
{
	static const char *const NUMBERS[][2] = { { "dua", "2" }, { "tiga", "3" },
		{ "empat", "4" } };
	const struct wt_mention *items = r->ms->items;
	const struct wt_sentence *s = &r->text->sentences[sentence];
	for (uint32_t i = index; i > 0 && items[i - 1].sentence >= sentence; i--) {
		const struct wt_mention *m = &items[i - 1];
		if (m->sentence != sentence || m->kind != WT_MENTION_ACTOR || m->first == 0)
			continue;
		struct wt_str before = s->tokens[m->first - 1].lower;
		if (wt_str_is(before, NUMBERS[n - 2][0]) || wt_str_is(before, NUMBERS[n - 2][1]))
			return (int32_t)i - 1;
	}
	return -1;
}

/* keduanya, ketiganya: as many as are named in this sentence or the one before, persons first. */
static void
find_counted(struct wt_mention_reader *r, uint32_t index, uint32_t n)
{
	const uint32_t kinds[] = { WT_KIND(WT_ACTOR_PERSON),
		WT_KIND(WT_ACTOR_COUNTRY) | WT_KIND(WT_ACTOR_OFFICE), WT_KIND(WT_ACTOR_BODY) };
	struct wt_mention *ref = &r->ms->items[index];
	for (uint32_t back = 0; back < 2 && back <= ref->sentence; back++) {
		uint32_t s = ref->sentence - back;
		int32_t group = find_group_of(r, index, s, n);
		if (group >= 0) {
			wt_reference_to(r, ref, group);
			return;
		}
		for (int k = 0; k < 3; k++)
			if (find_just(r, index, s, kinds[k], n))
				return;
	}
}

/* Do only commas, "dan" and brackets part the two? */
static bool
is_joined(const struct wt_sentence *s, const struct wt_mention *a, const struct wt_mention *b)
{
	static const char *const LINKS[] = { ",", "dan", "serta", "(", ")", "juga", NULL };
	bool joint = false;
	if (b->first <= a->last || b->first - a->last > LIST_GAP)
		return false;
	for (uint32_t i = a->last + 1; i < b->first; i++) {
		bool capital = s->tokens[i].flags & (WT_TOK_ALLCAPS | WT_TOK_PAREN);
		if (!wt_str_in(s->tokens[i].lower, LINKS) && !capital)
			return false;
		joint = joint || wt_str_is(s->tokens[i].form, ",") ||
			wt_str_is(s->tokens[i].lower, "dan") ||
			wt_str_is(s->tokens[i].lower, "serta");
	}
	return joint;
}

/* [AS, Inggris, dan Prancis] mengecam X. Mereka ...: the subjects of the sentence before, where
 * they are three or more, or states. */
static bool
find_subjects(struct wt_mention_reader *r, uint32_t index)
{
	const uint32_t kinds = WT_KIND(WT_ACTOR_PERSON) | WT_KIND(WT_ACTOR_COUNTRY) |
			       WT_KIND(WT_ACTOR_BODY) | WT_KIND(WT_ACTOR_OFFICE);
	const struct wt_mention *items = r->ms->items;
	struct wt_actor *ref = &r->ms->items[index].as.actor;
	uint32_t sentence = items[index].sentence, first = index, n = 0;
	if (sentence == 0)
		return false;
	const struct wt_sentence *s = &r->text->sentences[sentence - 1];
	while (first > 0 && items[first - 1].sentence + 1 >= sentence)
		first--;
	const struct wt_mention *before = NULL;
	for (uint32_t i = first; i < index && items[i].sentence < sentence; i++) {
		const struct wt_mention *m = &items[i];
		if (m->kind != WT_MENTION_ACTOR)
			continue;
		bool fits = kinds & WT_KIND(m->as.actor.kind);
		bool on = before && fits && is_joined(s, before, m);
		if (before && !on)
			break;
		if (!before && (!fits || !wt_reference_is_subject(r, m)))
			continue;
		if (n < WT_MEMBERS)
			ref->members[n++] = (int32_t)i;
		before = m;
	}
	bool states = n == 2 && items[ref->members[0]].as.actor.kind == WT_ACTOR_COUNTRY &&
		      items[ref->members[1]].as.actor.kind == WT_ACTOR_COUNTRY;
	if (n >= 3 || states)
		return true;
	wt_reference_forget(ref);
	return false;
}

/* Surat itu diteken [A, B, dan C]. Mereka ...: the last list of three or more in the sentence
 * before, where no group acts there. */
static bool
find_row(struct wt_mention_reader *r, uint32_t index)
{
	const uint32_t kinds = WT_KIND(WT_ACTOR_PERSON) | WT_KIND(WT_ACTOR_COUNTRY);
	const struct wt_mention *items = r->ms->items, *before = NULL;
	struct wt_actor *ref = &r->ms->items[index].as.actor;
	uint32_t sentence = items[index].sentence, n = 0;
	for (uint32_t i = index; i > 0 && items[i - 1].sentence + 1 >= sentence; i--) {
		const struct wt_mention *m = &items[i - 1];
		if (m->kind != WT_MENTION_ACTOR || m->sentence == sentence)
			continue;
		if (m->as.actor.kind == WT_ACTOR_AGENT && wt_reference_is_subject(r, m)) {
			n = 0;
			break;
		}
		bool fits = kinds & WT_KIND(m->as.actor.kind);
		bool on = before && fits && before->as.actor.kind == m->as.actor.kind &&
			  is_joined(&r->text->sentences[m->sentence], m, before);
		if (!on && n >= 3)
			break;
		if (!on)
			n = 0;
		before = fits ? m : NULL;
		if (fits && n < WT_MEMBERS)
			ref->members[n++] = (int32_t)i - 1;
	}
	if (n >= 3)
		return true;
	wt_reference_forget(ref);
	return false;
}

/* [Vanuatu dan Kepulauan Solomon] mengangkat isu itu di Jenewa, Swiss. Kedua negara ...: the one
 * pair of states that the sentence before joins. */
bool
wt_reference_pair(struct wt_mention_reader *r, uint32_t index)
{
	const struct wt_mention *items = r->ms->items, *behind = NULL;
	struct wt_actor *ref = &r->ms->items[index].as.actor;
	uint32_t sentence = items[index].sentence, pairs = 0;
	for (uint32_t i = index; i > 0 && items[i - 1].sentence + 1 >= sentence; i--) {
		const struct wt_mention *m = &items[i - 1];
		if (m->kind != WT_MENTION_ACTOR || m->sentence == sentence)
			continue;
		bool state = m->as.actor.kind == WT_ACTOR_COUNTRY;
		if (state && behind && is_joined(&r->text->sentences[m->sentence], m, behind) &&
			pairs++ == 0) {
			ref->members[0] = (int32_t)(m - items);
			ref->members[1] = (int32_t)(behind - items);
		}
		behind = state ? m : NULL;
	}
	if (pairs != 1)
		wt_reference_forget(ref);
	return pairs == 1;
}

/* "Israel melancarkan agresi. Selama operasi itu mereka ...": the state that acts in this sentence
 * or the one before; -1. */
static int32_t
find_state(const struct wt_mention_reader *r, uint32_t index)
{
	const struct wt_mention *ref = &r->ms->items[index];
	bool quoted = wt_reference_head(r, ref)->flags & WT_TOK_QUOTED;
	for (uint32_t i = quoted ? 0 : index; i-- > 0;) {
		const struct wt_mention *m = &r->ms->items[i];
		if (ref->sentence - m->sentence > 1)
			break;
		if (m->kind == WT_MENTION_ACTOR && m->as.actor.kind == WT_ACTOR_COUNTRY &&
			(wt_reference_is_subject(r, m) || m->first == 0))
			return (int32_t)i;
	}
	return -1;
}

/* mereka: two persons of the sentence before, else the last group. */
void
wt_reference_they(struct wt_mention_reader *r, uint32_t index)
{
	struct wt_mention *ref = &r->ms->items[index];
	const struct wt_sentence *s = &r->text->sentences[ref->sentence];
	uint32_t count = wt_reference_counted(r, s, s->first + ref->first);
	if (count) {
		find_counted(r, index, count);
		return;
	}
	if (find_subjects(r, index) || find_row(r, index))
		return;
	int32_t group = wt_reference_one(r, index);
	uint32_t n = wt_reference_several(r, index, WT_KIND(WT_ACTOR_PERSON), 2);
	uint32_t oldest = n == 2 ? (uint32_t)ref->as.actor.members[1] : 0;
	bool both = n == 2 && ref->sentence - r->ms->items[oldest].sentence <= 1;
	if (both && (group < 0 || r->ms->items[group].sentence < r->ms->items[oldest].sentence ||
			    !wt_reference_is_subject(r, &r->ms->items[group])))
		return;
	wt_reference_forget(&ref->as.actor);
	int32_t state = find_state(r, index);
	if (state >= 0 && (group < 0 || (!wt_reference_is_subject(r, &r->ms->items[group]) &&
						r->ms->items[group].sentence <=
							r->ms->items[state].sentence)))
		group = state;
	if (group >= 0)
		wt_reference_to(r, ref, group);
}

/*
 * join_sides.c - do the sides of two claims agree?
 *
 * States agree by country, parties without one by sector; persons by name or by their row of the
 * gazetteer.  A list that is part of the other agrees with it, and so does an empty one.  Different
 * persons of one state did different things.
 */
#include "report/join.h"

#define PAIR_MAX 2 /* sides of a talk that is told as between two */

bool
wt_join_same_state(const struct wt_party *a, const struct wt_party *b)
{
	if (a->country[0] || b->country[0])
		return strcmp(a->country, b->country) == 0;
	return strcmp(a->sector, b->sector) == 0;
}

static bool
holds(const struct wt_party *list, unsigned n, const struct wt_party *p)
{
	for (unsigned i = 0; i < n; i++)
		if (wt_join_same_state(&list[i], p))
			return true;
	return false;
}

/* Is every one of a in b? */
bool
wt_join_part_of(const struct wt_party *a, unsigned n, const struct wt_party *b, unsigned m)
{
	for (unsigned i = 0; i < n; i++)
		if (!holds(b, m, &a[i]))
			return false;
	return true;
}

bool
wt_join_sides_agree(const struct wt_party *a, unsigned n, const struct wt_party *b, unsigned m)
{
	return wt_join_part_of(a, n, b, m) || wt_join_part_of(b, m, a, n);
}

/* Does the longer name begin or end with the shorter: "Andi Akmal Pasluddin", "Andi Akmal"? */
static bool
is_name_of(struct wt_str a, struct wt_str b)
{
	struct wt_str l = a.len >= b.len ? a : b, s = a.len >= b.len ? b : a;
	if (l.len == s.len || !s.len)
		return wt_str_eq_nocase(a, b);
	size_t rest = l.len - s.len;
	return (l.ptr[s.len] == ' ' && wt_str_eq_nocase((struct wt_str){ l.ptr, s.len }, s)) ||
	       (l.ptr[rest - 1] == ' ' &&
		       wt_str_eq_nocase((struct wt_str){ l.ptr + rest, s.len }, s));
}

static bool
names_any(const struct wt_party *list, unsigned n, struct wt_str name)
{
	for (unsigned i = 0; i < n; i++)
		if (is_name_of(list[i].name, name))
			return true;
	return false;
}

/* By name, or by the lexicon: MK is Mahkamah Konstitusi. */
static bool
holds_him(const struct wt_party *list, unsigned n, const struct wt_party *p)
{
	for (unsigned i = 0; i < n; i++)
		if (p->entry != WT_ENTRY_NONE && list[i].entry == p->entry)
			return true;
	return names_any(list, n, p->name);
}

/* A person or body by its own name; "polisi" may be anybody of them. */
static bool
is_named(const struct wt_party *p)
{
	return p->name.len && (p->kind == WT_ACTOR_PERSON || p->kind == WT_ACTOR_BODY);
}

/* "DPR menolak ...", "Kami menolak", kata Ketua DPR: who acts for a body, and the body. */
static bool
speaks_for(const struct wt_party *who, const struct wt_party *body)
{
	return who->kind == WT_ACTOR_PERSON && body->kind == WT_ACTOR_BODY &&
	       strcmp(who->sector, body->sector) == 0;
}

/*
 * Both sides name somebody of one state, and nobody is named by both: different persons did
 * different things.  Kim received Kozlov, Kim received Putin: two visits.
 */
bool
wt_join_persons_contradict(
	const struct wt_party *a, unsigned n, const struct wt_party *b, unsigned m)
{
	for (unsigned i = 0; i < n; i++) {
		unsigned others = 0, shared = 0;
		if (!is_named(&a[i]))
			continue;
		for (unsigned k = 0; k < n; k++)
			shared += wt_join_same_state(&a[i], &a[k]) && is_named(&a[k]) &&
				  holds_him(b, m, &a[k]);
		for (unsigned k = 0; k < m; k++)
			others += is_named(&b[k]) && wt_join_same_state(&a[i], &b[k]) &&
				  !speaks_for(&a[i], &b[k]) && !speaks_for(&b[k], &a[i]);
		if (others && !shared)
			return true;
	}
	return false;
}

/* Are they two: of different states, both named and by other names, or of other walks of life? */
static bool
are_two(const struct wt_party *a, const struct wt_party *b)
{
	if (!wt_join_same_state(a, b))
		return true;
	if (is_named(a) && is_named(b))
		return !holds_him(b, 1, a) && !speaks_for(a, b) && !speaks_for(b, a);
	return a->kind != WT_ACTOR_COUNTRY && b->kind != WT_ACTOR_COUNTRY && a->sector[0] &&
	       b->sector[0] && strcmp(a->sector, b->sector) != 0;
}

/* Whom a has beside those of b; NULL where nobody is in both, or all are. */
static const struct wt_party *
partner_beside(const struct wt_party *a, unsigned n, const struct wt_party *b, unsigned m)
{
	const struct wt_party *partner = NULL;
	unsigned shared = 0;
	for (unsigned i = 0; i < n; i++) {
		bool in = false;
		for (unsigned k = 0; k < m; k++)
			in = in || (wt_join_same_state(&a[i], &b[k]) &&
					   (is_named(&a[i]) ? holds_him(b + k, 1, &a[i])
							    : !is_named(&b[k])));
		shared += in;
		partner = in ? partner : &a[i];
	}
	return shared ? partner : NULL;
}

const struct wt_party *
wt_join_partner_beside(const struct wt_party *a, unsigned n, const struct wt_party *b, unsigned m)
{
	if (n > PAIR_MAX || m > PAIR_MAX)
		return NULL;
	const struct wt_party *p = partner_beside(a, n, b, m), *q = partner_beside(b, m, a, n);
	return p && q && are_two(p, q) ? p : NULL;
}

bool
wt_join_all_named(const struct wt_party *list, unsigned n, const struct wt_party *in, unsigned m)
{
	for (unsigned i = 0; i < n; i++)
		if (!is_named(&list[i]) || !names_any(in, m, list[i].name))
			return false;
	return n > 0;
}

/* All parties of a meeting in one list. */
unsigned
wt_join_everybody(const struct wt_claim *c, struct wt_party *all)
{
	unsigned n = 0;
	for (unsigned i = 0; i < c->n_actors; i++)
		all[n++] = c->actors[i];
	for (unsigned i = 0; i < c->n_recipients; i++)
		all[n++] = c->recipients[i];
	return n;
}

bool
wt_join_same_party(const struct wt_party *a, const struct wt_party *b)
{
	return wt_join_same_state(a, b) && (a->name.len ? holds_him(b, 1, a) : !b->name.len);
}

bool
wt_join_share_state(const struct wt_claim *a, const struct wt_claim *b)
{
	struct wt_party x[2 * WT_CLAIM_PARTIES], y[2 * WT_CLAIM_PARTIES];
	unsigned n = wt_join_everybody(a, x), m = wt_join_everybody(b, y);
	for (unsigned i = 0; i < n; i++)
		if (holds(y, m, &x[i]))
			return true;
	return false;
}

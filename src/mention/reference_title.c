/*
 * reference_title.c - what the title within a description tells of him whom it means.
 *
 *	Airlangga ... [Ketua Umum Partai Golkar] itu     of his two offices the article means this
 *	Okky Asokawati ... [Sekretaris Dewan Pakar PPP] itu     she is of a party
 *	Imam Nahrawi ... [politikus PKB] itu     somebody of politics, not his aide
 *
 * In: a description and the person found for it.  Out: the person's sector and office, for all of
 * the article.  Limits: an office said with the name itself goes before.
 */
#include "mention/reference.h"

/* politikus Golkar itu: somebody of politics whom the article introduced as that. */
static bool
is_of_politics(const struct wt_actor *a)
{
	static const char *const SECTORS[] = { "PTY", "LEG", "GOV", "OPP", NULL };
	struct wt_str sector = { a->sector, strlen(a->sector) };
	return (a->entry != WT_ENTRY_NONE || a->office.len) && wt_str_in(sector, SECTORS);
}

/* Has somebody known an office of the sector, beside the one that the article names? */
static bool
holds_sector(const struct wt_mention_reader *r, uint32_t entry, const char *sector)
{
	if (entry >= r->g->n_rows || !sector[0])
		return false;
	const struct wt_gaz_row *row = &r->g->rows[entry];
	for (uint32_t i = 0; i < row->n_roles; i++) {
		const struct wt_gaz_role *role = &r->g->roles[row->roles + i];
		if (wt_gaz_role_valid(role, r->day) && wt_code_eq(role->sector, sector))
			return true;
	}
	return false;
}

bool
wt_reference_agrees(
	const struct wt_mention_reader *r, const struct wt_actor *ref, const struct wt_actor *a)
{
	if (ref->country[0] && a->country[0] && !wt_code_eq(ref->country, a->country))
		return false;
	if (!ref->office.len || a->kind != WT_ACTOR_PERSON)
		return true;
	if (wt_code_eq(ref->sector, "PTY") && is_of_politics(a))
		return true;
	if (wt_str_is(ref->office, "politikus") || wt_str_is(ref->office, "kader"))
		return false;
	if (!a->office.len)
		return a->entry == WT_ENTRY_NONE;
	return wt_code_eq(ref->sector, a->sector) || holds_sector(r, a->entry, ref->sector);
}

static uint32_t
real_of(const struct wt_mention_reader *r, int32_t i)
{
	int32_t real = r->ms->items[i].as.actor.same_as;
	return (uint32_t)(real >= 0 ? real : i);
}

/*
 * Novanto ... [Ketua Umum Partai Golkar] itu: of two offices that he has the article means this
 * one, if it names him without any.
 */
static bool
is_other_office(const struct wt_mention_reader *r, const struct wt_mention *ref, int32_t to)
{
	const struct wt_mention *m = &r->ms->items[real_of(r, to)];
	const struct wt_actor *a = &m->as.actor, *as = &ref->as.actor;
	struct wt_str head = r->text->sentences[ref->sentence].tokens[ref->first].lower;
	if (a->kind != WT_ACTOR_PERSON || a->entry >= r->g->n_rows || wt_is_man(head) ||
		wt_str_is(head, "mantan") || wt_str_is(head, "eks"))
		return false;
	return !wt_code_eq(as->sector, a->sector) && holds_sector(r, a->entry, as->sector) &&
	       !a->titled;
}

/*
 * Okky Asokawati ... [Sekretaris Dewan Pakar DPP PPP] itu: the title tells what the name did not.
 * Not of courts and governments: their titles are said again of those whom a case is about.
 */
void
wt_reference_title(
	struct wt_mention_reader *r, const struct wt_mention *ref, int32_t to, bool spoken_of)
{
	static const char *const SECTORS[] = { "PTY", "LEG", "BUS", "NGO", "EDU", "REL", "LAB",
		NULL };
	const struct wt_actor *as = &ref->as.actor;
	if (as->office.len && is_other_office(r, ref, to)) {
		struct wt_actor *known = &r->ms->items[real_of(r, to)].as.actor;
		known->office = as->office;
		wt_code_set(known->sector, as->sector);
		return;
	}
	struct wt_actor *a = &r->ms->items[real_of(r, to)].as.actor;
	bool nobody = a->kind == WT_ACTOR_PERSON && a->entry == WT_ENTRY_NONE && !a->office.len &&
		      (!a->sector[0] || wt_code_eq(a->sector, "CVL")) &&
		      memchr(a->name.ptr, ' ', a->name.len);
	struct wt_str sector = { as->sector, strlen(as->sector) };
	if (!nobody || !spoken_of || !as->office.len || !wt_str_in(sector, SECTORS))
		return;
	a->office = as->office;
	wt_code_set(a->sector, as->sector);
	if (!a->country[0])
		wt_code_set(a->country, as->country);
}

/*
 * served.c - two persons whom a title or a noun ties together, where it is not a title and its
 *bearer.
 *
 *	pendukung [Trump]                       who belongs to him
 *	Juru bicara [Netanyahu]                 who serves him, who never was a spokesman himself
 *	kuasa hukum Eko, [Soesilo Ari], ...     the name is behind the comma
 *
 * In: a phrase, and what the lexicon knows of the person behind it.  Out: whether the two are one,
 * and the phrase led on over him who is served, of his country.
 */
#include "mention/actor.h"

/* Has the person held the office, or does nobody know him? */
bool
wt_may_hold(const struct wt_mention_reader *r, uint32_t row, uint32_t office)
{
	if (row == WT_ENTRY_NONE)
		return true;
	const struct wt_gaz_row *person = &r->g->rows[row];
	for (uint32_t i = 0; i < person->n_roles; i++)
		if (r->g->roles[person->roles + i].office_row == office)
			return true;
	return false;
}

/* pendukung Trump, pengacara Ferdy Sambo: two persons, not a title and its bearer. */
bool
wt_is_relation(const struct wt_mention_reader *r, const struct wt_phrase *p)
{
	static const char *const RELATIONS[] = { "pendukung", "simpatisan", "loyalis", "relawan",
		"keluarga", "kubu", "pemerintahan", "rezim", "kabinet", "tim", "kerabat",
		"pengawal", "sayap", "partai", "kantor", "administrasi", "pemerintah", "massa",
		"pengikut", "pengadilan", "kejaksaan", "kepolisian", "militer", "pasukan", "milisi",
		"otoritas", NULL };
	static const char *const LAWYERS[] = { "pengacara", "kuasa", "advokat", "penasihat", "tim",
		NULL };
	struct wt_str head = r->text->tokens[p->first].lower;
	if (wt_str_in(head, RELATIONS))
		return true;
	const struct wt_hit *h = wt_hit_at(r, p->next, WT_KIND(WT_ACTOR_PERSON));
	if (!h || !wt_str_in(head, LAWYERS) || !wt_code_eq(p->sector, "CVL"))
		return false;
	const struct wt_gaz_role *role =
		wt_gaz_role_near(r->g, &r->g->rows[h->row[WT_ACTOR_PERSON]], r->day);
	return role && !wt_code_eq(role->sector, "CVL");
}

/*
 * juru bicara [Netanyahu], Menteri Keuangan [Prabowo]: whose servant he is, who never was one
 * himself.  The phrase goes on behind him then, and is of his country.
 */
bool
wt_serves_known(const struct wt_mention_reader *r, const struct wt_sentence *s, struct wt_phrase *p)
{
	static const char *const FORMER[] = { "mantan", "eks", "bekas", NULL };
	static const char *const SERVANTS[] = { "juru", "jubir", "utusan", "penasihat", "staf",
		"stafsus", "ajudan", "asisten", "aspri", "sekretaris", "sespri", NULL };
	static const char *const LEADERS[] = { "Presiden", "Perdana Menteri", "Gubernur", "Bupati",
		"Wali Kota", NULL };
	static const char *const TITLES[] = { "menteri", "presiden", "gubernur", "bupati", NULL };
	const struct wt_token *t = r->text->tokens;
	uint32_t head = p->first, end = s->first + s->n;
	while (head + 1 < p->next && wt_str_in(t[head].lower, FORMER))
		head++;
	const struct wt_hit *h =
		p->next < end ? wt_hit_at(r, p->next, WT_KIND(WT_ACTOR_PERSON)) : NULL;
	bool owned = p->country[0] && !p->own_country; /* utusan AS Tom Barrack */
	if (!h || p->split || p->kind == WT_ACTOR_BODY || wt_code_eq(p->sector, "CVL") || owned)
		return false;
	uint32_t row = h->row[WT_ACTOR_PERSON];
	const struct wt_gaz_role *role = wt_gaz_role_at(r->g, &r->g->rows[row], r->day);
	if (!role || (p->kind == WT_ACTOR_OFFICE && wt_may_hold(r, row, p->row)))
		return false;
	bool minister = wt_str_is(t[head].lower, "menteri") &&
			wt_str_in(wt_gaz_str(r->g, role->office), LEADERS);
	if (!minister && !wt_str_in(t[head].lower, SERVANTS))
		return false;
	/* juru bicara Presiden [Putin]; but: Asisten Menteri Pertahanan [Budi Santoso] */
	struct wt_str last = t[p->next - 1].lower, office = wt_gaz_str(r->g, role->office);
	bool title = wt_str_in(last, TITLES) || p->next > head + 2;
	if (!minister && title &&
		(office.len < last.len ||
			!wt_str_eq_nocase((struct wt_str){ office.ptr, last.len }, last)))
		return false;
	wt_code_set(p->country, role->country);
	p->next = h->last + 1;
	return true;
}

/* A relation is of the country of whom it is to. */
void
wt_take_country_of(const struct wt_mention_reader *r, struct wt_phrase *p)
{
	const struct wt_hit *h = wt_hit_at(r, p->next, WT_KIND(WT_ACTOR_PERSON));
	if (!h || p->country[0])
		return;
	const struct wt_gaz_role *role =
		wt_gaz_role_near(r->g, &r->g->rows[h->row[WT_ACTOR_PERSON]], r->day);
	if (role)
		wt_code_set(p->country, role->country);
}

/*
 * juru bicara Presiden Putin, [Dmitry Peskov], ...; kuasa hukum Eko, [Soesilo Ari]: whom a comma
 * parts from the name behind one who serves another is he who serves.
 */
bool
wt_serves_behind_comma(const struct wt_mention_reader *r, const struct wt_sentence *s,
	const struct wt_phrase *p, uint32_t *name, uint32_t *next, uint32_t *row)
{
	static const char *const SERVANTS[] = { "juru", "jubir", "pengacara", "kuasa", "advokat",
		"penasihat", "utusan", "ajudan", "asisten", "duta", NULL };
	uint32_t end = s->first + s->n, at = *next + 1, behind, who;
	const struct wt_token *t = r->text->tokens;
	if (at >= end || !wt_str_is(t[*next].form, ",") ||
		!wt_str_in(t[p->first].lower, SERVANTS) ||
		!wt_name_read(r, s, at, false, &behind, &who) || behind >= end ||
		behind < at + (who == WT_ENTRY_NONE ? 2 : 1))
		return false;
	bool lawyer = wt_code_eq(p->sector, "CVL");
	/* Kapolri Jenderal Listyo Sigit, Ferdy Sambo, dan ...: a list, not a name beside another */
	if (!wt_str_is(t[behind].form, ",") && t[behind].upos != WT_UPOS_VERB)
		return false;
	if (!lawyer && p->next < *next && p->first + 1 == p->next)
		return false;
	*name = at;
	*next = behind;
	*row = who;
	return true;
}

/*
 * actor.c - puts actors together, one mention after the other.
 *
 *	Presiden Rusia Vladimir Putin            a person, with the office
 *	Wakil Menteri Pertahanan Rusia Aleksey Krivoruchko   likewise, not in the lexicon
 *	Menlu Rusia                              an office
 *	tentara Israel, demonstran               an agent
 *	Kementerian Pertahanan Rusia, DPR        a body
 *	Rusia, Moskow, Gedung Putih              a country
 *	KCNA                                     a medium
 *
 * A capital behind di or ke is a place only; elsewhere it is both, and the coder
 * decides by the slot.
 */
#include "mention/actor.h"
#include "mention/reference.h"

#define INITIALS  4 /* letters, of a longer short form */
#define AS_FAR    8 /* words from "selaku" to the end of an office */
#define RANKS_MAX 6 /* words: Komisaris Jenderal Polisi (Purn) */

static struct wt_mention *
add_actor(struct wt_mention_reader *r, const struct wt_sentence *s, uint32_t first, uint32_t next,
	enum wt_actor_kind kind)
{
	struct wt_mention *m = wt_mention_add(r, WT_MENTION_ACTOR, s, first, next - 1);
	m->as.actor.kind = kind;
	return m;
}

/*
 * Ketua DPP Partai X [Ahmad Sahroni], whom the lexicon knows in parliament; Kapolres Sleman [Budi
 * Santoso], whom it knows as a minister: a title of a body or a place whose sector its man of that
 * name never served in.
 */
static bool
is_other_post(const struct wt_mention_reader *r, uint32_t row, const struct wt_phrase *p)
{
	const struct wt_gaz_row *g = &r->g->rows[row];
	if (p->kind != WT_ACTOR_OFFICE || p->of_row == WT_ENTRY_NONE || !p->sector[0] ||
		!p->country[0] || !g->n_roles || wt_is_rank(p->office) ||
		wt_code_eq(p->sector, "MIL")) /* Mayjen TNI (Purn) X in parliament */
		return false;
	for (uint32_t i = 0; i < g->n_roles; i++) {
		const struct wt_gaz_role *role = &r->g->roles[g->roles + i];
		if (wt_code_eq(role->sector, p->sector) && wt_code_eq(role->country, p->country))
			return false;
	}
	return true;
}

/*
 * [mantan Perdana Menteri Malaysia] Najib, who leads no party for this article: where somebody who
 * serves no state now is told to have held an office, it is that office he takes part by.
 */
static bool
is_known_as(
	const struct wt_mention_reader *r, const struct wt_phrase *p, const struct wt_gaz_role *now)
{
	static const char *const FORMER[] = { "mantan", "eks", "bekas", NULL };
	static const char *const STATE[] = { "GOV", "LEG", "JUD", "MIL", "COP", "SPY" };
	bool stated = false, serves = false;
	for (size_t i = 0; i < sizeof STATE / sizeof STATE[0]; i++) {
		stated = stated || wt_code_eq(p->sector, STATE[i]);
		serves = serves || (now && wt_code_eq(now->sector, STATE[i]));
	}
	bool former = p->former || wt_str_in(r->text->tokens[p->first].lower, FORMER);
	/* Presiden [ke-6] RI */
	for (uint32_t i = p->first; i < p->next && !former; i++) {
		struct wt_str w = r->text->tokens[i].lower;
		former = wt_str_starts(w, WT_STR("ke-")) && w.len > 3 && w.ptr[3] >= '0' &&
			 w.ptr[3] <= '9';
	}
	return former && stated && !serves && !wt_is_rank(p->office);
}

/* Ketua Umum [Partai] X, Ketua [DPW] Y */
static bool
names_party(const struct wt_mention_reader *r, const struct wt_phrase *p)
{
	static const char *const PARTIES[] = { "partai", "dpp", "dpd", "dpw", "dpc", "dpn",
		"fraksi", "koalisi", "parpol", NULL };
	for (uint32_t i = p->first; i < p->next; i++)
		if (wt_str_in(r->text->tokens[i].lower, PARTIES))
			return true;
	return false;
}

/* Country, sector and office of a person: the lexicon's at the day, else the title's. */
static void
set_person(
	struct wt_mention_reader *r, struct wt_mention *m, uint32_t row, const struct wt_phrase *p)
{
	struct wt_actor *a = &m->as.actor;
	a->entry = row;
	if (p) {
		wt_code_set(a->country, p->country);
		wt_code_set(a->sector, p->sector);
		a->office = p->office;
		a->titled = p->kind == WT_ACTOR_OFFICE;
		a->stateless = p->stateless && !p->country[0];
		m->reason = "title and name";
		if (wt_code_eq(a->sector, "CRM")) /* a suspect is nobody's gangster yet */
			wt_code_set(a->sector, "CVL");
	}
	/* Direktur Eksekutif [Political Review Iwan]: of an institute, firms have other directors
	 */
	if (row == WT_ENTRY_NONE && p && p->of_row == WT_ENTRY_NONE &&
		wt_code_eq(a->sector, "BUS") && p->next > p->first + 1 &&
		wt_str_is(r->text->tokens[p->first + 1].lower, "eksekutif"))
		wt_code_set(a->sector, "CVL");
	/* Ketua Umum [Kesturi Azis]: the parties are known, so it is none that he leads */
	if (row == WT_ENTRY_NONE && p && p->of_row == WT_ENTRY_NONE &&
		wt_code_eq(a->sector, "PTY") && p->kind == WT_ACTOR_OFFICE &&
		wt_str_is(r->text->tokens[p->first].lower, "ketua") && !names_party(r, p))
		wt_code_set(a->sector, "NGO");
	if (row == WT_ENTRY_NONE)
		return;
	if (p && is_other_post(r, row, p)) {
		/* politicians hold several posts; a judge of that name is another man */
		if (!wt_code_eq(p->sector, "PTY") && !wt_code_eq(p->sector, "LEG") &&
			!wt_code_eq(p->sector, "GOV"))
			a->entry = WT_ENTRY_NONE;
		return;
	}
	const struct wt_gaz_row *g = &r->g->rows[row];
	const struct wt_gaz_role *best = wt_gaz_role_at(r->g, g, r->day);
	for (uint32_t i = 0; p && p->kind == WT_ACTOR_OFFICE && i < g->n_roles; i++) {
		const struct wt_gaz_role *role = &r->g->roles[g->roles + i];
		if (role->office_row == p->row && !p->former && wt_gaz_role_valid(role, r->day)) {
			best = role;
			break;
		}
	}
	/* Presiden Bush before the day from which the lexicon knows him as one */
	if (!best && p && p->kind == WT_ACTOR_OFFICE && !p->former && a->sector[0] &&
		(best = wt_gaz_role_near(r->g, g, r->day)) != NULL) {
		if (!a->country[0])
			wt_code_set(a->country, best->country);
		return;
	}
	if (p && is_known_as(r, p, best)) {
		if (!a->country[0] && (best = wt_gaz_role_near(r->g, g, r->day)) != NULL)
			wt_code_set(a->country, best->country);
		return;
	}
	m->reason = best ? "office at the day" : "name";
	if (best)
		a->office = wt_gaz_str(r->g, best->office);
	else
		best = wt_gaz_role_near(r->g, g, r->day);
	if (best) {
		wt_code_set(a->country, best->country);
		wt_code_set(a->sector, best->sector);
	}
}

static struct wt_mention *
add_person(struct wt_mention_reader *r, const struct wt_sentence *s, uint32_t first, uint32_t name,
	uint32_t next, uint32_t row, const struct wt_phrase *p)
{
	struct wt_mention *m = add_actor(r, s, first, next, WT_ACTOR_PERSON);
	struct wt_span span = { r->text->tokens[name].span.start, m->span.end };
	const struct wt_hit *h = wt_hit_at(r, name, WT_KIND(WT_ACTOR_PERSON));
	if (h && row != WT_ENTRY_NONE)
		m->span.end = span.end = h->span.end;
	m->as.actor.name = wt_view(r->text->doc, span);
	m->head = name - s->first;
	set_person(r, m, row, p);
	return m;
}

static void
add_phrase(struct wt_mention_reader *r, const struct wt_sentence *s, const struct wt_phrase *p)
{
	struct wt_mention *m = add_actor(r, s, p->first, p->next, (enum wt_actor_kind)p->kind);
	struct wt_actor *a = &m->as.actor;
	a->entry = p->row;
	wt_code_set(a->country, p->country);
	wt_code_set(a->sector, p->sector);
	a->office = p->office;
	a->plural = p->plural;
	a->stateless = p->stateless && !p->country[0];
	m->reason = p->kind == WT_ACTOR_OFFICE ? "title" : "name";
	if (p->kind == WT_ACTOR_OFFICE && !p->former) {
		uint32_t holder = wt_gaz_holder(r->g, p->row, p->of_row, p->country, r->day);
		if (holder != WT_ENTRY_NONE) {
			a->entry = holder;
			m->reason = "office at the day";
		}
	} else {
		a->name = wt_view(r->text->doc, m->span);
	}
}

/*
 * "Anggota Komisi X DPR, [Dadang Rusdiana] menilai ...": a title that opens the sentence or follows
 * a word of saying, and a verb behind the name.  Not: Di depan anggota DPR, Jokowi menilai ...
 */
static bool
opens_with_title(const struct wt_mention_reader *r, const struct wt_sentence *s,
	const struct wt_phrase *p, uint32_t next, uint32_t row)
{
	static const char *const ADVERBS[] = { "juga", "akan", "telah", "sudah", "belum", "pun",
		"tidak", "tak", "sempat", "dalam", "di", "pada", "saat", "usai", "kepada", NULL };
	const struct wt_token *t = r->text->tokens;
	bool opens = p->first == s->first || wt_is_bare_saying(t[p->first - 1].lower) ||
		     wt_str_is(t[p->first - 1].lower, "menurut") ||
		     t[p->first - 1].upos == WT_UPOS_PUNCT;
	return p->kind == WT_ACTOR_OFFICE && opens && wt_may_hold(r, row, p->row) &&
	       (t[next].upos == WT_UPOS_VERB || t[next].upos == WT_UPOS_ADV ||
		       t[next].upos == WT_UPOS_AUX || wt_str_in(t[next].lower, ADVERBS));
}

/* [Letnan Jenderal TNI (Purn)] Budi Hartono: the word behind the ranks at i; i without. */
static uint32_t
behind_ranks(const struct wt_mention_reader *r, uint32_t i, uint32_t end)
{
	static const char *const RANKS[] = { "jenderal", "letnan", "letjen", "mayor", "mayjen",
		"brigadir", "brigjen", "kolonel", "letkol", "kapten", "komisaris", "komjen",
		"irjen", "inspektur", "kombes", "ajun", "akbp", "akp", "kompol", "iptu", "ipda",
		"laksamana", "laksda", "laksdya", "laksma", "marsekal", "marsda", "marsdya",
		"marsma", "polisi", "pol", "tni", "purn", "purnawirawan", "madya", "muda",
		"pertama", "besar", "dr", "prof", "profesor", "doktor", "drs", "ir", "h", "kh",
		"ustaz", "letda", "lettu", "sersan", "serka", "dua", "satu", "inf", "czi", "kav",
		"arm", "serma", "prada", "pratu", NULL };
	const struct wt_token *t = r->text->tokens;
	uint32_t at = i, behind = i;
	while (at < end && at < i + RANKS_MAX) {
		bool mark = wt_str_is(t[at].form, ".") || wt_str_is(t[at].form, "(") ||
			    wt_str_is(t[at].form, ")");
		bool rank = wt_str_in(t[at].lower, RANKS);
		if (!rank && (!mark || at == i))
			break;
		at++;
		behind = at;
	}
	return behind;
}

/* Widi Hartono selaku [Corporate Secretary], Ikin Dulmani ...: the office of the one before. */
static bool
is_held_before(
	const struct wt_mention_reader *r, const struct wt_sentence *s, const struct wt_phrase *p)
{
	const struct wt_token *t = r->text->tokens;
	for (uint32_t i = p->first; i > s->first && p->first - i < AS_FAR; i--) {
		if (wt_str_is(t[i - 1].lower, "selaku"))
			return true;
		if (t[i - 1].upos == WT_UPOS_PUNCT || t[i - 1].upos == WT_UPOS_VERB)
			return false;
	}
	return false;
}

/* Menteri Luar Negeri Rusia, [Sergei Lavrov], ...; Kapolri, Jenderal [Listyo Sigit], ... */
static bool
name_behind_comma(const struct wt_mention_reader *r, const struct wt_sentence *s,
	const struct wt_phrase *p, uint32_t *name, uint32_t *next, uint32_t *row)
{
	uint32_t end = s->first + s->n;
	const struct wt_token *t = r->text->tokens;
	if (p->kind == WT_ACTOR_BODY || p->next + 1 >= end || p->split ||
		!wt_str_is(t[p->next].form, ",") || is_held_before(r, s, p))
		return false;
	*name = p->next + 1;
	/* Bupati Lereng Utara, [Jawa Tengah], Budi Hartono: where it lies stands between */
	const struct wt_hit *place = wt_hit_at(r, *name, WT_KIND(WT_GAZ_PLACE));
	if (p->kind == WT_ACTOR_OFFICE && place && place->last + 2 < end &&
		wt_str_is(t[place->last + 1].form, ","))
		*name = place->last + 2;
	else if (p->kind == WT_ACTOR_OFFICE && place && place->last + 2 < end &&
		 t[place->last + 1].name == WT_NAME_B_PER && p->of_row != WT_ENTRY_NONE)
		*name = place->last + 1;
	uint32_t ranked = p->kind == WT_ACTOR_OFFICE ? behind_ranks(r, *name, end) : *name;
	bool has_rank = ranked > *name;
	*name = ranked;
	if (!wt_name_read(r, s, *name, has_rank, next, row))
		return false;
	if (has_rank && *next > *name + 1)
		return true;
	/* Kepala Kantor X, [Budi Hartono] dan jajaran */
	static const char *const STAFF[] = { "jajaran", "jajarannya", "rombongan", "istri",
		"keluarga", "tim", NULL };
	bool staff = *next + 1 < end && wt_str_is(t[*next].lower, "dan") &&
		     wt_str_in(t[*next + 1].lower, STAFF);
	return *next >= end || t[*next].upos == WT_UPOS_PUNCT || wt_str_is(t[*next].form, ",") ||
	       wt_str_is(t[*next].form, ".") || staff || opens_with_title(r, s, p, *next, *row);
}

static bool
is_two_capitals(const struct wt_mention_reader *r, uint32_t i)
{
	const struct wt_token *t = &r->text->tokens[i];
	for (uint32_t k = 0; k < 2; k++)
		if (i + k >= r->text->n_tokens || !(t[k].flags & WT_TOK_CAPITAL) ||
			(t[k].flags & WT_TOK_ALLCAPS) || r->hit_at[i + k] || r->timed[i + k])
			return k > 0 && wt_str_is(t[k].lower, "de");
	return true;
}

static bool
takes_name(const struct wt_mention_reader *r, const struct wt_phrase *p)
{
	const struct wt_token *t = &r->text->tokens[p->next];
	if (p->split || p->plural || p->kind == WT_ACTOR_BODY)
		return false;
	if (p->kind == WT_ACTOR_OFFICE)
		return true;
	if (wt_is_calling(r->text->tokens[p->first].lower) && is_two_capitals(r, p->next))
		return true;
	return t->name == WT_NAME_B_PER || wt_hit_at(r, p->next, WT_KIND(WT_ACTOR_PERSON));
}

/* Kepala Bagian [Litigasi] dan Nonlitigasi, Ketua Badan [Legislatif] (Baleg): no name but a unit's.
 */
static bool
is_unit_name(const struct wt_mention_reader *r, const struct wt_sentence *s,
	const struct wt_phrase *p, uint32_t next, uint32_t row)
{
	const struct wt_token *t = r->text->tokens;
	if (row != WT_ENTRY_NONE || next != p->next + 1 || next + 1 >= s->first + s->n)
		return false;
	bool more = wt_str_is(t[next].lower, "dan") && (t[next + 1].flags & WT_TOK_CAPITAL) &&
		    t[next + 1].name != WT_NAME_B_PER;
	bool known_as = wt_str_is(t[next].form, "(") && wt_is_alpha(t[next + 1].form.ptr[0]);
	/* anggota DPR [Satari] (ST): his initials */
	bool initials = (t[next + 1].flags & WT_TOK_ALLCAPS) && t[next + 1].form.len < INITIALS &&
			t[next + 1].form.ptr[0] == t[p->next].form.ptr[0];
	return more || (known_as && !initials);
}

static struct wt_mention *
add_reference(struct wt_mention_reader *r, const struct wt_sentence *s, uint32_t first,
	uint32_t next, enum wt_reference kind)
{
	struct wt_mention *m = add_actor(r, s, first, next, WT_ACTOR_REFERENCE);
	m->as.actor.entry = kind;
	m->as.actor.plural = kind == WT_REF_THEY || kind == WT_REF_TWO_STATES ||
			     kind == WT_REF_TWO_SIDES || kind == WT_REF_TWO_PERSONS;
	return m;
}

/* politikus PDIP itu, diplomat Jepang itu: nouns for one man who was named before. */
static bool
is_man(const struct wt_mention_reader *r, const struct wt_phrase *p)
{
	return p->kind == WT_ACTOR_AGENT && p->next > p->first + 1 && p->country[0] &&
	       wt_is_man(r->text->tokens[p->first].lower);
}

/* Pemimpin Korea Utara [itu]; gives the word behind, 0 where it is no description. */
static uint32_t
compose_described(
	struct wt_mention_reader *r, const struct wt_sentence *s, const struct wt_phrase *p)
{
	uint32_t that = p->split ? 0 : wt_reference_that(r, s, p->next);
	/* mantan gubernur [ini] juga ...; not: presiden ini hari */
	if (!that && !p->split && p->next < s->first + s->n &&
		wt_str_is(r->text->tokens[p->next].lower, "ini"))
		that = p->next + 1;
	bool man = is_man(r, p);
	if (!that || (p->kind != WT_ACTOR_OFFICE && !man) || p->plural || p->stateless)
		return 0;
	struct wt_mention *m = add_reference(r, s, p->first, that, WT_REF_PERSON);
	wt_code_set(m->as.actor.country, p->country);
	wt_code_set(m->as.actor.sector, p->sector);
	m->as.actor.office = man ? wt_gaz_str(r->g, r->g->rows[p->row].name) : p->office;
	return that;
}

/* "menteri Kim Jong-Un tersebut" is the minister, not Kim. */
static bool
is_of_somebody(const struct wt_mention_reader *r, const struct wt_sentence *s,
	const struct wt_phrase *p, uint32_t next, uint32_t row)
{
	if (row == WT_ENTRY_NONE || p->kind != WT_ACTOR_OFFICE || !wt_reference_that(r, s, next))
		return false;
	return !wt_may_hold(r, row, p->row);
}

static uint32_t
compose_of_somebody(struct wt_mention_reader *r, const struct wt_sentence *s,
	const struct wt_phrase *p, uint32_t next, uint32_t row)
{
	const struct wt_gaz_role *role = wt_gaz_role_near(r->g, &r->g->rows[row], r->day);
	next = wt_reference_that(r, s, next);
	struct wt_mention *m = add_reference(r, s, p->first, next, WT_REF_PERSON);
	if (role)
		wt_code_set(m->as.actor.country, role->country);
	wt_code_set(m->as.actor.sector, p->sector);
	m->as.actor.office = p->office;
	return next;
}

/* tersangka [mantan Menteri Agama Budi Hartono]: what he is accused as stands before what he was.
 */
static void
skip_accused(const struct wt_mention_reader *r, const struct wt_sentence *s, struct wt_phrase *p)
{
	static const char *const ACCUSED[] = { "tersangka", "terdakwa", "terpidana", "terlapor",
		"buron", "buronan", "saksi", NULL };
	struct wt_phrase held;
	if (p->kind != WT_ACTOR_AGENT || p->split || p->plural || p->next != p->first + 1 ||
		p->next + 1 >= s->first + s->n ||
		!wt_str_in(r->text->tokens[p->first].lower, ACCUSED) ||
		!wt_phrase_read(r, s, p->next, &held) || held.kind != WT_ACTOR_OFFICE)
		return;
	held.first = p->first;
	*p = held;
}

/* Ketua [AJI] Nani Afrianti: a word for who leads before the body, so a name comes behind it. */
static bool
is_led(const struct wt_mention_reader *r, const struct wt_sentence *s, const struct wt_phrase *p)
{
	static const char *const LEADERS[] = { "ketua", "koordinator", "sekjen", "sekretaris",
		"direktur", "kepala", "auditor", "komisioner", "ceo", "nasional", "umum",
		"eksekutif", "jenderal", "penyidik", "peneliti", "pengacara", "deputi", NULL };
	return p->kind == WT_ACTOR_BODY && !p->split && !r->titled && p->first > s->first &&
	       wt_str_in(r->text->tokens[p->first - 1].lower, LEADERS);
}

/* Gives the word behind the mention. */
static uint32_t
compose_phrase(struct wt_mention_reader *r, const struct wt_sentence *s, struct wt_phrase *p)
{
	uint32_t next, row, end = s->first + s->n;
	skip_accused(r, s, p);
	if ((next = compose_described(r, s, p)) != 0)
		return next;
	if (wt_serves_known(r, s, p) && p->next < end &&
		r->text->tokens[p->next].name != WT_NAME_B_PER &&
		!wt_str_is(r->text->tokens[p->next].form, ",")) {
		add_phrase(r, s, p);
		return p->next;
	}
	if (p->next < end && !p->split && wt_is_relation(r, p)) {
		const struct wt_hit *h = wt_hit_at(r, p->next, WT_KIND(WT_ACTOR_PERSON));
		uint32_t who = p->next;
		next = h ? h->last + 1 : p->next;
		wt_take_country_of(r, p);
		/* kuasa hukum Tom Lembong, [Ari Hartono], ... */
		if (h && wt_serves_behind_comma(r, s, p, &who, &next, &row)) {
			add_person(r, s, p->first, who, next, row, p);
			return next;
		}
		add_phrase(r, s, p);
		return p->next;
	}
	/* anggota Komisi I DPR [sekaligus Ketua Fraksi Nasdem], Viktor ...: two offices of one */
	static const char *const BOTH[] = { "sekaligus", "merangkap", NULL };
	struct wt_phrase other;
	if (p->next + 1 < end && !p->split && p->kind == WT_ACTOR_OFFICE &&
		wt_str_in(r->text->tokens[p->next].lower, BOTH) &&
		wt_phrase_read(r, s, p->next + 1, &other) && other.kind == WT_ACTOR_OFFICE)
		p->next = other.next;
	if (p->next < end && !p->split && p->kind == WT_ACTOR_OFFICE) {
		uint32_t unit = wt_unit_end(r, s, p->next);
		bool on = unit > p->next;
		p->next = unit;
		if (on)
			wt_phrase_go_on(r, s, p);
	}
	/* Dirjen [Otda] Kemendagri Akmal M: a word between an office and its body is no name */
	if (p->next + 2 < end && p->next == p->first + 1 && !p->split &&
		p->kind == WT_ACTOR_OFFICE && p->of_row == WT_ENTRY_NONE && !r->hit_at[p->next] &&
		(r->text->tokens[p->next].flags & WT_TOK_CAPITAL) &&
		(r->text->tokens[p->next + 1].flags & WT_TOK_CAPITAL) && !r->titled &&
		wt_hit_at(r, p->next + 1, WT_KIND(WT_ACTOR_BODY) | WT_KIND(WT_ACTOR_AGENT))) {
		p->next++;
		wt_phrase_go_on(r, s, p);
	}
	if (p->next < end && takes_name(r, p) && wt_name_read(r, s, p->next, true, &next, &row) &&
		!is_unit_name(r, s, p, next, row)) {
		if (is_of_somebody(r, s, p, next, row))
			return compose_of_somebody(r, s, p, next, row);
		uint32_t name = p->next;
		(void)wt_serves_behind_comma(r, s, p, &name, &next, &row);
		add_person(r, s, p->first, name, next, row, p);
		return next;
	}
	uint32_t name;
	if (name_behind_comma(r, s, p, &name, &next, &row)) {
		add_person(r, s, p->first, name, next, row, p);
		return next;
	}
	add_phrase(r, s, p);
	if (p->next + 1 < end && is_led(r, s, p) && is_two_capitals(r, p->next) &&
		wt_name_read(r, s, p->next, true, &next, &row) && next > p->next + 1) {
		(void)add_person(r, s, p->next, p->next, next, row, NULL);
		return next;
	}
	return p->next;
}

/* Vladimir Putin, [Presiden Rusia], ... */
static uint32_t
office_behind_comma(struct wt_mention_reader *r, const struct wt_sentence *s, uint32_t next,
	struct wt_mention *person)
{
	static const char *const AS[] = { "selaku", "sebagai", NULL };
	static const char *const ONE[] = { "seorang", "salah", "satu", "yang", "merupakan", "juga",
		"menjabat", "sebagai", "adalah", NULL };
	uint32_t end = s->first + s->n, bare = next;
	struct wt_phrase p;
	const struct wt_token *t = r->text->tokens;
	/* Rahmat (RS) selaku direktur; Rahmat (24), mahasiswa */
	bool bracket =
		next + 3 < end && wt_str_is(t[next].form, "(") && wt_str_is(t[next + 2].form, ")");
	bool aged = bracket && t[next + 1].upos == WT_UPOS_NUM && wt_str_is(t[next + 3].form, ",");
	if (aged || (bracket && wt_str_in(t[next + 3].lower, AS)))
		next += 3;
	uint32_t at = next + 1;
	bool as = next < end && wt_str_in(t[next].lower, AS);
	bool dash = next < end && (wt_str_is(t[next].form, "--") || wt_str_is(t[next].form, "–") ||
					  wt_str_is(t[next].form, "—"));
	bool also = next + 2 < end && wt_str_is(t[next].lower, "yang") &&
		    wt_str_is(t[next + 1].lower, "juga");
	if (next + 1 >= end || (!as && !dash && !also && !wt_str_is(t[next].form, ",")))
		return bare;
	while (at + 1 < end && at < next + 5 && wt_str_in(t[at].lower, ONE))
		at++;
	bool sure = as || at > next + 1;
	/* -- komandan Hamas dan arsitek serangan itu */
	bool stands = t[at].deprel == WT_DEP_APPOS;
	static const char *const WHERE[] = { "di", "untuk", "pada", "sejak", "periode", NULL };
	if (!wt_phrase_read(r, s, at, &p) || p.kind == WT_ACTOR_BODY ||
		((as || aged) && p.kind != WT_ACTOR_OFFICE) ||
		(next > bare && p.next < end && (t[p.next].flags & WT_TOK_CAPITAL)) ||
		(!sure && p.next < end && t[p.next].upos != WT_UPOS_PUNCT &&
			!(stands && !(t[p.next].flags & WT_TOK_CAPITAL)) &&
			!wt_str_is(t[p.next].lower, "yang") &&
			!(p.kind == WT_ACTOR_OFFICE && wt_str_in(t[p.next].lower, WHERE))))
		return bare;
	set_person(r, person, person->as.actor.entry, &p);
	person->reason = "name and title";
	struct wt_actor of = person->as.actor;
	struct wt_mention *m = add_actor(r, s, p.first, p.next, WT_ACTOR_REFERENCE);
	m->as.actor = of;
	m->as.actor.kind = WT_ACTOR_REFERENCE;
	m->as.actor.same_as = (int32_t)r->ms->n - 2;
	m->reason = "title of the name before";
	return p.next;
}

/* Doan Thi Huong [dari Vietnam] */
static void
take_origin(struct wt_mention_reader *r, const struct wt_sentence *s, uint32_t next,
	struct wt_mention *person)
{
	static const char *const FROM[] = { "dari", "asal", "(", NULL };
	const struct wt_hit *h;
	/* tersangka lainnya asal Vietnam, [Doan Thi Huong] */
	uint32_t i = s->first + person->first;
	const struct wt_token *t = r->text->tokens;
	if (!person->as.actor.country[0] && person->first > 2 && wt_str_is(t[i - 1].form, ",") &&
		wt_str_is(t[i - 3].lower, "asal") &&
		(h = wt_hit_at(r, i - 2, WT_KIND(WT_ACTOR_COUNTRY))) != NULL)
		wt_code_set(person->as.actor.country, r->g->rows[h->row[WT_ACTOR_COUNTRY]].country);
	if (person->as.actor.country[0] || next + 1 >= s->first + s->n ||
		!wt_str_in(r->text->tokens[next].lower, FROM) ||
		!(h = wt_hit_at(r, next + 1, WT_KIND(WT_ACTOR_COUNTRY))))
		return;
	wt_code_set(person->as.actor.country, r->g->rows[h->row[WT_ACTOR_COUNTRY]].country);
}

static bool
is_behind_di(const struct wt_mention_reader *r, const struct wt_sentence *s, uint32_t i)
{
	static const char *const PLACES[] = { "di", "ke", "kota", "ibukota", "ibu", NULL };
	return i > s->first && wt_str_in(r->text->tokens[i - 1].lower, PLACES);
}

static void
set_precision(char out[10], struct wt_str precision)
{
	size_t n = precision.len < 9 ? precision.len : 9;
	memcpy(out, precision.ptr, n);
}

static void
add_place(struct wt_mention_reader *r, const struct wt_sentence *s, const struct wt_hit *h)
{
	bool place = h->kinds & WT_KIND(WT_GAZ_PLACE);
	const struct wt_gaz_row *row = &r->g->rows[h->row[place ? WT_GAZ_PLACE : WT_ACTOR_COUNTRY]];
	bool capital = !place && (h->use[WT_ACTOR_COUNTRY] & WT_USE_CAPITAL);
	struct wt_mention *m = wt_mention_add(r, WT_MENTION_PLACE, s, h->first, h->last);
	m->span = h->span;
	m->reason = place ? "place" : capital ? "capital" : "country";
	m->as.place.name = wt_view(r->text->doc, h->span);
	wt_code_set(m->as.place.country, row->country);
	if (place) {
		m->as.place.geonameid = row->geonameid;
		m->as.place.lat = row->lat;
		m->as.place.lon = row->lon;
		set_precision(m->as.place.precision, wt_gaz_str(r->g, row->outlet_kind));
	} else {
		set_precision(m->as.place.precision, capital ? WT_STR("city") : WT_STR("country"));
	}
}

static void
add_country(struct wt_mention_reader *r, const struct wt_sentence *s, const struct wt_hit *h)
{
	uint32_t use = h->use[WT_ACTOR_COUNTRY];
	bool metonym = (use & WT_USE_GOVERNMENT) && !(use & (WT_USE_NAME | WT_USE_ALIAS));
	bool capital = (use & WT_USE_CAPITAL) || (h->kinds & WT_KIND(WT_GAZ_PLACE));
	if ((use & WT_USE_CAPITAL) && !(use & (WT_USE_GOVERNMENT | WT_USE_NAME | WT_USE_ALIAS)))
		return;
	if (metonym && capital && is_behind_di(r, s, h->first))
		return;
	struct wt_mention *m = add_actor(r, s, h->first, h->last + 1, WT_ACTOR_COUNTRY);
	const struct wt_gaz_row *row = &r->g->rows[h->row[WT_ACTOR_COUNTRY]];
	m->span = h->span;
	m->as.actor.entry = h->row[WT_ACTOR_COUNTRY];
	wt_code_set(m->as.actor.country, row->country);
	wt_code_set(m->as.actor.sector, row->sector);
	m->reason = metonym ? "metonym" : "name";
}

static void
add_media(struct wt_mention_reader *r, const struct wt_sentence *s, const struct wt_hit *h)
{
	struct wt_mention *m = add_actor(r, s, h->first, h->last + 1, WT_ACTOR_MEDIA);
	const struct wt_gaz_row *row = &r->g->rows[h->row[WT_ACTOR_MEDIA]];
	m->span = h->span;
	m->as.actor.entry = h->row[WT_ACTOR_MEDIA];
	m->as.actor.name = wt_view(r->text->doc, h->span);
	wt_code_set(m->as.actor.country, row->country);
	wt_code_set(m->as.actor.sector, "MED");
	m->reason = "name";
}

/* A name that is neither title nor noun; gives the word behind it. */
static uint32_t
compose_hit(struct wt_mention_reader *r, const struct wt_sentence *s, const struct wt_hit *h)
{
	if (h->first > s->first && wt_is_descent(r->text->tokens[h->first - 1].lower))
		return h->last + 1;
	if (h->kinds & WT_KIND(WT_ACTOR_COUNTRY))
		add_country(r, s, h);
	else if (h->kinds & WT_KIND(WT_ACTOR_MEDIA))
		add_media(r, s, h);
	if (h->kinds & (WT_KIND(WT_ACTOR_COUNTRY) | WT_KIND(WT_GAZ_PLACE)))
		add_place(r, s, h);
	return h->last + 1;
}

/* Notes "(ARSA)", to find the body again by it; gives the word behind. */
static uint32_t
note_short(struct wt_mention_reader *r, const struct wt_sentence *s, const struct wt_phrase *p)
{
	uint32_t at = p->split ? 0 : wt_short_form(r, s, p->next);
	if (!at || r->n_shorts == WT_SHORTS_MAX)
		return p->next;
	struct wt_phrase *kept = WT_NEW(r->arena, struct wt_phrase, 1);
	*kept = *p;
	r->shorts[r->n_shorts++] = (struct wt_short){ r->text->tokens[at].form, kept };
	return at + 2;
}

/* A short form that the text explained before. */
static const struct wt_phrase *
find_short(const struct wt_mention_reader *r, uint32_t i)
{
	const struct wt_token *t = &r->text->tokens[i];
	if (!(t->flags & WT_TOK_ALLCAPS) || r->hit_at[i])
		return NULL;
	for (uint32_t k = 0; k < r->n_shorts; k++)
		if (wt_str_eq(r->shorts[k].form, t->form))
			return r->shorts[k].phrase;
	return NULL;
}

static uint32_t
compose_short(struct wt_mention_reader *r, const struct wt_sentence *s, uint32_t i,
	const struct wt_phrase *full)
{
	struct wt_phrase p = *full;
	p.first = i;
	p.next = i + 1;
	add_phrase(r, s, &p);
	r->ms->items[r->ms->n - 1].reason = "short form";
	if (full->kind != WT_ACTOR_OFFICE)
		r->ms->items[r->ms->n - 1].as.actor.name = wt_view(
			r->text->doc, (struct wt_span){ r->text->tokens[full->first].span.start,
					      r->text->tokens[full->next - 1].span.end });
	return i + 1;
}

static uint32_t
compose_at(struct wt_mention_reader *r, const struct wt_sentence *s, uint32_t i)
{
	struct wt_phrase p;
	enum wt_reference ref;
	uint32_t next, row;
	if ((next = wt_behind_nobody(r, s, i)) != 0)
		return next;
	if (wt_reference_read(r, s, i, &ref, &next)) {
		add_reference(r, s, i, next, ref);
		return next;
	}
	const struct wt_phrase *full = find_short(r, i);
	if (full)
		return compose_short(r, s, i, full);
	if (wt_org_read(r, s, i, &p)) {
		add_phrase(r, s, &p);
		return note_short(r, s, &p);
	}
	if (wt_phrase_read(r, s, i, &p)) {
		if (p.kind != WT_ACTOR_OFFICE && wt_short_form(r, s, p.next)) {
			add_phrase(r, s, &p);
			return note_short(r, s, &p);
		}
		return compose_phrase(r, s, &p);
	}
	if (wt_name_read(r, s, i, false, &next, &row)) {
		struct wt_mention *m = add_person(r, s, i, i, next, row, NULL);
		take_origin(r, s, next, m);
		return office_behind_comma(r, s, next, m);
	}
	const struct wt_hit *h = wt_hit_at(r, i, ~0u);
	return h ? compose_hit(r, s, h) : i + 1;
}

/* Names that begin within the word where another ended: the Korea of "Rusia-Korea". */
static uint32_t
compose_rest(struct wt_mention_reader *r, const struct wt_sentence *s, uint32_t word, uint32_t next)
{
	uint32_t at = r->hit_at[word];
	for (uint32_t i = at; at && i < r->n_hits && r->hits[i].first == r->hits[i - 1].last &&
			      r->hits[i].first < next;
		i++)
		next = compose_hit(r, s, &r->hits[i]);
	return next;
}

/* A headline: three of four longer words begin with a capital, and no full stop ends it. */
static bool
is_titled(const struct wt_sentence *s)
{
	uint32_t words = 0, capitals = 0;
	if (s->n > 0 && wt_str_is(s->tokens[s->n - 1].form, "."))
		return false;
	for (uint32_t i = 0; i < s->n; i++)
		if (s->tokens[i].form.len > 3 && wt_is_alpha(s->tokens[i].form.ptr[0])) {
			words++;
			capitals += (s->tokens[i].flags & WT_TOK_CAPITAL) != 0;
		}
	return words > 2 && capitals * 4 >= words * 3;
}

void
wt_actors_compose(struct wt_mention_reader *r)
{
	r->taxed = wt_speaks_of_tax(r->text);
	for (uint32_t k = 0; k < r->text->n_sentences; k++) {
		const struct wt_sentence *s = &r->text->sentences[k];
		r->titled = is_titled(s);
		for (uint32_t i = s->first; i < s->first + s->n;) {
			uint32_t next = compose_at(r, s, i);
			for (uint32_t w = i; w < next; w++)
				next = compose_rest(r, s, w, next);
			i = next;
		}
	}
}

/*
 * title.c - titles that the lexicon lacks: a word for who leads or serves, up to a known body.
 *
 *	[Ketua Bidang Advokasi YLBHI Budi Hartono]       a person of the YLBHI
 *	[Kasat Intel Polres Tapsel, Edi Koswara]         of the police
 *	[anggota Komisi V DPR dari fraksi PAN Andi T]    of parliament, not of the party
 *	Suhaili Fadhil, [Ketua DPD I Partai Golkar NTB]  behind the name
 *	[CEO Vantel, Magnus Holmberg], ...               what was read as the title's name is a firm
 *	Sarah Bennett, [CEO Greenleaf], ...              so behind the name
 *
 * In: mentions as composed, in the order of the text.  Out: a person of whom nothing was known has
 * the body's country and sector, and his mention begins with his title; the body is no mention any
 * more, or, behind the name, one more of the person.
 * Limits: between title, body and name stand words with capitals and small links only.
 */
#include "mention/actor.h"

#define TITLE_MAX 9 /* words from the title's first to the body */
#define GAP_MAX   6 /* words between the body and the name */

static const char *const HEADS[] = { "ketua", "wakil", "sekretaris", "bendahara", "koordinator",
	"kepala", "direktur", "anggota", "juru", "jubir", "kasat", "kanit", "kabag", "kabid",
	"kasi", "kasie", "kasubag", "kasubbag", "kasubdit", "sekjen", "dirjen", "peneliti",
	"pengurus", "presiden", "komisioner", "staf", "manajer", "komandan", "perwakilan", "deputi",
	"humas", "ketum", "waketum", "sekda", "pembina", "presidium", "komandan", "perwira",
	"inspektur", "rektor", "dekan", "dosen", "auditor", "pegawai", "pejabat", "penyidik",
	"pengasuh", "pemilik", "pengendali", "manager", "vice", "pimpinan", "panitera", NULL };
static const char *const LINKS[] = { "dari", "di", "untuk", "dan", "bidang", "umum", "tim",
	"urusan", "divisi", "harian", "eksekutif", "fraksi", "cabang", "wilayah", "daerah", "pusat",
	"nasional", "senior", "tinggi", "muda", "bagian", "humas", "&", "/", "-", "I", "II", NULL };
/* Between a title and a body these make somebody else of him. */
static const char *const OTHERS[] = { "kuasa", "pengacara", "advokat", "korban", "tersangka",
	"terdakwa", "mantan", "eks", "calon", NULL };

static bool
is_head(const struct wt_token *t)
{
	return wt_str_in(t->lower, HEADS) && t->upos != WT_UPOS_VERB;
}

/* The word at which a title begins that goes on to word `at`; `at` itself where there is none. */
static uint32_t
title_before(const struct wt_sentence *s, uint32_t at)
{
	uint32_t found = at;
	for (uint32_t i = at; i > 0 && at - i < TITLE_MAX; i--) {
		const struct wt_token *t = &s->tokens[i - 1];
		if (wt_str_in(t->lower, OTHERS))
			return found;
		if (is_head(t)) {
			found = i - 1;
			continue;
		}
		bool part = (t->flags & WT_TOK_CAPITAL) && t->upos != WT_UPOS_PUNCT;
		if (!part && !wt_str_in(t->lower, LINKS))
			break;
	}
	return found;
}

static bool
is_unknown(const struct wt_mention *m)
{
	const struct wt_actor *a = &m->as.actor;
	bool plain =
		!a->office.len && !a->titled && (!a->sector[0] || wt_code_eq(a->sector, "CVL"));
	return m->kind == WT_MENTION_ACTOR && a->kind == WT_ACTOR_PERSON &&
	       a->entry == WT_ENTRY_NONE && a->same_as < 0 && (plain || wt_is_rank(a->office)) &&
	       memchr(a->name.ptr, ' ', a->name.len);
}

/* One whom the lexicon knows, without a title by his name so far. */
static bool
is_plain(const struct wt_mention *m)
{
	const struct wt_actor *a = &m->as.actor;
	return m->kind == WT_MENTION_ACTOR && a->kind == WT_ACTOR_PERSON &&
	       a->entry != WT_ENTRY_NONE && !a->titled && a->same_as < 0;
}

static bool
is_body(const struct wt_mention *m)
{
	const struct wt_actor *a = &m->as.actor;
	return m->kind == WT_MENTION_ACTOR && a->kind == WT_ACTOR_BODY && a->sector[0] &&
	       a->same_as < 0;
}

/* A place, a bracket, Tbk, a comma: does nothing else stand between the body and the name? */
static bool
is_near(const struct wt_mention_reader *r, const struct wt_sentence *s, uint32_t from, uint32_t to)
{
	static const char *const ORIGIN[] = { "asal", "periode", NULL };
	bool comma = false;
	if (to < from || to - from > GAP_MAX)
		return false;
	for (uint32_t i = from; i < to; i++) {
		const struct wt_token *t = &s->tokens[i];
		if (i == from && wt_str_in(t->lower, ORIGIN))
			continue;
		if (wt_str_is(s->tokens[from].lower, "periode") && r->timed[s->first + i])
			continue;
		bool bracket = wt_str_is(t->form, "(") || wt_str_is(t->form, ")");
		bool capital = (t->flags & WT_TOK_CAPITAL) && t->upos != WT_UPOS_PUNCT;
		if (comma || r->timed[s->first + i])
			return false;
		comma = wt_str_is(t->form, ",");
		/* Sekjen PBB [Kecam] Rencana Netanyahu */
		if (r->titled && wt_is_headline_verb(t->lower))
			return false;
		if (!comma && !bracket && !capital)
			return false;
	}
	return true;
}

/* A comma, a verb, the end: the name is no longer than it was read. */
static bool
ends(const struct wt_sentence *s, uint32_t i)
{
	if (i >= s->n)
		return true;
	const struct wt_token *t = &s->tokens[i];
	return t->upos == WT_UPOS_PUNCT || t->upos == WT_UPOS_VERB || t->upos == WT_UPOS_ADV ||
	       t->upos == WT_UPOS_AUX || t->upos == WT_UPOS_PART || t->upos == WT_UPOS_ADP ||
	       wt_str_is(t->lower, "yang") || wt_str_is(t->lower, "dan") ||
	       wt_str_is(t->lower, "saat");
}

/* Of several offices of somebody known that one counts which is of the body's sector. */
static void
choose_office(const struct wt_mention_reader *r, struct wt_actor *a, const char *sector,
	struct wt_str title)
{
	const struct wt_gaz_row *row = &r->g->rows[a->entry];
	for (uint32_t i = 0; i < row->n_roles && !wt_code_eq(a->sector, sector); i++) {
		const struct wt_gaz_role *role = &r->g->roles[row->roles + i];
		if (!wt_gaz_role_valid(role, r->day) || !wt_code_eq(role->sector, sector))
			continue;
		wt_code_set(a->sector, sector);
		a->office = title;
		a->titled = true;
	}
}

static void
take_body(const struct wt_mention_reader *r, struct wt_mention *person,
	const struct wt_mention *body, struct wt_str title)
{
	struct wt_actor *a = &person->as.actor;
	if (a->entry != WT_ENTRY_NONE) {
		choose_office(r, a, body->as.actor.sector, title);
		return;
	}
	wt_code_set(a->sector, body->as.actor.sector);
	if (body->as.actor.country[0])
		wt_code_set(a->country, body->as.actor.country);
	/* Koordinator ICRC: of no state, as the body is */
	a->stateless = !a->country[0] &&
		       (body->as.actor.stateless || (body->as.actor.kind == WT_ACTOR_BODY &&
							    body->as.actor.entry != WT_ENTRY_NONE));
	a->office = title;
	a->titled = true;
	person->reason = "title and name";
}

/* Mantan Direktur Utama PT Timah [Tbk] Budi, politikus PDIP [asal Jawa Tengah] Budi: a title that
 * broke off before its end. */
static bool
is_broken_title(const struct wt_mention *m, const struct wt_sentence *s)
{
	static const char *const MEN[] = { "politikus", "politisi", "kader", "mantan", "eks",
		"aktivis", "menteri", NULL };
	const struct wt_actor *a = &m->as.actor;
	const struct wt_token *t = &s->tokens[m->first];
	return m->kind == WT_MENTION_ACTOR && a->sector[0] && a->same_as < 0 &&
	       (a->kind == WT_ACTOR_OFFICE || a->kind == WT_ACTOR_AGENT) && m->last > m->first &&
	       (is_head(t) || wt_str_in(t->lower, MEN));
}

/* What stands from word `first` on is part of the person's mention now. */
static void
begin_at(struct wt_mention_reader *r, uint32_t person, uint32_t first, bool *gone)
{
	struct wt_mention *p = &r->ms->items[person];
	for (uint32_t i = person; i > 0; i--) {
		const struct wt_mention *m = &r->ms->items[i - 1];
		if (m->kind != WT_MENTION_ACTOR)
			continue;
		if (m->sentence != p->sentence || m->first < first)
			break;
		gone[i - 1] = true;
	}
	p->first = first;
	p->span.start = r->text->sentences[p->sentence].tokens[first].span.start;
}

/* Kasat Intel [Polres Tapsel], [Edi Koswara] */
static void
title_in_front(struct wt_mention_reader *r, uint32_t body, uint32_t person, bool *gone)
{
	struct wt_mention *b = &r->ms->items[body], *p = &r->ms->items[person];
	const struct wt_sentence *s = &r->text->sentences[p->sentence];
	if (b->sentence != p->sentence || p->first == 0 || !is_near(r, s, b->last + 1, p->first) ||
		!ends(s, p->last + 1))
		return;
	bool comma = wt_str_is(s->tokens[p->first - 1].form, ",");
	if (is_broken_title(b, s) && !comma && p->as.actor.entry == WT_ENTRY_NONE) {
		take_body(r, p, b, s->tokens[b->first].form);
		begin_at(r, person, b->first, gone);
		return;
	}
	uint32_t first = is_body(b) ? title_before(s, b->first) : b->first;
	bool opens = first == 0 || s->tokens[first - 1].upos == WT_UPOS_PUNCT ||
		     s->tokens[first - 1].upos == WT_UPOS_VERB;
	if (first == b->first || (comma && !opens))
		return;
	take_body(r, p, b, s->tokens[first].form);
	begin_at(r, person, first, gone);
}

/* What stands behind the name is another mention of him. */
static void
become_title_of(struct wt_mention *b, const struct wt_mention *p, uint32_t person)
{
	b->as.actor = p->as.actor;
	b->as.actor.kind = WT_ACTOR_REFERENCE;
	b->as.actor.same_as = (int32_t)person;
	b->reason = "title of the name before";
}

/* [Suhaili Fadhil], Ketua DPD I [Partai Golkar NTB] yang ... */
static bool
title_behind(struct wt_mention_reader *r, uint32_t person, uint32_t body)
{
	struct wt_mention *b = &r->ms->items[body], *p = &r->ms->items[person];
	const struct wt_sentence *s = &r->text->sentences[p->sentence];
	if (!is_body(b) || b->sentence != p->sentence || p->last + 2 >= b->first ||
		!wt_str_is(s->tokens[p->last + 1].form, ",") || !is_head(&s->tokens[p->last + 2]) ||
		title_before(s, b->first) != p->last + 2 || !ends(s, b->last + 1))
		return false;
	take_body(r, p, b, s->tokens[p->last + 2].form);
	b->first = p->last + 2;
	b->span.start = s->tokens[b->first].span.start;
	become_title_of(b, p, person);
	return true;
}

/* Does a list go on behind the comma: ", dan X", ", Y"? */
static bool
lists_on(const struct wt_mention_reader *r, const struct wt_sentence *s, uint32_t i, uint32_t after)
{
	static const char *const JOINTS[] = { "dan", "serta", "maupun", "hingga", "&", NULL };
	bool comma = i < s->n && wt_str_is(s->tokens[i].form, ",");
	uint32_t at = comma ? i + 1 : i;
	if (at < s->n && wt_str_in(s->tokens[at].lower, JOINTS))
		return true;
	for (uint32_t k = after; comma && k < r->ms->n; k++) {
		const struct wt_mention *m = &r->ms->items[k];
		if (m->kind == WT_MENTION_ACTOR)
			return m->sentence == r->ms->items[after - 1].sentence && m->first == at;
	}
	return false;
}

/* CEO [Vantel], Wali Kota [Severo]: nobody of that name is known, and the title could have a body
 * or a place behind it. */
static bool
may_name_body(const struct wt_mention *m, const struct wt_sentence *s)
{
	static const char *const OF[] = { "ceo", "direktur", "presiden", "ketua", "kepala", "wali",
		"walikota", "gubernur", "bupati", "camat", "lurah", "komisaris", "pendiri",
		"pemilik", "bos", "sekretaris", "manajer", "juru", "jubir", "anggota", "pemimpin",
		"pimpinan", "koordinator", "rektor", "dekan", "komandan", "wakil", "sekjen",
		"ketum", "dirut", "chairman", "kades", "kapolsek", "kapolres", "kajari", NULL };
	const struct wt_actor *a = &m->as.actor;
	return m->kind == WT_MENTION_ACTOR && a->kind == WT_ACTOR_PERSON &&
	       a->entry == WT_ENTRY_NONE && a->office.len && a->same_as < 0 && a->sector[0] &&
	       a->name.len && wt_str_in(s->tokens[m->first].lower, OF);
}

/* [CEO Vantel], [Magnus Holmberg], ...: one man. */
static bool
title_of_unknown_body(struct wt_mention_reader *r, uint32_t titled, uint32_t person, bool *gone)
{
	struct wt_mention *b = &r->ms->items[titled], *p = &r->ms->items[person];
	const struct wt_sentence *s = &r->text->sentences[p->sentence];
	if (b->sentence != p->sentence || !may_name_body(b, s) || p->first != b->last + 2 ||
		!wt_str_is(s->tokens[b->last + 1].form, ",") || !ends(s, p->last + 1) ||
		lists_on(r, s, p->last + 1, person + 1))
		return false;
	take_body(r, p, b, b->as.actor.office);
	begin_at(r, person, b->first, gone);
	return true;
}

/* [Sarah Bennett], [CEO Greenleaf], ... */
static bool
unknown_body_behind(struct wt_mention_reader *r, uint32_t person, uint32_t titled)
{
	struct wt_mention *b = &r->ms->items[titled], *p = &r->ms->items[person];
	const struct wt_sentence *s = &r->text->sentences[p->sentence];
	bool closed = b->last + 1 < s->n && s->tokens[b->last + 1].upos == WT_UPOS_PUNCT;
	if (b->sentence != p->sentence || !may_name_body(b, s) || b->first != p->last + 2 ||
		!wt_str_is(s->tokens[p->last + 1].form, ",") || !closed ||
		lists_on(r, s, b->last + 1, titled + 1))
		return false;
	take_body(r, p, b, b->as.actor.office);
	become_title_of(b, p, person);
	return true;
}

/* Is it a piece of a title that was taken for somebody: Ketua DPD, Direktur Kontrol Aset? */
static bool
is_piece(const struct wt_mention *m)
{
	const struct wt_actor *a = &m->as.actor;
	return a->kind == WT_ACTOR_OFFICE ||
	       (a->kind == WT_ACTOR_PERSON && a->entry == WT_ENTRY_NONE);
}

void
wt_mentions_drop(struct wt_mention_reader *r, const bool *gone)
{
	struct wt_mentions *ms = r->ms;
	int32_t *now = WT_NEW(r->arena, int32_t, (size_t)ms->n + 1);
	uint32_t n = 0;
	for (uint32_t i = 0; i < ms->n; i++) {
		now[i] = (int32_t)n;
		n += !gone[i];
	}
	n = 0;
	for (uint32_t i = 0; i < ms->n; i++) {
		struct wt_mention *m = &ms->items[i];
		if (gone[i])
			continue;
		if (m->kind == WT_MENTION_ACTOR && m->as.actor.same_as >= 0)
			m->as.actor.same_as = now[m->as.actor.same_as];
		ms->items[n++] = *m;
	}
	ms->n = n;
}

void
wt_titles_give(struct wt_mention_reader *r)
{
	bool *gone = WT_NEW(r->arena, bool, (size_t)r->ms->n + 1);
	uint32_t last = UINT32_MAX, before = UINT32_MAX; /* the actors before */
	const struct wt_mention *items = r->ms->items;
	for (uint32_t i = 0; i < r->ms->n; i++) {
		if (items[i].kind != WT_MENTION_ACTOR)
			continue;
		bool unknown = is_unknown(&items[i]);
		if (last != UINT32_MAX && unknown && title_of_unknown_body(r, last, i, gone))
			;
		else if (last != UINT32_MAX && (unknown || is_plain(&items[i])))
			title_in_front(r, last, i, gone);
		else if (last != UINT32_MAX && is_unknown(&items[last]))
			(void)(title_behind(r, last, i) || unknown_body_behind(r, last, i));
		else if (before != UINT32_MAX && is_unknown(&items[before]) &&
			 is_piece(&items[last]) && title_behind(r, before, i))
			gone[last] = true;
		before = last;
		last = i;
	}
	wt_mentions_drop(r, gone);
}

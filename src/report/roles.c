/*
 * roles.c - who fills the roles of a frame.
 *
 * In: a pattern on its words.  Out: the parties of each role, by the slots that the pattern
 * names in their order; what a noun lacks its light verb gives.  A party that stands on both
 * sides is put on one.
 */
#include "report/act.h"
#include "report/party.h"

/* What a noun's own phrase lacks, its light verb gives: A melakukan kunjungan ke B. */
static int32_t
from_support(const struct wt_coder *c, const struct wt_hit *h, unsigned slot, enum wt_role role)
{
	const struct wt_tree *t = &c->tree;
	int32_t v = h->support;
	if (v < 0)
		return -1;
	if (slot >= WT_SLOT_FIRST_PREP && slot < WT_SLOT_COUNT)
		return wt_slot_fill(c, v, WT_VOICE_ACTIVE, slot);
	/* "selama serangan masih berlangsung": what takes place is nobody's act by its verb */
	static const char *const TAKES_PLACE[] = { "berlangsung", "terjadi" };
	if (role != WT_ROLE_ACTOR || WT_AMONG(t, v, TAKES_PLACE))
		return -1;
	/* "pertemuan Jokowi dan X mendapat apresiasi": who gets it does not give it; but a
	 * kesepakatan */
	static const char *const GETS[] = { "mendapat", "mendapatkan", "menerima", "menuai",
		"memperoleh", "mengalami" };
	uint8_t type = c->fr->labels[h->frame->first_type].type;
	if (type != WT_TYPE_AGREE && type != WT_TYPE_CONSULT && WT_AMONG(t, v, GETS))
		return -1;
	bool passive = wt_str_starts(wt_tok(t, v)->lower, WT_STR("di"));
	int32_t w =
		passive ? wt_slot_fill(c, v, WT_VOICE_PASSIVE, WT_SLOT_OLEH) : wt_subject(c, v, 0);
	return w == h->word ? -1 : w;
}

/*
 * "mengecam penangkapan aktivis": not he is blamed who is arrested.  Persons behind such a noun are
 * what befalls them; a state is who does it (pendudukan Israel).
 */
static bool
is_victim(const struct wt_coder *c, const struct wt_hit *h, int32_t w, const struct wt_parties *to)
{
	const struct wt_label *last = &c->fr->labels[h->frame->first_type + h->frame->n_types - 1];
	const char *mode = last->n_modes ? WT_MODES[last->modes[0]].name : "";
	bool asks = last->type == WT_TYPE_REQUEST;
	bool blames = last->type == WT_TYPE_PROTEST ||
		      (last->type == WT_TYPE_ACCUSE && strcmp(mode, "disapprove") == 0);
	bool inquires = last->type == WT_TYPE_ACCUSE && strcmp(mode, "investigate") == 0;
	if (w < 0 || !to->n || !(asks || blames || inquires))
		return false;
	if (!inquires && wt_party_struck(c, &to->items[0]))
		return true;
	return wt_is_victim(c, h->last, &to->items[0],
		asks       ? WT_ON_REQUEST
		: inquires ? WT_ON_INQUIRY
			   : WT_ON_BLAME);
}

/* The object of the complement, or who it is done with or to. */
static bool
fill_from_complement(const struct wt_coder *c, struct wt_hit *h, const struct wt_bind *b)
{
	static const enum wt_slot SLOTS[] = { WT_SLOT_OBJECT, WT_SLOT_KEPADA, WT_SLOT_TERHADAP,
		WT_SLOT_DENGAN, WT_SLOT_KE, WT_SLOT_UNTUK, WT_SLOT_DARI };
	int32_t comp = wt_slot_fill(c, h->word, WT_VOICE_ACTIVE, WT_SLOT_COMP);
	struct wt_parties *to = &h->roles[b->role];
	/* mendorong perpindahan itu, sebagaimana dilansir CNN */
	if (comp > 0 && (wt_tree_is(&c->tree, comp - 1, "sebagaimana") ||
				wt_tree_is(&c->tree, comp - 1, "seperti")))
		return false;
	/* berjanji menuntaskan kasus pelanggaran terhadap X: a case is nobody's promise */
	static const char *const CASES[] = { "kasus", "perkara", "kasus-kasus", "persoalan",
		"masalah", "krisis" };
	int32_t object = comp >= 0 ? wt_slot_fill(c, comp, WT_VOICE_ACTIVE, WT_SLOT_OBJECT) : -1;
	for (size_t i = 0; object >= 0 && i < sizeof CASES / sizeof CASES[0]; i++)
		if (wt_tree_is(&c->tree, object, CASES[i]))
			return false;
	/* who is asked shall do it, to others; "meminta bertemu dengan X" asks X */
	const struct wt_label *last = &c->fr->labels[h->frame->first_type + h->frame->n_types - 1];
	for (size_t i = 0; comp >= 0 && i < sizeof SLOTS / sizeof SLOTS[0]; i++) {
		if (last->type == WT_TYPE_REQUEST && SLOTS[i] != WT_SLOT_DENGAN)
			continue;
		/* memperingatkan, Israel bisa dikucilkan negara lain: not by whom, but whom */
		bool by_whom = SLOTS[i] == WT_SLOT_OBJECT && last->type == WT_TYPE_THREATEN &&
			       wt_str_starts(wt_tok(&c->tree, comp)->lower, WT_STR("di"));
		int32_t w = by_whom ? wt_subject_own(&c->tree, comp)
				    : wt_slot_fill(c, comp, WT_VOICE_ACTIVE, SLOTS[i]);
		if (w >= 0 && wt_parties_add(c, w, WT_ROLE_RECIPIENT, SLOTS[i], to) &&
			wt_parties_foreign(to, &h->roles[WT_ROLE_ACTOR])) {
			if (is_victim(c, h, w, to)) {
				to->n = 0;
				return false;
			}
			h->fill[b->role] = w;
			to->weak = true;
			return true;
		}
	}
	return false;
}

/* "Hamas harus meletakkan senjata." Ia menambahkan ...: who speaks is named in a sentence beside.
 */
static bool
add_quoted_speaker(const struct wt_coder *c, struct wt_hit *h, const struct wt_bind *b)
{
	struct wt_parties *to = &h->roles[b->role];
	bool quoted = wt_tok(&c->tree, h->word)->flags & WT_TOK_QUOTED;
	const struct wt_mention *m = quoted ? wt_quoted_speaker(c, h->word) : NULL;
	if (m)
		wt_parties_name(c, m, (enum wt_role)b->role, to);
	return to->n > 0;
}

static bool
fill_bind(const struct wt_coder *c, struct wt_hit *h, const struct wt_bind *b)
{
	struct wt_parties *to = &h->roles[b->role];
	for (unsigned a = 0; a < b->n; a++) {
		bool whole = true; /* subject+ke without "ke": subject+kepada may have more */
		for (unsigned k = 0; k < WT_BIND_TOGETHER && b->slots[a][k] != WT_SLOT_NONE; k++) {
			unsigned slot = b->slots[a][k];
			int32_t w = wt_slot_of_form(c, h, slot);
			if (!wt_parties_add(c, w, (enum wt_role)b->role, slot, to)) {
				int32_t other = from_support(c, h, slot, (enum wt_role)b->role);
				if (other != h->word &&
					wt_parties_add(c, other, (enum wt_role)b->role, slot, to))
					w = other;
				else
					whole = false;
			}
			if (b->role == WT_ROLE_RECIPIENT && is_victim(c, h, w, to))
				to->n = 0;
			if (w >= 0 && h->fill[b->role] < 0)
				h->fill[b->role] = w;
			if (k == 0)
				to->own = to->n;
		}
		if (to->n && whole)
			return true;
	}
	if (to->n)
		return true;
	if (b->slots[0][0] == WT_SLOT_SPEAKER && add_quoted_speaker(c, h, b))
		return true;
	/* siap membantu Filipina: what the word itself lacks, its absorbed complement has */
	if (h->frame->comp == WT_COMP_ABSORBED && b->role == WT_ROLE_RECIPIENT)
		return fill_from_complement(c, h, b);
	return false;
}

/*
 * A bertemu dengan B has two actors; but whoever agrees, signs or works with another
 * does it to him: A -> B (so PLOVER's own gold).
 */
void
wt_company_part(struct wt_hit *h)
{
	struct wt_parties *a = &h->roles[WT_ROLE_ACTOR], *r = &h->roles[WT_ROLE_RECIPIENT];
	bool one_way = h->type == WT_TYPE_AGREE || h->type == WT_TYPE_SUPPORT ||
		       h->type == WT_TYPE_COOPERATE || h->type == WT_TYPE_CONCEDE;
	if (!one_way || a->own == 0 || a->own == a->n || r->n)
		return;
	for (unsigned i = a->own; i < a->n; i++)
		r->items[r->n++] = a->items[i];
	a->n = a->own;
}

/* Kim ingin kedua belah pihak bekerja sama: of the two the other one is meant. */
static bool
is_half_of_both(const struct wt_party *actor, const struct wt_parties *r, unsigned i)
{
	const struct wt_party *p = &r->items[i];
	for (unsigned k = 0; k < r->n; k++)
		if (k != i && r->items[k].span.start == p->span.start &&
			strcmp(r->items[k].country, p->country) != 0)
			return strcmp(actor->country, p->country) == 0;
	return false;
}

/*
 * "penangkapan aktivis": one word fills both roles of a noun.  A state or a force of arms does it
 * (pengeboman Israel), anybody else it befalls.
 */
static bool
befalls(const struct wt_hit *h)
{
	static const char *const FORCES[] = { "MIL", "COP", "REB", "SPY", "JUD" };
	const struct wt_party *p = &h->roles[WT_ROLE_ACTOR].items[0];
	int32_t w = h->fill[WT_ROLE_ACTOR];
	bool both = h->pattern->voice == WT_VOICE_NOUN && w >= 0 && w == h->fill[WT_ROLE_RECIPIENT];
	bool somebody = p->kind == WT_ACTOR_AGENT || p->kind == WT_ACTOR_PERSON ||
			p->kind == WT_ACTOR_OFFICE;
	bool force = false;
	for (size_t i = 0; i < sizeof FORCES / sizeof FORCES[0]; i++)
		force = force || strcmp(p->sector, FORCES[i]) == 0;
	return both && h->roles[WT_ROLE_ACTOR].n && somebody && !force;
}

/* A party on both sides is one side's: the actor's, unless only the recipient is strong. */
static void
part_sides(struct wt_hit *h)
{
	struct wt_parties *a = &h->roles[WT_ROLE_ACTOR], *r = &h->roles[WT_ROLE_RECIPIENT];
	unsigned kept = 0;
	if (befalls(h)) {
		a->n = a->own = 0;
		h->fill[WT_ROLE_ACTOR] = -1;
	}
	for (unsigned i = 0; i < r->n; i++) {
		bool same = false;
		for (unsigned k = 0; k < a->n; k++)
			same = same || wt_party_same(&a->items[k], &r->items[i]) ||
			       is_half_of_both(&a->items[k], r, i);
		if (!same)
			r->items[kept++] = r->items[i];
	}
	r->n = (uint8_t)kept;
}

/*
 * "Nasir berharap semua pihak menghormati putusan itu", "menahan 150 orang": the word that must
 * name the other side stands there, but names nobody that is known.  What a known speaker asks,
 * promises, praises or refuses is told all the same.
 */
static bool
is_left_open(const struct wt_coder *c, const struct wt_hit *h, const struct wt_bind *b)
{
	const struct wt_parties *a = &h->roles[WT_ROLE_ACTOR];
	const struct wt_label *last = &c->fr->labels[h->frame->first_type + h->frame->n_types - 1];
	bool open = last->type == WT_TYPE_REQUEST || last->type == WT_TYPE_SUPPORT ||
		    last->type == WT_TYPE_AGREE || last->type == WT_TYPE_REJECT ||
		    last->type == WT_TYPE_COERCE || last->type == WT_TYPE_ACCUSE;
	int32_t whom = h->fill[b->role];
	return open && b->role == WT_ROLE_RECIPIENT && whom > h->word && a->n && !a->weak &&
	       h->pattern->voice == WT_VOICE_ACTIVE && a->items[0].kind != WT_ACTOR_AGENT &&
	       wt_tok(&c->tree, whom)->upos != WT_UPOS_PRON;
}

bool
wt_roles_fill(const struct wt_coder *c, struct wt_hit *h)
{
	const struct wt_pattern *p = h->pattern;
	for (unsigned i = 0; i < p->n_binds; i++) {
		const struct wt_bind *b = &c->fr->binds[p->first_bind + i];
		bool filled = fill_bind(c, h, b);
		if (!filled && b->required && b->role != WT_ROLE_PLACE && !is_left_open(c, h, b))
			return false;
		if (filled && b->role != WT_ROLE_PLACE)
			h->score += h->roles[b->role].weak ? 1 : 3;
	}
	unsigned named = h->roles[WT_ROLE_RECIPIENT].n;
	part_sides(h);
	bool himself = named && !h->roles[WT_ROLE_RECIPIENT].n;
	/* "Kami tidak serius", kata Fadli: who must be blamed is not the speaker once more */
	const struct wt_label *last = &c->fr->labels[h->frame->first_type + h->frame->n_types - 1];
	for (unsigned i = 0; i < p->n_binds; i++) {
		const struct wt_bind *b = &c->fr->binds[p->first_bind + i];
		if (b->required && b->role == WT_ROLE_RECIPIENT && !h->roles[b->role].n &&
			last->type == WT_TYPE_ACCUSE && (himself || !is_left_open(c, h, b)))
			return false;
	}
	return true;
}

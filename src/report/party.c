/*
 * party.c - who a noun names, as parties of a claim.
 *
 * The noun's own mention first, with what is joined to it (list.c).  A noun that is no actor
 * may lend its possessor (kebijakan AS): such a party is weak.  A place after ke or di stands
 * for its country.
 */
#include "report/party.h"

#define SPEAKER_NEAR 3 /* sentences between a quotation and its speaker */
#define WRITERS_BACK 2 /* sentences between a paper and those who wrote it */
#define TITLE_MAX    9 /* words of a title before its name */
#define CLAUSE_MAX   3 /* words of "yang ..." between a noun and its states */

const struct wt_mention *
wt_actor_of(const struct wt_coder *c, int32_t word)
{
	if (word < 0)
		return NULL;
	uint32_t at = c->ms->actor_at[c->tree.s->first + (uint32_t)word];
	return at ? &c->ms->items[at - 1] : NULL;
}

struct wt_party
wt_party_of(const struct wt_coder *c, const struct wt_mention *m)
{
	const struct wt_mention *real = wt_mention_real(c->ms, m);
	const struct wt_actor *a = &real->as.actor;
	struct wt_party p = {
		.name = a->name, .office = a->office, .span = m->span, .entry = a->entry
	};
	memcpy(p.country, a->country, sizeof p.country);
	memcpy(p.sector, a->sector, sizeof p.sector);
	p.kind = (uint8_t)a->kind;
	/* negara-negara Barat sekutu Israel: its friends are other states */
	if (a->kind == WT_ACTOR_AGENT && strcmp(p.sector, "GOV") == 0 &&
		wt_str_find(a->name, WT_STR("sekutu "), 0) >= 0)
		p.country[0] = '\0';
	return p;
}

int32_t
wt_party_word(const struct wt_coder *c, const struct wt_party *p)
{
	for (int32_t i = 0; i < (int32_t)c->tree.s->n; i++)
		if (wt_tok(&c->tree, i)->span.start == p->span.start)
			return i;
	return -1;
}

bool
wt_party_same(const struct wt_party *a, const struct wt_party *b)
{
	if (strcmp(a->country, b->country) != 0 || strcmp(a->sector, b->sector) != 0)
		return false;
	/* Kapolri and Kapolres: neither is named, their offices tell them apart */
	if (!a->name.len && !b->name.len && a->office.len && b->office.len &&
		!wt_str_eq_nocase(a->office, b->office))
		return false;
	return (a->entry != WT_ENTRY_NONE && a->entry == b->entry) ||
	       wt_str_eq_nocase(a->name, b->name);
}

bool
wt_is_force_body(const struct wt_coder *c, const struct wt_mention *m)
{
	struct wt_party p = wt_party_of(c, m);
	return strcmp(p.sector, "COP") == 0 || strcmp(p.sector, "MIL") == 0 ||
	       strcmp(p.sector, "JUD") == 0;
}

bool
wt_parties_foreign(struct wt_parties *list, const struct wt_parties *own)
{
	unsigned kept = 0;
	for (unsigned i = 0; i < list->n; i++) {
		const struct wt_party *p = &list->items[i];
		bool ours = false;
		for (unsigned k = 0; k < own->n; k++) {
			const struct wt_party *o = &own->items[k];
			bool troops =
				p->kind == WT_ACTOR_AGENT &&
				(strcmp(p->sector, "MIL") == 0 ||
					(!p->country[0] && strcmp(p->sector, o->sector) == 0));
			ours = ours || wt_party_same(p, o) ||
			       (troops && strcmp(p->country, o->country) == 0);
		}
		if (!ours)
			list->items[kept++] = *p;
	}
	list->n = (uint8_t)kept;
	return kept > 0;
}

void
wt_parties_push(struct wt_parties *out, struct wt_party p)
{
	bool known = p.country[0] || p.sector[0];
	if (!known || out->n == WT_CLAIM_PARTIES)
		return;
	for (unsigned i = 0; i < out->n; i++)
		if (wt_party_same(&out->items[i], &p))
			return;
	out->items[out->n++] = p;
}

/* Al Jazeera [mengecam] ..., Tempo [menggugat] ...: what an outlet does for itself. */
static bool
acts_itself(const struct wt_coder *c, const struct wt_mention *m)
{
	static const char *const ACTS[] = { "mengecam", "mengutuk", "mengkritik", "membantah",
		"menolak", "menggugat", "memprotes", "menyesalkan", "menyayangkan", "mengajukan",
		"meminta", "menuntut", "mendesak" };
	static const char *const BETWEEN[] = { "juga", "telah", "sudah", "pun", "turut", "resmi",
		"dengan", "tegas", "keras", ")" };
	static const char *const NEWS[] = { "konfirmasi", "tanggapan", "keterangan", "penjelasan",
		"klarifikasi", "komentar", "izin" };
	const struct wt_tree *t = &c->tree;
	int32_t i = (int32_t)m->last + 1, n = (int32_t)t->s->n;
	while (i < n && WT_AMONG(t, i, BETWEEN))
		i++;
	return i + 1 < n && WT_AMONG(t, i, ACTS) && !WT_AMONG(t, i + 1, NEWS);
}

/* A mention, or all that a plural reference stands for. */
void
wt_parties_name(const struct wt_coder *c, const struct wt_mention *m, enum wt_role role,
	struct wt_parties *out)
{
	const struct wt_actor *a = &m->as.actor;
	/* an outlet may be sued or closed; as an actor it is nearly always the source */
	if (a->kind == WT_ACTOR_MEDIA && role != WT_ROLE_RECIPIENT && !acts_itself(c, m))
		return;
	bool members = false;
	if (a->kind == WT_ACTOR_REFERENCE)
		for (int i = 0; i < WT_MEMBERS; i++)
			if (a->members[i] >= 0 && (uint32_t)a->members[i] < c->ms->n &&
				c->ms->items[a->members[i]].kind == WT_MENTION_ACTOR) {
				struct wt_party p = wt_party_of(c, &c->ms->items[a->members[i]]);
				p.span = m->span;
				wt_parties_push(out, p);
				members = true;
			}
	if (!members && (a->kind != WT_ACTOR_REFERENCE || a->same_as >= 0))
		wt_parties_push(out, wt_party_of(c, m));
}

/* The first place of a phrase such as "Bandara Orly, Paris, Prancis" whose country is known. */
static const struct wt_mention *
place_from(const struct wt_coder *c, int32_t word)
{
	const struct wt_tree *t = &c->tree;
	for (int32_t i = word; i < (int32_t)t->s->n && i < word + 8; i++) {
		uint32_t at = c->ms->place_at[t->s->first + (uint32_t)i];
		const struct wt_mention *m = at ? &c->ms->items[at - 1] : NULL;
		if (m && m->as.place.country[0])
			return m;
		const struct wt_token *k = wt_tok(t, i);
		bool goes_on = k->upos == WT_UPOS_NOUN || k->upos == WT_UPOS_PROPN ||
			       wt_str_is(k->form, ",");
		if (!goes_on)
			return NULL;
	}
	return NULL;
}

/* The state of a place: "ke Beijing" reaches China. */
static bool
add_place(const struct wt_coder *c, int32_t word, struct wt_parties *out)
{
	const struct wt_mention *m = place_from(c, word);
	if (!m)
		return false;
	struct wt_party p = { .name = { "", 0 }, .span = m->span, .entry = WT_ENTRY_NONE };
	memcpy(p.country, m->as.place.country, sizeof p.country);
	memcpy(p.sector, "GOV", 4);
	wt_parties_push(out, p);
	return true;
}

/* serangan yang dilancarkan Israel: whoever acts in the relative clause of a thing. */
static const struct wt_mention *
agent_of_clause(const struct wt_coder *c, int32_t clause)
{
	/* pasangan yang diamankan petugas: what befalls somebody makes him nobody's */
	static const char *const BEFALLS[] = { "diamankan", "ditangkap", "ditahan", "dibekuk",
		"diringkus", "diserang", "dibunuh", "ditembak", "dianiaya", "diculik", "disandera",
		"diperiksa", "dipanggil", "dituduh", "dituding", "didakwa", "dipecat", "diusir",
		"dideportasi", "dibebaskan", "dihukum", "divonis", "disita", "dikecam" };
	bool passive = wt_str_starts(wt_tok(&c->tree, clause)->lower, WT_STR("di")) &&
		       !WT_AMONG(&c->tree, clause, BEFALLS);
	return !passive ? NULL
			: wt_actor_of(c, wt_slot_fill(c, clause, WT_VOICE_PASSIVE, WT_SLOT_OLEH));
}

/* Does the modifier lend its actor: bare, of (dari, asal), by (oleh), or between two (antara)? */
static bool
lends(const struct wt_tree *t, int32_t k, int32_t word)
{
	static const char *const PREPOSITIONS[] = { "dari", "asal", "antara", "oleh" };
	uint8_t rel = wt_tok(t, k)->deprel;
	bool modifier = rel == WT_DEP_NMOD || rel == WT_DEP_NMOD_POSS || rel == WT_DEP_FLAT ||
			rel == WT_DEP_FLAT_NAME || rel == WT_DEP_APPOS || rel == WT_DEP_AMOD ||
			rel == WT_DEP_CONJ;
	int32_t prep = modifier && k > word ? wt_tree_case(t, k) : -1;
	/* "dengan sejumlah syarat, Kuba": what a comma parts is another's */
	bool apart = rel == WT_DEP_APPOS && k > 0 && wt_tree_is(t, k - 1, ",");
	bool fits = prep < 0 && !apart;
	for (size_t i = 0; prep >= 0 && !fits && i < sizeof PREPOSITIONS / sizeof PREPOSITIONS[0];
		i++)
		fits = wt_tree_is(t, prep, PREPOSITIONS[i]);
	return modifier && k > word && fits;
}

/* An actor among the modifiers of a thing: rudal Rusia, helikopter dan tank Israel. */
static const struct wt_mention *
owner(const struct wt_coder *c, int32_t word, int depth)
{
	const struct wt_tree *t = &c->tree;
	if (wt_is_somebody_of(t, word))
		return NULL;
	/* kapal [berbendera Vietnam] */
	if (word + 2 < (int32_t)t->s->n)
		for (int32_t i = word + 1; i <= word + 2; i++)
			if (wt_tree_is(t, i, "berbendera"))
				return wt_actor_of(c, i + 1);
	for (int32_t k = t->first[word]; k >= 0; k = t->next[k]) {
		if (!lends(t, k, word) || wt_is_cause(t, k))
			continue;
		const struct wt_mention *m = wt_actor_of(c, k);
		if (!m && depth < 3)
			m = owner(c, k, depth + 1);
		if (m)
			return m;
	}
	for (int32_t k = t->first[word]; k >= 0; k = t->next[k]) {
		const struct wt_mention *m = wt_tok(t, k)->deprel == WT_DEP_ACL_RELCL && k > word
						     ? agent_of_clause(c, k)
						     : NULL;
		if (m)
			return m;
	}
	return NULL;
}

/* Is the word a paper that speaks for those who wrote it? */
bool
wt_is_paper(const struct wt_tree *t, int32_t word)
{
	static const char *const PAPERS[] = { "surat", "pernyataan", "mosi", "resolusi", "petisi",
		"deklarasi", "komunike", "draf", "memo", "manifesto", "maklumat", "fatwa", "seruan",
		"laporan", "rilis", "edaran" };
	return WT_AMONG(t, word, PAPERS);
}

/*
 * "Israel melancarkan kampanye yang menargetkan X", "mereka menandatangani surat yang meminta X":
 * of a thing that is held, or a paper that is made, who holds or makes it.
 */
static int32_t
holder(const struct wt_coder *c, int32_t word)
{
	const struct wt_tree *t = &c->tree;
	const struct wt_token *k = wt_tok(t, word);
	/* merilis [memo] yang ...: a noun that the parser took for a verb */
	bool object =
		k->deprel == WT_DEP_OBJ || (k->deprel == WT_DEP_XCOMP && wt_is_paper(t, word));
	bool held = object && k->head >= 0 &&
		    (wt_is_light(t, k->head) || (wt_is_paper(t, word) && k->head < word));
	return held ? wt_subject(c, k->head, 0) : -1;
}

/* "X juga termasuk di antara [pihak] yang mewanti-wanti Y": X is one of those; -1. */
static int32_t
one_of(const struct wt_coder *c, int32_t word)
{
	static const char *const ONE[] = { "termasuk", "salah", "satu", "di", "antara", "seorang",
		"menjadi", "merupakan", "adalah", "juga", "bagian", "dari" };
	static const char *const SIDES[] = { "pihak", "negara", "tokoh", "orang", "kelompok",
		"kalangan", "pejabat" };
	const struct wt_tree *t = &c->tree;
	int32_t i = word - 1;
	bool one = false;
	if (word + 1 >= (int32_t)t->s->n || !WT_AMONG(t, word, SIDES) ||
		!wt_tree_is(t, word + 1, "yang"))
		return -1;
	for (; i >= 0 && WT_AMONG(t, i, ONE); i--)
		one = one || wt_tree_is(t, i, "termasuk") || wt_tree_is(t, i, "satu");
	if (i >= 0 && wt_tree_is(t, i, ","))
		i--;
	return one && i >= 0 && wt_actor_of(c, i) ? i : -1;
}

/* "[Pernyataan] itu menuntut Iran ...": those who just spoke together; true where they are known.
 */
static bool
add_writers(const struct wt_coder *c, int32_t word, struct wt_parties *out)
{
	static const char *const THAT[] = { "itu", "tersebut", "ini" };
	const struct wt_tree *t = &c->tree;
	int32_t that = word + 1;
	if (that < (int32_t)t->s->n && wt_tree_is(t, that, "bersama"))
		that++;
	if (that >= (int32_t)t->s->n || !wt_is_paper(t, word) || !WT_AMONG(t, that, THAT))
		return false;
	for (uint32_t i = c->claims->n; i-- > 0;) {
		const struct wt_claim *q = &c->claims->items[i];
		bool said = q->type == WT_TYPE_ACCUSE || q->type == WT_TYPE_REQUEST ||
			    q->type == WT_TYPE_SUPPORT || q->type == WT_TYPE_REJECT ||
			    q->type == WT_TYPE_AGREE;
		if (q->sentence + WRITERS_BACK < c->si)
			return false;
		if (!said || !q->n_actors || q->sentence == c->si)
			continue;
		for (unsigned k = 0; k < q->n_actors; k++)
			wt_parties_push(out, q->actors[k]);
		return out->n > 0;
	}
	return false;
}

const struct wt_mention *
wt_hop_mention(const struct wt_coder *c, const struct wt_hop *hop, uint32_t si)
{
	uint32_t from = si > SPEAKER_NEAR ? si - SPEAKER_NEAR : 0, to = si + SPEAKER_NEAR;
	to = to < c->text->n_sentences ? to : c->text->n_sentences - 1;
	uint32_t end = c->text->sentences[to].first + c->text->sentences[to].n;
	for (uint32_t i = c->text->sentences[from].first; i < end; i++) {
		uint32_t at = c->ms->actor_at[i];
		const struct wt_mention *m = at ? &c->ms->items[at - 1] : NULL;
		const struct wt_actor *a = m ? &wt_mention_real(c->ms, m)->as.actor : NULL;
		bool same =
			a && (hop->entry != WT_ENTRY_NONE ? a->entry == hop->entry
							  : wt_str_eq_nocase(a->name, hop->name));
		if (same && a->sector[0])
			return m;
	}
	return NULL;
}

const struct wt_mention *
wt_quoted_speaker(const struct wt_coder *c, int32_t word)
{
	const struct wt_source *s = &c->sources[c->si];
	uint32_t byte = wt_tok(&c->tree, word)->span.start;
	for (unsigned i = 0; i < s->n; i++)
		if (s->hops[i].rank == WT_HOP_SPEAKER && !s->hops[i].media &&
			s->hops[i].reach.start <= byte && byte < s->hops[i].reach.end)
			return wt_hop_mention(c, &s->hops[i], c->si);
	return NULL;
}

/*
 * China mengatakan bahwa mereka mendukung ...; "Kita menolak ...," kata X: a pronoun under a saying
 * is the speaker, one of the first person also where the speaker is named behind.
 */
static const struct wt_mention *
speaker_for(const struct wt_coder *c, int32_t word)
{
	static const char *const THIRD[] = { "ia", "dia", "mereka", "pihaknya", "dirinya", "beliau",
		"pihak", "diri" };
	static const char *const FIRST[] = { "kami", "kita", "saya", "aku" };
	bool first = WT_AMONG(&c->tree, word, FIRST);
	if (!first && !WT_AMONG(&c->tree, word, THIRD))
		return NULL;
	/* pihak-nya, but not "pihak yang terseret perkara" */
	bool half = wt_tree_is(&c->tree, word, "pihak") || wt_tree_is(&c->tree, word, "diri");
	if (half && (word + 1 >= (int32_t)c->tree.s->n || !wt_tree_is(&c->tree, word + 1, "nya")))
		return NULL;
	int32_t s = wt_speaker(c, word);
	const struct wt_mention *m = wt_actor_of(c, s);
	if (m && wt_party_of(c, m).sector[0] && (s < word || first))
		return m;
	bool quoted = wt_tok(&c->tree, word)->flags & WT_TOK_QUOTED;
	return first && quoted ? wt_quoted_speaker(c, word) : NULL;
}

/* mereka ([AS]), ia ([Netanyahu]): whom the outlet says that a pronoun means; NULL. */
static const struct wt_mention *
in_brackets(const struct wt_coder *c, int32_t word)
{
	const struct wt_tree *t = &c->tree;
	int32_t n = (int32_t)t->s->n;
	if (wt_tok(t, word)->upos != WT_UPOS_PRON || word + 3 >= n || !wt_tree_is(t, word + 1, "("))
		return NULL;
	const struct wt_mention *m = wt_actor_of(c, word + 2);
	int32_t end = m ? (int32_t)m->last + 1 : n;
	return end < n && wt_tree_is(t, end, ")") ? m : NULL;
}

/* "oleh ratusan mahasiswa": who is counted stands behind the number that the parser took. */
static int32_t
past_crowd(const struct wt_coder *c, int32_t word)
{
	static const char *const CROWDS[] = { "ratusan", "ribuan", "puluhan", "belasan", "jutaan",
		"sejumlah", "sebagian", "sebanyak", "sekelompok", "segelintir" };
	bool crowd = word + 1 < (int32_t)c->tree.s->n && WT_AMONG(&c->tree, word, CROWDS) &&
		     !wt_actor_of(c, word);
	return crowd && wt_actor_of(c, word + 1) ? word + 1 : word;
}

/* pasukan [yang menduduki] dari AS, Prancis, dan Turki: of several states, each with the noun. */
static bool
add_of_states(const struct wt_coder *c, const struct wt_mention *m, enum wt_role role,
	struct wt_parties *out)
{
	const struct wt_tree *t = &c->tree;
	int32_t i = (int32_t)m->last + 1, n = (int32_t)t->s->n;
	if ((m->as.actor.kind != WT_ACTOR_AGENT && m->as.actor.kind != WT_ACTOR_OFFICE) || i >= n)
		return false;
	while (i + 1 < n && i <= (int32_t)m->last + CLAUSE_MAX &&
		wt_tok(t, i)->upos != WT_UPOS_PUNCT && !wt_tree_is(t, i, "dari"))
		i++;
	if (!wt_tree_is(t, i, "dari") ||
		(i > (int32_t)m->last + 1 && !wt_tree_is(t, (int32_t)m->last + 1, "yang")))
		return false;
	const struct wt_mention *first = i + 1 < n ? wt_actor_of(c, i + 1) : NULL;
	if (!first || first->as.actor.kind != WT_ACTOR_COUNTRY)
		return false;
	struct wt_parties states = { .n = 0 };
	wt_parties_name(c, first, role, &states);
	wt_parties_join(c, first, role, &states);
	if (states.n < 2)
		return false;
	for (unsigned k = 0; k < states.n; k++) {
		struct wt_party p = states.items[k];
		if (p.kind == WT_ACTOR_COUNTRY)
			memcpy(p.sector, m->as.actor.sector, sizeof p.sector);
		p.kind = (uint8_t)m->as.actor.kind;
		p.office = m->as.actor.office;
		wt_parties_push(out, p);
	}
	return true;
}

/*
 * delegasi Rusia yang dipimpin [Wakil Menteri Krivoruchko]; pemerintah yang diwakili [A, B, dan C]:
 * who stands for a group is who takes part.
 */
static bool
add_led(const struct wt_coder *c, const struct wt_mention *m, enum wt_role role,
	struct wt_parties *out)
{
	static const char *const GROUPS[] = { "delegasi", "rombongan", "tim", "misi", "perwakilan",
		"utusan", "kontingen", "juru" };
	static const char *const LED[] = { "dipimpin", "diketuai", "dikepalai", "pimpinan" };
	static const char *const BETWEEN[] = { "oleh", "langsung", "," };
	const struct wt_tree *t = &c->tree;
	int32_t i = (int32_t)m->last + 1, n = (int32_t)t->s->n;
	if (m->as.actor.kind == WT_ACTOR_PERSON || i + 1 >= n)
		return false;
	if (wt_tree_is(t, i, ","))
		i++;
	if (wt_tree_is(t, i, "yang"))
		i++;
	bool stands = i < n && wt_tree_is(t, i, "diwakili");
	bool leads = i < n && WT_AMONG(t, i, LED) && WT_AMONG(t, (int32_t)m->first, GROUPS);
	if (!stands && !leads)
		return false;
	for (i++; i < n && WT_AMONG(t, i, BETWEEN); i++)
		;
	const struct wt_mention *who = i < n ? wt_actor_of(c, i) : NULL;
	bool fits = who && (who->as.actor.kind == WT_ACTOR_PERSON ||
				   who->as.actor.kind == WT_ACTOR_OFFICE);
	if (!fits || (leads && strcmp(who->as.actor.country, m->as.actor.country) != 0))
		return false;
	wt_parties_name(c, who, role, out);
	if (stands)
		wt_parties_join(c, who, role, out);
	return true;
}

/* "semua pihak yang menangani kasus X": everybody is nobody, and not X. */
bool
wt_is_everybody(const struct wt_tree *t, int32_t word)
{
	static const char *const ALL[] = { "semua", "seluruh", "berbagai", "segenap", "banyak",
		"sejumlah", "beberapa", "para", "setiap" };
	if (!wt_tree_is(t, word, "pihak"))
		return false;
	for (int32_t i = word - 1; i >= 0 && i >= word - 2; i--)
		if (WT_AMONG(t, i, ALL))
			return true;
	return false;
}

/* dianiaya seniornya: a soldier's or a policeman's comrades are of his force, and not he. */
static bool
add_comrade(const struct wt_coder *c, int32_t word, struct wt_parties *out)
{
	static const char *const COMRADES[] = { "senior", "senior-senior", "junior", "rekan",
		"atasan", "bawahan" };
	const struct wt_tree *t = &c->tree;
	if (!WT_AMONG(t, word, COMRADES))
		return false;
	for (int32_t k = t->first[word]; k >= 0; k = t->next[k]) {
		const struct wt_mention *m = k > word ? wt_actor_of(c, k) : NULL;
		const struct wt_actor *a = m ? &m->as.actor : NULL;
		if (!a || (strcmp(a->sector, "MIL") != 0 && strcmp(a->sector, "COP") != 0))
			continue;
		struct wt_party p = { .name = wt_tok(t, word)->form,
			.office = { "", 0 },
			.span = wt_tok(t, word)->span,
			.entry = WT_ENTRY_NONE,
			.kind = WT_ACTOR_AGENT };
		memcpy(p.country, a->country, sizeof p.country);
		memcpy(p.sector, a->sector, sizeof p.sector);
		wt_parties_push(out, p);
		return true;
	}
	return false;
}

/* duka cita atas wafatnya [Habibie], selamat atas terpilihnya [Xi]: to whom it happened. */
static bool
add_of_happening(const struct wt_coder *c, int32_t word, enum wt_role role, struct wt_parties *out)
{
	static const char *const HAPPENS[] = { "wafat", "meninggal", "berpulang", "mangkat",
		"gugur", "terpilih", "dilantik", "bebas", "kepergian", "meninggalnya", "wafatnya",
		"berpulangnya", "mangkatnya", "gugurnya", "terpilihnya", "dilantiknya" };
	const struct wt_tree *t = &c->tree;
	int32_t at = word + 1, n = (int32_t)t->s->n;
	if (!WT_AMONG(t, word, HAPPENS))
		return false;
	if (at < n && wt_tree_is(t, at, "nya"))
		at++;
	/* Presiden ketiga RI, BJ Habibie: whose name stands behind what he was */
	const struct wt_mention *m = NULL;
	for (int32_t k = at; k < n && k < at + TITLE_MAX; k++) {
		const struct wt_mention *a = wt_actor_of(c, k);
		bool person = a && a->as.actor.kind == WT_ACTOR_PERSON;
		bool known = m && m->as.actor.kind == WT_ACTOR_PERSON &&
			     m->as.actor.entry != WT_ENTRY_NONE;
		if (a && !known && (!m || person))
			m = a;
		bool goes_on = wt_is_nominal(wt_tok(t, k)) || wt_tok(t, k)->upos == WT_UPOS_ADJ ||
			       wt_tok(t, k)->upos == WT_UPOS_NUM || wt_tree_is(t, k, ",");
		if (!goes_on)
			break;
	}
	if (m)
		wt_parties_name(c, m, role, out);
	return m != NULL;
}

/* "28 negara mendesak Israel": states, though nobody says which. */
static bool
add_so_many_states(const struct wt_coder *c, int32_t word, struct wt_parties *out)
{
	static const char *const SOME[] = { "puluhan", "belasan", "ratusan", "banyak", "sejumlah",
		"beberapa", "mayoritas" };
	const struct wt_tree *t = &c->tree;
	if (!wt_tree_is(t, word, "negara") || word < 1)
		return false;
	const struct wt_token *n = wt_tok(t, word - 1);
	/* solusi dua negara, perjanjian kedua negara */
	static const char *const PAIR[] = { "dua", "kedua", "satu", "2" };
	if ((n->upos != WT_UPOS_NUM && !WT_AMONG(t, word - 1, SOME)) || WT_AMONG(t, word - 1, PAIR))
		return false;
	struct wt_party p = { .name = wt_tok(t, word)->form,
		.span = wt_span_cover(n->span, wt_tok(t, word)->span),
		.entry = WT_ENTRY_NONE,
		.kind = WT_ACTOR_AGENT,
		.sector = "GOV" };
	wt_parties_push(out, p);
	return true;
}

bool
wt_parties_add(const struct wt_coder *c, int32_t word, enum wt_role role, unsigned slot,
	struct wt_parties *out)
{
	unsigned before = out->n;
	if (word < 0)
		return false;
	/* ditolak banyak pihak, termasuk A */
	if (wt_is_everybody(&c->tree, word))
		return wt_named_behind(c, word, role, out);
	if (wt_counted_states(c, word, out))
		return true;
	const struct wt_mention *m = in_brackets(c, word);
	if (!m)
		m = speaker_for(c, word);
	if (m) {
		wt_parties_name(c, m, role, out);
		return out->n > before;
	}
	word = past_crowd(c, word);
	if (add_comrade(c, word, out))
		return true;
	m = wt_actor_of(c, word);
	const struct wt_mention *one = wt_named_one(c, m, word);
	m = one ? one : m;
	bool by_place = slot == WT_SLOT_KE || slot == WT_SLOT_DI || slot == WT_SLOT_MENUJU ||
			role == WT_ROLE_PLACE;
	if (m && m->as.actor.kind == WT_ACTOR_AGENT &&
		wt_counted_add(c, (int32_t)m->first, (int32_t)m->last, &m->as.actor, out))
		return true;
	bool common = !m || m->as.actor.kind == WT_ACTOR_AGENT;
	if (common && !one && wt_named_later(c, word, role, out))
		return true;
	if (m && (add_led(c, m, role, out) || wt_named_examples(c, m, role, out) ||
			 add_of_states(c, m, role, out)))
		return true;
	if (m) {
		wt_parties_name(c, m, role, out);
		wt_parties_join(c, m, role, out);
		if (slot == WT_SLOT_KEPADA || slot == WT_SLOT_UNTUK || slot == WT_SLOT_BAGI)
			wt_named_also(c, m, role, out);
	}
	if (out->n == before && !m)
		(void)wt_named_behind(c, word, role, out);
	if (out->n == before && !m && wt_tree_is(&c->tree, word, "orang"))
		(void)wt_counted_add(c, word, word, NULL, out);
	if (out->n == before && by_place)
		(void)add_place(c, word, out);
	if (out->n == before && !m) {
		const struct wt_mention *o = owner(c, word, 0);
		/* serangan kedutaan AS menewaskan ...: not he whom it struck */
		if (o && !(role == WT_ROLE_ACTOR && wt_is_struck(c, (int32_t)o->head))) {
			wt_parties_name(c, o, role, out);
			wt_parties_join(c, o, role, out);
			out->weak = out->n > before;
		}
	}
	if (out->n == before && !m && role == WT_ROLE_RECIPIENT &&
		add_of_happening(c, word, role, out))
		out->weak = true;
	if (out->n == before && !m)
		(void)add_so_many_states(c, word, out);
	if (out->n == before && !m && role == WT_ROLE_ACTOR && add_writers(c, word, out))
		out->weak = true;
	if (out->n == before && !m && role == WT_ROLE_ACTOR) {
		int32_t of = holder(c, word);
		const struct wt_mention *h = wt_actor_of(c, of >= 0 ? of : one_of(c, word));
		if (!h && of >= 0 && add_so_many_states(c, of, out))
			out->weak = true;
		if (h) {
			wt_parties_name(c, h, role, out);
			wt_parties_join(c, h, role, out);
			out->weak = out->n > before;
		}
	}
	return out->n > before;
}

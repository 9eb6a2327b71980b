/*
 * party.c - who a noun names, as parties of a claim.
 *
 * The noun's own mention first, with what is joined to it by dan, serta, or a list
 * that ends so; coordination is read by position, since the parser is weak there.
 * A noun that is no actor may lend its possessor (kebijakan AS): such a party is
 * weak.  A place after ke or di stands for its country.
 */
#include "report/source.h"

#define SPEAKER_NEAR 3  /* sentences between a quotation and its speaker */
#define NAMELY_GAP   6  /* words between those counted and their names */
#define BRACKET_MAX  14 /* words in brackets behind a name */
#define INITIALS     4  /* letters */
#define CLAUSE_MAX   3  /* words of "yang ..." between a noun and its states */

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
	return p;
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

static void
add_party(struct wt_parties *out, struct wt_party p)
{
	bool known = p.country[0] || p.sector[0];
	if (!known || out->n == WT_CLAIM_PARTIES)
		return;
	for (unsigned i = 0; i < out->n; i++)
		if (wt_party_same(&out->items[i], &p))
			return;
	out->items[out->n++] = p;
}

/* A mention, or all that a plural reference stands for. */
static void
add_mention(const struct wt_coder *c, const struct wt_mention *m, enum wt_role role,
	struct wt_parties *out)
{
	const struct wt_actor *a = &m->as.actor;
	/* an outlet may be sued or closed; as an actor it is nearly always the source */
	if (a->kind == WT_ACTOR_MEDIA && role != WT_ROLE_RECIPIENT)
		return;
	bool members = false;
	if (a->kind == WT_ACTOR_REFERENCE)
		for (int i = 0; i < 4; i++)
			if (a->members[i] >= 0 && (uint32_t)a->members[i] < c->ms->n &&
				c->ms->items[a->members[i]].kind == WT_MENTION_ACTOR) {
				struct wt_party p = wt_party_of(c, &c->ms->items[a->members[i]]);
				p.span = m->span;
				add_party(out, p);
				members = true;
			}
	if (!members && (a->kind != WT_ACTOR_REFERENCE || a->same_as >= 0))
		add_party(out, wt_party_of(c, m));
}

static bool
is_joint(const struct wt_tree *t, int32_t i)
{
	static const char *const JOINTS[] = { "dan", "serta", "maupun", "&", "beserta", "bersama" };
	for (size_t k = 0; k < sizeof JOINTS / sizeof JOINTS[0]; k++)
		if (wt_tree_is(t, i, JOINTS[k]))
			return true;
	return false;
}

/* Does a new clause begin with this mention (its head is the subject of a later verb)? */
static bool
opens_clause(const struct wt_coder *c, const struct wt_mention *m, int32_t before)
{
	const struct wt_token *h = wt_tok(&c->tree, (int32_t)m->head);
	bool subject = h->deprel == WT_DEP_NSUBJ || h->deprel == WT_DEP_NSUBJ_PASS;
	if (!subject || h->head < 0)
		return false;
	/* meminta Komisaris Tinggi dan [Pemerintah] untuk mempercepat ...: both are asked */
	static const char *const ASKED[] = { "untuk", "agar", "supaya" };
	if (m->last + 1 < c->tree.s->n && WT_AMONG(&c->tree, (int32_t)m->last + 1, ASKED))
		return false;
	const struct wt_token *b = wt_tok(&c->tree, before);
	return h->head > (int32_t)m->last && b->head != h->head;
}

/* istrinya, kliennya: not he, but somebody of his. */
static bool
is_somebody_of(const struct wt_tree *t, int32_t word)
{
	static const char *const KIN[] = { "klien", "istri", "isteri", "suami", "anak", "putra",
		"putri", "adik", "kakak", "ibu", "ayah", "bapak", "ibunda", "ayahanda", "rekan",
		"teman", "kawan", "tetangga", "sopir", "kerabat", "keponakan", "menantu", "korban",
		"kekasih", "pacar", "kolega", "pendahulu", "penerus", "cucu", "kakek", "nenek",
		"saudara", "majikan", "asisten" };
	for (size_t i = 0; i < sizeof KIN / sizeof KIN[0]; i++)
		if (wt_tree_is(t, word, KIN[i]))
			return true;
	return false;
}

/* menantu Trump, [Jared Kushner]: who is named behind the one he belongs to; NULL. */
static const struct wt_mention *
named_behind(const struct wt_coder *c, int32_t word)
{
	const struct wt_mention *of = wt_actor_of(c, word + 1);
	int32_t comma = of ? (int32_t)of->last + 1 : -1;
	if (comma < 0 || !wt_tree_is(&c->tree, comma, ","))
		return NULL;
	const struct wt_mention *m =
		comma + 1 < (int32_t)c->tree.s->n ? wt_actor_of(c, comma + 1) : NULL;
	return m && m->as.actor.kind == WT_ACTOR_PERSON ? m : NULL;
}

/* AW ([Abdul Wahid]), MAS (Kepala Dinas [Muhammad Arief] selaku ...): the name behind initials;
 * NULL. */
static const struct wt_mention *
behind_initials(const struct wt_coder *c, int32_t i)
{
	const struct wt_tree *t = &c->tree;
	const struct wt_token *k = wt_tok(t, i);
	if (!(k->flags & WT_TOK_ALLCAPS) || k->form.len > INITIALS || i + 2 >= (int32_t)t->s->n ||
		!wt_tree_is(t, i + 1, "("))
		return NULL;
	for (int32_t at = i + 2; at < (int32_t)t->s->n && at < i + 2 + BRACKET_MAX; at++) {
		const struct wt_mention *m = wt_actor_of(c, at);
		if (m && m->as.actor.kind == WT_ACTOR_PERSON)
			return m;
		if (wt_tree_is(t, at, ")"))
			return NULL;
	}
	return NULL;
}

/* The mention that begins at or just behind word i (a determiner or number may precede it). */
static const struct wt_mention *
mention_from(const struct wt_coder *c, int32_t i)
{
	/* Ibu Negara Iriana is nobody's mother */
	if (i + 1 < (int32_t)c->tree.s->n && !wt_actor_of(c, i) && is_somebody_of(&c->tree, i))
		return named_behind(c, i);
	const struct wt_mention *initials =
		i < (int32_t)c->tree.s->n ? behind_initials(c, i) : NULL;
	if (initials)
		return initials;
	for (int32_t k = i; k < i + 3 && k < (int32_t)c->tree.s->n; k++) {
		const struct wt_mention *m = wt_actor_of(c, k);
		if (m)
			return m;
		uint8_t pos = wt_tok(&c->tree, k)->upos;
		if (pos != WT_UPOS_NUM && pos != WT_UPOS_DET && pos != WT_UPOS_ADJ &&
			pos != WT_UPOS_NOUN)
			return NULL;
	}
	return NULL;
}

/* Behind the brackets that open at i, or that stand open there: "(Dani Nursalam selaku ...)". */
static int32_t
skip_brackets(const struct wt_tree *t, int32_t i)
{
	for (int32_t k = i - 1; k >= 0 && k > i - BRACKET_MAX && !wt_tree_is(t, k, ")"); k--)
		if (wt_tree_is(t, k, "(")) {
			while (i < (int32_t)t->s->n && i < k + 2 * BRACKET_MAX &&
				!wt_tree_is(t, i, ")"))
				i++;
			return i + 1;
		}
	if (i < (int32_t)t->s->n && wt_tree_is(t, i, "("))
		for (int32_t k = i + 1; k < (int32_t)t->s->n && k < i + 8; k++)
			if (wt_tree_is(t, k, ")"))
				return k + 1;
	return i;
}

/*
 * pasukan AS dan [Inggris], pengungsi Suriah dan [Irak]: the noun stands before all the states of a
 * list.
 */
static void
share_noun(const struct wt_coder *c, const struct wt_mention *first, const struct wt_mention *next,
	unsigned from, struct wt_parties *out)
{
	const struct wt_actor *a = &first->as.actor;
	const struct wt_token *end = wt_tok(&c->tree, (int32_t)first->last);
	bool noun = (a->kind == WT_ACTOR_AGENT || a->kind == WT_ACTOR_OFFICE) && a->country[0] &&
		    first->first < first->last && (end->flags & (WT_TOK_CAPITAL | WT_TOK_ALLCAPS));
	if (!noun || next->as.actor.kind != WT_ACTOR_COUNTRY)
		return;
	for (unsigned i = from; i < out->n; i++) {
		memcpy(out->items[i].sector, a->sector, sizeof a->sector);
		out->items[i].kind = (uint8_t)a->kind;
		out->items[i].office = a->office;
	}
}

/* pos polisi dan satu [pangkalan militer]: what is struck beside another thing of the same state.
 */
static bool
add_base(const struct wt_coder *c, const struct wt_mention *m, int32_t at, struct wt_parties *out)
{
	static const char *const BASES[] = { "pangkalan", "markas", "pos", "kamp", "barak",
		"tangsi", "fasilitas", "instalasi", "konvoi", "gudang", "kapal", "pesawat",
		"helikopter" };
	const struct wt_tree *t = &c->tree;
	while (at + 1 < (int32_t)t->s->n &&
		(wt_tok(t, at)->upos == WT_UPOS_NUM || wt_tok(t, at)->upos == WT_UPOS_DET))
		at++;
	if (at + 1 >= (int32_t)t->s->n || !WT_AMONG(t, at, BASES) ||
		!wt_tree_is(t, at + 1, "militer") || wt_actor_of(c, at + 1))
		return false;
	struct wt_party p = { .name = { "", 0 },
		.office = { "", 0 },
		.span = wt_span_cover(wt_tok(t, at)->span, wt_tok(t, at + 1)->span),
		.entry = WT_ENTRY_NONE,
		.kind = WT_ACTOR_AGENT };
	memcpy(p.country, m->as.actor.country, sizeof p.country);
	memcpy(p.sector, "MIL", sizeof "MIL");
	add_party(out, p);
	return true;
}

/* menteri luar negeri dan [pertahanan] Rusia: the second of two who share their title's head. */
static bool
add_second_minister(
	const struct wt_coder *c, const struct wt_mention *m, int32_t at, struct wt_parties *out)
{
	static const char *const MATTERS[] = { "pertahanan", "keuangan", "perdagangan", "ekonomi",
		"energi", "keamanan", "pertanian", "kesehatan", "kehakiman", "industri",
		"perindustrian", "pendidikan", "luar", "dalam", "hukum" };
	const struct wt_tree *t = &c->tree;
	bool minister = m->as.actor.kind == WT_ACTOR_OFFICE &&
			(wt_tree_is(t, (int32_t)m->first, "menteri") ||
				wt_tree_is(t, (int32_t)m->first, "para"));
	if (!minister || !out->n || !WT_AMONG(t, at, MATTERS))
		return false;
	struct wt_party p = out->items[out->n - 1];
	p.office = wt_tok(t, at)->form;
	p.span = wt_tok(t, at)->span;
	p.entry = WT_ENTRY_NONE;
	p.name = (struct wt_str){ "", 0 };
	add_party(out, p);
	return true;
}

/* pemerintah, tentara, dan rakyat Rusia: the state named last is that of all who have none of their
 * own. */
static void
share_country(const struct wt_coder *c, const struct wt_mention *first,
	const struct wt_mention *last, struct wt_parties *out)
{
	const struct wt_actor *a = &wt_mention_real(c->ms, last)->as.actor;
	bool plain = first->as.actor.kind == WT_ACTOR_AGENT && first->first == first->last;
	if (!plain || last->first == last->last || a->kind != WT_ACTOR_AGENT || !a->country[0])
		return;
	for (unsigned i = 0; i < out->n; i++)
		if (out->items[i].kind == WT_ACTOR_AGENT)
			memcpy(out->items[i].country, a->country, sizeof a->country);
}

/* Police, soldiers, courts: with others of their kind they act. */
bool
wt_is_force_body(const struct wt_coder *c, const struct wt_mention *m)
{
	struct wt_party p = wt_party_of(c, m);
	return strcmp(p.sector, "COP") == 0 || strcmp(p.sector, "MIL") == 0 ||
	       strcmp(p.sector, "JUD") == 0;
}

/* "ditangkap KPK bersama anak buahnya": who is with the agent of a passive is acted on, not acting.
 */
static bool
is_companion(const struct wt_coder *c, const struct wt_mention *m, int32_t joint,
	const struct wt_mention *next)
{
	static const char *const WITH[] = { "bersama", "beserta" };
	const struct wt_tree *t = &c->tree;
	if (m->first == 0 || !WT_AMONG(t, joint, WITH) || !wt_is_force_body(c, m) ||
		wt_is_force_body(c, next))
		return false;
	const struct wt_token *before = wt_tok(t, (int32_t)m->first - 1);
	return wt_str_is(before->lower, "oleh") ||
	       (before->upos == WT_UPOS_VERB && wt_str_starts(before->lower, WT_STR("di")));
}

/* Rusia, AS, dan Suriah: a list of states goes on behind the mention. */
static bool
states_go_on(const struct wt_coder *c, const struct wt_mention *m)
{
	const struct wt_tree *t = &c->tree;
	int32_t at = (int32_t)m->last + 1, n = (int32_t)t->s->n;
	if (at < n && wt_tree_is(t, at, ","))
		at++;
	if (at < n && is_joint(t, at))
		at++;
	const struct wt_mention *next =
		at > (int32_t)m->last + 1 && at < n ? wt_actor_of(c, at) : NULL;
	return m->as.actor.kind == WT_ACTOR_COUNTRY && next &&
	       next->as.actor.kind == WT_ACTOR_COUNTRY;
}

/* A, B, dan C: collects B and C behind A; commas count only when a joint follows. */
static void
add_joined(const struct wt_coder *c, const struct wt_mention *m, enum wt_role role,
	struct wt_parties *out)
{
	const struct wt_tree *t = &c->tree;
	const struct wt_mention *pending[WT_CLAIM_PARTIES];
	int n = 0;
	int32_t at = skip_brackets(t, (int32_t)m->last + 1), before = (int32_t)m->head;
	while (at < (int32_t)t->s->n && n < WT_CLAIM_PARTIES) {
		bool comma = wt_tree_is(t, at, ",");
		int32_t joint = comma && at + 1 < (int32_t)t->s->n ? at + 1 : at;
		/* TNI-Polri, AS/Israel */
		bool pair = wt_tree_is(t, at, "-") || wt_tree_is(t, at, "/");
		bool joined = is_joint(t, joint) || pair;
		if (!comma && !joined)
			break;
		const struct wt_mention *next = mention_from(c, joined ? joint + 1 : at + 1);
		if (joined && !pair && !next && joint + 1 < (int32_t)t->s->n) {
			if (role == WT_ROLE_RECIPIENT)
				(void)add_base(c, m, joint + 1, out);
			(void)add_second_minister(c, m, joint + 1, out);
		}
		if (pair && next && next->first != (uint32_t)at + 1)
			break;
		if (role == WT_ROLE_ACTOR && next && is_companion(c, m, joint, next))
			break;
		/* behind a second state of a list the parser's next subject is its last member */
		bool states = next && m->as.actor.kind == WT_ACTOR_COUNTRY &&
			      next->as.actor.kind == WT_ACTOR_COUNTRY &&
			      (n > 0 || states_go_on(c, next));
		/* "X menuturkan, Polri dan Bawaslu akan ...": the parser gave the first of them to
		 * the verb before */
		const struct wt_token *own = wt_tok(t, (int32_t)m->head);
		bool misplaced = role == WT_ROLE_ACTOR && joined && own->deprel == WT_DEP_NSUBJ &&
				 own->head >= 0 && own->head < (int32_t)m->first;
		if (!next || next->first <= m->last ||
			(!states && !misplaced && opens_clause(c, next, before)))
			break;
		pending[n++] = next;
		at = skip_brackets(t, (int32_t)next->last + 1);
		/* Iran, Libya, Sudan, dan dengan syarat Kuba: states in a row need no "dan" */
		bool row = states && n >= 2 && !states_go_on(c, next);
		for (int i = 0; i < n; i++)
			row = row && pending[i]->as.actor.kind == WT_ACTOR_COUNTRY;
		if (!joined && !row)
			continue;
		for (int i = 0; i < n; i++) {
			unsigned from = out->n;
			add_mention(c, pending[i], role, out);
			share_noun(c, m, pending[i], from, out);
		}
		share_country(c, m, next, out);
		n = 0;
	}
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
	add_party(out, p);
	return true;
}

/* serangan yang dilancarkan Israel: whoever acts in the relative clause of a thing. */
static const struct wt_mention *
agent_of_clause(const struct wt_coder *c, int32_t clause)
{
	bool passive = wt_str_starts(wt_tok(&c->tree, clause)->lower, WT_STR("di"));
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
	if (is_somebody_of(t, word))
		return NULL;
	for (int32_t k = t->first[word]; k >= 0; k = t->next[k]) {
		if (!lends(t, k, word))
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

/* "Israel melancarkan kampanye yang menargetkan X": of a thing that is held, who holds it. */
static int32_t
holder(const struct wt_coder *c, int32_t word)
{
	const struct wt_token *k = wt_tok(&c->tree, word);
	bool held = k->deprel == WT_DEP_OBJ && k->head >= 0 && wt_is_light(&c->tree, k->head);
	return held ? wt_subject(c, k->head, 0) : -1;
}

/* tiga orang, yakni A, B, dan C: who they are stands behind. */
static bool
add_spelled_out(const struct wt_coder *c, int32_t word, enum wt_role role, struct wt_parties *out)
{
	static const char *const NAMELY[] = { "yakni", "yaitu", "ialah", "bernama", "berinisial" };
	const struct wt_tree *t = &c->tree;
	for (int32_t i = word + 1; i + 1 < (int32_t)t->s->n && i < word + NAMELY_GAP; i++)
		for (size_t k = 0; k < sizeof NAMELY / sizeof NAMELY[0]; k++) {
			if (!wt_tree_is(t, i, NAMELY[k]))
				continue;
			int32_t at = wt_tree_is(t, i + 1, ",") ? i + 2 : i + 1;
			const struct wt_mention *m =
				at < (int32_t)t->s->n ? mention_from(c, at) : NULL;
			if (m) {
				add_mention(c, m, role, out);
				add_joined(c, m, role, out);
			}
			return m != NULL;
		}
	return false;
}

/*
 * sejumlah pejabat Rusia, termasuk [Medvedev dan Shoigu]: of those at large who are named; what is
 * told of all is told of them.
 */
static bool
add_examples(const struct wt_coder *c, const struct wt_mention *m, enum wt_role role,
	struct wt_parties *out)
{
	static const char *const SUCH[] = { "termasuk", "yakni", "yaitu", "ialah", "seperti",
		"antara" };
	const struct wt_tree *t = &c->tree;
	int32_t i = (int32_t)m->last + 1, n = (int32_t)t->s->n;
	unsigned before = out->n;
	if (i < n && wt_tree_is(t, i, ","))
		i++;
	if (m->as.actor.kind != WT_ACTOR_AGENT || i + 1 >= n || !WT_AMONG(t, i, SUCH))
		return false;
	if (wt_tree_is(t, i, "antara") && !wt_tree_is(t, ++i, "lain"))
		return false;
	const struct wt_mention *who = mention_from(c, i + 1);
	bool named = who && (who->as.actor.kind == WT_ACTOR_PERSON ||
				    who->as.actor.kind == WT_ACTOR_OFFICE ||
				    who->as.actor.kind == WT_ACTOR_BODY);
	if (!named || (!wt_tree_is(t, i, "termasuk") && opens_clause(c, who, (int32_t)m->head)))
		return false;
	add_mention(c, who, role, out);
	/* pejabat Rusia, termasuk menteri pertahanan: of the same state */
	if (who->as.actor.kind == WT_ACTOR_OFFICE && m->as.actor.country[0] && out->n > before)
		memcpy(out->items[before].country, m->as.actor.country, sizeof m->as.actor.country);
	add_joined(c, who, role, out);
	return out->n > before;
}

const struct wt_mention *
wt_quoted_speaker(const struct wt_coder *c, int32_t word)
{
	const struct wt_source *s = &c->sources[c->si];
	uint32_t byte = wt_tok(&c->tree, word)->span.start;
	const struct wt_hop *hop = NULL;
	for (unsigned i = 0; i < s->n && !hop; i++)
		if (s->hops[i].rank == WT_HOP_SPEAKER && !s->hops[i].media &&
			s->hops[i].reach.start <= byte && byte < s->hops[i].reach.end)
			hop = &s->hops[i];
	uint32_t from = c->si > SPEAKER_NEAR ? c->si - SPEAKER_NEAR : 0;
	uint32_t to = c->si + SPEAKER_NEAR;
	to = to < c->text->n_sentences ? to : c->text->n_sentences - 1;
	uint32_t end = c->text->sentences[to].first + c->text->sentences[to].n;
	for (uint32_t i = c->text->sentences[from].first; hop && i < end; i++) {
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
	int32_t s = wt_speaker(c, word);
	const struct wt_mention *m = wt_actor_of(c, s);
	if (m && wt_party_of(c, m).sector[0] && (s < word || first))
		return m;
	bool quoted = wt_tok(&c->tree, word)->flags & WT_TOK_QUOTED;
	return first && quoted ? wt_quoted_speaker(c, word) : NULL;
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
	add_mention(c, first, role, &states);
	add_joined(c, first, role, &states);
	if (states.n < 2)
		return false;
	for (unsigned k = 0; k < states.n; k++) {
		struct wt_party p = states.items[k];
		if (p.kind == WT_ACTOR_COUNTRY)
			memcpy(p.sector, m->as.actor.sector, sizeof p.sector);
		p.kind = (uint8_t)m->as.actor.kind;
		p.office = m->as.actor.office;
		add_party(out, p);
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
	add_mention(c, who, role, out);
	if (stands)
		add_joined(c, who, role, out);
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

/* seorang kadernya, [Imam Nahrawi], ...: who the one is that a noun tells of first. */
static const struct wt_mention *
named_one(const struct wt_coder *c, const struct wt_mention *m)
{
	static const char *const ONE[] = { "seorang", "salah", "satu", "sang" };
	const struct wt_tree *t = &c->tree;
	int32_t comma = (int32_t)m->last + 1, n = (int32_t)t->s->n;
	while (comma < n && (wt_tok(t, comma)->flags & WT_TOK_CLITIC))
		comma++;
	if (m->as.actor.kind != WT_ACTOR_AGENT || comma + 1 >= n || !wt_tree_is(t, comma, ",") ||
		m->first == 0 || !WT_AMONG(t, (int32_t)m->first - 1, ONE))
		return NULL;
	const struct wt_mention *who = wt_actor_of(c, comma + 1);
	bool one = who && who->as.actor.kind == WT_ACTOR_PERSON &&
		   (int32_t)who->first == comma + 1 && (int32_t)who->last + 1 < n &&
		   !is_joint(t, (int32_t)who->last + 1);
	return one ? who : NULL;
}

bool
wt_parties_add(const struct wt_coder *c, int32_t word, enum wt_role role, unsigned slot,
	struct wt_parties *out)
{
	unsigned before = out->n;
	if (word < 0 || wt_is_everybody(&c->tree, word))
		return false;
	if (wt_counted_states(c, word, out))
		return true;
	const struct wt_mention *m = speaker_for(c, word);
	if (m) {
		add_mention(c, m, role, out);
		return out->n > before;
	}
	word = past_crowd(c, word);
	m = wt_actor_of(c, word);
	if (m && named_one(c, m))
		m = named_one(c, m);
	bool by_place = slot == WT_SLOT_KE || slot == WT_SLOT_DI || slot == WT_SLOT_MENUJU ||
			role == WT_ROLE_PLACE;
	if (m && m->as.actor.kind == WT_ACTOR_AGENT &&
		wt_counted_add(c, (int32_t)m->first, (int32_t)m->last, &m->as.actor, out))
		return true;
	if (m && (add_led(c, m, role, out) || add_examples(c, m, role, out) ||
			 add_of_states(c, m, role, out)))
		return true;
	if (m) {
		add_mention(c, m, role, out);
		add_joined(c, m, role, out);
	}
	if (out->n == before && !m)
		(void)add_spelled_out(c, word, role, out);
	if (out->n == before && !m && wt_tree_is(&c->tree, word, "orang"))
		(void)wt_counted_add(c, word, word, NULL, out);
	if (out->n == before && by_place)
		(void)add_place(c, word, out);
	if (out->n == before && !m) {
		const struct wt_mention *o = owner(c, word, 0);
		/* serangan kedutaan AS menewaskan ...: not he whom it struck */
		if (o && !(role == WT_ROLE_ACTOR && wt_is_struck(c, (int32_t)o->head))) {
			add_mention(c, o, role, out);
			add_joined(c, o, role, out);
			out->weak = out->n > before;
		}
	}
	if (out->n == before && !m && role == WT_ROLE_ACTOR) {
		const struct wt_mention *h = wt_actor_of(c, holder(c, word));
		if (h) {
			add_mention(c, h, role, out);
			add_joined(c, h, role, out);
			out->weak = out->n > before;
		}
	}
	return out->n > before;
}

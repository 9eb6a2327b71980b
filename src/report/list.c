/*
 * list.c - who is named together: A, B, dan C.
 *
 * Coordination is read by position, since the parser is weak there: commas count where a
 * joint follows, or between states in a row.  What a list's members share (their noun, their
 * state) each of them gets.
 */
#include "report/party.h"

#define BRACKET_MAX 14 /* words in brackets behind a name */
#define TITLE_GAP   5  /* words that lead a title in behind its bearer */
#define LISTED_MAX  16 /* words from "termasuk" to the verb behind its list */
#define INITIALS    4  /* letters */

/* setelah [A] dan B bertemu: it opens a clause, and the parser gave it to a word before. */
bool
wt_stands_behind_opener(const struct wt_tree *t, const struct wt_mention *m)
{
	static const char *const OPENERS[] = { "setelah", "sesudah", "usai", "seusai", "sebelum",
		"ketika", "saat", "sejak", "karena", "bahwa", "sementara" };
	int32_t to = wt_tok(t, (int32_t)m->head)->head;
	return m->first > 0 && WT_AMONG(t, (int32_t)m->first - 1, OPENERS) && to >= 0 &&
	       to < (int32_t)m->first;
}

/*
 * "muncul setelah [sejumlah negara], termasuk Prancis dan Kanada, mengumumkan rencana": who opens
 * the clause, some of whom are named between commas; -1.
 */
int32_t
wt_listed_behind_opener(const struct wt_coder *c, int32_t word)
{
	static const char *const SUCH[] = { "termasuk", "seperti", "yakni", "yaitu" };
	const struct wt_tree *t = &c->tree;
	if (word < 4 || !wt_tree_is(t, word - 1, ","))
		return -1;
	for (int32_t i = word - 2; i > 2 && i >= word - LISTED_MAX; i--) {
		if (!WT_AMONG(t, i, SUCH) || !wt_tree_is(t, i - 1, ","))
			continue;
		const struct wt_mention *a = wt_actor_of(c, i - 2);
		return a && wt_stands_behind_opener(t, a) ? (int32_t)a->head : -1;
	}
	return -1;
}

/* Does a new clause begin with this mention (its head is the subject of a later verb)? */
bool
wt_mention_opens(const struct wt_coder *c, const struct wt_mention *m, int32_t before)
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

/*
 * "meminta A dan [B] menyerahkan wilayah": what both are asked to do has the parser's B for its
 * subject.
 */
static bool
is_asked_with(const struct wt_coder *c, const struct wt_mention *m, const struct wt_mention *next)
{
	static const char *const ASKS[] = { "meminta", "minta", "mendesak", "desak", "menyerukan",
		"mendorong", "dorong", "memerintahkan", "perintahkan", "mengajak", "ajak",
		"mengimbau", "imbau", "menuntut", "menginstruksikan", "memaksa", "menekan",
		"memperingatkan", "mengingatkan", "ingatkan", "menuduh", "tuduh", "menuding",
		"tuding", "mengizinkan", "melarang", "membantu", "diminta", "didesak" };
	const struct wt_tree *t = &c->tree;
	int32_t verb = (int32_t)m->first - 1;
	while (verb > 0 && (wt_tok(t, verb)->upos == WT_UPOS_DET || wt_tree_is(t, verb, "kepada") ||
				   wt_tree_is(t, verb, "agar")))
		verb--;
	return verb >= 0 && WT_AMONG(t, verb, ASKS) && next->last + 1 < t->s->n &&
	       !wt_says(c, wt_tok(t, (int32_t)next->head)->head);
}

/* istrinya, kliennya: not he, but somebody of his. */
bool
wt_is_somebody_of(const struct wt_tree *t, int32_t word)
{
	static const char *const KIN[] = { "klien", "istri", "isteri", "suami", "anak", "putra",
		"putri", "adik", "kakak", "ibu", "ayah", "bapak", "ibunda", "ayahanda", "rekan",
		"teman", "kawan", "tetangga", "sopir", "kerabat", "keponakan", "menantu", "korban",
		"kekasih", "pacar", "kolega", "pendahulu", "penerus", "cucu", "kakek", "nenek",
		"saudara", "majikan", "asisten", "loyalis", "senior", "senior-senior", "junior",
		"atasan", "bawahan" };
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
const struct wt_mention *
wt_mention_from(const struct wt_coder *c, int32_t i)
{
	/* Ibu Negara Iriana is nobody's mother */
	if (i + 1 < (int32_t)c->tree.s->n && !wt_actor_of(c, i) && wt_is_somebody_of(&c->tree, i))
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
 * A (AB) selaku [direktur PT X]; dan B, C, [Kepala Dinas Y], dan D: behind the brackets and the
 * title that stand behind a member of a list.
 */
static int32_t
behind_member(const struct wt_coder *c, const struct wt_mention *m)
{
	static const char *const AS[] = { ",", "selaku", "sebagai", "yang", "menjabat", "juga",
		"seorang", "mantan", "eks", "sekaligus" };
	const struct wt_tree *t = &c->tree;
	int32_t at = skip_brackets(t, (int32_t)m->last + 1), i = at, n = (int32_t)t->s->n;
	while (i < n && i < at + TITLE_GAP && WT_AMONG(t, i, AS))
		i++;
	const struct wt_mention *title = i > at && i < n ? wt_actor_of(c, i) : NULL;
	bool own = title && (int32_t)title->first == i &&
		   title->as.actor.kind == WT_ACTOR_REFERENCE && title->as.actor.office.len &&
		   title->as.actor.same_as >= 0 && &c->ms->items[title->as.actor.same_as] == m;
	return own ? skip_brackets(t, (int32_t)title->last + 1) : at;
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
	wt_parties_push(out, p);
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
	wt_parties_push(out, p);
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
	if (at < n && wt_is_joint(t, at))
		at++;
	const struct wt_mention *next =
		at > (int32_t)m->last + 1 && at < n ? wt_actor_of(c, at) : NULL;
	return m->as.actor.kind == WT_ACTOR_COUNTRY && next &&
	       next->as.actor.kind == WT_ACTOR_COUNTRY;
}

/* negara Eropa [seperti] A dan B, lima negara, [yakni] A dan B, [di antaranya] A dan B */
bool
wt_is_namely(const struct wt_tree *t, int32_t word)
{
	static const char *const NAMELY[] = { "termasuk", "yakni", "yaitu", "ialah", "seperti",
		"meliputi", "antaranya" };
	return word >= 0 &&
	       (WT_AMONG(t, word, NAMELY) || (word > 0 && wt_tree_is(t, word, "lain") &&
						     wt_tree_is(t, word - 1, "antara")));
}

/* A, B, dan [dua pegawai]: somebody whom no list knows ends the list, too. */
static bool
ends_with_unknown(const struct wt_coder *c, int32_t joint)
{
	const struct wt_tree *t = &c->tree;
	if (joint + 1 >= (int32_t)t->s->n)
		return false;
	const struct wt_token *k = wt_tok(t, joint + 1);
	bool noun = k->upos == WT_UPOS_NOUN || k->upos == WT_UPOS_PROPN || k->upos == WT_UPOS_NUM ||
		    k->upos == WT_UPOS_DET;
	return noun && !wt_is_subject(k->deprel);
}

static void
take_pending(const struct wt_coder *c, const struct wt_mention *m,
	const struct wt_mention *const *pending, int n, enum wt_role role, struct wt_parties *out)
{
	for (int i = 0; i < n; i++) {
		unsigned from = out->n;
		wt_parties_name(c, pending[i], role, out);
		share_noun(c, m, pending[i], from, out);
	}
}

/* Prancis [hingga] Inggris, Menlu A [sampai] Presiden B: the last of those who stand for more. */
static bool
reaches(const struct wt_coder *c, const struct wt_mention *m, int32_t joint)
{
	const struct wt_tree *t = &c->tree;
	const struct wt_mention *next =
		joint + 1 < (int32_t)t->s->n &&
				(wt_tree_is(t, joint, "hingga") || wt_tree_is(t, joint, "sampai"))
			? wt_actor_of(c, joint + 1)
			: NULL;
	return next && next->first == (uint32_t)joint + 1 &&
	       next->as.actor.kind == m->as.actor.kind;
}

/* A, B, dan C: collects B and C behind A; commas count only when a joint follows. */
void
wt_parties_join(const struct wt_coder *c, const struct wt_mention *m, enum wt_role role,
	struct wt_parties *out)
{
	const struct wt_tree *t = &c->tree;
	const struct wt_mention *pending[WT_CLAIM_PARTIES];
	int n = 0;
	int32_t at = behind_member(c, m), before = (int32_t)m->head;
	while (at < (int32_t)t->s->n && n < WT_CLAIM_PARTIES) {
		bool comma = wt_tree_is(t, at, ",") || wt_tree_is(t, at, ";");
		int32_t joint = comma && at + 1 < (int32_t)t->s->n ? at + 1 : at;
		/* TNI-Polri, AS/Israel */
		bool pair = wt_tree_is(t, at, "-") || wt_tree_is(t, at, "/");
		bool joined = wt_is_joint(t, joint) || pair || reaches(c, m, joint);
		if (!comma && !joined)
			break;
		const struct wt_mention *next = wt_mention_from(c, joined ? joint + 1 : at + 1);
		if (joined && !pair && !next && joint + 1 < (int32_t)t->s->n) {
			if (role == WT_ROLE_RECIPIENT)
				(void)add_base(c, m, joint + 1, out);
			(void)add_second_minister(c, m, joint + 1, out);
			if (n && ends_with_unknown(c, joint))
				take_pending(c, m, pending, n, role, out);
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
		bool misplaced = role == WT_ROLE_ACTOR && joined &&
				 ((own->deprel == WT_DEP_NSUBJ && own->head >= 0 &&
					  own->head < (int32_t)m->first) ||
					 wt_begins_clause(c, m) || wt_stands_behind_opener(t, m));
		/* "antara A dan B berlangsung": between takes two, whatever B is the subject of */
		bool between =
			joined && m->first > 0 && wt_tree_is(t, (int32_t)m->first - 1, "antara");
		bool named = joined && (wt_is_namely(t, (int32_t)m->first - 1) ||
					       (!comma && next && is_asked_with(c, m, next)));
		if (!next || next->first <= m->last ||
			(!states && !misplaced && !between && !named &&
				wt_mention_opens(c, next, before)))
			break;
		pending[n++] = next;
		at = behind_member(c, next);
		/* Iran, Libya, Sudan, dan dengan syarat Kuba: states in a row need no "dan" */
		bool row = states && n >= 2 && !states_go_on(c, next);
		for (int i = 0; i < n; i++)
			row = row && pending[i]->as.actor.kind == WT_ACTOR_COUNTRY;
		if (!joined && !row)
			continue;
		take_pending(c, m, pending, n, role, out);
		share_country(c, m, next, out);
		n = 0;
	}
}

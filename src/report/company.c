/*
 * company.c - who takes part in a meeting that only a noun tells of.
 *
 *	Retno mengatakan hal itu dalam rapat dengan Komisi I     who does what the clause tells
 *	kata Lavrov kepada Choe Son Hui pada sebuah pertemuan    who speaks, and to whom
 *	Apdesi menyampaikan itu ke Gibran saat bertemu di Istana the same, where a bare verb meets
 *	komitmen Jokowi dan Mark Rutte dalam pertemuan bilateral who stands right before it
 *
 * In: a noun or bare verb of meeting behind a preposition, with fewer than two sides of its own.
 *Out: its actors, weak where they are no more than the clause's.  Limits: a meeting that was told
 *of before (pertemuan itu) and names nobody stays as it is; so does one of which one side is found.
 */
#include "report/source.h"

#define CASE_MAX 4 /* words between the preposition and its noun: di sela rangkaian pertemuan */
#define UP_MAX   3 /* nouns between the meeting and the verb: agenda pertemuan */

/* The word that puts the noun beside another act: [dalam] pertemuan; -1. */
static int32_t
beside(const struct wt_tree *t, int32_t noun)
{
	static const char *const BESIDE[] = { "dalam", "pada", "saat", "ketika", "usai", "seusai",
		"setelah", "sesudah", "menjelang", "sela", "sela-sela", "selama", "lewat",
		"melalui", "sebelum" };
	for (int32_t i = noun - 1; i >= 0 && i >= noun - CASE_MAX; i--) {
		if (WT_AMONG(t, i, BESIDE))
			return i;
		uint8_t pos = wt_tok(t, i)->upos;
		if (pos != WT_UPOS_NOUN && pos != WT_UPOS_DET && pos != WT_UPOS_NUM &&
			pos != WT_UPOS_ADP)
			return -1;
	}
	return -1;
}

/* pertemuan itu, pertemuan bilateral tersebut */
static bool
is_known(const struct wt_tree *t, const struct wt_hit *h)
{
	static const char *const THAT[] = { "itu", "tersebut", "ini" };
	for (int32_t i = h->last + 1; i < (int32_t)t->s->n && i <= h->last + 3; i++) {
		if (WT_AMONG(t, i, THAT))
			return true;
		if (wt_tok(t, i)->upos != WT_UPOS_ADJ && wt_tok(t, i)->upos != WT_UPOS_NOUN)
			return false;
	}
	return false;
}

/* The verb that the meeting stands beside, -1. */
static int32_t
verb_above(const struct wt_tree *t, int32_t noun)
{
	for (int step = 0; step < UP_MAX; step++) {
		int32_t head = wt_tok(t, noun)->head;
		if (head < 0 || wt_tok(t, head)->upos == WT_UPOS_VERB)
			return head;
		noun = head;
	}
	return -1;
}

static bool
may_meet(const struct wt_party *p)
{
	return strcmp(p->sector, "MED") != 0 && strcmp(p->sector, "CRM") != 0 &&
	       (p->country[0] || p->name.len);
}

/* Adds whom the word names, but for those who are there. */
static void
add_new(const struct wt_coder *c, struct wt_parties *a, int32_t word)
{
	struct wt_parties more = { .n = 0 };
	if (word < 0 || !wt_parties_add(c, word, WT_ROLE_ACTOR, WT_SLOT_NONE, &more) || more.weak)
		return;
	for (unsigned i = 0; i < more.n && a->n < WT_CLAIM_PARTIES; i++) {
		bool there = !may_meet(&more.items[i]);
		for (unsigned k = 0; k < a->n; k++)
			there = there || wt_party_same(&a->items[k], &more.items[i]);
		if (!there)
			a->items[a->n++] = more.items[i];
	}
}

/* Words that are brought before somebody: what is told with them is told to his face. */
static bool
brings_words(const struct wt_coder *c, int32_t verb)
{
	static const char *const BRINGS[] = { "menyampaikan", "disampaikan", "sampaikan",
		"menyerahkan", "diserahkan", "melaporkan", "dilaporkan", "memaparkan", "dipaparkan",
		"mengutarakan", "diutarakan", "menitipkan", "mengajukan", "diajukan", "mengadukan",
		"menjanjikan", "berjanji", "menawarkan", "menegaskan", "ditegaskan", "berterima",
		"mengucapkan", "menjelaskan", "dijelaskan", "menekankan", "ditekankan" };
	return WT_AMONG(&c->tree, verb, BRINGS) || wt_says(c, verb);
}

/* To whom: kepada Menlu Jepang, ke Wapres. */
static void
add_addressee(const struct wt_coder *c, struct wt_parties *a, int32_t verb, enum wt_voice voice)
{
	int32_t to = wt_slot_fill(c, verb, voice, WT_SLOT_KEPADA);
	int32_t towards = to < 0 ? wt_slot_fill(c, verb, voice, WT_SLOT_KE) : -1;
	add_new(c, a, towards >= 0 && wt_actor_of(c, towards) ? towards : to);
}

/* "Usai rapat dengan Prabowo, Bahlil menjelaskan": where the meeting or its company passes for the
 * subject, who stands right before the verb. */
static int32_t
before_verb(const struct wt_coder *c, int32_t verb)
{
	for (int32_t i = verb - 1; i >= 0 && i >= verb - 3; i--) {
		if (wt_actor_of(c, i))
			return (int32_t)wt_actor_of(c, i)->head;
		uint8_t pos = wt_tok(&c->tree, i)->upos;
		if (pos != WT_UPOS_ADV && pos != WT_UPOS_AUX)
			return -1;
	}
	return -1;
}

/* Whom the clause tells of that the meeting stands in. */
static void
add_of_clause(const struct wt_coder *c, struct wt_parties *a, int32_t meeting, int32_t verb)
{
	bool says = brings_words(c, verb);
	bool passive = wt_str_starts(wt_tok(&c->tree, verb)->lower, WT_STR("di"));
	if (passive) {
		add_new(c, a, wt_slot_fill(c, verb, WT_VOICE_PASSIVE, WT_SLOT_OLEH));
	} else {
		int32_t s = wt_subject(c, verb, 0);
		int32_t near = before_verb(c, verb);
		if (s == meeting || (s > meeting && s < near))
			s = near;
		for (int32_t i = verb + 1; says && (s < 0 || !wt_actor_of(c, s)) && i <= verb + 2 &&
					   i < (int32_t)c->tree.s->n;
			i++)
			s = wt_actor_of(c, i) ? (int32_t)wt_actor_of(c, i)->head : s;
		add_new(c, a, s);
	}
	if (says)
		add_addressee(c, a, verb, passive ? WT_VOICE_PASSIVE : WT_VOICE_ACTIVE);
}

/* Who stands right before the preposition, with those who are joined to him before. */
static void
add_before(const struct wt_coder *c, struct wt_parties *a, int32_t prep)
{
	const struct wt_mention *m = prep > 0 ? wt_actor_of(c, prep - 1) : NULL;
	int32_t w = m ? (int32_t)m->head : -1;
	while (w >= 0 && wt_tok(&c->tree, w)->deprel == WT_DEP_CONJ &&
		wt_tok(&c->tree, w)->head >= 0 && wt_actor_of(c, wt_tok(&c->tree, w)->head))
		w = wt_tok(&c->tree, w)->head;
	add_new(c, a, w);
}

static bool
is_visit(const struct wt_hit *h)
{
	for (unsigned i = 0; i < h->n_modes; i++)
		if (strcmp(WT_MODES[h->modes[i]].name, "visit") == 0)
			return true;
	return false;
}

/* menggelar pertemuan: who holds it was told; not what was told in it (menyampaikan itu dalam ...)
 */
static bool
is_held(const struct wt_coder *c, const struct wt_hit *h)
{
	return h->support >= 0 && wt_tok(&c->tree, h->word)->deprel != WT_DEP_OBL;
}

/* a house in session meets nobody: dalam rapat paripurna DPR */
static bool
is_session(const struct wt_tree *t, const struct wt_hit *h)
{
	static const char *const FULL[] = { "paripurna", "pleno", "tahunan", "umum" };
	return h->last + 1 < (int32_t)t->s->n && WT_AMONG(t, h->last + 1, FULL);
}

/* saat bertemu di Istana: whom, only the clause above tells */
static bool
is_bare_verb(const struct wt_coder *c, const struct wt_hit *h)
{
	static const char *const MEET[] = { "bertemu", "ketemu", "berjumpa", "bersua", "berdialog",
		"beraudiensi", "berbincang" };
	return h->pattern->voice == WT_VOICE_ACTIVE && WT_AMONG(&c->tree, h->word, MEET);
}

void
wt_company_fill(struct wt_coder *c, struct wt_hit *h)
{
	struct wt_parties *a = &h->roles[WT_ROLE_ACTOR];
	int32_t prep = beside(&c->tree, h->word);
	bool noun = h->pattern->voice == WT_VOICE_NOUN;
	if (h->dropped || h->type != WT_TYPE_CONSULT || !(noun || is_bare_verb(c, h)) ||
		is_held(c, h) || is_session(&c->tree, h) || is_visit(h) || a->n > 1 || prep < 0 ||
		(a->n == 0 && is_known(&c->tree, h)))
		return;
	/* usai pertemuan Fraksi Gerindra: its own people come together */
	if (a->n == 1 && a->items[0].kind == WT_ACTOR_BODY &&
		strcmp(a->items[0].sector, "PTY") == 0 &&
		wt_slot_fill(c, h->word, WT_VOICE_NOUN, WT_SLOT_DENGAN) < 0)
		return;
	struct wt_parties all = *a;
	int32_t verb = verb_above(&c->tree, h->word);
	/* "meminta bantuan X dalam percakapan dengan Y": of whom one is told the other is the
	 * clause's
	 */
	if (a->n == 1 && verb >= 0)
		add_of_clause(c, &all, h->word, verb);
	if (all.n < 2)
		add_before(c, &all, prep);
	if (verb >= 0 && all.n < 2)
		add_of_clause(c, &all, h->word, verb);
	if (all.n < 2)
		return;
	*a = all;
	wt_coder_note(c, h->word, "actors: who does what is told beside the meeting");
}

/*
 * subject_near.c - the subject that stands before a predicate, by position alone.
 *
 *	[Presiden Rusia] juga resmi mengecam X       the nearest actor to the left
 *	[A], B dan C menyerukan X                    the first of their list
 *	[Kanada] Susul Inggris Akui Palestina        who follows does it, too
 *	[Warga] Datangi Polda Tuntut Keadilan        who goes there asks
 *
 * In: a predicate whose subject the parser attached elsewhere.  Out: the word of the subject, -1.
 * Limits: a preposition, another predicate or a clause's opening between the two ends the search.
 */
#include "mention/headline.h"
#include "report/party.h"
#include "report/source.h"

#define DEPTH_MAX 6

/* "menyurati DPR meminta ...": who asks is who wrote, not who is written to. */
bool
wt_is_purpose_of_subject(const struct wt_tree *t, int32_t word)
{
	static const char *const VERBS[] = { "meminta", "menuntut", "mendesak", "memprotes",
		"mempertanyakan", "menyampaikan", "mengatakan", "mengadukan", "melaporkan",
		"membahas", "menanyakan",
		/* Warga Datangi Polda [Tuntut] Keadilan */
		"minta", "tuntut", "desak", "protes", "pertanyakan", "sampaikan", "adukan",
		"laporkan", "bahas", "tolak" };
	for (size_t i = 0; i < sizeof VERBS / sizeof VERBS[0]; i++)
		if (wt_tree_is(t, word, VERBS[i]))
			return true;
	return false;
}

/*
 * The first of "A, B dan C" whose last is m.  A comma alone joins those only who begin the clause:
 * not "didampingi A dan [B], C menyerukan", "Temui [A], B minta".
 */
const struct wt_mention *
wt_first_of_list(const struct wt_coder *c, const struct wt_mention *m)
{
	const struct wt_tree *t = &c->tree;
	bool linked = false; /* "dan" has stood between two of them */
	for (int steps = 0; steps < WT_CLAIM_PARTIES && m->first >= 2; steps++) {
		int32_t link = (int32_t)m->first - 1;
		bool state = m->as.actor.kind == WT_ACTOR_COUNTRY, comma = wt_tree_is(t, link, ",");
		bool joint = wt_tree_is(t, link, "dan") || wt_tree_is(t, link, "serta") || comma ||
			     (state && (wt_tree_is(t, link, "hingga") || wt_tree_is(t, link, "-")));
		linked = linked || (joint && !comma);
		/* states in a row: A, B, [dan] C */
		if (joint && link >= 2 && state && !comma && wt_tree_is(t, link - 1, ","))
			link--;
		const struct wt_mention *before = joint ? wt_actor_of(c, link - 1) : NULL;
		if (!before || (comma && !linked && !wt_begins_clause(c, before)))
			return m;
		m = before;
	}
	return m;
}

/*
 * A mention within another phrase: in front of the people, ...; behind its title as the title does:
 * saudara dari Putra Mahkota, [Salman].
 */
static bool
hangs_below(const struct wt_coder *c, const struct wt_mention *m, int32_t word)
{
	const struct wt_tree *t = &c->tree;
	const struct wt_mention *title = m->first > 1 && wt_tree_is(t, (int32_t)m->first - 1, ",")
						 ? wt_actor_of(c, (int32_t)m->first - 2)
						 : NULL;
	if (title && title->as.actor.kind == WT_ACTOR_OFFICE && title->first > 0 &&
		wt_tok(t, (int32_t)title->first - 1)->upos == WT_UPOS_ADP)
		return true;
	if (wt_tok(t, (int32_t)m->head)->head == word)
		return false;
	/* "Setelah perundingan di Jenewa, AS dan China sepakat": no apposition, since the verb
	 * follows
	 */
	if (wt_tok(t, (int32_t)m->head)->deprel == WT_DEP_APPOS && m->first > 0 &&
		wt_tree_is(t, (int32_t)m->first - 1, ",") &&
		wt_tok(t, word - 1)->upos != WT_UPOS_PUNCT)
		return false;
	/* up through its phrase: a preposition on any of the nouns holds all of them */
	int32_t w = (int32_t)m->head;
	for (int step = 0; step < DEPTH_MAX && w >= 0; step++) {
		if (wt_tree_case(t, w) >= 0)
			return true;
		uint8_t rel = wt_tok(t, w)->deprel;
		if (rel != WT_DEP_NMOD && rel != WT_DEP_NMOD_POSS && rel != WT_DEP_APPOS &&
			rel != WT_DEP_FLAT_NAME)
			return false;
		w = wt_tok(t, w)->head;
	}
	return false;
}

/* "Kanada [Susul] Inggris Akui Palestina": the verb before him whom another follows; -1. */
static int32_t
followed_by(const struct wt_coder *c, const struct wt_mention *m)
{
	static const char *const FOLLOWS[] = { "susul", "menyusul", "ikuti", "tiru", "meniru",
		"jejak" };
	const struct wt_tree *t = &c->tree;
	/* Perancis-Inggris */
	while (m && m->first >= 2 && wt_str_is(wt_tok(t, (int32_t)m->first - 1)->form, "-"))
		m = wt_actor_of(c, (int32_t)m->first - 2);
	int32_t verb = m && m->first > 1 ? (int32_t)m->first - 1 : -1;
	return verb > 0 && WT_AMONG(t, verb, FOLLOWS) ? verb : -1;
}

/* Warga Datangi [Polda] Tuntut Keadilan: behind a headline's verb that has a subject. */
static bool
is_object_in_headline(const struct wt_coder *c, const struct wt_mention *m)
{
	const struct wt_token *verb = m->first > 1 ? wt_tok(&c->tree, (int32_t)m->first - 1) : NULL;
	return verb && (verb->flags & WT_TOK_CAPITAL) && wt_is_headline_verb(verb->lower) &&
	       wt_subject_before(c, (int32_t)m->first - 1) >= 0;
}

/* Eropa Tekan [DPR] Minta Pasal Dihapus: who presses asks. */
int32_t
wt_presser_of(const struct wt_coder *c, int32_t who, int32_t word)
{
	const struct wt_mention *m = wt_actor_of(c, who);
	return m && who < word && wt_is_purpose_of_subject(&c->tree, word) &&
			       is_object_in_headline(c, m)
		       ? wt_subject_before(c, (int32_t)m->first - 1)
		       : who;
}

int32_t
wt_followed_before(const struct wt_coder *c, int32_t word)
{
	const struct wt_mention *m = word > 0 ? wt_actor_of(c, word - 1) : NULL;
	return m ? followed_by(c, wt_first_of_list(c, m)) : -1;
}

/* Who acts, where m stands before the predicate; -1. */
static int32_t
subject_at(const struct wt_coder *c, const struct wt_mention *m, int32_t word)
{
	const struct wt_tree *t = &c->tree;
	m = wt_first_of_list(c, m);
	int32_t follows = followed_by(c, m);
	if (follows >= 0)
		return wt_subject_before(c, follows);
	if (is_object_in_headline(c, m) && wt_is_purpose_of_subject(t, word))
		return wt_subject_before(c, (int32_t)m->first - 1);
	const struct wt_token *head = wt_tok(t, (int32_t)m->head);
	bool object =
		head->deprel == WT_DEP_OBJ && head->head >= 0 && head->head < (int32_t)m->first;
	if (object && wt_is_purpose_of_subject(t, word) && !wt_says(c, head->head))
		return -1;
	if (m->first > 0 && (int32_t)m->last + 3 >= word &&
		wt_opens_clause(t, (int32_t)m->first - 1))
		return (int32_t)m->head;
	/* "konflik meletus, yang menurut otoritas Gaza telah menewaskan ..." */
	bool prep = m->first > 0 && (wt_tok(t, (int32_t)m->first - 1)->upos == WT_UPOS_ADP ||
					    wt_tree_is(t, (int32_t)m->first - 1, "menurut"));
	return prep || hangs_below(c, m, word) ? -1 : (int32_t)m->head;
}

/* A word that may stand between a subject and its verb. */
static bool
is_light(const struct wt_tree *t, int32_t i)
{
	/* Gerindra dan PKS [konsisten] mendukung; Nasdem [resmi] mengusung; KPK [Kembali]
	 * Panggil X: a headline's capital makes a name of an adverb */
	static const char *const HOW[] = { "konsisten", "resmi", "kompak", "sepakat", "tegas",
		"aktif", "bersama-sama", "diam-diam", "terbuka", "bakal", "akan", "kembali",
		"masih", "segera", "tetap", "terus", "juga", "sudah", "telah", "akhirnya", "mulai",
		"ikut", "turut", "sempat", "kini", "langsung", "tak", "tidak", "belum",
		"ramai-ramai", "mendadak", "dijadwalkan", "berencana", "rencananya", "berniat" };
	const struct wt_token *k = wt_tok(t, i);
	return k->upos == WT_UPOS_ADV || k->upos == WT_UPOS_AUX || k->upos == WT_UPOS_PART ||
	       k->upos == WT_UPOS_DET || wt_str_is(k->lower, "yang") || wt_str_is(k->form, ")") ||
	       wt_str_is(k->form, ",") || k->flags & WT_TOK_PAREN || wt_str_is(k->form, "(") ||
	       WT_AMONG(t, i, HOW);
}

int32_t
wt_subject_before(const struct wt_coder *c, int32_t word)
{
	const struct wt_tree *t = &c->tree;
	for (int32_t i = word - 1; i >= 0; i--) {
		const struct wt_mention *m = wt_actor_of(c, i);
		if (m)
			return subject_at(c, m, word);
		if (c->ms->time_at[t->s->first + (uint32_t)i])
			continue;
		/* dosen berinisial AB itu ditangkap */
		if (i > 1 && wt_tree_is(t, i - 1, "berinisial")) {
			i--;
			continue;
		}
		/* secara tegas, secara membabi buta */
		bool light = is_light(t, i);
		int32_t far = i > 1 && wt_tree_is(t, i - 2, "secara") ? 2 : 1;
		bool manner = i >= far && wt_tree_is(t, i - far, "secara");
		if (manner)
			i -= far;
		if (!light && !manner)
			return -1;
	}
	return -1;
}

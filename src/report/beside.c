/*
 * beside.c - somebody else named before the verb, who is not the one who acts.
 *
 *	[Presiden], didampingi Menlu, bertemu X
 *	[Polri], kata Trunoyudo, menahan X
 *	Selain A, [B] dan C mengecam X
 *	[Warga] mendatangi kantor Gubernur, meminta X
 *	C menolak rencana [D] untuk menyerang X
 *
 * In: the word that was found as a predicate's subject, -1 for none.  Out: the word that is.
 * Limits: by position alone; the commas must be there.
 */
#include "report/party.h"

/* "Presiden, didampingi [Menlu], bertemu X": who acts is he who is accompanied. */
static int32_t
accompanied(const struct wt_coder *c, int32_t who)
{
	static const char *const WITH[] = { "didampingi", "ditemani", "dikawal" };
	const struct wt_mention *m = wt_actor_of(c, who);
	int32_t with = m ? (int32_t)m->first - 1 : -1;
	for (size_t i = 0; with > 0 && i < sizeof WITH / sizeof WITH[0]; i++) {
		int32_t head =
			wt_tree_is(&c->tree, with, WITH[i]) ? wt_subject_before(c, with) : -1;
		if (head >= 0)
			return head;
	}
	return who;
}

/*
 * "[Polri], kata Trunoyudo, menahan X"; "Kata Hasan, [Presiden] memerintahkan ...": who tells it
 * between the commas is not who acts.
 */
static int32_t
past_teller(const struct wt_coder *c, int32_t who, int32_t word)
{
	const struct wt_tree *t = &c->tree;
	/* the parser may have taken "kata" itself for the subject */
	bool noun = who >= 0 && who + 1 < word && wt_is_bare_saying(wt_tok(t, who)->lower);
	const struct wt_mention *m = wt_actor_of(c, noun ? who + 1 : who);
	int32_t says = m ? (int32_t)m->first - 1 : -1, end = m ? (int32_t)m->last + 1 : word;
	if (says < 0 || end >= word || !wt_is_bare_saying(wt_tok(t, says)->lower) ||
		!wt_tree_is(t, end, ","))
		return who;
	const struct wt_mention *behind = end + 1 < word ? wt_mention_from(c, end + 1) : NULL;
	if (behind && (int32_t)behind->first > end && (int32_t)behind->last < word)
		return (int32_t)behind->head;
	const struct wt_mention *front =
		says >= 2 && wt_tree_is(t, says - 1, ",") ? wt_actor_of(c, says - 2) : NULL;
	return front ? (int32_t)wt_first_of_list(c, front)->head : who;
}

/*
 * "Selain A, [B] dan C juga mengecam", "Tak hanya A, [B] mengkritik": behind a phrase that names
 * another first, who acts stands between the comma and the verb.
 */
static int32_t
behind_phrase(const struct wt_coder *c, int32_t who, int32_t word)
{
	static const char *const OPENS[] = { "selain", "seperti", "bersama", "hanya", "menyusul",
		"mengikuti", "sebagaimana" };
	const struct wt_tree *t = &c->tree;
	int32_t last = word - 1;
	while (last > 0 &&
		(wt_tok(t, last)->upos == WT_UPOS_ADV || wt_tok(t, last)->upos == WT_UPOS_AUX ||
			wt_tok(t, last)->upos == WT_UPOS_PART))
		last--;
	const struct wt_mention *m = last > 2 ? wt_actor_of(c, last) : NULL;
	while (m && m->first > 3 &&
		(wt_tree_is(t, (int32_t)m->first - 1, "dan") ||
			wt_tree_is(t, (int32_t)m->first - 1, "serta"))) {
		const struct wt_mention *before = wt_actor_of(c, (int32_t)m->first - 2);
		if (!before)
			break;
		m = before;
	}
	if (!m || m->first < 3 || !wt_tree_is(t, (int32_t)m->first - 1, ","))
		return who;
	int32_t front = (int32_t)m->first - 2;
	const struct wt_mention *a = wt_actor_of(c, front);
	for (int steps = 0; a && a->first >= 2 && steps < WT_CLAIM_PARTIES; steps++) {
		if (WT_AMONG(t, (int32_t)a->first - 1, OPENS))
			return who < 0 || who <= (int32_t)a->last || who >= (int32_t)m->first
				       ? (int32_t)m->head
				       : who;
		a = wt_tree_is(t, (int32_t)a->first - 1, ",") ||
				    wt_tree_is(t, (int32_t)a->first - 1, "dan")
			    ? wt_actor_of(c, (int32_t)a->first - 2)
			    : NULL;
	}
	/* Selain [A], ...: the phrase opens the sentence */
	a = wt_actor_of(c, front);
	return a && a->first == 1 && WT_AMONG(t, 0, OPENS) ? (int32_t)m->head : who;
}

/*
 * "[Warga] mendatangi kantor Gubernur, meminta tambang ditutup": a verb right behind a comma goes
 * on with the subject of the clause before, whoever stands nearer; -1.
 */
int32_t
wt_subject_goes_on(const struct wt_coder *c, int32_t word)
{
	/* menyerang X, menewaskan 11 orang: what the attack did */
	static const char *const RESULTS[] = { "menewaskan", "melukai", "menyebabkan",
		"mengakibatkan", "menghancurkan", "merusak", "membuat", "memaksa", "memicu" };
	const struct wt_tree *t = &c->tree;
	if (word < 4 || !wt_tree_is(t, word - 1, ",") || wt_says(c, word) ||
		wt_tok(t, word)->upos != WT_UPOS_VERB || WT_AMONG(t, word, RESULTS) ||
		!wt_str_starts(wt_tok(t, word)->lower, WT_STR("me")))
		return -1;
	const struct wt_mention *near = wt_actor_of(c, word - 2);
	int32_t verb = near ? (int32_t)near->first - 1 : -1;
	/* what stands before the comma ends the clause of a verb: no list, no apposition */
	while (verb > 0 && wt_tok(t, verb)->upos != WT_UPOS_VERB) {
		if (wt_tok(t, verb)->upos == WT_UPOS_PUNCT || wt_opens_clause(t, verb) ||
			wt_tree_is(t, verb, "yang") || wt_is_joint(t, verb))
			return -1;
		verb--;
	}
	bool active = verb > 0 && !wt_says(c, verb) &&
		      (wt_str_starts(wt_tok(t, verb)->lower, WT_STR("me")) ||
			      wt_str_starts(wt_tok(t, verb)->lower, WT_STR("ber")));
	int32_t own = active ? wt_subject_own(t, verb) : -1;
	return own >= 0 && own < verb && wt_actor_of(c, own) ? own : -1;
}

/* Presiden X, [Y]: the mention before one that stands in apposition to it; the first word of both.
 */
static int32_t
first_of_title(const struct wt_coder *c, const struct wt_mention *m)
{
	const struct wt_mention *title =
		m->first > 2 && wt_tree_is(&c->tree, (int32_t)m->first - 1, ",")
			? wt_actor_of(c, (int32_t)m->first - 2)
			: NULL;
	return title ? (int32_t)title->first : (int32_t)m->first;
}

/*
 * "menolak rencana [Netanyahu] untuk mencaplok", "permintaan [tokoh Papua] saat bertemu Jokowi":
 * whose plan or word it is, is who does it; -1.
 */
static int32_t
owner_of_plan(const struct wt_coder *c, int32_t word)
{
	static const char *const PLANS[] = { "rencana", "janji", "niat", "ancaman", "upaya",
		"keinginan", "tekad", "komitmen", "ambisi", "sumpah", "keputusan", "langkah",
		"hak" };
	static const char *const WORDS[] = { "permintaan", "usulan", "pernyataan", "janji",
		"aspirasi", "pidato", "permohonan", "keluhan" };
	const struct wt_tree *t = &c->tree;
	int32_t opens = word - 1;
	while (opens > 1 &&
		(wt_tok(t, opens)->upos == WT_UPOS_ADV || wt_tok(t, opens)->upos == WT_UPOS_AUX))
		opens--;
	bool to = opens > 1 && wt_tree_is(t, opens, "untuk"),
	     when = opens > 1 && (wt_tree_is(t, opens, "saat") || wt_tree_is(t, opens, "ketika"));
	int32_t last = opens - 1 - (opens > 1 && wt_tree_is(t, opens - 1, ","));
	const struct wt_mention *m = (to || when) && last > 0 ? wt_actor_of(c, last) : NULL;
	int32_t noun = m ? first_of_title(c, m) - 1 : -1;
	if (noun > 0 && wt_tree_is(t, noun, "sejumlah"))
		noun--;
	if (noun < 1 || (int32_t)m->last >= word)
		return -1;
	/* menyampaikan sembilan usulan warga saat bertemu: who brings them meets */
	int32_t verb = noun - 1 - (wt_tok(t, noun - 1)->upos == WT_UPOS_NUM);
	when = when && verb >= 0 && wt_tok(t, verb)->upos != WT_UPOS_VERB;
	return (to && WT_AMONG(t, noun, PLANS)) || (when && WT_AMONG(t, noun, WORDS))
		       ? (int32_t)m->head
		       : -1;
}

int32_t
wt_subject_beside(const struct wt_coder *c, int32_t who, int32_t word)
{
	int32_t owner = owner_of_plan(c, word);
	if (owner >= 0)
		return owner;
	return accompanied(c, behind_phrase(c, past_teller(c, who, word), word));
}

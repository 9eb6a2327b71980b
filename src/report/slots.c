/*
 * slots.c - which word fills a slot of a frame.
 *
 * First by the tree: a child with the slot's relation.  Then by what Indonesian
 * leaves out: the subject of a relative clause is the noun that it stands on, of a
 * coordinated verb its sister's, of an open complement (mendesak B menghentikan) the
 * object above or else the subject.  Last by position, where the parser attached
 * a phrase elsewhere: the next such preposition before the next predicate.
 */
#include "report/source.h"

#define DEPTH_MAX   6
#define MEASURE_MAX 5

static bool
is_subject(uint8_t rel)
{
	return rel == WT_DEP_NSUBJ || rel == WT_DEP_NSUBJ_PASS;
}

static bool
is_nominal(const struct wt_token *t)
{
	return t->upos == WT_UPOS_NOUN || t->upos == WT_UPOS_PROPN || t->upos == WT_UPOS_PRON;
}

/* A word that opens a clause, whatever the tagger calls it: selama AS menerapkan ... */
static bool
is_opening(const struct wt_tree *t, int32_t i)
{
	static const char *const OPENINGS[] = { "namun", "tetapi", "tapi", "sedangkan", "sementara",
		"meskipun", "meski", "bahwa", "karena", "sehingga", "lantaran", "sebab", "walau",
		"walaupun", "padahal", "jika", "bila", "apabila", "kalau", "selama", "setelah",
		"ketika", "saat", "sejak", "agar", "supaya", "hingga", "sampai", "sebelum" };
	for (size_t k = 0; k < sizeof OPENINGS / sizeof OPENINGS[0]; k++)
		if (wt_tree_is(t, i, OPENINGS[k]))
			return true;
	return false;
}

static int32_t
kid(const struct wt_tree *t, int32_t word, enum wt_deprel rel)
{
	for (int32_t k = t->first[word]; k >= 0; k = t->next[k])
		if (wt_tok(t, k)->deprel == rel)
			return k;
	return -1;
}

/* yang and other relative words stand for the noun that the clause is on. */
static bool
is_relative(const struct wt_token *t)
{
	return (t->feats & WT_FEAT(PRON_REL)) || wt_str_is(t->lower, "yang");
}

/* "setelah Kim bertemu ...": the parser took the clause's opening for a preposition. */
static int32_t
subject_as_phrase(const struct wt_tree *t, int32_t word)
{
	static const char *const OPENINGS[] = { "setelah", "sesudah", "usai", "ketika", "saat",
		"sebelum", "sejak", "sementara", "karena", "jika", "bila", "apabila", "bahwa",
		"agar", "sehingga", "meski", "meskipun", "walaupun", "lantaran", "kendati" };
	/* prepositions as often, of nouns: selama pertemuan, hingga malam */
	static const char *const EITHER[] = { "selama", "hingga", "sampai" };
	for (int32_t k = t->first[word]; k >= 0 && k < word; k = t->next[k]) {
		int32_t p = wt_tok(t, k)->deprel == WT_DEP_OBL ? wt_tree_case(t, k) : -1;
		for (size_t i = 0; p >= 0 && i < sizeof OPENINGS / sizeof OPENINGS[0]; i++)
			if (wt_tree_is(t, p, OPENINGS[i]))
				return k;
		for (size_t i = 0; p >= 0 && i < sizeof EITHER / sizeof EITHER[0]; i++)
			if (wt_tree_is(t, p, EITHER[i]) && wt_tok(t, k)->upos == WT_UPOS_PROPN)
				return k;
	}
	return -1;
}

static int32_t
own_subject(const struct wt_tree *t, int32_t word)
{
	for (int32_t k = t->first[word]; k >= 0; k = t->next[k])
		if (is_subject(wt_tok(t, k)->deprel) && !is_relative(wt_tok(t, k)))
			return k;
	/* Kami [ingin] menyampaikan: the parser gave the subject to the auxiliary */
	for (int32_t k = t->first[word]; k >= 0 && k < word; k = t->next[k])
		if (wt_tok(t, k)->deprel == WT_DEP_AUX && kid(t, k, WT_DEP_NSUBJ) >= 0)
			return kid(t, k, WT_DEP_NSUBJ);
	return subject_as_phrase(t, word);
}

/* "menyurati DPR meminta ...": who asks is who wrote, not who is written to. */
static bool
is_purpose_of_subject(const struct wt_tree *t, int32_t word)
{
	static const char *const VERBS[] = { "meminta", "menuntut", "mendesak", "memprotes",
		"mempertanyakan", "menyampaikan", "mengatakan", "mengadukan", "melaporkan",
		"membahas", "menanyakan" };
	for (size_t i = 0; i < sizeof VERBS / sizeof VERBS[0]; i++)
		if (wt_tree_is(t, word, VERBS[i]))
			return true;
	return false;
}

/*
 * "Mereka bertemu, dengan [Kim] menyampaikan apresiasi ...": of a verb that hangs on another, who
 * stands between "dengan" and it.  Not a noun: a crowd "dengan tentara menjaga" may be anybody's.
 */
static int32_t
subject_with(const struct wt_coder *c, int32_t word)
{
	const struct wt_tree *t = &c->tree;
	const struct wt_token *k = wt_tok(t, word);
	const struct wt_mention *m = word > 1 ? wt_actor_of(c, word - 1) : NULL;
	bool named =
		m && (m->as.actor.kind == WT_ACTOR_PERSON || m->as.actor.kind == WT_ACTOR_COUNTRY ||
			     m->as.actor.kind == WT_ACTOR_BODY);
	bool active = k->upos == WT_UPOS_VERB && wt_str_starts(k->lower, WT_STR("me"));
	if (!named || !active || m->first == 0 || (int32_t)m->first >= word ||
		!wt_tree_is(t, (int32_t)m->first - 1, "dengan") || m->first < 2)
		return -1;
	return wt_tree_is(t, (int32_t)m->first - 2, ",") ? (int32_t)m->head : -1;
}

/*
 * "X membantah bahwa tentara membakar desa, [dan] menyalahkan pemberontak": behind a comma the
 * second verb is joined to the saying, not to what is said; the saying verb, -1.
 */
static int32_t
joined_to_saying(const struct wt_coder *c, int32_t word)
{
	const struct wt_tree *t = &c->tree;
	int32_t told = wt_tok(t, word)->head, says = told >= 0 ? wt_tok(t, told)->head : -1;
	int32_t dan = word - 1;
	while (dan > 0 &&
		(wt_tok(t, dan)->upos == WT_UPOS_ADV || wt_tok(t, dan)->upos == WT_UPOS_AUX))
		dan--;
	uint8_t rel = told >= 0 ? wt_tok(t, told)->deprel : WT_DEP_ROOT;
	if (says < 0 || says > told || (rel != WT_DEP_CCOMP && rel != WT_DEP_ADVCL) || dan < 1 ||
		!wt_tree_is(t, dan, "dan") || !wt_tree_is(t, dan - 1, ","))
		return -1;
	for (int32_t i = says + 1; i < told; i++)
		if (wt_tree_is(t, i, "bahwa"))
			return says;
	return -1;
}

/* "X meminta Y mengakhiri perang dan [meminta] maaf": joined to its like, whatever stands nearer;
 * -1. */
static int32_t
same_verb_above(const struct wt_tree *t, int32_t word)
{
	int32_t at = wt_tok(t, word)->head;
	for (int step = 0; at >= 0 && at < word && step < 3; step++, at = wt_tok(t, at)->head)
		if (wt_str_eq(wt_tok(t, at)->lower, wt_tok(t, word)->lower))
			return at;
	return -1;
}

/*
 * "Hal itu disampaikan [Salman] saat menelepon Trump": of a clause beside a passive whose subject
 * is no actor it is the agent who acts.
 */
static int32_t
agent_or(const struct wt_coder *c, int32_t word, int32_t subject)
{
	const struct wt_tree *t = &c->tree;
	int32_t verb = wt_tok(t, word)->head;
	bool active = wt_str_starts(wt_tok(t, word)->lower, WT_STR("me")) ||
		      wt_str_starts(wt_tok(t, word)->lower, WT_STR("ber"));
	if (!active || !wt_str_starts(wt_tok(t, verb)->lower, WT_STR("di")) ||
		wt_tok(t, subject)->upos == WT_UPOS_PRON)
		return subject;
	int32_t a = wt_slot_fill(c, verb, WT_VOICE_PASSIVE, WT_SLOT_OLEH);
	bool person = a >= 0 && (wt_actor_of(c, a) || wt_tok(t, a)->upos == WT_UPOS_PRON);
	return person ? a : subject;
}

int32_t
wt_subject(const struct wt_coder *c, int32_t word, int depth)
{
	const struct wt_tree *t = &c->tree;
	int32_t s = own_subject(t, word), head = wt_tok(t, word)->head;
	if (s < 0 && depth == 0)
		s = wt_subject_fronted(c, word);
	int32_t with = depth == 0 && s < 0 ? subject_with(c, word) : -1;
	if (with >= 0)
		return with;
	if (s >= 0 || head < 0 || depth >= DEPTH_MAX)
		return s;
	switch (wt_tok(t, word)->deprel) {
	case WT_DEP_ACL:
	case WT_DEP_ACL_RELCL:
		return head;
	case WT_DEP_XCOMP: {
		int32_t o = wt_object(c, head);
		bool aside = wt_is_aside(t, word);
		s = aside ? wt_subject(c, head, depth + 1) : -1;
		/* memerintahkan hal itu setelah bertemu X; but: diungkapkan Yasonna usai bertemu X
		 */
		if (aside && s >= 0 && (wt_actor_of(c, s) || o < 0 || !wt_actor_of(c, o)))
			return wt_actor_of(c, s) ? s : agent_or(c, word, s);
		if (o >= 0 && o < word && !is_purpose_of_subject(t, word))
			return o;
		return wt_subject(c, head, depth + 1);
	}
	case WT_DEP_CONJ:
		if (same_verb_above(t, word) >= 0)
			return wt_subject(c, same_verb_above(t, word), depth + 1);
		if (joined_to_saying(c, word) >= 0)
			return wt_subject(c, joined_to_saying(c, word), depth + 1);
		return wt_subject(c, head, depth + 1);
	case WT_DEP_ADVCL:
	case WT_DEP_CCOMP:
	case WT_DEP_AUX:
		s = wt_subject(c, head, depth + 1);
		return s >= 0 && !wt_actor_of(c, s) && wt_is_aside(t, word) ? agent_or(c, word, s)
									    : s;
	case WT_DEP_APPOS:
	case WT_DEP_NMOD:
		/* a relative clause that the parser hung on as a noun's modifier */
		return wt_tok(t, word)->upos == WT_UPOS_VERB ? head : -1;
	default:
		return -1;
	}
}

static bool
is_about(const struct wt_token *t)
{
	return wt_str_is(t->lower, "sekitar") || wt_str_is(t->lower, "sekira") ||
	       wt_str_is(t->lower, "hingga") || wt_str_is(t->lower, "sampai") ||
	       wt_str_is(t->lower, "antara");
}

int32_t
wt_object(const struct wt_coder *c, int32_t word)
{
	const struct wt_tree *t = &c->tree;
	int32_t o = kid(t, word, WT_DEP_OBJ);
	if (o < 0)
		o = kid(t, word, WT_DEP_IOBJ);
	if (o >= 0 && !is_relative(wt_tok(t, o)))
		return o;
	/* memuji dan mendukung Rusia: the object stands behind the last of them */
	for (int32_t k = t->first[word]; k >= 0; k = t->next[k])
		if (wt_tok(t, k)->deprel == WT_DEP_CONJ && wt_tok(t, k)->upos == WT_UPOS_VERB &&
			k - word <= 3)
			return kid(t, k, WT_DEP_OBJ);
	/* meminta maaf: a bare word right behind that the parser took for a verb */
	if (word + 1 < (int32_t)t->s->n) {
		const struct wt_token *k = wt_tok(t, word + 1);
		bool affixed = wt_str_starts(k->lower, WT_STR("me")) ||
			       wt_str_starts(k->lower, WT_STR("di")) ||
			       wt_str_starts(k->lower, WT_STR("ber"));
		bool bare = k->deprel == WT_DEP_XCOMP || k->deprel == WT_DEP_CCOMP ||
			    wt_str_is(k->lower, "maaf");
		if (k->head == word && bare && !affixed)
			return word + 1;
	}
	/* menyerang sekitar 30 pos polisi, membebaskan lebih dari 2.000 tahanan: "about" was taken
	 * for a preposition */
	for (int32_t k = t->first[word]; k >= 0; k = t->next[k]) {
		int32_t p = k > word ? wt_tree_case(t, k) : -1;
		bool more = p == word + 2 && wt_tree_is(t, p, "dari") &&
			    (wt_tree_is(t, p - 1, "lebih") || wt_tree_is(t, p - 1, "kurang"));
		if ((more || (p == word + 1 && is_about(wt_tok(t, p)))) &&
			wt_tok(t, p + 1)->upos == WT_UPOS_NUM)
			return k;
	}
	/* a noun right behind an active verb that the parser gave to another word */
	for (int32_t i = word + 1; i < (int32_t)t->s->n && i <= word + 2; i++) {
		const struct wt_token *k = wt_tok(t, i);
		if (k->upos == WT_UPOS_ADV || k->upos == WT_UPOS_NUM || k->upos == WT_UPOS_DET)
			continue;
		if (is_nominal(k) && k->head == word && wt_tree_case(t, i) < 0 &&
			!is_subject(k->deprel))
			return i;
		break;
	}
	return -1;
}

/* dipimpin Wakil Menteri: the agent that stands right behind a di- word without oleh. */
static int32_t
bare_agent(const struct wt_tree *t, int32_t word)
{
	int32_t a = kid(t, word, WT_DEP_OBL_AGENT);
	if (a >= 0)
		return a;
	if (!wt_str_starts(wt_tok(t, word)->lower, WT_STR("di")) || word + 1 >= (int32_t)t->s->n)
		return -1;
	/* ditandatangani kedua pemimpin: a number may stand before the agent */
	int32_t at = word + 1;
	while (at + 1 < (int32_t)t->s->n && at < word + 3 &&
		(wt_tok(t, at)->upos == WT_UPOS_NUM || wt_tok(t, at)->upos == WT_UPOS_DET) &&
		wt_tok(t, at)->head == at + 1)
		at++;
	const struct wt_token *n = wt_tok(t, at);
	/* diakui Amerika Serikat: behind the verb there is no subject where one stands before it */
	int32_t before = kid(t, word, WT_DEP_NSUBJ_PASS);
	bool second = is_subject(n->deprel) && before >= 0 && before < word;
	bool bare = is_nominal(n) && (!is_subject(n->deprel) || second) &&
		    wt_tree_case(t, at) < 0 && n->deprel != WT_DEP_XCOMP;
	return bare && wt_tree_below(t, at, word) ? at : -1;
}

/* Where the phrase of a predicate ends for the search by position. */
static bool
ends_phrase(const struct wt_coder *c, int32_t word, int32_t i)
{
	const struct wt_tree *t = &c->tree;
	/* "..., kata Kirby kepada wartawan": what follows belongs to the saying */
	if (wt_says(c, i) && !wt_tree_below(t, word, i))
		return true;
	const struct wt_token *k = wt_tok(t, i);
	if (k->upos == WT_UPOS_PUNCT &&
		(wt_str_is(k->form, ".") || wt_str_is(k->form, ";") || wt_str_is(k->form, ":")))
		return true;
	if (k->upos == WT_UPOS_SCONJ &&
		(wt_str_is(k->lower, "bahwa") || wt_str_is(k->lower, "jika") ||
			wt_str_is(k->lower, "karena")))
		return true;
	return k->upos == WT_UPOS_VERB && i > word + 1 && !wt_tree_below(t, i, word);
}

static bool
tells_time(const struct wt_coder *c, int32_t word)
{
	return word < (int32_t)c->tree.s->n &&
	       c->ms->time_at[c->tree.s->first + (uint32_t)word] != 0;
}

static bool
is_prep(const struct wt_coder *c, int32_t i, enum wt_slot slot)
{
	const struct wt_tree *t = &c->tree;
	if (wt_slot_is(slot, wt_tok(t, i)->lower))
		return true;
	switch (slot) {
	case WT_SLOT_KE:
		return wt_tree_is(t, i, "menuju");
	case WT_SLOT_TENTANG:
		return wt_tree_is(t, i, "mengenai") || wt_tree_is(t, i, "soal") ||
		       wt_tree_is(t, i, "terkait");
	case WT_SLOT_KEPADA:
		/* desakan pada Israel, but not "pada Senin kepada Israel" */
		return wt_tree_is(t, i, "pada") && !tells_time(c, i + 1);
	default:
		return false;
	}
}

/* The noun that the preposition at i introduces. */
static int32_t
noun_of_prep(const struct wt_tree *t, int32_t i)
{
	const struct wt_token *p = wt_tok(t, i);
	if (p->deprel == WT_DEP_CASE && p->head > i)
		return p->head;
	if (i + 1 < (int32_t)t->s->n && is_nominal(wt_tok(t, i + 1)))
		return i + 1;
	return -1;
}

/*
 * "ditandatangani di Pyongyang selama kunjungan kenegaraan oleh Putin": by him who made the visit,
 * not by who signed.
 */
static bool
is_agent_of_noun(const struct wt_coder *c, int32_t word, int32_t oleh)
{
	const struct wt_tree *t = &c->tree;
	if (wt_tok(t, word)->upos != WT_UPOS_VERB)
		return false;
	for (int32_t i = oleh - 1; i > word + 1 && i >= oleh - 3; i--) {
		const struct wt_token *k = wt_tok(t, i);
		bool prep = wt_tok(t, i - 1)->upos == WT_UPOS_ADP;
		if (k->upos == WT_UPOS_NOUN && prep)
			return wt_in_class(c, i, c->fr->markers[WT_MARKER_EVENT]);
		if (k->upos != WT_UPOS_NOUN && k->upos != WT_UPOS_ADJ)
			return false;
	}
	return false;
}

static int32_t
prep_among(const struct wt_coder *c, int32_t word, enum wt_slot slot)
{
	const struct wt_tree *t = &c->tree;
	for (int32_t k = word >= 0 ? t->first[word] : -1; k >= 0; k = t->next[k]) {
		int32_t p = wt_tree_case(t, k);
		if (p >= 0 && is_prep(c, p, slot) &&
			!(slot == WT_SLOT_OLEH && is_agent_of_noun(c, word, p)))
			return k;
	}
	return -1;
}

/*
 * Below the word, or the next such preposition behind it.  The agent of a noun stands before the
 * next verb: "unjuk rasa menentang kekerasan oleh polisi" is not by the police.
 */
static int32_t
prep_behind(const struct wt_coder *c, int32_t word, enum wt_slot slot)
{
	const struct wt_tree *t = &c->tree;
	bool of_noun = slot == WT_SLOT_OLEH && wt_tok(t, word)->upos == WT_UPOS_NOUN;
	bool opened = false;
	int32_t k = prep_among(c, word, slot);
	for (int32_t i = word + 1; k < 0 && i < (int32_t)t->s->n && !ends_phrase(c, word, i); i++) {
		bool verb = wt_tok(t, i)->upos == WT_UPOS_VERB;
		/* not uji [coba], senjata yang [memecahkan] rekor oleh X */
		if (verb && of_noun && i > word + 1 && !wt_tree_is(t, i - 1, "yang"))
			break;
		/* dilakukan [setelah] Imam ditetapkan sebagai tersangka oleh KPK */
		opened = opened || is_opening(t, i);
		if (verb && opened && slot == WT_SLOT_OLEH && !of_noun &&
			wt_str_starts(wt_tok(t, i)->lower, WT_STR("di")))
			break;
		bool others = slot == WT_SLOT_OLEH && is_agent_of_noun(c, word, i);
		if (is_prep(c, i, slot) && !verb && !others)
			return noun_of_prep(t, i);
	}
	return k;
}

static int32_t
by_prep(const struct wt_coder *c, int32_t word, enum wt_slot slot)
{
	const struct wt_tree *t = &c->tree;
	int32_t found = prep_behind(c, word, slot);
	/* gugatan terhadap KPU diajukan ...: in the phrase of the passive's subject */
	if (found < 0)
		found = prep_among(c, kid(t, word, WT_DEP_NSUBJ_PASS), slot);
	/* fronted: "Kepada Rusia, Kim menyampaikan ..." */
	for (int32_t k = t->first[word]; found < 0 && k >= 0 && k < word; k = t->next[k])
		if (is_prep(c, k, slot))
			found = noun_of_prep(t, k);
	return found;
}

static bool
is_bare_modifier(const struct wt_tree *t, int32_t k)
{
	uint8_t rel = wt_tok(t, k)->deprel;
	bool modifier = rel == WT_DEP_NMOD || rel == WT_DEP_NMOD_POSS || rel == WT_DEP_APPOS ||
			rel == WT_DEP_FLAT || rel == WT_DEP_FLAT_NAME || rel == WT_DEP_COMPOUND ||
			rel == WT_DEP_NMOD_LMOD;
	return modifier && wt_tree_case(t, k) < 0;
}

/* The possessor of a noun: the first bare modifier that is an actor, however deep the chain of
 * nouns. */
static int32_t
possessor(const struct wt_coder *c, int32_t word, int depth)
{
	const struct wt_tree *t = &c->tree;
	int32_t fallback = -1;
	for (int32_t k = t->first[word]; k >= 0; k = t->next[k]) {
		const struct wt_token *m = wt_tok(t, k);
		bool clitic = (m->flags & WT_TOK_CLITIC) && m->upos != WT_UPOS_PART && k > word;
		if (k < word || (!is_bare_modifier(t, k) && !clitic))
			continue;
		if (wt_actor_of(c, k))
			return k;
		if (depth < DEPTH_MAX) {
			int32_t deeper = possessor(c, k, depth + 1);
			if (deeper >= 0 && wt_actor_of(c, deeper))
				return deeper;
		}
		if (fallback < 0)
			fallback = k;
	}
	return fallback;
}

bool
wt_is_aside(const struct wt_tree *t, int32_t clause)
{
	static const char *const ASIDE[] = { "setelah", "sesudah", "usai", "seusai", "sejak",
		"saat", "ketika", "karena", "lantaran", "menyusul", "sementara", "meski",
		"meskipun", "walaupun", "pasca", "sebelum", "sambil", "seraya" };
	for (int32_t k = t->first[clause]; k >= 0 && k < clause; k = t->next[k]) {
		uint8_t rel = wt_tok(t, k)->deprel;
		if ((rel == WT_DEP_MARK || rel == WT_DEP_CASE || rel == WT_DEP_ADVMOD) &&
			WT_AMONG(t, k, ASIDE))
			return true;
	}
	return false;
}

/* berjanji hati-hati, dengan hanya memakai senjata ringan */
static bool
is_manner(const struct wt_tree *t, int32_t clause)
{
	for (int32_t k = t->first[clause]; k >= 0 && k < clause; k = t->next[k])
		if (wt_tree_is(t, k, "dengan"))
			return true;
	return false;
}

/* The complement clause: xcomp, ccomp, or a clause of purpose. */
static int32_t
complement(const struct wt_coder *c, int32_t word)
{
	const struct wt_tree *t = &c->tree;
	static const enum wt_deprel RELS[] = { WT_DEP_CCOMP, WT_DEP_XCOMP, WT_DEP_ADVCL,
		WT_DEP_ACL };
	for (size_t i = 0; i < sizeof RELS / sizeof RELS[0]; i++)
		for (int32_t k = t->first[word]; k >= 0; k = t->next[k])
			if (wt_tok(t, k)->deprel == RELS[i] && k > word && !wt_is_aside(t, k) &&
				!is_manner(t, k))
				return k;
	int32_t o = kid(t, word, WT_DEP_OBJ);
	return o >= 0 && wt_tok(t, o)->upos == WT_UPOS_VERB ? o : -1;
}

/* The first of "A, B dan C" whose last is m. */
static const struct wt_mention *
first_of_list(const struct wt_coder *c, const struct wt_mention *m)
{
	const struct wt_tree *t = &c->tree;
	for (int steps = 0; steps < WT_CLAIM_PARTIES && m->first >= 2; steps++) {
		int32_t link = (int32_t)m->first - 1;
		bool joint = wt_tree_is(t, link, "dan") || wt_tree_is(t, link, "serta") ||
			     wt_tree_is(t, link, ",");
		const struct wt_mention *before = joint ? wt_actor_of(c, link - 1) : NULL;
		if (!before)
			return m;
		m = before;
	}
	return m;
}

/* A mention within another phrase: in front of the people, ... */
static bool
hangs_below(const struct wt_tree *t, const struct wt_mention *m, int32_t word)
{
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

/*
 * The subject that the parser attached elsewhere: the nearest actor to the left in the clause,
 * unless a preposition, another predicate or a clause's opening stands between.
 */
int32_t
wt_subject_before(const struct wt_coder *c, int32_t word)
{
	const struct wt_tree *t = &c->tree;
	for (int32_t i = word - 1; i >= 0; i--) {
		const struct wt_token *k = wt_tok(t, i);
		const struct wt_mention *m = wt_actor_of(c, i);
		if (m) {
			m = first_of_list(c, m);
			const struct wt_token *head = wt_tok(t, (int32_t)m->head);
			bool object = head->deprel == WT_DEP_OBJ && head->head >= 0 &&
				      head->head < (int32_t)m->first;
			if (object && is_purpose_of_subject(t, word) && !wt_says(c, head->head))
				return -1;
			bool opened = m->first > 0 && (int32_t)m->last + 3 >= word &&
				      is_opening(t, (int32_t)m->first - 1);
			if (opened)
				return (int32_t)m->head;
			bool prep = m->first > 0 &&
				    wt_tok(t, (int32_t)m->first - 1)->upos == WT_UPOS_ADP;
			return prep || hangs_below(t, m, word) ? -1 : (int32_t)m->head;
		}
		if (c->ms->time_at[t->s->first + (uint32_t)i])
			continue;
		bool light = k->upos == WT_UPOS_ADV || k->upos == WT_UPOS_AUX ||
			     k->upos == WT_UPOS_PART || k->upos == WT_UPOS_DET ||
			     wt_str_is(k->lower, "yang") || wt_str_is(k->form, ")") ||
			     wt_str_is(k->form, ",");
		/* Gerindra dan PKS [konsisten] mendukung; Nasdem [resmi] mengusung */
		static const char *const HOW[] = { "konsisten", "resmi", "kompak", "sepakat",
			"tegas", "aktif", "bersama-sama", "diam-diam", "terbuka" };
		for (size_t n = 0; n < sizeof HOW / sizeof HOW[0]; n++)
			light = light || wt_str_is(k->lower, HOW[n]);
		bool bracket = k->flags & WT_TOK_PAREN || wt_str_is(k->form, "(");
		/* dosen berinisial AB itu ditangkap */
		if (i > 1 && wt_tree_is(t, i - 1, "berinisial")) {
			i--;
			continue;
		}
		/* secara tegas, secara membabi buta */
		int32_t far = i > 1 && wt_tree_is(t, i - 2, "secara") ? 2 : 1;
		bool manner = i >= far && wt_tree_is(t, i - far, "secara");
		if (manner)
			i -= far;
		if (!light && !bracket && !manner)
			return -1;
	}
	return -1;
}

/* "Dikecam Iran, negara itu ...": a clause without a subject before it opens the sentence. */
static bool
is_fronted(const struct wt_tree *t, int32_t word)
{
	const struct wt_token *k = wt_tok(t, word);
	bool opens = word == 0 || (word == 1 && wt_tok(t, 0)->upos != WT_UPOS_NOUN &&
					  wt_tok(t, 0)->upos != WT_UPOS_PROPN);
	return opens && k->deprel == WT_DEP_ADVCL && k->head > word &&
	       wt_str_starts(k->lower, WT_STR("di"));
}

/* A comma right before the mention, or before what counts it: ", sebanyak empat WNI". */
static bool
is_behind_comma(const struct wt_tree *t, const struct wt_mention *m)
{
	int32_t i = (int32_t)m->first - 1;
	while (i > 0 && i >= (int32_t)m->first - 3 &&
		(wt_tok(t, i)->upos == WT_UPOS_NUM || wt_tok(t, i)->upos == WT_UPOS_DET ||
			wt_tree_is(t, i, "sebanyak") || wt_tree_is(t, i, "sejumlah")))
		i--;
	return i > 0 && wt_tree_is(t, i, ",");
}

/*
 * "Hukum X mengatur demikian, namun Y menolak": the parser gave the verb the first of two subjects.
 * What opens a clause with a conjunction right before the verb is its own.
 */
static int32_t
subject_of_clause(const struct wt_coder *c, int32_t word)
{
	const struct wt_tree *t = &c->tree;
	int32_t own = own_subject(t, word);
	/* "Intelijen Korsel: Korut kirim tentara": who is told of stands behind the colon */
	for (int32_t i = word - 1; i > own && own >= 0 && own < word; i--)
		if (wt_tree_is(t, i, ":")) {
			int32_t behind = wt_subject_before(c, word);
			return behind > i ? behind : own;
		}
	int32_t near = own < word ? wt_subject_before(c, word) : -1;
	const struct wt_mention *m = wt_actor_of(c, near);
	bool opens = m && m->first > 0 && is_opening(t, (int32_t)m->first - 1);
	if (opens && own < (int32_t)m->first)
		return near;
	/* "Dyteon Simpson, 20 tahun, ditangkap": his age is nobody */
	if (m && own >= 0 && c->ms->time_at[t->s->first + (uint32_t)own])
		return near;
	/* "Beberapa jam kemudian, Pyongyang menguji ...": what opens the sentence acts on nobody */
	if (m && own >= 0 && own < (int32_t)m->first && !wt_actor_of(c, own) &&
		is_behind_comma(t, m))
		return near;
	return own;
}

/*
 * Sebanyak 500 tentara, lebih dari 1.000 warga, puluhan WNI: where the parser hung the measure on
 * the verb, what is measured stands behind it.
 */
static int32_t
past_measure(const struct wt_tree *t, int32_t word)
{
	static const char *const MEASURES[] = { "sebanyak", "lebih", "kurang", "sekitar", "sekira",
		"sedikitnya", "setidaknya", "hampir", "dari", "sejumlah", "para" };
	int32_t at = word;
	for (int step = 0; at >= 0 && step < MEASURE_MAX; step++, at++) {
		if (at >= (int32_t)t->s->n)
			return word;
		bool measure = wt_tok(t, at)->upos == WT_UPOS_NUM;
		for (size_t i = 0; i < sizeof MEASURES / sizeof MEASURES[0]; i++)
			measure = measure || wt_tree_is(t, at, MEASURES[i]);
		if (!measure)
			return is_nominal(wt_tok(t, at)) ? at : word;
	}
	return word;
}

/*
 * "... dengan Ketua DPR [Setya Novanto], yang telah ditetapkan ...": the person right before the
 * comma of a relative clause, whatever noun the parser hung it on; -1.
 */
static int32_t
person_before_yang(const struct wt_coder *c, int32_t word)
{
	const struct wt_tree *t = &c->tree;
	int32_t i = word - 1;
	while (i > 1 && (wt_tok(t, i)->upos == WT_UPOS_ADV || wt_tok(t, i)->upos == WT_UPOS_AUX ||
				wt_tok(t, i)->upos == WT_UPOS_PART))
		i--;
	if (i < 2 || !wt_tree_is(t, i, "yang") || !wt_tree_is(t, i - 1, ","))
		return -1;
	const struct wt_mention *m = wt_actor_of(c, i - 2);
	bool person = m && wt_mention_real(c->ms, m)->as.actor.kind == WT_ACTOR_PERSON;
	return person ? (int32_t)m->head : -1;
}

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

static int32_t
basic(const struct wt_coder *c, int32_t word, enum wt_voice voice, enum wt_slot slot)
{
	const struct wt_tree *t = &c->tree;
	switch (slot) {
	case WT_SLOT_SUBJECT: {
		int32_t before = person_before_yang(c, word);
		if (before >= 0)
			return before;
		int32_t who = is_fronted(t, word) ? wt_subject(c, wt_tok(t, word)->head, 1)
						  : subject_of_clause(c, word);
		uint8_t rel = wt_tok(t, word)->deprel;
		if (who < 0 && (rel == WT_DEP_ACL_RELCL || rel == WT_DEP_ACL))
			who = wt_tok(t, word)->head;
		if (who < 0)
			who = wt_subject_before(c, word);
		if (who < 0)
			who = wt_subject(c, word, 0);
		return past_measure(t, accompanied(c, who));
	}
	case WT_SLOT_OBJECT:
		return past_measure(t, wt_object(c, word));
	case WT_SLOT_OLEH: {
		/* "penutupan jalan oleh polisi dikritik warga": the bare agent goes before the
		 * subject's */
		int32_t a = voice == WT_VOICE_NOUN ? -1 : prep_behind(c, word, slot);
		if (a < 0 && voice != WT_VOICE_NOUN)
			a = bare_agent(t, word);
		return a < 0 ? by_prep(c, word, slot) : a;
	}
	case WT_SLOT_OF: {
		int32_t of = possessor(c, word, 0);
		/* aksi demo para buruh: the parser hung the possessor on the first of the nouns */
		bool inner = of < 0 && voice == WT_VOICE_NOUN && is_bare_modifier(t, word) &&
			     wt_tok(t, word)->head >= 0;
		int32_t outer = inner ? possessor(c, wt_tok(t, word)->head, 0) : -1;
		return outer > word ? outer : of;
	}
	case WT_SLOT_COMP:
		return complement(c, word);
	case WT_SLOT_COMP_SUBJECT: {
		int32_t k = complement(c, word);
		return k < 0 ? -1 : own_subject(t, k);
	}
	case WT_SLOT_SPEAKER:
		return wt_speaker(c, word);
	case WT_SLOT_CLAUSE:
		return -1;
	default:
		return by_prep(c, word, slot);
	}
}

int32_t
wt_slot_fill(const struct wt_coder *c, int32_t word, enum wt_voice voice, unsigned slot)
{
	int32_t w = basic(c, word, voice, (enum wt_slot)(slot & ~WT_SLOT_POSSESSOR));
	if (w < 0 || !(slot & WT_SLOT_POSSESSOR))
		return w;
	int32_t of = possessor(c, w, 0);
	if (of >= 0 && wt_actor_of(c, of))
		return of;
	static const enum wt_slot OTHERS[] = { WT_SLOT_DARI, WT_SLOT_OLEH };
	for (size_t i = 0; i < sizeof OTHERS / sizeof OTHERS[0]; i++) {
		int32_t k = by_prep(c, w, OTHERS[i]);
		if (k >= 0 && wt_actor_of(c, k))
			return k;
	}
	return of;
}

/*
 * subject.c - who does what a predicate tells.
 *
 * First by the tree; then by what Indonesian leaves out: the subject of a relative clause is
 * the noun that it stands on, of a coordinated verb its sister's, of an open complement
 * (mendesak B menghentikan) the object above or else the subject.  Last by position
 * (subject_near.c), where the parser attached the subject elsewhere.
 */
#include "report/party.h"
#include "report/source.h"

#define DEPTH_MAX   6
#define BRACKET_MAX 6
#define FRONT_MAX   15 /* words from a predicate that opens the sentence to its comma */

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

/* "mencari Harun Masiku usai [Hasto] mendapat amnesti": the subject of the clause behind. */
static bool
is_of_next_clause(const struct wt_tree *t, int32_t word, int32_t subject)
{
	static const char *const OPENINGS[] = { "setelah", "sesudah", "usai", "seusai", "ketika",
		"saat", "sebelum", "karena", "lantaran", "meski", "meskipun", "walaupun", "kendati",
		"jika", "bila" };
	if (subject < word)
		return false;
	for (int32_t i = word + 1; i < subject; i++)
		if (WT_AMONG(t, i, OPENINGS))
			return true;
	return false;
}

int32_t
wt_subject_own(const struct wt_tree *t, int32_t word)
{
	for (int32_t k = t->first[word]; k >= 0; k = t->next[k])
		if (wt_is_subject(wt_tok(t, k)->deprel) && !wt_is_relative(wt_tok(t, k)) &&
			!is_of_next_clause(t, word, k))
			return k;
	/* [tindakan Filipina] melanggar hukum: of two objects the one before the verb */
	int32_t front = wt_tree_kid(t, word, WT_DEP_OBJ);
	if (front >= 0 && front < word && wt_object_behind(t, word) >= 0)
		return front;
	/* Kami [ingin] menyampaikan, Starmer [turut] menuntut: the parser gave the subject to the
	 * auxiliary or the adverb */
	static const char *const AGAIN[] = { "berulang", "berulang-ulang", "berkali-kali", "terus",
		"terus-menerus", "beramai-ramai", "ramai-ramai", "bersama-sama" };
	for (int32_t k = t->first[word]; k >= 0 && k < word; k = t->next[k]) {
		uint8_t rel = wt_tok(t, k)->deprel;
		/* Cina [berulang kali] menuduh AS */
		bool again = rel == WT_DEP_ADVCL && k >= word - 2 && WT_AMONG(t, k, AGAIN);
		if ((rel == WT_DEP_AUX || rel == WT_DEP_ADVMOD || again) &&
			wt_tree_kid(t, k, WT_DEP_NSUBJ) >= 0)
			return wt_tree_kid(t, k, WT_DEP_NSUBJ);
	}
	return subject_as_phrase(t, word);
}

/* "mendampingi Jokowi saat bertemu tokoh Papua": whom he goes with does it. */
static bool
goes_with(const struct wt_tree *t, int32_t verb)
{
	static const char *const GOES[] = { "mendampingi", "dampingi", "menemani", "temani",
		"mengiringi", "mengantar", "mengawal" };
	return WT_AMONG(t, verb, GOES);
}

/* "mendatangi RSPAD untuk menjenguk Habibie": who goes, calls or holds does the rest, too. */
static bool
is_end_of_subject(const struct wt_tree *t, int32_t verb, int32_t mark)
{
	static const char *const ENDS[] = { "untuk", "guna", "demi", "buat" };
	static const char *const GOES[] = { "mendatangi", "datangi", "menemui", "temui",
		"mengunjungi", "kunjungi", "menyambangi", "sambangi", "menghubungi", "menelepon",
		"menyurati", "memasuki", "menuju", "meninggalkan", "menggunakan", "memanfaatkan",
		"menggelar", "gelar", "mengadakan", "melakukan", "menghadiri", "hadiri",
		"mengikuti", "membentuk", "menyiapkan", "menduduki", "menghadap", "mengumpulkan" };
	return mark >= 0 && WT_AMONG(t, mark, ENDS) && WT_AMONG(t, verb, GOES);
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
		!wt_tree_is(t, dan, "dan"))
		return -1;
	/* "Durbin menyebut Pirro tidak layak dan menilai ...": who says one thing says the other */
	if (wt_says(c, says) && wt_says(c, word))
		return says;
	if (!wt_tree_is(t, dan - 1, ","))
		return -1;
	for (int32_t i = says + 1; i < told; i++)
		if (wt_tree_is(t, i, "bahwa"))
			return says;
	return -1;
}

bool
wt_asks_beside(const struct wt_coder *c, int32_t word, int32_t above)
{
	static const char *const ASKS[] = { "meminta", "mendesak", "menuntut", "mengimbau",
		"mengajak", "memerintahkan", "menyerukan", "mendorong", "menginstruksikan",
		"memohon" };
	static const char *const JOINTS[] = { "dan", "serta", "juga", "sekaligus" };
	const struct wt_tree *t = &c->tree;
	return above >= 0 && above < word && WT_AMONG(t, word, ASKS) && WT_AMONG(t, above, ASKS) &&
	       WT_AMONG(t, word - 1, JOINTS) && word + 1 < (int32_t)t->s->n &&
	       wt_mention_from(c, word + 1) != NULL;
}

/* "X meminta Y mengakhiri perang dan [meminta] maaf", "X meminta Y ... dan [mendesak] Z ...":
 * joined to its like, whatever stands nearer; -1. */
static int32_t
same_verb_above(const struct wt_coder *c, int32_t word)
{
	const struct wt_tree *t = &c->tree;
	int32_t at = wt_tok(t, word)->head;
	for (int step = 0; at >= 0 && at < word && step < 3; step++, at = wt_tok(t, at)->head)
		if (wt_str_eq(wt_tok(t, at)->lower, wt_tok(t, word)->lower) ||
			wt_asks_beside(c, word, at))
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

/* "[250 anggota parlemen] menandatangani surat yang mendesak Starmer": who signed it says so. */
static int32_t
author_of(const struct wt_coder *c, int32_t paper, int depth)
{
	static const char *const PAPERS[] = { "surat", "petisi", "pernyataan", "deklarasi",
		"resolusi", "video", "memo", "unggahan", "cuitan", "mosi", "dokumen", "nota" };
	static const char *const ISSUES[] = { "menandatangani", "meneken", "mengirim",
		"mengirimkan", "menulis", "merilis", "mengeluarkan", "mengunggah", "melayangkan",
		"menyampaikan", "membuat", "menerbitkan", "membacakan", "mengajukan", "mengadopsi",
		"mengesahkan", "menyebarkan", "membagikan", "mendukung" };
	const struct wt_tree *t = &c->tree;
	int32_t verb = wt_tok(t, paper)->head;
	if (verb < 0 || wt_tok(t, paper)->deprel != WT_DEP_OBJ || !WT_AMONG(t, paper, PAPERS) ||
		!WT_AMONG(t, verb, ISSUES))
		return -1;
	int32_t by = wt_subject(c, verb, depth + 1);
	return by >= 0 && wt_actor_of(c, by) ? by : -1;
}

/*
 * "mengatakan [tindakan Filipina di Laut Sulu] melanggar hukum": what the parser took for the
 * object of the saying is the subject of what is said; -1.  Not a time: menambahkan beberapa hari
 * lagi ...
 */
static int32_t
raised_object(const struct wt_coder *c, int32_t word)
{
	const struct wt_tree *t = &c->tree;
	int32_t says = wt_tok(t, word)->head;
	int32_t o = says >= 0 && wt_says(c, says) ? wt_tree_kid(t, says, WT_DEP_OBJ) : -1;
	if (o <= says || o >= word || c->ms->time_at[t->s->first + (uint32_t)o] ||
		wt_tree_is(t, o, "hari") || wt_tree_is(t, o, "saat"))
		return -1;
	return o;
}

/*
 * "diberikan, usai [DPR] dan pemerintah menggelar rapat": between the word that opens the clause
 * and its verb; the parser gave the first of the two to the verb before.
 */
static int32_t
first_behind_opener(const struct wt_coder *c, int32_t subject)
{
	const struct wt_tree *t = &c->tree;
	const struct wt_mention *m = subject >= 0 ? wt_actor_of(c, subject) : NULL;
	if (!m || m->first < 3 ||
		!(wt_tree_is(t, (int32_t)m->first - 1, "dan") ||
			wt_tree_is(t, (int32_t)m->first - 1, "serta")))
		return subject;
	const struct wt_mention *a = wt_actor_of(c, (int32_t)m->first - 2);
	return a && wt_stands_behind_opener(t, a) ? (int32_t)a->head : subject;
}

/* "Kanada mengumumkan [rencana] untuk mengakui Palestina": who tells a plan has it. */
static bool
is_plan(const struct wt_coder *c, int32_t word, int32_t act)
{
	static const char *const PLANS[] = { "rencana", "niat", "keinginan", "komitmen",
		"kesediaan", "kesiapan", "keputusan", "tekad", "janji", "upaya", "langkah" };
	const struct wt_tree *t = &c->tree;
	const struct wt_token *k = wt_tok(t, word);
	if (k->deprel != WT_DEP_OBJ || k->head < 0 || k->head > word || !WT_AMONG(t, word, PLANS))
		return false;
	int32_t i = word + 1;
	while (i < act && (wt_tree_is(t, i, "nya") || wt_tree_is(t, i, "untuk") ||
				  wt_tree_is(t, i, "mereka") || wt_tree_is(t, i, "resmi") ||
				  wt_tree_is(t, i, "secara") || wt_tree_is(t, i, "segera")))
		i++;
	return i == act;
}

/* "X tewas [akibat] dipukuli Y": a noun for the parser, right before the verb that it opens. */
static bool
is_cause(const struct wt_tree *t, int32_t object, int32_t word)
{
	static const char *const CAUSES[] = { "akibat", "imbas", "buntut", "gara-gara",
		"lantaran" };
	return object == word - 1 && WT_AMONG(t, object, CAUSES);
}

int32_t
wt_subject(const struct wt_coder *c, int32_t word, int depth)
{
	const struct wt_tree *t = &c->tree;
	int32_t s = wt_subject_own(t, word), head = wt_tok(t, word)->head;
	s = first_behind_opener(c, s);
	if (s < 0)
		s = wt_listed_behind_opener(c, word);
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
		s = author_of(c, head, depth);
		/* rencana untuk mengakui Palestina: not "rencana yang ..." */
		if (s < 0 && is_plan(c, head, word) && wt_tree_kid(t, word, WT_DEP_MARK) >= 0) {
			s = wt_subject(c, wt_tok(t, head)->head, depth + 1);
			s = s >= 0 && wt_actor_of(c, s) ? s : -1;
		}
		return s >= 0 ? s : head;
	case WT_DEP_XCOMP: {
		int32_t o = wt_object(c, head);
		/* direspons oleh X dengan mengirim kapal; X menekan Y dengan mengirim kapal: X */
		int32_t mark = wt_tree_kid(t, word, WT_DEP_MARK);
		bool aside = wt_is_aside(t, word) || (mark >= 0 && wt_tree_is(t, mark, "dengan"));
		if (o >= 0 && o < word && goes_with(t, head))
			return o;
		s = aside ? wt_subject(c, head, depth + 1) : -1;
		/* memerintahkan hal itu setelah bertemu X; but: diungkapkan Yasonna usai bertemu X
		 */
		if (aside && s >= 0 && (wt_actor_of(c, s) || o < 0 || !wt_actor_of(c, o)))
			return wt_actor_of(c, s) ? s : agent_or(c, word, s);
		if (o >= 0 && o < word && !wt_is_purpose_of_subject(t, word) &&
			!is_plan(c, o, word) && !is_cause(t, o, word) &&
			!is_end_of_subject(t, head, mark))
			return o;
		return wt_subject(c, head, depth + 1);
	}
	case WT_DEP_CONJ:
		if (same_verb_above(c, word) >= 0)
			return wt_subject(c, same_verb_above(c, word), depth + 1);
		if (joined_to_saying(c, word) >= 0)
			return wt_subject(c, joined_to_saying(c, word), depth + 1);
		return wt_subject(c, head, depth + 1);
	case WT_DEP_CCOMP:
		if (raised_object(c, word) >= 0)
			return raised_object(c, word);
		/* fallthrough */
	case WT_DEP_ADVCL:
	case WT_DEP_AUX:
		if (word > head && goes_with(t, head) && wt_object(c, head) >= 0)
			return wt_object(c, head);
		s = wt_subject(c, head, depth + 1);
		return s >= 0 && !wt_actor_of(c, s) && wt_is_aside(t, word) ? agent_or(c, word, s)
									    : s;
	case WT_DEP_ADVMOD:
		/* DPR [seharusnya] mendengarkan mahasiswa */
		return word < head && wt_tok(t, word)->upos == WT_UPOS_ADV
			       ? wt_subject(c, head, depth + 1)
			       : -1;
	case WT_DEP_APPOS:
	case WT_DEP_NMOD:
		/* a relative clause that the parser hung on as a noun's modifier */
		return wt_tok(t, word)->upos == WT_UPOS_VERB ? head : -1;
	default:
		return -1;
	}
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
	int32_t own = wt_subject_own(t, word);
	/* "Intelijen Korsel: Korut kirim tentara": who is told of stands behind the colon */
	for (int32_t i = word - 1; i > own && own >= 0 && own < word; i--)
		if (wt_tree_is(t, i, ":")) {
			int32_t behind = wt_subject_before(c, word);
			return behind > i ? behind : own;
		}
	int32_t near = own < word ? wt_subject_before(c, word) : -1;
	const struct wt_mention *m = wt_actor_of(c, near);
	bool opens = m && m->first > 0 && wt_opens_clause(t, (int32_t)m->first - 1);
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
 * "... dengan Ketua DPR [Setya Novanto], yang telah ditetapkan ...": the person right before the
 * comma of a relative clause, whatever noun the parser hung it on; -1.
 */
static int32_t
person_before_yang(const struct wt_coder *c, int32_t word)
{
	const struct wt_tree *t = &c->tree;
	int32_t i = word - 1;
	while (i > 1 && (wt_tok(t, i)->upos == WT_UPOS_ADV || wt_tok(t, i)->upos == WT_UPOS_AUX ||
				wt_tok(t, i)->upos == WT_UPOS_PART ||
				c->ms->time_at[t->s->first + (uint32_t)i]))
		i--;
	if (i < 2 || !wt_tree_is(t, i, "yang") || !wt_tree_is(t, i - 1, ","))
		return -1;
	const struct wt_mention *m = wt_actor_of(c, i - 2);
	bool person = m && wt_mention_real(c->ms, m)->as.actor.kind == WT_ACTOR_PERSON;
	if (person || wt_tok(t, word)->deprel != WT_DEP_ADVCL)
		return person ? (int32_t)m->head : -1;
	/* "menenangkan [pemuda] yang marah, yang bentrok dengan polisi": the parser lost the noun
	 */
	int32_t noun = i - 2;
	while (noun > 0 && !wt_is_nominal(wt_tok(t, noun)) && wt_tok(t, noun)->head < noun)
		noun = wt_tok(t, noun)->head;
	const struct wt_mention *men = noun > 0 ? wt_actor_of(c, noun) : NULL;
	return men && men->as.actor.kind == WT_ACTOR_AGENT ? noun : -1;
}

/* "Asfinawati menyampaikan, [KPK] yang lahir pada 2002 telah menangkap ...": the parser gave the
 * subject of what is said to the saying; -1. */
static int32_t
subject_of_said(const struct wt_coder *c, int32_t word)
{
	const struct wt_tree *t = &c->tree;
	const struct wt_token *k = wt_tok(t, word);
	bool said = (k->deprel == WT_DEP_ADVCL || k->deprel == WT_DEP_CCOMP) && k->head >= 0 &&
		    k->head < word && wt_str_starts(k->lower, WT_STR("me")) &&
		    wt_tree_kid(t, word, WT_DEP_NSUBJ) < 0 &&
		    wt_tree_kid(t, word, WT_DEP_MARK) < 0 && wt_says(c, k->head);
	for (int32_t i = said ? t->first[k->head] : -1; i >= 0; i = t->next[i])
		if (wt_tok(t, i)->deprel == WT_DEP_NSUBJ && i > k->head + 1 && i < word &&
			wt_tree_is(t, k->head + 1, ",") && wt_actor_of(c, i))
			return i;
	return -1;
}

/*
 * "Mangkir dari panggilan KPK, [Bupati itu] dijemput": a predicate that opens the sentence has its
 * subject behind the first comma, so above all in headlines; -1.
 */
static int32_t
behind_comma(const struct wt_coder *c, int32_t word)
{
	const struct wt_tree *t = &c->tree;
	if (wt_tok(t, word)->flags & WT_TOK_QUOTED)
		return -1;
	for (int32_t i = 0; i < word; i++) {
		uint8_t pos = wt_tok(t, i)->upos;
		if (pos != WT_UPOS_ADV && pos != WT_UPOS_AUX && pos != WT_UPOS_PART &&
			pos != WT_UPOS_SCONJ && pos != WT_UPOS_PUNCT)
			return -1;
	}
	for (int32_t i = word + 1; i + 1 < (int32_t)t->s->n && i <= word + FRONT_MAX; i++)
		if (wt_tree_is(t, i, ",")) {
			const struct wt_mention *m = wt_mention_from(c, i + 1);
			return m ? (int32_t)m->head : -1;
		}
	return -1;
}

/*
 * "15 negara termasuk A, B, dan [C] mengecam": the parser's subject is the last of those who are
 * named for all; the first of them.
 */
static int32_t
first_named(const struct wt_coder *c, int32_t who)
{
	const struct wt_mention *m = wt_actor_of(c, who);
	if (!m || m->as.actor.kind != WT_ACTOR_COUNTRY)
		return who;
	const struct wt_mention *first = wt_first_of_list(c, m);
	bool named = first != m && wt_is_namely(&c->tree, (int32_t)first->first - 1);
	return named ? (int32_t)first->head : who;
}

/* The mention that ends right before the word, or before the brackets that do; NULL. */
static const struct wt_mention *
ends_before(const struct wt_coder *c, int32_t word)
{
	const struct wt_tree *t = &c->tree;
	int32_t i = word - 1;
	if (i > 2 && wt_tree_is(t, i, ")"))
		for (int32_t k = i - 1; k > 0 && k >= i - BRACKET_MAX; k--)
			if (wt_tree_is(t, k, "(")) {
				i = k - 1;
				break;
			}
	return i >= 0 ? wt_actor_of(c, i) : NULL;
}

/* Does a clause begin with the mention: behind a comma, an opening, what tells that it is known? */
bool
wt_begins_clause(const struct wt_coder *c, const struct wt_mention *m)
{
	static const char *const KNOWN[] = { "diketahui", "dilaporkan", "diberitakan", "dikabarkan",
		"menyebut", "menyebutkan", "mengatakan", "sebelumnya", "kini", "kemudian" };
	int32_t i = (int32_t)m->first - 1;
	return i < 0 || wt_tok(&c->tree, i)->upos == WT_UPOS_PUNCT ||
	       wt_opens_clause(&c->tree, i) || WT_AMONG(&c->tree, i, KNOWN);
}

/*
 * "Diketahui, [Amerika Serikat] (AS) dan Saudi menyalahkan Iran": the parser gave the first of them
 * to something before; those who begin the clause act together.
 */
static int32_t
first_joined(const struct wt_coder *c, int32_t who, int32_t word)
{
	const struct wt_tree *t = &c->tree;
	const struct wt_mention *m = wt_actor_of(c, who), *first = NULL;
	int32_t joint = m ? (int32_t)m->first - 1 : -1;
	if (joint < 1 || who > word ||
		!(wt_tree_is(t, joint, "dan") || wt_tree_is(t, joint, "serta")))
		return who;
	bool three = wt_tree_is(t, joint - 1, ","); /* A, B, dan C: what begins with A goes on */
	const struct wt_mention *a = ends_before(c, three ? joint - 1 : joint);
	for (int step = 0; a && step < WT_CLAIM_PARTIES; step++) {
		if (a->as.actor.kind != m->as.actor.kind)
			break;
		first = (three && step > 0) || wt_begins_clause(c, a) ? a : first;
		if (a->first < 2 || !wt_tree_is(t, (int32_t)a->first - 1, ","))
			break;
		a = ends_before(c, (int32_t)a->first - 1);
	}
	return first ? (int32_t)first->head : who;
}

/*
 * "[Serangan] udara junta di tambang yang diduduki pemberontak menewaskan 13 orang": the sentence
 * has no verb but those of the relative clause, so that behind its passive is the noun's own; -1.
 */
static int32_t
noun_behind_relative(const struct wt_tree *t, int32_t word)
{
	int32_t relative = wt_tok(t, word)->head;
	bool passive = wt_tok(t, word)->deprel == WT_DEP_XCOMP && relative < word - 1 &&
		       wt_tok(t, relative)->deprel == WT_DEP_ACL_RELCL &&
		       wt_str_starts(wt_tok(t, relative)->lower, WT_STR("di")) &&
		       wt_str_starts(wt_tok(t, word)->lower, WT_STR("me")) &&
		       wt_tree_kid(t, word, WT_DEP_MARK) < 0;
	int32_t top = passive ? wt_tok(t, relative)->head : -1;
	while (top >= 0 && wt_tok(t, top)->deprel != WT_DEP_ROOT && wt_tok(t, top)->head < top)
		top = wt_tok(t, top)->head;
	bool verbless = top >= 0 && top < relative && wt_tok(t, top)->deprel == WT_DEP_ROOT &&
			wt_is_nominal(wt_tok(t, top));
	return verbless ? top : -1;
}

/*
 * "Trump mengungkapkan [alasan] memecat Bolton", "KPK ungkap alasan geledah rumah X": who tells
 * why it was done did it; the telling verb, -1.
 */
static int32_t
telling_of_reason(const struct wt_tree *t, int32_t word)
{
	static const char *const REASONS[] = { "alasan", "alasannya" };
	static const char *const LIGHT[] = { "untuk", "tidak", "tak", "telah", "sudah", "belum",
		"di", "balik" };
	int32_t i = word - 1;
	while (i > 0 && WT_AMONG(t, i, LIGHT))
		i--;
	if (i < 2 || !WT_AMONG(t, i, REASONS))
		return -1;
	return wt_tok(t, i - 1)->upos == WT_UPOS_VERB ? i - 1 : -1;
}

int32_t
wt_subject_found(const struct wt_coder *c, int32_t word)
{
	const struct wt_tree *t = &c->tree;
	int32_t before = person_before_yang(c, word);
	if (before < 0)
		before = noun_behind_relative(t, word);
	if (before < 0)
		before = subject_of_said(c, word);
	if (before >= 0)
		return before;
	int32_t on = wt_subject_goes_on(c, word);
	if (on >= 0)
		return first_joined(c, first_named(c, on), word);
	int32_t tells = telling_of_reason(t, word);
	if (tells >= 0)
		return wt_subject_found(c, tells);
	int32_t who = is_fronted(t, word) ? wt_subject(c, wt_tok(t, word)->head, 1)
					  : subject_of_clause(c, word);
	uint8_t rel = wt_tok(t, word)->deprel;
	if (who < 0 && (rel == WT_DEP_ACL_RELCL || rel == WT_DEP_ACL)) {
		int32_t head = wt_tok(t, word)->head, author = author_of(c, head, 0);
		who = author >= 0 ? author : head;
	}
	if (who < 0)
		who = wt_subject_before(c, word);
	if (who < 0)
		who = wt_subject(c, word, 0);
	if (who < 0)
		who = behind_comma(c, word);
	who = wt_presser_of(c, who, word);
	return first_joined(c, first_named(c, wt_subject_beside(c, who, word)), word);
}

/*
 * slots.c - which word fills a slot of a frame.
 *
 * First by the tree: a child with the slot's relation; the subject by subject.c.  Then by
 * position, where the parser attached a phrase elsewhere: the next such preposition before
 * the next predicate.
 */
#include "mention/headline.h"
#include "report/party.h"
#include "report/source.h"

#define DEPTH_MAX   6
#define MEASURE_MAX 5
#define OWNER_MAX   3  /* words of a headline between a noun and whose it is */
#define AGAR_MAX    12 /* words between who asks and "agar" */

static bool
is_about(const struct wt_token *t)
{
	return wt_str_is(t->lower, "sekitar") || wt_str_is(t->lower, "sekira") ||
	       wt_str_is(t->lower, "hingga") || wt_str_is(t->lower, "sampai") ||
	       wt_str_is(t->lower, "antara");
}

/* memulangkan [paksa] 90 pengungsi: of two objects the adjective tells how; -1 without any. */
static int32_t
object_kid(const struct wt_tree *t, int32_t word)
{
	int32_t o = wt_tree_kid(t, word, WT_DEP_OBJ);
	if (o < 0 || wt_tok(t, o)->upos != WT_UPOS_ADJ)
		return o;
	for (int32_t k = t->next[o]; k >= 0; k = t->next[k])
		if (wt_tok(t, k)->deprel == WT_DEP_OBJ)
			return k;
	return o;
}

int32_t
wt_object_behind(const struct wt_tree *t, int32_t word)
{
	for (int32_t k = t->first[word]; k >= 0; k = t->next[k])
		if (k > word && wt_tok(t, k)->deprel == WT_DEP_OBJ)
			return k;
	return -1;
}

/* DPR Cecar [Bulog], PKS Kritik Keras [Kebijakan] Menteri ESDM */
static int32_t
behind_headline_verb(const struct wt_coder *c, int32_t word)
{
	static const char *const HARD[] = { "keras", "tegas", "tajam", "pedas", "habis-habisan",
		"balik", "lagi" };
	const struct wt_tree *t = &c->tree;
	int32_t at = word + 1;
	if (at < (int32_t)t->s->n && WT_AMONG(t, at, HARD))
		at++;
	if (at >= (int32_t)t->s->n || !(wt_tok(t, at)->flags & WT_TOK_CAPITAL))
		return -1;
	const struct wt_mention *m = wt_mention_from(c, at);
	if (m)
		return (int32_t)m->head;
	return wt_is_nominal(wt_tok(t, at)) && wt_tree_case(t, at) < 0 ? at : -1;
}

int32_t
wt_object(const struct wt_coder *c, int32_t word)
{
	const struct wt_tree *t = &c->tree;
	int32_t o = object_kid(t, word), behind = wt_object_behind(t, word);
	/* Minta [Maaf] Pernah Hina Warga */
	if (word + 1 < (int32_t)t->s->n && wt_tree_is(t, word + 1, "maaf"))
		return word + 1;
	if (o >= 0 && o < word && behind >= 0)
		o = behind;
	if (o < 0)
		o = wt_tree_kid(t, word, WT_DEP_IOBJ);
	if (o >= 0 && !wt_is_relative(wt_tok(t, o)))
		return o;
	/* memuji dan mendukung Rusia: the object stands behind the last of them */
	for (int32_t k = t->first[word]; k >= 0; k = t->next[k])
		if (wt_tok(t, k)->deprel == WT_DEP_CONJ && wt_tok(t, k)->upos == WT_UPOS_VERB &&
			k - word <= 3)
			return object_kid(t, k);
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
	/* Kejagung Periksa [Nadiem Makarim]: a headline's verb that the parser read as a name */
	if (wt_tok(t, word)->upos == WT_UPOS_PROPN)
		return behind_headline_verb(c, word);
	/* a noun right behind an active verb that the parser gave to another word */
	for (int32_t i = word + 1; i < (int32_t)t->s->n && i <= word + 2; i++) {
		const struct wt_token *k = wt_tok(t, i);
		if (k->upos == WT_UPOS_ADV || k->upos == WT_UPOS_NUM || k->upos == WT_UPOS_DET)
			continue;
		if (wt_is_nominal(k) && k->head == word && wt_tree_case(t, i) < 0 &&
			!wt_is_subject(k->deprel))
			return i;
		break;
	}
	return -1;
}

/* dipimpin Wakil Menteri: the agent that stands right behind a di- word without oleh. */
static int32_t
bare_agent(const struct wt_coder *c, int32_t word)
{
	const struct wt_tree *t = &c->tree;
	int32_t a = wt_tree_kid(t, word, WT_DEP_OBL_AGENT);
	if (a >= 0)
		return a;
	if (!wt_str_starts(wt_tok(t, word)->lower, WT_STR("di")) || word + 1 >= (int32_t)t->s->n)
		return -1;
	/* disambut baik Otoritas Palestina, ditandatangani kedua pemimpin: how and how many */
	int32_t at = word + 1;
	at += wt_tok(t, at)->upos == WT_UPOS_ADJ;
	while (at + 1 < (int32_t)t->s->n && at < word + 3 &&
		(wt_tok(t, at)->upos == WT_UPOS_NUM || wt_tok(t, at)->upos == WT_UPOS_DET) &&
		wt_tok(t, at)->head == at + 1)
		at++;
	if (at >= (int32_t)t->s->n)
		return -1;
	const struct wt_token *n = wt_tok(t, at);
	/* Dituduh [Serang] Kilang, Dituntut [Delapan] Bulan: a headline's verb or count */
	if ((n->flags & WT_TOK_CAPITAL) && !wt_actor_of(c, at) &&
		(wt_is_headline_verb(n->lower) || c->ms->time_at[t->s->first + (uint32_t)at]))
		return -1;
	/* diakui Amerika Serikat: behind the verb there is no subject where one stands before it */
	int32_t before = wt_tree_kid(t, word, WT_DEP_NSUBJ_PASS);
	bool second = wt_is_subject(n->deprel) && before >= 0 && before < word;
	bool bare = wt_is_nominal(n) && (!wt_is_subject(n->deprel) || second) &&
		    wt_tree_case(t, at) < 0 && n->deprel != WT_DEP_XCOMP;
	return bare && wt_tree_below(t, at, word) ? at : -1;
}

/* "meminta agar [Kejaksaan Agung], melalui ..., menghentikan", "hanya jika [Israel] mundur": who
 * stands right behind what opens the clause. */
static int32_t
behind_agar(const struct wt_coder *c, int32_t word)
{
	static const char *const CONDITIONS[] = { "jika", "bila", "apabila", "kalau", "ketika",
		"syarat", "setelah" };
	const struct wt_tree *t = &c->tree;
	if (WT_AMONG(t, word, CONDITIONS) && word + 1 < (int32_t)t->s->n) {
		const struct wt_mention *m = wt_mention_from(c, word + 1);
		return m ? (int32_t)m->head : -1;
	}
	for (int32_t i = word + 1; i + 1 < (int32_t)t->s->n && i <= word + AGAR_MAX; i++) {
		if (wt_tok(t, i)->upos == WT_UPOS_PUNCT || wt_tok(t, i)->upos == WT_UPOS_VERB)
			return -1;
		if (!wt_tree_is(t, i, "agar") && !wt_tree_is(t, i, "supaya"))
			continue;
		const struct wt_mention *m = wt_mention_from(c, i + 1);
		return m ? (int32_t)m->head : -1;
	}
	return -1;
}

/* KPK berharap [hakim tunggal] menolak gugatan: a subject behind the verb is its complement's. */
static int32_t
second_subject(const struct wt_tree *t, int32_t word, int32_t comp)
{
	for (int32_t k = comp < 0 ? -1 : t->first[word]; k >= 0 && k < comp; k = t->next[k])
		if (k > word && wt_is_subject(wt_tok(t, k)->deprel) &&
			!wt_is_relative(wt_tok(t, k)))
			return k;
	return -1;
}

/* "Formappi menilai, [kinerja] DPR sangat buruk": the noun that opens what is said behind a comma.
 */
static int32_t
behind_comma(const struct wt_coder *c, int32_t word)
{
	const struct wt_tree *t = &c->tree;
	if (word + 2 >= (int32_t)t->s->n || !wt_tree_is(t, word + 1, ",") || !wt_says(c, word))
		return -1;
	const struct wt_mention *m = wt_mention_from(c, word + 2);
	if (m)
		return (int32_t)m->head;
	return wt_is_nominal(wt_tok(t, word + 2)) ? word + 2 : -1;
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
tells_occasion(const struct wt_tree *t, int32_t word)
{
	static const char *const OCCASIONS[] = { "sidang", "konferensi", "ktt", "pertemuan",
		"rapat", "acara", "forum", "upacara", "peringatan", "pembukaan", "penutupan",
		"kesempatan", "sesi", "debat", "musyawarah", "kongres", "munas", "perayaan" };
	return word < (int32_t)t->s->n && WT_AMONG(t, word, OCCASIONS);
}

/* "sesuai dengan Konvensi PBB", "seiring dengan kunjungan X": nobody's partner. */
static bool
is_likened(const struct wt_tree *t, int32_t i)
{
	static const char *const LIKE[] = { "sesuai", "sejalan", "selaras", "seiring", "bertepatan",
		"bersamaan", "senada", "dibandingkan" };
	return i > 0 && wt_tree_is(t, i, "dengan") && WT_AMONG(t, i - 1, LIKE);
}

/* "pembicaraan itu terjadi di tengah perang, dengan [PBB] memperkirakan ...": who does another
 * thing meanwhile. */
static bool
is_meanwhile(const struct wt_coder *c, int32_t i)
{
	const struct wt_tree *t = &c->tree;
	if (i < 1 || !wt_tree_is(t, i, "dengan") || !wt_tree_is(t, i - 1, ","))
		return false;
	const struct wt_mention *m = wt_mention_from(c, i + 1);
	int32_t next = m ? (int32_t)m->last + 1 : -1;
	return next > 0 && next < (int32_t)t->s->n && wt_tok(t, next)->upos == WT_UPOS_VERB &&
	       wt_str_starts(wt_tok(t, next)->lower, WT_STR("me"));
}

static bool
is_prep(const struct wt_coder *c, int32_t i, enum wt_slot slot)
{
	const struct wt_tree *t = &c->tree;
	if (wt_slot_is(slot, wt_tok(t, i)->lower))
		return !is_likened(t, i) && !is_meanwhile(c, i);
	switch (slot) {
	case WT_SLOT_KE:
		return wt_tree_is(t, i, "menuju");
	case WT_SLOT_TENTANG:
		return wt_tree_is(t, i, "mengenai") || wt_tree_is(t, i, "soal") ||
		       wt_tree_is(t, i, "terkait");
	case WT_SLOT_KEPADA:
		/* desakan pada Israel, but not "pada Senin kepada Israel", "pada Sidang Umum PBB"
		 */
		return wt_tree_is(t, i, "pada") && !tells_time(c, i + 1) &&
		       !tells_occasion(t, i + 1);
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
	if (i + 1 < (int32_t)t->s->n && wt_is_nominal(wt_tok(t, i + 1)))
		return i + 1;
	/* atas meninggalnya X: a verb that -nya makes a noun */
	if (i + 2 < (int32_t)t->s->n && wt_tree_is(t, i + 2, "nya") &&
		wt_tok(t, i + 1)->upos == WT_UPOS_VERB)
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

static int32_t complement(const struct wt_coder *c, int32_t word);

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
 * "meminta rumah sakit memberi obat kepada korban": to whom the other one shall give is not whom he
 * asks.
 */
static bool
is_of_complement(const struct wt_coder *c, int32_t word, int32_t noun)
{
	const struct wt_tree *t = &c->tree;
	if (noun < 0 || wt_tok(t, word)->upos != WT_UPOS_VERB)
		return false;
	int32_t verb = wt_tok(t, noun)->head;
	while (verb > word && wt_tok(t, verb)->upos != WT_UPOS_VERB)
		verb = wt_tok(t, verb)->head;
	return verb > word && verb < noun && verb == complement(c, word);
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
		opened = opened || wt_opens_clause(t, i);
		if (verb && opened && slot == WT_SLOT_OLEH && !of_noun &&
			wt_str_starts(wt_tok(t, i)->lower, WT_STR("di")))
			break;
		/* melancarkan serangan sebagai solidaritas terhadap X: for him, not against him */
		static const char *const FOR[] = { "solidaritas", "dukungan", "simpati",
			"kesetiaan" };
		if (slot == WT_SLOT_TERHADAP && i > word + 1 && WT_AMONG(t, i - 1, FOR))
			continue;
		bool others = slot == WT_SLOT_OLEH && is_agent_of_noun(c, word, i);
		if (is_prep(c, i, slot) && !verb && !others) {
			int32_t noun = noun_of_prep(t, i);
			return slot == WT_SLOT_KEPADA && is_of_complement(c, word, noun) ? -1
											 : noun;
		}
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
		found = prep_among(c, wt_tree_kid(t, word, WT_DEP_NSUBJ_PASS), slot);
	/* tarif terhadap Jepang [mulai] berlaku: and of a verb that has no object */
	struct wt_str verb = wt_tok(t, word)->lower;
	if (found < 0 && (wt_str_starts(verb, WT_STR("ber")) || wt_str_is(verb, "mulai")))
		found = prep_among(c, wt_tree_kid(t, word, WT_DEP_NSUBJ), slot);
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
	/* serangan terhadap Saudi [sementara] Rouhani berpura-pura: a clause of his own */
	return modifier && wt_tree_case(t, k) < 0 && wt_tree_kid(t, k, WT_DEP_MARK) < 0;
}

/* aksi [bela] Palestina, unjuk rasa [solidaritas] Papua: what it is for is not whose it is. */
bool
wt_is_cause(const struct wt_tree *t, int32_t word)
{
	static const char *const FOR[] = { "bela", "pro", "peduli", "solidaritas", "dukung",
		"anti" };
	return WT_AMONG(t, word, FOR) || (word > 0 && WT_AMONG(t, word - 1, FOR));
}

/* Gabung Koalisi Maritim [AS]: in a headline the parser makes one name of all; the actor behind
 * the noun's own words, -1. */
static int32_t
owner_in_headline(const struct wt_coder *c, int32_t word)
{
	const struct wt_tree *t = &c->tree;
	const struct wt_token *noun = wt_tok(t, word);
	if (noun->upos != WT_UPOS_PROPN || noun->deprel != WT_DEP_FLAT_NAME)
		return -1;
	for (int32_t i = word + 1; i < (int32_t)t->s->n && i <= word + OWNER_MAX; i++) {
		const struct wt_token *k = wt_tok(t, i);
		const struct wt_mention *m = wt_actor_of(c, i);
		if (m)
			return (int32_t)m->first > word ? (int32_t)m->head : -1;
		if (k->upos != WT_UPOS_PROPN || !(k->flags & WT_TOK_CAPITAL) ||
			wt_is_headline_verb(k->lower))
			return -1;
	}
	return -1;
}

/* The possessor of a noun: the first bare modifier that is an actor, however deep the chain of
 * nouns. */
static int32_t
possessor(const struct wt_coder *c, int32_t word, int depth)
{
	const struct wt_tree *t = &c->tree;
	int32_t fallback = -1;
	/* atas wafatnya [Paus Fransiskus], but not jatuhnya korban: the subject of a verb that -nya
	 * makes a noun */
	bool verbal = depth == 0 && wt_tok(t, word)->upos == WT_UPOS_VERB &&
		      wt_tree_is(t, word + 1, "nya") && !wt_tree_is(t, word, "jatuh");
	const struct wt_mention *who = verbal ? wt_mention_from(c, word + 2) : NULL;
	if (who)
		return (int32_t)who->head;
	for (int32_t k = t->first[word]; k >= 0; k = t->next[k]) {
		const struct wt_token *m = wt_tok(t, k);
		bool clitic = (m->flags & WT_TOK_CLITIC) && m->upos != WT_UPOS_PART && k > word;
		/* sanksi berat [PBB]: what the parser hung on the adjective */
		bool next = k == word + 1 ||
			    (k == word + 2 && wt_tok(t, word + 1)->upos == WT_UPOS_PART);
		bool quality = next && m->deprel == WT_DEP_AMOD && depth < DEPTH_MAX;
		int32_t of = quality ? possessor(c, k, depth + 1) : -1;
		if (of >= 0 && wt_actor_of(c, of))
			return of;
		/* pesawat tanpa awak [Israel] */
		int32_t prep = k > word && k <= word + 3 ? wt_tree_case(t, k) : -1;
		if (prep >= 0 && wt_tree_is(t, prep, "tanpa") && depth < DEPTH_MAX) {
			of = possessor(c, k, depth + 1);
			if (of >= 0 && wt_actor_of(c, of))
				return of;
		}
		if (k < word || (!is_bare_modifier(t, k) && !clitic) || wt_is_cause(t, k))
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
	int32_t flat = depth == 0 ? owner_in_headline(c, word) : -1;
	return flat >= 0 ? flat : fallback;
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
	int32_t o = wt_tree_kid(t, word, WT_DEP_OBJ);
	return o >= 0 && wt_tok(t, o)->upos == WT_UPOS_VERB ? o : -1;
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
			return wt_is_nominal(wt_tok(t, at)) ? at : word;
	}
	return word;
}

static int32_t
basic(const struct wt_coder *c, int32_t word, enum wt_voice voice, enum wt_slot slot)
{
	const struct wt_tree *t = &c->tree;
	switch (slot) {
	case WT_SLOT_SUBJECT:
		return past_measure(t, wt_subject_found(c, word));
	case WT_SLOT_OBJECT:
		return past_measure(t, wt_object(c, word));
	case WT_SLOT_OLEH: {
		/* "penutupan jalan oleh polisi dikritik warga": the bare agent goes before the
		 * subject's */
		int32_t a = voice == WT_VOICE_NOUN ? -1 : prep_behind(c, word, slot);
		if (a < 0 && voice != WT_VOICE_NOUN)
			a = bare_agent(c, word);
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
		int32_t k = complement(c, word), own = k < 0 ? -1 : wt_subject_own(t, k);
		own = own < 0 ? second_subject(t, word, k) : own;
		own = own < 0 ? behind_agar(c, word) : own;
		return own < 0 ? behind_comma(c, word) : own;
	}
	case WT_SLOT_SPEAKER:
		return wt_speaker(c, word);
	case WT_SLOT_CLAUSE:
		return -1;
	default:
		return by_prep(c, word, slot);
	}
}

/* Bapak Gubernur, Pak Andi: the word of address names nobody, the one behind does; so of whom a
 * part is told: sebagian kecil [pasukan AS]. */
static int32_t
addressed(const struct wt_coder *c, int32_t w, bool subject)
{
	static const char *const TITLES[] = { "bapak", "pak", "ibu", "bu", "saudara", "mas", "mbak",
		"bang" };
	static const char *const PARTS[] = { "sebagian", "mayoritas", "separuh", "segelintir" };
	if (w < 0 || wt_actor_of(c, w))
		return w;
	if (wt_actor_of(c, w + 1))
		return (!subject && WT_AMONG(&c->tree, w, TITLES)) || WT_AMONG(&c->tree, w, PARTS)
			       ? w + 1
			       : w;
	bool part = w + 2 < (int32_t)c->tree.s->n && wt_actor_of(c, w + 2) &&
		    WT_AMONG(&c->tree, w, PARTS);
	return part ? w + 2 : w;
}

/* penjagaan ketat yang dilakukan [aparat]: who does what the noun tells, -1. */
static int32_t
doer_of_noun(const struct wt_coder *c, int32_t noun)
{
	const struct wt_tree *t = &c->tree;
	for (int32_t k = t->first[noun]; k >= 0; k = t->next[k]) {
		if (k < noun || wt_tok(t, k)->deprel != WT_DEP_ACL_RELCL || !wt_is_light(t, k) ||
			!wt_str_starts(wt_tok(t, k)->lower, WT_STR("di")))
			continue;
		int32_t by = prep_among(c, k, WT_SLOT_OLEH);
		by = by >= 0 ? by : bare_agent(c, k);
		return by >= 0 && wt_actor_of(c, by) ? by : -1;
	}
	return -1;
}

int32_t
wt_slot_fill(const struct wt_coder *c, int32_t word, enum wt_voice voice, unsigned slot)
{
	int32_t w = basic(c, word, voice, (enum wt_slot)(slot & ~WT_SLOT_POSSESSOR));
	if (w + 1 < (int32_t)c->tree.s->n)
		w = addressed(c, w, slot == WT_SLOT_SUBJECT);
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
	int32_t doer = doer_of_noun(c, w);
	return doer >= 0 ? doer : of;
}

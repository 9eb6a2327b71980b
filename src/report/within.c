/*
 * within.c - acts within the complement of other acts.
 *
 *	meminta X menghentikan serangan         what is asked for is no act of its own
 *	berjanji menarik pasukan                what is promised completes the promise
 *	menuduh Y menyerang Z                   what somebody is blamed for is alleged
 *	sepakat ... setelah Z menyerang         what was before is not agreed upon
 *
 * In: the acts of a sentence, and what each frame says of its complement (comp).  Out: acts that
 * are content are dropped with a reason, the others marked with the status or stance they get.
 */
#include "report/source.h"

#define TERM_MAX  20 /* words from "yaitu" to a verb of its list */
#define ASKED_MAX 7  /* words from "meminta" to what is to be done */
#define LIST_MAX  40 /* words from "agar" to the last verb of its list */
#define TITLE_MAX 16 /* words from the law to the end of its name */
#define TERM_NEAR 3  /* words from the term to it */

static int32_t
hit_on(const struct wt_coder *c, int32_t word)
{
	for (uint32_t i = 0; i < c->n_hits; i++)
		if (c->hits[i].word == word)
			return (int32_t)i;
	return -1;
}

static bool
is_complement(uint8_t rel)
{
	return rel == WT_DEP_CCOMP || rel == WT_DEP_XCOMP || rel == WT_DEP_ADVCL ||
	       rel == WT_DEP_OBJ || rel == WT_DEP_ACL || rel == WT_DEP_OBL || rel == WT_DEP_NMOD;
}

/* draf kesepakatan, yang bisa menghentikan perang: whatever the parser made of the clause */
static bool
is_relative_verb(const struct wt_coder *c, int32_t word)
{
	for (int32_t k = c->tree.first[word]; k >= 0 && k < word; k = c->tree.next[k])
		if (wt_tree_is(&c->tree, k, "yang"))
			return true;
	int32_t at = c->clauses.of[word];
	return at >= 0 && c->clauses.clauses[at].head == word &&
	       c->clauses.clauses[at].kind == WT_CLAUSE_RELATIVE;
}

/*
 * "sepakat memperkuat kerja sama setelah Trump memberlakukan tarif": what came before is not agreed
 * upon, though the parser gave "setelah" to the noun.
 */
static bool
is_behind_after(const struct wt_coder *c, const struct wt_hit *h, const struct wt_hit *above)
{
	static const char *const AFTER[] = { "setelah", "usai", "seusai", "sesudah", "sejak",
		"ketika", "menyusul", "karena", "lantaran", "pasca", "sebelum" };
	if (h->pattern->voice == WT_VOICE_NOUN || h->word < 1 ||
		wt_tree_is(&c->tree, h->word - 1, "dan"))
		return false;
	for (int32_t i = h->word - 1; i > above->last; i--) {
		if (WT_AMONG(&c->tree, i, AFTER))
			return true;
		if (wt_tok(&c->tree, i)->upos == WT_UPOS_VERB || wt_tree_is(&c->tree, i, ",") ||
			wt_tree_is(&c->tree, i, "serta"))
			return false;
	}
	return false;
}

/* The nearest act above whose complement holds h; `within` a relative clause of it. */
static int32_t
act_above(const struct wt_coder *c, const struct wt_hit *h, uint8_t *rel, bool *within)
{
	int32_t word = h->word;
	bool joined = wt_joined_to(c, word) >= 0;
	for (uint32_t step = 0; step < c->tree.s->n; step++) {
		const struct wt_token *k = wt_tok(&c->tree, word);
		if (k->head < 0)
			return -1;
		*rel = k->deprel;
		/* meminta X menghentikan A dan menarik B: both are the content; but not "mendukung
		 * A dan mendukung B" */
		int32_t above = wt_joined_to(c, word) >= 0 ? -1 : hit_on(c, k->head);
		if (joined && above >= 0 && c->hits[above].frame == h->frame)
			return -1;
		if (above >= 0 && wt_asks_beside(c, h->word, c->hits[above].word))
			return -1;
		/* memerintahkan hal itu setelah bertemu X: what happened beside it is no content */
		if (k->deprel == WT_DEP_PARATAXIS || wt_is_aside(&c->tree, word))
			return -1;
		*within = *within || k->deprel == WT_DEP_ACL_RELCL || is_relative_verb(c, word);
		if (above >= 0)
			return is_complement(*rel) && word > k->head &&
					       !is_behind_after(c, h, &c->hits[above])
				       ? above
				       : -1;
		word = k->head;
	}
	return -1;
}

/* sepakat menjatuhkan sanksi: who agrees to do harm does not agree with whom it befalls.  What is
 * promised must itself be the harm (not: bantuan untuk memerangi X), and not be denied. */
static bool
is_harm(const struct wt_coder *c, const struct wt_hit *h, const struct wt_hit *above)
{
	static const char *const OFFERS[] = { "menawarkan", "tawarkan", "ditawarkan", "tawaran" };
	static const char *const NO[] = { "tidak", "tak", "takkan", "tanpa" };
	const struct wt_token *t = wt_tok(&c->tree, h->word);
	if (t->upos == WT_UPOS_AUX && t->head >= 0)
		t = wt_tok(&c->tree, t->head);
	int32_t object = wt_child(c->tree.s, above->word, WT_DEP_OBJ, 0);
	bool harm = h->type == WT_TYPE_SANCTION || h->type == WT_TYPE_ASSAULT ||
		    h->type == WT_TYPE_COERCE || h->type == WT_TYPE_THREATEN;
	/* what is offered is what the other wants */
	if (!harm || WT_AMONG(&c->tree, above->word, OFFERS) || t->head < above->word ||
		t->head > above->last || (object >= 0 && object != h->word))
		return false;
	for (int32_t i = above->last + 1; i < h->word; i++)
		if (WT_AMONG(&c->tree, i, NO))
			return false;
	return true;
}

/* What is promised, demanded or threatened completes the promise: a promised retreat concedes, a
 * promised harm threatens. */
static void
absorb(struct wt_coder *c, struct wt_hit *above, const struct wt_hit *h, bool within)
{
	struct wt_parties *r = &above->roles[WT_ROLE_RECIPIENT];
	/* whom one asks is who shall do it, not to whom it is to be done */
	bool asks = above->type == WT_TYPE_REQUEST && h->type != WT_TYPE_CONSULT;
	const struct wt_parties *theirs = &h->roles[asks ? WT_ROLE_ACTOR : WT_ROLE_RECIPIENT];
	bool gives_in = (h->type == WT_TYPE_RETREAT || h->type == WT_TYPE_CONCEDE) &&
			h->status != WT_STATUS_NEGATED;
	/* not: menyepakati draf [yang bisa menghentikan perang] */
	if (above->type == WT_TYPE_AGREE && gives_in && !within) {
		above->type = WT_TYPE_CONCEDE;
		above->n_modes = 0;
	}
	if (above->type == WT_TYPE_AGREE && is_harm(c, h, above))
		wt_threaten(c, above, h);
	if (r->n == 0 && theirs->n && h->pattern->voice != WT_VOICE_PASSIVE) {
		*r = *theirs;
		r->weak = wt_parties_foreign(r, &above->roles[WT_ROLE_ACTOR]);
	}
}

/*
 * "Islamabad membantah terlibat dan menutup wilayah udaranya", "..., tetapi membantu mencegat
 * rudal": what is done beside the denial, and is done openly, is not denied.
 */
static bool
is_beyond_denial(const struct wt_coder *c, const struct wt_hit *h, const struct wt_hit *above)
{
	static const char *const BUT[] = { "tetapi", "tapi", "namun", "melainkan", "sebaliknya" };
	bool open = h->type == WT_TYPE_SANCTION || h->type == WT_TYPE_CONCEDE ||
		    h->type == WT_TYPE_REQUEST || h->type == WT_TYPE_THREATEN;
	for (int32_t i = above->last + 1; i < h->word; i++)
		if (WT_AMONG(&c->tree, i, BUT) ||
			(open && i + 1 == h->word && wt_tree_is(&c->tree, i, "dan")))
			return true;
	return false;
}

static void
nest(struct wt_coder *c, struct wt_hit *h, struct wt_hit *above, uint8_t rel, bool within)
{
	bool clause = rel == WT_DEP_CCOMP || rel == WT_DEP_XCOMP || rel == WT_DEP_ADVCL;
	/* menandatangani perjanjian: the noun is the verb's own content */
	if (h->pattern->voice == WT_VOICE_NOUN && rel == WT_DEP_OBJ &&
		(h->type == above->type || above->frame->comp == WT_COMP_ABSORBED)) {
		if (above->frame->comp == WT_COMP_ABSORBED)
			absorb(c, above, h, within);
		h->dropped = true;
		h->why = "it is the object of an act that says the same";
		return;
	}
	/* usai rapat konsultasi bersama DPR: one meeting, named by two nouns */
	if (h->pattern->voice == WT_VOICE_NOUN && above->pattern->voice == WT_VOICE_NOUN &&
		h->type == above->type && h->word == above->last + 1) {
		h->dropped = true;
		h->why = "it is the same, named by two nouns";
		return;
	}
	switch (above->frame->comp) {
	case WT_COMP_ABSORBED:
		if (clause || rel == WT_DEP_OBJ) {
			absorb(c, above, h, within);
			h->dropped = true;
			h->why = "it is the content of another act";
		}
		return;
	case WT_COMP_PLANNED:
		wt_status_mark(h, WT_MARKER_PLANNED, above->word);
		return;
	case WT_COMP_HYPOTHETICAL:
		wt_status_mark(h, WT_MARKER_HYPOTHETICAL, above->word);
		return;
	case WT_COMP_ALLEGED:
		/* that somebody blames another is no doubt of it */
		if (h->type == WT_TYPE_ACCUSE)
			return;
		wt_status_mark(h, WT_MARKER_ALLEGED, above->word);
		return;
	case WT_COMP_DENIED:
		if (h->type == WT_TYPE_ACCUSE || is_beyond_denial(c, h, above) ||
			wt_is_admitted(c, above->word))
			return;
		wt_status_mark(h, WT_MARKER_DENIED, above->word);
		return;
	default:
		return;
	}
}

/*
 * "disebut meminta Ukraina menyerahkan wilayah", "meminta pimpinan KPK, yakni A, B, dan C mundur":
 * what he is to do who is asked, whatever the parser hung it on.
 */
static int32_t
asked_before(const struct wt_coder *c, const struct wt_hit *h)
{
	int32_t who = h->fill[WT_ROLE_ACTOR];
	if (h->pattern->voice != WT_VOICE_ACTIVE || who < 0 || who >= h->word)
		return -1;
	for (uint32_t i = 0; i < c->n_hits; i++) {
		const struct wt_hit *a = &c->hits[i];
		int32_t whom = a->fill[WT_ROLE_RECIPIENT], at = a->last + 1;
		if (a->dropped || a->type != WT_TYPE_REQUEST || whom <= a->word || who < whom ||
			a->frame->comp != WT_COMP_ABSORBED || a->pattern->voice != WT_VOICE_ACTIVE)
			continue;
		while (at < h->word && wt_tok(&c->tree, at)->upos != WT_UPOS_VERB)
			at++;
		if (at == h->word)
			return (int32_t)i;
	}
	return -1;
}

/* "Keluarga Tuntut Pelaku Dipecat dan Dihukum", "Mahasiswa Desak Bupati Ditangkap": of headlines
 * the parser makes one name and a verb. */
static int32_t
demanded_before(const struct wt_coder *c, const struct wt_hit *h)
{
	if (h->pattern->voice != WT_VOICE_PASSIVE)
		return -1;
	for (uint32_t i = 0; i < c->n_hits; i++) {
		const struct wt_hit *a = &c->hits[i];
		int32_t at = a->last + 1;
		if (a->dropped || a->type != WT_TYPE_REQUEST || at >= h->word ||
			a->frame->comp != WT_COMP_ABSORBED || a->pattern->voice != WT_VOICE_ACTIVE)
			continue;
		for (; at < h->word; at++) {
			const struct wt_token *t = wt_tok(&c->tree, at);
			bool joined =
				t->upos == WT_UPOS_CCONJ || wt_str_starts(t->lower, WT_STR("di"));
			bool named = t->upos == WT_UPOS_PROPN || t->upos == WT_UPOS_NOUN ||
				     t->upos == WT_UPOS_ADJ || t->upos == WT_UPOS_NUM;
			if (!joined && !named)
				break;
		}
		bool noun = wt_tok(&c->tree, a->last + 1)->upos == WT_UPOS_PROPN ||
			    wt_tok(&c->tree, a->last + 1)->upos == WT_UPOS_NOUN;
		if (at == h->word && noun && a->last + 1 < h->word)
			return (int32_t)i;
	}
	return -1;
}

/*
 * "meminta syarat dipenuhi, yaitu membuka akses dan menghentikan serangan", "syaratnya adalah
 * Israel menarik diri": what a term, a demand, an option consists in is none of it done.
 */
static bool
is_term(const struct wt_coder *c, const struct wt_hit *h)
{
	static const char *const TERMS[] = { "syarat", "persyaratan", "prasyarat", "tuntutan",
		"permintaan", "opsi", "skenario", "harapan", "usulan", "seruan", "desakan" };
	static const char *const IS[] = { "adalah", "yaitu", "yakni", "ialah", "meliputi",
		"mencakup" };
	if (h->pattern->voice == WT_VOICE_NOUN)
		return false;
	for (int32_t i = h->word - 1; i > 0 && i >= h->word - TERM_MAX; i--) {
		if (!WT_AMONG(&c->tree, i, IS))
			continue;
		for (int32_t k = i - 1; k >= 0 && k >= i - TERM_NEAR; k--)
			if (WT_AMONG(&c->tree, k, TERMS))
				return true;
		return false;
	}
	return false;
}

/* "meminta rekannya dibebaskan", "sudah minta dibebaskan dulu": what is only asked for, whatever
 * the parser hung it on. */
static bool
is_asked_for(const struct wt_coder *c, const struct wt_hit *h)
{
	static const char *const ASKS[] = { "meminta", "minta", "mendesak", "menuntut", "memohon",
		"mohon", "menginginkan", "mengharapkan", "berharap", "agar", "supaya" };
	if (h->pattern->voice != WT_VOICE_PASSIVE || h->type == WT_TYPE_REQUEST)
		return false;
	for (int32_t i = h->word - 1; i >= 0 && i >= h->word - ASKED_MAX; i--) {
		const struct wt_token *k = wt_tok(&c->tree, i);
		if (WT_AMONG(&c->tree, i, ASKS))
			return true;
		if (k->upos == WT_UPOS_VERB || k->upos == WT_UPOS_PUNCT ||
			k->upos == WT_UPOS_SCONJ || k->upos == WT_UPOS_ADP ||
			k->upos == WT_UPOS_CCONJ || wt_tree_is(&c->tree, i, "yang"))
			return false;
	}
	return false;
}

/*
 * "menuntut agar Israel menghentikan A, menarik diri dari B yang C, serta membebaskan D": the last
 * of a list of verbs that begins behind "agar".
 */
static bool
is_last_asked_for(const struct wt_coder *c, const struct wt_hit *h)
{
	static const char *const LAST[] = { "serta", "dan" };
	static const char *const THAT[] = { "agar", "supaya" };
	static const char *const OVER[] = { ";", ":", "\"", "“", "”" };
	const struct wt_tree *t = &c->tree;
	int32_t w = h->word;
	bool list = false;
	if (h->pattern->voice != WT_VOICE_ACTIVE || w < 3 || !WT_AMONG(t, w - 1, LAST) ||
		!wt_tree_is(t, w - 2, ",") || !wt_str_starts(wt_tok(t, w)->lower, WT_STR("me")))
		return false;
	for (int32_t i = w - 3; i >= 0 && i >= w - LIST_MAX; i--) {
		const struct wt_token *next = wt_tok(t, i + 1);
		if (WT_AMONG(t, i, THAT))
			return list;
		if (WT_AMONG(t, i, OVER) || wt_says(c, i))
			return false;
		list = list || (wt_tree_is(t, i, ",") && next->upos == WT_UPOS_VERB &&
				       wt_str_starts(next->lower, WT_STR("me")));
	}
	return false;
}

/* "UU Nomor 7 Tahun 2006 tentang Pengesahan Konvensi PBB": what a law is named after. */
static bool
is_title_of_law(const struct wt_coder *c, const struct wt_hit *h)
{
	static const char *const LAWS[] = { "uu", "undang-undang", "perppu", "perpres", "pp",
		"peraturan", "keppres", "keputusan", "perda", "perkap", "pmk", "permendagri" };
	static const char *const NUMBER[] = { "nomor", "no", "no." };
	const struct wt_tree *t = &c->tree;
	int32_t about = -1, number = -1;
	if (h->pattern->voice != WT_VOICE_NOUN)
		return false;
	for (int32_t i = h->word - 1; i >= 0 && i >= h->word - TITLE_MAX; i--) {
		if (wt_tok(t, i)->upos == WT_UPOS_VERB && number < 0)
			return false;
		if (wt_tree_is(t, i, "tentang") && about < 0)
			about = i;
		else if (about >= 0 && WT_AMONG(t, i, NUMBER))
			number = i;
		else if (number >= 0 && WT_AMONG(t, i, LAWS))
			return true;
	}
	return false;
}

/* '"Menjatuhkan pidana kepada X," kata jaksa saat membacakan tuntutan': what a prosecutor pleads
 * for no court has ruled. */
static bool
is_plea(const struct wt_coder *c, const struct wt_hit *h)
{
	static const char *const RULES[] = { "menjatuhkan", "menghukum", "memidana" };
	static const char *const SAYS[] = { "kata", "ujar", "ucap", "tutur", "jelas", "sebut",
		"tegas" };
	static const char *const PLEADS[] = { "jaksa", "jpu" };
	bool rules = (h->type == WT_TYPE_SANCTION || h->type == WT_TYPE_COERCE) &&
		     WT_AMONG(&c->tree, h->word, RULES);
	for (int32_t i = h->last + 1; rules && i + 1 < (int32_t)c->tree.s->n; i++)
		if (WT_AMONG(&c->tree, i, SAYS) && WT_AMONG(&c->tree, i + 1, PLEADS))
			return true;
	return false;
}

static bool
is_force(const struct wt_hit *h)
{
	return h->type == WT_TYPE_ASSAULT || h->type == WT_TYPE_COERCE ||
	       h->type == WT_TYPE_SANCTION;
}

/* "setiap serangan terhadap Iran akan dibalas", "setiap serangan yang dilancarkan AS akan ...",
 * "serangan apa pun akan ...": whatever may come. */
static bool
is_whatever(const struct wt_coder *c, const struct wt_hit *h)
{
	static const char *const ANY[] = { "setiap", "segala" };
	static const char *const WILL[] = { "akan", "bakal", "harus", "pasti" };
	const struct wt_tree *t = &c->tree;
	int32_t noun = h->word, n = (int32_t)t->s->n;
	if (h->pattern->voice == WT_VOICE_PASSIVE && noun > 1 && wt_tree_is(t, noun - 1, "yang"))
		noun -= 2;
	else if (h->pattern->voice != WT_VOICE_NOUN)
		return false;
	bool any = noun > 0 && WT_AMONG(t, noun - 1, ANY);
	any = any ||
	      (noun + 2 < n && wt_tree_is(t, noun + 1, "apa") && wt_tree_is(t, noun + 2, "pun"));
	any = any || (noun + 1 < n && wt_tree_is(t, noun + 1, "apapun"));
	for (int32_t i = h->last + 1; any && i < n; i++)
		if (WT_AMONG(t, i, WILL))
			return true;
	return false;
}

/* "bersumpah untuk mulai menganeksasi": what is sworn lies ahead. */
static bool
is_sworn(const struct wt_coder *c, const struct wt_hit *h)
{
	static const char *const SWEARS[] = { "bersumpah", "berjanji", "bertekad", "berikrar" };
	return h->pattern->voice == WT_VOICE_ACTIVE && h->word > 2 &&
	       wt_tree_is(&c->tree, h->word - 1, "mulai") &&
	       (WT_AMONG(&c->tree, h->word - 2, SWEARS) || WT_AMONG(&c->tree, h->word - 3, SWEARS));
}

void
wt_status_nest(struct wt_coder *c)
{
	for (uint32_t i = 0; i < c->n_hits; i++) {
		uint8_t rel = 0;
		bool within = false;
		struct wt_hit *h = &c->hits[i];
		if (is_title_of_law(c, h)) {
			h->dropped = true;
			h->why = "a law is named after it";
		}
		if (is_plea(c, h)) {
			h->dropped = true;
			h->why = "a prosecutor pleads for it";
		}
		if (is_term(c, h) || is_asked_for(c, h) || is_last_asked_for(c, h))
			wt_status_mark(h, WT_MARKER_HYPOTHETICAL, h->word);
		if (is_force(h) && is_whatever(c, h)) {
			h->dropped = true;
			h->why = "it is whatever may come";
		}
		if (is_force(h) && is_sworn(c, h))
			wt_status_mark(h, WT_MARKER_PLANNED, h->word);
		h->above = act_above(c, h, &rel, &within);
		if (h->above < 0 && ((h->above = asked_before(c, h)) >= 0 ||
					    (h->above = demanded_before(c, h)) >= 0))
			rel = WT_DEP_XCOMP;
		if (h->above >= 0 && h->above != (int32_t)i)
			nest(c, h, &c->hits[h->above], rel, within);
	}
}

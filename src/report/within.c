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

void
wt_status_nest(struct wt_coder *c)
{
	for (uint32_t i = 0; i < c->n_hits; i++) {
		uint8_t rel = 0;
		bool within = false;
		struct wt_hit *h = &c->hits[i];
		wt_undone_mark(c, h);
		h->above = act_above(c, h, &rel, &within);
		if (h->above < 0 && ((h->above = asked_before(c, h)) >= 0 ||
					    (h->above = demanded_before(c, h)) >= 0))
			rel = WT_DEP_XCOMP;
		if (h->above >= 0 && h->above != (int32_t)i)
			nest(c, h, &c->hits[h->above], rel, within);
	}
}

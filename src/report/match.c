/*
 * match.c - which frame a word carries.
 *
 * The form of each word (and the longest phrase that begins there) is looked up;
 * of its patterns the one that holds together best wins: its conditions must hold
 * (holds.c), required roles must be filled (roles.c), and filled roles, strong parties and
 * positive conditions count for it.  A noun that is no event by itself needs support: a
 * light verb (melakukan, menggelar, terjadi) or a place where acts are told
 * (setelah pertemuan, dalam kunjungan).
 */
#include "report/act.h"

/* --- support of nouns
 * ------------------------------------------------------------------------------ */

bool
wt_is_light(const struct wt_tree *t, int32_t word)
{
	static const char *const LIGHT[] = { "melakukan", "dilakukan", "menggelar", "digelar",
		"mengadakan", "diadakan", "melancarkan", "dilancarkan", "melaksanakan",
		"dilaksanakan", "menyelenggarakan", "diselenggarakan", "memulai", "dimulai",
		"menjalani", "terjadi", "berlangsung", "melangsungkan", "menjalankan",
		"meluncurkan", "diluncurkan", "mengakhiri", "menuntaskan", "lakukan", "gelar",
		"adakan", "melanjutkan", "dilanjutkan", "membuat", "menyampaikan", "disampaikan",
		"memberikan", "diberikan", "melayangkan", "dilayangkan", "terlibat", "memberi",
		"mengeluarkan", "dikeluarkan", "melontarkan", "dilontarkan", "menerima", "mendapat",
		"mendapatkan" };
	for (size_t i = 0; i < sizeof LIGHT / sizeof LIGHT[0]; i++)
		if (wt_tree_is(t, word, LIGHT[i]))
			return true;
	return false;
}

/* The light verb that a noun of action is object or subject of, -1. */
static int32_t
light_verb(const struct wt_coder *c, int32_t noun)
{
	const struct wt_token *n = wt_tok(&c->tree, noun);
	bool argument = n->deprel == WT_DEP_OBJ || n->deprel == WT_DEP_NSUBJ ||
			n->deprel == WT_DEP_NSUBJ_PASS || n->deprel == WT_DEP_OBL ||
			n->deprel == WT_DEP_ACL_RELCL;
	/* "tidak akan melanjutkan perundingan selama serangan ...": what happens meanwhile */
	static const char *const MEANWHILE[] = { "selama", "saat", "ketika", "setelah", "sesudah",
		"usai", "seusai", "sebelum", "sejak", "menjelang", "menyusul", "akibat", "karena",
		"pasca", "meski" };
	int32_t prep = n->deprel == WT_DEP_OBL ? wt_tree_case(&c->tree, noun) : -1;
	if (prep >= 0 && WT_AMONG(&c->tree, prep, MEANWHILE))
		return -1;
	return argument && n->head >= 0 && wt_is_light(&c->tree, n->head) ? n->head : -1;
}

/* kekerasan yang dilakukan aparat: the light verb of the relative clause on the noun, or on the
 * noun that it modifies (insiden kekerasan yang ...); -1. */
static int32_t
light_relative(const struct wt_coder *c, int32_t noun)
{
	const struct wt_tree *t = &c->tree;
	int32_t head = wt_tok(t, noun)->head;
	bool modifies = head >= 0 && head < noun && wt_tok(t, noun)->deprel == WT_DEP_NMOD;
	for (int32_t top = noun; top >= 0; top = top == noun && modifies ? head : -1)
		for (int32_t k = t->first[top]; k >= 0; k = t->next[k]) {
			uint8_t rel = wt_tok(t, k)->deprel;
			bool passive = wt_str_starts(wt_tok(t, k)->lower, WT_STR("di"));
			if (k > noun && rel == WT_DEP_ACL_RELCL && passive && wt_is_light(t, k))
				return k;
		}
	return -1;
}

/* "menanggapi kritik Duta Besar Israel": what somebody answers was said. */
static bool
is_answered(const struct wt_coder *c, int32_t noun)
{
	static const char *const ANSWERS[] = { "menanggapi", "merespons", "merespon", "menjawab",
		"menyikapi", "mengomentari", "direspons", "ditanggapi", "dijawab", "tanggapi",
		"respons", "jawab" };
	const struct wt_token *n = wt_tok(&c->tree, noun);
	bool argument = n->deprel == WT_DEP_OBJ || n->deprel == WT_DEP_NSUBJ_PASS;
	return argument && n->head >= 0 && WT_AMONG(&c->tree, n->head, ANSWERS);
}

static bool
is_supported(const struct wt_coder *c, int32_t noun, int32_t *support)
{
	static const char *const BEFORE[] = { "setelah", "sesudah", "usai", "seusai", "selama",
		"dalam", "saat", "ketika", "pasca", "sebelum", "menyusul", "akibat", "melalui",
		"lewat", "sela", "pada", "sejak", "tengah" };
	*support = light_verb(c, noun);
	if (*support < 0)
		*support = light_relative(c, noun);
	if (*support >= 0)
		return true;
	const struct wt_token *n = wt_tok(&c->tree, noun);
	if (n->deprel == WT_DEP_ROOT || is_answered(c, noun))
		return true;
	for (int32_t k = c->tree.first[noun]; k >= 0 && k < noun; k = c->tree.next[k])
		for (size_t i = 0; i < sizeof BEFORE / sizeof BEFORE[0]; i++)
			if (wt_tree_is(&c->tree, k, BEFORE[i]))
				return true;
	return false;
}

/* uji [coba] rudal dilakukan India: any word of the form may be the one that the verb holds. */
static bool
is_phrase_supported(const struct wt_coder *c, int32_t word, int32_t last, int32_t *support)
{
	bool told = is_supported(c, word, support);
	for (int32_t i = word + 1; i <= last && *support < 0; i++)
		*support = light_verb(c, i);
	return told || *support >= 0;
}

/* --- one pattern on one word
 * -------------------------------------------------------------------------- */

/* In a headline every word has its capital, and the tagger sees names. */
static bool
is_headline(const struct wt_sentence *s)
{
	uint32_t words = 0, capitals = 0;
	for (uint32_t i = 0; i < s->n; i++) {
		if (s->tokens[i].upos == WT_UPOS_PUNCT || s->tokens[i].upos == WT_UPOS_NUM)
			continue;
		words++;
		capitals += (s->tokens[i].flags & WT_TOK_CAPITAL) != 0;
	}
	return words > 2 && capitals * 4 >= words * 3;
}

static bool
fits_voice(const struct wt_coder *c, int32_t word, int32_t last, const struct wt_pattern *p)
{
	const struct wt_token *t = wt_tok(&c->tree, word);
	const struct wt_mention *m = wt_actor_of(c, word);
	/* "korban tewas akibat serangan Israel": the noun's verb tells the act */
	bool victims = m && m->as.actor.kind == WT_ACTOR_AGENT && t->upos == WT_UPOS_VERB &&
		       m->first < (uint32_t)word && p->voice == WT_VOICE_ACTIVE;
	if (m && !victims)
		return false;
	if (p->voice == WT_VOICE_NOUN)
		return t->upos == WT_UPOS_NOUN || t->upos == WT_UPOS_PROPN ||
		       t->upos == WT_UPOS_VERB || last > word;
	/* seharusnya, sebaiknya, perlu: adverbs that carry a duty */
	bool duty = t->upos == WT_UPOS_ADV &&
		    (wt_str_ends(t->lower, WT_STR("nya")) || wt_str_is(t->lower, "perlu"));
	if (t->upos == WT_UPOS_VERB || t->upos == WT_UPOS_ADJ || t->upos == WT_UPOS_AUX || duty ||
		last > word)
		return true;
	/* an affixed verb is one whatever the tagger says */
	struct wt_str w = t->lower;
	bool affixed =
		w.len > 5 && (wt_str_starts(w, WT_STR("me")) || wt_str_starts(w, WT_STR("di")) ||
				     wt_str_starts(w, WT_STR("ber")));
	if (affixed && (t->upos != WT_UPOS_PROPN || !(t->flags & WT_TOK_CAPITAL) ||
			       is_headline(c->tree.s)))
		return true;
	/* a bare root right behind an actor is his verb: Israel serang Gaza, Turki geram terhadap
	 * Swedia */
	return !affixed && wt_subject_before(c, word) >= 0;
}

static bool
has_mode(const struct wt_hit *h, uint8_t mode)
{
	for (unsigned i = 0; i < h->n_modes; i++)
		if (h->modes[i] == mode)
			return true;
	return false;
}

static void
label_hit(const struct wt_coder *c, struct wt_hit *h)
{
	const struct wt_frame *f = h->frame;
	for (unsigned i = 0; i < f->n_types; i++) {
		const struct wt_label *l = &c->fr->labels[f->first_type + i];
		if (!wt_conds_hold(c, h, l->first_cond, l->n_conds))
			continue;
		h->type = (enum wt_type)l->type;
		h->n_modes = l->n_modes;
		memcpy(h->modes, l->modes, sizeof h->modes);
		break;
	}
	for (unsigned i = 0; i < f->n_modes && h->n_modes < WT_CLAIM_MODES; i++) {
		const struct wt_label *l = &c->fr->labels[f->first_mode + i];
		if (l->type == h->type && wt_conds_hold(c, h, l->first_cond, l->n_conds) &&
			!has_mode(h, l->modes[0]))
			h->modes[h->n_modes++] = l->modes[0];
	}
}

static bool
try_pattern(const struct wt_coder *c, int32_t word, int32_t last, const struct wt_pattern *p,
	struct wt_hit *h)
{
	*h = (struct wt_hit){ .word = word,
		.last = last,
		.pattern = p,
		.frame = &c->fr->frames[p->frame],
		.support = -1,
		.status_word = -1,
		.stance_word = -1,
		.above = -1 };
	h->fill[0] = h->fill[1] = h->fill[2] = -1;
	if (!fits_voice(c, word, last, p)) {
		wt_note_misfit(c, h, "the word is another part of speech here");
		return false;
	}
	if (p->voice == WT_VOICE_NOUN && !is_phrase_supported(c, word, last, &h->support) &&
		!p->event) {
		wt_note_misfit(c, h, "the noun does not tell that it happened");
		return false;
	}
	if (!wt_conds_hold(c, h, p->first_cond, p->n_conds)) {
		wt_note_condition(c, h);
		return false;
	}
	for (unsigned i = 0; i < p->n_conds; i++)
		h->score += c->fr->conds[p->first_cond + i].negated ? 0 : 4;
	h->score += 2 * (last - word);
	if (!wt_roles_fill(c, h)) {
		wt_note_misfit(c, h, "a party that it asks for is not named");
		return false;
	}
	label_hit(c, h);
	wt_company_part(h);
	return true;
}

/* A prison sentence is two acts: SANCTION convict and COERCE arrest. */
static bool
are_two_acts(const struct wt_hit *a, const struct wt_hit *b)
{
	return (a->type == WT_TYPE_SANCTION && b->type == WT_TYPE_COERCE) ||
	       (a->type == WT_TYPE_COERCE && b->type == WT_TYPE_SANCTION);
}

static void
add_hit(struct wt_coder *c, const struct wt_hit *h)
{
	*WT_PUSH(c->arena, c->hits, c->n_hits, c->cap_hits) = *h;
}

/* The best pattern of one form; a second one that is another act beside it. */
static void
best_of_form(const struct wt_coder *c, int32_t word, int32_t last, const struct wt_run *run,
	struct wt_hit *best, struct wt_hit *second)
{
	struct wt_hit h;
	best->score = second->score = -1;
	for (uint32_t i = 0; i < run->n; i++) {
		const struct wt_pattern *p = &c->fr->patterns[c->fr->form_patterns[run->first + i]];
		if (!try_pattern(c, word, last, p, &h))
			continue;
		if (h.score > best->score) {
			if (best->score >= 0 && are_two_acts(best, &h))
				*second = *best;
			*best = h;
		} else if (h.score > second->score && are_two_acts(best, &h)) {
			*second = h;
		}
	}
}

/* Where the longest phrase ends that begins here and deliberately reports no act; word - 1 where
 * there is none. */
static int32_t
none_until(const struct wt_coder *c, int32_t word)
{
	struct wt_walk w = { &c->tree, &c->fr->none_trie, 0, word };
	int32_t value, last, until = word - 1;
	while (wt_walk_next(&w, word, &value, &last))
		until = last;
	return until;
}

/* The best pattern of the longest form at a word that has one; gives the form's last word. */
static int32_t
hit_at(struct wt_coder *c, int32_t word)
{
	struct wt_walk w = { &c->tree, &c->fr->form_trie, 0, word };
	struct wt_hit best = { .score = -1 }, second = { .score = -1 }, b, s;
	int32_t value, last;
	while (wt_walk_next(&w, word, &value, &last)) {
		best_of_form(c, word, last, &c->fr->forms[value], &b, &s);
		if (b.score >= 0) {
			best = b;
			second = s;
		}
	}
	/* bunuh diri, serangan jantung, [selamat] datang: the longer phrase knows better */
	last = none_until(c, word);
	if (best.score < 0)
		return last > word ? last : word;
	if (last > best.last) {
		wt_note_misfit(c, &best, "the phrase that begins here reports no act");
		return last;
	}
	add_hit(c, &best);
	if (second.score >= 0)
		add_hit(c, &second);
	return best.last;
}

void
wt_acts_find(struct wt_coder *c)
{
	c->n_hits = 0;
	for (int32_t i = 0; i < (int32_t)c->tree.s->n; i++)
		i = hit_at(c, i);
}

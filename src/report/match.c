/*
 * match.c - which frame a word carries.
 *
 * The form of each word (and the longest phrase that begins there) is looked up;
 * of its patterns the one that holds together best wins: its conditions must hold,
 * required roles must be filled, and filled roles, strong parties and positive
 * conditions count for it.  A noun that is no event by itself needs support: a
 * light verb (melakukan, menggelar, terjadi) or a place where acts are told
 * (setelah pertemuan, dalam kunjungan).
 */
#include "report/source.h"

#define PHRASE_MAX    5  /* words */
#define CLAUSE_MAX    14 /* words behind the form that clause= looks at */
#define NEXT_VERB_MAX 5

/* Walks the trie over the words from i on; calls `hit` for each value that ends at a word's end. */
struct walk {
	const struct wt_tree *t;
	const struct wt_trie *trie;
	int32_t node;
	int32_t at; /* next word */
};

static bool
walk_word(struct walk *w, struct wt_str word)
{
	for (size_t k = 0; k < word.len && w->node >= 0; k++)
		w->node = wt_trie_step(w->trie, w->node, (unsigned char)word.ptr[k]);
	return w->node >= 0;
}

/* The next value and its last word; false at the end. */
static bool
walk_next(struct walk *w, int32_t start, int32_t *value, int32_t *last)
{
	while (w->at < (int32_t)w->t->s->n && w->at < start + PHRASE_MAX && w->node >= 0) {
		if (w->at > start && !(wt_tok(w->t, w->at)->flags & WT_TOK_CLITIC)) {
			w->node = wt_trie_step(w->trie, w->node, ' ');
			if (w->node < 0)
				return false;
		}
		if (!walk_word(w, wt_tok(w->t, w->at)->lower))
			return false;
		*last = w->at++;
		*value = wt_trie_value(w->trie, w->node);
		if (*value >= 0)
			return true;
	}
	return false;
}

static bool
word_has(const struct wt_frames *fr, uint32_t word, uint32_t item)
{
	if (!(item & WT_ITEM_CLASS))
		return word == item;
	const struct wt_run *run = &fr->words[word];
	for (uint32_t i = 0; i < run->n; i++)
		if (fr->word_classes[run->first + i] == (item & ~WT_ITEM_CLASS))
			return true;
	return false;
}

static bool
holds_form(const struct wt_frames *fr, struct wt_str form, uint32_t item)
{
	int32_t value = wt_trie_get(&fr->word_trie, form);
	return value >= 0 && (size_t)value < fr->n_words && word_has(fr, (uint32_t)value, item);
}

/* jalan-jalan is jalan. */
static struct wt_str
undoubled(struct wt_str w)
{
	size_t half = w.len / 2;
	bool doubled = w.len > 4 && w.len % 2 == 1 && w.ptr[half] == '-' &&
		       memcmp(w.ptr, w.ptr + half + 1, half) == 0;
	return doubled ? (struct wt_str){ w.ptr, half } : (struct wt_str){ w.ptr, 0 };
}

/* Does the item hold the word at i, by form, phrase or lemma? */
static bool
item_holds(const struct wt_coder *c, int32_t i, uint32_t item)
{
	const struct wt_frames *fr = c->fr;
	struct walk w = { &c->tree, &fr->word_trie, 0, i };
	int32_t value, last;
	while (walk_next(&w, i, &value, &last))
		if ((size_t)value < fr->n_words && word_has(fr, (uint32_t)value, item))
			return true;
	struct wt_str half = undoubled(wt_tok(&c->tree, i)->lower);
	if (half.len && holds_form(fr, half, item))
		return true;
	char low[64];
	struct wt_str lemma = wt_tok(&c->tree, i)->lemma;
	if (lemma.len == 0 || lemma.len > sizeof low)
		return false;
	for (size_t k = 0; k < lemma.len; k++)
		low[k] = wt_lower(lemma.ptr[k]);
	return holds_form(fr, (struct wt_str){ low, lemma.len }, item);
}

bool
wt_in_class(const struct wt_coder *c, int32_t word, uint32_t class)
{
	return class != UINT32_MAX && item_holds(c, word, class | WT_ITEM_CLASS);
}

/* ribuan rudal, paket bantuan, sejumlah senjata: what is counted stands behind the measure. */
static int32_t
counted(const struct wt_tree *t, int32_t i)
{
	static const char *const MEASURES[] = { "ribuan", "ratusan", "puluhan", "jutaan", "belasan",
		"sejumlah", "beberapa", "serangkaian", "paket", "unit", "buah", "sebuah", "seorang",
		"para", "berbagai", "jenis", "ton", "orang", "pucuk", "butir", "kelompok",
		"gelombang", "rangkaian", "bentuk", "upaya", "kasus", "aksi", "proses", "tindakan",
		"kegiatan", "rasa", "ungkapan", "sikap", "wujud", "sedikitnya", "setidaknya",
		"sekitar", "hampir", "satu", "dua", "tiga", "salah" };
	bool measure = wt_tok(t, i)->upos == WT_UPOS_NUM || wt_tok(t, i)->upos == WT_UPOS_DET;
	for (size_t k = 0; k < sizeof MEASURES / sizeof MEASURES[0]; k++)
		measure = measure || wt_tree_is(t, i, MEASURES[k]);
	if (!measure)
		return -1;
	for (int32_t k = i + 1; k < (int32_t)t->s->n && k <= i + 3; k++)
		if (wt_tok(t, k)->upos == WT_UPOS_NOUN || wt_tok(t, k)->upos == WT_UPOS_PROPN)
			return k;
	return -1;
}

/* Of a form of several words ("tewas di tangan") any may hold the slot's phrase. */
static int32_t
slot_of_form(const struct wt_coder *c, const struct wt_hit *h, unsigned slot)
{
	enum wt_voice voice = (enum wt_voice)h->pattern->voice;
	int32_t w = wt_slot_fill(c, h->word, voice, slot);
	for (int32_t i = h->last; i > h->word && (w < 0 || (w >= h->word && w <= h->last)); i--)
		w = wt_slot_fill(c, i, voice, slot);
	return w >= h->word && w <= h->last ? -1 : w;
}

/* "Taliban merebut Kandahar": a place by its name is one of those that are taken, held and left. */
static bool
is_region(const struct wt_coder *c, int32_t w, const struct wt_cond *cond, uint32_t item)
{
	bool taken = cond->slot == WT_SLOT_OBJECT || cond->slot == WT_SLOT_SUBJECT ||
		     cond->slot == WT_SLOT_OF || cond->slot == WT_SLOT_DARI;
	return taken && !cond->negated &&
	       item == (c->fr->markers[WT_MARKER_REGION] | WT_ITEM_CLASS) &&
	       c->ms->place_at[c->tree.s->first + (uint32_t)w] != 0;
}

static bool
any_item_holds(const struct wt_coder *c, int32_t w, const struct wt_cond *cond)
{
	for (uint32_t i = 0; i < cond->n; i++) {
		uint32_t item = c->fr->items[cond->first + i];
		if (item_holds(c, w, item) || is_region(c, w, cond, item))
			return true;
	}
	return false;
}

static bool
is_negation(const struct wt_tree *t, int32_t i)
{
	return wt_tree_is(t, i, "tidak") || wt_tree_is(t, i, "bukan") || wt_tree_is(t, i, "tak") ||
	       wt_tree_is(t, i, "belum") || wt_tree_is(t, i, "tanpa");
}

/*
 * "menilai kebijakan itu sangat merugikan petani": a telling word somewhere in what is said, up to
 * the next saying word; the parser hangs such words too variously for a slot.
 */
static bool
clause_holds(const struct wt_coder *c, const struct wt_hit *h, const struct wt_cond *cond)
{
	const struct wt_tree *t = &c->tree;
	for (int32_t i = h->last + 1; i < (int32_t)t->s->n && i <= h->last + CLAUSE_MAX; i++) {
		bool stop = wt_tree_is(t, i, ";") || wt_tree_is(t, i, ":") || wt_says(c, i);
		if (stop)
			return false;
		if (any_item_holds(c, i, cond) && !is_negation(t, i - 1))
			return true;
	}
	return false;
}

/*
 * berjanji akan terus mengawal: the verb right behind, where the parser took the adverb or the
 * auxiliary for the complement.
 */
static int32_t
next_verb(const struct wt_coder *c, int32_t from)
{
	const struct wt_tree *t = &c->tree;
	for (int32_t i = from; i < (int32_t)t->s->n && i < from + NEXT_VERB_MAX; i++) {
		const struct wt_token *k = wt_tok(t, i);
		if (k->upos == WT_UPOS_VERB && !wt_tree_is(t, i, "ikut") &&
			!wt_tree_is(t, i, "turut") && !wt_tree_is(t, i, "ingin"))
			return i;
		bool light = k->upos == WT_UPOS_ADV || k->upos == WT_UPOS_AUX ||
			     k->upos == WT_UPOS_PART || k->upos == WT_UPOS_SCONJ ||
			     k->upos == WT_UPOS_ADP || k->upos == WT_UPOS_VERB;
		if (!light)
			return -1;
	}
	return -1;
}

/* "berjanji tidak akan menyerang", "sepakat untuk tidak melawan": not the verb is promised. */
static bool
is_denied(const struct wt_tree *t, int32_t from, int32_t verb)
{
	for (int32_t i = verb - 1; i > from; i--) {
		uint8_t pos = wt_tok(t, i)->upos;
		if (is_negation(t, i) || wt_tree_is(t, i, "takkan"))
			return true;
		if (pos != WT_UPOS_ADV && pos != WT_UPOS_AUX && pos != WT_UPOS_PART)
			return false;
	}
	return false;
}

/* The word, what it measures (ribuan rudal), or what is joined to it (nasihat dan bantuan). */
static bool
cond_holds(const struct wt_coder *c, const struct wt_hit *h, const struct wt_cond *cond)
{
	const struct wt_tree *t = &c->tree;
	if (cond->slot == WT_SLOT_CLAUSE)
		return clause_holds(c, h, cond) != (cond->negated != 0);
	int32_t w = slot_of_form(c, h, cond->slot), first = w;
	bool found = false;
	for (int step = 0; step < 3 && w >= 0 && !found; step++) {
		found = any_item_holds(c, w, cond);
		w = counted(t, w);
	}
	for (int32_t k = first >= 0 ? t->first[first] : -1; k >= 0 && !found; k = t->next[k])
		found = wt_tok(t, k)->deprel == WT_DEP_CONJ && any_item_holds(c, k, cond);
	/* pengiriman bantuan ke Palestina oleh Yordania: any bare noun behind, not the actor alone
	 */
	for (int32_t k = cond->slot == WT_SLOT_OF ? t->first[h->word] : -1; k >= 0 && !found;
		k = t->next[k])
		found = k > h->word && wt_tree_case(t, k) < 0 && any_item_holds(c, k, cond);
	if (!found && cond->slot == WT_SLOT_COMP) {
		first = next_verb(c, h->last + 1);
		found = first >= 0 && any_item_holds(c, first, cond);
	}
	if (found && cond->slot == WT_SLOT_COMP && is_denied(t, h->last, first))
		found = false;
	return found != (cond->negated != 0);
}

static bool
conds_hold(const struct wt_coder *c, const struct wt_hit *h, uint32_t first, unsigned n)
{
	for (unsigned i = 0; i < n; i++)
		if (!cond_holds(c, h, &c->fr->conds[first + i]))
			return false;
	return true;
}

/* --- why a frame whose form stands there does not fit, for who asks
 * ------------------------------ */

static void
note_misfit(const struct wt_coder *c, const struct wt_hit *h, const char *why)
{
	struct wt_ref r = h->frame->name;
	struct wt_str name = wt_view(c->fr->text, (struct wt_span){ r.offset, r.offset + r.len });
	wt_coder_note(c, h->word, "frame %.*s does not fit: %s", WT_FMT(name), why);
}

static void
note_condition(const struct wt_coder *c, const struct wt_hit *h)
{
	const struct wt_pattern *p = h->pattern;
	struct wt_ref r = h->frame->name;
	struct wt_str name = wt_view(c->fr->text, (struct wt_span){ r.offset, r.offset + r.len });
	for (unsigned i = 0; c->note && i < p->n_conds; i++) {
		const struct wt_cond *cond = &c->fr->conds[p->first_cond + i];
		if (cond_holds(c, h, cond))
			continue;
		int32_t w = slot_of_form(c, h, cond->slot);
		struct wt_str filler = w >= 0 ? wt_tok(&c->tree, w)->form : WT_STR("empty");
		wt_coder_note(c, h->word, "frame %.*s does not fit: its %s is %.*s", WT_FMT(name),
			wt_slot_name(cond->slot), WT_FMT(filler));
		return;
	}
}

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
	if (n->deprel == WT_DEP_ROOT)
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

/* --- filling roles
 * --------------------------------------------------------------------------------- */

/* What a noun's own phrase lacks, its light verb gives: A melakukan kunjungan ke B. */
static int32_t
from_support(const struct wt_coder *c, const struct wt_hit *h, unsigned slot, enum wt_role role)
{
	const struct wt_tree *t = &c->tree;
	int32_t v = h->support;
	if (v < 0)
		return -1;
	if (slot >= WT_SLOT_FIRST_PREP && slot < WT_SLOT_COUNT)
		return wt_slot_fill(c, v, WT_VOICE_ACTIVE, slot);
	/* "selama serangan masih berlangsung": what takes place is nobody's act by its verb */
	static const char *const TAKES_PLACE[] = { "berlangsung", "terjadi" };
	if (role != WT_ROLE_ACTOR || WT_AMONG(t, v, TAKES_PLACE))
		return -1;
	bool passive = wt_str_starts(wt_tok(t, v)->lower, WT_STR("di"));
	int32_t w =
		passive ? wt_slot_fill(c, v, WT_VOICE_PASSIVE, WT_SLOT_OLEH) : wt_subject(c, v, 0);
	return w == h->word ? -1 : w;
}

/* The object of the complement, or who it is done with or to. */
static bool
fill_from_complement(const struct wt_coder *c, struct wt_hit *h, const struct wt_bind *b)
{
	static const enum wt_slot SLOTS[] = { WT_SLOT_OBJECT, WT_SLOT_KEPADA, WT_SLOT_TERHADAP,
		WT_SLOT_DENGAN, WT_SLOT_KE, WT_SLOT_UNTUK, WT_SLOT_DARI };
	int32_t comp = wt_slot_fill(c, h->word, WT_VOICE_ACTIVE, WT_SLOT_COMP);
	struct wt_parties *to = &h->roles[b->role];
	/* berjanji menuntaskan kasus pelanggaran terhadap X: a case is nobody's promise */
	static const char *const CASES[] = { "kasus", "perkara", "kasus-kasus", "persoalan",
		"masalah", "krisis" };
	int32_t object = comp >= 0 ? wt_slot_fill(c, comp, WT_VOICE_ACTIVE, WT_SLOT_OBJECT) : -1;
	for (size_t i = 0; object >= 0 && i < sizeof CASES / sizeof CASES[0]; i++)
		if (wt_tree_is(&c->tree, object, CASES[i]))
			return false;
	for (size_t i = 0; comp >= 0 && i < sizeof SLOTS / sizeof SLOTS[0]; i++) {
		int32_t w = wt_slot_fill(c, comp, WT_VOICE_ACTIVE, SLOTS[i]);
		if (w >= 0 && wt_parties_add(c, w, WT_ROLE_RECIPIENT, SLOTS[i], to) &&
			wt_parties_foreign(to, &h->roles[WT_ROLE_ACTOR])) {
			h->fill[b->role] = w;
			to->weak = true;
			return true;
		}
	}
	return false;
}

/*
 * "mengecam penangkapan aktivis": not he is blamed who is arrested.  Persons behind such a noun are
 * what befalls them; a state is who does it (pendudukan Israel).
 */
static bool
is_victim(const struct wt_coder *c, const struct wt_hit *h, int32_t w, const struct wt_parties *to)
{
	static const char *const DEEDS[] = { "pengiriman", "pengerahan", "penangkapan", "penahanan",
		"pembunuhan", "penculikan", "penyiksaan", "penindasan", "pengusiran", "pemecatan",
		"pemberhentian", "penembakan", "pengeboman", "pemenjaraan", "deportasi", "eksekusi",
		"penyitaan", "pelarangan", "pembubaran", "penyerangan", "penyerbuan", "pembantaian",
		"penganiayaan", "pelecehan", "pemukulan", "penggusuran", "pemanggilan",
		"pemeriksaan", "penetapan", "pelatihan", "penyerahan", "kematian", "tewasnya" };
	const struct wt_label *last = &c->fr->labels[h->frame->first_type + h->frame->n_types - 1];
	bool blames = last->type == WT_TYPE_PROTEST ||
		      (last->type == WT_TYPE_ACCUSE && last->n_modes &&
			      strcmp(WT_MODES[last->modes[0]].name, "disapprove") == 0);
	if (w < 0 || !to->n)
		return false;
	if ((blames || last->type == WT_TYPE_REQUEST) && wt_party_struck(c, &to->items[0]))
		return true;
	if (!blames || to->items[0].kind == WT_ACTOR_COUNTRY)
		return false;
	for (int32_t i = w; i >= 0 && i >= w - 2; i--)
		for (size_t k = 0; k < sizeof DEEDS / sizeof DEEDS[0]; k++)
			if ((i > h->last || i < h->word) && wt_tree_is(&c->tree, i, DEEDS[k]))
				return true;
	return false;
}

static bool
fill_bind(const struct wt_coder *c, struct wt_hit *h, const struct wt_bind *b)
{
	struct wt_parties *to = &h->roles[b->role];
	for (unsigned a = 0; a < b->n; a++) {
		for (unsigned k = 0; k < WT_BIND_TOGETHER && b->slots[a][k] != WT_SLOT_NONE; k++) {
			unsigned slot = b->slots[a][k];
			int32_t w = slot_of_form(c, h, slot);
			if (!wt_parties_add(c, w, (enum wt_role)b->role, slot, to)) {
				int32_t other = from_support(c, h, slot, (enum wt_role)b->role);
				if (other != h->word &&
					wt_parties_add(c, other, (enum wt_role)b->role, slot, to))
					w = other;
			}
			if (b->role == WT_ROLE_RECIPIENT && is_victim(c, h, w, to))
				to->n = 0;
			if (w >= 0 && h->fill[b->role] < 0)
				h->fill[b->role] = w;
			if (k == 0)
				to->own = to->n;
		}
		if (to->n)
			return true;
	}
	/* siap membantu Filipina: what the word itself lacks, its absorbed complement has */
	if (h->frame->comp == WT_COMP_ABSORBED && b->role == WT_ROLE_RECIPIENT)
		return fill_from_complement(c, h, b);
	return false;
}

/*
 * A bertemu dengan B has two actors; but whoever agrees, signs or works with another
 * does it to him: A -> B (so PLOVER's own gold).
 */
static void
part_company(struct wt_hit *h)
{
	struct wt_parties *a = &h->roles[WT_ROLE_ACTOR], *r = &h->roles[WT_ROLE_RECIPIENT];
	bool one_way = h->type == WT_TYPE_AGREE || h->type == WT_TYPE_SUPPORT ||
		       h->type == WT_TYPE_COOPERATE || h->type == WT_TYPE_CONCEDE;
	if (!one_way || a->own == 0 || a->own == a->n || r->n)
		return;
	for (unsigned i = a->own; i < a->n; i++)
		r->items[r->n++] = a->items[i];
	a->n = a->own;
}

/* Kim ingin kedua belah pihak bekerja sama: of the two the other one is meant. */
static bool
is_half_of_both(const struct wt_party *actor, const struct wt_parties *r, unsigned i)
{
	const struct wt_party *p = &r->items[i];
	for (unsigned k = 0; k < r->n; k++)
		if (k != i && r->items[k].span.start == p->span.start &&
			strcmp(r->items[k].country, p->country) != 0)
			return strcmp(actor->country, p->country) == 0;
	return false;
}

/*
 * "penangkapan aktivis": one word fills both roles of a noun.  A state or a force of arms does it
 * (pengeboman Israel), anybody else it befalls.
 */
static bool
befalls(const struct wt_hit *h)
{
	static const char *const FORCES[] = { "MIL", "COP", "REB", "SPY", "JUD" };
	const struct wt_party *p = &h->roles[WT_ROLE_ACTOR].items[0];
	int32_t w = h->fill[WT_ROLE_ACTOR];
	bool both = h->pattern->voice == WT_VOICE_NOUN && w >= 0 && w == h->fill[WT_ROLE_RECIPIENT];
	bool somebody = p->kind == WT_ACTOR_AGENT || p->kind == WT_ACTOR_PERSON ||
			p->kind == WT_ACTOR_OFFICE;
	bool force = false;
	for (size_t i = 0; i < sizeof FORCES / sizeof FORCES[0]; i++)
		force = force || strcmp(p->sector, FORCES[i]) == 0;
	return both && h->roles[WT_ROLE_ACTOR].n && somebody && !force;
}

/* A party on both sides is one side's: the actor's, unless only the recipient is strong. */
static void
part_sides(struct wt_hit *h)
{
	struct wt_parties *a = &h->roles[WT_ROLE_ACTOR], *r = &h->roles[WT_ROLE_RECIPIENT];
	unsigned kept = 0;
	if (befalls(h)) {
		a->n = a->own = 0;
		h->fill[WT_ROLE_ACTOR] = -1;
	}
	for (unsigned i = 0; i < r->n; i++) {
		bool same = false;
		for (unsigned k = 0; k < a->n; k++)
			same = same || wt_party_same(&a->items[k], &r->items[i]) ||
			       is_half_of_both(&a->items[k], r, i);
		if (!same)
			r->items[kept++] = r->items[i];
	}
	r->n = (uint8_t)kept;
}

/*
 * "Nasir berharap semua pihak menghormati putusan itu", "menahan 150 orang": the word that must
 * name the other side stands there, but names nobody that is known.  What a known speaker asks,
 * promises, praises or refuses is told all the same.
 */
static bool
is_left_open(const struct wt_coder *c, const struct wt_hit *h, const struct wt_bind *b)
{
	const struct wt_parties *a = &h->roles[WT_ROLE_ACTOR];
	const struct wt_label *last = &c->fr->labels[h->frame->first_type + h->frame->n_types - 1];
	bool open = last->type == WT_TYPE_REQUEST || last->type == WT_TYPE_SUPPORT ||
		    last->type == WT_TYPE_AGREE || last->type == WT_TYPE_REJECT ||
		    last->type == WT_TYPE_COERCE || last->type == WT_TYPE_ACCUSE;
	int32_t whom = h->fill[b->role];
	return open && b->role == WT_ROLE_RECIPIENT && whom > h->word && a->n && !a->weak &&
	       h->pattern->voice == WT_VOICE_ACTIVE && a->items[0].kind != WT_ACTOR_AGENT &&
	       wt_tok(&c->tree, whom)->upos != WT_UPOS_PRON;
}

static bool
fill_roles(const struct wt_coder *c, struct wt_hit *h)
{
	const struct wt_pattern *p = h->pattern;
	for (unsigned i = 0; i < p->n_binds; i++) {
		const struct wt_bind *b = &c->fr->binds[p->first_bind + i];
		bool filled = fill_bind(c, h, b);
		if (!filled && b->required && b->role != WT_ROLE_PLACE && !is_left_open(c, h, b))
			return false;
		if (filled && b->role != WT_ROLE_PLACE)
			h->score += h->roles[b->role].weak ? 1 : 3;
	}
	part_sides(h);
	/* "Kami tidak serius", kata Fadli: who must be blamed is not the speaker once more */
	const struct wt_label *last = &c->fr->labels[h->frame->first_type + h->frame->n_types - 1];
	for (unsigned i = 0; i < p->n_binds; i++) {
		const struct wt_bind *b = &c->fr->binds[p->first_bind + i];
		if (b->required && b->role == WT_ROLE_RECIPIENT && !h->roles[b->role].n &&
			last->type == WT_TYPE_ACCUSE && !is_left_open(c, h, b))
			return false;
	}
	return true;
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
	if (t->upos == WT_UPOS_VERB || t->upos == WT_UPOS_ADJ || t->upos == WT_UPOS_AUX ||
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
		if (!conds_hold(c, h, l->first_cond, l->n_conds))
			continue;
		h->type = (enum wt_type)l->type;
		h->n_modes = l->n_modes;
		memcpy(h->modes, l->modes, sizeof h->modes);
		break;
	}
	for (unsigned i = 0; i < f->n_modes && h->n_modes < WT_CLAIM_MODES; i++) {
		const struct wt_label *l = &c->fr->labels[f->first_mode + i];
		if (l->type == h->type && conds_hold(c, h, l->first_cond, l->n_conds) &&
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
		note_misfit(c, h, "the word is another part of speech here");
		return false;
	}
	if (p->voice == WT_VOICE_NOUN && !is_phrase_supported(c, word, last, &h->support) &&
		!p->event) {
		note_misfit(c, h, "the noun does not tell that it happened");
		return false;
	}
	if (!conds_hold(c, h, p->first_cond, p->n_conds)) {
		note_condition(c, h);
		return false;
	}
	for (unsigned i = 0; i < p->n_conds; i++)
		h->score += c->fr->conds[p->first_cond + i].negated ? 0 : 4;
	h->score += 2 * (last - word);
	if (!fill_roles(c, h)) {
		note_misfit(c, h, "a party that it asks for is not named");
		return false;
	}
	label_hit(c, h);
	part_company(h);
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
	struct walk w = { &c->tree, &c->fr->none_trie, 0, word };
	int32_t value, last, until = word - 1;
	while (walk_next(&w, word, &value, &last))
		until = last;
	return until;
}

/* The best pattern of the longest form at a word that has one; gives the form's last word. */
static int32_t
hit_at(struct wt_coder *c, int32_t word)
{
	struct walk w = { &c->tree, &c->fr->form_trie, 0, word };
	struct wt_hit best = { .score = -1 }, second = { .score = -1 }, b, s;
	int32_t value, last;
	while (walk_next(&w, word, &value, &last)) {
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
		note_misfit(c, &best, "the phrase that begins here reports no act");
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

/*
 * holds.c - do the conditions of a pattern hold?
 *
 * In: a form that stands in the sentence, and what its pattern asks of its slots.  Each asks
 * that the slot's word (what it measures, what is joined to it) is of a class or a word; some
 * that it is not.
 */
#include "report/act.h"

#define PHRASE_MAX    5  /* words */
#define CLAUSE_MAX    14 /* words behind the form that clause= looks at */
#define NEXT_VERB_MAX 5

static bool
walk_word(struct wt_walk *w, struct wt_str word)
{
	for (size_t k = 0; k < word.len && w->node >= 0; k++)
		w->node = wt_trie_step(w->trie, w->node, (unsigned char)word.ptr[k]);
	return w->node >= 0;
}

/* The next value and its last word; false at the end. */
bool
wt_walk_next(struct wt_walk *w, int32_t start, int32_t *value, int32_t *last)
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

/* jalan-jalan is jalan. */
static struct wt_str
undoubled(struct wt_str w)
{
	size_t half = w.len / 2;
	bool doubled = w.len > 4 && w.len % 2 == 1 && w.ptr[half] == '-' &&
		       memcmp(w.ptr, w.ptr + half + 1, half) == 0;
	return doubled ? (struct wt_str){ w.ptr, half } : (struct wt_str){ w.ptr, 0 };
}

static void
add_word(const struct wt_coder *c, struct wt_word_list *list, int32_t value)
{
	if (value >= 0 && (size_t)value < c->fr->n_words)
		*WT_PUSH(c->arena, list->items, list->n, list->cap) = (uint32_t)value;
}

/* The lexicon's words and phrases at i, by form or lemma: conditions ask for them many times. */
static const struct wt_word_list *
words_at(const struct wt_coder *c, int32_t i)
{
	struct wt_word_list *list = &c->tree.words[i];
	if (list->known)
		return list;
	list->known = true;
	struct wt_walk w = { &c->tree, &c->fr->word_trie, 0, i };
	int32_t value, last;
	while (wt_walk_next(&w, i, &value, &last))
		add_word(c, list, value);
	struct wt_str half = undoubled(wt_tok(&c->tree, i)->lower);
	if (half.len)
		add_word(c, list, wt_trie_get(&c->fr->word_trie, half));
	char low[64];
	struct wt_str lemma = wt_tok(&c->tree, i)->lemma;
	if (lemma.len == 0 || lemma.len > sizeof low)
		return list;
	for (size_t k = 0; k < lemma.len; k++)
		low[k] = wt_lower(lemma.ptr[k]);
	add_word(c, list, wt_trie_get(&c->fr->word_trie, (struct wt_str){ low, lemma.len }));
	return list;
}

static bool
item_holds(const struct wt_coder *c, int32_t i, uint32_t item)
{
	const struct wt_word_list *list = words_at(c, i);
	for (uint32_t k = 0; k < list->n; k++)
		if (word_has(c->fr, list->items[k], item))
			return true;
	return false;
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
	/* ada|nya revisi */
	bool there = wt_tree_is(t, i, "ada") && i + 1 < (int32_t)t->s->n &&
		     (wt_tok(t, i + 1)->flags & WT_TOK_CLITIC);
	bool measure =
		wt_tok(t, i)->upos == WT_UPOS_NUM || wt_tok(t, i)->upos == WT_UPOS_DET || there;
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
int32_t
wt_slot_of_form(const struct wt_coder *c, const struct wt_hit *h, unsigned slot)
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
		/* tidak gagal; tidak ada kesalahan, tak akan mengganggu */
		bool light = wt_tree_is(t, i - 1, "ada") || wt_tree_is(t, i - 1, "akan");
		bool none = i > 1 && light && is_negation(t, i - 2);
		if (any_item_holds(c, i, cond) && !is_negation(t, i - 1) && !none)
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
	int32_t w = wt_slot_of_form(c, h, cond->slot), first = w;
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

bool
wt_conds_hold(const struct wt_coder *c, const struct wt_hit *h, uint32_t first, unsigned n)
{
	for (unsigned i = 0; i < n; i++)
		if (!cond_holds(c, h, &c->fr->conds[first + i]))
			return false;
	return true;
}

void
wt_note_misfit(const struct wt_coder *c, const struct wt_hit *h, const char *why)
{
	if (!c->note)
		return;
	struct wt_ref r = h->frame->name;
	struct wt_str name = wt_view(c->fr->text, (struct wt_span){ r.offset, r.offset + r.len });
	wt_coder_note(c, h->word, "frame %.*s does not fit: %s", WT_FMT(name), why);
}

void
wt_note_condition(const struct wt_coder *c, const struct wt_hit *h)
{
	if (!c->note)
		return;
	const struct wt_pattern *p = h->pattern;
	struct wt_ref r = h->frame->name;
	struct wt_str name = wt_view(c->fr->text, (struct wt_span){ r.offset, r.offset + r.len });
	for (unsigned i = 0; i < p->n_conds; i++) {
		const struct wt_cond *cond = &c->fr->conds[p->first_cond + i];
		if (cond_holds(c, h, cond))
			continue;
		int32_t w = wt_slot_of_form(c, h, cond->slot);
		struct wt_str filler = w >= 0 ? wt_tok(&c->tree, w)->form : WT_STR("empty");
		wt_coder_note(c, h->word, "frame %.*s does not fit: its %s is %.*s", WT_FMT(name),
			wt_slot_name(cond->slot), WT_FMT(filler));
		return;
	}
}

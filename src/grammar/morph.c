/*
 * morph.c - lemma and features of tagged words.
 *
 * In this order: a name is its own lemma, case kept; what the training files say of
 * the form under this part of speech; of the form under any; the root that affix.c
 * finds; the form itself.  Features that the tables do not give follow from the part
 * of speech and the affixes:
 *
 *	meN- ber- bare verb	Voice=Act	di- ter- ke-an	Voice=Pass
 *	NOUN	Number=Sing, reduplicated Number=Plur	NUM	NumType=Card
 *	ke-10	NumType=Ord	ter- ADJ	Degree=Sup
 *
 * -kan and -i on a verb set the applicative bit, which is ours.
 */
#include "grammar/tables.h"

static struct wt_str
row_lemma(const struct wt_morph *m, const struct wt_form_row *r)
{
	return (struct wt_str){ m->pool + r->lemma, r->lemma_len };
}

/*
 * Function words are their own lemmas in GSD (sebagai, where CSUI has bagai), and pronouns
 * have that of the full form.  The training files disagree here, so it is settled by hand: on
 * GSD dev this is worth 2.7 points, on CSUI it costs 2.
 */
static bool
settled_lemma(const struct wt_token *t, struct wt_str *lemma)
{
	static const struct {
		struct wt_str form, lemma;
	} PRONOUNS[] = {
		{ { "nya", 3 }, { "dia", 3 } },
		{ { "ia", 2 }, { "dia", 3 } },
		{ { "ku", 2 }, { "aku", 3 } },
		{ { "mu", 2 }, { "kamu", 4 } },
		{ { "kau", 3 }, { "kamu", 4 } },
	};
	if (t->upos == WT_UPOS_ADP || t->upos == WT_UPOS_SCONJ || t->upos == WT_UPOS_CCONJ ||
		(t->upos == WT_UPOS_DET && wt_str_eq(t->lower, WT_STR("tersebut")))) {
		*lemma = t->lower;
		return true;
	}
	for (size_t i = 0; t->upos == WT_UPOS_PRON && i < sizeof PRONOUNS / sizeof PRONOUNS[0]; i++)
		if (wt_str_eq(t->lower, PRONOUNS[i].form)) {
			*lemma = PRONOUNS[i].lemma;
			return true;
		}
	return false;
}

static bool
is_ordinal(struct wt_str lower)
{
	return lower.len >= 4 && wt_str_starts(lower, WT_STR("ke-")) && wt_is_digit(lower.ptr[3]);
}

static uint64_t
voice_of(struct wt_str lower, const struct wt_affix *affix)
{
	switch (affix->prefix) {
	case WT_PRE_DI:
	case WT_PRE_DIPER:
	case WT_PRE_TER:
		return WT_FEAT(VOICE_PASS);
	case WT_PRE_KE:
		return affix->suffix == WT_SUF_AN ? WT_FEAT(VOICE_PASS) : WT_FEAT(VOICE_ACT);
	case WT_PRE_NONE:
		/* a verb whose root is not known */
		if (lower.len > 5 && affix->root.len == lower.len &&
			wt_str_starts(lower, WT_STR("di")))
			return WT_FEAT(VOICE_PASS);
		return WT_FEAT(VOICE_ACT);
	default:
		return WT_FEAT(VOICE_ACT);
	}
}

/* Features of a word that the tables do not know under this part of speech. */
static uint64_t
guess_feats(const struct wt_token *t, const struct wt_affix *affix)
{
	switch (t->upos) {
	case WT_UPOS_VERB:
		return voice_of(t->lower, affix);
	case WT_UPOS_NOUN:
		return affix->reduplicated ? WT_FEAT(NUMBER_PLUR) : WT_FEAT(NUMBER_SING);
	case WT_UPOS_NUM:
		return WT_FEAT(NUM_CARD);
	case WT_UPOS_ADJ:
		if (is_ordinal(t->lower))
			return WT_FEAT(NUM_ORD);
		return affix->prefix == WT_PRE_TER ? WT_FEAT(DEGREE_SUP) : 0;
	default:
		return 0;
	}
}

static uint64_t
applicative(const struct wt_affix *affix)
{
	bool verbal = affix->suffix == WT_SUF_KAN || affix->suffix == WT_SUF_I;
	return verbal ? WT_FEAT(APPLICATIVE) : 0;
}

static bool
has_root(unsigned upos)
{
	return upos == WT_UPOS_NOUN || upos == WT_UPOS_VERB || upos == WT_UPOS_ADJ ||
	       upos == WT_UPOS_ADV || upos == WT_UPOS_DET || upos == WT_UPOS_NUM;
}

/*
 * The root of a verb whose root no table knows: mendonorkan, direlokasi, menyeruput.  Only where
 * four letters remain; -i and nouns are left, for too many roots end or begin so.
 */
static struct wt_str
guess_root(struct wt_arena *arena, struct wt_str w)
{
	static const struct {
		const char *prefix;
		const char *after; /* letters that may follow; NULL any */
		char give;         /* what the root gets back, or 0 */
	} RULES[] = {
		{ "meny", "aeiou", 's' },
		{ "meng", NULL, 0 },
		{ "mem", "bfvp", 0 },
		{ "mem", "aeiou", 'p' },
		{ "men", "cdjzst", 0 },
		{ "men", "aeiou", 't' },
		{ "me", "lrwymn", 0 },
		{ "di", NULL, 0 },
		{ "ber", NULL, 0 },
		{ "ter", NULL, 0 },
	};
	size_t tail = wt_str_ends(w, WT_STR("kan")) ? 3 : 0;
	for (size_t i = 0; i < sizeof RULES / sizeof RULES[0]; i++) {
		struct wt_str prefix = wt_str_of(RULES[i].prefix);
		if (w.len < prefix.len + 4 + tail || w.len > 40 || !wt_str_starts(w, prefix) ||
			(RULES[i].after && !strchr(RULES[i].after, w.ptr[prefix.len])))
			continue;
		struct wt_str rest = { w.ptr + prefix.len, w.len - prefix.len - tail };
		if (!RULES[i].give)
			return rest;
		char *root = wt_arena_alloc(arena, rest.len + 1, 1);
		root[0] = RULES[i].give;
		memcpy(root + 1, rest.ptr, rest.len);
		return (struct wt_str){ root, rest.len + 1 };
	}
	return w;
}

static void
read_word(const struct wt_morph *m, struct wt_arena *arena, struct wt_token *t)
{
	struct wt_affix affix = { .root = t->lower };
	t->feats = 0;
	t->lemma = t->upos == WT_UPOS_PROPN ? t->form : t->lower;
	if (t->upos == WT_UPOS_PROPN || t->upos == WT_UPOS_PUNCT || t->upos == WT_UPOS_SYM)
		return;
	const struct wt_form_row *row = wt_form_find(m, t->lower, t->upos);
	if (t->upos == WT_UPOS_VERB || ((!row || row->lemma_len == 0) && has_root(t->upos)))
		(void)wt_affix_analyse(m, t->lower, &affix);
	t->feats = row && row->weight > 0 ? m->feats[row->feats] : guess_feats(t, &affix);
	if (t->upos == WT_UPOS_VERB)
		t->feats |= applicative(&affix);
	if (settled_lemma(t, &t->lemma))
		return;
	if (!row || row->lemma_len == 0)
		row = wt_form_find(m, t->lower, WT_UPOS_ANY);
	if (row && row->lemma_len > 0)
		t->lemma = row_lemma(m, row);
	else if (t->upos == WT_UPOS_VERB && wt_str_eq(affix.root, t->lower) &&
		 !wt_root_find(m, t->lower, NULL))
		t->lemma = guess_root(arena, t->lower);
	else if (has_root(t->upos))
		t->lemma = affix.root;
}

void
wt_morph_read(const struct wt_morph *m, struct wt_arena *arena, struct wt_sentence *s)
{
	for (uint32_t i = 0; i < s->n; i++)
		read_word(m, arena, &s->tokens[i]);
}

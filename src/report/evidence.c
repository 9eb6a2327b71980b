/*
 * evidence.c - PLOVER's contexts of an act.
 *
 * In: the words of its sentence and of the article's title and lead, its type and its
 * parties.  Out: bits of enum wt_context.  A word or phrase of a class in
 * lexicon/words/contexts.txt is evidence where it stands in the act's sentence; of the
 * contexts that a whole article is about (THEMES), also in two of the sentences that open it.
 * By the manual, dealings of states in words are diplomatic, what armed forces take part in
 * is military, what courts take part in is legal.
 */
#include "report/coder.h"

#define LEAD_MAX      3  /* sentences that tell what an article is about */
#define SENTENCES_MAX 60 /* of an article, that are read for it */
#define SPREAD_MIN    3  /* sentences that speak of what all are about */
#define SPREAD_SHARE  5  /* one of so many */

static uint64_t
contexts_of(const struct wt_frames *fr, uint32_t word)
{
	uint64_t set = 0;
	const struct wt_run *run = &fr->words[word];
	for (uint32_t k = 0; k < run->n; k++) {
		uint32_t class = fr->word_classes[run->first + k];
		if (class < WT_CONTEXT_COUNT)
			set |= UINT64_C(1) << class;
	}
	return set;
}

/* Of the words and phrases that begin at token i. */
static uint64_t
contexts_at(const struct wt_frames *fr, const struct wt_sentence *s, uint32_t i)
{
	uint64_t set = 0;
	int32_t node = 0;
	for (uint32_t k = i; k < s->n && node >= 0; k++) {
		struct wt_str w = s->tokens[k].lower;
		if (k > i && s->tokens[k].flags & WT_TOK_SPACE_BEFORE)
			node = wt_trie_step(&fr->word_trie, node, ' ');
		for (size_t b = 0; b < w.len && node >= 0; b++)
			node = wt_trie_step(&fr->word_trie, node, (unsigned char)w.ptr[b]);
		int32_t value = node >= 0 ? wt_trie_value(&fr->word_trie, node) : -1;
		if (value >= 0 && (size_t)value < fr->n_words)
			set |= contexts_of(fr, (uint32_t)value);
	}
	return set;
}

static uint64_t
contexts_in(const struct wt_coder *c, uint32_t sentence)
{
	uint64_t set = 0;
	const struct wt_sentence *s = &c->text->sentences[sentence];
	for (uint32_t i = 0; i < s->n; i++)
		set |= contexts_at(c->fr, s, i);
	return set;
}

uint64_t
wt_contexts_read(const struct wt_coder *c, uint32_t sentence)
{
	return contexts_in(c, sentence);
}

#define BIT(context) (UINT64_C(1) << WT_CONTEXT_##context)

/* What a whole article is about, where others change from sentence to sentence. */
static const uint64_t THEMES = BIT(corruption) | BIT(election) | BIT(cbrn) | BIT(terrorism) |
			       BIT(territory) | BIT(human_rights) | BIT(rights_freedoms) |
			       BIT(health) | BIT(disasters) | BIT(illegal_drugs) |
			       BIT(trafficking) | BIT(cyber) | BIT(asylum) | BIT(lgbt);

/* Those of which many sentences must speak: they stand in leads of other articles, too. */
static const uint64_t SPREAD = BIT(military) | BIT(economic) | BIT(environment) | BIT(crime) |
			       BIT(migration) | BIT(religion_ethnicity) | BIT(natural_resource);

/* What many of the sentences speak of. */
static uint64_t
spread(const uint32_t *in_sentences, uint32_t n)
{
	uint64_t set = 0;
	for (unsigned k = 0; k < WT_CONTEXT_COUNT; k++)
		if (in_sentences[k] >= SPREAD_MIN && in_sentences[k] * SPREAD_SHARE >= n)
			set |= UINT64_C(1) << k;
	return set;
}

/* What the article is about: what two of the sentences that open it speak of, or many of all. */
uint64_t
wt_contexts_theme(const struct wt_coder *c)
{
	uint64_t once = 0, twice = 0;
	uint32_t in_sentences[WT_CONTEXT_COUNT] = { 0 }, n = 0;
	for (uint32_t i = 0; i < c->text->n_sentences && n < SENTENCES_MAX; i++) {
		if (!c->text->sentences[i].n)
			continue;
		uint64_t set = contexts_in(c, i);
		for (uint64_t left = set; left; left &= left - 1)
			in_sentences[__builtin_ctzll(left)]++;
		if (n < LEAD_MAX)
			twice |= once & set;
		once |= set;
		n++;
	}
	return (twice & THEMES) | (spread(in_sentences, n) & (THEMES | SPREAD));
}

static bool
has_sector(const struct wt_party *list, unsigned n, const char *sector)
{
	for (unsigned i = 0; i < n; i++)
		if (strcmp(list[i].sector, sector) == 0)
			return true;
	return false;
}

/* Does the party act for a state, or for states? */
static bool
is_state(const struct wt_party *p)
{
	static const char *const SECTORS[] = { "GOV", "MIL", "LEG", "IGO", "PTY" };
	for (size_t i = 0; i < sizeof SECTORS / sizeof SECTORS[0]; i++)
		if (strcmp(p->sector, SECTORS[i]) == 0)
			return true;
	return false;
}

static bool
is_among_states(const struct wt_claim *c)
{
	const struct wt_party *first = NULL;
	for (unsigned i = 0; i < (unsigned)c->n_actors + c->n_recipients; i++) {
		const struct wt_party *p =
			i < c->n_actors ? &c->actors[i] : &c->recipients[i - c->n_actors];
		if (!is_state(p))
			continue;
		if (first && strcmp(first->country, p->country) != 0)
			return true;
		first = first ? first : p;
	}
	return false;
}

/* Does one state strike those of another? */
static bool
is_abroad(const struct wt_claim *c)
{
	return c->n_actors && c->n_recipients &&
	       strcmp(c->actors[0].country, c->recipients[0].country) != 0;
}

static bool
is_dealing(enum wt_type t)
{
	return t == WT_TYPE_AGREE || t == WT_TYPE_CONSULT || t == WT_TYPE_SUPPORT ||
	       t == WT_TYPE_REQUEST || t == WT_TYPE_REJECT || t == WT_TYPE_SANCTION ||
	       t == WT_TYPE_CONCEDE || t == WT_TYPE_ACCUSE;
}

/* Do those of one state deal with its president, or he with them? */
static bool
is_with_president(const struct wt_claim *c)
{
	bool president = false;
	unsigned n = (unsigned)c->n_actors + c->n_recipients;
	const char *country = c->n_actors ? c->actors[0].country : "";
	for (unsigned i = 0; i < n; i++) {
		const struct wt_party *p =
			i < c->n_actors ? &c->actors[i] : &c->recipients[i - c->n_actors];
		if (!country[0] || strcmp(p->country, country) != 0)
			return false;
		president = president || wt_str_is(p->office, "Presiden");
	}
	return president;
}

static bool
is_rebel(const struct wt_claim *c)
{
	return c->type == WT_TYPE_ASSAULT && has_sector(c->actors, c->n_actors, "REB");
}

uint64_t
wt_contexts_of_sides(const struct wt_claim *c)
{
	uint64_t set = 0;
	if (is_dealing(c->type) && is_among_states(c))
		set |= BIT(diplomatic);
	if (is_dealing(c->type) && is_with_president(c))
		set |= BIT(executive);
	if (is_rebel(c))
		set |= BIT(terrorism);
	bool strikes = c->type == WT_TYPE_ASSAULT && has_sector(c->actors, c->n_actors, "GOV") &&
		       is_abroad(c);
	if (strikes || has_sector(c->actors, c->n_actors, "MIL") ||
		has_sector(c->recipients, c->n_recipients, "MIL"))
		set |= BIT(military);
	if (has_sector(c->actors, c->n_actors, "JUD") ||
		has_sector(c->recipients, c->n_recipients, "JUD"))
		set |= BIT(legal);
	return set;
}

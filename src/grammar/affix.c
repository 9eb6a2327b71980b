/*
 * affix.c - the root of a word, by its affixes and the list of known roots.
 *
 *	menyerang = meN + serang	pertemuan = per + temu + an
 *	memberhentikan = meN + ber + henti + kan	bercakap-cakap = ber + cakap
 *
 * Every way of taking off a suffix and then up to three prefixes is tried; meN- and
 * peN- give back the letter that they swallowed (menulis: tulis, mengirim: kirim).
 * What is left must be a known root.  Among several the frequent, long root under
 * few prefixes wins; the word itself, where it is a root, stands against them all
 * (berita is no ber + ita).  Suffixes go only with the prefixes that take them:
 * there is no meN- with -an, which keeps katak out of mengatakan.
 */
#include "grammar/tables.h"

#define WORD_MAX   40
#define LAYERS_MAX 3

/* The score of a root: its frequency and length, less what makes the way to it unlikely. */
#define SCORE_COUNT 4  /* each doubling of the times it was seen */
#define SCORE_LEN   5  /* each letter */
#define COST_LAYER  6  /* each prefix behind the first */
#define COST_BARE   4  /* peN- and be- that left no trace in the root: pe + tinju */
#define COST_PER    2  /* per- where ber- or pe- may do */
#define GAIN_WHOLE  12 /* the word is a root itself */

enum after { ANY, VOWEL, BFVP, CDJZST, LRWYMN, KR, R, A, P, SHORT, CONSONANT };

struct rule {
	const char *text; /* what stands before the root */
	const char *give; /* what the root gets back */
	uint8_t after;    /* what the rest must begin with */
	uint8_t prefix;   /* enum wt_prefix */
	uint8_t cost;
};

static const struct rule RULES[] = {
	{ "meng", "", ANY, WT_PRE_MEN, 0 },
	{ "meng", "k", VOWEL, WT_PRE_MEN, 0 },
	{ "menge", "", SHORT, WT_PRE_MEN, 0 },
	{ "meny", "s", VOWEL, WT_PRE_MEN, 0 },
	{ "mem", "", BFVP, WT_PRE_MEN, 0 },
	{ "mem", "p", VOWEL, WT_PRE_MEN, 0 },
	{ "men", "", CDJZST, WT_PRE_MEN, 0 },
	{ "men", "t", VOWEL, WT_PRE_MEN, 0 },
	{ "me", "", LRWYMN, WT_PRE_MEN, 0 },
	{ "di", "", ANY, WT_PRE_DI, 0 },
	{ "ber", "", ANY, WT_PRE_BER, 0 },
	{ "be", "", KR, WT_PRE_BER, COST_PER },
	{ "bel", "", A, WT_PRE_BER, 0 },
	{ "ter", "", ANY, WT_PRE_TER, 0 },
	{ "te", "", R, WT_PRE_TER, COST_PER },
	{ "peng", "", ANY, WT_PRE_PEN, 0 },
	{ "peng", "k", VOWEL, WT_PRE_PEN, 0 },
	{ "penge", "", SHORT, WT_PRE_PEN, 0 },
	{ "peny", "s", VOWEL, WT_PRE_PEN, 0 },
	{ "pem", "", BFVP, WT_PRE_PEN, 0 },
	{ "pem", "p", VOWEL, WT_PRE_PEN, 0 },
	{ "pen", "", CDJZST, WT_PRE_PEN, 0 },
	{ "pen", "t", VOWEL, WT_PRE_PEN, 0 },
	{ "pe", "", LRWYMN, WT_PRE_PEN, 0 },
	{ "pe", "", CONSONANT, WT_PRE_PEN, COST_BARE },
	{ "per", "", ANY, WT_PRE_PER, 0 },
	{ "pel", "", A, WT_PRE_PER, 0 },
	{ "ke", "", ANY, WT_PRE_KE, 0 },
	{ "se", "", ANY, WT_PRE_SE, 0 },
	{ "ku", "", ANY, WT_PRE_KU, COST_BARE },
	{ "kau", "", ANY, WT_PRE_KU, COST_BARE },
};

struct search {
	const struct wt_morph *m;
	struct wt_affix best;
	int score;
};

static bool
is_vowel(char c)
{
	return c == 'a' || c == 'e' || c == 'i' || c == 'o' || c == 'u';
}

static bool
may_follow(enum after after, struct wt_str rest)
{
	char c = rest.ptr[0];
	switch (after) {
	case VOWEL:
		return is_vowel(c);
	case BFVP:
		return c == 'b' || c == 'f' || c == 'v' || c == 'p';
	case CDJZST:
		return c == 'c' || c == 'd' || c == 'j' || c == 'z' || c == 's' || c == 't';
	case LRWYMN:
		return c == 'l' || c == 'r' || c == 'w' || c == 'y' || c == 'm' || c == 'n';
	case KR:
		return c == 'r' ||
		       (rest.len > 2 && !is_vowel(c) && rest.ptr[1] == 'e' && rest.ptr[2] == 'r');
	case R:
		return c == 'r';
	case A:
		return wt_str_is(rest, "ajar");
	case P:
		return c == 'p';
	case SHORT:
		return rest.len <= 4;
	case CONSONANT:
		return !is_vowel(c);
	default:
		return true;
	}
}

/* Suffixes that the outermost prefix takes. */
static bool
goes_with(unsigned prefix, unsigned suffix)
{
	switch (prefix) {
	case WT_PRE_MEN:
	case WT_PRE_DI:
	case WT_PRE_TER:
	case WT_PRE_KU:
		return suffix != WT_SUF_AN;
	case WT_PRE_BER:
		return suffix != WT_SUF_I;
	case WT_PRE_PEN:
	case WT_PRE_KE:
	case WT_PRE_SE:
		return suffix == WT_SUF_NONE || suffix == WT_SUF_AN;
	default:
		return true;
	}
}

/* A second prefix under the first has a name of its own. */
static unsigned
name_prefix(unsigned outer, unsigned inner)
{
	if (inner == WT_PRE_PER && outer == WT_PRE_MEN)
		return WT_PRE_MEMPER;
	if (inner == WT_PRE_PER && outer == WT_PRE_DI)
		return WT_PRE_DIPER;
	if (inner == WT_PRE_KE && outer == WT_PRE_BER)
		return WT_PRE_BERKE;
	return outer;
}

static void
try_root(struct search *s, struct wt_str stem, unsigned prefix, unsigned suffix, int cost)
{
	const struct wt_root_row *r = wt_root_row_find(s->m, stem);
	if (!r)
		return;
	int score = SCORE_COUNT * r->weight + SCORE_LEN * (int)stem.len - cost;
	if (score <= s->score)
		return;
	s->score = score;
	s->best.prefix = (uint8_t)prefix;
	s->best.suffix = (uint8_t)suffix;
	s->best.root = (struct wt_str){ s->m->pool + r->text, r->len };
}

/* Takes one more prefix off `word`, `layers` being off already. */
static void
strip(struct search *s, struct wt_str word, unsigned prefix, unsigned suffix, int layers, int cost)
{
	char copy[WORD_MAX + 1];
	if (word.len < 4 || !strchr("mdbtpks", word.ptr[0]))
		return;
	for (size_t i = 0; i < sizeof RULES / sizeof RULES[0]; i++) {
		const struct rule *rule = &RULES[i];
		if (rule->text[0] != word.ptr[0] || !wt_str_starts(word, wt_str_of(rule->text)))
			continue;
		size_t n = strlen(rule->text), given = strlen(rule->give);
		struct wt_str rest = { word.ptr + n, word.len - n };
		if (rest.len < 2 || !may_follow(rule->after, rest))
			continue;
		unsigned outer = layers == 0   ? rule->prefix
				 : layers == 1 ? name_prefix(prefix, rule->prefix)
					       : prefix;
		if (layers == 0 && !goes_with(outer, suffix))
			continue;
		memcpy(copy, rule->give, given);
		memcpy(copy + given, rest.ptr, rest.len);
		rest = (struct wt_str){ copy, rest.len + given };
		int paid = cost + rule->cost + (layers > 0 ? COST_LAYER : 0);
		if (rest.len >= 3)
			try_root(s, rest, outer, suffix, paid);
		if (layers + 1 < LAYERS_MAX && given == 0)
			strip(s, rest, outer, suffix, layers + 1, paid);
	}
}

static bool
analyse_simple(const struct wt_morph *m, struct wt_str word, struct wt_affix *out)
{
	static const struct {
		const char *text;
		uint8_t suffix;
		uint8_t cost;
	} SUFFIXES[] = {
		{ "", WT_SUF_NONE, 0 },
		{ "kan", WT_SUF_KAN, 0 },
		{ "an", WT_SUF_AN, 0 },
		{ "i", WT_SUF_I, COST_PER },
	};
	struct search s = { .m = m, .best = { .root = word } };
	if (word.len < 4 || word.len > WORD_MAX || !m->roots)
		return *out = s.best, false;
	try_root(&s, word, WT_PRE_NONE, WT_SUF_NONE, -GAIN_WHOLE);
	for (size_t i = 0; i < sizeof SUFFIXES / sizeof SUFFIXES[0]; i++) {
		struct wt_str tail = wt_str_of(SUFFIXES[i].text);
		if (word.len < tail.len + 3 || !wt_str_ends(word, tail))
			continue;
		struct wt_str stem = { word.ptr, word.len - tail.len };
		if (tail.len > 0)
			try_root(&s, stem, WT_PRE_NONE, SUFFIXES[i].suffix, SUFFIXES[i].cost);
		strip(&s, stem, WT_PRE_NONE, SUFFIXES[i].suffix, 0, SUFFIXES[i].cost);
	}
	*out = s.best;
	return s.best.prefix != WT_PRE_NONE || s.best.suffix != WT_SUF_NONE;
}

/* anak-anak, bercakap-cakap, besar-besaran, perundang-undangan, tolong-menolong */
static bool
analyse_redup(const struct wt_morph *m, struct wt_str a, struct wt_str b, struct wt_affix *out)
{
	struct wt_affix other;
	bool first = analyse_simple(m, a, out);
	bool second = analyse_simple(m, b, &other);
	if (!first && second && other.suffix == WT_SUF_NONE && !wt_root_find(m, a, NULL))
		*out = other;
	else if (!first)
		out->root = wt_root_find(m, a, NULL) || !second ? a : other.root;
	if (second && out->suffix == WT_SUF_NONE)
		out->suffix = other.suffix;
	out->reduplicated = true;
	return true;
}

bool
wt_affix_analyse(const struct wt_morph *m, struct wt_str lower, struct wt_affix *out)
{
	*out = (struct wt_affix){ .root = lower };
	const char *dash = lower.len >= 5 && lower.len <= 2 * WORD_MAX
				   ? memchr(lower.ptr, '-', lower.len)
				   : NULL;
	if (!dash)
		return analyse_simple(m, lower, out);
	struct wt_str a = { lower.ptr, (size_t)(dash - lower.ptr) };
	struct wt_str b = { dash + 1, lower.len - a.len - 1 };
	return wt_is_redup(a, b) && analyse_redup(m, a, b, out);
}

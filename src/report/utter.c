/*
 * utter.c - who utters a clause: the subject of the saying word above or beside it.
 *
 *	Palang Merah mengatakan pasukan AS harus menjamin keamanan      speaker of "harus"
 *	"AS harus menjamin keamanan," kata Palang Merah
 *	Nigeria mengumumkan akan menarik pasukannya                     announced by its actor
 */
#include "report/coder.h"

#define UP_MAX       8
#define COLON_MAX    12 /* words of a headline in which its speaker stands */
#define EXPECTED_MAX 3  /* words from the expectation to what is expected */

enum { SAYS_UNKNOWN, SAYS_NO, SAYS_YES };

static bool
is_saying(const struct wt_coder *c, int32_t word)
{
	static const char *const MORE[] = { "mengumumkan", "memutuskan", "bersumpah",
		"menyimpulkan", "diumumkan" };
	int32_t cue = wt_trie_get(&c->fr->cue_trie, wt_tok(&c->tree, word)->lower);
	if (cue >= 0 && (size_t)cue < c->fr->n_cues && c->fr->cues[cue] == WT_CUE_SAY)
		return true;
	for (size_t i = 0; i < sizeof MORE / sizeof MORE[0]; i++)
		if (wt_tree_is(&c->tree, word, MORE[i]))
			return true;
	return false;
}

bool
wt_says(const struct wt_coder *c, int32_t word)
{
	uint8_t *known = &c->tree.says[word];
	if (*known == SAYS_UNKNOWN)
		*known = is_saying(c, word) ? SAYS_YES : SAYS_NO;
	return *known == SAYS_YES;
}

/* kata Lavrov: the first actor within three words behind a bare saying word. */
static int32_t
behind(const struct wt_coder *c, int32_t word)
{
	for (int32_t i = word + 1; i < (int32_t)c->tree.s->n && i <= word + 3; i++) {
		const struct wt_mention *m = wt_actor_of(c, i);
		if (m)
			return (int32_t)m->head;
	}
	return -1;
}

static int32_t
subject_of_saying(const struct wt_coder *c, int32_t word)
{
	int32_t s = wt_slot_fill(c, word, WT_VOICE_ACTIVE, WT_SLOT_SUBJECT);
	/* "Tata mengatakan rencana Israel ...": behind an affixed one stands what is said */
	bool bare = !wt_str_starts(wt_tok(&c->tree, word)->lower, WT_STR("me"));
	return (s >= 0 && wt_actor_of(c, s)) || !bare ? s : behind(c, word);
}

/* The saying word that a clause stands under or beside, -1. */
static int32_t
saying_above(const struct wt_coder *c, int32_t word)
{
	const struct wt_tree *t = &c->tree;
	for (int step = 0; step < UP_MAX && word >= 0; step++) {
		for (int32_t k = t->first[word]; k >= 0; k = t->next[k])
			if (wt_tok(t, k)->deprel == WT_DEP_PARATAXIS && wt_says(c, k))
				return k;
		int32_t head = wt_tok(t, word)->head;
		if (head >= 0 && wt_says(c, head) && head < word)
			return head;
		word = head;
	}
	return -1;
}

/* "Menurut Fadli Zon (menurut dia), pemerintah gagal ...": of whom the whole sentence is, -1. */
static int32_t
according_to(const struct wt_coder *c)
{
	static const char *const HE[] = { "dia", "ia", "beliau", "mereka", "nya" };
	for (int32_t i = 0; i + 1 < (int32_t)c->tree.s->n; i++) {
		if (!wt_tree_is(&c->tree, i, "menurut"))
			continue;
		const struct wt_mention *m = wt_actor_of(c, i + 1);
		if (m && (int32_t)m->first == i + 1)
			return (int32_t)m->head;
		if (WT_AMONG(&c->tree, i + 1, HE))
			return i + 1;
	}
	return -1;
}

/* "[Soal beras,] Puan: Pemerintah harus menurunkan harga": who stands before the colon, -1. */
static int32_t
before_colon(const struct wt_coder *c, int32_t word)
{
	for (int32_t i = 1; i < word && i < COLON_MAX; i++) {
		const struct wt_mention *m =
			wt_tree_is(&c->tree, i, ":") ? wt_actor_of(c, i - 1) : NULL;
		if (m && (m->first == 0 || wt_tree_is(&c->tree, (int32_t)m->first - 1, ",")))
			return (int32_t)m->head;
	}
	return -1;
}

int32_t
wt_speaker(const struct wt_coder *c, int32_t word)
{
	int32_t saying = saying_above(c, word);
	if (saying >= 0)
		return subject_of_saying(c, saying);
	int32_t by = according_to(c);
	return by >= 0 ? by : before_colon(c, word);
}

/* "X diperkirakan akan meneken ..., menurut pejabat": it is expected of him, he promises nothing.
 */
static bool
is_expected(const struct wt_coder *c, const struct wt_hit *h)
{
	static const char *const EXPECTS[] = { "diperkirakan", "dijadwalkan", "direncanakan",
		"dikabarkan", "diprediksi", "diharapkan", "diagendakan", "dilaporkan", "disebut",
		"rencananya" };
	for (int32_t i = h->word - 1; i >= 0 && i >= h->word - EXPECTED_MAX; i--)
		for (size_t k = 0; k < sizeof EXPECTS / sizeof EXPECTS[0]; k++)
			if (wt_tree_is(&c->tree, i, EXPECTS[k]))
				return true;
	return false;
}

bool
wt_announced(const struct wt_coder *c, const struct wt_hit *h)
{
	if (is_expected(c, h))
		return false;
	int32_t speaker = wt_speaker(c, h->word);
	const struct wt_mention *m = wt_actor_of(c, speaker);
	if (!m || !h->roles[WT_ROLE_ACTOR].n)
		return false;
	struct wt_party p = wt_party_of(c, m);
	const struct wt_party *a = &h->roles[WT_ROLE_ACTOR].items[0];
	return wt_party_same(&p, a) || (p.country[0] && strcmp(p.country, a->country) == 0);
}

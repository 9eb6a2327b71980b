/*
 * tree.c - children and subtrees.
 */
#include "report/coder.h"

/* Numbers the words from each root downwards, so that a subtree is a run of the order. */
static void
number(struct wt_tree *t, int32_t root, int32_t *n)
{
	int32_t w = root;
	t->enter[w] = *n;
	t->order[(*n)++] = w;
	for (;;) {
		if (t->first[w] >= 0) {
			w = t->first[w];
		} else {
			for (t->leave[w] = *n; w != root && t->next[w] < 0; t->leave[w] = *n)
				w = wt_tok(t, w)->head;
			if (w == root)
				return;
			w = t->next[w];
		}
		t->enter[w] = *n;
		t->order[(*n)++] = w;
	}
}

static bool
is_root(const struct wt_sentence *s, int32_t i)
{
	return s->tokens[i].head < 0 || s->tokens[i].head >= (int32_t)s->n;
}

void
wt_tree_make(struct wt_arena *arena, const struct wt_sentence *s, struct wt_tree *t)
{
	int32_t n = 1; /* words in a ring, which no parser gives, keep 0: below nothing */
	t->s = s;
	t->first = WT_NEW(arena, int32_t, s->n + 1);
	t->next = WT_NEW(arena, int32_t, s->n + 1);
	t->enter = WT_NEW(arena, int32_t, s->n + 1);
	t->leave = WT_NEW(arena, int32_t, s->n + 1);
	t->order = WT_NEW(arena, int32_t, s->n + 1);
	t->says = WT_NEW(arena, uint8_t, s->n + 1);
	t->words = WT_NEW(arena, struct wt_word_list, s->n + 1);
	for (uint32_t i = 0; i < s->n; i++)
		t->first[i] = t->next[i] = -1;
	/* from the right, so that the lists run from the left */
	for (int32_t i = (int32_t)s->n - 1; i >= 0; i--) {
		int32_t head = s->tokens[i].head;
		if (is_root(s, i))
			continue;
		t->next[i] = t->first[head];
		t->first[head] = i;
	}
	for (int32_t i = 0; i < (int32_t)s->n; i++)
		if (is_root(s, i))
			number(t, i, &n);
}

struct wt_span
wt_tree_span(const struct wt_tree *t, int32_t top)
{
	struct wt_span span = wt_tok(t, top)->span;
	for (int32_t i = t->enter[top]; i < t->leave[top]; i++)
		span = wt_span_cover(span, wt_tok(t, t->order[i])->span);
	return span;
}

int32_t
wt_tree_case(const struct wt_tree *t, int32_t word)
{
	for (int32_t k = t->first[word]; k >= 0; k = t->next[k])
		if (wt_tok(t, k)->deprel == WT_DEP_CASE && k < word)
			return k;
	return -1;
}

bool
wt_tree_below(const struct wt_tree *t, int32_t word, int32_t top)
{
	if (word < 0 || top < 0)
		return false;
	return word == top || (t->enter[top] <= t->enter[word] && t->enter[word] < t->leave[top]);
}

bool
wt_tree_predicate(const struct wt_tree *t, int32_t word)
{
	switch (wt_tok(t, word)->deprel) {
	case WT_DEP_ROOT:
	case WT_DEP_ACL:
	case WT_DEP_ACL_RELCL:
	case WT_DEP_ADVCL:
	case WT_DEP_CCOMP:
	case WT_DEP_XCOMP:
	case WT_DEP_CSUBJ:
	case WT_DEP_PARATAXIS:
		return true;
	default:
		return wt_tok(t, word)->upos == WT_UPOS_VERB;
	}
}

int32_t
wt_tree_kid(const struct wt_tree *t, int32_t word, enum wt_deprel rel)
{
	for (int32_t k = word >= 0 ? t->first[word] : -1; k >= 0; k = t->next[k])
		if (wt_tok(t, k)->deprel == rel)
			return k;
	return -1;
}

bool
wt_is_subject(uint8_t deprel)
{
	return deprel == WT_DEP_NSUBJ || deprel == WT_DEP_NSUBJ_PASS;
}

bool
wt_is_nominal(const struct wt_token *t)
{
	return t->upos == WT_UPOS_NOUN || t->upos == WT_UPOS_PROPN || t->upos == WT_UPOS_PRON;
}

bool
wt_is_relative(const struct wt_token *t)
{
	return (t->feats & WT_FEAT(PRON_REL)) || wt_str_is(t->lower, "yang");
}

bool
wt_is_joint(const struct wt_tree *t, int32_t word)
{
	static const char *const JOINTS[] = { "dan", "serta", "maupun", "&", "beserta", "bersama" };
	return WT_AMONG(t, word, JOINTS);
}

bool
wt_opens_clause(const struct wt_tree *t, int32_t word)
{
	static const char *const OPENINGS[] = { "namun", "tetapi", "tapi", "sedangkan", "sementara",
		"meskipun", "meski", "bahwa", "karena", "sehingga", "lantaran", "sebab", "walau",
		"walaupun", "padahal", "jika", "bila", "apabila", "kalau", "selama", "setelah",
		"ketika", "saat", "sejak", "agar", "supaya", "hingga", "sampai", "sebelum", "usai",
		"seusai", "sesudah", "pasca", "menyusul", "menjelang", "jelang", "buntut",
		"kendati", "tatkala", "manakala", "gara-gara" };
	return WT_AMONG(t, word, OPENINGS);
}

/*
 * tree.c - children and subtrees.
 */
#include "report/coder.h"

void
wt_tree_make(struct wt_arena *arena, const struct wt_sentence *s, struct wt_tree *t)
{
	t->s = s;
	t->first = WT_NEW(arena, int32_t, s->n + 1);
	t->next = WT_NEW(arena, int32_t, s->n + 1);
	for (uint32_t i = 0; i < s->n; i++)
		t->first[i] = t->next[i] = -1;
	/* from the right, so that the lists run from the left */
	for (int32_t i = (int32_t)s->n - 1; i >= 0; i--) {
		int32_t head = s->tokens[i].head;
		if (head < 0 || head >= (int32_t)s->n)
			continue;
		t->next[i] = t->first[head];
		t->first[head] = i;
	}
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
	for (uint32_t steps = 0; word >= 0 && steps <= t->s->n; steps++) {
		if (word == top)
			return true;
		word = wt_tok(t, word)->head;
	}
	return false;
}

bool
wt_tree_is(const struct wt_tree *t, int32_t word, const char *lower)
{
	return wt_str_is(wt_tok(t, word)->lower, lower);
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

/*
 * net_vote.c - what several networks together say of raw sentences.
 *
 * The probabilities of heads, relations, parts of speech and names are summed over
 * the networks; the result becomes the sentences' annotation, for one network to
 * learn from.
 */
#include <math.h>
#include <stdlib.h>

#include "grammar/tree.h"
#include "net.h"

struct votes {
	float heads[WT_SENTENCE_MAX * (WT_SENTENCE_MAX + 1)];
	float rels[WT_SENTENCE_MAX * RELS];
	float tags[WT_SENTENCE_MAX * TAGS];
	float names[WT_SENTENCE_MAX * NAMES];
};

/* Adds the probabilities that logits stand for to the votes. */
static void
vote(float *votes, const float *logits, size_t n)
{
	float max = logits[0], sum = 0;
	for (size_t i = 1; i < n; i++)
		max = logits[i] > max ? logits[i] : max;
	for (size_t i = 0; i < n; i++)
		sum += expf(logits[i] - max);
	for (size_t i = 0; i < n; i++)
		votes[i] += expf(logits[i] - max) / sum;
}

static size_t
winner(const float *votes, size_t n)
{
	size_t best = 0;
	for (size_t i = 1; i < n; i++)
		if (votes[i] > votes[best])
			best = i;
	return best;
}

static void
vote_words(const struct net *net, const struct batch *b, struct votes *v)
{
	size_t n = b->trees[0]->n;
	float score[WT_SENTENCE_MAX + 1];
	for (size_t d = 0; d < n; d++) {
		for (size_t h = 0; h <= n; h++)
			score[h] = net_head_score(net, b, 0, d, h);
		vote(v->heads + d * (n + 1), score, n + 1);
		vote(v->tags + d * TAGS, b->tag + d * TAGS, WT_UPOS_COUNT);
		vote(v->names + d * NAMES, b->name + d * NAMES, WT_NAME_CLASSES);
	}
}

static void
annotate(struct tree *t, const struct net *nets, size_t n_nets, struct batch *b, struct votes *v)
{
	size_t n = t->n;
	memset(v, 0, sizeof *v);
	b->sentences = 1;
	b->trees[0] = t;
	for (size_t k = 0; k < n_nets; k++) {
		net_forward(&nets[k], b, NULL);
		vote_words(&nets[k], b, v);
	}
	for (size_t i = 0; i < n * (n + 1); i++)
		v->heads[i] = logf(v->heads[i] + 1e-9f);
	wt_tree_find(v->heads, n, t->gold_head);
	for (size_t k = 0; k < n_nets; k++) {
		if (n_nets > 1) /* the batch holds the last network's */
			net_forward(&nets[k], b, NULL);
		for (size_t d = 0; d < n; d++) {
			float hidden[R], out[RELS];
			net_relation(&nets[k], b, 0, d, (size_t)t->gold_head[d], hidden, out);
			vote(v->rels + d * RELS, out, nets[k].n_rels);
		}
	}
	for (size_t d = 0; d < n; d++) {
		t->gold_tag[d] = (uint8_t)winner(v->tags + d * TAGS, WT_UPOS_COUNT);
		t->gold_name[d] = (uint8_t)winner(v->names + d * NAMES, WT_NAME_CLASSES);
		t->gold_rel[d] =
			t->gold_head[d] == (int16_t)n
				? WT_DEP_ROOT
				: nets[0].class_rel[winner(v->rels + d * RELS, nets[0].n_rels)];
	}
	t->has_tree = true;
	t->has_names = true;
}

void
net_vote(const struct net *nets, size_t n_nets, struct treebank *bank)
{
	struct batch *b = xcalloc(1, sizeof *b);
	struct votes *v = xcalloc(1, sizeof *v);
	for (size_t i = 0; i < bank->n; i++)
		annotate(&bank->trees[i], nets, n_nets, b, v);
	free(v);
	free(b);
}

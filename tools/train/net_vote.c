/*
 * net_vote.c - what several networks together say of sentences, for another to learn from.
 *
 * The probabilities of heads, relations, parts of speech and names are averaged over
 * the networks (names by the weight that names had for them) and kept with the sentence.  Relations
 * are those of the tree that the votes for heads make, or of the gold tree where there is one.  Two
 * threads share the sentences; each sentence's result is its own, so that it does not depend on
 * them.
 */
#include <math.h>
#include <pthread.h>
#include <stdlib.h>

#include "grammar/tree.h"
#include "net.h"

struct voting {
	const struct net *nets;
	size_t n_nets, from, to;
	struct treebank *bank;
	struct batch *batch[NETS_MAX];
};

/* Adds the probabilities that logits stand for to the votes. */
static void
vote(float *votes, const float *logits, size_t n, float weight)
{
	float max = logits[0], sum = 0;
	for (size_t i = 1; i < n; i++)
		max = logits[i] > max ? logits[i] : max;
	for (size_t i = 0; i < n; i++)
		sum += expf(logits[i] - max);
	for (size_t i = 0; i < n; i++)
		votes[i] += weight * expf(logits[i] - max) / sum;
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
vote_words(const struct net *net, const struct batch *b, struct tree *t, float weight,
	float name_weight)
{
	size_t n = t->n;
	float score[WT_SENTENCE_MAX + 1];
	for (size_t d = 0; d < n; d++) {
		for (size_t h = 0; t->votes[VOTES_HEAD] && h <= n; h++)
			score[h] = net_head_score(net, b, 0, d, h);
		if (t->votes[VOTES_HEAD])
			vote(t->votes[VOTES_HEAD] + d * (n + 1), score, n + 1, weight);
		if (t->votes[VOTES_TAG])
			vote(t->votes[VOTES_TAG] + d * WT_UPOS_COUNT, b->tag + d * TAGS,
				WT_UPOS_COUNT, weight);
		if (t->votes[VOTES_NAME] && name_weight > 0)
			vote(t->votes[VOTES_NAME] + d * WT_NAME_CLASSES, b->name + d * NAMES,
				WT_NAME_CLASSES, name_weight);
	}
}

/* The tree that most votes make, and its relations. */
static void
vote_relations(const struct voting *v, struct tree *t)
{
	size_t n = t->n;
	float *logs = xcalloc(n * (n + 1), sizeof *logs);
	for (size_t i = 0; i < n * (n + 1); i++)
		logs[i] = logf(t->votes[VOTES_HEAD][i] + 1e-9f);
	wt_tree_find(logs, n, t->gold_head);
	free(logs);
	for (size_t k = 0; k < v->n_nets; k++)
		for (size_t d = 0; d < n; d++) {
			float hidden[R], out[RELS];
			net_relation(&v->nets[k], v->batch[k], 0, d, (size_t)t->gold_head[d],
				hidden, out);
			vote(t->votes[VOTES_REL] + d * RELS, out, v->nets[k].n_rels,
				1.0f / (float)v->n_nets);
		}
	for (size_t d = 0; d < n; d++)
		t->gold_rel[d] =
			t->gold_head[d] == (int16_t)n
				? WT_DEP_ROOT
				: v->nets[0].class_rel[winner(
					  t->votes[VOTES_REL] + d * RELS, v->nets[0].n_rels)];
}

static void
annotate(const struct voting *v, struct tree *t)
{
	float names = 0;
	for (size_t k = 0; k < v->n_nets; k++)
		names += v->nets[k].name_weight;
	for (size_t k = 0; k < v->n_nets; k++) {
		v->batch[k]->sentences = 1;
		v->batch[k]->trees[0] = t;
		net_forward(&v->nets[k], v->batch[k], NULL);
		vote_words(&v->nets[k], v->batch[k], t, 1.0f / (float)v->n_nets,
			v->nets[k].name_weight / names);
	}
	if (t->votes[VOTES_HEAD])
		vote_relations(v, t);
	for (size_t d = 0; d < t->n && t->votes[VOTES_TAG]; d++)
		t->gold_tag[d] =
			(uint8_t)winner(t->votes[VOTES_TAG] + d * WT_UPOS_COUNT, WT_UPOS_COUNT);
	t->has_tree = t->has_names = true;
}

static void *
annotate_all(void *arg)
{
	struct voting *v = arg;
	for (size_t k = 0; k < v->n_nets; k++)
		v->batch[k] = xcalloc(1, sizeof *v->batch[k]);
	for (size_t i = v->from; i < v->to; i++)
		annotate(v, &v->bank->trees[i]);
	for (size_t k = 0; k < v->n_nets; k++)
		free(v->batch[k]);
	return NULL;
}

/* Room for what a sentence lacks; none is set where it has it. */
static void
make_room(struct wt_arena *arena, struct tree *t)
{
	const size_t n = t->n, size[VOTES] = { [VOTES_HEAD] = n * (n + 1),
		[VOTES_REL] = n * RELS,
		[VOTES_TAG] = n * WT_UPOS_COUNT,
		[VOTES_NAME] = n * WT_NAME_CLASSES };
	for (enum votes k = 0; k < VOTES; k++) {
		if (k == VOTES_NAME ? t->has_names : t->has_tree)
			t->votes[k] = NULL;
		else if (t->votes[k])
			memset(t->votes[k], 0, size[k] * sizeof(float));
		else
			t->votes[k] = WT_NEW(arena, float, size[k]);
	}
}

void
net_vote(const struct net *nets, size_t n_nets, struct treebank *bank)
{
	struct voting half[2];
	pthread_t thread;
	for (size_t i = 0; i < bank->n; i++)
		make_room(bank->arena, &bank->trees[i]);
	half[0] =
		(struct voting){ .nets = nets, .n_nets = n_nets, .to = bank->n / 2, .bank = bank };
	half[1] = half[0];
	half[1].from = half[0].to;
	half[1].to = bank->n;
	if (pthread_create(&thread, NULL, annotate_all, &half[0]) != 0) {
		(void)annotate_all(&half[0]);
		(void)annotate_all(&half[1]);
		return;
	}
	(void)annotate_all(&half[1]);
	(void)pthread_join(thread, NULL);
}

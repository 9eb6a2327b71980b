/*
 * learn_net.c - trains the network: sentences in random order, in batches of about
 * BATCH_WORDS words, a rate that rises for a fiftieth of the way and then falls to 0.
 *
 * Sentences that machines annotated may be added: each epoch takes one of
 * SLICES parts of them.
 */
#include <stdio.h>
#include <stdlib.h>

#include "net.h"

#define RATE   0.003f
#define SLICES 4

static size_t
take_batch(struct batch *b, const struct treebank *const banks[2], const uint32_t *order, size_t n,
	size_t *at)
{
	size_t words = 0;
	b->sentences = 0;
	while (*at < n && b->sentences < BATCH_SENTENCES && words < BATCH_WORDS) {
		size_t i = order[(*at)++];
		bool first = i < banks[0]->n;
		const struct treebank *bank = banks[first ? 0 : 1];
		/* NOLINTNEXTLINE: without a second bank no number is beyond the first */
		const struct tree *t = &bank->trees[first ? i : i - banks[0]->n];
		words += t->n;
		b->trees[b->sentences++] = t;
	}
	return words;
}

/* The sentences of an epoch: all of the first bank, a slice of the second. */
static size_t
deal(const struct treebank *const banks[2], unsigned epoch, uint32_t *order)
{
	size_t n = 0;
	for (size_t i = 0; i < banks[0]->n; i++)
		order[n++] = (uint32_t)i;
	for (size_t i = epoch % SLICES; banks[1] && i < banks[1]->n; i += SLICES)
		order[n++] = (uint32_t)(banks[0]->n + i);
	return n;
}

static void
count_words(struct net *net, const struct treebank *bank)
{
	for (size_t i = 0; i < bank->n; i++)
		for (uint32_t j = 0; j < bank->trees[i].n; j++)
			net->seen[bank->trees[i].keys[j].word & (WT_NET_WORDS - 1)]++;
}

void
net_learn(struct net *net, const struct treebank *gold, const struct treebank *silver,
	unsigned epochs, uint64_t seed)
{
	const struct treebank *const banks[2] = { gold, silver };
	struct batch *b = xcalloc(1, sizeof *b);
	uint32_t *order = xcalloc(gold->n + (silver ? silver->n : 0), sizeof *order);
	struct dice dice = { seed };
	count_words(net, gold);
	for (unsigned e = 0; e < epochs; e++) {
		double loss = 0;
		size_t batches = 0, n = deal(banks, e, order);
		dice_shuffle(&dice, order, n);
		for (size_t at = 0; at < n; batches++) {
			float way = ((float)e + (float)at / (float)n) / (float)epochs;
			(void)take_batch(b, banks, order, n, &at);
			net_forward(net, b, &dice);
			loss += net_backward(net, b);
			net_step(net, RATE * (way < 0.02f ? way / 0.02f : 1 - way));
		}
		fprintf(stderr, "network %u: epoch %u of %u, loss %.3f\n", (unsigned)seed, e + 1,
			epochs, loss / (double)batches);
	}
	free(order);
	free(b);
}

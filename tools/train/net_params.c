/*
 * net_params.c - the network's weights: their start, and Adam's steps.
 */
#include <math.h>
#include <stdio.h>
#include <stdlib.h>

#include "net.h"

#define ADAM_MEAN   0.9f
#define ADAM_SQUARE 0.98f
#define NORM_MAX    5.0

static float
spread(struct dice *d, float scale)
{
	return scale * ((float)dice_throw(d, 1u << 24) / (float)(1u << 23) - 1);
}

static void
init(struct param *p, size_t n, float scale, struct dice *d)
{
	p->n = n;
	p->w = xcalloc(n, sizeof *p->w);
	p->gradient = xcalloc(n, sizeof *p->gradient);
	p->mean = xcalloc(n, sizeof *p->mean);
	p->square = xcalloc(n, sizeof *p->square);
	for (size_t i = 0; i < n; i++)
		p->w[i] = spread(d, scale);
}

static void
init_dense(struct net *net, struct param *p, size_t n, float scale, struct dice *d)
{
	init(p, n, scale, d);
	net->dense[net->n_dense++] = p;
}

/* The relations in use, the commonest first. */
static void
find_relations(struct net *net, const struct treebank *bank)
{
	size_t count[WT_DEP_COUNT] = { 0 };
	for (size_t i = 0; i < bank->n; i++)
		for (uint32_t j = 0; bank->trees[i].has_tree && j < bank->trees[i].n; j++)
			count[bank->trees[i].gold_rel[j]]++;
	count[WT_DEP_ROOT] = 0;
	while (net->n_rels < RELS) {
		unsigned best = 0;
		for (unsigned r = 1; r < WT_DEP_COUNT; r++)
			if (count[r] > count[best])
				best = r;
		if (count[best] == 0)
			break;
		count[best] = 0;
		net->rel_class[best] = (uint8_t)net->n_rels;
		net->class_rel[net->n_rels++] = (uint8_t)best;
	}
}

void
net_init(struct net *net, const struct treebank *bank, uint64_t seed)
{
	struct dice d = { seed };
	*net = (struct net){ .touched = xcalloc(WT_NET_ROWS, sizeof(bool)),
		.seen = xcalloc(WT_NET_WORDS, sizeof(uint32_t)) };
	find_relations(net, bank);
	init(&net->embed, (size_t)WT_NET_ROWS * E, 0.1f, &d);
	for (int l = 0; l < LAYERS; l++) {
		size_t in = l == 0 ? WINDOW : D;
		init_dense(net, &net->layer[l], in * U, sqrtf(3.0f / (float)in), &d);
		init_dense(net, &net->bias[l], U, 0, &d);
		init_dense(net, &net->recur[l], 4 * H, 0.1f, &d);
		for (int k = 0; k < 6 * H; k++)
			net->bias[l].w[k] = k % (3 * H) < H ? 0 : 0.5f; /* gates half open */
	}
	init_dense(net, &net->mlp, D * MLP, sqrtf(3.0f / D), &d);
	init_dense(net, &net->mlp_bias, MLP, 0, &d);
	init_dense(net, &net->arc, A * A, 0.3f / sqrtf(A), &d);
	init_dense(net, &net->arc_bias, A, 0.1f, &d);
	init_dense(net, &net->root_arc, A, 0.1f, &d);
	init_dense(net, &net->root_rel, R, 0.1f, &d);
	init_dense(net, &net->gap, WT_NET_GAPS, 0, &d);
	init_dense(net, &net->rel, R * RELS, sqrtf(3.0f / R), &d);
	init_dense(net, &net->rel_bias, RELS, 0, &d);
	init_dense(net, &net->tag, D * TAGS, sqrtf(3.0f / D), &d);
	init_dense(net, &net->tag_bias, TAGS, 0, &d);
	init_dense(net, &net->name, D * NAMES, sqrtf(3.0f / D), &d);
	init_dense(net, &net->name_bias, NAMES, 0, &d);
}

static void
release(struct param *p)
{
	free(p->w);
	free(p->gradient);
	free(p->mean);
	free(p->square);
}

void
net_release(struct net *net)
{
	for (size_t i = 0; i < net->n_dense; i++)
		release(net->dense[i]);
	release(&net->embed);
	free(net->touched);
	free(net->seen);
}

void
net_set_vectors(struct net *net, const float *vectors, size_t rows)
{
	memcpy(net->embed.w, vectors, rows * E * sizeof *vectors);
}

static double
norm_of(const struct param *p, size_t from, size_t to)
{
	double sum = 0;
	for (size_t i = from; i < to; i++)
		sum += (double)p->gradient[i] * (double)p->gradient[i];
	return sum;
}

struct pace {
	float rate, mean, square, clip;
};

static void
adam(struct param *p, size_t from, size_t to, const struct pace *pace)
{
	for (size_t i = from; i < to; i++) {
		float g = p->gradient[i] * pace->clip;
		p->mean[i] = ADAM_MEAN * p->mean[i] + (1 - ADAM_MEAN) * g;
		p->square[i] = ADAM_SQUARE * p->square[i] + (1 - ADAM_SQUARE) * g * g;
		p->w[i] -= pace->rate * ((p->mean[i] * pace->mean) /
						(sqrtf(p->square[i] * pace->square) + 1e-8f));
		p->gradient[i] = 0;
	}
}

void
net_step(struct net *net, float rate)
{
	double norm = 0;
	net->steps++;
	for (size_t i = 0; i < net->n_dense; i++)
		norm += norm_of(net->dense[i], 0, net->dense[i]->n);
	for (size_t r = 0; r < WT_NET_ROWS; r++)
		if (net->touched[r])
			norm += norm_of(&net->embed, r * E, (r + 1) * E);
	norm = sqrt(norm);
	struct pace pace = { rate, 1 / (1 - powf(ADAM_MEAN, (float)net->steps)),
		1 / (1 - powf(ADAM_SQUARE, (float)net->steps)),
		norm > NORM_MAX ? (float)(NORM_MAX / norm) : 1 };
	for (size_t i = 0; i < net->n_dense; i++)
		adam(net->dense[i], 0, net->dense[i]->n, &pace);
	for (size_t r = 0; r < WT_NET_ROWS; r++)
		if (net->touched[r]) {
			adam(&net->embed, r * E, (r + 1) * E, &pace);
			net->touched[r] = false;
		}
}

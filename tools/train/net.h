/*
 * net.h - the network of grammar/net.h in floats, with gradients.
 *
 * Matrices are kept as inputs by outputs.  Their sums run in a fixed order, so
 * that the same inputs give the same weights on every machine.
 */
#ifndef WT_TRAIN_NET_H
#define WT_TRAIN_NET_H

#include "grammar/net.h"
#include "learn.h"

#define E      WT_NET_VECTOR
#define H      WT_NET_HALF
#define D      WT_NET_DIM
#define LAYERS WT_NET_LAYERS
#define A      WT_NET_ARC
#define R      WT_NET_REL
#define U      (6 * H) /* products of a layer */
#define WINDOW (WT_NET_WINDOW * E)

/* Columns of matrices of floats go by 16. */
#define MLP   (2 * A + 2 * R)
#define TAGS  32
#define NAMES 16
#define RELS  WT_NET_RELS

#define NETS_MAX        8 /* that vote together */
#define BATCH_SENTENCES 64
#define BATCH_WORDS     500 /* a batch is closed when it holds as many */
#define BATCH_MAX       (BATCH_WORDS + WT_SENTENCE_MAX)

struct param {
	float *w;
	float *gradient;
	float *mean; /* Adam's two running means */
	float *square;
	size_t n;
};

struct net {
	struct param embed, layer[LAYERS], bias[LAYERS], recur[LAYERS];
	struct param mlp, mlp_bias, arc, arc_bias, root_arc, root_rel, gap;
	struct param rel, rel_bias, tag, tag_bias, name, name_bias;
	struct param *dense[64]; /* all but embed */
	size_t n_dense;
	bool *touched;  /* rows of embed with a gradient */
	uint32_t *seen; /* how often a word of the list stands in the training trees */
	size_t steps;
	float dropout;     /* share of the usual rates */
	float name_weight; /* of the loss of names; trees and parts of speech have 1 and 1/2 */
	uint8_t rel_class[WT_DEP_COUNT];
	uint8_t class_rel[RELS];
	uint32_t n_rels;
};

struct batch {
	size_t n; /* words */
	size_t sentences;
	const struct tree *trees[BATCH_SENTENCES];
	size_t first[BATCH_SENTENCES];
	uint32_t rows[BATCH_MAX][WT_NET_FIELDS];
	bool use[BATCH_MAX][WT_NET_FIELDS];
	float in0[BATCH_MAX * E], mask0[BATCH_MAX * E], window[BATCH_MAX * WINDOW];
	float in[LAYERS + 1][BATCH_MAX * D], mask[LAYERS + 1][BATCH_MAX * D]; /* from 1 on */
	float u[LAYERS][BATCH_MAX * U];
	float forget[LAYERS][BATCH_MAX * D], reset[LAYERS][BATCH_MAX * D];
	float cell[LAYERS][BATCH_MAX * D], hidden[LAYERS][BATCH_MAX * D];
	float mlp[BATCH_MAX * MLP], mlp_mask[BATCH_MAX * MLP];
	float dep[BATCH_MAX * A], query[BATCH_MAX * A];
	float tag[BATCH_MAX * TAGS], name[BATCH_MAX * NAMES];
	/* gradients */
	float d_u[BATCH_MAX * U], d_window[BATCH_MAX * WINDOW];
	float d_hidden[BATCH_MAX * D], d_in[BATCH_MAX * D];
	float d_mlp[BATCH_MAX * MLP], d_query[BATCH_MAX * A];
	float d_tag[BATCH_MAX * TAGS], d_name[BATCH_MAX * NAMES];
	float d_dep[BATCH_MAX * A];
	float turned[BATCH_MAX * U + U * WINDOW];
};

/* `seed` gives the first weights. */
void net_init(struct net *net, const struct treebank *bank, uint64_t seed);
void net_release(struct net *net);
/* Word vectors to begin with: rows of E floats, `rows` of them. */
void net_set_vectors(struct net *net, const float *vectors, size_t rows);
/* Gradients into the weights (Adam), then gone. */
void net_step(struct net *net, float rate);

void net_forward(const struct net *net, struct batch *b, struct dice *dice);
/* The score of h as head of d; very small for d itself. */
float net_head_score(const struct net *net, const struct batch *b, size_t s, size_t d, size_t h);
/* hidden gets R floats, out RELS: the relation of d under head h. */
void net_relation(const struct net *net, const struct batch *b, size_t s, size_t d, size_t h,
	float *hidden, float *out);
/* Gradients of the losses of the last forward; returns the loss of a word. */
double net_backward(struct net *net, struct batch *b);

/* silver: sentences annotated by machines, or NULL. */
void net_learn(struct net *net, const struct treebank *gold, const struct treebank *silver,
	unsigned epochs, uint64_t seed);
/* Gives the sentences of a bank what they lack, by the votes of trained networks. */
void net_vote(const struct net *nets, size_t n_nets, struct treebank *bank);

/* The weights as the reader uses them; free with net_unpack. */
void net_pack(const struct net *net, struct wt_net *packed);
void net_unpack(struct wt_net *packed);
void net_write(const struct wt_net *packed, struct wt_blob_writer *w);

#endif

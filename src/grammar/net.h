/*
 * net.h - the network that reads a sentence: parts of speech, heads, relations, names.
 *
 *	word -> sum of vectors (word, affixes, first guess of its part of speech, letters)
 *	     -> 2 layers of simple recurrent units, both directions   (d = 2 * WT_NET_HALF)
 *	     -> parts of speech, names: a linear layer each
 *	     -> heads: bilinear form of a dependent's and a head's vector
 *	     -> relations: a hidden layer over dependent and head
 *
 * Products of matrices are of whole numbers (int16, sums in int32), the rest are
 * single floats without contraction: every machine gives the same trees.  Sizes
 * are constants of the build; doc/grammar.md has the formulas.
 */
#ifndef WT_GRAMMAR_NET_H
#define WT_GRAMMAR_NET_H

#include <math.h>

#include "base/blob.h"
#include "grammar/keys.h"

#define WT_NET_HALF     96 /* units of a direction */
#define WT_NET_DIM      (2 * WT_NET_HALF)
#define WT_NET_VECTOR   128 /* of a word; at least HALF, passed on beside the first layer */
#define WT_NET_LAYERS   2
#define WT_NET_WINDOW   3 /* words that the first layer sees: before, itself, behind */
#define WT_NET_SHARE    (WT_NET_WINDOW * 6 * WT_NET_HALF) /* products of a word in the first layer */
#define WT_NET_ARC      64 /* vector of a dependent or a head for heads */
#define WT_NET_REL      64 /* for relations */
#define WT_NET_RELS     48 /* relations, rounded up */
#define WT_NET_TAGS     18 /* parts of speech, rounded up */
#define WT_NET_NAMES    8  /* enum wt_name_tag, rounded up */
#define WT_NET_OUT      (2 * WT_NET_ARC + 2 * WT_NET_REL + 32) /* with what is left of a block */
#define WT_NET_BLOCK    16 /* outputs of a matrix whose weights lie side by side */
#define WT_NAME_CLASSES (WT_NAME_I_LOC + 1)
#define WT_NET_GAPS     32 /* buckets of the distance to a head */

/* Rows of vectors: words of the list, affixes, forms and shapes by hash, parts of speech, affix
 * classes, letters, places in names. */
#define WT_NET_WORDS      16384
#define WT_NET_AFFIX_BITS 14
#define WT_NET_AFFIXES    (1 << WT_NET_AFFIX_BITS)
#define WT_NET_ROWS       (WT_NET_WORDS + WT_NET_AFFIXES + 32 + 64 + 256 + 256)
#define WT_NET_FIELDS     13
#define WT_NET_GAZ_FIELD  12
#define WT_NET_TAG_FIELD  9

/* Whole numbers for a unit of activation; their limits. */
#define WT_NET_UNIT  512
#define WT_NET_LIMIT 4095

/* All floats of the model, in the order of the section "net.floats". */
struct wt_net_floats {
	float embed_scale;
	float layer_scale[WT_NET_LAYERS]; /* of a product: weight and activation together */
	float out_scale;
	float arc_scale;
	float score_scale;
	float rel_scale;
	float layer_bias[WT_NET_LAYERS][6 * WT_NET_HALF];
	float recur[WT_NET_LAYERS][4 * WT_NET_HALF];
	float out_bias[WT_NET_OUT];
	float arc_bias[WT_NET_ARC];
	float root_arc[WT_NET_ARC];
	float root_rel[WT_NET_REL];
	float gap[WT_NET_GAPS];
	float rel_bias[WT_NET_RELS];
};

struct wt_net {
	const int8_t *embed;                 /* WT_NET_ROWS of WT_NET_VECTOR */
	const int16_t *layer[WT_NET_LAYERS]; /* SHARE outputs of VECTOR inputs first, then 6 * HALF
						of DIM */
	const int16_t *out;                  /* WT_NET_OUT outputs of DIM inputs */
	const int16_t *arc;                  /* ARC outputs of ARC inputs */
	const int16_t *rel;                  /* RELS outputs of REL inputs */
	const struct wt_net_floats *floats;
	const struct wt_net_kernels *kernels; /* of this machine */
	struct wt_net_cache *cache;           /* or NULL: shared by all who read */
};

/* The loops that take the time, compiled for each kind of machine. */
struct wt_net_kernels {
	const char *name;
	/* out gets WT_NET_VECTOR elements: the sum of WT_NET_FIELDS rows of vectors, scaled */
	void (*gather)(float *out, const int8_t *embed, const uint32_t *rows, float scale);
	/*
	 * out[i * m + j] = sum over c of x[i * stride + c] * the weight of output j for input c,
	 * which lies as wt_net_place says; k a multiple of 8, m of WT_NET_BLOCK.
	 */
	void (*product)(int32_t *out, const int16_t *x, size_t stride, const int16_t *w, size_t n,
		size_t k, size_t m);
	/*
	 * One layer's recurrence, one direction: u is n rows of 6 * HALF products, x the input that
	 * is passed on beside it, HALF floats at every stride.
	 */
	void (*recur)(const struct wt_net *net, int layer, int direction, size_t n,
		const int32_t *u, const float *x, size_t stride, float *h);
	/* n activations to whole numbers */
	void (*whole)(int16_t *out, const float *x, size_t n);
	/* out[i] = leaky(in[i] * scale + bias[i]) as whole numbers; leak is the slope below 0 */
	void (*bend)(int16_t *out, const int32_t *in, const float *bias, float scale, float leak,
		size_t n);
	/* The same of the sum of two vectors of floats. */
	void (*bend_sum)(int16_t *out, const float *a, const float *b, float leak, size_t n);
	/* out[i] = a[i] + b[i] + c[i] */
	void (*sum)(int32_t *out, const int32_t *a, const int32_t *b, const int32_t *c, size_t n);
	/* out[i] = in[i] * scale + bias[i] */
	void (*plain)(float *out, const int32_t *in, const float *bias, float scale, size_t n);
};

/* The fastest of this machine, or the next after `skip` others; NULL where there is none. */
const struct wt_net_kernels *wt_net_kernels(unsigned skip);

/*
 * Where a matrix of k inputs keeps the weight of an output for an input: by blocks of outputs,
 * in each by pairs of inputs, in each pair output by output, both inputs of one together.
 */
static inline size_t
wt_net_place(size_t output, size_t input, size_t k)
{
	return output / WT_NET_BLOCK * WT_NET_BLOCK * k + input / 2 * 2 * WT_NET_BLOCK +
	       output % WT_NET_BLOCK * 2 + input % 2;
}

/* Rows of the vectors of a word. */
void wt_net_fields(const struct wt_keys *k, unsigned tag, uint32_t rows[WT_NET_FIELDS]);
/* The bucket of a head h for the word d, in a sentence whose root is at n. */
unsigned wt_net_gap(size_t d, size_t h, size_t n);

/* WARTA_EFORMAT unless all sections are there, of their size, and cannot overflow. */
int wt_net_open(struct wt_net *net, const struct wt_blob *blob, struct wt_fault *f);

/* Working memory for sentences of up to `words` words. */
struct wt_net_work;
struct wt_net_work *wt_net_work(struct wt_arena *arena, size_t words);

/*
 * Reads n words (at least 1): tags hold the first guess and get the final one; heads[i] is n for
 * the root; rels[i] is a class of the model; names a valid sequence of enum wt_name_tag.
 */
void wt_net_read(const struct wt_net *net, struct wt_net_work *work, const struct wt_keys *keys,
	size_t n, uint8_t *tags, int16_t *heads, uint8_t *rels, size_t n_rels, uint8_t *names);

/*
 * Without a comparison, which compilers will not turn into vectors (it might trap).  Finite
 * numbers only: the model's are checked when it is opened.
 */
static inline float
wt_net_clamp(float x, float limit)
{
	return 0.5f * (fabsf(x + limit) - fabsf(x - limit));
}

static inline float
wt_net_squash(float x)
{
	x = wt_net_clamp(x, 3.0f);
	float q = x * x;
	return x * (27.0f + q) / (27.0f + 9.0f * q);
}

static inline float
wt_net_gate(float x)
{
	return 0.5f + 0.5f * wt_net_squash(0.5f * x);
}

/* Activation as a whole number, rounded. */
static inline int16_t
wt_net_whole(float x, float unit, float limit)
{
	return (int16_t)((int32_t)(wt_net_clamp(x * unit, limit) + 16384.5f) - 16384);
}

#endif

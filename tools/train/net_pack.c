/*
 * net_pack.c - the network's weights as the reader uses them: whole numbers, and
 * matrices laid out as wt_net_place says.
 *
 * A matrix gets the largest scale at which neither a weight overflows int16 nor a
 * row's sum int32 (see wt_net_open).
 */
#include <math.h>
#include <stdlib.h>

#include "net.h"

/* Names said too much by four in a hundred: no name gets a start.  Chosen on idner dev. */
#define CAUTION 0.5f

/* Part of a matrix in floats: `inputs` by `width`, of which columns [from, from + outputs) count.
 */
struct part {
	const float *w;
	size_t width, from, outputs;
};

/* The absolute weights of a part's output j. */
static double
weight_of(const struct part *p, size_t inputs, size_t j, double *largest)
{
	double sum = 0;
	for (size_t i = 0; i < inputs; i++) {
		double w = fabs((double)p->w[i * p->width + p->from + j]);
		sum += w;
		*largest = fmax(*largest, w);
	}
	return sum;
}

/* `joined`: the parts' outputs are added up, each to its like. */
static float
scale_of(const struct part *parts, size_t n, size_t inputs, bool joined)
{
	double largest = 1e-6, sum_max = 1e-6;
	for (size_t p = 0; p < n; p++)
		for (size_t j = 0; j < parts[p].outputs; j++) {
			double sum = weight_of(&parts[p], inputs, j, &largest);
			for (size_t q = 0; joined && q < n; q++)
				sum += q == p ? 0 : weight_of(&parts[q], inputs, j, &largest);
			sum_max = fmax(sum_max, sum);
		}
	double steps = (double)(inputs * (joined ? n : 1)); /* each weight may be rounded up */
	double by_sum = ((double)INT32_MAX / (WT_NET_LIMIT + 1) - steps) / sum_max;
	return (float)fmin(32000 / largest, by_sum);
}

/* Outputs of int16; *unit gets the value of one whole step of a product. */
static int16_t *
pack(const struct part *parts, size_t n, size_t inputs, size_t rows, bool joined, float *unit)
{
	int16_t *out = xcalloc(rows * inputs, sizeof *out);
	float scale = scale_of(parts, n, inputs, joined);
	size_t row = 0;
	for (size_t p = 0; p < n; p++)
		for (size_t j = 0; j < parts[p].outputs; j++, row++)
			for (size_t i = 0; i < inputs; i++)
				out[wt_net_place(row, i, inputs)] = (int16_t)lroundf(
					parts[p].w[i * parts[p].width + parts[p].from + j] * scale);
	*unit = 1 / (scale * WT_NET_UNIT);
	return out;
}

static int8_t *
pack_vectors(const struct net *net, float *unit)
{
	size_t n = (size_t)WT_NET_ROWS * E;
	int8_t *out = xcalloc(n, 1);
	double square = 0;
	for (size_t i = 0; i < n; i++)
		square += (double)net->embed.w[i] * (double)net->embed.w[i];
	/* seven deviations fit; the few values beyond are clipped */
	float scale = (float)(127 / (7 * sqrt(square / (double)n) + 1e-9));
	for (size_t i = 0; i < n; i++) {
		float x = net->embed.w[i] * scale;
		out[i] = (int8_t)lroundf(x > 127 ? 127 : x < -127 ? -127 : x);
	}
	*unit = 1 / scale;
	return out;
}

static void
pack_floats(const struct net *net, struct wt_net_floats *f)
{
	for (int l = 0; l < LAYERS; l++) {
		memcpy(f->layer_bias[l], net->bias[l].w, sizeof f->layer_bias[l]);
		memcpy(f->recur[l], net->recur[l].w, sizeof f->recur[l]);
	}
	memcpy(f->out_bias, net->mlp_bias.w, MLP * sizeof(float));
	memcpy(f->out_bias + MLP, net->tag_bias.w, WT_NET_TAGS * sizeof(float));
	memcpy(f->out_bias + MLP + WT_NET_TAGS, net->name_bias.w, WT_NET_NAMES * sizeof(float));
	f->out_bias[MLP + WT_NET_TAGS + WT_NAME_O] += CAUTION;
	memcpy(f->arc_bias, net->arc_bias.w, sizeof f->arc_bias);
	memcpy(f->root_arc, net->root_arc.w, sizeof f->root_arc);
	memcpy(f->root_rel, net->root_rel.w, sizeof f->root_rel);
	memcpy(f->gap, net->gap.w, sizeof f->gap);
	memcpy(f->rel_bias, net->rel_bias.w, sizeof f->rel_bias);
	f->score_scale = 1.0f / (WT_NET_UNIT * WT_NET_UNIT);
}

void
net_pack(const struct net *net, struct wt_net *packed)
{
	struct wt_net_floats *f = xcalloc(1, sizeof *f);
	struct part out[] = { { net->mlp.w, MLP, 0, MLP }, { net->tag.w, TAGS, 0, WT_NET_TAGS },
		{ net->name.w, NAMES, 0, WT_NET_NAMES } };
	struct part window[WT_NET_WINDOW], second = { net->layer[1].w, U, 0, U };
	struct part arc = { net->arc.w, A, 0, A }, rel = { net->rel.w, RELS, 0, RELS };
	/* in the order of the window: the word before, itself, the word behind */
	for (size_t k = 0; k < WT_NET_WINDOW; k++)
		window[k] = (struct part){ net->layer[0].w + k * E * U, U, 0, U };
	pack_floats(net, f);
	packed->embed = pack_vectors(net, &f->embed_scale);
	packed->layer[0] = pack(window, WT_NET_WINDOW, E, WT_NET_SHARE, true, &f->layer_scale[0]);
	packed->layer[1] = pack(&second, 1, D, U, false, &f->layer_scale[1]);
	packed->out = pack(out, 3, D, WT_NET_OUT, false, &f->out_scale);
	packed->arc = pack(&arc, 1, A, A, false, &f->arc_scale);
	packed->rel = pack(&rel, 1, R, RELS, false, &f->rel_scale);
	packed->floats = f;
	packed->kernels = wt_net_kernels(0);
}

static void
drop(const void *p)
{
	free((void *)(uintptr_t)p);
}

void
net_unpack(struct wt_net *packed)
{
	drop(packed->embed);
	for (int l = 0; l < LAYERS; l++)
		drop(packed->layer[l]);
	drop(packed->out);
	drop(packed->arc);
	drop(packed->rel);
	drop(packed->floats);
	*packed = (struct wt_net){ 0 };
}

static void
section(struct wt_blob_writer *w, const char *name, const void *bytes, size_t size)
{
	struct wt_buf *buf = wt_blob_add(w, name);
	if (buf)
		wt_buf_add(buf, bytes, size);
}

void
net_write(const struct wt_net *p, struct wt_blob_writer *w)
{
	static const char *const LAYER[] = { "net.layer0", "net.layer1" };
	section(w, "net.floats", p->floats, sizeof *p->floats);
	for (int l = 0; l < LAYERS; l++)
		section(w, LAYER[l], p->layer[l],
			(size_t)(l == 0 ? WINDOW : D) * U * sizeof(int16_t));
	section(w, "net.out", p->out, WT_NET_OUT * D * sizeof(int16_t));
	section(w, "net.arc", p->arc, A * A * sizeof(int16_t));
	section(w, "net.rel", p->rel, RELS * R * sizeof(int16_t));
	section(w, "net.embed", p->embed, (size_t)WT_NET_ROWS * E);
}

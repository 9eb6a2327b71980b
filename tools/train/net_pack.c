/*
 * net_pack.c - the network's weights as the reader uses them: whole numbers, and
 * matrices turned to a row for each output.
 *
 * A matrix gets the largest scale at which neither a weight overflows int16 nor a
 * row's sum int32 (see wt_net_open).
 */
#include <math.h>
#include <stdlib.h>

#include "net.h"

/* Part of a matrix in floats: `inputs` by `width`, of which columns [from, from + outputs) count.
 */
struct part {
	const float *w;
	size_t width, from, outputs;
};

static float
scale_of(const struct part *parts, size_t n, size_t inputs)
{
	double largest = 1e-6, sum_max = 1e-6;
	for (size_t p = 0; p < n; p++)
		for (size_t j = 0; j < parts[p].outputs; j++) {
			double sum = 0;
			for (size_t i = 0; i < inputs; i++) {
				double w = fabs(
					(double)parts[p].w[i * parts[p].width + parts[p].from + j]);
				sum += w;
				largest = fmax(largest, w);
			}
			sum_max = fmax(sum_max, sum);
		}
	double by_sum = ((double)INT32_MAX / (WT_NET_LIMIT + 1) - (double)inputs) / sum_max;
	return (float)fmin(32000 / largest, by_sum);
}

/* Rows of int16; *unit gets the value of one whole step of a product. */
static int16_t *
pack(const struct part *parts, size_t n, size_t inputs, size_t rows, float *unit)
{
	int16_t *out = xcalloc(rows * inputs, sizeof *out);
	float scale = scale_of(parts, n, inputs);
	size_t row = 0;
	for (size_t p = 0; p < n; p++)
		for (size_t j = 0; j < parts[p].outputs; j++, row++)
			for (size_t i = 0; i < inputs; i++)
				out[row * inputs + i] = (int16_t)lroundf(
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
	struct part arc = { net->arc.w, A, 0, A }, rel = { net->rel.w, RELS, 0, RELS };
	pack_floats(net, f);
	packed->embed = pack_vectors(net, &f->embed_scale);
	for (int l = 0; l < LAYERS; l++) {
		struct part layer = { net->layer[l].w, U, 0, U };
		packed->layer[l] = pack(&layer, 1, l == 0 ? WINDOW : D, U, &f->layer_scale[l]);
	}
	packed->out = pack(out, 3, D, WT_NET_OUT, &f->out_scale);
	packed->arc = pack(&arc, 1, A, A, &f->arc_scale);
	packed->rel = pack(&rel, 1, R, RELS, &f->rel_scale);
	packed->floats = f;
	packed->kernels = wt_net_kernels();
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

/*
 * net_backward.c - the losses of a batch and their gradients, back to the word vectors.
 *
 * Losses, all cross-entropies: the head of each word among all words and the
 * root, the relation under the gold head, the part of speech (weight TAG_LOSS), the
 * name tag (the network's own weight).  A sentence gives those that it is annotated for.  Where
 * networks voted, their probabilities stand in the place of the one right answer.
 */
#include <math.h>

#include "gemm.h"
#include "net.h"

#define TAG_LOSS 0.5f

static void
softmax(float *x, size_t n)
{
	float max = x[0], sum = 0;
	for (size_t i = 1; i < n; i++)
		max = x[i] > max ? x[i] : max;
	for (size_t i = 0; i < n; i++)
		sum += x[i] = expf(x[i] - max);
	for (size_t i = 0; i < n; i++)
		x[i] /= sum;
}

/* out += the sum of the rows of x */
static void
add_rows(float *out, const float *x, size_t n, size_t m)
{
	for (size_t i = 0; i < n; i++)
		for (size_t j = 0; j < m; j++)
			out[j] += x[i * m + j];
}

static double
head_loss(struct net *net, struct batch *b, size_t s, size_t d, float scale)
{
	size_t n = b->trees[s]->n, at = b->first[s], gold = (size_t)b->trees[s]->gold_head[d];
	float score[WT_SENTENCE_MAX + 1];
	const float *votes = b->trees[s]->votes[VOTES_HEAD];
	votes = votes ? votes + d * (n + 1) : NULL;
	const float *q = b->query + (at + d) * A;
	float *d_query = b->d_query + (at + d) * A;
	for (size_t h = 0; h <= n; h++)
		score[h] = net_head_score(net, b, s, d, h);
	softmax(score, n + 1);
	double loss = -log((double)score[gold] + 1e-9);
	if (!votes)
		score[gold] -= 1;
	for (size_t h = 0; h <= n; h++)
		score[h] -= votes ? votes[h] : 0;
	for (size_t h = 0; h <= n; h++) {
		float g = score[h] * scale;
		if (h == d || (g < 1e-8f && g > -1e-8f))
			continue;
		const float *x = h == n ? net->root_arc.w : b->mlp + (at + h) * MLP + A;
		float *dx = h == n ? net->root_arc.gradient : b->d_mlp + (at + h) * MLP + A;
		for (int k = 0; k < A; k++) {
			d_query[k] += g * x[k];
			dx[k] += g * q[k];
		}
		net->gap.gradient[wt_net_gap(d, h, n)] += g;
	}
	return loss;
}

static double
relation_loss(struct net *net, struct batch *b, size_t s, size_t d, float scale)
{
	const struct tree *t = b->trees[s];
	size_t at = b->first[s], gold = (size_t)t->gold_head[d], c = net->rel_class[t->gold_rel[d]];
	float hidden[R], out[RELS], d_hidden[R] = { 0 };
	if (gold == t->n)
		return 0;
	net_relation(net, b, s, d, gold, hidden, out);
	softmax(out, net->n_rels);
	double loss = -log((double)out[c] + 1e-9);
	if (!t->votes[VOTES_REL])
		out[c] -= 1;
	for (size_t j = 0; j < net->n_rels; j++) {
		out[j] -= t->votes[VOTES_REL] ? t->votes[VOTES_REL][d * RELS + j] : 0;
		out[j] *= scale;
		net->rel_bias.gradient[j] += out[j];
	}
	for (size_t k = 0; k < R; k++)
		for (size_t j = 0; j < net->n_rels; j++) {
			net->rel.gradient[k * RELS + j] += hidden[k] * out[j];
			d_hidden[k] += net->rel.w[k * RELS + j] * out[j];
		}
	float *dep = b->d_mlp + (at + d) * MLP + 2 * A,
	      *head = b->d_mlp + (at + gold) * MLP + 2 * A + R;
	const float *mask = b->mlp_mask + (at + d) * MLP + 2 * A;
	for (int k = 0; k < R; k++) {
		float g = d_hidden[k] * mask[k] * (hidden[k] > 0 ? 1 : 0.1f);
		dep[k] += g;
		head[k] += g;
	}
	return loss;
}

/* Softmax over `classes` of a row of logits; its gradient, or zeros. */
static void
class_loss(float *logits, float *gradient, size_t classes, size_t width, const float *votes,
	size_t gold, float scale)
{
	memset(gradient, 0, width * sizeof *gradient);
	if (scale <= 0)
		return;
	softmax(logits, classes);
	for (size_t c = 0; c < classes; c++)
		gradient[c] = (logits[c] - (votes ? votes[c] : 0)) * scale;
	if (!votes)
		gradient[gold] -= scale;
}

static const float *
of_word(const float *votes, size_t d, size_t classes)
{
	return votes ? votes + d * classes : NULL;
}

/* Names of the other scheme have outputs of their own, which the reader never sees. */
static void
name_loss(struct batch *b, size_t i, const struct tree *t, size_t d, float scale)
{
	size_t from = t->other_names ? WT_NET_NAMES : 0;
	memset(b->d_name + i * NAMES, 0, NAMES * sizeof *b->d_name);
	if (t->has_names)
		class_loss(b->name + i * NAMES + from, b->d_name + i * NAMES + from,
			WT_NAME_CLASSES, WT_NET_NAMES,
			of_word(t->votes[VOTES_NAME], d, WT_NAME_CLASSES), t->gold_name[d], scale);
}

static double
losses(struct net *net, struct batch *b)
{
	double loss = 0;
	float scale = 1.0f / (float)b->n;
	memset(b->d_mlp, 0, b->n * MLP * sizeof *b->d_mlp);
	memset(b->d_query, 0, b->n * A * sizeof *b->d_query);
	for (size_t s = 0; s < b->sentences; s++) {
		const struct tree *t = b->trees[s];
		for (size_t d = 0; d < t->n; d++) {
			size_t i = b->first[s] + d;
			name_loss(b, i, t, d, scale * net->name_weight);
			class_loss(b->tag + i * TAGS, b->d_tag + i * TAGS, WT_UPOS_COUNT, TAGS,
				of_word(t->votes[VOTES_TAG], d, WT_UPOS_COUNT), t->gold_tag[d],
				t->has_tree ? scale * TAG_LOSS : 0);
			if (t->has_tree)
				loss += head_loss(net, b, s, d, scale) +
					relation_loss(net, b, s, d, scale);
		}
	}
	return loss / (double)b->n;
}

/* Of y = x w + bias, from dy: the gradients of w and bias; adds that of x to dx unless NULL. */
static void
linear_back(struct batch *b, struct param *w, struct param *bias, const float *x, const float *dy,
	size_t k, size_t m, float *dx)
{
	add_rows(bias->gradient, dy, b->n, m);
	transpose(b->turned, x, b->n, k);
	gemm(w->gradient, b->turned, dy, k, b->n, m);
	if (!dx)
		return;
	transpose(b->turned, w->w, k, m);
	gemm(dx, dy, b->turned, b->n, m, k);
}

static void
recur_back(struct net *net, struct batch *b, int l, size_t s, int direction)
{
	static const float NONE[H];
	size_t n = b->trees[s]->n, part = (size_t)direction * H;
	const float *vf = net->recur[l].w + 2 * part, *vr = vf + H;
	float *gf = net->recur[l].gradient + 2 * part, *gr = gf + H, d_cell[H] = { 0 };
	for (size_t i = n; i-- > 0;) {
		size_t t = b->first[s] + (direction ? n - 1 - i : i), at = t * D + part;
		size_t before = direction ? at + D : at - D;
		const float *u = b->u[l] + t * U + 3 * part, *last = i ? b->cell[l] + before : NONE;
		const float *x = l == 0 ? b->in0 + t * E : b->in[l] + at;
		const float *f = b->forget[l] + at, *r = b->reset[l] + at, *cell = b->cell[l] + at;
		const float *dh = b->d_hidden + at;
		float *du = b->d_u + t * U + 3 * part, *dx = b->d_in + at;
		for (int k = 0; k < H; k++) {
			float g = wt_net_squash(cell[k]);
			float d_reset = dh[k] * (g - x[k]) * r[k] * (1 - r[k]);
			float d = d_cell[k] + dh[k] * r[k] * (1 - g * g);
			float d_forget = d * (last[k] - u[k]) * f[k] * (1 - f[k]);
			dx[k] = dh[k] * (1 - r[k]);
			du[k] = d * (1 - f[k]);
			du[H + k] = d_forget;
			du[2 * H + k] = d_reset;
			gf[k] += d_forget * last[k];
			gr[k] += d_reset * last[k];
			d_cell[k] = d * f[k] + d_forget * vf[k] + d_reset * vr[k];
		}
	}
}

/* From the first layer's window and its two skips to the rows of the vectors. */
static void
embed_back(struct net *net, struct batch *b)
{
	for (size_t s = 0; s < b->sentences; s++) {
		size_t first = b->first[s], end = first + b->trees[s]->n;
		for (size_t t = first; t < end; t++) {
			float d[E];
			for (size_t k = 0; k < E; k++) {
				d[k] = b->d_window[t * WINDOW + (WINDOW > E ? E : 0) + k];
				if (k < H)
					d[k] += b->d_in[t * D + k] + b->d_in[t * D + H + k];
				if (WINDOW > E && t > first)
					d[k] += b->d_window[(t - 1) * WINDOW + 2 * E + k];
				if (WINDOW > E && t + 1 < end)
					d[k] += b->d_window[(t + 1) * WINDOW + k];
				d[k] *= b->mask0[t * E + k];
			}
			for (int f = 0; f < WT_NET_FIELDS; f++) {
				float *g = net->embed.gradient + (size_t)b->rows[t][f] * E;
				if (!b->use[t][f])
					continue;
				net->touched[b->rows[t][f]] = true;
				for (int k = 0; k < E; k++)
					g[k] += d[k];
			}
		}
	}
}

static void
layers_back(struct net *net, struct batch *b)
{
	for (int l = LAYERS - 1; l >= 0; l--) {
		for (size_t i = 0; i < b->n * D; i++)
			b->d_hidden[i] = b->d_in[i] * b->mask[l + 1][i];
		for (size_t s = 0; s < b->sentences; s++)
			for (int direction = 0; direction < 2; direction++)
				recur_back(net, b, l, s, direction);
		if (l > 0)
			linear_back(
				b, &net->layer[l], &net->bias[l], b->in[l], b->d_u, D, U, b->d_in);
	}
	memset(b->d_window, 0, b->n * WINDOW * sizeof *b->d_window);
	linear_back(b, &net->layer[0], &net->bias[0], b->window, b->d_u, WINDOW, U, b->d_window);
}

double
net_backward(struct net *net, struct batch *b)
{
	double loss = losses(net, b);
	memset(b->d_dep, 0, b->n * A * sizeof *b->d_dep);
	linear_back(b, &net->arc, &net->arc_bias, b->dep, b->d_query, A, A, b->d_dep);
	for (size_t i = 0; i < b->n; i++) {
		for (size_t k = 0; k < A; k++)
			b->d_mlp[i * MLP + k] += b->d_dep[i * A + k];
		for (size_t k = i * MLP; k < i * MLP + 2 * A; k++)
			b->d_mlp[k] *= b->mlp_mask[k] * (b->mlp[k] > 0 ? 1 : 0.1f);
	}
	memset(b->d_in, 0, b->n * D * sizeof *b->d_in);
	linear_back(b, &net->mlp, &net->mlp_bias, b->in[LAYERS], b->d_mlp, D, MLP, b->d_in);
	linear_back(b, &net->tag, &net->tag_bias, b->in[LAYERS], b->d_tag, D, TAGS, b->d_in);
	linear_back(b, &net->name, &net->name_bias, b->in[LAYERS], b->d_name, D, NAMES, b->d_in);
	layers_back(net, b);
	embed_back(net, b);
	return loss;
}

/*
 * net_forward.c - a batch of sentences through the network, with dropout when training.
 *
 * Dropout's masks are one for a sentence, the same for all its words.  Words of
 * the list are now and then taken as unknown, the rarer the oftener, so that the
 * vectors of affixes learn to stand alone.
 */
#include "gemm.h"
#include "net.h"

#define DROP_VECTOR 0.2f
#define DROP_LAYER  0.33f
#define DROP_MLP    0.33f
#define DROP_WORD   0.5f /* p = this / (this + times seen) */
#define DROP_TAG    0.1f
#define DROP_GAZ    0.2f

static float
chance(struct dice *d)
{
	return (float)dice_throw(d, 1u << 24) / (float)(1u << 24);
}

/* The rows of a batch's words, and the mask of fields left out. */
static void
take_words(const struct net *net, struct batch *b, struct dice *dice)
{
	b->n = 0;
	for (size_t s = 0; s < b->sentences; s++) {
		const struct tree *t = b->trees[s];
		b->first[s] = b->n;
		for (uint32_t i = 0; i < t->n; i++) {
			uint32_t *rows = b->rows[b->n];
			bool *use = b->use[b->n++];
			wt_net_fields(&t->keys[i], t->tag[i], rows);
			for (int f = 0; f < WT_NET_FIELDS; f++)
				use[f] = true;
			if (!dice)
				continue;
			if (rows[0] &&
				chance(dice) < DROP_WORD / (DROP_WORD + (float)net->seen[rows[0]]))
				rows[0] = 0;
			use[WT_NET_TAG_FIELD] = chance(dice) >= DROP_TAG;
			use[WT_NET_GAZ_FIELD] = chance(dice) >= DROP_GAZ;
		}
	}
}

static void
make_mask(const struct batch *b, float *mask, size_t width, float p, struct dice *dice)
{
	float row[MLP > D ? MLP : D];
	for (size_t s = 0; s < b->sentences; s++) {
		for (size_t k = 0; k < width; k++)
			row[k] = !dice ? 1 : chance(dice) < p ? 0 : 1 / (1 - p);
		for (size_t i = 0; i < b->trees[s]->n; i++)
			memcpy(mask + (b->first[s] + i) * width, row, width * sizeof *row);
	}
}

static void
embed(const struct net *net, struct batch *b)
{
	for (size_t i = 0; i < b->n; i++) {
		float *x = b->in0 + i * E;
		memset(x, 0, E * sizeof *x);
		for (int f = 0; f < WT_NET_FIELDS; f++) {
			const float *e = net->embed.w + (size_t)b->rows[i][f] * E;
			for (int k = 0; k < E && b->use[i][f]; k++)
				x[k] += e[k];
		}
		for (int k = 0; k < E; k++)
			x[k] *= b->mask0[i * E + (size_t)k];
	}
	if (WINDOW == E) {
		memcpy(b->window, b->in0, b->n * E * sizeof *b->window);
		return;
	}
	/* the window: the word before, the word, the word behind */
	memset(b->window, 0, b->n * WINDOW * sizeof *b->window);
	for (size_t s = 0; s < b->sentences; s++) {
		size_t first = b->first[s], end = first + b->trees[s]->n;
		for (size_t t = first; t < end; t++) {
			if (t > first)
				memcpy(b->window + t * WINDOW, b->in0 + (t - 1) * E,
					E * sizeof(float));
			memcpy(b->window + t * WINDOW + E, b->in0 + t * E, E * sizeof(float));
			if (t + 1 < end)
				memcpy(b->window + t * WINDOW + 2 * E, b->in0 + (t + 1) * E,
					E * sizeof(float));
		}
	}
}

static void
recur(const struct net *net, struct batch *b, int l, size_t s, int direction)
{
	size_t n = b->trees[s]->n, part = (size_t)direction * H;
	const float *vf = net->recur[l].w + 2 * part, *vr = vf + H;
	float c[H] = { 0 };
	for (size_t i = 0; i < n; i++) {
		size_t t = b->first[s] + (direction ? n - 1 - i : i), at = t * D + part;
		const float *u = b->u[l] + t * U + 3 * part;
		const float *x = l == 0 ? b->in0 + t * E : b->in[l] + at;
		float *forget = b->forget[l] + at, *reset = b->reset[l] + at;
		float *cell = b->cell[l] + at, *hidden = b->hidden[l] + at;
		for (int k = 0; k < H; k++) {
			float f = wt_net_gate(u[H + k] + vf[k] * c[k]);
			float r = wt_net_gate(u[2 * H + k] + vr[k] * c[k]);
			c[k] = f * c[k] + (1 - f) * u[k];
			forget[k] = f;
			reset[k] = r;
			cell[k] = c[k];
			hidden[k] = r * wt_net_squash(c[k]) + (1 - r) * x[k];
		}
	}
}

/* out = x w + bias */
static void
linear(float *out, const float *x, const struct param *w, const struct param *bias, size_t n,
	size_t k, size_t m)
{
	for (size_t i = 0; i < n; i++)
		memcpy(out + i * m, bias->w, m * sizeof *out);
	gemm(out, x, w->w, n, k, m);
}

void
net_forward(const struct net *net, struct batch *b, struct dice *dice)
{
	take_words(net, b, dice);
	make_mask(b, b->mask0, E, DROP_VECTOR * net->dropout, dice);
	for (int l = 1; l <= LAYERS; l++)
		make_mask(b, b->mask[l], D, DROP_LAYER * net->dropout, dice);
	make_mask(b, b->mlp_mask, MLP, DROP_MLP * net->dropout, dice);
	embed(net, b);
	for (int l = 0; l < LAYERS; l++) {
		linear(b->u[l], l == 0 ? b->window : b->in[l], &net->layer[l], &net->bias[l], b->n,
			l == 0 ? WINDOW : D, U);
		for (size_t s = 0; s < b->sentences; s++)
			for (int direction = 0; direction < 2; direction++)
				recur(net, b, l, s, direction);
		for (size_t i = 0; i < b->n * D; i++)
			b->in[l + 1][i] = b->hidden[l][i] * b->mask[l + 1][i];
	}
	linear(b->mlp, b->in[LAYERS], &net->mlp, &net->mlp_bias, b->n, D, MLP);
	linear(b->tag, b->in[LAYERS], &net->tag, &net->tag_bias, b->n, D, TAGS);
	linear(b->name, b->in[LAYERS], &net->name, &net->name_bias, b->n, D, NAMES);
	for (size_t i = 0; i < b->n; i++)
		for (size_t k = i * MLP; k < i * MLP + 2 * A; k++)
			b->mlp[k] = (b->mlp[k] > 0 ? b->mlp[k] : 0.1f * b->mlp[k]) * b->mlp_mask[k];
	for (size_t i = 0; i < b->n; i++)
		memcpy(b->dep + i * A, b->mlp + i * MLP, A * sizeof(float));
	linear(b->query, b->dep, &net->arc, &net->arc_bias, b->n, A, A);
}

void
net_relation(const struct net *net, const struct batch *b, size_t s, size_t d, size_t h,
	float *hidden, float *out)
{
	size_t n = b->trees[s]->n, at = b->first[s];
	const float *dep = b->mlp + (at + d) * MLP + 2 * A;
	const float *head = h == n ? net->root_rel.w : b->mlp + (at + h) * MLP + 2 * A + R;
	const float *mask = b->mlp_mask + (at + d) * MLP + 2 * A;
	for (int k = 0; k < R; k++) {
		float x = dep[k] + head[k];
		hidden[k] = (x > 0 ? x : 0.1f * x) * mask[k];
	}
	memcpy(out, net->rel_bias.w, RELS * sizeof *out);
	for (int k = 0; k < R; k++)
		for (int c = 0; c < RELS; c++)
			out[c] += hidden[k] * net->rel.w[k * RELS + c];
}

float
net_head_score(const struct net *net, const struct batch *b, size_t s, size_t d, size_t h)
{
	size_t n = b->trees[s]->n, at = b->first[s];
	const float *q = b->query + (at + d) * A;
	const float *x = h == n ? net->root_arc.w : b->mlp + (at + h) * MLP + A;
	float sum = 0;
	for (int k = 0; k < A; k++)
		sum += q[k] * x[k];
	return h == d ? -1e9f : sum + net->gap.w[wt_net_gap(d, h, n)];
}

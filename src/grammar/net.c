/*
 * net.c - reads a sentence by the network: sections, layers, decoding.
 *
 * The weights are used as they lie in the model.  At opening, the weights of each
 * output are summed: no activation within WT_NET_LIMIT can then overflow int32.
 */
#include "grammar/net.h"

#include "grammar/tree.h"

#define DIM WT_NET_DIM
#define VEC WT_NET_VECTOR
#define U   (6 * WT_NET_HALF)

struct wt_net_work {
	size_t words;
	int16_t *in;  /* words + 2 + 4 rows of DIM: a row of zeros stands before and behind */
	float *x;     /* words rows of DIM */
	float *h;     /* the next layer's */
	int32_t *u;   /* products */
	int16_t *dep; /* ARC */
	int16_t *q;
	int16_t *head; /* words + 2 rows of ARC, the root's after the last word's */
	int16_t *rel;
	float *rel_dep;
	float *rel_head;
	float *scores; /* words * (words + 2) */
};

/* Every product must fit: the sum of a row's weights times the largest activation. */
static bool
fits(const int16_t *w, size_t rows, size_t k)
{
	for (size_t i = 0; i < rows; i++) {
		int64_t sum = 0;
		for (size_t c = 0; c < k; c++)
			sum += w[i * k + c] < 0 ? -(int64_t)w[i * k + c] : w[i * k + c];
		if (sum * (WT_NET_LIMIT + 1) > INT32_MAX)
			return false;
	}
	return true;
}

static int
open_matrix(const struct wt_blob *blob, const char *section, size_t rows, size_t k,
	const int16_t **w, struct wt_fault *f)
{
	size_t n = 0;
	*w = wt_blob_array(blob, section, sizeof **w, &n);
	if (!*w || n != rows * k || !fits(*w, rows, k))
		return wt_fail(
			f, WARTA_EFORMAT, 0, "model: section %s is damaged or missing", section);
	return WARTA_OK;
}

/* Not infinite, no NaN, and small enough that no sum of a few of them is. */
static bool
all_finite(const float *x, size_t n)
{
	for (size_t i = 0; i < n; i++)
		if (!(x[i] > -1e6f && x[i] < 1e6f))
			return false;
	return true;
}

int
wt_net_open(struct wt_net *net, const struct wt_blob *blob, struct wt_fault *f)
{
	static const char *const LAYER[WT_NET_LAYERS] = { "net.layer0", "net.layer1" };
	size_t n = 0;
	int rc;
	net->kernels = wt_net_kernels();
	net->embed = wt_blob_array(blob, "net.embed", VEC, &n);
	if (!net->embed || n != WT_NET_ROWS)
		return wt_fail(
			f, WARTA_EFORMAT, 0, "model: section net.embed is damaged or missing");
	net->floats = wt_blob_array(blob, "net.floats", sizeof *net->floats, &n);
	if (!net->floats || n != 1 ||
		!all_finite((const float *)net->floats, sizeof *net->floats / sizeof(float)))
		return wt_fail(
			f, WARTA_EFORMAT, 0, "model: section net.floats is damaged or missing");
	for (int l = 0; l < WT_NET_LAYERS; l++) {
		rc = open_matrix(blob, LAYER[l], U, l == 0 ? 3 * VEC : DIM, &net->layer[l], f);
		if (rc != WARTA_OK)
			return rc;
	}
	if ((rc = open_matrix(blob, "net.out", WT_NET_OUT, DIM, &net->out, f)) < 0 ||
		(rc = open_matrix(blob, "net.arc", WT_NET_ARC, WT_NET_ARC, &net->arc, f)) < 0)
		return rc;
	return open_matrix(blob, "net.rel", WT_NET_RELS, WT_NET_REL, &net->rel, f);
}

struct wt_net_work *
wt_net_work(struct wt_arena *arena, size_t words)
{
	struct wt_net_work *w = WT_NEW(arena, struct wt_net_work, 1);
	size_t rows = words + 4; /* products go by fours */
	w->words = words;
	w->in = WT_NEW(arena, int16_t, (rows + 2) * DIM);
	w->x = WT_NEW(arena, float, rows *DIM);
	w->h = WT_NEW(arena, float, rows *DIM);
	w->u = WT_NEW(arena, int32_t, rows * (U > words + 2 ? U : words + 2));
	w->dep = WT_NEW(arena, int16_t, rows * WT_NET_ARC);
	w->q = WT_NEW(arena, int16_t, rows * WT_NET_ARC);
	w->head = WT_NEW(arena, int16_t, rows * WT_NET_ARC);
	w->rel = WT_NEW(arena, int16_t, rows * WT_NET_REL);
	w->rel_dep = WT_NEW(arena, float, rows *WT_NET_REL);
	w->rel_head = WT_NEW(arena, float, rows *WT_NET_REL);
	w->scores = WT_NEW(arena, float, rows *(words + 2));
	return w;
}

void
wt_net_fields(const struct wt_keys *k, unsigned tag, uint32_t rows[WT_NET_FIELDS])
{
	uint32_t base = WT_NET_WORDS;
	const uint32_t parts[8] = { k->prefix[1], k->prefix[2], k->prefix[3], k->suffix[1],
		k->suffix[2], k->suffix[3], k->form, k->shape };
	rows[0] = k->word < WT_NET_WORDS ? k->word : 0;
	for (uint32_t i = 0; i < 8; i++)
		rows[1 + i] = base + wt_row(500 + i, parts[i], 0, 64 - WT_NET_AFFIX_BITS);
	base += WT_NET_AFFIXES;
	rows[WT_NET_TAG_FIELD] = base + (tag & 31);
	rows[10] = base + 32 + (k->affix & 63);
	rows[11] = base + 32 + 64 + k->letters;
	rows[WT_NET_GAZ_FIELD] = base + 32 + 64 + 256 + k->gaz;
}

unsigned
wt_net_gap(size_t d, size_t h, size_t n)
{
	if (h == n)
		return 0;
	size_t a = h > d ? h - d : d - h;
	size_t k = a < 9 ? a : a < 12 ? 9 : a < 16 ? 10 : a < 24 ? 11 : 12;
	return (unsigned)(h < d ? 2 * k : 2 * k + 1);
}

static void
embed(const struct wt_net *net, struct wt_net_work *work, const struct wt_keys *keys, size_t n,
	const uint8_t *tags)
{
	const float scale = net->floats->embed_scale;
	for (size_t i = 0; i < n; i++) {
		uint32_t rows[WT_NET_FIELDS];
		int16_t sum[VEC] = { 0 };
		float *x = work->x + i * VEC;
		wt_net_fields(&keys[i], tags[i], rows);
		for (int f = 0; f < WT_NET_FIELDS; f++) {
			const int8_t *e = net->embed + (size_t)rows[f] * VEC;
			for (int k = 0; k < VEC; k++)
				sum[k] = (int16_t)(sum[k] + e[k]);
		}
		for (int k = 0; k < VEC; k++)
			x[k] = (float)sum[k] * scale;
	}
}

/* x as whole numbers; rows of zeros before and behind. */
static void
to_whole(const struct wt_net *net, struct wt_net_work *work, size_t n, size_t width)
{
	int16_t *in = work->in + width;
	memset(work->in, 0, width * sizeof *in);
	net->kernels->whole(in, work->x, n * width);
	memset(in + n * width, 0, width * sizeof *in);
}

static void
encode(const struct wt_net *net, struct wt_net_work *work, size_t n)
{
	size_t rows = (n + 3) & ~(size_t)3;
	for (int l = 0; l < WT_NET_LAYERS; l++) {
		size_t width = l == 0 ? VEC : DIM;
		to_whole(net, work, n, width);
		/* the first layer sees a window of three words: rows that lie side by side */
		net->kernels->product(work->u, work->in + (l == 0 ? 0 : width), width,
			net->layer[l], rows, l == 0 ? 3 * width : width, U);
		for (int direction = 0; direction < 2; direction++)
			net->kernels->recur(net, l, direction, n, work->u,
				work->x + (l == 0 || direction == 0 ? 0 : WT_NET_HALF), width,
				work->h);
		float *swap = work->x;
		work->x = work->h;
		work->h = swap;
	}
	to_whole(net, work, n, DIM);
	net->kernels->product(work->u, work->in + DIM, DIM, net->out, rows, DIM, WT_NET_OUT);
}

#define LEAK 0.1f /* slope of units below 0 */

/* An I- tag may only follow a tag of its own kind, so that every name begins with B-. */
static bool
goes_on(unsigned before, unsigned tag)
{
	bool inside = tag == WT_NAME_I_PER || tag == WT_NAME_I_ORG || tag == WT_NAME_I_LOC;
	return !inside || before == tag || before + 1 == tag;
}

static unsigned
best_tag(const float *scores, unsigned n)
{
	unsigned best = 0;
	for (unsigned c = 1; c < n; c++)
		if (scores[c] > scores[best])
			best = c;
	return best;
}

static unsigned
best_name(const float *scores, unsigned before)
{
	unsigned best = WT_NAME_O;
	for (unsigned c = 1; c < WT_NAME_CLASSES; c++)
		if (scores[c] > scores[best] && goes_on(before, c))
			best = c;
	return best;
}

/* The outputs of a word: vectors for heads and for relations, parts of speech, names. */
static void
split(const struct wt_net *net, struct wt_net_work *work, size_t n, uint8_t *tags, uint8_t *names)
{
	const struct wt_net_kernels *k = net->kernels;
	const float scale = net->floats->out_scale, *bias = net->floats->out_bias;
	unsigned before = WT_NAME_O;
	for (size_t i = 0; i < n; i++) {
		const int32_t *u = work->u + i * WT_NET_OUT;
		float last[WT_NET_TAGS + WT_NET_NAMES];
		k->bend(work->dep + i * WT_NET_ARC, u, bias, scale, LEAK, WT_NET_ARC);
		k->bend(work->head + i * WT_NET_ARC, u + WT_NET_ARC, bias + WT_NET_ARC, scale, LEAK,
			WT_NET_ARC);
		u += 2 * WT_NET_ARC;
		k->plain(work->rel_dep + i * WT_NET_REL, u, bias + 2 * WT_NET_ARC, scale,
			WT_NET_REL);
		u += WT_NET_REL;
		k->plain(work->rel_head + i * WT_NET_REL, u, bias + 2 * WT_NET_ARC + WT_NET_REL,
			scale, WT_NET_REL);
		u += WT_NET_REL;
		k->plain(last, u, bias + 2 * WT_NET_ARC + 2 * WT_NET_REL, scale,
			WT_NET_TAGS + WT_NET_NAMES);
		tags[i] = (uint8_t)best_tag(last, WT_UPOS_COUNT);
		names[i] = (uint8_t)(before = best_name(last + WT_NET_TAGS, before));
	}
}

/* scores[d * (n + 1) + h] of every head h of every word d. */
static void
score_heads(const struct wt_net *net, struct wt_net_work *work, size_t n)
{
	const struct wt_net_floats *fl = net->floats;
	const struct wt_net_kernels *k = net->kernels;
	size_t rows = (n + 3) & ~(size_t)3, m = (n + 2) & ~(size_t)1;
	float gap[2 * WT_SENTENCE_MAX]; /* gap[n + h - d] */
	for (size_t i = 1; i < n; i++) {
		gap[n + i] = fl->gap[wt_net_gap(0, i, n)];
		gap[n - i] = fl->gap[wt_net_gap(i, 0, n)];
	}
	gap[n] = 0;
	k->product(work->u, work->dep, WT_NET_ARC, net->arc, rows, WT_NET_ARC, WT_NET_ARC);
	for (size_t i = 0; i < n; i++)
		k->bend(work->q + i * WT_NET_ARC, work->u + i * WT_NET_ARC, fl->arc_bias,
			fl->arc_scale, 1, WT_NET_ARC);
	k->whole(work->head + n * WT_NET_ARC, fl->root_arc, WT_NET_ARC);
	k->product(work->u, work->q, WT_NET_ARC, work->head, rows, WT_NET_ARC, m);
	for (size_t d = 0; d < n; d++) {
		float *s = work->scores + d * (n + 1);
		k->plain(s, work->u + d * m, gap + n - d, fl->score_scale, n);
		s[n] = (float)work->u[d * m + n] * fl->score_scale + fl->gap[wt_net_gap(d, n, n)];
	}
}

static void
find_relations(const struct wt_net *net, struct wt_net_work *work, size_t n, const int16_t *heads,
	uint8_t *rels, size_t n_rels)
{
	const struct wt_net_floats *fl = net->floats;
	const struct wt_net_kernels *k = net->kernels;
	size_t rows = (n + 3) & ~(size_t)3;
	for (size_t d = 0; d < n; d++) {
		size_t h = (size_t)heads[d];
		k->bend_sum(work->rel + d * WT_NET_REL, work->rel_dep + d * WT_NET_REL,
			h < n ? work->rel_head + h * WT_NET_REL : fl->root_rel, LEAK, WT_NET_REL);
	}
	k->product(work->u, work->rel, WT_NET_REL, net->rel, rows, WT_NET_REL, WT_NET_RELS);
	for (size_t d = 0; d < n; d++) {
		float scores[WT_NET_RELS];
		k->plain(scores, work->u + d * WT_NET_RELS, fl->rel_bias, fl->rel_scale,
			WT_NET_RELS);
		rels[d] = (uint8_t)best_tag(scores, (unsigned)n_rels);
	}
}

void
wt_net_read(const struct wt_net *net, struct wt_net_work *work, const struct wt_keys *keys,
	size_t n, uint8_t *tags, int16_t *heads, uint8_t *rels, size_t n_rels, uint8_t *names)
{
	embed(net, work, keys, n, tags);
	encode(net, work, n);
	split(net, work, n, tags, names);
	score_heads(net, work, n);
	wt_tree_find(work->scores, n, heads);
	find_relations(net, work, n, heads, rels, n_rels);
}

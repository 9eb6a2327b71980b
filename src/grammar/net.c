/*
 * net.c - reads a sentence by the network: sections, layers, decoding.
 *
 * The weights are used as they lie in the model.  At opening, the weights of each
 * output are summed: no activation within WT_NET_LIMIT can then overflow int32.
 */
#include "grammar/net.h"

#include <stdlib.h>

#include "grammar/net_cache.h"
#include "grammar/net_recent.h"
#include "grammar/tree.h"

#define DIM WT_NET_DIM
#define VEC WT_NET_VECTOR
#define U   (6 * WT_NET_HALF)

struct wt_net_work {
	size_t words;
	int16_t *in; /* words + 4 rows of DIM */
	float *x;    /* words rows of DIM: of vectors, then what the second layer gives */
	float *h;    /* what the first layer gives */
	int32_t *u;  /* products */
	struct wt_net_recent *recent; /* of those words that are not in the cache */
	const int32_t **shares; /* of each word, and of none before the first and behind the last */
	int16_t *dep;           /* ARC */
	int16_t *q;
	int16_t *head; /* a matrix of ARC inputs: the words, then the root, are its outputs */
	int16_t *rel;
	float *rel_dep;
	float *rel_head;
	float *scores; /* words * (words + 2) */
};

/*
 * Every product must fit: the sum of an output's weights times the largest activation.  In the
 * first layer, `parts` outputs add up: those that lie rows / parts apart.
 */
static bool
fits(const int16_t *w, size_t rows, size_t k, size_t parts)
{
	const size_t apart = rows / parts;
	for (size_t j = 0; j < apart; j += WT_NET_BLOCK) {
		int32_t sum[WT_NET_BLOCK] = { 0 };
		for (size_t part = 0; part < parts; part++) {
			const int16_t *block = w + (j + part * apart) * k;
			for (size_t c = 0; c < k * WT_NET_BLOCK; c += 2 * (size_t)WT_NET_BLOCK)
				for (size_t o = 0; o < WT_NET_BLOCK; o++)
					sum[o] += abs(block[c + 2 * o]) + abs(block[c + 2 * o + 1]);
		}
		for (size_t o = 0; o < WT_NET_BLOCK; o++)
			if ((int64_t)sum[o] * (WT_NET_LIMIT + 1) > INT32_MAX)
				return false;
	}
	return true;
}

static int
open_matrix(const struct wt_blob *blob, const char *section, size_t rows, size_t k, size_t parts,
	const int16_t **w, struct wt_fault *f)
{
	size_t n = 0;
	*w = wt_blob_array(blob, section, sizeof **w, &n);
	if (!*w || n != rows * k || !fits(*w, rows, k, parts))
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
	size_t n = 0;
	int rc;
	net->kernels = wt_net_kernels(0);
	net->embed = wt_blob_array(blob, "net.embed", VEC, &n);
	if (!net->embed || n != WT_NET_ROWS)
		return wt_fail(
			f, WARTA_EFORMAT, 0, "model: section net.embed is damaged or missing");
	net->floats = wt_blob_array(blob, "net.floats", sizeof *net->floats, &n);
	if (!net->floats || n != 1 ||
		!all_finite((const float *)net->floats, sizeof *net->floats / sizeof(float)))
		return wt_fail(
			f, WARTA_EFORMAT, 0, "model: section net.floats is damaged or missing");
	if ((rc = open_matrix(blob, "net.layer0", WT_NET_SHARE, VEC, WT_NET_WINDOW, &net->layer[0],
		     f)) < 0 ||
		(rc = open_matrix(blob, "net.layer1", U, DIM, 1, &net->layer[1], f)) < 0 ||
		(rc = open_matrix(blob, "net.out", WT_NET_OUT, DIM, 1, &net->out, f)) < 0 ||
		(rc = open_matrix(blob, "net.arc", WT_NET_ARC, WT_NET_ARC, 1, &net->arc, f)) < 0)
		return rc;
	return open_matrix(blob, "net.rel", WT_NET_RELS, WT_NET_REL, 1, &net->rel, f);
}

/* Rounded up to whole blocks. */
static size_t
blocks(size_t outputs)
{
	return (outputs + WT_NET_BLOCK - 1) / WT_NET_BLOCK * WT_NET_BLOCK;
}

struct wt_net_work *
wt_net_work(struct wt_arena *arena, size_t words)
{
	struct wt_net_work *w = WT_NEW(arena, struct wt_net_work, 1);
	size_t heads = blocks(words + 1);
	w->words = words;
	w->in = WT_NEW_RAW(arena, int16_t, words * DIM);
	w->x = WT_NEW_RAW(arena, float, words *DIM);
	w->h = WT_NEW_RAW(arena, float, words *DIM);
	w->u = WT_NEW_RAW(arena, int32_t, words * (U > heads ? U : heads));
	w->recent = wt_net_recent_new(arena, words);
	w->shares = WT_NEW(arena, const int32_t *, words + 2);
	w->dep = WT_NEW_RAW(arena, int16_t, words * WT_NET_ARC);
	w->q = WT_NEW_RAW(arena, int16_t, words * WT_NET_ARC);
	w->head = WT_NEW(arena, int16_t, heads * WT_NET_ARC);
	w->rel = WT_NEW_RAW(arena, int16_t, words * WT_NET_REL);
	w->rel_dep = WT_NEW_RAW(arena, float, words *WT_NET_REL);
	w->rel_head = WT_NEW_RAW(arena, float, words *WT_NET_REL);
	w->scores = WT_NEW_RAW(arena, float, words *(words + 2));
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
fetch(const struct wt_net *net, const uint32_t rows[WT_NET_FIELDS])
{
#if defined(__GNUC__)
	for (int f = 0; f < WT_NET_FIELDS; f++)
		for (size_t at = 0; at < VEC; at += 64)
			__builtin_prefetch(net->embed + (size_t)rows[f] * VEC + at);
#else
	(void)net, (void)rows;
#endif
}

/*
 * Word by word: its share in the first layer as it was made before, or its vector as whole numbers,
 * a row behind those of other such words.  A word's rows of vectors are asked of memory while those
 * of the word before are summed.
 */
static size_t
find_shares(const struct wt_net *net, struct wt_net_work *work, const struct wt_keys *keys,
	size_t n, const uint8_t *tags, uint16_t *made)
{
	const float scale = net->floats->embed_scale;
	uint32_t rows[2][WT_NET_FIELDS];
	size_t n_made = 0;
	for (size_t i = 0; i < n; i++) {
		const struct wt_net_share *s = wt_net_cache_find(net->cache, &keys[i], tags[i]);
		work->shares[1 + i] =
			s ? s->u
			  : wt_net_recent_find(work->recent, &keys[i], tags[i], work->x + i * VEC);
		if (s)
			memcpy(work->x + i * VEC, s->x, sizeof s->x);
		if (work->shares[1 + i])
			continue;
		wt_net_fields(&keys[i], tags[i], rows[n_made & 1]);
		fetch(net, rows[n_made & 1]);
		if (n_made > 0)
			net->kernels->gather(work->x + made[n_made - 1] * VEC, net->embed,
				rows[(n_made - 1) & 1], scale);
		made[n_made++] = (uint16_t)i;
	}
	if (n_made > 0)
		net->kernels->gather(work->x + made[n_made - 1] * VEC, net->embed,
			rows[(n_made - 1) & 1], scale);
	return n_made;
}

/* The first layer's products: each word's are the sum of three shares. */
static void
first_layer(const struct wt_net *net, struct wt_net_work *work, const struct wt_keys *keys,
	size_t n, const uint8_t *tags)
{
	static const int32_t NONE[WT_NET_SHARE];
	uint16_t made[WT_SENTENCE_MAX];
	int32_t *share = wt_net_recent_begin(work->recent, n);
	size_t n_made = find_shares(net, work, keys, n, tags, made);
	for (size_t k = 0; k < n_made; k++)
		net->kernels->whole(work->in + k * VEC, work->x + made[k] * VEC, VEC);
	net->kernels->product(share, work->in, VEC, net->layer[0], n_made, VEC, WT_NET_SHARE);
	for (size_t k = 0; k < n_made; k++) {
		size_t i = made[k];
		work->shares[1 + i] = share + k * WT_NET_SHARE;
		wt_net_cache_keep(
			net->cache, &keys[i], tags[i], work->x + i * VEC, work->shares[1 + i]);
		wt_net_recent_keep(work->recent, k, &keys[i], tags[i], work->x + i * VEC);
	}
	work->shares[0] = work->shares[n + 1] = NONE;
	for (size_t i = 0; i < n; i++)
		net->kernels->sum(work->u + i * U, work->shares[i], work->shares[i + 1] + U,
			work->shares[i + 2] + (size_t)2 * U, U);
}

static void
encode(const struct wt_net *net, struct wt_net_work *work, const struct wt_keys *keys, size_t n,
	const uint8_t *tags)
{
	const struct wt_net_kernels *k = net->kernels;
	first_layer(net, work, keys, n, tags);
	for (int direction = 0; direction < 2; direction++)
		k->recur(net, 0, direction, n, work->u, work->x, VEC, work->h);
	k->whole(work->in, work->h, n * DIM);
	k->product(work->u, work->in, DIM, net->layer[1], n, DIM, U);
	for (int direction = 0; direction < 2; direction++)
		k->recur(net, 1, direction, n, work->u, work->h + (size_t)direction * WT_NET_HALF,
			DIM, work->x);
	k->whole(work->in, work->x, n * DIM);
	k->product(work->u, work->in, DIM, net->out, n, DIM, WT_NET_OUT);
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

/* The sequence of name tags with the largest sum of scores, among those that are valid. */
static void
find_names(const float *scores, size_t n, uint8_t *names)
{
	float best[2][WT_NAME_CLASSES] = { { 0 } };
	uint8_t from[WT_SENTENCE_MAX][WT_NAME_CLASSES];
	for (size_t i = 0; i < n; i++) {
		const float *s = scores + i * WT_NET_NAMES, *last = best[(i + 1) & 1];
		for (unsigned c = 0; c < WT_NAME_CLASSES; c++) {
			unsigned b = WT_NAME_O;
			for (unsigned p = 1; p < WT_NAME_CLASSES && i > 0; p++)
				if (last[p] > last[b])
					b = p;
			bool inside = !goes_on(WT_NAME_O, c);
			if (inside)
				b = i > 0 && last[c] > last[c - 1] ? c : c - 1;
			from[i][c] = (uint8_t)b;
			best[i & 1][c] = s[c] + (i > 0 ? last[b] : inside ? -1e9f : 0);
		}
	}
	unsigned c = 0;
	for (unsigned k = 1; k < WT_NAME_CLASSES; k++)
		if (best[(n - 1) & 1][k] > best[(n - 1) & 1][c])
			c = k;
	for (size_t i = n; i-- > 0; c = from[i][c])
		names[i] = (uint8_t)c;
}

static void
put_head(int16_t *heads, size_t i, const int16_t *head)
{
	for (size_t c = 0; c < WT_NET_ARC; c += 2)
		memcpy(heads + wt_net_place(i, c, WT_NET_ARC), head + c, 2 * sizeof *head);
}

/* The outputs of a word: vectors for heads and for relations, parts of speech, names. */
static void
split(const struct wt_net *net, struct wt_net_work *work, size_t n, uint8_t *tags, uint8_t *names)
{
	const struct wt_net_kernels *k = net->kernels;
	const float scale = net->floats->out_scale, *bias = net->floats->out_bias;
	float scores[WT_SENTENCE_MAX * WT_NET_NAMES];
	for (size_t i = 0; i < n; i++) {
		const int32_t *u = work->u + i * WT_NET_OUT;
		int16_t head[WT_NET_ARC];
		float last[WT_NET_TAGS + WT_NET_NAMES];
		k->bend(work->dep + i * WT_NET_ARC, u, bias, scale, LEAK, WT_NET_ARC);
		k->bend(head, u + WT_NET_ARC, bias + WT_NET_ARC, scale, LEAK, WT_NET_ARC);
		put_head(work->head, i, head);
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
		memcpy(scores + i * WT_NET_NAMES, last + WT_NET_TAGS, WT_NET_NAMES * sizeof(float));
	}
	find_names(scores, n, names);
}

/* scores[d * (n + 1) + h] of every head h of every word d. */
static void
score_heads(const struct wt_net *net, struct wt_net_work *work, size_t n)
{
	const struct wt_net_floats *fl = net->floats;
	const struct wt_net_kernels *k = net->kernels;
	size_t m = blocks(n + 1);
	int16_t root[WT_NET_ARC];
	float gap[2 * WT_SENTENCE_MAX]; /* gap[n + h - d] */
	for (size_t i = 1; i < n; i++) {
		gap[n + i] = fl->gap[wt_net_gap(0, i, n)];
		gap[n - i] = fl->gap[wt_net_gap(i, 0, n)];
	}
	gap[n] = 0;
	k->product(work->u, work->dep, WT_NET_ARC, net->arc, n, WT_NET_ARC, WT_NET_ARC);
	for (size_t i = 0; i < n; i++)
		k->bend(work->q + i * WT_NET_ARC, work->u + i * WT_NET_ARC, fl->arc_bias,
			fl->arc_scale, 1, WT_NET_ARC);
	k->whole(root, fl->root_arc, WT_NET_ARC);
	put_head(work->head, n, root);
	k->product(work->u, work->q, WT_NET_ARC, work->head, n, WT_NET_ARC, m);
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
	for (size_t d = 0; d < n; d++) {
		size_t h = (size_t)heads[d];
		k->bend_sum(work->rel + d * WT_NET_REL, work->rel_dep + d * WT_NET_REL,
			h < n ? work->rel_head + h * WT_NET_REL : fl->root_rel, LEAK, WT_NET_REL);
	}
	k->product(work->u, work->rel, WT_NET_REL, net->rel, n, WT_NET_REL, WT_NET_RELS);
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
	encode(net, work, keys, n, tags);
	split(net, work, n, tags, names);
	score_heads(net, work, n);
	wt_tree_find(work->scores, n, heads);
	find_relations(net, work, n, heads, rels, n_rels);
}

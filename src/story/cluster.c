/*
 * cluster.c - claims of one block, put together into events.
 */
#include <stdlib.h>

#include "story/match.h"

/* How much a claim says: the fullest begin a cluster, so that a vague one cannot bridge two. */
static unsigned
fullness(const struct wt_story_claim *c)
{
	unsigned n = 0;
	for (unsigned i = 0; i < c->n_actors; i++)
		n += c->actors[i].canon.len ? 3 : 1;
	for (unsigned i = 0; i < c->n_recipients; i++)
		n += c->recipients[i].canon.len ? 3 : 1;
	return n + (c->place.len ? 2u : 0u) + (c->n_modes ? 1u : 0u);
}

struct ranked {
	const struct wt_story_claim *claim;
	unsigned fullness;
	uint32_t index;
};

static int
earlier(const struct wt_story_claim *x, const struct wt_story_claim *y)
{
	if (x->published != y->published)
		return x->published < y->published ? -1 : 1;
	if (x->act != y->act)
		return x->act < y->act ? -1 : 1;
	return (x->row > y->row) - (x->row < y->row);
}

static int
ranked_cmp(const void *a, const void *b)
{
	const struct ranked *x = a, *y = b;
	if (x->fullness != y->fullness)
		return x->fullness > y->fullness ? -1 : 1;
	return earlier(x->claim, y->claim);
}

struct wt_story_match
wt_story_fit(const struct wt_story_claim *claims, const struct wt_story_cluster *cluster,
	const struct wt_story_claim *others, const uint32_t *which, uint32_t n)
{
	struct wt_story_match best = { NULL, -1.0F, 0.0F, 0 };
	for (uint32_t i = 0; i < cluster->n; i++)
		for (uint32_t k = 0; k < n; k++) {
			struct wt_story_match m =
				wt_story_match(&claims[cluster->claims[i]], &others[which[k]]);
			if (m.veto)
				return m;
			if (m.score - m.needed > best.score - best.needed)
				best = m;
		}
	return best;
}

void
wt_story_cluster_add(struct wt_arena *arena, const struct wt_story_claim *claims,
	struct wt_story_cluster *c, uint32_t index)
{
	/* clang-tidy takes an array with room for NULL */
	*WT_PUSH(arena, c->claims, c->n, c->cap) = index; /* NOLINT(clang-analyzer-core.*) */
	if (earlier(&claims[index], &claims[c->claims[0]]) < 0) {
		c->claims[c->n - 1] = c->claims[0];
		c->claims[0] = index;
	}
}

void
wt_story_cluster(struct wt_arena *arena, const struct wt_story_claim *claims, uint32_t n,
	float extra, struct wt_story_clusters *out)
{
	struct ranked *order = WT_NEW(arena, struct ranked, n + 1);
	memset(out, 0, sizeof *out);
	out->reasons = WT_NEW(arena, unsigned, n + 1);
	for (uint32_t i = 0; i < n; i++)
		order[i] = (struct ranked){ &claims[i], fullness(&claims[i]), i };
	qsort(order, n, sizeof *order, ranked_cmp);
	for (uint32_t i = 0; i < n; i++) {
		struct wt_story_cluster *best = NULL;
		float margin = 0.0F;
		for (uint32_t k = 0; k < out->n; k++) {
			struct wt_story_match m =
				wt_story_fit(claims, &out->items[k], claims, &order[i].index, 1);
			float over = m.score - m.needed - extra;
			if (m.veto || over < 0.0F || (best && over <= margin))
				continue;
			best = &out->items[k];
			margin = over;
			out->reasons[order[i].index] = m.reasons;
		}
		if (!best)
			best = WT_PUSH(arena, out->items, out->n, out->cap);
		wt_story_cluster_add(arena, claims, best, order[i].index);
	}
}

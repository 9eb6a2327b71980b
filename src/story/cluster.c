/*
 * cluster.c - claims of one block, put together into events.
 */
#include <stdlib.h>

#include "store/key.h"
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

/* --- shapes --- */

static void
add_parties(struct wt_key *k, const struct wt_story_party *list, unsigned n, uint64_t *who)
{
	wt_key_num(k, n);
	for (unsigned i = 0; i < n; i++) {
		struct wt_str country = wt_str_of(list[i].country);
		wt_key_str(k, list[i].canon);
		wt_key_str(k, country);
		wt_key_str(k, wt_str_of(list[i].sector));
		wt_key_num(k, list[i].kind);
		if (country.len)
			*who |= UINT64_C(1) << (wt_str_hash(country) >> 58);
		if (list[i].canon.len)
			*who |= UINT64_C(1) << (wt_str_hash(list[i].canon) >> 58);
		if (!country.len && !list[i].canon.len)
			*who |= UINT64_C(1) << (wt_str_hash(wt_str_of(list[i].sector)) >> 58);
	}
}

void
wt_story_claim_shape(struct wt_story_claim *c)
{
	struct wt_key k = wt_key_begin();
	c->who = 0;
	wt_key_num(&k, (uint64_t)c->root);
	wt_key_num(&k, (uint64_t)c->sides);
	wt_key_num(&k, c->words);
	wt_key_num(&k, (uint64_t)c->status * 16 + (uint64_t)c->stance);
	for (unsigned i = 0; i < c->n_modes; i++)
		wt_key_num(&k, c->modes[i]);
	wt_key_str(&k, c->place);
	wt_key_str(&k, wt_str_of(c->place_precision));
	wt_key_num(&k, c->geonameid);
	for (unsigned i = 0; i < c->n_numbers; i++) {
		wt_key_str(&k, c->numbers[i].kind);
		wt_key_add(&k, &c->numbers[i].low, sizeof c->numbers[i].low);
		wt_key_add(&k, &c->numbers[i].high, sizeof c->numbers[i].high);
	}
	add_parties(&k, c->actors, c->n_actors, &c->who);
	add_parties(&k, c->recipients, c->n_recipients, &c->who);
	c->shape = wt_key_end(&k);
}

/* --- clusters --- */

#define NEEDED_LOOSE 0.5F /* more, where sides may be read differently */

struct wt_story_match
wt_story_fit(const struct wt_story_claim *claims, const struct wt_story_cluster *cluster,
	const struct wt_story_claim *others, const struct wt_story_cluster *other, bool loose)
{
	struct wt_story_match best = { .score = -1.0F };
	for (uint32_t i = 0; i < cluster->n_shapes; i++)
		for (uint32_t k = 0; k < other->n_shapes; k++) {
			struct wt_story_match m = wt_story_match(
				&claims[cluster->shapes[i]], &others[other->shapes[k]], loose);
			if (m.veto)
				return m;
			if (loose &&
				(m.misread || !(m.reasons & (WT_JOIN_TOPIC | WT_JOIN_REPRINT))))
				continue;
			if (m.score - m.needed > best.score - best.needed)
				best = m;
		}
	if (loose)
		best.needed += NEEDED_LOOSE;
	return best;
}

static void
add_shape(struct wt_arena *arena, const struct wt_story_claim *claims, struct wt_story_cluster *c,
	uint32_t index)
{
	if (c->n_shapes == WT_CLUSTER_LOOKED)
		return;
	for (uint32_t i = 0; i < c->n_shapes; i++)
		if (claims[c->shapes[i]].shape == claims[index].shape)
			return;
	*WT_PUSH(arena, c->shapes, c->n_shapes, c->cap_shapes) = index;
}

void
wt_story_cluster_add(struct wt_arena *arena, const struct wt_story_claim *claims,
	struct wt_story_cluster *c, uint32_t index)
{
	/* clang-tidy takes an array with room for NULL */
	*WT_PUSH(arena, c->claims, c->n, c->cap) = index; /* NOLINT(clang-analyzer-core.*) */
	c->who |= claims[index].who;
	add_shape(arena, claims, c, index);
	if (earlier(&claims[index], &claims[c->claims[0]]) < 0) {
		c->claims[c->n - 1] = c->claims[0];
		c->claims[0] = index;
	}
}

/* Does the article tell it apart from what the cluster holds?  Only needed where not all shapes
 * are looked at. */
static bool
is_told_apart(const struct wt_story_claim *claims, const struct wt_story_cluster *c,
	const struct wt_story_claim *claim)
{
	for (uint32_t i = 0; c->n_shapes == WT_CLUSTER_LOOKED && i < c->n; i++) {
		const struct wt_story_claim *o = &claims[c->claims[i]];
		if (o->root == claim->root && o->stance == claim->stance &&
			o->status == claim->status && o->shape != claim->shape)
			return true;
	}
	return false;
}

/* The cluster that the claim fits best, and why; NULL for none. */
static struct wt_story_cluster *
best_cluster(const struct wt_story_claim *claims, uint32_t index, float extra,
	struct wt_story_clusters *all)
{
	struct wt_story_cluster alone = {
		.claims = &index, .n = 1, .shapes = &index, .n_shapes = 1
	};
	struct wt_story_cluster *best = NULL;
	float margin = 0.0F;
	for (uint32_t k = 0; k < all->n; k++) {
		struct wt_story_cluster *c = &all->items[k];
		if (!(c->who & claims[index].who) || is_told_apart(claims, c, &claims[index]))
			continue;
		struct wt_story_match m = wt_story_fit(claims, c, claims, &alone, false);
		float over = m.score - m.needed - extra;
		if (m.veto || over < 0.0F || (best && over <= margin))
			continue;
		best = c;
		margin = over;
		all->reasons[index] = m.reasons;
	}
	return best;
}

/* The first clusters that a later one fits where sides may be read differently; 0: none, else its
 * place and one. */
static uint32_t
best_loose(const struct wt_story_claim *claims, uint32_t of, float extra,
	const struct wt_story_clusters *all, unsigned *reasons)
{
	float margin = 0.0F;
	uint32_t best = 0;
	for (uint32_t k = 0; k < of; k++) {
		const struct wt_story_cluster *c = &all->items[k];
		if (!c->n || !(c->who & all->items[of].who) || c->n_shapes == WT_CLUSTER_LOOKED)
			continue;
		struct wt_story_match m = wt_story_fit(claims, c, claims, &all->items[of], true);
		float over = m.score - m.needed - extra;
		if (m.veto || over < 0.0F || (best && over <= margin))
			continue;
		best = k + 1;
		margin = over;
		*reasons = m.reasons;
	}
	return best;
}

/* Puts clusters together whose articles are on one matter and that only read the sides
 * differently. */
static void
join_loosely(struct wt_arena *arena, const struct wt_story_claim *claims, float extra,
	struct wt_story_clusters *all)
{
	uint32_t kept = 0;
	for (uint32_t k = 1; k < all->n; k++) {
		struct wt_story_cluster *from = &all->items[k];
		unsigned reasons = 0;
		uint32_t best = from->n_shapes == WT_CLUSTER_LOOKED
					? 0
					: best_loose(claims, k, extra, all, &reasons);
		for (uint32_t i = 0; best && i < from->n; i++) {
			wt_story_cluster_add(arena, claims, &all->items[best - 1], from->claims[i]);
			if (!all->reasons[from->claims[i]])
				all->reasons[from->claims[i]] = reasons;
		}
		if (best)
			from->n = 0;
	}
	for (uint32_t k = 0; k < all->n; k++)
		if (all->items[k].n)
			all->items[kept++] = all->items[k];
	all->n = kept;
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
		struct wt_story_cluster *best = best_cluster(claims, order[i].index, extra, out);
		if (!best)
			best = WT_PUSH(arena, out->items, out->n, out->cap);
		wt_story_cluster_add(arena, claims, best, order[i].index);
	}
	join_loosely(arena, claims, extra, out);
}

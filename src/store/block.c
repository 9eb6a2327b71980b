/*
 * block.c - see block.h.
 */
#include "store/block.h"

#include <stdlib.h>

#include "store/key.h"

#define DAY_BITS   22
#define DAY_SHIFT  719162 /* days from 0001-01-01 to 1970-01-01 */
#define TEXT_BITS  44
#define MONTH_DAYS 31

static enum wt_layer
layer_of(const struct wt_claim *c, int32_t first, int32_t last)
{
	if (first != last)
		return last - first < MONTH_DAYS ? WT_LAYER_MONTH : WT_LAYER_YEAR;
	return c->date_basis == WT_BASIS_DATELINE || c->date_basis == WT_BASIS_PUBLICATION
		       ? WT_LAYER_REPORTED
		       : WT_LAYER_DAY;
}

struct wt_block
wt_block_of(const struct wt_claim *c, uint64_t text_key)
{
	struct wt_block b = { .type = c->type, .polarity = WT_POLARITY_DONE };
	if (c->status == WT_STATUS_NEGATED)
		b.polarity = WT_POLARITY_NEGATED;
	if (c->status == WT_STATUS_HYPOTHETICAL)
		b.polarity = WT_POLARITY_HYPOTHETICAL;
	struct wt_day end = c->end.year ? c->end : c->date;
	if (c->date.year < 1 || end.year < 1) {
		b.layer = WT_LAYER_UNKNOWN;
		b.text = text_key & ((UINT64_C(1) << TEXT_BITS) - 1);
		return b;
	}
	b.first = wt_day_number(wt_day_first(c->date));
	b.last = wt_day_number(wt_day_last(end));
	if (b.last < b.first)
		b.last = b.first;
	b.layer = layer_of(c, b.first, b.last);
	return b;
}

int64_t
wt_block_pack(struct wt_block b)
{
	uint64_t head = ((uint64_t)b.type << 5) | ((uint64_t)b.polarity << 3) | (uint64_t)b.layer;
	uint64_t rest = b.text;
	if (b.layer != WT_LAYER_UNKNOWN)
		rest = ((uint64_t)(b.first + DAY_SHIFT) << DAY_BITS) | (uint64_t)(b.last - b.first);
	return (int64_t)((head << TEXT_BITS) | rest);
}

struct wt_block
wt_block_unpack(int64_t packed)
{
	uint64_t p = (uint64_t)packed, head = p >> TEXT_BITS;
	struct wt_block b = { .type = (enum wt_type)((head >> 5) % WT_TYPE_COUNT),
		.polarity = (enum wt_polarity)((head >> 3) & 3),
		.layer = (enum wt_layer)(head & 7) };
	uint64_t rest = p & ((UINT64_C(1) << TEXT_BITS) - 1);
	if (b.layer == WT_LAYER_UNKNOWN) {
		b.text = rest;
		return b;
	}
	b.first = (int32_t)(rest >> DAY_BITS) - DAY_SHIFT;
	b.last = b.first + (int32_t)(rest & ((UINT64_C(1) << DAY_BITS) - 1));
	return b;
}

static uint64_t
party_hash(const struct wt_party *p, struct wt_str canon)
{
	struct wt_key k = wt_key_begin();
	wt_key_str(&k, p->country[0] ? wt_str_of(p->country) : canon);
	return wt_key_end(&k);
}

/* Adds a set: sorted, each member once. */
static void
add_set(struct wt_key *k, uint64_t *set, unsigned n)
{
	qsort(set, n, sizeof *set, wt_key_cmp);
	for (unsigned i = 0; i < n; i++)
		if (i == 0 || set[i] != set[i - 1])
			wt_key_num(k, set[i]);
	wt_key_num(k, 0);
}

int64_t
wt_block_sides(const struct wt_claim *c, const struct wt_str *canon)
{
	uint64_t set[2 * WT_CLAIM_PARTIES];
	struct wt_block b = wt_block_of(c, 0);
	struct wt_key k = wt_key_begin();
	unsigned n = 0;
	wt_key_num(&k, (uint64_t)b.type);
	wt_key_num(&k, (uint64_t)b.polarity);
	for (unsigned i = 0; i < c->n_actors; i++)
		set[n++] = party_hash(&c->actors[i], canon[i]);
	if (!wt_block_mutual(c->type)) {
		add_set(&k, set, n);
		n = 0;
	}
	for (unsigned i = 0; i < c->n_recipients; i++)
		set[n++] = party_hash(&c->recipients[i], canon[c->n_actors + i]);
	add_set(&k, set, n);
	return (int64_t)wt_key_end(&k);
}

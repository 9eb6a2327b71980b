/*
 * net_recent.c - a word that a text has used before is not worked out again.
 *
 * Names and topics come back within an article, and what the first layer makes of a word depends
 * on the word alone (net_cache.c keeps the common ones for all texts).  A ring of the last rows;
 * a table by hash leads to them.  Of two words in one place of the table the later stays.
 */
#include "grammar/net_recent.h"

#include "grammar/keys.h"

#define ROWS  160 /* with those of the sentence at hand some 1.2 MB: what a core's cache holds */
#define TABLE 512 /* a power of two */

struct owner {
	struct wt_keys keys; /* no bytes between its fields: compared as bytes */
	uint32_t tag;
	float x[WT_NET_HALF];
};

struct wt_net_recent {
	size_t rows;
	size_t first; /* of the sentence at hand */
	size_t n;     /* rows that it may take */
	size_t next;  /* behind those that it took */
	int32_t *products;
	struct owner *owners;
	uint16_t table[TABLE]; /* a row + 1, or 0 */
};

struct wt_net_recent *
wt_net_recent_new(struct wt_arena *arena, size_t words)
{
	struct wt_net_recent *r = WT_NEW(arena, struct wt_net_recent, 1);
	r->rows = ROWS + words;
	r->products = WT_NEW_RAW(arena, int32_t, r->rows * WT_NET_SHARE);
	r->owners = WT_NEW_RAW(arena, struct owner, r->rows);
	return r;
}

int32_t *
wt_net_recent_begin(struct wt_net_recent *r, size_t n)
{
	r->first = r->next + n <= r->rows ? r->next : 0;
	r->next = r->first;
	r->n = n;
	return r->products + r->first * WT_NET_SHARE;
}

static size_t
place(const struct wt_keys *k, unsigned tag)
{
	return (k->form ^ k->form >> 16 ^ tag * 0x9E37u) % TABLE;
}

const int32_t *
wt_net_recent_find(
	const struct wt_net_recent *r, const struct wt_keys *k, unsigned tag, float x[WT_NET_HALF])
{
	size_t row = r->table[place(k, tag)];
	if (row-- == 0 || (row >= r->first && row < r->first + r->n))
		return NULL;
	const struct owner *o = &r->owners[row];
	if (o->tag != tag || memcmp(&o->keys, k, sizeof *k) != 0)
		return NULL;
	memcpy(x, o->x, sizeof o->x);
	return r->products + row * WT_NET_SHARE;
}

void
wt_net_recent_keep(struct wt_net_recent *r, size_t row, const struct wt_keys *k, unsigned tag,
	const float x[WT_NET_HALF])
{
	struct owner *o = &r->owners[r->first + row];
	o->keys = *k;
	o->tag = tag;
	memcpy(o->x, x, sizeof o->x);
	r->next = r->first + row + 1;
	r->table[place(k, tag)] = (uint16_t)(r->first + row + 1);
}

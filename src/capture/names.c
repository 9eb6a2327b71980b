/*
 * names.c - see names.h: two tables with open places, a name in each at most LOOKS from its own.
 *
 * A new name takes an old one's place where all are taken.
 */
#include "capture/names.h"

#include <stdlib.h>

#define NAMES_MIN ((size_t)1 << 10)
#define NAMES_MAX ((size_t)1 << 18)
#define LOOKS     8

static void
put(struct wt_record_name *table, size_t cap, uint64_t key, const struct wt_record_name *name)
{
	size_t at = (size_t)(key & (cap - 1));
	for (size_t i = 0; i < LOOKS; i++, at = (at + 1) & (cap - 1))
		if (table[at].offset == 0 && table[at].url == 0 && table[at].id == 0 &&
			table[at].digest == 0)
			break;
	table[at] = *name;
}

static void
put_both(struct wt_names *n, const struct wt_record_name *name)
{
	if (name->id)
		put(n->ids, n->cap, name->id, name);
	if (name->digest)
		put(n->digests, n->cap, name->digest, name);
}

static bool
grow(struct wt_names *n)
{
	size_t cap = n->cap ? 4 * n->cap : NAMES_MIN;
	struct wt_names more = { calloc(cap, sizeof *more.ids), calloc(cap, sizeof *more.ids), cap,
		n->n };
	if (!more.ids || !more.digests) {
		free(more.ids);
		free(more.digests);
		return false;
	}
	for (size_t i = 0; i < n->cap; i++) {
		if (n->ids[i].id)
			put(more.ids, cap, n->ids[i].id, &n->ids[i]);
		if (n->digests[i].digest)
			put(more.digests, cap, n->digests[i].digest, &n->digests[i]);
	}
	free(n->ids);
	free(n->digests);
	*n = more;
	return true;
}

void
wt_names_add(struct wt_names *n, const struct wt_record_name *name)
{
	if (n->n >= n->cap / 2 && n->cap < NAMES_MAX && !grow(n) && n->cap == 0)
		return;
	n->n++;
	put_both(n, name);
}

bool
wt_names_find(const struct wt_names *n, struct wt_record_name *name)
{
	uint64_t id = name->id, digest = name->digest;
	for (size_t i = 0; n->cap && id && i < LOOKS; i++) {
		const struct wt_record_name *r = &n->ids[(id + i) & (n->cap - 1)];
		if (r->id == id) {
			*name = *r;
			return true;
		}
	}
	for (size_t i = 0; n->cap && digest && i < LOOKS; i++) {
		const struct wt_record_name *r = &n->digests[(digest + i) & (n->cap - 1)];
		if (r->digest == digest) {
			*name = *r;
			return true;
		}
	}
	return false;
}

void
wt_names_clear(struct wt_names *n)
{
	wt_names_release(n);
}

void
wt_names_release(struct wt_names *n)
{
	free(n->ids);
	free(n->digests);
	*n = (struct wt_names){ NULL, NULL, 0, 0 };
}

/*
 * recent.c - see recent.h: open addressing, half full at most.
 */
#include "store/recent.h"

#include <stdlib.h>
#include <string.h>

#define LEAST 1024

static uint32_t
place_of(const struct wt_recent *r, uint64_t hash)
{
	uint32_t at = (uint32_t)(hash * UINT64_C(0x9e3779b97f4a7c15) >> 32) & (r->room - 1);
	while (r->hashes[at] && r->hashes[at] != hash)
		at = (at + 1) & (r->room - 1);
	return at;
}

static bool
grow(struct wt_recent *r)
{
	struct wt_recent larger = { .room = r->room ? 2 * r->room : LEAST, .n = r->n };
	larger.hashes = calloc(larger.room, sizeof *larger.hashes);
	if (!larger.hashes)
		return false;
	for (uint32_t i = 0; i < r->room; i++)
		if (r->hashes[i])
			larger.hashes[place_of(&larger, r->hashes[i])] = r->hashes[i];
	free(r->hashes);
	*r = larger;
	return true;
}

void
wt_recent_add(struct wt_recent *r, uint64_t hash)
{
	hash |= hash == 0;
	if (r->all || (2 * (r->n + 1) > r->room && !grow(r))) {
		r->all = true;
		return;
	}
	uint32_t at = place_of(r, hash);
	r->n += r->hashes[at] == 0;
	r->hashes[at] = hash;
}

bool
wt_recent_has(const struct wt_recent *r, uint64_t hash)
{
	hash |= hash == 0;
	return r->all || (r->n && r->hashes[place_of(r, hash)]);
}

void
wt_recent_clear(struct wt_recent *r)
{
	if (r->n)
		memset(r->hashes, 0, r->room * sizeof *r->hashes);
	r->n = 0;
	r->all = false;
}

void
wt_recent_release(struct wt_recent *r)
{
	free(r->hashes);
	*r = (struct wt_recent){ 0 };
}

/*
 * set.h - numbers, each once; private to the room.
 *
 * Open addressing over twice as many places as there can be numbers.  0 is no number.
 */
#ifndef WT_STORY_SET_H
#define WT_STORY_SET_H

#include "base/arena.h"

struct wt_set {
	uint64_t *places;
	uint32_t mask;
	uint32_t n;
};

/* Room for so many; memory from the arena. */
static inline struct wt_set
wt_set_for(struct wt_arena *arena, uint32_t n)
{
	uint32_t room = 16;
	while (room < 2 * n)
		room *= 2;
	return (struct wt_set){ WT_NEW(arena, uint64_t, room), room - 1, 0 };
}

static inline uint32_t
wt_set_place(const struct wt_set *s, uint64_t number)
{
	uint32_t at = (uint32_t)((number * UINT64_C(0x9e3779b97f4a7c15)) >> 32) & s->mask;
	while (s->places[at] && s->places[at] != number)
		at = (at + 1) & s->mask;
	return at;
}

static inline bool
wt_set_has(const struct wt_set *s, uint64_t number)
{
	return s->places[wt_set_place(s, number)] != 0;
}

/* Is it new? */
static inline bool
wt_set_put(struct wt_set *s, uint64_t number)
{
	uint32_t at = wt_set_place(s, number);
	if (s->places[at])
		return false;
	s->places[at] = number;
	s->n++;
	return true;
}

#endif

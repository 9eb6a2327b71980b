/*
 * arena.c - bump allocation in blocks of doubling size up to BLOCK_MAX.
 */
#include "base/arena.h"

#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>

#define BLOCK_MIN ((size_t)64 << 10)
#define BLOCK_MAX ((size_t)4 << 20)
#define ALIGN     alignof(max_align_t)

struct wt_arena_block {
	struct wt_arena_block *older;
	size_t size; /* bytes behind this head */
	max_align_t data[];
};

void
wt_arena_init(struct wt_arena *arena, size_t budget)
{
	memset(arena, 0, sizeof *arena);
	arena->budget = budget;
}

static _Noreturn void
spent(struct wt_arena *arena)
{
	if (!arena->guarded) {
		(void)fprintf(
			stderr, "warta: arena of %zu bytes spent without a guard\n", arena->budget);
		abort();
	}
	arena->guarded = 0;
	longjmp(arena->guard, 1);
}

static void
add_block(struct wt_arena *arena, size_t need)
{
	size_t size = arena->blocks ? arena->blocks->size * 2 : BLOCK_MIN;
	if (size > BLOCK_MAX)
		size = BLOCK_MAX;
	if (size < need)
		size = need;
	arena->used += (size_t)(arena->end - arena->at);
	struct wt_arena_block *b = malloc(sizeof *b + size);
	if (!b)
		spent(arena);
	b->older = arena->blocks;
	b->size = size;
	arena->blocks = b;
	arena->at = (char *)b->data;
	arena->end = arena->at + size;
}

void *
wt_arena_raw(struct wt_arena *arena, size_t count, size_t size)
{
	if (count > arena->budget / size)
		spent(arena);
	size_t need = (count * size + ALIGN - 1) / ALIGN * ALIGN;
	if (need == 0)
		need = ALIGN;
	if (need > arena->budget - (arena->used < arena->budget ? arena->used : arena->budget))
		spent(arena);
	if (need > (size_t)(arena->end - arena->at))
		add_block(arena, need);
	void *p = arena->at;
	arena->at += need;
	arena->used += need;
	return p;
}

void *
wt_arena_alloc(struct wt_arena *arena, size_t count, size_t size)
{
	void *p = wt_arena_raw(arena, count, size);
	return memset(p, 0, count * size);
}

void *
wt_arena_grow(struct wt_arena *arena, const void *old, size_t old_count, size_t count, size_t size)
{
	void *p = wt_arena_alloc(arena, count, size);
	if (old_count)
		memcpy(p, old, old_count * size);
	return p;
}

struct wt_str
wt_arena_copy(struct wt_arena *arena, struct wt_str s)
{
	char *p = wt_arena_alloc(arena, s.len + 1, 1);
	if (s.len)
		memcpy(p, s.ptr, s.len);
	return (struct wt_str){ p, s.len };
}

struct wt_str
wt_arena_lower(struct wt_arena *arena, struct wt_str s)
{
	char *p = wt_arena_alloc(arena, s.len + 1, 1);
	for (size_t i = 0; i < s.len; i++)
		p[i] = wt_lower(s.ptr[i]);
	return (struct wt_str){ p, s.len };
}

struct wt_str
wt_arena_printf(struct wt_arena *arena, const char *format, ...)
{
	va_list args;
	va_start(args, format);
	int n = vsnprintf(NULL, 0, format, args);
	va_end(args);
	size_t len = n > 0 ? (size_t)n : 0;
	char *p = wt_arena_alloc(arena, len + 1, 1);
	va_start(args, format);
	(void)vsnprintf(p, len + 1, format, args);
	va_end(args);
	return (struct wt_str){ p, len };
}

static void
free_from(struct wt_arena_block *b)
{
	while (b) {
		struct wt_arena_block *older = b->older;
		free(b);
		b = older;
	}
}

void
wt_arena_reset(struct wt_arena *arena)
{
	struct wt_arena_block *first = arena->blocks;
	if (first) {
		free_from(first->older);
		first->older = NULL;
		arena->at = (char *)first->data;
		arena->end = arena->at + first->size;
	}
	arena->used = 0;
	arena->guarded = 0;
}

void
wt_arena_release(struct wt_arena *arena)
{
	free_from(arena->blocks);
	arena->blocks = NULL;
	arena->at = arena->end = NULL;
	arena->used = 0;
}

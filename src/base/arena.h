/*
 * arena.h - the memory of one document.
 *
 * Memory is zeroed (but for wt_arena_raw), never NULL, never freed alone; all of it goes at once
 *with reset or release.  An arena has a budget.  Whoever starts work on a document sets the guard;
 *a spent budget (or a failing malloc) jumps back there:
 *
 *	if (wt_arena_guard(&doc->arena) != 0)
 *		return wt_fail(f, WARTA_ENOMEM, 0, "over %zu bytes", doc->arena.budget);
 *
 * Code under the guard therefore holds no file, socket, statement or malloc of
 * its own, and locals changed after the guard and read in its branch are volatile.
 * Without a guard a spent budget is a bug and aborts.
 */
#ifndef WT_BASE_ARENA_H
#define WT_BASE_ARENA_H

#include <setjmp.h>
#include <stdalign.h>
#include <stddef.h>
#include <stdint.h>

#include "base/span.h"

struct wt_arena_block;

struct wt_arena {
	struct wt_arena_block *blocks; /* newest first */
	char *at;                      /* next free byte of the newest block */
	char *end;
	size_t used;   /* bytes handed out or lost at block ends */
	size_t budget; /* bytes that may be used */
	int guarded;
	jmp_buf guard;
};

void wt_arena_init(struct wt_arena *arena, size_t budget);
/* Forgets all, keeps the first block for the next document. */
void wt_arena_reset(struct wt_arena *arena);
void wt_arena_release(struct wt_arena *arena);

#if defined(__GNUC__)
	#define WT_NEVER_NULL __attribute__((returns_nonnull))
#else
	#define WT_NEVER_NULL
#endif

/* size > 0 bytes, zeroed, aligned for any object. */
void *wt_arena_alloc(struct wt_arena *arena, size_t count, size_t size) WT_NEVER_NULL;
/* The same, not zeroed: for large scratch that is written before it is read. */
void *wt_arena_raw(struct wt_arena *arena, size_t count, size_t size) WT_NEVER_NULL;
/* A larger copy of an array; the old one stays lost until the reset. */
void *wt_arena_grow(struct wt_arena *arena, const void *old, size_t old_count, size_t count,
	size_t size) WT_NEVER_NULL;
/* A copy of the bytes with a NUL behind. */
struct wt_str wt_arena_copy(struct wt_arena *arena, struct wt_str s);
struct wt_str wt_arena_lower(struct wt_arena *arena, struct wt_str s);
struct wt_str wt_arena_printf(struct wt_arena *arena, const char *format, ...)
#if defined(__GNUC__)
	__attribute__((format(printf, 2, 3)))
#endif
	;

#define WT_NEW(arena, type, n) ((type *)wt_arena_alloc((arena), (n), sizeof(type)))

#define WT_NEW_RAW(arena, type, n) ((type *)wt_arena_raw((arena), (n), sizeof(type)))

#define wt_arena_guard(arena)   ((arena)->guarded = 1, setjmp((arena)->guard))
#define wt_arena_unguard(arena) ((arena)->guarded = 0)

/*
 * Appends one zeroed element to an array in the arena and gives its address:
 *
 *	*WT_PUSH(arena, list->items, list->n, list->cap) = item;
 */
#define WT_PUSH(arena, items, n, cap)                                                              \
	((void)((n) < (cap) || ((items) = wt_arena_grow((arena), (items), (n),                     \
					(cap) ? 2 * (size_t)(cap) : 8, sizeof *(items)),           \
				       (cap) = (cap) ? 2 * (cap) : 8, 1)),                         \
		&(items)[(n)++])

#endif

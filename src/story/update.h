/*
 * update.h - joining claims, as its parts share it; private to the room.
 */
#ifndef WT_STORY_UPDATE_H
#define WT_STORY_UPDATE_H

#include "story/load.h"
#include "story/retell.h"

/* What is reported on a day looks at the claims of that day and of three before, twice. */
#define WT_KEPT_BLOCKS 16

struct wt_kept_block {
	int64_t block;
	bool known;
	uint64_t used_by; /* the number of the block that looked at it last */
	struct wt_arena arena;
	struct wt_story_claims claims;
};

struct wt_updating {
	struct wt_store *s;
	struct wt_arena arena;
	struct wt_fault *f;
	struct wt_buf reason;
	uint64_t changed;
	int64_t told[WT_STORY_AHEAD]; /* events of those taken at once that changed */
	int n_told;
	struct wt_recent marked; /* events on the list, while claims are joined */
	bool knows_marked;
	struct wt_kept_block kept[WT_KEPT_BLOCKS];
	unsigned next_kept;
	uint64_t joined; /* blocks so far */
	struct wt_retelling *retelling;
};

/* Runs a statement with up to three numbers. */
int wt_updating_run(struct wt_updating *u, const char *sql, int64_t a, int64_t b, int64_t c);
/* Puts an event, or a block with the sides in question (0 for all), on the lists of what is to be
 * made anew. */
int wt_updating_mark_event(struct wt_updating *u, uint64_t event);
int wt_updating_mark_block(struct wt_updating *u, struct wt_block b, int64_t sides);

/* Joins the claims of the first block on the list, as join.c tells. */
int wt_join_block(struct wt_updating *u, struct wt_block b);

/* Forgets blocks that take so many bytes; 0: all, for others may write now. */
void wt_updating_forget(struct wt_updating *u, size_t more_than);

/* Puts what people decided in place of what the rules gave (decide.h). */
int wt_decisions_apply(struct wt_updating *u);

#endif

/*
 * build.h - an event's record out of its claims; private to the room.
 */
#ifndef WT_STORY_BUILD_H
#define WT_STORY_BUILD_H

#include "store/block.h"
#include "store/rows.h"
#include "story/event.h"

/* A claim with what the store knows of it. */
struct wt_telling {
	struct wt_stored_claim claim;
	struct wt_claim_extra extra;
	struct wt_block block;
	/* where the copying of its article began, or the article itself */
	int64_t root;
	struct wt_str root_family;
	struct wt_str root_outlet;
	bool root_dated;
	int64_t root_at;       /* minutes */
	struct wt_str relayed; /* whom its article has all from, canonical; "" where several */
	struct wt_str relay;   /* as spelled */
	/* whose word the article gives, if it is one only, likewise: beside its parties; at all */
	struct wt_str voice, voice_name;
	struct wt_str any_voice, any_voice_name;
	struct wt_str voices; /* who speaks in the article: store/schema.c, version 7 */
	/* who relays its chain behind the origin, canonical */
	struct wt_str hops[WT_CLAIM_CHAIN];
	uint32_t n_hops;
	bool retold; /* a sentence of an article without a claim (retell.h) */
};

/*
 * Fills all but id, first_seen and changed.  Tellings come in canonical order (earliest
 * published, lowest key), behind them `n_retold` sentences that count as articles and for their
 * sources; the record depends on nothing else.  Memory from the arena.
 */
void wt_event_build(struct wt_arena *arena, const struct wt_telling *tellings, uint32_t n,
	uint32_t n_retold, struct wt_event *event);

/* The parts. */
void wt_event_parties(struct wt_arena *arena, const struct wt_telling *tellings, uint32_t n,
	struct wt_event *event);
void wt_event_sources(struct wt_arena *arena, const struct wt_telling *tellings, uint32_t n,
	struct wt_event *event);
void wt_event_numbers(struct wt_arena *arena, const struct wt_telling *tellings, uint32_t n,
	struct wt_event *event);

/* Dead, injured and the like: they rise from report to report. */
bool wt_story_is_toll(struct wt_str kind);

/* To meet and to strike are seen by others; to accuse, to refuse and to ask is to speak. */
bool wt_story_is_spoken(enum wt_type type);

#endif

/*
 * load.h - claims of the store as joining needs them; private to the room.
 */
#ifndef WT_STORY_LOAD_H
#define WT_STORY_LOAD_H

#include "store/canon.h"
#include "story/build.h"
#include "story/match.h"

struct wt_story_claims {
	struct wt_story_claim *items;
	uint32_t n;
	uint32_t cap;
};

/*
 * Live claims that a statement made of WT_LOAD_COLUMNS selects (one parameter is bound
 * already); appended, parties too.  Memory from the arena, under its guard.
 */
#define WT_LOAD_COLUMNS                                                                            \
	"SELECT c.n, c.act, c.document, coalesce(p.root, c.document), d.published_at, c.block,"    \
	" c.sides, c.status, c.stance, c.n_quantities, c.modes, c.place, c.place_country,"         \
	" c.place_precision, c.place_geonameid, c.words, coalesce(e.own, e.event), e.reason,"      \
	" p.terms, c.in_title, e.first IS NOT NULL "
#define WT_LOAD                                                                                    \
	WT_LOAD_COLUMNS                                                                            \
	"FROM claims c JOIN documents d ON d.n = c.document"                                       \
	" LEFT JOIN prints p ON p.document = c.document"                                           \
	" LEFT JOIN event_claims e ON e.claim = c.n "
int wt_story_load(struct wt_store *s, struct wt_arena *arena, struct wt_stmt *stmt,
	struct wt_story_claims *claims, struct wt_fault *f);

/* Asks a server ahead for all that wt_story_load_event will ask for so many events. */
#define WT_STORY_AHEAD      32
#define WT_STORY_AHEAD_LIST "(?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?)"
int wt_story_load_ahead(struct wt_store *s, struct wt_arena *arena, const int64_t *events, int n,
	struct wt_fault *f);
/* The claims of an event in canonical order. */
int wt_story_load_event(struct wt_store *s, struct wt_arena *arena, uint64_t event,
	struct wt_telling **tellings, uint32_t *n, struct wt_fault *f);

/* One claim of these. */
int wt_story_load_telling(struct wt_store *s, struct wt_arena *arena, int64_t claim,
	struct wt_telling *telling, struct wt_fault *f);

/* The whole name of a party that was read from the store, folded; "" where it has none. */
struct wt_str wt_story_canon(
	const struct wt_gazetteer *gazetteer, const struct wt_party *party, char out[WT_CANON]);

/* An article on the same matter as an event, no claim of which is in it, as one that may tell it:
 * what the claim would say is left open. */
struct wt_near {
	struct wt_telling telling;
	struct wt_str voices;
};
/* In the order of their publication. */
int wt_story_load_near(struct wt_store *s, struct wt_arena *arena, uint64_t event,
	struct wt_near **near, uint32_t *n, struct wt_fault *f);
/* Once its claim is known: whose word the article gives. */
int wt_story_load_voices(
	struct wt_store *s, struct wt_arena *arena, struct wt_near *near, struct wt_fault *f);

/* Writes the event's rows; `content` tells whether anything changed since. */
int wt_event_write(struct wt_store *s, struct wt_arena *arena, const struct wt_event *event,
	bool *changed, struct wt_fault *f);
/* Asks ahead for what writing them will ask. */
int wt_event_write_ahead(struct wt_store *s, const int64_t *events, int n, struct wt_fault *f);
int wt_event_erase(struct wt_store *s, uint64_t event, bool *changed, struct wt_fault *f);

#endif

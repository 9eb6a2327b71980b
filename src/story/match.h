/*
 * match.h - do two claims tell one event?
 *
 * In: two claims of one type and polarity whose days can be the same.  Out: a veto,
 * or how much speaks for it.  Pure; symmetric.  Method: a veto where persons,
 * states, places or modes contradict each other; else points for each party that
 * both name, more for a person than for a state, for the same place, for the same
 * mode, and, as support only, for shared words.  Two states that face each other are
 * enough; what one country does at home needs a name and more.
 */
#ifndef WT_STORY_MATCH_H
#define WT_STORY_MATCH_H

#include "store/block.h"
#include "story/terms.h"

struct wt_story_party {
	struct wt_str canon; /* folded full name; "" where only the state or a kind of people */
	char country[4];
	char sector[4];
	uint8_t kind; /* enum wt_actor_kind or WT_KIND_UNKNOWN */
};

/* How many of a kind of things: "dead", "weapons rudal". */
#define WT_STORY_NUMBERS 4
struct wt_story_number {
	struct wt_str kind;
	struct wt_str unit;
	double low, high; /* equal where exact; high is infinite for "more than" */
};

/* What joining needs of a claim. */
struct wt_story_claim {
	int64_t row;
	uint64_t act;
	int64_t document;
	int64_t root;          /* the document that this one is a copy of, or itself */
	struct wt_terms terms; /* what the article is about */
	int64_t published;     /* minutes; INT64_MAX where unknown */
	struct wt_block block;
	int64_t sides;
	enum wt_status status;
	enum wt_stance stance;
	uint8_t modes[WT_CLAIM_MODES];
	uint8_t n_modes;
	struct wt_str place; /* folded */
	char place_country[4];
	char place_precision[10];
	uint32_t geonameid;
	uint64_t words;
	struct wt_story_party *actors;
	struct wt_story_party *recipients;
	uint8_t n_actors;
	uint8_t n_recipients;
	struct wt_story_number *numbers;
	uint8_t n_numbers;
	bool in_title;
	uint64_t shape; /* equal for claims that join alike */
	uint64_t who;   /* a set of its countries and names: parties in common share a bit */
	uint64_t event; /* that the rules put it in, 0 */
	bool named;     /* event_claims.first is written */
	struct wt_str reason;
};

/* Fills shape and who out of the rest. */
void wt_story_claim_shape(struct wt_story_claim *claim);

/* What speaks for a join; bits. */
enum wt_story_reason {
	WT_JOIN_REPRINT = 1u << 0,
	WT_JOIN_PERSON = 1u << 1,
	WT_JOIN_BODY = 1u << 2,
	WT_JOIN_STATES = 1u << 3,
	WT_JOIN_SECTOR = 1u << 4,
	WT_JOIN_PLACE = 1u << 5,
	WT_JOIN_MODE = 1u << 6,
	WT_JOIN_WORDS = 1u << 7,
	WT_JOIN_TOPIC = 1u << 8
};

struct wt_story_match {
	const char *veto; /* what contradicts, NULL where nothing does */
	float score;
	float needed;      /* the score from which the two are one event */
	unsigned reasons;  /* enum wt_story_reason */
	unsigned sides[2]; /* those of the sides */
	unsigned misread;  /* fits only if the actor (1), the recipient (2) or the mode (4) was read
			      wrongly, and nothing bears that out */
	bool crowd;        /* an arrest or a demonstration, whose people have no names */
};

/* `loose`: the sides, or what is charged, may have been read differently. */
struct wt_story_match wt_story_match(
	const struct wt_story_claim *a, const struct wt_story_claim *b, bool loose);

/* Aleksey Krivoruchko, Alexei Krivoruchko, Krivoruchko: one name?  Both folded, not empty. */
bool wt_story_same_name(struct wt_str a, struct wt_str b);

/*
 * Clusters of claims that are one event each, within one block.  Claims are taken
 * with the fullest first (then the earliest published, then the lowest key) and join
 * the cluster that they fit best and none of whose claims vetoes; so the result does
 * not depend on their order.  `extra` is added to what a match needs.
 *
 * Claims of one shape (reprints) count once, and of a large cluster the first
 * WT_CLUSTER_LOOKED shapes are looked at, so that an event told a thousand times is no dearer to
 * join than one told a hundred times.
 */
#define WT_CLUSTER_LOOKED 48
struct wt_story_cluster {
	uint32_t *claims; /* indices; the canonical first one (earliest published, lowest key) first
			   */
	uint32_t n;
	uint32_t cap;
	uint32_t *shapes; /* indices of claims of different shapes */
	uint32_t n_shapes;
	uint32_t cap_shapes;
	uint64_t who; /* of all its claims */
};
struct wt_story_clusters {
	struct wt_story_cluster *items;
	uint32_t n;
	uint32_t cap;
	unsigned *reasons; /* for each claim: why it joined, 0 for the one that began */
};
void wt_story_cluster(struct wt_arena *arena, const struct wt_story_claim *claims, uint32_t n,
	float extra, struct wt_story_clusters *out);
/* One more claim; the canonical first one stays in front. */
void wt_story_cluster_add(struct wt_arena *arena, const struct wt_story_claim *claims,
	struct wt_story_cluster *cluster, uint32_t index);
/* How well two clusters fit: the best match, or a veto by any pair.  Where sides may be read
 * differently (`loose`), the match is one of articles on one matter. */
struct wt_story_match wt_story_fit(const struct wt_story_claim *claims,
	const struct wt_story_cluster *cluster, const struct wt_story_claim *others,
	const struct wt_story_cluster *other, bool loose);

/* The event that begins with this claim. */
uint64_t wt_story_event_id(const struct wt_story_claim *first);
/* "same persons, same place"; appended. */
void wt_story_reason_print(struct wt_buf *out, unsigned reasons);

#endif

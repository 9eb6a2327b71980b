/*
 * gazetteer.h - the compiled lists of names, as they lie in the lexicon blob.
 *
 *	mention.rows      one for each entry: what it is, its name
 *	mention.roles     dated offices and codes, a run for each row
 *	mention.senses    what a key may mean, a run for each key
 *	mention.keys      trie: folded name to the first of its senses
 *	mention.holders   office and country or body to persons, sorted
 *	mention.pool      the strings
 *
 * Private to the room.
 */
#ifndef WT_MENTION_GAZETTEER_H
#define WT_MENTION_GAZETTEER_H

#include "base/date.h"
#include "base/trie.h"
#include "mention/mention.h"

/* Kinds of rows: those of actors in the order of enum wt_actor_kind, then places. */
#define WT_GAZ_PLACE      ((uint8_t)WT_ACTOR_REFERENCE)
#define WT_GAZ_KIND_COUNT ((uint8_t)WT_ACTOR_REFERENCE + 1)
#define WT_GAZ_LETTERS    3 /* names of so few letters must match in case */

struct wt_gaz_text {
	uint32_t at;
	uint32_t len;
};

struct wt_gaz_row {
	struct wt_gaz_text name;
	struct wt_gaz_text family;      /* of media */
	struct wt_gaz_text outlet_kind; /* of media; of a place its precision */
	uint32_t roles;                 /* first of a run */
	uint32_t n_roles;
	uint32_t geonameid;
	float lat, lon;
	char country[4];
	char sector[4];
	uint8_t kind;      /* enum wt_actor_kind or WT_GAZ_PLACE */
	uint8_t rank;      /* of places: the greater, the more likely is it meant */
	uint8_t stateless; /* an agent or office of no country: negara Barat, sekutu */
	uint8_t pad;
};

struct wt_gaz_role {
	struct wt_gaz_text office;
	uint32_t office_row; /* the office that it begins with, else WT_ENTRY_NONE */
	uint32_t of_row;     /* the body or place that follows, else WT_ENTRY_NONE */
	int32_t from;        /* day numbers; to is exclusive */
	int32_t to;
	char country[4];
	char sector[4];
};

enum wt_gaz_use {
	WT_USE_NAME = 1u << 0,
	WT_USE_ALIAS = 1u << 1,
	WT_USE_GOVERNMENT = 1u << 2, /* Kremlin */
	WT_USE_CAPITAL = 1u << 3,
	WT_USE_DEMONYM = 1u << 4,
	WT_USE_EXACT = 1u << 5, /* case must match */
	WT_USE_UPPER = 1u << 6, /* must begin with a capital */
	WT_USE_LAST = 1u << 15  /* last sense of its key */
};

struct wt_gaz_sense {
	struct wt_gaz_text surface; /* as the lexicon spells it */
	uint32_t row;
	uint32_t use; /* enum wt_gaz_use */
};

struct wt_gaz_holder {
	uint32_t office_row;
	uint32_t of_row; /* WT_ENTRY_NONE where the country is meant */
	char country[4];
	uint32_t row;
	int32_t from;
	int32_t to;
};

struct wt_gazetteer {
	struct wt_trie keys;
	const struct wt_gaz_row *rows;
	const struct wt_gaz_role *roles;
	const struct wt_gaz_sense *senses;
	const struct wt_gaz_holder *holders;
	const char *pool;
	size_t n_rows, n_roles, n_senses, n_holders, n_pool;
	uint32_t countries[26 * 26 * 26]; /* row of a code, WT_ENTRY_NONE */
};

static inline struct wt_str
wt_gaz_str(const struct wt_gazetteer *g, struct wt_gaz_text t)
{
	return (struct wt_str){ g->pool + t.at, t.len };
}

/* The role that counts on the day; NULL where none is valid.  An unknown day is any day. */
const struct wt_gaz_role *wt_gaz_role_at(
	const struct wt_gazetteer *g, const struct wt_gaz_row *row, struct wt_day day);
/* The same, else the role that ended last before the day; of a row without roles NULL. */
const struct wt_gaz_role *wt_gaz_role_near(
	const struct wt_gazetteer *g, const struct wt_gaz_row *row, struct wt_day day);
/* Whether the role is valid then. */
bool wt_gaz_role_valid(const struct wt_gaz_role *role, struct wt_day day);
/* Who held the office on the day; WT_ENTRY_NONE where nobody is known. */
uint32_t wt_gaz_holder(const struct wt_gazetteer *g, uint32_t office_row, uint32_t of_row,
	const char *country, struct wt_day day);
/* Row of the country with this code. */
uint32_t wt_gaz_country(const struct wt_gazetteer *g, const char *code);
/* Order of holders: by office, then body, then country. */
int wt_gaz_holder_cmp(const void *a, const void *b);

#endif

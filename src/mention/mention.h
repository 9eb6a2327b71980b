/*
 * mention.h - what room mention gives: who, where, when and how many a text names.
 *
 * In: a text read by grammar and what is known of its article.  Out: mentions in
 * the order of the text, each with its bytes, linked to the lexicon where it can
 * be, pronouns and descriptions resolved within the article.
 */
#ifndef WT_MENTION_MENTION_H
#define WT_MENTION_MENTION_H

#include "base/blob.h"
#include "base/lex.h"
#include "extract/article.h"
#include "grammar/sentence.h"

enum wt_mention_kind { WT_MENTION_ACTOR, WT_MENTION_PLACE, WT_MENTION_TIME, WT_MENTION_QUANTITY };

enum wt_actor_kind {
	WT_ACTOR_COUNTRY, /* a state or its government: Rusia, Moskow, Gedung Putih */
	WT_ACTOR_BODY,
	WT_ACTOR_PERSON,
	WT_ACTOR_OFFICE,   /* a title without a name: Menlu Rusia */
	WT_ACTOR_AGENT,    /* a common noun: tentara Israel, demonstran */
	WT_ACTOR_MEDIA,    /* an agency or outlet */
	WT_ACTOR_REFERENCE /* a pronoun or description; `same_as` tells whom, -1 where nobody is
			      found */
};

#define WT_ENTRY_NONE UINT32_MAX
#define WT_MEMBERS    8 /* that one plural reference stands for at most */

struct wt_actor {
	enum wt_actor_kind kind;
	uint32_t entry;       /* row in the gazetteer, WT_ENTRY_NONE for a name it lacks */
	struct wt_str name;   /* the fullest name that the article gives; "" where only the state is
				 named */
	struct wt_str office; /* as of the day: "Wakil Menteri Pertahanan"; "" where none */
	char country[4];      /* ISO 3166-1 alpha-3, "" for none */
	char sector[4];       /* GOV MIL ..., "" for unknown */
	bool plural;          /* mereka, kedua negara, para menteri */
	bool stateless;       /* of a body that is no state's: komandan ISIS */
	bool titled;          /* a person: an office stands by the name */
	int32_t same_as;      /* index of an earlier mention of the same, -1 */
	int32_t members[WT_MEMBERS]; /* of a plural reference ("kedua negara"): mentions, -1 for
					none */
};

struct wt_place {
	struct wt_str name;
	char country[4];
	uint32_t geonameid; /* 0 where unknown, then no coordinates */
	float lat, lon;     /* degrees */
	char precision[10]; /* "country", "province", "city", "site" */
};

/* Are its coordinates known? */
static inline bool
wt_place_is_mapped(const struct wt_place *p)
{
	return p->lat < 0 || p->lat > 0 || p->lon < 0 || p->lon > 0;
}

enum wt_time_type { WT_TIME_DATE, WT_TIME_TIME, WT_TIME_DURATION, WT_TIME_SET }; /* TIMEX3 */
enum wt_time_basis {
	WT_BASIS_EXPLICIT,
	WT_BASIS_RELATIVE,
	WT_BASIS_DATELINE,
	WT_BASIS_PUBLICATION
};

struct wt_time {
	enum wt_time_type type;
	enum wt_time_basis basis;
	struct wt_moment
		start; /* precision lies in the day: year, month or day; year 0 where unresolved */
	struct wt_day end;    /* inclusive; year 0 for a point */
	bool of_quote;        /* the day of quoting: "dikutip dari Reuters, Kamis" */
	bool weekday_differs; /* the weekday named is not that of the date */
	bool bounded;         /* names a date or a bounded period; durations and ages do not */
};

struct wt_quantity {
	double low, high;   /* equal where exact; high is INFINITY for "lebih dari" */
	char hedge;         /* '=' exact, '>' more than, '<' less than, '~' about */
	struct wt_str unit; /* "tentara", "kontainer", "IDR" */
	char kind[12];      /* dead injured arrested troops money weapons size ..., "" */
};

struct wt_mention {
	enum wt_mention_kind kind;
	struct wt_span span; /* the whole mention: "Menteri Luar Negeri Rusia Sergei Lavrov" */
	uint32_t sentence;
	uint32_t first, last; /* its words, indices in the sentence, last inclusive */
	uint32_t head;        /* its syntactic head, likewise */
	const char *reason; /* how it was linked: "name", "office at date", "metonym" ...; static */
	union {
		struct wt_actor actor;
		struct wt_place place;
		struct wt_time time;
		struct wt_quantity quantity;
	} as;
};

struct wt_mentions {
	struct wt_mention *items;
	uint32_t n;
	uint32_t cap;
	/* for each word of the text (index in the text's array): 1 + the index of the mention that
	 * holds it, else 0 */
	uint32_t *actor_at;
	uint32_t *place_at; /* a city may be a place and, as a metonym, an actor */
	uint32_t *time_at;
	uint32_t *quantity_at;
};

struct wt_gazetteer; /* the compiled lists, read-only, shared by threads */

/* Opens the sections "mention.*" of the lexicon blob, which must outlive it; all indices are
 * checked. */
int wt_gazetteer_open(
	struct wt_gazetteer **gazetteer, const struct wt_blob *lexicon, struct wt_fault *f);
void wt_gazetteer_close(struct wt_gazetteer *gazetteer);
/* Compiles country, actor, body, office, agent, media, place entries; errors go to lex. */
int wt_mention_compile(struct wt_lex *lex, struct wt_blob_writer *out, struct wt_fault *f);

/*
 * Finds and resolves all mentions.  The article gives publication time, dateline, title and
 * sources; without a publication time relative dates stay unresolved.  Memory from the arena, under
 * its guard.
 */
void wt_mention_read(const struct wt_gazetteer *gazetteer, struct wt_arena *arena,
	const struct wt_article *article, const struct wt_text *text, struct wt_mentions *mentions);

/* The mention itself, or the one it refers to. */
const struct wt_mention *wt_mention_real(const struct wt_mentions *ms, const struct wt_mention *m);

/* Looks a name up: rows of the gazetteer, for `warta lexicon find`. */
struct wt_gazetteer_row {
	enum wt_actor_kind kind;
	struct wt_str name;
	struct wt_str office; /* at the day */
	char country[4];
	char sector[4];
	struct wt_str family;      /* of media: the newsroom it belongs to, else "" */
	struct wt_str outlet_kind; /* of media: agency newspaper broadcaster site */
};
/* Rows whose name or alias is `name`; their number (at most `most` are filled). */
uint32_t wt_gazetteer_find(const struct wt_gazetteer *g, struct wt_str name, struct wt_day day,
	uint32_t *rows, uint32_t most);
bool wt_gazetteer_row(const struct wt_gazetteer *g, uint32_t row, struct wt_day day,
	struct wt_gazetteer_row *out);
/* An office and when it was held; days of year 0 where it is open. */
struct wt_gazetteer_role {
	struct wt_str office;
	char country[4];
	char sector[4];
	struct wt_day from, to; /* both inclusive */
};
/* The i-th role of a row, in the lexicon's order; false behind the last. */
bool wt_gazetteer_role(
	const struct wt_gazetteer *g, uint32_t row, uint32_t i, struct wt_gazetteer_role *out);
/* The name of the country with this code; "" where it is none. */
struct wt_str wt_gazetteer_country(const struct wt_gazetteer *g, const char *code);

/* kata, ujar, tegas: a bare verb of saying, the speaker behind it. */
bool wt_is_bare_saying(struct wt_str word);

#define WT_SMALL_NUMBER 30
/* dua, sebelas, 30: the number that a word alone tells, up to WT_SMALL_NUMBER; 0 for none. */
int32_t wt_small_number(struct wt_str word);

#endif

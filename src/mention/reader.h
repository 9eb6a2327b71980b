/*
 * reader.h - how the parts of room mention work on one text.
 *
 *	wt_times_read       times, first: "Selasa" is no surname
 *	wt_hits_find        names of the lexicon, longest first
 *	wt_actors_compose   titles, bodies, countries and names put together to mentions
 *	wt_titles_give      titles that the lexicon lacks, up to a known body
 *	wt_introduced_give  other titles that stand apart from the name
 *	wt_names_again      persons called by a part of the name that the text gives
 *	wt_actors_link      who is the same
 *	wt_actors_place     who belongs to which country
 *	wt_sectors_share    what kind of people a crowd is
 *
 * Private to the room.
 */
#ifndef WT_MENTION_READER_H
#define WT_MENTION_READER_H

#include "mention/gazetteer.h"

struct wt_phrase;

/* A short form that the text itself explains: (ARSA). */
struct wt_short {
	struct wt_str form;
	struct wt_phrase *phrase; /* what it stands for */
};

#define WT_SHORTS_MAX 32

#define WT_KIND(kind) (1u << (kind))

/* A name of the lexicon in the text.  Words are counted in the whole text. */
struct wt_hit {
	uint32_t first;
	uint32_t last;
	struct wt_span span; /* may end within a word: "Rusia" of "Rusia-Korea" */
	uint32_t kinds;      /* bits: what it may be, the case of its letters considered */
	uint32_t row[WT_GAZ_KIND_COUNT]; /* first row of each kind */
	uint32_t use[WT_GAZ_KIND_COUNT]; /* how that row has the name */
	uint32_t sense;                  /* first of all its senses */
};

struct wt_mention_reader {
	const struct wt_gazetteer *g;
	struct wt_arena *arena;
	const struct wt_article *article;
	const struct wt_text *text;
	struct wt_mentions *ms;
	struct wt_str *folds; /* of each word */
	struct wt_hit *hits;
	uint32_t n_hits, cap_hits;
	bool *timed;      /* of each word: it belongs to a time */
	uint32_t *hit_at; /* of each word: 1 + the hit that begins there */
	struct wt_short shorts[WT_SHORTS_MAX];
	uint32_t n_shorts;
	char loudest[2][4]; /* the countries spoken of most */
	struct wt_day day;  /* that offices are looked up at */
	bool taxed;         /* the text speaks of the tax on land and buildings, PBB too */
	bool titled;        /* most words of the sentence begin with a capital: tags mislead */
	bool uncased;       /* the sentence at hand is a title without capitals */
};

void wt_times_read(struct wt_mention_reader *r);
void wt_hits_find(struct wt_mention_reader *r);
/* Is it a title without capitals: "presiden turki ajak muslim kunjungi yerusalem"? */
bool wt_is_uncased(const struct wt_mention_reader *r, const struct wt_sentence *s);
void wt_actors_compose(struct wt_mention_reader *r);
void wt_titles_give(struct wt_mention_reader *r);
void wt_introduced_give(struct wt_mention_reader *r);
void wt_names_again(struct wt_mention_reader *r);
void wt_quantities_read(struct wt_mention_reader *r);
/* Gives those a country of whom the text names none. */
void wt_actors_place(struct wt_mention_reader *r);
/* pemerintahannya: of the state of whom "-nya" means, once that is known. */
void wt_owners_give(struct wt_mention_reader *r);
/* Gives crowds and investigators the sector that the article tells. */
void wt_sectors_share(struct wt_mention_reader *r);
void wt_actors_link(struct wt_mention_reader *r);
/* A rank says little of where its bearer serves. */
bool wt_is_rank(struct wt_str office);

/* The hit that begins at a word of the text and may be one of these kinds; NULL without. */
const struct wt_hit *wt_hit_at(const struct wt_mention_reader *r, uint32_t word, uint32_t kinds);
/* A new mention over words of one sentence. */
struct wt_mention *wt_mention_add(struct wt_mention_reader *r, enum wt_mention_kind kind,
	const struct wt_sentence *s, uint32_t first, uint32_t last);

static inline void
wt_code_set(char out[4], const char *code)
{
	memcpy(out, code, 3);
	out[3] = '\0';
}

static inline bool
wt_code_eq(const char *a, const char *b)
{
	return strncmp(a, b, 3) == 0; /* either may be "" */
}

#endif

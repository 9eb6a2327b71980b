/*
 * actor.h - what the parts of actor composition share.
 *
 *	phrase.c   a title, body or common noun with what follows it
 *	calling.c  what one deals in, before the name
 *	org.c      bodies that the lexicon lacks
 *	name.c     names of persons, known and unknown
 *	nobody.c   words that look like somebody and are nobody
 *	actor.c    one mention at a time, left to right
 *	served.c   a title and a person who does not bear it
 *	title.c, introduced.c   titles that stand apart from their names
 */
#ifndef WT_MENTION_ACTOR_H
#define WT_MENTION_ACTOR_H

#include "mention/headline.h"
#include "mention/reader.h"

/* "Wakil Menteri Pertahanan Rusia": who is meant is not said yet. */
struct wt_phrase {
	uint32_t first;  /* words of the text */
	uint32_t next;   /* behind it */
	uint8_t kind;    /* WT_ACTOR_OFFICE, WT_ACTOR_AGENT or WT_ACTOR_BODY */
	uint32_t row;    /* of the title, noun or body */
	uint32_t of_row; /* body or place that it belongs to, else WT_ENTRY_NONE */
	struct wt_str office;
	char country[4];
	char sector[4];
	bool own_country; /* the word's own, which one named replaces */
	bool stateless;   /* negara Barat: of no country */
	bool former;      /* mantan, eks */
	bool split;       /* ends within a word: nothing may follow */
	bool plural;      /* para */
};

/* pengusaha, pengamat, wartawan: a noun for one man, whose name may follow it. */
bool wt_is_calling(struct wt_str word);
/* The word behind what he deals in, knows, works for or commands, where that goes on the phrase;
 * p->next without. */
uint32_t wt_calling_end(
	const struct wt_mention_reader *r, const struct wt_sentence *s, const struct wt_phrase *p);

/* Reads the phrase that begins at word i of the sentence; false where there is none. */
bool wt_phrase_read(const struct wt_mention_reader *r, const struct wt_sentence *s, uint32_t i,
	struct wt_phrase *p);

/* Kepala Dinas Kesehatan [Garut]: what follows a unit that the phrase was led over. */
void wt_phrase_go_on(
	const struct wt_mention_reader *r, const struct wt_sentence *s, struct wt_phrase *p);

/* A person's name at word i: *next behind it, *row the lexicon's person or WT_ENTRY_NONE. */
/* The word behind the unit that a title goes on with (Direktur [Teknik PT Garuda]), i without one.
 */
uint32_t wt_unit_end(const struct wt_mention_reader *r, const struct wt_sentence *s, uint32_t i);
bool wt_name_read(const struct wt_mention_reader *r, const struct wt_sentence *s, uint32_t i,
	bool after_title, uint32_t *next, uint32_t *row);

/* Does the word say that a name behind it is that of a people, not of a state? */
bool wt_is_descent(struct wt_str word);

/* A body that the lexicon lacks, at word i. */
bool wt_org_read(const struct wt_mention_reader *r, const struct wt_sentence *s, uint32_t i,
	struct wt_phrase *p);
/* The word behind the body of an unknown name that a title goes on with from word i, i without;
 * `within`: i is the title's own last word.  *sector is the kind of body. */
uint32_t wt_org_unit(const struct wt_mention_reader *r, const struct wt_sentence *s, uint32_t i,
	bool within, const char **sector);
/* The word behind ", Kepemudaan dan Olahraga" at i, where a department's name goes on so; i
 * without.
 */
uint32_t wt_matters_end(const struct wt_mention_reader *r, const struct wt_sentence *s, uint32_t i);
/* The word of a short form in brackets at `next`, 0 where there is none. */
uint32_t wt_short_form(
	const struct wt_mention_reader *r, const struct wt_sentence *s, uint32_t next);

/* Has the person held the office, or does nobody know him? */
bool wt_may_hold(const struct wt_mention_reader *r, uint32_t row, uint32_t office);
/* Are the phrase and the person behind it two persons (pendukung Trump)? */
bool wt_is_relation(const struct wt_mention_reader *r, const struct wt_phrase *p);
void wt_take_country_of(const struct wt_mention_reader *r, struct wt_phrase *p);
/* Leads the phrase on over whom it serves. */
bool wt_serves_known(
	const struct wt_mention_reader *r, const struct wt_sentence *s, struct wt_phrase *p);
bool wt_serves_behind_comma(const struct wt_mention_reader *r, const struct wt_sentence *s,
	const struct wt_phrase *p, uint32_t *name, uint32_t *next, uint32_t *row);

/* Without the mentions that became part of others. */
void wt_mentions_drop(struct wt_mention_reader *r, const bool *gone);

/* Words that look like somebody and are nobody: the word behind them, 0 where i is none of these.
 */
uint32_t wt_behind_nobody(
	const struct wt_mention_reader *r, const struct wt_sentence *s, uint32_t i);
/* Does the text speak of the tax on land and buildings, PBB too? */
bool wt_speaks_of_tax(const struct wt_text *text);

#endif

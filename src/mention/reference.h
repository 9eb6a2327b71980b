/*
 * reference.h - pronouns and descriptions that stand for an actor named elsewhere.
 *
 * Until it is resolved, a reference carries its kind in `entry`.
 */
#ifndef WT_MENTION_REFERENCE_H
#define WT_MENTION_REFERENCE_H

#include "mention/reader.h"

enum wt_reference {
	WT_REF_HE,          /* ia, dia, beliau; ujarnya */
	WT_REF_ITS,         /* -nya */
	WT_REF_THEY,        /* mereka, keduanya */
	WT_REF_STATE,       /* negara itu */
	WT_REF_TWO_STATES,  /* kedua negara */
	WT_REF_TWO_SIDES,   /* kedua belah pihak */
	WT_REF_TWO_PERSONS, /* kedua pemimpin */
	WT_REF_PERSON,      /* pemimpin itu, presiden Rusia itu */
	WT_REF_BODY,        /* lembaga tersebut */
	WT_REF_PARTY        /* pihaknya */
};

/* A reference that begins at word i: its kind, and *next behind it. */
bool wt_reference_read(const struct wt_mention_reader *r, const struct wt_sentence *s, uint32_t i,
	enum wt_reference *kind, uint32_t *next);
/* itu, tersebut, perhaps behind "ke-7": the word behind, or 0. */
uint32_t wt_reference_that(
	const struct wt_mention_reader *r, const struct wt_sentence *s, uint32_t i);
/* A noun for one man who was named before: [politikus] Golkar itu. */
bool wt_is_man(struct wt_str word);
/* Must the title or country that the description names be that of the candidate, is it so? */
bool wt_reference_agrees(
	const struct wt_mention_reader *r, const struct wt_actor *ref, const struct wt_actor *a);
/* Gives him whom mention `to` names what the title of the description tells of him. */
void wt_reference_title(
	struct wt_mention_reader *r, const struct wt_mention *ref, int32_t to, bool spoken_of);
/* --- what reference.c and reference_they.c share --- */
static inline bool
wt_in_sentence(const struct wt_sentence *s, uint32_t i)
{
	return i < s->first + s->n;
}

const struct wt_token *wt_reference_head(
	const struct wt_mention_reader *r, const struct wt_mention *m);
bool wt_reference_is_subject(const struct wt_mention_reader *r, const struct wt_mention *m);
/* Is the mention among the first n members? */
bool wt_reference_listed(
	const struct wt_mention_reader *r, const struct wt_actor *ref, uint32_t n, uint32_t i);
/* Who tells of others: kata [X], [X] mengatakan. */
bool wt_reference_speaks(const struct wt_mention_reader *r, const struct wt_mention *m);
/* The index of whom a singular means, -1 for nobody. */
int32_t wt_reference_one(const struct wt_mention_reader *r, uint32_t index);
/* The last `most` different actors of these kinds become members; how many. */
uint32_t wt_reference_several(
	struct wt_mention_reader *r, uint32_t index, uint32_t kinds, uint32_t most);
void wt_reference_to(struct wt_mention_reader *r, struct wt_mention *ref, int32_t to);
void wt_reference_forget(struct wt_actor *a);
/* keduanya, ketiganya: how many; 0 */
uint32_t wt_reference_counted(
	const struct wt_mention_reader *r, const struct wt_sentence *s, uint32_t i);
/* kedua negara: the one pair that the sentence before joins become members; false where there is
 * none. */
bool wt_reference_pair(struct wt_mention_reader *r, uint32_t index);
/* mereka: who act in the sentence before, else the last group. */
void wt_reference_they(struct wt_mention_reader *r, uint32_t index);

/* Looks for whom each reference means, earlier in the text. */
void wt_references_resolve(struct wt_mention_reader *r);

#endif

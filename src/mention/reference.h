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
/* Looks for whom each reference means, earlier in the text. */
void wt_references_resolve(struct wt_mention_reader *r);

#endif

/*
 * party.h - what the two files that read parties share.
 */
#ifndef WT_REPORT_PARTY_H
#define WT_REPORT_PARTY_H

#include "report/source.h"

/* --- party.c --- */
/* Adds a party that is not in the list yet and of whom something is known. */
void wt_parties_push(struct wt_parties *out, struct wt_party p);
/* A mention, or all that a plural reference stands for. */
void wt_parties_name(const struct wt_coder *c, const struct wt_mention *m, enum wt_role role,
	struct wt_parties *out);

/* --- subject.c --- */
/* Does a clause begin with the mention: behind a comma, an opening, what tells that it is known? */
bool wt_begins_clause(const struct wt_coder *c, const struct wt_mention *m);

/* --- subject_near.c --- */
/* "Kanada [Susul] Inggris Akui Palestina": the verb that tells whom he follows who acts; -1. */
int32_t wt_followed_before(const struct wt_coder *c, int32_t word);
/* "menyurati DPR meminta ...": a verb that tells what for its subject did the one before. */
bool wt_is_purpose_of_subject(const struct wt_tree *t, int32_t word);
/* Eropa Tekan [DPR] Minta Pasal Dihapus: who presses asks; `who` where it is no such headline. */
int32_t wt_presser_of(const struct wt_coder *c, int32_t who, int32_t word);

/* --- list.c --- */
/* A, B, dan C: collects B and C behind A. */
void wt_parties_join(const struct wt_coder *c, const struct wt_mention *m, enum wt_role role,
	struct wt_parties *out);
/* The mention that begins at or just behind word i (a determiner or number may precede it); NULL.
 */
const struct wt_mention *wt_mention_from(const struct wt_coder *c, int32_t i);
/* setelah [A] dan B bertemu: it opens a clause, and the parser gave it to a word before. */
bool wt_stands_behind_opener(const struct wt_tree *t, const struct wt_mention *m);
/* setelah [negara Barat], termasuk Prancis, mengumumkan: who opens the clause of the verb; -1. */
int32_t wt_listed_behind_opener(const struct wt_coder *c, int32_t word);
/* Does a new clause begin with this mention (its head is the subject of a later verb)? */
bool wt_mention_opens(const struct wt_coder *c, const struct wt_mention *m, int32_t before);
/* negara Eropa [seperti] A dan B, lima negara, [yakni] A dan B */
bool wt_is_namely(const struct wt_tree *t, int32_t word);
/* istrinya, kliennya: not he, but somebody of his. */
bool wt_is_somebody_of(const struct wt_tree *t, int32_t word);

#endif

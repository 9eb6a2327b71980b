/*
 * quotes.h - what is put in quotation marks in an article: a speaker's own words.
 *
 *	okezone	"KPK itu lembaga negara. Jadi bijaklah kita dalam bernegara," ucapnya.
 *	tempo	"KPK lembaga negara, jadi bijaklah dalam kita bernegara," tegas Presiden.
 *
 * In: the text of an article.  Out: its quotations, each as one passage (passage.h), however many
 * sentences it has.  Two newsrooms that heard one man write his words down nearly alike, where each
 * tells in words of its own what he did by saying them.
 *
 * Limits: a mark opens and the next one closes, of whatever shape; where one is lost, what stands
 * between two quotations is taken for one.  What is shorter than WT_QUOTE_MIN bytes is a name or
 * a word set apart, what is longer than WT_QUOTE_MAX has lost its mark.
 */
#ifndef WT_STORY_QUOTES_H
#define WT_STORY_QUOTES_H

#include "story/passage.h"

#define WT_QUOTES    24 /* of an article, the first ones */
#define WT_QUOTE_MIN 40
#define WT_QUOTE_MAX 1200

/* The quotations of the text, in the arena, in their order. */
void wt_quotes_read(struct wt_passage_reader *r, struct wt_arena *arena, struct wt_str text,
	struct wt_passages *out);

/* How much two quotations are above what makes them the same words; negative where they are not. */
float wt_quotes_same(const struct wt_passage *a, const struct wt_passage *b);

#endif

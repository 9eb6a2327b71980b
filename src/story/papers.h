/*
 * papers.h - articles as far as finding copies needs them; private to the room.
 */
#ifndef WT_STORY_PAPERS_H
#define WT_STORY_PAPERS_H

#include "store/db.h"
#include "story/sketch.h"
#include "story/terms.h"

#define WT_PAPER_CITED 16 /* names that an article gives as its sources */

struct wt_paper {
	int64_t n;
	int64_t at; /* minutes, of its first version; INT64_MAX unknown */
	uint64_t key;
	uint64_t text_key;
	struct wt_str family;
	struct wt_str title, text, sources, noise;
	struct wt_sketch sketch;
	struct wt_str cited[WT_PAPER_CITED]; /* canonical */
	uint32_t n_cited;
	bool knows_cited;
	bool live;
};

struct wt_papers {
	struct wt_paper *items;
	uint32_t n;
	uint32_t cap;
};

struct wt_copying {
	struct wt_store *s;
	struct wt_arena *arena;
	struct wt_fault *f;
	struct wt_commons commons;
	int64_t first; /* document of the batch at hand */
};

/* 1, or 0 where there is no such document. */
int wt_paper_load(struct wt_copying *c, int64_t n, struct wt_paper *paper);
/* Of a text without its noise, "[12,40],[90,120]". */
void wt_paper_sketch(
	struct wt_copying *c, struct wt_str text, struct wt_str noise, struct wt_sketch *sketch);
/* Whom it cites: those that its claims name, else the sources under the article. */
int wt_paper_cited(struct wt_copying *c, struct wt_paper *paper);

/* The first of those that have this very text, `but` left out; of one newsroom (among the first 16)
 * where `family` is not empty; 0 for none. */
int wt_papers_same(
	struct wt_copying *c, uint64_t text_key, struct wt_str family, int64_t but, int64_t *first);
/* Adds, of each text, the first that has it, and the first ones of newsrooms that the paper cites.
 */
int wt_papers_add(struct wt_copying *c, struct wt_paper *paper, const uint64_t *texts, uint32_t n,
	struct wt_papers *all);

#endif

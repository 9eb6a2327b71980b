/*
 * passage.h - the sentences of an article as what can be held against a claim's clause.
 *
 * In: the text of an article.  Out: its title and sentences, each with its bytes, its words in
 * their order (folded, and as lemmas), the set of those that are not in everybody's mouth, the
 * persons and bodies that it names by any of their names, and the states, by themselves or by
 * these.  Sentences are cut at marks that end one before a blank and at line ends; a cut too many
 * is no harm here.  Links to other articles are left out.
 */
#ifndef WT_STORY_PASSAGE_H
#define WT_STORY_PASSAGE_H

#include "store/words.h"
#include "story/terms.h"

#define WT_PASSAGES       24 /* of a text: the title and what stands first */
#define WT_PASSAGE_WORDS  96 /* of a sentence; the rest is not looked at */
#define WT_PASSAGE_STATES 12
#define WT_PASSAGE_ACTORS 16
#define WT_PASSAGE_BACK   9

struct wt_passage_word {
	uint32_t form; /* hash of the folded word */
	uint32_t term; /* hash and class of its lemma, as in wt_terms */
};

struct wt_passage {
	struct wt_span span;
	struct wt_passage_word *words;
	uint32_t n_words;
	struct wt_terms terms;
	char states[WT_PASSAGE_STATES][4];
	uint32_t n_states;
	uint32_t actors[WT_PASSAGE_ACTORS]; /* hashes of whole names, folded */
	uint32_t n_actors;
	bool points_back; /* "dia", "katanya": whom the sentence before names */
};

struct wt_passages {
	struct wt_passage *items;
	uint32_t n;
};

/* What reading them needs; gazetteer and words are borrowed. */
struct wt_passage_reader {
	const struct wt_gazetteer *gazetteer; /* NULL: no states are known */
	struct wt_words *words;
	struct wt_commons commons;      /* words and lemmas */
	uint32_t back[WT_PASSAGE_BACK]; /* words that point back */
};
void wt_passage_reader_init(
	struct wt_passage_reader *r, const struct wt_gazetteer *gazetteer, struct wt_words *words);

void wt_passages_read(struct wt_passage_reader *r, struct wt_arena *arena, struct wt_str text,
	struct wt_passages *out);
/* A clause or a word by itself: one passage. */
void wt_passage_read(struct wt_passage_reader *r, struct wt_arena *arena, struct wt_str text,
	struct wt_span span, struct wt_passage *out);

/* Words so common (of classes below this one) say nothing of what is told. */
#define WT_PASSAGE_CLASS 2
uint32_t wt_passage_form(struct wt_str folded);
bool wt_passage_has_form(const struct wt_passage *p, uint32_t form);
bool wt_passage_has_actor(const struct wt_passage *p, struct wt_str canon);
bool wt_passage_has_state(const struct wt_passage *p, const char *code);
/* How many terms the two share. */
uint32_t wt_terms_shared(struct wt_terms a, struct wt_terms b);

#endif

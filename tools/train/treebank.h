/*
 * treebank.h - sentences with their gold annotation, as the trainer holds them.
 */
#ifndef WT_TRAIN_TREEBANK_H
#define WT_TRAIN_TREEBANK_H

#include "base/arena.h"
#include "grammar/model.h"

enum votes { VOTES_HEAD, VOTES_REL, VOTES_TAG, VOTES_NAME, VOTES };

struct tree {
	uint32_t n;
	struct wt_str *form;
	struct wt_keys *keys;
	uint8_t *gold_tag;
	uint8_t *tag;       /* predicted, by a tagger that never saw the sentence */
	int16_t *gold_head; /* n for the root */
	int16_t *head;      /* predicted */
	uint8_t *gold_rel;
	uint8_t *rel;
	uint8_t *gold_name; /* enum wt_name_tag; NULL in treebanks */
	uint8_t *name;
	uint32_t fold;
	bool has_tree, has_names; /* which of the gold fields are filled */
	bool other_names;         /* names after another scheme (NERGrit's) */
	/* What networks made of a sentence: probabilities, for each word of all heads, ...; or NULL
	 */
	float *votes[VOTES];
};

struct treebank {
	struct tree *trees;
	size_t n;
	size_t cap;
	struct wt_arena *arena;
};

/* Appends the sentences of a CoNLL-U file; exits with a message on a fault. */
void treebank_read(struct treebank *bank, const char *path);
/* Appends the sentences of a NER file: word, (tag,) B-PER/I-PER/... in columns. */
void treebank_read_names(struct treebank *bank, const char *path, bool other_scheme);
/* Appends a sentence of n words, all fields zeroed. */
struct tree *treebank_add(struct treebank *bank, uint32_t n);
void treebank_keys(struct treebank *bank, const struct wt_grammar *lists);

struct score {
	size_t words, tags, heads, rels;
};
struct score treebank_score(const struct treebank *bank);
/* Names said, names there are, and names right to the word. */
struct name_score {
	size_t said, gold, right;
};
struct name_score treebank_score_names(const struct treebank *bank);
/* Writes the predictions for two banks as CoNLL-U, names in the last column. */
void treebank_print(const struct treebank *a, const struct treebank *b, const char *path);

char *read_whole(const char *path, size_t *size);

#endif

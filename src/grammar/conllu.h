/*
 * conllu.h - treebank files in, and sentences out as CoNLL-U.
 *
 * Reading keeps what sentence.h has room for: form, lemma, upos, feats, head,
 * deprel, SpaceAfter=No, ranges of multi-word tokens, sent_id.  XPOS, DEPS and
 * the rest of MISC are dropped, empty nodes skipped.  A feature or a subtype that
 * the scheme lacks is dropped; everything else that is wrong is refused with its
 * line.
 */
#ifndef WT_GRAMMAR_CONLLU_H
#define WT_GRAMMAR_CONLLU_H

#include <stdio.h>

#include "grammar/sentence.h"

/* Words of one sentence that a file may hold; trees of longer ones are refused. */
#define WT_CONLLU_WORDS 20000

struct wt_conllu {
	struct wt_text text; /* text.doc is built: the sentences, a line each */
	struct wt_str *ids;  /* sent_id of each sentence, empty where it has none */
	bool *has_tree;      /* of each sentence: every word has a head and a relation */
};

/*
 * Reads a whole file.  Fields that are "_" are left: upos X, head WT_NO_HEAD, deprel dep.
 * WARTA_EFORMAT with the line number in f->offset and in its words.
 */
int wt_conllu_read(
	struct wt_arena *arena, struct wt_str file, struct wt_conllu *out, struct wt_fault *f);

/* Prints one sentence and the empty line behind it; id may be empty. */
void wt_conllu_print(
	FILE *out, const struct wt_text *text, const struct wt_sentence *s, struct wt_str id);

#endif

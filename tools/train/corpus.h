/*
 * corpus.h - raw news, cut into words by the room's own tokeniser, as hashes.
 */
#ifndef WT_TRAIN_CORPUS_H
#define WT_TRAIN_CORPUS_H

#include "grammar/keys.h"
#include "learn.h"

#define CORPUS_BREAK 0u /* stands between sentences */

struct corpus {
	uint32_t *words; /* wt_keys.lower, never 0 */
	size_t n;
	size_t cap;
	struct treebank sample; /* whole sentences of middling length, for machines to annotate */
	size_t fit;             /* sentences that could have been sampled */
};

/* Appends the texts ("text" of each line) of a gzip'ed JSONL file. */
void corpus_read(struct corpus *c, const char *path);
void corpus_release(struct corpus *c);

/*
 * The word list: words seen twice or more in the trees first, then the commonest of the
 * corpus, numbered from 1; at most `most` numbers.  Free with words_release.
 */
struct wt_words words_make(const struct treebank *trees, const struct corpus *c, size_t most);
void words_release(struct wt_words *words);
void words_write(const struct wt_words *words, const char *keys_name, const char *values_name,
	struct wt_blob_writer *w);

/*
 * Vectors of `dim` floats for the words of the list, learnt from the corpus: skip-gram, each
 * word predicting its neighbours at -2, -1, +1, +2 by place.  Free the result.
 */
float *corpus_vectors(
	const struct corpus *c, const struct wt_words *words, size_t rows, size_t dim);

#endif

/*
 * words.c - the word list: for each common word of the news a number that says how it is used.
 */
#include "learn.h"

struct wt_words
words_none(void)
{
	static const uint32_t KEYS[2];
	static const uint16_t VALUES[2];
	return (struct wt_words){ KEYS, VALUES, 1 };
}

void
words_write(const struct wt_words *words, struct wt_blob_writer *w)
{
	struct wt_buf *keys = wt_blob_add(w, "words.keys");
	if (keys)
		wt_buf_add(keys, words->keys, ((size_t)words->mask + 1) * sizeof *words->keys);
	struct wt_buf *values = wt_blob_add(w, "words.values");
	if (values)
		wt_buf_add(values, words->values, ((size_t)words->mask + 1) * sizeof *words->values);
}

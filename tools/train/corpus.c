/*
 * corpus.c - reads the raw news that the word vectors are learnt from.
 */
#include "corpus.h"

#include <jansson.h>
#include <stdio.h>
#include <stdlib.h>
#include <zlib.h>

#include "grammar/reader.h"

#define SAMPLE           3
#define SAMPLE_WORDS_MIN 6
#define SAMPLE_WORDS_MAX 45
#define LINE_MAX_BYTES   ((size_t)4 << 20)

static void
add(struct corpus *c, uint32_t word)
{
	if (c->n == c->cap) {
		c->cap = c->cap ? 2 * c->cap : 1u << 20;
		c->words = realloc(c->words, c->cap * sizeof *c->words);
		if (!c->words)
			exit(2);
	}
	c->words[c->n++] = word;
}

/* One in SAMPLE of the sentences that end as sentences do. */
static void
sample(struct corpus *c, const struct wt_sentence *s)
{
	if (!c->sample.arena || s->n < SAMPLE_WORDS_MIN || s->n > SAMPLE_WORDS_MAX)
		return;
	struct wt_str last = s->tokens[s->n - 1].form;
	if (!wt_str_is(last, ".") && !wt_str_is(last, "\""))
		return;
	if (c->fit++ % SAMPLE != 0)
		return;
	struct tree *t = treebank_add(&c->sample, s->n);
	for (uint32_t i = 0; i < s->n; i++)
		wt_keys_of(s->tokens[i].form, &t->keys[i]);
}

/* A text, a paragraph on each line. */
static void
add_text(struct corpus *c, struct wt_arena *arena, struct wt_str doc)
{
	static const struct wt_morph NO_WORDS;
	struct wt_text text;
	struct wt_span *lines = WT_NEW(arena, struct wt_span, doc.len + 1);
	size_t n = 0;
	for (size_t at = 0; at < doc.len;) {
		const char *end = memchr(doc.ptr + at, '\n', doc.len - at);
		size_t stop = end ? (size_t)(end - doc.ptr) : doc.len;
		if (stop > at)
			lines[n++] = (struct wt_span){ (uint32_t)at, (uint32_t)stop };
		at = stop + 1;
	}
	wt_tokenise(&NO_WORDS, arena, doc, lines, n, &text);
	for (uint32_t s = 0; s < text.n_sentences; s++) {
		for (uint32_t i = 0; i < text.sentences[s].n; i++) {
			struct wt_keys k;
			wt_keys_of(text.sentences[s].tokens[i].form, &k);
			add(c, k.lower ? k.lower : 1);
		}
		add(c, CORPUS_BREAK);
		sample(c, &text.sentences[s]);
	}
}

void
corpus_read(struct corpus *c, const char *path)
{
	struct wt_arena arena;
	char *line = malloc(LINE_MAX_BYTES);
	gzFile f = gzopen(path, "rb");
	if (!f || !line) {
		perror(path);
		exit(2);
	}
	wt_arena_init(&arena, (size_t)1 << 30);
	while (gzgets(f, line, (int)LINE_MAX_BYTES)) {
		json_t *record = json_loads(line, 0, NULL);
		const char *text = json_string_value(json_object_get(record, "text"));
		if (text)
			add_text(c, &arena, wt_str_of(text));
		json_decref(record);
		wt_arena_reset(&arena);
	}
	(void)gzclose(f);
	free(line);
	wt_arena_release(&arena);
}

void
corpus_release(struct corpus *c)
{
	free(c->words);
	*c = (struct corpus){ 0 };
}

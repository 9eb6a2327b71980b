/*
 * coverage - how many of the verbs of a corpus the lexicon knows.
 *
 *	coverage [-n WORDS] FILE ...
 *
 * Reads articles (text or JSON Lines, as warta does) with the embedded lexicon and
 * grammar.  Of the words tagged VERB it counts those that begin a form of a frame, that
 * are on the list of verbs which deliberately report no act (also as the first word of
 * a phrase there), that are cues for who says so, and the rest.  Prints the four shares
 * and the WORDS (40) most frequent verbs of the rest, with their counts.
 *
 * A verb counts for a frame whether or not the frame's conditions hold at that place:
 * this measures the lexicon, not the coder.
 */
#include <stdio.h>
#include <stdlib.h>

#include "report/frame.h"
#include "work/reader.h"

#define WORD_MAX   40
#define PHRASE_MAX 5

enum kind { FRAME, NONE, CUE, REST, KINDS };

struct word {
	char text[WORD_MAX];
	size_t n;
};

struct coverage {
	const struct wt_frames *fr;
	size_t n[KINDS];
	size_t sentences;
	struct word *rest;
	size_t n_rest, cap_rest;
};

/* Does a key of the trie begin at word i and end at a word's end? */
static bool
begins(const struct wt_trie *trie, const struct wt_sentence *s, uint32_t i)
{
	int32_t node = 0;
	for (uint32_t k = i; k < s->n && k < i + PHRASE_MAX && node >= 0; k++) {
		struct wt_str w = s->tokens[k].lower;
		if (k > i && !(s->tokens[k].flags & WT_TOK_CLITIC))
			node = wt_trie_step(trie, node, ' ');
		for (size_t b = 0; b < w.len && node >= 0; b++)
			node = wt_trie_step(trie, node, (unsigned char)w.ptr[b]);
		if (node >= 0 && wt_trie_value(trie, node) >= 0)
			return true;
	}
	return false;
}

static enum kind
kind_of(const struct wt_frames *fr, const struct wt_sentence *s, uint32_t i)
{
	if (begins(&fr->form_trie, s, i))
		return FRAME;
	if (begins(&fr->none_trie, s, i))
		return NONE;
	return begins(&fr->cue_trie, s, i) ? CUE : REST;
}

static int
keep(struct coverage *c, struct wt_str word)
{
	if (c->n_rest == c->cap_rest) {
		size_t cap = c->cap_rest ? 2 * c->cap_rest : 1024;
		struct word *more = realloc(c->rest, cap * sizeof *more);
		if (!more)
			return -1;
		c->rest = more;
		c->cap_rest = cap;
	}
	struct word *w = &c->rest[c->n_rest++];
	(void)snprintf(w->text, sizeof w->text, "%.*s", WT_FMT(word));
	w->n = 1;
	return 0;
}

static int
count_sentence(struct coverage *c, const struct wt_sentence *s)
{
	c->sentences++;
	for (uint32_t i = 0; i < s->n; i++) {
		if (s->tokens[i].upos != WT_UPOS_VERB)
			continue;
		enum kind kind = kind_of(c->fr, s, i);
		c->n[kind]++;
		if (kind == REST && keep(c, s->tokens[i].lower) != 0)
			return -1;
	}
	return 0;
}

static int
by_text(const void *a, const void *b)
{
	return strcmp(((const struct word *)a)->text, ((const struct word *)b)->text);
}

static int
by_count(const void *a, const void *b)
{
	const struct word *x = a, *y = b;
	if (x->n != y->n)
		return x->n < y->n ? 1 : -1;
	return strcmp(x->text, y->text);
}

/* Equal words become one with their count; the most frequent first. */
static void
rank(struct coverage *c)
{
	size_t n = 0;
	qsort(c->rest, c->n_rest, sizeof *c->rest, by_text);
	for (size_t i = 0; i < c->n_rest; i++) {
		if (n && strcmp(c->rest[n - 1].text, c->rest[i].text) == 0)
			c->rest[n - 1].n++;
		else
			c->rest[n++] = c->rest[i];
	}
	c->n_rest = n;
	qsort(c->rest, n, sizeof *c->rest, by_count);
}

static void
print(struct coverage *c, size_t words)
{
	static const char *const NAMES[KINDS] = { "frame", "none", "cue", "unknown" };
	size_t all = c->n[FRAME] + c->n[NONE] + c->n[CUE] + c->n[REST];
	double of = all ? (double)all : 1.0;
	printf("%zu sentences, %zu verbs\n", c->sentences, all);
	for (int k = 0; k < KINDS; k++)
		printf("%-8s %8zu  %.3f\n", NAMES[k], c->n[k], (double)c->n[k] / of);
	printf("known    %8zu  %.3f\n", all - c->n[REST], (double)(all - c->n[REST]) / of);
	if (c->n_rest)
		rank(c);
	for (size_t i = 0; i < words && i < c->n_rest; i++)
		printf("%8zu  %s\n", c->rest[i].n, c->rest[i].text);
}

static void
complain(void *context, const struct wt_fault *f)
{
	(void)context;
	(void)fprintf(stderr, "coverage: %s\n", f->text);
}

static int
read_all(struct coverage *c, const struct wt_reader *reader, struct wt_capture *capture)
{
	struct wt_document doc;
	struct wt_page page;
	int code = 0;
	wt_document_init(&doc);
	while (code == 0 && wt_capture_next(capture, &page)) {
		struct wt_fault f = { 0 };
		if (wt_reader_read(reader, &page, &doc, NULL, NULL, &f) != WARTA_OK) {
			complain(NULL, &f);
			continue;
		}
		for (uint32_t i = 0; i < doc.text.n_sentences && code == 0; i++)
			code = count_sentence(c, &doc.text.sentences[i]);
	}
	wt_document_release(&doc);
	return code;
}

int
main(int argc, char **argv)
{
	size_t words = 40;
	int first = 1;
	if (argc > 2 && strcmp(argv[1], "-n") == 0) {
		words = strtoul(argv[2], NULL, 10);
		first = 3;
	}
	if (first >= argc) {
		(void)fprintf(stderr, "usage: coverage [-n WORDS] FILE ...\n");
		return 2;
	}
	struct wt_reader reader;
	struct wt_capture *capture;
	struct wt_fault f = { 0 };
	if (wt_reader_open(&reader, NULL, NULL, &f) != WARTA_OK) {
		complain(NULL, &f);
		return 1;
	}
	if (wt_capture_open(&capture, (const char *const *)argv + first, (size_t)(argc - first),
		    complain, NULL) != WARTA_OK) {
		wt_reader_close(&reader);
		return 1;
	}
	struct coverage c = { .fr = reader.frames };
	int code = read_all(&c, &reader, capture);
	if (code == 0)
		print(&c, words);
	free(c.rest);
	wt_capture_close(capture);
	wt_reader_close(&reader);
	return code ? 1 : 0;
}

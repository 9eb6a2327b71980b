/*
 * speed.c - words a second of the stages before and after the tagger, on one core.
 *
 *	score_speed MODEL TEXT
 *
 * TEXT has a paragraph a line.  Each stage is run ROUNDS times over the whole file and the best
 * time counts.  Then text that is hard is read in growing sizes (no blanks, one sentence, hyphens,
 * @ signs, brackets): the time per megabyte must stay flat.
 */
#include <stdio.h>
#include <stdlib.h>
#include <time.h>

#include "base/blob.h"
#include "base/file.h"
#include "grammar/reader.h"

#define ROUNDS 5
#define BUDGET ((size_t)8 << 30)

static double
now(void)
{
	struct timespec t;
	(void)clock_gettime(CLOCK_MONOTONIC, &t);
	return (double)t.tv_sec + (double)t.tv_nsec * 1e-9;
}

static struct wt_span *
lines_of(struct wt_arena *arena, struct wt_str doc, size_t *n)
{
	size_t lines = 1;
	for (size_t i = 0; i < doc.len; i++)
		lines += doc.ptr[i] == '\n';
	struct wt_span *spans = WT_NEW(arena, struct wt_span, lines);
	*n = 0;
	for (uint32_t i = 0, start = 0; i <= doc.len; i++)
		if (i == doc.len || doc.ptr[i] == '\n') {
			spans[(*n)++] = (struct wt_span){ start, i };
			start = i + 1;
		}
	return spans;
}

/* A stand-in for the tagger: verbs by their prefix, names by their capital. */
static void
tag(struct wt_text *t)
{
	for (uint32_t i = 0; i < t->n_tokens; i++) {
		struct wt_token *w = &t->tokens[i];
		bool verb = wt_str_starts(w->lower, WT_STR("me")) ||
			    wt_str_starts(w->lower, WT_STR("di"));
		w->upos = w->flags & WT_TOK_CAPITAL ? WT_UPOS_PROPN
			  : verb                    ? WT_UPOS_VERB
						    : WT_UPOS_NOUN;
	}
}

static void
time_stages(const struct wt_morph *m, struct wt_str doc)
{
	double best[3] = { 1e9, 1e9, 1e9 };
	uint32_t words = 0;
	for (int round = 0; round < ROUNDS; round++) {
		struct wt_arena arena;
		struct wt_text t;
		size_t n;
		wt_arena_init(&arena, BUDGET);
		struct wt_span *lines = lines_of(&arena, doc, &n);
		double t0 = now();
		wt_tokenise(m, &arena, doc, lines, n, &t);
		double t1 = now();
		wt_quotes_find(&arena, &t);
		double t2 = now();
		tag(&t);
		double t3 = now();
		for (uint32_t k = 0; k < t.n_sentences; k++)
			wt_morph_read(m, &arena, &t.sentences[k]);
		double t4 = now();
		double took[3] = { t1 - t0, t2 - t1, t4 - t3 };
		for (int i = 0; i < 3; i++)
			best[i] = took[i] < best[i] ? took[i] : best[i];
		words = t.n_tokens;
		wt_arena_release(&arena);
	}
	double mw = words / 1e6;
	printf("%u words, %.1f MB: tokens %.2f, quotations %.2f, morphology %.2f, together %.2f "
	       "million words/s\n",
		words, (double)doc.len / 1e6, mw / best[0], mw / best[1], mw / best[2],
		mw / (best[0] + best[1] + best[2]));
}

static void
time_growth(const struct wt_morph *m, const char *what, const char *unit)
{
	printf("%-14s", what);
	size_t n = strlen(unit);
	for (size_t size = 250000; size <= 4000000; size *= 4) {
		struct wt_arena arena;
		struct wt_text t;
		wt_arena_init(&arena, BUDGET);
		char *text = WT_NEW(&arena, char, size);
		for (size_t i = 0; i < size; i++)
			text[i] = unit[i % n];
		struct wt_span all = { 0, (uint32_t)size };
		double t0 = now();
		wt_tokenise(m, &arena, (struct wt_str){ text, size }, &all, 1, &t);
		wt_quotes_find(&arena, &t);
		tag(&t);
		for (uint32_t k = 0; k < t.n_sentences; k++)
			wt_morph_read(m, &arena, &t.sentences[k]);
		printf("  %.2f MB %6.1f ms/MB", (double)size / 1e6,
			(now() - t0) * 1e9 / (double)size);
		wt_arena_release(&arena);
	}
	putchar('\n');
}

int
main(int argc, char **argv)
{
	static const char *const HARD[][2] = { { "letters", "a" }, { "one sentence", "kata " },
		{ "hyphens", "a-" }, { "dots", "a." }, { "slashes", "1/a/" }, { "at signs", "a@" },
		{ "commas, one @", "ab,cd" }, { "brackets", "(a" }, { "quotes", "\"a " },
		{ "marks", "!" }, { "no blanks", "Menlutibadimanila,lalubertolak." },
		{ "broken UTF-8", "\xff\xc2\xe2\x80" }, { "clitics", "nyanyanya " },
		{ "prefixes", "memperberkese-" } };
	struct wt_fault f;
	struct wt_buf model = { 0 }, text = { 0 };
	struct wt_blob blob;
	struct wt_morph m;
	if (argc != 3) {
		fprintf(stderr, "use: score_speed MODEL TEXT\n");
		return 2;
	}
	if (wt_file_read(argv[1], (size_t)1 << 30, &model, &f) != WARTA_OK ||
		wt_blob_open(&blob, model.ptr, model.len, &f) != WARTA_OK ||
		wt_morph_open(&m, &blob, &f) != WARTA_OK ||
		wt_file_read(argv[2], (size_t)1 << 30, &text, &f) != WARTA_OK) {
		fprintf(stderr, "%s\n", f.text);
		return 1;
	}
	time_stages(&m, wt_buf_view(&text));
	for (size_t i = 0; i < sizeof HARD / sizeof HARD[0]; i++)
		time_growth(&m, HARD[i][0], HARD[i][1]);
	wt_buf_release(&model);
	wt_buf_release(&text);
	return 0;
}

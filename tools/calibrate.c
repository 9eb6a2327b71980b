/*
 * calibrate.c - how likely a claim is right, learnt from annotated articles.
 *
 *	calibrate SHARED [CONFIDENCE.def]
 *
 * Reads gold/dev and gold/texts below SHARED.  A claim is right where the article's
 * events have it with type, place in the text and both sides (level "who").  A logistic
 * regression over the traits of src/report/confidence.def is fitted with articles left
 * out, a tenth at a time, and the chances that it gives for those are compared with what
 * was right: Brier's score, beside that of the same chance for all, and the share right
 * in five bins.  With a second argument the weights fitted to all articles are written there.
 */
#include <math.h>
#include <stdio.h>
#include <stdlib.h>

#include "base/file.h"
#include "base/utf8.h"
#include "report/coder.h"
#include "work/document.h"
#include "work/score.h"

#define FOLDS       10
#define STEPS       4000
#define RATE        0.5
#define RIDGE       0.01 /* keeps rare traits near 0; of .001, .01 and .1 the best by Brier's score */
#define BINS        5
#define N           WT_TRAIT_COUNT
#define HAS(row, i) (((row)->traits >> (i)) & 1U)

struct row {
	uint32_t traits;
	uint32_t fold;
	bool right;
	double chance;
};

struct rows {
	struct row *items;
	uint32_t n, cap;
};

static double
chance_of(const double *w, const struct row *r)
{
	double sum = 0;
	for (int i = 0; i < N; i++)
		sum += HAS(r, i) ? w[i] : 0;
	return 1 / (1 + exp(-sum));
}

/* Weights by gradient descent over the rows outside the fold; FOLDS leaves none out. */
static void
fit(const struct rows *rows, uint32_t fold, double *w)
{
	for (int i = 0; i < N; i++)
		w[i] = 0;
	for (int step = 0; step < STEPS; step++) {
		double g[N] = { 0 };
		unsigned n = 0;
		for (uint32_t k = 0; k < rows->n; k++) {
			const struct row *r = &rows->items[k];
			if (r->fold == fold)
				continue;
			double miss = (r->right ? 1 : 0) - chance_of(w, r);
			for (int i = 0; i < N; i++)
				g[i] += HAS(r, i) ? miss : 0;
			n++;
		}
		for (int i = 0; i < N && n; i++)
			w[i] += RATE * (g[i] / n - (i ? RIDGE * w[i] : 0));
	}
}

/* --- reading ------------------------------------------------------------------------------------
 */

static int
read_record(const struct wt_reader *reader, struct wt_document *doc, const char *shared,
	const struct wt_gold_record *g, struct wt_fault *f)
{
	char path[4096];
	struct wt_buf text = { 0 };
	struct wt_page page = { .kind = WT_PAGE_JSON, .id = g->id, .outlet = g->outlet };
	int n = snprintf(path, sizeof path, "%s/gold/texts/%.*s.txt", shared, WT_FMT(g->id));
	if (n < 0 || (size_t)n >= sizeof path)
		return wt_fail(f, WARTA_EUSAGE, 0, "%s: too long", shared);
	int code = wt_file_read(path, WT_PAGE_PARSED, &text, f);
	if (code == WARTA_OK) {
		(void)wt_moment_parse(g->published, &page.published);
		page.text = wt_buf_view(&text);
		code = wt_reader_read(reader, &page, doc, NULL, NULL, f);
	}
	wt_buf_release(&text);
	return code;
}

static void
add_rows(struct rows *rows, struct wt_arena *arena, struct wt_document *doc,
	const struct wt_gold_record *g, uint32_t fold)
{
	uint8_t *levels = calloc(doc->claims.n + 1U, 1);
	if (!levels || wt_arena_guard(&doc->arena) != 0)
		exit(1);
	wt_score_levels(&doc->arena, g, &doc->claims, levels);
	wt_arena_unguard(&doc->arena);
	for (uint32_t i = 0; i < doc->claims.n; i++)
		*WT_PUSH(arena, rows->items, rows->n, rows->cap) =
			(struct row){ doc->claims.items[i].traits, fold, levels[i] >= WT_LEVEL_WHO,
				0 };
	free(levels);
}

static int
read_all(const char *shared, struct wt_arena *arena, struct rows *rows, struct wt_fault *f)
{
	char path[4096];
	struct wt_reader reader;
	struct wt_document doc;
	struct wt_gold gold;
	(void)snprintf(path, sizeof path, "%s/gold/dev", shared);
	int code = wt_reader_open(&reader, NULL, NULL, f);
	if (code != WARTA_OK)
		return code;
	wt_document_init(&doc);
	doc.claims.all = true;
	code = wt_gold_read(arena, path, &gold, f);
	for (uint32_t i = 0; code == WARTA_OK && i < gold.n; i++) {
		code = read_record(&reader, &doc, shared, &gold.records[i], f);
		if (code == WARTA_OK)
			add_rows(rows, arena, &doc, &gold.records[i], i % FOLDS);
	}
	wt_document_release(&doc);
	wt_reader_close(&reader);
	return code;
}

/* --- what came out ------------------------------------------------------------------------------
 */

static void
print_bins(const struct rows *rows)
{
	(void)printf("chance     claims  mean   right\n");
	for (int b = 0; b < BINS; b++) {
		unsigned n = 0, right = 0;
		double sum = 0;
		for (uint32_t k = 0; k < rows->n; k++) {
			const struct row *r = &rows->items[k];
			int bin = (int)(r->chance * BINS);
			if ((bin < BINS ? bin : BINS - 1) != b)
				continue;
			n++;
			sum += r->chance;
			right += r->right;
		}
		if (n)
			(void)printf("%.1f - %.1f  %6u  %.2f   %.2f\n", (double)b / BINS,
				(b + 1.0) / BINS, n, sum / n, (double)right / n);
	}
}

/* Every row gets the chance that the articles of the other folds give it. */
static void
cross_validate(struct rows *rows)
{
	double w[N], brier = 0, flat = 0, right = 0;
	for (uint32_t fold = 0; fold < FOLDS; fold++) {
		fit(rows, fold, w);
		for (uint32_t k = 0; k < rows->n; k++)
			if (rows->items[k].fold == fold)
				rows->items[k].chance = chance_of(w, &rows->items[k]);
	}
	for (uint32_t k = 0; k < rows->n; k++)
		right += rows->items[k].right ? 1 : 0;
	right /= rows->n ? rows->n : 1;
	for (uint32_t k = 0; k < rows->n; k++) {
		const struct row *r = &rows->items[k];
		double y = r->right ? 1 : 0;
		brier += (r->chance - y) * (r->chance - y);
		flat += (right - y) * (right - y);
	}
	(void)printf("%u claims, %.3f right; Brier %.3f, of one chance for all %.3f\n", rows->n,
		right, brier / rows->n, flat / rows->n);
	print_bins(rows);
}

static int
write_weights(const struct rows *rows, const char *path)
{
	static const struct {
		const char *name, *words;
	} TRAITS[] = {
#define WT_TRAIT(name, weight, words) { #name, words },
#include "report/confidence.def"
#undef WT_TRAIT
	};
	double w[N];
	FILE *out = fopen(path, "w");
	if (!out) {
		perror(path);
		return 1;
	}
	fit(rows, FOLDS, w);
	(void)fputs(
		"/* Made by tools/calibrate.c; not to be edited but for new traits, with weight "
		"0. */\n",
		out);
	for (int i = 0; i < N; i++)
		(void)fprintf(out, "WT_TRAIT(%s, %.2fF, \"%s\")\n", TRAITS[i].name, w[i],
			TRAITS[i].words);
	return fclose(out) == 0 ? 0 : 1;
}

int
main(int argc, char **argv)
{
	struct wt_fault f = { 0 };
	struct wt_arena arena;
	struct rows rows = { NULL, 0, 0 };
	if (argc < 2) {
		(void)fputs("Usage: calibrate SHARED [CONFIDENCE.def]\n", stderr);
		return 2;
	}
	wt_arena_init(&arena, (size_t)256 << 20);
	int code = read_all(argv[1], &arena, &rows, &f) == WARTA_OK ? 0 : 1;
	if (code)
		(void)fprintf(stderr, "calibrate: %s\n", f.text);
	else
		cross_validate(&rows);
	if (code == 0 && argc > 2)
		code = write_weights(&rows, argv[2]);
	wt_arena_release(&arena);
	return code;
}

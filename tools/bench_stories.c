/*
 * bench_stories.c - does an article cost the same after a million others?
 *
 *	bench_stories [--most N] [--svg FILE] ARTICLES.jsonl.gz...
 *
 * Takes real articles in the order of their days, 2,000 a day, and shifts them in time when they
 *are used up (one word in ten changed with each round, so that no round is a reprint of the last),
 *up to N (default 1,000,000).  Prints microseconds of processor time an article between 10,000,
 * 30,000, 100,000 ..., and draws them.
 */
#define _POSIX_C_SOURCE 200809L

#include <jansson.h>
#include <stdio.h>
#include <stdlib.h>
#include <time.h>

#include "lines.h"
#include "story/river.h"

#define A_DAY 2000

struct lead {
	char date[12];
	uint32_t terms[WT_TERMS];
	uint32_t n;
};

struct leads {
	struct lead *items;
	size_t n, cap;
	struct wt_commons commons;
};

static void
add_line(void *context, const char *line)
{
	struct leads *all = context;
	json_t *o = json_loads(line, 0, NULL);
	const char *title = json_string_value(json_object_get(o, "title"));
	const char *text = json_string_value(json_object_get(o, "text"));
	const char *date = json_string_value(json_object_get(o, "published"));
	if (text && all->n == all->cap) {
		all->cap = all->cap ? 2 * all->cap : 1024;
		all->items = realloc(all->items, all->cap * sizeof *all->items);
		if (!all->items)
			abort();
	}
	if (text) {
		struct lead *l = &all->items[all->n++];
		(void)snprintf(l->date, sizeof l->date, "%.10s", date ? date : "");
		wt_terms_of(&all->commons, wt_str_of(title ? title : ""), wt_str_of(text), l->terms,
			&l->n);
	}
	json_decref(o);
}

static int
by_date(const void *a, const void *b)
{
	return strcmp(((const struct lead *)a)->date, ((const struct lead *)b)->date);
}

/* Another round's article: some words are others. */
static struct wt_terms
shifted(const struct lead *l, uint32_t round, uint32_t out[WT_TERMS])
{
	for (uint32_t i = 0; i < l->n; i++) {
		bool changes = round && (l->terms[i] >> 3) % 10 == round % 10;
		out[i] = changes ? l->terms[i] + (round << 9) : l->terms[i];
	}
	return (struct wt_terms){ out, l->n };
}

#define POINTS 16

struct points {
	size_t articles[POINTS];
	double microseconds[POINTS];
	size_t n;
};

static void
draw(const struct points *p, const char *path)
{
	FILE *f = fopen(path, "w");
	double most = 1.0;
	if (!f)
		return;
	for (size_t i = 0; i < p->n; i++)
		most = p->microseconds[i] > most ? p->microseconds[i] : most;
	(void)fprintf(f,
		"<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"560\" height=\"300\""
		" font-family=\"sans-serif\" font-size=\"12\">\n"
		"<rect width=\"560\" height=\"300\" fill=\"white\"/>\n"
		"<path d=\"M60 20V250H540\" fill=\"none\" stroke=\"black\"/>\n"
		"<text x=\"60\" y=\"14\">microseconds an article (%.0f at the top)</text>\n"
		"<text x=\"540\" y=\"290\" text-anchor=\"end\">articles before it</text>\n",
		most * 1.25);
	for (size_t i = 0; i < p->n; i++) {
		double x = 80 + 440.0 * (double)i / (double)(p->n > 1 ? p->n - 1 : 1);
		double y = 250 - 230 * p->microseconds[i] / (most * 1.25);
		(void)fprintf(f,
			"<circle cx=\"%.1f\" cy=\"%.1f\" r=\"4\"/>"
			"<text x=\"%.1f\" y=\"%.1f\" text-anchor=\"middle\">%.1f</text>"
			"<text x=\"%.1f\" y=\"268\" text-anchor=\"middle\">%zu</text>\n",
			x, y, x, y - 9, p->microseconds[i], x, p->articles[i]);
	}
	(void)fprintf(f, "</svg>\n");
	(void)fclose(f);
}

static struct points
run(const struct leads *all, size_t most)
{
	struct points p = { .n = 0 };
	struct wt_river *s = wt_river_open();
	uint32_t terms[WT_TERMS];
	uint64_t stories = 0;
	size_t due = 10000, before = 0;
	clock_t from = clock();
	for (size_t i = 0; s && i < most; i++) {
		uint64_t story = 0;
		float like;
		if (!wt_river_add(s, (int64_t)(i * 1440 / A_DAY),
			    shifted(&all->items[i % all->n], (uint32_t)(i / all->n), terms), &story,
			    &like))
			break;
		if (!story)
			wt_river_name(s, ++stories);
		if (i + 1 != due)
			continue;
		double us =
			1e6 * (double)(clock() - from) / CLOCKS_PER_SEC / (double)(due - before);
		(void)printf("%8zu articles: %.1f microseconds each, %llu stories\n", due, us,
			(unsigned long long)stories);
		if (p.n < POINTS) {
			p.articles[p.n] = due;
			p.microseconds[p.n++] = us;
		}
		before = due;
		due = due % 3 ? due * 3 : due / 3 * 10;
		due = due > most && before < most ? most : due;
		from = clock();
	}
	wt_river_close(s);
	return p;
}

int
main(int argc, char **argv)
{
	struct leads all = { 0 };
	wt_commons_init(&all.commons);
	const char *svg = NULL;
	size_t most = 1000000;
	for (int i = 1; i < argc; i++) {
		if (strcmp(argv[i], "--most") == 0 && i + 1 < argc)
			most = strtoul(argv[++i], NULL, 10);
		else if (strcmp(argv[i], "--svg") == 0 && i + 1 < argc)
			svg = argv[++i];
		else if (!lines_of(argv[i], add_line, &all))
			(void)fprintf(stderr, "bench_stories: %s: cannot be read\n", argv[i]);
	}
	if (all.n == 0) {
		(void)fprintf(stderr, "bench_stories: no articles\n");
		return 77;
	}
	qsort(all.items, all.n, sizeof *all.items, by_date);
	struct points p = run(&all, most);
	if (svg)
		draw(&p, svg);
	free(all.items);
	return p.n ? 0 : 1;
}

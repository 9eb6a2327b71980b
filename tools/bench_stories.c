/*
 * bench_stories.c - does an article cost the same after a million others?
 *
 *	bench_stories [--most N] [--only stories|reprints] [--svg FILE] [--store FILE]
 *ARTICLES.jsonl.gz...
 *
 * Takes real articles in the order of their days, 2,000 a day, and shifts them in time when they
 * are used up, up to N (default 1,000,000).  Prints microseconds of processor time an article
 * between 10,000, 30,000, 100,000 ..., and draws them:
 *
 *	stories		what it takes to put an article into a story (one word in ten changed with
 *			each round)
 *	reprints	what it takes to look for copies of it in a store, 10,000 at once, and to
 *			file it (four words in five changed with each round, so that no
 *			round is a reprint of the last; but not the first and last words, which
 *			newsrooms put under every article)
 *
 * Behind each point stands what the last 10,000 before it took, over what they take beside them
 * in a river that began 10,000 articles before, in a store that has those of the last weeks only.
 * FILE is a new store, else one in memory; texts leave it again when they were compared.
 */
#define _POSIX_C_SOURCE 200809L

#include <jansson.h>
#include <stdio.h>
#include <stdlib.h>
#include <time.h>

#include "base/buf.h"
#include "lines.h"
#include "store/bind.h"
#include "story/copies.h"
#include "story/river.h"

#define A_DAY   2000
#define AT_ONCE 10000 /* articles that are compared together, as those of an archive are */

struct lead {
	char date[12];
	char *title, *text;
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
		l->title = strdup(title ? title : "");
		l->text = strdup(text);
		if (!l->title || !l->text)
			abort();
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
	const char *what, *colour;
	size_t articles[POINTS];
	double microseconds[POINTS];
	size_t n;
};

/* 10,000, 30,000, 100,000 ... and the last one. */
static size_t
next_point(size_t point, size_t most)
{
	size_t due = point % 3 ? point * 3 : point / 3 * 10;
	return due > most && point < most ? most : due;
}

static void
add_point(struct points *p, size_t articles, size_t before, double seconds)
{
	double us = 1e6 * seconds / (double)(articles - before);
	(void)printf("%s: %8zu articles: %.1f microseconds each\n", p->what, articles, us);
	(void)fflush(stdout);
	if (p->n < POINTS) {
		p->articles[p->n] = articles;
		p->microseconds[p->n++] = us;
	}
}

/* --- the plot --- */

static void
draw_points(FILE *f, const struct points *p, double most)
{
	for (size_t i = 0; i < p->n; i++) {
		double x = 80 + 440.0 * (double)i / (double)(p->n > 1 ? p->n - 1 : 1);
		double y = 250 - 230 * p->microseconds[i] / (most * 1.25);
		(void)fprintf(f,
			"<circle cx=\"%.1f\" cy=\"%.1f\" r=\"4\" fill=\"%s\"/>"
			"<text x=\"%.1f\" y=\"%.1f\" text-anchor=\"middle\">%.1f</text>\n",
			x, y, p->colour, x, y - 9, p->microseconds[i]);
		if (i + 1 == p->n)
			(void)fprintf(f,
				"<text x=\"%.1f\" y=\"%.1f\" text-anchor=\"end\">%s</text>\n", x,
				y + 18, p->what);
	}
}

static void
draw(const struct points *stories, const struct points *reprints, const char *path)
{
	FILE *f = fopen(path, "w");
	double most = 1.0;
	if (!f)
		return;
	for (size_t i = 0; i < stories->n; i++)
		most = stories->microseconds[i] > most ? stories->microseconds[i] : most;
	for (size_t i = 0; i < reprints->n; i++)
		most = reprints->microseconds[i] > most ? reprints->microseconds[i] : most;
	(void)fprintf(f,
		"<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"560\" height=\"300\""
		" font-family=\"sans-serif\" font-size=\"12\">\n"
		"<rect width=\"560\" height=\"300\" fill=\"white\"/>\n"
		"<path d=\"M60 20V250H540\" fill=\"none\" stroke=\"black\"/>\n"
		"<text x=\"60\" y=\"14\">microseconds an article (%.0f at the top)</text>\n"
		"<text x=\"540\" y=\"290\" text-anchor=\"end\">articles before it</text>\n",
		most * 1.25);
	const struct points *along = stories->n ? stories : reprints;
	for (size_t i = 0; i < along->n; i++)
		(void)fprintf(f, "<text x=\"%.1f\" y=\"268\" text-anchor=\"middle\">%zu</text>\n",
			80 + 440.0 * (double)i / (double)(along->n > 1 ? along->n - 1 : 1),
			along->articles[i]);
	draw_points(f, stories, most);
	draw_points(f, reprints, most);
	(void)fprintf(f, "</svg>\n");
	(void)fclose(f);
}

/* --- stories --- */

#define CHUNK 500   /* taken by one river, then by the other, so that both meet the same machine */
#define FRESH 20000 /* articles before a point, where a river without a past begins */
#define LAST  10000 /* before a point: both are timed */

struct flow {
	struct wt_river *river;
	uint64_t stories;
	double seconds, last; /* since the last point; of the last articles before the next */
};

static bool
take_chunk(struct flow *flow, const struct leads *all, size_t first)
{
	uint32_t terms[WT_TERMS];
	clock_t from = clock();
	for (size_t i = first; i < first + CHUNK; i++) {
		struct wt_terms t = shifted(&all->items[i % all->n], (uint32_t)(i / all->n), terms);
		uint64_t story = 0;
		float like;
		if (!wt_river_add(flow->river, (int64_t)(i * 1440 / A_DAY), t, &story, &like))
			return false;
		if (!story)
			wt_river_name(flow->river, ++flow->stories);
	}
	double seconds = (double)(clock() - from) / CLOCKS_PER_SEC;
	flow->seconds += seconds;
	flow->last += seconds;
	return true;
}

static void
run_stories(const struct leads *all, size_t most, struct points *p)
{
	struct flow old = { .river = wt_river_open() }, fresh = { NULL, 0, 0.0, 0.0 };
	size_t due = 10000, before = 0;
	bool good = old.river != NULL;
	for (size_t i = 0; good && i + CHUNK <= most; i += CHUNK) {
		if (!fresh.river && i + FRESH >= due)
			fresh = (struct flow){ wt_river_open(), 0, 0.0, 0.0 };
		if (i + LAST <= due)
			old.last = fresh.last = 0.0;
		good = take_chunk(&old, all, i) &&
		       (i + FRESH < due || (fresh.river && take_chunk(&fresh, all, i)));
		if (!good || i + CHUNK < due)
			continue;
		add_point(p, due, before, old.seconds);
		(void)printf("\tthe last of them %.2f times as much as after 10,000 others\n",
			old.last / fresh.last);
		wt_river_close(fresh.river);
		fresh.river = NULL;
		old.seconds = 0.0;
		before = due;
		due = next_point(due, most);
	}
	(void)printf("%llu stories\n", (unsigned long long)old.stories);
	wt_river_close(old.river);
	wt_river_close(fresh.river);
}

/* --- reprints --- */

/* Articles before a point, where a store without a past begins: more than those of the days that
 * are compared with each other (story/keys.h); and those of them that are timed in both. */
#define SHELF_FRESH 100000
#define SHELF_LAST  30000

#define KEPT 12 /* words at both ends */

static size_t
word_at(const char *text, size_t i)
{
	size_t from = i;
	while (text[i] && text[i] != ' ' && text[i] != '\n')
		i++;
	return i - from;
}

static size_t
count_words(const char *text)
{
	size_t n = 0;
	for (size_t i = 0; text[i]; i++)
		n += text[i] != ' ' && text[i] != '\n' &&
		     (i == 0 || text[i - 1] == ' ' || text[i - 1] == '\n');
	return n;
}

/* Another round's text: most words are others. */
static void
shift_text(const char *text, size_t round, struct wt_buf *out)
{
	size_t words = count_words(text), n = 0;
	wt_buf_clear(out);
	for (size_t i = 0; text[i];) {
		size_t len = word_at(text, i);
		wt_buf_add(out, text + i, len ? len : 1);
		if (len && round && n >= KEPT && n + KEPT < words &&
			(wt_str_hash((struct wt_str){ text + i, len }) >> 7) % 5 != round % 5)
			for (size_t r = round; r; r /= 26)
				wt_buf_char(out, (char)('a' + r % 26));
		n += len > 0;
		i += len ? len : 1;
	}
}

static int
put_article(struct wt_store *s, const struct lead *l, size_t number, struct wt_str text)
{
	static const char DOCUMENT[] =
		"INSERT INTO documents (key, id, title, published, published_at, text_key, coder,"
		" stored, live) VALUES (?1, CAST(?1 AS TEXT), ?2, '2024-06-19', ?3, ?4, '', '',"
		" TRUE)";
	static const char TEXT[] = "INSERT INTO texts (document, text) VALUES (?, ?)";
	struct wt_stmt *document = wt_db_get(s, DOCUMENT, NULL), *put;
	if (!document)
		return WARTA_ESTORE;
	wt_bind_int(document, 1, (int64_t)number + 1);
	wt_bind_text(document, 2, wt_str_of(l->title));
	wt_bind_int(document, 3, (int64_t)(number * 1440 / A_DAY));
	wt_bind_int(document, 4, (int64_t)wt_str_hash(text));
	int code = wt_db_run(s, document, "be filled", NULL);
	put = code == WARTA_OK ? wt_db_get(s, TEXT, NULL) : NULL;
	if (!put)
		return WARTA_ESTORE;
	wt_bind_int(put, 1, wt_db_inserted(s));
	wt_bind_text(put, 2, text);
	return wt_db_run(s, put, "be filled", NULL);
}

/* Some articles, stored and compared; the processor time of the latter, or a negative code. */
static double
compare_some(struct wt_store *s, const struct leads *all, size_t first, size_t n,
	struct wt_arena *arena, struct wt_buf *text, struct wt_fault *f)
{
	int code = wt_db_begin(s, f);
	for (size_t i = first; code == WARTA_OK && i < first + n; i++) {
		const struct lead *l = &all->items[i % all->n];
		shift_text(l->text, i / all->n, text);
		code = put_article(s, l, i, wt_buf_view(text));
	}
	if (code == WARTA_OK)
		code = wt_db_commit(s, f);
	clock_t from = clock();
	if (code == WARTA_OK)
		code = wt_db_begin(s, f);
	if (code == WARTA_OK)
		code = wt_copies_update(s, arena, f);
	if (code == WARTA_OK)
		code = wt_db_commit(s, f);
	double seconds = (double)(clock() - from) / CLOCKS_PER_SEC;
	if (code == WARTA_OK)
		code = wt_db_exec(s,
			"UPDATE texts SET text = '' WHERE document > (SELECT max(document) FROM "
			"texts) - 10000",
			"be emptied", f);
	return code == WARTA_OK ? seconds : code;
}

/* A store, and what comparing took in it: since the last point, of the last before the next. */
struct shelf {
	struct wt_store *store;
	struct wt_arena arena;
	double seconds, last;
};

static bool
open_shelf(struct shelf *h, const char *path, struct wt_fault *f)
{
	struct wt_store_options options = { .coder = "bench" };
	*h = (struct shelf){ .seconds = 0.0 };
	wt_arena_init(&h->arena, (size_t)1 << 30);
	return wt_store_open(&h->store, path, WT_STORE_WRITE, &options, f) == WARTA_OK;
}

static void
close_shelf(struct shelf *h)
{
	if (!h->store)
		return;
	(void)wt_store_close(h->store, NULL);
	wt_arena_release(&h->arena);
	h->store = NULL;
}

static bool
take_some(struct shelf *h, const struct leads *all, size_t first, size_t n, struct wt_buf *text,
	struct wt_fault *f)
{
	double seconds = compare_some(h->store, all, first, n, &h->arena, text, f);
	h->seconds += seconds;
	h->last += seconds;
	return seconds >= 0.0;
}

/* As run_stories: beside the store, one that began shortly before a point. */
static int
run_reprints(const struct leads *all, size_t most, const char *path, struct points *p)
{
	struct shelf old, fresh = { NULL };
	struct wt_fault f = { 0 };
	struct wt_buf text = { 0 };
	char young[4096];
	bool in_memory = strcmp(path, ":memory:") == 0;
	size_t due = 10000, before = 0;
	bool good = open_shelf(&old, path, &f);
	(void)snprintf(young, sizeof young, in_memory ? "%s" : "%s.young", path);
	for (size_t i = 0, n; good && i < most; i += n) {
		n = due - i < AT_ONCE ? due - i : AT_ONCE;
		n = n < most - i ? n : most - i;
		if (!fresh.store && due > SHELF_FRESH && i + SHELF_FRESH >= due)
			good = open_shelf(&fresh, young, &f);
		if (i + SHELF_LAST <= due)
			old.last = fresh.last = 0.0;
		good = good && take_some(&old, all, i, n, &text, &f) &&
		       (!fresh.store || take_some(&fresh, all, i, n, &text, &f));
		if (!good || i + n != due)
			continue;
		add_point(p, due, before, old.seconds);
		if (fresh.store)
			(void)printf("\tthe last of them %.2f times as much as in a store of the "
				     "last weeks\n",
				old.last / fresh.last);
		close_shelf(&fresh);
		if (!in_memory)
			(void)remove(young);
		old.seconds = 0.0;
		before = due;
		due = next_point(due, most);
	}
	if (!good)
		(void)fprintf(stderr, "bench_stories: %s\n", f.text);
	close_shelf(&fresh);
	close_shelf(&old);
	wt_buf_release(&text);
	return !good;
}

int
main(int argc, char **argv)
{
	struct leads all = { 0 };
	wt_commons_init(&all.commons);
	const char *svg = NULL, *store = ":memory:", *only = "";
	size_t most = 1000000;
	for (int i = 1; i < argc; i++) {
		if (strcmp(argv[i], "--most") == 0 && i + 1 < argc)
			most = strtoul(argv[++i], NULL, 10);
		else if (strcmp(argv[i], "--svg") == 0 && i + 1 < argc)
			svg = argv[++i];
		else if (strcmp(argv[i], "--only") == 0 && i + 1 < argc)
			only = argv[++i];
		else if (strcmp(argv[i], "--store") == 0 && i + 1 < argc)
			store = argv[++i];
		else if (!lines_of(argv[i], add_line, &all))
			(void)fprintf(stderr, "bench_stories: %s: cannot be read\n", argv[i]);
	}
	if (all.n == 0) {
		(void)fprintf(stderr, "bench_stories: no articles\n");
		return 77;
	}
	qsort(all.items, all.n, sizeof *all.items, by_date);
	struct points stories = { .what = "stories", .colour = "#1f5fa8" };
	struct points reprints = { .what = "reprints", .colour = "#b3531e" };
	int bad = 0;
	if (strcmp(only, "reprints") != 0)
		run_stories(&all, most, &stories);
	if (strcmp(only, "stories") != 0)
		bad = run_reprints(&all, most, store, &reprints);
	if (svg)
		draw(&stories, &reprints, svg);
	for (size_t i = 0; i < all.n; i++) {
		free(all.items[i].title);
		free(all.items[i].text);
	}
	free(all.items);
	return bad || stories.n + reprints.n == 0;
}

/*
 * bench_search.c - how fast are articles found by their words?
 *
 *	bench_search ARTICLES.jsonl [N [FILE]]		default: 100,000 articles, in a file in
 *							/tmp that is removed again
 *
 * The articles are made of the sentences of real ones, drawn at random, some 2.3 kB each, spread
 * over 400 days and 8 outlets.  A file that is there already is searched as it is.  Each search
 * is run three times; the least processor time counts, that of the machine's neighbours does not.
 */
#define _POSIX_C_SOURCE 200809L

#include <stdio.h>
#include <stdlib.h>
#include <time.h>
#include <unistd.h>

#include "capture/page.h"
#include "scratch.h"
#include "store/search.h"
#include "work/reader.h"

#define TEXT 2300

struct made {
	char *bytes; /* of all texts */
	struct wt_str *sentences;
	size_t n, cap;
	struct wt_buf text;
};

static double
cpu(void)
{
	return (double)clock() / CLOCKS_PER_SEC;
}

static uint32_t
next(uint32_t *seed)
{
	*seed = *seed * 1664525u + 1013904223u;
	return *seed >> 8;
}

static void
complain(void *context, const struct wt_fault *f)
{
	(void)context;
	(void)fprintf(stderr, "bench_search: %s\n", f->text);
}

static bool
add_sentence(struct made *m, struct wt_str s)
{
	if (m->n == m->cap) {
		m->cap = m->cap ? 2 * m->cap : 4096;
		struct wt_str *more = realloc(m->sentences, m->cap * sizeof *more);
		if (!more)
			return false;
		m->sentences = more;
	}
	char *copy = malloc(s.len + 1);
	if (!copy)
		return false;
	memcpy(copy, s.ptr, s.len);
	m->sentences[m->n++] = (struct wt_str){ copy, s.len };
	return true;
}

/* Sentences, roughly: up to a full stop or a line's end. */
static bool
add_text(struct made *m, struct wt_str text)
{
	size_t start = 0;
	for (size_t i = 0; i < text.len; i++) {
		bool stop = text.ptr[i] == '\n' ||
			    (text.ptr[i] == '.' && i + 1 < text.len && text.ptr[i + 1] == ' ');
		if (!stop)
			continue;
		if (i > start + 20 &&
			!add_sentence(m, (struct wt_str){ text.ptr + start, i + 1 - start }))
			return false;
		start = i + 1;
	}
	return true;
}

static bool
load(struct made *m, const char *path)
{
	struct wt_capture *capture;
	struct wt_page page;
	if (wt_capture_open(&capture, &path, 1, complain, NULL) != WARTA_OK)
		return false;
	bool ok = true;
	while (ok && wt_capture_next(capture, &page))
		ok = add_text(m, page.text);
	wt_capture_close(capture);
	return ok && m->n > 0;
}

static int
put(struct wt_store *s, struct made *m, uint32_t i, uint32_t *seed, struct wt_fault *f)
{
	static const char *const OUTLETS[] = { "Antara", "Kompas.com", "Tempo.co", "detikNews",
		"CNN Indonesia", "Republika", "Tribunnews", "Okezone" };
	char id[24];
	struct wt_claims none = { 0 };
	struct wt_article a = { 0 };
	wt_buf_clear(&m->text);
	while (m->text.len < TEXT) {
		wt_buf_str(&m->text, m->sentences[next(seed) % m->n]);
		wt_buf_char(&m->text, ' ');
	}
	(void)snprintf(id, sizeof id, "bench-%u", i);
	a.id = wt_str_of(id);
	a.url = WT_STR("");
	a.title = m->sentences[next(seed) % m->n];
	a.title.len = a.title.len < 70 ? a.title.len : 70;
	a.outlet = wt_str_of(OUTLETS[next(seed) % 8]);
	a.published.day = wt_day_add((struct wt_day){ 2023, 1, 1 }, (int32_t)(i / 250));
	a.published.minute = (int16_t)(next(seed) % 1440);
	a.published.zone = 420;
	a.doc = wt_buf_view(&m->text);
	return wt_store_put(s, &a, &none, NULL, f);
}

static int
fill(struct wt_store *s, const char *path, uint32_t n, struct wt_fault *f)
{
	struct made m = { 0 };
	uint32_t seed = 7;
	int code = load(&m, path) ? WARTA_OK : wt_fail(f, WARTA_EIO, 0, "%s: no sentences", path);
	double at = cpu();
	for (uint32_t i = 0; i < n && code == WARTA_OK; i++)
		code = put(s, &m, i, &seed, f);
	if (code == WARTA_OK)
		code = wt_store_flush(s, f);
	(void)printf("%u articles stored and indexed: %.1f MB/s (cpu)\n", n,
		(double)n * TEXT / 1e6 / (cpu() - at));
	for (size_t i = 0; i < m.n; i++) {
		char *copy;
		memcpy(&copy, &m.sentences[i].ptr, sizeof copy);
		free(copy);
	}
	free(m.sentences);
	wt_buf_release(&m.text);
	return code;
}

static int
see(void *context, const struct wt_found *found)
{
	*(uint32_t *)context += found->snippet.len > 0;
	return 0;
}

static int
measure(struct wt_store *s, const char *words, bool newest, struct wt_fault *f)
{
	struct wt_search ask = { .words = wt_str_of(words), .newest = newest, .limit = 20 };
	uint64_t total = 0;
	uint32_t shown = 0;
	double best = 1e9;
	int code = wt_store_search(s, &ask, &total, see, &shown, f);
	for (int i = 0; i < 3 && code == WARTA_OK; i++) {
		double at = cpu();
		shown = 0;
		code = wt_store_search(s, &ask, NULL, see, &shown, f);
		double spent = 1e3 * (cpu() - at);
		best = spent < best ? spent : best;
	}
	(void)printf("%-34s %-6s %7llu hits, %2u shown: %8.2f ms\n", words,
		newest ? "newest" : "best", (unsigned long long)total, shown, best);
	return code;
}

static int
measure_all(struct wt_store *s, struct wt_fault *f)
{
	static const char *const WORDS[] = { "zodiak", "sagitarius", "gempa", "polisi", "menteri",
		"indonesia", "kata", "\"menteri luar negeri\"", "pres*", "menteri presiden",
		"title:presiden", "outlet:kompas polisi", "from:2023-06 to:2023-07 polisi" };
	int code = WARTA_OK;
	for (size_t i = 0; i < sizeof WORDS / sizeof WORDS[0] && code == WARTA_OK; i++) {
		code = measure(s, WORDS[i], false, f);
		if (code == WARTA_OK)
			code = measure(s, WORDS[i], true, f);
	}
	return code;
}

int
main(int argc, char **argv)
{
	char path[48];
	struct wt_reader reader;
	struct wt_buf errors = { 0 };
	struct wt_fault f = { 0 };
	struct wt_store *s = NULL;
	if (argc < 2) {
		(void)fputs("bench_search ARTICLES.jsonl [N [FILE]]\n", stderr);
		return 2;
	}
	uint32_t n = argc > 2 ? (uint32_t)strtoul(argv[2], NULL, 10) : 100000;
	(void)snprintf(path, sizeof path, "/tmp/bench_search.%ld.db", (long)getpid());
	const char *file = argc > 3 ? argv[3] : path;
	bool there = access(file, F_OK) == 0;
	int code = wt_reader_open(&reader, NULL, &errors, &f);
	struct wt_store_options options = { .coder = "bench" };
	if (code == WARTA_OK) {
		options.gazetteer = reader.gazetteer;
		options.grammar = reader.grammar;
		code = wt_store_open(&s, file, WT_STORE_WRITE, &options, &f);
	}
	if (code == WARTA_OK && !there)
		code = fill(s, argv[1], n, &f);
	if (code == WARTA_OK)
		code = measure_all(s, &f);
	if (code != WARTA_OK)
		(void)fprintf(stderr, "bench_search: %s\n", f.text);
	(void)wt_store_close(s, NULL);
	wt_reader_close(&reader);
	wt_buf_release(&errors);
	if (argc <= 3)
		remove_store(file);
	return code == WARTA_OK ? 0 : 1;
}

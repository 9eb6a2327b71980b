/*
 * measure_pages - how well and how fast articles are told apart from pages of HTML.
 *
 *	measure_pages [--least F1] [--misses] [--repeat N] TRUTH.json FOLDER
 *
 * TRUTH maps a page's id to articleBody, title and date; FOLDER holds ID.html.  Prints for the
 * Indonesian pages (those whose truth has Indonesian words) and the others:
 *
 *	body   precision, recall and F1 of runs of four words, counted with multiplicity, averaged
 *	date   the same day of publication; days that the page gives as those of a change, where
 *	       that is what the truth names; how many have the time, and the zone
 *	title  the same but for white space
 *	speed  pages and megabytes in a second of CPU, from the bytes of the file to the article
 *
 * --misses names the pages below .90.  Fails where a body F1 is under --least; exits with 77 where
 * the material is not there.
 */
#include <jansson.h>
#include <stdio.h>
#include <stdlib.h>
#include <time.h>
#include <unistd.h>

#include "base/file.h"
#include "base/utf8.h"
#include "capture/charset.h"
#include "extract/article.h"

#define BUDGET ((size_t)1 << 30)
#define RUN    4 /* words */

struct bag {
	uint64_t *runs; /* hashes, sorted */
	size_t n;
};

struct tally {
	const char *name;
	unsigned pages, dates, dates_right, changes, times, zones, titles, titles_right;
	double precision, recall;
};

struct measure {
	struct wt_arena arena;
	struct wt_charset charset;
	const char *folder;
	bool misses;
	long repeat;
	double seconds;
	size_t bytes;
	unsigned read;
};

static int
by_value(const void *a, const void *b)
{
	uint64_t x, y;
	memcpy(&x, a, sizeof x);
	memcpy(&y, b, sizeof y);
	return x < y ? -1 : x > y;
}

/* The runs of four words of a text; a word is letters, digits and what is beyond ASCII. */
static struct bag
bag_of(struct wt_arena *arena, struct wt_str s)
{
	struct bag b = { WT_NEW(arena, uint64_t, s.len / 2 + 2), 0 };
	uint64_t last[RUN] = { 0 };
	size_t words = 0;
	for (size_t i = 0; i < s.len;) {
		uint64_t hash = UINT64_C(1469598103934665603);
		size_t start = i;
		for (; i < s.len; i++) {
			char c = wt_lower(s.ptr[i]);
			bool in = wt_is_alpha(c) || wt_is_digit(c) || c == '_' ||
				  ((unsigned char)c >= 0x80 && (unsigned char)s.ptr[start] != 0xe2);
			if (!in || (unsigned char)c == 0xe2)
				break;
			hash = (hash ^ (unsigned char)c) * UINT64_C(1099511628211);
		}
		if (i == start) {
			size_t n = wt_utf8_len(s.ptr + i, s.len - i);
			i += n ? n : 1;
			continue;
		}
		memmove(last, last + 1, sizeof last - sizeof last[0]);
		last[RUN - 1] = hash;
		if (++words >= RUN) {
			uint64_t run = 0;
			for (int k = 0; k < RUN; k++)
				run = (run ^ last[k]) * UINT64_C(0x9e3779b97f4a7c15);
			b.runs[b.n++] = run;
		}
	}
	qsort(b.runs, b.n, sizeof b.runs[0], by_value);
	return b;
}

static size_t
shared(struct bag a, struct bag b)
{
	size_t n = 0;
	for (size_t i = 0, k = 0; i < a.n && k < b.n;)
		if (a.runs[i] < b.runs[k])
			i++;
		else if (a.runs[i] > b.runs[k])
			k++;
		else {
			n++;
			i++;
			k++;
		}
	return n;
}

static struct wt_str
body_of(struct wt_arena *arena, const struct wt_article *a)
{
	char *text = WT_NEW(arena, char, a->doc.len + a->n_paragraphs + 1);
	size_t n = 0;
	for (uint32_t i = 0; i < a->n_paragraphs; i++) {
		struct wt_str s = wt_view(a->doc, a->paragraphs[i].span);
		if (a->paragraphs[i].kind == WT_PARA_TITLE ||
			a->paragraphs[i].kind == WT_PARA_CAPTION)
			continue;
		memcpy(text + n, s.ptr, s.len);
		n += s.len;
		text[n++] = '\n';
	}
	return (struct wt_str){ text, n };
}

static bool
same_title(struct wt_arena *arena, struct wt_str a, struct wt_str b)
{
	struct wt_str words[2] = { a, b };
	for (int i = 0; i < 2; i++) {
		char *to = WT_NEW(arena, char, words[i].len + 1);
		size_t n = 0;
		for (size_t k = 0; k < words[i].len; k++)
			if (!wt_is_space(words[i].ptr[k]))
				to[n++] = words[i].ptr[k];
			else if (n && to[n - 1] != ' ')
				to[n++] = ' ';
		words[i] = wt_str_trim((struct wt_str){ to, n });
	}
	return wt_str_eq(words[0], words[1]);
}

static double
now(void)
{
	struct timespec t;
	(void)clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &t);
	return (double)t.tv_sec + (double)t.tv_nsec * 1e-9;
}

static void
read_page(struct measure *m, struct wt_str bytes, struct wt_article *a)
{
	for (long i = 0; i < m->repeat; i++) {
		double start = now();
		wt_arena_reset(&m->arena);
		(void)wt_charset_decode(&m->charset, bytes, WT_STR(""));
		struct wt_page page = { .kind = WT_PAGE_HTML,
			.id = WT_STR("x"),
			.published = { { 0, 0, 0 }, WT_MINUTE_NONE, WT_ZONE_NONE },
			.text = wt_buf_view(&m->charset.text) };
		wt_article_read(&m->arena, &page, a);
		m->seconds += now() - start;
		m->bytes += bytes.len;
		m->read++;
	}
}

static struct wt_str
member(const json_t *truth, const char *key)
{
	const char *s = json_string_value(json_object_get(truth, key));
	return wt_str_of(s ? s : "");
}

static void
score(struct measure *m, struct tally *t, const char *id, const json_t *truth,
	const struct wt_article *a)
{
	char published[WT_MOMENT_TEXT], modified[WT_MOMENT_TEXT];
	struct wt_str date = member(truth, "date"), title = member(truth, "title");
	struct bag want = bag_of(&m->arena, member(truth, "articleBody"));
	struct bag have = bag_of(&m->arena, body_of(&m->arena, a));
	double both = (double)shared(want, have);
	double p = have.n ? both / (double)have.n : want.n == 0;
	double r = want.n ? both / (double)want.n : 1;
	t->pages++;
	t->precision += p;
	t->recall += r;
	(void)wt_moment_print(a->published, published);
	published[10] = '\0';
	(void)wt_moment_print(a->modified, modified);
	bool day = date.len >= 10 && strncmp(published, date.ptr, 10) == 0;
	t->changes += date.len >= 10 && !day && strncmp(modified, date.ptr, 10) == 0;
	t->times += a->published.minute != WT_MINUTE_NONE;
	t->zones += a->published.zone != WT_ZONE_NONE;
	bool named = same_title(&m->arena, title, a->title);
	t->dates += date.len > 0;
	t->dates_right += day;
	t->titles += title.len > 0;
	t->titles_right += title.len > 0 && named;
	if (m->misses && (p < .9 || r < .9 || (date.len && !day) || !named))
		printf("%s: P %.2f R %.2f, date %s (%.*s), title %.*s (%.*s)\n", id, p, r,
			published, WT_FMT(date), WT_FMT(a->title), WT_FMT(title));
}

static bool
is_indonesian(struct wt_str body)
{
	return wt_str_find(body, WT_STR(" yang "), 0) >= 0 ||
	       wt_str_find(body, WT_STR(" di "), 0) >= 0;
}

static double
print_tally(const struct tally *t)
{
	double p = t->precision / t->pages, r = t->recall / t->pages;
	double f1 = p + r > 0 ? 2 * p * r / (p + r) : 0;
	printf("%-10s %3u pages  body P %.3f R %.3f F1 %.3f  date %u/%u (and %u days of a change) "
	       "time %u zone %u title %u/%u\n",
		t->name, t->pages, p, r, f1, t->dates_right, t->dates, t->changes, t->times,
		t->zones, t->titles_right, t->titles);
	return f1;
}

static int
measure_all(struct measure *m, json_t *truth, double least)
{
	struct tally tallies[2] = { { .name = "Indonesian" }, { .name = "others" } };
	const char *id;
	json_t *t;
	int status = 0;
	json_object_foreach(truth, id, t)
	{
		char path[4096];
		struct wt_buf bytes = { 0 };
		struct wt_fault f;
		struct wt_article a = { .n_noise = 0 };
		(void)snprintf(path, sizeof path, "%s/%s.html", m->folder, id);
		if (wt_file_read(path, WT_PAGE_MAX, &bytes, &f) != WARTA_OK) {
			fprintf(stderr, "%s\n", f.text);
			status = 1;
		} else {
			read_page(m, wt_buf_view(&bytes), &a);
			score(m, &tallies[!is_indonesian(member(t, "articleBody"))], id, t, &a);
		}
		wt_buf_release(&bytes);
	}
	for (int i = 0; i < 2; i++)
		if (tallies[i].pages && print_tally(&tallies[i]) < least)
			status = 1;
	printf("speed      %.0f pages/s, %.0f MB/s\n", m->read / m->seconds,
		(double)m->bytes / m->seconds / 1e6);
	return status;
}

int
main(int argc, char **argv)
{
	struct measure m = { .repeat = 1 };
	double least = 0;
	int i = 1;
	for (; i < argc && strncmp(argv[i], "--", 2) == 0; i++)
		if (strcmp(argv[i], "--misses") == 0)
			m.misses = true;
		else if (strcmp(argv[i], "--least") == 0 && i + 1 < argc)
			least = strtod(argv[++i], NULL);
		else if (strcmp(argv[i], "--repeat") == 0 && i + 1 < argc)
			m.repeat = strtol(argv[++i], NULL, 10);
	if (argc - i != 2 || m.repeat < 1) {
		fputs("measure_pages [--least F1] [--misses] [--repeat N] TRUTH.json FOLDER\n",
			stderr);
		return 2;
	}
	m.folder = argv[i + 1];
	if (access(argv[i], R_OK) != 0) {
		printf("skipped: %s is not there\n", argv[i]);
		return 77;
	}
	json_t *truth = json_load_file(argv[i], 0, NULL);
	if (!json_is_object(truth)) {
		fprintf(stderr, "%s: no JSON object\n", argv[i]);
		return 1;
	}
	wt_arena_init(&m.arena, BUDGET);
	int status = measure_all(&m, truth, least);
	wt_arena_release(&m.arena);
	wt_charset_release(&m.charset);
	json_decref(truth);
	return status;
}

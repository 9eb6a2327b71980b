/*
 * measure_copies.c - are reprints found, and how fast?
 *
 *	measure_copies [--least F1] [--write FILE] [--store STORE] ARTICLES.jsonl.gz...
 *
 * Takes real articles and makes copies of a third of them: the body cut to between 35 and
 * 90 of a hundred parts at the end of a sentence, another title, another dateline and outlet, the
 *words that name the source changed, one word in 60 put otherwise, a line of one's own at the end;
 *some are re-uploads of the same outlet.  Then looks for them with the store. A copy counts as
 *found where its root is the article that it was made from; precision counts every article said to
 *be a copy, so that real reprints among the articles (they are printed with --natural) count
 *against it.  Speed: print and look-up, of processor time; the articles are compared first, the
 *copies when these are stored.  STORE is a new one, else it is in memory.
 */
#define _POSIX_C_SOURCE 200809L

#include <jansson.h>
#include <stdio.h>
#include <stdlib.h>
#include <time.h>

#include "base/buf.h"
#include "lines.h"
#include "store/db.h"
#include "story/copies.h"
#include "story/event.h"
#include "story/sketch.h"

struct real {
	char *id, *outlet, *title, *text;
};

struct set {
	struct real *items;
	size_t n, cap;
};

static uint32_t
next(uint32_t *seed)
{
	*seed = *seed * 1664525u + 1013904223u;
	return *seed >> 8;
}

static char *
copy_of(const json_t *object, const char *key)
{
	const char *text = json_string_value(json_object_get(object, key));
	char *copy = strdup(text ? text : "");
	if (!copy)
		abort();
	return copy;
}

static void
add_line(void *context, const char *line)
{
	struct set *set = context;
	json_t *o = json_loads(line, 0, NULL);
	if (!o)
		return;
	if (set->n == set->cap) {
		set->cap = set->cap ? 2 * set->cap : 1024;
		set->items = realloc(set->items, set->cap * sizeof *set->items);
		if (!set->items)
			abort();
	}
	set->items[set->n++] = (struct real){ copy_of(o, "id"), copy_of(o, "outlet"),
		copy_of(o, "title"), copy_of(o, "text") };
	json_decref(o);
}

/* --- the maker ------------------------------------------------------------------------------- */

/* Where the part ends: behind a full stop, not before `least`. */
static size_t
cut_at(const char *text, size_t n, size_t least)
{
	for (size_t i = least; i + 1 < n; i++)
		if (text[i] == '.' && (text[i + 1] == ' ' || text[i + 1] == '\n'))
			return i + 1;
	return n;
}

static const char *const OUTLETS[] = { "Warta Pagi", "Kabar Nusa", "Harian Selat", "Suara Lontar",
	"Berita Muara" };
static const char *const SWAPS[][2] = { { "kata", "ujar" }, { "mengatakan", "menyatakan" },
	{ "ujar", "tutur" }, { "telah", "sudah" }, { "dikutip", "dilansir" }, { "namun", "tetapi" },
	{ "bisa", "dapat" }, { "saat", "ketika" }, { "sekitar", "kurang lebih" },
	{ "Senin", "Senin kemarin" } };

static const char *
swapped(const char *word, size_t len)
{
	for (size_t i = 0; i < sizeof SWAPS / sizeof SWAPS[0]; i++)
		if (strlen(SWAPS[i][0]) == len && memcmp(SWAPS[i][0], word, len) == 0)
			return SWAPS[i][1];
	return NULL;
}

/* The words, some of them put otherwise. */
static void
add_edited(struct wt_buf *out, const char *text, size_t n, uint32_t *seed)
{
	for (size_t i = 0; i < n;) {
		size_t len = strcspn(text + i, " \n"), gap;
		len = len > n - i ? n - i : len;
		const char *other = swapped(text + i, len);
		if (other)
			wt_buf_cstr(out, other);
		else if (len > 3 && next(seed) % 60 == 0)
			wt_buf_cstr(out, "tersebut");
		else
			wt_buf_add(out, text + i, len);
		i += len;
		gap = strspn(text + i, " \n");
		gap = gap > n - i ? n - i : gap;
		wt_buf_add(out, text + i, gap);
		i += gap;
		if (len == 0 && gap == 0)
			break;
	}
}

struct copy {
	struct wt_buf title, text;
	const char *outlet;
};

static void
make_copy(struct copy *c, const struct real *r, uint32_t seed)
{
	const char *body = r->text;
	size_t title = strlen(r->title);
	wt_buf_clear(&c->title);
	wt_buf_clear(&c->text);
	if (strncmp(body, r->title, title) == 0)
		body += title + strspn(body + title, " \n");
	size_t n = strlen(body), least = n * (35 + next(&seed) % 56) / 100;
	bool upload = next(&seed) % 5 == 0;
	c->outlet = upload ? r->outlet : OUTLETS[next(&seed) % 5];
	if (upload)
		wt_buf_printf(&c->title, "VIDEO: %s", r->title);
	else
		wt_buf_printf(&c->title, "Ini Dia %.*s", (int)strcspn(body, ".,\n"), body);
	wt_buf_printf(&c->text, "%s\n\n", c->title.ptr);
	if (!upload)
		wt_buf_printf(&c->text, "%s, Jakarta - ", c->outlet);
	add_edited(&c->text, body, cut_at(body, n, least), &seed);
	if (!upload)
		wt_buf_printf(&c->text, "\n\nSimak berita lain dari %s hanya di sini.", c->outlet);
}

/* --- the measure ----------------------------------------------------------------------------- */

static int
put(struct wt_store *s, const char *id, const char *outlet, const char *title, const char *text,
	int32_t hours, struct wt_fault *f)
{
	struct wt_day day = wt_day_add((struct wt_day){ 2019, 9, 1 }, hours / 24);
	struct wt_paragraph paragraph = { { 0, (uint32_t)strlen(text) }, WT_PARA_BODY };
	struct wt_article a = { .doc = wt_str_of(text),
		.id = wt_str_of(id),
		.url = WT_STR(""),
		.outlet = wt_str_of(outlet),
		.title = wt_str_of(title),
		.published = { day, (int16_t)(60 * (hours % 24)), 420 },
		.paragraphs = &paragraph,
		.n_paragraphs = 1 };
	struct wt_claims none = { .items = NULL };
	return wt_store_put(s, &a, &none, NULL, f);
}

/* Every third article with enough text has a copy, some hours later. */
static bool
has_copy(const struct set *set, size_t i)
{
	return i % 3 == 0 && strlen(set->items[i].text) > 600;
}

static int
put_articles(struct wt_store *s, const struct set *set, struct wt_fault *f)
{
	int code = WARTA_OK;
	for (size_t i = 0; i < set->n && code == WARTA_OK; i++) {
		const struct real *r = &set->items[i];
		code = put(s, r->id, r->outlet, r->title, r->text, (int32_t)i / 20, f);
	}
	return code == WARTA_OK ? wt_store_flush(s, f) : code;
}

static int
put_copies(struct wt_store *s, const struct set *set, FILE *written, size_t *copies,
	struct wt_fault *f)
{
	struct copy c = { 0 };
	char id[160];
	int code = WARTA_OK;
	for (size_t i = 0; i < set->n && code == WARTA_OK; i++) {
		if (!has_copy(set, i))
			continue;
		make_copy(&c, &set->items[i], (uint32_t)i + 1);
		(void)snprintf(id, sizeof id, "copy of %s", set->items[i].id);
		code = put(s, id, c.outlet, c.title.ptr, c.text.ptr, (int32_t)i / 20 + 3, f);
		++*copies;
		if (written)
			(void)fprintf(written, "%s\t%s\n%s\n\n", id, c.outlet, c.text.ptr);
	}
	wt_buf_release(&c.title);
	wt_buf_release(&c.text);
	return code == WARTA_OK ? wt_store_flush(s, f) : code;
}

static int64_t
count(struct wt_store *s, const char *sql)
{
	struct wt_stmt *stmt = wt_db_get(s, sql, NULL);
	int64_t n = stmt && wt_db_next(s, stmt, "be read", NULL) == 1 ? wt_column_int(stmt, 0) : -1;
	wt_db_reset(stmt);
	return n;
}

#define FOUND                                                                                      \
	" FROM prints p JOIN documents d ON d.n = p.document JOIN documents o ON o.n = p.origin"   \
	" LEFT JOIN documents r ON r.n = p.root WHERE "

static void
print_natural(struct wt_store *s)
{
	struct wt_stmt *stmt = wt_db_get(s,
		"SELECT d.id, o.id, p.share, d.title, o.title" FOUND
		"d.id NOT LIKE 'copy of %' ORDER BY p.share",
		NULL);
	while (stmt && wt_db_next(s, stmt, "be read", NULL) == 1)
		(void)printf("%s\t%s\t%.2f\t%s\t%s\n", wt_column_str(stmt, 0).ptr,
			wt_column_str(stmt, 1).ptr, wt_column_real(stmt, 2),
			wt_column_str(stmt, 3).ptr, wt_column_str(stmt, 4).ptr);
}

/* Prints alone, without the store: what the hashing costs. */
static double
seconds_of_hashing(const struct set *set)
{
	struct wt_sketch sketch;
	uint64_t sum = 0;
	clock_t from = clock();
	for (size_t i = 0; i < set->n; i++) {
		wt_sketch_of(&sketch, wt_str_of(set->items[i].text), NULL, 0);
		sum += sketch.shingles;
	}
	return sum ? (double)(clock() - from) / CLOCKS_PER_SEC : 0.0;
}

/* Looks for copies; adds the processor time that it took. */
static int
look(struct wt_store *s, double *seconds, struct wt_fault *f)
{
	struct wt_arena arena;
	wt_arena_init(&arena, (size_t)1 << 30);
	clock_t from = clock();
	int code = wt_db_begin(s, f);
	if (code == WARTA_OK)
		code = wt_copies_update(s, &arena, f);
	if (code == WARTA_OK)
		code = wt_db_commit(s, f);
	wt_arena_release(&arena);
	*seconds += (double)(clock() - from) / CLOCKS_PER_SEC;
	return code;
}

static double
print_scores(struct wt_store *s, const struct set *set, size_t copies)
{
	int64_t right = count(s, "SELECT count(*)" FOUND "d.id = 'copy of ' || r.id");
	int64_t said = count(s, "SELECT count(*) FROM prints WHERE origin IS NOT NULL");
	int64_t real = count(s, "SELECT count(*)" FOUND "d.id NOT LIKE 'copy of %'");
	double p = (double)right / (double)said, r = (double)right / (double)copies;
	double f1 = 2 * p * r / (p + r);
	(void)printf(
		"%zu articles, %zu copies made; P %.3f R %.3f F1 %.3f (%lld of those said to be "
		"copies are articles themselves)\n",
		set->n, copies, p, r, f1, (long long)real);
	return f1;
}

struct wanted {
	const char *store;
	FILE *written;
	double least;
	bool natural;
};

static int
measure(const struct set *set, const struct wanted *w, struct wt_fault *f)
{
	struct wt_store_options options = { .coder = "measure" };
	struct wt_store *s = NULL;
	size_t copies = 0;
	double seconds = 0.0;
	int code = wt_store_open(&s, w->store, WT_STORE_WRITE, &options, f);
	if (code == WARTA_OK)
		code = put_articles(s, set, f);
	if (code == WARTA_OK)
		code = look(s, &seconds, f);
	if (code == WARTA_OK)
		code = put_copies(s, set, w->written, &copies, f);
	if (code == WARTA_OK)
		code = look(s, &seconds, f);
	if (code == WARTA_OK) {
		double f1 = print_scores(s, set, copies);
		(void)printf("prints alone: %.0f articles/s\n",
			(double)set->n / seconds_of_hashing(set));
		(void)printf("prints, filed and looked up in the store: %.0f articles/s\n",
			(double)(set->n + copies) / seconds);
		if (w->natural)
			print_natural(s);
		if (f1 < w->least)
			code = wt_fail(f, WARTA_EFORMAT, 0, "F1 under %.2f", w->least);
	}
	(void)wt_store_close(s, NULL);
	return code;
}

int
main(int argc, char **argv)
{
	struct set set = { NULL, 0, 0 };
	struct wt_fault f = { 0 };
	struct wanted w = { ":memory:", NULL, 0.0, false };
	for (int i = 1; i < argc; i++) {
		if (strcmp(argv[i], "--least") == 0 && i + 1 < argc)
			w.least = strtod(argv[++i], NULL);
		else if (strcmp(argv[i], "--write") == 0 && i + 1 < argc)
			w.written = fopen(argv[++i], "w");
		else if (strcmp(argv[i], "--store") == 0 && i + 1 < argc)
			w.store = argv[++i];
		else if (strcmp(argv[i], "--natural") == 0)
			w.natural = true;
		else if (!lines_of(argv[i], add_line, &set))
			(void)fprintf(stderr, "measure_copies: %s: cannot be read\n", argv[i]);
	}
	if (set.n == 0) {
		(void)fprintf(stderr, "measure_copies: no articles\n");
		return 77;
	}
	int code = measure(&set, &w, &f);
	if (code != WARTA_OK)
		(void)fprintf(stderr, "measure_copies: %s\n", f.text);
	if (w.written)
		(void)fclose(w.written);
	for (size_t i = 0; i < set.n; i++) {
		free(set.items[i].id);
		free(set.items[i].outlet);
		free(set.items[i].title);
		free(set.items[i].text);
	}
	free(set.items);
	return code == WARTA_OK ? 0 : 1;
}

/*
 * train.c - the lists of words: counted, and weighed against each other.
 */
#include <math.h>
#include <stdio.h>
#include <stdlib.h>

#include "base/file.h"
#include "gate.h"

#define LANGUAGES    6
#define VOCABULARY   5000
#define SMOOTHING    400.0 /* words of the languages' mean that each one is given besides its own */
#define SCALE        16.0
#define WEIGHT_MAX   120
#define COUNTED      3 /* a word that stands less often is in no list */
#define COUNTED_MOST 4000

static const char *const CODES[LANGUAGES] = { "id", "ms", "jv", "su", "en", "other" };

struct task {
	struct words words;
	int language;
};

static void
take_text(void *context, const json_t *object)
{
	struct task *t = context;
	const char *text = json_string_value(json_object_get(object, "text"));
	if (text)
		words_add_text(&t->words, wt_str_of(text), t->language);
}

/* --- counting ----------------------------------------------------------------------------------
 */

static int
by_count(const void *a, const void *b)
{
	const struct word *x = a, *y = b;
	if (x->counts[0] != y->counts[0])
		return x->counts[0] < y->counts[0] ? 1 : -1;
	return strcmp(x->text, y->text);
}

int
gate_count(int n, char **files)
{
	struct task t = { .language = 0 };
	if (!each_object(n, files, take_text, &t))
		return 1;
	size_t k = 0;
	for (size_t i = 0; i < t.words.cap; i++)
		if (t.words.items[i].text[0])
			t.words.items[k++] = t.words.items[i];
	qsort(t.words.items, k, sizeof *t.words.items, by_count);
	(void)printf("* %.0f\n", t.words.totals[0]);
	for (size_t i = 0; i < k && i < COUNTED_MOST && t.words.items[i].counts[0] >= COUNTED; i++)
		(void)printf("%s %.0f\n", t.words.items[i].text, t.words.items[i].counts[0]);
	words_release(&t.words);
	return 0;
}

/* --- weighing ----------------------------------------------------------------------------------
 */

/* models/gate/XX.txt: "word count" a line, "* words in all" before. */
static bool
read_counts(struct words *w, const char *models, int language)
{
	char path[4096];
	struct wt_buf text = { 0 };
	struct wt_fault f = { 0 };
	(void)snprintf(path, sizeof path, "%s/gate/%s.txt", models, CODES[language]);
	if (wt_file_read(path, (size_t)8 << 20, &text, &f) != WARTA_OK) {
		(void)fprintf(stderr, "%s\n", f.text);
		return false;
	}
	struct wt_str rest = wt_buf_view(&text), line, word;
	while (wt_str_split(&rest, '\n', &line)) {
		uint64_t count;
		line = wt_str_trim(line);
		if (line.len == 0 || line.ptr[0] == '#')
			continue;
		if (!wt_str_split(&line, ' ', &word) || word.len > WORD_MOST ||
			!wt_str_to_u64(line, &count)) {
			(void)fprintf(stderr, "%s: no word and count: %.*s\n", path, WT_FMT(word));
			wt_buf_release(&text);
			return false;
		}
		if (wt_str_is(word, "*"))
			w->totals[language] += (double)count;
		else
			words_add(w, word, language, (double)count);
	}
	wt_buf_release(&text);
	return true;
}

struct candidate {
	const struct word *word;
	double chances[LANGUAGES];
	double worth;
};

/* How likely the word is in each language, and how much it tells. */
static void
weigh(struct candidate *c, const struct words *w)
{
	double mean = 0;
	for (int i = 0; i < LANGUAGES; i++)
		mean += c->word->counts[i] / w->totals[i] / LANGUAGES;
	c->worth = 0;
	for (int i = 0; i < LANGUAGES; i++) {
		c->chances[i] =
			(c->word->counts[i] + SMOOTHING * mean) / (w->totals[i] + SMOOTHING);
		c->worth += c->chances[i] * fabs(log(c->chances[i] / mean));
	}
}

static int
by_worth(const void *a, const void *b)
{
	const struct candidate *x = a, *y = b;
	if (x->worth != y->worth)
		return x->worth < y->worth ? 1 : -1;
	return strcmp(x->word->text, y->word->text);
}

static int
by_text(const void *a, const void *b)
{
	const struct candidate *x = a, *y = b;
	return strcmp(x->word->text, y->word->text);
}

static void
print_weights(const char *word, const double chances[LANGUAGES])
{
	(void)printf("%s", word);
	for (int i = 0; i < LANGUAGES - 1; i++) {
		double weight = SCALE * log(chances[i] / chances[LANGUAGES - 1]);
		weight = weight > WEIGHT_MAX    ? WEIGHT_MAX
			 : weight < -WEIGHT_MAX ? -WEIGHT_MAX
						: weight;
		(void)printf(" %.0f", weight);
	}
	(void)putchar('\n');
}

static void
print_list(struct candidate *list, size_t n)
{
	double rest[LANGUAGES];
	for (int i = 0; i < LANGUAGES; i++)
		rest[i] = 1;
	qsort(list, n, sizeof *list, by_worth);
	n = n < VOCABULARY ? n : VOCABULARY;
	for (size_t k = 0; k < n; k++)
		for (int i = 0; i < LANGUAGES; i++)
			rest[i] -= list[k].chances[i];
	qsort(list, n, sizeof *list, by_text);
	/* half of the other languages are in no list: their words are none of these */
	rest[LANGUAGES - 1] = (rest[LANGUAGES - 1] + 1) / 2;
	print_weights("*", rest);
	for (size_t k = 0; k < n; k++)
		print_weights(list[k].word->text, list[k].chances);
}

int
gate_train(const char *models, int n, char **files)
{
	struct task t = { .language = 0 };
	bool good = each_object(n, files, take_text, &t);
	for (int i = 1; i < LANGUAGES && good; i++)
		good = read_counts(&t.words, models, i);
	struct candidate *list = good ? calloc(t.words.n, sizeof *list) : NULL;
	size_t k = 0;
	for (size_t i = 0; list && i < t.words.cap; i++) {
		if (!t.words.items[i].text[0])
			continue;
		list[k].word = &t.words.items[i];
		weigh(&list[k++], &t.words);
	}
	if (list) {
		(void)printf("# gate.txt - words that tell Indonesian from other languages; see "
			     "gate/README.md.\n"
			     "# A line: the word, then sixteenths of a nat for id ms jv su en, "
			     "against all others; "
			     "*: any word that is in no line.\n");
		print_list(list, k);
	}
	free(list);
	words_release(&t.words);
	return list ? 0 : 1;
}

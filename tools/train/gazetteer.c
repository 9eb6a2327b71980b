/*
 * gazetteer.c - names of the lexicon, taken apart into words with a bit for each place in a name.
 *
 *	actor Retno Marsudi        Retno: first of a person's; Marsudi: further on in one
 *	body Mahkamah Agung        Mahkamah: first of a body's; Agung: further on
 *	country RUS Rusia          Rusia: a place's whole name
 *
 * Words are told apart by case (AS, as).  Aliases count as names.  A line of the list is a word
 * and letters for its places: P first of a person's name, p further on in one; B, b and L, l the
 * same for bodies and places; w a whole name of one word.
 */
#include "gazetteer.h"

#include <stdio.h>
#include <stdlib.h>

#include "folder.h"
#include "perceptron.h"
#include "treebank.h"

#define SLOTS     ((size_t)1 << 16)
#define PATH_SIZE 2048

enum kind { PERSON, BODY, PLACE, PLACES, NO_KIND };

static const char LETTER[] = "PpBbLlw"; /* of bit 0, 1, ... */

struct word {
	char *form;
	unsigned bits;
};

struct names {
	struct word *words;
	size_t n, cap;
};

static void
add_word(struct names *g, struct wt_str form, unsigned bits)
{
	if (g->n == g->cap) {
		g->cap = g->cap ? 2 * g->cap : 4096;
		g->words = realloc(g->words, g->cap * sizeof *g->words);
		if (!g->words)
			exit(2);
	}
	char *copy = xcalloc(form.len + 1, 1);
	memcpy(copy, form.ptr, form.len);
	g->words[g->n++] = (struct word){ copy, bits };
}

/* Bits: two for each kind (first, further on), and one for whole names of one word. */
static void
add_name(struct names *g, struct wt_str name, enum kind kind)
{
	struct wt_str word;
	name = wt_str_trim(name);
	bool one = wt_str_find(name, WT_STR(" "), 0) < 0, first = true;
	while (wt_str_split(&name, ' ', &word)) {
		if (word.len == 0 || wt_is_lower(word.ptr[0]))
			continue;
		unsigned bit = first ? 1u << (2 * kind) : 2u << (2 * kind);
		add_word(g, word, bit | (one ? 64u : 0));
		first = false;
	}
}

static void
add_names(struct names *g, struct wt_str list, enum kind kind)
{
	struct wt_str name;
	while (wt_str_split(&list, ',', &name))
		add_name(g, name, kind);
}

static bool
after(struct wt_str line, const char *word, struct wt_str *rest)
{
	size_t n = strlen(word);
	if (line.len <= n || memcmp(line.ptr, word, n) != 0 || line.ptr[n] != ' ')
		return false;
	*rest = wt_str_trim((struct wt_str){ line.ptr + n, line.len - n });
	return true;
}

static void
add_entry(struct names *g, struct wt_str line, enum kind *kind)
{
	struct wt_str rest, code, entry = wt_str_trim(line);
	if (entry.len == 0)
		return;
	bool opens = !wt_is_space(line.ptr[0]);
	if (opens)
		*kind = NO_KIND;
	if (opens && after(entry, "actor", &rest))
		*kind = PERSON;
	else if (opens && (after(entry, "body", &rest) || after(entry, "media", &rest)))
		*kind = BODY;
	else if (opens && after(entry, "country", &rest) && wt_str_split(&rest, ' ', &code))
		*kind = PLACE;
	else if (opens && after(entry, "places", &rest)) {
		*kind = PLACES;
		return;
	} else if (!opens && *kind == PLACES) {
		/* name | aliases | country | ... */
		for (int column = 0; column < 2 && wt_str_split(&entry, '|', &rest); column++)
			add_names(g, rest, PLACE);
		return;
	} else if (opens || *kind == NO_KIND ||
		   !(after(entry, "alias", &rest) || after(entry, "capital", &rest)))
		return;
	add_names(g, rest, *kind);
}

static void
add_entries(struct names *g, struct wt_str text)
{
	struct wt_str line;
	enum kind kind = NO_KIND;
	while (wt_str_split(&text, '\n', &line))
		add_entry(g, line, &kind);
}

static void
add_places(struct names *g, const char *path)
{
	size_t size;
	char *text = read_whole(path, &size);
	struct wt_str rest = { text, size }, line, field;
	while (wt_str_split(&rest, '\n', &line)) {
		int column = 0;
		while (column < 3 && wt_str_split(&line, '\t', &field))
			column++;
		if (column == 3)
			add_name(g, field, PLACE);
	}
	free(text);
}

static int
by_form(const void *a, const void *b)
{
	const struct word *x = a, *y = b;
	return strcmp(x->form, y->form);
}

/* Each word once, with all its bits. */
static void
write_words(struct names *g, struct wt_buf *out)
{
	if (g->n > 0)
		qsort(g->words, g->n, sizeof *g->words, by_form);
	for (size_t i = 0; i < g->n;) {
		unsigned bits = 0;
		size_t first = i;
		for (; i < g->n && strcmp(g->words[i].form, g->words[first].form) == 0; i++)
			bits |= g->words[i].bits;
		wt_buf_printf(out, "%s\t", g->words[first].form);
		for (unsigned k = 0; LETTER[k]; k++)
			if (bits & 1u << k)
				wt_buf_char(out, LETTER[k]);
		wt_buf_char(out, '\n');
	}
}

void
gazetteer_list(const char *dir, const char *places, struct wt_buf *out)
{
	struct names g = { 0 };
	static const char *const FOLDERS[] = { "actors", "outlets", "places" };
	for (size_t i = 0; i < sizeof FOLDERS / sizeof *FOLDERS; i++) {
		struct wt_buf text = { 0 };
		char path[PATH_SIZE];
		(void)snprintf(path, sizeof path, "%s/%s", dir, FOLDERS[i]);
		folder_read(path, ".txt", &text);
		add_entries(&g, wt_buf_view(&text));
		wt_buf_release(&text);
	}
	add_places(&g, places);
	write_words(&g, out);
	for (size_t i = 0; i < g.n; i++)
		free(g.words[i].form);
	free(g.words);
}

static void
put_word(uint32_t *keys, uint16_t *values, struct wt_str form, unsigned bits)
{
	struct wt_keys k;
	wt_keys_of(form, &k);
	uint32_t key = k.form ? k.form : 1;
	size_t i = key & (SLOTS - 1);
	while (keys[i] && keys[i] != key)
		i = (i + 1) & (SLOTS - 1);
	keys[i] = key;
	values[i] |= (uint16_t)bits;
}

struct wt_words
gazetteer_read(const char *path)
{
	uint32_t *keys = xcalloc(SLOTS, sizeof *keys);
	uint16_t *values = xcalloc(SLOTS, sizeof *values);
	size_t size, n = 0;
	char *text = read_whole(path, &size);
	struct wt_str rest = { text, size }, line, form;
	while (wt_str_split(&rest, '\n', &line)) {
		unsigned bits = 0;
		if (line.len == 0 || !wt_str_split(&line, '\t', &form))
			continue;
		for (size_t i = 0; i < line.len; i++) {
			const char *letter = strchr(LETTER, line.ptr[i]);
			bits |= letter && *letter ? 1u << (letter - LETTER) : 0;
		}
		if (n++ > SLOTS / 2 || bits == 0) {
			fprintf(stderr, "%s: too many words, or one without a place: %.*s\n", path,
				WT_FMT(form));
			exit(2);
		}
		put_word(keys, values, form, bits);
	}
	free(text);
	return (struct wt_words){ keys, values, SLOTS - 1 };
}

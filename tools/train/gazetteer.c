/*
 * gazetteer.c - names of the lexicon, taken apart into words with a bit for each place in a name.
 *
 *	actor Retno Marsudi        Retno: first of a person's; Marsudi: further on in one
 *	body Mahkamah Agung        Mahkamah: first of a body's; Agung: further on
 *	country RUS Rusia          Rusia: a place's whole name
 *
 * Words are told apart by case (AS, as).  Aliases count as names.
 */
#include "gazetteer.h"

#include <dirent.h>
#include <stdio.h>
#include <stdlib.h>

#include "perceptron.h"
#include "treebank.h"

#define SLOTS     ((size_t)1 << 16)
#define FILES_MAX 512
#define PATH_SIZE 2048

enum kind { PERSON, BODY, PLACE, PLACES, NO_KIND };

struct names {
	uint32_t *keys;
	uint16_t *values;
	size_t n;
	struct wt_buf *all;
};

static void
add_word(struct names *g, struct wt_str word, unsigned bits)
{
	struct wt_keys k;
	wt_keys_of(word, &k);
	uint32_t key = k.form ? k.form : 1;
	size_t i = key & (SLOTS - 1);
	while (g->keys[i] && g->keys[i] != key)
		i = (i + 1) & (SLOTS - 1);
	if (!g->keys[i] && g->n++ > SLOTS / 2) {
		fputs("train: more names than the gazetteer holds\n", stderr);
		exit(1);
	}
	g->keys[i] = key;
	g->values[i] |= (uint16_t)bits;
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
add_file(struct names *g, const char *path)
{
	size_t size;
	char *text = read_whole(path, &size);
	struct wt_str rest = { text, size }, line;
	enum kind kind = NO_KIND;
	wt_buf_add(g->all, text, size);
	while (wt_str_split(&rest, '\n', &line))
		add_entry(g, line, &kind);
	free(text);
}

static void
add_places(struct names *g, const char *path)
{
	size_t size;
	char *text = read_whole(path, &size);
	struct wt_str rest = { text, size }, line, field;
	wt_buf_add(g->all, text, size);
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
by_name(const void *a, const void *b)
{
	return strcmp(*(char *const *)a, *(char *const *)b);
}

static void
add_folder(struct names *g, const char *dir)
{
	char *files[FILES_MAX], path[PATH_SIZE];
	size_t n = 0;
	DIR *d = opendir(dir);
	if (!d) {
		perror(dir);
		exit(2);
	}
	for (struct dirent *e; n < FILES_MAX && (e = readdir(d));) {
		size_t len = strlen(e->d_name);
		if (len < 4 || strcmp(e->d_name + len - 4, ".txt") != 0)
			continue;
		files[n] = xcalloc(len + 1, 1);
		memcpy(files[n++], e->d_name, len);
	}
	(void)closedir(d);
	qsort(files, n, sizeof *files, by_name);
	for (size_t i = 0; i < n; i++) {
		if ((size_t)snprintf(path, sizeof path, "%s/%s", dir, files[i]) < sizeof path)
			add_file(g, path);
		free(files[i]);
	}
}

struct wt_words
gazetteer_make(const char *dir, const char *places, struct wt_buf *all)
{
	struct names g = { .keys = xcalloc(SLOTS, sizeof *g.keys),
		.values = xcalloc(SLOTS, sizeof *g.values),
		.all = all };
	static const char *const FOLDERS[] = { "actors", "outlets", "places" };
	for (size_t i = 0; i < sizeof FOLDERS / sizeof *FOLDERS; i++) {
		char path[PATH_SIZE];
		(void)snprintf(path, sizeof path, "%s/%s", dir, FOLDERS[i]);
		add_folder(&g, path);
	}
	if (places)
		add_places(&g, places);
	return (struct wt_words){ g.keys, g.values, SLOTS - 1 };
}

/*
 * treebank.c - reads the training files into memory and scores predictions.
 *
 * Ranges of multi-word tokens and empty nodes are skipped; a sentence over
 * WT_SENTENCE_MAX words is left out.  Fields are trusted to be UD's: the files
 * are inputs of the build's own tool, not of strangers.
 */
#include "treebank.h"

#include <stdio.h>
#include <stdlib.h>

char *
read_whole(const char *path, size_t *size)
{
	FILE *f = fopen(path, "rb");
	if (!f) {
		perror(path);
		exit(2);
	}
	size_t cap = 1 << 20, n = 0;
	char *text = malloc(cap + 1);
	for (size_t got; text && (got = fread(text + n, 1, cap - n, f)) > 0;) {
		n += got;
		if (n == cap)
			text = realloc(text, (cap *= 2) + 1);
	}
	(void)fclose(f);
	if (!text)
		exit(2);
	text[n] = 0;
	*size = n;
	return text;
}

struct line {
	struct wt_str form, tag, head, rel, name;
};

struct tree *
treebank_add(struct treebank *bank, uint32_t n)
{
	struct wt_arena *a = bank->arena;
	struct tree *at = WT_PUSH(a, bank->trees, bank->n, bank->cap);
	*at = (struct tree){
		.n = n,
		.form = WT_NEW(a, struct wt_str, n),
		.keys = WT_NEW(a, struct wt_keys, n),
		.gold_tag = WT_NEW(a, uint8_t, n),
		.tag = WT_NEW(a, uint8_t, n),
		.gold_head = WT_NEW(a, int16_t, n),
		.head = WT_NEW(a, int16_t, n),
		.gold_rel = WT_NEW(a, uint8_t, n),
		.rel = WT_NEW(a, uint8_t, n),
		.gold_name = WT_NEW(a, uint8_t, n),
		.name = WT_NEW(a, uint8_t, n),
	};
	return at;
}

static struct tree *
add_tree(struct treebank *bank, const struct line *lines, uint32_t n)
{
	struct tree *t = treebank_add(bank, n);
	for (uint32_t i = 0; i < n; i++)
		t->form[i] = wt_arena_copy(bank->arena, lines[i].form);
	return t;
}

static void
add_gold(struct tree *t, const struct line *lines, const char *path)
{
	t->has_tree = true;
	for (uint32_t i = 0; i < t->n; i++) {
		uint64_t head = 0;
		int tag = wt_upos_find(lines[i].tag), rel = wt_deprel_find(lines[i].rel);
		if (tag < 0 || rel < 0 || !wt_str_to_u64(lines[i].head, &head) || head > t->n) {
			fprintf(stderr, "%s: bad word %.*s %.*s %.*s\n", path,
				WT_FMT(lines[i].form), WT_FMT(lines[i].tag), WT_FMT(lines[i].rel));
			exit(2);
		}
		t->gold_tag[i] = (uint8_t)tag;
		t->gold_rel[i] = (uint8_t)rel;
		t->gold_head[i] = (int16_t)(head ? head - 1 : t->n);
	}
}

static bool
field(struct wt_str *rest, struct wt_str *part)
{
	return wt_str_split(rest, '\t', part);
}

void
treebank_read(struct treebank *bank, const char *path)
{
	size_t size;
	char *text = read_whole(path, &size);
	struct wt_str rest = { text, size }, line;
	struct line lines[WT_SENTENCE_MAX];
	uint32_t n = 0;
	while (wt_str_split(&rest, '\n', &line)) {
		struct wt_str f[10], cols = line;
		uint64_t id;
		if (line.len == 0 && n > 0) {
			add_gold(add_tree(bank, lines, n), lines, path);
			n = 0;
		}
		if (line.len == 0 || line.ptr[0] == '#')
			continue;
		int k = 0;
		while (k < 10 && field(&cols, &f[k]))
			k++;
		if (k < 8 || !wt_str_to_u64(f[0], &id) || n == WT_SENTENCE_MAX)
			continue;
		lines[n++] = (struct line){ .form = f[1], .tag = f[3], .head = f[6], .rel = f[7] };
	}
	if (n > 0)
		add_gold(add_tree(bank, lines, n), lines, path);
	free(text);
}

static uint8_t
name_tag(struct wt_str s)
{
	static const struct {
		const char *kind;
		uint8_t begin;
	} KINDS[] = { { "PER", WT_NAME_B_PER }, { "ORG", WT_NAME_B_ORG }, { "LOC", WT_NAME_B_LOC },
		{ "PLA", WT_NAME_B_LOC } };
	for (size_t i = 0; i < sizeof KINDS / sizeof *KINDS; i++)
		if (s.len >= 5 && memcmp(s.ptr + 2, KINDS[i].kind, 3) == 0)
			return (uint8_t)(KINDS[i].begin + (s.ptr[0] == 'I'));
	return WT_NAME_O;
}

static bool
is_bracket(char c, const char *among)
{
	return c != 0 && strchr(among, c) != NULL;
}

/* A bracket stands open in the name that the words so far end with. */
static bool
open_in_name(const struct line *lines, uint32_t n)
{
	while (n-- > 0 && lines[n].name.ptr[0] != 'O') {
		if (lines[n].form.len == 1 && is_bracket(lines[n].form.ptr[0], "(["))
			return true;
		if (lines[n].name.ptr[0] == 'B' || is_bracket(lines[n].form.ptr[0], ")]"))
			return false;
	}
	return false;
}

/*
 * A word of a NER file as the reader cuts it: (MK) is three words.  A bracket belongs to the name
 * that goes on within it; one that holds the whole name does not.
 */
static uint32_t
cut_word(struct line *lines, uint32_t n, struct wt_str form, struct wt_str name)
{
	const struct wt_str outside = WT_STR("O");
	bool opens = form.len > 1 && is_bracket(form.ptr[0], "([");
	bool closes = form.len > 1u + opens && is_bracket(form.ptr[form.len - 1], ")]");
	if (name.len == 0)
		name = outside;
	if (opens)
		lines[n++] = (struct line){ .form = { form.ptr, 1 },
			.name = name.ptr[0] == 'I' ? name : outside };
	lines[n++] = (struct line){ .form = { form.ptr + opens, form.len - opens - closes },
		.name = name };
	if (closes)
		lines[n] = (struct line){ .form = { form.ptr + form.len - 1, 1 },
			.name = name.ptr[0] == 'I' && open_in_name(lines, n) ? name : outside };
	return n + closes;
}

void
treebank_read_names(struct treebank *bank, const char *path, bool other_scheme)
{
	size_t size;
	char *text = read_whole(path, &size);
	struct wt_str rest = { text, size }, line;
	struct line lines[WT_SENTENCE_MAX];
	uint32_t n = 0;
	for (bool more = true; more;) {
		more = wt_str_split(&rest, '\n', &line);
		line = more ? wt_str_trim(line) : WT_STR("");
		if (line.len == 0) {
			struct tree *t = n > 0 ? add_tree(bank, lines, n) : NULL;
			if (t)
				t->has_names = true, t->other_names = other_scheme;
			for (uint32_t i = 0; t && i < n; i++)
				t->gold_name[i] = name_tag(lines[i].name);
			n = 0;
			continue;
		}
		size_t first = 0, last = line.len;
		while (first < line.len && line.ptr[first] != ' ' && line.ptr[first] != '\t')
			first++;
		while (last > 0 && line.ptr[last - 1] != ' ' && line.ptr[last - 1] != '\t')
			last--;
		if (last <= first || n + 3 > WT_SENTENCE_MAX)
			continue;
		n = cut_word(lines, n, (struct wt_str){ line.ptr, first },
			(struct wt_str){ line.ptr + last, line.len - last });
	}
	free(text);
}

void
treebank_keys(struct treebank *bank, const struct wt_grammar *lists)
{
	for (size_t s = 0; s < bank->n; s++)
		for (uint32_t i = 0; i < bank->trees[s].n; i++) {
			wt_keys_of(bank->trees[s].form[i], &bank->trees[s].keys[i]);
			wt_words_look(lists, &bank->trees[s].keys[i]);
		}
}

/* The universal relation: subtypes dropped, as the official score does. */
static bool
same_relation(uint8_t a, uint8_t b)
{
	const char *x = wt_deprel_name((enum wt_deprel)a), *y = wt_deprel_name((enum wt_deprel)b);
	size_t n = strcspn(x, ":");
	return n == strcspn(y, ":") && memcmp(x, y, n) == 0;
}

struct score
treebank_score(const struct treebank *bank)
{
	struct score s = { 0 };
	for (size_t k = 0; k < bank->n; k++) {
		const struct tree *t = &bank->trees[k];
		for (uint32_t i = 0; i < t->n; i++) {
			bool head = t->head[i] == t->gold_head[i];
			s.words++;
			s.tags += t->tag[i] == t->gold_tag[i];
			s.heads += head;
			s.rels += head && same_relation(t->rel[i], t->gold_rel[i]);
		}
	}
	return s;
}

/* The word behind the name that begins at i. */
static uint32_t
name_end(const uint8_t *names, uint32_t n, uint32_t i)
{
	uint8_t inside = (uint8_t)(names[i] + 1);
	for (i++; i < n && names[i] == inside; i++)
		continue;
	return i;
}

struct name_score
treebank_score_names(const struct treebank *bank)
{
	struct name_score s = { 0 };
	for (size_t k = 0; k < bank->n; k++) {
		const struct tree *t = &bank->trees[k];
		for (uint32_t i = 0; i < t->n; i++) {
			/* the kinds' B- tags are odd */
			bool gold = t->gold_name[i] & 1, said = t->name[i] & 1;
			s.gold += gold;
			s.said += said;
			s.right += gold && said && t->gold_name[i] == t->name[i] &&
				   name_end(t->gold_name, t->n, i) == name_end(t->name, t->n, i);
		}
	}
	return s;
}

static void
print_bank(FILE *f, const struct treebank *bank)
{
	static const char *const NAME[] = { "_", "Name=B-PER", "Name=I-PER", "Name=B-ORG",
		"Name=I-ORG", "Name=B-LOC", "Name=I-LOC" };
	for (size_t k = 0; k < bank->n; k++) {
		const struct tree *t = &bank->trees[k];
		for (uint32_t i = 0; i < t->n; i++)
			fprintf(f, "%u\t%.*s\t_\t%s\t_\t_\t%d\t%s\t_\t%s\n", i + 1,
				WT_FMT(t->form[i]), wt_upos_name((enum wt_upos)t->tag[i]),
				t->head[i] == (int)t->n ? 0 : t->head[i] + 1,
				wt_deprel_name((enum wt_deprel)t->rel[i]), NAME[t->name[i]]);
		fputc('\n', f);
	}
}

void
treebank_print(const struct treebank *a, const struct treebank *b, const char *path)
{
	FILE *f = fopen(path, "wb");
	if (!f) {
		perror(path);
		exit(2);
	}
	print_bank(f, a);
	print_bank(f, b);
	(void)fclose(f);
}

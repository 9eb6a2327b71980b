/*
 * tokens.c - how well raw text is cut: scores words and sentences against a treebank.
 *
 *	score_tokens [--model FILE] [--diff] FILE.conllu...
 *
 * The text of each file is its sentences joined by blanks, one paragraph, as in the
 * CoNLL shared tasks.  A word counts where its bytes are the gold word's bytes; --diff
 * lists what differs, gold first.
 */
#include <stdio.h>
#include <stdlib.h>

#include "base/blob.h"
#include "base/file.h"
#include "grammar/conllu.h"
#include "grammar/reader.h"

struct counts {
	uint32_t gold, ours, both;
};

static void
print_counts(const char *what, struct counts n)
{
	double p = n.ours ? 100.0 * n.both / n.ours : 0, r = n.gold ? 100.0 * n.both / n.gold : 0;
	printf("%-10s P %6.2f  R %6.2f  F1 %6.2f   (gold %u, ours %u)\n", what, p, r,
		p + r > 0 ? 2 * p * r / (p + r) : 0, n.gold, n.ours);
}

static bool
same(struct wt_span a, struct wt_span b)
{
	return a.start == b.start && a.end == b.end;
}

static void
print_words(const char *side, const struct wt_text *t, uint32_t from, uint32_t to)
{
	printf("%s", side);
	for (uint32_t i = from; i < to; i++)
		printf(" %.*s", WT_FMT(t->tokens[i].form));
}

/* Words that agree; the runs that differ are printed on demand. */
static struct counts
compare_words(const struct wt_text *gold, const struct wt_text *ours, bool diff)
{
	struct counts n = { gold->n_tokens, ours->n_tokens, 0 };
	uint32_t g = 0, o = 0;
	while (g < n.gold && o < n.ours) {
		if (same(gold->tokens[g].span, ours->tokens[o].span)) {
			n.both++;
			g++;
			o++;
			continue;
		}
		uint32_t g0 = g, o0 = o;
		while (g < n.gold && o < n.ours &&
			!same(gold->tokens[g].span, ours->tokens[o].span)) {
			if (gold->tokens[g].span.end <= ours->tokens[o].span.end)
				g++;
			else
				o++;
		}
		if (diff) {
			print_words("-", gold, g0, g);
			print_words("\t+", ours, o0, o);
			printf("\t(%.*s _ %.*s)\n", WT_FMT(gold->tokens[g0 ? g0 - 1 : 0].form),
				WT_FMT(gold->tokens[g < n.gold ? g : g - 1].form));
		}
	}
	return n;
}

static struct counts
compare_sentences(const struct wt_text *gold, const struct wt_text *ours, bool diff)
{
	struct counts n = { gold->n_sentences, ours->n_sentences, 0 };
	uint32_t g = 0, o = 0;
	while (g < n.gold && o < n.ours) {
		struct wt_span a = gold->sentences[g].span, b = ours->sentences[o].span;
		n.both += same(a, b);
		if (diff && !same(a, b)) {
			uint32_t end = a.end < b.end ? a.end : b.end;
			printf("%s ...%.*s|%.*s...\n",
				a.end < b.end   ? "JOINED"
				: a.end > b.end ? "CUT"
						: "LATE",
				(int)(end > 40 ? 40 : end),
				gold->doc.ptr + (end > 40 ? end - 40 : 0), 25,
				gold->doc.ptr + (end < gold->doc.len - 30 ? end : end - 30));
		}
		g += a.end <= b.end;
		o += b.end <= a.end;
	}
	return n;
}

static int
score(const char *path, const struct wt_morph *m, bool diff)
{
	struct wt_fault f;
	struct wt_buf file = { 0 };
	if (wt_file_read(path, (size_t)1 << 30, &file, &f) != WARTA_OK) {
		fprintf(stderr, "%s\n", f.text);
		return 1;
	}
	struct wt_arena arena;
	wt_arena_init(&arena, (size_t)2 << 30);
	struct wt_conllu gold;
	int err = wt_conllu_read(&arena, wt_buf_view(&file), &gold, &f);
	if (err) {
		fprintf(stderr, "%s: %s\n", path, f.text);
	} else {
		struct wt_text ours;
		struct wt_span all = { 0, (uint32_t)gold.text.doc.len };
		wt_tokenise(m, &arena, gold.text.doc, &all, 1, &ours);
		struct counts w = compare_words(&gold.text, &ours, diff);
		struct counts s = compare_sentences(&gold.text, &ours, diff);
		printf("%s\n", path);
		print_counts("words", w);
		print_counts("sentences", s);
	}
	wt_arena_release(&arena);
	wt_buf_release(&file);
	return err != 0;
}

static int
open_model(const char *path, struct wt_buf *bytes, struct wt_morph *m)
{
	struct wt_fault f;
	struct wt_blob blob;
	if (wt_file_read(path, (size_t)1 << 30, bytes, &f) == WARTA_OK &&
		wt_blob_open(&blob, bytes->ptr, bytes->len, &f) == WARTA_OK &&
		wt_morph_open(m, &blob, &f) == WARTA_OK)
		return 0;
	fprintf(stderr, "%s: %s\n", path, f.text);
	return 1;
}

int
main(int argc, char **argv)
{
	struct wt_morph m = { 0 };
	struct wt_buf model = { 0 };
	bool diff = false;
	int failed = 0;
	for (int i = 1; i < argc && !failed; i++)
		if (strcmp(argv[i], "--diff") == 0)
			diff = true;
		else if (strcmp(argv[i], "--model") == 0 && i + 1 < argc)
			failed = open_model(argv[++i], &model, &m);
		else
			failed = score(argv[i], &m, diff);
	wt_buf_release(&model);
	return failed;
}

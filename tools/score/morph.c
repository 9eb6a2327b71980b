/*
 * morph.c - lemmas and features under gold words and parts of speech, against a treebank.
 *
 *	score_morph MODEL FILE.conllu... [--diff]
 *
 * Lemmas are compared without regard to case, as tools that score CoNLL-U do.
 */
#include <stdio.h>
#include <stdlib.h>

#include "base/blob.h"
#include "base/file.h"
#include "grammar/chars.h"
#include "grammar/conllu.h"
#include "grammar/tables.h"

struct tally {
	uint32_t words, lemmas, feats, unseen, unseen_right;
};

static bool
same_lemma(struct wt_str a, struct wt_str b)
{
	char x[256], y[256];
	if (a.len != b.len || a.len > sizeof x)
		return false;
	wt_chars_lower(x, a.ptr, a.len);
	wt_chars_lower(y, b.ptr, b.len);
	return memcmp(x, y, a.len) == 0;
}

static void
count_word(const struct wt_morph *m, const struct wt_token *gold, const struct wt_token *ours,
	struct tally *n, bool diff)
{
	struct wt_str lemma = gold->lemma.len ? gold->lemma : WT_STR("_");
	bool right = same_lemma(lemma, ours->lemma);
	bool unseen = !wt_form_known(m, ours->lower) && gold->upos != WT_UPOS_PROPN &&
		      gold->upos != WT_UPOS_NUM;
	uint64_t mask = ~WT_FEAT(APPLICATIVE);
	n->words++;
	n->lemmas += right;
	n->feats += (gold->feats & mask) == (ours->feats & mask);
	n->unseen += unseen;
	n->unseen_right += unseen && right;
	if (diff && !right)
		printf("%.*s\t%s\tgold %.*s\tours %.*s%s\n", WT_FMT(gold->form),
			wt_upos_name(gold->upos), WT_FMT(lemma), WT_FMT(ours->lemma),
			unseen ? "\tunseen" : "");
}

static int
score(const struct wt_morph *m, const char *path, bool diff)
{
	struct wt_fault f;
	struct wt_buf file = { 0 };
	struct wt_arena arena;
	struct wt_conllu gold;
	struct tally n = { 0 };
	wt_arena_init(&arena, (size_t)2 << 30);
	int err = wt_file_read(path, (size_t)1 << 30, &file, &f);
	if (!err)
		err = wt_conllu_read(&arena, wt_buf_view(&file), &gold, &f);
	for (uint32_t i = 0; !err && i < gold.text.n_sentences; i++) {
		struct wt_sentence s = gold.text.sentences[i];
		s.tokens = WT_NEW(&arena, struct wt_token, s.n);
		memcpy(s.tokens, gold.text.sentences[i].tokens, s.n * sizeof *s.tokens);
		wt_morph_read(m, &arena, &s);
		for (uint32_t k = 0; k < s.n; k++)
			count_word(m, &gold.text.sentences[i].tokens[k], &s.tokens[k], &n, diff);
	}
	if (err)
		fprintf(stderr, "%s: %s\n", path, f.text);
	else
		printf("%s: %u words, lemma %.2f, features %.2f; unseen content words %u, lemma "
		       "%.2f\n",
			path, n.words, 100.0 * n.lemmas / n.words, 100.0 * n.feats / n.words,
			n.unseen, n.unseen ? 100.0 * n.unseen_right / n.unseen : 0);
	wt_buf_release(&file);
	wt_arena_release(&arena);
	return err != 0;
}

int
main(int argc, char **argv)
{
	struct wt_fault f;
	struct wt_buf file = { 0 };
	struct wt_blob blob;
	struct wt_morph m;
	bool diff = false;
	int failed = 0;
	if (argc < 3) {
		fprintf(stderr, "use: score_morph MODEL FILE.conllu... [--diff]\n");
		return 2;
	}
	if (wt_file_read(argv[1], (size_t)1 << 30, &file, &f) != WARTA_OK ||
		wt_blob_open(&blob, file.ptr, file.len, &f) != WARTA_OK ||
		wt_morph_open(&m, &blob, &f) != WARTA_OK) {
		fprintf(stderr, "%s: %s\n", argv[1], f.text);
		return 1;
	}
	for (int i = 2; i < argc; i++)
		diff |= strcmp(argv[i], "--diff") == 0;
	for (int i = 2; i < argc; i++)
		if (argv[i][0] != '-')
			failed |= score(&m, argv[i], diff);
	wt_buf_release(&file);
	return failed;
}

/*
 * read.c - the whole reading of a text: words, tags, trees, names, lemmas, quotations.
 *
 * Every sentence goes through the same scratch arrays, made once for a text, so
 * that nothing is allocated for a word but what the caller keeps.  Sentences over
 * WT_SENTENCE_MAX words are read in parts of that length: the first part gives the
 * root, the roots of the others hang from it as parataxis.
 */
#include "grammar/read.h"

#include "grammar/model.h"
#include "grammar/tags.h"

struct scratch {
	struct wt_keys keys[WT_SENTENCE_MAX];
	int16_t heads[WT_SENTENCE_MAX];
	uint8_t tags[WT_SENTENCE_MAX];
	uint8_t rels[WT_SENTENCE_MAX];
	uint8_t names[WT_SENTENCE_MAX];
	struct wt_net_work *work;
};

static void
read_part(const struct wt_grammar *g, struct scratch *x, struct wt_sentence *s, uint32_t from,
	uint32_t n)
{
	struct wt_token *tokens = s->tokens + from;
	for (uint32_t i = 0; i < n; i++) {
		wt_keys_of(tokens[i].form, &x->keys[i]);
		wt_words_look(g, &x->keys[i]);
	}
	wt_tags_predict(&g->tags, x->keys, n, x->tags);
	wt_net_read(&g->net, x->work, x->keys, n, x->tags, x->heads, x->rels, g->n_rels, x->names);
	for (uint32_t i = 0; i < n; i++) {
		bool root = x->heads[i] == (int16_t)n;
		tokens[i].upos = x->tags[i];
		tokens[i].name = x->names[i];
		tokens[i].deprel = root ? WT_DEP_ROOT : g->rels[x->rels[i]];
		tokens[i].head = root ? WT_NO_HEAD : (int32_t)from + x->heads[i];
		if (root && from == 0)
			s->root = (int32_t)i;
		if (root && from > 0) {
			tokens[i].head = s->root;
			tokens[i].deprel = WT_DEP_PARATAXIS;
		}
	}
}

void
wt_grammar_annotate(const struct wt_grammar *grammar, struct wt_arena *arena, struct wt_text *text)
{
	struct scratch *x = WT_NEW(arena, struct scratch, 1);
	uint32_t longest = 1;
	for (uint32_t k = 0; k < text->n_sentences; k++)
		if (text->sentences[k].n > longest)
			longest = text->sentences[k].n;
	x->work = wt_net_work(arena, longest < WT_SENTENCE_MAX ? longest : WT_SENTENCE_MAX);
	for (uint32_t k = 0; k < text->n_sentences; k++) {
		struct wt_sentence *s = &text->sentences[k];
		s->root = -1;
		for (uint32_t from = 0; from < s->n; from += WT_SENTENCE_MAX) {
			uint32_t left = s->n - from;
			read_part(grammar, x, s, from,
				left < WT_SENTENCE_MAX ? left : WT_SENTENCE_MAX);
		}
		wt_morph_read(&grammar->morph, arena, s);
	}
}

void
wt_grammar_read(const struct wt_grammar *grammar, struct wt_arena *arena, struct wt_str doc,
	const struct wt_span *paragraphs, size_t n, struct wt_text *text)
{
	wt_tokenise(&grammar->morph, arena, doc, paragraphs, n, text);
	wt_quotes_find(arena, text);
	wt_grammar_annotate(grammar, arena, text);
}

/*
 * bench_grammar.c - how fast room grammar reads: words a second, by stage.
 *
 *	bench_grammar FILE [ROUNDS [SKIP]]     FILE is plain text, a paragraph on each line
 *
 * Prints a line for each stage (cutting, first guess of the parts of speech, network,
 * lemmas) and for the whole.  One thread.  With SKIP the network runs without the 1 or 2
 * widest kinds of registers that this machine has.
 */
#include <stdio.h>
#include <stdlib.h>
#include <time.h>

#include "grammar/model.h"
#include "grammar/read.h"
#include "grammar/tags.h"

enum stage { CUT, KEYS, TAGS, NET, LEMMAS, STAGES };
static const char *const STAGE[STAGES] = { "words and sentences", "keys", "first tags", "network",
	"lemmas" };

struct bench {
	struct wt_grammar *g;
	double seconds[STAGES];
	size_t words, sentences;
	struct wt_keys keys[WT_SENTENCE_MAX];
	int16_t heads[WT_SENTENCE_MAX];
	uint8_t tags[WT_SENTENCE_MAX], rels[WT_SENTENCE_MAX], names[WT_SENTENCE_MAX];
};

static double
now(void)
{
	struct timespec t;
	(void)clock_gettime(CLOCK_THREAD_CPUTIME_ID, &t);
	return (double)t.tv_sec + 1e-9 * (double)t.tv_nsec;
}

static void
read_sentence(
	struct bench *b, struct wt_sentence *s, struct wt_net_work *work, struct wt_arena *arena)
{
	uint32_t n = s->n < WT_SENTENCE_MAX ? s->n : WT_SENTENCE_MAX;
	double t[STAGES + 1];
	t[KEYS] = now();
	for (uint32_t i = 0; i < n; i++) {
		wt_keys_of(s->tokens[i].form, &b->keys[i]);
		wt_words_look(b->g, &b->keys[i]);
	}
	t[TAGS] = now();
	wt_tags_predict(&b->g->tags, b->keys, n, b->tags);
	t[NET] = now();
	wt_net_read(
		&b->g->net, work, b->keys, n, b->tags, b->heads, b->rels, b->g->n_rels, b->names);
	t[LEMMAS] = now();
	for (uint32_t i = 0; i < n; i++)
		s->tokens[i].upos = b->tags[i];
	wt_morph_read(&b->g->morph, arena, s);
	t[STAGES] = now();
	for (enum stage k = KEYS; k < STAGES; k++)
		b->seconds[k] += t[k + 1] - t[k];
}

static void
read_line(struct bench *b, struct wt_arena *arena, struct wt_str line)
{
	struct wt_text text;
	struct wt_span whole = { 0, (uint32_t)line.len };
	if (wt_arena_guard(arena) != 0)
		return;
	double start = now();
	wt_tokenise(&b->g->morph, arena, line, &whole, 1, &text);
	wt_quotes_find(arena, &text);
	b->seconds[CUT] += now() - start;
	uint32_t longest = 1;
	for (uint32_t k = 0; k < text.n_sentences; k++)
		longest = text.sentences[k].n > longest ? text.sentences[k].n : longest;
	struct wt_net_work *work =
		wt_net_work(arena, longest < WT_SENTENCE_MAX ? longest : WT_SENTENCE_MAX);
	for (uint32_t k = 0; k < text.n_sentences; k++)
		read_sentence(b, &text.sentences[k], work, arena);
	b->words += text.n_tokens;
	b->sentences += text.n_sentences;
	wt_arena_unguard(arena);
}

static struct wt_str
read_file(const char *path)
{
	FILE *f = fopen(path, "rb");
	char *bytes = f && fseek(f, 0, SEEK_END) == 0 ? malloc((size_t)ftell(f) + 1) : NULL;
	if (!bytes) {
		perror(path);
		exit(2);
	}
	size_t size = (size_t)ftell(f);
	rewind(f);
	size = fread(bytes, 1, size, f);
	(void)fclose(f);
	return (struct wt_str){ bytes, size };
}

static void
report(const struct bench *b)
{
	double all = 0;
	for (enum stage k = 0; k < STAGES; k++)
		all += b->seconds[k];
	printf("%zu words in %zu sentences, network by %s\n", b->words, b->sentences,
		b->g->net.kernels->name);
	for (enum stage k = 0; k < STAGES; k++)
		printf("%-20s %10.0f words/s  %5.1f %%\n", STAGE[k],
			(double)b->words / b->seconds[k], 100 * b->seconds[k] / all);
	printf("%-20s %10.0f words/s\n", "all", (double)b->words / all);
}

int
main(int argc, char **argv)
{
	static struct bench b;
	struct wt_fault fault;
	struct wt_arena arena;
	if (argc < 2) {
		fputs("usage: bench_grammar FILE [ROUNDS [SKIP]]\n", stderr);
		return 2;
	}
	if (wt_grammar_open(&b.g, wt_model_grammar, (size_t)wt_model_grammar_size, &fault) < 0) {
		fprintf(stderr, "%s\n", fault.text);
		return 2;
	}
	b.g->net.kernels = wt_net_kernels(argc > 3 ? (unsigned)atoi(argv[3]) : 0);
	if (!b.g->net.kernels) {
		fputs("this machine has fewer kinds of registers\n", stderr);
		return 2;
	}
	wt_arena_init(&arena, (size_t)256 << 20);
	struct wt_str file = read_file(argv[1]);
	for (int rounds = argc > 2 ? atoi(argv[2]) : 1; rounds > 0; rounds--) {
		struct wt_str rest = file, line;
		while (wt_str_split(&rest, '\n', &line)) {
			read_line(&b, &arena, line);
			wt_arena_reset(&arena);
		}
	}
	report(&b);
	wt_arena_release(&arena);
	wt_grammar_close(b.g);
	free((void *)(uintptr_t)file.ptr);
	return 0;
}

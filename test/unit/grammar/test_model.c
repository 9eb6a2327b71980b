#include "test.h"

#include <stdlib.h>

#include "cut.h"
#include "grammar/model.h"
#include "grammar/net_cache.h"
#include "grammar/read.h"

struct models {
	struct wt_grammar *grammar;
	unsigned char *copy; /* aligned as the embedded bytes are */
	size_t size;
};

static int
set_up(void **state)
{
	static struct models m;
	m.size = (size_t)wt_model_grammar_size;
	m.copy = aligned_alloc(64, (m.size + 63) / 64 * 64);
	memcpy(m.copy, wt_model_grammar, m.size);
	*state = &m;
	return wt_grammar_open(&m.grammar, wt_model_grammar, m.size, NULL);
}

static int
tear_down(void **state)
{
	struct models *m = *state;
	wt_grammar_close(m->grammar);
	free(m->copy);
	return 0;
}

static void
a_model_cut_short_is_refused(void **state)
{
	struct models *m = *state;
	size_t sizes[] = { 0, 7, 8, 15, 16, 40, 200, 4096, m->size / 2, m->size - 1 };
	for (size_t i = 0; i < sizeof sizes / sizeof *sizes; i++) {
		struct wt_grammar *g;
		struct wt_fault f = { 0 };
		assert_true(wt_grammar_open(&g, m->copy, sizes[i], &f) < 0);
		assert_null(g);
		assert_true(f.text[0] != 0);
	}
}

static void
a_changed_byte_is_found(void **state)
{
	struct models *m = *state;
	for (size_t at = 0; at < m->size; at += at < 1200 ? 17 : m->size / 7) {
		struct wt_grammar *g;
		m->copy[at] ^= 0x41;
		int rc = wt_grammar_open(&g, m->copy, m->size, NULL);
		/* the only bytes that no sum covers are those between sections */
		if (rc == 0)
			wt_grammar_close(g);
		else
			assert_null(g);
		if (at > 1200)
			assert_true(rc < 0);
		m->copy[at] ^= 0x41;
	}
}

static void
read_text(
	const struct wt_grammar *g, struct wt_arena *arena, struct wt_str doc, struct wt_text *text)
{
	struct wt_span all = { 0, (uint32_t)doc.len };
	wt_grammar_read(g, arena, doc, &all, 1, text);
}

/* Every sentence is one tree: a root, and every word under it. */
static void
check_trees(const struct wt_text *text)
{
	for (uint32_t k = 0; k < text->n_sentences; k++) {
		const struct wt_sentence *s = &text->sentences[k];
		unsigned roots = 0;
		for (uint32_t i = 0; i < s->n; i++) {
			int32_t at = (int32_t)i;
			uint32_t steps = 0;
			roots += s->tokens[i].head == WT_NO_HEAD;
			while (s->tokens[at].head != WT_NO_HEAD && steps++ <= s->n) {
				at = s->tokens[at].head;
				assert_true(at >= 0 && at < (int32_t)s->n);
			}
			assert_int_equal(at, s->root);
		}
		assert_int_equal(roots, 1);
	}
}

static void
subject_verb_and_object_are_found(void **state)
{
	struct models *m = *state;
	struct wt_arena arena;
	struct wt_text text;
	wt_arena_init(&arena, (size_t)1 << 26);
	read_text(
		m->grammar, &arena, WT_STR("Presiden Rusia menandatangani perjanjian itu."), &text);
	assert_int_equal(text.n_sentences, 1);
	const struct wt_sentence *s = text.sentences;
	assert_int_equal(s->n, 6);
	assert_int_equal(s->root, 2);
	assert_int_equal(s->tokens[2].upos, WT_UPOS_VERB);
	assert_int_equal(s->tokens[0].head, 2);
	assert_int_equal(s->tokens[0].deprel, WT_DEP_NSUBJ);
	assert_int_equal(s->tokens[3].head, 2);
	assert_int_equal(s->tokens[3].deprel, WT_DEP_OBJ);
	wt_arena_release(&arena);
}

/* Links that were taken out lose the blank behind the name. */
static void
names_glued_to_their_verb_are_cut(void **state)
{
	static const char *const CASES[][2] = {
		{ "Sikap Trump jelas. Trumpmengumumkan tarif baru.",
			"Sikap Trump jelas . / Trump mengumumkan tarif baru ." },
		{ "AFPmelaporkan hal itu.", "AFP melaporkan hal itu ." },
		{ "Menurut Warga, Wargaakan datang.", "Menurut Warga , Warga akan datang ." },
		/* the name stands behind, goes on with another, or is a known word */
		{ "Qestamenolak. Kata Qesta, ia pergi.",
			"Qesta menolak . / Kata Qesta , ia pergi ." },
		{ "Menteri Budi Qestamengumumkan hal itu.",
			"Menteri Budi Qesta mengumumkan hal itu ." },
		{ "Kata Prabowo, ia RIPrabowo.", "Kata Prabowo , ia RI Prabowo ." },
		/* ... or a day stands behind */
		{ "Kata Qestapada Senin.", "Kata Qesta pada Senin ." },
		/* whole: known words, names of whom nobody spoke, names with a name behind */
		{ "Para tokoh hadir. Parameter itu berubah.",
			"Para tokoh hadir . / Parameter itu berubah ." },
		{ "Qestamengumumkan itu aneh.", "Qestamengumumkan itu aneh ." },
		{ "Dari Banjar ia ke Banjarbaru.", "Dari Banjar ia ke Banjarbaru ." },
	};
	struct models *m = *state;
	struct wt_arena arena;
	struct wt_text text;
	wt_arena_init(&arena, (size_t)1 << 26);
	for (size_t i = 0; i < sizeof CASES / sizeof CASES[0]; i++) {
		read_text(m->grammar, &arena, wt_str_of(CASES[i][0]), &text);
		assert_string_equal(show_words(&arena, &text), CASES[i][1]);
	}
	wt_arena_release(&arena);
}

static void
a_verb_that_lost_its_k_is_read_as_the_verb(void **state)
{
	struct models *m = *state;
	struct wt_arena arena;
	struct wt_text text;
	wt_arena_init(&arena, (size_t)1 << 26);
	read_text(m->grammar, &arena,
		WT_STR("Menteri menyampaian keberatan. Pasukan melawan dan menahan warga."), &text);
	const struct wt_token *verb = &text.sentences[0].tokens[1];
	assert_true(wt_str_is(verb->form, "menyampaian"));
	assert_true(wt_str_is(verb->lower, "menyampaikan"));
	assert_true(wt_str_is(verb->lemma, "sampai"));
	assert_true(wt_str_is(text.sentences[1].tokens[1].lower, "melawan"));
	assert_true(wt_str_is(text.sentences[1].tokens[3].lower, "menahan"));
	wt_arena_release(&arena);
}

static void
any_bytes_give_trees(void **state)
{
	struct models *m = *state;
	struct wt_arena arena;
	struct wt_text text;
	char bytes[20000];
	uint32_t seed = 7;
	wt_arena_init(&arena, (size_t)1 << 26);
	for (int round = 0; round < 4; round++) {
		for (size_t i = 0; i < sizeof bytes; i++) {
			seed = seed * 1664525u + 1013904223u;
			bytes[i] = round == 0   ? 'a'
				   : round == 1 ? (char)(i % 2 ? ' ' : 'b')
						: (char)(seed >> 24);
			if (round == 3 && seed >> 28 < 3)
				bytes[i] = ' ';
		}
		read_text(m->grammar, &arena, (struct wt_str){ bytes, sizeof bytes }, &text);
		check_trees(&text);
		wt_arena_reset(&arena);
	}
	wt_arena_release(&arena);
}

static const char NEWS[] =
	"Presiden Rusia menandatangani perjanjian itu di Jakarta, Rabu (19/6/2024). "
	"\"Kami menolak tawaran itu,\" kata juru bicara Kementerian Luar Negeri, Sari Dewanti, "
	"kepada wartawan di Jakarta. Menurut dia, delegasi yang dipimpin Menteri Pertahanan itu "
	"akan bertemu dengan Presiden Korea Utara dan mendesak negara itu menghentikan uji coba.";

static void
same_reading(const struct wt_text *a, const struct wt_text *b)
{
	assert_int_equal(a->n_tokens, b->n_tokens);
	for (uint32_t i = 0; i < a->n_tokens; i++) {
		assert_int_equal(a->tokens[i].upos, b->tokens[i].upos);
		assert_int_equal(a->tokens[i].head, b->tokens[i].head);
		assert_int_equal(a->tokens[i].deprel, b->tokens[i].deprel);
		assert_int_equal(a->tokens[i].name, b->tokens[i].name);
	}
}

/* The sums themselves, to the bit: trees could agree by luck. */
static void
same_products(
	const struct wt_net *net, const struct wt_net_kernels *a, const struct wt_net_kernels *b)
{
	enum { N = 13 }; /* of each kind whole tiles and every rest */
	static int16_t x[N * WT_NET_DIM];
	static int32_t out[2][N * WT_NET_OUT];
	uint32_t seed = 3;
	for (size_t i = 0; i < N * WT_NET_DIM; i++) {
		seed = seed * 1664525u + 1013904223u;
		x[i] = (int16_t)((int32_t)(seed >> 19) - WT_NET_LIMIT - 1);
	}
	for (size_t n = 1; n <= N; n++) {
		memset(out, 0, sizeof out);
		a->product(out[0], x, WT_NET_DIM, net->out, n, WT_NET_DIM, WT_NET_OUT);
		b->product(out[1], x, WT_NET_DIM, net->out, n, WT_NET_DIM, WT_NET_OUT);
		assert_memory_equal(out[0], out[1], sizeof out[0]);
		int64_t sum = 0;
		for (size_t c = 0; c < WT_NET_DIM; c++)
			sum += (int64_t)x[(n - 1) * WT_NET_DIM + c] *
			       net->out[wt_net_place(77, c, WT_NET_DIM)];
		assert_int_equal(out[0][(n - 1) * WT_NET_OUT + 77], sum);
	}
}

static void
every_kind_of_register_gives_the_same_bits(void **state)
{
	struct models *m = *state;
	struct wt_arena arena;
	struct wt_text text[2];
	const struct wt_net_kernels *kind, *widest = wt_net_kernels(0);
	wt_arena_init(&arena, (size_t)1 << 26);
	for (unsigned skip = 0; (kind = wt_net_kernels(skip)) != NULL; skip++) {
		struct wt_grammar g = *m->grammar;
		g.net.kernels = kind;
		g.net.cache = NULL; /* else the first kind would work for all */
		same_products(&g.net, widest, kind);
		read_text(&g, &arena, WT_STR(NEWS), &text[skip > 0]);
		check_trees(&text[skip > 0]);
		if (skip > 0)
			same_reading(&text[0], &text[1]);
	}
	wt_arena_release(&arena);
}

static void
what_is_kept_of_common_words_changes_nothing(void **state)
{
	struct models *m = *state;
	struct wt_grammar g = *m->grammar;
	struct wt_arena arena;
	struct wt_text without, first, second;
	wt_arena_init(&arena, (size_t)1 << 26);
	g.net.cache = NULL;
	read_text(&g, &arena, WT_STR(NEWS), &without);
	g.net.cache = wt_net_cache_new();
	assert_non_null(g.net.cache);
	read_text(&g, &arena, WT_STR(NEWS), &first);
	read_text(&g, &arena, WT_STR(NEWS), &second);
	same_reading(&without, &first);
	same_reading(&without, &second);
	wt_net_cache_free(g.net.cache);
	wt_arena_release(&arena);
}

/* The sentence in a text of its own, where none before it has left anything. */
static void
reads_alone(const struct wt_grammar *g, struct wt_arena *arena, const struct wt_sentence *s)
{
	struct wt_sentence alone = *s;
	struct wt_text text = { .sentences = &alone, .n_sentences = 1, .n_tokens = s->n };
	text.tokens = alone.tokens = WT_NEW(arena, struct wt_token, s->n);
	memcpy(alone.tokens, s->tokens, s->n * sizeof *s->tokens);
	wt_grammar_annotate(g, arena, &text);
	for (uint32_t i = 0; i < s->n; i++) {
		assert_int_equal(alone.tokens[i].upos, s->tokens[i].upos);
		assert_int_equal(alone.tokens[i].head, s->tokens[i].head);
		assert_int_equal(alone.tokens[i].deprel, s->tokens[i].deprel);
		assert_int_equal(alone.tokens[i].name, s->tokens[i].name);
	}
}

/* Words come back at once, after some sentences, and after more than are kept of a text. */
static void
what_is_kept_of_a_text_changes_nothing(void **state)
{
	struct models *m = *state;
	struct wt_grammar g = *m->grammar;
	struct wt_arena arena, other;
	struct wt_text text;
	char doc[40000];
	size_t n = 0;
	wt_arena_init(&arena, (size_t)1 << 28);
	g.net.cache = NULL;
	for (unsigned k = 0; k < 300; k++)
		n += (size_t)snprintf(doc + n, sizeof doc - n,
			"Bupati Tor%c%ca menemui warga Desa Sal%cung dan %u petani. %s",
			'a' + (char)(k % 23), 'a' + (char)(k / 23), 'a' + (char)(k % 7), k * 7,
			k % 60 == 0 ? NEWS : "");
	read_text(&g, &arena, (struct wt_str){ doc, n }, &text);
	assert_true(text.n_sentences > 300);
	wt_arena_init(&other, (size_t)1 << 26);
	for (uint32_t k = 0; k < text.n_sentences; k++) {
		wt_arena_reset(&other);
		reads_alone(&g, &other, &text.sentences[k]);
	}
	wt_arena_release(&other);
	wt_arena_release(&arena);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(a_model_cut_short_is_refused),
		cmocka_unit_test(a_changed_byte_is_found),
		cmocka_unit_test(subject_verb_and_object_are_found),
		cmocka_unit_test(names_glued_to_their_verb_are_cut),
		cmocka_unit_test(a_verb_that_lost_its_k_is_read_as_the_verb),
		cmocka_unit_test(any_bytes_give_trees),
		cmocka_unit_test(every_kind_of_register_gives_the_same_bits),
		cmocka_unit_test(what_is_kept_of_common_words_changes_nothing),
		cmocka_unit_test(what_is_kept_of_a_text_changes_nothing),
	};
	return cmocka_run_group_tests(tests, set_up, tear_down);
}

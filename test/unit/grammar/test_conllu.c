/*
 * test_conllu.c - treebank files: what is read is printed again, faults have their line.
 */
#include <stdlib.h>

#include "test.h"

#include "grammar/conllu.h"

static const char GOOD[] = "# sent_id = uji-1\n"
			   "# text = Menlu menemuinya, kata RRI.\n"
			   "1\tMenlu\tmenlu\tNOUN\t_\tNumber=Sing\t2\tnsubj\t_\t_\n"
			   "2-3\tmenemuinya\t_\t_\t_\t_\t_\t_\t_\tSpaceAfter=No\n"
			   "2\tmenemui\ttemu\tVERB\t_\tVoice=Act\t0\troot\t_\t_\n"
			   "3\tnya\tdia\tPRON\t_\tNumber=Sing|Person=3|PronType=Prs\t2\tobj\t_\t_\n"
			   "4\t,\t,\tPUNCT\t_\t_\t5\tpunct\t_\t_\n"
			   "5\tkata\tkata\tVERB\t_\tVoice=Act\t2\tparataxis\t_\t_\n"
			   "6\tRRI\tRRI\tPROPN\t_\t_\t5\tnsubj\t_\tSpaceAfter=No\n"
			   "7\t.\t.\tPUNCT\t_\t_\t2\tpunct\t_\t_\n"
			   "\n"
			   "# sent_id = uji-2\n"
			   "# text = Ya!\n"
			   "1\tYa\tya\tINTJ\t_\t_\t0\troot\t_\tSpaceAfter=No\n"
			   "2\t!\t!\tPUNCT\t_\t_\t1\tpunct\t_\t_\n"
			   "\n";

static void
a_file_is_printed_as_it_was_read(void **state)
{
	struct wt_arena a;
	struct wt_conllu in;
	char *text = NULL;
	size_t size = 0;
	(void)state;
	wt_arena_init(&a, 1 << 20);
	assert_int_equal(wt_conllu_read(&a, WT_STR(GOOD), &in, NULL), WARTA_OK);
	assert_true(wt_str_is(in.text.doc, "Menlu menemuinya, kata RRI.\nYa!\n"));
	assert_true(in.has_tree[0] && in.has_tree[1]);
	assert_int_equal(in.text.sentences[0].root, 1);
	FILE *out = open_memstream(&text, &size);
	for (uint32_t i = 0; i < in.text.n_sentences; i++)
		wt_conllu_print(out, &in.text, &in.text.sentences[i], in.ids[i]);
	assert_int_equal(fclose(out), 0);
	assert_string_equal(text, GOOD);
	free(text);
	wt_arena_release(&a);
}

static void
spans_are_the_words_in_the_text(void **state)
{
	struct wt_arena a;
	struct wt_conllu in;
	(void)state;
	wt_arena_init(&a, 1 << 20);
	assert_int_equal(wt_conllu_read(&a, WT_STR(GOOD), &in, NULL), WARTA_OK);
	for (uint32_t i = 0; i < in.text.n_tokens; i++)
		assert_true(wt_str_eq(
			in.text.tokens[i].form, wt_view(in.text.doc, in.text.tokens[i].span)));
	assert_int_equal(in.text.tokens[1].mwt, 2);
	assert_true(in.text.tokens[2].flags & WT_TOK_CLITIC);
	wt_arena_release(&a);
}

static void
assert_fault(const char *file, uint32_t line, const char *words)
{
	struct wt_arena a;
	struct wt_conllu in;
	struct wt_fault f = { 0 };
	wt_arena_init(&a, 1 << 20);
	assert_int_equal(wt_conllu_read(&a, wt_str_of(file), &in, &f), WARTA_EFORMAT);
	assert_int_equal(f.offset, line);
	if (!strstr(f.text, words))
		fail_msg("%s: not in: %s", words, f.text);
	wt_arena_release(&a);
}

#define W(id, head, rel) id "\tkata\tkata\tNOUN\t_\t_\t" head "\t" rel "\t_\t_\n"

static void
faults_are_named_by_their_line(void **state)
{
	(void)state;
	assert_fault("1\tdua\n", 1, "10 fields");
	assert_fault(W("1", "0", "root") W("3", "1", "obj") "\n", 2, "1, 2, 3");
	assert_fault(W("1", "0", "root") W("2", "x", "obj") "\n", 2, "head");
	assert_fault("# c\n" W("1", "0", "rooot") "\n", 2, "relation");
	assert_fault(W("1", "0", "root") W("2", "9", "obj") "\n", 3, "outside");
	assert_fault(W("1", "0", "root") W("2", "2", "obj") "\n", 3, "outside");
	assert_fault(W("1", "0", "root") W("2", "0", "root") "\n", 3, "two roots");
	assert_fault(W("1", "2", "obj") W("2", "1", "obj") "\n", 3, "no root");
	assert_fault("1-2\tkata\t_\t_\t_\t_\t_\t_\t_\t_\n" W("1", "0", "root") "\n", 3, "range");
	assert_fault("3-2\tkata\t_\t_\t_\t_\t_\t_\t_\t_\n", 1, "range");
	assert_fault("1\tkata\t\tNOUN\t_\t_\t0\troot\t_\t_\n", 1, "empty field");
	assert_fault("1\tkata\t_\tKATA\t_\t_\t0\troot\t_\t_\n", 1, "part of speech");
	assert_fault("1\tkata\t_\tNOUN\t_\tNumber\t0\troot\t_\t_\n", 1, "feature");
}

static void
gold_words_alone_are_read(void **state)
{
	struct wt_arena a;
	struct wt_conllu in;
	(void)state;
	wt_arena_init(&a, 1 << 20);
	struct wt_str file = WT_STR("1\tKami\t_\t_\t_\t_\t_\t_\t_\t_\r\n"
				    "1.1\tx\t_\t_\t_\t_\t_\t_\t_\t_\n"
				    "2\tpergi\t_\t_\t_\t_\t_\t_\t_\t_");
	assert_int_equal(wt_conllu_read(&a, file, &in, NULL), WARTA_OK);
	assert_int_equal(in.text.n_sentences, 1);
	assert_int_equal(in.text.n_tokens, 2);
	assert_false(in.has_tree[0]);
	assert_int_equal(in.text.tokens[1].head, WT_NO_HEAD);
	wt_arena_release(&a);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(a_file_is_printed_as_it_was_read),
		cmocka_unit_test(spans_are_the_words_in_the_text),
		cmocka_unit_test(faults_are_named_by_their_line),
		cmocka_unit_test(gold_words_alone_are_read),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}

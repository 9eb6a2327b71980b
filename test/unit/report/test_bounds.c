/*
 * Too much of everything: what the coder makes of texts that are none.
 */
#include "report/coder.h"
#include "whole_path.h"

static void
keep_note(void *context, uint32_t sentence, struct wt_span word, const char *text)
{
	struct spec *x = context;
	(void)sentence;
	(void)word;
	wt_buf_str(&x->notes, wt_str_of(text));
	wt_buf_char(&x->notes, '\n');
}

static void
read_text(struct spec *x, const struct wt_buf *text)
{
	struct wt_fault f = { 0 };
	struct wt_page page = {
		.kind = WT_PAGE_JSON, .id = WT_STR("case"), .text = wt_buf_view(text)
	};
	wt_buf_clear(&x->notes);
	assert_int_equal(wt_reader_read(&x->reader, &page, &x->doc, keep_note, x, &f), WARTA_OK);
}

static void
a_sentence_of_fifty_verbs_is_no_report(void **state)
{
	struct spec *x = *state;
	struct wt_buf text = { 0 };
	wt_buf_str(&text, WT_STR("Iran "));
	for (int i = 0; i < 25; i++)
		wt_buf_str(&text, WT_STR("menyerang Israel, mengecam Turki, "));
	wt_buf_str(&text, WT_STR("dan bertemu Putin."));
	read_text(x, &text);
	assert_int_equal(x->doc.claims.n, 0);
	assert_true(wt_str_find(wt_buf_view(&x->notes), WT_STR("acts in one sentence"), 0) >= 0);
	wt_buf_release(&text);
}

static void
an_article_of_endless_acts_ends(void **state)
{
	struct spec *x = *state;
	struct wt_buf text = { 0 };
	for (int i = 0; i < 2600; i++) {
		char line[80];
		int n = snprintf(line, sizeof line, "Iran menyerang Israel pada %d Mei %d.%s",
			i % 28 + 1, 1900 + i / 28, i % 5 == 4 ? "\n\n" : " ");
		wt_buf_str(&text, (struct wt_str){ line, (size_t)n });
	}
	read_text(x, &text);
	assert_true(x->doc.claims.n > 1000);
	assert_true(x->doc.claims.n <= 2000);
	wt_buf_release(&text);
}

static void
a_subtree_is_what_hangs_below_a_word(void **state)
{
	struct spec *x = *state;
	struct wt_tree t;
	/* 0 <- 1 <- 2, 1 <- 3; 4 and 5 in a ring, which no parser gives */
	struct wt_token tokens[6] = { { .head = -1, .span = { 0, 1 } },
		{ .head = 0, .span = { 2, 3 } }, { .head = 1, .span = { 4, 5 } },
		{ .head = 1, .span = { 6, 7 } }, { .head = 5, .span = { 8, 9 } },
		{ .head = 4, .span = { 10, 11 } } };
	struct wt_sentence s = { .tokens = tokens, .n = 6 };
	assert_int_equal(wt_arena_guard(&x->doc.arena), 0);
	wt_tree_make(&x->doc.arena, &s, &t);
	wt_arena_unguard(&x->doc.arena);
	assert_true(wt_tree_below(&t, 3, 0));
	assert_true(wt_tree_below(&t, 2, 1));
	assert_false(wt_tree_below(&t, 1, 2));
	assert_false(wt_tree_below(&t, 3, 2));
	assert_false(wt_tree_below(&t, 4, 0));
	assert_false(wt_tree_below(&t, -1, 0));
	struct wt_span span = wt_tree_span(&t, 1);
	assert_int_equal(span.start, 2);
	assert_int_equal(span.end, 7);
	assert_int_equal(wt_tree_span(&t, 4).end, 9);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(a_sentence_of_fifty_verbs_is_no_report),
		cmocka_unit_test(an_article_of_endless_acts_ends),
		cmocka_unit_test(a_subtree_is_what_hangs_below_a_word),
	};
	return cmocka_run_group_tests(tests, set_up, tear_down);
}

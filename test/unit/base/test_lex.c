/*
 * test_lex.c - the promises of base/lex.h.
 */
#include "test.h"

#include "base/lex.h"

static void
read_text(struct wt_lex *lex, const char *text)
{
	wt_lex_init(lex);
	wt_lex_read(lex, "kata.txt", wt_str_of(text));
}

static void
a_head_line_opens_an_entry_and_blank_lines_end_none(void **state)
{
	struct wt_lex lex;
	(void)state;
	read_text(&lex, "# about\nframe kecam   # to condemn\n  type  ACCUSE disapprove\n\n"
			"  ~ Iran mengecam Israel.\n  = ACCUSE disapprove | Iran -> Israel\n"
			"none duduk, berdiri\n  ~ Ia duduk.\n  = none\n");
	assert_int_equal(lex.n_errors, 0);
	assert_int_equal(lex.n, 2);
	assert_true(wt_str_is(lex.entries[0].kind, "frame"));
	assert_true(wt_str_is(lex.entries[0].name, "kecam"));
	assert_int_equal(lex.entries[0].line, 2);
	assert_int_equal(lex.entries[0].n, 3);
	assert_true(wt_str_is(lex.entries[1].name, "duduk, berdiri"));
	const struct wt_lex_line *type = wt_lex_find(&lex.entries[0], "type", 0);
	assert_non_null(type);
	assert_true(wt_str_is(type->value, "ACCUSE disapprove"));
	assert_null(wt_lex_find(&lex.entries[0], "type", wt_lex_index(&lex.entries[0], type) + 1));
	wt_lex_release(&lex);
}

static void
an_example_has_its_day_and_its_results(void **state)
{
	struct wt_lex lex;
	struct wt_lex_example x;
	uint32_t at = 0;
	(void)state;
	read_text(&lex,
		"frame tiba\n  ~ Menhan tiba di Beijing.   @ 2024-04-01\n  = CONSULT visit\n"
		"  = none\n  ~ Bus tiba.\n  = none\n");
	assert_int_equal(lex.n_errors, 0);
	assert_true(wt_lex_example(&lex.entries[0], &at, &x));
	assert_true(wt_str_is(x.text, "Menhan tiba di Beijing."));
	assert_true(wt_str_is(x.date, "2024-04-01"));
	assert_int_equal(x.n, 2);
	assert_true(wt_lex_example(&lex.entries[0], &at, &x));
	assert_true(wt_str_is(x.date, "2024-07-19"));
	assert_int_equal(x.line, 5);
	assert_false(wt_lex_example(&lex.entries[0], &at, &x));
	wt_lex_release(&lex);
}

static void
every_error_names_its_file_and_line(void **state)
{
	struct wt_lex lex;
	(void)state;
	read_text(&lex, "  alias  Kim\nframe\nframe kecam\n  type\n");
	assert_int_equal(lex.n_errors, 3);
	assert_non_null(strstr(lex.errors.ptr, "kata.txt:1: "));
	assert_non_null(strstr(lex.errors.ptr, "kata.txt:2: "));
	assert_non_null(strstr(lex.errors.ptr, "kata.txt:4: "));
	wt_lex_release(&lex);
}

static void
a_kind_that_nobody_knows_is_refused(void **state)
{
	struct wt_lex lex;
	(void)state;
	read_text(&lex, "fram kecam\n  ~ Iran mengecam Israel.\n  = none\n");
	assert_int_equal(lex.n_errors, 1);
	assert_non_null(strstr(lex.errors.ptr, "kata.txt:1: 'fram' is no kind of entry"));
	wt_lex_release(&lex);
}

static void
a_folder_that_is_not_there_is_named(void **state)
{
	struct wt_lex lex;
	struct wt_fault f = { 0 };
	(void)state;
	wt_lex_init(&lex);
	assert_int_equal(wt_lex_read_folder(&lex, "/nowhere/at/all", &f), WARTA_EIO);
	assert_non_null(strstr(f.text, "/nowhere/at/all"));
	wt_lex_release(&lex);
}

static void
the_whole_lexicon_is_in_form(void **state)
{
	struct wt_lex lex;
	struct wt_fault f = { 0 };
	(void)state;
	wt_lex_init(&lex);
	assert_int_equal(wt_lex_read_folder(&lex, WT_SOURCE_DIR "/lexicon", &f), WARTA_OK);
	assert_int_equal(lex.n_errors, 0);
	assert_true(lex.n > 1000);
	wt_lex_release(&lex);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(a_head_line_opens_an_entry_and_blank_lines_end_none),
		cmocka_unit_test(an_example_has_its_day_and_its_results),
		cmocka_unit_test(every_error_names_its_file_and_line),
		cmocka_unit_test(a_kind_that_nobody_knows_is_refused),
		cmocka_unit_test(a_folder_that_is_not_there_is_named),
		cmocka_unit_test(the_whole_lexicon_is_in_form),
	};
	return cmocka_run_group_tests_name("base/lex", tests, NULL, NULL);
}

/*
 * test_compile.c - the frame compiler refuses what it does not understand, at its line.
 */
#include "test.h"

#include <stdlib.h>

#include "report/frame.h"

#define GOOD                                                                                       \
	"frame kecam\n"                                                                            \
	"  type     ACCUSE disapprove\n"                                                           \
	"  active   meN-  actor=subject  recipient=object\n"                                       \
	"  ~ Iran mengecam Israel.\n"                                                              \
	"  = ACCUSE disapprove | Iran -> Israel\n"

/* Compiles a lexicon of one text; its errors are in lex->errors. */
static int
compile(struct wt_lex *lex, const char *text, struct wt_blob_writer *out)
{
	struct wt_fault f = { 0 };
	wt_lex_init(lex);
	wt_lex_read(lex, "frames/x.txt", wt_str_of(text));
	return wt_report_compile(lex, out, &f);
}

static void
refused_at(const char *text, const char *where, const char *what)
{
	struct wt_blob_writer out = { 0 };
	struct wt_lex lex;
	(void)compile(&lex, text, &out);
	assert_true(lex.n_errors > 0);
	assert_non_null(strstr(lex.errors.ptr, where));
	assert_non_null(strstr(lex.errors.ptr, what));
	wt_blob_writer_release(&out);
	wt_lex_release(&lex);
}

static void
accepted(const char *text)
{
	struct wt_blob_writer out = { 0 };
	struct wt_lex lex;
	assert_int_equal(compile(&lex, text, &out), WARTA_OK);
	assert_int_equal(lex.n_errors, 0);
	wt_blob_writer_release(&out);
	wt_lex_release(&lex);
}

static void
a_good_frame_compiles_and_opens(void **state)
{
	struct wt_blob_writer out = { 0 };
	struct wt_buf bytes = { 0 };
	struct wt_blob blob;
	struct wt_frames *frames = NULL;
	struct wt_fault f = { 0 };
	struct wt_lex lex;
	(void)state;
	assert_int_equal(compile(&lex, GOOD, &out), WARTA_OK);
	assert_int_equal(lex.n_errors, 0);
	/* a class, a cue and a word of none keep the sections from being empty */
	wt_lex_release(&lex);
	wt_blob_writer_release(&out);
	assert_int_equal(
		compile(&lex,
			GOOD "class x\n  words a\n  ~ A.\n  = none\n"
			     "cue kata\n  kind say\n  forms kata\n  ~ A, kata B.\n  = chain: B\n"
			     "none duduk\n  ~ Ia duduk.\n  = none\n"
			     "frame tolak\n  type REJECT\n  active meN- actor=subject object=@x\n"
			     "  ~ A menolak.\n  = REJECT | A -> -\n",
			&out),
		WARTA_OK);
	assert_int_equal(lex.n_errors, 0);
	assert_int_equal(wt_blob_write(&out, &bytes, &f), WARTA_OK);
	void *copy = aligned_alloc(16, (bytes.len + 15) / 16 * 16);
	assert_non_null(copy);
	memcpy(copy, bytes.ptr, bytes.len);
	assert_int_equal(wt_blob_open(&blob, copy, bytes.len, &f), WARTA_OK);
	assert_int_equal(wt_frames_open(&frames, &blob, &f), WARTA_OK);
	assert_true(wt_trie_get(&frames->form_trie, WT_STR("mengecam")) >= 0);
	assert_true(wt_trie_get(&frames->form_trie, WT_STR("kecam")) < 0);
	wt_frames_close(frames);
	free(copy);
	wt_buf_release(&bytes);
	wt_blob_writer_release(&out);
	wt_lex_release(&lex);
}

static void
bad_entries_are_refused_with_file_and_line(void **state)
{
	(void)state;
	refused_at("frame kecam\n  type BLAME\n  active meN- actor=subject\n  ~ A.\n  = none\n",
		"frames/x.txt:2:", "no PLOVER type");
	refused_at(
		"frame kecam\n  type ACCUSE visit\n  active meN- actor=subject\n  ~ A.\n  = none\n",
		"frames/x.txt:2:", "no mode of ACCUSE");
	refused_at("frame kecam\n  type ACCUSE\n  active meng- actor=subject\n  ~ A.\n  = none\n",
		"frames/x.txt:3:", "unknown affix");
	refused_at("frame kecam\n  type ACCUSE\n  active meN- actor=sujbect\n  ~ A.\n  = none\n",
		"frames/x.txt:3:", "unknown slot");
	refused_at("frame kecam\n  type ACCUSE\n  active meN- actor=subject object=@senapan\n  ~ "
		   "A.\n  = none\n",
		"frames/x.txt:3:", "class senapan is not defined");
	refused_at("frame kecam\n  type ACCUSE\n  active meN- actor=subject\n",
		"frames/x.txt:1:", "needs an example");
	refused_at("frame kecam\n  type ACCUSE\n  ~ A.\n  = none\n",
		"frames/x.txt:1:", "active, passive or noun");
	refused_at(GOOD GOOD, "frames/x.txt:6:", "defined twice");
	refused_at("frame kecam\n  type ACCUSE\n  colour red\n  active meN- actor=subject\n  ~ "
		   "A.\n  = none\n",
		"frames/x.txt:3:", "unknown key");
}

#define PRAISE(conditions)                                                                         \
	"frame kecam/2\n  type SUPPORT\n  active meN- actor=subject recipient=object " conditions  \
	"\n  ~ A.\n  = none\n"

static void
frames_that_contradict_each_other_are_refused(void **state)
{
	(void)state;
	refused_at(GOOD PRAISE(""), "frames/x.txt:6:", "'mengecam' contradicts frame kecam");
	/* a condition, or a party that must be named, tells them apart */
	accepted(GOOD PRAISE("object=hujan"));
	accepted(GOOD
		"frame kecam/2\n  type SUPPORT\n  active meN- actor=subject recipient=object!\n"
		"  ~ A.\n  = none\n");
	/* a prison sentence is two acts */
	accepted("frame vonis\n  type SANCTION\n  active meN- actor=subject\n  ~ A.\n  = none\n"
		 "frame vonis/2\n  type COERCE\n  active meN- actor=subject\n  ~ A.\n  = none\n");
}

static void
a_clause_is_looked_at_and_fills_no_role(void **state)
{
	(void)state;
	accepted("frame nilai\n  type ACCUSE\n  active meN- actor=subject clause=jahat\n  ~ A.\n  "
		 "= none\n");
	refused_at("frame nilai\n  type ACCUSE\n  active meN- actor=clause\n  ~ A.\n  = none\n",
		"frames/x.txt:3:", "unknown slot");
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(a_good_frame_compiles_and_opens),
		cmocka_unit_test(bad_entries_are_refused_with_file_and_line),
		cmocka_unit_test(frames_that_contradict_each_other_are_refused),
		cmocka_unit_test(a_clause_is_looked_at_and_fills_no_role),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}

/*
 * Which act, did it happen, who stands by it: the cases of test/spec/acts.txt, read by the whole
 * path.
 */
#include "base/file.h"
#include "test.h"
#include "work/example.h"

static struct wt_reader reader;
static struct wt_document document;

static int
set_up(void **state)
{
	struct wt_fault f;
	(void)state;
	wt_document_init(&document);
	return wt_reader_open(&reader, NULL, NULL, &f);
}

static int
tear_down(void **state)
{
	(void)state;
	wt_document_release(&document);
	wt_reader_close(&reader);
	return 0;
}

/* "Iran mengecam Israel.   @ 2024-07-19" */
static struct wt_lex_example
example_of(struct wt_str text)
{
	ptrdiff_t at = wt_str_find(text, WT_STR(" @ "), 0);
	assert_true(at > 0);
	struct wt_str day = { text.ptr + at + 3, text.len - (size_t)at - 3 };
	return (struct wt_lex_example){
		.text = wt_str_trim((struct wt_str){ text.ptr, (size_t)at }),
		.date = wt_str_trim(day),
	};
}

static bool
yields(struct wt_lex_example x, struct wt_str result, struct wt_buf *got)
{
	struct wt_lex_line line = { .key = WT_STR("="), .value = result };
	struct wt_str missing;
	x.lines = &line;
	x.n = 1;
	return wt_example_check(&reader, &document, &x, &missing, got);
}

/* "= ACCUSE | ..." must come out, "= not ACCUSE" must not. */
static bool
holds(struct wt_lex_example x, struct wt_str line)
{
	struct wt_buf got = { 0 };
	bool negated = wt_str_starts(line, WT_STR("not "));
	struct wt_str result = negated ? (struct wt_str){ line.ptr + 4, line.len - 4 } : line;
	bool right = yields(x, result, &got) != negated;
	if (!right)
		(void)fprintf(stderr, "%.*s\n\t%.*s\n\tgot %.*s\n", WT_FMT(x.text), WT_FMT(line),
			WT_FMT(wt_buf_view(&got)));
	wt_buf_release(&got);
	return right;
}

static void
every_case_of_the_spec_holds(void **state)
{
	struct wt_buf file = { 0 };
	struct wt_fault f = { 0 };
	struct wt_lex_example x = { 0 };
	struct wt_str line;
	unsigned cases = 0, wrong = 0;
	(void)state;
	assert_int_equal(
		wt_file_read(WT_SOURCE_DIR "/test/spec/acts.txt", (size_t)1 << 20, &file, &f),
		WARTA_OK);
	struct wt_str rest = wt_buf_view(&file);
	while (wt_str_split(&rest, '\n', &line)) {
		if (wt_str_starts(line, WT_STR("> ")))
			x = example_of((struct wt_str){ line.ptr + 2, line.len - 2 });
		if (!wt_str_starts(line, WT_STR("= ")))
			continue;
		cases++;
		wrong += !holds(x, (struct wt_str){ line.ptr + 2, line.len - 2 });
	}
	wt_buf_release(&file);
	assert_true(cases > 80);
	assert_int_equal(wrong, 0);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test_setup_teardown(every_case_of_the_spec_holds, set_up, tear_down),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}

/*
 * What an example of the lexicon may write, and when that is met.
 */
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

static bool
yields(const char *sentence, const char *result)
{
	struct wt_lex_line line = { .key = WT_STR("="), .value = wt_str_of(result) };
	struct wt_lex_example x = { wt_str_of(sentence), WT_STR("2024-07-19"), &line, 1, 1 };
	struct wt_str missing;
	struct wt_buf got = { 0 };
	bool passed = wt_example_check(&reader, &document, &x, &missing, &got);
	assert_true(passed || got.len > 0);
	wt_buf_release(&got);
	return passed;
}

#define ACT "Iran mengecam Israel, Selasa (16/7), dilansir Reuters."

static void
what_is_written_must_hold_and_what_is_not_may_be_anything(void **state)
{
	(void)state;
	assert_true(yields(ACT, "ACCUSE"));
	assert_true(yields(ACT, "ACCUSE disapprove"));
	assert_true(yields(ACT, "ACCUSE disapprove | Iran -> Israel"));
	assert_true(yields(
		ACT, "ACCUSE | Iran -> Israel | 2024-07-16 | happened asserted | chain: Reuters"));
	assert_true(yields(ACT, "ACCUSE | 2024-07"));
	assert_true(yields(ACT, "chain: Reuters"));
	assert_false(yields(ACT, "REJECT"));
	assert_false(yields(ACT, "ACCUSE allege"));
	assert_false(yields(ACT, "ACCUSE | Israel -> Iran"));
	assert_false(yields(ACT, "ACCUSE | Iran -> -"));
	assert_false(yields(ACT, "ACCUSE | Iran, Suriah -> Israel"));
	assert_false(yields(ACT, "ACCUSE | Iran -> Israel | 2024-07-17"));
	assert_false(yields(ACT, "ACCUSE | Iran -> Israel | 2024-07-16 | planned"));
	assert_false(yields(ACT, "ACCUSE | chain: AFP"));
	assert_false(yields(ACT, "none"));
	assert_true(yields("Langit biru.", "none"));
}

static void
a_party_is_named_by_code_alias_or_words(void **state)
{
	(void)state;
	assert_true(yields(ACT, "ACCUSE | IRN -> ISR"));
	assert_true(yields(ACT, "ACCUSE | Iran [IRN GOV] -> Israel [ISR GOV]"));
	assert_false(yields(ACT, "ACCUSE | Iran [IRN MIL] -> Israel"));
	assert_true(yields("AS mengecam Korut.", "ACCUSE | Amerika Serikat -> Korea Utara"));
	assert_true(yields("Tentara Israel menembak warga.", "ASSAULT | tentara -> warga"));
	assert_false(yields("AS mengecam Korut.", "ACCUSE | AS -> Korea Selatan"));
}

static void
both_sides_of_a_meeting_are_one(void **state)
{
	(void)state;
	assert_true(yields("Lavrov bertemu Wang Yi.", "CONSULT | Lavrov, Wang Yi -> -"));
	assert_true(yields("Lavrov bertemu Wang Yi.", "CONSULT | Lavrov -> Wang Yi"));
	assert_false(yields("Lavrov bertemu Wang Yi.", "CONSULT | Lavrov -> -"));
}

static void
a_mention_is_asked_for_without_an_act(void **state)
{
	(void)state;
	assert_true(yields("Menhan Prabowo tiba.", "Prabowo Subianto [IDN GOV]"));
	assert_false(yields("Menhan Prabowo tiba.", "Prabowo Subianto [MYS GOV]"));
	assert_false(yields("Menhan Prabowo tiba.", "Joko Widodo [IDN GOV]"));
	assert_true(yields("Hal itu dilaporkan KCNA.", "media KCNA"));
	assert_false(yields("Hal itu dilaporkan KCNA.", "media Reuters"));
	assert_false(yields("Hal itu dilaporkan Iran.", "media Iran"));
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(what_is_written_must_hold_and_what_is_not_may_be_anything),
		cmocka_unit_test(a_party_is_named_by_code_alias_or_words),
		cmocka_unit_test(both_sides_of_a_meeting_are_one),
		cmocka_unit_test(a_mention_is_asked_for_without_an_act),
	};
	return cmocka_run_group_tests(tests, set_up, tear_down);
}

/*
 * test_quote.c - direct speech, with marks of all kinds and with marks that are missing.
 */
#include "cut.h"

/* The quotations of the paragraphs of `text` (a line each), joined by " | "; ~ behind an open one.
 */
static void
assert_quotes(const char *text, const char *quotes)
{
	struct wt_arena a;
	struct wt_text t;
	struct wt_span lines[8];
	size_t n = 0;
	static const struct wt_morph NO_WORDS = { 0 };
	struct wt_str doc = wt_str_of(text);
	wt_arena_init(&a, 1 << 20);
	for (uint32_t i = 0, start = 0; i <= doc.len; i++)
		if (i == doc.len || doc.ptr[i] == '\n') {
			lines[n++] = (struct wt_span){ start, i };
			start = i + 1;
		}
	wt_tokenise(&NO_WORDS, &a, doc, lines, n, &t);
	wt_quotes_find(&a, &t);
	char *line = WT_NEW(&a, char, 4 * doc.len + 16), *at = line;
	for (uint32_t i = 0; i < t.n_quotes; i++)
		at += sprintf(at, "%s%.*s%s", i ? " | " : "",
			WT_FMT(wt_view(doc, t.quotes[i].span)), t.quotes[i].closed ? "" : "~");
	assert_string_equal(line, quotes);
	wt_arena_release(&a);
}

static void
any_pair_of_marks_quotes(void **state)
{
	(void)state;
	assert_quotes("\"Kami siap,\" kata Rudi.", "\"Kami siap,\"");
	assert_quotes("Rudi berkata, “Kami siap.”", "“Kami siap.”");
	assert_quotes("„Ja“ tidak, «oui» ya.", "„Ja“ | «oui»");
	assert_quotes("``Pulang,'' ujarnya.", "``Pulang,''");
	assert_quotes("Ia disebut ‘raja’ di sana.", "‘raja’");
	assert_quotes("Ia disebut 'raja' di sana.", "'raja'");
}

static void
a_quotation_runs_over_sentences(void **state)
{
	(void)state;
	assert_quotes(
		"\"Kami mundur. Mereka maju,\" kata Ali. Hujan.", "\"Kami mundur. Mereka maju,\"");
	assert_quotes("\"Satu,\" katanya, \"dan dua.\"", "\"Satu,\" | \"dan dua.\"");
}

static void
missing_marks_are_recovered(void **state)
{
	(void)state;
	assert_quotes(
		"\"Kami akan menang, kata Ali.\nRapat usai.", "\"Kami akan menang, kata Ali.~");
	assert_quotes("“Satu. “Dua,” ujarnya.", "“Satu.~ | “Dua,”");
	assert_quotes("Kami menolak,\" kata Ali.", "Kami menolak,\"");
}

static void
apostrophes_and_inches_quote_nothing(void **state)
{
	(void)state;
	assert_quotes("Shalat Jum'at di Ka'bah, layar 55\" dijual.", "");
	assert_quotes("Tahun '98 itu berat.", "");
}

static void
nested_marks_stay_within(void **state)
{
	struct wt_arena a;
	(void)state;
	assert_quotes(
		"\"Dia bilang 'tidak' kemarin,\" kata Ali.", "\"Dia bilang 'tidak' kemarin,\"");
	wt_arena_init(&a, 1 << 20);
	struct wt_text t = cut_text(&a, "Ali: \"Ya, siap.\" Usai.");
	wt_quotes_find(&a, &t);
	assert_true(t.tokens[2].flags & WT_TOK_OPEN_QUOTE);
	assert_true(t.tokens[5].flags & WT_TOK_QUOTED);
	assert_true(t.tokens[7].flags & WT_TOK_CLOSE_QUOTE);
	assert_false(t.tokens[8].flags & WT_TOK_QUOTED);
	wt_arena_release(&a);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(any_pair_of_marks_quotes),
		cmocka_unit_test(a_quotation_runs_over_sentences),
		cmocka_unit_test(missing_marks_are_recovered),
		cmocka_unit_test(apostrophes_and_inches_quote_nothing),
		cmocka_unit_test(nested_marks_stay_within),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}

/*
 * Quantities: how many, of what, and what happened to them.
 */
#include <math.h>

#include "grammar/reader.h"
#include "mention/gazetteer.h"
#include "test.h"

static struct wt_gazetteer gazetteer; /* no names at all */
static const struct wt_trie_cell NO_KEYS[1];

/* Nouns and verbs are told by a short list, as no tagger runs here. */
static void
tag(struct wt_text *text)
{
	static const char *const VERBS[] = { "menewaskan", "menangkap", "mengirim", "menyita",
		"melukai", "tewas", "terluka", "ditangkap", "naik", "membayar" };
	for (uint32_t i = 0; i < text->n_tokens; i++) {
		struct wt_token *t = &text->tokens[i];
		char c = t->form.ptr[0];
		t->upos = wt_is_digit(c)   ? WT_UPOS_NUM
			  : wt_is_alpha(c) ? WT_UPOS_NOUN
					   : WT_UPOS_PUNCT;
		for (size_t k = 0; k < sizeof VERBS / sizeof *VERBS; k++)
			if (wt_str_is(t->lower, VERBS[k]))
				t->upos = WT_UPOS_VERB;
	}
}

/* The first quantity as "hedge low high unit kind". */
static void
check(const char *cstr, char hedge, double low, double high, const char *unit, const char *kind)
{
	struct wt_arena arena;
	struct wt_morph morph = { 0 };
	struct wt_text text;
	struct wt_mentions ms;
	const struct wt_quantity *q = NULL;
	wt_arena_init(&arena, (size_t)16 << 20);
	struct wt_str doc = wt_arena_copy(&arena, wt_str_of(cstr));
	struct wt_span span = { 0, (uint32_t)doc.len };
	struct wt_article article = { .doc = doc, .published = { { 2024, 7, 19 }, -1, 0 } };
	gazetteer.keys = (struct wt_trie){ NO_KEYS, 1 };
	wt_tokenise(&morph, &arena, doc, &span, 1, &text);
	tag(&text);
	wt_mention_read(&gazetteer, &arena, &article, &text, &ms);
	for (uint32_t i = 0; i < ms.n && !q; i++)
		if (ms.items[i].kind == WT_MENTION_QUANTITY)
			q = &ms.items[i].as.quantity;
	if (!unit) {
		assert_null(q);
	} else {
		assert_non_null(q);
		assert_int_equal(q->hedge, hedge);
		assert_true(fabs(q->low - low) < 1e-6 * (1 + low));
		assert_true(q->high == high || fabs(q->high - high) < 1e-6 * (1 + high));
		assert_true(wt_str_is(q->unit, unit));
		assert_string_equal(q->kind, kind);
	}
	wt_arena_release(&arena);
}

static void
a_number_is_read_in_digits_and_in_words(void **state)
{
	(void)state;
	check("Rusia mengirim 10.000 tentara.", '=', 10000, 10000, "tentara", "troops");
	check("Rusia mengirim dua puluh lima tank.", '=', 25, 25, "tank", "weapons");
	check("Rusia mengirim tiga belas ribu tentara.", '=', 13000, 13000, "tentara", "troops");
	check("Harga naik 2,5 persen.", '=', 2.5, 2.5, "persen", "percent");
}

static void
a_hedge_opens_the_interval(void **state)
{
	(void)state;
	check("Rusia mengirim lebih dari 1.000 kontainer.", '>', 1000, INFINITY, "kontainer", "");
	check("Rusia mengirim sedikitnya 50 tank.", '>', 50, INFINITY, "tank", "weapons");
	check("Rusia mengirim hampir 50 tank.", '<', 0, 50, "tank", "weapons");
	check("Rusia mengirim kurang dari 50 tank.", '<', 0, 50, "tank", "weapons");
	check("Rusia mengirim sekitar 50 tank.", '~', 50, 50, "tank", "weapons");
}

static void
vague_numbers_and_ranges_are_intervals(void **state)
{
	(void)state;
	check("Puluhan orang tewas.", '~', 20, 90, "orang", "dead");
	check("Rusia mengirim ribuan tentara.", '~', 2000, 9000, "tentara", "troops");
	check("Polisi menangkap belasan mahasiswa.", '~', 11, 19, "mahasiswa", "arrested");
	check("Rusia mengirim ratusan ribu tentara.", '~', 2e5, 9e5, "tentara", "troops");
	check("Rusia mengirim 100-200 tank.", '=', 100, 200, "tank", "weapons");
	check("Rusia mengirim 100 hingga 200 tank.", '=', 100, 200, "tank", "weapons");
}

static void
money_has_its_currency(void **state)
{
	(void)state;
	check("Ia membayar Rp26,5 miliar.", '=', 26.5e9, 26.5e9, "IDR", "money");
	check("Ia membayar Rp 1,2 triliun.", '=', 1.2e12, 1.2e12, "IDR", "money");
	check("Ia membayar Rp 750.000.", '=', 750000, 750000, "IDR", "money");
	check("Ia membayar US$ 5 juta.", '=', 5e6, 5e6, "USD", "money");
	check("Ia membayar 5 juta dolar.", '=', 5e6, 5e6, "USD", "money");
}

static void
what_befell_them_is_the_kind(void **state)
{
	(void)state;
	check("Serangan menewaskan tiga orang.", '=', 3, 3, "orang", "dead");
	check("Sebanyak 40 warga terluka.", '=', 40, 40, "warga", "injured");
	check("Polisi menangkap 12 orang demonstran.", '=', 12, 12, "demonstran", "arrested");
}

static void
a_number_of_nothing_is_no_quantity(void **state)
{
	(void)state;
	check("Pasal 27 dicabut.", 0, 0, 0, NULL, NULL);
	check("Rapat digelar 18 Juli 2024.", 0, 0, 0, NULL, NULL);
	check("Densus 88 bergerak.", 0, 0, 0, NULL, NULL);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(a_number_is_read_in_digits_and_in_words),
		cmocka_unit_test(a_hedge_opens_the_interval),
		cmocka_unit_test(vague_numbers_and_ranges_are_intervals),
		cmocka_unit_test(money_has_its_currency),
		cmocka_unit_test(what_befell_them_is_the_kind),
		cmocka_unit_test(a_number_of_nothing_is_no_quantity),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}

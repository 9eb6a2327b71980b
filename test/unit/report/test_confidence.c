/*
 * How sure a claim is: more for what is well told, with reasons.
 */
#include "whole_path.h"

static const struct wt_claim *
first_claim(struct spec *x, const char *text)
{
	struct wt_fault f = { 0 };
	struct wt_page page = { .kind = WT_PAGE_JSON,
		.id = WT_STR("case"),
		.text = wt_str_of(text),
		.published = { { 2024, 7, 19 }, WT_MINUTE_NONE, WT_ZONE_NONE } };
	assert_int_equal(wt_reader_read(&x->reader, &page, &x->doc, NULL, NULL, &f), WARTA_OK);
	assert_true(x->doc.claims.n > 0);
	const struct wt_claim *c = &x->doc.claims.items[0];
	assert_true(c->confidence > 0 && c->confidence < 1);
	return c;
}

static float
confidence_of(struct spec *x, const char *text)
{
	return first_claim(x, text)->confidence;
}

static void
two_sides_are_surer_than_one(void **state)
{
	float two = confidence_of(*state, "Iran mengecam Israel.");
	assert_true(two > confidence_of(*state, "Iran mengecam serangan itu."));
}

static void
a_day_makes_surer(void **state)
{
	float dated = confidence_of(*state, "Iran mengecam Israel, Selasa (16/7/2024).");
	assert_true(dated > confidence_of(*state, "Iran mengecam Israel."));
}

static void
what_is_told_twice_is_surer(void **state)
{
	float twice = confidence_of(*state,
		"Iran mengecam Israel. Cuaca di Teheran cerah. Iran kembali mengecam Israel.");
	assert_true(twice > confidence_of(*state, "Iran mengecam Israel. Cuaca cerah."));
}

static void
what_is_to_come_is_less_sure(void **state)
{
	float done = confidence_of(*state, "Iran menangkap dua wartawan Inggris.");
	assert_true(done > confidence_of(*state, "Iran akan menangkap dua wartawan Inggris."));
}

static void
what_is_told_by_the_way_is_less_sure(void **state)
{
	float main = confidence_of(*state, "Iran menangkap dua wartawan Inggris.");
	assert_true(main > confidence_of(*state,
				   "Harga minyak naik karena pasar cemas setelah orang tahu bahwa "
				   "Iran menangkap dua wartawan Inggris."));
}

static void
a_claim_says_why_it_is_sure(void **state)
{
	const struct wt_claim *c = first_claim(*state, "Iran mengecam Israel, Selasa (16/7/2024).");
	unsigned surer = 0;
	for (unsigned i = 0; i < c->n_reasons; i++)
		surer += wt_str_starts(c->reasons[i], WT_STR("surer, as "));
	assert_int_equal(surer, 1);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(two_sides_are_surer_than_one),
		cmocka_unit_test(a_day_makes_surer),
		cmocka_unit_test(what_is_told_twice_is_surer),
		cmocka_unit_test(what_is_to_come_is_less_sure),
		cmocka_unit_test(what_is_told_by_the_way_is_less_sure),
		cmocka_unit_test(a_claim_says_why_it_is_sure),
	};
	return cmocka_run_group_tests(tests, set_up, tear_down);
}

/*
 * On which day and where: the cases of test/spec/when.txt, read by the whole path.
 */
#include "whole_path.h"

static const struct wt_claim *
first_of_type(const struct spec *x, struct wt_str type)
{
	for (uint32_t i = 0; i < x->doc.claims.n; i++)
		if (wt_str_is(type, wt_type_name(x->doc.claims.items[i].type)))
			return &x->doc.claims.items[i];
	return NULL;
}

/* "> text   @ day": the first act of the type, NULL where there is none. */
static const struct wt_claim *
read_case(struct spec *x, struct wt_str text, struct wt_str type)
{
	struct wt_fault f = { 0 };
	ptrdiff_t at = wt_str_find(text, WT_STR("@ "), 0);
	assert_true(at > 0);
	struct wt_page page = { .kind = WT_PAGE_JSON,
		.id = WT_STR("case"),
		.text = wt_str_trim((struct wt_str){ text.ptr, (size_t)at }) };
	struct wt_str day = { text.ptr + at + 1, text.len - (size_t)at - 1 };
	assert_true(wt_moment_parse(wt_str_trim(day), &page.published));
	assert_int_equal(wt_reader_read(&x->reader, &page, &x->doc, NULL, NULL, &f), WARTA_OK);
	return first_of_type(x, type);
}

static struct wt_str
day_of(const struct wt_claim *c, char text[WT_PERIOD_TEXT])
{
	if (c->date_basis == WT_BASIS_PUBLICATION)
		return WT_STR("-");
	return wt_str_of(wt_period_print(c->date, c->end, text));
}

/* "TYPE | day" or "TYPE | day | place" */
static bool
holds(struct spec *x, struct wt_str text, struct wt_str wanted)
{
	char buf[WT_PERIOD_TEXT];
	struct wt_str rest = wanted, type, day = { NULL, 0 }, place = { NULL, 0 };
	(void)wt_str_split(&rest, '|', &type);
	(void)wt_str_split(&rest, '|', &day);
	bool asks_place = wt_str_split(&rest, '|', &place);
	const struct wt_claim *c = read_case(x, text, wt_str_trim(type));
	struct wt_str got = c ? day_of(c, buf) : WT_STR("no such act");
	struct wt_str there = c && c->has_place ? c->place.name : WT_STR("-");
	bool right = wt_str_eq(wt_str_trim(day), got) &&
		     (!asks_place || wt_str_eq(wt_str_trim(place), there));
	if (!right)
		(void)fprintf(stderr, "%.*s\n\twanted %.*s\n\tgot    %.*s, %.*s\n", WT_FMT(text),
			WT_FMT(wanted), WT_FMT(got), WT_FMT(there));
	return right;
}

static void
every_case_of_the_spec_holds(void **state)
{
	spec_holds(*state, WT_SOURCE_DIR "/test/spec/when.txt", 15, NULL, holds);
}

static void
a_future_day_makes_a_plan_of_what_is_told_as_done(void **state)
{
	const struct wt_claim *c = read_case(*state,
		WT_STR("Pengadilan Malaysia mengadili warga Indonesia bulan depan. @ 2017-07-28"),
		WT_STR("ACCUSE"));
	assert_non_null(c);
	assert_int_equal(c->status, WT_STATUS_PLANNED);
	assert_int_equal(c->date.month, 8);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(every_case_of_the_spec_holds),
		cmocka_unit_test(a_future_day_makes_a_plan_of_what_is_told_as_done),
	};
	return cmocka_run_group_tests(tests, set_up, tear_down);
}

/*
 * test_affix.c - words made of root and affix: the nasal sandhi of Indonesian.
 */
#include "test.h"

#include "report/frame.h"

static const char *
make(struct wt_arena *a, const char *root, const char *affix)
{
	struct wt_str form;
	if (!wt_affix_make(a, wt_str_of(root), wt_str_of(affix), &form))
		return "?";
	return form.ptr;
}

static void
the_nasal_fits_the_root(void **state)
{
	static const char *const CASES[][3] = { { "kecam", "meN-", "mengecam" },
		{ "tuduh", "meN-", "menuduh" }, { "pukul", "meN-", "memukul" },
		{ "serang", "meN-", "menyerang" }, { "bantu", "meN-", "membantu" },
		{ "desak", "meN-", "mendesak" }, { "ajak", "meN-", "mengajak" },
		{ "larang", "meN-", "melarang" }, { "bom", "meN-", "mengebom" },
		{ "buat", "meN-", "membuat" }, { "kritik", "meN-", "mengkritik" },
		{ "produksi", "meN-", "memproduksi" }, { "transfer", "meN-", "mentransfer" },
		{ "syarat", "meN-kan", "mensyaratkan" }, { "khianat", "meN-i", "mengkhianati" } };
	struct wt_arena a;
	(void)state;
	wt_arena_init(&a, 1 << 20);
	for (size_t i = 0; i < sizeof CASES / sizeof CASES[0]; i++)
		assert_string_equal(make(&a, CASES[i][0], CASES[i][1]), CASES[i][2]);
	wt_arena_release(&a);
}

static void
prefixes_lose_their_r_before_r(void **state)
{
	struct wt_arena a;
	(void)state;
	wt_arena_init(&a, 1 << 20);
	assert_string_equal(make(&a, "kerja", "ber-"), "bekerja");
	assert_string_equal(make(&a, "runding", "ber-"), "berunding");
	assert_string_equal(make(&a, "runding", "per-an"), "perundingan");
	assert_string_equal(make(&a, "temu", "ber-"), "bertemu");
	assert_string_equal(make(&a, "ajar", "ber-"), "belajar");
	wt_arena_release(&a);
}

static void
a_circumfix_joins_two_words_and_a_prefix_does_not(void **state)
{
	struct wt_arena a;
	(void)state;
	wt_arena_init(&a, 1 << 20);
	assert_string_equal(make(&a, "tanda tangan", "meN-i"), "menandatangani");
	assert_string_equal(make(&a, "tanda tangan", "peN-an"), "penandatanganan");
	assert_string_equal(make(&a, "unjuk rasa", "ber-"), "berunjuk rasa");
	wt_arena_release(&a);
}

static void
an_unknown_affix_is_refused(void **state)
{
	struct wt_arena a;
	(void)state;
	wt_arena_init(&a, 1 << 20);
	assert_string_equal(make(&a, "kecam", "meng-"), "?");
	wt_arena_release(&a);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(the_nasal_fits_the_root),
		cmocka_unit_test(prefixes_lose_their_r_before_r),
		cmocka_unit_test(a_circumfix_joins_two_words_and_a_prefix_does_not),
		cmocka_unit_test(an_unknown_affix_is_refused),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}

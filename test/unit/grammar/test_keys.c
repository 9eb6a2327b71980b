#include "test.h"

#include "grammar/keys.h"

static struct wt_keys
keys(const char *word)
{
	struct wt_keys k;
	wt_keys_of(wt_str_of(word), &k);
	return k;
}

static void
case_and_digits_are_one_word(void **state)
{
	(void)state;
	assert_int_equal(keys("Menteri").lower, keys("MENTERI").lower);
	assert_int_not_equal(keys("AS").form, keys("as").form);
	assert_int_equal(keys("1998").lower, keys("2024").lower);
	assert_int_not_equal(keys("1998").lower, keys("98").lower);
}

static void
affixes_are_known_by_their_letters(void **state)
{
	(void)state;
	assert_int_equal(keys("mempertimbangkan").affix, WT_PREFIX_MEN * 8 + WT_SUFFIX_KAN);
	assert_int_equal(keys("ditandatangani").affix, WT_PREFIX_DI * 8 + WT_SUFFIX_I);
	assert_int_equal(keys("perundingan").affix, WT_PREFIX_PE * 8 + WT_SUFFIX_AN);
	assert_int_equal(keys("dan").affix, 0);
	assert_int_equal(keys("pertemuan").suffix[2], keys("serbuan").suffix[2]);
	assert_int_equal(keys("an").suffix[1], 0); /* no affix is a whole word */
}

static void
shapes_tell_kinds_of_words_apart(void **state)
{
	(void)state;
	assert_int_equal(keys("Jakarta").shape, keys("Pyongyang").shape);
	assert_int_not_equal(keys("Jakarta").shape, keys("jakarta").shape);
	assert_int_equal(keys("18/7/2024").shape, keys("03/6/1999").shape);
	assert_true(keys("PBB").letters & WT_KEYS_ALLCAPS);
	assert_true(keys("anak-anak").letters & WT_KEYS_REDUP);
	assert_false(keys("Jong-un").letters & WT_KEYS_REDUP);
}

static void
words_of_any_length_have_keys(void **state)
{
	char word[5000];
	struct wt_keys a, b;
	(void)state;
	memset(word, 'x', sizeof word);
	wt_keys_of((struct wt_str){ word, sizeof word }, &a);
	word[4999] = 'y';
	wt_keys_of((struct wt_str){ word, sizeof word }, &b);
	assert_int_not_equal(a.lower, b.lower);
	wt_keys_of((struct wt_str){ word, 0 }, &a);
	assert_int_equal(a.lower, 0);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(case_and_digits_are_one_word),
		cmocka_unit_test(affixes_are_known_by_their_letters),
		cmocka_unit_test(shapes_tell_kinds_of_words_apart),
		cmocka_unit_test(words_of_any_length_have_keys),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}

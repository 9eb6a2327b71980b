#include "test.h"

#include "grammar/tree.h"

#define WORDS 80

static void
check_tree(const int16_t *heads, size_t n)
{
	size_t roots = 0;
	for (size_t d = 0; d < n; d++) {
		size_t w = d, steps = 0;
		roots += heads[d] == (int16_t)n;
		while (w != n && steps++ <= n)
			w = (size_t)heads[w];
		assert_int_equal(w, n);
	}
	assert_int_equal(roots, 1);
}

static void
any_scores_give_one_tree_with_one_root(void **state)
{
	float scores[WORDS * (WORDS + 1)];
	int16_t heads[WORDS];
	uint32_t seed = 3;
	(void)state;
	for (int round = 0; round < 2000; round++) {
		size_t n = 1 + (size_t)round % WORDS;
		for (size_t i = 0; i < n * (n + 1); i++) {
			seed = seed * 1664525u + 1013904223u;
			/* few different values, so that there are ties and circles */
			scores[i] = round % 3 ? (float)(seed >> 30) : (float)(seed >> 8);
		}
		wt_tree_find(scores, n, heads);
		check_tree(heads, n);
	}
}

static void
the_best_heads_are_taken_where_they_are_a_tree(void **state)
{
	/* word 1 is the root; 0 and 2 hang from it */
	const float scores[] = { 0, 5, 1, 2, 0, 0, 0, 9, 1, 7, 0, 3 };
	int16_t heads[3];
	(void)state;
	wt_tree_find(scores, 3, heads);
	assert_int_equal(heads[0], 1);
	assert_int_equal(heads[1], 3);
	assert_int_equal(heads[2], 1);
}

static void
a_circle_is_opened_where_it_costs_least(void **state)
{
	/* 1 and 2 want each other; 2 loses less by going to the root's word 0 */
	const float scores[] = { 0, 0, 0, 9, 1, 0, 8, 0, 7, 8, 0, 0 };
	int16_t heads[3];
	(void)state;
	wt_tree_find(scores, 3, heads);
	assert_int_equal(heads[0], 3);
	assert_int_equal(heads[1], 2);
	assert_int_equal(heads[2], 0);
}

static void
no_numbers_give_a_tree_too(void **state)
{
	float scores[5 * 6];
	int16_t heads[5];
	volatile float zero = 0;
	(void)state;
	for (size_t i = 0; i < sizeof scores / sizeof *scores; i++)
		scores[i] = zero / zero;
	wt_tree_find(scores, 5, heads);
	check_tree(heads, 5);
}

static bool
is_projective_tree(const int16_t *heads, size_t n)
{
	size_t roots = 0;
	for (size_t d = 0; d < n; d++) {
		size_t w = d, steps = 0;
		roots += heads[d] == (int16_t)n;
		while (w != n && steps++ <= n)
			w = (size_t)heads[w];
		if (w != n)
			return false;
		for (size_t e = 0; e < n; e++) {
			/* crossing arcs; the root stands behind all words and above */
			int a = (int)d, b = heads[d], c = (int)e, f = heads[e];
			int from = a < b ? a : b, to = a < b ? b : a;
			if (b == (int)n)
				continue;
			if (c > from && c < to && (f < from || f > to))
				return false;
		}
	}
	return roots == 1;
}

/* All assignments of heads, for sentences of four words. */
static void
the_projective_tree_is_the_best_of_all(void **state)
{
	enum { N = 4, ALL = 625 };
	uint32_t seed = 11;
	(void)state;
	for (int round = 0; round < 200; round++) {
		float scores[N * (N + 1)], best = -1e9f;
		int16_t heads[N];
		for (size_t i = 0; i < N * (N + 1); i++) {
			seed = seed * 1664525u + 1013904223u;
			scores[i] = (float)(seed >> 12);
		}
		for (int all = 0; all < ALL; all++) {
			int16_t tried[N];
			float sum = 0;
			for (int d = 0, rest = all; d < N; d++, rest /= N + 1)
				sum += scores[d * (N + 1) + (tried[d] = (int16_t)(rest % (N + 1)))];
			if (sum > best && is_projective_tree(tried, N))
				best = sum;
		}
		wt_tree_projective(scores, N, heads);
		assert_true(is_projective_tree(heads, N));
		float sum = 0;
		for (int d = 0; d < N; d++)
			sum += scores[d * (N + 1) + heads[d]];
		assert_true(sum > best - 16 && sum < best + 16);
	}
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(any_scores_give_one_tree_with_one_root),
		cmocka_unit_test(the_best_heads_are_taken_where_they_are_a_tree),
		cmocka_unit_test(a_circle_is_opened_where_it_costs_least),
		cmocka_unit_test(the_projective_tree_is_the_best_of_all),
		cmocka_unit_test(no_numbers_give_a_tree_too),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}

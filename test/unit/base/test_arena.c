/*
 * test_arena.c - the promises of base/arena.h.
 */
#include "test.h"

#include "base/arena.h"

static void
memory_comes_zeroed_and_aligned(void **state)
{
	struct wt_arena a;
	(void)state;
	wt_arena_init(&a, 1 << 20);
	for (size_t n = 1; n < 200; n += 7) {
		unsigned char *p = WT_NEW(&a, unsigned char, n);
		assert_int_equal((uintptr_t)p % alignof(max_align_t), 0);
		for (size_t i = 0; i < n; i++)
			assert_int_equal(p[i], 0);
		memset(p, 0xff, n);
	}
	wt_arena_reset(&a);
	unsigned char *again = WT_NEW(&a, unsigned char, 500);
	for (size_t i = 0; i < 500; i++)
		assert_int_equal(again[i], 0);
	wt_arena_release(&a);
}

static int
use_up(struct wt_arena *a, size_t bytes)
{
	if (wt_arena_guard(a) != 0)
		return -1;
	for (size_t n = 0; n < bytes; n += 1000)
		(void)WT_NEW(a, char, 1000);
	wt_arena_unguard(a);
	return 0;
}

static void
a_spent_budget_loses_the_document_only(void **state)
{
	struct wt_arena a;
	(void)state;
	wt_arena_init(&a, 100000);
	assert_int_equal(use_up(&a, 50000), 0);
	wt_arena_reset(&a);
	assert_int_equal(use_up(&a, 200000), -1);
	wt_arena_reset(&a);
	assert_int_equal(use_up(&a, 50000), 0);
	wt_arena_release(&a);
}

static int
ask_for(struct wt_arena *a, size_t count, size_t size)
{
	if (wt_arena_guard(a) != 0)
		return -1;
	(void)wt_arena_alloc(a, count, size);
	wt_arena_unguard(a);
	return 0;
}

static void
a_product_that_overflows_is_refused(void **state)
{
	struct wt_arena a;
	(void)state;
	wt_arena_init(&a, 1 << 20);
	assert_int_equal(ask_for(&a, SIZE_MAX / 4, 16), -1);
	wt_arena_release(&a);
}

static void
a_pushed_array_keeps_its_elements(void **state)
{
	struct wt_arena a;
	(void)state;
	wt_arena_init(&a, 1 << 20);
	int *items = NULL;
	size_t n = 0, cap = 0;
	for (int i = 0; i < 1000; i++)
		*WT_PUSH(&a, items, n, cap) = i;
	for (int i = 0; i < 1000; i++)
		assert_int_equal(items[i], i);
	wt_arena_release(&a);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(memory_comes_zeroed_and_aligned),
		cmocka_unit_test(a_spent_budget_loses_the_document_only),
		cmocka_unit_test(a_product_that_overflows_is_refused),
		cmocka_unit_test(a_pushed_array_keeps_its_elements),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}

/*
 * test_metric.c - the promises of base/metric.h: nothing is lost between threads, classes add up.
 */
#include "test.h"

#include <pthread.h>
#include <stdlib.h>

#include "base/metric.h"

#define THREADS 4
#define TIMES   20000

static void *
count_much(void *context)
{
	(void)context;
	for (int i = 0; i < TIMES; i++) {
		wt_count(WT_METRIC_CLAIMS, 2);
		/* as if it had begun a while ago: from a class without time up to the last */
		(void)wt_stage_took(WT_STAGE_REPORT, wt_clock() - (uint64_t)i * 5000000u);
	}
	return NULL;
}

/* The number behind the line that begins so. */
static double
value_of(const char *text, const char *line)
{
	const char *at = strstr(text, line);
	assert_non_null(at);
	return strtod(at + strlen(line), NULL);
}

static void
threads_lose_nothing_and_classes_add_up(void **state)
{
	pthread_t threads[THREADS];
	struct wt_buf text = { 0 };
	(void)state;
	for (int i = 0; i < THREADS; i++)
		assert_int_equal(pthread_create(&threads[i], NULL, count_much, NULL), 0);
	for (int i = 0; i < THREADS; i++)
		(void)pthread_join(threads[i], NULL);
	assert_int_equal(wt_metric_value(WT_METRIC_CLAIMS), 2 * THREADS * TIMES);
	wt_metrics_print(&text);
	assert_false(text.failed);
	double all = value_of(text.ptr, "\nwarta_stage_seconds_count{stage=\"report\"} "), last = 0;
	assert_true(all == THREADS * TIMES);
	for (const char *at = text.ptr;
		(at = strstr(at, "warta_stage_seconds_bucket{stage=\"report\"")) != NULL; at++) {
		double n = strtod(strchr(at, '}') + 1, NULL);
		assert_true(n >= last);
		last = n;
	}
	assert_true(last == all);
	assert_true(value_of(text.ptr, "bucket{stage=\"report\",le=\"60\"} ") < all);
	assert_true(value_of(text.ptr, "\nwarta_stage_seconds_count{stage=\"fetch\"} ") == 0);
	wt_buf_release(&text);
}

static void
a_gauge_is_what_was_set_last(void **state)
{
	(void)state;
	wt_gauge(WT_METRIC_LAG, 7);
	wt_gauge(WT_METRIC_LAG, 3);
	assert_int_equal(wt_metric_value(WT_METRIC_LAG), 3);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(threads_lose_nothing_and_classes_add_up),
		cmocka_unit_test(a_gauge_is_what_was_set_last),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}

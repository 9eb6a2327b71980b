/*
 * test_errand.c - a job's text, strictly read; which jobs are the same.
 */
#include "test.h"

#include <fcntl.h>
#include <stdlib.h>
#include <unistd.h>

#include "work/errand.h"

static int
read_text(const char *text, struct wt_errand *job)
{
	return wt_errand_read(job, wt_str_of(text), NULL);
}

static void
what_is_printed_is_read_again(void **state)
{
	struct wt_errand job = { .kind = WT_ERRAND_RANGE,
		.offset = 100,
		.length = 50,
		.lines = 7,
		.size = 1000,
		.hashed = true,
		.hash = UINT64_C(0xfedcba9876543210) },
			 again;
	struct wt_buf text = { 0 };
	(void)state;
	strcpy(job.at, "/berita/\"pemilu\"\n2024/a b.jsonl");
	strcpy(job.coder, "0.1.0 9f");
	wt_errand_print(&text, &job);
	assert_int_equal(wt_errand_read(&again, wt_buf_view(&text), NULL), WARTA_OK);
	assert_memory_equal(&job, &again, sizeof job);
	wt_buf_release(&text);
}

static void
what_is_no_job_is_refused(void **state)
{
	static const char *const BAD[] = { "", "{}", "[]", "null",
		"{\"v\":1,\"kind\":\"file\",\"at\":\"/a\"}",
		"{\"v\":2,\"kind\":\"file\",\"at\":\"/a\",\"size\":1}",
		"{\"v\":1,\"kind\":\"folder\",\"at\":\"/a\",\"size\":1}",
		"{\"v\":1,\"kind\":\"file\",\"at\":\"\",\"size\":1}",
		"{\"v\":1,\"kind\":\"file\",\"at\":\"/a\\u0000b\",\"size\":1}",
		"{\"v\":1,\"kind\":\"file\",\"at\":\"/a\",\"size\":-1}",
		"{\"v\":1,\"kind\":\"file\",\"at\":\"/a\",\"size\":1.5}",
		"{\"v\":1,\"kind\":\"file\",\"at\":\"/a\",\"size\":1,\"size\":1}",
		"{\"v\":1,\"kind\":\"file\",\"at\":\"/a\",\"size\":1,\"text\":\"Berita\"}",
		"{\"v\":1,\"kind\":\"file\",\"at\":\"/a\",\"size\":1,\"offset\":0}",
		"{\"v\":1,\"kind\":\"file\",\"at\":\"/a\",\"size\":1,\"hash\":\"12\"}",
		"{\"v\":1,\"kind\":\"file\",\"at\":\"/"
		"a\",\"size\":1,\"hash\":\"00FF12AB34CD56EF\"}",
		"{\"v\":1,\"kind\":\"range\",\"at\":\"/a\",\"size\":9,\"offset\":5,\"length\":5}",
		"{\"v\":1,\"kind\":\"range\",\"at\":\"/a\",\"size\":9,\"offset\":5,\"length\":0}",
		"{\"v\":1,\"kind\":\"url\",\"at\":\"https://a.example\"}",
		"{\"v\":1,\"kind\":\"url\",\"at\":\"https://a.example\",\"asked\":1} x" };
	struct wt_errand job;
	(void)state;
	for (size_t i = 0; i < sizeof BAD / sizeof BAD[0]; i++)
		if (read_text(BAD[i], &job) == WARTA_OK)
			fail_msg("taken for a job: %s", BAD[i]);
	assert_int_equal(
		read_text("{\"v\":1,\"kind\":\"file\",\"at\":\"/a\",\"size\":1}", &job), WARTA_OK);
	assert_int_equal(read_text("{\"v\":9,\"kind\":\"file\"}", &job), WARTA_EVERSION);
}

static void
a_text_over_the_limit_is_refused(void **state)
{
	struct wt_errand job;
	char text[WT_ERRAND_TEXT + 64];
	(void)state;
	memset(text, ' ', sizeof text);
	memcpy(text, "{}", 2);
	assert_int_equal(
		wt_errand_read(&job, (struct wt_str){ text, sizeof text }, NULL), WARTA_ETOOBIG);
}

static void
the_same_job_has_the_same_id_and_no_other(void **state)
{
	struct wt_errand a = { .kind = WT_ERRAND_FILE, .size = 10, .hashed = true, .hash = 1 },
			 b = a;
	(void)state;
	strcpy(a.at, "/a");
	strcpy(b.at, "/a");
	b.size = 11; /* says nothing that the hash does not */
	assert_true(wt_errand_id(&a) == wt_errand_id(&b));
	b.hash = 2;
	assert_true(wt_errand_id(&a) != wt_errand_id(&b));
	b = a;
	strcpy(b.coder, "0.2.0");
	assert_true(wt_errand_id(&a) != wt_errand_id(&b));
	b = a;
	b.kind = WT_ERRAND_RANGE;
	assert_true(wt_errand_id(&a) != wt_errand_id(&b));
}

static void
a_hash_is_of_the_part_that_is_meant(void **state)
{
	char name[] = "/tmp/warta-job-XXXXXX";
	int fd = mkstemp(name);
	uint64_t whole, begin, end;
	struct wt_fault f = { 0 };
	(void)state;
	assert_true(fd >= 0 && write(fd, "beritaberita", 12) == 12);
	assert_int_equal(wt_errand_hash(fd, 0, 0, &whole, &f), WARTA_OK);
	assert_int_equal(wt_errand_hash(fd, 0, 6, &begin, &f), WARTA_OK);
	assert_int_equal(wt_errand_hash(fd, 6, 6, &end, &f), WARTA_OK);
	assert_true(begin == end && begin != whole);
	assert_int_equal(wt_errand_hash(fd, 6, 7, &end, &f), WARTA_EFORMAT);
	(void)close(fd);
	(void)unlink(name);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(what_is_printed_is_read_again),
		cmocka_unit_test(what_is_no_job_is_refused),
		cmocka_unit_test(a_text_over_the_limit_is_refused),
		cmocka_unit_test(the_same_job_has_the_same_id_and_no_other),
		cmocka_unit_test(a_hash_is_of_the_part_that_is_meant),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}

/*
 * test_queue.c - what every queue promises; run with the one that WARTA_TEST_QUEUE names, too.
 */
#include "test.h"

#include <signal.h>
#include <stdlib.h>
#include <sys/wait.h>
#include <unistd.h>

#include "work/queue_driver.h"

#define MOST 64

static const char *
server(void)
{
	const char *url = getenv("WARTA_TEST_QUEUE");
	url = url ? url : getenv("WARTA_TEST_POSTGRES");
	return url && url[0] ? url : NULL;
}

static bool
is_amqp(void)
{
	return server() && strncmp(server(), "amqp", 4) == 0;
}

static const char *
address(char text[512])
{
	if (server())
		(void)snprintf(text, 512, "%s", server());
	else
		(void)snprintf(text, 512, "sqlite:%s", getenv("WARTA_TEST_FILE"));
	return text;
}

static struct wt_queue *
open_queue(void)
{
	char text[512];
	struct wt_fault f = { 0 };
	struct wt_queue *q;
	const struct wt_queue_options options = { .make = true, .patience = 10, .prefetch = MOST };
	if (wt_queue_open(&q, address(text), &options, &f) != WARTA_OK)
		fail_msg("%s", f.text);
	return q;
}

static struct wt_taken *
hands(void)
{
	struct wt_taken *taken = calloc(MOST, sizeof *taken);
	assert_non_null(taken);
	return taken;
}

/* Takes until there are n, or none comes any more. */
static size_t
take(struct wt_queue *q, struct wt_taken *taken, size_t n)
{
	size_t got = 0;
	struct wt_fault f = { 0 };
	while (got < n) {
		int more = wt_queue_take(q, taken + got, n - got, 8000, &f);
		if (more < 0)
			fail_msg("%s", f.text);
		if (more == 0)
			break;
		got += (size_t)more;
	}
	return got;
}

static void
put(struct wt_queue *q, uint64_t first, size_t n)
{
	struct wt_parcel parcels[MOST];
	char bodies[MOST][32];
	struct wt_fault f = { 0 };
	for (size_t i = 0; i < n; i++) {
		(void)snprintf(bodies[i], sizeof bodies[i], "{\"\\\"n\":%llu}",
			(unsigned long long)(first + i));
		parcels[i] = (struct wt_parcel){ first + i, wt_str_of(bodies[i]) };
	}
	if (wt_queue_put(q, parcels, n, NULL, &f) != WARTA_OK)
		fail_msg("%s", f.text);
}

static void
ack(struct wt_queue *q, const struct wt_taken *taken, size_t n)
{
	const struct wt_taken *all[MOST];
	for (size_t i = 0; i < n; i++)
		all[i] = &taken[i];
	assert_int_equal(wt_queue_ack(q, all, n, NULL), WARTA_OK);
}

/* Nothing is left from the test before. */
static int
empty(void **state)
{
	struct wt_queue *q = open_queue();
	struct wt_taken *taken = hands();
	size_t n;
	int got;
	(void)state;
	while ((got = wt_queue_take(q, taken, MOST, 300, NULL)) > 0)
		ack(q, taken, (size_t)got);
	(void)wt_queue_drop(q, NULL, 0, &n, NULL);
	free(taken);
	wt_queue_close(q);
	return 0;
}

static void
what_is_put_comes_once_and_in_order(void **state)
{
	struct wt_queue *q = open_queue();
	struct wt_taken *taken = hands();
	(void)state;
	put(q, 100, 50);
	assert_int_equal(take(q, taken, 50), 50);
	for (size_t i = 0; i < 50; i++) {
		char body[32];
		(void)snprintf(body, sizeof body, "{\"\\\"n\":%zu}", 100 + i);
		assert_int_equal(taken[i].id, 100 + i);
		assert_int_equal(taken[i].deliveries, 1);
		assert_int_equal(taken[i].len, strlen(body));
		assert_memory_equal(taken[i].body, body, taken[i].len);
	}
	ack(q, taken, 50);
	wt_queue_close(q);
	q = open_queue();
	assert_int_equal(wt_queue_take(q, taken, MOST, 300, NULL), 0);
	wt_queue_close(q);
	free(taken);
}

static void
what_waits_already_is_not_put_beside_itself(void **state)
{
	struct wt_queue *q = open_queue(), *other = open_queue();
	const struct wt_parcel parcel = { 7, WT_STR("{}") };
	struct wt_queue_counts n;
	size_t fresh;
	(void)state;
	if (!is_amqp()) {
		assert_int_equal(wt_queue_put(q, &parcel, 1, &fresh, NULL), WARTA_OK);
		assert_int_equal(fresh, 1);
		assert_int_equal(wt_queue_put(other, &parcel, 1, &fresh, NULL), WARTA_OK);
		assert_int_equal(fresh, 0);
		assert_int_equal(wt_queue_count(q, false, &n, NULL), WARTA_OK);
		assert_int_equal(n.waiting, 1);
	}
	wt_queue_close(q);
	wt_queue_close(other);
}

static void
what_is_given_back_comes_again_and_says_so(void **state)
{
	struct wt_queue *q = open_queue();
	struct wt_taken *taken = hands();
	(void)state;
	put(q, 1, 2);
	assert_int_equal(take(q, taken, 2), 2);
	assert_int_equal(wt_queue_nack(q, &taken[0], false, NULL), WARTA_OK);
	ack(q, taken + 1, 1);
	assert_int_equal(take(q, taken, 1), 1);
	assert_int_equal(taken[0].id, 1);
	assert_int_equal(taken[0].deliveries, 2);
	ack(q, taken, 1);
	wt_queue_close(q);
	free(taken);
}

static void
what_is_given_back_for_later_does_not_come_now(void **state)
{
	struct wt_queue *q = open_queue();
	struct wt_taken *taken = hands();
	(void)state;
	put(q, 1, 1);
	assert_int_equal(take(q, taken, 1), 1);
	assert_int_equal(wt_queue_nack(q, taken, true, NULL), WARTA_OK);
	assert_int_equal(wt_queue_take(q, taken, 1, 500, NULL), 0);
	wt_queue_close(q);
	free(taken);
}

/* A process that takes all and is killed with it. */
static void
take_and_die(void)
{
	pid_t pid = fork();
	int status;
	if (pid == 0) {
		struct wt_taken *taken = calloc(MOST, sizeof *taken);
		struct wt_queue *q = open_queue();
		if (!taken || take(q, taken, 5) != 5)
			_exit(1);
		(void)raise(SIGKILL);
	}
	assert_true(pid > 0 && waitpid(pid, &status, 0) == pid);
	assert_true(WIFSIGNALED(status));
}

static void
what_a_killed_holder_had_comes_to_another(void **state)
{
	struct wt_taken *taken = hands();
	(void)state;
	struct wt_queue *q = open_queue();
	put(q, 1, 5);
	wt_queue_close(q);
	take_and_die();
	q = open_queue();
	assert_int_equal(take(q, taken, 5), 5);
	for (size_t i = 0; i < 5; i++)
		assert_int_equal(taken[i].deliveries, 2);
	ack(q, taken, 5);
	assert_int_equal(wt_queue_take(q, taken, MOST, 300, NULL), 0);
	wt_queue_close(q);
	free(taken);
}

/* By the server's clock: the holder lives, but says nothing for longer than its lease. */
static void
what_a_silent_holder_had_comes_to_another(void **state)
{
	char text[512];
	struct wt_queue *silent, *q;
	struct wt_taken *taken = hands(), *late = hands();
	const struct wt_queue_options options = { .make = true, .lease = 1 };
	(void)state;
	if (server() && !is_amqp()) {
		assert_int_equal(wt_queue_open(&silent, address(text), &options, NULL), WARTA_OK);
		put(silent, 1, 1);
		assert_int_equal(take(silent, late, 1), 1);
		q = open_queue();
		assert_int_equal(wt_queue_take(q, taken, 1, 100, NULL), 0);
		assert_int_equal(take(q, taken, 1), 1);
		assert_int_equal(taken[0].deliveries, 2);
		/* too late: it is another's by now */
		ack(silent, late, 1);
		wt_queue_close(silent);
		struct wt_queue_counts n;
		assert_int_equal(wt_queue_count(q, false, &n, NULL), WARTA_OK);
		assert_int_equal(n.held, 1);
		ack(q, taken, 1);
		wt_queue_close(q);
	}
	free(taken);
	free(late);
}

struct seen {
	unsigned n;
	uint64_t id;
	char reason[64], body[64];
};

static int
see(void *context, const struct wt_dead *d)
{
	struct seen *s = context;
	s->n++;
	s->id = d->id;
	(void)snprintf(s->reason, sizeof s->reason, "%.*s", WT_FMT(d->reason));
	(void)snprintf(s->body, sizeof s->body, "%.*s", WT_FMT(d->body));
	return WARTA_OK;
}

static void
what_is_buried_is_listed_with_its_reason_and_can_be_raised(void **state)
{
	struct wt_queue *q = open_queue();
	struct wt_taken *taken = hands();
	struct seen seen = { .n = 0 };
	uint64_t id = 2;
	size_t done;
	(void)state;
	put(q, 1, 3);
	assert_int_equal(take(q, taken, 3), 3);
	assert_int_equal(wt_queue_bury(q, &taken[1], "tidak \"terbaca\"", NULL), WARTA_OK);
	const struct wt_taken *rest[] = { &taken[0], &taken[2] };
	assert_int_equal(wt_queue_ack(q, rest, 2, NULL), WARTA_OK);
	assert_int_equal(wt_queue_dead(q, see, &seen, NULL), WARTA_OK);
	assert_int_equal(seen.n, 1);
	assert_int_equal(seen.id, 2);
	assert_string_equal(seen.reason, "tidak \"terbaca\"");
	assert_string_equal(seen.body, "{\"\\\"n\":2}");
	id = 9;
	assert_int_equal(wt_queue_replay(q, &id, 1, &done, NULL), WARTA_OK);
	assert_int_equal(done, 0);
	id = 2;
	assert_int_equal(wt_queue_replay(q, &id, 1, &done, NULL), WARTA_OK);
	assert_int_equal(done, 1);
	assert_int_equal(take(q, taken, 1), 1);
	assert_int_equal(taken[0].id, 2);
	assert_int_equal(taken[0].deliveries, 1);
	assert_int_equal(wt_queue_bury(q, &taken[0], "lagi", NULL), WARTA_OK);
	assert_int_equal(wt_queue_drop(q, NULL, 0, &done, NULL), WARTA_OK);
	assert_int_equal(done, 1);
	seen.n = 0;
	assert_int_equal(wt_queue_dead(q, see, &seen, NULL), WARTA_OK);
	assert_int_equal(seen.n, 0);
	wt_queue_close(q);
	free(taken);
}

static void
a_queue_is_counted(void **state)
{
	struct wt_queue *q = open_queue();
	struct wt_taken *taken = hands();
	struct wt_queue_counts n;
	(void)state;
	put(q, 1, 3);
	assert_int_equal(wt_queue_count(q, false, &n, NULL), WARTA_OK);
	assert_int_equal(n.waiting, 3);
	assert_int_equal(n.dead, 0);
	assert_int_equal(take(q, taken, 3), 3);
	assert_int_equal(wt_queue_count(q, false, &n, NULL), WARTA_OK);
	assert_int_equal(n.waiting, 0);
	assert_true(n.held == 3 || is_amqp());
	ack(q, taken, 3);
	wt_queue_close(q);
	free(taken);
}

static void
a_name_has_no_password(void **state)
{
	static const char *const URLS[][2] = {
		{ "amqp://warta:sandi@h1,h2:5673/v", "amqp://warta:***@h1,h2:5673/v" },
		{ "postgres://warta:s@n:di@h/db", "postgres://warta:***@h/db" },
		{ "postgres://warta@h/db?password=sandi&x=1",
			"postgres://warta@h/db?password=*****&x=1" },
		{ "berkas.queue", "berkas.queue" },
	};
	char name[WT_QUEUE_NAME];
	(void)state;
	for (size_t i = 0; i < sizeof URLS / sizeof URLS[0]; i++) {
		wt_queue_name_url(name, URLS[i][0]);
		assert_string_equal(name, URLS[i][1]);
	}
}

static void
an_address_that_is_none_is_refused(void **state)
{
	static const char *const URLS[] = { "", "sqlite:", "kafka://h/", "amqps://", "amqp://",
		"amqp://h:port/", "amqp://h/v?q=x", "amqp://h/v?queue=", "amqp://h/v?queue",
		"amqp://h/?timeout=0", "amqp://h/?timeout=x", "amqp://h/?cacertfile=x",
		"amqps://h/?keyfile=x", "amqps://h/?cacertfile=" };
	(void)state;
	for (size_t i = 0; i < sizeof URLS / sizeof URLS[0]; i++) {
		struct wt_queue *q;
		struct wt_fault f = { 0 };
		const struct wt_queue_options options = { .patience = 1 };
		assert_int_equal(wt_queue_open(&q, URLS[i], &options, &f), WARTA_EUSAGE);
		assert_null(q);
		assert_true(f.text[0]);
	}
}

static void
what_is_not_there_is_not_made_unasked(void **state)
{
	struct wt_queue *q;
	(void)state;
	assert_int_equal(
		wt_queue_open(&q, "/tmp/warta-there-is-none.queue", NULL, NULL), WARTA_ENOTFOUND);
}

#define TEST(name) cmocka_unit_test_setup(name, empty)
int
main(void)
{
	const struct CMUnitTest tests[] = {
		TEST(what_is_put_comes_once_and_in_order),
		TEST(what_waits_already_is_not_put_beside_itself),
		TEST(what_is_given_back_comes_again_and_says_so),
		TEST(what_a_killed_holder_had_comes_to_another),
		TEST(what_a_silent_holder_had_comes_to_another),
		TEST(what_is_buried_is_listed_with_its_reason_and_can_be_raised),
		TEST(a_queue_is_counted),
		TEST(what_is_given_back_for_later_does_not_come_now),
		cmocka_unit_test(a_name_has_no_password),
		cmocka_unit_test(an_address_that_is_none_is_refused),
		cmocka_unit_test(what_is_not_there_is_not_made_unasked),
	};
	char folder[] = "/tmp/warta-queue-XXXXXX", file[64];
	if (!mkdtemp(folder))
		return 1;
	(void)snprintf(file, sizeof file, "%s/q", folder);
	(void)setenv("WARTA_TEST_FILE", file, 1); /* for children, too */
	int failed = cmocka_run_group_tests(tests, NULL, NULL);
	static const char *const ENDS[] = { "", "-wal", "-shm", "-holders" };
	for (size_t i = 0; i < 4; i++) {
		(void)snprintf(file, sizeof file, "%s/q%s", folder, ENDS[i]);
		(void)unlink(file);
	}
	(void)rmdir(folder);
	return failed;
}

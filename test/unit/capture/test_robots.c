/*
 * test_robots.c - the promises of capture/robots.h and address.h: what a site asks for is done, and
 * no private address passes for a public one.
 */
#include "test.h"

#include <arpa/inet.h>
#include <netinet/in.h>

#include "capture/address.h"
#include "capture/robots.h"

static bool
allowed(const char *robots, const char *path)
{
	struct wt_robots r = { .n = 0 };
	assert_int_equal(wt_robots_read(&r, wt_str_of(robots)), WARTA_OK);
	bool answer = wt_robots_allow(&r, wt_str_of(path));
	wt_robots_release(&r);
	return answer;
}

static void
the_group_that_names_us_counts_and_no_other(void **state)
{
	static const char R[] =
		"User-agent: *\nDisallow: /\n\nUser-agent: lain\nUser-agent: Warta/1.0\n"
		"Disallow: /cari # bukan untuk mesin\n";
	(void)state;
	assert_true(allowed(R, "/berita"));
	assert_false(allowed(R, "/cari?q=x"));
	assert_false(allowed("User-agent: *\r\nDisallow: /\r\n", "/"));
	assert_true(allowed("User-agent: wartawan\nDisallow: /\n", "/"));
	assert_true(allowed("User-agent: *\nDisallow:\n", "/"));
	assert_true(allowed("", "/"));
}

static void
the_longest_rule_wins_and_allow_before_disallow(void **state)
{
	static const char R[] =
		"User-agent: *\nDisallow: /a\nAllow: /a/b\nAllow: /c\nDisallow: /c\n";
	(void)state;
	assert_false(allowed(R, "/a/x"));
	assert_true(allowed(R, "/a/b/x"));
	assert_true(allowed(R, "/c"));
}

static void
stars_ends_and_escapes_are_understood(void **state)
{
	static const char R[] =
		"User-agent: *\nDisallow: /*.php$\nDisallow: /x*y*z\nDisallow: /%7eani/\n";
	(void)state;
	assert_false(allowed(R, "/a/b.php"));
	assert_true(allowed(R, "/a/b.php?x"));
	assert_false(allowed(R, "/x1y2z3"));
	assert_true(allowed(R, "/x1z2"));
	assert_false(allowed(R, "/~ani/1"));
}

static void
the_delay_is_bounded(void **state)
{
	struct wt_robots r = { .n = 0 };
	(void)state;
	assert_int_equal(wt_robots_read(&r, WT_STR("User-agent: *\nCrawl-delay: 2.5\n")), WARTA_OK);
	assert_true(r.delay > 2.4 && r.delay < 2.6);
	assert_int_equal(
		wt_robots_read(&r, WT_STR("User-agent: *\nCrawl-delay: 999999\n")), WARTA_OK);
	assert_true(r.delay <= WT_ROBOTS_DELAY);
	wt_robots_release(&r);
}

static bool
is_public(const char *text)
{
	struct sockaddr_in in = { .sin_family = AF_INET };
	struct sockaddr_in6 in6 = { .sin6_family = AF_INET6 };
	struct sockaddr_storage any = { .ss_family = AF_UNIX };
	socklen_t size = sizeof in6;
	if (inet_pton(AF_INET, text, &in.sin_addr) == 1) {
		memcpy(&any, &in, sizeof in);
		size = sizeof in;
	} else {
		assert_int_equal(inet_pton(AF_INET6, text, &in6.sin6_addr), 1);
		memcpy(&any, &in6, sizeof in6);
	}
	return wt_address_is_public((const struct sockaddr *)&any, size);
}

static void
private_addresses_are_known_in_every_dress(void **state)
{
	static const char *const PRIVATE[] = { "127.0.0.1", "10.1.2.3", "172.16.0.1",
		"172.31.255.1", "192.168.1.1", "169.254.169.254", "100.64.0.1", "0.0.0.0",
		"224.0.0.1", "255.255.255.255", "198.18.0.1", "::1", "::", "fe80::1", "fd00::1",
		"ff02::1", "::ffff:127.0.0.1", "::ffff:10.0.0.1", "64:ff9b::7f00:1",
		"2002:7f00:1::", "2002:c0a8:101::", "2001:db8::1", "::127.0.0.1" };
	static const char *const PUBLIC[] = { "8.8.8.8", "172.32.0.1", "100.128.0.1", "192.169.0.1",
		"2606:4700::1111", "::ffff:8.8.8.8" };
	(void)state;
	for (size_t i = 0; i < sizeof PRIVATE / sizeof PRIVATE[0]; i++)
		assert_false(is_public(PRIVATE[i]));
	for (size_t i = 0; i < sizeof PUBLIC / sizeof PUBLIC[0]; i++)
		assert_true(is_public(PUBLIC[i]));
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(the_group_that_names_us_counts_and_no_other),
		cmocka_unit_test(the_longest_rule_wins_and_allow_before_disallow),
		cmocka_unit_test(stars_ends_and_escapes_are_understood),
		cmocka_unit_test(the_delay_is_bounded),
		cmocka_unit_test(private_addresses_are_known_in_every_dress),
	};
	return cmocka_run_group_tests_name("capture/robots", tests, NULL, NULL);
}

/*
 * test_hook.c - the promises of work/hook.h: signatures that others can check, addresses refused.
 */
#include "test.h"

#include "work/hook.h"

/* The example that the documents of Standard Webhooks' first implementation give. */
static void
a_known_message_has_its_known_signature(void **state)
{
	char text[64];
	(void)state;
	assert_true(wt_hook_sign("whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw",
		WT_STR("msg_p5jXN8AQM9LWM0D4loKWxJek"), 1614265330,
		WT_STR("{\"test\": 2432232314}"), text));
	assert_string_equal(text, "v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=");
}

static void
a_key_is_text_or_whole_base64(void **state)
{
	char a[64], b[64];
	(void)state;
	/* "kunci" in base64 is a3VuY2k= with its padding, which is no part of the key */
	assert_true(wt_hook_sign("kunci", WT_STR("x"), 1, WT_STR("y"), a));
	assert_true(wt_hook_sign("whsec_a3VuY2k=", WT_STR("x"), 1, WT_STR("y"), b));
	assert_string_equal(a, b);
	assert_false(wt_hook_sign("", WT_STR("x"), 1, WT_STR("y"), a));
	assert_false(wt_hook_sign("whsec_", WT_STR("x"), 1, WT_STR("y"), a));
	assert_false(wt_hook_sign("whsec_a3VuY2k", WT_STR("x"), 1, WT_STR("y"), a));
	assert_false(wt_hook_sign("whsec_a3V!Y2k=", WT_STR("x"), 1, WT_STR("y"), a));
}

static void
what_is_no_receiver_is_refused(void **state)
{
	static const struct {
		const char *url;
		bool private, good;
	} CASES[] = { { "https://desk.example/hook", false, true },
		{ "http://desk.example/hook", false, false },
		{ "http://desk.example/hook", true, true }, { "file:///etc/passwd", true, false },
		{ "desk.example", true, false }, { "", false, false } };
	(void)state;
	for (size_t i = 0; i < sizeof CASES / sizeof CASES[0]; i++) {
		const struct wt_hook hook = { CASES[i].url, NULL, CASES[i].private, NULL };
		struct wt_fault f = { 0 };
		assert_int_equal(wt_hook_check(&hook, &f) == 0, CASES[i].good);
		assert_true(CASES[i].good || f.text[0]);
	}
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(a_known_message_has_its_known_signature),
		cmocka_unit_test(a_key_is_text_or_whole_base64),
		cmocka_unit_test(what_is_no_receiver_is_refused),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}

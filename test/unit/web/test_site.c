/*
 * test_site.c - every page answers, says what is stored, and lets nothing of it become markup.
 */
#include "web/made_site.h"

#include <jansson.h>

static struct made_site made;

static const char *const PAGES[] = { "/", "/events", "/events?type=CONSULT&party=RUS&q=bertemu",
	"/actor/PRK", "/actor/Vladimir%20Putin", "/article/kabar%2F1%2Ejson", "/article/2",
	"/sources", "/stories", "/relations", "/relation/RUS/PRK", "/source/KCNA", "/changes",
	"/changes?after=1", "/search?q=bertemu", "/source/%3Cscript%3Ealert%281%29",
	"/about/method", "/nix?" HOSTILE, "/event/" HOSTILE, "/events?type=" HOSTILE,
	"/events?q=" HOSTILE, "/search?q=" HOSTILE };

static bool
holds(struct wt_str s, const char *text)
{
	return wt_str_find(s, wt_str_of(text), 0) >= 0;
}

static void
nothing_stored_or_asked_becomes_markup(void **state)
{
	(void)state;
	for (size_t i = 0; i < sizeof PAGES / sizeof PAGES[0]; i++) {
		struct wt_str body = made_site_get(&made, PAGES[i]);
		assert_true(holds(body, "<!doctype html>"));
		assert_true(holds(body, "</html>"));
		if (holds(body, "<script>alert"))
			fail_msg("%s lets a script through", PAGES[i]);
	}
}

static void
an_answer_has_the_status_of_what_it_says(void **state)
{
	(void)state;
	static const struct {
		const char *target;
		int status;
	} CASES[] = { { "/", 200 }, { "/events", 200 }, { "/article/2", 200 },
		{ "/article/2.csv", 200 }, { "/article/2.ics", 404 },
		{ "/article/keduabelas", 404 }, { "/event/e0000000000000", 404 },
		{ "/event/", 404 }, { "/changes?after=x", 400 }, { "/search", 200 },
		{ "/nix", 404 }, { "/events?from=kemarin", 400 }, { "/events?type=TARI", 400 },
		{ "/%", 400 }, { "/events.ics.json", 404 } };
	for (size_t i = 0; i < sizeof CASES / sizeof CASES[0]; i++) {
		(void)made_site_get(&made, CASES[i].target);
		if (made.reply.status != CASES[i].status)
			fail_msg("%s: %d, not %d", CASES[i].target, made.reply.status,
				CASES[i].status);
	}
}

static json_t *
json_of(const char *target)
{
	json_error_t error;
	struct wt_str body = made_site_get(&made, target);
	json_t *json = json_loadb(body.ptr, body.len, 0, &error);
	if (!json)
		fail_msg("%s: %s in %.*s", target, error.text, WT_FMT(body));
	return json;
}

static void
data_is_the_same_as_the_page(void **state)
{
	(void)state;
	json_t *all = json_of("/events.json");
	json_t *events = json_object_get(all, "events");
	char target[64];
	assert_int_equal(json_array_size(events), 2);
	(void)snprintf(target, sizeof target, "/event/%s.json",
		json_string_value(json_object_get(json_array_get(events, 0), "id")));
	json_t *one = json_of(target);
	assert_true(json_equal(one, json_array_get(events, 0)));
	json_decref(one);
	json_decref(all);
	json_t *some = json_of("/events.json?limit=1");
	assert_string_equal(
		json_string_value(json_object_get(some, "next")), "/events.json?limit=1&offset=1");
	json_decref(some);
}

static void
lists_come_as_lines_and_tables(void **state)
{
	(void)state;
	static const char *const LISTS[] = { "sources", "stories", "relations", "changes",
		"search" };
	char target[64];
	for (size_t i = 0; i < sizeof LISTS / sizeof LISTS[0]; i++) {
		(void)snprintf(target, sizeof target, "/%s.json?q=korea", LISTS[i]);
		json_t *list = json_of(target);
		size_t rows = json_array_size(list), lines = 0, cells = 0;
		json_decref(list);
		(void)snprintf(target, sizeof target, "/%s.jsonl?q=korea", LISTS[i]);
		struct wt_str rest = made_site_get(&made, target), line;
		while (rest.len > 0 && wt_str_split(&rest, '\n', &line))
			lines += line.len > 0 && line.ptr[0] == '{';
		assert_int_equal(lines, rows);
		(void)snprintf(target, sizeof target, "/%s.csv?q=korea", LISTS[i]);
		rest = made_site_get(&made, target);
		assert_int_equal(made.reply.status, 200);
		while (rest.len > 0 && wt_str_split(&rest, '\n', &line))
			cells += line.len > 0;
		assert_true(cells >= rows + 1);
	}
}

static void
a_pair_of_states_counts_its_events(void **state)
{
	(void)state;
	json_t *pairs = json_of("/relations.json"), *pair = json_array_get(pairs, 0);
	assert_int_equal(json_array_size(pairs), 2); /* PRK-RUS and KOR-PRK, one event each */
	for (int i = 0; i < 2; i++) {
		pair = json_array_get(pairs, (size_t)i);
		assert_int_equal(json_integer_value(json_object_get(pair, "events")), 1);
	}
	json_decref(pairs);
}

static void
a_problem_in_data_is_a_problem_document(void **state)
{
	(void)state;
	json_t *problem = json_of("/event/e0000000000000.json");
	assert_string_equal(made.reply.type, "application/problem+json");
	assert_int_equal(json_integer_value(json_object_get(problem, "status")), 404);
	json_decref(problem);
}

static void
the_cited_clause_is_marked_in_its_article(void **state)
{
	(void)state;
	struct wt_str body = made_site_get(&made, "/article/2");
	assert_true(holds(body, "<mark id=\"c1\">"));
	assert_true(holds(body, "Korea Utara membantah.</mark>"));
}

static void
a_choice_is_kept_and_leads_back_to_us_only(void **state)
{
	(void)state;
	(void)made_site_get(&made, "/set?lang=en&back=%2Fevents%3Fq%3Da");
	assert_int_equal(made.reply.status, 303);
	assert_string_equal(made.reply.location.ptr, "/events?q=a");
	assert_true(holds(wt_buf_view(&made.reply.cookie), "lang=en;"));
	static const char *const AWAY[] = { "/set?lang=en&back=https://lain.example/",
		"/set?lang=en&back=//lain.example/", "/set?lang=en&back=/%5Clain.example",
		"/set?lang=en&back=/a%0d%0aX:1", "/set" };
	for (size_t i = 0; i < sizeof AWAY / sizeof AWAY[0]; i++) {
		(void)made_site_get(&made, AWAY[i]);
		assert_string_equal(made.reply.location.ptr, "/");
	}
	(void)made_site_get(&made, "/set?lang=en%0d%0aX:1");
	assert_int_equal(made.reply.cookie.len, 0);
}

static void
an_empty_store_says_what_to_do(void **state)
{
	(void)state;
	struct wt_fault f = { 0 };
	struct wt_site *site;
	struct wt_reply reply;
	char path[64];
	assert_int_equal(wt_store_close(made_store(made_path(path)), &f), WARTA_OK);
	assert_int_equal(wt_site_open(&site, path, made.gazetteer, NULL, &f), WARTA_OK);
	wt_site_answer(site, WT_STR("/events"), NULL, &reply);
	assert_int_equal(reply.status, 200);
	assert_true(holds(wt_buf_view(&reply.body), "warta read"));
	wt_reply_release(&reply);
	wt_site_close(site);
	made_remove(path);
}

static int
open_all(void **state)
{
	(void)state;
	made_site_open(&made);
	return 0;
}

static int
close_all(void **state)
{
	(void)state;
	made_site_close(&made);
	return 0;
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(nothing_stored_or_asked_becomes_markup),
		cmocka_unit_test(an_answer_has_the_status_of_what_it_says),
		cmocka_unit_test(data_is_the_same_as_the_page),
		cmocka_unit_test(lists_come_as_lines_and_tables),
		cmocka_unit_test(a_pair_of_states_counts_its_events),
		cmocka_unit_test(a_problem_in_data_is_a_problem_document),
		cmocka_unit_test(the_cited_clause_is_marked_in_its_article),
		cmocka_unit_test(a_choice_is_kept_and_leads_back_to_us_only),
		cmocka_unit_test(an_empty_store_says_what_to_do),
	};
	return cmocka_run_group_tests(tests, open_all, close_all);
}

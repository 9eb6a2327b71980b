/*
 * test_stories.c - what belongs together, and what does not.
 */
#include "store/made.h"

#include "story/river.h"
#include "story/stories.h"

static void
put(struct wt_store *s, const char *id, const char *outlet, const char *published,
	const char *title, const char *parties)
{
	struct made m;
	made_article(&m, id, outlet, published, title);
	m.article.title = wt_str_of(title);
	if (parties)
		(void)made_claim(&m, WT_TYPE_CONSULT, parties, "", "2024-06-19");
	(void)made_put(s, &m);
}

static const char *const KIM = "Vladimir Putin/RUS/GOV, Kim Jong Un/PRK/GOV";

static void
put_week(struct wt_store *s)
{
	put(s, "a", "Antara", "2024-06-19T08:00+07:00",
		"Putin tiba di Pyongyang, disambut Kim Jong Un di bandar udara Sunan", KIM);
	put(s, "b", "Tempo", "2024-06-19T09:00+07:00",
		"Kim Jong Un sambut Putin di bandar udara Sunan Pyongyang", KIM);
	put(s, "c", "Kompas", "2024-06-20T09:00+07:00",
		"Usai dijamu Kim Jong Un di Pyongyang, Putin tinggalkan bandar udara Sunan", NULL);
	put(s, "d", "Kompas", "2024-06-19T10:00+07:00",
		"Gempa guncang Kepulauan Mentawai, warga Siberut mengungsi ke bukit", NULL);
	put(s, "e", "Antara", "2024-07-19T08:00+07:00",
		"Putin tiba di Pyongyang, disambut Kim Jong Un di bandar udara Sunan lagi", NULL);
	put(s, "f", "Antara", "2024", "Putin tiba di Pyongyang, disambut Kim Jong Un", NULL);
}

static int64_t
story_of(struct wt_store *s, const char *id)
{
	char sql[160];
	(void)snprintf(sql, sizeof sql,
		"SELECT coalesce((SELECT story FROM story_documents JOIN documents ON n = document"
		" WHERE id = '%s'), 0)",
		id);
	return made_number(s, sql);
}

static void
articles_of_one_matter_within_three_days_are_a_story(void **state)
{
	struct wt_store *s = made_store(":memory:");
	(void)state;
	put_week(s);
	assert_int_equal(wt_events_update(s, NULL, NULL), WARTA_OK);
	int64_t first = story_of(s, "a");
	assert_true(first != 0);
	assert_true(story_of(s, "b") == first);
	assert_true(story_of(s, "c") == first);
	assert_true(story_of(s, "d") != first && story_of(s, "d") != 0);
	assert_true(story_of(s, "e") != first); /* a month later it is another one */
	assert_int_equal(story_of(s, "f"), 0);  /* of a year only the year is known */
	assert_int_equal(made_number(s, "SELECT max(n_documents) FROM stories"), 3);
	assert_int_equal(
		made_number(s, "SELECT n_events FROM stories ORDER BY n_documents DESC"), 1);
	assert_true(made_number(s, "SELECT story FROM events") == first);
	assert_int_equal(wt_store_close(s, NULL), WARTA_OK);
}

static int
keep_id(void *context, const struct wt_story *story)
{
	(void)wt_story_id(story->id, context);
	return 0;
}

static int
count_articles(void *context, const struct wt_story_article *article)
{
	assert_true(article->id.len > 0);
	++*(unsigned *)context;
	return 0;
}

static int
count_stories(void *context, const struct wt_story *story)
{
	assert_true(story->documents > 0);
	++*(unsigned *)context;
	return 0;
}

static void
a_story_keeps_its_id_and_is_found(void **state)
{
	struct wt_store *s = made_store(":memory:");
	char id[WT_STORY_ID] = "", again[WT_STORY_ID] = "";
	unsigned n = 0;
	struct wt_query q;
	(void)state;
	put(s, "a", "Antara", "2024-06-19T08:00+07:00",
		"Putin tiba di Pyongyang, disambut Kim Jong Un di bandar udara Sunan", KIM);
	assert_int_equal(wt_events_update(s, NULL, NULL), WARTA_OK);
	wt_query_init(&q);
	assert_int_equal(wt_stories_find(s, &q, keep_id, id, NULL), WARTA_OK);
	put_week(s); /* a is there already */
	assert_int_equal(wt_events_update(s, NULL, NULL), WARTA_OK);
	assert_int_equal(wt_story_show(s, wt_str_of(id), keep_id, again, NULL), WARTA_OK);
	assert_string_equal(id, again);
	assert_int_equal(wt_story_articles(s, (uint64_t)story_of(s, "a"), count_articles, &n, NULL),
		WARTA_OK);
	assert_int_equal(n, 3);
	memcpy(q.parties[0].country, "RUS", 4);
	q.n_parties = 1;
	n = 0;
	assert_int_equal(wt_stories_find(s, &q, count_stories, &n, NULL), WARTA_OK);
	assert_int_equal(n, 1);
	assert_int_equal(wt_story_show(s, WT_STR("szzzz"), keep_id, again, NULL), WARTA_ENOTFOUND);
	assert_int_equal(wt_story_show(s, WT_STR("s!"), keep_id, again, NULL), WARTA_ENOTFOUND);
	assert_int_equal(wt_store_close(s, NULL), WARTA_OK);
}

static void
what_left_the_window_is_forgotten(void **state)
{
	struct wt_river *r = wt_river_open();
	uint32_t terms[] = { 15, 31, 47, 63, 79, 95, 111, 127 };
	struct wt_terms t = { terms, 8 };
	uint64_t story = 0;
	float like;
	(void)state;
	assert_non_null(r);
	assert_true(wt_river_add(r, 0, t, &story, &like));
	assert_int_equal(story, 0);
	wt_river_name(r, 7);
	for (int64_t minute = 1; minute < 5000; minute++) { /* noise, each of its own words */
		uint32_t others[4];
		struct wt_terms o = { others, 4 };
		for (uint32_t i = 0; i < 4; i++)
			others[i] = (uint32_t)(minute * 8 + i) * 64 + 7;
		story = (uint64_t)minute + 100;
		assert_true(wt_river_add(r, minute, o, &story, &like));
	}
	story = 0;
	assert_true(wt_river_add(r, 5000, t, &story, &like));
	assert_int_equal(story, 0); /* 72 hours are 4,320 minutes */
	wt_river_name(r, 8);
	story = 0;
	assert_true(wt_river_add(r, 5001, t, &story, &like));
	assert_int_equal(story, 8);
	assert_true(like > 0.99F);
	wt_river_close(r);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(articles_of_one_matter_within_three_days_are_a_story),
		cmocka_unit_test(a_story_keeps_its_id_and_is_found),
		cmocka_unit_test(what_left_the_window_is_forgotten),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}

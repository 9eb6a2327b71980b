/*
 * test_relation.c - how two parties deal with each other, counted by hand.
 */
#include "store/made.h"

#include "story/relation.h"

static void
put(struct wt_store *s, const char *id, enum wt_type type, const char *date, enum wt_stance stance,
	enum wt_status status)
{
	struct made m;
	made_article(&m, id, "Antara", "2024-08-20", id);
	struct wt_claim *c = made_claim(&m, type, "/RUS/GOV", "/PRK/GOV", date);
	c->stance = stance;
	c->status = status;
	(void)made_put(s, &m);
}

struct periods {
	struct wt_relation items[64];
	unsigned n;
};

static int
keep(void *context, const struct wt_relation *r)
{
	struct periods *p = context;
	assert_true(p->n < 64);
	p->items[p->n++] = *r;
	return WARTA_OK;
}

static struct periods
ask(struct wt_store *s, enum wt_relation_step step)
{
	struct periods p = { .n = 0 };
	struct wt_query q;
	wt_query_init(&q);
	memcpy(q.parties[0].country, "RUS", 4);
	memcpy(q.parties[1].country, "PRK", 4);
	q.n_parties = 2;
	assert_int_equal(wt_events_update(s, NULL, NULL), WARTA_OK);
	assert_int_equal(wt_relations(s, &q, step, keep, &p, NULL), WARTA_OK);
	return p;
}

static struct wt_store *
filled(void)
{
	struct wt_store *s = made_store(":memory:");
	put(s, "meet", WT_TYPE_CONSULT, "2024-06-19", WT_STANCE_ASSERTED, WT_STATUS_HAPPENED);
	put(s, "aid", WT_TYPE_AID, "2024-06-19", WT_STANCE_ASSERTED, WT_STATUS_HAPPENED);
	put(s, "arms", WT_TYPE_AID, "2024-06-20", WT_STANCE_ALLEGED, WT_STATUS_HAPPENED);
	put(s, "no", WT_TYPE_AID, "2024-06-21", WT_STANCE_DENIED, WT_STATUS_HAPPENED);
	put(s, "trip", WT_TYPE_CONSULT, "2024-08-01", WT_STANCE_ASSERTED, WT_STATUS_PLANNED);
	put(s, "blame", WT_TYPE_ACCUSE, "2024-08-01", WT_STANCE_ASSERTED, WT_STATUS_HAPPENED);
	put(s, "year", WT_TYPE_CONSULT, "2024", WT_STANCE_ASSERTED, WT_STATUS_HAPPENED);
	return s;
}

static void
months_count_what_happened_and_keep_the_rest_apart(void **state)
{
	struct wt_store *s = filled();
	(void)state;
	struct periods p = ask(s, WT_RELATION_MONTH);
	assert_int_equal(p.n, 4); /* June, an empty July, August, no month */
	assert_int_equal(wt_day_cmp(p.items[0].first, made_day("2024-06-01")), 0);
	assert_int_equal(p.items[0].quads[0], 2);
	assert_int_equal(p.items[0].quads[1], 1);
	assert_int_equal(p.items[0].quads[2], 1);
	assert_int_equal(p.items[0].alleged, 1);
	assert_int_equal(p.items[0].denied, 1);
	assert_true(p.items[0].score > 0);
	assert_int_equal(p.items[1].quads[0], 0);
	assert_int_equal(p.items[2].quads[3], 1);
	assert_int_equal(p.items[2].planned, 1);
	assert_true(p.items[2].score < 0);
	assert_int_equal(p.items[3].first.year, 0);
	assert_int_equal(p.items[3].quads[0], 1);
	assert_int_equal(wt_store_close(s, NULL), WARTA_OK);
}

static void
weeks_begin_on_monday(void **state)
{
	struct wt_store *s = filled();
	(void)state;
	struct periods p = ask(s, WT_RELATION_WEEK);
	assert_int_equal(wt_day_cmp(p.items[0].first, made_day("2024-06-17")), 0);
	assert_int_equal(wt_day_cmp(p.items[1].first, made_day("2024-06-24")), 0);
	assert_int_equal(wt_day_cmp(p.items[p.n - 2].first, made_day("2024-07-29")), 0);
	assert_int_equal(p.n, 8);
	assert_int_equal(wt_store_close(s, NULL), WARTA_OK);
}

static void
one_type_counts_once_a_day(void **state)
{
	struct wt_store *s = made_store(":memory:");
	static const char *const WHO[] = { "Vladimir Putin/RUS/GOV", "Sergei Lavrov/RUS/GOV",
		"Sergei Shoigu/RUS/MIL" };
	static const char *const IDS[] = { "a", "b", "c" };
	static const char *const TITLES[] = { "Perundingan puncak di istana",
		"Jamuan para menteri luar negeri", "Kunjungan ke pangkalan armada" };
	(void)state;
	for (unsigned i = 0; i < 3; i++) {
		struct made m;
		made_article(&m, IDS[i], "Antara", "2024-08-20", TITLES[i]);
		m.article.title = wt_str_of(TITLES[i]);
		(void)made_claim(&m, WT_TYPE_CONSULT, WHO[i], "Kim Jong Un/PRK/GOV", "2024-06-19");
		(void)made_put(s, &m);
	}
	struct periods p = ask(s, WT_RELATION_MONTH);
	assert_int_equal(p.n, 1);
	assert_int_equal(p.items[0].quads[0], 3);
	assert_int_equal(p.items[0].daily[0], 1);
	assert_int_equal(wt_store_close(s, NULL), WARTA_OK);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(months_count_what_happened_and_keep_the_rest_apart),
		cmocka_unit_test(weeks_begin_on_monday),
		cmocka_unit_test(one_type_counts_once_a_day),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}

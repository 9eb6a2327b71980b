/*
 * test_kin.c - claims of two articles that joining leaves apart, and when they tell one act.
 */
#include "store/made.h"

#include "story/event.h"
#include "story/kin.h"

#define DAY 20000

/* Words as hashes of the rarest class. */
static const uint32_t CLAUSE[] = { 013, 023, 033, 043, 053, 063 };

/* The body requests something of the state of Ruritania, told on its day of publication. */
static void
make(struct wt_kin *k, struct wt_story_party *parties, int64_t document, int32_t day)
{
	memset(k, 0, sizeof *k);
	memset(parties, 0, 2 * sizeof *parties);
	parties[0].canon = WT_STR("dewan pengawas");
	memcpy(parties[0].country, "IDN", 4);
	memcpy(parties[0].sector, "LEG", 4);
	parties[0].kind = WT_ACTOR_BODY;
	memcpy(parties[1].country, "RUR", 4);
	memcpy(parties[1].sector, "GOV", 4);
	parties[1].kind = WT_ACTOR_COUNTRY;
	k->claim.document = k->claim.root = document;
	k->claim.block.type = WT_TYPE_REQUEST;
	k->claim.block.layer = WT_LAYER_REPORTED;
	k->claim.block.first = k->claim.block.last = day;
	k->claim.actors = parties;
	k->claim.n_actors = 1;
	k->claim.recipients = parties + 1;
	k->claim.n_recipients = 1;
	k->clauses[0].terms = (struct wt_terms){ CLAUSE, sizeof CLAUSE / sizeof *CLAUSE };
	k->n_clauses = 1;
}

struct two {
	struct wt_kin a, b;
	struct wt_story_party of_a[2], of_b[2];
};

static struct two *
two(int32_t days)
{
	static struct two t;
	make(&t.a, t.of_a, 1, DAY);
	make(&t.b, t.of_b, 2, DAY + days);
	return &t;
}

static bool
tells(const struct two *t)
{
	uint32_t which;
	bool one = wt_kin_tells(&t->a, &t->b, &which) >= 0.0F;
	assert_int_equal(one, wt_kin_tells(&t->b, &t->a, &which) >= 0.0F);
	return one;
}

static void
a_report_comes_three_days_late_and_no_later(void **state)
{
	(void)state;
	assert_true(tells(two(0)));
	assert_true(tells(two(3)));
	assert_false(tells(two(4)));
}

static void
none_comes_before_the_day_that_the_other_names(void **state)
{
	struct two *t = two(2);
	(void)state;
	t->a.claim.block.layer = WT_LAYER_DAY;
	assert_true(tells(t));
	t->a.claim.block.layer = WT_LAYER_REPORTED;
	t->b.claim.block.layer = WT_LAYER_DAY;
	assert_false(tells(t));
}

static void
days_that_both_name_must_be_the_same(void **state)
{
	struct two *t = two(1);
	(void)state;
	t->a.claim.block.layer = t->b.claim.block.layer = WT_LAYER_DAY;
	assert_false(tells(t));
	t->b.claim.block.first = t->b.claim.block.last = DAY;
	assert_true(tells(t));
	t->b.claim.block.layer = WT_LAYER_MONTH; /* that month may hold two such acts */
	t->b.claim.block.last = DAY + 20;
	assert_false(tells(t));
}

static void
who_or_what_contradicts_is_another_act(void **state)
{
	struct two *t = two(0);
	(void)state;
	t->of_b[0].canon = WT_STR("mahkamah konstitusi");
	assert_false(tells(t));
	t = two(0);
	memcpy(t->of_b[1].country, "GRA", 4);
	assert_false(tells(t));
	t = two(0);
	t->b.claim.status = WT_STATUS_PLANNED;
	assert_false(tells(t));
	t = two(0);
	t->b.claim.block.polarity = WT_POLARITY_NEGATED;
	assert_false(tells(t));
	t = two(0);
	t->b.claim.block.type = WT_TYPE_SUPPORT;
	assert_false(tells(t));
}

static void
the_clauses_must_be_alike(void **state)
{
	static const uint32_t OTHER[] = { 013, 023, 073, 0103, 0113, 0123, 0133, 0143 };
	struct two *t = two(0);
	uint32_t which = 9;
	(void)state;
	t->b.clauses[0].terms = (struct wt_terms){ OTHER, sizeof OTHER / sizeof *OTHER };
	assert_false(tells(t));
	t->b.clauses[1] = t->a.clauses[0]; /* told again further down */
	t->b.n_clauses = 2;
	assert_true(wt_kin_tells(&t->a, &t->b, &which) >= 0.0F);
	assert_int_equal(which, 1);
}

/* Whoever demonstrates at home has no name: the next day's crowd is another one. */
static void
crowds_of_two_days_are_two(void **state)
{
	(void)state;
	for (int32_t days = 0; days < 3; days++) {
		struct two *t = two(days);
		for (unsigned i = 0; i < 2; i++) {
			struct wt_kin *k = i ? &t->b : &t->a;
			k->claim.block.type = WT_TYPE_PROTEST;
			k->claim.n_recipients = 0;
			k->claim.actors[0].canon = WT_STR("");
			memcpy(k->claim.actors[0].sector, "CVL", 4);
		}
		assert_int_equal(tells(t), days < 2);
	}
}

/* The article keeps its own event, and counts for the other with its own source. */
static void
its_own_source_counts(void **state)
{
	static const char *const TEXTS[] = {
		"Majelis mendesak serikat nelayan menutup pelabuhan lama Ruritania.",
		"Serikat nelayan didesak majelis menutup pelabuhan lama Ruritania."
	};
	struct wt_store *s = made_store(":memory:");
	(void)state;
	for (int i = 0; i < 2; i++) {
		struct made m;
		made_article(&m, i ? "b" : "a", i ? "Tempo" : "Antara",
			i ? "2024-06-21T08:00+07:00" : "2024-06-19T08:00+07:00", TEXTS[i]);
		struct wt_claim *c = made_claim(&m, WT_TYPE_REQUEST, "/IDN/LEG", "/IDN/NGO",
			i ? "2024-06-21" : "2024-06-19");
		c->date_basis = WT_BASIS_PUBLICATION;
		made_chain(c, i ? "KCNA" : NULL, NULL);
		(void)made_put(s, &m);
	}
	assert_int_equal(wt_events_update(s, NULL, NULL), WARTA_OK);
	assert_int_equal(made_number(s, "SELECT count(*) FROM events"), 2);
	assert_int_equal(made_number(s, "SELECT count(*) FROM event_retold"), 2);
	assert_int_equal(made_number(s, "SELECT min(n_independent) FROM events"), 2);
	assert_int_equal(
		made_number(s, "SELECT count(*) FROM event_sources WHERE key = 'kcna'"), 2);
	assert_int_equal(wt_store_close(s, NULL), WARTA_OK);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(a_report_comes_three_days_late_and_no_later),
		cmocka_unit_test(none_comes_before_the_day_that_the_other_names),
		cmocka_unit_test(days_that_both_name_must_be_the_same),
		cmocka_unit_test(who_or_what_contradicts_is_another_act),
		cmocka_unit_test(the_clauses_must_be_alike),
		cmocka_unit_test(crowds_of_two_days_are_two),
		cmocka_unit_test(its_own_source_counts),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}

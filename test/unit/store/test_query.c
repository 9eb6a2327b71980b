/*
 * test_query.c - what is asked for is found, and nothing else.
 */
#include "store/made.h"

#include "store/key.h"

static void
put(struct wt_store *s, const char *id, const char *outlet, const char *text, const char *actors,
	const char *recipients, const char *date, const char *origin)
{
	struct made m;
	made_article(&m, id, outlet, "2024-06-20", text);
	struct wt_claim *c = made_claim(&m, WT_TYPE_ACCUSE, actors, recipients, date);
	c->modes[c->n_modes++] = (uint8_t)wt_mode_find(WT_TYPE_ACCUSE, WT_STR("allege"));
	if (strcmp(id, "d") == 0)
		c->stance = WT_STANCE_DENIED;
	made_chain(c, origin, origin ? "Reuters" : NULL);
	(void)made_put(s, &m);
}

static struct wt_store *
filled(void)
{
	struct wt_store *s = made_store(":memory:");
	put(s, "a", "Antara", "Korea Utara menuduh Rusia.", "/PRK/GOV", "/RUS/GOV", "2024-06-19",
		"KCNA");
	put(s, "b", "Kompas.com", "Menlu Lavrov mengecam Amerika.", "Sergei Lavrov/RUS/GOV",
		"/USA/GOV", "2024-06-18", NULL);
	put(s, "c", "Tempo.co", "Militer Rusia menuduh Ukraina.", "/RUS/MIL", "/UKR/GOV", "2024-05",
		NULL);
	put(s, "d", "Antara", "Rusia membantah dituduh Rusia.", "/RUS/GOV", "/RUS/OPP", "2024",
		"TASS");
	put(s, "e", "Antara", "Tanpa tanggal.", "/IDN/GOV", "", "", NULL);
	return s;
}

struct found {
	char ids[64];
	unsigned stop_after;
	unsigned n;
};

static int
on_claim(void *context, const struct wt_stored_claim *c)
{
	struct found *f = context;
	(void)snprintf(f->ids + strlen(f->ids), sizeof f->ids - strlen(f->ids), "%.*s",
		WT_FMT(c->document));
	return ++f->n == f->stop_after;
}

static void
finds(struct wt_store *s, const struct wt_query *q, const char *ids)
{
	struct found f = { "", 0, 0 };
	struct wt_fault fault = { 0 };
	if (wt_store_claims(s, q, on_claim, &f, &fault) != WARTA_OK)
		fail_msg("%s", fault.text);
	assert_string_equal(f.ids, ids);
}

static void
between(struct wt_query *q, const char *first, const char *second)
{
	wt_query_init(q);
	wt_party_filter_read(&q->parties[q->n_parties++], NULL, wt_str_of(first));
	if (second)
		wt_party_filter_read(&q->parties[q->n_parties++], NULL, wt_str_of(second));
}

static void
claims_come_in_the_order_of_their_dates(void **state)
{
	struct wt_store *s = filled();
	struct wt_query q;
	(void)state;
	wt_query_init(&q);
	finds(s, &q, "dcbae"); /* without a date last */
	q.newest_first = true;
	finds(s, &q, "abcde");
	q.limit = 2;
	q.offset = 1;
	finds(s, &q, "bc");
	assert_int_equal(wt_store_close(s, NULL), WARTA_OK);
}

static void
parties_are_asked_for_by_state_sector_or_name(void **state)
{
	struct wt_store *s = filled();
	struct wt_query q;
	(void)state;
	between(&q, "RUS", NULL);
	finds(s, &q, "dcba");
	between(&q, "PRK", "RUS");
	finds(s, &q, "a");
	between(&q, "RUS", "RUS"); /* two parties, not one twice */
	finds(s, &q, "d");
	between(&q, "RUS:MIL", NULL);
	finds(s, &q, "c");
	between(&q, "MIL", "UKR GOV");
	finds(s, &q, "c");
	between(&q, "lavrov", "USA");
	finds(s, &q, "b");
	between(&q, "avrov", NULL); /* whole words */
	finds(s, &q, "");
	assert_int_equal(wt_store_close(s, NULL), WARTA_OK);
}

static void
a_period_touches_what_it_shares_a_day_with(void **state)
{
	struct wt_store *s = filled();
	struct wt_query q;
	(void)state;
	wt_query_init(&q);
	q.from = made_day("2024-06-19");
	q.to = made_day("2024-06-19");
	finds(s, &q, "da");
	q.from = made_day("2024-05");
	q.to = made_day("2024-05");
	finds(s, &q, "dc");
	q.from = made_day("2025");
	q.to.year = 0;
	finds(s, &q, "");
	assert_int_equal(wt_store_close(s, NULL), WARTA_OK);
}

static void
the_other_fields_narrow_it_down(void **state)
{
	struct wt_store *s = filled();
	struct wt_query q;
	(void)state;
	wt_query_init(&q);
	q.source = WT_STR("Kantor Berita KCNA");
	finds(s, &q, "a");
	q.source = WT_STR("reuters"); /* a hop of the chain */
	finds(s, &q, "da");
	q.source = WT_STR("Kompas");
	finds(s, &q, "b"); /* reports by itself */
	wt_query_init(&q);
	q.outlet = WT_STR("ANTARA");
	finds(s, &q, "dae");
	q.stance = WT_STANCE_DENIED;
	finds(s, &q, "d");
	wt_query_init(&q);
	q.text = WT_STR("menuduh rusia");
	finds(s, &q, "ca");
	q.type = WT_TYPE_ASSAULT;
	finds(s, &q, "");
	wt_query_init(&q);
	q.mode = WT_STR("allege");
	q.place = WT_STR("IDN");
	finds(s, &q, "");
	assert_int_equal(wt_store_close(s, NULL), WARTA_OK);
}

static void
values_are_never_read_as_sql(void **state)
{
	struct wt_store *s = filled();
	struct wt_query q;
	(void)state;
	between(&q, "x' OR 1=1 --", "%");
	q.outlet = q.place = q.source = q.text = WT_STR("'); DROP TABLE claims; --");
	finds(s, &q, "");
	assert_int_equal(made_number(s, "SELECT count(*) FROM claims"), 5);
	assert_int_equal(wt_store_close(s, NULL), WARTA_OK);
}

static void
a_visit_ends_the_query(void **state)
{
	struct wt_store *s = filled();
	struct found f = { "", 2, 0 };
	struct wt_query q;
	(void)state;
	wt_query_init(&q);
	assert_int_equal(wt_store_claims(s, &q, on_claim, &f, NULL), WARTA_OK);
	assert_string_equal(f.ids, "dc");
	assert_int_equal(wt_store_close(s, NULL), WARTA_OK);
}

static int
on_document(void *context, const struct wt_stored_document *d)
{
	struct found *f = context;
	f->n += d->n_claims;
	(void)snprintf(f->ids, sizeof f->ids, "%.*s %.*s", WT_FMT(d->id), WT_FMT(d->family));
	return 0;
}

static void
an_article_is_found_by_its_id_or_said_to_be_missing(void **state)
{
	struct wt_store *s = filled();
	struct found f = { "", 0, 0 };
	struct wt_fault fault = { 0 };
	(void)state;
	assert_int_equal(wt_store_document(s, WT_STR("b"), on_document, &f, NULL), WARTA_OK);
	assert_string_equal(f.ids, "b kompas");
	assert_int_equal(f.n, 1);
	assert_int_equal(wt_store_document(s, WT_STR("b@2"), on_document, &f, NULL), WARTA_OK);
	assert_int_equal(
		wt_store_document(s, WT_STR("b@9"), on_document, &f, &fault), WARTA_ENOTFOUND);
	assert_non_null(strstr(fault.text, "b@9"));
	assert_int_equal(wt_store_close(s, NULL), WARTA_OK);
}

static int
on_source(void *context, const struct wt_stored_source *source)
{
	struct found *f = context;
	(void)snprintf(f->ids + strlen(f->ids), sizeof f->ids - strlen(f->ids), "%.*s:%u/%u ",
		WT_FMT(source->key), (unsigned)source->claims, (unsigned)source->origins);
	return 0;
}

static void
sources_are_counted_as_cited_and_as_origin(void **state)
{
	struct wt_store *s = filled();
	struct found f = { "", 0, 0 };
	struct wt_query q;
	(void)state;
	wt_query_init(&q);
	assert_int_equal(wt_store_sources(s, &q, on_source, &f, NULL), WARTA_OK);
	assert_string_equal(f.ids, "reuters:2/0 kcna:1/1 tass:1/1 ");
	assert_int_equal(wt_store_close(s, NULL), WARTA_OK);
}

static void
keys_stay_what_they_are(void **state)
{
	struct wt_key k = wt_key_begin(), other = wt_key_begin();
	(void)state;
	wt_key_str(&k, WT_STR("ab"));
	wt_key_str(&k, WT_STR("c"));
	wt_key_str(&other, WT_STR("a"));
	wt_key_str(&other, WT_STR("bc"));
	uint64_t key = wt_key_end(&k);
	assert_true(key != wt_key_end(&other));
	assert_int_equal(
		key, UINT64_C(0x1f2b22f595784fd4)); /* stores hold such keys: never change it */
	k = wt_key_begin();
	for (int i = 0; i < 3; i++) {
		static const char *const PARTS[] = { "\2\0\0\0\0\0\0\0ab\1", "\0\0\0\0\0",
			"\0\0c" };
		static const size_t SIZES[] = { 11, 5, 3 };
		wt_key_add(&k, PARTS[i], SIZES[i]);
	}
	assert_int_equal(wt_key_end(&k), key); /* however the bytes are cut */
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(claims_come_in_the_order_of_their_dates),
		cmocka_unit_test(parties_are_asked_for_by_state_sector_or_name),
		cmocka_unit_test(a_period_touches_what_it_shares_a_day_with),
		cmocka_unit_test(the_other_fields_narrow_it_down),
		cmocka_unit_test(values_are_never_read_as_sql),
		cmocka_unit_test(a_visit_ends_the_query),
		cmocka_unit_test(an_article_is_found_by_its_id_or_said_to_be_missing),
		cmocka_unit_test(sources_are_counted_as_cited_and_as_origin),
		cmocka_unit_test(keys_stay_what_they_are),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}

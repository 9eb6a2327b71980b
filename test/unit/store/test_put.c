/*
 * test_put.c - what storing an article promises.
 */
#include "store/made.h"

#include <math.h>
#include <sqlite3.h>

#include "report/claim_json.h"

static const char TEXT[] = "Presiden Rusia Vladimir Putin bertemu pemimpin Korea Utara Kim Jong Un "
			   "di Pyongyang pada Rabu, demikian dilaporkan media setempat hari ini.";
static const char REVISED[] =
	"Presiden Rusia Vladimir Putin bertemu pemimpin Korea Utara Kim Jong Un di Pyongyang pada "
	"Rabu siang, demikian dilaporkan media setempat hari ini.";
static const char OTHER[] = "Harga beras di pasar induk naik dua kali lipat sejak awal bulan ini.";

static void
fill(struct made *m, const char *id, const char *text)
{
	made_article(m, id, "Kompas.com", "2024-06-19T14:00+07:00", text);
	struct wt_claim *c = made_claim(m, WT_TYPE_CONSULT,
		"Vladimir Putin/RUS/GOV, Kim Jong Un/PRK/GOV", "", "2024-06-19");
	made_chain(c, "KCNA", NULL);
}

static void
the_same_article_twice_changes_nothing(void **state)
{
	struct wt_store *s = made_store(":memory:");
	struct made m;
	(void)state;
	fill(&m, "a", TEXT);
	assert_int_equal(made_put(s, &m), WT_PUT_NEW);
	assert_int_equal(wt_store_flush(s, NULL), WARTA_OK);
	bool is_file = s->driver == &WT_SQLITE;
	int64_t changes = is_file ? sqlite3_total_changes(s->db) : 0;
	assert_int_equal(made_put(s, &m), WT_PUT_SAME);
	assert_int_equal(wt_store_flush(s, NULL), WARTA_OK);
	if (is_file)
		assert_int_equal(sqlite3_total_changes(s->db), changes);
	assert_int_equal(made_number(s, "SELECT count(*) FROM claims"), 1);
	assert_int_equal(wt_store_close(s, NULL), WARTA_OK);
}

static void
a_revised_article_supersedes_the_older_version(void **state)
{
	struct wt_store *s = made_store(":memory:");
	struct made m;
	(void)state;
	fill(&m, "a", TEXT);
	assert_int_equal(made_put(s, &m), WT_PUT_NEW);
	fill(&m, "a", REVISED);
	assert_int_equal(made_put(s, &m), WT_PUT_REVISED);
	assert_int_equal(made_number(s, "SELECT count(*) FROM documents"), 2);
	assert_int_equal(made_number(s, "SELECT count(*) FROM claims"), 2);
	assert_int_equal(made_number(s, "SELECT count(*) FROM claims WHERE live"), 1);
	assert_int_equal(made_number(s, "SELECT replaced_by FROM documents WHERE n = 1"), 2);
	fill(&m, "a", TEXT); /* the old file lies about still */
	assert_int_equal(made_put(s, &m), WT_PUT_SAME);
	assert_int_equal(made_number(s, "SELECT live FROM documents WHERE n = 2"), 1);
	assert_int_equal(wt_store_close(s, NULL), WARTA_OK);
}

static void
an_older_version_that_comes_late_is_not_live(void **state)
{
	struct wt_store *s = made_store(":memory:");
	struct made m;
	(void)state;
	fill(&m, "a", REVISED);
	(void)made_put(s, &m);
	fill(&m, "a", TEXT);
	m.article.published.minute -= 30;
	assert_int_equal(made_put(s, &m), WT_PUT_REVISED);
	assert_int_equal(made_number(s, "SELECT live FROM documents WHERE n = 1"), 1);
	assert_int_equal(made_number(s, "SELECT live FROM claims WHERE document = 2"), 0);
	assert_int_equal(wt_store_close(s, NULL), WARTA_OK);
}

static void
an_id_used_for_two_articles_keeps_both_live(void **state)
{
	struct wt_store *s = made_store(":memory:");
	struct made m;
	(void)state;
	fill(&m, "1", TEXT);
	(void)made_put(s, &m);
	fill(&m, "1", OTHER);
	assert_int_equal(made_put(s, &m), WT_PUT_NEW);
	assert_int_equal(made_number(s, "SELECT count(DISTINCT id) FROM documents WHERE live"), 2);
	assert_int_equal(made_put(s, &m), WT_PUT_SAME);
	assert_int_equal(wt_store_close(s, NULL), WARTA_OK);
}

static void
another_coder_replaces_the_claims(void **state)
{
	struct wt_store *s = made_store(":memory:");
	struct made m;
	(void)state;
	fill(&m, "a", TEXT);
	(void)made_put(s, &m);
	s->coder = WT_STR("test 2");
	(void)made_claim(&m, WT_TYPE_AGREE, "/RUS/GOV", "/PRK/GOV", "2024-06-19");
	assert_int_equal(made_put(s, &m), WT_PUT_RECODED);
	assert_int_equal(made_number(s, "SELECT count(*) FROM claims"), 2);
	assert_int_equal(made_number(s, "SELECT count(*) FROM parties"), 4);
	assert_int_equal(made_number(s, "SELECT count(*) FROM documents"), 1);
	assert_int_equal(wt_store_close(s, NULL), WARTA_OK);
}

struct one {
	struct wt_buf json;
	unsigned n;
};

static int
print_claim(void *context, const struct wt_stored_claim *c)
{
	struct one *one = context;
	one->n++;
	wt_claim_print_json(&one->json, c->document, c->index, &c->claim);
	return 0;
}

static void
fill_all_fields(struct made *m)
{
	made_article(m, "semua", "ANTARA", "2024-06-20", TEXT);
	struct wt_claim *c = made_claim(m, WT_TYPE_CONSULT, "Vladimir Putin/RUS/GOV, /CHN/GOV",
		"Kim Jong Un/PRK/GOV", "2024-06-18/2024-06-19");
	c->actors[0].office = WT_STR("Presiden");
	c->actors[0].span = (struct wt_span){ 16, 30 };
	c->modes[c->n_modes++] = (uint8_t)wt_mode_find(WT_TYPE_CONSULT, WT_STR("visit"));
	c->contexts = UINT64_C(1) << WT_CONTEXT_military | UINT64_C(1) << WT_CONTEXT_corruption;
	c->date_basis = WT_BASIS_RELATIVE;
	c->date_span = (struct wt_span){ 80, 90 };
	c->has_place = true;
	c->place = (struct wt_place){ .name = WT_STR("Pyongyang"),
		.geonameid = 1871859,
		.country = "PRK",
		.lat = 39.03F,
		.lon = 125.75F,
		.precision = "city" };
	c->place_span = (struct wt_span){ 71, 80 };
	c->status = WT_STATUS_PLANNED;
	c->status_span = (struct wt_span){ 1, 5 };
	c->stance = WT_STANCE_ALLEGED;
	c->stance_span = (struct wt_span){ 2, 6 };
	made_chain(c, "KCNA", "Yonhap");
	c->cue_span = (struct wt_span){ 100, 110 };
	c->quantities[c->n_quantities++] = (struct wt_quantity){ .low = 10000,
		.high = (double)INFINITY,
		.hedge = '>',
		.unit = WT_STR("tentara"),
		.kind = "troops" };
	c->spans[c->n_spans++] = (struct wt_span){ 3, 17 };
	c->reasons[c->n_reasons++] = WT_STR("kata \"bertemu\"");
	c->reasons[c->n_reasons++] = WT_STR("hari dari teks");
}

static void
a_claim_comes_back_as_it_was_put(void **state)
{
	struct wt_store *s = made_store(":memory:");
	struct one one = { 0 };
	struct wt_buf before = { 0 };
	struct wt_query query;
	struct made m;
	(void)state;
	fill_all_fields(&m);
	wt_claim_print_json(&before, m.article.id, 1, &m.items[0]);
	(void)made_put(s, &m);
	wt_query_init(&query);
	assert_int_equal(wt_store_claims(s, &query, print_claim, &one, NULL), WARTA_OK);
	assert_int_equal(one.n, 1);
	assert_string_equal(one.json.ptr, before.ptr);
	wt_buf_release(&one.json);
	wt_buf_release(&before);
	assert_int_equal(wt_store_close(s, NULL), WARTA_OK);
}

static void
a_claim_told_twice_in_one_article_is_kept_once(void **state)
{
	struct wt_store *s = made_store(":memory:");
	struct made m;
	(void)state;
	fill(&m, "a", TEXT);
	m.items[m.claims.n++] = m.items[0];
	(void)made_put(s, &m);
	assert_int_equal(made_number(s, "SELECT count(*) FROM claims"), 1);
	assert_int_equal(made_number(s, "SELECT count(*) FROM parties"), 2);
	assert_int_equal(wt_store_close(s, NULL), WARTA_OK);
}

static void
names_of_one_newsroom_are_one_family(void **state)
{
	struct wt_store *s = made_store(":memory:");
	struct made m;
	(void)state;
	fill(&m, "a", TEXT);
	(void)made_put(s, &m);
	fill(&m, "b", OTHER);
	m.article.outlet = WT_STR("KOMPAS");
	m.items[0].chain[0] = WT_STR("Kantor Berita KCNA");
	(void)made_put(s, &m);
	assert_int_equal(made_number(s, "SELECT count(DISTINCT family) FROM documents"), 1);
	assert_int_equal(made_number(s, "SELECT count(DISTINCT canon) FROM chains"), 1);
	assert_int_equal(made_number(s, "SELECT count(DISTINCT origin) FROM claims"), 1);
	assert_int_equal(wt_store_close(s, NULL), WARTA_OK);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(the_same_article_twice_changes_nothing),
		cmocka_unit_test(a_revised_article_supersedes_the_older_version),
		cmocka_unit_test(an_older_version_that_comes_late_is_not_live),
		cmocka_unit_test(an_id_used_for_two_articles_keeps_both_live),
		cmocka_unit_test(another_coder_replaces_the_claims),
		cmocka_unit_test(a_claim_comes_back_as_it_was_put),
		cmocka_unit_test(a_claim_told_twice_in_one_article_is_kept_once),
		cmocka_unit_test(names_of_one_newsroom_are_one_family),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}

/*
 * test_told.c - what is told twice, told anew or told of others: one event or two.
 */
#include "store/made.h"

#include "story/event.h"

static const char *const CHARGE[] = {
	"Jaksa Kenya mendakwa Otieno Wafula menerima suap derek pelabuhan Mombasa",
	"Otieno Wafula didakwa menerima suap derek pelabuhan Mombasa oleh jaksa Kenya"
};

static struct wt_claim *
charge(struct made *m, const char *actor, const char *recipient, const char *day)
{
	struct wt_claim *c = made_claim(m, WT_TYPE_ACCUSE, actor, recipient, day);
	c->modes[0] = (uint8_t)wt_mode_find(WT_TYPE_ACCUSE, WT_STR("allege"));
	c->n_modes = 1;
	return c;
}

static void
article(struct made *m, const char *id, const char *text)
{
	made_article(m, id, id[0] == 'a' ? "Tempo" : "Antara", "2024-06-20", text);
	m->article.title = wt_str_of(text);
}

static int64_t
events(struct wt_store *s)
{
	struct wt_fault f = { 0 };
	if (wt_events_update(s, NULL, &f) != WARTA_OK)
		fail_msg("%s", f.text);
	int64_t n = made_number(s, "SELECT count(*) FROM events");
	assert_int_equal(wt_store_close(s, NULL), WARTA_OK);
	return n;
}

static void
who_is_charged_twice_in_one_article_is_charged_once(void **state)
{
	struct wt_store *s = made_store(":memory:");
	struct made m;
	(void)state;
	article(&m, "a", CHARGE[0]);
	(void)charge(&m, "Kejaksaan Kenya/KEN/JUD", "Otieno Wafula/KEN/BUS", "2024-06-19");
	charge(&m, "Kejaksaan Kenya/KEN/JUD", "Otieno Wafula/KEN/BUS", "2024-06-20")->date_basis =
		WT_BASIS_PUBLICATION;
	(void)charge(&m, "Kejaksaan Kenya/KEN/JUD", "Otieno Wafula/KEN/BUS", "2024-06-19");
	(void)made_put(s, &m);
	assert_int_equal(events(s), 1);
}

static void
who_asks_twice_in_one_article_asks_for_two_things(void **state)
{
	struct wt_store *s = made_store(":memory:");
	struct made m;
	(void)state;
	article(&m, "a", "Presiden meminta polisi menahan diri dan membuka kembali jalan raya");
	for (unsigned i = 0; i < 2; i++)
		(void)made_claim(
			&m, WT_TYPE_REQUEST, "William Ruto/KEN/GOV", "/KEN/COP", "2024-06-19");
	(void)made_put(s, &m);
	assert_int_equal(events(s), 2);
}

/* Two articles of one matter, with one charge each. */
static int64_t
charged_by(const char *const sides[2][2])
{
	static const char *const IDS[] = { "a", "b" };
	struct wt_store *s = made_store(":memory:");
	struct made m;
	for (unsigned i = 0; i < 2; i++) {
		article(&m, IDS[i], CHARGE[i]);
		struct wt_claim *c = charge(&m, sides[i][0], sides[i][1], "2024-06-19");
		c->spans[0] = i ? (struct wt_span){ 0, 13 } : (struct wt_span){ 13, 21 };
		(void)made_put(s, &m);
	}
	return events(s);
}

static void
one_arm_of_the_law_is_named_or_another(void **state)
{
	static const char *const LAW[2][2] = { { "/KEN/COP", "Otieno Wafula/KEN/BUS" },
		{ "Pengadilan Nairobi/KEN/JUD", "Otieno Wafula/KEN/BUS" } };
	static const char *const OTHERS[2][2] = { { "/KEN/COP", "Otieno Wafula/KEN/BUS" },
		{ "Pengadilan Nairobi/KEN/JUD", "Grace Achieng/KEN/BUS" } };
	(void)state;
	assert_int_equal(charged_by(LAW), 1);
	assert_int_equal(charged_by(OTHERS), 2);
}

static void
who_accuses_is_not_the_one_who_is_accused(void **state)
{
	static const char *const TURNED[2][2] = { { "/KEN/LEG", "Otieno Wafula/KEN/JUD" },
		{ "Otieno Wafula/KEN/JUD", "Kejaksaan Kenya/KEN/JUD" } };
	static const char *const SAME[2][2] = { { "/KEN/LEG", "Otieno Wafula/KEN/JUD" },
		{ "Grace Achieng/KEN/LEG", "Otieno Wafula/KEN/JUD" } };
	(void)state;
	assert_int_equal(charged_by(TURNED), 2);
	assert_int_equal(charged_by(SAME), 1);
}

static void
seizure(struct made *m, const char *const sides[2], struct wt_span span)
{
	struct wt_claim *c = made_claim(m, WT_TYPE_COERCE, sides[0], sides[1], "2024-06-19");
	c->spans[0] = span;
	c->modes[0] = (uint8_t)wt_mode_find(WT_TYPE_COERCE, WT_STR("seize"));
	c->n_modes = 1;
}

/* A text of which an editor wrote the beginning anew; `sides` of its claim. */
static int64_t
written_anew(const char *const sides[2][2], bool both)
{
	static const char *const BEGINS[] = { "Bea cukai menggagalkan penyelundupan lobster. ",
		"Ribuan benih lobster diselamatkan petugas bandara. " };
	static const char *const IDS[] = { "a", "b" };
	static char texts[2][1200];
	struct wt_store *s = made_store(":memory:");
	struct made m;
	for (unsigned i = 0; i < 2; i++) {
		int at = snprintf(texts[i], sizeof texts[i], "%s", BEGINS[i]);
		for (unsigned k = 0; k < 80; k++)
			at += snprintf(texts[i] + at, sizeof texts[i] - (size_t)at, "kata%u ", k);
		made_article(&m, IDS[i], i ? "Antara" : "Tempo", "2024-06-20", texts[i]);
		uint32_t begin = (uint32_t)strlen(BEGINS[i]);
		seizure(&m, sides[i], (struct wt_span){ 0, begin });
		if (both && i == 0)
			seizure(&m, sides[1], (struct wt_span){ begin, begin + 40 });
		(void)made_put(s, &m);
	}
	return events(s);
}

static void
a_copy_that_was_written_anew_tells_the_same(void **state)
{
	static const char *const ONE[2][2] = { { "/KEN/COP", "" }, { "/KEN/COP, /KEN/GOV", "" } };
	static const char *const TWO[2][2] = { { "/KEN/COP", "/UGA/BUS" },
		{ "/KEN/COP", "/TZA/BUS" } };
	(void)state;
	assert_int_equal(written_anew(ONE, false), 1);
	assert_int_equal(written_anew(TWO, false), 2);
	assert_int_equal(written_anew(TWO, true), 2);
}

/* Two articles of two days, on two matters, that know no more than who did it to whom. */
static int64_t
reported_on_two_days(enum wt_type type)
{
	static const char *const IDS[] = { "a", "b" };
	static const char *const DAYS[] = { "2024-06-19", "2024-06-20" };
	static const char *const TEXTS[] = {
		"Rusia menyerang Ukraina dengan rudal. Gandum Odesa menumpuk di dermaga, sopir truk"
		" mogok, harga tepung melonjak dan toko roti Lviv tutup lebih awal.",
		"Rusia menyerang Ukraina dengan rudal. Paus berkhotbah di Roma, peziarah berdoa "
		"bagi"
		" biarawati, lonceng basilika berdentang dan lilin dinyalakan."
	};
	struct wt_store *s = made_store(":memory:");
	struct made m;
	for (unsigned i = 0; i < 2; i++) {
		made_article(&m, IDS[i], i ? "Antara" : "Tempo", DAYS[i], TEXTS[i]);
		m.article.title = wt_str_of(IDS[i]); /* on another matter */
		struct wt_claim *c = made_claim(&m, type, "/RUS/GOV", "/UKR/GOV", DAYS[i]);
		c->date_basis = i ? WT_BASIS_PUBLICATION : WT_BASIS_EXPLICIT;
		c->spans[0] = (struct wt_span){ 0, 37 };
		(void)made_put(s, &m);
	}
	return events(s);
}

static void
what_states_at_war_did_on_another_day_is_another_strike(void **state)
{
	(void)state;
	assert_int_equal(reported_on_two_days(WT_TYPE_ASSAULT), 2);
	assert_int_equal(reported_on_two_days(WT_TYPE_AID), 1);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(who_is_charged_twice_in_one_article_is_charged_once),
		cmocka_unit_test(who_asks_twice_in_one_article_asks_for_two_things),
		cmocka_unit_test(one_arm_of_the_law_is_named_or_another),
		cmocka_unit_test(who_accuses_is_not_the_one_who_is_accused),
		cmocka_unit_test(a_copy_that_was_written_anew_tells_the_same),
		cmocka_unit_test(what_states_at_war_did_on_another_day_is_another_strike),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}

/*
 * What an article tells twice is one claim; what it tells of another act is another.
 */
#include "whole_path.h"

static unsigned
claims_of(struct spec *x, const char *text, enum wt_type type)
{
	unsigned n = 0;
	struct wt_fault f = { 0 };
	struct wt_page page = { .kind = WT_PAGE_JSON,
		.id = WT_STR("case"),
		.text = wt_str_of(text),
		.published = { { 2025, 3, 5 }, WT_MINUTE_NONE, WT_ZONE_NONE } };
	assert_int_equal(wt_reader_read(&x->reader, &page, &x->doc, NULL, NULL, &f), WARTA_OK);
	for (uint32_t i = 0; i < x->doc.claims.n; i++)
		n += x->doc.claims.items[i].type == type;
	return n;
}

static void
a_headline_and_the_sentence_below_it_are_one_act(void **state)
{
	assert_int_equal(claims_of(*state,
				 "Jepang Kecam Rusia Soal Kepulauan Kuril\n\nJepang menyebut Rusia "
				 "melanggar hukum internasional, Selasa (4/3/2025). Langit cerah.",
				 WT_TYPE_ACCUSE),
		1);
}

static void
a_headline_tells_as_done_what_is_to_come(void **state)
{
	assert_int_equal(
		claims_of(*state,
			"KPK Periksa Ridwan Kamil\n\nKPK menjadwalkan pemeriksaan mantan Gubernur "
			"Jawa Barat Ridwan Kamil. Langit cerah. Jalan di depan kantor itu sepi.",
			WT_TYPE_ACCUSE),
		1);
}

static void
a_war_that_began_and_goes_on_is_one(void **state)
{
	assert_int_equal(
		claims_of(*state,
			"Pasar Gandum Dunia\n\nHarga gandum naik. Rusia melancarkan agresi ke "
			"Ukraina pada Februari 2022. Petani mengeluh. Sejak Februari 2022, Rusia "
			"terus melancarkan serangan ke Ukraina.",
			WT_TYPE_ASSAULT),
		1);
}

static void
a_war_is_one_by_its_name_and_by_the_month_it_began(void **state)
{
	assert_int_equal(
		claims_of(*state,
			"Sidang Umum di Jenewa\n\nLangit cerah. Invasi Rusia ke Ukraina masih "
			"berlangsung. Petani mengeluh. Rusia melancarkan agresi ke Ukraina pada "
			"Februari 2022. Harga gandum naik.",
			WT_TYPE_ASSAULT),
		1);
}

static void
whom_they_beat_to_death_was_struck_once(void **state)
{
	assert_int_equal(
		claims_of(*state,
			"Sidang di Kupang\n\nLangit cerah. Sertu Budi Rahmat diduga dianiaya "
			"prajurit "
			"TNI pada Senin (3/3/2025). Jalan di depan barak itu sepi. Sertu Budi "
			"Rahmat tewas diduga akibat penyiksaan prajurit TNI. Hujan turun.",
			WT_TYPE_ASSAULT),
		1);
}

static void
a_blow_within_a_war_is_another(void **state)
{
	assert_int_equal(
		claims_of(*state,
			"Sidang Umum di Jenewa\n\nLangit cerah. Invasi Rusia ke Ukraina masih "
			"berlangsung. Petani mengeluh. Rusia menembakkan rudal ke Kyiv pada Senin "
			"(3/3/2025). Harga gandum naik.",
			WT_TYPE_ASSAULT),
		2);
}

static void
to_sign_and_to_thank_are_two(void **state)
{
	assert_int_equal(
		claims_of(*state,
			"Pertemuan di Ankara\n\nHujan turun sejak pagi. Turki dan Qatar "
			"menandatangani perjanjian pertahanan. Langit cerah. Turki berterima kasih "
			"kepada Qatar.",
			WT_TYPE_SUPPORT),
		2);
}

static void
to_agree_by_signing_is_one(void **state)
{
	static const char *const TEXT =
		"Oman dan Turki Sepakati Pertahanan\n\nHujan turun sejak pagi. Oman dan Turki "
		"menandatangani perjanjian pertahanan. Langit cerah.";
	assert_int_equal(claims_of(*state, TEXT, WT_TYPE_SUPPORT), 1);
	assert_int_equal(claims_of(*state, TEXT, WT_TYPE_AGREE), 0);
}

static void
a_visit_and_a_call_are_two(void **state)
{
	assert_int_equal(
		claims_of(*state,
			"Diplomasi Manila\n\nHujan turun sejak pagi. Presiden Filipina Ferdinand "
			"Marcos Jr mengunjungi India. Presiden Filipina itu menelepon Perdana "
			"Menteri India Narendra Modi.",
			WT_TYPE_CONSULT),
		2);
}

static void
the_next_attack_is_no_headline(void **state)
{
	assert_int_equal(
		claims_of(*state,
			"Rusia Serang Kharkiv\n\nUkraina menembak jatuh pesawat Rusia, Minggu "
			"(2/3/2025). Rusia menyerang Kharkiv, Selasa (4/3/2025).",
			WT_TYPE_ASSAULT),
		2);
}

static void
what_a_man_also_asks_of_others_is_another_request(void **state)
{
	assert_int_equal(
		claims_of(*state,
			"Banjir di Bandung\n\nHujan turun sejak pagi. Gubernur Jawa Barat Ridwan "
			"Kamil meminta Kementerian Perhubungan menunda proyek itu. Dia juga "
			"meminta polisi menjaga lokasi.",
			WT_TYPE_REQUEST),
		2);
}

static void
what_he_also_asks_of_the_same_is_one(void **state)
{
	assert_int_equal(
		claims_of(*state,
			"Banjir di Bandung\n\nHujan turun sejak pagi. Gubernur Jawa Barat Ridwan "
			"Kamil meminta polisi menutup jalan. Dia juga meminta polisi menjaga "
			"lokasi.",
			WT_TYPE_REQUEST),
		1);
}

static void
a_headline_is_not_of_years_ago(void **state)
{
	assert_int_equal(claims_of(*state,
				 "Houthi Tembakkan Rudal ke Israel\n\nSirene berbunyi di Tel Aviv. "
				 "Warga masuk "
				 "ke ruang bawah tanah. Pada Oktober 2023, Houthi menembakkan "
				 "rudal ke Israel.",
				 WT_TYPE_ASSAULT),
		2);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(a_headline_and_the_sentence_below_it_are_one_act),
		cmocka_unit_test(a_headline_tells_as_done_what_is_to_come),
		cmocka_unit_test(a_war_that_began_and_goes_on_is_one),
		cmocka_unit_test(a_war_is_one_by_its_name_and_by_the_month_it_began),
		cmocka_unit_test(whom_they_beat_to_death_was_struck_once),
		cmocka_unit_test(a_blow_within_a_war_is_another),
		cmocka_unit_test(to_sign_and_to_thank_are_two),
		cmocka_unit_test(to_agree_by_signing_is_one),
		cmocka_unit_test(a_visit_and_a_call_are_two),
		cmocka_unit_test(the_next_attack_is_no_headline),
		cmocka_unit_test(what_a_man_also_asks_of_others_is_another_request),
		cmocka_unit_test(what_he_also_asks_of_the_same_is_one),
		cmocka_unit_test(a_headline_is_not_of_years_ago),
	};
	return cmocka_run_group_tests(tests, set_up, tear_down);
}

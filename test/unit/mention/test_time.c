/*
 * Times: what newspapers write, and the day that is meant.
 *
 * Each case is a sentence, the day of publication, and the values that must come
 * out, in order: points, intervals FROM/TO, "?" where a time is found and cannot be
 * resolved.  Durations and repeated times are not listed.
 */
#include "grammar/reader.h"
#include "mention/gazetteer.h"
#include "test.h"

struct example {
	const char *text;
	const char *values;
};

#define FRIDAY "2024-07-19" /* the day of publication where a test names no other */

static struct wt_gazetteer gazetteer; /* no names at all */
static const struct wt_trie_cell NO_KEYS[1];

static const char *
values(struct wt_arena *arena, const char *cstr, const char *published, struct wt_mentions *ms)
{
	struct wt_morph morph = { 0 };
	struct wt_text text;
	struct wt_str doc = wt_arena_copy(arena, wt_str_of(cstr)), all = WT_STR("");
	struct wt_span span = { 0, (uint32_t)doc.len };
	struct wt_article article = { .doc = doc };
	article.published.minute = WT_MINUTE_NONE;
	article.published.zone = WT_ZONE_NONE;
	if (published[0])
		assert_true(wt_day_parse(wt_str_of(published), &article.published.day));
	gazetteer.keys = (struct wt_trie){ NO_KEYS, 1 };
	wt_tokenise(&morph, arena, doc, &span, 1, &text);
	wt_quotes_find(arena, &text);
	wt_mention_read(&gazetteer, arena, &article, &text, ms);
	for (uint32_t i = 0; i < ms->n; i++) {
		const struct wt_time *t = &ms->items[i].as.time;
		char from[WT_MOMENT_TEXT], to[WT_DAY_TEXT];
		if (ms->items[i].kind != WT_MENTION_TIME || !t->bounded)
			continue;
		(void)wt_moment_print(t->start, from);
		(void)wt_day_print(t->end, to);
		all = wt_arena_printf(arena, "%.*s%s%s%s%s", WT_FMT(all), all.len ? " " : "",
			from[0] ? from : "?", to[0] ? "/" : "", to);
	}
	return all.ptr;
}

static void
check_on(const struct example *examples, size_t n, const char *published)
{
	int bad = 0;
	for (size_t i = 0; i < n; i++) {
		struct wt_arena arena;
		struct wt_mentions ms;
		wt_arena_init(&arena, (size_t)16 << 20);
		const char *got = values(&arena, examples[i].text, published, &ms);
		if (strcmp(got, examples[i].values) != 0) {
			print_error("%s: wanted %s, got %s\n", examples[i].text, examples[i].values,
				got);
			bad++;
		}
		wt_arena_release(&arena);
	}
	assert_int_equal(bad, 0);
}

#define CHECK(examples, published) check_on(examples, sizeof examples / sizeof *examples, published)

static void
a_date_in_full_is_that_day(void **state)
{
	static const struct example E[] = {
		{ "Rapat digelar Kamis (18/7/2024) di Bogor.", "2024-07-18" },
		{ "Rabu, 19 Juni 2024, keduanya bertemu.", "2024-06-19" },
		{ "Surat itu bertanggal 06/05/24 dan diteken Rabu (3/7/24).",
			"2024-05-06 2024-07-03" },
		{ "Undang-undang itu berlaku sejak tanggal 1 Januari 2023.", "2023-01-01" },
		{ "Ia lahir 7 Pebruari 1971.", "1971-02-07" },
		{ "Sidang dibuka 4 Nop 2019 dan ditutup 20 Des 2019, tgl. 5 Jan 2020.",
			"2019-11-04 2019-12-20 2020-01-05" },
		{ "Perjanjian itu diteken pada 2024-06-19.", "2024-06-19" },
		{ "Nota itu diteken Ahad (14/07/2024) atau Jum'at, 12 Juli 2024.",
			"2024-07-14 2024-07-12" },
		{ "Sejak 12 Sept 2014 hingga 12 Nopember 2014.", "2014-09-12/2014-11-12" },
		{ "Ia ditahan 3 Agt 2014 dan 9 Okt 2014.", "2014-08-03 2014-10-09" },
	};
	(void)state;
	CHECK(E, FRIDAY);
}

static void
a_date_without_a_year_is_the_nearest(void **state)
{
	static const struct example E[] = {
		{ "Rapat digelar Kamis (18/7).", "2024-07-18" },
		{ "Rapat digelar Senin (18/12).", "2023-12-18" },
		{ "Pemungutan suara akan digelar 5 November mendatang.", "2024-11-05" },
		{ "Ia ditangkap pada 14 Februari lalu.", "2024-02-14" },
		{ "Ia dilantik 20 Oktober lalu.", "2023-10-20" },
		{ "Ia akan dilantik 20 Oktober.", "2024-10-20" },
		{ "Ia dilantik September tahun lalu.", "2023-09" },
		{ "Pada bulan Mei harga naik.", "2024-05" },
		{ "Desember lalu gencatan senjata gagal.", "2023-12" },
	};
	(void)state;
	CHECK(E, FRIDAY);
}

static void
a_weekday_is_the_last_one_unless_the_clause_looks_ahead(void **state)
{
	static const struct example E[] = {
		{ "Ia tiba pada Selasa malam.", "2024-07-16" },
		{ "Ia tiba hari Jumat.", "2024-07-19" },
		{ "Ia akan tiba hari Minggu.", "2024-07-21" },
		{ "Unjuk rasa terjadi Selasa pekan lalu.", "2024-07-09" },
		{ "Sidang dilanjutkan Senin depan.", "2024-07-22" },
		{ "Sidang dilanjutkan Rabu pekan depan.", "2024-07-24" },
		{ "Ia pergi Jumat lalu.", "2024-07-12" },
	};
	(void)state;
	CHECK(E, FRIDAY);
}

static void
a_weekday_follows_the_date_that_the_article_gave_it(void **state)
{
	static const struct example E[] = {
		{ "Gencatan senjata berlaku Minggu (21/7). Kabinet menyetujuinya untuk Minggu.",
			"2024-07-21 2024-07-21" },
	};
	(void)state;
	CHECK(E, FRIDAY);
}

static void
relative_days_count_from_publication(void **state)
{
	static const struct example E[] = {
		{ "Ia tiba hari ini.", "2024-07-19" },
		{ "Ia tiba kemarin.", "2024-07-18" },
		{ "Ia tiba kemarin lusa.", "2024-07-17" },
		{ "Ia tiba besok pagi.", "2024-07-20" },
		{ "Ia tiba lusa.", "2024-07-21" },
		{ "Ia tiba dua hari lalu.", "2024-07-17" },
		{ "Ia tiba tiga pekan silam.", "2024-06-28" },
		{ "Ia pergi tiga bulan yang lalu.", "2024-04" },
		{ "Ia pergi setahun lalu.", "2023" },
		{ "Ia pergi sepuluh tahun silam.", "2014" },
		{ "Pemilu digelar dua bulan lagi.", "2024-09" },
		{ "Serangan terjadi tadi malam.", "2024-07-18" },
		{ "Serangan terjadi semalam.", "2024-07-18" },
		{ "Rapat digelar sore ini.", "2024-07-19" },
		{ "Rapat digelar pagi tadi.", "2024-07-19" },
		{ "Rapat digelar malam nanti.", "2024-07-19" },
	};
	(void)state;
	CHECK(E, FRIDAY);
}

static void
periods_are_intervals_or_coarse_points(void **state)
{
	static const struct example E[] = {
		{ "Harga naik pekan lalu.", "2024-07-08/2024-07-14" },
		{ "Harga naik minggu ini.", "2024-07-15/2024-07-21" },
		{ "Harga naik minggu depan.", "2024-07-22/2024-07-28" },
		{ "Ia terbang akhir pekan lalu.", "2024-07-13/2024-07-14" },
		{ "Ia terbang bulan lalu.", "2024-06" },
		{ "Ia terbang bulan depan.", "2024-08" },
		{ "Ia menang tahun lalu.", "2023" },
		{ "Ia menang tahun depan.", "2025" },
		{ "Ia menang awal tahun ini.", "2024" },
		{ "Ia menang pertengahan Maret.", "2024-03" },
		{ "Ia menang pada akhir 2022.", "2022" },
		{ "Ekonomi tumbuh pada kuartal II 2024.", "2024-04/2024-06" },
		{ "Ekonomi tumbuh kuartal lalu.", "2024-04/2024-06" },
		{ "Ekonomi tumbuh pada triwulan pertama tahun ini.", "2024-01/2024-03" },
		{ "Latihan digelar 1-3 Juli.", "2024-07-01/2024-07-03" },
		{ "Latihan digelar 9 - 25 Februari 2018.", "2018-02-09/2018-02-25" },
		{ "Latihan digelar 30 Juni hingga 4 Juli 2024.", "2024-06-30/2024-07-04" },
		{ "Latihan digelar antara 1 Mei dan 1 Juni.", "2024-05-01/2024-06-01" },
		{ "Proyek itu berjalan Juni-November 2025.", "2025-06/2025-11" },
		{ "Ia menjabat periode 2019-2024.", "2019/2024" },
		{ "Ini lawatan pertama dalam 24 tahun terakhir.", "2000/2024" },
		{ "Kekerasan meluas sejak 2016.", "2016" },
		{ "Itu terjadi pada tahun 1998.", "1998" },
		{ "Musik era 1990-an kembali.", "1990/1999" },
	};
	(void)state;
	CHECK(E, FRIDAY);
}

static void
what_is_told_before_anchors_what_comes_after(void **state)
{
	static const struct example E[] = {
		{ "Ia ditangkap 10 Mei 2024. Dua hari sebelumnya ia berpidato.",
			"2024-05-10 2024-05-08" },
		{ "Ia ditangkap 10 Mei 2024. Keesokan harinya ia bebas.", "2024-05-10 2024-05-11" },
		{ "Ia ditangkap 10 Mei 2024. Hari berikutnya ia bebas.", "2024-05-10 2024-05-11" },
		{ "Ia dilantik pada 2019. Tahun berikutnya ia mundur.", "2019 2020" },
		{ "Ia ditangkap 10 Mei 2024. Tiga hari kemudian ia bebas.",
			"2024-05-10 2024-05-13" },
		{ "Ia dilantik Maret 2021. Pada tahun itu juga ia mundur.", "2021-03 2021" },
		{ "Ia ditangkap 10 Mei 2024. Dini hari itu hujan.", "2024-05-10 2024-05-10" },
	};
	(void)state;
	CHECK(E, FRIDAY);
}

static void
today_within_quotation_marks_is_the_day_of_the_words(void **state)
{
	static const struct example E[] = {
		{ "\"Kami berangkat hari ini,\" ujar Yusuf, Rabu (17/7/2024).",
			"2024-07-17 2024-07-17" },
	};
	(void)state;
	CHECK(E, FRIDAY);
}

static void
times_of_the_day_join_their_day(void **state)
{
	static const struct example E[] = {
		{ "Gempa terjadi Kamis (18/7/2024) pukul 05.30 WIB.", "2024-07-18T05:30+07:00" },
		{ "Gempa terjadi pukul 21.15 WITA.", "2024-07-19T21:15+08:00" },
		{ "Gempa terjadi kemarin jam 3 sore.", "2024-07-18T15:00" },
		{ "Gempa terjadi pukul 8 malam waktu setempat.", "2024-07-19T20:00" },
		{ "Siaran 18 Juli 2024 17:41 WIB.", "2024-07-18T17:41+07:00" },
		{ "Sidang dibuka Senin (15/7/2024) pukul 10:15 WIT.", "2024-07-15T10:15+09:00" },
		{ "Sidang dibuka Senin (15/7/2024) pukul 03.00 GMT.", "2024-07-15T03:00+00:00" },
		{ "Ia tiba Rabu (17/7/2024) pukul 20.00 waktu setempat atau Kamis (18/7/2024) "
		  "pukul 01.00 WIB.",
			"2024-07-17T20:00 2024-07-18T01:00+07:00" },
		{ "Ia tiba Rabu (17/7/2024) pukul 25.70 WIB.", "2024-07-17" },
	};
	(void)state;
	CHECK(E, FRIDAY);
}

static void
numbers_and_common_words_are_no_times(void **state)
{
	static const struct example E[] = {
		{ "Ada 2000 orang dan 1945 kilometer.", "" },
		{ "Harganya Rp 2.024 atau 10.30 persen.", "" },
		{ "Pasal 27 dan Nomor 1998 dicabut.", "" },
		{ "Usianya 24 tahun, ia bekerja selama dua minggu.", "" },
		{ "Rapat itu digelar setiap hari Senin.", "" },
		{ "Ia lalu pergi, kemudian kembali lagi.", "" },
		{ "Bentrokan pecah antara warga dan polisi.", "" },
	};
	(void)state;
	CHECK(E, FRIDAY);
}

static void
a_date_that_does_not_exist_is_no_date(void **state)
{
	static const struct example E[] = {
		{ "Rapat digelar 31/2/2024.", "" },
		{ "Rapat digelar 30 Februari 2024.", "2024-02" },
		{ "Rapat digelar Rabu (45/13/2024).", "2024-07-17" },
		{ "Rapat digelar 29 Februari 2023.", "2023-02" },
		{ "Rapat digelar 29 Februari 2024.", "2024-02-29" },
	};
	(void)state;
	CHECK(E, FRIDAY);
}

static void
a_year_that_no_newspaper_writes_of_is_no_year(void **state)
{
	static const struct example E[] = {
		{ "Kota itu tenggelam pada tahun 3050.", "" },
		{ "Kota itu berdiri pada tahun 0024.", "" },
	};
	(void)state;
	CHECK(E, FRIDAY);
}

static void
without_a_day_of_publication_nothing_relative_is_known(void **state)
{
	static const struct example E[] = {
		{ "Ia tiba kemarin.", "?" },
		{ "Ia tiba Selasa.", "?" },
		{ "Ia tiba pekan lalu.", "?" },
		{ "Ia tiba 5 Mei.", "?" },
		{ "Ia tiba 5 Mei 2021.", "2021-05-05" },
		{ "Ia tiba hari ini.", "?" },
		{ "Ia tiba dua hari lalu.", "?" },
		{ "Ia tiba akhir pekan lalu.", "?" },
		{ "Ia menang tahun depan.", "?" },
		{ "Ini lawatan pertama dalam 24 tahun terakhir.", "?" },
		{ "Ia tiba pukul 10.00 WIB.", "?" },
		{ "Ia ditangkap 10 Mei 2024. Dua hari sebelumnya ia tiba.",
			"2024-05-10 2024-05-08" },
	};
	static const struct example YEAR_ONLY[] = {
		{ "Ia tiba kemarin.", "?" },
		{ "Ia menang tahun lalu.", "2017" },
		{ "Ia tiba bulan lalu.", "?" },
	};
	(void)state;
	CHECK(E, "");
	CHECK(YEAR_ONLY, "2018");
}

static void
a_slip_in_the_name_of_a_month_is_forgiven(void **state)
{
	static const struct example E[] = {
		{ "Olimpiade dibuka 9 Febriari 2018.", "2018-02-09" },
		{ "Olimpiade dibuka 9 Agutsus 2018.", "2018-08-09" },
	};
	(void)state;
	CHECK(E, FRIDAY);
}

static void
a_weekday_that_is_not_that_of_the_date_is_noticed(void **state)
{
	struct wt_arena arena;
	struct wt_mentions ms;
	(void)state;
	wt_arena_init(&arena, (size_t)16 << 20);
	(void)values(&arena, "Rapat digelar Senin (18/7/2024).", FRIDAY, &ms);
	assert_true(ms.items[0].as.time.weekday_differs);
	(void)values(&arena, "Rapat digelar Kamis (18/7/2024).", FRIDAY, &ms);
	assert_false(ms.items[0].as.time.weekday_differs);
	wt_arena_release(&arena);
}

static void
the_day_of_quoting_is_told_apart(void **state)
{
	struct wt_arena arena;
	struct wt_mentions ms;
	(void)state;
	wt_arena_init(&arena, (size_t)16 << 20);
	(void)values(
		&arena, "Ledakan terjadi Rabu, dikutip dari Reuters, Kamis (18/7).", FRIDAY, &ms);
	assert_false(ms.items[0].as.time.of_quote);
	bool quoted = false;
	for (uint32_t i = 1; i < ms.n; i++)
		quoted = quoted ||
			 (ms.items[i].kind == WT_MENTION_TIME && ms.items[i].as.time.of_quote);
	assert_true(quoted);
	wt_arena_release(&arena);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(a_date_in_full_is_that_day),
		cmocka_unit_test(a_date_without_a_year_is_the_nearest),
		cmocka_unit_test(a_weekday_is_the_last_one_unless_the_clause_looks_ahead),
		cmocka_unit_test(a_weekday_follows_the_date_that_the_article_gave_it),
		cmocka_unit_test(relative_days_count_from_publication),
		cmocka_unit_test(periods_are_intervals_or_coarse_points),
		cmocka_unit_test(what_is_told_before_anchors_what_comes_after),
		cmocka_unit_test(today_within_quotation_marks_is_the_day_of_the_words),
		cmocka_unit_test(times_of_the_day_join_their_day),
		cmocka_unit_test(numbers_and_common_words_are_no_times),
		cmocka_unit_test(a_date_that_does_not_exist_is_no_date),
		cmocka_unit_test(a_year_that_no_newspaper_writes_of_is_no_year),
		cmocka_unit_test(without_a_day_of_publication_nothing_relative_is_known),
		cmocka_unit_test(a_slip_in_the_name_of_a_month_is_forgiven),
		cmocka_unit_test(a_weekday_that_is_not_that_of_the_date_is_noticed),
		cmocka_unit_test(the_day_of_quoting_is_told_apart),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}

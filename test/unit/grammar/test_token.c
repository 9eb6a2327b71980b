/*
 * test_token.c - words and sentences, without word tables.
 */
#include "cut.h"

static void
marks_and_words_are_parted(void **state)
{
	(void)state;
	assert_cut(
		"Menlu tiba di Manila, lalu bertolak.", "Menlu tiba di Manila , lalu bertolak .");
	assert_cut("“Kami siap,” kata Rudi.", "“ Kami siap , ” kata Rudi .");
	assert_cut("Rapat (tertutup) batal!", "Rapat ( tertutup ) batal !");
	assert_cut("", "");
	assert_cut(" \t\n", "");
}

static void
numbers_dates_and_times_are_one_word(void **state)
{
	(void)state;
	assert_cut("Kamis (18/7/2024) pukul 14.30 WIB", "Kamis ( 18/7/2024 ) pukul 14.30 WIB");
	assert_cut("naik 26,5 persen jadi 10.000 unit", "naik 26,5 persen jadi 10.000 unit");
	assert_cut("Senin (3/6), tahun 2023/2024", "Senin ( 3/6 ) , tahun 2023/2024");
	assert_cut("sejak 2024-07-18 dan 1990-an", "sejak 2024-07-18 dan 1990-an");
	assert_cut("Perpres 34/PMK.011/2007", "Perpres 34/PMK.011/2007");
	assert_cut("5-10 orang, 34%", "5 - 10 orang , 34 %");
	assert_cut("Rp500 juta, Rp 26,5 miliar, US$40", "Rp 500 juta , Rp 26,5 miliar , US $ 40");
}

static void
hyphens_join_words_but_part_pairs_of_names(void **state)
{
	(void)state;
	assert_cut("anak-anak ke-10 non-migas terus-menerus",
		"anak-anak ke-10 non-migas terus-menerus");
	assert_cut("Kim Jong-un, Choe Son-hui, Kim Jong-Un",
		"Kim Jong-un , Choe Son-hui , Kim Jong-Un");
	assert_cut("hubungan Rusia-Ukraina dan DPRK-Rusia",
		"hubungan Rusia - Ukraina dan DPRK - Rusia");
	assert_cut("Undang-Undang di DPR/MPR", "Undang-Undang di DPR / MPR");
	assert_cut("Covid-19, F-16, Su-35, B-52", "Covid-19 , F-16 , Su-35 , B-52");
	assert_cut("26 April-14 Mei", "26 April - 14 Mei");
	assert_cut("Jum'at, Qur’an", "Jum'at , Qur’an");
}

static void
glued_sentences_are_cut(void **state)
{
	(void)state;
	assert_cut("Mereka menjebol pagar.Sebelum itu sepi.",
		"Mereka menjebol pagar . / Sebelum itu sepi .");
	assert_cut("Selesai.Baca Juga: Gempa", "Selesai . / Baca Juga : Gempa");
	assert_cut("19 Juli 2024, 14:11 WIBPYONGYANG, KOMPAS.TV - Rapat",
		"19 Juli 2024 , 14:11 WIB PYONGYANG , KOMPAS.TV - Rapat");
	assert_cut("Kabar.com-Menteri tiba", "Kabar.com - Menteri tiba");
	assert_cut("ke Aceh,Padang dan Riau", "ke Aceh , Padang dan Riau");
}

static void
abbreviations_end_no_sentence(void **state)
{
	(void)state;
	assert_cut("Prof. Dr. H. Budi bertemu M. Nuh.", "Prof. Dr. H. Budi bertemu M. Nuh .");
	assert_cut("PT. Maju Jl. Asem No. 3 tutup.", "PT. Maju Jl. Asem No. 3 tutup .");
	assert_cut("Ali, S.H., M.Si. hadir, dkk. Mereka diam.",
		"Ali , S.H. , M.Si. hadir , dkk. / Mereka diam .");
	assert_cut("a.n. Siti di vitamin C. Itu benar.", "a.n. Siti di vitamin C . / Itu benar .");
	assert_cut("Apa benar?! Ya.", "Apa benar ? ! / Ya .");
	assert_cut("Ia menunggu... lalu pergi.", "Ia menunggu ... lalu pergi .");
	assert_cut("(Rapat itu batal. Semua pulang.) Hujan.",
		"( Rapat itu batal . Semua pulang . ) / Hujan .");
}

static void
a_sentence_ends_behind_its_closing_marks(void **state)
{
	(void)state;
	assert_cut("\"Kami mundur.\" Ia pergi.", "\" Kami mundur . \" / Ia pergi .");
	assert_cut("\"Kapan?\" tanya Siti.", "\" Kapan ? \" tanya Siti .");
	assert_cut("“Cukup.” Rapat usai.", "“ Cukup . ” / Rapat usai .");
}

static void
addresses_are_one_word(void **state)
{
	(void)state;
	assert_cut("Lihat https://warta.example/a?b=1. Atau kompas.com/read/1",
		"Lihat https://warta.example/a?b=1 . / Atau kompas.com/read/1");
	assert_cut("surel budi.santoso@kantor.go.id, #damai @siti",
		"surel budi.santoso@kantor.go.id , #damai @siti");
	assert_cut("TEMPO.CO, Jakarta - KOMPAS.com melapor",
		"TEMPO.CO , Jakarta - KOMPAS.com melapor");
}

static void
nya_is_cut_from_unknown_words(void **state)
{
	(void)state;
	assert_cut("rumahnya hanya satu, APBDnya punya Sonya",
		"rumah +nya hanya satu , APBD +nya punya Sonya");
	assert_cut("Abdullah sekolah, buku masalah", "Abdullah sekolah , buku masalah");
}

static void
multi_word_tokens_count_their_words(void **state)
{
	struct wt_arena a;
	(void)state;
	wt_arena_init(&a, 1 << 20);
	struct wt_text t = cut_text(&a, "kata menterinya lagi");
	assert_int_equal(t.n_tokens, 4);
	assert_int_equal(t.tokens[0].mwt, 0);
	assert_int_equal(t.tokens[1].mwt, 2);
	assert_int_equal(t.tokens[2].mwt, 0);
	assert_int_equal(t.tokens[1].span.end, t.tokens[2].span.start);
	assert_true(t.tokens[2].flags & WT_TOK_CLITIC);
	wt_arena_release(&a);
}

static void
flags_say_what_a_word_looks_like(void **state)
{
	struct wt_arena a;
	(void)state;
	wt_arena_init(&a, 1 << 20);
	struct wt_text t = cut_text(&a, "PBB (di Jenewa) 10.000 anak-anak");
	assert_true(t.tokens[0].flags & WT_TOK_ALLCAPS);
	assert_false(t.tokens[1].flags & WT_TOK_PAREN);
	assert_true(t.tokens[3].flags & WT_TOK_CAPITAL);
	assert_true(t.tokens[3].flags & WT_TOK_PAREN);
	assert_false(t.tokens[5].flags & WT_TOK_PAREN);
	assert_true(t.tokens[5].flags & WT_TOK_NUMBER);
	assert_true(t.tokens[6].flags & WT_TOK_REDUP);
	wt_arena_release(&a);
}

static void
capitals_are_lowered_in_two_bytes_too(void **state)
{
	struct wt_arena a;
	(void)state;
	wt_arena_init(&a, 1 << 20);
	struct wt_text t = cut_text(&a, "ÉCOLE Çelik ŠKODA Жуков");
	assert_true(wt_str_is(t.tokens[0].lower, "école"));
	assert_true(wt_str_is(t.tokens[1].lower, "çelik"));
	assert_true(wt_str_is(t.tokens[2].lower, "škoda"));
	assert_true(wt_str_is(t.tokens[3].lower, "жуков"));
	wt_arena_release(&a);
}

/* Every byte but white space is in some word, in order. */
static void
assert_spans(const struct wt_text *t)
{
	uint32_t at = 0, words = 0;
	for (uint32_t k = 0; k < t->n_sentences; k++) {
		const struct wt_sentence *s = &t->sentences[k];
		assert_true(s->n > 0 && s->n <= WT_SENTENCE_MAX);
		assert_int_equal(s->first, words);
		words += s->n;
		for (uint32_t i = 0; i < s->n; i++) {
			assert_true(s->tokens[i].span.start >= at);
			assert_true(s->tokens[i].span.end > s->tokens[i].span.start);
			at = s->tokens[i].span.end;
		}
	}
	assert_int_equal(words, t->n_tokens);
	assert_true(at <= t->doc.len);
}

static void
dirty_text_keeps_its_offsets(void **state)
{
	static const char *const DIRTY[] = { "\xff\xfe kata \x80\x80",
		("a\x01"
		 "b\x7f c"),
		"\xe2\x80", "Kata\xc2", "\xf0\x9f\x98\x80 senang", "-", "'", "....", "@", "#", "a@",
		"a@b.", "/a/", "1/", "Rp", "(((" };
	struct wt_arena a;
	(void)state;
	wt_arena_init(&a, 1 << 24);
	for (size_t i = 0; i < sizeof DIRTY / sizeof DIRTY[0]; i++) {
		struct wt_text t = cut_text(&a, DIRTY[i]);
		assert_spans(&t);
		assert_true(t.n_tokens > 0);
	}
	wt_arena_release(&a);
}

static void
long_sentences_are_cut_at_the_bound(void **state)
{
	static char text[60001];
	struct wt_arena a;
	(void)state;
	wt_arena_init(&a, (size_t)64 << 20);
	for (size_t i = 0; i < 60000; i++)
		text[i] = i % 6 == 5 ? ' ' : 'a';
	struct wt_text t = cut_text(&a, text);
	assert_int_equal(t.n_tokens, 10000);
	assert_spans(&t);
	memset(text, 'a', 60000);
	t = cut_text(&a, text);
	assert_int_equal(t.n_tokens, 1);
	wt_arena_release(&a);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(marks_and_words_are_parted),
		cmocka_unit_test(numbers_dates_and_times_are_one_word),
		cmocka_unit_test(hyphens_join_words_but_part_pairs_of_names),
		cmocka_unit_test(glued_sentences_are_cut),
		cmocka_unit_test(abbreviations_end_no_sentence),
		cmocka_unit_test(a_sentence_ends_behind_its_closing_marks),
		cmocka_unit_test(addresses_are_one_word),
		cmocka_unit_test(nya_is_cut_from_unknown_words),
		cmocka_unit_test(multi_word_tokens_count_their_words),
		cmocka_unit_test(flags_say_what_a_word_looks_like),
		cmocka_unit_test(capitals_are_lowered_in_two_bytes_too),
		cmocka_unit_test(dirty_text_keeps_its_offsets),
		cmocka_unit_test(long_sentences_are_cut_at_the_bound),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}

/*
 * test_gate.c - the promises of capture/gate.h, with the list that the program carries.
 */
#include "test.h"

#include <stdlib.h>

#include "capture/gate.h"
#include "work/embedded.h"

static const char INDONESIAN[] = "Polisi menahan tiga orang karena diduga mencuri uang dari kantor "
				 "desa. Kapolres mengatakan "
				 "bahwa para tersangka sudah mengakui perbuatannya dan akan segera "
				 "diperiksa lagi oleh penyidik "
				 "yang menangani kasus itu. Warga berharap pelaku bisa dihukum "
				 "berat agar kejadian serupa tidak "
				 "terulang di wilayah mereka.";
static const char MALAY[] = "Polis menahan tiga lelaki kerana disyaki mencuri wang dari pejabat "
			    "kampung. Ketua polis daerah "
			    "berkata bahawa semua suspek telah mengaku dan akan disoal siasat oleh "
			    "pegawai yang mengendalikan "
			    "kes berkenaan. Penduduk mahu pesalah dikenakan hukuman berat supaya "
			    "kejadian sama tidak berulang "
			    "di kawasan mereka.";
static const char JAVANESE[] = "Polisi nyekel wong telu amarga dianggep nyolong dhuwit saka kantor "
			       "desa. Kapolres ngandharake "
			       "menawa kabeh wis ngakoni lan bakal dipriksa maneh dening petugas "
			       "sing ngurusi prakara iku. Warga "
			       "njaluk supaya sing salah diukum abot, dadi kedadeyan kaya ngono "
			       "ora ana maneh ing papan kono.";
static const char SUNDANESE[] = "Pulisi nangkep tilu jalma sabab disangka maling duit ti kantor "
				"desa. Kapolres nyebutkeun yen "
				"kabehna geus ngaku jeung bakal dipariksa deui ku patugas anu "
				"ngurus ieu perkara. Warga miharep "
				"supaya nu salah dihukum beurat, sangkan kajadian saperti kitu "
				"moal aya deui di eta tempat.";
static const char ENGLISH[] =
	"Police arrested three people who are believed to have stolen money from the village "
	"office. The "
	"chief said that all of them had confessed and would be questioned again by the officers "
	"who are "
	"in charge of the case. People in the village hope that they will be punished.";
static const char FRENCH[] =
	"La police a arr\xc3\xaat\xc3\xa9 trois personnes soup\xc3\xa7onn\xc3\xa9"
	"es d'avoir vol\xc3\xa9 de l'argent dans les bureaux du village. Le chef a dit que "
	"tous les trois avaient avou\xc3\xa9 et que les enqu\xc3\xaateurs les entendraient encore "
	"dans la "
	"semaine. Les habitants esp\xc3\xa8rent une peine lourde pour les coupables.";

static struct wt_verdict
tell(const void *bytes, size_t n)
{
	struct wt_gate *gate;
	struct wt_fault f = { 0 };
	if (wt_gate_open(&gate, wt_embedded_gate(), &f) != WARTA_OK)
		fail_msg("%s", f.text);
	/* a block of its own, so that a read behind its end is seen */
	char *copy = malloc(n ? n : 1);
	assert_non_null(copy);
	memcpy(copy, bytes, n);
	struct wt_verdict v = wt_gate_tell(gate, (struct wt_str){ copy, n });
	free(copy);
	wt_gate_close(gate);
	return v;
}

static enum wt_language
language(const char *text)
{
	return tell(text, strlen(text)).language;
}

static void
languages_are_told_apart(void **state)
{
	(void)state;
	assert_int_equal(language(INDONESIAN), WT_LANG_ID);
	assert_int_equal(language(MALAY), WT_LANG_MS);
	assert_int_equal(language(JAVANESE), WT_LANG_JV);
	assert_int_equal(language(SUNDANESE), WT_LANG_SU);
	assert_int_equal(language(ENGLISH), WT_LANG_EN);
	assert_int_equal(language(FRENCH), WT_LANG_OTHER);
}

static void
another_script_and_few_words_are_nothing(void **state)
{
	(void)state;
	assert_int_equal(language(""), WT_LANG_NONE);
	assert_int_equal(language("Galeri foto"), WT_LANG_NONE);
	assert_int_equal(language("\xe0\xb8\x95\xe0\xb8\xb3 \xe0\xb8\xa3\xe0\xb8\xa7\xe0\xb8\x88"),
		WT_LANG_NONE);
}

/* English menus, scripts and comments around an Indonesian article, and the other way. */
static void
what_stands_in_markup_does_not_count(void **state)
{
	char page[8192];
	(void)state;
	(void)snprintf(page, sizeof page,
		"<html><head><style>the of and to in {}</style><script>var the = 'of the and "
		"to';</script>"
		"</head><body><!-- %s > --><ul><li>Home</li><li>About us</li><li>Sign in</li></ul>"
		"<p title='the and of'>%s</p><SCRIPT>%s</SCRIPT></body></html>",
		ENGLISH, INDONESIAN, ENGLISH);
	assert_int_equal(language(page), WT_LANG_ID);
	(void)snprintf(page, sizeof page,
		"<ul><li>Beranda</li><li>Berita</li><li>Ekonomi</li><li>Olahraga</li><li>Masuk</"
		"li></ul>"
		"<p>%s</p><p>%s</p>",
		JAVANESE, JAVANESE);
	assert_int_equal(language(page), WT_LANG_JV);
}

static void
links_within_a_sentence_do_not_cut_it(void **state)
{
	char page[2048];
	(void)state;
	(void)snprintf(page, sizeof page,
		"<p>Pemerintah <a href='/x'>akan</a> <b>menaikkan</b> harga bahan bakar karena "
		"subsidi "
		"membebani anggaran yang sudah disusun</p>");
	assert_int_equal(tell(page, strlen(page)).words, 13);
}

static void
entities_and_escapes_are_no_words(void **state)
{
	(void)state;
	assert_int_equal(tell("satu&nbsp;dua&#160;tiga\\ndan", 27).words, 4);
	assert_int_equal(tell("A&B tarif R&D", 13).words, 1);
}

/* UTF-16 with its mark, both ways. */
static void
wide_letters_are_read(void **state)
{
	char little[2 * sizeof INDONESIAN], big[2 * sizeof INDONESIAN];
	size_t n = sizeof INDONESIAN - 1;
	(void)state;
	memcpy(little, "\xff\xfe", 2);
	memcpy(big, "\xfe\xff", 2);
	for (size_t i = 0; i < n; i++) {
		little[2 + 2 * i] = big[3 + 2 * i] = INDONESIAN[i];
		little[3 + 2 * i] = big[2 + 2 * i] = 0;
	}
	assert_int_equal(tell(little, 2 + 2 * n).language, WT_LANG_ID);
	assert_int_equal(tell(big, 2 + 2 * n).language, WT_LANG_ID);
}

static void
what_never_ends_is_read_to_its_end(void **state)
{
	static const char *const CUT[] = { "<", "<!", "<!--", "<!-- a", "<script", "<script>",
		"<script></", "<script></script", "<style>x<", "<a", "&", "&nbsp", "a\\",
		"abcdefghijklmnop", "abcdefghijklmnopq", "abcdefgh", "\xff\xfe",
		"\xff\xfe"
		"a",
		"\xe2\x82" };
	(void)state;
	for (size_t i = 0; i < sizeof CUT / sizeof CUT[0]; i++)
		assert_int_equal(language(CUT[i]), WT_LANG_NONE);
}

static void
a_named_text_is_refused_only_when_it_is_long(void **state)
{
	struct wt_verdict malay = tell(MALAY, sizeof MALAY - 1);
	struct wt_verdict few = { WT_LANG_MS, 12, 100 };
	struct wt_verdict own = { WT_LANG_ID, 12, 100 };
	(void)state;
	assert_true(malay.words >= WT_GATE_SURE);
	assert_false(wt_gate_admits(malay, WT_CHOICE_NAMED));
	assert_true(wt_gate_admits(few, WT_CHOICE_NAMED));
	assert_false(wt_gate_admits(few, WT_CHOICE_FOUND));
	assert_true(wt_gate_admits(own, WT_CHOICE_FOUND));
}

static void
a_bad_list_is_refused_with_its_line(void **state)
{
	static const char *const BAD[] = { "# a list\nkata 1 2 3 4", "# a list\nkata 1 2 3 4 5 6",
		"# a list\nkata 1 2 x 4 5", "# a list\nKata 1 2 3 4 5",
		"# a list\nkata 1 2 3 4 99999" };
	struct wt_gate *gate;
	struct wt_fault f;
	(void)state;
	for (size_t i = 0; i < sizeof BAD / sizeof BAD[0]; i++) {
		assert_int_equal(wt_gate_open(&gate, wt_str_of(BAD[i]), &f), WARTA_EFORMAT);
		assert_int_equal(f.offset, 2);
		assert_null(gate);
	}
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(languages_are_told_apart),
		cmocka_unit_test(another_script_and_few_words_are_nothing),
		cmocka_unit_test(what_stands_in_markup_does_not_count),
		cmocka_unit_test(links_within_a_sentence_do_not_cut_it),
		cmocka_unit_test(entities_and_escapes_are_no_words),
		cmocka_unit_test(wide_letters_are_read),
		cmocka_unit_test(what_never_ends_is_read_to_its_end),
		cmocka_unit_test(a_named_text_is_refused_only_when_it_is_long),
		cmocka_unit_test(a_bad_list_is_refused_with_its_line),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}

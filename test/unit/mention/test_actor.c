/*
 * Actors: names, titles, bodies and countries put together, on a small lexicon.
 */
#include <stdlib.h>

#include "words.h"

static const char LEXICON[] =
	"country RUS Rusia\n  alias Rusia Raya\n  capital Moskow\n  government Moskow, Kremlin\n"
	"  ~ Rusia menolak.\n  = Rusia [RUS GOV]\n"
	"country PRK Korea Utara\n  alias Korut\n  ~ Korut menolak.\n  = Korea Utara [PRK GOV]\n"
	"country USA Amerika Serikat\n  alias AS\n  ~ AS menolak.\n  = Amerika Serikat [USA GOV]\n"
	"actor Vladimir Putin\n  alias Putin\n  role RUS GOV 2012-05-07.. Presiden\n"
	"  ~ Putin tiba.\n  = Vladimir Putin [RUS GOV] Presiden\n"
	"actor Sergei Lavrov\n  alias Lavrov, Sergey Lavrov\n"
	"  role RUS GOV 2004-03-09.. Menteri Luar Negeri\n"
	"  ~ Lavrov tiba.\n  = Sergei Lavrov [RUS GOV] Menteri Luar Negeri\n"
	"actor Prabowo Subianto\n  alias Prabowo\n"
	"  role IDN GOV 2019-10-23..2024-10-20 Menteri Pertahanan\n"
	"  role IDN GOV 2024-10-20.. Presiden\n"
	"  ~ Prabowo tiba.\n  = Prabowo Subianto [IDN GOV]\n"
	"office Menteri Luar Negeri\n  alias Menlu\n  sector GOV\n  ~ Menlu Rusia tiba.\n"
	"  = Menteri Luar Negeri [RUS GOV]\n"
	"office Wakil Menteri Pertahanan\n  sector GOV\n  ~ Wakil Menteri Pertahanan AS tiba.\n"
	"  = Wakil Menteri Pertahanan [USA GOV]\n"
	"office Presiden\n  sector GOV\n  ~ Presiden AS tiba.\n  = Presiden [USA GOV]\n"
	"office juru bicara\n  sector GOV\n  ~ juru bicara AS tiba.\n  = juru bicara [USA GOV]\n"
	"agent tentara\n  alias pasukan\n  sector MIL\n  ~ Tentara AS tiba.\n"
	"  = tentara [USA MIL]\n"
	"body Kementerian Pertahanan\n  role IDN GOV\n  ~ Kementerian Pertahanan menolak.\n"
	"  = Kementerian Pertahanan [IDN GOV]\n"
	"body Hamas\n  role PSE REB\n  ~ Hamas menolak.\n  = Hamas [PSE REB]\n"
	"media KCNA\n  kind agency\n  country PRK\n  family KCNA\n  ~ Dilaporkan KCNA.\n"
	"  = media KCNA\n"
	"places dunia\n  Vladivostok | | RUS | 43.11 131.87 | 2013348 | city\n"
	"  Santa Rosa | | USA | 38.44 -122.71 | 5393287 | city\n"
	"  Santa Rosa | | RUS | 1 2 | 77 | city\n"
	"  ~ Ia tiba di Vladivostok.\n  = place Vladivostok\n";

struct fixture {
	struct wt_lex lex;
	struct wt_blob_writer writer;
	struct wt_buf bytes;
	void *blob_bytes;
	struct wt_blob blob;
	struct wt_gazetteer *g;
	struct wt_arena arena;
	struct wt_text text;
	struct wt_article article;
	struct wt_mentions ms;
};

static int
set_up(void **state)
{
	struct fixture *x = calloc(1, sizeof *x);
	struct wt_fault f = { 0 };
	wt_lex_init(&x->lex);
	wt_lex_read(&x->lex, "own.txt", wt_str_of(LEXICON));
	assert_int_equal(wt_mention_compile(&x->lex, &x->writer, &f), 0);
	assert_string_equal(x->lex.errors.ptr ? x->lex.errors.ptr : "", "");
	assert_int_equal(wt_blob_write(&x->writer, &x->bytes, &f), 0);
	x->blob_bytes = aligned_alloc(16, (x->bytes.len + 15) / 16 * 16);
	memcpy(x->blob_bytes, x->bytes.ptr, x->bytes.len);
	assert_int_equal(wt_blob_open(&x->blob, x->blob_bytes, x->bytes.len, &f), 0);
	assert_int_equal(wt_gazetteer_open(&x->g, &x->blob, &f), 0);
	wt_arena_init(&x->arena, 64u << 20);
	x->article.published.day = (struct wt_day){ 2024, 7, 19 };
	*state = x;
	return 0;
}

static int
tear_down(void **state)
{
	struct fixture *x = *state;
	wt_gazetteer_close(x->g);
	wt_lex_release(&x->lex);
	wt_blob_writer_release(&x->writer);
	wt_buf_release(&x->bytes);
	wt_arena_release(&x->arena);
	free(x->blob_bytes);
	free(x);
	return 0;
}

static void
read_text(struct fixture *x, const char *text)
{
	words_read(&x->arena, text, &x->text);
	assert_int_equal(wt_arena_guard(&x->arena), 0);
	wt_mention_read(x->g, &x->arena, &x->article, &x->text, &x->ms);
	wt_arena_unguard(&x->arena);
}

/* The nth actor as "Name [CCC SSS] Office". */
static const char *
actor(struct fixture *x, int n)
{
	for (uint32_t i = 0; i < x->ms.n; i++) {
		const struct wt_actor *a = &x->ms.items[i].as.actor;
		if (x->ms.items[i].kind != WT_MENTION_ACTOR || n-- > 0)
			continue;
		return wt_arena_printf(&x->arena, "%.*s [%s %s] %.*s", WT_FMT(a->name), a->country,
			a->sector, WT_FMT(a->office))
			.ptr;
	}
	return "none";
}

static void
a_title_a_country_and_a_name_are_one_person(void **state)
{
	struct fixture *x = *state;
	read_text(x, "Menteri Luar Negeri Rusia Sergei Lavrov tiba.");
	assert_string_equal(actor(x, 0), "Sergei Lavrov [RUS GOV] Menteri Luar Negeri");
	assert_string_equal(actor(x, 1), "none");
	assert_int_equal(x->ms.items[0].last, 5);
}

static void
a_person_whom_the_lexicon_lacks_takes_country_and_sector_of_the_title(void **state)
{
	struct fixture *x = *state;
	read_text(x, "Wakil Menteri Pertahanan Rusia Aleksey Krivoruchko bertemu Putin.");
	assert_string_equal(actor(x, 0), "Aleksey Krivoruchko [RUS GOV] Wakil Menteri Pertahanan");
	assert_string_equal(actor(x, 1), "Putin [RUS GOV] Presiden");
}

static void
a_surname_stands_for_the_person_named_before(void **state)
{
	struct fixture *x = *state;
	read_text(x, "Presiden Rusia Vladimir Putin tiba. Putin menolak.");
	assert_string_equal(actor(x, 1), "Vladimir Putin [RUS GOV] Presiden");
	assert_ptr_equal(wt_mention_real(&x->ms, &x->ms.items[1]), &x->ms.items[0]);
}

static void
the_office_is_that_of_the_day(void **state)
{
	struct fixture *x = *state;
	read_text(x, "Prabowo tiba.");
	assert_string_equal(actor(x, 0), "Prabowo [IDN GOV] Menteri Pertahanan");
	x->article.published.day = (struct wt_day){ 2025, 1, 2 };
	read_text(x, "Prabowo tiba.");
	assert_string_equal(actor(x, 0), "Prabowo [IDN GOV] Presiden");
	x->article.published.day = (struct wt_day){ 2024, 7, 19 };
}

static void
as_in_small_letters_is_no_country(void **state)
{
	struct fixture *x = *state;
	read_text(x, "Tentara AS menolak as roda.");
	assert_string_equal(actor(x, 0), "Tentara AS [USA MIL] ");
	assert_string_equal(actor(x, 1), "none");
}

static void
a_title_alone_is_an_office_and_knows_its_holder(void **state)
{
	struct fixture *x = *state;
	read_text(x, "Menlu Rusia menolak.");
	assert_string_equal(actor(x, 0), " [RUS GOV] Menteri Luar Negeri");
	assert_int_equal(x->ms.items[0].as.actor.kind, WT_ACTOR_OFFICE);
	struct wt_gazetteer_row row;
	assert_true(wt_gazetteer_row(
		x->g, x->ms.items[0].as.actor.entry, x->article.published.day, &row));
	assert_int_equal(row.kind, WT_ACTOR_PERSON);
}

static void
a_body_of_another_country_is_of_that_country(void **state)
{
	struct fixture *x = *state;
	read_text(x, "Kementerian Pertahanan Rusia menolak. juru bicara Hamas menolak.");
	assert_string_equal(actor(x, 0), "Kementerian Pertahanan Rusia [RUS GOV] ");
	assert_string_equal(actor(x, 1), " [PSE REB] juru bicara");
}

static void
two_countries_in_one_word_are_two(void **state)
{
	struct fixture *x = *state;
	read_text(x, "Hubungan militer Rusia-Korea Utara kuat.");
	assert_string_equal(actor(x, 0), " [RUS GOV] ");
	assert_string_equal(actor(x, 1), " [PRK GOV] ");
	assert_string_equal(actor(x, 2), "none");
}

static void
a_capital_behind_di_is_a_place_only(void **state)
{
	struct fixture *x = *state;
	read_text(x, "Moskow menolak. Kapal tiba di Moskow.");
	assert_string_equal(actor(x, 0), " [RUS GOV] ");
	assert_string_equal(actor(x, 1), "none");
	assert_true(x->ms.place_at[6] != 0);
	read_text(x, "Kapal tiba di Vladivostok.");
	assert_string_equal(actor(x, 0), "none");
	assert_int_equal(x->ms.items[0].as.place.geonameid, 2013348);
}

static void
a_name_between_commas_takes_the_title_behind_it(void **state)
{
	struct fixture *x = *state;
	read_text(x, "Lavrov, Menteri Luar Negeri Rusia, menolak.");
	assert_string_equal(actor(x, 0), "Lavrov [RUS GOV] Menteri Luar Negeri");
	assert_int_equal(x->ms.items[1].as.actor.same_as, 0);
}

static void
a_pronoun_is_the_person_who_was_the_subject_before(void **state)
{
	struct fixture *x = *state;
	read_text(x, "Presiden Rusia Vladimir Putin bertemu Sergei Lavrov. Ia menolak.");
	assert_string_equal(actor(x, 2), "Vladimir Putin [RUS GOV] Presiden");
	assert_int_equal(x->ms.items[2].as.actor.kind, WT_ACTOR_REFERENCE);
}

static void
both_countries_are_the_two_of_the_article(void **state)
{
	struct fixture *x = *state;
	read_text(x, "Rusia bertemu Korea Utara. Ledakan terjadi. kedua negara menolak.");
	const struct wt_mention *m = &x->ms.items[x->ms.n - 1];
	assert_int_equal(m->as.actor.kind, WT_ACTOR_REFERENCE);
	assert_true(m->as.actor.members[0] >= 0 && m->as.actor.members[1] >= 0);
	assert_string_equal(
		x->ms.items[m->as.actor.members[0]].as.actor.country[0] == 'R' ? "RUS" : "PRK",
		x->ms.items[m->as.actor.members[0]].as.actor.country);
	assert_true(m->as.actor.members[0] < (int32_t)x->ms.n - 1);
}

static void
a_pronoun_without_anybody_before_it_stays_open(void **state)
{
	struct fixture *x = *state;
	read_text(x, "Ia menolak.");
	assert_int_equal(x->ms.items[0].as.actor.same_as, -1);
	assert_string_equal(x->ms.items[0].reason, "nobody found");
}

static void
descriptions_are_whom_they_describe(void **state)
{
	static const struct {
		const char *text, *last;
	} E[] = {
		{ "Rusia menolak. negara tersebut menyerang.", " [RUS GOV] " },
		{ "Putin menolak. Presiden itu menyerang.", "Putin [RUS GOV] Presiden" },
		{ "Tentara AS menolak. mereka menyerang.", "Tentara AS [USA MIL] " },
		{ "Lavrov menolak. Kata dia menyerang.", "Lavrov [RUS GOV] Menteri Luar Negeri" },
	};
	struct fixture *x = *state;
	for (size_t i = 0; i < sizeof E / sizeof *E; i++) {
		read_text(x, E[i].text);
		assert_string_equal(actor(x, 1), E[i].last);
		assert_int_equal(x->ms.items[x->ms.n - 1].as.actor.kind, WT_ACTOR_REFERENCE);
	}
}

/* However references lean on each other, each leads back to somebody who is none. */
static void
no_reference_leads_in_a_circle(void **state)
{
	struct fixture *x = *state;
	read_text(x, "Ia bertemu dia. mereka menolak nya. negara itu menolak negara tersebut. "
		     "kedua negara menolak kedua negara. Putin bertemu Lavrov. Ia menolak dia. "
		     "mereka bertemu mereka. pemimpin itu menolak pemimpin tersebut. Rusia "
		     "menyerang AS. kedua negara menolak kedua negara. Lavrov menolak nya.");
	uint32_t references = 0;
	for (uint32_t i = 0; i < x->ms.n; i++) {
		const struct wt_actor *a = &x->ms.items[i].as.actor;
		if (x->ms.items[i].kind != WT_MENTION_ACTOR)
			continue;
		references += a->kind == WT_ACTOR_REFERENCE;
		assert_true(a->same_as < (int32_t)i);
		if (a->kind == WT_ACTOR_REFERENCE)
			for (int k = 0; k < 4; k++)
				assert_true(a->members[k] < (int32_t)i);
		const struct wt_mention *real = wt_mention_real(&x->ms, &x->ms.items[i]);
		assert_int_equal(real->as.actor.same_as, -1);
	}
	assert_true(references > 10);
}

static void
police_without_a_country_are_those_of_the_country_spoken_of(void **state)
{
	struct fixture *x = *state;
	read_text(x, "Rusia menolak. tentara menyerang.");
	assert_string_equal(actor(x, 1), "tentara [RUS MIL] ");
	read_text(x, "tentara menyerang.");
	assert_string_equal(actor(x, 0), "tentara [IDN MIL] ");
}

static void
of_two_places_of_one_name_the_country_spoken_of_decides(void **state)
{
	struct fixture *x = *state;
	read_text(x, "Rusia menolak. Kapal tiba di Santa Rosa. Rusia menyerang.");
	const struct wt_mention *m = &x->ms.items[x->ms.place_at[7] - 1];
	assert_int_equal(m->as.place.geonameid, 77);
	read_text(x, "Kapal tiba di Santa Rosa.");
	m = &x->ms.items[x->ms.place_at[3] - 1];
	assert_int_equal(m->as.place.geonameid, 5393287);
}

static void
damaged_lists_are_refused(void **state)
{
	static const char *const NAMES[] = { "mention.rows", "mention.roles", "mention.senses" };
	struct fixture *x = *state;
	for (size_t i = 0; i < sizeof NAMES / sizeof *NAMES; i++) {
		struct wt_fault f = { 0 };
		struct wt_gazetteer *g;
		struct wt_str s = wt_blob_find(&x->blob, NAMES[i]);
		size_t at = (size_t)(s.ptr - (const char *)x->blob_bytes);
		unsigned char *bytes = (unsigned char *)x->blob_bytes + at, kept[16];
		memcpy(kept, bytes, sizeof kept);
		memset(bytes, 0xff, sizeof kept);
		assert_int_equal(wt_gazetteer_open(&g, &x->blob, &f), WARTA_EFORMAT);
		assert_null(g);
		memcpy(bytes, kept, sizeof kept);
	}
}

static void
a_name_is_looked_up_with_the_office_of_the_day(void **state)
{
	struct fixture *x = *state;
	uint32_t rows[4];
	struct wt_day day = { 2025, 1, 2 };
	struct wt_gazetteer_row row;
	assert_int_equal(wt_gazetteer_find(x->g, WT_STR("PRABOWO"), day, rows, 4), 1);
	assert_true(wt_gazetteer_row(x->g, rows[0], day, &row));
	assert_true(wt_str_is(row.name, "Prabowo Subianto"));
	assert_true(wt_str_is(row.office, "Presiden"));
	assert_int_equal(wt_gazetteer_find(x->g, WT_STR("Siapa Pun"), day, rows, 4), 0);
}

/* Compiles one text; gives the errors. */
static const char *
errors(struct wt_arena *arena, const char *text)
{
	struct wt_lex lex;
	struct wt_blob_writer out = { 0 };
	wt_lex_init(&lex);
	wt_lex_read(&lex, "a.txt", wt_str_of(text));
	(void)wt_mention_compile(&lex, &out, NULL);
	struct wt_str s = wt_arena_copy(arena, wt_buf_view(&lex.errors));
	wt_lex_release(&lex);
	wt_blob_writer_release(&out);
	return s.ptr;
}

static void
a_wrong_entry_is_refused_with_file_and_line(void **state)
{
	struct fixture *x = *state;
	struct wt_arena *a = &x->arena;
	assert_non_null(strstr(errors(a, "actor A B\n  role XXX GOV Raja\n  ~ A.\n  = A\n"),
		"a.txt:2: 'XXX' is no country code"));
	assert_non_null(strstr(errors(a, "actor A B\n  role IDN ABC Raja\n  ~ A.\n  = A\n"),
		"a.txt:2: 'ABC' is no sector"));
	assert_non_null(
		strstr(errors(a, "actor A B\n  role IDN GOV 2020..2019 Raja\n  ~ A.\n  = A\n"),
			"a.txt:2: '2020..2019' ends before it begins"));
	assert_non_null(strstr(
		errors(a, "actor A B\n  role IDN GOV 2020-02-30..2021 Raja\n  ~ A.\n  = A\n"),
		"a.txt:2: '2020-02-30..2021' are no dates"));
	assert_non_null(strstr(errors(a, "actor A B\n  role IDN GOV 2010.. Raja\n"
					 "  role IDN GOV 2018.. Raja\n  ~ A.\n  = A\n"),
		"a.txt:3: the dates overlap"));
	assert_non_null(strstr(errors(a, "actor A B\n  role IDN GOV 2010..2019 Raja\n"
					 "  role IDN GOV 2018..2020 Raja\n  ~ A.\n  = A\n"),
		"a.txt:3: the dates overlap"));
	assert_non_null(strstr(
		errors(a, "actor A B\n  role IDN GOV Raja\n"), "a.txt:1: 'A B' brings no example"));
	assert_non_null(strstr(errors(a, "body A\n  colour red\n  role IDN GOV\n  ~ A.\n  = A\n"),
		"a.txt:2: unknown key 'colour'"));
	assert_non_null(strstr(errors(a, "body A\n  role IDN GOV\n  ~ A.\n  = A\n"
					 "body A\n  role IDN GOV\n  ~ A.\n  = A\n"),
		"a.txt:5: body 'A' is already defined at a.txt:1"));
}

static void
a_title_without_capitals_has_names_as_the_text_writes_them(void **state)
{
	struct fixture *x = *state;
	const char *text = "kementerian pertahanan menolak hamas. Sikap Hamas tetap.";
	struct wt_paragraph paragraph = { { 0, 60 }, WT_PARA_BODY };
	x->article.paragraphs = &paragraph;
	x->article.n_paragraphs = 1;
	read_text(x, text);
	assert_string_equal(actor(x, 0), "Hamas [PSE REB] ");
	assert_string_equal(actor(x, 1), "none");
	paragraph.kind = WT_PARA_TITLE;
	read_text(x, text);
	assert_string_equal(actor(x, 0), "kementerian pertahanan [IDN GOV] ");
	assert_string_equal(actor(x, 1), "Hamas [PSE REB] ");
	assert_string_equal(actor(x, 2), "Hamas [PSE REB] ");
	x->article.paragraphs = NULL;
	x->article.n_paragraphs = 0;
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(a_title_a_country_and_a_name_are_one_person),
		cmocka_unit_test(
			a_person_whom_the_lexicon_lacks_takes_country_and_sector_of_the_title),
		cmocka_unit_test(a_surname_stands_for_the_person_named_before),
		cmocka_unit_test(the_office_is_that_of_the_day),
		cmocka_unit_test(as_in_small_letters_is_no_country),
		cmocka_unit_test(a_title_alone_is_an_office_and_knows_its_holder),
		cmocka_unit_test(a_title_without_capitals_has_names_as_the_text_writes_them),
		cmocka_unit_test(a_body_of_another_country_is_of_that_country),
		cmocka_unit_test(two_countries_in_one_word_are_two),
		cmocka_unit_test(a_capital_behind_di_is_a_place_only),
		cmocka_unit_test(a_name_between_commas_takes_the_title_behind_it),
		cmocka_unit_test(a_pronoun_is_the_person_who_was_the_subject_before),
		cmocka_unit_test(both_countries_are_the_two_of_the_article),
		cmocka_unit_test(a_pronoun_without_anybody_before_it_stays_open),
		cmocka_unit_test(descriptions_are_whom_they_describe),
		cmocka_unit_test(no_reference_leads_in_a_circle),
		cmocka_unit_test(police_without_a_country_are_those_of_the_country_spoken_of),
		cmocka_unit_test(of_two_places_of_one_name_the_country_spoken_of_decides),
		cmocka_unit_test(damaged_lists_are_refused),
		cmocka_unit_test(a_name_is_looked_up_with_the_office_of_the_day),
		cmocka_unit_test(a_wrong_entry_is_refused_with_file_and_line),
	};
	return cmocka_run_group_tests(tests, set_up, tear_down);
}

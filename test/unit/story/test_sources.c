/*
 * test_sources.c - who stands behind an event, what its numbers are, and under which names it is
 * found.
 */
#include <math.h>

#include "store/made.h"

#include "story/event.h"

static const char SPEAKERS[] = "Abbas Mousavi/IRN/GOV";

struct seen {
	unsigned n;
	uint64_t id;
	uint32_t independent, at_most;
	uint32_t unnamed; /* documents of the source without a name */
	char names[256];
	double dead, least, most;
};

static int
see(void *context, const struct wt_event *e)
{
	struct seen *seen = context;
	seen->n++;
	seen->id = e->id;
	seen->independent = e->counts.independent;
	seen->at_most = e->counts.independent_most;
	seen->names[0] = '\0';
	seen->unnamed = 0;
	for (uint32_t i = 0; i < e->n_sources; i++) {
		size_t at = strlen(seen->names);
		if (e->sources[i].name.len == 0)
			seen->unnamed = e->sources[i].documents;
		(void)snprintf(seen->names + at, sizeof seen->names - at, "%s%.*s", i ? "; " : "",
			WT_FMT(e->sources[i].name));
	}
	for (uint32_t i = 0; i < e->n_quantities; i++)
		if (strcmp(e->quantities[i].number.kind, "dead") == 0) {
			seen->dead = e->quantities[i].number.low;
			seen->least = e->quantities[i].least;
			seen->most = e->quantities[i].most;
		}
	return 0;
}

static struct seen
only_event(struct wt_store *s)
{
	struct seen seen = { 0 };
	struct wt_fault f = { 0 };
	struct wt_query q;
	wt_query_init(&q);
	if (wt_events_update(s, NULL, &f) != WARTA_OK ||
		wt_events_find(s, &q, see, &seen, &f) != WARTA_OK)
		fail_msg("%s", f.text);
	if (seen.n != 1)
		fail_msg("%u events", seen.n);
	return seen;
}

static struct wt_claim *
refusal(struct made *m, const char *id, const char *outlet, const char *text, const char *published)
{
	made_article(m, id, outlet, published, text);
	return made_claim(m, WT_TYPE_REJECT, SPEAKERS, "/USA/GOV", "2019-09-15");
}

static void
who_refuses_is_no_source_of_his_refusal(void **state)
{
	struct wt_store *s = made_store(":memory:");
	struct made m;
	(void)state;
	made_chain(refusal(&m, "a", "Tempo.co", "Teheran menampik tuduhan itu lewat juru bicara.",
			   "2019-09-15T08:00+07:00"),
		"Abbas Mousavi", "Russia Today");
	(void)made_put(s, &m);
	made_chain(refusal(&m, "b", "Okezone", "Mousavi membantah dan balik menuding Washington.",
			   "2019-09-15T09:00+07:00"),
		"Abbas Mousavi", NULL);
	(void)made_put(s, &m);
	(void)refusal(&m, "c", "Sindonews", "Bantahan datang dari Iran hari itu.",
		"2019-09-15T10:00+07:00");
	(void)made_put(s, &m);
	struct seen seen = only_event(s);
	assert_int_equal(seen.independent, 3);
	assert_string_equal(seen.names, "Russia Today; Okezone; Sindonews");
	assert_int_equal(wt_store_close(s, NULL), WARTA_OK);
}

static void
who_tells_of_a_deed_of_his_own_is_one_source(void **state)
{
	struct wt_store *s = made_store(":memory:");
	struct made m;
	(void)state;
	for (int i = 0; i < 2; i++) {
		made_article(&m, i ? "b" : "a", i ? "Tempo.co" : "Okezone",
			"2019-09-15T08:00+07:00",
			i ? "Kapolres menahan dua perampok kemarin."
			  : "Dua perampok kini ditahan.");
		struct wt_claim *c = made_claim(
			&m, WT_TYPE_COERCE, "Budi Santoso/IDN/COP", "/IDN/CRM", "2019-09-15");
		made_chain(c, "Budi Santoso", NULL);
		(void)made_put(s, &m);
	}
	struct seen seen = only_event(s);
	assert_int_equal(seen.independent, 1);
	assert_int_equal(wt_store_close(s, NULL), WARTA_OK);
}

/* The number of the sources of the first claim's event, where another claim of the article has that
 * source. */
static int64_t
sources_beside(const char *teller)
{
	struct wt_store *s = made_store(":memory:");
	struct made m;
	made_article(&m, "a", "Okezone", "2019-09-15T08:00+07:00",
		"Perdana menteri itu menyesal; seseorang menyebut soal lain.");
	(void)made_claim(&m, WT_TYPE_CONCEDE, "Jusuf Nadeem/PAK/GOV", "", "2019-09-15");
	made_chain(
		made_claim(&m, WT_TYPE_COERCE, "/PAK/COP", "/PAK/CVL", "2019-09-14"), teller, NULL);
	(void)made_put(s, &m);
	assert_int_equal(wt_events_update(s, NULL, NULL), WARTA_OK);
	int64_t n = made_number(s, "SELECT count(*) FROM event_sources o JOIN events v ON v.id ="
				   " o.event WHERE v.type = 'CONCEDE' AND o.outlet = 1");
	assert_int_equal(wt_store_close(s, NULL), WARTA_OK);
	return n;
}

static void
who_has_no_name_vouches_only_for_what_he_tells(void **state)
{
	(void)state;
	assert_int_equal(sources_beside("otoritas setempat"), 1); /* the outlet itself */
	assert_int_equal(sources_beside("Asma Qadir"), 0);
}

static void
outlets_not_known_are_one_source_whose_texts_are_counted(void **state)
{
	static const char *const TEXTS[] = {
		"Dua kapal kandas di lepas pantai Batam, kata nelayan.",
		"Kapal yang kandas dekat Batam itu dua, nelayan melihat dari pantai.",
		"Dua kapal kandas di lepas pantai Batam, kata nelayan."
	};
	struct wt_store *s = made_store(":memory:");
	struct made m;
	char id[2] = "a";
	(void)state;
	for (int i = 0; i < 4; i++, id[0]++) {
		made_article(&m, id, i < 3 ? "" : "Antara", "2019-09-15T08:00+07:00",
			i < 3 ? TEXTS[i]
			      : "Kandas dua kapal nelayan, Batam dan pantai lepas dijaga.");
		(void)made_claim(&m, WT_TYPE_ACCUSE, SPEAKERS, "/USA/GOV", "2019-09-15");
		(void)made_put(s, &m);
		struct seen seen = only_event(s);
		assert_int_equal(seen.independent, i < 3 ? 1 : 2);
		assert_int_equal(seen.unnamed, i < 1 ? 1 : 2); /* texts; the third is the first */
		assert_int_equal(seen.at_most, seen.independent + seen.unnamed - 1);
	}
	assert_int_equal(made_number(s, "SELECT max(n_independent) FROM stories"), 2);
	assert_int_equal(made_number(s, "SELECT max(n_independent_most) FROM stories"), 3);
	assert_int_equal(made_number(s, "SELECT min(n_outlets) FROM stories"), 1);
	assert_int_equal(wt_store_close(s, NULL), WARTA_OK);
}

/* --- numbers ------------------------------------------------------------------------------------
 */

static void
attack(struct wt_store *s, const char *id, const char *outlet, const char *published, double dead,
	char hedge, enum wt_stance stance)
{
	char text[80];
	struct made m;
	(void)snprintf(text, sizeof text, "Serangan di Kabul menurut %s, kabar %s.", outlet, id);
	made_article(&m, id, outlet, published, text);
	struct wt_claim *c = made_claim(
		&m, WT_TYPE_ASSAULT, "Taliban/AFG/REB", "Kabul Serena/AFG/CVL", "2019-09-15");
	c->stance = stance;
	c->quantities[0] = (struct wt_quantity){
		.low = dead, .high = hedge == '>' ? (double)INFINITY : dead, .hedge = hedge
	};
	c->quantities[0].unit = WT_STR("orang");
	(void)snprintf(c->quantities[0].kind, sizeof c->quantities[0].kind, "dead");
	c->n_quantities = 1;
	(void)made_put(s, &m);
}

/* Police arrest somebody; `voices` are heard in the article, not in the sentence that tells it.
 * What a name begins with tells the kind: "l Rudi". */
static void
arrest(struct wt_store *s, const char *id, const char *outlet, const char *text,
	const char *const *voices)
{
	struct made m;
	made_article(&m, id, outlet, "2019-09-15T08:00+07:00", text);
	(void)made_claim(&m, WT_TYPE_COERCE, "/IDN/COP", "Slamet Budi/IDN/CRM", "2019-09-15");
	for (; *voices; voices++)
		m.claims.voices[m.claims.n_voices++] = (struct wt_teller){ wt_str_of(*voices + 2),
			(enum wt_teller_kind) * *voices };
	(void)made_put(s, &m);
}

static void
the_only_voice_of_an_article_tells_what_police_did(void **state)
{
	static const char *const ONE[] = { "l Rudi Hartono", NULL };
	static const char *const LONGER[] = { "l Agus Rudi Hartono", NULL };
	static const char *const TWO[] = { "l Rudi Hartono", "s Siti Aminah", NULL };
	struct wt_store *s = made_store(":memory:");
	(void)state;
	arrest(s, "a", "Tempo.co", "Slamet Budi ditangkap di pasar.", ONE);
	arrest(s, "b", "Okezone", "Polisi meringkus Slamet Budi pagi tadi.", LONGER);
	struct seen seen = only_event(s);
	assert_string_equal(seen.names, "Rudi Hartono");
	arrest(s, "c", "Antara", "Penangkapan Slamet Budi dibenarkan.", TWO);
	seen = only_event(s);
	assert_int_equal(seen.independent, 2);
	assert_non_null(strstr(seen.names, "Antara"));
	assert_int_equal(wt_store_close(s, NULL), WARTA_OK);
}

static void
nobody_outside_the_law_is_the_source_of_an_arrest_that_its_men_tell(void **state)
{
	static const char *const LAW[] = { "l Rudi Hartono", NULL };
	static const char *const PARTY[] = { "o Joko Santoso", NULL };
	static const char *const NEIGHBOUR[] = { "s Siti Aminah", NULL };
	struct wt_store *s = made_store(":memory:");
	(void)state;
	arrest(s, "a", "Tempo.co", "Slamet Budi ditangkap di pasar.", LAW);
	arrest(s, "b", "Okezone", "Polisi meringkus Slamet Budi pagi tadi.", PARTY);
	arrest(s, "c", "Antara", "Penangkapan Slamet Budi disesalkan.", NEIGHBOUR);
	struct seen seen = only_event(s);
	assert_int_equal(seen.independent, 3);
	assert_non_null(strstr(seen.names, "Rudi Hartono"));
	assert_null(strstr(seen.names, "Joko Santoso"));
	assert_null(strstr(seen.names, "Siti Aminah"));
	assert_int_equal(wt_store_close(s, NULL), WARTA_OK);
}

/* Who refuses says so himself; whoever else the article hears comments on it. */
static void
a_lone_voice_is_no_source_of_what_another_says_unless_he_vouches_for_it_elsewhere(void **state)
{
	struct wt_store *s = made_store(":memory:");
	struct made m;
	(void)state;
	(void)refusal(&m, "a", "Tempo.co", "Teheran menampik tuduhan itu.", "2019-09-15");
	m.claims.voices[m.claims.n_voices++] =
		(struct wt_teller){ WT_STR("Ahmad Rusdi"), WT_TELLER_ANYBODY };
	(void)made_put(s, &m);
	struct seen seen = only_event(s);
	assert_string_equal(seen.names, "Tempo.co");
	assert_int_equal(wt_store_close(s, NULL), WARTA_OK);
}

static void
copies_have_it_from_whom_the_lead_of_one_has_it(void **state)
{
	static const char TEXT[] =
		"Delegasi penerangan dari Kuala Lumpur berkunjung ke kementerian di Jakarta, "
		"membicarakan pertukaran pegawai dan layanan desa sepanjang hari itu.";
	struct wt_store *s = made_store(":memory:");
	(void)state;
	for (int i = 0; i < 2; i++) {
		struct made m;
		made_article(&m, i ? "b" : "a", i ? "Sindonews" : "Okezone",
			i ? "2019-09-16T08:00+07:00" : "2019-09-15T08:00+07:00", TEXT);
		struct wt_claim *c =
			made_claim(&m, WT_TYPE_CONSULT, "/MYS/GOV", "/IDN/GOV", "2019-09-15");
		c->sentence = i ? 7 : 1;
		m.claims.voices[m.claims.n_voices++] =
			(struct wt_teller){ WT_STR("Wahyu Muktiyo"), WT_TELLER_ANYBODY };
		(void)made_put(s, &m);
	}
	struct seen seen = only_event(s);
	assert_string_equal(seen.names, "Wahyu Muktiyo");
	assert_int_equal(wt_store_close(s, NULL), WARTA_OK);
}

static void
who_acts_by_his_words_is_no_voice_of_them(void **state)
{
	struct wt_store *s = made_store(":memory:");
	struct made m;
	(void)state;
	(void)refusal(&m, "a", "Tempo.co", "Teheran menampik tuduhan itu.", "2019-09-15");
	m.claims.voices[m.claims.n_voices++] =
		(struct wt_teller){ WT_STR("Abbas Mousavi"), WT_TELLER_ANYBODY };
	(void)made_put(s, &m);
	struct seen seen = only_event(s);
	assert_string_equal(seen.names, "Tempo.co");
	assert_int_equal(wt_store_close(s, NULL), WARTA_OK);
}

static void
who_asks_is_no_source_of_it_by_another_form_of_her_name(void **state)
{
	struct wt_store *s = made_store(":memory:");
	struct made m;
	(void)state;
	made_article(&m, "a", "Tempo.co", "2019-09-10T08:00+07:00",
		"Menteri meminta data asap kepada Kuala Lumpur.");
	(void)made_claim(
		&m, WT_TYPE_REQUEST, "Siti Nurbaya Bakar/IDN/GOV", "/MYS/GOV", "2019-09-10");
	/* the article has one source, for what is denied of another matter */
	struct wt_claim *other =
		made_claim(&m, WT_TYPE_REQUEST, "/MYS/GOV", "/SGP/GOV", "2019-08-01");
	other->status = WT_STATUS_NEGATED;
	made_chain(other, "Siti Nurbaya", NULL);
	(void)made_put(s, &m);
	struct wt_fault f = { 0 };
	assert_int_equal(wt_events_update(s, NULL, &f), WARTA_OK);
	assert_int_equal(
		made_number(s, "SELECT count(*) FROM event_sources WHERE name = 'Tempo.co'"), 1);
	assert_int_equal(wt_store_close(s, NULL), WARTA_OK);
}

static void
a_later_report_corrects_a_number_up_or_down(void **state)
{
	struct wt_store *s = made_store(":memory:");
	(void)state;
	attack(s, "c", "Tempo.co", "2019-09-15T11:00+07:00", 12, '=', WT_STANCE_ASSERTED);
	attack(s, "a", "Okezone", "2019-09-15T08:00+07:00", 10, '>', WT_STANCE_ASSERTED);
	attack(s, "b", "Antara", "2019-09-15T09:30+07:00", 14, '=', WT_STANCE_ASSERTED);
	attack(s, "d", "Kompas.com", "2019-09-15T12:00+07:00", 20, '=', WT_STANCE_ALLEGED);
	struct seen seen = only_event(s);
	assert_true(seen.dead > 11.5 && seen.dead < 12.5);
	assert_true(seen.least > 9.5 && seen.least < 10.5);
	assert_true(seen.most > 19.5 && seen.most < 20.5);
	assert_int_equal(wt_store_close(s, NULL), WARTA_OK);
}

static void
of_two_numbers_of_one_hour_the_exact_one_speaks(void **state)
{
	struct wt_store *s = made_store(":memory:");
	(void)state;
	attack(s, "a", "Okezone", "2019-09-15T08:00+07:00", 14, '~', WT_STANCE_ASSERTED);
	attack(s, "b", "Antara", "2019-09-15T08:00+07:00", 13, '=', WT_STANCE_ASSERTED);
	struct seen seen = only_event(s);
	assert_true(seen.dead > 12.5 && seen.dead < 13.5);
	assert_int_equal(wt_store_close(s, NULL), WARTA_OK);
}

static void
numbers_that_cannot_be_one_keep_events_apart(void **state)
{
	struct wt_store *s = made_store(":memory:");
	struct seen seen = { 0 };
	struct wt_fault f = { 0 };
	struct wt_query q;
	(void)state;
	attack(s, "a", "Okezone", "2019-09-15T08:00+07:00", 2, '=', WT_STANCE_ASSERTED);
	attack(s, "b", "Antara", "2019-09-15T08:30+07:00", 150, '>', WT_STANCE_ASSERTED);
	wt_query_init(&q);
	assert_int_equal(wt_events_update(s, NULL, &f), WARTA_OK);
	assert_int_equal(wt_events_find(s, &q, see, &seen, &f), WARTA_OK);
	assert_int_equal(seen.n, 2);
	assert_int_equal(wt_store_close(s, NULL), WARTA_OK);
}

/* --- names --------------------------------------------------------------------------------------
 */

static void
an_event_is_found_by_the_name_it_had(void **state)
{
	struct wt_store *s = made_store(":memory:");
	struct seen found = { 0 };
	struct wt_fault f = { 0 };
	char id[WT_EVENT_ID];
	(void)state;
	attack(s, "b", "Antara", "2019-09-15T09:30+07:00", 14, '=', WT_STANCE_ASSERTED);
	struct seen before = only_event(s);
	attack(s, "a", "Okezone", "2019-09-15T08:00+07:00", 10, '=', WT_STANCE_ASSERTED);
	struct seen after = only_event(s);
	assert_true(after.id != before.id); /* named after the earliest article, read when it may */
	assert_int_equal(
		wt_event_show(s, wt_str_of(wt_event_id(before.id, id)), see, &found, &f), WARTA_OK);
	assert_true(found.id == after.id);
	assert_int_equal(made_number(s, "SELECT count(*) FROM changes WHERE what = 'merged'"), 1);
	assert_int_equal(
		made_number(s, "SELECT count(*) FROM changes WHERE what = 'withdrawn'"), 0);
	assert_int_equal(wt_store_close(s, NULL), WARTA_OK);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(who_refuses_is_no_source_of_his_refusal),
		cmocka_unit_test(who_tells_of_a_deed_of_his_own_is_one_source),
		cmocka_unit_test(the_only_voice_of_an_article_tells_what_police_did),
		cmocka_unit_test(
			nobody_outside_the_law_is_the_source_of_an_arrest_that_its_men_tell),
		cmocka_unit_test(
			a_lone_voice_is_no_source_of_what_another_says_unless_he_vouches_for_it_elsewhere),
		cmocka_unit_test(copies_have_it_from_whom_the_lead_of_one_has_it),
		cmocka_unit_test(who_acts_by_his_words_is_no_voice_of_them),
		cmocka_unit_test(who_has_no_name_vouches_only_for_what_he_tells),
		cmocka_unit_test(outlets_not_known_are_one_source_whose_texts_are_counted),
		cmocka_unit_test(who_asks_is_no_source_of_it_by_another_form_of_her_name),
		cmocka_unit_test(a_later_report_corrects_a_number_up_or_down),
		cmocka_unit_test(of_two_numbers_of_one_hour_the_exact_one_speaks),
		cmocka_unit_test(numbers_that_cannot_be_one_keep_events_apart),
		cmocka_unit_test(an_event_is_found_by_the_name_it_had),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}

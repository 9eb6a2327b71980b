/*
 * test_retell.c - an article without a claim of an act tells it where a sentence of it does in so
 * many words, and only there.
 */
#include "store/made.h"

#include "story/decide.h"
#include "story/event.h"
#include "story/passage.h"

static const char MEETING[] =
	"Menlu Retno Marsudi menemui Sergey Lavrov di Jakarta untuk membahas gandum dan pupuk.";
static const char RETOLD[] =
	"Sidang itu berakhir larut. Di sela acara Retno Marsudi menemui Sergey "
	"Lavrov di Jakarta, membahas gandum dan pupuk.";

/* With the claim that the text is a meeting, where it is told by that verb. */
static void
put(struct wt_store *s, const char *id, const char *outlet, const char *text, const char *verb)
{
	struct made m;
	made_article(&m, id, outlet, "2024-06-19T08:00+07:00", text);
	if (verb) {
		struct wt_claim *c = made_claim(&m, WT_TYPE_CONSULT, "Retno Marsudi/IDN/GOV",
			"Sergey Lavrov/RUS/GOV", "2024-06-19");
		const char *at = strstr(text, verb);
		assert_non_null(at);
		c->verb.start = (uint32_t)(at - text);
		c->verb.end = c->verb.start + (uint32_t)strlen(verb);
	}
	(void)made_put(s, &m);
}

static int64_t
retold(struct wt_store *s)
{
	assert_int_equal(wt_events_update(s, NULL, NULL), WARTA_OK);
	int64_t n = made_number(s, "SELECT count(*) FROM event_retold");
	assert_int_equal(made_number(s, "SELECT sum(n_retold) FROM events"), n);
	return n;
}

/* Of the meeting and one other article. */
static int64_t
retold_by(const char *text)
{
	struct wt_store *s = made_store(":memory:");
	put(s, "a", "Antara", MEETING, "menemui");
	put(s, "b", "Tempo", text, NULL);
	int64_t n = retold(s);
	assert_int_equal(wt_store_close(s, NULL), WARTA_OK);
	return n;
}

static void
an_article_that_tells_the_act_counts_as_one(void **state)
{
	struct wt_store *s = made_store(":memory:");
	(void)state;
	put(s, "a", "Antara", MEETING, "menemui");
	assert_int_equal(retold(s), 0);
	put(s, "b", "Tempo", RETOLD, NULL); /* comes later */
	assert_int_equal(retold(s), 1);
	assert_int_equal(made_number(s, "SELECT n_claims FROM events"), 1);
	assert_int_equal(made_number(s, "SELECT n_documents FROM events"), 2);
	assert_int_equal(made_number(s, "SELECT n_outlets FROM events"), 2);
	assert_int_equal(made_number(s, "SELECT n_independent FROM events"), 2);
	assert_int_equal(
		made_number(s, "SELECT start FROM event_retold"), strstr(RETOLD, "Di") - RETOLD);
	assert_int_equal(made_number(s, "SELECT \"end\" FROM event_retold"), strlen(RETOLD));
	assert_int_equal(wt_store_close(s, NULL), WARTA_OK);
}

static void
a_lead_has_it_from_the_only_voice_that_takes_no_part(void **state)
{
	struct wt_store *s = made_store(":memory:");
	struct made m;
	(void)state;
	put(s, "a", "Antara", MEETING, "menemui");
	made_article(&m, "b", "Tempo", "2024-06-19T08:00+07:00", RETOLD);
	m.claims.voices[m.claims.n_voices++] =
		(struct wt_teller){ WT_STR("Ahmad Rusdi"), WT_TELLER_ANYBODY };
	m.claims.voices[m.claims.n_voices++] =
		(struct wt_teller){ WT_STR("Retno Marsudi"), WT_TELLER_ANYBODY };
	(void)made_put(s, &m);
	assert_int_equal(retold(s), 1);
	assert_int_equal(
		made_number(s, "SELECT count(*) FROM event_sources WHERE key = 'ahmad rusdi'"
			       " AND claims = 0 AND documents = 1"),
		1);
	assert_int_equal(wt_store_close(s, NULL), WARTA_OK);
}

/* The same voice, where the sentence only names the act for the sake of what he speaks of. */
static void
who_speaks_of_another_matter_is_no_source(void **state)
{
	struct wt_store *s = made_store(":memory:");
	struct made m;
	(void)state;
	put(s, "a", "Antara", MEETING, "menemui");
	made_article(&m, "b", "Tempo", "2024-06-19T08:00+07:00",
		"Usai menemui Sergey Lavrov di Jakarta, soal gandum dan pupuk, Retno Marsudi "
		"ditunggu petani. Sawah mereka kering, dan bibit yang dijanjikan belum tiba.");
	m.claims.voices[m.claims.n_voices++] =
		(struct wt_teller){ WT_STR("Ahmad Rusdi"), WT_TELLER_ANYBODY };
	(void)made_put(s, &m);
	assert_int_equal(retold(s), 1);
	assert_int_equal(made_number(s, "SELECT n_independent FROM events"), 2);
	assert_int_equal(
		made_number(s, "SELECT count(*) FROM event_sources WHERE key = 'ahmad rusdi'"), 0);
	assert_int_equal(wt_store_close(s, NULL), WARTA_OK);
}

static void
without_the_verb_or_the_other_side_nothing_is_told(void **state)
{
	(void)state;
	assert_int_equal(retold_by(RETOLD), 1);
	assert_int_equal(
		retold_by("Retno Marsudi dan Sergey Lavrov di Jakarta, soal gandum dan pupuk."), 0);
	assert_int_equal(retold_by("Menlu Retno Marsudi menemui Wang Yi di Jakarta untuk membahas "
				   "gandum dan pupuk."),
		0);
	assert_int_equal(retold_by("Menlu Retno Marsudi tidak menemui Sergey Lavrov di Jakarta "
				   "untuk membahas gandum dan pupuk."),
		0);
	assert_int_equal(retold_by("Menlu Retno Marsudi kembali menemui Sergey Lavrov di Jakarta "
				   "untuk membahas gandum dan pupuk."),
		0); /* another time */
	assert_int_equal(retold_by("Sergey Lavrov dan Retno Marsudi sulit menemui wartawan asing, "
				   "keluh seorang fotografer senior yang menunggu berjam-jam "
				   "dekat lobi hotel bintang lima tempat pameran lukisan, keramik, "
				   "perangko kuno serta senjata pusaka digelar."),
		0); /* too little else */
}

static void
who_is_named_in_the_sentence_before_is_meant_by_a_pronoun(void **state)
{
	(void)state;
	assert_int_equal(
		retold_by("Sidang itu berakhir larut malam sekali. Tidak ada putusan hari "
			  "ini. Hakim pulang lebih dulu dari sana. Semua orang sudah "
			  "menunggu Retno Marsudi di lobi hotel. Dia menemui Sergey Lavrov "
			  "di Jakarta, membahas gandum dan pupuk."),
		1);
	assert_int_equal(retold_by("Sidang itu berakhir larut malam sekali. Tidak ada putusan hari "
				   "ini. Hakim pulang lebih dulu dari sana. Semua orang sudah "
				   "menunggu Retno Marsudi di lobi hotel. Wang Yi menemui Sergey "
				   "Lavrov di Jakarta, membahas gandum dan pupuk."),
		0);
}

/* What somebody says is quoted in the same words, though each newsroom calls it something else. */
static void
nearly_the_same_sentence_needs_no_verb(void **state)
{
	static const char *const VERBS[] = { "menemui", "menjumpai" };
	struct wt_store *s = made_store(":memory:");
	(void)state;
	for (int i = 0; i < 2; i++) {
		static char texts[2][200];
		(void)snprintf(texts[i], sizeof texts[i],
			"Menlu Retno Marsudi %s Sergey Lavrov di Gedung Pancasila Jakarta untuk "
			"membahas gandum, pupuk, kapal tanker serta beasiswa kedokteran hewan.",
			VERBS[i]);
		put(s, i ? "b" : "a", i ? "Tempo" : "Antara", texts[i], i ? NULL : VERBS[0]);
	}
	assert_int_equal(retold(s), 1);
	assert_int_equal(wt_store_close(s, NULL), WARTA_OK);
}

/* Of a demand told in its first sentence, with the words of it behind, and one other article. */
static int64_t
quoted_by(const char *other)
{
	static const char DEMAND[] =
		"Retno Marsudi mendesak Sergey Lavrov membuka pelabuhan gandum di Odesa. "
		"\"Pelabuhan gandum itu harus segera dibuka, kapal tanker dan pupuk dunia tertahan "
		"berbulan-bulan,\" katanya.";
	struct wt_store *s = made_store(":memory:");
	struct made m;
	made_article(&m, "a", "Antara", "2024-06-19T08:00+07:00", DEMAND);
	struct wt_claim *c = made_claim(&m, WT_TYPE_REQUEST, "Retno Marsudi/IDN/GOV",
		"Sergey Lavrov/RUS/GOV", "2024-06-19");
	c->spans[0] = (struct wt_span){ 0, (uint32_t)(strchr(DEMAND, '.') - DEMAND) };
	c->verb = (struct wt_span){ (uint32_t)(strstr(DEMAND, "mendesak") - DEMAND),
		(uint32_t)(strstr(DEMAND, " Sergey") - DEMAND) };
	(void)made_put(s, &m);
	put(s, "b", "Tempo", other, NULL);
	int64_t n = retold(s);
	assert_int_equal(wt_store_close(s, NULL), WARTA_OK);
	return n;
}

static void
who_quotes_the_words_by_which_it_was_done_tells_the_act(void **state)
{
	(void)state;
	assert_int_equal(
		quoted_by("Lavrov diajak bicara soal laut. \"Pelabuhan gandum harus segera "
			  "dibuka. Kapal tanker dan pupuk dunia sudah tertahan "
			  "berbulan-bulan,\" ujar Retno Marsudi."),
		1);
	/* nobody who acts is named */
	assert_int_equal(
		quoted_by("Lavrov diajak bicara soal laut. \"Pelabuhan gandum harus segera "
			  "dibuka. Kapal tanker dan pupuk dunia sudah tertahan "
			  "berbulan-bulan,\" ujar seorang nakhoda."),
		0);
	/* other words of the same speaker */
	assert_int_equal(quoted_by("Lavrov diajak bicara soal laut. \"Kami berterima kasih atas "
				   "beasiswa kedokteran hewan dan pelatihan guru sekolah dasar,\" "
				   "ujar Retno Marsudi."),
		0);
}

static void
the_title_of_another_article_is_no_sentence_of_this_one(void **state)
{
	(void)state;
	assert_int_equal(retold_by("Sidang itu berakhir larut.\nBaca juga: Retno Marsudi menemui "
				   "Sergey Lavrov di Jakarta, membahas gandum dan pupuk."),
		0);
}

static void
the_order_of_reading_changes_nothing(void **state)
{
	int64_t content[2];
	(void)state;
	for (int i = 0; i < 2; i++) {
		struct wt_store *s = made_store(":memory:");
		put(s, i ? "a" : "b", i ? "Antara" : "Tempo", i ? MEETING : RETOLD,
			i ? "menemui" : NULL);
		assert_int_equal(wt_events_update(s, NULL, NULL), WARTA_OK);
		put(s, i ? "b" : "a", i ? "Tempo" : "Antara", i ? RETOLD : MEETING,
			i ? NULL : "menemui");
		assert_int_equal(retold(s), 1);
		content[i] =
			made_number(s, "SELECT n_independent * 1000 + n_documents * 100 + \"end\""
				       " FROM events JOIN event_retold ON event = id");
		assert_int_equal(wt_store_close(s, NULL), WARTA_OK);
	}
	assert_int_equal(content[0], content[1]);
}

static void
put_version(struct wt_store *s, const char *text)
{
	struct made m;
	made_article(&m, "b", "Tempo", "2024-06-19T08:00+07:00", text);
	m.article.url = WT_STR("https://contoh.example/b");
	(void)made_put(s, &m);
}

static void
what_a_newer_version_does_not_tell_is_told_no_more(void **state)
{
	struct wt_store *s = made_store(":memory:");
	(void)state;
	put(s, "a", "Antara", MEETING, "menemui");
	put_version(s, RETOLD);
	assert_int_equal(retold(s), 1);
	put_version(s, "Sidang itu berakhir larut. Tidak ada yang terjadi di sela acara.");
	assert_int_equal(retold(s), 0);
	assert_int_equal(made_number(s, "SELECT n_documents FROM events"), 1);
	assert_int_equal(wt_store_close(s, NULL), WARTA_OK);
}

static int
keep_other(void *context, const struct wt_event *e)
{
	(void)wt_event_id(e->id, context);
	return 0;
}

static void
what_has_a_claim_in_it_or_was_taken_out_by_hand_is_not_retold(void **state)
{
	struct wt_store *s = made_store(":memory:");
	struct wt_str claim = WT_STR("b#1");
	struct wt_query q;
	char id[WT_EVENT_ID];
	int64_t decision;
	(void)state;
	put(s, "a", "Antara", MEETING, "menemui");
	put(s, "b", "Tempo", RETOLD, "menemui");
	assert_int_equal(retold(s), 0);
	assert_int_equal(made_number(s, "SELECT count(*) FROM events"), 1);
	wt_query_init(&q);
	assert_int_equal(wt_events_find(s, &q, keep_other, id, NULL), WARTA_OK);
	assert_int_equal(wt_events_split(s, wt_str_of(id), &claim, 1, &decision, NULL), WARTA_OK);
	assert_int_equal(retold(s), 0);
	assert_int_equal(made_number(s, "SELECT count(*) FROM events"), 2);
	assert_int_equal(wt_store_close(s, NULL), WARTA_OK);
}

static void
sentences_end_at_marks_and_lines(void **state)
{
	static const char TEXT[] =
		"Judul yang cukup panjang\n\"Kami sudah pergi dari sana.\" "
		"Begitu kata Ayub kepada pers.\nPendek.\nSelesai tanpa titik di sini";
	struct wt_passage_reader r = { 0 };
	struct wt_passages p;
	struct wt_arena arena;
	struct wt_words *words = wt_words_open(NULL);
	(void)state;
	assert_non_null(words);
	wt_passage_reader_init(&r, NULL, words);
	wt_arena_init(&arena, 1 << 20);
	if (wt_arena_guard(&arena) != 0)
		fail();
	wt_passages_read(&r, &arena, wt_str_of(TEXT), &p);
	wt_arena_unguard(&arena);
	static const char *const SENTENCES[] = { "Judul yang cukup panjang",
		"\"Kami sudah pergi dari sana.\"", "Begitu kata Ayub kepada pers.",
		"Selesai tanpa titik di sini" };
	assert_int_equal(p.n, 4);
	for (uint32_t i = 0; i < p.n; i++) {
		struct wt_str s = wt_view(wt_str_of(TEXT), p.items[i].span);
		if (!wt_str_is(s, SENTENCES[i]))
			fail_msg("%.*s", WT_FMT(s));
	}
	assert_true(wt_passage_has_form(&p.items[2], wt_passage_form(WT_STR("ayub"))));
	assert_false(wt_passage_has_form(&p.items[1], wt_passage_form(WT_STR("ayub"))));
	wt_arena_release(&arena);
	wt_words_close(words);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(an_article_that_tells_the_act_counts_as_one),
		cmocka_unit_test(a_lead_has_it_from_the_only_voice_that_takes_no_part),
		cmocka_unit_test(who_speaks_of_another_matter_is_no_source),
		cmocka_unit_test(without_the_verb_or_the_other_side_nothing_is_told),
		cmocka_unit_test(who_is_named_in_the_sentence_before_is_meant_by_a_pronoun),
		cmocka_unit_test(nearly_the_same_sentence_needs_no_verb),
		cmocka_unit_test(who_quotes_the_words_by_which_it_was_done_tells_the_act),
		cmocka_unit_test(the_title_of_another_article_is_no_sentence_of_this_one),
		cmocka_unit_test(the_order_of_reading_changes_nothing),
		cmocka_unit_test(what_a_newer_version_does_not_tell_is_told_no_more),
		cmocka_unit_test(what_has_a_claim_in_it_or_was_taken_out_by_hand_is_not_retold),
		cmocka_unit_test(sentences_end_at_marks_and_lines),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}

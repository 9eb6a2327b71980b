/*
 * test_events.c - what joining claims into events promises.
 */
#include "store/made.h"

#include "store/block.h"
#include "story/event.h"

/* What a query gave: the events, printed without the times of the store. */
struct seen {
	struct wt_event last;
	struct wt_buf json;
	unsigned n;
};

static int
see(void *context, const struct wt_event *event)
{
	struct seen *seen = context;
	struct wt_event e = *event;
	e.first_seen = e.changed = WT_STR("");
	seen->last = e;
	seen->n++;
	wt_event_print_json(&seen->json, &e);
	wt_buf_char(&seen->json, '\n');
	return 0;
}

/* Joins, then looks; release with let_go.  Strings of `last` are gone by then. */
static struct seen
events(struct wt_store *s)
{
	struct seen seen = { 0 };
	struct wt_query q;
	struct wt_fault f = { 0 };
	wt_query_init(&q);
	if (wt_events_update(s, NULL, &f) != WARTA_OK ||
		wt_events_find(s, &q, see, &seen, &f) != WARTA_OK)
		fail_msg("%s", f.text);
	return seen;
}

static void
let_go(struct wt_store *s, struct seen *seen)
{
	wt_buf_release(&seen->json);
	assert_int_equal(wt_store_close(s, NULL), WARTA_OK);
}

static void
holds(const struct seen *seen, const char *words)
{
	if (!strstr(seen->json.ptr ? seen->json.ptr : "", words))
		fail_msg("no %s in\n%s", words, seen->json.ptr);
}

/* One article with one claim of a meeting of Russia and North Korea. */
static void
meeting(struct wt_store *s, const char *id, const char *outlet, const char *text,
	const char *actors, const char *date, const char *origin)
{
	struct made m;
	made_article(&m, id, outlet, "2024-06-20T10:00+07:00", text);
	struct wt_claim *c = made_claim(&m, WT_TYPE_CONSULT, actors, "", date);
	made_chain(c, origin, NULL);
	(void)made_put(s, &m);
}

static void
one_source_by_way_of_two_outlets_counts_once(void **state)
{
	struct wt_store *s = made_store(":memory:");
	(void)state;
	meeting(s, "a", "Kompas.com", "Putin bertemu Kim.",
		"Vladimir Putin/RUS/GOV, Kim Jong Un/PRK/GOV", "2024-06-19", "KCNA");
	meeting(s, "b", "Antara", "Kim Jong Un menerima Putin di ibu kota.",
		"Vladimir Putin/RUS/GOV, Kim Jong Un/PRK/GOV", "2024-06-19", "Kantor Berita KCNA");
	struct seen seen = events(s);
	assert_int_equal(seen.n, 1);
	assert_int_equal(seen.last.counts.claims, 2);
	assert_int_equal(seen.last.counts.documents, 2);
	assert_int_equal(seen.last.counts.outlets, 2);
	assert_int_equal(seen.last.counts.independent, 1);
	holds(&seen, "\"key\":\"kcna\"");
	let_go(s, &seen);
}

static void
two_newsrooms_of_their_own_count_twice_and_reprints_once(void **state)
{
	struct wt_store *s = made_store(":memory:");
	const char *parties = "/RUS/GOV, /PRK/GOV";
	(void)state;
	meeting(s, "a", "Kompas.com", "Rusia dan Korea Utara berunding.", parties, "2024-06-19",
		NULL);
	meeting(s, "b", "KOMPAS", "Perundingan kedua negara digelar Rabu.", parties, "2024-06-19",
		NULL);
	meeting(s, "c", "Antara", "Delegasi dua negara berunding di Pyongyang.", parties,
		"2024-06-19", NULL);
	meeting(s, "d", "Tempo.co", "Delegasi dua negara berunding di Pyongyang!", parties,
		"2024-06-19", NULL);
	struct seen seen = events(s);
	assert_int_equal(seen.n, 1);
	assert_int_equal(seen.last.counts.documents, 4);
	assert_int_equal(seen.last.counts.outlets, 3);
	assert_int_equal(seen.last.counts.independent, 2); /* Kompas; Antara, copied by Tempo */
	let_go(s, &seen);
}

static void
who_relays_a_source_is_no_second_one(void **state)
{
	struct wt_store *s = made_store(":memory:");
	const char *parties = "Vladimir Putin/RUS/GOV, Kim Jong Un/PRK/GOV";
	struct made m;
	(void)state;
	made_article(
		&m, "a", "Kompas.com", "2024-06-20T08:00+07:00", "Putin menemui Kim di istana.");
	made_chain(
		made_claim(&m, WT_TYPE_CONSULT, parties, "", "2024-06-19"), "Kim Jong Un", "KCNA");
	(void)made_put(s, &m);
	meeting(s, "b", "Tempo.co", "Kim menjamu tamunya dari Moskow.", parties, "2024-06-19",
		"KCNA");
	meeting(s, "c", "Antara", "Wartawan kami melihat keduanya bersalaman.", parties,
		"2024-06-19", NULL);
	struct seen seen = events(s);
	assert_int_equal(seen.n, 1);
	assert_int_equal(seen.last.counts.independent, 2); /* Kim by way of KCNA; Antara */
	let_go(s, &seen);
}

static void
a_copy_that_lost_its_source_adds_none(void **state)
{
	struct wt_store *s = made_store(":memory:");
	const char *parties = "Vladimir Putin/RUS/GOV, Kim Jong Un/PRK/GOV";
	const char *text =
		"Presiden Rusia Vladimir Putin menemui pemimpin Korea Utara Kim Jong Un di"
		" istana tamu negara di Pyongyang pada Rabu siang selama dua jam penuh.";
	char cut[256];
	(void)state;
	meeting(s, "a", "Antara", text, parties, "2024-06-19", "Reuters");
	(void)snprintf(cut, sizeof cut, "%.*s pada Rabu.", 120, text);
	meeting(s, "b", "Tempo.co", cut, parties, "2024-06-19", NULL);
	meeting(s, "c", "Republika", text, parties, "2024-06-19", NULL);
	struct seen seen = events(s);
	assert_int_equal(seen.n, 1);
	assert_int_equal(seen.last.counts.outlets, 3);
	assert_int_equal(seen.last.counts.independent, 1);
	let_go(s, &seen);
}

static void
a_denial_stands_beside_the_allegation(void **state)
{
	struct wt_store *s = made_store(":memory:");
	struct made m;
	(void)state;
	for (unsigned i = 0; i < 4; i++) {
		static const char *const IDS[] = { "a", "b", "c", "d" };
		static const char *const TEXTS[] = { "Kyiv: Rusia menyerang.",
			"Rusia dituduh menyerang.", "Moskow membantah menyerang.",
			"Rusia menolak tuduhan itu." };
		made_article(&m, IDS[i], "Antara", "2024-06-20", TEXTS[i]);
		struct wt_claim *c =
			made_claim(&m, WT_TYPE_ASSAULT, "/RUS/MIL", "/UKR/CVL", "2024-06-19");
		c->stance = i < 2 ? WT_STANCE_ALLEGED : WT_STANCE_DENIED;
		made_chain(c, i < 2 ? "Kyiv" : "Kremlin", NULL);
		c->recipients[0].sector[0] = '\0';
		(void)made_put(s, &m);
	}
	struct seen seen = events(s);
	assert_int_equal(seen.n, 1);
	assert_int_equal(seen.last.counts.asserted, 0);
	assert_int_equal(seen.last.counts.alleged, 2);
	assert_int_equal(seen.last.counts.denied, 2);
	assert_int_equal(seen.last.counts.independent, 2);
	assert_int_equal(seen.last.stance, WT_STANCE_ALLEGED);
	let_go(s, &seen);
}

static void
what_contradicts_is_kept_apart(void **state)
{
	struct wt_store *s = made_store(":memory:");
	const char *putin_kim = "Vladimir Putin/RUS/GOV, Kim Jong Un/PRK/GOV";
	struct made m;
	(void)state;
	meeting(s, "a", "Antara", "Putin bertemu Kim.", putin_kim, "2024-06-19", NULL);
	meeting(s, "other-day", "Tempo", "Putin bertemu Kim lagi.", putin_kim, "2024-06-18", NULL);
	meeting(s, "other-person", "Kompas", "Lavrov bertemu Choe.",
		"Sergei Lavrov/RUS/GOV, Choe Son Hui/PRK/GOV", "2024-06-19", NULL);
	meeting(s, "other-state", "Detik", "Putin bertemu Xi.",
		"Vladimir Putin/RUS/GOV, Xi Jinping/CHN/GOV", "2024-06-19", NULL);
	made_article(&m, "not-at-all", "Republika", "2024-06-20", "Putin tidak bertemu Kim.");
	made_claim(&m, WT_TYPE_CONSULT, putin_kim, "", "2024-06-19")->status = WT_STATUS_NEGATED;
	(void)made_put(s, &m);
	made_article(&m, "other-place", "Sindo", "2024-06-20", "Putin bertemu Kim di Moskow.");
	struct wt_claim *c = made_claim(&m, WT_TYPE_CONSULT, putin_kim, "", "2024-06-19");
	c->has_place = true;
	c->place = (struct wt_place){
		.name = WT_STR("Moskow"), .country = "RUS", .precision = "city"
	};
	(void)made_put(s, &m);
	made_article(
		&m, "another-place", "Jawa Pos", "2024-06-20", "Putin bertemu Kim di Pyongyang.");
	c = made_claim(&m, WT_TYPE_CONSULT, putin_kim, "", "2024-06-19");
	c->has_place = true;
	c->place = (struct wt_place){
		.name = WT_STR("Pyongyang"), .country = "PRK", .precision = "city"
	};
	(void)made_put(s, &m);
	struct seen seen = events(s);
	/* "a" goes with one of the places; all others are alone */
	assert_int_equal(seen.n, 6);
	let_go(s, &seen);
}

static void
the_same_words_alone_join_nothing(void **state)
{
	struct wt_store *s = made_store(":memory:");
	const char *text =
		"Presiden menyerahkan bantuan beras kepada warga korban banjir di Demak.";
	struct made m;
	(void)state;
	made_article(&m, "a", "Antara", "2024-06-20", text);
	(void)made_claim(&m, WT_TYPE_AID, "Prabowo/IDN/GOV", "/PSE/CVL", "2024-06-19");
	(void)made_put(s, &m);
	made_article(&m, "b", "Tempo", "2024-06-20", text);
	(void)made_claim(&m, WT_TYPE_AID, "Joko Widodo/IDN/GOV", "/PSE/CVL", "2024-06-19");
	(void)made_put(s, &m);
	struct seen seen = events(s);
	assert_int_equal(seen.n, 2);
	let_go(s, &seen);
}

static void
a_report_of_the_next_day_joins_the_day(void **state)
{
	struct wt_store *s = made_store(":memory:");
	const char *parties = "Vladimir Putin/RUS/GOV, Kim Jong Un/PRK/GOV";
	struct made m;
	(void)state;
	meeting(s, "a", "Antara", "Putin bertemu Kim.", parties, "2024-06-19", NULL);
	made_article(&m, "b", "Tempo", "2024-06-20", "Putin telah bertemu Kim.");
	made_claim(&m, WT_TYPE_CONSULT, parties, "", "2024-06-20")->date_basis =
		WT_BASIS_PUBLICATION;
	(void)made_put(s, &m);
	struct seen seen = events(s);
	assert_int_equal(seen.n, 1);
	assert_int_equal(wt_day_cmp(seen.last.date, made_day("2024-06-19")), 0);
	let_go(s, &seen);
}

static void
reports_of_two_days_without_a_date_join_where_persons_are_named(void **state)
{
	static const char *const PARTIES[] = { "Vladimir Putin/RUS/GOV, Kim Jong Un/PRK/GOV",
		"/CHN/GOV, /VNM/GOV" };
	static const char *const PUBLISHED[] = { "2024-06-20", "2024-06-21" };
	struct wt_store *s = made_store(":memory:");
	struct made m;
	(void)state;
	for (unsigned i = 0; i < 4; i++) {
		static const char *const IDS[] = { "a", "b", "c", "d" };
		static const char *const TEXTS[] = { "Putin bertemu Kim.", "Kim menjamu Putin.",
			"Delegasi kedua negara berunding.", "Perundingan bilateral digelar." };
		made_article(&m, IDS[i], "Antara", PUBLISHED[i % 2], TEXTS[i]);
		m.article.title = wt_str_of(IDS[i]); /* on another matter */
		made_claim(&m, WT_TYPE_CONSULT, PARTIES[i / 2], "", PUBLISHED[i % 2])->date_basis =
			WT_BASIS_PUBLICATION;
		(void)made_put(s, &m);
	}
	struct seen seen = events(s);
	assert_int_equal(seen.n, 3); /* the persons' meeting; two of the states */
	let_go(s, &seen);
}

/* Two governments, three days of publication; `lead` begins both articles. */
static unsigned
states_apart(const char *const *leads)
{
	static const char *const PUBLISHED[] = { "2024-06-20", "2024-06-22" };
	static const char *const IDS[] = { "a", "b" };
	struct wt_store *s = made_store(":memory:");
	struct made m;
	for (unsigned i = 0; i < 2; i++) {
		made_article(&m, IDS[i], "Antara", PUBLISHED[i], leads[i]);
		m.article.title = wt_str_of(leads[i]);
		made_claim(&m, WT_TYPE_AID, "/MYS/GOV", "/IDN/GOV", PUBLISHED[i])->date_basis =
			WT_BASIS_PUBLICATION;
		(void)made_put(s, &m);
	}
	struct seen seen = events(s);
	unsigned n = seen.n;
	let_go(s, &seen);
	return n;
}

static void
reports_of_some_days_join_where_the_articles_are_on_one_matter(void **state)
{
	static const char *const ALIKE[] = { "Malaysia menawarkan pesawat pemadam kebakaran gambut",
		"Kuala Lumpur kembali menawarkan pesawat pemadam untuk kebakaran gambut" };
	static const char *const OTHERS[] = {
		"Malaysia menawarkan pesawat pemadam kebakaran gambut",
		"Negeri jiran mengirim vaksin rabies bagi anjing di Flores"
	};
	(void)state;
	assert_int_equal(states_apart(ALIKE), 1);
	assert_int_equal(states_apart(OTHERS), 2);
}

static unsigned
with_numbers(const char *kind, double first, double second)
{
	const double values[] = { first, second };
	static const char *const IDS[] = { "a", "b" };
	struct wt_store *s = made_store(":memory:");
	struct made m;
	for (unsigned i = 0; i < 2; i++) {
		made_article(&m, IDS[i], "Antara", "2024-06-20", IDS[i]);
		struct wt_claim *c =
			made_claim(&m, WT_TYPE_ASSAULT, "/RUS/MIL", "/UKR/GOV", "2024-06-19");
		c->n_quantities = 1;
		c->quantities[0] = (struct wt_quantity){
			.low = values[i], .high = values[i], .hedge = '=', .unit = WT_STR("rudal")
		};
		(void)snprintf(c->quantities[0].kind, sizeof c->quantities[0].kind, "%s", kind);
		(void)made_put(s, &m);
	}
	struct seen seen = events(s);
	unsigned n = seen.n;
	let_go(s, &seen);
	return n;
}

/* How many events two articles of one day make that read the sides so; `titles` begin both. */
static unsigned
read_so(enum wt_type type, const char *const sides[2][2], const char *const *titles)
{
	static const char *const IDS[] = { "a", "b" };
	struct wt_store *s = made_store(":memory:");
	struct made m;
	for (unsigned i = 0; i < 2; i++) {
		made_article(&m, IDS[i], i ? "Antara" : "Tempo", "2024-06-20", titles[i]);
		m.article.title = wt_str_of(titles[i]);
		(void)made_claim(&m, type, sides[i][0], sides[i][1], "2024-06-19");
		(void)made_put(s, &m);
	}
	struct seen seen = events(s);
	unsigned n = seen.n;
	let_go(s, &seen);
	return n;
}

static const char *const ONE_MATTER[] = {
	"Jaksa agung Kenya menahan direktur pelabuhan Mombasa atas dugaan suap derek",
	"Direktur pelabuhan Mombasa ditahan jaksa agung Kenya atas dugaan suap pengadaan derek"
};
static const char *const TWO_MATTERS[] = { "Direktur pelabuhan Mombasa ditahan karena suap derek",
	"Gempa merobohkan sekolah dan jembatan gantung di lereng gunung" };

static void
sides_may_be_read_differently_where_articles_are_on_one_matter(void **state)
{
	static const char *const COUNTRY[2][2] = { { "/KEN/JUD", "Otieno Wafula/KEN/BUS" },
		{ "/KEN/JUD", "Otieno Wafula/UGA/CVL" } };
	static const char *const KIND[2][2] = { { "/IDN/COP", "/IDN/CRM" },
		{ "/IDN/COP", "/IDN/BUS" } };
	static const char *const ACTOR[2][2] = { { "/KEN/GOV", "Otieno Wafula/KEN/BUS" },
		{ "Kejaksaan Kenya/KEN/JUD", "Otieno Wafula/KEN/BUS" } };
	(void)state;
	assert_int_equal(read_so(WT_TYPE_COERCE, COUNTRY, ONE_MATTER), 1);
	assert_int_equal(read_so(WT_TYPE_COERCE, COUNTRY, TWO_MATTERS), 2);
	assert_int_equal(read_so(WT_TYPE_COERCE, KIND, ONE_MATTER), 1);
	assert_int_equal(read_so(WT_TYPE_COERCE, KIND, TWO_MATTERS), 2);
	assert_int_equal(read_so(WT_TYPE_COERCE, ACTOR, ONE_MATTER), 1);
	assert_int_equal(read_so(WT_TYPE_COERCE, ACTOR, TWO_MATTERS), 2);
}

static void
other_persons_and_states_stay_others_on_one_matter(void **state)
{
	static const char *const STATES[2][2] = { { "/SAU/GOV", "/ISR/GOV" },
		{ "/TUR/GOV", "/ISR/GOV" } };
	static const char *const PERSONS[2][2] = { { "/KEN/JUD", "Otieno Wafula/KEN/BUS" },
		{ "/KEN/JUD", "Grace Achieng/KEN/BUS" } };
	static const char *const VISITORS[2][2] = { { "Rahmat Hadi/IDN/REL", "Suharti/IDN/GOV" },
		{ "/IDN/PTY", "Suharti/IDN/GOV" } };
	(void)state;
	assert_int_equal(read_so(WT_TYPE_ACCUSE, STATES, ONE_MATTER), 2);
	assert_int_equal(read_so(WT_TYPE_COERCE, PERSONS, ONE_MATTER), 2);
	assert_int_equal(read_so(WT_TYPE_CONSULT, VISITORS, ONE_MATTER), 2);
}

/* Of refineries abroad two are seldom attacked at once; the people of a land at war are. */
static void
an_attack_abroad_is_one_where_articles_are_on_one_matter(void **state)
{
	static const char *const FIRMS[2][2] = { { "", "/SAU/BUS" }, { "", "/SAU/BUS" } };
	static const char *const AT_HOME[2][2] = { { "", "/IDN/BUS" }, { "", "/IDN/BUS" } };
	static const char *const PEOPLE[2][2] = { { "", "/PSE/CVL" }, { "", "/PSE/CVL" } };
	static const char *const OIL[] = {
		"Kilang minyak Abqaiq dihantam drone, kobaran api terlihat dari jauh",
		"Bursa Tokyo gelisah sesudah kilang minyak Abqaiq dihantam, investor beralih ke "
		"emas"
	};
	(void)state;
	assert_int_equal(read_so(WT_TYPE_ASSAULT, FIRMS, OIL), 1);
	assert_int_equal(read_so(WT_TYPE_ASSAULT, FIRMS, TWO_MATTERS), 2);
	assert_int_equal(read_so(WT_TYPE_ASSAULT, AT_HOME, OIL), 2);
	assert_int_equal(read_so(WT_TYPE_ASSAULT, PEOPLE, OIL), 2);
}

static void
another_number_is_another_event_but_tolls_rise(void **state)
{
	(void)state;
	assert_int_equal(with_numbers("weapons", 12, 12), 1);
	assert_int_equal(with_numbers("weapons", 12, 30), 2);
	assert_int_equal(with_numbers("dead", 12, 30), 1);
	assert_int_equal(with_numbers("dead", 12, 200), 2);
}

static void
who_signs_with_whom_is_told_in_two_ways(void **state)
{
	struct wt_store *s = made_store(":memory:");
	struct made m;
	(void)state;
	made_article(&m, "a", "Antara", "2024-06-20", "Putin dan Kim meneken perjanjian.");
	(void)made_claim(&m, WT_TYPE_SUPPORT, "Vladimir Putin/RUS/GOV, Kim Jong Un/PRK/GOV", "",
		"2024-06-19");
	(void)made_put(s, &m);
	made_article(&m, "b", "Tempo", "2024-06-20", "Putin meneken perjanjian dengan Kim.");
	(void)made_claim(
		&m, WT_TYPE_SUPPORT, "Vladimir Putin/RUS/GOV", "Kim Jong Un/PRK/GOV", "2024-06-19");
	(void)made_put(s, &m);
	struct seen seen = events(s);
	assert_int_equal(seen.n, 1);
	let_go(s, &seen);
}

static void
an_event_is_shown_by_its_id_or_the_beginning_of_it(void **state)
{
	struct wt_store *s = made_store(":memory:");
	struct wt_fault f = { 0 };
	char id[WT_EVENT_ID];
	(void)state;
	meeting(s, "a", "Antara", "Rusia dan Korut.", "/RUS/GOV, /PRK/GOV", "2024-06-19", NULL);
	struct seen seen = events(s);
	(void)wt_event_id(seen.last.id, id);
	assert_int_equal(wt_event_show(s, wt_str_of(id), see, &seen, NULL), WARTA_OK);
	id[7] = '\0';
	assert_int_equal(wt_event_show(s, wt_str_of(id), see, &seen, NULL), WARTA_OK);
	assert_int_equal(seen.n, 3);
	id[3] = '\0';
	assert_int_equal(wt_event_show(s, wt_str_of(id), see, &seen, &f), WARTA_ENOTFOUND);
	assert_int_equal(
		wt_event_show(s, WT_STR("ezzzzzzzzzzzz!"), see, &seen, &f), WARTA_ENOTFOUND);
	assert_int_equal(seen.n, 3);
	let_go(s, &seen);
}

static void
a_month_joins_the_only_such_event_and_none_of_two(void **state)
{
	struct wt_store *s = made_store(":memory:");
	const char *parties = "Vladimir Putin/RUS/GOV, Kim Jong Un/PRK/GOV";
	(void)state;
	meeting(s, "a", "Antara", "Putin bertemu Kim.", parties, "2024-06-19", NULL);
	meeting(s, "month", "Tempo", "Putin bertemu Kim bulan lalu.", parties, "2024-06", NULL);
	meeting(s, "interval", "Kompas", "Putin berkunjung dua hari.", parties,
		"2024-06-18/2024-06-19", NULL);
	struct seen seen = events(s);
	assert_int_equal(seen.n, 1);
	assert_int_equal(seen.last.counts.documents, 3);
	assert_int_equal(seen.last.end.year, 0);
	wt_buf_release(&seen.json);
	/* a second meeting in that month, but outside the interval */
	meeting(s, "b", "Antara", "Putin bertemu Kim lagi.", parties, "2024-06-25", NULL);
	seen = events(s);
	assert_int_equal(seen.n, 3);
	assert_int_equal(
		made_number(s, "SELECT n_documents FROM events WHERE date = '2024-06-19'"), 2);
	assert_int_equal(
		made_number(s, "SELECT n_documents FROM events WHERE date = '2024-06'"), 1);
	let_go(s, &seen);
}

static void
a_revised_article_takes_its_claims_out_of_the_event(void **state)
{
	struct wt_store *s = made_store(":memory:");
	const char *parties = "Vladimir Putin/RUS/GOV, Kim Jong Un/PRK/GOV";
	(void)state;
	meeting(s, "a", "Antara", "Presiden Putin bertemu Kim di Pyongyang.", parties, "2024-06-19",
		NULL);
	meeting(s, "b", "Tempo", "Kim bertemu Putin.", parties, "2024-06-19", NULL);
	struct seen seen = events(s);
	assert_int_equal(seen.last.counts.documents, 2);
	wt_buf_release(&seen.json);
	meeting(s, "a", "Antara", "Presiden Putin bertemu Kim di Pyongyang, bukan Rabu.", parties,
		"2024-06-20", NULL);
	seen = events(s);
	assert_int_equal(seen.n, 2);
	assert_int_equal(made_number(s, "SELECT max(n_documents) FROM events"), 1);
	let_go(s, &seen);
}

static void
joining_again_changes_nothing(void **state)
{
	struct wt_store *s = made_store(":memory:");
	uint64_t changed = 0;
	(void)state;
	meeting(s, "a", "Antara", "Rusia dan Korut.", "/RUS/GOV, /PRK/GOV", "2024-06-19", NULL);
	assert_int_equal(wt_events_update(s, &changed, NULL), WARTA_OK);
	assert_int_equal(changed, 1);
	assert_int_equal(wt_events_update(s, &changed, NULL), WARTA_OK);
	assert_int_equal(changed, 0);
	meeting(s, "a", "Antara", "Rusia dan Korut.", "/RUS/GOV, /PRK/GOV", "2024-06-19", NULL);
	assert_int_equal(wt_events_update(s, &changed, NULL), WARTA_OK);
	assert_int_equal(changed, 0);
	assert_int_equal(wt_store_close(s, NULL), WARTA_OK);
}

/* --- order --- */

static uint32_t
next(uint32_t *seed)
{
	*seed = *seed * 1664525u + 1013904223u;
	return *seed >> 16;
}

#define ARTICLES 40

/* How many events there are of a meeting reported on 20 June and one that is dated to a period. */
static unsigned
events_of_period(const char *period, bool reported_first)
{
	static const char PARTIES[] = "Vladimir Putin/RUS/GOV, Kim Jong Un/PRK/GOV";
	struct wt_store *s = made_store(":memory:");
	for (int i = 0; i < 2; i++) {
		bool reported = (i == 0) == reported_first;
		struct made m;
		made_article(&m, reported ? "a" : "b", reported ? "Antara" : "Tempo",
			"2024-06-20T10:00+07:00",
			reported ? "Putin bertemu Kim di Pyongyang."
				 : "Pekan lalu Putin bertemu Kim di Pyongyang, kata Kremlin.");
		struct wt_claim *c = made_claim(
			&m, WT_TYPE_CONSULT, PARTIES, "", reported ? "2024-06-20" : period);
		c->date_basis = reported ? WT_BASIS_PUBLICATION : WT_BASIS_RELATIVE;
		(void)made_put(s, &m);
		assert_int_equal(wt_events_update(s, NULL, NULL), WARTA_OK);
	}
	struct seen seen = events(s);
	unsigned n = seen.n;
	let_go(s, &seen);
	return n;
}

static void
what_fell_into_last_week_is_reported_this_week(void **state)
{
	(void)state;
	for (int first = 0; first < 2; first++) {
		assert_int_equal(events_of_period("2024-06-11/2024-06-17", first), 1);
		assert_int_equal(events_of_period("2024-06-03/2024-06-09", first), 2);
		assert_int_equal(events_of_period("2024-05-13/2024-06-18", first), 2); /* no week */
	}
}

/* Article i of a made-up month: always the same. */
static void
random_article(struct made *m, unsigned i, char id[8], char text[96], char dates[3][24])
{
	static const char *const WHO[] = { "Vladimir Putin/RUS/GOV", "/RUS/GOV",
		"Kim Jong Un/PRK/GOV", "/PRK/GOV", "Sergei Lavrov/RUS/GOV", "Choe Son Hui/PRK/GOV",
		"/RUS/MIL", "/USA/GOV" };
	static const char *const OUTLETS[] = { "Antara", "Tempo.co", "Kompas.com", "" };
	static const char *const ORIGINS[] = { NULL, "KCNA", "TASS" };
	uint32_t seed = 77u * i + 5u;
	(void)snprintf(id, 8, "n%u", i);
	(void)snprintf(text, 96, "Berita nomor %u tentang pertemuan nomor %u.", i / 2, i % 3);
	char published[32];
	(void)snprintf(published, sizeof published, "2024-06-%02uT0%u:00Z", 2 + i % 4, i % 10);
	made_article(m, id, OUTLETS[next(&seed) % 4], published, text);
	for (unsigned k = 0; k < 3; k++) {
		unsigned day = 1 + next(&seed) % 3;
		uint32_t kind = next(&seed) % 6;
		(void)snprintf(dates[k], 24,
			kind == 0   ? "2024-06"
			: kind == 1 ? "2024"
				    : "2024-06-%02u",
			day);
		char who[64];
		(void)snprintf(
			who, sizeof who, "%s, %s", WHO[next(&seed) % 8], WHO[next(&seed) % 8]);
		struct wt_claim *c = &m->items[m->claims.n];
		static char kept[ARTICLES][3][64];
		(void)snprintf(kept[i][k], sizeof kept[i][k], "%s", who);
		(void)made_claim(m, next(&seed) % 2 ? WT_TYPE_CONSULT : WT_TYPE_COOPERATE,
			kept[i][k], "", dates[k]);
		if (kind == 2)
			c->date_basis = WT_BASIS_PUBLICATION;
		if (kind == 3)
			c->stance = WT_STANCE_DENIED;
		made_chain(c, ORIGINS[next(&seed) % 3], NULL);
	}
}

static void
read_in_order(struct wt_store *s, const unsigned *order, unsigned step)
{
	for (unsigned i = 0; i < ARTICLES; i++) {
		struct made m;
		char id[8], text[96], dates[3][24];
		random_article(&m, order[i], id, text, dates);
		(void)made_put(s, &m);
		if (step && i % step == 0)
			assert_int_equal(wt_events_update(s, NULL, NULL), WARTA_OK);
	}
}

static void
the_order_of_reading_makes_no_difference(void **state)
{
	unsigned order[ARTICLES];
	uint32_t seed = 1;
	(void)state;
	for (unsigned i = 0; i < ARTICLES; i++)
		order[i] = i;
	struct wt_store *s = made_store(":memory:");
	read_in_order(s, order, 0);
	struct seen first = events(s);
	assert_int_equal(wt_store_close(s, NULL), WARTA_OK);
	assert_true(first.n > 10 && first.n < 3 * ARTICLES);
	for (unsigned round = 0; round < 12; round++) {
		for (unsigned i = ARTICLES - 1; i > 0; i--) {
			unsigned k = next(&seed) % (i + 1), t = order[i];
			order[i] = order[k];
			order[k] = t;
		}
		s = made_store(":memory:");
		read_in_order(s, order, round % 4);
		struct seen seen = events(s);
		if (strcmp(seen.json.ptr, first.json.ptr) != 0)
			fail_msg("round %u\n%s\n%s", round, first.json.ptr, seen.json.ptr);
		let_go(s, &seen);
	}
	wt_buf_release(&first.json);
}

static void
a_block_packs_and_unpacks(void **state)
{
	struct wt_claim c = { .type = WT_TYPE_ASSAULT, .status = WT_STATUS_NEGATED };
	(void)state;
	c.date = made_day("2024-02");
	struct wt_block b = wt_block_of(&c, 0), back = wt_block_unpack(wt_block_pack(b));
	assert_int_equal(b.layer, WT_LAYER_MONTH);
	assert_int_equal(back.type, WT_TYPE_ASSAULT);
	assert_int_equal(back.polarity, WT_POLARITY_NEGATED);
	assert_int_equal(back.layer, WT_LAYER_MONTH);
	assert_int_equal(back.first, wt_day_number(made_day("2024-02-01")));
	assert_int_equal(back.last, wt_day_number(made_day("2024-02-29")));
	c.date = made_day("2024");
	assert_int_equal(wt_block_of(&c, 0).layer, WT_LAYER_YEAR);
	c.date.year = 0;
	assert_int_equal(wt_block_unpack(wt_block_pack(wt_block_of(&c, 12345))).text, 12345);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(one_source_by_way_of_two_outlets_counts_once),
		cmocka_unit_test(two_newsrooms_of_their_own_count_twice_and_reprints_once),
		cmocka_unit_test(who_relays_a_source_is_no_second_one),
		cmocka_unit_test(a_copy_that_lost_its_source_adds_none),
		cmocka_unit_test(a_denial_stands_beside_the_allegation),
		cmocka_unit_test(what_contradicts_is_kept_apart),
		cmocka_unit_test(the_same_words_alone_join_nothing),
		cmocka_unit_test(a_report_of_the_next_day_joins_the_day),
		cmocka_unit_test(reports_of_two_days_without_a_date_join_where_persons_are_named),
		cmocka_unit_test(reports_of_some_days_join_where_the_articles_are_on_one_matter),
		cmocka_unit_test(sides_may_be_read_differently_where_articles_are_on_one_matter),
		cmocka_unit_test(other_persons_and_states_stay_others_on_one_matter),
		cmocka_unit_test(an_attack_abroad_is_one_where_articles_are_on_one_matter),
		cmocka_unit_test(another_number_is_another_event_but_tolls_rise),
		cmocka_unit_test(who_signs_with_whom_is_told_in_two_ways),
		cmocka_unit_test(an_event_is_shown_by_its_id_or_the_beginning_of_it),
		cmocka_unit_test(a_month_joins_the_only_such_event_and_none_of_two),
		cmocka_unit_test(what_fell_into_last_week_is_reported_this_week),
		cmocka_unit_test(a_revised_article_takes_its_claims_out_of_the_event),
		cmocka_unit_test(joining_again_changes_nothing),
		cmocka_unit_test(the_order_of_reading_makes_no_difference),
		cmocka_unit_test(a_block_packs_and_unpacks),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}

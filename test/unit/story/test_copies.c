/*
 * test_copies.c - what finding copies promises.
 */
#include "store/made.h"

#include "base/buf.h"
#include "story/event.h"
#include "story/sketch.h"
#include "story/terms.h"

static uint32_t
next(uint32_t *seed)
{
	*seed = *seed * 1664525u + 1013904223u;
	return *seed >> 16;
}

/* Words of a made-up report: always the same for a seed. */
static void
words(char *out, size_t size, uint32_t seed, unsigned n)
{
	size_t used = 0;
	for (unsigned i = 0; i < n && used + 16 < size; i++)
		used += (size_t)snprintf(
			out + used, size - used, "%skata%u", i ? " " : "", next(&seed) % 5000);
}

static struct wt_sketch
sketch(const char *text)
{
	struct wt_sketch s;
	wt_sketch_of(&s, wt_str_of(text), NULL, 0);
	return s;
}

static void
a_part_is_contained_in_the_whole(void **state)
{
	static char whole[8000], part[8000];
	(void)state;
	words(whole, sizeof whole, 3, 400);
	memcpy(part, whole, sizeof part);
	part[strlen(part) / 3] = '\0';
	struct wt_sketch a = sketch(whole), b = sketch(part);
	struct wt_likeness l = wt_sketch_compare(&a, &b), back = wt_sketch_compare(&b, &a);
	assert_true(l.contained > 0.9F && l.resembles < 0.5F);
	assert_true(back.contained >= l.contained && back.contained <= l.contained);
	assert_int_equal(wt_sketch_is_copy(l), WT_COPY_YES);
	words(part, sizeof part, 4, 400);
	b = sketch(part);
	assert_int_equal(wt_sketch_is_copy(wt_sketch_compare(&a, &b)), WT_COPY_NO);
}

static void
case_and_signs_make_no_difference_and_noise_is_left_out(void **state)
{
	const char *noisy = "Putin tiba di Pyongyang. BACA JUGA Kim menunggu di istana, Rabu.";
	struct wt_span noise = { 25, 34 };
	struct wt_sketch a = sketch("Putin tiba di Pyongyang.  Kim menunggu di istana, Rabu."),
			 b = sketch("PUTIN TIBA DI PYONGYANG: kim menunggu di istana; rabu"), c;
	(void)state;
	wt_sketch_of(&c, wt_str_of(noisy), &noise, 1);
	assert_int_equal(a.n, 5);
	assert_int_equal(a.shingles, 5);
	assert_memory_equal(a.hashes, b.hashes, sizeof a.hashes[0] * a.n);
	assert_memory_equal(a.hashes, c.hashes, sizeof a.hashes[0] * a.n);
	assert_int_equal(sketch("Putin tiba di Pyongyang").n, 0);
	assert_int_equal(sketch("").n, 0);
}

static void
a_sketch_at_rest_is_the_same(void **state)
{
	static char text[8000];
	unsigned char bytes[WT_SKETCH_BYTES];
	struct wt_sketch back;
	(void)state;
	words(text, sizeof text, 9, 300);
	struct wt_sketch s = sketch(text);
	size_t n = wt_sketch_pack(&s, bytes);
	wt_sketch_unpack(&back, s.shingles, bytes, n);
	assert_int_equal(back.n, s.n);
	assert_memory_equal(back.hashes, s.hashes, sizeof s.hashes);
	assert_true(s.shingles > 220 && s.shingles < 390); /* of 296 */
}

static unsigned
class_of(const struct wt_commons *commons, const char *word)
{
	return wt_term_class(commons, wt_str_of(word), wt_str_hash(wt_str_of(word)));
}

static void
what_two_leads_have_in_common_weighs_by_how_rare_it_is(void **state)
{
	struct wt_arena arena;
	uint32_t items[3][WT_TERMS], n[3];
	struct wt_commons commons;
	(void)state;
	wt_commons_init(&commons);
	wt_arena_init(&arena, 1 << 16);
	wt_terms_of(&commons, WT_STR("Kapal Liberia kandas di Karimata"),
		WT_STR("Kapal Liberia kandas di Karimata\nKapal barang kandas di Selat Karimata "
		       "pada Senin."),
		items[0], &n[0]);
	wt_terms_of(&commons, WT_STR("Nakhoda kapal Liberia diperiksa"),
		WT_STR("Nakhoda kapal yang kandas di Karimata diperiksa pada Selasa."), items[1],
		&n[1]);
	wt_terms_of(&commons, WT_STR("Presiden di Jakarta pada Senin"),
		WT_STR("Presiden mengatakan hal itu pada Senin di Jakarta."), items[2], &n[2]);
	struct wt_terms a = { items[0], n[0] }, b = { items[1], n[1] }, c = { items[2], n[2] };
	assert_true(wt_terms_like(a, b) > 0.4F);
	assert_true(wt_terms_like(a, c) < 0.15F);
	assert_true(wt_terms_like(a, a) > 0.999F);
	unsigned char bytes[WT_TERMS_BYTES];
	size_t size = wt_terms_pack(items[0], n[0], bytes);
	struct wt_terms back = wt_terms_unpack(&arena, bytes, size);
	assert_true(wt_terms_like(a, back) > 0.999F);
	assert_int_equal(class_of(&commons, "yang"), 0);
	assert_int_equal(class_of(&commons, "2024"), 1);
	assert_int_equal(class_of(&commons, "zona"), WT_TERM_CLASSES - 1);
	assert_int_equal(class_of(&commons, "acara"), 3);
	assert_int_equal(class_of(&commons, "yakni"), 3);
	wt_arena_release(&arena);
}

/* --- in the store --- */

static void
put(struct wt_store *s, const char *id, const char *outlet, const char *published, const char *text,
	const char *cited)
{
	struct made m;
	made_article(&m, id, outlet, published, text);
	struct wt_claim *c = made_claim(&m, WT_TYPE_CONSULT, "/RUS/GOV", "/PRK/GOV", "2024-06-19");
	made_chain(c, cited, NULL);
	(void)made_put(s, &m);
}

static void
joined(struct wt_store *s)
{
	struct wt_fault f = { 0 };
	if (wt_events_update(s, NULL, &f) != WARTA_OK)
		fail_msg("%s", f.text);
}

#define ORIGIN(id)                                                                                 \
	"SELECT count(*) FROM prints p JOIN documents d ON d.n = p.document"                       \
	" LEFT JOIN documents o ON o.n = p.origin LEFT JOIN documents r ON r.n = p.root"           \
	" WHERE d.id = '" id "' AND "

static void
copies_come_from_the_first_one_or_from_whom_they_name(void **state)
{
	static char text[4000], cut[4000], named[4200], other[4000];
	struct wt_store *s = made_store(":memory:");
	(void)state;
	words(text, sizeof text, 1, 200);
	words(other, sizeof other, 2, 200);
	memcpy(cut, text, sizeof cut);
	cut[strlen(cut) / 2] = '\0';
	(void)snprintf(named, sizeof named, "%s Demikian dikutip.", text);
	/* the cut one is read first */
	put(s, "cut", "Tempo.co", "2024-06-20T09:00+07:00", cut, NULL);
	put(s, "first", "Antara", "2024-06-20T08:10+07:00", text, NULL);
	put(s, "named", "Kompas.com", "2024-06-20T08:00+07:00", named, "Antara");
	put(s, "other", "Detik", "2024-06-20T10:00+07:00", other, NULL);
	joined(s);
	assert_int_equal(made_number(s, ORIGIN("first") "p.origin IS NULL AND r.id = 'first'"), 1);
	assert_int_equal(made_number(s, ORIGIN("cut") "r.id = 'first'"), 1);
	assert_int_equal(made_number(s, ORIGIN("named") "o.id = 'first' AND r.id = 'first'"), 1);
	assert_int_equal(made_number(s, ORIGIN("other") "p.origin IS NULL AND r.id = 'other'"), 1);
	/* an earlier one of the same words comes to light */
	put(s, "earlier", "Republika", "2024-06-19T08:00+07:00", text, NULL);
	joined(s);
	assert_int_equal(made_number(s, ORIGIN("first") "o.id = 'earlier'"), 1);
	assert_int_equal(made_number(s, ORIGIN("cut") "r.id = 'earlier'"), 1);
	assert_int_equal(wt_store_close(s, NULL), WARTA_OK);
}

static void
what_was_copied_follows_a_revised_article(void **state)
{
	static char text[4000], cut[4000], revised[4200];
	struct wt_store *s = made_store(":memory:");
	(void)state;
	words(text, sizeof text, 11, 200);
	memcpy(cut, text, sizeof cut);
	cut[strlen(cut) / 2] = '\0';
	(void)snprintf(revised, sizeof revised, "%s Berita ini telah diperbarui.", text);
	put(s, "first", "Antara", "2024-06-20T08:10+07:00", text, NULL);
	put(s, "cut", "Tempo.co", "2024-06-20T09:00+07:00", cut, NULL);
	joined(s);
	assert_int_equal(made_number(s, ORIGIN("cut") "r.id = 'first' AND r.live"), 1);
	put(s, "first", "Antara", "2024-06-20T10:10+07:00", revised, NULL);
	joined(s);
	assert_int_equal(made_number(s, "SELECT count(*) FROM documents WHERE id = 'first'"), 2);
	assert_int_equal(made_number(s, ORIGIN("cut") "r.id = 'first' AND r.live"), 1);
	assert_int_equal(wt_store_close(s, NULL), WARTA_OK);
}

/* Does a text of 300 words lead back to one published on another day, `left` words of it left? */
static bool
is_found_back(const char *first, const char *second, unsigned left)
{
	static char text[5000], part[5000];
	struct wt_store *s = made_store(":memory:");
	words(text, sizeof text, 9, 300);
	words(part, sizeof part, 9, left);
	put(s, "later", "Tempo.co", second, part, NULL);
	joined(s);
	put(s, "first", "Antara", first, text, NULL);
	joined(s);
	bool found = made_number(s, ORIGIN("later") "r.id = 'first'") == 1;
	assert_int_equal(wt_store_close(s, NULL), WARTA_OK);
	return found;
}

static void
copies_are_found_over_days_and_whole_ones_at_any_time(void **state)
{
	(void)state;
	assert_true(is_found_back("2024-06-16", "2024-06-20", 110)); /* filed together */
	assert_true(is_found_back("2024-06-20", "2024-07-05", 110)); /* not together, but near */
	assert_true(is_found_back("2022-06-20", "2024-07-05", 280));
	assert_true(is_found_back("2024-06-20", "", 280));
}

#define UNDER_A_KEY "SELECT max(n) FROM (SELECT count(*) AS n FROM print_keys GROUP BY key) AS x"

/* 40 of 190 words are a newsroom's own, under each of its articles. */
static void
words_under_every_article_fill_no_key_beyond_16_and_hide_no_copy(void **state)
{
	static char own[3000], foot[800], text[4000], id[16];
	struct wt_store *s = made_store(":memory:");
	(void)state;
	words(foot, sizeof foot, 77, 40);
	for (unsigned i = 0; i < 120; i++) {
		words(own, sizeof own, 1000 + i, 150);
		(void)snprintf(text, sizeof text, "%s %s", own, foot);
		(void)snprintf(id, sizeof id, "n%u", i);
		put(s, id, "Detik", "2024-06-20T08:00+07:00", text, NULL);
		if (i == 30 || i == 100)
			joined(s);
	}
	own[strlen(own) * 2 / 3] = '\0';
	put(s, "cut", "Tempo.co", "2024-06-20T09:00+07:00", own, NULL);
	joined(s);
	assert_int_equal(made_number(s, UNDER_A_KEY), 16);
	assert_int_equal(made_number(s, "SELECT count(*) FROM prints WHERE origin IS NOT NULL"), 1);
	assert_int_equal(made_number(s, ORIGIN("cut") "r.id = 'n119'"), 1);
	assert_int_equal(wt_store_close(s, NULL), WARTA_OK);
}

#define SHEETS 24

/* Six reports, each in four forms. */
static void
put_sheet(struct wt_store *s, unsigned i)
{
	static const char *const OUTLETS[] = { "Antara", "Tempo.co", "Kompas.com", "Detik" };
	static char texts[SHEETS][3000];
	char id[8], published[32];
	words(texts[i], sizeof texts[i], 100 + i / 4, 150);
	if (i % 4 == 1)
		texts[i][strlen(texts[i]) * 2 / 3] = '\0';
	if (i % 4 == 2)
		memcpy(texts[i], "lain", 4);
	(void)snprintf(id, sizeof id, "n%u", i);
	/* within three weeks, over the bound of what is filed together; of some the day is not
	 * known */
	unsigned day = 20 + i * 5 % 21;
	(void)snprintf(published, sizeof published, "2024-%02u-%02uT%02u:00+07:00",
		day > 30 ? 7u : 6u, day > 30 ? day - 30 : day, i * 7 % 24);
	if (i % 11 == 5)
		published[0] = '\0';
	put(s, id, OUTLETS[(i + i / 4) % 4], published, texts[i], i % 5 == 0 ? "Antara" : NULL);
}

static struct wt_buf
roots(struct wt_store *s)
{
	struct wt_buf out = { 0 };
	struct wt_stmt *stmt = wt_db_get(s,
		"SELECT d.id, r.id, p.reason FROM prints p JOIN documents d ON d.n = p.document"
		" JOIN documents r ON r.n = p.root ORDER BY d.id",
		NULL);
	while (wt_db_next(s, stmt, "be read", NULL) == 1)
		wt_buf_printf(&out, "%s %s %s\n", wt_column_str(stmt, 0).ptr,
			wt_column_str(stmt, 1).ptr, wt_column_str(stmt, 2).ptr);
	return out;
}

static void
the_order_of_reading_makes_no_difference_to_copies(void **state)
{
	struct wt_buf first = { 0 };
	uint32_t seed = 5;
	unsigned order[SHEETS];
	(void)state;
	for (unsigned i = 0; i < SHEETS; i++)
		order[i] = i;
	for (unsigned round = 0; round < 12; round++) {
		struct wt_store *s = made_store(":memory:");
		for (unsigned i = 0; i < SHEETS; i++) {
			put_sheet(s, order[i]);
			if (round % 3 && i % round == 0)
				joined(s);
		}
		joined(s);
		struct wt_buf now = roots(s);
		if (round == 0)
			first = now;
		else if (strcmp(now.ptr, first.ptr) != 0)
			fail_msg("round %u\n%s\n%s", round, first.ptr, now.ptr);
		if (round)
			wt_buf_release(&now);
		assert_int_equal(wt_store_close(s, NULL), WARTA_OK);
		for (unsigned i = SHEETS - 1; i > 0; i--) {
			unsigned k = next(&seed) % (i + 1), t = order[i];
			order[i] = order[k];
			order[k] = t;
		}
	}
	wt_buf_release(&first);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(a_part_is_contained_in_the_whole),
		cmocka_unit_test(case_and_signs_make_no_difference_and_noise_is_left_out),
		cmocka_unit_test(a_sketch_at_rest_is_the_same),
		cmocka_unit_test(what_two_leads_have_in_common_weighs_by_how_rare_it_is),
		cmocka_unit_test(copies_come_from_the_first_one_or_from_whom_they_name),
		cmocka_unit_test(what_was_copied_follows_a_revised_article),
		cmocka_unit_test(copies_are_found_over_days_and_whole_ones_at_any_time),
		cmocka_unit_test(words_under_every_article_fill_no_key_beyond_16_and_hide_no_copy),
		cmocka_unit_test(the_order_of_reading_makes_no_difference_to_copies),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}

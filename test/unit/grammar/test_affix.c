/*
 * test_affix.c - roots and voice, with a small list of roots of our own.
 */
#include "test.h"

#include "grammar/tables.h"

#define ROOTS 256

static const char *const WORDS[] = { "serang", "tulis", "kirim", "temu", "henti", "cakap", "hati",
	"undang", "tolong", "kata", "katak", "pakai", "ajar", "kerja", "besar", "tahu", "sapu",
	"tinju", "berita", "bom", "hasil", "lapor", "setuju", "pimpin", "dorong", "nyanyi",
	"anak" };

/* A table of the words above, all seen once. */
static struct wt_morph
small_morph(struct wt_root_row rows[ROOTS], char *pool)
{
	struct wt_morph m = { .pool = pool, .roots = rows, .root_mask = ROOTS - 1 };
	for (size_t i = 0; i < sizeof WORDS / sizeof WORDS[0]; i++) {
		struct wt_str w = wt_str_of(WORDS[i]);
		uint64_t hash = wt_form_hash(w, WT_UPOS_ANY);
		uint32_t at = (uint32_t)hash & m.root_mask;
		while (rows[at].key)
			at = (at + 1) & m.root_mask;
		memcpy(pool + m.pool_size, w.ptr, w.len);
		rows[at] = (struct wt_root_row){ .key = wt_row_key(hash),
			.text = m.pool_size,
			.len = (uint8_t)w.len,
			.weight = 1 };
		m.pool_size += (uint32_t)w.len;
	}
	return m;
}

static void
affixes_are_taken_off(void **state)
{
	static const struct {
		const char *word, *root;
		enum wt_prefix prefix;
		enum wt_suffix suffix;
	} CASES[] = {
		{ "menyerang", "serang", WT_PRE_MEN, WT_SUF_NONE },
		{ "diserang", "serang", WT_PRE_DI, WT_SUF_NONE },
		{ "penyerangan", "serang", WT_PRE_PEN, WT_SUF_AN },
		{ "serangan", "serang", WT_PRE_NONE, WT_SUF_AN },
		{ "menulis", "tulis", WT_PRE_MEN, WT_SUF_NONE },
		{ "mengirimkan", "kirim", WT_PRE_MEN, WT_SUF_KAN },
		{ "pertemuan", "temu", WT_PRE_PER, WT_SUF_AN },
		{ "bertemu", "temu", WT_PRE_BER, WT_SUF_NONE },
		{ "menemui", "temu", WT_PRE_MEN, WT_SUF_I },
		{ "memberhentikan", "henti", WT_PRE_MEN, WT_SUF_KAN },
		{ "pemberhentian", "henti", WT_PRE_PEN, WT_SUF_AN },
		{ "mengatakan", "kata", WT_PRE_MEN, WT_SUF_KAN },
		{ "memakai", "pakai", WT_PRE_MEN, WT_SUF_NONE },
		{ "belajar", "ajar", WT_PRE_BER, WT_SUF_NONE },
		{ "pelajaran", "ajar", WT_PRE_PER, WT_SUF_AN },
		{ "bekerja", "kerja", WT_PRE_BER, WT_SUF_NONE },
		{ "memperbesar", "besar", WT_PRE_MEMPER, WT_SUF_NONE },
		{ "diketahui", "tahu", WT_PRE_DI, WT_SUF_I },
		{ "petinju", "tinju", WT_PRE_PEN, WT_SUF_NONE },
		{ "mengebom", "bom", WT_PRE_MEN, WT_SUF_NONE },
		{ "keberhasilan", "hasil", WT_PRE_KE, WT_SUF_AN },
		{ "dilaporkan", "lapor", WT_PRE_DI, WT_SUF_KAN },
		{ "persetujuan", "setuju", WT_PRE_PER, WT_SUF_AN },
		{ "dipimpin", "pimpin", WT_PRE_DI, WT_SUF_NONE },
		{ "menyanyi", "nyanyi", WT_PRE_MEN, WT_SUF_NONE },
		{ "terdorong", "dorong", WT_PRE_TER, WT_SUF_NONE },
	};
	struct wt_root_row rows[ROOTS] = { 0 };
	char pool[1024];
	struct wt_morph m = small_morph(rows, pool);
	(void)state;
	for (size_t i = 0; i < sizeof CASES / sizeof CASES[0]; i++) {
		struct wt_affix a;
		assert_true(wt_affix_analyse(&m, wt_str_of(CASES[i].word), &a));
		if (!wt_str_is(a.root, CASES[i].root))
			fail_msg("%s: root %.*s", CASES[i].word, WT_FMT(a.root));
		assert_int_equal(a.prefix, CASES[i].prefix);
		assert_int_equal(a.suffix, CASES[i].suffix);
	}
}

static void
reduplications_have_the_root_of_their_half(void **state)
{
	static const char *const CASES[][2] = { { "anak-anak", "anak" },
		{ "bercakap-cakap", "cakap" }, { "besar-besaran", "besar" },
		{ "perundang-undangan", "undang" }, { "tolong-menolong", "tolong" },
		{ "kehati-hatian", "hati" } };
	struct wt_root_row rows[ROOTS] = { 0 };
	char pool[1024];
	struct wt_morph m = small_morph(rows, pool);
	(void)state;
	for (size_t i = 0; i < sizeof CASES / sizeof CASES[0]; i++) {
		struct wt_affix a;
		assert_true(wt_affix_analyse(&m, wt_str_of(CASES[i][0]), &a));
		assert_true(a.reduplicated);
		assert_true(wt_str_is(a.root, CASES[i][1]));
	}
}

static void
a_root_is_not_taken_apart(void **state)
{
	static const char *const WHOLE[] = { "berita", "katak", "sapu", "xyz", "", "me",
		"mengmengmengmengmeng" };
	struct wt_root_row rows[ROOTS] = { 0 };
	char pool[1024];
	struct wt_morph m = small_morph(rows, pool);
	(void)state;
	for (size_t i = 0; i < sizeof WHOLE / sizeof WHOLE[0]; i++) {
		struct wt_affix a;
		assert_false(wt_affix_analyse(&m, wt_str_of(WHOLE[i]), &a));
		assert_true(wt_str_is(a.root, WHOLE[i]));
	}
}

static struct wt_token
read_one(const struct wt_morph *m, const char *word, enum wt_upos upos)
{
	struct wt_token t = {
		.form = wt_str_of(word), .lower = wt_str_of(word), .upos = (uint8_t)upos
	};
	struct wt_sentence s = { .tokens = &t, .n = 1 };
	struct wt_arena a;
	wt_arena_init(&a, 1 << 20);
	wt_morph_read(m, &a, &s);
	wt_arena_release(&a);
	return t;
}

static void
affixes_give_the_features(void **state)
{
	struct wt_root_row rows[ROOTS] = { 0 };
	char pool[1024];
	struct wt_morph m = small_morph(rows, pool);
	(void)state;
	struct wt_token t = read_one(&m, "menyerang", WT_UPOS_VERB);
	assert_true(t.feats == WT_FEAT(VOICE_ACT) && wt_str_is(t.lemma, "serang"));
	t = read_one(&m, "dikirimkan", WT_UPOS_VERB);
	assert_true(t.feats == (WT_FEAT(VOICE_PASS) | WT_FEAT(APPLICATIVE)));
	assert_true(read_one(&m, "anak-anak", WT_UPOS_NOUN).feats == WT_FEAT(NUMBER_PLUR));
	assert_true(read_one(&m, "terbesar", WT_UPOS_ADJ).feats == WT_FEAT(DEGREE_SUP));
	assert_true(read_one(&m, "ke-12", WT_UPOS_ADJ).feats == WT_FEAT(NUM_ORD));
	assert_true(wt_str_is(read_one(&m, "merelokasikan", WT_UPOS_VERB).lemma, "relokasi"));
	assert_true(wt_str_is(read_one(&m, "diretas", WT_UPOS_VERB).lemma, "retas"));
	assert_true(wt_str_is(read_one(&m, "Beritakan", WT_UPOS_PROPN).lemma, "Beritakan"));
	assert_true(wt_str_is(read_one(&m, "nya", WT_UPOS_PRON).lemma, "dia"));
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(affixes_are_taken_off),
		cmocka_unit_test(reduplications_have_the_root_of_their_half),
		cmocka_unit_test(a_root_is_not_taken_apart),
		cmocka_unit_test(affixes_give_the_features),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}

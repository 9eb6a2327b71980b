/*
 * test_search.c - what looking for words promises.
 */
#include "store/made.h"

#include "store/search.h"
#include "work/embedded.h"

struct fixture {
	struct wt_grammar *grammar;
	struct wt_store_options options;
	struct wt_store *s;
};

static int
set_up(void **state)
{
	static struct fixture x;
	char address[MADE_ADDRESS];
	struct wt_str model = wt_embedded_grammar();
	struct wt_fault f = { 0 };
	if (wt_grammar_open(&x.grammar, model.ptr, model.len, &f) != WARTA_OK)
		fail_msg("%s", f.text);
	x.options = MADE_OPTIONS;
	x.options.grammar = x.grammar;
	if (wt_store_open(&x.s, made_address(":memory:", address), WT_STORE_WRITE, &x.options,
		    &f) != WARTA_OK)
		fail_msg("%s", f.text);
	*state = &x;
	return 0;
}

static int
tear_down(void **state)
{
	struct fixture *x = *state;
	assert_int_equal(wt_store_close(x->s, NULL), WARTA_OK);
	wt_grammar_close(x->grammar);
	return 0;
}

static void
put(struct wt_store *s, const char *id, const char *outlet, const char *published,
	const char *title, const char *text)
{
	struct made m;
	made_article(&m, id, outlet, published, text);
	m.article.title = wt_str_of(title);
	(void)made_put(s, &m);
}

static void
fill(struct wt_store *s)
{
	put(s, "a", "Kompas.com", "2024-07-18", "Menlu bertolak ke Pyongyang",
		"Kedua menteri itu bertemu di Pyongyang. Pertemuan berlangsung tertutup.");
	put(s, "b", "Antara", "2024-07-19", "Uji coba nuklir",
		"Korea Utara menguji rudal. Kementerian Luar Negeri Ma'ruf belum menanggapi.");
	put(s, "c", "Tempo.co", "2024-08-02", "Harga beras naik",
		"Pedagang mengeluh karena harga beras naik. Serangan hama menjadi sebabnya.");
	put(s, "d", "Antara", "2024-08-03", "Serangan di Gaza",
		"Agresi itu menewaskan puluhan orang; Presiden Erdoğan mengecamnya.");
}

/* What came out: ids, and the last one's text with [hits]. */
struct seen {
	char ids[64];
	char snippet[400];
	char title[200];
	uint64_t total;
};

static void
mark(char *out, size_t size, struct wt_str text, const struct wt_span *hits, uint32_t n)
{
	size_t at = 0, from = 0;
	for (uint32_t i = 0; i < n; i++) {
		at += (size_t)snprintf(out + at, size - at, "%.*s[%.*s]",
			(int)(hits[i].start - from), text.ptr + from,
			(int)(hits[i].end - hits[i].start), text.ptr + hits[i].start);
		from = hits[i].end;
	}
	(void)snprintf(out + at, size - at, "%.*s", (int)(text.len - from), text.ptr + from);
}

static int
see(void *context, const struct wt_found *f)
{
	struct seen *seen = context;
	size_t at = strlen(seen->ids);
	(void)snprintf(
		seen->ids + at, sizeof seen->ids - at, "%s%.*s", at ? " " : "", WT_FMT(f->id));
	mark(seen->snippet, sizeof seen->snippet, f->snippet, f->hits, f->n_hits);
	mark(seen->title, sizeof seen->title, f->title, f->title_hits, f->n_title_hits);
	return 0;
}

static struct seen
look(struct wt_store *s, const char *words, bool newest)
{
	struct wt_search ask = { .words = wt_str_of(words), .newest = newest };
	struct seen seen = { .ids = "" };
	struct wt_fault f = { 0 };
	if (wt_store_search(s, &ask, &seen.total, see, &seen, &f) != WARTA_OK)
		fail_msg("%s: %s", words, f.text);
	return seen;
}

static void
finds(struct wt_store *s, const char *words, const char *ids)
{
	struct seen seen = look(s, words, true);
	if (strcmp(seen.ids, ids) != 0)
		fail_msg("'%s' finds '%s', not '%s'", words, seen.ids, ids);
	unsigned n = ids[0] != '\0';
	for (const char *c = ids; *c; c++)
		n += *c == ' ';
	assert_int_equal(seen.total, n);
}

static void
a_word_finds_all_forms_of_its_root(void **state)
{
	struct wt_store *s = ((struct fixture *)*state)->s;
	fill(s);
	finds(s, "ditemui", "a");
	finds(s, "pengujian", "b");
	finds(s, "menyerang", "d c");
	finds(s, "MENTERINYA", "b a"); /* kementerian, menteri */
}

static void
a_phrase_and_a_beginning_are_taken_as_written(void **state)
{
	struct wt_store *s = ((struct fixture *)*state)->s;
	fill(s);
	finds(s, "\"harga beras\"", "c");
	finds(s, "\"beras harga\"", "");
	finds(s, "\"temu\"", "a"); /* no text has it as it is, but as the root it stands there */
	finds(s, "\"bertemu di Pyongyang\"", "a");
	finds(s, "kement*", "b");
	finds(s, "pyong*", "a");
	finds(s, "pertem*", "a");
}

static void
words_are_joined_chosen_between_and_left_out(void **state)
{
	struct wt_store *s = ((struct fixture *)*state)->s;
	fill(s);
	finds(s, "serangan hama", "c");
	finds(s, "rudal OR Gaza", "d b");
	finds(s, "rudal ATAU Gaza agresi", "d");
	finds(s, "serangan -Gaza", "c");
	finds(s, "serangan -\"harga beras\" -nuklir", "d");
}

static void
fields_and_days_narrow(void **state)
{
	struct wt_store *s = ((struct fixture *)*state)->s;
	fill(s);
	finds(s, "title:serangan", "d");
	finds(s, "judul:\"harga beras\"", "c");
	finds(s, "text:serangan", "c");
	finds(s, "serangan outlet:antara", "d");
	finds(s, "media:antara", "d b");
	finds(s, "serangan from:2024-08-03", "d");
	finds(s, "sejak:2024-07 sampai:2024-07-18", "a");
	finds(s, "pukul 10:30", "");
	struct wt_search ask = { .words = WT_STR("serangan from:kemarin") };
	struct wt_fault f = { 0 };
	assert_int_equal(wt_store_search(s, &ask, NULL, see, NULL, &f), WARTA_EUSAGE);
	assert_non_null(strstr(f.text, "kemarin"));
}

static void
marks_and_apostrophes_do_not_matter(void **state)
{
	struct wt_store *s = ((struct fixture *)*state)->s;
	fill(s);
	finds(s, "erdogan", "d");
	finds(s, "Erdoğan", "d");
	finds(s, "maruf", "b");
	finds(s, "Ma’ruf", "b");
	finds(s, "(serangan), *gaza!", "d");
}

static void
what_was_found_is_shown(void **state)
{
	struct wt_store *s = ((struct fixture *)*state)->s;
	fill(s);
	struct seen seen = look(s, "pertemuan", false);
	assert_non_null(strstr(seen.snippet, "itu [bertemu] di"));
	assert_non_null(strstr(seen.snippet, "[Pertemuan] berlangsung"));
	seen = look(s, "serangan gaza", false);
	assert_string_equal(seen.title, "[Serangan] di [Gaza]");
	seen = look(s, "serangan", false);
	assert_string_equal(seen.ids, "d c"); /* in the title it counts for more */
}

static void
a_revised_article_is_found_by_its_new_words_only(void **state)
{
	struct wt_store *s = ((struct fixture *)*state)->s;
	fill(s);
	put(s, "c", "Tempo.co", "2024-08-02", "Harga beras turun",
		"Pedagang lega karena harga beras turun. Serangan hama menjadi sebabnya.");
	finds(s, "pedagang", "c");
	finds(s, "mengeluh", "");
	finds(s, "lega", "c");
	if (s->driver == &WT_SQLITE)
		assert_int_equal(
			wt_db_exec(s,
				"INSERT INTO search (search, rank) VALUES ('integrity-check', 1)",
				"be read", NULL),
			WARTA_OK);
	assert_int_equal(made_number(s, "SELECT count(*) FROM search"), 4);
}

static void
no_text_is_a_wrong_search(void **state)
{
	static const char *const TEXTS[] = { "\"", "\"\"", "a\"b", "AND", "OR", "OR OR", "NOT x",
		"NEAR(a b)", "a NEAR b", "title:", "title:\"", "x OR", "OR x", "^a", "a^2", "*",
		"**", "a* b*", "-", "--", "- a", "{title}: a", "a:b:c", "\\",
		"'; DROP TABLE search; --", "a + b", "(((", ")))", "\x01\x02\x03", "\xff\xfe",
		"\xf0\x9f\x98\x80", "%s%n", "a-b", "title:-a", "-title:a b", "kata\nkata",
		"text:* a", "..", "a.b", "outlet: x" };
	struct wt_store *s = ((struct fixture *)*state)->s;
	fill(s);
	for (size_t i = 0; i < sizeof TEXTS / sizeof TEXTS[0]; i++) {
		struct wt_search ask = { .words = wt_str_of(TEXTS[i]) };
		struct seen seen = { .ids = "" };
		struct wt_fault f = { 0 };
		int code = wt_store_search(s, &ask, &seen.total, see, &seen, &f);
		if (code != WARTA_OK && code != WARTA_EUSAGE)
			fail_msg("%s: %s", TEXTS[i], f.text);
	}
	char many[8 * (WT_SEARCH_WORDS + 1)] = "";
	for (int i = 0; i <= WT_SEARCH_WORDS; i++)
		(void)snprintf(many + strlen(many), sizeof many - strlen(many), "w%d ", i);
	struct wt_search ask = { .words = wt_str_of(many) };
	assert_int_equal(wt_store_search(s, &ask, NULL, see, NULL, NULL), WARTA_ETOOBIG);
}

static void
other_lemmas_make_the_index_anew(void **state)
{
	struct fixture *x = *state;
	char path[64], address[MADE_ADDRESS];
	struct wt_store *s = made_store(made_path(path)); /* without lemmas */
	fill(s);
	finds(s, "ditemui", "");
	assert_int_equal(wt_store_close(s, NULL), WARTA_OK);
	assert_int_equal(
		wt_store_open(&s, made_address(path, address), WT_STORE_WRITE, &x->options, NULL),
		WARTA_OK);
	finds(s, "ditemui", "a");
	assert_int_equal(wt_store_close(s, NULL), WARTA_OK);
	made_remove(path);
}

#define TEST(name) cmocka_unit_test_setup_teardown(name, set_up, tear_down)

int
main(void)
{
	const struct CMUnitTest tests[] = {
		TEST(a_word_finds_all_forms_of_its_root),
		TEST(a_phrase_and_a_beginning_are_taken_as_written),
		TEST(words_are_joined_chosen_between_and_left_out),
		TEST(fields_and_days_narrow),
		TEST(marks_and_apostrophes_do_not_matter),
		TEST(what_was_found_is_shown),
		TEST(a_revised_article_is_found_by_its_new_words_only),
		TEST(no_text_is_a_wrong_search),
		TEST(other_lemmas_make_the_index_anew),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}

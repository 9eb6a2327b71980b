/*
 * Who says so: the cases of test/spec/source.txt, read by the whole path.
 */
#include "report/source.h"
#include "whole_path.h"

static void
read_text(struct spec *x, struct wt_str text, struct wt_str day)
{
	struct wt_fault f = { 0 };
	struct wt_page page = { .kind = WT_PAGE_JSON, .id = WT_STR("case"), .text = text };
	(void)wt_moment_parse(day, &page.published);
	assert_int_equal(wt_reader_read(&x->reader, &page, &x->doc, NULL, NULL, &f), WARTA_OK);
}

static void
append(struct wt_buf *out, struct wt_str name)
{
	if (out->len)
		wt_buf_str(out, WT_STR(", "));
	wt_buf_str(out, name);
}

/* The chain of the first claim of the type; of no claim, a word that says so. */
static void
chain_of_claim(const struct spec *x, struct wt_str type, struct wt_buf *out)
{
	for (uint32_t i = 0; i < x->doc.claims.n; i++) {
		const struct wt_claim *c = &x->doc.claims.items[i];
		if (!wt_str_is(type, wt_type_name(c->type)))
			continue;
		for (unsigned k = 0; k < c->n_chain; k++)
			append(out, c->chain[k]);
		return;
	}
	append(out, WT_STR("(no such act)"));
}

static void
chain_of_sentence(struct spec *x, struct wt_buf *out)
{
	struct wt_claims claims = { .items = NULL };
	struct wt_coder c = { .fr = x->reader.frames,
		.gazetteer = x->reader.gazetteer,
		.arena = &x->doc.arena,
		.article = &x->doc.article,
		.text = &x->doc.text,
		.ms = &x->doc.mentions,
		.claims = &claims };
	assert_int_equal(wt_arena_guard(&x->doc.arena), 0);
	wt_sources_read(&c);
	for (unsigned i = 0; c.text->n_sentences && i < c.sources[0].n; i++)
		append(out, c.sources[0].hops[i].name);
	wt_arena_unguard(&x->doc.arena);
}

/* One case; true where the chain is the one wanted. */
static bool
holds(struct spec *x, struct wt_str text, struct wt_str wanted)
{
	struct wt_buf got = { 0 };
	ptrdiff_t at = wt_str_find(text, WT_STR("@ "), 0);
	ptrdiff_t chain = wt_str_find(wanted, WT_STR("chain:"), 0);
	assert_true(at > 0 && chain >= 0);
	struct wt_str day =
		wt_str_trim((struct wt_str){ text.ptr + at + 1, text.len - (size_t)at - 1 });
	read_text(x, wt_str_trim((struct wt_str){ text.ptr, (size_t)at }), day);
	struct wt_str type = wanted,
		      names = { wanted.ptr + chain + 6, wanted.len - (size_t)chain - 6 };
	struct wt_str rest = wanted;
	if (chain > 0 && wt_str_split(&rest, '|', &type))
		chain_of_claim(x, wt_str_trim(type), &got);
	else
		chain_of_sentence(x, &got);
	if (got.len == 0)
		append(&got, WT_STR("-"));
	names = wt_str_trim(names);
	bool right = wt_str_eq(names, wt_buf_view(&got));
	if (!right)
		(void)fprintf(stderr, "%.*s\n\twanted %.*s\n\tgot    %.*s\n", WT_FMT(text),
			WT_FMT(names), WT_FMT(wt_buf_view(&got)));
	wt_buf_release(&got);
	return right;
}

static void
every_case_of_the_spec_holds(void **state)
{
	spec_holds(*state, WT_SOURCE_DIR "/test/spec/source.txt", 20, NULL, holds);
}

static void
a_text_of_cues_alone_is_bounded(void **state)
{
	struct spec *x = *state;
	struct wt_buf text = { 0 };
	for (int i = 0; i < 3000; i++)
		wt_buf_str(&text, WT_STR("kata menurut dikutip dari kata dia, mengatakan "));
	read_text(x, wt_buf_view(&text), WT_STR("2024-01-01"));
	struct wt_buf got = { 0 };
	chain_of_sentence(x, &got);
	assert_true(got.len < 4000);
	wt_buf_release(&got);
	wt_buf_release(&text);
}

static void
every_reach_lies_in_the_text(void **state)
{
	struct spec *x = *state;
	read_text(x,
		WT_STR("\"A,\" kata Lavrov. Menurut dia, Iran menyerang Israel, dilansir TASS."),
		WT_STR("2024-01-01"));
	for (uint32_t i = 0; i < x->doc.claims.n; i++) {
		const struct wt_claim *c = &x->doc.claims.items[i];
		assert_true(c->cue_span.end <= x->doc.text.doc.len);
		assert_true(c->cue_span.start <= c->cue_span.end);
	}
}

static void
voices_are_names_each_once(void **state)
{
	struct spec *x = *state;
	struct wt_buf got = { 0 };
	read_text(x,
		WT_STR("Gudang beras di pelabuhan terbakar habis.\n\n\"Api sudah padam,\" kata"
		       " Rudi Hartono. Menurut seorang saksi, api cepat membesar.\n\n\"Tidak ada"
		       " korban,\" ujar Rudi. Demikian dilansir Reuters."),
		WT_STR("2024-01-01"));
	for (uint32_t i = 0; i < x->doc.claims.n_voices; i++) {
		append(&got, x->doc.claims.voices[i].name);
		wt_buf_cstr(&got, x->doc.claims.voices[i].of == WT_TELLER_MEDIA ? " (m)" : "");
	}
	wt_buf_char(&got, '\0');
	assert_string_equal(got.ptr, "Reuters (m), Rudi Hartono");
	wt_buf_release(&got);
}

/* The chain of the arrest in a text whose third paragraph begins so. */
static void
chain_of_arrest(struct spec *x, const char *opens, struct wt_buf *out)
{
	struct wt_buf text = { 0 };
	wt_buf_cstr(&text, "Kota itu sepi sejak pagi.\n\nHujan turun di pelabuhan.\n\n");
	wt_buf_cstr(&text, opens);
	wt_buf_cstr(&text, " menangkap dua aktivis Papua di asrama mahasiswa Jayapura.\n\n"
			   "\"Dua aktivis Papua itu kini di kantor kami, dari asrama mahasiswa,\" "
			   "kata Rudi Hartono.\n");
	read_text(x, wt_buf_view(&text), WT_STR("2024-01-01"));
	chain_of_claim(x, WT_STR("COERCE"), out);
	wt_buf_char(out, '\0');
	wt_buf_release(&text);
}

static void
what_announces_a_quotation_is_told_by_its_speaker(void **state)
{
	struct wt_buf news = { 0 }, old = { 0 };
	chain_of_arrest(*state, "Polisi", &news);
	chain_of_arrest(*state, "Sebelumnya polisi", &old);
	assert_string_equal(news.ptr, "Rudi Hartono");
	assert_string_equal(old.ptr, "");
	wt_buf_release(&news);
	wt_buf_release(&old);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(every_case_of_the_spec_holds),
		cmocka_unit_test(a_text_of_cues_alone_is_bounded),
		cmocka_unit_test(every_reach_lies_in_the_text),
		cmocka_unit_test(voices_are_names_each_once),
		cmocka_unit_test(what_announces_a_quotation_is_told_by_its_speaker),
	};
	return cmocka_run_group_tests(tests, set_up, tear_down);
}

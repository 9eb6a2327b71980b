/*
 * Every example of countries, actors, bodies, offices, agents, mediums and places in the
 * lexicon yields what its entry says.
 */
#include <stdlib.h>

#include "base/file.h"
#include "mention/example.h"
#include "test.h"

#define MISSED_MOST   1 /* percent, while entries are still being added */
#define PERSONS_LEAST 900
#define BODIES_LEAST  1200

static void *
aligned_copy(const struct wt_buf *b)
{
	void *p = aligned_alloc(64, (b->len + 63) / 64 * 64 + 64);
	memcpy(p, b->ptr, b->len);
	return p;
}

static void
every_example_of_a_name_links_to_its_entry(void **state)
{
	struct wt_fault f = { 0 };
	struct wt_lex lex;
	struct wt_blob_writer writer = { 0 };
	struct wt_buf model = { 0 }, bytes = { 0 }, out = { 0 };
	struct wt_blob blob;
	struct wt_gazetteer *gazetteer;
	struct wt_grammar *grammar;
	struct wt_arena arena;
	(void)state;
	assert_int_equal(
		wt_file_read(WT_SOURCE_DIR "/models/grammar.bin", (size_t)1 << 30, &model, &f), 0);
	void *model_bytes = aligned_copy(&model);
	assert_int_equal(wt_grammar_open(&grammar, model_bytes, model.len, &f), 0);
	wt_lex_init(&lex);
	assert_int_equal(wt_lex_read_folder(&lex, WT_SOURCE_DIR "/lexicon", &f), 0);
	assert_int_equal(wt_mention_compile(&lex, &writer, &f), 0);
	assert_int_equal(wt_blob_write(&writer, &bytes, &f), 0);
	void *blob_bytes = aligned_copy(&bytes);
	assert_int_equal(wt_blob_open(&blob, blob_bytes, bytes.len, &f), 0);
	assert_int_equal(wt_gazetteer_open(&gazetteer, &blob, &f), 0);
	wt_arena_init(&arena, (size_t)64 << 20);
	struct wt_mention_checker c = { gazetteer, grammar, &arena, &out, 0, 0 };
	wt_mention_check(&c, &lex);
	if (c.missed)
		(void)fprintf(
			stderr, "%s%u of %u results did not come out\n", out.ptr, c.missed, c.run);
	assert_true(c.run > 0);
	assert_true(c.missed * 100 <= c.run * MISSED_MOST);
	wt_arena_release(&arena);
	wt_gazetteer_close(gazetteer);
	wt_grammar_close(grammar);
	wt_blob_writer_release(&writer);
	wt_lex_release(&lex);
	wt_buf_release(&model);
	wt_buf_release(&bytes);
	wt_buf_release(&out);
	free(model_bytes);
	free(blob_bytes);
}

static bool
has_dates(const struct wt_lex_entry *e)
{
	const struct wt_lex_line *role = wt_lex_find(e, "role", 0);
	return role && wt_str_find(role->value, WT_STR(".."), 0) >= 0;
}

/* A person without dates of office would hold it for ever. */
static void
persons_have_dated_offices_and_they_and_bodies_are_many(void **state)
{
	struct wt_fault f = { 0 };
	struct wt_lex lex;
	uint32_t persons = 0, bodies = 0, undated = 0;
	(void)state;
	wt_lex_init(&lex);
	assert_int_equal(wt_lex_read_folder(&lex, WT_SOURCE_DIR "/lexicon/actors", &f), 0);
	for (uint32_t i = 0; i < lex.n; i++) {
		bool person = wt_str_is(lex.entries[i].kind, "actor");
		persons += person;
		bodies += wt_str_is(lex.entries[i].kind, "body");
		undated += person && !has_dates(&lex.entries[i]);
	}
	assert_true(persons >= PERSONS_LEAST);
	assert_true(bodies >= BODIES_LEAST);
	assert_int_equal(undated, 0);
	wt_lex_release(&lex);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(persons_have_dated_offices_and_they_and_bodies_are_many),
		cmocka_unit_test(every_example_of_a_name_links_to_its_entry),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}

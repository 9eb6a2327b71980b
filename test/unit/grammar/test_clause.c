/*
 * test_clause.c - clauses of trees that are written down here as CoNLL-U columns.
 */
#include "test.h"

#include "grammar/clause.h"

struct row {
	const char *form;
	enum wt_upos upos;
	int32_t head; /* from 1; 0 the root */
	enum wt_deprel rel;
};

static struct wt_sentence
tree(struct wt_arena *a, const struct row *rows, uint32_t n)
{
	struct wt_sentence s = { .tokens = WT_NEW(a, struct wt_token, n), .n = n, .root = -1 };
	for (uint32_t i = 0; i < n; i++) {
		s.tokens[i].form = s.tokens[i].lower = wt_str_of(rows[i].form);
		s.tokens[i].upos = (uint8_t)rows[i].upos;
		s.tokens[i].head = rows[i].head - 1;
		s.tokens[i].deprel = (uint8_t)rows[i].rel;
		if (rows[i].head == 0)
			s.root = (int32_t)i;
	}
	return s;
}

#define V WT_UPOS_VERB
#define N WT_UPOS_NOUN
#define S WT_UPOS_SCONJ

/* Ali berkata bahwa mereka pergi setelah hujan reda dan kembali. */
static const struct row SPEECH[] = {
	{ "ali", WT_UPOS_PROPN, 2, WT_DEP_NSUBJ },
	{ "berkata", V, 0, WT_DEP_ROOT },
	{ "bahwa", S, 5, WT_DEP_MARK },
	{ "mereka", WT_UPOS_PRON, 5, WT_DEP_NSUBJ },
	{ "pergi", V, 2, WT_DEP_CCOMP },
	{ "setelah", S, 8, WT_DEP_MARK },
	{ "hujan", N, 8, WT_DEP_NSUBJ },
	{ "reda", V, 5, WT_DEP_ADVCL },
	{ "dan", WT_UPOS_CCONJ, 10, WT_DEP_CC },
	{ "kembali", V, 5, WT_DEP_CONJ },
};

static void
every_word_belongs_to_its_nearest_predicate(void **state)
{
	static const int32_t OF[] = { 0, 0, 1, 1, 1, 2, 2, 2, 3, 3 };
	static const enum wt_clause_kind KINDS[] = { WT_CLAUSE_MAIN, WT_CLAUSE_CONTENT,
		WT_CLAUSE_TIME, WT_CLAUSE_COORDINATE };
	static const int32_t MARKERS[] = { -1, 2, 5, 8 }, PARENTS[] = { -1, 0, 1, 1 };
	struct wt_arena a;
	struct wt_clauses c;
	(void)state;
	wt_arena_init(&a, 1 << 20);
	struct wt_sentence s = tree(&a, SPEECH, 10);
	wt_clauses_find(&a, &s, &c);
	assert_int_equal(c.n, 4);
	for (int i = 0; i < 10; i++)
		assert_int_equal(c.of[i], OF[i]);
	for (int k = 0; k < 4; k++) {
		assert_int_equal(c.clauses[k].kind, KINDS[k]);
		assert_int_equal(c.clauses[k].marker, MARKERS[k]);
		assert_int_equal(c.clauses[k].parent, PARENTS[k]);
	}
	wt_arena_release(&a);
}

/* pasukan yang menyerang dan tank: a noun joined to a noun heads no clause */
static const struct row NOUNS[] = {
	{ "pasukan", N, 4, WT_DEP_NSUBJ },
	{ "yang", WT_UPOS_PRON, 3, WT_DEP_NSUBJ },
	{ "menyerang", V, 1, WT_DEP_ACL_RELCL },
	{ "mundur", V, 0, WT_DEP_ROOT },
	{ "dan", WT_UPOS_CCONJ, 6, WT_DEP_CC },
	{ "tank", N, 1, WT_DEP_CONJ },
};

static void
yang_opens_a_relative_clause(void **state)
{
	struct wt_arena a;
	struct wt_clauses c;
	(void)state;
	wt_arena_init(&a, 1 << 20);
	struct wt_sentence s = tree(&a, NOUNS, 6);
	wt_clauses_find(&a, &s, &c);
	assert_int_equal(c.n, 2);
	assert_int_equal(c.clauses[0].kind, WT_CLAUSE_RELATIVE);
	assert_int_equal(c.clauses[0].marker, 1);
	assert_int_equal(c.clauses[0].parent, 1);
	assert_int_equal(c.of[5], 1);
	wt_arena_release(&a);
}

static void
cycles_and_missing_trees_end(void **state)
{
	static const struct row CYCLE[] = {
		{ "a", N, 2, WT_DEP_NMOD },
		{ "b", N, 1, WT_DEP_CONJ },
		{ "c", N, 9, WT_DEP_CONJ },
	};
	struct wt_arena a;
	struct wt_clauses c;
	(void)state;
	wt_arena_init(&a, 1 << 20);
	struct wt_sentence s = tree(&a, CYCLE, 3);
	wt_clauses_find(&a, &s, &c);
	assert_int_equal(c.n, 1);
	for (int i = 0; i < 3; i++)
		assert_int_equal(c.of[i], 0);
	s.n = 0;
	wt_clauses_find(&a, &s, &c);
	assert_int_equal(c.n, 0);
	wt_arena_release(&a);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(every_word_belongs_to_its_nearest_predicate),
		cmocka_unit_test(yang_opens_a_relative_clause),
		cmocka_unit_test(cycles_and_missing_trees_end),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}

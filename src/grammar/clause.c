/*
 * clause.c - clauses from a dependency tree, in two walks over its words.
 *
 * First the predicates are found, a clause each; then every word is given the clause
 * of the nearest predicate above it.  Walks upwards stop at a word whose clause is
 * known, so that all is linear; a cycle, which only a file can hold, ends at the
 * bound of n steps and its words fall to the main clause.
 */
#include "grammar/clause.h"

static const struct {
	const char *word;
	uint8_t kind;
} MARKERS[] = {
	{ "setelah", WT_CLAUSE_TIME },
	{ "sesudah", WT_CLAUSE_TIME },
	{ "usai", WT_CLAUSE_TIME },
	{ "seusai", WT_CLAUSE_TIME },
	{ "sebelum", WT_CLAUSE_TIME },
	{ "jelang", WT_CLAUSE_TIME },
	{ "menjelang", WT_CLAUSE_TIME },
	{ "ketika", WT_CLAUSE_TIME },
	{ "saat", WT_CLAUSE_TIME },
	{ "sewaktu", WT_CLAUSE_TIME },
	{ "waktu", WT_CLAUSE_TIME },
	{ "tatkala", WT_CLAUSE_TIME },
	{ "begitu", WT_CLAUSE_TIME },
	{ "sejak", WT_CLAUSE_TIME },
	{ "semenjak", WT_CLAUSE_TIME },
	{ "selama", WT_CLAUSE_TIME },
	{ "hingga", WT_CLAUSE_TIME },
	{ "sampai", WT_CLAUSE_TIME },
	{ "sementara", WT_CLAUSE_WHILE },
	{ "sambil", WT_CLAUSE_WHILE },
	{ "seraya", WT_CLAUSE_WHILE },
	{ "sembari", WT_CLAUSE_WHILE },
	{ "sedangkan", WT_CLAUSE_WHILE },
	{ "karena", WT_CLAUSE_CAUSE },
	{ "sebab", WT_CLAUSE_CAUSE },
	{ "lantaran", WT_CLAUSE_CAUSE },
	{ "akibat", WT_CLAUSE_CAUSE },
	{ "gara-gara", WT_CLAUSE_CAUSE },
	{ "jika", WT_CLAUSE_CONDITION },
	{ "apabila", WT_CLAUSE_CONDITION },
	{ "bila", WT_CLAUSE_CONDITION },
	{ "bilamana", WT_CLAUSE_CONDITION },
	{ "kalau", WT_CLAUSE_CONDITION },
	{ "asal", WT_CLAUSE_CONDITION },
	{ "asalkan", WT_CLAUSE_CONDITION },
	{ "seandainya", WT_CLAUSE_CONDITION },
	{ "andai", WT_CLAUSE_CONDITION },
	{ "kecuali", WT_CLAUSE_CONDITION },
	{ "meski", WT_CLAUSE_CONCESSION },
	{ "meskipun", WT_CLAUSE_CONCESSION },
	{ "walau", WT_CLAUSE_CONCESSION },
	{ "walaupun", WT_CLAUSE_CONCESSION },
	{ "kendati", WT_CLAUSE_CONCESSION },
	{ "kendatipun", WT_CLAUSE_CONCESSION },
	{ "biarpun", WT_CLAUSE_CONCESSION },
	{ "padahal", WT_CLAUSE_CONCESSION },
	{ "agar", WT_CLAUSE_PURPOSE },
	{ "supaya", WT_CLAUSE_PURPOSE },
	{ "untuk", WT_CLAUSE_PURPOSE },
	{ "guna", WT_CLAUSE_PURPOSE },
	{ "demi", WT_CLAUSE_PURPOSE },
	{ "sehingga", WT_CLAUSE_RESULT },
	{ "maka", WT_CLAUSE_RESULT },
	{ "bahwa", WT_CLAUSE_CONTENT },
	{ "yang", WT_CLAUSE_RELATIVE },
};

/* Not a clause: -1. */
static int
kind_of_relation(unsigned rel)
{
	switch (rel) {
	case WT_DEP_ROOT:
		return WT_CLAUSE_MAIN;
	case WT_DEP_ACL:
	case WT_DEP_ACL_RELCL:
		return WT_CLAUSE_RELATIVE;
	case WT_DEP_CCOMP:
		return WT_CLAUSE_CONTENT;
	case WT_DEP_XCOMP:
		return WT_CLAUSE_OPEN;
	case WT_DEP_CSUBJ:
	case WT_DEP_CSUBJ_PASS:
		return WT_CLAUSE_SUBJECT;
	case WT_DEP_ADVCL:
		return WT_CLAUSE_ADVERBIAL;
	case WT_DEP_PARATAXIS:
		return WT_CLAUSE_SPEECH;
	default:
		return -1;
	}
}

static bool
in_sentence(const struct wt_sentence *s, int32_t i)
{
	return i >= 0 && i < (int32_t)s->n;
}

/* The kind of clause that word i heads; a conj heads one where what it is joined to does. */
static int
kind_of_word(const struct wt_sentence *s, int32_t i)
{
	const struct wt_token *t = &s->tokens[i];
	if (i == s->root || t->head == WT_NO_HEAD)
		return WT_CLAUSE_MAIN;
	if (t->deprel != WT_DEP_CONJ)
		return kind_of_relation(t->deprel);
	int32_t up = t->head;
	for (uint32_t steps = 0; steps < 8 && in_sentence(s, up); steps++) {
		if (up == s->root || s->tokens[up].head == WT_NO_HEAD ||
			kind_of_relation(s->tokens[up].deprel) >= 0) {
			/* a noun joined to a predicate that is a noun is no clause of its own */
			bool verbal = t->upos == WT_UPOS_VERB || s->tokens[up].upos != WT_UPOS_VERB;
			bool noun = t->upos == WT_UPOS_NOUN || t->upos == WT_UPOS_PROPN;
			return verbal && !noun ? WT_CLAUSE_COORDINATE : -1;
		}
		if (s->tokens[up].deprel != WT_DEP_CONJ)
			return -1;
		up = s->tokens[up].head;
	}
	return -1;
}

static int
kind_of_marker(struct wt_str lower)
{
	for (size_t i = 0; i < sizeof MARKERS / sizeof MARKERS[0]; i++)
		if (wt_str_is(lower, MARKERS[i].word))
			return MARKERS[i].kind;
	return -1;
}

static bool
may_mark(const struct wt_token *t)
{
	return t->deprel == WT_DEP_MARK || t->deprel == WT_DEP_CC || t->deprel == WT_DEP_CASE ||
	       (t->upos == WT_UPOS_PRON && wt_str_eq(t->lower, WT_STR("yang"))) ||
	       t->upos == WT_UPOS_SCONJ;
}

/* Gives every clause the first word before its head that opens it, and the kind that follows. */
static void
find_markers(const struct wt_sentence *s, struct wt_clauses *c)
{
	for (int32_t i = 0; i < (int32_t)s->n; i++) {
		const struct wt_token *t = &s->tokens[i];
		if (!may_mark(t) || !in_sentence(s, t->head))
			continue;
		struct wt_clause *clause = &c->clauses[c->of[t->head]];
		if (clause->head != t->head || clause->marker >= 0 || i > clause->head)
			continue;
		clause->marker = i;
		int kind = kind_of_marker(t->lower);
		if (clause->kind == WT_CLAUSE_ADVERBIAL && kind >= 0 && kind != WT_CLAUSE_RELATIVE)
			clause->kind = (uint8_t)kind;
	}
}

/* The clause of word i: of the nearest word above that has one. */
static int32_t
climb(const struct wt_sentence *s, const int32_t *of, int32_t i)
{
	for (uint32_t steps = 0; steps < s->n && in_sentence(s, i); steps++) {
		if (of[i] >= 0)
			return of[i];
		i = s->tokens[i].head;
	}
	return 0;
}

/* Sets the clause of word i and of all words on the way up to it. */
static void
settle(const struct wt_sentence *s, int32_t *of, int32_t i)
{
	int32_t clause = climb(s, of, i);
	while (in_sentence(s, i) && of[i] < 0) {
		of[i] = clause;
		i = s->tokens[i].head;
	}
}

void
wt_clauses_find(struct wt_arena *arena, const struct wt_sentence *s, struct wt_clauses *out)
{
	*out = (struct wt_clauses){ NULL, 0, NULL };
	if (s->n == 0)
		return;
	out->of = WT_NEW(arena, int32_t, s->n);
	out->clauses = WT_NEW(arena, struct wt_clause, s->n);
	for (int32_t i = 0; i < (int32_t)s->n; i++) {
		int kind = kind_of_word(s, i);
		out->of[i] = kind >= 0 ? out->n : -1;
		if (kind >= 0)
			out->clauses[out->n++] = (struct wt_clause){ i, -1, -1, (uint8_t)kind };
	}
	if (out->n == 0) { /* no tree: all is one clause around the first word */
		out->clauses[out->n++] = (struct wt_clause){ 0, -1, -1, WT_CLAUSE_MAIN };
		out->of[0] = 0;
	}
	for (int32_t i = 0; i < (int32_t)s->n; i++)
		settle(s, out->of, i);
	for (int32_t k = 0; k < out->n; k++) {
		int32_t up = s->tokens[out->clauses[k].head].head;
		if (in_sentence(s, up) && out->clauses[k].kind != WT_CLAUSE_MAIN)
			out->clauses[k].parent = out->of[up];
	}
	find_markers(s, out);
}

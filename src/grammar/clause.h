/*
 * clause.h - the clauses of a parsed sentence.
 *
 * A clause is a predicate and what depends on it.  Predicates are the words whose
 * relation says so: root, acl, acl:relcl, advcl, ccomp, xcomp, csubj, parataxis,
 * and a conj of one of these.
 *
 *	Lavrov mengatakan bahwa Rusia akan menyerang jika Ukraina menolak.
 *	       root       +ccomp (bahwa)    ^             +advcl (jika)
 */
#ifndef WT_GRAMMAR_CLAUSE_H
#define WT_GRAMMAR_CLAUSE_H

#include "grammar/sentence.h"

enum wt_clause_kind {
	WT_CLAUSE_MAIN,
	WT_CLAUSE_RELATIVE,   /* yang, acl */
	WT_CLAUSE_CONTENT,    /* bahwa, ccomp */
	WT_CLAUSE_OPEN,       /* xcomp: mendesak B menghentikan */
	WT_CLAUSE_SUBJECT,    /* csubj */
	WT_CLAUSE_TIME,       /* setelah, sebelum, ketika, saat, sejak, hingga */
	WT_CLAUSE_WHILE,      /* sementara, sambil, sedangkan, seraya */
	WT_CLAUSE_CAUSE,      /* karena, sebab, akibat */
	WT_CLAUSE_CONDITION,  /* jika, apabila, bila, kalau, asalkan */
	WT_CLAUSE_CONCESSION, /* meski, walaupun, kendati */
	WT_CLAUSE_PURPOSE,    /* agar, supaya, untuk, demi */
	WT_CLAUSE_RESULT,     /* sehingga */
	WT_CLAUSE_ADVERBIAL,  /* advcl with no known marker */
	WT_CLAUSE_SPEECH,     /* parataxis: "...," kata Lavrov */
	WT_CLAUSE_COORDINATE, /* conj of a predicate */
	WT_CLAUSE_COUNT
};

struct wt_clause {
	int32_t head;   /* its predicate, a word of the sentence */
	int32_t parent; /* the clause above it, -1 for the main clause */
	int32_t marker; /* the word that opens it (yang, bahwa, dan ...), or -1 */
	uint8_t kind;   /* enum wt_clause_kind */
};

struct wt_clauses {
	struct wt_clause *clauses; /* in the order of their heads */
	int32_t n;
	int32_t *of; /* of each word: its clause; a predicate belongs to its own */
};

/* Arrays are in the arena.  A sentence without words has no clause. */
void wt_clauses_find(struct wt_arena *arena, const struct wt_sentence *s, struct wt_clauses *out);

#endif

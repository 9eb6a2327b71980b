/*
 * example.h - does a sentence of the lexicon yield what its entry says?
 *
 * In: examples as lexicon/README.md writes them ("Expected results").  Out: for
 * each whether all expected results came out, and what came out instead, in the same
 * notation.
 */
#ifndef WT_WORK_EXAMPLE_H
#define WT_WORK_EXAMPLE_H

#include "work/reader.h"

struct wt_example_result {
	const struct wt_lex_entry *entry;
	struct wt_lex_example example;
	bool passed;
	struct wt_str missing; /* the first expected result that did not come out */
	struct wt_str got;     /* what did, a line each; "none" where nothing */
};
typedef void wt_example_visit(void *context, const struct wt_example_result *result);

/* Reads one example; *got is filled where it failed. */
bool wt_example_check(const struct wt_reader *reader, struct wt_document *doc,
	const struct wt_lex_example *example, struct wt_str *missing, struct wt_buf *got);
/* All examples of all entries; only those of one file where `file` is not NULL.  Examples that
 * cannot be read fail. */
void wt_examples_run(const struct wt_reader *reader, const struct wt_lex *lex, const char *file,
	wt_example_visit *visit, void *context);

/* A claim in the notation of examples:
 * "ACCUSE disapprove | Iran [IRN GOV] -> Israel [ISR GOV] | 2024-07-16 | happened asserted". */
void wt_claim_print_short(
	struct wt_buf *out, const struct wt_document *doc, const struct wt_claim *claim);

#endif

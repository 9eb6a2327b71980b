/*
 * fuzz_lex.c - whatever the bytes of a lexicon file: entries and lines stand in the order of their
 * lines, examples are found to the end, and there are as many errors as lines of errors.
 */
#include "fuzz.h"

#include "base/lex.h"

static void
check_entry(const struct wt_lex_entry *e)
{
	struct wt_lex_example x;
	uint32_t at = 0, line = e->line;
	promise(e->kind.len > 0 && e->line > 0);
	for (uint32_t i = 0; i < e->n; i++) {
		promise(e->lines[i].line > line && e->lines[i].key.len > 0);
		line = e->lines[i].line;
	}
	for (uint32_t before = at; wt_lex_example(e, &at, &x); before = at) {
		promise(at > before && at <= e->n);
		promise(x.n == 0 || (x.lines >= e->lines && x.lines + x.n <= e->lines + e->n));
	}
}

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	struct wt_lex lex;
	uint32_t lines = 0, line = 0;
	wt_lex_init(&lex);
	wt_lex_read(&lex, "x.txt", (struct wt_str){ (const char *)data, size });
	for (uint32_t i = 0; i < lex.n; i++) {
		promise(lex.entries[i].line > line);
		line = lex.entries[i].line;
		check_entry(&lex.entries[i]);
	}
	for (size_t i = 0; i < lex.errors.len; i++)
		lines += lex.errors.ptr[i] == '\n';
	promise(lines >= lex.n_errors && (lines == 0) == (lex.n_errors == 0));
	wt_lex_release(&lex);
	return 0;
}

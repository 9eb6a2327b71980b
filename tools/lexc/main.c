/*
 * lexc - compiles the lexicon.
 *
 *	lexc LEXICON [OUT]
 *
 * Reads every *.txt below LEXICON, prints each error as file:line: words and
 * exits with 1 if there was any; else writes the compiled form to OUT.
 */
#include <stdio.h>

#include "base/file.h"
#include "mention/mention.h"
#include "report/claim.h"

static int
compile(struct wt_lex *lex, const char *out_path, struct wt_fault *f)
{
	struct wt_blob_writer out = { 0 };
	struct wt_buf bytes = { 0 };
	int code = wt_mention_compile(lex, &out, f);
	if (code == WARTA_OK)
		code = wt_report_compile(lex, &out, f);
	if (code == WARTA_OK && lex->n_errors)
		code = wt_fail(f, WARTA_ELEXICON, 0, "%u errors in the lexicon", lex->n_errors);
	if (code == WARTA_OK)
		code = wt_blob_write(&out, &bytes, f);
	if (code == WARTA_OK && out_path)
		code = wt_file_write(out_path, wt_buf_view(&bytes), f);
	wt_buf_release(&bytes);
	wt_blob_writer_release(&out);
	return code;
}

int
main(int argc, char **argv)
{
	struct wt_fault f = { 0 };
	struct wt_lex lex;
	if (argc < 2 || argc > 3) {
		(void)fprintf(stderr, "usage: lexc LEXICON [OUT]\n");
		return 2;
	}
	wt_lex_init(&lex);
	int code = wt_lex_read_folder(&lex, argv[1], &f);
	if (code == WARTA_OK)
		code = compile(&lex, argc == 3 ? argv[2] : NULL, &f);
	if (lex.n_errors)
		(void)fwrite(lex.errors.ptr, 1, lex.errors.len, stderr);
	if (code != WARTA_OK)
		(void)fprintf(stderr, "lexc: %s\n", f.text);
	wt_lex_release(&lex);
	return code == WARTA_OK ? 0 : 1;
}

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
#include "work/reader.h"

int
main(int argc, char **argv)
{
	struct wt_fault f = { 0 };
	struct wt_buf out = { 0 }, errors = { 0 };
	if (argc < 2 || argc > 3) {
		(void)fprintf(stderr, "usage: lexc LEXICON [OUT]\n");
		return 2;
	}
	int code = wt_lexicon_compile(argv[1], &out, &errors, &f);
	if (code == WARTA_OK && argc == 3)
		code = wt_file_write(argv[2], wt_buf_view(&out), &f);
	if (errors.len)
		(void)fwrite(errors.ptr, 1, errors.len, stderr);
	if (code != WARTA_OK)
		(void)fprintf(stderr, "lexc: %s\n", f.text);
	wt_buf_release(&out);
	wt_buf_release(&errors);
	return code == WARTA_OK ? 0 : 1;
}

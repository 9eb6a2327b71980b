/*
 * lexicon.c - a folder of text compiled to a blob; every room adds its sections.
 */
#include "base/plural.h"
#include "work/reader.h"

int
wt_lexicon_compile_read(struct wt_lex *lex, struct wt_buf *out, struct wt_fault *f)
{
	struct wt_blob_writer sections = { 0 };
	int code = wt_mention_compile(lex, &sections, f);
	if (code == WARTA_OK)
		code = wt_report_compile(lex, &sections, f);
	if (code == WARTA_OK && lex->n_errors)
		code = wt_fail(f, WARTA_ELEXICON, 0, "%u error%s in the lexicon", lex->n_errors,
			wt_plural(lex->n_errors));
	if (code == WARTA_OK)
		code = wt_blob_write(&sections, out, f);
	wt_blob_writer_release(&sections);
	return code;
}

int
wt_lexicon_read(struct wt_lex *lex, const char *folder, struct wt_fault *f)
{
	int code = wt_lex_read_folder(lex, folder, f);
	if (code == WARTA_OK && lex->n == 0)
		code = wt_fail(
			f, WARTA_ELEXICON, 0, "%s: the folder holds no lexicon (*.txt)", folder);
	return code;
}

int
wt_lexicon_compile(
	const char *folder, struct wt_buf *out, struct wt_buf *errors, struct wt_fault *f)
{
	struct wt_lex lex;
	wt_lex_init(&lex);
	int code = wt_lexicon_read(&lex, folder, f);
	if (code == WARTA_OK)
		code = wt_lexicon_compile_read(&lex, out, f);
	if (errors)
		wt_buf_str(errors, wt_buf_view(&lex.errors));
	wt_lex_release(&lex);
	return code;
}

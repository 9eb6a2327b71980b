/*
 * reader.h - one document through the rooms: page to claims.
 */
#ifndef WT_WORK_READER_H
#define WT_WORK_READER_H

#include "capture/gate.h"
#include "report/claim.h"
#include "work/parser.h"

/* Models and lexicon, opened once, shared by all documents and threads. */
struct wt_reader {
	struct wt_grammar *grammar;
	struct wt_gazetteer *gazetteer;
	struct wt_frames *frames;
	struct wt_gate *gate;
	struct wt_str lexicon; /* as compiled */
	void *owned;           /* its bytes, where it was compiled at run time */
};

/* What a document becomes; the arena holds all of it until the next document. */
struct wt_document {
	struct wt_arena arena;
	struct wt_article article;
	struct wt_text text;
	struct wt_mentions mentions;
	struct wt_claims claims;
	struct wt_parser *parser; /* parses pages of the web apart; NULL: here */
	struct wt_buf parsed;     /* what it gave */
};

#define WT_DOCUMENT_BUDGET ((size_t)1 << 30)

/* With the embedded lexicon, or one compiled from a folder now (then `errors` gets its file:line
 * lines). */
int wt_reader_open(
	struct wt_reader *reader, const char *lexicon, struct wt_buf *errors, struct wt_fault *f);
void wt_reader_close(struct wt_reader *reader);

#define WT_CODER_TEXT 64
/* What makes claims differ: the version, the models, the lexicon. */
void wt_reader_coder(const struct wt_reader *reader, char coder[WT_CODER_TEXT]);

void wt_document_init(struct wt_document *doc);
void wt_document_release(struct wt_document *doc);
/* Reads a page; the page's bytes must outlive the document's use.  WARTA_ENOMEM where the budget is
 * spent. */
int wt_reader_read(const struct wt_reader *reader, const struct wt_page *page,
	struct wt_document *doc, wt_report_note *note, void *context, struct wt_fault *f);

/* With a lexicon that was read as text; its errors are in lex->errors. */
int wt_reader_open_lex(struct wt_reader *reader, struct wt_lex *lex, struct wt_fault *f);

/* Reads a folder's text (WARTA_ELEXICON where it holds none), then compiles what was read. */
int wt_lexicon_read(struct wt_lex *lex, const char *folder, struct wt_fault *f);
int wt_lexicon_compile_read(struct wt_lex *lex, struct wt_buf *out, struct wt_fault *f);
/* Compiles the lexicon in a folder; WARTA_ELEXICON with the errors as lines. */
int wt_lexicon_compile(
	const char *folder, struct wt_buf *out, struct wt_buf *errors, struct wt_fault *f);

#endif

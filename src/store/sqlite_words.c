/*
 * sqlite_words.c - the words of words.h as the tokenizer of SQLite's full text (FTS5).
 */
#include <sqlite3.h>

#include "store/sqlite.h"
#include "store/words.h"

static int
create(void *context, const char **args, int n, Fts5Tokenizer **out)
{
	(void)args;
	(void)n;
	*out = (Fts5Tokenizer *)wt_words_open(context);
	return *out ? SQLITE_OK : SQLITE_NOMEM;
}

static void
destroy(Fts5Tokenizer *tokenizer)
{
	wt_words_close((struct wt_words *)tokenizer);
}

typedef int on_token(void *context, int flags, const char *token, int n, int start, int end);

static int
cut(Fts5Tokenizer *tokenizer, void *context, int flags, const char *bytes, int n, on_token *give)
{
	struct wt_words *words = (struct wt_words *)tokenizer;
	struct wt_str text = { bytes ? bytes : "", bytes && n > 0 ? (size_t)n : 0 };
	bool query = (flags & FTS5_TOKENIZE_QUERY) != 0;
	bool exact = query && ((flags & FTS5_TOKENIZE_PREFIX) ||
				      (text.len > 0 && text.ptr[0] == WT_WORDS_EXACT));
	char word[WT_WORD_MAX];
	struct wt_span span;
	size_t at = 0, len;
	int rc = SQLITE_OK;
	while (rc == SQLITE_OK && (len = wt_word_next(text, &at, &span, word)) > 0) {
		struct wt_str form = { word, len };
		struct wt_str lemma = exact ? form : wt_words_lemma(words, form);
		if (query)
			form = lemma;
		rc = give(context, 0, form.ptr, (int)form.len, (int)span.start, (int)span.end);
		if (rc == SQLITE_OK && !wt_str_eq(form, lemma))
			rc = give(context, FTS5_TOKEN_COLOCATED, lemma.ptr, (int)lemma.len,
				(int)span.start, (int)span.end);
	}
	return rc;
}

int
wt_sqlite_words(struct wt_store *s, struct wt_fault *f)
{
	fts5_tokenizer methods = { create, destroy, cut };
	fts5_api *api = NULL;
	sqlite3_stmt *stmt = NULL;
	if (sqlite3_prepare_v2(s->db, "SELECT fts5(?1)", -1, &stmt, NULL) != SQLITE_OK)
		return wt_db_fail(s, "be searched: this SQLite has no FTS5", f);
	(void)sqlite3_bind_pointer(stmt, 1, (void *)&api, "fts5_api_ptr", NULL);
	(void)sqlite3_step(stmt);
	(void)sqlite3_finalize(stmt);
	/* FTS5 hands the context back as it is; nobody writes to the model */
	union {
		const struct wt_grammar *grammar;
		void *context;
	} model = { s->grammar };
	if (!api || api->xCreateTokenizer(api, "warta", model.context, &methods, NULL) != SQLITE_OK)
		return wt_db_fail(s, "be searched", f);
	return WARTA_OK;
}

/*
 * sqlite_words.c - what SQLite is taught: the words of words.h as a tokenizer of its full text
 * (FTS5), and the function that cuts a span out of a text.
 */
#include <sqlite3.h>

#include "store/rows.h"
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

/* first_span(text, '[[12,40],...]'): the bytes of the first span as a text; '' where there is none.
 */
static void
first_span(sqlite3_context *context, int n, sqlite3_value **values)
{
	const char *bytes = (const char *)sqlite3_value_text(values[0]);
	struct wt_str text = { bytes, (size_t)sqlite3_value_bytes(values[0]) };
	const char *json = (const char *)sqlite3_value_text(values[1]);
	struct wt_span span;
	(void)n;
	if (bytes && json && wt_read_spans(wt_str_of(json), &span, 1) == 1) {
		struct wt_str cited = wt_view(text, span);
		sqlite3_result_text64(context, cited.ptr, (sqlite3_uint64)cited.len,
			SQLITE_TRANSIENT, SQLITE_UTF8);
	} else {
		sqlite3_result_text(context, "", 0, SQLITE_STATIC);
	}
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
	if (sqlite3_create_function(s->db, "first_span", 2, SQLITE_UTF8 | SQLITE_DETERMINISTIC,
		    NULL, first_span, NULL, NULL) != SQLITE_OK)
		return wt_db_fail(s, "be searched", f);
	return WARTA_OK;
}

/*
 * index.c - see index.h.
 *
 * The index (FTS5) keeps words only and reads the texts from the view `articles`.  To take an
 * article out it must cut it into the same words as when it was put in; so `settings` says which
 * lemmas it was made with, and other ones make it anew: 100,000 articles take some 20 seconds,
 * once for each new model.
 */
#include "store/index.h"

#include <inttypes.h>
#include <stdio.h>

#include "grammar/lemma.h"
#include "store/bind.h"
#include "store/postgres_search.h"

#define WORDS_VERSION 1 /* of words.c */

/* What decides which words a text has. */
static void
name_words(const struct wt_store *s, char name[40])
{
	(void)snprintf(name, 40, "%d %016" PRIx64, WORDS_VERSION,
		s->grammar ? wt_lemma_sum(s->grammar) : 0);
}

static int
is_ready(struct wt_store *s, const char *name, struct wt_fault *f)
{
	static const char SQL[] = "SELECT value = ? FROM settings WHERE name = 'words'";
	struct wt_binding b = { wt_db_get(s, SQL, f), 1 };
	if (!b.stmt)
		return s->code;
	wt_put_cstr(&b, name);
	int code = wt_db_next(s, b.stmt, "be read", f);
	if (code == 1)
		code = (int)wt_column_int(b.stmt, 0);
	wt_db_reset(b.stmt);
	return code;
}

int
wt_index_is_mine(struct wt_store *s, struct wt_fault *f)
{
	char name[40];
	name_words(s, name);
	return is_ready(s, name, f);
}

static bool
is_server(const struct wt_store *s)
{
	return s->driver == &WT_POSTGRES;
}

static int
make_anew(struct wt_store *s, const char *name, struct wt_fault *f)
{
	static const char SQL[] = "INSERT INTO settings (name, value) VALUES ('words', ?1)"
				  " ON CONFLICT (name) DO UPDATE SET value = ?1";
	struct wt_binding b;
	int code = is_server(s) ? wt_pg_index_rebuild(s, f)
				: wt_db_exec(s, "INSERT INTO search (search) VALUES ('rebuild')",
					  "make its index of words anew", f);
	if (code != WARTA_OK)
		return code;
	b = (struct wt_binding){ wt_db_get(s, SQL, f), 1 };
	if (!b.stmt)
		return s->code;
	wt_put_cstr(&b, name);
	return wt_db_run(s, b.stmt, "write", f);
}

int
wt_index_ready(struct wt_store *s, struct wt_fault *f)
{
	char name[40];
	if (s->version < 4)
		return WARTA_OK;
	int ready = wt_index_is_mine(s, f);
	if (ready != 0)
		return ready < 0 ? ready : WARTA_OK;
	name_words(s, name);
	int code = wt_db_begin(s, f);
	if (code == WARTA_OK) /* again, under the lock */
		ready = is_ready(s, name, f);
	if (code == WARTA_OK && ready <= 0)
		code = ready < 0 ? ready : make_anew(s, name, f);
	if (code == WARTA_OK)
		return wt_db_commit(s, f);
	wt_db_rollback(s);
	return code;
}

int
wt_index_add(struct wt_store *s, int64_t document, struct wt_str title, struct wt_str text,
	struct wt_fault *f)
{
	static const char SQL[] = "INSERT INTO search (rowid, title, text) VALUES (?,?,?)";
	if (is_server(s))
		return wt_pg_index_add(s, document, title, text, f);
	struct wt_binding b = { wt_db_get(s, SQL, f), 1 };
	if (!b.stmt)
		return s->code;
	wt_put_int(&b, document);
	wt_put_str(&b, title);
	wt_put_str(&b, text);
	return wt_db_run(s, b.stmt, "store an article", f);
}

int
wt_index_remove(struct wt_store *s, int64_t document, struct wt_fault *f)
{
	static const char SQL[] = "INSERT INTO search (search, rowid, title, text)"
				  " SELECT 'delete', n, title, text FROM articles WHERE n = ?";
	if (is_server(s))
		return wt_pg_index_remove(s, document, f);
	struct wt_binding b = { wt_db_get(s, SQL, f), 1 };
	if (!b.stmt)
		return s->code;
	wt_put_int(&b, document);
	return wt_db_run(s, b.stmt, "supersede an article", f);
}

/*
 * put.c - stores one article: new, known, revised by its outlet, or read by another coder.
 *
 * What an article is: its id and all that was read of it, hashed.  The same hash is
 * the same article.  The same url, or the same id with a text that shares a third of
 * its word triples, is a revision: both versions stay, the one published later (or, where
 * that is not known, read later) is live.  The same id over a different text is
 * another article (a/1.txt, b/1.txt): it is stored as id~HASH.
 *
 * A batch of articles is one transaction, and fails whole: a savepoint for each would
 * keep one from taking the others along, but copies every page it touches (storing took
 * 1.4 times as long).
 */
#include "store/put.h"

#include <stdio.h>

#include "base/plural.h"
#include "store/canon.h"
#include "store/change.h"
#include "store/index.h"
#include "store/key.h"

#define BATCH_BYTES   ((size_t)32 << 20)
#define BATCH_SECONDS 2.0

/* A version of the article that is there already. */
struct known {
	int64_t row;
	bool live;
	bool same_coder;
	bool dated;
	int64_t published;
};

static int
find_key(struct wt_store *s, uint64_t key, struct known *k, struct wt_fault *f)
{
	static const char SQL[] = "SELECT n, live, coder = ?2 FROM documents WHERE key = ?1";
	struct wt_stmt *stmt = wt_db_get(s, SQL, f);
	if (!stmt)
		return s->code;
	wt_bind_int(stmt, 1, (int64_t)key);
	wt_bind_text(stmt, 2, s->coder);
	stmt->apart = !wt_recent_has(&s->recent, key);
	int code = wt_db_next(s, stmt, "look an article up", f);
	if (code == 1) {
		k->row = wt_column_int(stmt, 0);
		k->live = wt_column_int(stmt, 1) != 0;
		k->same_coder = wt_column_int(stmt, 2) != 0;
	}
	wt_db_reset(stmt);
	return code;
}

/* The live version with that url or id: 1 where it is one, 2 where the id is another article's. */
static int
find_older(struct wt_store *s, const struct wt_putting *p, struct known *k, struct wt_fault *f)
{
	static const char SQL[] =
		"SELECT n, published_at, text, url = ?1 FROM documents JOIN texts ON document = n"
		" WHERE live AND (url = ?1 OR id = ?2) ORDER BY url = ?1 DESC NULLS LAST, n LIMIT "
		"1";
	struct wt_stmt *stmt = wt_db_get(s, SQL, f);
	if (!stmt)
		return s->code;
	wt_bind_str(stmt, 1, p->article->url);
	wt_bind_str(stmt, 2, p->article->id);
	stmt->apart = !wt_recent_has(&s->recent, wt_str_hash(p->article->url)) &&
		      !wt_recent_has(&s->recent, wt_str_hash(p->article->id));
	int code = wt_db_next(s, stmt, "look an article up", f);
	if (code == 1) {
		k->row = wt_column_int(stmt, 0);
		k->live = true;
		k->dated = !wt_column_is_null(stmt, 1);
		k->published = wt_column_int(stmt, 1);
		bool same_url = wt_column_int(stmt, 3) != 0;
		if (!same_url && !wt_put_is_revision(wt_column_str(stmt, 2), p->article->doc))
			code = 2;
	}
	wt_db_reset(stmt);
	return code;
}

static int
run_with_row(struct wt_store *s, const char *sql, int64_t row, int64_t other, struct wt_fault *f)
{
	struct wt_stmt *stmt = wt_db_get(s, sql, f);
	if (!stmt)
		return s->code;
	wt_bind_int(stmt, 1, row);
	if (wt_db_parameters(stmt) > 1)
		wt_bind_int(stmt, 2, other);
	return wt_db_run(s, stmt, "store an article", f);
}

static const char MARK_CLAIMS[] = "INSERT OR IGNORE INTO todo (block, sides)"
				  " SELECT block, sides FROM claims WHERE document = ?1 AND live";

/* What claims of this document leave behind: blocks to be joined anew, events to be made anew. */
static int
leave(struct wt_store *s, int64_t document, struct wt_fault *f)
{
	static const char EVENTS[] =
		"INSERT OR IGNORE INTO todo_events (event) SELECT event FROM event_claims"
		" JOIN claims ON n = claim WHERE document = ?1";
	static const char RETOLD[] = "INSERT OR IGNORE INTO todo_events (event)"
				     " SELECT event FROM event_retold WHERE document = ?1";
	static const char CLAIMS[] = "DELETE FROM event_claims WHERE claim IN"
				     " (SELECT n FROM claims WHERE document = ?1)";
	int code = run_with_row(s, MARK_CLAIMS, document, 0, f);
	if (code == WARTA_OK)
		code = run_with_row(s, EVENTS, document, 0, f);
	if (code == WARTA_OK)
		code = run_with_row(s, RETOLD, document, 0, f);
	if (code == WARTA_OK)
		code = run_with_row(s, CLAIMS, document, 0, f);
	return code;
}

static int
supersede(struct wt_store *s, int64_t older, int64_t newer, struct wt_fault *f)
{
	static const char DOCUMENT[] =
		"UPDATE documents SET live = FALSE, replaced_by = ?2 WHERE n = ?1";
	static const char CLAIMS[] = "UPDATE claims SET live = FALSE WHERE document = ?1";
	int code = leave(s, older, f);
	if (code == WARTA_OK)
		code = wt_index_remove(s, older, f);
	if (code == WARTA_OK)
		code = run_with_row(s, DOCUMENT, older, newer, f);
	if (code == WARTA_OK)
		code = run_with_row(s, CLAIMS, older, 0, f);
	return code;
}

static int
recode(struct wt_store *s, struct wt_putting *p, struct wt_fault *f)
{
	static const char DROP[] = "DELETE FROM claims WHERE document = ?1";
	static const char CODER[] = "UPDATE documents SET coder = ?1 WHERE n = ?2";
	int code = leave(s, p->row, f);
	if (code == WARTA_OK)
		code = run_with_row(s, DROP, p->row, 0, f);
	if (code != WARTA_OK)
		return code;
	struct wt_stmt *stmt = wt_db_get(s, CODER, f);
	if (!stmt)
		return s->code;
	wt_bind_text(stmt, 1, s->coder);
	wt_bind_int(stmt, 2, p->row);
	code = wt_db_run(s, stmt, "store an article", f);
	if (code == WARTA_OK)
		code = wt_change_add(s, WT_CHANGE_ARTICLE, p->row, WT_CHANGE_CHANGED, 0, f);
	return code == WARTA_OK ? wt_put_claims(s, p, f) : code;
}

static void
remember(struct wt_store *s, const struct wt_putting *p)
{
	if (!s->driver->gathers)
		return;
	wt_recent_add(&s->recent, p->key);
	wt_recent_add(&s->recent, wt_str_hash(p->article->id));
	if (p->article->url.len)
		wt_recent_add(&s->recent, wt_str_hash(p->article->url));
}

/* The article is new, or a version of `older` (row 0 for none). */
static int
put_version(struct wt_store *s, struct wt_putting *p, struct wt_str id, const struct known *older,
	struct wt_fault *f)
{
	bool late = older->row && older->dated && p->article->published.day.year &&
		    wt_moment_minutes(p->article->published) < older->published;
	p->live = !late;
	remember(s, p);
	int code = wt_put_document(s, p, id, late ? older->row : 0, f);
	if (code == WARTA_OK && older->row && !late)
		code = supersede(s, older->row, p->row, f);
	if (code == WARTA_OK && p->live)
		code = wt_index_add(s, p->row, p->article->title, p->article->doc, f);
	if (code == WARTA_OK && p->live)
		code = wt_change_add(s, WT_CHANGE_ARTICLE, p->row,
			older->row ? WT_CHANGE_CHANGED : WT_CHANGE_NEW, older->row, f);
	return code == WARTA_OK ? wt_put_claims(s, p, f) : code;
}

static int
put_new(struct wt_store *s, struct wt_putting *p, enum wt_put *what, struct wt_fault *f)
{
	struct known older = { 0 };
	char other[512];
	int code = find_older(s, p, &older, f);
	if (code < 0)
		return code;
	*what = code == 1 ? WT_PUT_REVISED : WT_PUT_NEW;
	struct wt_str id = p->article->id;
	if (code == 2) {
		older.row = 0;
		(void)snprintf(other, sizeof other, "%.*s~%06x", (int)(id.len < 400 ? id.len : 400),
			id.ptr, (unsigned)(p->key >> 40));
		id = wt_str_of(other);
	}
	return put_version(s, p, id, &older, f);
}

static int
put_one(struct wt_store *s, struct wt_putting *p, enum wt_put *what, struct wt_fault *f)
{
	struct known known = { 0 };
	int code = find_key(s, p->key, &known, f);
	if (code < 0)
		return code;
	if (code == 0)
		return put_new(s, p, what, f);
	p->row = known.row;
	p->live = known.live;
	*what = known.same_coder ? WT_PUT_SAME : WT_PUT_RECODED;
	return known.same_coder ? WARTA_OK : recode(s, p, f);
}

static bool
scratch_failed(const struct wt_store *s)
{
	for (size_t i = 0; i < sizeof s->scratch / sizeof s->scratch[0]; i++)
		if (s->scratch[i].failed)
			return true;
	return false;
}

/* Adds to the fault how many articles of the batch went with it. */
static int
say_lost(uint32_t articles, int code, struct wt_fault *f)
{
	char why[WT_FAULT_MAX];
	if (!f || articles == 0)
		return code;
	(void)snprintf(why, sizeof why, "%s", f->text);
	return wt_fail(f, code, 0, "%.400s (%u article%s before it not stored either)", why,
		articles, wt_plural(articles));
}

/* Is it time to commit?  Others wait for the lock meanwhile, so not only the size counts. */
static bool
is_full(struct wt_store *s)
{
	return s->pending >= s->batch || s->bytes >= BATCH_BYTES ||
	       wt_seconds() - s->began >= BATCH_SECONDS;
}

int
wt_store_put(struct wt_store *s, const struct wt_article *article, const struct wt_claims *claims,
	enum wt_put *what, struct wt_fault *f)
{
	char family[WT_CANON];
	enum wt_put ignored;
	struct wt_putting p = { .article = article,
		.claims = claims,
		.key = wt_key_article(article),
		.text_key = wt_key_text(article),
		.family = wt_canon_family(s->gazetteer, article, family) };
	int code = wt_db_begin(s, f);
	if (code != WARTA_OK)
		return code;
	code = put_one(s, &p, what ? what : &ignored, f);
	if (code == WARTA_OK && scratch_failed(s))
		code = wt_fail(f, WARTA_ENOMEM, 0, "%s: cannot write: out of memory", s->path);
	if (code != WARTA_OK) {
		uint32_t pending = s->pending;
		wt_db_rollback(s);
		return say_lost(pending, code, f);
	}
	s->pending++;
	s->bytes += article->doc.len;
	return is_full(s) ? wt_store_flush(s, f) : WARTA_OK;
}

int
wt_store_flush(struct wt_store *s, struct wt_fault *f)
{
	uint32_t pending = s->pending;
	int code = wt_db_commit(s, f);
	return code == WARTA_OK ? code : say_lost(pending, code, f);
}

/*
 * stories.c - articles put into stories, and the rows of these.
 *
 * New articles are taken in the order of publication, with what the store has of the 72
 * hours before them; so a run over an archive and a run every minute do the same.
 */
#include "story/stories.h"

#include <stdlib.h>

#include "store/bind.h"
#include "store/change.h"
#include "store/key.h"
#include "store/put.h"
#include "story/river.h"
#include "story/update.h"

/* --- articles into stories ---------------------------------------------------------------------
 */

struct span_of_time {
	int64_t last; /* document compared so far */
	int64_t from, to;
	bool any;
};

static int
find_new(struct wt_updating *u, struct span_of_time *t)
{
	static const char SQL[] =
		"SELECT coalesce((SELECT max(document) FROM story_documents), 0),"
		" min(published_at), max(published_at) FROM documents WHERE live"
		" AND length(published) >= 10"
		" AND n > coalesce((SELECT max(document) FROM story_documents), 0)";
	struct wt_stmt *stmt = wt_db_get(u->s, SQL, u->f);
	if (!stmt)
		return u->s->code;
	int code = wt_db_next(u->s, stmt, "be read", u->f);
	t->any = code == 1 && !wt_column_is_null(stmt, 1);
	if (t->any) {
		t->last = wt_column_int(stmt, 0);
		t->from = wt_column_int(stmt, 1);
		t->to = wt_column_int(stmt, 2) + WT_RIVER_WINDOW;
	}
	wt_db_reset(stmt);
	return code < 0 ? code : WARTA_OK;
}

static uint64_t
new_id(int64_t article)
{
	struct wt_key k = wt_key_begin();
	wt_key_str(&k, WT_STR("story"));
	wt_key_num(&k, (uint64_t)article);
	return wt_key_end(&k) >> 1;
}

static const char MARK_EVENTS[] =
	"INSERT OR IGNORE INTO todo_events (event) SELECT e.event FROM claims c"
	" JOIN event_claims e ON e.claim = c.n WHERE c.document = ?";

static int
put_article(struct wt_updating *u, int64_t document, int64_t at, uint64_t story, double like)
{
	static const char SQL[] =
		"INSERT INTO story_documents (document, story, at, score) VALUES (?,?,?,?)";
	static const char STORY[] = "INSERT OR IGNORE INTO todo_stories (story) VALUES (?)";
	struct wt_binding b = { wt_db_get(u->s, SQL, u->f), 1 };
	if (!b.stmt)
		return u->s->code;
	wt_put_int(&b, document);
	wt_put_int(&b, (int64_t)story);
	wt_put_int(&b, at);
	wt_put_real_if(&b, true, like);
	int code = wt_db_run(u->s, b.stmt, "put together stories", u->f);
	if (code == WARTA_OK) /* their story may be another one now */
		code = wt_updating_run(u, MARK_EVENTS, document, 0, 0);
	return code == WARTA_OK ? wt_updating_run(u, STORY, (int64_t)story, 0, 0) : code;
}

static int
compare(const void *a, const void *b)
{
	int64_t x = *(const int64_t *)a, y = *(const int64_t *)b;
	return (x > y) - (x < y);
}

/* The list that is stored of the article, in the order of numbers. */
static int
stored_neighbours(struct wt_updating *u, int64_t document, int64_t near[WT_RIVER_NEAR], uint32_t *n)
{
	static const char SQL[] =
		"SELECT other FROM neighbours WHERE document = ? ORDER BY other LIMIT 8";
	struct wt_stmt *stmt = wt_db_get(u->s, SQL, u->f);
	int code;
	*n = 0;
	if (!stmt)
		return u->s->code;
	wt_bind_int(stmt, 1, document);
	while ((code = wt_db_next(u->s, stmt, "be read", u->f)) == 1)
		if (*n < WT_RIVER_NEAR)
			near[(*n)++] = wt_column_int(stmt, 0);
	return code;
}

/*
 * Articles before this one that are on its matter: what one tells, the other may tell too
 * (retell.h), so that the events of both are looked at again.  The list is made anew for all
 * articles behind the first new one: then it is the same in whatever order they came.
 */
static int
put_neighbours(struct wt_updating *u, const struct wt_river *river, int64_t document)
{
	static const char DROP[] = "DELETE FROM neighbours WHERE document = ?";
	static const char SQL[] =
		"INSERT OR IGNORE INTO neighbours (document, other) VALUES (?, ?)";
	int64_t near[WT_RIVER_NEAR], before[WT_RIVER_NEAR];
	uint32_t n = wt_river_near(river, near), n_before;
	int code = stored_neighbours(u, document, before, &n_before);
	qsort(near, n, sizeof *near, compare);
	if (code != WARTA_OK || (n == n_before && memcmp(near, before, n * sizeof *near) == 0))
		return code;
	code = wt_updating_run(u, DROP, document, 0, 0);
	if (code == WARTA_OK)
		code = wt_updating_run(u, MARK_EVENTS, document, 0, 0);
	for (uint32_t i = 0; i < n_before && code == WARTA_OK; i++)
		code = wt_updating_run(u, MARK_EVENTS, before[i], 0, 0);
	for (uint32_t i = 0; i < n && code == WARTA_OK; i++) {
		code = wt_updating_run(u, SQL, document, near[i], 0);
		if (code == WARTA_OK)
			code = wt_updating_run(u, MARK_EVENTS, near[i], 0, 0);
	}
	return code;
}

struct arrival {
	int64_t document, at, key;
	uint64_t story; /* its own, or of what it is a copy of: a reprint tells the same */
	bool known;     /* it is in a story already */
	struct wt_terms terms;
};

/* The next article behind the one at hand: 1, or 0 at the end. */
static int
next_arrival(struct wt_updating *u, int64_t to, struct arrival *a)
{
	static const char SQL[] =
		"SELECT d.n, d.published_at, d.key, p.terms, coalesce(s.story, r.story),"
		" s.story IS NOT NULL FROM documents d JOIN prints p ON p.document = d.n"
		" LEFT JOIN story_documents s ON s.document = d.n"
		" LEFT JOIN story_documents r ON r.document = p.root"
		" WHERE (d.published_at, d.key) > (?1, ?2) AND d.published_at <= ?3 AND d.live"
		" AND length(d.published) >= 10 ORDER BY d.published_at, d.key LIMIT 1";
	struct wt_stmt *stmt = wt_db_get(u->s, SQL, u->f);
	if (!stmt)
		return u->s->code;
	wt_bind_int(stmt, 1, a->at);
	wt_bind_int(stmt, 2, a->key);
	wt_bind_int(stmt, 3, to);
	int code = wt_db_next(u->s, stmt, "be read", u->f);
	if (code == 1) {
		a->document = wt_column_int(stmt, 0);
		a->at = wt_column_int(stmt, 1);
		a->key = wt_column_int(stmt, 2);
		struct wt_blob_view terms = wt_column_blob(stmt, 3);
		a->terms = wt_terms_unpack(&u->arena, terms.bytes, terms.size);
		a->story = (uint64_t)wt_column_int(stmt, 4);
		a->known = wt_column_int(stmt, 5) != 0;
	}
	wt_db_reset(stmt);
	return code;
}

/* Of those behind the first new one, published at `from`, neighbours are looked for anew. */
static int
arrive(struct wt_updating *u, struct wt_river *river, struct arrival *a, int64_t from)
{
	uint64_t story = a->story;
	float like = 0.0F;
	if (a->at >= from)
		wt_river_look(river);
	if (!wt_river_add(river, a->at, a->terms, &story, &like))
		return wt_fail(u->f, WARTA_ENOMEM, 0, "%s: cannot put together stories",
			wt_store_path(u->s));
	wt_river_call(river, a->document);
	if (a->known)
		return a->at >= from ? put_neighbours(u, river, a->document) : WARTA_OK;
	if (!story) {
		story = new_id(a->key);
		wt_river_name(river, story);
	}
	int code = put_article(u, a->document, a->at, story, (double)like);
	return code == WARTA_OK ? put_neighbours(u, river, a->document) : code;
}

static int
flow(struct wt_updating *u, struct wt_river *river, const struct span_of_time *t)
{
	struct arrival a = { .at = t->from - WT_RIVER_WINDOW, .key = INT64_MIN };
	for (;;) {
		wt_arena_reset(&u->arena);
		if (wt_arena_guard(&u->arena) != 0)
			return wt_fail(u->f, WARTA_ENOMEM, 0, "%s: cannot put together stories",
				wt_store_path(u->s));
		int code = next_arrival(u, t->to, &a);
		if (code == 1)
			code = arrive(u, river, &a, t->from) == WARTA_OK ? 1
			       : u->f                                    ? u->f->code
									 : -1;
		wt_arena_unguard(&u->arena);
		if (code != 1)
			return code;
	}
}

int
wt_stories_assign(struct wt_updating *u)
{
	struct span_of_time t = { 0 };
	int code = find_new(u, &t);
	if (code != WARTA_OK || !t.any)
		return code;
	struct wt_river *river = wt_river_open();
	if (!river)
		return wt_fail(u->f, WARTA_ENOMEM, 0, "%s: cannot put together stories",
			wt_store_path(u->s));
	code = flow(u, river, &t);
	wt_river_close(river);
	return code;
}

/* --- rows --------------------------------------------------------------------------------------
 */

/* The title is the best sentence of the event that most articles of the story tell, or, where no
 * two tell one, the title of the article most like the others. */
#define TITLE                                                                                      \
	" FROM (SELECT v.title AS title, v.title_document AS document, v.n_documents AS n,"        \
	" 0 AS score, v.id AS id FROM events v WHERE v.story = ?1 AND v.n_documents > 1"           \
	" AND substr(v.title, 1, 1) BETWEEN 'A' AND 'Z' AND length(v.title) BETWEEN 30 AND 220"    \
	" UNION ALL SELECT d.title, d.id, 1, s.score, d.key FROM story_documents s"                \
	" JOIN documents d ON d.n = s.document WHERE s.story = ?1 AND d.live"                      \
	" AND d.title IS NOT NULL) x ORDER BY n DESC, score DESC, id LIMIT 1"

/* How many sources its events have; those of outlets that are not known are one. */
#define SOURCES                                                                                    \
	"coalesce(nullif((SELECT count(DISTINCT coalesce(o.key, '')) FROM events v"                \
	" JOIN event_sources o ON o.event = v.id WHERE v.story = ?1), 0), 1)"

/* How many more there may be: each text of an outlet that is not known but one. */
#define SOURCES_MORE                                                                               \
	"CASE WHEN EXISTS (SELECT 1 FROM events v JOIN event_sources o ON o.event = v.id"          \
	" WHERE v.story = ?1 AND o.key IS NULL) THEN"                                              \
	" (SELECT count(DISTINCT coalesce(p.root, d.n)) - 1 FROM events v"                         \
	" JOIN event_claims e ON e.event = v.id JOIN claims c ON c.n = e.claim"                    \
	" JOIN documents d ON d.n = c.document LEFT JOIN prints p ON p.document = d.n"             \
	" LEFT JOIN documents r ON r.n = p.root"                                                   \
	" WHERE v.story = ?1 AND coalesce(r.family, d.family) IS NULL) ELSE 0 END"

static const char WRITE[] =
	"INSERT INTO stories (id, title, title_document, first_at, last_at, n_documents,"
	" n_outlets, n_independent, n_independent_most, n_events, changed, content) SELECT ?1,"
	" (SELECT title" TITLE "), (SELECT document" TITLE "), min(s.at), max(s.at), count(*),"
	" count(DISTINCT coalesce(d.family, ''))," /* those not known are one, as in events */
	" " SOURCES ", " SOURCES " + " SOURCES_MORE ","
	" (SELECT count(*) FROM events v WHERE v.story = ?1), ?2, 0"
	" FROM story_documents s JOIN documents d ON d.n = s.document"
	" WHERE s.story = ?1 AND d.live HAVING count(*) > 0"
	" ON CONFLICT (id) DO UPDATE SET title = excluded.title,"
	" title_document = excluded.title_document, first_at = excluded.first_at,"
	" last_at = excluded.last_at, n_documents = excluded.n_documents,"
	" n_outlets = excluded.n_outlets, n_independent = excluded.n_independent,"
	" n_independent_most = excluded.n_independent_most,"
	" n_events = excluded.n_events, changed = excluded.changed"
	" WHERE stories.title IS DISTINCT FROM excluded.title"
	" OR stories.n_documents <> excluded.n_documents"
	" OR stories.n_outlets <> excluded.n_outlets"
	" OR stories.n_independent <> excluded.n_independent"
	" OR stories.n_independent_most <> excluded.n_independent_most"
	" OR stories.n_events <> excluded.n_events OR stories.last_at <> excluded.last_at";

static int
is_known(struct wt_updating *u, int64_t story)
{
	static const char SQL[] = "SELECT 1 FROM stories WHERE id = ?";
	struct wt_stmt *stmt = wt_db_get(u->s, SQL, u->f);
	if (!stmt)
		return u->s->code;
	wt_bind_int(stmt, 1, story);
	int code = wt_db_next(u->s, stmt, "be read", u->f);
	wt_db_reset(stmt);
	return code;
}

static int
write_story(struct wt_updating *u, int64_t story)
{
	static const char GONE[] = "DELETE FROM stories WHERE id = ?1 AND NOT EXISTS (SELECT 1 FROM"
				   " story_documents s JOIN documents d ON d.n = s.document"
				   " WHERE s.story = ?1 AND d.live)";
	static const char DONE[] = "DELETE FROM todo_stories WHERE story = ?";
	char now[WT_NOW_TEXT];
	int known = is_known(u, story);
	if (known < 0)
		return known;
	struct wt_binding b = { wt_db_get(u->s, WRITE, u->f), 1 };
	if (!b.stmt)
		return u->s->code;
	wt_put_int(&b, story);
	wt_put_cstr(&b, wt_now(now));
	int code = wt_db_run(u->s, b.stmt, "put together stories", u->f);
	if (code == WARTA_OK && wt_db_changes(u->s) > 0)
		code = wt_change_add(u->s, WT_CHANGE_STORY, story,
			known ? WT_CHANGE_CHANGED : WT_CHANGE_NEW, 0, u->f);
	if (code == WARTA_OK)
		code = wt_updating_run(u, GONE, story, 0, 0);
	return code == WARTA_OK ? wt_updating_run(u, DONE, story, 0, 0) : code;
}

int
wt_stories_write(struct wt_updating *u)
{
	/* Ids have 63 bits.  From the last one on: a server walks over all that was taken. */
	static const char NEXT[] =
		"SELECT story FROM todo_stories WHERE story > ? ORDER BY story LIMIT 1";
	for (int64_t last = -1;;) {
		struct wt_stmt *stmt = wt_db_get(u->s, NEXT, u->f);
		if (!stmt)
			return u->s->code;
		wt_bind_int(stmt, 1, last);
		int code = wt_db_next(u->s, stmt, "be read", u->f);
		last = code == 1 ? wt_column_int(stmt, 0) : 0;
		wt_db_reset(stmt);
		if (code != 1)
			return code;
		code = write_story(u, last);
		if (code != WARTA_OK)
			return code;
	}
}

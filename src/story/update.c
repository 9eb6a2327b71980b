/*
 * update.c - joins what came or went, in passes over the lists that the store keeps.
 *
 * First new articles are compared with those that are there (copies.c), then the blocks whose
 * claims came or went are joined (join.c), then what people decided is put over that
 * (decide.c), and the events that gained or lost a claim are written anew.
 *
 * The lists are tables: a run that is stopped goes on where it was.
 */
#include <stdio.h>
#include <stdlib.h>

#include "base/metric.h"
#include "store/change.h"
#include "store/put.h"
#include "story/copies.h"
#include "story/stories.h"
#include "story/update.h"

#define BUDGET         ((size_t)1 << 30)
#define COMMIT_EVERY   512 /* blocks or events */
#define COMMIT_SECONDS 1.0 /* at most: others wait */

int
wt_updating_run(struct wt_updating *u, const char *sql, int64_t a, int64_t b, int64_t c)
{
	struct wt_stmt *stmt = wt_db_get(u->s, sql, u->f);
	const int64_t values[] = { a, b, c };
	if (!stmt)
		return u->s->code;
	for (int i = 0; i < 3 && i < wt_db_parameters(stmt); i++)
		wt_bind_int(stmt, i + 1, values[i]);
	return wt_db_run(u->s, stmt, "join events", u->f);
}

int
wt_updating_mark_block(struct wt_updating *u, struct wt_block b, int64_t sides)
{
	static const char SQL[] = "INSERT OR IGNORE INTO todo (block, sides) VALUES (?, ?)";
	return wt_updating_run(u, SQL, wt_block_pack(b), sides, 0);
}

int
wt_updating_mark_event(struct wt_updating *u, uint64_t event)
{
	static const char SQL[] = "INSERT OR IGNORE INTO todo_events (event) VALUES (?)";
	if (event && u->knows_marked)
		wt_recent_add(&u->marked, event);
	return event ? wt_updating_run(u, SQL, (int64_t)event, 0, 0) : WARTA_OK;
}

/* The number that a statement gives for another one; left alone where it gives none. */
static int
number_of(struct wt_updating *u, const char *sql, int64_t of, int64_t *number)
{
	struct wt_stmt *stmt = wt_db_get(u->s, sql, u->f);
	if (!stmt)
		return u->s->code;
	wt_bind_int(stmt, 1, of);
	int code = wt_db_next(u->s, stmt, "be read", u->f);
	if (code == 1)
		*number = wt_column_int(stmt, 0);
	wt_db_reset(stmt);
	return code < 0 ? code : WARTA_OK;
}

/* An event without claims was merged into another where somebody decided so, or where the claim
 * that it was named after is now told of another; else it is withdrawn: that claim is gone. */
static int
log_gone(struct wt_updating *u, int64_t id)
{
	static const char DECIDED[] =
		"SELECT event FROM event_claims WHERE own = ? AND event <> own LIMIT 1";
	static const char RENAMED[] =
		"SELECT event FROM event_claims WHERE first = ? AND first <> event LIMIT 1";
	int64_t other = 0;
	int code = number_of(u, DECIDED, id, &other);
	if (code == WARTA_OK && !other)
		code = number_of(u, RENAMED, id, &other);
	if (code != WARTA_OK)
		return code;
	return wt_change_add(u->s, WT_CHANGE_EVENT, id,
		other ? WT_CHANGE_MERGED : WT_CHANGE_WITHDRAWN, other, u->f);
}

static int
write_event(struct wt_updating *u, int64_t id, bool *changed)
{
	struct wt_telling *tellings;
	struct wt_event event;
	uint32_t n, n_retold = 0;
	*changed = false;
	int code = wt_story_load_event(u->s, &u->arena, (uint64_t)id, &tellings, &n, u->f);
	if (code == WARTA_OK && n > 0)
		code = wt_retelling_find(u, (uint64_t)id, &tellings, n, &n_retold);
	if (code == WARTA_OK && n > 0) {
		wt_event_build(&u->arena, tellings, n, n_retold, &event);
		event.id = (uint64_t)id;
		event.first_seen = tellings[0].extra.stored;
		for (uint32_t i = 1; i < n; i++)
			if (wt_str_cmp(tellings[i].extra.stored, event.first_seen) < 0)
				event.first_seen = tellings[i].extra.stored;
		code = wt_event_write(u->s, &u->arena, &event, changed, u->f);
	} else if (code == WARTA_OK) {
		code = wt_event_erase(u->s, (uint64_t)id, changed, u->f);
		if (code == WARTA_OK && *changed)
			code = log_gone(u, id);
	}
	u->changed += *changed;
	return code;
}

/* So many of a list are taken at once, where work on one puts no other before it. */
#define AT_ONCE WT_STORY_AHEAD

/* The stories of these events, at least one, are to be written anew. */
static int
mark_stories(struct wt_updating *u, const int64_t *events, int n)
{
	static const char SQL[] =
		"INSERT OR IGNORE INTO todo_stories (story) SELECT s.story FROM event_claims e"
		" JOIN claims c ON c.n = e.claim JOIN story_documents s ON s.document = c.document"
		" WHERE e.event IN " WT_STORY_AHEAD_LIST;
	struct wt_stmt *stmt = wt_db_get(u->s, SQL, u->f);
	if (!stmt)
		return u->s->code;
	for (int i = 0; i < AT_ONCE; i++)
		wt_bind_int(stmt, i + 1, events[i < n ? i : 0]);
	return wt_db_run(u->s, stmt, "join events", u->f);
}

/* A kind of work on a list. */
struct work {
	const char *first; /* selects the first ones behind one */
	int (*one)(struct wt_updating *u, const int64_t *list, int n);
	int (*ahead)(struct wt_updating *u, const int64_t *list, int n); /* NULL: nothing */
	int (*after)(struct wt_updating *u, const int64_t *list, int n); /* the same */
};

static int
join_packed(struct wt_updating *u, const int64_t *list, int n)
{
	return n == 1 ? wt_join_block(u, wt_block_unpack(list[0])) : WARTA_OK;
}

static int
write_listed(struct wt_updating *u, const int64_t *list, int n)
{
	bool changed = false;
	int code = n == 1 ? write_event(u, list[0], &changed) : WARTA_OK;
	if (code == WARTA_OK && changed)
		u->told[u->n_told++] = list[0];
	return code;
}

/* Writing events puts none on the list, so what lies between the first and the last one is done. */
static int
after_listed(struct wt_updating *u, const int64_t *list, int n)
{
	static const char DONE[] = "DELETE FROM todo_events WHERE event BETWEEN ? AND ?";
	int code = u->n_told ? mark_stories(u, u->told, u->n_told) : WARTA_OK;
	u->n_told = 0;
	return code == WARTA_OK ? wt_updating_run(u, DONE, list[0], list[n - 1], 0) : code;
}

static int
ask_ahead(struct wt_updating *u, const int64_t *list, int n)
{
	int code = wt_story_load_ahead(u->s, &u->arena, list, n, u->f);
	return code == WARTA_OK ? wt_event_write_ahead(u->s, list, n, u->f) : code;
}

/* Some of a list, in memory of their own: a spent budget ends it. */
static int
take(struct wt_updating *u, const int64_t *list, int n,
	int (*work)(struct wt_updating *u, const int64_t *list, int n))
{
	wt_arena_reset(&u->arena);
	if (wt_arena_guard(&u->arena) != 0)
		return wt_fail(u->f, WARTA_ENOMEM, 0, "%s: cannot join events: over %zu MB",
			wt_store_path(u->s), u->arena.budget >> 20);
	int code = work(u, list, n);
	wt_arena_unguard(&u->arena);
	return code;
}

/* The first of a list behind one, at most as many as the statement gives; how many, or a negative
 * code. */
static int
take_first(struct wt_updating *u, const char *sql, int64_t behind, int64_t first[AT_ONCE])
{
	struct wt_stmt *stmt = wt_db_get(u->s, sql, u->f);
	int n = 0, code;
	if (!stmt)
		return u->s->code;
	wt_bind_int(stmt, 1, behind);
	while ((code = wt_db_next(u->s, stmt, "join events", u->f)) == 1 && n < AT_ONCE)
		first[n++] = wt_column_int(stmt, 0);
	wt_db_reset(stmt);
	return code < 0 ? code : n;
}

/* Takes the first of a list until it is empty.  It is looked at from the last one on: a server
 * walks over all that was taken from the front. */
static int
take_all(struct wt_updating *u, const struct work *work)
{
	int64_t list[AT_ONCE], last = INT64_MIN;
	unsigned done = 0;
	int n, code = WARTA_OK;
	while (code == WARTA_OK &&
		((n = take_first(u, work->first, last, list)) || last != INT64_MIN)) {
		if (n < 0)
			return n;
		if (n > 1 && work->ahead)
			code = take(u, list, n, work->ahead);
		for (int i = 0; i < n && code == WARTA_OK; i++)
			code = take(u, &list[i], 1, work->one);
		if (n > 0 && work->after && code == WARTA_OK)
			code = take(u, list, n, work->after);
		last = n ? list[n - 1] : INT64_MIN;
		done += (unsigned)n;
		if (code != WARTA_OK ||
			(done < COMMIT_EVERY && wt_seconds() - u->s->began <= COMMIT_SECONDS))
			continue;
		done = 0;
		wt_updating_forget(u, 0);
		code = wt_db_commit(u->s, u->f);
		if (code == WARTA_OK)
			code = wt_db_begin(u->s, u->f);
	}
	return code;
}

static int
update(struct wt_updating *u)
{
	static const struct work BLOCKS = {
		"SELECT block FROM todo WHERE block > ? ORDER BY block LIMIT 1", join_packed, NULL,
		NULL
	};
	static const struct work EVENTS = {
		"SELECT event FROM todo_events WHERE event > ? ORDER BY event LIMIT 32",
		write_listed, ask_ahead, after_listed
	};
	int code = wt_copies_update(u->s, &u->arena, u->f);
	if (code == WARTA_OK)
		code = take_all(u, &BLOCKS);
	if (code == WARTA_OK)
		code = wt_decisions_apply(u);
	if (code == WARTA_OK)
		code = wt_stories_assign(u);
	if (code == WARTA_OK)
		code = take_all(u, &EVENTS);
	return code == WARTA_OK ? wt_stories_write(u) : code;
}

int
wt_events_update(struct wt_store *s, uint64_t *events_changed, struct wt_fault *f)
{
	struct wt_updating u = { .s = s, .f = f };
	int code = wt_store_flush(s, f);
	if (code == WARTA_OK)
		code = wt_db_begin(s, f);
	if (code != WARTA_OK)
		return code;
	uint64_t clock = wt_clock();
	u.retelling = wt_retelling_open(s);
	if (!u.retelling) {
		wt_db_rollback(s);
		return wt_fail(f, WARTA_ENOMEM, 0, "out of memory");
	}
	wt_arena_init(&u.arena, BUDGET);
	for (unsigned i = 0; i < WT_KEPT_BLOCKS; i++)
		wt_arena_init(&u.kept[i].arena, BUDGET);
	code = update(&u);
	if (code == WARTA_OK)
		code = wt_db_commit(s, f);
	else
		wt_db_rollback(s);
	wt_retelling_close(u.retelling);
	wt_arena_release(&u.arena);
	wt_updating_forget(&u, 0);
	wt_buf_release(&u.reason);
	wt_recent_release(&u.marked);
	(void)wt_stage_took(WT_STAGE_JOIN, clock);
	wt_count(code == WARTA_OK ? WT_METRIC_EVENTS_CHANGED : WT_METRIC_JOIN_FAILED,
		code == WARTA_OK ? u.changed : 1);
	if (events_changed)
		*events_changed = u.changed;
	return code;
}

/*
 * decide.c - see decide.h.
 *
 * event_claims.own is the event that the rules give, event_claims.event the one that is
 * shown.  Applying takes all claims back to their own events, then puts every decision that
 * holds over that, in their order.  An event that gains or loses a claim is put on the list.
 */
#include "story/decide.h"

#include "store/bind.h"
#include "store/key.h"
#include "store/put.h"
#include "story/event.h"
#include "story/update.h"

/* --- applying -------------------------------------------------------------------------------- */

/* Where the rules put the first claim of that side that is still there; 0 for none. */
static int
event_of_side(struct wt_updating *u, int64_t decision, int side, uint64_t *event)
{
	static const char SQL[] =
		"SELECT e.event FROM decision_claims q JOIN documents d ON d.key = q.article"
		" JOIN claims c ON c.document = d.n AND c.act = q.act AND c.live"
		" JOIN event_claims e ON e.claim = c.n"
		" WHERE q.decision = ? AND q.side = ? ORDER BY q.number LIMIT 1";
	struct wt_stmt *stmt = wt_db_get(u->s, SQL, u->f);
	if (!stmt)
		return u->s->code;
	wt_bind_int(stmt, 1, decision);
	wt_bind_int(stmt, 2, side);
	int code = wt_db_next(u->s, stmt, "join events", u->f);
	*event = code == 1 ? (uint64_t)wt_column_int(stmt, 0) : 0;
	wt_db_reset(stmt);
	return code < 0 ? code : WARTA_OK;
}

static int
apply_merge(struct wt_updating *u, int64_t decision)
{
	static const char MOVE[] = "UPDATE event_claims SET event = ?1 WHERE event = ?2";
	uint64_t to = 0, from = 0;
	int code = event_of_side(u, decision, 0, &to);
	if (code == WARTA_OK)
		code = event_of_side(u, decision, 1, &from);
	if (code != WARTA_OK || !to || !from || to == from)
		return code;
	code = wt_updating_mark_event(u, to);
	if (code == WARTA_OK)
		code = wt_updating_mark_event(u, from);
	return code == WARTA_OK ? wt_updating_run(u, MOVE, (int64_t)to, (int64_t)from, 0) : code;
}

static int
apply_split(struct wt_updating *u, int64_t decision, int64_t event)
{
#define SPLIT                                                                                      \
	" (SELECT c.n FROM decision_claims q JOIN documents d ON d.key = q.article"                \
	" JOIN claims c ON c.document = d.n AND c.act = q.act AND c.live WHERE q.decision = ?1)"
	static const char MARK[] = "INSERT OR IGNORE INTO todo_events (event)"
				   " SELECT event FROM event_claims WHERE claim IN" SPLIT;
	static const char MOVE[] = "UPDATE event_claims SET event = ?2 WHERE claim IN" SPLIT;
	int code = wt_updating_run(u, MARK, decision, 0, 0);
	if (code == WARTA_OK)
		code = wt_updating_mark_event(u, (uint64_t)event);
	return code == WARTA_OK ? wt_updating_run(u, MOVE, decision, event, 0) : code;
}

/* All claims go back to where the rules put them. */
static int
take_back(struct wt_updating *u)
{
	static const char FROM[] = "INSERT OR IGNORE INTO todo_events (event)"
				   " SELECT event FROM event_claims WHERE event <> own";
	static const char TO[] = "INSERT OR IGNORE INTO todo_events (event)"
				 " SELECT own FROM event_claims WHERE event <> own";
	static const char BACK[] = "UPDATE event_claims SET event = own WHERE event <> own";
	int code = wt_updating_run(u, FROM, 0, 0, 0);
	if (code == WARTA_OK)
		code = wt_updating_run(u, TO, 0, 0, 0);
	return code == WARTA_OK ? wt_updating_run(u, BACK, 0, 0, 0) : code;
}

struct holding {
	int64_t number;
	int64_t event;
	bool merges;
};

static int
apply_all(struct wt_updating *u)
{
	static const char SQL[] = "SELECT n, event, verb = 'merge' FROM decisions"
				  " WHERE undone IS NULL ORDER BY n";
	struct holding *list = NULL;
	uint32_t n = 0, cap = 0;
	struct wt_stmt *stmt = wt_db_get(u->s, SQL, u->f);
	int code;
	if (!stmt)
		return u->s->code;
	while ((code = wt_db_next(u->s, stmt, "join events", u->f)) == 1)
		*WT_PUSH(&u->arena, list, n, cap) = (struct holding){ wt_column_int(stmt, 0),
			wt_column_int(stmt, 1), wt_column_int(stmt, 2) != 0 };
	for (uint32_t i = 0; i < n && code == WARTA_OK; i++)
		code = list[i].merges ? apply_merge(u, list[i].number)
				      : apply_split(u, list[i].number, list[i].event);
	return code;
}

int
wt_decisions_apply(struct wt_updating *u)
{
	static const char ANY[] = "SELECT EXISTS (SELECT 1 FROM decisions)";
	struct wt_stmt *stmt = wt_db_get(u->s, ANY, u->f);
	if (!stmt)
		return u->s->code;
	int code = wt_db_next(u->s, stmt, "join events", u->f);
	bool any = code == 1 && wt_column_int(stmt, 0) != 0;
	wt_db_reset(stmt);
	if (code < 0 || !any)
		return code < 0 ? code : WARTA_OK;
	wt_arena_reset(&u->arena);
	if (wt_arena_guard(&u->arena) != 0)
		return wt_fail(u->f, WARTA_ENOMEM, 0, "%s: cannot apply decisions: out of memory",
			wt_store_path(u->s));
	code = take_back(u);
	if (code == WARTA_OK)
		code = apply_all(u);
	wt_arena_unguard(&u->arena);
	return code;
}

/* --- deciding -------------------------------------------------------------------------------- */

static int
note_id(void *context, const struct wt_event *event)
{
	*(uint64_t *)context = event->id;
	return 0;
}

/* A row of the decision, and its claims by `SELECT article, act`. */
static int
put_decision(
	struct wt_store *s, const char *verb, uint64_t event, int64_t *decision, struct wt_fault *f)
{
	static const char SQL[] = "INSERT INTO decisions (verb, event, made)"
				  " VALUES (?, ?, ?) RETURNING n";
	char now[WT_NOW_TEXT];
	struct wt_binding b = { wt_db_get(s, SQL, f), 1 };
	if (!b.stmt)
		return s->code;
	wt_put_cstr(&b, verb);
	wt_put_int(&b, (int64_t)event);
	wt_put_cstr(&b, wt_now(now));
	int code = wt_db_next(s, b.stmt, "keep a decision", f);
	if (code == 1) {
		*decision = wt_column_int(b.stmt, 0);
		code = wt_db_run(s, b.stmt, "keep a decision", f);
	}
	return code;
}

/* All claims of an event, the canonical first one first. */
static int
put_side(struct wt_store *s, int64_t decision, int side, uint64_t event, struct wt_fault *f)
{
	static const char SQL[] =
		"INSERT INTO decision_claims (decision, side, number, article, act)"
		" SELECT ?1, ?2, row_number() OVER (ORDER BY d.published_at NULLS LAST, c.act),"
		" d.key, c.act FROM event_claims e JOIN claims c ON c.n = e.claim"
		" JOIN documents d ON d.n = c.document WHERE e.event = ?3";
	struct wt_binding b = { wt_db_get(s, SQL, f), 1 };
	if (!b.stmt)
		return s->code;
	wt_put_int(&b, decision);
	wt_put_int(&b, side);
	wt_put_int(&b, (int64_t)event);
	return wt_db_run(s, b.stmt, "keep a decision", f);
}

/* On the list of what is still to be done: where the program ends before it is, the next run does
 * it. */
static int
mark(struct wt_store *s, int64_t decision, struct wt_fault *f)
{
	static const char SQL[] = "INSERT OR IGNORE INTO todo_events (event)"
				  " SELECT event FROM decisions WHERE n = ?";
	struct wt_binding b = { wt_db_get(s, SQL, f), 1 };
	if (!b.stmt)
		return s->code;
	wt_put_int(&b, decision);
	return wt_db_run(s, b.stmt, "keep a decision", f);
}

/* Commits what was decided and joins events; takes it all back where that fails. */
static int
finish(struct wt_store *s, int64_t decision, int code, struct wt_fault *f)
{
	if (code == WARTA_OK)
		code = mark(s, decision, f);
	if (code == WARTA_OK)
		code = wt_db_commit(s, f);
	if (code != WARTA_OK) {
		wt_db_rollback(s);
		return code;
	}
	return wt_events_update(s, NULL, f);
}

int
wt_events_merge(
	struct wt_store *s, struct wt_str a, struct wt_str b, int64_t *decision, struct wt_fault *f)
{
	uint64_t to = 0, from = 0;
	int code = wt_event_show(s, a, note_id, &to, f);
	if (code == WARTA_OK)
		code = wt_event_show(s, b, note_id, &from, f);
	if (code == WARTA_OK && to == from)
		return wt_fail(f, WARTA_EUSAGE, 0, "%s: %.*s and %.*s are one event already",
			wt_store_path(s), WT_FMT(a), WT_FMT(b));
	if (code == WARTA_OK)
		code = wt_db_begin(s, f);
	if (code != WARTA_OK)
		return code;
	code = put_decision(s, "merge", to, decision, f);
	if (code == WARTA_OK)
		code = put_side(s, *decision, 0, to, f);
	if (code == WARTA_OK)
		code = put_side(s, *decision, 1, from, f);
	return finish(s, *decision, code, f);
}

/* The claim "seed-001#3" of that event: its article's key and its own. */
static int
find_claim(struct wt_store *s, uint64_t event, struct wt_str name, int64_t *article, int64_t *act,
	struct wt_fault *f)
{
	static const char SQL[] = "SELECT d.key, c.act FROM documents d"
				  " JOIN claims c ON c.document = d.n"
				  " JOIN event_claims e ON e.claim = c.n"
				  " WHERE d.id = ? AND c.number = ? AND c.live AND e.event = ?";
	uint64_t number = 0;
	size_t at = name.len;
	while (at > 0 && name.ptr[at - 1] != '#')
		at--;
	struct wt_str tail = { name.ptr + at, name.len - at };
	struct wt_str id = { name.ptr, at > 0 ? at - 1 : 0 };
	if (at == 0 || !wt_str_to_u64(tail, &number) || number > INT32_MAX)
		return wt_fail(f, WARTA_EUSAGE, 0,
			"'%.*s' is no claim; claims are called ARTICLE#NUMBER", WT_FMT(name));
	struct wt_stmt *stmt = wt_db_get(s, SQL, f);
	if (!stmt)
		return s->code;
	wt_bind_str(stmt, 1, id);
	wt_bind_int(stmt, 2, (int64_t)number);
	wt_bind_int(stmt, 3, (int64_t)event);
	int code = wt_db_next(s, stmt, "be read", f);
	if (code == 1) {
		*article = wt_column_int(stmt, 0);
		*act = wt_column_int(stmt, 1);
	}
	wt_db_reset(stmt);
	if (code == 0)
		return wt_fail(f, WARTA_ENOTFOUND, 0, "%s: the event has no claim %.*s",
			wt_store_path(s), WT_FMT(name));
	return code < 0 ? code : WARTA_OK;
}

static int
put_claim(struct wt_store *s, int64_t decision, uint32_t number, int64_t article, int64_t act,
	struct wt_fault *f)
{
	static const char SQL[] =
		"INSERT INTO decision_claims (decision, side, number, article, act)"
		" VALUES (?, 1, ?, ?, ?)";
	struct wt_binding b = { wt_db_get(s, SQL, f), 1 };
	if (!b.stmt)
		return s->code;
	wt_put_int(&b, decision);
	wt_put_int(&b, number);
	wt_put_int(&b, article);
	wt_put_int(&b, act);
	return wt_db_run(s, b.stmt, "keep a decision", f);
}

/* The event of what is split off, the same whenever the same claim is. */
static uint64_t
split_id(int64_t act)
{
	struct wt_key k = wt_key_begin();
	wt_key_str(&k, WT_STR("split"));
	wt_key_num(&k, (uint64_t)act);
	return wt_key_end(&k) >> 1;
}

static int
put_split(struct wt_store *s, uint64_t event, const struct wt_str *claims, uint32_t n,
	int64_t *decision, struct wt_fault *f)
{
	int64_t article = 0, act = 0;
	int code = find_claim(s, event, claims[0], &article, &act, f);
	if (code == WARTA_OK)
		code = put_decision(s, "split", split_id(act), decision, f);
	for (uint32_t i = 0; i < n && code == WARTA_OK; i++) {
		code = find_claim(s, event, claims[i], &article, &act, f);
		if (code == WARTA_OK)
			code = put_claim(s, *decision, i + 1, article, act, f);
	}
	return code;
}

struct size {
	uint64_t event;
	uint32_t claims;
};

static int
note_size(void *context, const struct wt_event *event)
{
	*(struct size *)context = (struct size){ event->id, event->counts.claims };
	return 0;
}

int
wt_events_split(struct wt_store *s, struct wt_str event, const struct wt_str *claims, uint32_t n,
	int64_t *decision, struct wt_fault *f)
{
	struct size size = { 0, 0 };
	*decision = 0;
	int code = wt_event_show(s, event, note_size, &size, f);
	if (code == WARTA_OK && (n == 0 || n >= size.claims))
		return wt_fail(f, WARTA_EUSAGE, 0,
			"%s: %.*s has %u claims; some must go and some must stay", wt_store_path(s),
			WT_FMT(event), size.claims);
	if (code == WARTA_OK)
		code = wt_db_begin(s, f);
	if (code != WARTA_OK)
		return code;
	code = put_split(s, size.event, claims, n, decision, f);
	return finish(s, *decision, code, f);
}

int
wt_decision_undo(struct wt_store *s, int64_t decision, struct wt_fault *f)
{
	static const char SQL[] = "UPDATE decisions SET undone = ? WHERE n = ? AND undone IS NULL";
	char now[WT_NOW_TEXT];
	int code = wt_db_begin(s, f);
	if (code != WARTA_OK)
		return code;
	struct wt_binding b = { wt_db_get(s, SQL, f), 1 };
	if (!b.stmt)
		return finish(s, decision, s->code, f);
	wt_put_cstr(&b, wt_now(now));
	wt_put_int(&b, decision);
	code = wt_db_run(s, b.stmt, "keep a decision", f);
	if (code == WARTA_OK && wt_db_changes(s) == 0)
		code = wt_fail(f, WARTA_ENOTFOUND, 0, "%s: no decision %lld holds",
			wt_store_path(s), (long long)decision);
	return finish(s, decision, code, f);
}

int
wt_decisions(struct wt_store *s, wt_decision_visit *visit, void *context, struct wt_fault *f)
{
	static const char SQL[] =
		"SELECT n, verb, event, made, undone, (SELECT count(*) FROM decision_claims"
		" WHERE decision = n AND side = 1) FROM decisions ORDER BY n";
	struct wt_stmt *stmt = wt_db_get(s, SQL, f);
	int code;
	if (!stmt)
		return s->code;
	while ((code = wt_db_next(s, stmt, "be read", f)) == 1) {
		struct wt_decision d = { .number = wt_column_int(stmt, 0),
			.verb = wt_column_str(stmt, 1),
			.event = (uint64_t)wt_column_int(stmt, 2),
			.made = wt_column_str(stmt, 3),
			.undone = wt_column_str(stmt, 4),
			.claims = (uint32_t)wt_column_int(stmt, 5) };
		if (visit(context, &d) != 0)
			break;
	}
	wt_db_reset(stmt);
	return code < 0 ? code : WARTA_OK;
}

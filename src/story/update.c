/*
 * update.c - joins what came or went, in two passes over the lists that the store keeps.
 *
 * First the blocks (store/block.h), in the order of type, polarity and layer:
 *
 *	layer 0	the claims of one day are put into clusters; each is an event, named
 *		after its canonical first claim
 *	layer 1	so are those of a day of publication; then a cluster may turn out to be an
 *		event of that day, or else of the day before, or else what was first
 *		reported the day before
 *	2, 3	of a month or year: a cluster goes to the one event of that period with the same
 *		sides that fits; where two fit, it stays by itself
 *	4	without a date: only reprints are joined
 *
 * A layer looks at lower layers only, and what changed in a lower one puts the higher
 * blocks that look at it on the list; so the result is a function of the set of
 * claims.  Then the events that gained or lost a claim are written anew.
 *
 * Both lists are tables: a run that is stopped goes on where it was.
 */
#include <stdio.h>
#include <stdlib.h>

#include "store/change.h"
#include "store/put.h"
#include "story/copies.h"
#include "story/load.h"

#define BUDGET       ((size_t)1 << 30)
#define COMMIT_EVERY 512  /* blocks or events */
#define EXTRA        0.5F /* what a match needs more where the day is not sure */
#define EXTRA_APART  1.0F /* where two days of publication differ */

struct updating {
	struct wt_store *s;
	struct wt_arena arena;
	struct wt_fault *f;
	struct wt_buf reason;
	uint64_t changed;
};

/* Runs a statement with up to three numbers. */
static int
run(struct updating *u, const char *sql, int64_t a, int64_t b, int64_t c)
{
	sqlite3_stmt *stmt = wt_db_get(u->s, sql, u->f);
	const int64_t values[] = { a, b, c };
	if (!stmt)
		return u->s->code;
	for (int i = 0; i < 3 && i < sqlite3_bind_parameter_count(stmt); i++)
		(void)sqlite3_bind_int64(stmt, i + 1, values[i]);
	return wt_db_run(u->s, stmt, "join events", u->f);
}

static int
mark_block(struct updating *u, struct wt_block b, int64_t sides)
{
	static const char SQL[] = "INSERT OR IGNORE INTO todo (block, sides) VALUES (?, ?)";
	return run(u, SQL, wt_block_pack(b), sides, 0);
}

static int
mark_event(struct updating *u, uint64_t event)
{
	static const char SQL[] = "INSERT OR IGNORE INTO todo_events (event) VALUES (?)";
	return event ? run(u, SQL, (int64_t)event, 0, 0) : WARTA_OK;
}

static int
is_marked(struct updating *u, uint64_t event)
{
	static const char SQL[] = "SELECT 1 FROM todo_events WHERE event = ?";
	sqlite3_stmt *stmt = wt_db_get(u->s, SQL, u->f);
	if (!stmt)
		return u->s->code;
	(void)sqlite3_bind_int64(stmt, 1, (sqlite3_int64)event);
	int code = wt_db_next(u->s, stmt, "join events", u->f);
	(void)sqlite3_reset(stmt);
	return code;
}

/* Puts the claim where it belongs; nothing is written where it is there already. */
static int
assign(struct updating *u, struct wt_story_claim *c, uint64_t event)
{
	static const char SQL[] = "INSERT INTO event_claims (claim, event, reason) VALUES (?, ?, ?)"
				  " ON CONFLICT (claim) DO UPDATE"
				  " SET event = excluded.event, reason = excluded.reason";
	struct wt_str reason = wt_buf_view(&u->reason);
	if (c->event == event && wt_str_eq(c->reason, reason))
		return WARTA_OK;
	sqlite3_stmt *stmt = wt_db_get(u->s, SQL, u->f);
	if (!stmt)
		return u->s->code;
	(void)sqlite3_bind_int64(stmt, 1, c->row);
	(void)sqlite3_bind_int64(stmt, 2, (sqlite3_int64)event);
	(void)sqlite3_bind_text(stmt, 3, reason.ptr, (int)reason.len, SQLITE_STATIC);
	int code = wt_db_run(u->s, stmt, "join events", u->f);
	if (code == WARTA_OK && c->event != event) {
		code = mark_event(u, c->event);
		if (code == WARTA_OK)
			code = mark_event(u, event);
		c->event = event;
	}
	return code;
}

/* Where a cluster goes: an event of a lower layer, and why; 0 for none. */
struct target {
	uint64_t event;
	unsigned reasons;
	const char *when;
};

static void
say_reason(struct updating *u, const struct target *t, unsigned reasons)
{
	wt_buf_clear(&u->reason);
	if (t && t->event) {
		wt_buf_cstr(&u->reason, t->when);
		wt_buf_cstr(&u->reason, t->reasons ? ": " : "");
		wt_story_reason_print(&u->reason, t->reasons);
	} else if (reasons) {
		wt_story_reason_print(&u->reason, reasons);
	} else {
		wt_buf_cstr(&u->reason, "the fullest account");
	}
}

static int
assign_cluster(struct updating *u, struct wt_story_claim *claims,
	const struct wt_story_clusters *all, const struct wt_story_cluster *cluster,
	const struct target *target)
{
	uint64_t event = target && target->event ? target->event
						 : wt_story_event_id(&claims[cluster->claims[0]]);
	int code = WARTA_OK;
	for (uint32_t i = 0; i < cluster->n && code == WARTA_OK; i++) {
		say_reason(u, target, all->reasons[cluster->claims[i]]);
		code = assign(u, &claims[cluster->claims[i]], event);
	}
	return code;
}

static int
load_block(struct updating *u, struct wt_block b, struct wt_story_claims *claims)
{
	static const char SQL[] = WT_LOAD "WHERE c.block = ? AND c.live ORDER BY c.n";
	sqlite3_stmt *stmt = wt_db_get(u->s, SQL, u->f);
	if (!stmt)
		return u->s->code;
	(void)sqlite3_bind_int64(stmt, 1, wt_block_pack(b));
	return wt_story_load(u->s, &u->arena, stmt, claims, u->f);
}

/* The claims of a block, put into clusters. */
struct block_work {
	struct wt_block block;
	struct wt_story_claims claims;
	struct wt_story_clusters clusters;
};

static int
cluster_block(struct updating *u, struct wt_block b, float extra, struct block_work *w)
{
	w->block = b;
	int code = load_block(u, b, &w->claims);
	if (code == WARTA_OK)
		wt_story_cluster(&u->arena, w->claims.items, w->claims.n, extra, &w->clusters);
	return code;
}

/* --- what higher layers have to look at again --- */

static struct wt_block
moved(struct wt_block b, enum wt_layer layer, int32_t first, int32_t last)
{
	b.layer = layer;
	b.first = first;
	b.last = last;
	return b;
}

#define MONTH_REACH 31

/* Blocks of months and years that hold this day and have claims with these sides. */
static int
mark_periods(struct updating *u, struct wt_block b, int64_t sides)
{
	static const char SQL[] = "SELECT DISTINCT block FROM claims"
				  " WHERE live AND sides = ? AND block BETWEEN ? AND ?";
	int64_t found[64];
	int code = WARTA_OK;
	for (int layer = WT_LAYER_MONTH; layer <= WT_LAYER_YEAR && code == WARTA_OK; layer++) {
		int32_t from = layer == WT_LAYER_MONTH ? b.first - MONTH_REACH : -719162;
		sqlite3_stmt *stmt = wt_db_get(u->s, SQL, u->f);
		unsigned n = 0;
		if (!stmt)
			return u->s->code;
		(void)sqlite3_bind_int64(stmt, 1, sides);
		(void)sqlite3_bind_int64(
			stmt, 2, wt_block_pack(moved(b, (enum wt_layer)layer, from, from)));
		(void)sqlite3_bind_int64(stmt, 3,
			wt_block_pack(
				moved(b, (enum wt_layer)layer, b.first, b.first + (1 << 22) - 1)));
		while ((code = wt_db_next(u->s, stmt, "join events", u->f)) == 1) {
			int64_t block = sqlite3_column_int64(stmt, 0);
			if (wt_block_unpack(block).last >= b.first && n < 64)
				found[n++] = block;
		}
		for (unsigned i = 0; i < n && code == WARTA_OK; i++)
			code = mark_block(u, wt_block_unpack(found[i]), sides);
	}
	return code;
}

/* The sides of all events of this block that changed. */
static int
mark_changed(struct updating *u, const struct block_work *w)
{
	for (uint32_t i = 0; i < w->clusters.n; i++) {
		const struct wt_story_cluster *c = &w->clusters.items[i];
		int marked = is_marked(u, w->claims.items[c->claims[0]].event);
		if (marked < 0)
			return marked;
		for (uint32_t k = 0; marked && k < c->n; k++) {
			int code = mark_periods(u, w->block, w->claims.items[c->claims[k]].sides);
			if (code != WARTA_OK)
				return code;
		}
	}
	return WARTA_OK;
}

/* --- the layers --- */

static int
join_day(struct updating *u, struct wt_block b)
{
	struct block_work w = { 0 };
	int code = cluster_block(u, b, 0.0F, &w);
	for (uint32_t i = 0; i < w.clusters.n && code == WARTA_OK; i++)
		code = assign_cluster(u, w.claims.items, &w.clusters, &w.clusters.items[i], NULL);
	for (int32_t d = 0; d < 2 && code == WARTA_OK; d++)
		code = mark_block(u, moved(b, WT_LAYER_REPORTED, b.first + d, b.first + d), 0);
	return code == WARTA_OK ? mark_changed(u, &w) : code;
}

/* Claims of lower layers, put together by the event that each is in. */
struct cores {
	struct wt_story_claims claims;
	struct wt_story_clusters events;
};

static void
group_by_event(struct updating *u, struct cores *c)
{
	for (uint32_t i = 0; i < c->claims.n; i++) {
		uint64_t event = c->claims.items[i].event;
		uint32_t k = 0;
		if (!event)
			continue;
		while (k < c->events.n &&
			c->claims.items[c->events.items[k].claims[0]].event != event)
			k++;
		if (k == c->events.n)
			(void)WT_PUSH(&u->arena, c->events.items, c->events.n, c->events.cap);
		wt_story_cluster_add(&u->arena, c->claims.items, &c->events.items[k], i);
	}
}

/* Leaves only the events that these claims themselves began. */
static void
keep_begun_here(struct cores *c)
{
	uint32_t kept = 0;
	for (uint32_t i = 0; i < c->events.n; i++) {
		const struct wt_story_claim *first = &c->claims.items[c->events.items[i].claims[0]];
		if (first->event == wt_story_event_id(first))
			c->events.items[kept++] = c->events.items[i];
	}
	c->events.n = kept;
}

static int
load_cores(struct updating *u, struct wt_block b, struct cores *c)
{
	int code = load_block(u, b, &c->claims);
	if (code == WARTA_OK)
		group_by_event(u, c);
	return code;
}

/* The event that the cluster fits best (the lowest id among equals), and how many fit. */
static struct target
best_core(const struct cores *cores, const struct block_work *w,
	const struct wt_story_cluster *cluster, float extra, unsigned *fitting)
{
	struct target t = { 0, 0, "" };
	float best = -1.0F;
	*fitting = 0;
	for (uint32_t i = 0; i < cores->events.n; i++) {
		const struct wt_story_cluster *core = &cores->events.items[i];
		uint64_t event = cores->claims.items[core->claims[0]].event;
		struct wt_story_match m = wt_story_fit(
			cores->claims.items, core, w->claims.items, cluster->claims, cluster->n);
		float over = m.score - m.needed - extra;
		if (m.veto || over < 0.0F)
			continue;
		++*fitting;
		if (over > best || (over >= best && event < t.event)) {
			best = over;
			t.event = event;
			t.reasons = m.reasons;
		}
	}
	return t;
}

/* What a day of publication may belong to: events of that day and of the day before. */
struct days {
	struct cores same;
	struct cores before;
	struct cores reported_before; /* begun by reports of the day before */
};

static int
load_days(struct updating *u, struct wt_block b, struct days *days)
{
	int32_t day = b.first;
	int code = load_cores(u, moved(b, WT_LAYER_DAY, day, day), &days->same);
	if (code == WARTA_OK)
		code = load_cores(u, moved(b, WT_LAYER_DAY, day - 1, day - 1), &days->before);
	if (code == WARTA_OK)
		code = load_cores(
			u, moved(b, WT_LAYER_REPORTED, day - 1, day - 1), &days->reported_before);
	keep_begun_here(&days->reported_before);
	return code;
}

static struct target
target_of(
	const struct days *days, const struct block_work *w, const struct wt_story_cluster *cluster)
{
	unsigned fitting;
	struct target t = best_core(&days->same, w, cluster, EXTRA, &fitting);
	t.when = "reported that day";
	if (t.event)
		return t;
	t = best_core(&days->before, w, cluster, EXTRA, &fitting);
	t.when = "reported the day after";
	if (t.event)
		return t;
	t = best_core(&days->reported_before, w, cluster, EXTRA_APART, &fitting);
	t.when = "reported on two days";
	return t;
}

/* Whether an event of this block changed: what is reported the next day may belong to it. */
static int
mark_next_day(struct updating *u, const struct block_work *w, bool changed)
{
	struct wt_block b =
		moved(w->block, WT_LAYER_REPORTED, w->block.first + 1, w->block.first + 1);
	for (uint32_t i = 0; i < w->clusters.n && !changed; i++) {
		uint32_t first = w->clusters.items[i].claims[0];
		int marked = is_marked(u, w->claims.items[first].event);
		if (marked < 0)
			return marked;
		changed = marked != 0;
	}
	return changed ? mark_block(u, b, 0) : WARTA_OK;
}

static int
join_reported(struct updating *u, struct wt_block b, bool claims_changed)
{
	struct block_work w = { 0 };
	struct days days = { 0 };
	int code = cluster_block(u, b, EXTRA, &w);
	if (code == WARTA_OK && w.claims.n)
		code = load_days(u, b, &days);
	for (uint32_t i = 0; i < w.clusters.n && code == WARTA_OK; i++) {
		struct target t = target_of(&days, &w, &w.clusters.items[i]);
		code = assign_cluster(u, w.claims.items, &w.clusters, &w.clusters.items[i], &t);
	}
	if (code == WARTA_OK)
		code = mark_next_day(u, &w, claims_changed);
	return code == WARTA_OK ? mark_changed(u, &w) : code;
}

#define CANDIDATES 256 /* claims of the period that are looked at; more are never one event */

/* Claims with a day inside the period and with the same sides, with the rest of their events. */
static int
load_period(struct updating *u, struct wt_block b, int64_t sides, struct wt_story_claims *claims)
{
	static const char SQL[] = WT_LOAD_COLUMNS
		"FROM (SELECT DISTINCT o.event FROM claims k"
		" CROSS JOIN event_claims o ON o.claim = k.n"
		" WHERE k.live AND k.sides = ?1 AND k.block BETWEEN ?2 AND ?3 LIMIT ?4) w"
		" CROSS JOIN event_claims e ON e.event = w.event"
		" CROSS JOIN claims c ON c.n = e.claim CROSS JOIN documents d ON d.n = c.document"
		" WHERE c.block >> 44 & 7 <= 1 LIMIT ?4";
	int code = WARTA_OK;
	for (int layer = WT_LAYER_DAY; layer <= WT_LAYER_REPORTED && code == WARTA_OK; layer++) {
		sqlite3_stmt *stmt = wt_db_get(u->s, SQL, u->f);
		if (!stmt)
			return u->s->code;
		(void)sqlite3_bind_int64(stmt, 1, sides);
		(void)sqlite3_bind_int64(
			stmt, 2, wt_block_pack(moved(b, (enum wt_layer)layer, b.first, b.first)));
		(void)sqlite3_bind_int64(
			stmt, 3, wt_block_pack(moved(b, (enum wt_layer)layer, b.last, b.last)));
		(void)sqlite3_bind_int(stmt, 4, CANDIDATES);
		code = wt_story_load(u->s, &u->arena, stmt, claims, u->f);
	}
	return code;
}

static int
load_sides(struct updating *u, struct wt_block b, int64_t sides, struct wt_story_claims *claims)
{
	static const char SQL[] =
		WT_LOAD "WHERE c.sides = ? AND c.block = ? AND c.live ORDER BY c.n";
	sqlite3_stmt *stmt = wt_db_get(u->s, SQL, u->f);
	if (!stmt)
		return u->s->code;
	(void)sqlite3_bind_int64(stmt, 1, sides);
	(void)sqlite3_bind_int64(stmt, 2, wt_block_pack(b));
	return wt_story_load(u->s, &u->arena, stmt, claims, u->f);
}

static int
join_period(struct updating *u, struct wt_block b, int64_t sides)
{
	struct block_work w = { .block = b };
	struct cores cores = { 0 };
	int code = load_sides(u, b, sides, &w.claims);
	if (code == WARTA_OK && w.claims.n)
		code = load_period(u, b, sides, &cores.claims);
	if (code != WARTA_OK)
		return code;
	wt_story_cluster(&u->arena, w.claims.items, w.claims.n, EXTRA, &w.clusters);
	group_by_event(u, &cores);
	for (uint32_t i = 0; i < w.clusters.n && code == WARTA_OK; i++) {
		unsigned fitting = 0;
		struct target t = { 0, 0, "" };
		if (cores.claims.n < CANDIDATES)
			t = best_core(&cores, &w, &w.clusters.items[i], EXTRA, &fitting);
		if (fitting != 1)
			t.event = 0;
		t.when = "the only such event of that time";
		code = assign_cluster(u, w.claims.items, &w.clusters, &w.clusters.items[i], &t);
	}
	return code;
}

/* The list names the sides whose claims, or whose events of single days, changed. */
static int
join_periods(struct updating *u, struct wt_block b, const int64_t *sides, uint32_t n)
{
	int code = WARTA_OK;
	for (uint32_t i = 0; i < n && code == WARTA_OK; i++)
		code = join_period(u, b, sides[i]);
	return code;
}

static int
join_undated(struct updating *u, struct wt_block b)
{
	struct block_work w = { 0 };
	int code = cluster_block(u, b, 2.0F, &w); /* only what is told in the same words */
	for (uint32_t i = 0; i < w.clusters.n && code == WARTA_OK; i++)
		code = assign_cluster(u, w.claims.items, &w.clusters, &w.clusters.items[i], NULL);
	return code;
}

/* --- the two passes --- */

/* The sides that the list gives for a block; those of claims that came or went change periods too.
 */
static int
take_sides(struct updating *u, struct wt_block b, int64_t **wanted, uint32_t *n)
{
	static const char SQL[] = "SELECT sides FROM todo WHERE block = ?";
	sqlite3_stmt *stmt = wt_db_get(u->s, SQL, u->f);
	uint32_t cap = 0;
	int code;
	if (!stmt)
		return u->s->code;
	(void)sqlite3_bind_int64(stmt, 1, wt_block_pack(b));
	while ((code = wt_db_next(u->s, stmt, "join events", u->f)) == 1)
		*WT_PUSH(&u->arena, *wanted, *n, cap) = sqlite3_column_int64(stmt, 0);
	for (uint32_t i = 0; i < *n && code == WARTA_OK && b.layer <= WT_LAYER_REPORTED; i++)
		if ((*wanted)[i])
			code = mark_periods(u, b, (*wanted)[i]);
	return code;
}

/* Is the block on the list for claims of its own, and not only for what it looks at? */
static bool
are_claims(const int64_t *sides, uint32_t n)
{
	for (uint32_t i = 0; i < n; i++)
		if (sides[i])
			return true;
	return false;
}

static int
join_block(struct updating *u, struct wt_block b)
{
	static const char DONE[] = "DELETE FROM todo WHERE block = ?";
	int64_t *wanted = NULL;
	uint32_t n = 0;
	int code = take_sides(u, b, &wanted, &n);
	if (code == WARTA_OK)
		code = run(u, DONE, wt_block_pack(b), 0, 0);
	if (code != WARTA_OK)
		return code;
	switch (b.layer) {
	case WT_LAYER_DAY:
		return join_day(u, b);
	case WT_LAYER_REPORTED:
		return join_reported(u, b, are_claims(wanted, n));
	case WT_LAYER_MONTH:
	case WT_LAYER_YEAR:
		return join_periods(u, b, wanted, n);
	default:
		return join_undated(u, b);
	}
}

static int
write_event(struct updating *u, int64_t id)
{
	static const char DONE[] = "DELETE FROM todo_events WHERE event = ?";
	struct wt_telling *tellings;
	struct wt_event event;
	uint32_t n;
	bool changed = false;
	int code = wt_story_load_event(u->s, &u->arena, (uint64_t)id, &tellings, &n, u->f);
	if (code == WARTA_OK && n > 0) {
		wt_event_build(&u->arena, tellings, n, &event);
		event.id = (uint64_t)id;
		event.first_seen = tellings[0].extra.stored;
		for (uint32_t i = 1; i < n; i++)
			if (wt_str_cmp(tellings[i].extra.stored, event.first_seen) < 0)
				event.first_seen = tellings[i].extra.stored;
		code = wt_event_write(u->s, &u->arena, &event, &changed, u->f);
	} else if (code == WARTA_OK) {
		code = wt_event_erase(u->s, (uint64_t)id, &changed, u->f);
		if (code == WARTA_OK && changed)
			code = wt_change_add(
				u->s, WT_CHANGE_EVENT, id, WT_CHANGE_WITHDRAWN, 0, u->f);
	}
	u->changed += changed;
	return code == WARTA_OK ? run(u, DONE, id, 0, 0) : code;
}

static int
join_packed(struct updating *u, int64_t block)
{
	return join_block(u, wt_block_unpack(block));
}

/* Takes the first of a list until it is empty. */
static int
take_all(struct updating *u, const char *first, int (*work)(struct updating *u, int64_t n))
{
	int code = WARTA_OK;
	for (unsigned done = 1; code == WARTA_OK; done++) {
		sqlite3_stmt *stmt = wt_db_get(u->s, first, u->f);
		if (!stmt)
			return u->s->code;
		code = wt_db_next(u->s, stmt, "join events", u->f);
		if (code != 1)
			return code;
		int64_t n = sqlite3_column_int64(stmt, 0);
		(void)sqlite3_reset(stmt);
		wt_arena_reset(&u->arena);
		code = work(u, n);
		if (code == WARTA_OK && done % COMMIT_EVERY == 0) {
			code = wt_db_commit(u->s, u->f);
			if (code == WARTA_OK)
				code = wt_db_begin(u->s, u->f);
		}
	}
	return code;
}

static int
update(struct updating *u)
{
	static const char BLOCK[] = "SELECT block FROM todo ORDER BY block LIMIT 1";
	static const char EVENT[] = "SELECT event FROM todo_events ORDER BY event LIMIT 1";
	if (wt_arena_guard(&u->arena) != 0)
		return wt_fail(u->f, WARTA_ENOMEM, 0, "%s: cannot join events: over %zu MB",
			wt_store_path(u->s), u->arena.budget >> 20);
	int code = wt_copies_update(u->s, &u->arena, u->f);
	if (code == WARTA_OK)
		code = take_all(u, BLOCK, join_packed);
	return code == WARTA_OK ? take_all(u, EVENT, write_event) : code;
}

int
wt_events_update(struct wt_store *s, uint64_t *events_changed, struct wt_fault *f)
{
	struct updating u = { .s = s, .f = f };
	int code = wt_store_flush(s, f);
	if (code == WARTA_OK)
		code = wt_db_begin(s, f);
	if (code != WARTA_OK)
		return code;
	wt_arena_init(&u.arena, BUDGET);
	code = update(&u);
	if (code == WARTA_OK)
		code = wt_db_commit(s, f);
	else
		wt_db_rollback(s);
	wt_arena_release(&u.arena);
	wt_buf_release(&u.reason);
	if (events_changed)
		*events_changed = u.changed;
	return code;
}

/*
 * join.c - which claims are one event: the layers of blocks (store/block.h), in the order of
 * type, polarity and layer.
 *
 *	layer 0	the claims of one day are put into clusters; each is an event, named
 *		after its canonical first claim
 *	layer 1	so are those of a day of publication; then a cluster may turn out to be an
 *		event of that day, or else of the day before, or else what was first
 *		reported the day before; or else, where the articles are on the same matter,
 *		of the two days before that
 *	2, 3	of a month or year: a cluster goes to the one event of that period with the same
 *		sides that fits; where two fit, it stays by itself; where none fits and the
 *		period is a week at most, to the one that was first reported in the days behind it
 *	4	without a date: only reprints are joined
 *
 * A layer looks at lower layers only, and what changed in a lower one puts the higher
 * blocks that look at it on the list; so the result is a function of the set of claims.
 */
#include "story/update.h"

#include <stdlib.h>

#define EXTRA       0.5F /* what a match needs more where the day is not sure */
#define EXTRA_APART 1.0F /* where two days of publication differ */
#define REACH       3    /* days that a report may come late */

#define KEPT_MOST ((size_t)16 << 20) /* a block with more bytes is not kept */

/* Is the event on the list?  What is there is read once; after that it is known who puts one on. */
static int
is_marked(struct wt_updating *u, uint64_t event)
{
	static const char SQL[] = "SELECT event FROM todo_events";
	int code = WARTA_OK;
	if (!u->knows_marked) {
		struct wt_stmt *stmt = wt_db_get(u->s, SQL, u->f);
		if (!stmt)
			return u->s->code;
		while ((code = wt_db_next(u->s, stmt, "join events", u->f)) == 1)
			wt_recent_add(&u->marked, (uint64_t)wt_column_int(stmt, 0));
		u->knows_marked = code == WARTA_OK;
	}
	return code < 0 ? code : wt_recent_has(&u->marked, event);
}

/* Puts the claim where it belongs; nothing is written where it is there already. */
static int
assign(struct wt_updating *u, struct wt_story_claim *c, uint64_t event)
{
	static const char SQL[] = "INSERT INTO event_claims (claim, event, own, reason, first)"
				  " VALUES (?1, ?2, ?2, ?3, ?4)"
				  " ON CONFLICT (claim) DO UPDATE SET event = excluded.event,"
				  " own = excluded.own, reason = excluded.reason,"
				  " first = excluded.first";
	struct wt_str reason = wt_buf_view(&u->reason);
	if (c->event == event && c->named && wt_str_eq(c->reason, reason))
		return WARTA_OK;
	struct wt_stmt *stmt = wt_db_get(u->s, SQL, u->f);
	if (!stmt)
		return u->s->code;
	wt_bind_int(stmt, 1, c->row);
	wt_bind_int(stmt, 2, (int64_t)event);
	wt_bind_text(stmt, 3, reason);
	wt_bind_int(stmt, 4, (int64_t)wt_story_event_id(c));
	int code = wt_db_run(u->s, stmt, "join events", u->f);
	if (code == WARTA_OK && c->event != event) {
		code = wt_updating_mark_event(u, c->event);
		if (code == WARTA_OK)
			code = wt_updating_mark_event(u, event);
		c->event = event;
	}
	return code;
}

/* Where a cluster goes: an event of a lower layer, and why; 0 for none. */
struct target {
	uint64_t event;
	unsigned reasons;
	const char *when;
	float over; /* what speaks for it beyond what is needed */
};

static void
say_reason(struct wt_updating *u, const struct target *t, unsigned reasons)
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
assign_cluster(struct wt_updating *u, struct wt_story_claim *claims,
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

static struct wt_kept_block *
find_kept(struct wt_updating *u, int64_t packed)
{
	for (unsigned i = 0; i < WT_KEPT_BLOCKS; i++)
		if (u->kept[i].known && u->kept[i].block == packed)
			return &u->kept[i];
	return NULL;
}

/* A block's place among those that are kept: its own, or the next one in turn that the block at
 * hand does not look at; it looks at less than half of them. */
static struct wt_kept_block *
keep_block(struct wt_updating *u, int64_t packed)
{
	size_t used = 0;
	for (unsigned i = 0; i < WT_KEPT_BLOCKS; i++)
		used += u->kept[i].arena.used;
	struct wt_kept_block *k = find_kept(u, packed);
	while (!k) {
		u->next_kept = (u->next_kept + 1) % WT_KEPT_BLOCKS;
		if (u->kept[u->next_kept].used_by != u->joined)
			k = &u->kept[u->next_kept];
	}
	used -= k->arena.used;
	wt_arena_reset(&k->arena);
	k->arena.budget = u->arena.budget - (used < u->arena.budget ? used : u->arena.budget);
	k->block = packed;
	k->used_by = u->joined;
	k->known = false;
	k->claims = (struct wt_story_claims){ NULL, 0, 0 };
	return k;
}

static int
fill_block(struct wt_updating *u, struct wt_kept_block *k, struct wt_stmt *stmt)
{
	if (wt_arena_guard(&k->arena) != 0)
		return wt_fail(u->f, WARTA_ENOMEM, 0, "%s: cannot join events: over %zu MB",
			wt_store_path(u->s), u->arena.budget >> 20);
	int code = wt_story_load(u->s, &k->arena, stmt, &k->claims, u->f);
	wt_arena_unguard(&k->arena);
	k->known = code == WARTA_OK;
	return code;
}

/* The claims of a block, in memory that is kept for the blocks that look at it. */
static int
load_block(struct wt_updating *u, struct wt_block b, struct wt_story_claims *claims)
{
	static const char SQL[] = WT_LOAD "WHERE c.block = ? AND c.live ORDER BY c.n";
	struct wt_kept_block *k = keep_block(u, wt_block_pack(b));
	struct wt_stmt *stmt = wt_db_get(u->s, SQL, u->f);
	if (!stmt)
		return u->s->code;
	wt_bind_int(stmt, 1, k->block);
	int code = fill_block(u, k, stmt);
	*claims = k->claims;
	return code;
}

/* The same where it is only looked at: what this run assigned since stands in what is kept. */
static int
look_at_block(struct wt_updating *u, struct wt_block b, struct wt_story_claims *claims)
{
	struct wt_kept_block *k = find_kept(u, wt_block_pack(b));
	if (!k)
		return load_block(u, b, claims);
	k->used_by = u->joined;
	*claims = k->claims;
	return WARTA_OK;
}

void
wt_updating_forget(struct wt_updating *u, size_t more_than)
{
	for (unsigned i = 0; i < WT_KEPT_BLOCKS; i++)
		if (u->kept[i].arena.used >= more_than) {
			wt_arena_release(&u->kept[i].arena);
			u->kept[i].known = false;
		}
}

/* The claims of a block, put into clusters. */
struct block_work {
	struct wt_block block;
	struct wt_story_claims claims;
	struct wt_story_clusters clusters;
};

static int
cluster_block(struct wt_updating *u, struct wt_block b, float extra, struct block_work *w)
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
#define AT_ONCE     16 /* sides in one statement */

/* A list of sides, in the arena. */
struct sides {
	int64_t *items;
	uint32_t n, cap;
};

static int
compare(const void *a, const void *b)
{
	int64_t x = *(const int64_t *)a, y = *(const int64_t *)b;
	return (x > y) - (x < y);
}

/* Each once, without 0. */
static void
sort_sides(struct sides *sides)
{
	uint32_t kept = 0;
	if (sides->n > 1)
		qsort(sides->items, sides->n, sizeof *sides->items, compare);
	for (uint32_t i = 0; i < sides->n; i++)
		if (sides->items[i] && (kept == 0 || sides->items[kept - 1] != sides->items[i]))
			sides->items[kept++] = sides->items[i];
	sides->n = kept;
}

struct period {
	int64_t block, sides;
};

/* Months and years around the block with claims of these sides, at most AT_ONCE. */
static int
find_periods(struct wt_updating *u, struct wt_block b, const int64_t *sides, uint32_t n,
	struct period **found, uint32_t *n_found)
{
#define PERIODS(from, to)                                                                          \
	"SELECT DISTINCT block, sides FROM claims WHERE live AND sides IN"                         \
	" (?1,?2,?3,?4,?5,?6,?7,?8,?9,?10,?11,?12,?13,?14,?15,?16)"                                \
	" AND block BETWEEN " from " AND " to
	static const char SQL[] = PERIODS("?17", "?18") " UNION ALL " PERIODS("?19", "?20");
	static const enum wt_layer LAYERS[] = { WT_LAYER_MONTH, WT_LAYER_YEAR };
	struct wt_stmt *stmt = wt_db_get(u->s, SQL, u->f);
	uint32_t cap = 0;
	int code;
	if (!stmt)
		return u->s->code;
	for (uint32_t i = 0; i < AT_ONCE; i++)
		wt_bind_int(stmt, (int)i + 1, sides[i < n ? i : 0]);
	for (int i = 0; i < 2; i++) {
		int32_t from =
			LAYERS[i] == WT_LAYER_MONTH ? b.first - MONTH_REACH - REACH : -719162;
		wt_bind_int(
			stmt, AT_ONCE + 1 + 2 * i, wt_block_pack(moved(b, LAYERS[i], from, from)));
		wt_bind_int(stmt, AT_ONCE + 2 + 2 * i,
			wt_block_pack(moved(b, LAYERS[i], b.first, b.first + (1 << 22) - 1)));
	}
	while ((code = wt_db_next(u->s, stmt, "join events", u->f)) == 1) {
		struct period p = { wt_column_int(stmt, 0), wt_column_int(stmt, 1) };
		int32_t late = b.layer == WT_LAYER_REPORTED ? REACH : 0;
		if (wt_block_unpack(p.block).last >= b.first - late)
			*WT_PUSH(&u->arena, *found, *n_found, cap) = p;
	}
	return code;
}

/* Blocks of months and years that hold this day and have claims with these sides. */
static int
mark_periods(struct wt_updating *u, struct wt_block b, struct sides *sides)
{
	int code = WARTA_OK;
	sort_sides(sides);
	for (uint32_t at = 0; at < sides->n && code == WARTA_OK; at += AT_ONCE) {
		struct period *found = NULL;
		uint32_t n = 0, left = sides->n - at;
		code = find_periods(
			u, b, &sides->items[at], left < AT_ONCE ? left : AT_ONCE, &found, &n);
		for (uint32_t i = 0; i < n && code == WARTA_OK; i++)
			code = wt_updating_mark_block(
				u, wt_block_unpack(found[i].block), found[i].sides);
	}
	return code;
}

/* Those that the list gave, and the sides of all events of this block that changed. */
static int
mark_changed(struct wt_updating *u, const struct block_work *w, struct sides *sides)
{
	for (uint32_t i = 0; i < w->clusters.n; i++) {
		const struct wt_story_cluster *c = &w->clusters.items[i];
		int marked = is_marked(u, w->claims.items[c->claims[0]].event);
		if (marked < 0)
			return marked;
		for (uint32_t k = 0; marked && k < c->n; k++)
			*WT_PUSH(&u->arena, sides->items, sides->n, sides->cap) =
				w->claims.items[c->claims[k]].sides;
	}
	return mark_periods(u, w->block, sides);
}

/* --- the layers --- */

/* Reports of this day and the next ones look at what happened on it. */
static int
mark_reports(struct wt_updating *u, struct wt_block b, int32_t from)
{
	int code = WARTA_OK;
	for (int32_t d = from; d <= REACH && code == WARTA_OK; d++)
		code = wt_updating_mark_block(
			u, moved(b, WT_LAYER_REPORTED, b.first + d, b.first + d), 0);
	return code;
}

static int
join_day(struct wt_updating *u, struct wt_block b, struct sides *sides)
{
	struct block_work w = { 0 };
	int code = cluster_block(u, b, 0.0F, &w);
	for (uint32_t i = 0; i < w.clusters.n && code == WARTA_OK; i++)
		code = assign_cluster(u, w.claims.items, &w.clusters, &w.clusters.items[i], NULL);
	if (code == WARTA_OK)
		code = mark_reports(u, b, 0);
	return code == WARTA_OK ? mark_changed(u, &w, sides) : code;
}

/* Claims of lower layers, put together by the event that each is in. */
struct cores {
	struct wt_story_claims claims;
	struct wt_story_clusters events;
};

/* Places for events by their ids, twice as many as there can be. */
static uint32_t
place_of(const uint64_t *ids, uint32_t room, uint64_t event)
{
	uint32_t at = (uint32_t)(event * UINT64_C(0x9e3779b97f4a7c15) >> 32) & (room - 1);
	while (ids[at] && ids[at] != event)
		at = (at + 1) & (room - 1);
	return at;
}

static void
group_by_event(struct wt_updating *u, struct cores *c)
{
	uint32_t room = 16;
	while (room < 2 * c->claims.n)
		room *= 2;
	uint64_t *ids = WT_NEW(&u->arena, uint64_t, room);
	uint32_t *of = WT_NEW(&u->arena, uint32_t, room);
	for (uint32_t i = 0; i < c->claims.n; i++) {
		uint64_t event = c->claims.items[i].event;
		if (!event)
			continue;
		uint32_t at = place_of(ids, room, event);
		if (!ids[at]) {
			ids[at] = event;
			of[at] = c->events.n;
			(void)WT_PUSH(&u->arena, c->events.items, c->events.n, c->events.cap);
		}
		wt_story_cluster_add(&u->arena, c->claims.items, &c->events.items[of[at]], i);
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
load_cores(struct wt_updating *u, struct wt_block b, struct cores *c)
{
	int code = look_at_block(u, b, &c->claims);
	if (code == WARTA_OK)
		group_by_event(u, c);
	return code;
}

/* The event that the cluster fits best (the lowest id among equals), and how many fit. */
static struct target
best_core(const struct cores *cores, const struct block_work *w,
	const struct wt_story_cluster *cluster, float extra, bool loose, unsigned *fitting)
{
	struct target t = { 0, 0, "", -1.0F };
	*fitting = 0;
	for (uint32_t i = 0; i < cores->events.n; i++) {
		const struct wt_story_cluster *core = &cores->events.items[i];
		uint64_t event = cores->claims.items[core->claims[0]].event;
		if (!(core->who & cluster->who))
			continue;
		struct wt_story_match m =
			wt_story_fit(cores->claims.items, core, w->claims.items, cluster, loose);
		float over = m.score - m.needed - extra;
		if (m.veto || over < 0.0F)
			continue;
		++*fitting;
		if (over > t.over || (over >= t.over && event < t.event)) {
			t.over = over;
			t.event = event;
			t.reasons = m.reasons;
		}
	}
	return t;
}

/* What a day of publication may belong to, the nearest first. */
struct days {
	struct cores happened[REACH + 1]; /* on that day, the day before, ... */
	struct cores reported[REACH + 1]; /* begun by reports of the day before, ... */
};

static int
load_days(struct wt_updating *u, struct wt_block b, struct days *days)
{
	int code = WARTA_OK;
	for (int32_t d = 0; d <= REACH && code == WARTA_OK; d++) {
		int32_t day = b.first - d;
		code = load_cores(u, moved(b, WT_LAYER_DAY, day, day), &days->happened[d]);
		if (code == WARTA_OK && d > 0)
			code = load_cores(
				u, moved(b, WT_LAYER_REPORTED, day, day), &days->reported[d]);
		keep_begun_here(&days->reported[d]);
	}
	return code;
}

/* Is it sure enough, so many days late?  States at war strike each other every day: what is told of
 * that a day later must be of the same place, persons or matter. */
static bool
is_sure(const struct target *t, enum wt_type type, int days)
{
	const unsigned particular =
		WT_JOIN_PERSON | WT_JOIN_BODY | WT_JOIN_PLACE | WT_JOIN_TOPIC | WT_JOIN_REPRINT;
	if (days > 0 && type == WT_TYPE_ASSAULT && !(t->reasons & particular))
		return false;
	bool same = (t->reasons & (WT_JOIN_PERSON | WT_JOIN_STATES)) != 0;
	return t->event && (days < 2 || (same && t->reasons & WT_JOIN_TOPIC));
}

static struct target
target_in(const struct days *days, const struct block_work *w,
	const struct wt_story_cluster *cluster, int d, bool loose)
{
	static const char *const HAPPENED[] = { "reported that day", "reported the day after",
		"reported two days after", "reported three days after" };
	unsigned fitting;
	struct target t = best_core(
		&days->happened[d], w, cluster, d < 2 ? EXTRA : EXTRA_APART, loose, &fitting);
	t.when = HAPPENED[d];
	if (is_sure(&t, w->block.type, d))
		return t;
	t = best_core(&days->reported[d], w, cluster, EXTRA_APART, loose, &fitting);
	t.when = "reported on two days";
	return is_sure(&t, w->block.type, d) ? t : (struct target){ 0, 0, "", -1.0F };
}

/* The nearest day with an event that fits; or, where a side was read differently, that day or the
 * one before, whose event fits better. */
static struct target
target_of(
	const struct days *days, const struct block_work *w, const struct wt_story_cluster *cluster)
{
	struct target t = { 0, 0, "", -1.0F };
	for (int d = 0; d <= REACH && !t.event; d++)
		t = target_in(days, w, cluster, d, false);
	if (t.event)
		return t;
	struct target before = target_in(days, w, cluster, 1, true);
	t = target_in(days, w, cluster, 0, true);
	return before.over > t.over ? before : t;
}

/* Whether an event of this block changed: what is reported the next days may belong to it. */
static int
mark_next_days(struct wt_updating *u, const struct block_work *w, bool changed)
{
	for (uint32_t i = 0; i < w->clusters.n && !changed; i++) {
		uint32_t first = w->clusters.items[i].claims[0];
		int marked = is_marked(u, w->claims.items[first].event);
		if (marked < 0)
			return marked;
		changed = marked != 0;
	}
	return changed ? mark_reports(u, w->block, 1) : WARTA_OK;
}

/* Is the block on the list for claims of its own, and not only for what it looks at? */
static bool
are_claims(const struct sides *sides)
{
	for (uint32_t i = 0; i < sides->n; i++)
		if (sides->items[i])
			return true;
	return false;
}

static int
join_reported(struct wt_updating *u, struct wt_block b, struct sides *sides)
{
	struct block_work w = { 0 };
	struct days *days = WT_NEW(&u->arena, struct days, 1);
	bool claims_changed = are_claims(sides);
	int code = cluster_block(u, b, EXTRA, &w);
	if (code == WARTA_OK && w.claims.n)
		code = load_days(u, b, days);
	for (uint32_t i = 0; i < w.clusters.n && code == WARTA_OK; i++) {
		struct target t = target_of(days, &w, &w.clusters.items[i]);
		code = assign_cluster(u, w.claims.items, &w.clusters, &w.clusters.items[i], &t);
	}
	if (code == WARTA_OK)
		code = mark_next_days(u, &w, claims_changed);
	return code == WARTA_OK ? mark_changed(u, &w, sides) : code;
}

#define WEEK       7   /* days of a period after which it is reported without a day */
#define CANDIDATES 256 /* claims of the period that are looked at; more are never one event */

/* Claims of a layer with a day from the first to the last and with the same sides, with the rest of
 * their events. */
static int
load_days_of(struct wt_updating *u, struct wt_block first, struct wt_block last, int64_t sides,
	struct wt_story_claims *claims)
{
	static const char SQL[] = WT_LOAD_COLUMNS
		"FROM (SELECT DISTINCT"
		" (SELECT o.own FROM event_claims o WHERE o.claim = k.n) AS event"
		" FROM claims k WHERE k.live AND k.sides = ?1 AND k.block BETWEEN ?2 AND ?3 LIMIT "
		"?4) w"
		" CROSS JOIN event_claims e ON e.own = w.event"
		" CROSS JOIN claims c ON c.n = e.claim CROSS JOIN documents d ON d.n = c.document"
		" LEFT JOIN prints p ON p.document = c.document"
		" WHERE c.block >> 44 & 7 <= 1 LIMIT ?4";
	struct wt_stmt *stmt = wt_db_get(u->s, SQL, u->f);
	if (!stmt)
		return u->s->code;
	wt_bind_int(stmt, 1, sides);
	wt_bind_int(stmt, 2, wt_block_pack(first));
	wt_bind_int(stmt, 3, wt_block_pack(last));
	wt_bind_int(stmt, 4, CANDIDATES);
	return wt_story_load(u->s, &u->arena, stmt, claims, u->f);
}

/* Those inside the period; or those reported in the days behind it, that may have fallen into it.
 */
static int
load_period(struct wt_updating *u, struct wt_block b, int64_t sides, bool late,
	struct wt_story_claims *claims)
{
	const enum wt_layer day = WT_LAYER_DAY, reported = WT_LAYER_REPORTED;
	if (late)
		return load_days_of(u, moved(b, reported, b.last + 1, b.last + 1),
			moved(b, reported, b.last + REACH, b.last + REACH), sides, claims);
	int code = load_days_of(
		u, moved(b, day, b.first, b.first), moved(b, day, b.last, b.last), sides, claims);
	return code == WARTA_OK ? load_days_of(u, moved(b, reported, b.first, b.first),
					  moved(b, reported, b.last, b.last), sides, claims)
				: code;
}

static int
load_sides(struct wt_updating *u, struct wt_block b, int64_t sides, struct wt_story_claims *claims)
{
	static const char SQL[] =
		WT_LOAD "WHERE c.sides = ? AND c.block = ? AND c.live ORDER BY c.n";
	struct wt_stmt *stmt = wt_db_get(u->s, SQL, u->f);
	if (!stmt)
		return u->s->code;
	wt_bind_int(stmt, 1, sides);
	wt_bind_int(stmt, 2, wt_block_pack(b));
	return wt_story_load(u->s, &u->arena, stmt, claims, u->f);
}

/* The only event that fits; `fitting` is how many do. */
static struct target
only_core(const struct cores *cores, const struct block_work *w,
	const struct wt_story_cluster *cluster, float extra, unsigned *fitting)
{
	struct target t = { 0, 0, "", -1.0F };
	*fitting = 0;
	if (cores->claims.n < CANDIDATES)
		t = best_core(cores, w, cluster, extra, false, fitting);
	if (*fitting != 1)
		t.event = 0;
	return t;
}

static int
join_period(struct wt_updating *u, struct wt_block b, int64_t sides)
{
	struct block_work w = { .block = b };
	struct cores cores = { 0 }, late = { 0 };
	int code = load_sides(u, b, sides, &w.claims);
	if (code == WARTA_OK && w.claims.n)
		code = load_period(u, b, sides, false, &cores.claims);
	if (code == WARTA_OK && w.claims.n && b.last - b.first <= WEEK)
		code = load_period(u, b, sides, true, &late.claims);
	if (code != WARTA_OK)
		return code;
	wt_story_cluster(&u->arena, w.claims.items, w.claims.n, EXTRA, &w.clusters);
	group_by_event(u, &cores);
	group_by_event(u, &late);
	for (uint32_t i = 0; i < w.clusters.n && code == WARTA_OK; i++) {
		unsigned fitting;
		struct target t = only_core(&cores, &w, &w.clusters.items[i], EXTRA, &fitting);
		t.when = "the only such event of that time";
		if (!fitting) {
			t = only_core(&late, &w, &w.clusters.items[i], EXTRA_APART, &fitting);
			t.when = "the only such event reported after that time";
			t.event = is_sure(&t, b.type, 1) ? t.event : 0;
		}
		code = assign_cluster(u, w.claims.items, &w.clusters, &w.clusters.items[i], &t);
	}
	return code;
}

/* The list names the sides whose claims, or whose events of single days, changed. */
static int
join_periods(struct wt_updating *u, struct wt_block b, const int64_t *sides, uint32_t n)
{
	int code = WARTA_OK;
	for (uint32_t i = 0; i < n && code == WARTA_OK; i++)
		code = join_period(u, b, sides[i]);
	return code;
}

static int
join_undated(struct wt_updating *u, struct wt_block b)
{
	struct block_work w = { 0 };
	int code = cluster_block(u, b, 2.0F, &w); /* only what is told in the same words */
	for (uint32_t i = 0; i < w.clusters.n && code == WARTA_OK; i++)
		code = assign_cluster(u, w.claims.items, &w.clusters, &w.clusters.items[i], NULL);
	return code;
}

/* --- the list --- */

/* The sides that the list gives for a block. */
static int
take_sides(struct wt_updating *u, struct wt_block b, struct sides *sides)
{
	static const char SQL[] = "SELECT sides FROM todo WHERE block = ?";
	struct wt_stmt *stmt = wt_db_get(u->s, SQL, u->f);
	int code;
	if (!stmt)
		return u->s->code;
	wt_bind_int(stmt, 1, wt_block_pack(b));
	while ((code = wt_db_next(u->s, stmt, "join events", u->f)) == 1)
		*WT_PUSH(&u->arena, sides->items, sides->n, sides->cap) = wt_column_int(stmt, 0);
	return code;
}

int
wt_join_block(struct wt_updating *u, struct wt_block b)
{
	static const char DONE[] = "DELETE FROM todo WHERE block = ?";
	struct sides wanted = { NULL, 0, 0 };
	u->joined++;
	wt_updating_forget(u, KEPT_MOST);
	int code = take_sides(u, b, &wanted);
	if (code == WARTA_OK)
		code = wt_updating_run(u, DONE, wt_block_pack(b), 0, 0);
	if (code != WARTA_OK)
		return code;
	switch (b.layer) {
	case WT_LAYER_DAY:
		return join_day(u, b, &wanted);
	case WT_LAYER_REPORTED:
		return join_reported(u, b, &wanted);
	case WT_LAYER_MONTH:
	case WT_LAYER_YEAR:
		return join_periods(u, b, wanted.items, wanted.n);
	default:
		return join_undated(u, b);
	}
}

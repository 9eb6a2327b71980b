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
 *		sides that fits; where two fit, it stays by itself
 *	4	without a date: only reprints are joined
 *
 * A layer looks at lower layers only, and what changed in a lower one puts the higher
 * blocks that look at it on the list; so the result is a function of the set of claims.
 */
#include "story/update.h"

#define EXTRA       0.5F /* what a match needs more where the day is not sure */
#define EXTRA_APART 1.0F /* where two days of publication differ */
#define REACH       3    /* days that a report may come late */

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

static int
load_block(struct wt_updating *u, struct wt_block b, struct wt_story_claims *claims)
{
	static const char SQL[] = WT_LOAD "WHERE c.block = ? AND c.live ORDER BY c.n";
	struct wt_stmt *stmt = wt_db_get(u->s, SQL, u->f);
	if (!stmt)
		return u->s->code;
	wt_bind_int(stmt, 1, wt_block_pack(b));
	return wt_story_load(u->s, &u->arena, stmt, claims, u->f);
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

/* Blocks of months and years that hold this day and have claims with these sides. */
static int
mark_periods(struct wt_updating *u, struct wt_block b, int64_t sides)
{
	static const char SQL[] = "SELECT DISTINCT block FROM claims"
				  " WHERE live AND sides = ?1 AND block BETWEEN ?2 AND ?3"
				  " UNION ALL SELECT DISTINCT block FROM claims"
				  " WHERE live AND sides = ?1 AND block BETWEEN ?4 AND ?5";
	static const enum wt_layer LAYERS[] = { WT_LAYER_MONTH, WT_LAYER_YEAR };
	int64_t found[128];
	unsigned n = 0;
	struct wt_stmt *stmt = wt_db_get(u->s, SQL, u->f);
	if (!stmt)
		return u->s->code;
	wt_bind_int(stmt, 1, sides);
	for (int i = 0; i < 2; i++) {
		int32_t from = LAYERS[i] == WT_LAYER_MONTH ? b.first - MONTH_REACH : -719162;
		wt_bind_int(stmt, 2 + 2 * i, wt_block_pack(moved(b, LAYERS[i], from, from)));
		wt_bind_int(stmt, 3 + 2 * i,
			wt_block_pack(moved(b, LAYERS[i], b.first, b.first + (1 << 22) - 1)));
	}
	int code;
	while ((code = wt_db_next(u->s, stmt, "join events", u->f)) == 1) {
		int64_t block = wt_column_int(stmt, 0);
		if (wt_block_unpack(block).last >= b.first && n < 128)
			found[n++] = block;
	}
	for (unsigned i = 0; i < n && code == WARTA_OK; i++)
		code = wt_updating_mark_block(u, wt_block_unpack(found[i]), sides);
	return code;
}

/* The sides of all events of this block that changed. */
static int
mark_changed(struct wt_updating *u, const struct block_work *w)
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
join_day(struct wt_updating *u, struct wt_block b)
{
	struct block_work w = { 0 };
	int code = cluster_block(u, b, 0.0F, &w);
	for (uint32_t i = 0; i < w.clusters.n && code == WARTA_OK; i++)
		code = assign_cluster(u, w.claims.items, &w.clusters, &w.clusters.items[i], NULL);
	if (code == WARTA_OK)
		code = mark_reports(u, b, 0);
	return code == WARTA_OK ? mark_changed(u, &w) : code;
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
		if (!(core->who & cluster->who))
			continue;
		struct wt_story_match m =
			wt_story_fit(cores->claims.items, core, w->claims.items, cluster);
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

/* Is it sure enough, so many days late? */
static bool
is_sure(const struct target *t, int days)
{
	bool same = (t->reasons & (WT_JOIN_PERSON | WT_JOIN_STATES)) != 0;
	return t->event && (days < 2 || (same && t->reasons & WT_JOIN_TOPIC));
}

static struct target
target_of(
	const struct days *days, const struct block_work *w, const struct wt_story_cluster *cluster)
{
	static const char *const HAPPENED[] = { "reported that day", "reported the day after",
		"reported two days after", "reported three days after" };
	unsigned fitting;
	for (int d = 0; d <= REACH; d++) {
		struct target t = best_core(
			&days->happened[d], w, cluster, d < 2 ? EXTRA : EXTRA_APART, &fitting);
		t.when = HAPPENED[d];
		if (is_sure(&t, d))
			return t;
		t = best_core(&days->reported[d], w, cluster, EXTRA_APART, &fitting);
		t.when = "reported on two days";
		if (is_sure(&t, d))
			return t;
	}
	return (struct target){ 0, 0, "" };
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

static int
join_reported(struct wt_updating *u, struct wt_block b, bool claims_changed)
{
	struct block_work w = { 0 };
	struct days *days = WT_NEW(&u->arena, struct days, 1);
	int code = cluster_block(u, b, EXTRA, &w);
	if (code == WARTA_OK && w.claims.n)
		code = load_days(u, b, days);
	for (uint32_t i = 0; i < w.clusters.n && code == WARTA_OK; i++) {
		struct target t = target_of(days, &w, &w.clusters.items[i]);
		code = assign_cluster(u, w.claims.items, &w.clusters, &w.clusters.items[i], &t);
	}
	if (code == WARTA_OK)
		code = mark_next_days(u, &w, claims_changed);
	return code == WARTA_OK ? mark_changed(u, &w) : code;
}

#define CANDIDATES 256 /* claims of the period that are looked at; more are never one event */

/* Claims with a day inside the period and with the same sides, with the rest of their events. */
static int
load_period(struct wt_updating *u, struct wt_block b, int64_t sides, struct wt_story_claims *claims)
{
	static const char SQL[] = WT_LOAD_COLUMNS
		"FROM (SELECT DISTINCT o.own AS event FROM claims k"
		" CROSS JOIN event_claims o ON o.claim = k.n"
		" WHERE k.live AND k.sides = ?1 AND k.block BETWEEN ?2 AND ?3 LIMIT ?4) w"
		" CROSS JOIN event_claims e ON e.own = w.event"
		" CROSS JOIN claims c ON c.n = e.claim CROSS JOIN documents d ON d.n = c.document"
		" LEFT JOIN prints p ON p.document = c.document"
		" WHERE c.block >> 44 & 7 <= 1 LIMIT ?4";
	int code = WARTA_OK;
	for (int layer = WT_LAYER_DAY; layer <= WT_LAYER_REPORTED && code == WARTA_OK; layer++) {
		struct wt_stmt *stmt = wt_db_get(u->s, SQL, u->f);
		if (!stmt)
			return u->s->code;
		wt_bind_int(stmt, 1, sides);
		wt_bind_int(
			stmt, 2, wt_block_pack(moved(b, (enum wt_layer)layer, b.first, b.first)));
		wt_bind_int(stmt, 3, wt_block_pack(moved(b, (enum wt_layer)layer, b.last, b.last)));
		wt_bind_int(stmt, 4, CANDIDATES);
		code = wt_story_load(u->s, &u->arena, stmt, claims, u->f);
	}
	return code;
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

static int
join_period(struct wt_updating *u, struct wt_block b, int64_t sides)
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

/* The sides that the list gives for a block; those of claims that came or went change periods too.
 */
static int
take_sides(struct wt_updating *u, struct wt_block b, int64_t **wanted, uint32_t *n)
{
	static const char SQL[] = "SELECT sides FROM todo WHERE block = ?";
	struct wt_stmt *stmt = wt_db_get(u->s, SQL, u->f);
	uint32_t cap = 0;
	int code;
	if (!stmt)
		return u->s->code;
	wt_bind_int(stmt, 1, wt_block_pack(b));
	while ((code = wt_db_next(u->s, stmt, "join events", u->f)) == 1)
		*WT_PUSH(&u->arena, *wanted, *n, cap) = wt_column_int(stmt, 0);
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

int
wt_join_block(struct wt_updating *u, struct wt_block b)
{
	static const char DONE[] = "DELETE FROM todo WHERE block = ?";
	int64_t *wanted = NULL;
	uint32_t n = 0;
	int code = take_sides(u, b, &wanted, &n);
	if (code == WARTA_OK)
		code = wt_updating_run(u, DONE, wt_block_pack(b), 0, 0);
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

/*
 * find.c - events found again.
 */
#include "story/find.h"
#include "mention/fold.h"
#include "store/canon.h"
#include "store/rows.h"
#include "story/event.h"
#include "story/ids.h"

#include <math.h>

static const char COLUMNS[] =
	"SELECT v.id, v.type, v.modes, v.contexts, v.quad, v.score, v.date, v.date_basis, v.place,"
	" v.place_country, v.place_geonameid, v.place_lat, v.place_lon, v.place_precision,"
	" v.status, v.stance, v.n_claims, v.n_asserted, v.n_alleged, v.n_denied, v.n_happened,"
	" v.n_ongoing, v.n_planned, v.n_hypothetical, v.n_negated, v.n_documents, v.n_outlets,"
	" v.n_independent, v.n_independent_most, v.title, v.title_document, v.first_published,"
	" v.last_published, v.first_seen, v.changed, v.first_day, v.n_retold"
	" FROM events v WHERE TRUE";

static uint32_t
count(struct wt_stmt *stmt, int at)
{
	return (uint32_t)wt_column_int(stmt, at);
}

static void
read_counts(struct wt_stmt *stmt, int at, struct wt_event_counts *c)
{
	c->claims = count(stmt, at);
	c->asserted = count(stmt, at + 1);
	c->alleged = count(stmt, at + 2);
	c->denied = count(stmt, at + 3);
	c->happened = count(stmt, at + 4);
	c->ongoing = count(stmt, at + 5);
	c->planned = count(stmt, at + 6);
	c->hypothetical = count(stmt, at + 7);
	c->negated = count(stmt, at + 8);
	c->documents = count(stmt, at + 9);
	c->outlets = count(stmt, at + 10);
	c->independent = count(stmt, at + 11);
	c->independent_most = count(stmt, at + 12);
}

static struct wt_moment
moment(struct wt_stmt *stmt, int at)
{
	struct wt_moment m;
	if (!wt_moment_parse(wt_column_str(stmt, at), &m))
		m = (struct wt_moment){ { 0, 0, 0 }, WT_MINUTE_NONE, WT_ZONE_NONE };
	return m;
}

static void
read_place(struct wt_arena *a, struct wt_stmt *stmt, struct wt_event *e)
{
	e->place.name = wt_column_copy(a, stmt, 8);
	wt_read_code(stmt, 9, e->place.country, sizeof e->place.country);
	e->has_place = e->place.name.len > 0 || e->place.country[0] != '\0';
	e->place.geonameid = (uint32_t)wt_column_int(stmt, 10);
	e->place.lat = (float)wt_column_real(stmt, 11);
	e->place.lon = (float)wt_column_real(stmt, 12);
	wt_read_code(stmt, 13, e->place.precision, sizeof e->place.precision);
}

static void
read_row(struct wt_arena *a, struct wt_stmt *stmt, struct wt_event *e)
{
	memset(e, 0, sizeof *e);
	int type = wt_type_find(wt_column_str(stmt, 1));
	e->id = (uint64_t)wt_column_int(stmt, 0);
	e->type = type < 0 ? WT_TYPE_AGREE : (enum wt_type)type;
	e->n_modes = (uint8_t)wt_read_modes(wt_column_str(stmt, 2), e->type, e->modes);
	e->contexts = wt_read_contexts(wt_column_str(stmt, 3));
	e->quad = (int)wt_column_int(stmt, 4);
	e->score = wt_column_real(stmt, 5);
	wt_read_date(wt_column_str(stmt, 6), &e->date, &e->end);
	e->date_basis = wt_read_basis(wt_column_str(stmt, 7));
	read_place(a, stmt, e);
	e->status = wt_read_status(wt_column_str(stmt, 14));
	e->stance = wt_read_stance(wt_column_str(stmt, 15));
	read_counts(stmt, 16, &e->counts);
	e->title = wt_column_copy(a, stmt, 29);
	e->title_document = wt_column_copy(a, stmt, 30);
	e->first_published = moment(stmt, 31);
	e->last_published = moment(stmt, 32);
	e->first_seen = wt_column_copy(a, stmt, 33);
	e->changed = wt_column_copy(a, stmt, 34);
	e->dated = !wt_column_is_null(stmt, 35);
	e->first_day = (int32_t)wt_column_int(stmt, 35);
	e->n_retold = count(stmt, 36);
}

static int
read_parties(struct wt_store *s, struct wt_arena *a, struct wt_event *e, struct wt_fault *f)
{
	static const char SQL[] = "SELECT side, name, country, sector, office FROM event_parties"
				  " WHERE event = ? ORDER BY side, number";
	struct wt_stmt *stmt = wt_db_get(s, SQL, f);
	int code;
	if (!stmt)
		return s->code;
	wt_bind_int(stmt, 1, (int64_t)e->id);
	while ((code = wt_db_next(s, stmt, "be read", f)) == 1) {
		bool actor = wt_column_int(stmt, 0) == 0;
		uint8_t *n = actor ? &e->n_actors : &e->n_recipients;
		if (*n == WT_CLAIM_PARTIES)
			continue;
		struct wt_party *p = actor ? &e->actors[(*n)++] : &e->recipients[(*n)++];
		p->name = wt_column_copy(a, stmt, 1);
		wt_read_code(stmt, 2, p->country, sizeof p->country);
		wt_read_code(stmt, 3, p->sector, sizeof p->sector);
		p->office = wt_column_copy(a, stmt, 4);
		p->entry = WT_ENTRY_NONE;
	}
	return code;
}

static int
read_sources(struct wt_store *s, struct wt_arena *a, struct wt_event *e, struct wt_fault *f)
{
	static const char SQL[] = "SELECT key, name, outlet, claims, documents, documents_list"
				  " FROM event_sources WHERE event = ? ORDER BY number";
	struct wt_stmt *stmt = wt_db_get(s, SQL, f);
	uint32_t cap = 0;
	int code;
	if (!stmt)
		return s->code;
	wt_bind_int(stmt, 1, (int64_t)e->id);
	while ((code = wt_db_next(s, stmt, "be read", f)) == 1) {
		struct wt_event_source *source = WT_PUSH(a, e->sources, e->n_sources, cap);
		source->key = wt_column_copy(a, stmt, 0);
		source->name = wt_column_copy(a, stmt, 1);
		source->outlet = wt_column_int(stmt, 2) != 0;
		source->claims = count(stmt, 3);
		source->documents = count(stmt, 4);
		source->documents_list = wt_column_copy(a, stmt, 5);
	}
	return code;
}

static int
read_quantities(struct wt_store *s, struct wt_arena *a, struct wt_event *e, struct wt_fault *f)
{
	static const char SQL[] = "SELECT low, high, bound, unit, kind, document, least, most"
				  " FROM event_quantities WHERE event = ? ORDER BY number";
	struct wt_stmt *stmt = wt_db_get(s, SQL, f);
	uint32_t cap = 0;
	int code;
	if (!stmt)
		return s->code;
	wt_bind_int(stmt, 1, (int64_t)e->id);
	while ((code = wt_db_next(s, stmt, "be read", f)) == 1) {
		struct wt_event_quantity *q = WT_PUSH(a, e->quantities, e->n_quantities, cap);
		struct wt_str bound = wt_column_str(stmt, 2);
		q->number.low = wt_column_real(stmt, 0);
		q->number.high =
			wt_column_is_null(stmt, 1) ? (double)INFINITY : wt_column_real(stmt, 1);
		q->number.hedge = bound.len ? bound.ptr[0] : '\0';
		q->number.unit = wt_column_copy(a, stmt, 3);
		wt_read_code(stmt, 4, q->number.kind, sizeof q->number.kind);
		q->document = wt_column_copy(a, stmt, 5);
		q->least = wt_column_is_null(stmt, 6) ? q->number.low : wt_column_real(stmt, 6);
		q->most = wt_column_is_null(stmt, 7) ? q->number.low : wt_column_real(stmt, 7);
	}
	return code;
}

static int
read_retold(struct wt_store *s, struct wt_arena *a, struct wt_event *e, struct wt_fault *f)
{
	static const char SQL[] =
		"SELECT r.document, d.id, r.start, r.\"end\", x.text, d.outlet, d.published"
		" FROM event_retold r JOIN documents d ON d.n = r.document"
		" JOIN texts x ON x.document = r.document WHERE r.event = ? ORDER BY r.number";
	struct wt_stmt *stmt = wt_db_get(s, SQL, f);
	uint32_t cap = 0;
	int code;
	e->n_retold = 0;
	if (!stmt)
		return s->code;
	wt_bind_int(stmt, 1, (int64_t)e->id);
	while ((code = wt_db_next(s, stmt, "be read", f)) == 1) {
		struct wt_event_retold *r = WT_PUSH(a, e->retold, e->n_retold, cap);
		r->document_row = wt_column_int(stmt, 0);
		r->document = wt_column_copy(a, stmt, 1);
		r->span = wt_column_span(stmt, 2);
		r->text = wt_arena_copy(a, wt_view(wt_column_str(stmt, 4), r->span));
		r->outlet = wt_column_copy(a, stmt, 5);
		r->published = moment(stmt, 6);
	}
	return code;
}

/* Who is told of the events. */
struct told {
	wt_event_visit *visit;
	void *context;
};

static int
event_row(struct wt_rows *r, bool *stop)
{
	const struct told *to = r->context;
	struct wt_event event;
	read_row(&r->arena, r->stmt, &event);
	int code = read_parties(r->store, &r->arena, &event, r->fault);
	if (code == WARTA_OK)
		code = read_sources(r->store, &r->arena, &event, r->fault);
	if (code == WARTA_OK)
		code = read_quantities(r->store, &r->arena, &event, r->fault);
	if (code == WARTA_OK && event.n_retold)
		code = read_retold(r->store, &r->arena, &event, r->fault);
	if (code == WARTA_OK)
		*stop = to->visit(to->context, &event) != 0;
	return code;
}

#define CLAIMS_OF                                                                                  \
	" AND EXISTS (SELECT 1 FROM event_claims e JOIN claims c ON c.n = e.claim"                 \
	" JOIN documents d ON d.n = c.document"

/* What is asked of an event's claims. */
static void
claim_conditions(const struct wt_store *s, struct wt_sql *q, const struct wt_query *query)
{
	char canon[WT_CANON];
	struct wt_day day = { 0, 0, 0 };
	if (query->source.len) {
		struct wt_str key = wt_canon_source(s->gazetteer, query->source, day, canon);
		wt_sql_text(q,
			" AND (EXISTS (SELECT 1 FROM event_sources o WHERE o.event = v.id"
			" AND o.key = ?)",
			key);
		wt_sql_text(q,
			" OR EXISTS (SELECT 1 FROM event_claims e JOIN chains h"
			" ON h.claim = e.claim WHERE e.event = v.id AND h.canon = ?))",
			key);
	}
	if (query->outlet.len) {
		wt_sql_text(q, CLAIMS_OF " WHERE e.event = v.id AND (lower(d.outlet) = lower(?)",
			query->outlet);
		wt_sql_text(q, " OR d.family = ?))",
			wt_canon_source(s->gazetteer, query->outlet, day, canon));
	}
	if (query->stance != WT_ANY) {
		static const char *const COLUMN[] = { " AND v.n_asserted >= ?",
			" AND v.n_alleged >= ?", " AND v.n_denied >= ?" };
		wt_sql_number(q, COLUMN[query->stance], 1);
	}
	if (query->story)
		wt_sql_number(q, " AND v.story = ?", (int64_t)query->story);
	if (query->event)
		wt_sql_number(q, " AND v.id = ?", (int64_t)query->event);
	if (query->min_independent)
		wt_sql_number(q, " AND v.n_independent >= ?", query->min_independent);
	wt_sql_words(q, " AND instr(lower(v.title), lower(?)) > 0", query->text);
}

void
wt_events_where(const struct wt_store *s, struct wt_sql *q, const struct wt_query *query)
{
	wt_sql_common(q, query, "v");
	claim_conditions(s, q, query);
	wt_sql_parties(q, query, "v.id", "event_parties", "event");
}

/* How many events a part of the list gave. */
struct counted {
	struct told told;
	uint32_t n;
	bool stopped;
};

static int
count_event(void *context, const struct wt_event *event)
{
	struct counted *c = context;
	c->n++;
	c->stopped = c->told.visit(c->told.context, event) != 0;
	return c->stopped;
}

/* Events with a day, or without one, in the order of their days and ids, behind the cursor. */
static int
find_part(struct wt_store *s, const struct wt_query *query, bool dated, bool after,
	struct counted *c, struct wt_fault *f)
{
	struct told to = { count_event, c };
	struct wt_rows r = { .store = s, .row = event_row, .context = &to, .fault = f };
	struct wt_sql q = { 0 };
	bool down = query->newest_first;
	struct wt_query rest = *query;
	wt_buf_cstr(&q.text, COLUMNS);
	wt_buf_cstr(&q.text, dated ? " AND v.first_day IS NOT NULL" : " AND v.first_day IS NULL");
	if (after && dated) {
		wt_sql_number(&q,
			down ? " AND (v.first_day, v.id) < (?," : " AND (v.first_day, v.id) > (?,",
			query->after_day);
		wt_sql_number(&q, " ?)", (int64_t)query->after_event);
	} else if (after) {
		wt_sql_number(
			&q, down ? " AND v.id < ?" : " AND v.id > ?", (int64_t)query->after_event);
	}
	wt_events_where(s, &q, query);
	wt_buf_cstr(&q.text, dated ? " ORDER BY v.first_day" : " ORDER BY v.id");
	if (dated)
		wt_buf_cstr(&q.text, down ? " DESC, v.id" : ", v.id");
	wt_buf_cstr(&q.text, down ? " DESC" : "");
	if (query->limit)
		rest.limit = query->limit - c->n;
	wt_sql_limit(&q, &rest);
	return wt_rows_read(&r, &q);
}

static int
find_behind(struct wt_store *s, const struct wt_query *query, struct counted *c, struct wt_fault *f)
{
	struct wt_query plain = *query;
	int code = WARTA_OK;
	plain.offset = 0;
	if (query->after_dated)
		code = find_part(s, &plain, true, true, c, f);
	if (code != WARTA_OK || c->stopped || (query->limit && c->n >= query->limit))
		return code;
	return find_part(s, &plain, false, !query->after_dated, c, f);
}

#define FREQUENT 20000 /* rows of a party */

/* How many rows the party has, at most FREQUENT, by the index of its state or its whole name. */
static int64_t
rows_of(struct wt_store *s, const struct wt_party_filter *p, struct wt_fault *f)
{
	static const char COUNTRY[] = "SELECT count(*) FROM (SELECT 1 FROM event_parties"
				      " WHERE country = ? LIMIT 20000) x";
	static const char NAME[] = "SELECT count(*) FROM (SELECT 1 FROM event_parties"
				   " WHERE canon = ? LIMIT 20000) x";
	char canon[WT_CANON];
	struct wt_str key = wt_str_of(p->country);
	struct wt_stmt *stmt = wt_db_get(s, p->name.len ? NAME : COUNTRY, f);
	if (!stmt)
		return 0;
	if (p->name.len)
		key = (struct wt_str){ canon, wt_fold_to(p->name, canon, sizeof canon) };
	wt_bind_str(stmt, 1, key);
	int64_t n = wt_db_next(s, stmt, "be read", f) == 1 ? wt_column_int(stmt, 0) : 0;
	wt_db_reset(stmt);
	return n;
}

/* The newest events of those who are in every tenth are found by going through the newest events,
 * not by gathering all of theirs. */
static bool
is_walk(struct wt_store *s, const struct wt_query *query, struct wt_fault *f)
{
	if (query->limit == 0 || query->n_parties == 0)
		return false;
	for (unsigned i = 0; i < query->n_parties; i++)
		if (rows_of(s, &query->parties[i], f) < FREQUENT)
			return false;
	return true;
}

int
wt_events_find(struct wt_store *s, const struct wt_query *query, wt_event_visit *visit,
	void *context, struct wt_fault *f)
{
	struct told to = { visit, context };
	struct counted c = { .told = to };
	struct wt_rows r = { .store = s, .row = event_row, .context = &to, .fault = f };
	struct wt_sql q = { 0 };
	if (query->has_after)
		return find_behind(s, query, &c, f);
	wt_buf_cstr(&q.text, COLUMNS);
	if (is_walk(s, query, f)) {
		wt_sql_common(&q, query, "v");
		claim_conditions(s, &q, query);
		wt_sql_parties_walk(&q, query, "v.id", "event_parties", "event");
	} else {
		wt_events_where(s, &q, query);
	}
	wt_buf_cstr(&q.text, query->newest_first
				     ? " ORDER BY v.first_day DESC NULLS LAST, v.id DESC"
				     : " ORDER BY v.first_day NULLS LAST, v.id");
	wt_sql_limit(&q, query);
	return wt_rows_read(&r, &q);
}

/* How many events begin so, at most 2. */
static int
count_between(struct wt_store *s, uint64_t from, uint64_t to, struct wt_fault *f)
{
	static const char SQL[] = "SELECT count(*) FROM"
				  " (SELECT 1 FROM events WHERE id BETWEEN ? AND ? LIMIT 2) x";
	struct wt_stmt *stmt = wt_db_get(s, SQL, f);
	if (!stmt)
		return s->code;
	wt_bind_int(stmt, 1, (int64_t)from);
	wt_bind_int(stmt, 2, to > INT64_MAX ? INT64_MAX : (int64_t)to);
	int code = wt_db_next(s, stmt, "be searched", f);
	if (code == 1)
		code = (int)wt_column_int(stmt, 0);
	wt_db_reset(stmt);
	return code;
}

/*
 * The event that once was called so: an earlier article came, and its claim gave the event another
 * name; or the rules put it to another one.  WARTA_ENOTFOUND where there is none.
 */
static int
find_renamed(struct wt_store *s, uint64_t from, uint64_t to, uint64_t *event, struct wt_fault *f)
{
	static const char SQL[] = "SELECT DISTINCT event FROM event_claims"
				  " WHERE first BETWEEN ? AND ? AND first <> event LIMIT 2";
	struct wt_stmt *stmt = wt_db_get(s, SQL, f);
	unsigned n = 0;
	int code;
	if (!stmt)
		return s->code;
	wt_bind_int(stmt, 1, (int64_t)from);
	wt_bind_int(stmt, 2, to > INT64_MAX ? INT64_MAX : (int64_t)to);
	while ((code = wt_db_next(s, stmt, "be searched", f)) == 1) {
		*event = (uint64_t)wt_column_int(stmt, 0);
		n++;
	}
	return code < 0 ? code : (int)n;
}

bool
wt_event_read_id(struct wt_str id, uint64_t *event)
{
	uint64_t last;
	return id.len == WT_ID_LETTERS + 1 && wt_id_range(id, 'e', event, &last);
}

int
wt_event_show(struct wt_store *s, struct wt_str id, wt_event_visit *visit, void *context,
	struct wt_fault *f)
{
	struct told to = { visit, context };
	struct wt_rows r = { .store = s, .row = event_row, .context = &to, .fault = f };
	struct wt_sql q = { 0 };
	uint64_t first, last, event = 0;
	bool is_id = wt_id_range(id, 'e', &first, &last);
	int n = is_id ? count_between(s, first, last, f) : 0;
	if (n == 0 && is_id) {
		n = find_renamed(s, first, last, &event, f);
		if (n == 1)
			first = last = event;
	}
	if (n < 0)
		return n;
	if (n == 0)
		return wt_fail(f, WARTA_ENOTFOUND, 0, "%s: no event is called %.*s",
			wt_store_path(s), WT_FMT(id));
	if (n > 1)
		return wt_fail(f, WARTA_EUSAGE, 0,
			"%s: several events begin with %.*s; give more letters", wt_store_path(s),
			WT_FMT(id));
	wt_buf_cstr(&q.text, COLUMNS);
	wt_sql_number(&q, " AND v.id BETWEEN ?", (int64_t)first);
	wt_sql_number(&q, " AND ?", last > INT64_MAX ? INT64_MAX : (int64_t)last);
	return wt_rows_read(&r, &q);
}

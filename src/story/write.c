/*
 * write.c - an event's rows, written only where they changed.
 */
#include "mention/fold.h"
#include "store/key.h"
#include "store/put.h"
#include "story/load.h"

/* A hash of all that the record says but when it was seen. */
static int
content_of(const struct wt_event *event, uint64_t *content, struct wt_fault *f)
{
	struct wt_event e = *event;
	struct wt_buf json = { 0 };
	struct wt_key k = wt_key_begin();
	e.first_seen = e.changed = WT_STR("");
	wt_event_print_json(&json, &e);
	wt_key_str(&k, wt_buf_view(&json));
	*content = wt_key_end(&k);
	bool failed = json.failed;
	wt_buf_release(&json);
	return failed ? wt_fail(f, WARTA_ENOMEM, 0, "out of memory") : WARTA_OK;
}

static int
is_written(struct wt_store *s, uint64_t id, uint64_t content, struct wt_fault *f)
{
	static const char SQL[] = "SELECT 1 FROM events WHERE id = ? AND content = ?";
	sqlite3_stmt *stmt = wt_db_get(s, SQL, f);
	if (!stmt)
		return s->code;
	(void)sqlite3_bind_int64(stmt, 1, (sqlite3_int64)id);
	(void)sqlite3_bind_int64(stmt, 2, (sqlite3_int64)content);
	int code = wt_db_next(s, stmt, "join events", f);
	(void)sqlite3_reset(stmt);
	return code;
}

static int
delete_of(struct wt_store *s, const char *sql, uint64_t id, struct wt_fault *f)
{
	sqlite3_stmt *stmt = wt_db_get(s, sql, f);
	if (!stmt)
		return s->code;
	(void)sqlite3_bind_int64(stmt, 1, (sqlite3_int64)id);
	return wt_db_run(s, stmt, "join events", f);
}

int
wt_event_erase(struct wt_store *s, uint64_t event, bool *changed, struct wt_fault *f)
{
	static const char SQL[] = "DELETE FROM events WHERE id = ?"; /* its parts go with it */
	int code = delete_of(s, SQL, event, f);
	*changed = code == WARTA_OK && sqlite3_changes(s->db) > 0;
	return code;
}

/* Parameters are numbered as they are bound, one after another. */
struct binding {
	sqlite3_stmt *stmt;
	int at;
};

static void
put_int(struct binding *b, int64_t n)
{
	(void)sqlite3_bind_int64(b->stmt, b->at++, n);
}

static void
put_int_if(struct binding *b, bool known, int64_t n)
{
	if (known)
		(void)sqlite3_bind_int64(b->stmt, b->at++, n);
	else
		(void)sqlite3_bind_null(b->stmt, b->at++);
}

static void
put_real_if(struct binding *b, bool known, double x)
{
	if (known)
		(void)sqlite3_bind_double(b->stmt, b->at++, x);
	else
		(void)sqlite3_bind_null(b->stmt, b->at++);
}

static void
put_str(struct binding *b, struct wt_str s)
{
	wt_bind_str(b->stmt, b->at++, s);
}

static void
put_cstr(struct binding *b, const char *s)
{
	wt_bind_str(b->stmt, b->at++, wt_str_of(s));
}

static struct wt_str
modes(struct wt_arena *a, const struct wt_event *e)
{
	struct wt_str list = WT_STR("");
	for (unsigned i = 0; i < e->n_modes; i++)
		list = wt_arena_printf(
			a, "%.*s%s\"%s\"", WT_FMT(list), i ? "," : "[", WT_MODES[e->modes[i]].name);
	return e->n_modes ? wt_arena_printf(a, "%.*s]", WT_FMT(list)) : list;
}

static struct wt_str
contexts(struct wt_arena *a, const struct wt_event *e)
{
	struct wt_str list = WT_STR("");
	for (int i = 0; i < WT_CONTEXT_COUNT; i++)
		if (e->contexts & (UINT64_C(1) << i))
			list = wt_arena_printf(a, "%.*s%s\"%s\"", WT_FMT(list),
				list.len ? "," : "[", wt_context_name((enum wt_context)i));
	return list.len ? wt_arena_printf(a, "%.*s]", WT_FMT(list)) : list;
}

static void
bind_place(struct binding *b, const struct wt_event *e)
{
	static const struct wt_place NOWHERE;
	const struct wt_place *p = e->has_place ? &e->place : &NOWHERE;
	bool mapped = p->lat < 0 || p->lat > 0 || p->lon < 0 || p->lon > 0;
	put_str(b, p->name);
	put_cstr(b, p->country);
	put_int_if(b, p->geonameid != 0, p->geonameid);
	put_real_if(b, mapped, (double)p->lat);
	put_real_if(b, mapped, (double)p->lon);
	put_cstr(b, p->precision);
}

static void
bind_counts(struct binding *b, const struct wt_event_counts *c)
{
	put_int(b, c->claims);
	put_int(b, c->asserted);
	put_int(b, c->alleged);
	put_int(b, c->denied);
	put_int(b, c->happened);
	put_int(b, c->ongoing);
	put_int(b, c->planned);
	put_int(b, c->hypothetical);
	put_int(b, c->negated);
	put_int(b, c->documents);
	put_int(b, c->outlets);
	put_int(b, c->independent);
}

static const char PUT_EVENT[] =
	"INSERT INTO events (id, type, modes, contexts, quad, score, date, date_precision,"
	" date_basis, first_day, last_day, place, place_country, place_geonameid, place_lat,"
	" place_lon, place_precision, status, stance, n_claims, n_asserted, n_alleged, n_denied,"
	" n_happened, n_ongoing, n_planned, n_hypothetical, n_negated, n_documents, n_outlets,"
	" n_independent, title, title_document, first_published, last_published, first_seen,"
	" changed, content) VALUES (?,?,?,?,?,?,?,?,?,?,?, ?,?,?,?,?,?, ?,?, "
	"?,?,?,?,?,?,?,?,?,?,?,?,"
	" ?,?,?,?,?,?,?)";

static int
put_row(struct wt_store *s, struct wt_arena *arena, const struct wt_event *e, uint64_t content,
	struct wt_fault *f)
{
	struct binding b = { wt_db_get(s, PUT_EVENT, f), 1 };
	char date[28], first[WT_MOMENT_TEXT], last[WT_MOMENT_TEXT], now[WT_NOW_TEXT];
	bool known = e->date.year != 0;
	if (!b.stmt)
		return s->code;
	put_int(&b, (int64_t)e->id);
	put_cstr(&b, wt_type_name(e->type));
	put_str(&b, modes(arena, e));
	put_str(&b, contexts(arena, e));
	put_int(&b, e->quad);
	put_real_if(&b, true, e->score);
	put_cstr(&b, wt_event_date(e, date));
	put_cstr(&b, known ? wt_event_precision(e) : "");
	put_cstr(&b, known ? wt_basis_name(e->date_basis) : "");
	put_int_if(&b, known, known ? wt_day_number(wt_day_first(e->date)) : 0);
	put_int_if(
		&b, known, known ? wt_day_number(wt_day_last(e->end.year ? e->end : e->date)) : 0);
	bind_place(&b, e);
	put_cstr(&b, wt_status_name(e->status));
	put_cstr(&b, wt_stance_name(e->stance));
	bind_counts(&b, &e->counts);
	put_str(&b, e->title);
	put_str(&b, e->title_document);
	put_cstr(&b, wt_moment_print(e->first_published, first));
	put_cstr(&b, wt_moment_print(e->last_published, last));
	put_str(&b, e->first_seen);
	put_cstr(&b, wt_now(now));
	put_int(&b, (int64_t)content);
	return wt_db_run(s, b.stmt, "join events", f);
}

static int
put_parties(struct wt_store *s, struct wt_arena *arena, const struct wt_event *e, int side,
	struct wt_fault *f)
{
	static const char SQL[] = "INSERT INTO event_parties (event, side, number, name, canon,"
				  " country, sector, office) VALUES (?,?,?,?,?,?,?,?)";
	const struct wt_party *list = side == 0 ? e->actors : e->recipients;
	unsigned n = side == 0 ? e->n_actors : e->n_recipients;
	for (unsigned i = 0; i < n; i++) {
		struct binding b = { wt_db_get(s, SQL, f), 1 };
		if (!b.stmt)
			return s->code;
		put_int(&b, (int64_t)e->id);
		put_int(&b, side);
		put_int(&b, i);
		put_str(&b, list[i].name);
		put_str(&b, wt_fold(arena, list[i].name));
		put_cstr(&b, list[i].country);
		put_cstr(&b, list[i].sector);
		put_str(&b, list[i].office);
		int code = wt_db_run(s, b.stmt, "join events", f);
		if (code != WARTA_OK)
			return code;
	}
	return WARTA_OK;
}

static int
put_sources(struct wt_store *s, const struct wt_event *e, struct wt_fault *f)
{
	static const char SQL[] = "INSERT INTO event_sources (event, number, key, name, outlet,"
				  " claims, documents, documents_list) VALUES (?,?,?,?,?,?,?,?)";
	for (uint32_t i = 0; i < e->n_sources; i++) {
		const struct wt_event_source *source = &e->sources[i];
		struct binding b = { wt_db_get(s, SQL, f), 1 };
		if (!b.stmt)
			return s->code;
		put_int(&b, (int64_t)e->id);
		put_int(&b, i);
		put_str(&b, source->key);
		put_str(&b, source->name);
		put_int(&b, source->outlet);
		put_int(&b, source->claims);
		put_int(&b, source->documents);
		put_str(&b, source->documents_list);
		int code = wt_db_run(s, b.stmt, "join events", f);
		if (code != WARTA_OK)
			return code;
	}
	return WARTA_OK;
}

int
wt_event_write(struct wt_store *s, struct wt_arena *arena, const struct wt_event *event,
	bool *changed, struct wt_fault *f)
{
	uint64_t content = 0;
	*changed = false;
	int code = content_of(event, &content, f);
	if (code != WARTA_OK)
		return code;
	int same = is_written(s, event->id, content, f);
	if (same != 0)
		return same < 0 ? same : WARTA_OK;
	code = wt_event_erase(s, event->id, changed, f);
	if (code == WARTA_OK)
		code = put_row(s, arena, event, content, f);
	if (code == WARTA_OK)
		code = put_parties(s, arena, event, 0, f);
	if (code == WARTA_OK)
		code = put_parties(s, arena, event, 1, f);
	if (code == WARTA_OK)
		code = put_sources(s, event, f);
	*changed = code == WARTA_OK;
	return code;
}

/*
 * write.c - an event's rows, written only where they changed.
 */
#include "mention/fold.h"
#include "store/bind.h"
#include "store/change.h"
#include "store/key.h"
#include "store/put.h"
#include "story/load.h"

#include <math.h>

/* A hash of all that the record says but when it was seen, and of its story. */
static int
content_of(const struct wt_event *event, int64_t story, uint64_t *content, struct wt_fault *f)
{
	struct wt_event e = *event;
	struct wt_buf json = { 0 };
	struct wt_key k = wt_key_begin();
	e.first_seen = e.changed = WT_STR("");
	wt_event_print_json(&json, &e);
	wt_key_str(&k, wt_buf_view(&json));
	wt_key_num(&k, (uint64_t)story);
	*content = wt_key_end(&k);
	bool failed = json.failed;
	wt_buf_release(&json);
	return failed ? wt_fail(f, WARTA_ENOMEM, 0, "out of memory") : WARTA_OK;
}

/* The story that most articles of the event are in. */
static const char STORY[] =
	"SELECT s.story FROM event_claims e JOIN claims c ON c.n = e.claim"
	" JOIN story_documents s ON s.document = c.document WHERE e.event = ?"
	" GROUP BY s.story ORDER BY count(DISTINCT c.document) DESC, s.story LIMIT 1";

/* 0 where it is in none. */
static int
find_story(struct wt_store *s, uint64_t event, int64_t *story, struct wt_fault *f)
{
	struct wt_stmt *stmt = wt_db_get(s, STORY, f);
	*story = 0;
	if (!stmt)
		return s->code;
	wt_bind_int(stmt, 1, (int64_t)event);
	int code = wt_db_next(s, stmt, "join events", f);
	if (code == 1)
		*story = wt_column_int(stmt, 0);
	wt_db_reset(stmt);
	return code < 0 ? code : WARTA_OK;
}

static const char CONTENT[] = "SELECT content FROM events WHERE id = ?";

/* What is known of an event: 0 it is new, 1 it says something else, 2 it is as it was. */
static int
find_written(struct wt_store *s, uint64_t id, uint64_t content, struct wt_fault *f)
{
	struct wt_stmt *stmt = wt_db_get(s, CONTENT, f);
	if (!stmt)
		return s->code;
	wt_bind_int(stmt, 1, (int64_t)id);
	stmt->apart = !wt_recent_has(&s->recent, id);
	int code = wt_db_next(s, stmt, "join events", f);
	if (code == 1 && (uint64_t)wt_column_int(stmt, 0) == content)
		code = 2;
	wt_db_reset(stmt);
	return code;
}

static int
delete_of(struct wt_store *s, const char *sql, uint64_t id, struct wt_fault *f)
{
	struct wt_stmt *stmt = wt_db_get(s, sql, f);
	if (!stmt)
		return s->code;
	wt_bind_int(stmt, 1, (int64_t)id);
	return wt_db_run(s, stmt, "join events", f);
}

int
wt_event_erase(struct wt_store *s, uint64_t event, bool *changed, struct wt_fault *f)
{
	static const char SQL[] = "DELETE FROM events WHERE id = ?"; /* its parts go with it */
	int code = delete_of(s, SQL, event, f);
	*changed = code == WARTA_OK && wt_db_changes(s) > 0;
	return code;
}

static void
bind_counts(struct wt_binding *b, const struct wt_event_counts *c)
{
	wt_put_int(b, c->claims);
	wt_put_int(b, c->asserted);
	wt_put_int(b, c->alleged);
	wt_put_int(b, c->denied);
	wt_put_int(b, c->happened);
	wt_put_int(b, c->ongoing);
	wt_put_int(b, c->planned);
	wt_put_int(b, c->hypothetical);
	wt_put_int(b, c->negated);
	wt_put_int(b, c->documents);
	wt_put_int(b, c->outlets);
	wt_put_int(b, c->independent);
	wt_put_int(b, c->independent_most);
}

static const char PUT_EVENT[] =
	"INSERT INTO events (id, type, modes, contexts, quad, score, date, date_precision,"
	" date_basis, first_day, last_day, place, place_country, place_geonameid, place_lat,"
	" place_lon, place_precision, status, stance, n_claims, n_asserted, n_alleged, n_denied,"
	" n_happened, n_ongoing, n_planned, n_hypothetical, n_negated, n_documents, n_outlets,"
	" n_independent, n_independent_most, title, title_document, first_published, "
	"last_published, first_seen,"
	" changed, content, story, n_retold) VALUES (?,?,?,?,?,?,?,?,?,?,?, ?,?,?,?,?,?, ?,?, "
	"?,?,?,?,?,?,?,?,?,?,?,?,?,"
	" ?,?,?,?,?,?,?,?,?)";

static int
put_row(struct wt_store *s, const struct wt_event *e, int64_t story, uint64_t content,
	struct wt_fault *f)
{
	struct wt_binding b = { wt_db_get(s, PUT_EVENT, f), 1 };
	char date[WT_PERIOD_TEXT], first[WT_MOMENT_TEXT], last[WT_MOMENT_TEXT], now[WT_NOW_TEXT];
	bool known = e->date.year != 0;
	if (!b.stmt)
		return s->code;
	wt_put_int(&b, (int64_t)e->id);
	wt_put_cstr(&b, wt_type_name(e->type));
	wt_put_modes(&b, &s->scratch[0], e->modes, e->n_modes);
	wt_put_contexts(&b, &s->scratch[1], e->contexts);
	wt_put_int(&b, e->quad);
	wt_put_real_if(&b, true, e->score);
	wt_put_cstr(&b, wt_period_print(e->date, e->end, date));
	wt_put_cstr(&b, known ? wt_period_precision(e->date, e->end) : "");
	wt_put_cstr(&b, known ? wt_basis_name(e->date_basis) : "");
	wt_put_int_if(&b, known, known ? wt_day_number(wt_day_first(e->date)) : 0);
	wt_put_int_if(
		&b, known, known ? wt_day_number(wt_day_last(e->end.year ? e->end : e->date)) : 0);
	wt_put_place(&b, e->has_place ? &e->place : NULL);
	wt_put_cstr(&b, wt_status_name(e->status));
	wt_put_cstr(&b, wt_stance_name(e->stance));
	bind_counts(&b, &e->counts);
	wt_put_str(&b, e->title);
	wt_put_str(&b, e->title_document);
	wt_put_cstr(&b, wt_moment_print(e->first_published, first));
	wt_put_cstr(&b, wt_moment_print(e->last_published, last));
	wt_put_str(&b, e->first_seen);
	wt_put_cstr(&b, wt_now(now));
	wt_put_int(&b, (int64_t)content);
	wt_put_int_if(&b, story != 0, story);
	wt_put_int(&b, e->n_retold);
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
		struct wt_binding b = { wt_db_get(s, SQL, f), 1 };
		if (!b.stmt)
			return s->code;
		wt_put_int(&b, (int64_t)e->id);
		wt_put_int(&b, side);
		wt_put_int(&b, i);
		wt_put_str(&b, list[i].name);
		wt_put_str(&b, wt_fold(arena, list[i].name));
		wt_put_cstr(&b, list[i].country);
		wt_put_cstr(&b, list[i].sector);
		wt_put_str(&b, list[i].office);
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
		struct wt_binding b = { wt_db_get(s, SQL, f), 1 };
		if (!b.stmt)
			return s->code;
		wt_put_int(&b, (int64_t)e->id);
		wt_put_int(&b, i);
		wt_put_str(&b, source->key);
		wt_put_str(&b, source->name);
		wt_put_int(&b, source->outlet);
		wt_put_int(&b, source->claims);
		wt_put_int(&b, source->documents);
		wt_put_str(&b, source->documents_list);
		int code = wt_db_run(s, b.stmt, "join events", f);
		if (code != WARTA_OK)
			return code;
	}
	return WARTA_OK;
}

static int
put_quantities(struct wt_store *s, const struct wt_event *e, struct wt_fault *f)
{
	static const char SQL[] =
		"INSERT INTO event_quantities (event, number, low, high, bound, unit, kind,"
		" document, least, most) VALUES (?,?,?,?,?,?,?,?,?,?)";
	for (uint32_t i = 0; i < e->n_quantities; i++) {
		const struct wt_event_quantity *q = &e->quantities[i];
		const char bound[2] = { q->number.hedge, '\0' };
		struct wt_binding b = { wt_db_get(s, SQL, f), 1 };
		if (!b.stmt)
			return s->code;
		wt_put_int(&b, (int64_t)e->id);
		wt_put_int(&b, i);
		wt_put_real_if(&b, isfinite(q->number.low), q->number.low);
		wt_put_real_if(&b, isfinite(q->number.high), q->number.high);
		wt_put_cstr(&b, bound);
		wt_put_str(&b, q->number.unit);
		wt_put_cstr(&b, q->number.kind);
		wt_put_str(&b, q->document);
		wt_put_real_if(&b, isfinite(q->least), q->least);
		wt_put_real_if(&b, isfinite(q->most), q->most);
		int code = wt_db_run(s, b.stmt, "join events", f);
		if (code != WARTA_OK)
			return code;
	}
	return WARTA_OK;
}

static int
put_retold(struct wt_store *s, const struct wt_event *e, struct wt_fault *f)
{
	static const char SQL[] =
		"INSERT INTO event_retold (event, number, document, start, \"end\")"
		" VALUES (?,?,?,?,?)";
	for (uint32_t i = 0; i < e->n_retold; i++) {
		struct wt_binding b = { wt_db_get(s, SQL, f), 1 };
		if (!b.stmt)
			return s->code;
		wt_put_int(&b, (int64_t)e->id);
		wt_put_int(&b, i);
		wt_put_int(&b, e->retold[i].document_row);
		wt_put_int(&b, e->retold[i].span.start);
		wt_put_int(&b, e->retold[i].span.end);
		int code = wt_db_run(s, b.stmt, "join events", f);
		if (code != WARTA_OK)
			return code;
	}
	return WARTA_OK;
}

static const char SPLIT[] = "SELECT max(own) FROM event_claims WHERE event = ? HAVING "
			    "min(CASE WHEN own <> event THEN 1 ELSE 0 END) = 1";

/* New, changed, or split by somebody from the event that the rules give its claims to. */
static int
log_event(struct wt_store *s, int64_t id, bool known, struct wt_fault *f)
{
	struct wt_stmt *stmt = known ? NULL : wt_db_get(s, SPLIT, f);
	int64_t from = 0;
	if (known)
		return wt_change_add(s, WT_CHANGE_EVENT, id, WT_CHANGE_CHANGED, 0, f);
	if (!stmt)
		return s->code;
	wt_bind_int(stmt, 1, id);
	int code = wt_db_next(s, stmt, "be read", f);
	if (code == 1)
		from = wt_column_int(stmt, 0);
	wt_db_reset(stmt);
	if (code < 0)
		return code;
	return wt_change_add(
		s, WT_CHANGE_EVENT, id, from ? WT_CHANGE_SPLIT : WT_CHANGE_NEW, from, f);
}

int
wt_event_write_ahead(struct wt_store *s, const int64_t *events, int n, struct wt_fault *f)
{
	struct wt_stmt *stmt = wt_db_asks_ahead(s) ? wt_db_get(s, CONTENT, f) : NULL;
	if (!stmt)
		return wt_db_asks_ahead(s) ? s->code : WARTA_OK;
	stmt->apart = true;
	for (int i = 0; i < n; i++)
		stmt->apart = stmt->apart && !wt_recent_has(&s->recent, (uint64_t)events[i]);
	int code = wt_db_ahead(s, stmt, events, (unsigned)n, "join events", f);
	static const char *const OTHERS[] = { STORY, SPLIT };
	for (unsigned i = 0; i < 2 && code == WARTA_OK; i++) {
		if (!(stmt = wt_db_get(s, OTHERS[i], f)))
			return s->code;
		code = wt_db_ahead(s, stmt, events, (unsigned)n, "join events", f);
	}
	return code;
}

int
wt_event_write(struct wt_store *s, struct wt_arena *arena, const struct wt_event *event,
	bool *changed, struct wt_fault *f)
{
	uint64_t content = 0;
	bool known = false;
	*changed = false;
	int64_t story = 0;
	int code = find_story(s, event->id, &story, f);
	if (code == WARTA_OK)
		code = content_of(event, story, &content, f);
	if (code != WARTA_OK)
		return code;
	int written = find_written(s, event->id, content, f);
	if (written < 0 || written == 2)
		return written < 0 ? written : WARTA_OK;
	if (written == 1)
		code = wt_event_erase(s, event->id, &known, f);
	if (s->driver->gathers)
		wt_recent_add(&s->recent, event->id);
	if (code == WARTA_OK)
		code = put_row(s, event, story, content, f);
	if (code == WARTA_OK)
		code = put_parties(s, arena, event, 0, f);
	if (code == WARTA_OK)
		code = put_parties(s, arena, event, 1, f);
	if (code == WARTA_OK)
		code = put_sources(s, event, f);
	if (code == WARTA_OK)
		code = put_quantities(s, event, f);
	if (code == WARTA_OK)
		code = put_retold(s, event, f);
	if (code == WARTA_OK)
		code = log_event(s, (int64_t)event->id, known, f);
	*changed = code == WARTA_OK;
	return code;
}

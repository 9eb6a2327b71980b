/*
 * alert.c - see alert.h.
 */
#include "web/alert.h"

#include <inttypes.h>
#include <stdio.h>
#include <stdlib.h>

#include "base/json.h"
#include "web/flat.h"
#include "web/frame.h"
#include "web/pages.h"

/* --- one that is told ------------------------------------------------------------------------- */

void
wt_alert_change_take(struct wt_alert_change *to, const struct wt_change *c)
{
	*to = (struct wt_alert_change){ c->n, c->id, c->other, c->kind, c->what, "" };
	if (c->at.len < sizeof to->at)
		memcpy(to->at, c->at.ptr, c->at.len);
}

void
wt_alert_body(struct wt_buf *out, const char *alert, const struct wt_alert_change *c,
	const char *what, struct wt_str event)
{
	struct wt_json j = wt_json_begin(out);
	char id[WT_EVENT_ID], other[WT_EVENT_ID], type[32];
	(void)snprintf(type, sizeof type, "event.%s", what);
	wt_json_open(&j, '{');
	wt_json_key(&j, "type");
	wt_json_cstr(&j, type);
	wt_json_str_if(&j, "timestamp", wt_str_of(c->at));
	wt_json_key(&j, "data");
	wt_json_open(&j, '{');
	wt_json_key(&j, "alert");
	wt_json_cstr(&j, alert);
	wt_json_key(&j, "change");
	wt_json_int(&j, c->n);
	wt_json_key(&j, "id");
	wt_json_cstr(&j, wt_event_id((uint64_t)c->id, id));
	if (c->what == WT_CHANGE_MERGED && c->other) {
		wt_json_key(&j, "merged_into");
		wt_json_cstr(&j, wt_event_id((uint64_t)c->other, other));
	}
	if (event.len) {
		wt_json_key(&j, "event");
		wt_buf_str(out, event);
		j.comma = true;
	}
	wt_json_close(&j, '}');
	wt_json_close(&j, '}');
}

/* --- as a stream ------------------------------------------------------------------------------ */

struct following {
	const struct wt_site_alert *alert;
	int64_t *last;
	uint32_t limit;
	struct wt_alert_told *told;
	struct wt_buf *out;
	struct wt_fault *fault;
	struct wt_alert_change *changes;
	uint32_t n;
	struct wt_buf json;
};

static int
on_change(void *context, const struct wt_change *c)
{
	struct following *to = context;
	wt_alert_change_take(&to->changes[to->n++], c);
	return to->n == to->limit;
}

static int
on_event(void *context, const struct wt_event *event)
{
	struct following *to = context;
	wt_event_print_json(&to->json, event);
	return 1;
}

/* The place of the event among those told; NULL where it is not there. */
static int64_t *
place_of(struct wt_alert_told *told, int64_t id)
{
	for (size_t i = 0; i < WT_ALERT_TOLD; i++)
		if (told->ids[i] == id)
			return &told->ids[i];
	return NULL;
}

/* "new", "changed", "withdrawn", or NULL where nobody here needs to know; remembers it. */
static const char *
word_for(struct wt_alert_told *told, const struct wt_alert_change *c, bool fits)
{
	int64_t *known = place_of(told, c->id);
	bool gone = c->what == WT_CHANGE_WITHDRAWN || c->what == WT_CHANGE_MERGED;
	if (fits && !known)
		told->ids[told->next++ % WT_ALERT_TOLD] = c->id;
	else if (!fits && known)
		*known = 0;
	if (fits)
		return c->what == WT_CHANGE_CHANGED ? "changed" : "new";
	return gone || known ? "withdrawn" : NULL;
}

static int
tell(struct following *to, struct wt_store *store, const struct wt_alert_change *c)
{
	struct wt_query query = to->alert->query;
	int code = WARTA_OK;
	if (c->kind != WT_CHANGE_EVENT)
		return WARTA_OK;
	query.event = (uint64_t)c->id;
	query.limit = query.offset = 0;
	wt_buf_clear(&to->json);
	if (c->what != WT_CHANGE_WITHDRAWN && c->what != WT_CHANGE_MERGED)
		code = wt_events_find(store, &query, on_event, to, to->fault);
	const char *what = code == WARTA_OK ? word_for(to->told, c, to->json.len > 0) : NULL;
	if (!what)
		return code;
	wt_buf_printf(to->out, "id: %" PRId64 "\nevent: %s\ndata: ", c->n, what);
	wt_alert_body(to->out, to->alert->name, c, what, wt_buf_view(&to->json));
	wt_buf_cstr(to->out, "\n\n");
	return WARTA_OK;
}

static int
follow(void *context, struct wt_store *store)
{
	struct following *to = context;
	if (*to->last < 0)
		return wt_store_last_change(store, to->last, to->fault);
	int code =
		wt_store_changes(store, *to->last, WT_STR(""), to->limit, on_change, to, to->fault);
	for (uint32_t i = 0; i < to->n && code == WARTA_OK; i++) {
		code = tell(to, store, &to->changes[i]);
		if (code == WARTA_OK)
			*to->last = to->changes[i].n;
	}
	return code;
}

int
wt_alert_stream(struct wt_site *site, const struct wt_site_alert *alert, int64_t *last,
	uint32_t limit, struct wt_alert_told *told, struct wt_buf *out, struct wt_fault *f)
{
	struct following to = { .alert = alert,
		.last = last,
		.limit = limit,
		.told = told,
		.out = out,
		.fault = f,
		.changes = calloc(limit, sizeof(struct wt_alert_change)) };
	int code = to.changes ? wt_site_lend(site, follow, &to, f)
			      : wt_fail(f, WARTA_ENOMEM, 0, "out of memory");
	free(to.changes);
	wt_buf_release(&to.json);
	return code;
}

static const struct wt_site_alert *
find(const struct wt_site_alert *list, size_t n, struct wt_str name)
{
	for (size_t i = 0; i < n; i++)
		if (wt_str_is(name, list[i].name))
			return &list[i];
	return NULL;
}

const struct wt_site_alert *
wt_alert_of_stream(const struct wt_site *site, struct wt_str path)
{
	static const struct wt_str BEFORE = { "/alert/", 7 }, BEHIND = { "/stream", 7 };
	size_t n;
	const struct wt_site_alert *list = wt_site_alerts(site, &n);
	if (!wt_str_starts(path, BEFORE) || !wt_str_ends(path, BEHIND) ||
		path.len <= BEFORE.len + BEHIND.len)
		return NULL;
	return find(list, n,
		(struct wt_str){ path.ptr + BEFORE.len, path.len - BEFORE.len - BEHIND.len });
}

/* --- as pages --------------------------------------------------------------------------------- */

static void
add_param(struct wt_buf *to, const char *key, const char *value)
{
	if (!value || !value[0])
		return;
	wt_buf_printf(to, "&%s=", key);
	wt_emit_url(to, wt_str_of(value));
}

/* The query as the parameters of /events. */
static void
print_query(struct wt_buf *to, const struct warta_query *q)
{
	wt_buf_cstr(to, "?order=newest");
	for (size_t i = 0; i < sizeof q->parties / sizeof q->parties[0]; i++)
		add_param(to, "party", q->parties[i]);
	add_param(to, "from", q->from);
	add_param(to, "to", q->to);
	add_param(to, "type", q->type);
	add_param(to, "mode", q->mode);
	add_param(to, "place", q->place);
	add_param(to, "source", q->source);
	add_param(to, "outlet", q->outlet);
	add_param(to, "status", q->status);
	add_param(to, "stance", q->stance);
	add_param(to, "q", q->text);
	if (q->min_independent)
		wt_buf_printf(to, "&min=%u", q->min_independent);
}

/* Where the events are: an address that says itself what was asked. */
int
wt_page_alert(struct wt_visit *v)
{
	const struct wt_site_alert *alert = find(v->alerts, v->n_alerts, v->request.parts[1]);
	if (!alert)
		return wt_fail(&v->fault, WARTA_ENOTFOUND, 0, "%s",
			wt_say(v, "Tidak ada peringatan dengan nama ini.",
				"There is no alert of this name."));
	v->reply->status = 303;
	v->reply->type = "text/plain; charset=utf-8";
	wt_buf_printf(&v->reply->location, "/events%s", wt_form_suffix(v->request.form));
	print_query(&v->reply->location, &alert->asked);
	return WARTA_OK;
}

static int
list_json(struct wt_visit *v)
{
	struct wt_json j = wt_json_begin(wt_out(v));
	v->reply->type = "application/json";
	wt_json_open(&j, '[');
	for (size_t i = 0; i < v->n_alerts; i++) {
		struct wt_buf query = { 0 };
		print_query(&query, &v->alerts[i].asked);
		wt_json_open(&j, '{');
		wt_json_key(&j, "name");
		wt_json_cstr(&j, v->alerts[i].name);
		wt_json_str_if(&j, "query", wt_buf_view(&query));
		wt_json_close(&j, '}');
		wt_buf_release(&query);
	}
	wt_json_close(&j, ']');
	wt_buf_char(wt_out(v), '\n');
	return wt_flat_reply(v);
}

int
wt_page_alerts(struct wt_visit *v)
{
	static const enum wt_form FORMS[] = { WT_AS_JSON, WT_AS_JSONL, WT_AS_CSV };
	const char *title = wt_say(v, "Peringatan", "Alerts");
	if (v->request.form != WT_AS_HTML)
		return list_json(v);
	wt_frame_begin(v, wt_str_of(title));
	wt_emit(wt_out(v), "<h1>%s</h1>", title);
	wt_buf_cstr(wt_out(v), "<ul>");
	for (size_t i = 0; i < v->n_alerts; i++) {
		struct wt_str name = wt_str_of(v->alerts[i].name);
		wt_emit(wt_out(v),
			"<li><a href=\"/alert/%u\">%S</a> · <a href=\"/alert/%u.rss\">RSS</a></li>",
			name, name, name);
	}
	wt_buf_cstr(wt_out(v), "</ul>");
	if (v->n_alerts == 0)
		wt_frame_empty(v, wt_say(v, "Tidak ada peringatan; lihat warta.conf(5).",
					  "There are no alerts; see warta.conf(5)."));
	wt_frame_data(v, FORMS, 3);
	wt_frame_end(v);
	return WARTA_OK;
}

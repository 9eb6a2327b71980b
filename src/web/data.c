/*
 * data.c - events in forms for machines, see data.h.
 *
 *	.json	{"events":[...],"next":"/events.json?offset=500"}
 *	.jsonl	an event a line
 *	.csv .geojson .rss .ics	as `warta export` writes them, at most 500 events
 */
#include "web/data.h"

#include <stdio.h>

#include "web/flat.h"
#include "web/query.h"

struct writing {
	struct wt_visit *v;
	uint32_t limit;
	uint32_t n;
	bool more;
};

static int
on_event(void *context, const struct wt_event *event)
{
	struct writing *w = context;
	bool lines = w->v->request.form == WT_AS_JSONL;
	if (w->n == w->limit) {
		w->more = true;
		return 1;
	}
	if (w->n++ > 0 && !lines)
		wt_buf_cstr(wt_out(w->v), ",\n");
	wt_event_print_json(wt_out(w->v), event);
	if (lines)
		wt_buf_char(wt_out(w->v), '\n');
	return 0;
}

static int
no_such_form(struct wt_visit *v)
{
	return wt_fail(&v->fault, WARTA_ENOTFOUND, 0,
		wt_say(v, "halaman ini tidak ada sebagai %s", "this page does not come as %s"),
		wt_form_suffix(v->request.form));
}

static void
next_page(struct wt_visit *v, const struct wt_query *q)
{
	struct wt_json j = wt_json_begin(wt_out(v));
	struct wt_buf address = { 0 };
	char offset[16];
	(void)snprintf(offset, sizeof offset, "%u", q->offset + q->limit);
	wt_request_again(&address, &v->request, v->request.form, "offset", offset);
	wt_buf_cstr(wt_out(v), ",\"next\":");
	wt_json_str(&j, wt_buf_view(&address));
	wt_buf_release(&address);
}

/* The forms that room work writes. */
static int export(struct wt_visit *v)
{
	static const struct {
		enum wt_form form;
		const char *format;
		const char *type;
	} FORMATS[] = { { WT_AS_CSV, "csv", "text/csv; charset=utf-8" },
		{ WT_AS_GEOJSON, "geojson", "application/geo+json" },
		{ WT_AS_RSS, "rss", "application/rss+xml; charset=utf-8" },
		{ WT_AS_ICS, "ics", "text/calendar; charset=utf-8" } };
	struct warta_query query;
	for (size_t i = 0; v->export && i < sizeof FORMATS / sizeof FORMATS[0]; i++) {
		if (FORMATS[i].form != v->request.form)
			continue;
		int code = wt_query_public(v, &query);
		v->reply->type = FORMATS[i].type;
		return code != WARTA_OK ? code
					: v->export(v->export_context, v->store, &query,
						  FORMATS[i].format, wt_out(v), &v->fault);
	}
	return no_such_form(v);
}

int
wt_data_events(struct wt_visit *v, const struct wt_query *query)
{
	struct wt_query q = *query;
	struct writing w = { .v = v, .limit = q.limit };
	bool lines = v->request.form == WT_AS_JSONL;
	if (!lines && v->request.form != WT_AS_JSON)
		return export(v);
	v->reply->type = lines ? "application/x-ndjson" : "application/json";
	wt_buf_cstr(wt_out(v), lines ? "" : "{\"events\":[\n");
	q.limit++;
	int code = wt_events_find(v->store, &q, on_event, &w, &v->fault);
	if (code != WARTA_OK || lines)
		return code;
	wt_buf_char(wt_out(v), ']');
	if (w.more)
		next_page(v, query);
	wt_buf_cstr(wt_out(v), "}\n");
	return WARTA_OK;
}

static int
on_one(void *context, const struct wt_event *event)
{
	struct wt_visit *v = context;
	wt_event_print_json(wt_out(v), event);
	wt_buf_char(wt_out(v), '\n');
	return 0;
}

int
wt_data_event(struct wt_visit *v, struct wt_str id)
{
	bool table = v->request.form == WT_AS_CSV;
	if (v->request.form != WT_AS_JSON && !table)
		return no_such_form(v);
	v->reply->type = "application/json";
	wt_buf_cstr(wt_out(v), table ? "[" : ""); /* a table of one row */
	int code = wt_event_show(v->store, id, on_one, v, &v->fault);
	wt_buf_cstr(wt_out(v), table ? "]" : "");
	return code == WARTA_OK && table ? wt_flat_reply(v) : code;
}

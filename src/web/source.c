/*
 * source.c - /sources and /source/ID: who is cited, and by whom.
 */
#include "base/json.h"
#include "web/data.h"
#include "web/flat.h"
#include "web/frame.h"
#include "web/pages.h"
#include "web/query.h"
#include "web/show.h"

struct rows {
	struct wt_visit *v;
	struct wt_json json;
	uint32_t n;
};

static int
html_row(void *context, const struct wt_stored_source *s)
{
	struct rows *rows = context;
	rows->n++;
	wt_emit(wt_out(rows->v),
		"<tr><th scope=\"row\"><a href=\"/source/%u\">%S</a></th><td class=\"n\">%l</td>"
		"<td class=\"n\">%l</td><td class=\"n\">%l</td><td class=\"n\">%l</td></tr>\n",
		s->name, s->name, s->claims, s->origins, s->documents, s->outlets);
	return 0;
}

static void
json_number(struct wt_json *j, const char *key, uint64_t n)
{
	wt_json_key(j, key);
	wt_json_int(j, (int64_t)n);
}

static int
json_row(void *context, const struct wt_stored_source *s)
{
	struct rows *rows = context;
	struct wt_json *j = &rows->json;
	wt_json_open(j, '{');
	wt_json_str_if(j, "name", s->name);
	json_number(j, "claims", s->claims);
	json_number(j, "origins", s->origins);
	json_number(j, "articles", s->documents);
	json_number(j, "outlets", s->outlets);
	wt_json_close(j, '}');
	return 0;
}

static int
table(struct wt_visit *v, const struct wt_query *q)
{
	struct rows rows = { .v = v };
	wt_emit(wt_out(v),
		"<table><thead><tr><th scope=\"col\">%s</th><th scope=\"col\">%s</th>"
		"<th scope=\"col\">%s</th><th scope=\"col\">%s</th><th scope=\"col\">%s</th></tr>"
		"</thead><tbody>",
		wt_say(v, "Sumber", "Source"), wt_say(v, "Klaim", "Claims"),
		wt_say(v, "sebagai asal", "as the origin"), wt_say(v, "Artikel", "Articles"),
		wt_say(v, "Media", "Outlets"));
	int code = wt_store_sources(v->store, q, html_row, &rows, &v->fault);
	wt_buf_cstr(wt_out(v), "</tbody></table>");
	if (code == WARTA_OK && rows.n == 0)
		wt_frame_empty(v, wt_say(v, "Belum ada yang dikutip.", "Nobody is cited yet."));
	return code;
}

int
wt_page_sources(struct wt_visit *v)
{
	static const enum wt_form FORMS[] = { WT_AS_JSON, WT_AS_JSONL, WT_AS_CSV };
	struct wt_query q;
	int code = wt_query_read(v, &q);
	if (code != WARTA_OK)
		return code;
	if (v->request.form != WT_AS_HTML) {
		struct rows rows = { .v = v, .json = wt_json_begin(wt_out(v)) };
		v->reply->type = "application/json";
		wt_json_open(&rows.json, '[');
		code = wt_store_sources(v->store, &q, json_row, &rows, &v->fault);
		wt_json_close(&rows.json, ']');
		return code == WARTA_OK ? wt_flat_reply(v) : code;
	}
	wt_frame_begin(v, wt_str_of(wt_say(v, "Sumber", "Sources")));
	wt_emit(wt_out(v), "<h1>%s</h1>", wt_say(v, "Siapa yang dikutip", "Who is cited"));
	code = table(v, &q);
	wt_frame_data(v, FORMS, 3);
	wt_frame_end(v);
	return code;
}

/* --- one source ---------------------------------------------------------------------------------
 */

#define EDGES 20

struct edges {
	struct wt_visit *v;
	bool from; /* show where it comes from; else where it goes */
	uint32_t n;
};

static int
on_relay(void *context, const struct wt_stored_relay *r)
{
	struct edges *e = context;
	struct wt_str other = e->from ? r->from : r->to;
	e->n++;
	wt_emit(wt_out(e->v),
		"<li><a href=\"/source/%u\">%S</a> <span class=\"n\">%l</span> %s</li>", other,
		other, r->claims, wt_say(e->v, "klaim", r->claims == 1 ? "claim" : "claims"));
	return 0;
}

static int
edges(struct wt_visit *v, const struct wt_query *query, bool from, const char *title,
	const char *none)
{
	struct edges e = { v, from, 0 };
	struct wt_query q = *query;
	q.limit = EDGES;
	q.offset = 0;
	wt_emit(wt_out(v), "<section><h2>%s</h2><ul>", title);
	int code = wt_store_relays(v->store, &q, on_relay, &e, &v->fault);
	wt_buf_cstr(wt_out(v), "</ul>");
	if (e.n == 0)
		wt_emit(wt_out(v), "<p class=\"basis\">%s</p>", none);
	wt_buf_cstr(wt_out(v), "</section>");
	return code;
}

int
wt_page_source(struct wt_visit *v)
{
	struct wt_query q, cites;
	int code = wt_query_read(v, &q);
	if (code != WARTA_OK)
		return code;
	cites = q;
	q.source = cites.outlet = v->request.parts[1];
	if (v->request.form != WT_AS_HTML)
		return wt_data_events(v, &q);
	wt_frame_begin(v, q.source);
	wt_emit(wt_out(v), "<h1>%S</h1><div class=\"sides\">", q.source);
	code = edges(v, &cites, true, wt_say(v, "Siapa yang dikutipnya", "Whom it cites"),
		wt_say(v, "Tidak mengutip siapa pun, atau belum ada artikelnya.",
			"It cites nobody, or none of its articles was read."));
	if (code == WARTA_OK)
		code = edges(v, &q, false, wt_say(v, "Siapa yang mengutipnya", "Who cites it"),
			wt_say(v, "Belum ada yang mengutipnya.", "Nobody cites it yet."));
	wt_emit(wt_out(v), "</div><h2>%s</h2>", wt_say(v, "Peristiwa menurutnya", "Events by it"));
	if (code == WARTA_OK)
		code = wt_list_events(v, &q);
	wt_frame_end(v);
	return code;
}

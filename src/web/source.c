/*
 * source.c - /sources and /source/ID: who is cited, and by whom.
 */
#include "base/json.h"
#include "web/data.h"
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
	static const enum wt_form FORMS[] = { WT_FORM_JSON };
	struct wt_query q;
	int code = wt_query_read(v, &q);
	if (code != WARTA_OK)
		return code;
	if (v->request.form != WT_FORM_HTML) {
		struct rows rows = { .v = v, .json = wt_json_begin(wt_out(v)) };
		v->reply->type = "application/json";
		wt_json_open(&rows.json, '[');
		code = wt_store_sources(v->store, &q, json_row, &rows, &v->fault);
		wt_json_close(&rows.json, ']');
		return code;
	}
	wt_frame_begin(v, wt_str_of(wt_say(v, "Sumber", "Sources")));
	wt_emit(wt_out(v), "<h1>%s</h1>", wt_say(v, "Siapa yang dikutip", "Who is cited"));
	code = table(v, &q);
	wt_frame_data(v, FORMS, 1);
	wt_frame_end(v);
	return code;
}

int
wt_page_source(struct wt_visit *v)
{
	struct wt_query q;
	int code = wt_query_read(v, &q);
	if (code != WARTA_OK)
		return code;
	q.source = v->request.parts[1];
	if (v->request.form != WT_FORM_HTML)
		return wt_data_events(v, &q);
	wt_frame_begin(v, q.source);
	wt_emit(wt_out(v), "<h1>%S</h1><h2>%s</h2>", q.source,
		wt_say(v, "Siapa yang dikutipnya", "Whom it cites"));
	struct wt_query cited = q;
	cited.outlet = q.source;
	cited.source = WT_STR("");
	cited.limit = 20;
	code = table(v, &cited);
	wt_emit(wt_out(v), "<h2>%s</h2>", wt_say(v, "Yang dikatakannya", "What it says"));
	if (code == WARTA_OK)
		code = wt_list_events(v, &q);
	wt_frame_end(v);
	return code;
}

/*
 * events.c - /events and /: what happened.
 */
#include "web/data.h"
#include "web/facets.h"
#include "web/frame.h"
#include "web/pages.h"
#include "web/query.h"
#include "web/show.h"

static const enum wt_form FORMS[] = { WT_AS_JSON, WT_AS_JSONL, WT_AS_CSV, WT_AS_GEOJSON, WT_AS_RSS,
	WT_AS_ICS };
#define N_FORMS (sizeof FORMS / sizeof FORMS[0])

struct listing {
	struct wt_visit *v;
	uint32_t limit;
	uint32_t shown;
	bool more;
};

static int
on_event(void *context, const struct wt_event *event)
{
	struct listing *l = context;
	if (l->shown == l->limit) {
		l->more = true;
		return 1;
	}
	l->shown++;
	wt_show_event(l->v, event);
	return 0;
}

int
wt_list_events(struct wt_visit *v, const struct wt_query *query)
{
	struct wt_query q = *query;
	struct listing l = { .v = v, .limit = q.limit };
	q.limit++; /* one more tells whether there is a next page */
	wt_frame_pictures(v);
	wt_buf_cstr(wt_out(v), "<section class=\"events\">\n");
	int code = wt_events_find(v->store, &q, on_event, &l, &v->fault);
	wt_buf_cstr(wt_out(v), "</section>\n");
	if (code != WARTA_OK)
		return code;
	if (l.shown == 0)
		wt_frame_empty(v,
			wt_say(v,
				"Tidak ada peristiwa seperti itu. Longgarkan saringan, atau baca "
				"lebih "
				"banyak berita dengan `warta read`.",
				"No such event. Loosen the filter, or read more news with `warta "
				"read`."));
	wt_frame_pager(v, q.offset, l.limit, l.more);
	wt_frame_data(v, FORMS, N_FORMS);
	return WARTA_OK;
}

int
wt_list_events_by(struct wt_visit *v, const struct wt_query *query)
{
	wt_buf_cstr(wt_out(v), "<div class=\"narrow\">");
	int code = wt_facets_show(v, query);
	wt_buf_cstr(wt_out(v), "<div>");
	if (code == WARTA_OK)
		code = wt_list_events(v, query);
	wt_buf_cstr(wt_out(v), "</div></div>");
	return code;
}

int
wt_page_events(struct wt_visit *v)
{
	struct wt_query q;
	int code = wt_query_read(v, &q);
	if (code != WARTA_OK)
		return code;
	if (v->request.form != WT_AS_HTML)
		return wt_data_events(v, &q);
	const char *title = wt_say(v, "Peristiwa", "Events");
	wt_frame_begin(v, wt_str_of(title));
	wt_emit(wt_out(v), "<h1>%s</h1>", title);
	wt_query_form(v);
	code = wt_list_events_by(v, &q);
	wt_frame_end(v);
	return code;
}

/* --- the first page -----------------------------------------------------------------------------
 */

#define LATEST  12
#define STORIES 4
#define PAIRS   5

static int
say_counts(struct wt_visit *v)
{
	struct wt_store_counts c;
	int code = wt_store_count(v->store, &c, &v->fault);
	if (code == WARTA_OK)
		wt_emit(wt_out(v),
			"<p class=\"sum\"><strong>%l</strong> %s, <strong>%l</strong> %s, "
			"<strong>%l</strong> %s</p>",
			c.documents, wt_say(v, "artikel", "articles"), c.claims,
			wt_say(v, "klaim", "claims"), c.events, wt_say(v, "peristiwa", "events"));
	return code;
}

static int
latest_stories(struct wt_visit *v)
{
	struct wt_query q;
	bool more;
	wt_query_init(&q);
	q.newest_first = true;
	q.limit = STORIES;
	return wt_list_stories(v, &q, &more);
}

int
wt_page_home(struct wt_visit *v)
{
	struct wt_query q;
	wt_query_init(&q);
	q.newest_first = true;
	q.limit = LATEST;
	if (v->request.form != WT_AS_HTML)
		return wt_data_events(v, &q);
	wt_frame_begin(v, wt_str_of(wt_say(v, "Terbaru", "Latest")));
	wt_emit(wt_out(v), "<h1>%s</h1>",
		wt_say(v, "Apa yang terjadi, dan kata siapa", "What happened, and who says so"));
	int code = say_counts(v);
	wt_emit(wt_out(v), "<h2>%s</h2>", wt_say(v, "Kisah terbaru", "Latest stories"));
	if (code == WARTA_OK)
		code = latest_stories(v);
	wt_emit(wt_out(v), "<h2>%s</h2>",
		wt_say(v, "Hubungan yang bergerak", "Relations on the move"));
	if (code == WARTA_OK)
		code = wt_list_pairs(v, PAIRS);
	wt_emit(wt_out(v), "<h2>%s</h2>", wt_say(v, "Peristiwa terbaru", "Latest events"));
	if (code == WARTA_OK)
		code = wt_list_events(v, &q);
	wt_frame_end(v);
	return code;
}

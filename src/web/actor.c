/*
 * actor.c - /actor/ID: what a party did and what was done to it.
 */
#include "web/data.h"
#include "web/frame.h"
#include "web/pages.h"
#include "web/query.h"
#include "web/show.h"
#include "web/words.h"

/* What the lexicon knows by that name. */
static void
known_as(struct wt_visit *v, struct wt_str name)
{
	struct wt_gazetteer_row row;
	uint32_t rows[8];
	struct wt_day any = { 0, 0, 0 };
	uint32_t n = wt_gazetteer_find(v->gazetteer, name, any, rows, 8);
	for (uint32_t i = 0; i < n && i < 8; i++) {
		if (!wt_gazetteer_row(v->gazetteer, rows[i], any, &row))
			continue;
		wt_emit(wt_out(v), "<p class=\"known\">%S", row.name);
		if (row.office.len)
			wt_emit(wt_out(v), ", %S", row.office);
		if (row.country[0])
			wt_emit(wt_out(v), ", %S", wt_show_country(v, row.country));
		if (row.sector[0])
			wt_emit(wt_out(v), ", %s", wt_word_sector(v->request.lang, row.sector));
		wt_buf_cstr(wt_out(v), "</p>");
	}
}

int
wt_page_actor(struct wt_visit *v)
{
	struct wt_query q;
	struct wt_str name = v->request.parts[1];
	int code = wt_query_read(v, &q);
	if (code != WARTA_OK)
		return code;
	q.n_parties = 1;
	wt_party_filter_read(&q.parties[0], v->gazetteer, name);
	if (v->request.form != WT_FORM_HTML)
		return wt_data_events(v, &q);
	if (q.parties[0].country[0] && !q.parties[0].name.len && !q.parties[0].sector[0])
		name = wt_show_country(v, q.parties[0].country);
	wt_frame_begin(v, name);
	wt_emit(wt_out(v), "<h1>%S</h1>", name);
	known_as(v, name);
	code = wt_list_events(v, &q);
	wt_frame_end(v);
	return code;
}

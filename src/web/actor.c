/*
 * actor.c - /actor/ID: what a party did and what was done to it.
 */
#include "web/data.h"
#include "web/frame.h"
#include "web/pages.h"
#include "web/query.h"
#include "web/show.h"
#include "web/site.h"
#include "web/words.h"

/* The offices that a person held, with their days. */
static void
offices(struct wt_visit *v, uint32_t row)
{
	struct wt_gazetteer_role role;
	struct wt_day none = { 0, 0, 0 };
	for (uint32_t i = 0; wt_gazetteer_role(v->gazetteer, row, i, &role); i++) {
		if (role.office.len == 0)
			continue;
		wt_emit(wt_out(v), "<li>%S, %S", role.office, wt_show_country(v, role.country));
		if (role.from.year || role.to.year)
			wt_buf_cstr(wt_out(v), ": ");
		if (role.from.year)
			wt_show_period(v, role.from, none);
		if (role.from.year || role.to.year)
			wt_buf_cstr(wt_out(v), " – ");
		if (role.to.year)
			wt_show_period(v, role.to, none);
		wt_buf_cstr(wt_out(v), "</li>");
	}
}

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
		if (row.country[0] && row.kind != WT_ACTOR_COUNTRY)
			wt_emit(wt_out(v), ", %S", wt_show_country(v, row.country));
		if (row.sector[0])
			wt_emit(wt_out(v), ", %s", wt_word_sector(v->request.lang, row.sector));
		wt_buf_cstr(wt_out(v), "</p>");
		if (row.kind == WT_ACTOR_PERSON) {
			wt_buf_cstr(wt_out(v), "<ul class=\"offices\">");
			offices(v, rows[i]);
			wt_buf_cstr(wt_out(v), "</ul>");
		}
	}
}

/* --- with whom ----------------------------------------------------------------------------------
 */

#define NEIGHBOURS    12
#define NEIGHBOURS_MS 40 /* that counting may take: a list of events is what the page is for */

struct meeting {
	struct wt_visit *v;
	const struct wt_party_filter *self;
	uint32_t n;
};

static bool
is_self(const struct meeting *m, const struct wt_event_actor *a)
{
	if (m->self->name.len)
		return wt_str_eq_nocase(a->name, m->self->name);
	return a->key.len == 0 && strcmp(a->country, m->self->country) == 0;
}

static int
on_actor(void *context, const struct wt_event_actor *a)
{
	struct meeting *m = context;
	struct wt_party p = { .name = a->name, .office = a->office };
	if (is_self(m, a))
		return 0;
	if (m->n++ == 0)
		wt_emit(wt_out(m->v), "<section class=\"with\"><h2>%s</h2><ul>",
			wt_say(m->v, "Bersama siapa", "With whom"));
	memcpy(p.country, a->country, sizeof p.country);
	memcpy(p.sector, a->sector, sizeof p.sector);
	wt_buf_cstr(wt_out(m->v), "<li>");
	wt_show_party(m->v, &p);
	wt_emit(wt_out(m->v), " <span class=\"n\">%l</span></li>", a->events);
	return 0;
}

static int
neighbours(struct wt_visit *v, const struct wt_query *query)
{
	struct wt_query q = *query;
	struct meeting m = { v, &query->parties[0], 0 };
	q.limit = NEIGHBOURS + 1;
	q.offset = 0;
	wt_store_limit(v->store, NEIGHBOURS_MS);
	int code = wt_events_actors(v->store, &q, on_actor, &m, &v->fault);
	wt_store_limit(v->store, WT_SITE_MILLISECONDS);
	if (m.n > 0)
		wt_buf_cstr(wt_out(v), "</ul></section>");
	if (code != WARTA_ETIME)
		return code;
	wt_emit(wt_out(v), "<p class=\"basis\">%s</p>",
		wt_say(v,
			"Bersama siapa: terlalu banyak peristiwa untuk dihitung seketika; "
			"persempit dengan "
			"?from= dan ?to=.",
			"With whom: too many events to be counted at once; narrow them down by "
			"?from= and "
			"?to=."));
	return WARTA_OK;
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
	if (v->request.form != WT_AS_HTML)
		return wt_data_events(v, &q);
	if (q.parties[0].country[0] && !q.parties[0].name.len && !q.parties[0].sector[0])
		name = wt_show_country(v, q.parties[0].country);
	wt_frame_begin(v, name);
	wt_emit(wt_out(v), "<h1>%S</h1>", name);
	known_as(v, name);
	code = neighbours(v, &q);
	wt_emit(wt_out(v), "<h2>%s</h2>", wt_say(v, "Peristiwa", "Events"));
	if (code == WARTA_OK)
		code = wt_list_events(v, &q);
	wt_frame_end(v);
	return code;
}

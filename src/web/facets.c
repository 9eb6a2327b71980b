/*
 * facets.c - counts beside a list of events, see facets.h.
 */
#include "web/facets.h"

#include <time.h>

#include "web/show.h"
#include "web/site.h"
#include "web/words.h"

#define VALUES 8  /* shown of a facet */
#define BUDGET 40 /* milliseconds for all of them */

static const struct facet {
	enum wt_facet by;
	const char *param; /* that asks for a value */
	const char *id, *en;
} FACETS[] = {
	{ WT_BY_TYPE, "type", "Jenis", "Type" },
	{ WT_BY_STATUS, "status", "Status", "Status" },
	{ WT_BY_STANCE, "stance", "Sikap sumber", "Stance" },
	{ WT_BY_COUNTRY, "party", "Negara pihak", "State of a party" },
	{ WT_BY_ACTOR, "party", "Nama", "Name" },
	{ WT_BY_PLACE, "place", "Tempat", "Place" },
	{ WT_BY_SOURCE, "source", "Sumber", "Source" },
	{ WT_BY_OUTLET, "outlet", "Media", "Outlet" },
	{ WT_BY_YEAR, "year", "Tahun", "Year" },
};

struct counting {
	struct wt_visit *v;
	const struct facet *facet;
	uint32_t n;
};

/* The code in words, where it is one. */
static struct wt_str
word(const struct counting *c, struct wt_str value, struct wt_str label)
{
	enum wt_lang lang = c->v->request.lang;
	char code[4] = "";
	if (value.len == 3)
		memcpy(code, value.ptr, 3);
	switch (c->facet->by) {
	case WT_BY_TYPE:
		return wt_str_of(wt_word_type(lang, (enum wt_type)wt_type_find(value)));
	case WT_BY_STATUS:
		for (int s = 0; s <= WT_STATUS_NEGATED; s++)
			if (wt_str_is(value, wt_status_name((enum wt_status)s)))
				return wt_str_of(wt_word_status(lang, (enum wt_status)s));
		return value;
	case WT_BY_STANCE:
		for (int s = 0; s <= WT_STANCE_DENIED; s++)
			if (wt_str_is(value, wt_stance_name((enum wt_stance)s)))
				return wt_str_of(wt_word_stance(lang, (enum wt_stance)s));
		return value;
	case WT_BY_COUNTRY:
	case WT_BY_PLACE: {
		struct wt_str name = wt_gazetteer_country(c->v->gazetteer, code);
		return name.len ? name : value;
	}
	default:
		return label.len ? label : value;
	}
}

static void
begin_list(const struct counting *c)
{
	if (c->n == 0)
		wt_emit(wt_out(c->v), "<section><h2>%s</h2><ul>",
			wt_say(c->v, c->facet->id, c->facet->en));
}

/* A year is a period of the query. */
static void
year_link(struct wt_buf *out, const struct wt_request *r, const char *year)
{
	wt_request_again(out, r, WT_AS_HTML, "from", year);
	wt_buf_cstr(out, "&to=");
	wt_buf_cstr(out, year);
}

static int
on_value(void *context, struct wt_str value, struct wt_str label, uint64_t events)
{
	struct counting *c = context;
	struct wt_buf *out = wt_out(c->v), address = { 0 };
	char text[128];
	struct wt_str asked = label.len && c->facet->by != WT_BY_STANCE ? label : value;
	if (value.len == 0 || asked.len >= sizeof text)
		return 0;
	memcpy(text, asked.ptr, asked.len);
	text[asked.len] = '\0';
	begin_list(c);
	c->n++;
	if (c->facet->by == WT_BY_YEAR) {
		memcpy(text, value.ptr, value.len);
		text[value.len] = '\0';
		year_link(&address, &c->v->request, text);
	} else {
		wt_request_again(&address, &c->v->request, WT_AS_HTML, c->facet->param, text);
	}
	wt_emit(out, "<li><a rel=\"nofollow\" href=\"%S\">%S</a> <span class=\"n\">%l</span></li>",
		wt_buf_view(&address), word(c, value, label), events);
	wt_buf_release(&address);
	return 0;
}

static int64_t
now_ms(void)
{
	struct timespec t;
	(void)clock_gettime(CLOCK_MONOTONIC, &t);
	return (int64_t)t.tv_sec * 1000 + t.tv_nsec / 1000000;
}

static int
show_one(struct wt_visit *v, const struct facet *facet, const struct wt_query *query, uint32_t ms)
{
	struct counting c = { v, facet, 0 };
	struct wt_query q = *query;
	q.limit = VALUES;
	q.offset = 0;
	q.has_after = false;
	wt_store_limit(v->store, ms);
	int code = wt_events_count(v->store, &q, facet->by, on_value, &c, &v->fault);
	wt_store_limit(v->store, WT_SITE_MILLISECONDS);
	if (c.n > 0)
		wt_buf_cstr(wt_out(v), "</ul></section>");
	return code;
}

int
wt_facets_show(struct wt_visit *v, const struct wt_query *query)
{
	int64_t end = now_ms() + BUDGET;
	int code = WARTA_OK;
	wt_emit(wt_out(v), "<aside class=\"facets\" aria-label=\"%s\">",
		wt_say(v, "Persempit", "Narrow down"));
	for (size_t i = 0; i < sizeof FACETS / sizeof FACETS[0] && code == WARTA_OK; i++) {
		int64_t left = end - now_ms();
		if (left <= 0)
			break;
		code = show_one(v, &FACETS[i], query, (uint32_t)left);
	}
	wt_buf_cstr(wt_out(v), "</aside>");
	if (code == WARTA_ETIME)
		code = WARTA_OK;
	return code;
}

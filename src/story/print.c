/*
 * print.c - an event in words: its id, its date, its JSON.
 */
#include <stdio.h>

#include "story/event.h"

#define ID_LETTERS 13 /* 5 bits each hold 63 */

static const char ALPHABET[] = "0123456789abcdefghjkmnpqrstvwxyz"; /* no i l o u */

const char *
wt_event_id(uint64_t event, char text[WT_EVENT_ID])
{
	text[0] = 'e';
	for (unsigned i = 0; i < ID_LETTERS; i++)
		text[1 + i] = ALPHABET[(event >> (5 * (ID_LETTERS - 1 - i))) & 31];
	text[1 + ID_LETTERS] = '\0';
	return text;
}

const char *
wt_event_date(const struct wt_event *e, char text[28])
{
	char start[WT_DAY_TEXT], end[WT_DAY_TEXT];
	(void)wt_day_print(e->date, start);
	(void)wt_day_print(e->end, end);
	(void)snprintf(text, 28, "%s%s%s", start, end[0] ? "/" : "", end);
	return text;
}

const char *
wt_event_precision(const struct wt_event *e)
{
	if (!e->date.year)
		return "unknown";
	if (e->end.year)
		return "interval";
	return e->date.day ? "day" : e->date.month ? "month" : "year";
}

static void
str_if(struct wt_json *j, const char *key, struct wt_str s)
{
	if (s.len == 0)
		return;
	wt_json_key(j, key);
	wt_json_str(j, s);
}

static void
number(struct wt_json *j, const char *key, int64_t n)
{
	wt_json_key(j, key);
	wt_json_int(j, n);
}

static void
labels(struct wt_json *j, const struct wt_event *e)
{
	wt_json_key(j, "type");
	wt_json_cstr(j, wt_type_name(e->type));
	wt_json_key(j, "mode");
	wt_json_open(j, '[');
	for (unsigned i = 0; i < e->n_modes; i++)
		wt_json_cstr(j, WT_MODES[e->modes[i]].name);
	wt_json_close(j, ']');
	wt_json_key(j, "context");
	wt_json_open(j, '[');
	for (int i = 0; i < WT_CONTEXT_COUNT; i++)
		if (e->contexts & (UINT64_C(1) << i))
			wt_json_cstr(j, wt_context_name((enum wt_context)i));
	wt_json_close(j, ']');
	number(j, "quad", e->quad);
	wt_json_key(j, "score");
	wt_json_num(j, e->score, 1);
}

static void
parties(struct wt_json *j, const char *key, const struct wt_party *list, unsigned n)
{
	wt_json_key(j, key);
	wt_json_open(j, '[');
	for (unsigned i = 0; i < n; i++) {
		wt_json_open(j, '{');
		wt_json_key(j, "name");
		wt_json_str(j, list[i].name);
		wt_json_key(j, "country");
		wt_json_cstr(j, list[i].country);
		wt_json_key(j, "sector");
		wt_json_cstr(j, list[i].sector);
		str_if(j, "office", list[i].office);
		wt_json_close(j, '}');
	}
	wt_json_close(j, ']');
}

static void
when_and_where(struct wt_json *j, const struct wt_event *e)
{
	char date[28];
	if (e->date.year) {
		str_if(j, "date", wt_str_of(wt_event_date(e, date)));
		str_if(j, "date_precision", wt_str_of(wt_event_precision(e)));
		str_if(j, "date_basis", wt_str_of(wt_basis_name(e->date_basis)));
	}
	if (!e->has_place)
		return;
	wt_json_key(j, "place");
	wt_json_open(j, '{');
	wt_json_key(j, "name");
	wt_json_str(j, e->place.name);
	wt_json_key(j, "country");
	wt_json_cstr(j, e->place.country);
	if (e->place.geonameid)
		number(j, "geonameid", e->place.geonameid);
	if (e->place.lat < 0 || e->place.lat > 0 || e->place.lon < 0 || e->place.lon > 0) {
		wt_json_key(j, "lat");
		wt_json_num(j, (double)e->place.lat, 4);
		wt_json_key(j, "lon");
		wt_json_num(j, (double)e->place.lon, 4);
	}
	str_if(j, "precision", wt_str_of(e->place.precision));
	wt_json_close(j, '}');
}

static void
counts(struct wt_json *j, const struct wt_event_counts *c)
{
	number(j, "n_claims", c->claims);
	number(j, "n_documents", c->documents);
	number(j, "n_outlets", c->outlets);
	number(j, "n_independent", c->independent);
	wt_json_key(j, "stances");
	wt_json_open(j, '{');
	number(j, "asserted", c->asserted);
	number(j, "alleged", c->alleged);
	number(j, "denied", c->denied);
	wt_json_close(j, '}');
	wt_json_key(j, "statuses");
	wt_json_open(j, '{');
	number(j, "happened", c->happened);
	number(j, "ongoing", c->ongoing);
	number(j, "planned", c->planned);
	number(j, "hypothetical", c->hypothetical);
	number(j, "negated", c->negated);
	wt_json_close(j, '}');
}

static void
sources(struct wt_json *j, const struct wt_event *e)
{
	wt_json_key(j, "sources");
	wt_json_open(j, '[');
	for (uint32_t i = 0; i < e->n_sources; i++) {
		const struct wt_event_source *s = &e->sources[i];
		struct wt_str list = s->documents_list, id;
		wt_json_open(j, '{');
		wt_json_key(j, "name");
		wt_json_str(j, s->name);
		wt_json_key(j, "key");
		wt_json_str(j, s->key);
		wt_json_key(j, "outlet");
		wt_json_bool(j, s->outlet);
		number(j, "n_claims", s->claims);
		number(j, "n_documents", s->documents);
		wt_json_key(j, "documents");
		wt_json_open(j, '[');
		while (list.len > 0 && wt_str_split(&list, '\t', &id))
			wt_json_str(j, id);
		wt_json_close(j, ']');
		wt_json_close(j, '}');
	}
	wt_json_close(j, ']');
}

static void
published(struct wt_json *j, const char *key, struct wt_moment m)
{
	char text[WT_MOMENT_TEXT];
	str_if(j, key, wt_str_of(wt_moment_print(m, text)));
}

void
wt_event_print_json(struct wt_buf *out, const struct wt_event *e)
{
	struct wt_json j = wt_json_begin(out);
	char id[WT_EVENT_ID];
	wt_json_open(&j, '{');
	wt_json_key(&j, "id");
	wt_json_cstr(&j, wt_event_id(e->id, id));
	labels(&j, e);
	parties(&j, "actors", e->actors, e->n_actors);
	parties(&j, "recipients", e->recipients, e->n_recipients);
	when_and_where(&j, e);
	wt_json_key(&j, "status");
	wt_json_cstr(&j, wt_status_name(e->status));
	wt_json_key(&j, "stance");
	wt_json_cstr(&j, wt_stance_name(e->stance));
	counts(&j, &e->counts);
	sources(&j, e);
	str_if(&j, "title", e->title);
	str_if(&j, "title_document", e->title_document);
	published(&j, "first_published", e->first_published);
	published(&j, "last_published", e->last_published);
	str_if(&j, "first_seen", e->first_seen);
	str_if(&j, "changed", e->changed);
	wt_json_close(&j, '}');
}

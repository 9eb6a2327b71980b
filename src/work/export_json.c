/*
 * export_json.c - GeoJSON (RFC 7946), TimelineJS's JSON, and entities of FollowTheMoney.
 */
#include <stdio.h>

#include "store/key.h"
#include "work/codes.h"
#include "work/export.h"

static void
str(struct wt_json *j, const char *key, const char *value)
{
	wt_json_str_if(j, key, wt_str_of(value));
}

static void
num(struct wt_json *j, const char *key, int64_t n)
{
	wt_json_key(j, key);
	wt_json_int(j, n);
}

/* Between two records of an array. */
static void
begin_record(struct wt_export *x)
{
	if (x->json.comma)
		wt_buf_cstr(&x->out, ",\n");
	x->json.comma = false;
	wt_json_open(&x->json, '{');
}

/* --- GeoJSON ---------------------------------------------------------------------------------- */

static void
geojson_begin(struct wt_export *x, bool claims)
{
	(void)claims;
	wt_json_open(&x->json, '{');
	str(&x->json, "type", "FeatureCollection");
	str(&x->json, "name", wt_export_title(x));
	wt_json_key(&x->json, "features");
	wt_json_open(&x->json, '[');
	wt_buf_char(&x->out, '\n');
}

static bool
geojson_event(struct wt_export *x, const struct warta_event *e)
{
	struct wt_json *j = &x->json;
	if (!e->has_place || !e->place.geonameid)
		return false;
	begin_record(x);
	str(j, "type", "Feature");
	str(j, "id", e->id);
	wt_json_key(j, "geometry");
	wt_json_open(j, '{');
	str(j, "type", "Point");
	wt_json_key(j, "coordinates");
	wt_json_open(j, '[');
	wt_json_num(j, e->place.lon, 4);
	wt_json_num(j, e->place.lat, 4);
	wt_json_close(j, ']');
	wt_json_close(j, '}');
	wt_json_key(j, "properties");
	wt_json_open(j, '{');
	str(j, "date", e->date);
	str(j, "date_precision", e->date_precision);
	str(j, "event_type", e->type);
	str(j, "label", e->label);
	num(j, "quad", e->quad);
	wt_json_key(j, "score");
	wt_json_num(j, e->score, 1);
	str(j, "actors", wt_export_names(x, &x->text, e->actors, e->n_actors));
	str(j, "recipients", wt_export_names(x, &x->text, e->recipients, e->n_recipients));
	str(j, "place", e->place.name);
	str(j, "country", e->place.country);
	str(j, "place_precision", e->place.precision);
	str(j, "status", e->status);
	str(j, "stance", e->stance);
	num(j, "n_documents", e->n_documents);
	num(j, "n_outlets", e->n_outlets);
	num(j, "n_independent", e->n_independent);
	num(j, "n_independent_most", e->n_independent_most);
	str(j, "sentence", e->sentence);
	str(j, "document", e->document);
	str(j, "url", wt_export_url(x, e->document));
	wt_json_close(j, '}');
	wt_json_close(j, '}');
	return true;
}

static void
close_array(struct wt_export *x)
{
	wt_buf_char(&x->out, '\n');
	wt_json_close(&x->json, ']');
	wt_json_close(&x->json, '}');
	wt_buf_char(&x->out, '\n');
}

/* --- TimelineJS ------------------------------------------------------------------------------- */

static void
timeline_begin(struct wt_export *x, bool claims)
{
	struct wt_json *j = &x->json;
	(void)claims;
	wt_json_open(j, '{');
	wt_json_key(j, "title");
	wt_json_open(j, '{');
	wt_json_key(j, "text");
	wt_json_open(j, '{');
	wt_buf_clear(&x->cell);
	wt_escape_xml(&x->cell, wt_export_title(x));
	str(j, "headline", x->cell.len ? x->cell.ptr : "Warta");
	wt_json_close(j, '}');
	wt_json_close(j, '}');
	wt_json_key(j, "events");
	wt_json_open(j, '[');
	wt_buf_char(&x->out, '\n');
}

static void
timeline_day(struct wt_json *j, const char *key, struct wt_day d)
{
	wt_json_key(j, key);
	wt_json_open(j, '{');
	num(j, "year", d.year);
	if (d.month)
		num(j, "month", d.month);
	if (d.day)
		num(j, "day", d.day);
	wt_json_close(j, '}');
}

/* The texts are HTML there: what comes from an article is escaped. */
static void
timeline_text(struct wt_export *x, const struct warta_event *e)
{
	struct wt_json *j = &x->json;
	wt_json_key(j, "text");
	wt_json_open(j, '{');
	wt_export_headline(x, &x->text, e);
	wt_buf_clear(&x->cell);
	wt_escape_xml(&x->cell, x->text.len ? x->text.ptr : "");
	str(j, "headline", x->cell.len ? x->cell.ptr : "");
	wt_buf_clear(&x->cell);
	wt_buf_cstr(&x->cell, "<p>");
	wt_escape_xml(&x->cell, e->sentence);
	wt_buf_cstr(&x->cell, "</p><p>");
	for (size_t i = 0; i < e->n_sources; i++) {
		wt_buf_cstr(&x->cell, i ? ", " : "");
		wt_escape_xml(&x->cell, e->sources[i].name);
	}
	wt_buf_printf(&x->cell, " (%s, %s; %u)</p>", e->status, e->stance, e->n_independent);
	str(j, "text", x->cell.ptr ? x->cell.ptr : "");
	wt_json_close(j, '}');
}

static bool
timeline_event(struct wt_export *x, const struct warta_event *e)
{
	struct wt_json *j = &x->json;
	struct wt_str rest = wt_str_of(e->date), part;
	struct wt_day day, last;
	if (!wt_str_split(&rest, '/', &part) || !wt_day_parse(part, &day))
		return false;
	begin_record(x);
	timeline_day(j, "start_date", day);
	if (wt_str_split(&rest, '/', &part) && wt_day_parse(part, &last))
		timeline_day(j, "end_date", last);
	timeline_text(x, e);
	str(j, "group", e->type);
	str(j, "unique_id", e->id);
	wt_json_close(j, '}');
	return true;
}

/* --- FollowTheMoney --------------------------------------------------------------------------- */

static void
ftm_id(struct wt_json *j, struct wt_str key)
{
	char id[32];
	struct wt_key k = wt_key_begin();
	wt_key_str(&k, key);
	(void)snprintf(id, sizeof id, "warta-%016llx", (unsigned long long)wt_key_end(&k));
	wt_json_cstr(j, id);
}

/* "name": ["..."]: all values are lists. */
static void
ftm_value(struct wt_json *j, const char *key, const char *value)
{
	if (!value[0])
		return;
	wt_json_key(j, key);
	wt_json_open(j, '[');
	wt_json_cstr(j, value);
	wt_json_close(j, ']');
}

static void
ftm_country(struct wt_json *j, const char *alpha3)
{
	char lower[3] = "";
	const struct wt_codes *codes = wt_codes_find(alpha3);
	for (int i = 0; codes && i < 2; i++)
		lower[i] = wt_lower(codes->alpha2[i]);
	ftm_value(j, "country", lower);
}

/* A state, and a body of one, is a PublicBody; a person has an office or a name without a sector
 * of its own; of the rest is only known that they act. */
static const char *
ftm_schema_of(const struct warta_actor *a)
{
	if (!a->name[0])
		return "PublicBody";
	if (a->office[0])
		return "Person";
	return "LegalEntity";
}

static void
ftm_actor(struct wt_export *x, const struct warta_actor *a)
{
	char country[WARTA_COUNTRY_TEXT];
	struct wt_json *j = &x->json;
	const char *name = a->name;
	if (!name[0])
		name = x->store->reader ? warta_country(x->store->reader, a->country, country)
					: a->country;
	j->comma = false;
	wt_json_open(j, '{');
	wt_json_key(j, "id");
	ftm_id(j, wt_str_of(a->key));
	str(j, "schema", ftm_schema_of(a));
	wt_json_key(j, "properties");
	wt_json_open(j, '{');
	ftm_value(j, "name", name);
	ftm_country(j, a->country);
	if (a->office[0])
		ftm_value(j, "position", a->office);
	wt_json_close(j, '}');
	wt_json_close(j, '}');
	wt_buf_char(&x->out, '\n');
}

static void
ftm_parties(struct wt_export *x, const struct warta_party *list, size_t n)
{
	for (size_t i = 0; i < n; i++) {
		wt_buf_clear(&x->text);
		wt_export_party_key(&x->text, &list[i]);
		if (list[i].name[0] || list[i].country[0])
			ftm_id(&x->json, wt_buf_view(&x->text));
	}
}

static bool
ftm_event(struct wt_export *x, const struct warta_event *e)
{
	struct wt_json *j = &x->json;
	char first[WT_DAY_TEXT] = "", last[WT_DAY_TEXT] = "";
	struct wt_day from, to;
	if (!wt_export_is_done(e))
		return false;
	j->comma = false;
	wt_json_open(j, '{');
	str(j, "id", e->id);
	str(j, "schema", "Event");
	wt_json_key(j, "properties");
	wt_json_open(j, '{');
	wt_export_headline(x, &x->text, e);
	ftm_value(j, "name", x->text.len ? x->text.ptr : e->type);
	if (wt_export_days(e->date, &from, &to)) {
		bool period = wt_day_cmp(from, to) != 0;
		ftm_value(j, period ? "startDate" : "date", wt_day_print(from, first));
		ftm_value(j, "endDate", period ? wt_day_print(to, last) : "");
	}
	ftm_value(j, "location", e->has_place ? e->place.name : "");
	ftm_country(j, e->has_place ? e->place.country : "");
	ftm_value(j, "summary", e->sentence);
	ftm_value(j, "recordId", e->id);
	ftm_value(j, "keywords", e->type);
	ftm_value(j, "sourceUrl", wt_export_url(x, e->document));
	ftm_value(j, "publisher", e->n_sources ? e->sources[0].name : "");
	wt_json_key(j, "involved");
	wt_json_open(j, '[');
	ftm_parties(x, e->actors, e->n_actors);
	ftm_parties(x, e->recipients, e->n_recipients);
	wt_json_close(j, ']');
	wt_json_close(j, '}');
	wt_json_close(j, '}');
	wt_buf_char(&x->out, '\n');
	return true;
}

const struct wt_form WT_FORM_GEOJSON = {
	.about = { "geojson", "application/geo+json", "geojson", "GeoJSON: events with a place",
		"GeoJSON: peristiwa yang bertempat", false, false },
	.begin = geojson_begin,
	.event = geojson_event,
	.end = close_array,
};

const struct wt_form WT_FORM_TIMELINEJS = {
	.about = { "timelinejs", "application/json", "json", "TimelineJS: events with a date",
		"TimelineJS: peristiwa yang bertanggal", false, false },
	.begin = timeline_begin,
	.event = timeline_event,
	.end = close_array,
};

const struct wt_form WT_FORM_FTM = {
	.about = { "ftm", "application/json+ftm", "ftm.json",
		"FollowTheMoney: those who act, and events", "FollowTheMoney: pelaku dan peristiwa",
		false, false },
	.actor = ftm_actor,
	.event = ftm_event,
};

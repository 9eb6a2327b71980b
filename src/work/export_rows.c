/*
 * export_rows.c - JSON Lines and CSV (RFC 4180), each with a document that describes it: a JSON
 * Schema (2020-12) of a line, CSVW metadata (W3C, 2015) of a file.
 *
 * In CSV, lists are parted by semicolons; countries and sectors stand in the order of the names.
 */
#include <stdio.h>

#include "report/claim_json.h"
#include "work/export.h"

/* --- JSON Lines ------------------------------------------------------------------------------- */

static bool
jsonl_event(struct wt_export *x, const struct warta_event *e)
{
	wt_buf_cstr(&x->out, e->json);
	wt_buf_char(&x->out, '\n');
	return true;
}

static void
str_if(struct wt_json *j, const char *key, const char *value)
{
	wt_json_str_if(j, key, wt_str_of(value));
}

/* The record of the claim, and what the store knows of it besides. */
static bool
jsonl_claim(
	struct wt_export *x, const struct warta_stored_claim *c, const struct wt_stored_claim *row)
{
	struct wt_json j = { &x->out, true };
	wt_claim_print_json(&x->out, row->document, row->index, &row->claim);
	if (x->out.len)
		x->out.len--; /* the bracket: more keys follow */
	str_if(&j, "event", c->event);
	str_if(&j, "joined", c->joined);
	str_if(&j, "outlet", c->outlet);
	str_if(&j, "published", c->published);
	str_if(&j, "url", c->url);
	str_if(&j, "title", c->title);
	str_if(&j, "origin", c->origin);
	str_if(&j, "sentence", c->sentence);
	wt_json_close(&j, '}');
	wt_buf_char(&x->out, '\n');
	return true;
}

/* Schemas, in the order of the keys: type, then key; a type in brackets is a list. */
struct key {
	const char *name;
	const char *type; /* of JSON Schema, or a name in $defs */
	bool needed;
	const char *about;
};

static const struct key EVENT_KEYS[] = {
	{ "id", "string", true, "e and 13 letters or digits; stays the same" },
	{ "type", "string", true, "PLOVER type" },
	{ "mode", "[string]", true, "PLOVER modes" },
	{ "context", "[string]", true, "PLOVER contexts" },
	{ "quad", "integer", true,
		"1 verbal, 2 material cooperation, 3 verbal, 4 material conflict" },
	{ "score", "number", true, "PLOVER score, -10 conflict to 10 cooperation" },
	{ "actors", "[party]", true, "who" },
	{ "recipients", "[party]", true, "to whom" },
	{ "date", "string", false, "day, month, year, or first/last; absent: unknown" },
	{ "date_precision", "string", false, "day month year interval" },
	{ "date_basis", "string", false, "explicit relative dateline publication" },
	{ "place", "place", false, "where" },
	{ "status", "string", true, "happened ongoing planned hypothetical negated" },
	{ "stance", "string", true, "asserted alleged denied" },
	{ "n_claims", "integer", true, "claims joined to it" },
	{ "n_documents", "integer", true, "articles" },
	{ "n_outlets", "integer", true, "families of outlets" },
	{ "n_independent", "integer", true, "distinct ends of the citation chains" },
	{ "n_independent_most", "integer", true,
		"the same, were each text of an outlet that is not known a source of its own" },
	{ "stances", "object", true, "claims by stance" },
	{ "statuses", "object", true, "claims by status" },
	{ "sources", "[source]", true, "the independent sources" },
	{ "quantities", "[object]", true,
		"how many: the last number reported of each kind, with the least and the most" },
	{ "retold", "[object]", true,
		"sentences of other articles that tell it, without a claim; they count as "
		"articles" },
	{ "title", "string", false, "the best sentence" },
	{ "title_document", "string", false, "the article it stands in" },
	{ "first_published", "string", false, "of its articles" },
	{ "last_published", "string", false, "of its articles" },
	{ "first_seen", "string", false, "by this store, UTC" },
	{ "changed", "string", false, "in this store, UTC" },
};

static const struct key CLAIM_KEYS[] = {
	{ "id", "string", true, "of the article" },
	{ "claim", "string", true, "id#number" },
	{ "type", "string", true, "PLOVER type" },
	{ "mode", "[string]", true, "PLOVER modes" },
	{ "context", "[string]", true, "PLOVER contexts" },
	{ "actors", "[party]", true, "who" },
	{ "recipients", "[party]", true, "to whom" },
	{ "date", "string", false, "day, month, year, or first/last; absent: unknown" },
	{ "date_precision", "string", false, "day month year interval" },
	{ "date_basis", "string", false, "explicit relative dateline publication" },
	{ "date_span", "span", false, "the words that say so" },
	{ "place", "place", false, "where" },
	{ "status", "string", true, "happened ongoing planned hypothetical negated" },
	{ "status_span", "span", false, "the words that say so" },
	{ "stance", "string", true, "asserted alleged denied" },
	{ "stance_span", "span", false, "the words that say so" },
	{ "chain", "[string]", true, "who says so, origin first" },
	{ "cue_span", "span", false, "the words that name the source" },
	{ "quantities", "[object]", true, "how many" },
	{ "spans", "[span]", true, "the clauses that report it, bytes into the article's text" },
	{ "rule", "string", true, "the frame of the lexicon" },
	{ "confidence", "number", true, "0 to 1" },
	{ "reasons", "[string]", true, "why it was read so" },
	{ "event", "string", false, "the event it was joined to" },
	{ "joined", "string", false, "why" },
	{ "outlet", "string", false, "who reports" },
	{ "published", "string", false, "ISO 8601" },
	{ "url", "string", false, "of the article" },
	{ "title", "string", false, "of the article" },
	{ "origin", "string", false, "the end of its chain" },
	{ "sentence", "string", false, "the cited clause" },
};

static const char DEFS[] =
	"\"$defs\":{"
	"\"span\":{\"type\":\"array\",\"items\":{\"type\":\"integer\",\"minimum\":0},"
	"\"minItems\":2,\"maxItems\":2},"
	"\"party\":{\"type\":\"object\",\"required\":[\"name\",\"country\",\"sector\"],"
	"\"properties\":{\"name\":{\"type\":\"string\"},"
	"\"country\":{\"type\":\"string\",\"pattern\":\"^([A-Z]{3})?$\"},"
	"\"sector\":{\"type\":\"string\",\"pattern\":\"^([A-Z]{3})?$\"},"
	"\"office\":{\"type\":\"string\"},\"span\":{\"$ref\":\"#/$defs/span\"}}},"
	"\"place\":{\"type\":\"object\",\"required\":[\"name\",\"country\"],"
	"\"properties\":{\"name\":{\"type\":\"string\"},\"country\":{\"type\":\"string\"},"
	"\"geonameid\":{\"type\":\"integer\"},"
	"\"lat\":{\"type\":\"number\",\"minimum\":-90,\"maximum\":90},"
	"\"lon\":{\"type\":\"number\",\"minimum\":-180,\"maximum\":180},"
	"\"precision\":{\"enum\":[\"country\",\"province\",\"city\",\"site\"]},"
	"\"span\":{\"$ref\":\"#/$defs/span\"}}},"
	"\"source\":{\"type\":\"object\",\"required\":[\"name\",\"key\",\"outlet\",\"n_claims\","
	"\"n_documents\",\"documents\"],\"properties\":{\"name\":{\"type\":\"string\"},"
	"\"key\":{\"type\":\"string\"},\"outlet\":{\"type\":\"boolean\"},"
	"\"n_claims\":{\"type\":\"integer\"},\"n_documents\":{\"type\":\"integer\"},"
	"\"documents\":{\"type\":\"array\",\"items\":{\"type\":\"string\"}}}}}";

/* "string", "party", "[party]" as a schema. */
static void
schema_type(struct wt_buf *b, const char *type)
{
	bool list = type[0] == '[';
	size_t n = strcspn(type + list, "]");
	const char *name = type + list;
	bool ours = strncmp(name, "party", n) == 0 || strncmp(name, "place", n) == 0 ||
		    strncmp(name, "span", n) == 0 || strncmp(name, "source", n) == 0;
	if (list)
		wt_buf_cstr(b, "\"type\":\"array\",\"items\":{");
	wt_buf_printf(b, ours ? "\"$ref\":\"#/$defs/%.*s\"" : "\"type\":\"%.*s\"", (int)n, name);
	if (list)
		wt_buf_char(b, '}');
}

static void
jsonl_schema(struct wt_export *x, bool claims)
{
	const struct key *keys = claims ? CLAIM_KEYS : EVENT_KEYS;
	size_t n = claims ? sizeof CLAIM_KEYS / sizeof *keys : sizeof EVENT_KEYS / sizeof *keys;
	struct wt_buf *b = &x->out;
	bool first = true;
	wt_buf_printf(b,
		"{\"$schema\":\"https://json-schema.org/draft/2020-12/schema\","
		"\"$id\":\"urn:warta:schema:%s:1\",\"title\":\"%s of Warta\",\"type\":\"object\","
		"\"properties\":{",
		claims ? "claim" : "event", claims ? "A claim" : "An event");
	for (size_t i = 0; i < n; i++) {
		wt_buf_printf(b, "%s\n\"%s\":{", i ? "," : "", keys[i].name);
		schema_type(b, keys[i].type);
		wt_buf_printf(b, ",\"description\":\"%s\"}", keys[i].about);
	}
	wt_buf_cstr(b, "},\n\"required\":[");
	for (size_t i = 0; i < n; i++)
		if (keys[i].needed) {
			wt_buf_printf(b, "%s\"%s\"", first ? "" : ",", keys[i].name);
			first = false;
		}
	wt_buf_printf(b, "],\n%s}\n", DEFS);
}

/* --- CSV -------------------------------------------------------------------------------------- */

/* A column, as CSVW tells of it. */
struct column {
	const char *name;
	const char *type; /* of CSVW */
	bool list;
	const char *about;
};

/* What is told of an act, by an event and by a claim alike. */
/* clang-format off */
#define ACT_COLUMNS \
	{ "type", "string", false, "PLOVER type" }, \
	{ "modes", "string", true, "PLOVER modes" }, \
	{ "contexts", "string", true, "PLOVER contexts" }, \
	{ "quad", "integer", false, \
		"1 verbal, 2 material cooperation, 3 verbal, 4 material conflict" }, \
	{ "score", "decimal", false, "PLOVER score, -10 conflict to 10 cooperation" }, \
	{ "actors", "string", true, "who" }, \
	{ "actor_countries", "string", true, "ISO 3166-1 alpha-3, in the order of actors" }, \
	{ "actor_sectors", "string", true, "in the order of actors" }, \
	{ "recipients", "string", true, "to whom" }, \
	{ "recipient_countries", "string", true, "in the order of recipients" }, \
	{ "recipient_sectors", "string", true, "in the order of recipients" }, \
	{ "date", "string", false, "as exact as known: day, month, year, or first/last" }, \
	{ "date_first", "date", false, "first day of date" }, \
	{ "date_last", "date", false, "last day of date" }, \
	{ "date_precision", "string", false, "day month year interval" }, \
	{ "date_basis", "string", false, "explicit relative dateline publication" }, \
	{ "place", "string", false, "where" }, \
	{ "place_country", "string", false, "ISO 3166-1 alpha-3" }, \
	{ "geonameid", "integer", false, "GeoNames" }, \
	{ "lat", "decimal", false, "degrees north" }, \
	{ "lon", "decimal", false, "degrees east" }, \
	{ "place_precision", "string", false, "country province city site" }, \
	{ "status", "string", false, "happened ongoing planned hypothetical negated" }, \
	{ "stance", "string", false, "asserted alleged denied" }
/* clang-format on */

static const struct column EVENT_COLUMNS[] = {
	{ "id", "string", false, "e and 13 letters or digits; stays the same" },
	ACT_COLUMNS,
	{ "n_claims", "integer", false, "claims joined to it" },
	{ "n_asserted", "integer", false, "claims that assert it" },
	{ "n_alleged", "integer", false, "claims that allege it" },
	{ "n_denied", "integer", false, "claims that deny it" },
	{ "n_happened", "integer", false, "claims that it happened" },
	{ "n_ongoing", "integer", false, "claims that it goes on" },
	{ "n_planned", "integer", false, "claims that it is planned" },
	{ "n_hypothetical", "integer", false, "claims that it may be" },
	{ "n_negated", "integer", false, "claims that it did not happen" },
	{ "n_documents", "integer", false, "articles" },
	{ "n_outlets", "integer", false, "families of outlets" },
	{ "n_independent", "integer", false, "distinct ends of the citation chains" },
	{ "n_independent_most", "integer", false,
		"the same, were each text of an outlet that is not known a source of its own" },
	{ "sources", "string", true, "the independent sources" },
	{ "sentence", "string", false, "the best sentence" },
	{ "document", "string", false, "the article it stands in" },
	{ "first_published", "string", false, "of its articles, ISO 8601" },
	{ "last_published", "string", false, "of its articles, ISO 8601" },
	{ "first_seen", "dateTime", false, "by this store, UTC" },
	{ "changed", "dateTime", false, "in this store, UTC" },
};

static const struct column CLAIM_COLUMNS[] = {
	{ "claim", "string", false, "document#number" },
	{ "document", "string", false, "id of the article" },
	{ "event", "string", false, "the event it was joined to" },
	ACT_COLUMNS,
	{ "chain", "string", true, "who says so, origin first" },
	{ "origin", "string", false, "the end of the chain, one name for all spellings" },
	{ "outlet", "string", false, "who reports" },
	{ "published", "string", false, "ISO 8601" },
	{ "title", "string", false, "of the article" },
	{ "url", "string", false, "of the article" },
	{ "sentence", "string", false, "the cited clause" },
	{ "start", "integer", false, "of the clause: byte in the article's text" },
	{ "end", "integer", false, "likewise, exclusive" },
	{ "rule", "string", false, "the frame of the lexicon" },
	{ "confidence", "decimal", false, "0 to 1" },
};

#define COUNT(list) (sizeof(list) / sizeof(list)[0])

/* Before all cells but a row's first, which is an id and never empty. */
static void
comma(struct wt_export *x)
{
	if (x->out.len && x->out.ptr[x->out.len - 1] != '\n')
		wt_buf_char(&x->out, ',');
}

static void
cell(struct wt_export *x, const char *text)
{
	comma(x);
	wt_escape_csv(&x->out, text, !x->ask->raw);
}

static void
number(struct wt_export *x, double value, int decimals)
{
	comma(x);
	wt_buf_printf(&x->out, "%.*f", decimals, value);
}

/* One more item of a list; a semicolon in it would part it. */
static void
item(struct wt_buf *b, bool first, const char *text)
{
	if (!first)
		wt_buf_char(b, ';');
	for (; *text; text++)
		wt_buf_char(b, *text == ';' ? ',' : *text);
}

static void
end_list(struct wt_export *x)
{
	cell(x, x->cell.len ? x->cell.ptr : "");
	wt_buf_clear(&x->cell);
}

static void
list(struct wt_export *x, const char *const *items, size_t n)
{
	for (size_t i = 0; i < n; i++)
		item(&x->cell, i == 0, items[i]);
	end_list(x);
}

static void
parties(struct wt_export *x, const struct warta_party *list_of, size_t n)
{
	for (size_t i = 0; i < n; i++)
		item(&x->cell, i == 0, list_of[i].name);
	end_list(x);
	for (size_t i = 0; i < n; i++)
		item(&x->cell, i == 0, list_of[i].country);
	end_list(x);
	for (size_t i = 0; i < n; i++)
		item(&x->cell, i == 0, list_of[i].sector);
	end_list(x);
}

static void
dates(struct wt_export *x, const char *date, const char *precision, const char *basis)
{
	char first[WT_DAY_TEXT] = "", last[WT_DAY_TEXT] = "";
	struct wt_day from, to;
	if (wt_export_days(date, &from, &to)) {
		(void)wt_day_print(from, first);
		(void)wt_day_print(to, last);
	}
	cell(x, date);
	cell(x, first);
	cell(x, last);
	cell(x, date[0] ? precision : "");
	cell(x, basis);
}

static void
place(struct wt_export *x, bool has_place, const struct warta_place *p)
{
	if (!has_place) {
		for (int i = 0; i < 6; i++)
			cell(x, "");
		return;
	}
	cell(x, p->name);
	cell(x, p->country);
	if (p->geonameid) {
		number(x, p->geonameid, 0);
		number(x, p->lat, 4);
		number(x, p->lon, 4);
	} else {
		for (int i = 0; i < 3; i++)
			cell(x, "");
	}
	cell(x, p->precision);
}

static void
counts(struct wt_export *x, const struct warta_event *e)
{
	const uint32_t all[] = { e->n_claims, e->n_asserted, e->n_alleged, e->n_denied,
		e->n_happened, e->n_ongoing, e->n_planned, e->n_hypothetical, e->n_negated,
		e->n_documents, e->n_outlets, e->n_independent, e->n_independent_most };
	for (size_t i = 0; i < COUNT(all); i++)
		number(x, all[i], 0);
}

static bool
csv_event(struct wt_export *x, const struct warta_event *e)
{
	cell(x, e->id);
	cell(x, e->type);
	list(x, e->modes, e->n_modes);
	list(x, e->contexts, e->n_contexts);
	number(x, e->quad, 0);
	number(x, e->score, 1);
	parties(x, e->actors, e->n_actors);
	parties(x, e->recipients, e->n_recipients);
	dates(x, e->date, e->date_precision, e->date_basis);
	place(x, e->has_place, &e->place);
	cell(x, e->status);
	cell(x, e->stance);
	counts(x, e);
	for (size_t i = 0; i < e->n_sources; i++)
		item(&x->cell, i == 0, e->sources[i].name);
	end_list(x);
	cell(x, e->sentence);
	cell(x, e->document);
	cell(x, e->first_published);
	cell(x, e->last_published);
	cell(x, e->first_seen);
	cell(x, e->changed);
	wt_buf_cstr(&x->out, "\r\n");
	return true;
}

static bool
csv_claim(
	struct wt_export *x, const struct warta_stored_claim *s, const struct wt_stored_claim *row)
{
	const struct warta_claim *c = &s->claim;
	struct warta_span span = c->n_spans ? c->spans[0] : (struct warta_span){ 0, 0 };
	(void)row;
	cell(x, c->id);
	cell(x, s->document);
	cell(x, s->event);
	cell(x, c->type);
	list(x, c->modes, c->n_modes);
	list(x, c->contexts, c->n_contexts);
	number(x, c->quad, 0);
	number(x, c->score, 1);
	parties(x, c->actors, c->n_actors);
	parties(x, c->recipients, c->n_recipients);
	dates(x, c->date, c->date_precision, c->date_basis);
	place(x, c->has_place, &c->place);
	cell(x, c->status);
	cell(x, c->stance);
	list(x, c->chain, c->n_chain);
	cell(x, s->origin);
	cell(x, s->outlet);
	cell(x, s->published);
	cell(x, s->title);
	cell(x, s->url);
	cell(x, s->sentence);
	number(x, span.start, 0);
	number(x, span.end, 0);
	cell(x, c->rule);
	number(x, c->confidence, 2);
	wt_buf_cstr(&x->out, "\r\n");
	return true;
}

static void
csv_begin(struct wt_export *x, bool claims)
{
	const struct column *columns = claims ? CLAIM_COLUMNS : EVENT_COLUMNS;
	size_t n = claims ? COUNT(CLAIM_COLUMNS) : COUNT(EVENT_COLUMNS);
	for (size_t i = 0; i < n; i++)
		wt_buf_printf(&x->out, "%s%s", i ? "," : "", columns[i].name);
	wt_buf_cstr(&x->out, "\r\n");
}

/* What CSVW asks for: the file is named so that the metadata can lie beside it. */
static void
csv_schema(struct wt_export *x, bool claims)
{
	const struct column *columns = claims ? CLAIM_COLUMNS : EVENT_COLUMNS;
	size_t n = claims ? COUNT(CLAIM_COLUMNS) : COUNT(EVENT_COLUMNS);
	struct wt_buf *b = &x->out;
	wt_buf_printf(b,
		"{\"@context\":\"http://www.w3.org/ns/csvw\",\"url\":\"%s.csv\","
		"\"dc:title\":\"%s of Warta\",\"dc:language\":\"id\","
		"\"rdfs:comment\":\"Text cells that begin with = + - @ | or %% have a ' in front, "
		"unless "
		"exported raw.\","
		"\"dialect\":{\"header\":true,\"encoding\":\"utf-8\",\"doubleQuote\":true,"
		"\"lineTerminators\":[\"\\r\\n\"]},\n"
		"\"tableSchema\":{\"primaryKey\":\"%s\",\"columns\":[",
		claims ? "claims" : "events", claims ? "Claims" : "Events", columns[0].name);
	for (size_t i = 0; i < n; i++)
		wt_buf_printf(b,
			"%s\n{\"name\":\"%s\",\"titles\":\"%s\",\"datatype\":\"%s\"%s%s,"
			"\"dc:description\":\"%s\"}",
			i ? "," : "", columns[i].name, columns[i].name, columns[i].type,
			columns[i].list ? ",\"separator\":\";\"" : "",
			i ? "" : ",\"required\":true", columns[i].about);
	wt_buf_cstr(b, "]}}\n");
}

const struct wt_form WT_FORM_JSONL = {
	.about = { "jsonl", "application/jsonl", "jsonl", "JSON Lines, the whole record",
		"JSON Lines, rekaman lengkap", true, true },
	.event = jsonl_event,
	.claim = jsonl_claim,
	.schema = jsonl_schema,
};

const struct wt_form WT_FORM_CSV = {
	.about = { "csv", "text/csv; charset=utf-8; header=present", "csv",
		"CSV, one row an event or claim", "CSV, satu baris per peristiwa atau klaim", true,
		true },
	.begin = csv_begin,
	.event = csv_event,
	.claim = csv_claim,
	.schema = csv_schema,
};

/*
 * shard_read.c - reads the lines of shard_line.h again.
 *
 * The line may come from anywhere: what it holds is checked before it is believed, and the first
 * thing wrong with it is told.
 */
#include <math.h>

#include "work/shard_line.h"

struct shard_reader {
	struct wt_arena *arena;
	const struct wt_gazetteer *gazetteer;
	struct wt_article *article;
	const char *why; /* NULL while all is well */
};

static void
refuse(struct shard_reader *r, const char *why)
{
	if (!r->why)
		r->why = why;
}

/* --- members ---------------------------------------------------------------------------------- */

static struct wt_str
str_of(struct shard_reader *r, const json_t *v)
{
	if (!v)
		return WT_STR("");
	if (!json_is_string(v)) {
		refuse(r, "a text is no string");
		return WT_STR("");
	}
	return (struct wt_str){ json_string_value(v), json_string_length(v) };
}

static struct wt_str
str(struct shard_reader *r, const json_t *o, const char *key)
{
	return str_of(r, json_object_get(o, key));
}

static void
code(struct shard_reader *r, const json_t *o, const char *key, char *out, size_t size)
{
	struct wt_str s = str(r, o, key);
	if (s.len >= size || memchr(s.ptr, '\0', s.len)) {
		refuse(r, "a code is too long");
		s.len = 0;
	}
	memcpy(out, s.ptr, s.len);
	out[s.len] = '\0';
}

static uint32_t
whole(struct shard_reader *r, const json_t *v)
{
	if (!v)
		return 0;
	json_int_t n = json_is_integer(v) ? json_integer_value(v) : -1;
	if (n < 0 || n > (json_int_t)UINT32_MAX) {
		refuse(r, "a number is no whole number");
		return 0;
	}
	return (uint32_t)n;
}

static double
real(struct shard_reader *r, const json_t *o, const char *key, double none)
{
	const json_t *v = json_object_get(o, key);
	if (!v)
		return none;
	if (!json_is_number(v))
		refuse(r, "a number is none");
	return json_number_value(v);
}

static struct wt_span
span_of(struct shard_reader *r, const json_t *v)
{
	if (!v)
		return (struct wt_span){ 0, 0 };
	struct wt_span s = { whole(r, json_array_get(v, 0)), whole(r, json_array_get(v, 1)) };
	if (json_array_size(v) != 2 || s.start > s.end || s.end > r->article->doc.len) {
		refuse(r, "a span lies outside the text");
		return (struct wt_span){ 0, 0 };
	}
	return s;
}

static struct wt_span
span(struct shard_reader *r, const json_t *o, const char *key)
{
	return span_of(r, json_object_get(o, key));
}

static struct wt_day
day(struct shard_reader *r, const json_t *o, const char *key)
{
	struct wt_day d = { 0, 0, 0 };
	struct wt_str text = str(r, o, key);
	if (text.len && !wt_day_parse(text, &d))
		refuse(r, "a day is none");
	return d;
}

/* The list under the key, NULL where there is none; its length, which may be `most`. */
static const json_t *
list(struct shard_reader *r, const json_t *o, const char *key, size_t most, size_t *n)
{
	const json_t *v = json_object_get(o, key);
	*n = 0;
	if (!v)
		return NULL;
	if (!json_is_array(v) || json_array_size(v) > most) {
		refuse(r, json_is_array(v) ? "a list is too long" : "a list is none");
		return NULL;
	}
	*n = json_array_size(v);
	return v;
}

/* The number of a name among `n`; refuses an unknown one. */
static int
name_of(struct shard_reader *r, const json_t *o, const char *key, const char *(*name)(int), int n)
{
	struct wt_str s = str(r, o, key);
	for (int i = 0; i < n; i++)
		if (wt_str_is(s, name(i)))
			return i;
	refuse(r, "a name of a status, stance or basis is unknown");
	return 0;
}

static const char *
status_name(int i)
{
	return wt_status_name((enum wt_status)i);
}

static const char *
stance_name(int i)
{
	return wt_stance_name((enum wt_stance)i);
}

static const char *
basis_name(int i)
{
	return wt_basis_name((enum wt_time_basis)i);
}

/* --- the article ------------------------------------------------------------------------------ */

#define LIST_MOST 100000 /* a text of 4 MB holds fewer paragraphs that say anything */

static struct wt_credit *
credits(struct shard_reader *r, const json_t *o, const char *key, uint32_t *n)
{
	size_t count;
	const json_t *names = list(r, o, key, LIST_MOST, &count);
	struct wt_credit *out = WT_NEW(r->arena, struct wt_credit, count + 1);
	for (size_t i = 0; i < count; i++)
		out[i].name = str_of(r, json_array_get(names, i));
	*n = (uint32_t)count;
	return out;
}

static void
body(struct shard_reader *r, const json_t *o)
{
	size_t n;
	uint32_t at = 0;
	const json_t *spans = list(r, o, "body", LIST_MOST, &n);
	r->article->paragraphs = WT_NEW(r->arena, struct wt_paragraph, n + 1);
	for (size_t i = 0; i < n; i++) {
		struct wt_span s = span_of(r, json_array_get(spans, i));
		if (s.start < at)
			refuse(r, "paragraphs lie over each other");
		r->article->paragraphs[i].span = s;
		at = s.end;
	}
	r->article->n_paragraphs = (uint32_t)n;
}

static void
noise(struct shard_reader *r, const json_t *o)
{
	size_t n;
	const json_t *spans = list(r, o, "noise", LIST_MOST, &n);
	r->article->noise = WT_NEW(r->arena, struct wt_span, n + 1);
	for (size_t i = 0; i < n; i++)
		r->article->noise[i] = span_of(r, json_array_get(spans, i));
	r->article->n_noise = (uint32_t)n;
}

static void
read_article(struct shard_reader *r, const json_t *o)
{
	struct wt_article *a = r->article;
	*a = (struct wt_article){ .doc = str(r, o, "text"),
		.published = { { 0, 0, 0 }, WT_MINUTE_NONE, WT_ZONE_NONE } };
	struct wt_str published = str(r, o, "published");
	a->id = str(r, o, "id");
	a->url = str(r, o, "url");
	a->outlet = str(r, o, "outlet");
	a->title = str(r, o, "title");
	a->charset = str(r, o, "charset");
	a->raw_map = str(r, o, "map");
	if (a->id.len == 0)
		refuse(r, "an article has no id");
	if (a->doc.len > WT_PAGE_MAX)
		refuse(r, "an article is too long");
	if (published.len && !wt_moment_parse(published, &a->published))
		refuse(r, "a moment is none");
	a->dateline = span(r, o, "dateline");
	a->dateline_place = span(r, o, "dateline_place");
	a->authors = credits(r, o, "authors", &a->n_authors);
	a->editors = credits(r, o, "editors", &a->n_editors);
	a->sources = credits(r, o, "sources", &a->n_sources);
	body(r, o);
	noise(r, o);
}

/* --- claims ----------------------------------------------------------------------------------- */

static bool
is_entry(const struct wt_gazetteer *g, uint32_t row, int kind, struct wt_str name)
{
	struct wt_gazetteer_row r;
	struct wt_day any = { 0, 0, 0 };
	return wt_gazetteer_row(g, row, any, &r) && (int)r.kind == kind && wt_str_eq(r.name, name);
}

/* The row of the gazetteer that is meant, also where the lexicon is another one by now. */
static uint32_t
entry(struct shard_reader *r, const json_t *o)
{
	uint32_t rows[16];
	struct wt_day any = { 0, 0, 0 };
	const json_t *v = json_object_get(o, "entry");
	if (!v || !r->gazetteer)
		return WT_ENTRY_NONE;
	uint32_t row = whole(r, json_array_get(v, 0));
	int kind = (int)(whole(r, json_array_get(v, 1)) & 0xff);
	struct wt_str name = str_of(r, json_array_get(v, 2));
	if (r->why || is_entry(r->gazetteer, row, kind, name))
		return r->why ? WT_ENTRY_NONE : row;
	uint32_t n = wt_gazetteer_find(r->gazetteer, name, any, rows, 16);
	for (uint32_t i = 0; i < n && i < 16; i++)
		if (is_entry(r->gazetteer, rows[i], kind, name))
			return rows[i];
	return WT_ENTRY_NONE;
}

static unsigned
parties(struct shard_reader *r, const json_t *o, const char *key, struct wt_party *out)
{
	size_t n;
	const json_t *items = list(r, o, key, WT_CLAIM_PARTIES, &n);
	for (size_t i = 0; i < n; i++) {
		const json_t *p = json_array_get(items, i);
		out[i].name = str(r, p, "name");
		out[i].office = str(r, p, "office");
		code(r, p, "country", out[i].country, sizeof out[i].country);
		code(r, p, "sector", out[i].sector, sizeof out[i].sector);
		out[i].span = span(r, p, "span");
		out[i].kind = (uint8_t)whole(r, json_object_get(p, "kind"));
		out[i].entry = entry(r, p);
	}
	return (unsigned)n;
}

static unsigned
strs(struct shard_reader *r, const json_t *o, const char *key, struct wt_str *out, size_t most)
{
	size_t n;
	const json_t *items = list(r, o, key, most, &n);
	for (size_t i = 0; i < n; i++)
		out[i] = str_of(r, json_array_get(items, i));
	return (unsigned)n;
}

static void
labels(struct shard_reader *r, const json_t *o, struct wt_claim *c)
{
	struct wt_str names[WT_CONTEXT_COUNT];
	int type = wt_type_find(str(r, o, "type"));
	c->type = type < 0 ? WT_TYPE_AGREE : (enum wt_type)type;
	if (type < 0)
		refuse(r, "a type of claim is unknown");
	unsigned n = strs(r, o, "mode", names, WT_CLAIM_MODES);
	for (unsigned i = 0; i < n; i++) {
		int mode = wt_mode_find(c->type, names[i]);
		if (mode < 0)
			refuse(r, "a mode of claim is unknown");
		else
			c->modes[c->n_modes++] = (uint8_t)mode;
	}
	n = strs(r, o, "context", names, WT_CONTEXT_COUNT);
	for (unsigned i = 0; i < n; i++) {
		int context = wt_context_find(names[i]);
		if (context < 0)
			refuse(r, "a context is unknown");
		else
			c->contexts |= UINT64_C(1) << context;
	}
}

static void
place(struct shard_reader *r, const json_t *o, struct wt_claim *c)
{
	const json_t *p = json_object_get(o, "place");
	c->has_place = p != NULL;
	c->place.name = str(r, p, "name");
	code(r, p, "country", c->place.country, sizeof c->place.country);
	c->place.geonameid = whole(r, json_object_get(p, "geonameid"));
	c->place.lat = (float)real(r, p, "lat", 0.0);
	c->place.lon = (float)real(r, p, "lon", 0.0);
	code(r, p, "precision", c->place.precision, sizeof c->place.precision);
	c->place_span = span(r, p, "span");
}

static void
quantities(struct shard_reader *r, const json_t *o, struct wt_claim *c)
{
	size_t n;
	const json_t *items = list(r, o, "quantities", WT_CLAIM_QUANTITIES, &n);
	for (size_t i = 0; i < n; i++) {
		const json_t *v = json_array_get(items, i);
		struct wt_quantity *q = &c->quantities[i];
		struct wt_str bound = str(r, v, "bound");
		q->low = real(r, v, "n", (double)-INFINITY);
		q->high = real(r, v, "high", (double)INFINITY);
		q->hedge = bound.len ? bound.ptr[0] : '\0';
		q->unit = str(r, v, "unit");
		code(r, v, "kind", q->kind, sizeof q->kind);
	}
	c->n_quantities = (uint8_t)n;
}

static void
spans(struct shard_reader *r, const json_t *o, struct wt_claim *c)
{
	size_t n;
	const json_t *items = list(r, o, "spans", WT_CLAIM_SPANS, &n);
	for (size_t i = 0; i < n; i++)
		c->spans[i] = span_of(r, json_array_get(items, i));
	c->n_spans = (uint8_t)n;
}

static void
read_claim(struct shard_reader *r, const json_t *o, struct wt_claim *c)
{
	labels(r, o, c);
	c->n_actors = (uint8_t)parties(r, o, "actors", c->actors);
	c->n_recipients = (uint8_t)parties(r, o, "recipients", c->recipients);
	c->date = day(r, o, "date");
	c->end = day(r, o, "end");
	c->date_basis = (enum wt_time_basis)name_of(
		r, o, "date_basis", basis_name, WT_BASIS_PUBLICATION + 1);
	c->date_span = span(r, o, "date_span");
	place(r, o, c);
	c->status = (enum wt_status)name_of(r, o, "status", status_name, WT_STATUS_NEGATED + 1);
	c->status_span = span(r, o, "status_span");
	c->stance = (enum wt_stance)name_of(r, o, "stance", stance_name, WT_STANCE_DENIED + 1);
	c->stance_span = span(r, o, "stance_span");
	c->n_chain = (uint8_t)strs(r, o, "chain", c->chain, WT_CLAIM_CHAIN);
	c->cue_span = span(r, o, "cue_span");
	quantities(r, o, c);
	spans(r, o, c);
	c->verb = span(r, o, "verb");
	c->rule = str(r, o, "rule");
	c->confidence = (float)real(r, o, "confidence", 0.0);
	c->n_reasons = (uint8_t)strs(r, o, "reasons", c->reasons, WT_CLAIM_REASONS);
	c->sentence = whole(r, json_object_get(o, "sentence"));
	c->in_title = json_is_true(json_object_get(o, "in_title"));
	c->in_caption = json_is_true(json_object_get(o, "in_caption"));
}

static void
voices(struct shard_reader *r, const json_t *line, const char *key, enum wt_teller_kind of,
	struct wt_claims *claims)
{
	size_t n;
	const json_t *items = list(r, line, key, WT_VOICES, &n);
	for (size_t i = 0; i < n && claims->n_voices < WT_VOICES; i++)
		claims->voices[claims->n_voices++] =
			(struct wt_teller){ str_of(r, json_array_get(items, i)), of };
}

bool
wt_shard_line_read(struct wt_arena *arena, const struct wt_gazetteer *gazetteer, const json_t *line,
	struct wt_article *article, struct wt_claims *claims, const char **why)
{
	struct shard_reader r = { arena, gazetteer, article, NULL };
	size_t n;
	read_article(&r, json_object_get(line, "article"));
	const json_t *items = list(&r, line, "claims", LIST_MOST, &n);
	*claims = (struct wt_claims){
		.items = WT_NEW(arena, struct wt_claim, n + 1), .n = (uint32_t)n, .cap = (uint32_t)n
	};
	for (size_t k = 0; k < WT_SHARD_VOICES; k++)
		voices(&r, line, WT_SHARD_VOICE[k].key, WT_SHARD_VOICE[k].of, claims);
	for (size_t i = 0; i < n && !r.why; i++)
		read_claim(&r, json_array_get(items, i), &claims->items[i]);
	*why = r.why;
	return r.why == NULL;
}

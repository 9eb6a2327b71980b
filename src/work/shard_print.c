/*
 * shard_print.c - writes the lines of shard_line.h.
 */
#include <math.h>
#include <stdio.h>

#include "report/record.h"
#include "work/document.h"
#include "work/shard_line.h"

/* A number with all its digits: `digits` is 9 for a float, 17 for a double. */
static void
exact(struct wt_json *j, const char *key, double x, int digits)
{
	char text[40];
	if (!isfinite(x))
		return;
	int n = snprintf(text, sizeof text, "%.*g", digits, x);
	for (int i = 0; i < n && (size_t)n < sizeof text; i++)
		if (text[i] == ',') /* as some locales have it */
			text[i] = '.';
	wt_json_key(j, key);
	wt_buf_cstr(j->out, text);
	j->comma = true;
}

static void
number(struct wt_json *j, const char *key, int64_t n)
{
	if (n == 0)
		return;
	wt_json_key(j, key);
	wt_json_int(j, n);
}

static void
flag(struct wt_json *j, const char *key, bool b)
{
	if (!b)
		return;
	wt_json_key(j, key);
	wt_json_bool(j, true);
}

static void
day(struct wt_json *j, const char *key, struct wt_day d)
{
	char text[WT_DAY_TEXT];
	wt_json_str_if(j, key, wt_str_of(wt_day_print(d, text)));
}

/* --- the article ------------------------------------------------------------------------------ */

/* Of the paragraphs only the report itself counts: its letters tell reprints. */
static void
body(struct wt_json *j, const struct wt_article *a)
{
	wt_json_key(j, "body");
	wt_json_open(j, '[');
	for (uint32_t i = 0; i < a->n_paragraphs; i++)
		if (a->paragraphs[i].kind == WT_PARA_BODY)
			wt_json_span(j, a->paragraphs[i].span);
	wt_json_close(j, ']');
}

static void
print_article(struct wt_json *j, const struct wt_article *a)
{
	char published[WT_MOMENT_TEXT];
	wt_json_open(j, '{');
	wt_json_key(j, "id");
	wt_json_str(j, a->id);
	wt_json_str_if(j, "url", a->url);
	wt_json_str_if(j, "outlet", a->outlet);
	wt_json_str_if(j, "title", a->title);
	wt_json_str_if(j, "published", wt_str_of(wt_moment_print(a->published, published)));
	wt_json_span_if(j, "dateline", a->dateline);
	wt_json_span_if(j, "dateline_place", a->dateline_place);
	wt_json_credits(j, "authors", a->authors, a->n_authors);
	wt_json_credits(j, "editors", a->editors, a->n_editors);
	wt_json_credits(j, "sources", a->sources, a->n_sources);
	body(j, a);
	if (a->n_noise)
		wt_json_spans(j, "noise", a->noise, a->n_noise);
	wt_json_str_if(j, "charset", a->charset);
	wt_json_str_if(j, "map", a->raw_map);
	wt_json_key(j, "text");
	wt_json_str(j, a->doc);
	wt_json_close(j, '}');
}

/* --- claims ----------------------------------------------------------------------------------- */

/* A row of the gazetteer, by number and by name: the number holds for the same lexicon only. */
static void
entry(struct wt_json *j, const struct wt_gazetteer *g, uint32_t row)
{
	struct wt_gazetteer_row r;
	struct wt_day any = { 0, 0, 0 };
	if (row == WT_ENTRY_NONE || !g || !wt_gazetteer_row(g, row, any, &r))
		return;
	wt_json_key(j, "entry");
	wt_json_open(j, '[');
	wt_json_int(j, row);
	wt_json_int(j, r.kind);
	wt_json_str(j, r.name);
	wt_json_close(j, ']');
}

static void
parties(struct wt_json *j, const struct wt_gazetteer *g, const char *key,
	const struct wt_party *list, unsigned n)
{
	wt_json_key(j, key);
	wt_json_open(j, '[');
	for (unsigned i = 0; i < n; i++) {
		wt_json_open(j, '{');
		wt_json_str_if(j, "name", list[i].name);
		wt_json_str_if(j, "country", wt_str_of(list[i].country));
		wt_json_str_if(j, "sector", wt_str_of(list[i].sector));
		wt_json_str_if(j, "office", list[i].office);
		wt_json_span_if(j, "span", list[i].span);
		number(j, "kind", list[i].kind);
		entry(j, g, list[i].entry);
		wt_json_close(j, '}');
	}
	wt_json_close(j, ']');
}

static void
place(struct wt_json *j, const struct wt_claim *c)
{
	wt_json_key(j, "place");
	wt_json_open(j, '{');
	wt_json_str_if(j, "name", c->place.name);
	wt_json_str_if(j, "country", wt_str_of(c->place.country));
	number(j, "geonameid", c->place.geonameid);
	exact(j, "lat", (double)c->place.lat, 9);
	exact(j, "lon", (double)c->place.lon, 9);
	wt_json_str_if(j, "precision", wt_str_of(c->place.precision));
	wt_json_span_if(j, "span", c->place_span);
	wt_json_close(j, '}');
}

static void
quantities(struct wt_json *j, const struct wt_claim *c)
{
	wt_json_key(j, "quantities");
	wt_json_open(j, '[');
	for (unsigned i = 0; i < c->n_quantities; i++) {
		const struct wt_quantity *q = &c->quantities[i];
		char bound[2] = { q->hedge, '\0' };
		wt_json_open(j, '{');
		exact(j, "n", q->low, 17);
		exact(j, "high", q->high, 17);
		wt_json_str_if(j, "bound", wt_str_of(bound));
		wt_json_str_if(j, "unit", q->unit);
		wt_json_str_if(j, "kind", wt_str_of(q->kind));
		wt_json_close(j, '}');
	}
	wt_json_close(j, ']');
}

static void
when_and_how(struct wt_json *j, const struct wt_claim *c)
{
	day(j, "date", c->date);
	day(j, "end", c->end);
	wt_json_key(j, "date_basis");
	wt_json_cstr(j, wt_basis_name(c->date_basis));
	wt_json_span_if(j, "date_span", c->date_span);
	if (c->has_place)
		place(j, c);
	wt_json_key(j, "status");
	wt_json_cstr(j, wt_status_name(c->status));
	wt_json_span_if(j, "status_span", c->status_span);
	wt_json_key(j, "stance");
	wt_json_cstr(j, wt_stance_name(c->stance));
	wt_json_span_if(j, "stance_span", c->stance_span);
}

static void
print_claim(struct wt_json *j, const struct wt_gazetteer *g, const struct wt_claim *c)
{
	wt_json_open(j, '{');
	wt_record_labels(j, c->type, c->modes, c->n_modes, c->contexts);
	parties(j, g, "actors", c->actors, c->n_actors);
	parties(j, g, "recipients", c->recipients, c->n_recipients);
	when_and_how(j, c);
	if (c->n_chain)
		wt_json_strs(j, "chain", c->chain, c->n_chain);
	wt_json_span_if(j, "cue_span", c->cue_span);
	if (c->n_quantities)
		quantities(j, c);
	wt_json_spans(j, "spans", c->spans, c->n_spans);
	wt_json_key(j, "verb");
	wt_json_span(j, c->verb);
	wt_json_key(j, "rule");
	wt_json_str(j, c->rule);
	exact(j, "confidence", (double)c->confidence, 9);
	wt_json_strs(j, "reasons", c->reasons, c->n_reasons);
	number(j, "sentence", c->sentence);
	flag(j, "in_title", c->in_title);
	flag(j, "in_caption", c->in_caption);
	wt_json_close(j, '}');
}

/* By their kinds: the order between these does not matter. */
static void
voices(struct wt_json *j, const struct wt_claims *claims)
{
	for (size_t k = 0; k < WT_SHARD_VOICES; k++) {
		wt_json_key(j, WT_SHARD_VOICE[k].key);
		wt_json_open(j, '[');
		for (uint32_t i = 0; i < claims->n_voices; i++)
			if (claims->voices[i].of == WT_SHARD_VOICE[k].of)
				wt_json_str(j, claims->voices[i].name);
		wt_json_close(j, ']');
	}
}

void
wt_shard_line_print(struct wt_buf *out, const struct wt_gazetteer *g,
	const struct wt_article *article, const struct wt_claims *claims)
{
	struct wt_json j = wt_json_begin(out);
	wt_json_open(&j, '{');
	wt_json_key(&j, "article");
	print_article(&j, article);
	wt_json_key(&j, "claims");
	wt_json_open(&j, '[');
	for (uint32_t i = 0; i < claims->n; i++)
		print_claim(&j, g, &claims->items[i]);
	wt_json_close(&j, ']');
	voices(&j, claims);
	wt_json_close(&j, '}');
	wt_buf_char(out, '\n');
}

/*
 * claim_json.c - see claim_json.h.
 */
#include "report/claim_json.h"

#include <math.h>
#include <stdio.h>

const char *
wt_claim_date(const struct wt_claim *c, char text[WT_CLAIM_DATE_TEXT])
{
	char start[WT_DAY_TEXT], end[WT_DAY_TEXT];
	(void)wt_day_print(c->date, start);
	(void)wt_day_print(c->end, end);
	(void)snprintf(text, WT_CLAIM_DATE_TEXT, "%s%s%s", start, end[0] ? "/" : "", end);
	return text;
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
span_if(struct wt_json *j, const char *key, struct wt_span s)
{
	if (s.start == s.end)
		return;
	wt_json_key(j, key);
	wt_json_span(j, s);
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
		span_if(j, "span", list[i].span);
		wt_json_close(j, '}');
	}
	wt_json_close(j, ']');
}

static void
labels(struct wt_json *j, const struct wt_claim *c)
{
	wt_json_key(j, "type");
	wt_json_cstr(j, wt_type_name(c->type));
	wt_json_key(j, "mode");
	wt_json_open(j, '[');
	for (unsigned i = 0; i < c->n_modes; i++)
		wt_json_cstr(j, WT_MODES[c->modes[i]].name);
	wt_json_close(j, ']');
	wt_json_key(j, "context");
	wt_json_open(j, '[');
	for (int i = 0; i < WT_CONTEXT_COUNT; i++)
		if (c->contexts & (UINT64_C(1) << i))
			wt_json_cstr(j, wt_context_name((enum wt_context)i));
	wt_json_close(j, ']');
}

static void
date(struct wt_json *j, const struct wt_claim *c)
{
	char text[WT_CLAIM_DATE_TEXT];
	if (!c->date.year)
		return;
	wt_json_key(j, "date");
	wt_json_cstr(j, wt_claim_date(c, text));
	wt_json_key(j, "date_precision");
	wt_json_cstr(j, wt_claim_precision(c));
	wt_json_key(j, "date_basis");
	wt_json_cstr(j, wt_basis_name(c->date_basis));
	span_if(j, "date_span", c->date_span);
}

static void
place(struct wt_json *j, const struct wt_claim *c)
{
	if (!c->has_place)
		return;
	wt_json_key(j, "place");
	wt_json_open(j, '{');
	wt_json_key(j, "name");
	wt_json_str(j, c->place.name);
	wt_json_key(j, "country");
	wt_json_cstr(j, c->place.country);
	if (c->place.geonameid) {
		wt_json_key(j, "geonameid");
		wt_json_int(j, c->place.geonameid);
	}
	if (c->place.lat != 0.0F || c->place.lon != 0.0F) {
		wt_json_key(j, "lat");
		wt_json_num(j, (double)c->place.lat, 4);
		wt_json_key(j, "lon");
		wt_json_num(j, (double)c->place.lon, 4);
	}
	if (c->place.precision[0]) {
		wt_json_key(j, "precision");
		wt_json_cstr(j, c->place.precision);
	}
	span_if(j, "span", c->place_span);
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
		wt_json_key(j, "n");
		wt_json_num(j, q->low, 4);
		if (isfinite(q->high) && (q->high < q->low || q->high > q->low)) {
			wt_json_key(j, "high");
			wt_json_num(j, q->high, 4);
		}
		str_if(j, "unit", q->unit);
		if (q->hedge && q->hedge != '=') {
			wt_json_key(j, "bound");
			wt_json_cstr(j, bound);
		}
		if (q->kind[0]) {
			wt_json_key(j, "kind");
			wt_json_cstr(j, q->kind);
		}
		wt_json_close(j, '}');
	}
	wt_json_close(j, ']');
}

static void
strings(struct wt_json *j, const char *key, const struct wt_str *list, unsigned n)
{
	wt_json_key(j, key);
	wt_json_open(j, '[');
	for (unsigned i = 0; i < n; i++)
		wt_json_str(j, list[i]);
	wt_json_close(j, ']');
}

void
wt_claim_print_json(
	struct wt_buf *out, struct wt_str document, uint32_t index, const struct wt_claim *c)
{
	struct wt_json j = wt_json_begin(out);
	struct wt_buf id = { 0 };
	wt_buf_printf(&id, "%.*s#%u", WT_FMT(document), index);
	wt_json_open(&j, '{');
	wt_json_key(&j, "id");
	wt_json_str(&j, document);
	wt_json_key(&j, "claim");
	wt_json_str(&j, wt_buf_view(&id));
	wt_buf_release(&id);
	labels(&j, c);
	parties(&j, "actors", c->actors, c->n_actors);
	parties(&j, "recipients", c->recipients, c->n_recipients);
	date(&j, c);
	place(&j, c);
	wt_json_key(&j, "status");
	wt_json_cstr(&j, wt_status_name(c->status));
	span_if(&j, "status_span", c->status_span);
	wt_json_key(&j, "stance");
	wt_json_cstr(&j, wt_stance_name(c->stance));
	span_if(&j, "stance_span", c->stance_span);
	strings(&j, "chain", c->chain, c->n_chain);
	span_if(&j, "cue_span", c->cue_span);
	quantities(&j, c);
	wt_json_key(&j, "spans");
	wt_json_open(&j, '[');
	for (unsigned i = 0; i < c->n_spans; i++)
		wt_json_span(&j, c->spans[i]);
	wt_json_close(&j, ']');
	wt_json_key(&j, "rule");
	wt_json_str(&j, c->rule);
	wt_json_key(&j, "confidence");
	wt_json_num(&j, (double)c->confidence, 2);
	strings(&j, "reasons", c->reasons, c->n_reasons);
	wt_json_close(&j, '}');
}

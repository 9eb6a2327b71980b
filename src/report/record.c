/*
 * record.c - see record.h.
 */
#include "report/record.h"

#include <math.h>

void
wt_record_labels(struct wt_json *j, enum wt_type type, const uint8_t *modes, unsigned n_modes,
	uint64_t contexts)
{
	wt_json_key(j, "type");
	wt_json_cstr(j, wt_type_name(type));
	wt_json_key(j, "mode");
	wt_json_open(j, '[');
	for (unsigned i = 0; i < n_modes; i++)
		wt_json_cstr(j, WT_MODES[modes[i]].name);
	wt_json_close(j, ']');
	wt_json_key(j, "context");
	wt_json_open(j, '[');
	for (int i = 0; i < WT_CONTEXT_COUNT; i++)
		if (contexts & (UINT64_C(1) << i))
			wt_json_cstr(j, wt_context_name((enum wt_context)i));
	wt_json_close(j, ']');
}

void
wt_record_parties(struct wt_json *j, const char *key, const struct wt_party *list, unsigned n)
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
		wt_json_str_if(j, "office", list[i].office);
		wt_json_span_if(j, "span", list[i].span);
		wt_json_close(j, '}');
	}
	wt_json_close(j, ']');
}

void
wt_record_place(struct wt_json *j, const struct wt_place *place, struct wt_span span)
{
	wt_json_key(j, "place");
	wt_json_open(j, '{');
	wt_json_key(j, "name");
	wt_json_str(j, place->name);
	wt_json_key(j, "country");
	wt_json_cstr(j, place->country);
	if (place->geonameid) {
		wt_json_key(j, "geonameid");
		wt_json_int(j, place->geonameid);
	}
	if (wt_place_is_mapped(place)) {
		wt_json_key(j, "lat");
		wt_json_num(j, (double)place->lat, 4);
		wt_json_key(j, "lon");
		wt_json_num(j, (double)place->lon, 4);
	}
	wt_json_str_if(j, "precision", wt_str_of(place->precision));
	wt_json_span_if(j, "span", span);
	wt_json_close(j, '}');
}

void
wt_record_quantity(struct wt_json *j, const struct wt_quantity *q)
{
	const char bound[2] = { q->hedge, '\0' };
	wt_json_key(j, "n");
	wt_json_num(j, q->low, 4);
	if (isfinite(q->high) && (q->high < q->low || q->high > q->low)) {
		wt_json_key(j, "high");
		wt_json_num(j, q->high, 4);
	}
	wt_json_str_if(j, "unit", q->unit);
	if (q->hedge && q->hedge != '=') {
		wt_json_key(j, "bound");
		wt_json_cstr(j, bound);
	}
	wt_json_str_if(j, "kind", wt_str_of(q->kind));
}

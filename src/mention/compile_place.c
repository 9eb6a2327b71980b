/*
 * compile_place.c - places of the lexicon, one by one or as a table.
 *
 *	place Gaza
 *	  alias     Kota Gaza
 *	  country   PSE
 *	  at        31.50 34.47
 *	  geonameid 281133
 *	  precision city
 *
 *	places Jawa Barat
 *	  Bandung | Kota Bandung | IDN | -6.92 107.61 | 1650357 | city
 *
 * A line of a table is: name | other names | country | latitude longitude |
 * geonameid | precision; what is unknown is left empty.  A place without an id
 * has no coordinates in the record.
 */
#include "mention/compile.h"

#include <stdlib.h>

static const char *const PRECISIONS[] = { "country", "province", "city", "site" };

static bool
parse_degrees(struct wt_str s, double most, float *out)
{
	char text[32];
	char *end;
	if (s.len == 0 || s.len >= sizeof text)
		return false;
	memcpy(text, s.ptr, s.len);
	text[s.len] = '\0';
	double v = strtod(text, &end);
	if (*end != '\0' || !(v >= -most && v <= most))
		return false;
	*out = (float)v;
	return true;
}

static void
set_at(struct wt_compiler *c, const struct wt_lex_entry *e, uint32_t line, struct wt_str s)
{
	struct wt_gaz_row *row = &c->rows[c->n_rows - 1];
	struct wt_str lat;
	s = wt_str_trim(s);
	if (s.len == 0)
		return;
	if (!wt_str_split(&s, ' ', &lat) || !parse_degrees(lat, 90, &row->lat) ||
		!parse_degrees(wt_str_trim(s), 180, &row->lon))
		wt_lex_error(c->lex, e, line, "coordinates are latitude and longitude in degrees");
}

static void
set_id(struct wt_compiler *c, const struct wt_lex_entry *e, uint32_t line, struct wt_str s)
{
	uint64_t id = 0;
	s = wt_str_trim(s);
	if (s.len && (!wt_str_to_u64(s, &id) || id > UINT32_MAX))
		wt_lex_error(c->lex, e, line, "'%.*s' is no geonameid", WT_FMT(s));
	c->rows[c->n_rows - 1].geonameid = (uint32_t)id;
}

static void
set_precision(struct wt_compiler *c, const struct wt_lex_entry *e, uint32_t line, struct wt_str s)
{
	s = wt_str_trim(s);
	if (s.len == 0)
		s = WT_STR("city");
	for (size_t i = 0; i < sizeof PRECISIONS / sizeof *PRECISIONS; i++)
		if (wt_str_is(s, PRECISIONS[i])) {
			c->rows[c->n_rows - 1].outlet_kind = wt_compile_text(c, s);
			return;
		}
	wt_lex_error(c->lex, e, line, "'%.*s' is no precision (country, province, city, site)",
		WT_FMT(s));
}

void
wt_compile_place(struct wt_compiler *c, const struct wt_lex_entry *e)
{
	static const char *const KEYS[] = { "alias", "country", "at", "geonameid", "precision",
		NULL };
	(void)wt_compile_keys(c, e, KEYS);
	struct wt_gaz_row *row = wt_compile_row(c, e, WT_GAZ_PLACE, e->name);
	wt_compile_name(c, e, e->line, e->name, WT_USE_NAME);
	const struct wt_lex_line *country = wt_lex_find(e, "country", 0);
	const struct wt_lex_line *precision = wt_lex_find(e, "precision", 0);
	if (!country)
		wt_lex_error(c->lex, e, e->line, "'%.*s' needs a country", WT_FMT(e->name));
	else
		(void)wt_compile_country(c, e, country->line, country->value, row->country);
	set_precision(c, e, precision ? precision->line : e->line,
		precision ? precision->value : WT_STR(""));
	for (uint32_t i = 0; i < e->n; i++) {
		const struct wt_lex_line *l = &e->lines[i];
		if (wt_str_is(l->key, "alias"))
			wt_compile_names(c, e, l, WT_USE_ALIAS);
		else if (wt_str_is(l->key, "at"))
			set_at(c, e, l->line, l->value);
		else if (wt_str_is(l->key, "geonameid"))
			set_id(c, e, l->line, l->value);
	}
}

static void
add_table_line(struct wt_compiler *c, const struct wt_lex_entry *e, const struct wt_lex_line *l)
{
	/* key and value are views of one line */
	struct wt_str line = { l->key.ptr, (size_t)(l->value.ptr + l->value.len - l->key.ptr) };
	struct wt_str cell[6];
	size_t n = 0;
	while (n < 6 && wt_str_split(&line, '|', &cell[n])) {
		cell[n] = wt_str_trim(cell[n]);
		n++;
	}
	if (n < 3 || line.len) {
		wt_lex_error(c->lex, e, l->line,
			"a place is: name | other names | country | lat lon | geonameid | "
			"precision");
		return;
	}
	for (; n < 6; n++)
		cell[n] = WT_STR("");
	struct wt_gaz_row *row = wt_compile_row(c, e, WT_GAZ_PLACE, cell[0]);
	(void)wt_compile_country(c, e, l->line, cell[2], row->country);
	wt_compile_name(c, e, l->line, cell[0], WT_USE_NAME);
	if (cell[1].len) {
		struct wt_lex_line names = { .value = cell[1], .line = l->line };
		wt_compile_names(c, e, &names, WT_USE_ALIAS);
	}
	set_at(c, e, l->line, cell[3]);
	set_id(c, e, l->line, cell[4]);
	set_precision(c, e, l->line, cell[5]);
}

void
wt_compile_places(struct wt_compiler *c, const struct wt_lex_entry *e)
{
	struct wt_lex_example x;
	uint32_t at = 0;
	if (!wt_lex_example(e, &at, &x) || x.n == 0)
		wt_lex_error(c->lex, e, e->line, "the table '%.*s' brings no example (~ and =)",
			WT_FMT(e->name));
	for (uint32_t i = 0; i < e->n; i++)
		if (!wt_str_is(e->lines[i].key, "~") && !wt_str_is(e->lines[i].key, "="))
			add_table_line(c, e, &e->lines[i]);
}

/*
 * request.c - a request taken apart, see request.h.
 */
#include "web/request.h"

#include "web/emit.h"

static const char *const SUFFIXES[] = { "", ".json", ".jsonl", ".csv", ".geojson", ".rss", ".ics" };
#define N_FORMS (sizeof SUFFIXES / sizeof SUFFIXES[0])

const char *
wt_form_suffix(enum wt_form form)
{
	return SUFFIXES[form];
}

static int
hex(char c)
{
	if (wt_is_digit(c))
		return c - '0';
	c = wt_lower(c);
	return c >= 'a' && c <= 'f' ? c - 'a' + 10 : -1;
}

/* Percent signs, and in a query plus signs, undone; false where one is cut off or hides a NUL. */
static bool
decode(struct wt_arena *arena, struct wt_str raw, bool query, struct wt_str *out)
{
	char *to = wt_arena_alloc(arena, raw.len + 1, 1);
	size_t n = 0;
	for (size_t i = 0; i < raw.len; i++) {
		int c = raw.ptr[i];
		if (c == '%') {
			int high = i + 2 < raw.len ? hex(raw.ptr[i + 1]) : -1;
			int low = i + 2 < raw.len ? hex(raw.ptr[i + 2]) : -1;
			if (high < 0 || low < 0)
				return false;
			c = high << 4 | low;
			i += 2;
		} else if (c == '+' && query) {
			c = ' ';
		}
		if (c == 0)
			return false;
		to[n++] = (char)c;
	}
	*out = (struct wt_str){ to, n };
	return true;
}

/* Takes ".json" off the last segment. */
static enum wt_form
cut_form(struct wt_str *segment)
{
	for (unsigned i = 1; i < N_FORMS; i++)
		if (wt_str_ends(*segment, wt_str_of(SUFFIXES[i]))) {
			segment->len -= strlen(SUFFIXES[i]);
			return (enum wt_form)i;
		}
	return WT_AS_HTML;
}

static int
read_path(struct wt_request *r, struct wt_arena *arena)
{
	struct wt_str rest = { r->path.ptr + 1, r->path.len - 1 }, segment;
	while (rest.len > 0 && wt_str_split(&rest, '/', &segment)) {
		if (segment.len == 0)
			continue;
		if (r->n_parts == WT_REQUEST_PARTS)
			return WARTA_ETOOBIG;
		if (rest.len == 0)
			r->form = cut_form(&segment);
		if (!decode(arena, segment, false, &r->parts[r->n_parts]))
			return WARTA_EUSAGE;
		r->n_parts += r->parts[r->n_parts].len > 0;
	}
	return WARTA_OK;
}

/* More parameters than any page takes are left out. */
static bool
read_query(struct wt_request *r, struct wt_arena *arena, struct wt_str query)
{
	struct wt_str pair, key;
	while (query.len > 0 && wt_str_split(&query, '&', &pair)) {
		struct wt_param p;
		struct wt_str value = pair;
		if (!wt_str_split(&value, '=', &key) || r->n_params == WT_REQUEST_PARAMS)
			continue;
		if (!decode(arena, key, true, &p.key) || !decode(arena, value, true, &p.value))
			return false;
		p.value = wt_str_trim(p.value);
		if (p.key.len && p.value.len)
			r->params[r->n_params++] = p;
	}
	return true;
}

struct wt_str
wt_request_param(const struct wt_request *r, const char *key)
{
	for (unsigned i = 0; i < r->n_params; i++)
		if (wt_str_is(r->params[i].key, key))
			return r->params[i].value;
	return WT_STR("");
}

uint32_t
wt_request_count(const struct wt_request *r, const char *key, uint32_t most, uint32_t otherwise)
{
	uint64_t n;
	if (!wt_str_to_u64(wt_request_param(r, key), &n))
		return otherwise;
	return n < most ? (uint32_t)n : most;
}

/* --- what the reader prefers: a parameter, else the cookie, else the browser --------------------
 */

static struct wt_str
cookie(struct wt_str cookies, const char *name)
{
	struct wt_str pair, key;
	while (cookies.len > 0 && wt_str_split(&cookies, ';', &pair)) {
		struct wt_str value = wt_str_trim(pair);
		if (wt_str_split(&value, '=', &key) && wt_str_is(key, name))
			return value;
	}
	return WT_STR("");
}

static struct wt_str
preference(const struct wt_request *r, const struct wt_request_headers *headers, const char *name)
{
	struct wt_str given = wt_request_param(r, name);
	return given.len ? given : cookie(headers->cookie, name);
}

/* The first of our languages in the header, which browsers write best first. */
static enum wt_lang
language_of(struct wt_str header)
{
	struct wt_str item;
	while (header.len > 0 && wt_str_split(&header, ',', &item)) {
		item = wt_str_trim(item);
		if (item.len < 2 || (item.len > 2 && wt_is_alpha(item.ptr[2])))
			continue;
		struct wt_str two = { item.ptr, 2 };
		if (wt_str_eq_nocase(two, WT_STR("id")) || wt_str_eq_nocase(two, WT_STR("ms")))
			return WT_WEB_ID;
		if (wt_str_eq_nocase(two, WT_STR("en")))
			return WT_WEB_EN;
	}
	return WT_WEB_ID;
}

static int
zone_of(struct wt_str name)
{
	static const struct {
		const char *name;
		int minutes;
	} ZONES[] = { { "WIB", 420 }, { "WITA", 480 }, { "WIT", 540 }, { "UTC", 0 } };
	for (unsigned i = 0; i < sizeof ZONES / sizeof ZONES[0]; i++)
		if (wt_str_is(name, ZONES[i].name))
			return ZONES[i].minutes;
	return ZONES[0].minutes;
}

static void
read_preferences(struct wt_request *r, const struct wt_request_headers *headers)
{
	struct wt_str lang = preference(r, headers, "lang");
	struct wt_str theme = preference(r, headers, "theme");
	r->lang = wt_str_is(lang, "en")   ? WT_WEB_EN
		  : wt_str_is(lang, "id") ? WT_WEB_ID
					  : language_of(headers->accept_language);
	r->theme = wt_str_is(theme, "dark")    ? WT_THEME_DARK
		   : wt_str_is(theme, "light") ? WT_THEME_LIGHT
					       : WT_THEME_AUTO;
	r->zone = zone_of(preference(r, headers, "zone"));
}

int
wt_request_read(struct wt_request *r, struct wt_arena *arena, struct wt_str target,
	const struct wt_request_headers *headers)
{
	static const struct wt_request_headers NONE;
	struct wt_str query = target;
	memset(r, 0, sizeof *r);
	r->target = target;
	if (!headers)
		headers = &NONE;
	read_preferences(r, headers);
	if (target.len == 0 || target.ptr[0] != '/')
		return WARTA_EUSAGE;
	if (target.len > WT_TARGET_MAX)
		return WARTA_ETOOBIG;
	(void)wt_str_split(&query, '?', &r->path);
	int code = read_path(r, arena);
	if (code == WARTA_OK && !read_query(r, arena, query))
		code = WARTA_EUSAGE;
	read_preferences(r, headers);
	return code;
}

static void
again_pair(struct wt_buf *out, bool *first, struct wt_str key, struct wt_str value)
{
	wt_buf_char(out, *first ? '?' : '&');
	wt_emit_url(out, key);
	wt_buf_char(out, '=');
	wt_emit_url(out, value);
	*first = false;
}

void
wt_request_again(struct wt_buf *out, const struct wt_request *r, enum wt_form form, const char *key,
	const char *value)
{
	bool first = true;
	for (unsigned i = 0; i < r->n_parts; i++) {
		wt_buf_char(out, '/');
		wt_emit_url(out, r->parts[i]);
	}
	if (r->n_parts == 0)
		wt_buf_char(out, '/');
	wt_buf_cstr(out, SUFFIXES[form]);
	for (unsigned i = 0; i < r->n_params; i++)
		if (!key || !wt_str_is(r->params[i].key, key))
			again_pair(out, &first, r->params[i].key, r->params[i].value);
	if (key && value)
		again_pair(out, &first, wt_str_of(key), wt_str_of(value));
}

/*
 * query.c - what a request asks of the store, see query.h.
 */
#include "web/query.h"

#include "web/words.h"

/* --- read ---------------------------------------------------------------------------------------
 */

static int
refuse(struct wt_visit *v, const char *key, struct wt_str value)
{
	return wt_fail(&v->fault, WARTA_EUSAGE, 0,
		wt_say(v, "%s tidak dapat berupa '%.*s'", "%s cannot be '%.*s'"), key,
		value.len > 60 ? 60 : (int)value.len, value.ptr);
}

static int
read_day(struct wt_visit *v, const char *key, struct wt_day *day)
{
	struct wt_str text = wt_request_param(&v->request, key);
	if (text.len == 0 || wt_day_parse(text, day))
		return WARTA_OK;
	return refuse(v, key, text);
}

typedef const char *name_of(int code);

static const char *
type_name(int code)
{
	return wt_type_name((enum wt_type)code);
}

static const char *
status_name(int code)
{
	return wt_status_name((enum wt_status)code);
}

static const char *
stance_name(int code)
{
	return wt_stance_name((enum wt_stance)code);
}

static int
read_code(struct wt_visit *v, const char *key, name_of *name, int n, int *code)
{
	struct wt_str text = wt_request_param(&v->request, key);
	if (text.len == 0)
		return WARTA_OK;
	for (int i = 0; i < n; i++)
		if (wt_str_eq_nocase(text, wt_str_of(name(i)))) {
			*code = i;
			return WARTA_OK;
		}
	return refuse(v, key, text);
}

static void
read_parties(struct wt_visit *v, struct wt_query *q)
{
	const struct wt_request *r = &v->request;
	for (unsigned i = 0; i < r->n_params; i++)
		if (wt_str_is(r->params[i].key, "party") &&
			q->n_parties < sizeof q->parties / sizeof q->parties[0])
			wt_party_filter_read(
				&q->parties[q->n_parties++], v->gazetteer, r->params[i].value);
}

int
wt_query_read(struct wt_visit *v, struct wt_query *q)
{
	const struct wt_request *r = &v->request;
	wt_query_init(q);
	read_parties(v, q);
	q->mode = wt_request_param(r, "mode");
	q->place = wt_request_param(r, "place");
	q->source = wt_request_param(r, "source");
	q->outlet = wt_request_param(r, "outlet");
	q->text = wt_request_param(r, "q");
	q->min_independent = wt_request_count(r, "min", 1000, 0);
	q->newest_first = !wt_str_is(wt_request_param(r, "order"), "oldest");
	q->offset = wt_request_count(r, "offset", 1000000, 0);
	q->limit = wt_request_count(
		r, "limit", WT_WEB_ROWS_MAX, r->form == WT_AS_HTML ? WT_WEB_ROWS : WT_WEB_ROWS_MAX);
	if (q->limit == 0)
		q->limit = WT_WEB_ROWS;
	int code = read_day(v, "from", &q->from);
	if (code == WARTA_OK)
		code = read_day(v, "to", &q->to);
	if (code == WARTA_OK)
		code = read_code(v, "type", type_name, WT_TYPE_COUNT, &q->type);
	if (code == WARTA_OK)
		code = read_code(v, "status", status_name, WT_STATUS_NEGATED + 1, &q->status);
	if (code == WARTA_OK)
		code = read_code(v, "stance", stance_name, WT_STANCE_DENIED + 1, &q->stance);
	return code;
}

/* --- for the exports ----------------------------------------------------------------------------
 */

static const char *
copy(struct wt_visit *v, const char *key)
{
	struct wt_str value = wt_request_param(&v->request, key);
	return value.len ? wt_arena_copy(v->arena, value).ptr : NULL;
}

static void
copy_all(struct wt_visit *v, struct warta_query *q)
{
	const struct wt_request *r = &v->request;
	unsigned n = 0;
	bool about_one = r->n_parts >= 2; /* /actor/ID, /source/ID, /relation/A/B */
	struct wt_str one = about_one ? wt_arena_copy(v->arena, r->parts[1]) : WT_STR("");
	if (about_one && !wt_str_is(r->parts[0], "source"))
		q->parties[n++] = one.ptr;
	if (r->n_parts == 3)
		q->parties[n++] = wt_arena_copy(v->arena, r->parts[2]).ptr;
	for (unsigned i = 0; i < r->n_params && n < 4; i++)
		if (wt_str_is(r->params[i].key, "party"))
			q->parties[n++] = wt_arena_copy(v->arena, r->params[i].value).ptr;
	q->from = copy(v, "from");
	q->to = copy(v, "to");
	q->type = copy(v, "type");
	q->mode = copy(v, "mode");
	q->place = copy(v, "place");
	q->source = about_one && wt_str_is(r->parts[0], "source") ? one.ptr : copy(v, "source");
	q->outlet = copy(v, "outlet");
	q->status = copy(v, "status");
	q->stance = copy(v, "stance");
	q->text = copy(v, "q");
}

int
wt_query_public(struct wt_visit *v, struct warta_query *q)
{
	struct wt_query checked;
	int code = wt_query_read(v, &checked);
	memset(q, 0, sizeof *q);
	if (code != WARTA_OK)
		return code;
	if (wt_arena_guard(v->arena) != 0)
		return wt_fail(&v->fault, WARTA_ENOMEM, 0, "the request is too large");
	copy_all(v, q);
	wt_arena_unguard(v->arena);
	q->min_independent = checked.min_independent;
	q->newest_first = checked.newest_first;
	q->limit = checked.limit;
	q->offset = checked.offset;
	return WARTA_OK;
}

/* --- the form -----------------------------------------------------------------------------------
 */

static void
field(struct wt_visit *v, const char *key, const char *label, struct wt_str value,
	const char *placeholder)
{
	wt_emit(wt_out(v),
		"<label>%s <input name=\"%s\" value=\"%S\" placeholder=\"%s\" "
		"maxlength=\"100\"></label>",
		label, key, value, placeholder);
}

static void
option(struct wt_visit *v, const char *value, const char *label, struct wt_str chosen)
{
	wt_emit(wt_out(v), "<option value=\"%s\"", value);
	wt_buf_cstr(wt_out(v), wt_str_is(chosen, value) ? " selected>" : ">");
	wt_emit(wt_out(v), "%s</option>", label);
}

static void
select_begin(struct wt_visit *v, const char *key, const char *label)
{
	wt_emit(wt_out(v), "<label>%s <select name=\"%s\"><option value=\"\">%s</option>", label,
		key, wt_say(v, "semua", "all"));
}

static void
selects(struct wt_visit *v)
{
	enum wt_lang lang = v->request.lang;
	struct wt_str chosen = wt_request_param(&v->request, "type");
	select_begin(v, "type", wt_say(v, "Jenis", "Type"));
	for (int i = 0; i < WT_TYPE_COUNT; i++)
		option(v, type_name(i), wt_word_type(lang, (enum wt_type)i), chosen);
	wt_buf_cstr(wt_out(v), "</select></label>");
	chosen = wt_request_param(&v->request, "status");
	select_begin(v, "status", wt_say(v, "Status", "Status"));
	for (int i = 0; i <= WT_STATUS_NEGATED; i++)
		option(v, status_name(i), wt_word_status(lang, (enum wt_status)i), chosen);
	wt_buf_cstr(wt_out(v), "</select></label>");
	chosen = wt_request_param(&v->request, "stance");
	select_begin(v, "stance", wt_say(v, "Sikap sumber", "Stance of the source"));
	for (int i = 0; i <= WT_STANCE_DENIED; i++)
		option(v, stance_name(i), wt_word_stance(lang, (enum wt_stance)i), chosen);
	wt_buf_cstr(wt_out(v), "</select></label>");
}

/* The n-th of the parameters with that key. */
static struct wt_str
nth(const struct wt_request *r, const char *key, unsigned n)
{
	for (unsigned i = 0; i < r->n_params; i++)
		if (wt_str_is(r->params[i].key, key) && n-- == 0)
			return r->params[i].value;
	return WT_STR("");
}

void
wt_query_form(struct wt_visit *v)
{
	const struct wt_request *r = &v->request;
	wt_emit(wt_out(v), "<form class=\"filters\" action=\"/events\" aria-label=\"%s\">",
		wt_say(v, "Saring peristiwa", "Filter events"));
	field(v, "party", wt_say(v, "Pihak", "Party"), nth(r, "party", 0), "Rusia, RUS MIL");
	field(v, "party", wt_say(v, "dan pihak", "and party"), nth(r, "party", 1), "PRK");
	field(v, "from", wt_say(v, "Dari", "From"), wt_request_param(r, "from"), "2024-06");
	field(v, "to", wt_say(v, "sampai", "to"), wt_request_param(r, "to"), "2024-07-31");
	selects(v);
	field(v, "place", wt_say(v, "Tempat", "Place"), wt_request_param(r, "place"), "Pyongyang");
	field(v, "source", wt_say(v, "Sumber", "Source"), wt_request_param(r, "source"), "KCNA");
	field(v, "outlet", wt_say(v, "Media", "Outlet"), wt_request_param(r, "outlet"), "ANTARA");
	field(v, "q", wt_say(v, "Kata", "Words"), wt_request_param(r, "q"), "");
	field(v, "min",
		wt_say(v, "Sumber mandiri, paling sedikit", "Independent sources, at least"),
		wt_request_param(r, "min"), "2");
	wt_emit(wt_out(v), "<button>%s</button> <a href=\"/events\">%s</a></form>",
		wt_say(v, "Saring", "Filter"), wt_say(v, "Semua", "All"));
}

/*
 * export.c - runs a query through a format; see warta/export.h.
 */
#include "work/export.h"

#include "mention/fold.h"

#define CHUNK ((size_t)64 << 10) /* bytes that are gathered before they are handed on */

static const struct wt_form *const FORMS[] = { &WT_FORM_JSONL, &WT_FORM_CSV, &WT_FORM_PLOVER,
	&WT_FORM_GDELT, &WT_FORM_ACLED, &WT_FORM_GEOJSON, &WT_FORM_TIMELINEJS, &WT_FORM_GRAPHML,
	&WT_FORM_FTM, &WT_FORM_RSS, &WT_FORM_ATOM, &WT_FORM_ICS };
#define N_FORMS (sizeof FORMS / sizeof FORMS[0])

const struct warta_format *
warta_format_at(size_t index)
{
	return index < N_FORMS ? &FORMS[index]->about : NULL;
}

/* --- what formats ask ------------------------------------------------------------------------- */

const char *
wt_export_url(struct wt_export *x, const char *document)
{
	wt_buf_clear(&x->url);
	if (document[0])
		(void)wt_store_url(x->store->rooms, wt_str_of(document), &x->url, x->fault);
	return x->url.len ? x->url.ptr : "";
}

const char *
wt_export_title(const struct wt_export *x)
{
	return x->ask->title && x->ask->title[0] ? x->ask->title : "Warta";
}

static void
add_name(struct wt_export *x, struct wt_buf *out, const struct warta_party *p)
{
	char country[WARTA_COUNTRY_TEXT];
	if (p->name[0])
		wt_buf_cstr(out, p->name);
	else if (p->country[0] && x->store->reader)
		wt_buf_cstr(out, warta_country(x->store->reader, p->country, country));
	else
		wt_buf_cstr(out, p->country[0] ? p->country : p->sector);
}

const char *
wt_export_names(struct wt_export *x, struct wt_buf *out, const struct warta_party *list, size_t n)
{
	wt_buf_clear(out);
	for (size_t i = 0; i < n; i++) {
		if (i)
			wt_buf_cstr(out, ", ");
		add_name(x, out, &list[i]);
	}
	return out->len ? out->ptr : "";
}

void
wt_export_headline(struct wt_export *x, struct wt_buf *out, const struct warta_event *e)
{
	(void)wt_export_names(x, out, e->actors, e->n_actors);
	wt_buf_printf(out, "%s%s", e->n_actors ? " " : "", e->label);
	for (size_t i = 0; i < e->n_recipients; i++) {
		wt_buf_cstr(out, i ? ", " : " ");
		add_name(x, out, &e->recipients[i]);
	}
}

void
wt_export_party_key(struct wt_buf *out, const struct warta_party *p)
{
	char folded[512];
	size_t n = wt_fold_to(wt_str_of(p->name), folded, sizeof folded);
	if (n)
		wt_buf_add(out, folded, n);
	else
		wt_buf_printf(out, "country:%s", p->country);
}

bool
wt_export_days(const char *date, struct wt_day *first, struct wt_day *last)
{
	struct wt_str rest = wt_str_of(date), part;
	struct wt_day day;
	if (!wt_str_split(&rest, '/', &part) || !wt_day_parse(part, &day))
		return false;
	*first = wt_day_first(day);
	*last = wt_day_last(day);
	if (wt_str_split(&rest, '/', &part) && wt_day_parse(part, &day))
		*last = wt_day_last(day);
	return true;
}

bool
wt_export_is_done(const struct warta_event *e)
{
	bool real = strcmp(e->status, "happened") == 0 || strcmp(e->status, "ongoing") == 0;
	return real && strcmp(e->stance, "denied") != 0;
}

/* --- the run ---------------------------------------------------------------------------------- */

static int
hand_on(struct wt_export *x)
{
	if (x->out.failed || x->cell.failed || x->text.failed || x->url.failed)
		return wt_fail(x->fault, WARTA_ENOMEM, 0, "out of memory");
	int code = x->out.len ? x->bytes(x->context, x->out.ptr, x->out.len) : WARTA_OK;
	wt_buf_clear(&x->out);
	return code;
}

/* A row was written, or could not be. */
static int
count_row(struct wt_export *x, bool written)
{
	*(written ? &x->n.rows : &x->n.left_out) += 1;
	return x->out.len >= CHUNK ? hand_on(x) : WARTA_OK;
}

/* What a callback ends with; queries give it no other way back. */
struct running {
	struct wt_export *x;
	const struct wt_form *form;
	int code;
};

static int
on_actor(void *context, const struct warta_actor *actor)
{
	struct running *r = context;
	r->form->actor(r->x, actor);
	r->code = r->x->out.len >= CHUNK ? hand_on(r->x) : WARTA_OK;
	return r->code;
}

static int
on_event(void *context, const struct warta_event *event)
{
	struct running *r = context;
	return r->code = count_row(r->x, r->form->event(r->x, event));
}

static int
on_claim(void *context, const struct wt_stored_claim *row)
{
	struct running *r = context;
	struct wt_arena *arena = &r->x->store->arena;
	struct warta_stored_claim claim;
	wt_arena_reset(arena);
	if (wt_arena_guard(arena) != 0)
		return r->code = WARTA_ENOMEM;
	wt_give_stored_claim(arena, row, &claim);
	wt_arena_unguard(arena);
	return r->code = count_row(r->x, r->form->claim(r->x, &claim, row));
}

static int
write_claims(struct running *r)
{
	struct wt_export *x = r->x;
	struct wt_query q;
	int code = wt_query_take(&q, x->query, x->store->options.gazetteer, x->fault);
	return code == WARTA_OK ? wt_store_claims(x->store->rooms, &q, on_claim, r, x->fault)
				: code;
}

static int
write_events(struct running *r)
{
	struct wt_export *x = r->x;
	struct warta_query all = *x->query, actors;
	struct warta_fault fault = { 0 };
	int code = WARTA_OK;
	all.json = r->form == &WT_FORM_JSONL;
	if (r->form->status && !(all.status && all.status[0]))
		all.status = r->form->status;
	all.newest_first = all.newest_first || r->form->newest;
	actors = all;
	actors.limit = actors.offset = 0;
	if (r->form->actor)
		code = warta_actors(x->store, &actors, on_actor, r, &fault);
	if (code == WARTA_OK && r->code == WARTA_OK)
		code = warta_events(x->store, &all, on_event, r, &fault);
	if (code != WARTA_OK)
		(void)wt_fail(x->fault, code, 0, "%s", fault.text);
	return code;
}

static int
write_all(struct running *r)
{
	struct wt_export *x = r->x;
	bool claims = x->ask->part == WARTA_CLAIMS || x->ask->part == WARTA_CLAIMS_SCHEMA;
	if (x->ask->part == WARTA_EVENTS_SCHEMA || x->ask->part == WARTA_CLAIMS_SCHEMA) {
		r->form->schema(x, claims);
		return hand_on(x);
	}
	if (r->form->begin)
		r->form->begin(x, claims);
	int code = claims ? write_claims(r) : write_events(r);
	if (code == WARTA_OK)
		code = r->code;
	if (code != WARTA_OK)
		return code;
	if (r->form->end)
		r->form->end(x);
	return hand_on(x);
}

static const struct wt_form *
find_form(const struct warta_export *ask, struct wt_fault *f)
{
	for (size_t i = 0; ask->format && i < N_FORMS; i++) {
		const struct wt_form *form = FORMS[i];
		if (strcmp(ask->format, form->about.name) != 0)
			continue;
		bool claims = ask->part == WARTA_CLAIMS || ask->part == WARTA_CLAIMS_SCHEMA;
		bool schema = ask->part == WARTA_EVENTS_SCHEMA || ask->part == WARTA_CLAIMS_SCHEMA;
		if ((!claims || form->claim) && (!schema || form->schema))
			return form;
		(void)wt_fail(f, WARTA_EUSAGE, 0, "the format %s has no %s", ask->format,
			schema ? "schema" : "claims");
		return NULL;
	}
	(void)wt_fail(f, WARTA_EUSAGE, 0, "'%s' is no format of an export",
		ask->format ? ask->format : "");
	return NULL;
}

int
warta_export(struct warta_store *store, const struct warta_query *query,
	const struct warta_export *ask, warta_on_bytes *bytes, void *context,
	struct warta_exported *n, struct warta_fault *fault)
{
	struct wt_fault f = { 0 };
	struct wt_export x = { .store = store,
		.ask = ask,
		.query = query,
		.bytes = bytes,
		.context = context,
		.fault = &f };
	struct running r = { .x = &x, .form = find_form(ask, &f) };
	x.json = wt_json_begin(&x.out);
	int code = r.form ? write_all(&r) : WARTA_EUSAGE;
	wt_buf_release(&x.out);
	wt_buf_release(&x.cell);
	wt_buf_release(&x.text);
	wt_buf_release(&x.url);
	if (n)
		*n = x.n;
	return wt_fault_give(fault, &f, code);
}

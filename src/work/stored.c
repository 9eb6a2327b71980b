/*
 * stored.c - the public functions of the store.
 *
 * Each row is copied into the store's arena, shown, and forgotten.
 */
#include "work/stored.h"

#include <stdio.h>
#include <stdlib.h>

#include "base/blob.h"
#include "report/claim_json.h"
#include "story/event.h"
#include "work/embedded.h"
#include "work/give.h"

/* --- open and close ----------------------------------------------------------------------------
 */

int
warta_store_open(struct warta_store **store, const char *path, enum warta_store_use use,
	const struct warta_reader *reader, struct warta_fault *fault)
{
	struct wt_fault f = { 0 };
	struct warta_store *s = calloc(1, sizeof *s);
	bool writes = use == WARTA_STORE_WRITE;
	*store = NULL;
	if (!s)
		return wt_fault_give(fault, &f, WARTA_ENOMEM);
	if (writes && !reader) {
		free(s);
		return wt_fault_give(fault, &f,
			wt_fail(&f, WARTA_EUSAGE, 0, "%s: writing needs a reader", path));
	}
	s->reader = reader;
	wt_arena_init(&s->arena, WT_DOCUMENT_BUDGET);
	if (reader) {
		s->options.gazetteer = reader->rooms.gazetteer;
		s->options.grammar = reader->rooms.grammar;
		if (writes) {
			wt_reader_coder(&reader->rooms, s->coder);
			s->options.coder = s->coder;
		}
	}
	int code = wt_store_open(
		&s->rooms, path, writes ? WT_STORE_WRITE : WT_STORE_READ, &s->options, &f);
	if (code != WARTA_OK) {
		free(s);
		s = NULL;
	}
	*store = s;
	return wt_fault_give(fault, &f, code);
}

int
warta_store_close(struct warta_store *s, struct warta_fault *fault)
{
	struct wt_fault f = { 0 };
	if (!s)
		return WARTA_OK;
	int code = wt_store_close(s->rooms, &f);
	wt_arena_release(&s->arena);
	wt_buf_release(&s->json);
	free(s);
	return wt_fault_give(fault, &f, code);
}

int
warta_events_update(struct warta_store *s, struct warta_fault *fault)
{
	struct wt_fault f = { 0 };
	return wt_fault_give(fault, &f, wt_events_update(s->rooms, NULL, &f));
}

/* --- rows --------------------------------------------------------------------------------------
 */

struct asking {
	struct warta_store *store;
	bool json;
	warta_on_event *event;
	warta_on_claim *claim;
	warta_on_article *article;
	warta_on_source *source;
	void *context;
	int ended; /* what a callback said: anything but WARTA_OK ended the query */
};

/* The query's own failure, or that with which it was ended. */
static int
outcome(const struct asking *a, int code)
{
	return code == WARTA_OK ? a->ended : code;
}

static const char *
moment(struct wt_arena *arena, struct wt_moment m)
{
	char text[WT_MOMENT_TEXT];
	return wt_give_str(arena, wt_str_of(wt_moment_print(m, text)));
}

static const char *
give_cursor(struct wt_arena *arena, const struct wt_event *e)
{
	char id[WT_EVENT_ID];
	(void)wt_event_id(e->id, id);
	if (!e->dated)
		return wt_arena_printf(arena, ".%s", id).ptr;
	return wt_arena_printf(arena, "%d.%s", (int)e->first_day, id).ptr;
}

static void
give_counts(const struct wt_event_counts *n, struct warta_event *out)
{
	out->n_claims = n->claims;
	out->n_asserted = n->asserted;
	out->n_alleged = n->alleged;
	out->n_denied = n->denied;
	out->n_happened = n->happened;
	out->n_ongoing = n->ongoing;
	out->n_planned = n->planned;
	out->n_hypothetical = n->hypothetical;
	out->n_negated = n->negated;
	out->n_documents = n->documents;
	out->n_outlets = n->outlets;
	out->n_independent = n->independent;
	out->n_independent_most = n->independent_most;
}

static const struct warta_event_source *
give_sources(struct wt_arena *arena, const struct wt_event *e)
{
	struct warta_event_source *list =
		WT_NEW(arena, struct warta_event_source, e->n_sources + 1);
	for (uint32_t i = 0; i < e->n_sources; i++)
		list[i] =
			(struct warta_event_source){ .name = wt_give_str(arena, e->sources[i].name),
				.outlet = e->sources[i].outlet,
				.n_claims = e->sources[i].claims,
				.n_documents = e->sources[i].documents,
				.documents = wt_give_str(arena, e->sources[i].documents_list) };
	return list;
}

static const struct warta_event_quantity *
give_quantities(struct wt_arena *arena, const struct wt_event *e)
{
	struct warta_event_quantity *list =
		WT_NEW(arena, struct warta_event_quantity, e->n_quantities + 1);
	for (uint32_t i = 0; i < e->n_quantities; i++) {
		wt_give_quantity(arena, &e->quantities[i].number, &list[i].number);
		list[i].least = e->quantities[i].least;
		list[i].most = e->quantities[i].most;
		list[i].document = wt_give_str(arena, e->quantities[i].document);
	}
	return list;
}

static const struct warta_retold *
give_retold(struct wt_arena *arena, const struct wt_event *e)
{
	struct warta_retold *list = WT_NEW(arena, struct warta_retold, e->n_retold + 1);
	for (uint32_t i = 0; i < e->n_retold; i++)
		list[i] = (struct warta_retold){
			.document = wt_give_str(arena, e->retold[i].document),
			.outlet = wt_give_str(arena, e->retold[i].outlet),
			.published = moment(arena, e->retold[i].published),
			.sentence = wt_give_str(arena, e->retold[i].text),
			.span = { e->retold[i].span.start, e->retold[i].span.end },
		};
	return list;
}

void
wt_give_event(struct wt_arena *arena, const struct wt_event *e, struct warta_event *out)
{
	char id[WT_EVENT_ID], date[WT_PERIOD_TEXT];
	*out = (struct warta_event){ .id = wt_give_str(arena, wt_str_of(wt_event_id(e->id, id))),
		.type = wt_type_name(e->type),
		.label = wt_type_label_id(e->type),
		.quad = e->quad,
		.score = e->score,
		.modes = wt_give_modes(arena, e->modes, e->n_modes),
		.n_modes = e->n_modes,
		.actors = wt_give_parties(arena, e->actors, e->n_actors),
		.n_actors = e->n_actors,
		.recipients = wt_give_parties(arena, e->recipients, e->n_recipients),
		.n_recipients = e->n_recipients,
		.date = wt_give_str(arena, wt_str_of(wt_period_print(e->date, e->end, date))),
		.date_precision = wt_period_precision(e->date, e->end),
		.date_basis = e->date.year ? wt_basis_name(e->date_basis) : "",
		.has_place = e->has_place,
		.status = wt_status_name(e->status),
		.stance = wt_stance_name(e->stance),
		.sources = give_sources(arena, e),
		.n_sources = e->n_sources,
		.quantities = give_quantities(arena, e),
		.n_quantities = e->n_quantities,
		.retold = give_retold(arena, e),
		.n_retold = e->n_retold,
		.sentence = wt_give_str(arena, e->title),
		.document = wt_give_str(arena, e->title_document),
		.first_published = moment(arena, e->first_published),
		.last_published = moment(arena, e->last_published),
		.first_seen = wt_give_str(arena, e->first_seen),
		.changed = wt_give_str(arena, e->changed),
		.cursor = give_cursor(arena, e),
		.json = "" };
	out->contexts = wt_give_contexts(arena, e->contexts, &out->n_contexts);
	wt_give_place(arena, &e->place, (struct wt_span){ 0, 0 }, &out->place);
	give_counts(&e->counts, out);
}

static int
on_event(void *context, const struct wt_event *e)
{
	struct asking *a = context;
	struct warta_store *s = a->store;
	struct warta_event out;
	wt_arena_reset(&s->arena);
	wt_buf_clear(&s->json);
	if (a->json)
		wt_event_print_json(&s->json, e);
	if (s->json.failed || wt_arena_guard(&s->arena) != 0)
		return WARTA_ENOMEM;
	wt_give_event(&s->arena, e, &out);
	wt_arena_unguard(&s->arena);
	if (a->json)
		out.json = s->json.ptr;
	return a->ended = a->event(a->context, &out);
}

void
wt_give_stored_claim(
	struct wt_arena *arena, const struct wt_stored_claim *c, struct warta_stored_claim *out)
{
	char event[WT_EVENT_ID] = "";
	if (c->event)
		(void)wt_event_id(c->event, event);
	*out = (struct warta_stored_claim){ .document = wt_give_str(arena, c->document),
		.outlet = wt_give_str(arena, c->outlet),
		.title = wt_give_str(arena, c->title),
		.url = wt_give_str(arena, c->url),
		.published = moment(arena, c->published),
		.origin = wt_give_str(arena, c->origin),
		.sentence = wt_give_str(arena, c->sentence),
		.event = wt_give_str(arena, wt_str_of(event)),
		.joined = wt_give_str(arena, c->joined),
		.live = c->live };
	wt_give_claim(arena, c->document, c->index, &c->claim, &out->claim);
}

static int
on_claim(void *context, const struct wt_stored_claim *c)
{
	struct asking *a = context;
	struct wt_arena *arena = &a->store->arena;
	struct warta_stored_claim out;
	wt_arena_reset(arena);
	if (wt_arena_guard(arena) != 0)
		return WARTA_ENOMEM;
	wt_give_stored_claim(arena, c, &out);
	wt_arena_unguard(arena);
	return a->ended = a->claim(a->context, &out);
}

static int
on_article(void *context, const struct wt_stored_document *d)
{
	struct asking *a = context;
	struct wt_arena *arena = &a->store->arena;
	struct warta_stored_article out;
	wt_arena_reset(arena);
	if (wt_arena_guard(arena) != 0)
		return WARTA_ENOMEM;
	out = (struct warta_stored_article){ .id = wt_give_str(arena, d->id),
		.url = wt_give_str(arena, d->url),
		.outlet = wt_give_str(arena, d->outlet),
		.title = wt_give_str(arena, d->title),
		.published = moment(arena, d->published),
		.text = wt_give_str(arena, d->text),
		.size = d->text.len,
		.authors = wt_give_strs(arena, d->authors, d->n_authors),
		.n_authors = d->n_authors,
		.editors = wt_give_strs(arena, d->editors, d->n_editors),
		.n_editors = d->n_editors,
		.sources = wt_give_strs(arena, d->sources, d->n_sources),
		.n_sources = d->n_sources,
		.stored = wt_give_str(arena, d->stored),
		.version =
			wt_arena_printf(arena, "%.*s@%lld", WT_FMT(d->id), (long long)d->row).ptr,
		.live = d->live,
		.n_claims = d->n_claims };
	wt_arena_unguard(arena);
	return a->ended = a->article(a->context, &out);
}

static int
on_source(void *context, const struct wt_stored_source *s)
{
	struct asking *a = context;
	struct wt_arena *arena = &a->store->arena;
	struct warta_source out = { .n_claims = s->claims,
		.n_origins = s->origins,
		.n_documents = s->documents,
		.n_outlets = s->outlets };
	wt_arena_reset(arena);
	if (wt_arena_guard(arena) != 0)
		return WARTA_ENOMEM;
	out.name = wt_give_str(arena, s->name);
	wt_arena_unguard(arena);
	return a->ended = a->source(a->context, &out);
}

/* --- queries -----------------------------------------------------------------------------------
 */

static int
take(struct warta_store *s, const struct warta_query *query, struct wt_query *q, struct wt_fault *f)
{
	return wt_query_take(q, query, s->options.gazetteer, f);
}

int
warta_events(struct warta_store *s, const struct warta_query *query, warta_on_event *event,
	void *context, struct warta_fault *fault)
{
	struct asking a = { .store = s, .json = query->json, .event = event, .context = context };
	struct wt_fault f = { 0 };
	struct wt_query q;
	int code = take(s, query, &q, &f);
	if (code == WARTA_OK)
		code = wt_events_find(s->rooms, &q, on_event, &a, &f);
	return wt_fault_give(fault, &f, outcome(&a, code));
}

int
warta_event_find(struct warta_store *s, const char *id, bool json, warta_on_event *event,
	void *context, struct warta_fault *fault)
{
	struct asking a = { .store = s, .json = json, .event = event, .context = context };
	struct wt_fault f = { 0 };
	return wt_fault_give(
		fault, &f, outcome(&a, wt_event_show(s->rooms, wt_str_of(id), on_event, &a, &f)));
}

static int
note_number(void *context, const struct wt_event *e)
{
	*(uint64_t *)context = e->id;
	return WARTA_OK;
}

int
warta_event_claims(struct warta_store *s, const char *event, warta_on_claim *claim, void *context,
	struct warta_fault *fault)
{
	struct asking a = { .store = s, .claim = claim, .context = context };
	struct wt_fault f = { 0 };
	uint64_t number = 0;
	int code = wt_event_show(s->rooms, wt_str_of(event), note_number, &number, &f);
	if (code == WARTA_OK)
		code = wt_store_event_claims(s->rooms, number, on_claim, &a, &f);
	return wt_fault_give(fault, &f, outcome(&a, code));
}

int
warta_article_find(struct warta_store *s, const char *id, warta_on_article *article, void *context,
	struct warta_fault *fault)
{
	struct asking a = { .store = s, .article = article, .context = context };
	struct wt_fault f = { 0 };
	return wt_fault_give(fault, &f,
		outcome(&a, wt_store_document(s->rooms, wt_str_of(id), on_article, &a, &f)));
}

int
warta_article_versions(struct warta_store *s, const char *id, warta_on_article *article,
	void *context, struct warta_fault *fault)
{
	struct asking a = { .store = s, .article = article, .context = context };
	struct wt_fault f = { 0 };
	return wt_fault_give(fault, &f,
		outcome(&a, wt_store_versions(s->rooms, wt_str_of(id), on_article, &a, &f)));
}

static int
note_row(void *context, const struct wt_stored_document *d)
{
	*(int64_t *)context = d->row;
	return WARTA_OK;
}

int
warta_article_raw(struct warta_store *s, const char *id, const struct warta_span *spans, size_t n,
	struct warta_span *raw, char charset[WARTA_CHARSET_TEXT], struct warta_fault *fault)
{
	struct wt_fault f = { 0 };
	struct wt_buf name = { 0 }, map = { 0 };
	int64_t row = 0;
	charset[0] = '\0';
	int code = wt_store_document(s->rooms, wt_str_of(id), note_row, &row, &f);
	if (code == WARTA_OK)
		code = wt_store_raw(s->rooms, row, &name, &map, &f);
	if (code == WARTA_OK && (name.len == 0 || name.len >= WARTA_CHARSET_TEXT))
		code = wt_fail(&f, WARTA_ENOTFOUND, 0,
			"%s: the page that it was read from is not known", id);
	if (code == WARTA_OK)
		memcpy(charset, name.ptr, name.len + 1);
	for (size_t i = 0; i < n && code == WARTA_OK; i++) {
		struct wt_span from = { spans[i].start, spans[i].end }, to = { 0, 0 };
		bool good = from.end > from.start && wt_map_span(wt_buf_view(&map), from, &to);
		raw[i] = good ? (struct warta_span){ to.start, to.end }
			      : (struct warta_span){ 0, 0 };
	}
	wt_buf_release(&name);
	wt_buf_release(&map);
	return wt_fault_give(fault, &f, code);
}

int
warta_article_claims(struct warta_store *s, const char *id, warta_on_claim *claim, void *context,
	struct warta_fault *fault)
{
	struct asking a = { .store = s, .claim = claim, .context = context };
	struct wt_fault f = { 0 };
	int64_t row = 0;
	int code = wt_store_document(s->rooms, wt_str_of(id), note_row, &row, &f);
	if (code == WARTA_OK)
		code = wt_store_document_claims(s->rooms, row, on_claim, &a, &f);
	return wt_fault_give(fault, &f, outcome(&a, code));
}

int
warta_sources(struct warta_store *s, const struct warta_query *query, warta_on_source *source,
	void *context, struct warta_fault *fault)
{
	struct asking a = { .store = s, .source = source, .context = context };
	struct wt_fault f = { 0 };
	struct wt_query q;
	int code = take(s, query, &q, &f);
	if (code == WARTA_OK)
		code = wt_store_sources(s->rooms, &q, on_source, &a, &f);
	return wt_fault_give(fault, &f, outcome(&a, code));
}

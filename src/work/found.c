/*
 * found.c - the public functions of warta/find.h: counts, people, words, sentences, changes.
 *
 * Each row is copied into the store's arena, shown, and forgotten.
 */
#include <stdio.h>

#include "store/care.h"
#include "store/change.h"
#include "store/put.h"
#include "store/search.h"
#include "story/event.h"
#include "work/give.h"
#include "work/stored.h"

void
warta_store_limit(struct warta_store *s, uint32_t milliseconds)
{
	wt_store_limit(s->rooms, milliseconds);
}

void
warta_store_interrupt(struct warta_store *s)
{
	wt_store_interrupt(s->rooms);
}

struct asking {
	struct warta_store *store;
	warta_on_count *count;
	warta_on_actor *actor;
	warta_on_relay *relay;
	warta_on_found *found;
	warta_on_sentence *sentence;
	warta_on_change *change;
	void *context;
	int ended; /* what a callback said: anything but WARTA_OK ended the query */
};

/* The query's own failure, or that with which it was ended. */
static int
outcome(const struct asking *a, int code)
{
	return code == WARTA_OK ? a->ended : code;
}

/* --- counts, people, relays --------------------------------------------------------------------
 */

static int
on_count(void *context, struct wt_str value, struct wt_str label, uint64_t events)
{
	struct asking *a = context;
	struct wt_arena *arena = &a->store->arena;
	struct warta_count out = { .n = events };
	wt_arena_reset(arena);
	if (wt_arena_guard(arena) != 0)
		return WARTA_ENOMEM;
	out.value = wt_give_str(arena, value);
	out.label = wt_give_str(arena, label);
	wt_arena_unguard(arena);
	return a->ended = a->count(a->context, &out);
}

int
warta_events_count(struct warta_store *s, const struct warta_query *query, enum warta_facet facet,
	warta_on_count *count, void *context, struct warta_fault *fault)
{
	struct asking a = { .store = s, .count = count, .context = context };
	struct wt_fault f = { 0 };
	struct wt_query q;
	_Static_assert((int)WARTA_BY_DAY == (int)WT_BY_DAY, "both lists of facets are one");
	int code = wt_query_take(&q, query, s->options.gazetteer, &f);
	if (code == WARTA_OK && (unsigned)facet >= WT_FACET_COUNT)
		code = wt_fail(&f, WARTA_EUSAGE, 0, "there is no facet %d", (int)facet);
	if (code == WARTA_OK)
		code = wt_events_count(s->rooms, &q, (enum wt_facet)facet, on_count, &a, &f);
	return wt_fault_give(fault, &f, outcome(&a, code));
}

static const char *
give_day(struct wt_arena *arena, struct wt_day day)
{
	char text[WT_DAY_TEXT];
	return wt_give_str(arena, wt_str_of(wt_day_print(day, text)));
}

static int
on_actor(void *context, const struct wt_event_actor *p)
{
	struct asking *a = context;
	struct wt_arena *arena = &a->store->arena;
	struct warta_actor out = { .n_events = p->events, .n_as_actor = p->as_actor };
	wt_arena_reset(arena);
	if (wt_arena_guard(arena) != 0)
		return WARTA_ENOMEM;
	out.key = p->key.len ? wt_give_str(arena, p->key)
			     : wt_arena_printf(arena, "country:%s", p->country).ptr;
	out.name = wt_give_str(arena, p->name);
	out.country = wt_give_str(arena, wt_str_of(p->country));
	out.sector = wt_give_str(arena, wt_str_of(p->sector));
	out.office = wt_give_str(arena, p->office);
	out.first = give_day(arena, p->first);
	out.last = give_day(arena, p->last);
	wt_arena_unguard(arena);
	return a->ended = a->actor(a->context, &out);
}

int
warta_actors(struct warta_store *s, const struct warta_query *query, warta_on_actor *actor,
	void *context, struct warta_fault *fault)
{
	struct asking a = { .store = s, .actor = actor, .context = context };
	struct wt_fault f = { 0 };
	struct wt_query q;
	int code = wt_query_take(&q, query, s->options.gazetteer, &f);
	if (code == WARTA_OK)
		code = wt_events_actors(s->rooms, &q, on_actor, &a, &f);
	return wt_fault_give(fault, &f, outcome(&a, code));
}

static int
on_relay(void *context, const struct wt_stored_relay *r)
{
	struct asking *a = context;
	struct wt_arena *arena = &a->store->arena;
	struct warta_relay out = {
		.outlet = r->outlet, .n_claims = r->claims, .n_documents = r->documents
	};
	wt_arena_reset(arena);
	if (wt_arena_guard(arena) != 0)
		return WARTA_ENOMEM;
	out.from = wt_give_str(arena, r->from);
	out.to = wt_give_str(arena, r->to);
	wt_arena_unguard(arena);
	return a->ended = a->relay(a->context, &out);
}

int
warta_relays(struct warta_store *s, const struct warta_query *query, warta_on_relay *relay,
	void *context, struct warta_fault *fault)
{
	struct asking a = { .store = s, .relay = relay, .context = context };
	struct wt_fault f = { 0 };
	struct wt_query q;
	int code = wt_query_take(&q, query, s->options.gazetteer, &f);
	if (code == WARTA_OK)
		code = wt_store_relays(s->rooms, &q, on_relay, &a, &f);
	return wt_fault_give(fault, &f, outcome(&a, code));
}

/* --- sentences ---------------------------------------------------------------------------------
 */

struct cutting {
	const struct wt_grammar *grammar;
	struct wt_arena arena;
	struct asking *asking;
	int code;
};

/* The lines of a text that hold anything, as its paragraphs. */
static uint32_t
paragraphs(struct wt_arena *arena, struct wt_str text, struct wt_span **list)
{
	uint32_t n = 0, cap = 0;
	size_t start = 0;
	*list = NULL;
	for (size_t i = 0; i <= text.len; i++) {
		if (i < text.len && text.ptr[i] != '\n')
			continue;
		if (wt_str_trim((struct wt_str){ text.ptr + start, i - start }).len > 0)
			*WT_PUSH(arena, *list, n, cap) =
				(struct wt_span){ (uint32_t)start, (uint32_t)i };
		start = i + 1;
	}
	return n;
}

static int
cut_document(void *context, const struct wt_stored_document *d)
{
	struct cutting *c = context;
	struct asking *a = c->asking;
	struct wt_text text;
	struct wt_span *spans;
	if (wt_arena_guard(&c->arena) != 0)
		return c->code = WARTA_ENOMEM;
	uint32_t n = paragraphs(&c->arena, d->text, &spans);
	wt_grammar_read(c->grammar, &c->arena, d->text, spans, n, &text);
	wt_arena_unguard(&c->arena);
	for (uint32_t i = 0; i < text.n_sentences && c->code == WARTA_OK; i++) {
		struct wt_str s = wt_view(d->text, text.sentences[i].span);
		struct warta_span span = wt_give_span(text.sentences[i].span);
		c->code = a->sentence(a->context, &span, s.ptr, s.len);
	}
	return c->code;
}

int
warta_article_sentences(struct warta_store *s, const char *id, warta_on_sentence *sentence,
	void *context, struct warta_fault *fault)
{
	struct asking a = { .store = s, .sentence = sentence, .context = context };
	struct cutting c = { .grammar = s->options.grammar, .asking = &a };
	struct wt_fault f = { 0 };
	if (!c.grammar)
		return wt_fault_give(fault, &f,
			wt_fail(&f, WARTA_EUSAGE, 0, "%s: sentences need a reader",
				wt_store_path(s->rooms)));
	wt_arena_init(&c.arena, WT_DOCUMENT_BUDGET);
	int code = wt_store_document(s->rooms, wt_str_of(id), cut_document, &c, &f);
	wt_arena_release(&c.arena);
	return wt_fault_give(fault, &f, code == WARTA_OK ? c.code : code);
}

/* --- words --------------------------------------------------------------------------------------
 */

static const struct warta_span *
give_spans(struct wt_arena *arena, const struct wt_span *list, uint32_t n)
{
	struct warta_span *out = WT_NEW(arena, struct warta_span, n + 1U);
	for (uint32_t i = 0; i < n; i++)
		out[i] = wt_give_span(list[i]);
	return out;
}

static int
on_found(void *context, const struct wt_found *found)
{
	struct asking *a = context;
	struct wt_arena *arena = &a->store->arena;
	char published[WT_MOMENT_TEXT];
	struct warta_found out = { .score = found->score,
		.n_hits = found->n_hits,
		.n_title_hits = found->n_title_hits,
		.n_claims = found->n_claims };
	wt_arena_reset(arena);
	if (wt_arena_guard(arena) != 0)
		return WARTA_ENOMEM;
	out.id = wt_give_str(arena, found->id);
	out.url = wt_give_str(arena, found->url);
	out.outlet = wt_give_str(arena, found->outlet);
	out.title = wt_give_str(arena, found->title);
	out.published = wt_give_str(arena, wt_str_of(wt_moment_print(found->published, published)));
	out.snippet = wt_give_str(arena, found->snippet);
	out.hits = give_spans(arena, found->hits, found->n_hits);
	out.title_hits = give_spans(arena, found->title_hits, found->n_title_hits);
	wt_arena_unguard(arena);
	return a->ended = a->found(a->context, &out);
}

static int
take_search(struct wt_search *out, const struct warta_search *search, struct wt_fault *f)
{
	struct warta_query days = { .from = search->from, .to = search->to };
	struct wt_query q;
	int code = wt_query_take(&q, &days, NULL, f);
	*out = (struct wt_search){ .words = wt_str_of(search->words ? search->words : ""),
		.from = q.from,
		.to = q.to,
		.outlet = wt_str_of(search->outlet ? search->outlet : ""),
		.newest = search->newest_first,
		.limit = search->limit,
		.offset = search->offset,
		.snippet_words = search->snippet_words };
	return code;
}

int
warta_search(struct warta_store *s, const struct warta_search *search, uint64_t *total,
	warta_on_found *found, void *context, struct warta_fault *fault)
{
	struct asking a = { .store = s, .found = found, .context = context };
	struct wt_fault f = { 0 };
	struct wt_search ask;
	int code = s->options.grammar ? take_search(&ask, search, &f)
				      : wt_fail(&f, WARTA_EUSAGE, 0, "%s: a search needs a reader",
						wt_store_path(s->rooms));
	if (code == WARTA_OK)
		code = wt_store_search(s->rooms, &ask, total, on_found, &a, &f);
	return wt_fault_give(fault, &f, outcome(&a, code));
}

/* --- care ----------------------------------------------------------------------------------------
 */

int
warta_store_backup(const char *path, const char *file, warta_on_pages *progress, void *context,
	const volatile sig_atomic_t *stop, struct warta_fault *fault)
{
	struct wt_fault f = { 0 };
	return wt_fault_give(fault, &f, wt_store_backup(path, file, progress, context, stop, &f));
}

int
warta_store_check(const char *path, const struct warta_reader *reader, warta_on_damage *damage,
	void *context, uint64_t *found, struct warta_fault *fault)
{
	struct wt_fault f = { 0 };
	return wt_fault_give(fault, &f,
		wt_store_check(
			path, reader ? reader->rooms.grammar : NULL, damage, context, found, &f));
}

/* --- changes ------------------------------------------------------------------------------------
 */

/* An id as a user knows it. */
static const char *
give_id(struct wt_arena *arena, const struct wt_change *c, int64_t id)
{
	char text[WT_EVENT_ID];
	if (id == 0)
		return "";
	if (c->kind == WT_CHANGE_ARTICLE)
		return id == c->id ? wt_give_str(arena, c->document)
				   : wt_arena_printf(
					     arena, "%.*s@%lld", WT_FMT(c->document), (long long)id)
					     .ptr;
	(void)wt_event_id((uint64_t)id, text);
	if (c->kind == WT_CHANGE_STORY)
		text[0] = 's';
	return wt_give_str(arena, wt_str_of(text));
}

static int
on_change(void *context, const struct wt_change *c)
{
	struct asking *a = context;
	struct wt_arena *arena = &a->store->arena;
	struct warta_change out = { .n = (uint64_t)c->n,
		.kind = wt_change_kind_name(c->kind),
		.what = wt_change_what_name(c->what) };
	wt_arena_reset(arena);
	if (wt_arena_guard(arena) != 0)
		return WARTA_ENOMEM;
	out.at = wt_give_str(arena, c->at);
	out.id = give_id(arena, c, c->id);
	out.other = give_id(arena, c, c->other);
	wt_arena_unguard(arena);
	return a->ended = a->change(a->context, &out);
}

/* A day or moment as the log has it, or the beginning of that; without a zone it is UTC. */
static int
take_since(const char *since, char text[WT_MOMENT_TEXT], struct wt_fault *f)
{
	struct wt_moment m;
	text[0] = '\0';
	if (!since || !since[0])
		return WARTA_OK;
	if (!wt_moment_parse(wt_str_of(since), &m))
		return wt_fail(f, WARTA_EUSAGE, 0,
			"'%s' is no day or moment (2024-07-19, 2024-07-19T08:00Z)", since);
	if (m.minute == WT_MINUTE_NONE) {
		(void)wt_day_print(m.day, text);
		return WARTA_OK;
	}
	m.zone = m.zone == WT_ZONE_NONE ? 0 : m.zone;
	int64_t at = wt_moment_minutes(m);
	int64_t days = at / 1440 - (at % 1440 < 0), minute = at - days * 1440;
	struct wt_moment utc = { wt_day_of_number((int32_t)days), (int16_t)minute, 0 };
	(void)wt_moment_print(utc, text); /* "2024-07-19T08:00Z" or "...+00:00" */
	text[strlen("2024-07-19T08:00")] = '\0';
	return WARTA_OK;
}

int
warta_changes(struct warta_store *s, uint64_t after, const char *since, uint32_t limit,
	warta_on_change *change, void *context, struct warta_fault *fault)
{
	struct asking a = { .store = s, .change = change, .context = context };
	struct wt_fault f = { 0 };
	char text[WT_MOMENT_TEXT];
	int code = take_since(since, text, &f);
	if (code == WARTA_OK)
		code = wt_store_changes(s->rooms, after > INT64_MAX ? INT64_MAX : (int64_t)after,
			wt_str_of(text), limit, on_change, &a, &f);
	return wt_fault_give(fault, &f, outcome(&a, code));
}

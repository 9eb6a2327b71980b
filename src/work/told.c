/*
 * told.c - the public functions of warta/story.h.
 */
#include "story/decide.h"
#include "story/relation.h"
#include "story/stories.h"
#include "work/give.h"
#include "work/stored.h"

/* --- decisions ---------------------------------------------------------------------------------
 */

int
warta_events_merge(struct warta_store *s, const char *a, const char *b, uint64_t *decision,
	struct warta_fault *fault)
{
	struct wt_fault f = { 0 };
	int64_t number = 0;
	int code = wt_events_merge(s->rooms, wt_str_of(a), wt_str_of(b), &number, &f);
	*decision = (uint64_t)number;
	return wt_fault_give(fault, &f, code);
}

int
warta_events_split(struct warta_store *s, const char *event, const char *const *claims, size_t n,
	uint64_t *decision, struct warta_fault *fault)
{
	struct wt_fault f = { 0 };
	struct wt_str list[256];
	int64_t number = 0;
	*decision = 0;
	if (n > sizeof list / sizeof list[0])
		return wt_fault_give(fault, &f,
			wt_fail(&f, WARTA_EUSAGE, 0, "at most %zu claims at once",
				sizeof list / sizeof list[0]));
	for (size_t i = 0; i < n; i++)
		list[i] = wt_str_of(claims[i]);
	int code = wt_events_split(s->rooms, wt_str_of(event), list, (uint32_t)n, &number, &f);
	*decision = (uint64_t)number;
	return wt_fault_give(fault, &f, code);
}

int
warta_decision_undo(struct warta_store *s, uint64_t decision, struct warta_fault *fault)
{
	struct wt_fault f = { 0 };
	return wt_fault_give(fault, &f, wt_decision_undo(s->rooms, (int64_t)decision, &f));
}

struct asking {
	struct warta_store *store;
	warta_on_decision *decision;
	warta_on_relation *relation;
	warta_on_story *story;
	warta_on_story_article *article;
	warta_on_event *event;
	void *context;
};

static int
on_decision(void *context, const struct wt_decision *d)
{
	struct asking *a = context;
	struct wt_arena *arena = &a->store->arena;
	struct warta_decision out = { .number = (uint64_t)d->number, .n_claims = d->claims };
	char event[WT_EVENT_ID];
	wt_arena_reset(arena);
	if (wt_arena_guard(arena) != 0)
		return WARTA_ENOMEM;
	out.verb = wt_give_str(arena, d->verb);
	out.event = wt_give_str(arena, wt_str_of(wt_event_id(d->event, event)));
	out.made = wt_give_str(arena, d->made);
	out.undone = wt_give_str(arena, d->undone);
	wt_arena_unguard(arena);
	return a->decision(a->context, &out);
}

int
warta_decisions(struct warta_store *s, warta_on_decision *decision, void *context,
	struct warta_fault *fault)
{
	struct asking a = { .store = s, .decision = decision, .context = context };
	struct wt_fault f = { 0 };
	return wt_fault_give(fault, &f, wt_decisions(s->rooms, on_decision, &a, &f));
}

/* --- relations ---------------------------------------------------------------------------------
 */

static int
on_relation(void *context, const struct wt_relation *r)
{
	struct asking *a = context;
	char first[WT_DAY_TEXT];
	struct warta_relation out = { .first = r->first.year ? wt_day_print(r->first, first) : "",
		.events = r->quads[0],
		.daily = r->daily[0],
		.score = r->score,
		.alleged = r->alleged,
		.denied = r->denied,
		.planned = r->planned,
		.negated = r->negated,
		.single = r->single };
	memcpy(out.quads, r->quads, sizeof out.quads);
	memcpy(out.by_day, r->daily, sizeof out.by_day);
	return a->relation(a->context, &out);
}

int
warta_relations(struct warta_store *s, const struct warta_query *query, bool by_week,
	warta_on_relation *relation, void *context, struct warta_fault *fault)
{
	struct asking a = { .store = s, .relation = relation, .context = context };
	struct wt_fault f = { 0 };
	struct wt_query q;
	int code = wt_query_take(&q, query, s->options.gazetteer, &f);
	if (code == WARTA_OK)
		code = wt_relations(s->rooms, &q, by_week ? WT_RELATION_WEEK : WT_RELATION_MONTH,
			on_relation, &a, &f);
	return wt_fault_give(fault, &f, code);
}

/* --- stories -----------------------------------------------------------------------------------
 */

static int
on_story(void *context, const struct wt_story *st)
{
	struct asking *a = context;
	struct wt_arena *arena = &a->store->arena;
	struct warta_story out = { .n_documents = st->documents,
		.n_outlets = st->outlets,
		.n_independent = st->independent,
		.n_independent_most = st->independent_most,
		.n_events = st->events };
	char id[WT_STORY_ID];
	wt_arena_reset(arena);
	if (wt_arena_guard(arena) != 0)
		return WARTA_ENOMEM;
	out.id = wt_give_str(arena, wt_str_of(wt_story_id(st->id, id)));
	out.title = wt_give_str(arena, st->title);
	out.document = wt_give_str(arena, st->title_document);
	out.first = wt_give_str(arena, st->first);
	out.last = wt_give_str(arena, st->last);
	out.changed = wt_give_str(arena, st->changed);
	wt_arena_unguard(arena);
	return a->story(a->context, &out);
}

int
warta_stories(struct warta_store *s, const struct warta_query *query, warta_on_story *story,
	void *context, struct warta_fault *fault)
{
	struct asking a = { .store = s, .story = story, .context = context };
	struct wt_fault f = { 0 };
	struct wt_query q;
	int code = wt_query_take(&q, query, s->options.gazetteer, &f);
	if (code == WARTA_OK)
		code = wt_stories_find(s->rooms, &q, on_story, &a, &f);
	return wt_fault_give(fault, &f, code);
}

int
warta_story_find(struct warta_store *s, const char *id, warta_on_story *story, void *context,
	struct warta_fault *fault)
{
	struct asking a = { .store = s, .story = story, .context = context };
	struct wt_fault f = { 0 };
	return wt_fault_give(fault, &f, wt_story_show(s->rooms, wt_str_of(id), on_story, &a, &f));
}

static int
note_story(void *context, const struct wt_story *st)
{
	*(uint64_t *)context = st->id;
	return WARTA_OK;
}

static int
on_story_article(void *context, const struct wt_story_article *article)
{
	struct asking *a = context;
	struct wt_arena *arena = &a->store->arena;
	struct warta_story_article out;
	wt_arena_reset(arena);
	if (wt_arena_guard(arena) != 0)
		return WARTA_ENOMEM;
	out = (struct warta_story_article){ .id = wt_give_str(arena, article->id),
		.outlet = wt_give_str(arena, article->outlet),
		.title = wt_give_str(arena, article->title),
		.published = wt_give_str(arena, article->published),
		.origin = wt_give_str(arena, article->origin) };
	wt_arena_unguard(arena);
	return a->article(a->context, &out);
}

int
warta_story_articles(struct warta_store *s, const char *id, warta_on_story_article *article,
	void *context, struct warta_fault *fault)
{
	struct asking a = { .store = s, .article = article, .context = context };
	struct wt_fault f = { 0 };
	uint64_t story = 0;
	int code = wt_story_show(s->rooms, wt_str_of(id), note_story, &story, &f);
	if (code == WARTA_OK)
		code = wt_story_articles(s->rooms, story, on_story_article, &a, &f);
	return wt_fault_give(fault, &f, code);
}

static int
on_event(void *context, const struct wt_event *e)
{
	struct asking *a = context;
	struct wt_arena *arena = &a->store->arena;
	struct warta_event out;
	wt_arena_reset(arena);
	if (wt_arena_guard(arena) != 0)
		return WARTA_ENOMEM;
	wt_give_event(arena, e, &out);
	wt_arena_unguard(arena);
	return a->event(a->context, &out);
}

int
warta_story_events(struct warta_store *s, const char *id, warta_on_event *event, void *context,
	struct warta_fault *fault)
{
	struct asking a = { .store = s, .event = event, .context = context };
	struct wt_fault f = { 0 };
	struct wt_query q;
	wt_query_init(&q);
	int code = wt_story_show(s->rooms, wt_str_of(id), note_story, &q.story, &f);
	if (code == WARTA_OK)
		code = wt_events_find(s->rooms, &q, on_event, &a, &f);
	return wt_fault_give(fault, &f, code);
}

/*
 * mention.c - reads all mentions of a text, part by part, in a fixed order.
 *
 * Names of the lexicon first; times before actors, so that "Selasa" is no
 * surname; then actors, places, quantities, and last who is the same as whom.
 */
#include <stdlib.h>

#include "mention/reference.h"

struct wt_mention *
wt_mention_add(struct wt_mention_reader *r, enum wt_mention_kind kind, const struct wt_sentence *s,
	uint32_t first, uint32_t last)
{
	struct wt_mentions *ms = r->ms;
	struct wt_mention *m = WT_PUSH(r->arena, ms->items, ms->n, ms->cap);
	memset(m, 0, sizeof *m);
	m->kind = kind;
	m->sentence = (uint32_t)(s - r->text->sentences);
	m->first = first - s->first;
	m->last = last - s->first;
	m->head = m->first;
	m->span = (struct wt_span){ r->text->tokens[first].span.start,
		r->text->tokens[last].span.end };
	m->reason = "";
	if (kind == WT_MENTION_ACTOR) {
		m->as.actor.entry = WT_ENTRY_NONE;
		m->as.actor.same_as = -1;
		for (int i = 0; i < WT_MEMBERS; i++)
			m->as.actor.members[i] = -1;
		m->as.actor.name = m->as.actor.office = WT_STR("");
	}
	return m;
}

/* The word that none of the mention's own words governs. */
static void
find_heads(struct wt_mention_reader *r)
{
	for (uint32_t i = 0; i < r->ms->n; i++) {
		struct wt_mention *m = &r->ms->items[i];
		const struct wt_token *t = r->text->sentences[m->sentence].tokens;
		for (uint32_t w = m->first; w <= m->last; w++)
			if (t[w].head < (int32_t)m->first || t[w].head > (int32_t)m->last) {
				m->head = w;
				break;
			}
	}
}

static void
fill(uint32_t *at, const struct wt_text *text, const struct wt_mention *m, uint32_t index)
{
	uint32_t first = text->sentences[m->sentence].first;
	for (uint32_t i = m->first; i <= m->last; i++)
		if (!at[first + i])
			at[first + i] = index + 1;
}

static void
index_words(struct wt_mention_reader *r)
{
	struct wt_mentions *ms = r->ms;
	size_t n = (size_t)r->text->n_tokens + 1;
	ms->actor_at = WT_NEW(r->arena, uint32_t, n);
	ms->place_at = WT_NEW(r->arena, uint32_t, n);
	ms->time_at = WT_NEW(r->arena, uint32_t, n);
	ms->quantity_at = WT_NEW(r->arena, uint32_t, n);
	uint32_t *at[] = { [WT_MENTION_ACTOR] = ms->actor_at,
		[WT_MENTION_PLACE] = ms->place_at,
		[WT_MENTION_TIME] = ms->time_at,
		[WT_MENTION_QUANTITY] = ms->quantity_at };
	for (uint32_t i = 0; i < ms->n; i++)
		fill(at[ms->items[i].kind], r->text, &ms->items[i], i);
}

static int
compare(const void *a, const void *b)
{
	const struct wt_mention *x = a, *y = b;
	if (x->span.start != y->span.start)
		return x->span.start < y->span.start ? -1 : 1;
	if (x->span.end != y->span.end)
		return x->span.end > y->span.end ? -1 : 1;
	return (x->kind > y->kind) - (x->kind < y->kind);
}

/* Text order; what composition already tied together (A alias B) keeps its tie. */
static void
sort(struct wt_mention_reader *r)
{
	struct wt_mentions *ms = r->ms;
	if (ms->n < 2)
		return;
	int32_t *now = WT_NEW(r->arena, int32_t, ms->n);
	for (uint32_t i = 0; i < ms->n; i++)
		ms->items[i].head = i; /* its old place; find_heads comes later */
	qsort(ms->items, ms->n, sizeof *ms->items, compare);
	for (uint32_t i = 0; i < ms->n; i++)
		now[ms->items[i].head] = (int32_t)i;
	for (uint32_t i = 0; i < ms->n; i++) {
		struct wt_mention *m = &ms->items[i];
		if (m->kind == WT_MENTION_ACTOR && m->as.actor.same_as >= 0)
			m->as.actor.same_as = now[m->as.actor.same_as];
	}
}

void
wt_mention_read(const struct wt_gazetteer *gazetteer, struct wt_arena *arena,
	const struct wt_article *article, const struct wt_text *text, struct wt_mentions *mentions)
{
	struct wt_mention_reader r = { .g = gazetteer,
		.arena = arena,
		.article = article,
		.text = text,
		.ms = mentions,
		.day = article->published.day };
	memset(mentions, 0, sizeof *mentions);
	r.timed = WT_NEW(arena, bool, (size_t)text->n_tokens + 1);
	wt_times_read(&r);
	wt_hits_find(&r);
	wt_actors_compose(&r);
	wt_titles_give(&r);
	wt_introduced_give(&r);
	wt_names_again(&r);
	wt_quantities_read(&r);
	sort(&r);
	find_heads(&r);
	wt_actors_link(&r);
	wt_actors_place(&r);
	wt_sectors_share(&r);
	wt_references_resolve(&r);
	wt_owners_give(&r);
	index_words(&r);
}

const struct wt_mention *
wt_mention_real(const struct wt_mentions *ms, const struct wt_mention *m)
{
	while (m->kind == WT_MENTION_ACTOR && m->as.actor.same_as >= 0 &&
		(uint32_t)m->as.actor.same_as < (uint32_t)(m - ms->items) &&
		ms->items[m->as.actor.same_as].kind == WT_MENTION_ACTOR)
		m = &ms->items[m->as.actor.same_as];
	return m;
}

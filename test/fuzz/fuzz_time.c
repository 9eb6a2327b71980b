/*
 * fuzz_time.c - whatever the words: every mention lies within its sentence and the text, dates
 * exist, intervals run forward, references point backward, and a second reading says the same.
 *
 * The first two bytes choose the day of publication: none, a year, a month or a day.
 */
#include "fuzz.h"

#include "grammar/reader.h"
#include "mention/gazetteer.h"
#include <math.h>

static void
check_time(const struct wt_time *t)
{
	promise(t->start.day.year == 0 || wt_day_valid(t->start.day));
	promise(t->end.year == 0 || wt_day_valid(t->end));
	promise(t->end.year == 0 || t->start.day.year == 0 ||
		wt_day_cmp(wt_day_first(t->start.day), wt_day_last(t->end)) <= 0);
	promise(t->start.minute >= WT_MINUTE_NONE && t->start.minute < 1440);
}

static void
check_actor(const struct wt_actor *a, uint32_t index)
{
	promise(a->same_as < (int32_t)index);
	for (int i = 0; i < 4; i++)
		promise(a->members[i] < (int32_t)index);
	promise(a->country[3] == 0 && a->sector[3] == 0);
}

static void
check_mention(const struct wt_text *text, const struct wt_mention *m, uint32_t index)
{
	promise(m->sentence < text->n_sentences);
	const struct wt_sentence *s = &text->sentences[m->sentence];
	promise(m->first <= m->last && m->last < s->n);
	promise(m->head >= m->first && m->head <= m->last);
	promise(m->span.start < m->span.end && wt_span_holds(s->span, m->span));
	if (m->kind == WT_MENTION_TIME)
		check_time(&m->as.time);
	else if (m->kind == WT_MENTION_ACTOR)
		check_actor(&m->as.actor, index);
	else if (m->kind == WT_MENTION_QUANTITY)
		promise(m->as.quantity.low <= m->as.quantity.high && !isnan(m->as.quantity.low));
}

static struct wt_day
day_of(const uint8_t *data)
{
	struct wt_day d = { 0, 0, 0 };
	switch (data[0] % 4) {
	case 3:
		d.day = (uint8_t)(1 + data[1] % 28);
		d.month = (uint8_t)(1 + data[1] % 12);
		break;
	case 2:
		d.month = (uint8_t)(1 + data[1] % 12);
		break;
	case 0:
		return d;
	default:
		break;
	}
	d.year = (int16_t)(1 + (data[0] * 256 + data[1]) % 9999);
	return d;
}

static void
read_once(struct wt_arena *arena, struct wt_str doc, struct wt_day published, struct wt_text *text,
	struct wt_mentions *ms)
{
	static const struct wt_trie_cell NO_KEYS[1];
	struct wt_gazetteer *gazetteer = WT_NEW(arena, struct wt_gazetteer, 1);
	struct wt_morph morph = { 0 };
	struct wt_span span = { 0, (uint32_t)doc.len };
	struct wt_article article = { .doc = doc,
		.published = { published, WT_MINUTE_NONE, WT_ZONE_NONE } };
	gazetteer->keys = (struct wt_trie){ NO_KEYS, 1 };
	wt_tokenise(&morph, arena, doc, &span, 1, text);
	wt_quotes_find(arena, text);
	for (uint32_t i = 0; i < text->n_tokens; i++)
		text->tokens[i].upos = (uint8_t)(doc.len + i) % WT_UPOS_COUNT;
	wt_mention_read(gazetteer, arena, &article, text, ms);
}

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	struct wt_arena arena;
	struct wt_text text;
	struct wt_mentions a, b;
	if (size < 2)
		return 0;
	struct wt_str doc = { (const char *)data + 2, size - 2 };
	wt_arena_init(&arena, (size_t)256 << 20);
	if (wt_arena_guard(&arena) == 0) {
		read_once(&arena, doc, day_of(data), &text, &a);
		for (uint32_t i = 0; i < a.n; i++)
			check_mention(&text, &a.items[i], i);
		read_once(&arena, doc, day_of(data), &text, &b);
		promise(a.n == b.n);
	}
	wt_arena_release(&arena);
	return 0;
}

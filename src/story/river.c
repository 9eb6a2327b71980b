/*
 * river.c - see river.h.
 *
 * Words lead to the articles of the window that have them (newest last; what has left the window
 * is dropped from the front when the list is next touched).  Words that a tenth of the
 * window has are not followed, only weighed.
 */
#include "story/river.h"

#include <math.h>
#include <stdlib.h>

#define FOLLOWED_LEAST 64    /* articles that may have a word, however small the window is */
#define NEAREST        24    /* articles that are compared in full */
#define JOIN           0.24F /* at .22 pairs of two matters come together (tools/measure/stories.sh) */
#define JOIN_LARGER    0.02F /* more for each doubling of the story */
#define LARGER_MOST    0.10F
#define NEAR           0.15F /* looked at for what it tells of the same acts (retell.h) */

struct posting {
	uint32_t term; /* 0: free */
	uint32_t from, n, cap;
	uint64_t *articles; /* numbers */
};

struct item {
	int64_t minute;
	int64_t document;
	uint64_t story;
	uint32_t *terms;
	uint32_t n;
	float dot;
	uint64_t touched; /* the article for which `dot` was added up */
};

struct size {
	uint64_t story; /* 0: free */
	uint32_t n;     /* articles in the window */
};

struct wt_river {
	struct item *items; /* a ring: article number & (room - 1) */
	uint64_t room;
	uint64_t oldest, next; /* numbers in the window: [oldest, next) */
	struct posting *postings;
	uint32_t postings_room, postings_used;
	struct size *sizes;
	uint32_t sizes_room, sizes_used;
	uint64_t *near; /* numbers touched by the article at hand */
	size_t n_near, near_cap;
	struct neighbour {
		int64_t document;
		float like;
	} neighbours[WT_RIVER_NEAR]; /* of the article added last, the nearest first */
	uint32_t n_neighbours;
	bool looks; /* for neighbours of those whose story is known, too */
	bool failed;
};

static struct item *
item_of(const struct wt_river *s, uint64_t number)
{
	return &s->items[number & (s->room - 1)];
}

static uint32_t
spread(uint64_t x)
{
	return (uint32_t)(x * UINT64_C(0x9e3779b97f4a7c15) >> 32);
}

/* --- how large stories are --- */

static struct size *
size_at(struct size *sizes, uint32_t room, uint64_t story)
{
	uint32_t at = spread(story) & (room - 1);
	while (sizes[at].story && sizes[at].story != story)
		at = (at + 1) & (room - 1);
	return &sizes[at];
}

/* A larger table, without the stories that have left the window. */
static bool
grow_sizes(struct wt_river *s)
{
	uint32_t room = 256;
	while (room < 4 * (s->next - s->oldest + 1))
		room *= 2;
	struct size *sizes = calloc(room, sizeof *sizes);
	if (!sizes)
		return false;
	s->sizes_used = 0;
	for (uint32_t i = 0; i < s->sizes_room; i++)
		if (s->sizes[i].n) {
			*size_at(sizes, room, s->sizes[i].story) = s->sizes[i];
			s->sizes_used++;
		}
	free(s->sizes);
	s->sizes = sizes;
	s->sizes_room = room;
	return true;
}

static void
count_story(struct wt_river *s, uint64_t story, int by)
{
	if (!story)
		return;
	if (2 * (s->sizes_used + 1) > s->sizes_room && !grow_sizes(s)) {
		s->failed = true;
		return;
	}
	struct size *size = size_at(s->sizes, s->sizes_room, story);
	if (!size->story) {
		size->story = story;
		s->sizes_used++;
	}
	size->n = by > 0 ? size->n + 1 : size->n - (size->n > 0);
}

static uint32_t
size_of(const struct wt_river *s, uint64_t story)
{
	return s->sizes_room ? size_at(s->sizes, s->sizes_room, story)->n : 0;
}

/* --- words --- */

static struct posting *
posting_at(struct posting *postings, uint32_t room, uint32_t term)
{
	uint32_t at = spread(term) & (room - 1);
	while (postings[at].term && postings[at].term != term)
		at = (at + 1) & (room - 1);
	return &postings[at];
}

/* Drops what has left the window. */
static void
trim(const struct wt_river *s, struct posting *p)
{
	while (p->n && p->articles[p->from] < s->oldest) {
		p->from++;
		p->n--;
	}
	if (p->from > 16 && p->from > p->n) {
		memmove(p->articles, p->articles + p->from, p->n * sizeof *p->articles);
		p->from = 0;
	}
}

/* A table for the words that the window has. */
static bool
grow_postings(struct wt_river *s)
{
	uint32_t used = 0, room = 1024;
	for (uint32_t i = 0; i < s->postings_room; i++) {
		struct posting *p = &s->postings[i];
		if (!p->term)
			continue;
		trim(s, p);
		used += p->n > 0;
	}
	while (room < 4 * (used + WT_TERMS))
		room *= 2;
	struct posting *postings = calloc(room, sizeof *postings);
	if (!postings)
		return false;
	for (uint32_t i = 0; i < s->postings_room; i++) {
		struct posting *p = &s->postings[i];
		if (p->term && p->n)
			*posting_at(postings, room, p->term) = *p;
		else
			free(p->articles);
	}
	free(s->postings);
	s->postings = postings;
	s->postings_room = room;
	s->postings_used = used;
	return true;
}

/* The term's list; its class is no part of the name. */
static struct posting *
posting_of(struct wt_river *s, uint32_t term)
{
	term |= 7;
	if (2 * (s->postings_used + WT_TERMS) > s->postings_room && !grow_postings(s)) {
		s->failed = true;
		return NULL;
	}
	struct posting *p = posting_at(s->postings, s->postings_room, term);
	if (!p->term) {
		p->term = term;
		s->postings_used++;
	}
	trim(s, p);
	return p;
}

static void
post(struct wt_river *s, uint32_t term, uint64_t number)
{
	struct posting *p = posting_of(s, term);
	if (!p)
		return;
	if (p->from + p->n == p->cap) {
		uint32_t cap = p->cap ? 2 * p->cap : 4;
		uint64_t *articles = realloc(p->articles, cap * sizeof *articles);
		if (!articles) {
			s->failed = true;
			return;
		}
		p->articles = articles;
		p->cap = cap;
	}
	p->articles[p->from + p->n++] = number;
}

/* How little of the window has it. */
static float
weight(const struct wt_river *s, uint32_t have)
{
	float all = (float)(s->next - s->oldest) + 1.0F;
	return logf((all + 20.0F) / ((float)have + 0.5F));
}

/* --- the articles most like it --- */

static bool
touch(struct wt_river *s, uint64_t number, float by)
{
	struct item *item = item_of(s, number);
	if (item->touched != s->next) {
		item->touched = s->next;
		item->dot = 0.0F;
		if (s->n_near == s->near_cap) {
			size_t cap = s->near_cap ? 2 * s->near_cap : 256;
			uint64_t *near = realloc(s->near, cap * sizeof *near);
			if (!near)
				return false;
			s->near = near;
			s->near_cap = cap;
		}
		s->near[s->n_near++] = number;
	}
	item->dot += by;
	return true;
}

/* Adds up what each article of the window shares with these words. */
static void
add_up(struct wt_river *s, struct wt_terms terms)
{
	uint64_t most = (s->next - s->oldest) / 10;
	most = most < FOLLOWED_LEAST ? FOLLOWED_LEAST : most;
	s->n_near = 0;
	for (uint32_t i = 0; i < terms.n; i++) {
		struct posting *p = posting_of(s, terms.items[i]);
		if (!p || p->n > most)
			continue;
		float w = weight(s, p->n);
		for (uint32_t k = 0; k < p->n; k++)
			if (!touch(s, p->articles[p->from + k], w * w))
				s->failed = true;
	}
}

static float
length_of(struct wt_river *s, const uint32_t *terms, uint32_t n)
{
	float sum = 0.0F;
	for (uint32_t i = 0; i < n; i++) {
		const struct posting *p = posting_of(s, terms[i]);
		float w = p ? weight(s, p->n) : 0.0F;
		sum += w * w;
	}
	return sqrtf(sum);
}

/* Puts those that share most in front, as many as are compared in full. */
static void
choose(struct wt_river *s)
{
	size_t kept = 0;
	for (size_t i = 0; i < s->n_near; i++) {
		uint64_t number = s->near[i];
		float dot = item_of(s, number)->dot;
		size_t at = kept < NEAREST ? kept++ : NEAREST - 1;
		if (at == NEAREST - 1 && kept == NEAREST && i >= NEAREST &&
			item_of(s, s->near[at])->dot >= dot)
			continue;
		for (; at > 0 && item_of(s, s->near[at - 1])->dot < dot; at--)
			s->near[at] = s->near[at - 1];
		s->near[at] = number;
	}
	s->n_near = kept;
}

static void
keep_neighbour(struct wt_river *s, int64_t document, float like)
{
	uint32_t at = s->n_neighbours;
	if (like < NEAR || (at == WT_RIVER_NEAR && s->neighbours[at - 1].like >= like))
		return;
	at = at < WT_RIVER_NEAR ? s->n_neighbours++ : at - 1;
	for (; at > 0 && s->neighbours[at - 1].like < like; at--)
		s->neighbours[at] = s->neighbours[at - 1];
	s->neighbours[at] = (struct neighbour){ document, like };
}

static uint64_t
nearest_story(struct wt_river *s, struct wt_terms terms, float *like)
{
	uint64_t best = 0;
	float over = 0.0F;
	add_up(s, terms);
	choose(s);
	float length = s->n_near ? length_of(s, terms.items, terms.n) : 0.0F;
	for (size_t i = 0; i < s->n_near; i++) {
		const struct item *item = item_of(s, s->near[i]);
		float both = length * length_of(s, item->terms, item->n);
		float x = both > 0.0F ? item->dot / both : 0.0F;
		keep_neighbour(s, item->document, x);
		float larger = JOIN_LARGER * log2f((float)size_of(s, item->story) + 1.0F);
		float needed = JOIN + (larger < LARGER_MOST ? larger : LARGER_MOST);
		if (x < needed || x - needed < over || !item->story)
			continue;
		over = x - needed;
		best = item->story;
		*like = x;
	}
	return best;
}

/* --- the window --- */

static void
forget_until(struct wt_river *s, int64_t minute)
{
	while (s->oldest < s->next && item_of(s, s->oldest)->minute < minute - WT_RIVER_WINDOW) {
		struct item *item = item_of(s, s->oldest++);
		count_story(s, item->story, -1);
		free(item->terms);
		item->terms = NULL;
	}
}

static bool
make_room(struct wt_river *s)
{
	if (s->next - s->oldest + 1 < s->room)
		return true;
	uint64_t room = s->room ? 2 * s->room : 1024;
	struct item *items = calloc(room, sizeof *items);
	if (!items)
		return false;
	for (uint64_t n = s->oldest; n < s->next; n++)
		items[n & (room - 1)] = *item_of(s, n);
	free(s->items);
	s->items = items;
	s->room = room;
	return true;
}

bool
wt_river_add(
	struct wt_river *s, int64_t minute, struct wt_terms terms, uint64_t *story, float *like)
{
	forget_until(s, minute);
	*like = 0.0F;
	s->n_neighbours = 0;
	uint32_t *copy = malloc((terms.n + 1) * sizeof *copy);
	if (!copy || !make_room(s)) {
		free(copy);
		return false;
	}
	memcpy(copy, terms.items, terms.n * sizeof *copy);
	uint64_t nearest = !*story || s->looks ? nearest_story(s, terms, like) : 0;
	*story = *story ? *story : nearest;
	*item_of(s, s->next) =
		(struct item){ .minute = minute, .story = *story, .terms = copy, .n = terms.n };
	for (uint32_t i = 0; i < terms.n; i++)
		post(s, terms.items[i], s->next);
	s->next++;
	count_story(s, *story, 1);
	return !s->failed;
}

void
wt_river_name(struct wt_river *s, uint64_t story)
{
	item_of(s, s->next - 1)->story = story;
	count_story(s, story, 1);
}

void
wt_river_look(struct wt_river *s)
{
	s->looks = true;
}

void
wt_river_call(struct wt_river *s, int64_t document)
{
	item_of(s, s->next - 1)->document = document;
}

uint32_t
wt_river_near(const struct wt_river *s, int64_t near[WT_RIVER_NEAR])
{
	for (uint32_t i = 0; i < s->n_neighbours; i++)
		near[i] = s->neighbours[i].document;
	return s->n_neighbours;
}

struct wt_river *
wt_river_open(void)
{
	struct wt_river *s = calloc(1, sizeof *s);
	if (s) {
		s->oldest = s->next = 1;
		if (!grow_sizes(s) || !grow_postings(s)) {
			wt_river_close(s);
			return NULL;
		}
	}
	return s;
}

void
wt_river_close(struct wt_river *s)
{
	if (!s)
		return;
	for (uint64_t n = s->oldest; n < s->next; n++)
		free(item_of(s, n)->terms);
	for (uint32_t i = 0; i < s->postings_room; i++)
		free(s->postings[i].articles);
	free(s->items);
	free(s->postings);
	free(s->sizes);
	free(s->near);
	free(s);
}

/*
 * when.c - day, place and quantities of an act.
 *
 * Day: of the times that anchor.c gives to the act the closest; days of quoting,
 * years within names and, for what has happened, days to come are left out.  Where
 * none is left the publication day is taken and said to be so.  On 79 claims of 600
 * unseen articles whose day this changed, 50 looked at: 38 were mended, 4 spoilt.
 */
#include "report/coder.h"

#define COST_NEAR  40   /* part of the act's own clause */
#define COST_FAR   110  /* the whole sentence's */
#define COST_SINCE 1000 /* "sejak" gives way to a plain day as near */

static const struct wt_mention *
mention_at(const struct wt_coder *c, const uint32_t *map, uint32_t word)
{
	uint32_t at = map[c->tree.s->first + word];
	return at ? &c->ms->items[at - 1] : NULL;
}

static int
distance(int32_t a, int32_t b)
{
	return a < b ? b - a : a - b;
}

/* Has another act the time for its own? */
static bool
belongs_to_another(const struct wt_coder *c, const struct wt_hit *h, const struct wt_mention *m)
{
	for (uint32_t i = 0; i < c->n_hits; i++) {
		const struct wt_hit *o = &c->hits[i];
		bool claims = !o->dropped && o->word != h->word &&
			      o->status != WT_STATUS_HYPOTHETICAL &&
			      (o->roles[WT_ROLE_ACTOR].n || o->roles[WT_ROLE_RECIPIENT].n);
		if (claims && wt_anchor_cost(c, o, m) == 0)
			return true;
	}
	return false;
}

/* "Pilpres 2024", "periode 2019-2024": a year within a name dates no act; after pada or tahun it
 * does. */
static bool
is_part_of_name(const struct wt_coder *c, const struct wt_mention *m)
{
	static const char *const DATING[] = { "pada", "tahun", "di", "dalam", "sejak", "selama",
		"hingga", "sampai", "antara", "akhir", "awal", "pertengahan", "," };
	if (m->as.time.start.day.month || m->as.time.basis != WT_BASIS_EXPLICIT)
		return false;
	if (m->first == 0 || wt_tree_is(&c->tree, (int32_t)m->first, "tahun"))
		return false;
	for (size_t i = 0; i < sizeof DATING / sizeof DATING[0]; i++)
		if (wt_tree_is(&c->tree, (int32_t)m->first - 1, DATING[i]))
			return false;
	return true;
}

/* "sejak Desember 2015" tells since when, not when. */
static bool
is_since(const struct wt_coder *c, const struct wt_mention *m)
{
	return wt_tree_is(&c->tree, (int32_t)m->first, "sejak") ||
	       (m->first > 0 && wt_tree_is(&c->tree, (int32_t)m->first - 1, "sejak"));
}

/* Does the time tell a day or a period, and not that of a quotation? */
static bool
names_day(const struct wt_time *t)
{
	return (t->type == WT_TIME_DATE || t->type == WT_TIME_TIME) && t->bounded && !t->of_quote &&
	       t->start.day.year;
}

/* Does the sentence name a time at all? */
static bool
names_time(const struct wt_coder *c)
{
	for (uint32_t i = 0; i < c->tree.s->n; i++) {
		const struct wt_mention *m = mention_at(c, c->ms->time_at, i);
		if (m && names_day(&m->as.time) && !is_part_of_name(c, m))
			return true;
	}
	return false;
}

static bool
is_future(const struct wt_coder *c, const struct wt_mention *m)
{
	const struct wt_day *now = &c->article->published.day;
	return now->day && wt_day_cmp(wt_day_first(m->as.time.start.day), *now) > 0;
}

/* "kunjungan pertama sejak 2000" happened another day; what goes on since then began there. */
static bool
is_only_since(const struct wt_coder *c, const struct wt_hit *h, const struct wt_mention *m)
{
	bool hung_here = wt_tok(&c->tree, (int32_t)m->head)->head == h->word;
	return is_since(c, m) && (h->pattern->voice == WT_VOICE_NOUN || !hung_here);
}

/* The cost of a time for the act, -1 where it is none of its. */
static int
cost_of(const struct wt_coder *c, const struct wt_hit *h, const struct wt_mention *m)
{
	if (!names_day(&m->as.time) || is_part_of_name(c, m) || is_only_since(c, h, m))
		return -1;
	int cost = wt_anchor_cost(c, h, m);
	if (cost >= COST_FAR && belongs_to_another(c, h, m))
		return -1;
	/* what has happened, or was said, did so on no day to come */
	if (cost >= 0 && is_future(c, m) && !wt_is_to_come(c, h) &&
		cost > (wt_is_said(h) ? 0 : COST_NEAR))
		return -1;
	return cost;
}

static const struct wt_mention *
best_time(const struct wt_coder *c, const struct wt_hit *h)
{
	const struct wt_mention *best = NULL, *seen = NULL;
	int best_d = 0;
	for (uint32_t i = 0; i < c->tree.s->n; i++) {
		const struct wt_mention *m = mention_at(c, c->ms->time_at, i);
		if (!m || m == seen)
			continue;
		seen = m;
		int cost = cost_of(c, h, m);
		if (cost < 0)
			continue;
		int d = cost * 1000 + distance((int32_t)m->head, h->word) +
			(is_since(c, m) ? COST_SINCE : 0);
		if (!best || d < best_d) {
			best = m;
			best_d = d;
		}
	}
	return best;
}

void
wt_when_read(const struct wt_coder *c, const struct wt_hit *h, struct wt_claim *claim)
{
	const struct wt_mention *m = best_time(c, h);
	claim->beside_time = names_time(c);
	if (!m) {
		claim->date = c->article->published.day;
		claim->date_basis = WT_BASIS_PUBLICATION;
		return;
	}
	claim->date = m->as.time.start.day;
	claim->end = m->as.time.end;
	claim->date_basis = m->as.time.basis;
	claim->date_span = m->span;
	/* what is told of a day to come has not happened yet */
	if (claim->status == WT_STATUS_HAPPENED && is_future(c, m) && !wt_is_to_come(c, h)) {
		claim->status = WT_STATUS_PLANNED;
		claim->status_span = m->span;
	}
}

void
wt_where_read(const struct wt_coder *c, const struct wt_hit *h, struct wt_claim *claim)
{
	const struct wt_tree *t = &c->tree;
	const struct wt_mention *best = NULL;
	int best_d = 0;
	if (h->fill[WT_ROLE_PLACE] >= 0)
		best = mention_at(c, c->ms->place_at, (uint32_t)h->fill[WT_ROLE_PLACE]);
	for (uint32_t i = 1; i < t->s->n && !best_d && !best; i++) {
		const struct wt_mention *m = mention_at(c, c->ms->place_at, i);
		if (!m || m->first != i || !wt_tree_is(t, (int32_t)i - 1, "di"))
			continue;
		int32_t head = wt_tok(t, (int32_t)m->head)->head;
		bool own = head == h->word || (h->support >= 0 && head == h->support) ||
			   (h->pattern->voice == WT_VOICE_NOUN && head >= 0 &&
				   head == wt_tok(t, h->word)->head);
		if (own) {
			best = m;
			best_d = 1;
		}
	}
	if (!best)
		return;
	claim->has_place = true;
	claim->place = best->as.place;
	claim->place_span = best->span;
}

/* Below the act's word, or in its clause. */
static bool
is_within(const struct wt_coder *c, const struct wt_hit *h, int32_t word)
{
	return wt_tree_below(&c->tree, word, h->word) ||
	       (h->support >= 0 && wt_tree_below(&c->tree, word, h->support)) ||
	       c->clauses.of[word] == c->clauses.of[h->word];
}

void
wt_how_many_read(const struct wt_coder *c, const struct wt_hit *h, struct wt_claim *claim)
{
	const struct wt_mention *seen = NULL;
	for (uint32_t i = 0; i < c->tree.s->n && claim->n_quantities < WT_CLAIM_QUANTITIES; i++) {
		const struct wt_mention *m = mention_at(c, c->ms->quantity_at, i);
		if (!m || m == seen)
			continue;
		seen = m;
		if (is_within(c, h, (int32_t)m->head))
			claim->quantities[claim->n_quantities++] = m->as.quantity;
	}
}

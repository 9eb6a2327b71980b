/*
 * when.c - day, place and quantities of an act.
 *
 * Day: a time below the act's own word first, then in its clause, then the only
 * one of the sentence, nearest first; days of quoting are left out.  Where the
 * sentence names none, the publication day is taken and said to be so.
 */
#include "report/coder.h"

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

/* How well a mention of this sentence belongs to the act: lower is better, -1 not at all. */
static int
closeness(const struct wt_coder *c, const struct wt_hit *h, const struct wt_mention *m)
{
	int32_t word = (int32_t)m->head;
	int d = distance(word, h->word);
	if (wt_tree_below(&c->tree, word, h->word))
		return d;
	if (h->support >= 0 && wt_tree_below(&c->tree, word, h->support))
		return d + 50;
	if (c->clauses.of[word] == c->clauses.of[h->word])
		return d + 100;
	return d + 200;
}

/* Is there another act nearer to the mention, on its side? */
static bool
belongs_to_another(
	const struct wt_coder *c, const struct wt_hit *h, const struct wt_mention *m, int mine)
{
	for (uint32_t i = 0; i < c->n_hits; i++) {
		const struct wt_hit *o = &c->hits[i];
		if (o == h || o->dropped ||
			(!o->roles[WT_ROLE_ACTOR].n && !o->roles[WT_ROLE_RECIPIENT].n))
			continue;
		int theirs = closeness(c, o, m);
		if (theirs < 100 && mine >= 200)
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
		const struct wt_time *t = &m->as.time;
		bool names_day = t->type == WT_TIME_DATE || t->type == WT_TIME_TIME;
		if (!names_day || !t->bounded || t->of_quote || !t->start.day.year ||
			is_part_of_name(c, m))
			continue;
		/* "kunjungan pertama sejak 2000" happened another day; what goes on since then
		 * began there */
		bool hung_here = wt_tok(&c->tree, (int32_t)m->head)->head == h->word;
		if (is_since(c, m) && (h->pattern->voice == WT_VOICE_NOUN || !hung_here))
			continue;
		int d = closeness(c, h, m) + (is_since(c, m) ? 150 : 0);
		if (belongs_to_another(c, h, m, d))
			continue;
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
	if (m) {
		claim->date = m->as.time.start.day;
		claim->end = m->as.time.end;
		claim->date_basis = m->as.time.basis;
		claim->date_span = m->span;
		return;
	}
	claim->date = c->article->published.day;
	claim->date_basis = WT_BASIS_PUBLICATION;
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

void
wt_how_many_read(const struct wt_coder *c, const struct wt_hit *h, struct wt_claim *claim)
{
	const struct wt_mention *seen = NULL;
	for (uint32_t i = 0; i < c->tree.s->n && claim->n_quantities < WT_CLAIM_QUANTITIES; i++) {
		const struct wt_mention *m = mention_at(c, c->ms->quantity_at, i);
		if (!m || m == seen)
			continue;
		seen = m;
		if (closeness(c, h, m) < 200)
			claim->quantities[claim->n_quantities++] = m->as.quantity;
	}
}

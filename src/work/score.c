/*
 * score.c - see score.h.
 *
 * Pairs of gold event and claim are taken best level first, each used once; of equal
 * ones those that come first in the article.
 */
#include "work/score.h"

#include <stdlib.h>
#include <utf8proc.h>

#include "base/plural.h"
#include "report/claim_json.h"

#define SIDE_MAX (2 * WT_CLAIM_PARTIES + 64)

/* --- sides -------------------------------------------------------------------------------------
 */

/* A sorted list of views. */
struct list {
	struct wt_str items[SIDE_MAX];
	unsigned n;
};

static int
by_str(const void *a, const void *b)
{
	return wt_str_cmp(*(const struct wt_str *)a, *(const struct wt_str *)b);
}

static void
list_add(struct list *l, struct wt_str s)
{
	if (l->n < SIDE_MAX)
		l->items[l->n++] = s.ptr ? s : WT_STR("");
}

static void
list_sort(struct list *l, bool unique)
{
	unsigned kept = 0;
	qsort(l->items, l->n, sizeof l->items[0], by_str);
	for (unsigned i = 0; i < l->n; i++)
		if (!unique || kept == 0 || !wt_str_eq(l->items[kept - 1], l->items[i]))
			l->items[kept++] = l->items[i];
	l->n = kept;
}

static bool
list_eq(const struct list *a, const struct list *b)
{
	if (a->n != b->n)
		return false;
	for (unsigned i = 0; i < a->n; i++)
		if (!wt_str_eq(a->items[i], b->items[i]))
			return false;
	return true;
}

/* A party is known by its country, else by its sector. */
static void
add_gold(struct list *l, const struct wt_gold_parties *p)
{
	for (uint32_t i = 0; i < p->n; i++)
		list_add(l, p->items[i].country.len ? p->items[i].country : p->items[i].sector);
}

static void
add_claim(struct list *l, const struct wt_party *p, unsigned n)
{
	for (unsigned i = 0; i < n; i++)
		list_add(l, wt_str_of(p[i].country[0] ? p[i].country : p[i].sector));
}

struct sides {
	struct list a, r;
};

/* Who meets whom does not matter: both sides of a CONSULT are one. */
static void
gold_sides(const struct wt_gold_event *g, struct sides *s)
{
	bool one = wt_str_is(g->type, "CONSULT");
	s->a.n = s->r.n = 0;
	add_gold(&s->a, &g->actors);
	add_gold(one ? &s->a : &s->r, &g->recipients);
	list_sort(&s->a, true);
	list_sort(&s->r, true);
}

static void
claim_sides(const struct wt_claim *c, bool one, struct sides *s)
{
	s->a.n = s->r.n = 0;
	add_claim(&s->a, c->actors, c->n_actors);
	add_claim(one ? &s->a : &s->r, c->recipients, c->n_recipients);
	list_sort(&s->a, true);
	list_sort(&s->r, true);
}

static bool
same_sides(const struct wt_gold_event *g, const struct wt_claim *c)
{
	struct sides x, y;
	gold_sides(g, &x);
	claim_sides(c, wt_str_is(g->type, "CONSULT"), &y);
	return list_eq(&x.a, &y.a) && list_eq(&x.r, &y.r);
}

/* --- levels ------------------------------------------------------------------------------------
 */

static bool
in_list(struct wt_str s, const struct wt_str *list, uint32_t n)
{
	for (uint32_t i = 0; i < n; i++)
		if (wt_str_eq(s, list[i]))
			return true;
	return false;
}

static bool
same_type(const struct wt_gold_event *g, const struct wt_claim *c)
{
	struct wt_str type = wt_str_of(wt_type_name(c->type));
	return wt_str_eq(type, g->type) || in_list(type, g->type_alt, g->n_type_alt);
}

static bool
same_bytes(const struct wt_gold_event *g, const struct wt_claim *c)
{
	for (uint32_t i = 0; i < g->n_spans; i++)
		for (unsigned k = 0; k < c->n_spans; k++)
			if (wt_span_overlap(g->spans[i], c->spans[k]))
				return true;
	return g->n_spans == 0;
}

static bool
same_date(const struct wt_gold_event *e, const struct wt_claim *c)
{
	char text[WT_PERIOD_TEXT];
	struct wt_str g = e->date, got = wt_str_of(wt_period_print(c->date, c->end, text));
	while (g.len && g.ptr[g.len - 1] == '?')
		g.len--;
	if (g.len == 0 || wt_str_eq(g, got))
		return true;
	return g.len < got.len && wt_str_find(g, WT_STR("/"), 0) < 0 && wt_str_starts(got, g);
}

/* Country and sector of every party of both sides, in order. */
static bool
same_sectors(struct wt_arena *arena, const struct wt_gold_event *g, const struct wt_claim *c)
{
	struct list x = { .n = 0 }, y = { .n = 0 };
	for (uint32_t i = 0; i < g->actors.n + g->recipients.n; i++) {
		const struct wt_gold_party *p = i < g->actors.n
							? &g->actors.items[i]
							: &g->recipients.items[i - g->actors.n];
		list_add(&x,
			wt_arena_printf(arena, "%.*s %.*s", WT_FMT(p->country), WT_FMT(p->sector)));
	}
	for (unsigned i = 0; i < (unsigned)c->n_actors + c->n_recipients; i++) {
		const struct wt_party *p =
			i < c->n_actors ? &c->actors[i] : &c->recipients[i - c->n_actors];
		list_add(&y, wt_arena_printf(arena, "%s %s", p->country, p->sector));
	}
	list_sort(&x, false);
	list_sort(&y, false);
	return list_eq(&x, &y);
}

static enum wt_level
level_of(struct wt_arena *arena, const struct wt_gold_event *g, const struct wt_claim *c)
{
	if (!same_type(g, c) || !same_bytes(g, c))
		return WT_LEVEL_NONE;
	if (!same_sides(g, c))
		return WT_LEVEL_ACT;
	if (g->has_date && !same_date(g, c))
		return WT_LEVEL_WHO;
	bool certain = (!g->has_status || wt_str_is(g->status, wt_status_name(c->status))) &&
		       (!g->has_stance || wt_str_is(g->stance, wt_stance_name(c->stance)));
	return certain && same_sectors(arena, g, c) ? WT_LEVEL_ALL : WT_LEVEL_WHEN;
}

/* --- chains ------------------------------------------------------------------------------------
 */

/* Lower case, without "kantor berita", blanks folded. */
static struct wt_str
folded(struct wt_arena *arena, struct wt_str s)
{
	static const struct wt_str AGENCY = { "kantor berita", 13 };
	char *low = wt_arena_alloc(arena, 4 * s.len + 1, 1),
	     *out = wt_arena_alloc(arena, 4 * s.len + 1, 1);
	size_t n = 0, kept = 0;
	utf8proc_int32_t code;
	for (size_t at = 0; at < s.len;) {
		utf8proc_ssize_t step = utf8proc_iterate((const utf8proc_uint8_t *)s.ptr + at,
			(utf8proc_ssize_t)(s.len - at), &code);
		if (step <= 0)
			break;
		at += (size_t)step;
		n += (size_t)utf8proc_encode_char(
			utf8proc_tolower(code), (utf8proc_uint8_t *)low + n);
	}
	for (size_t i = 0; i < n; i++) {
		struct wt_str rest = { low + i, n - i };
		if (wt_str_starts(rest, AGENCY)) {
			i += AGENCY.len - 1;
			continue;
		}
		if (!wt_is_space(low[i]) || (kept && out[kept - 1] != ' '))
			out[kept++] = wt_is_space(low[i]) ? ' ' : low[i];
	}
	return wt_str_trim((struct wt_str){ out, kept });
}

static bool
same_chain(struct wt_arena *arena, const struct wt_gold_event *g, const struct wt_claim *c)
{
	if (g->n_chain != c->n_chain)
		return false;
	for (uint32_t i = 0; i < g->n_chain; i++)
		if (!wt_str_eq(folded(arena, g->chain[i]), folded(arena, c->chain[i])))
			return false;
	return true;
}

/* --- one record --------------------------------------------------------------------------------
 */

struct pairing {
	uint8_t *reached; /* of each gold event: enum wt_level */
	uint32_t *with;   /* of each gold event: 1 + its claim, 0 for none */
	bool *used;       /* of each claim */
};

static struct pairing
pair_up(struct wt_arena *arena, const struct wt_gold_record *r, const struct wt_claims *cs)
{
	size_t cells = (size_t)r->n_events * cs->n;
	uint8_t *levels = WT_NEW(arena, uint8_t, cells + 1);
	struct pairing p = { WT_NEW(arena, uint8_t, r->n_events + 1),
		WT_NEW(arena, uint32_t, r->n_events + 1), WT_NEW(arena, bool, cs->n + 1) };
	for (uint32_t i = 0; i < r->n_events; i++)
		for (uint32_t j = 0; j < cs->n; j++)
			levels[(size_t)i * cs->n + j] =
				(uint8_t)level_of(arena, &r->events[i], &cs->items[j]);
	for (uint8_t level = WT_LEVEL_ALL; level > WT_LEVEL_NONE; level--)
		for (uint32_t i = 0; i < r->n_events; i++)
			for (uint32_t j = 0; j < cs->n && !p.with[i]; j++)
				if (levels[(size_t)i * cs->n + j] == level && !p.used[j]) {
					p.with[i] = j + 1;
					p.reached[i] = level;
					p.used[j] = true;
				}
	return p;
}

static void
print_list(FILE *out, const struct list *l)
{
	(void)fputc('[', out);
	for (unsigned i = 0; i < l->n; i++)
		(void)fprintf(out, "%s'%.*s'", i ? ", " : "", WT_FMT(l->items[i]));
	(void)fputc(']', out);
}

static void
print_sides(FILE *out, const struct sides *s)
{
	(void)fputc('(', out);
	print_list(out, &s->a);
	(void)fputs(", ", out);
	print_list(out, &s->r);
	(void)fputc(')', out);
}

static struct wt_str
or_none(struct wt_str s)
{
	return s.ptr ? s : WT_STR("None");
}

static void
tell_missed(FILE *out, struct wt_str id, const struct wt_gold_event *e, unsigned reached)
{
	struct sides s;
	struct wt_str date = or_none(e->date), status = or_none(e->status),
		      stance = or_none(e->stance);
	gold_sides(e, &s);
	(void)fprintf(out, "%.*s\tgold %.*s ", WT_FMT(id), WT_FMT(e->type));
	print_sides(out, &s);
	(void)fprintf(out, " %.*s %.*s/%.*s\treached %u\n", WT_FMT(date), WT_FMT(status),
		WT_FMT(stance), reached);
}

static void
tell_extra(FILE *out, struct wt_str id, const struct wt_claim *c)
{
	struct sides s;
	char date[WT_PERIOD_TEXT];
	claim_sides(c, c->type == WT_TYPE_CONSULT, &s);
	(void)fprintf(out, "%.*s\textra %s ", WT_FMT(id), wt_type_name(c->type));
	print_sides(out, &s);
	(void)fprintf(out, " %s\n", wt_period_print(c->date, c->end, date)[0] ? date : "None");
}

static void
count_gold(struct wt_score *s, const struct wt_gold_record *r, const struct pairing *p, FILE *tell)
{
	for (uint32_t i = 0; i < r->n_events; i++) {
		const struct wt_gold_event *e = &r->events[i];
		int type = wt_type_find(e->type);
		if (e->background)
			continue;
		s->gold++;
		for (int k = WT_LEVEL_ACT; k <= WT_LEVEL_ALL; k++)
			s->hit[k] += p->reached[i] >= k;
		if (type >= 0) {
			s->types[type].gold++;
			s->types[type].found += p->with[i] != 0;
		}
		if (tell && p->reached[i] < WT_LEVEL_ALL)
			tell_missed(tell, r->id, e, p->reached[i]);
	}
}

/* Does the claim answer an event of the background? */
static bool
is_free(const struct wt_gold_record *r, const struct pairing *p, uint32_t claim)
{
	for (uint32_t i = 0; i < r->n_events; i++)
		if (p->with[i] == claim + 1)
			return r->events[i].background;
	return false;
}

static void
count_claims(struct wt_score *s, const struct wt_gold_record *r, const struct wt_claims *cs,
	const struct pairing *p, FILE *tell)
{
	for (uint32_t j = 0; j < cs->n; j++) {
		const struct wt_claim *c = &cs->items[j];
		struct wt_str type = wt_str_of(wt_type_name(c->type));
		if (is_free(r, p, j) || (!p->used[j] && in_list(type, r->also, r->n_also)))
			continue;
		s->claims++;
		s->types[c->type].claimed++;
		if (tell && !p->used[j])
			tell_extra(tell, r->id, c);
	}
}

void
wt_score_levels(struct wt_arena *arena, const struct wt_gold_record *r, const struct wt_claims *cs,
	uint8_t *levels)
{
	struct pairing p = pair_up(arena, r, cs);
	memset(levels, WT_LEVEL_NONE, cs->n);
	for (uint32_t i = 0; i < r->n_events; i++)
		if (p.with[i])
			levels[p.with[i] - 1] = p.reached[i];
}

void
wt_score_add(struct wt_score *s, struct wt_arena *arena, const struct wt_gold_record *r,
	const struct wt_claims *cs, FILE *verbose)
{
	struct pairing p = pair_up(arena, r, cs);
	s->records++;
	count_gold(s, r, &p, verbose);
	count_claims(s, r, cs, &p, verbose);
	for (uint32_t i = 0; i < r->n_events; i++) {
		const struct wt_gold_event *e = &r->events[i];
		if (!p.with[i] || !e->has_chain || e->background)
			continue;
		s->chains++;
		s->chains_right += same_chain(arena, e, &cs->items[p.with[i] - 1]);
	}
}

/* --- the figures --------------------------------------------------------------------------------
 */

static int
by_type_name(const void *a, const void *b)
{
	return strcmp(
		wt_type_name(*(const enum wt_type *)a), wt_type_name(*(const enum wt_type *)b));
}

static void
print_types(const struct wt_score *s, FILE *out)
{
	enum wt_type order[WT_TYPE_COUNT];
	for (int t = 0; t < WT_TYPE_COUNT; t++)
		order[t] = (enum wt_type)t;
	qsort(order, WT_TYPE_COUNT, sizeof order[0], by_type_name);
	for (int i = 0; i < WT_TYPE_COUNT; i++) {
		enum wt_type t = order[i];
		if (s->types[t].gold || s->types[t].claimed)
			(void)fprintf(out, "  %-10s gold %4u  found %4u  claimed %4u\n",
				wt_type_name(t), s->types[t].gold, s->types[t].found,
				s->types[t].claimed);
	}
}

void
wt_score_print(const struct wt_score *s, FILE *out)
{
	static const char *const NAMES[] = { "none", "act", "who", "when", "all" };
	double claims = s->claims ? s->claims : 1, gold = s->gold ? s->gold : 1;
	(void)fprintf(out, "%u record%s, %u gold event%s, %u claim%s\n", s->records,
		wt_plural(s->records), s->gold, wt_plural(s->gold), s->claims,
		wt_plural(s->claims));
	for (int k = WT_LEVEL_ACT; k <= WT_LEVEL_ALL; k++) {
		double p = s->hit[k] / claims, r = s->hit[k] / gold;
		double sum = p + r > 1e-9 ? p + r : 1e-9;
		(void)fprintf(
			out, "%-5s P %.3f  R %.3f  F1 %.3f\n", NAMES[k], p, r, 2 * p * r / sum);
	}
	if (s->chains)
		(void)fprintf(out, "chain %u/%u exact\n", s->chains_right, s->chains);
	else
		(void)fputs("chain: none to compare\n", out);
	print_types(s, out);
}

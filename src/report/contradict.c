/*
 * contradict.c - frames that cannot both be right.
 *
 * Two patterns contradict each other if they stand on the same form in the same voice under
 * the same conditions, ask for the same parties, and report acts of different types: which
 * of them the coder took would hang on the order of the files.  (A prison sentence is two
 * acts by PLOVER's rule: SANCTION and COERCE may stand together.)
 */
#include <stdlib.h>

#include "report/compile.h"

static enum wt_type
type_of(const struct wt_builder *b, const struct wt_pattern *p)
{
	const struct wt_frame *f = &b->frames[p->frame];
	return (enum wt_type)b->labels[f->first_type + f->n_types - 1u].type;
}

static bool
same_cond(const struct wt_builder *b, const struct wt_cond *x, const struct wt_cond *y)
{
	return x->slot == y->slot && x->negated == y->negated && x->n == y->n &&
	       memcmp(&b->items[x->first], &b->items[y->first], x->n * sizeof b->items[0]) == 0;
}

static bool
same_conds(const struct wt_builder *b, const struct wt_pattern *x, const struct wt_pattern *y)
{
	if (x->n_conds != y->n_conds)
		return false;
	for (uint32_t i = 0; i < x->n_conds; i++)
		if (!same_cond(b, &b->conds[x->first_cond + i], &b->conds[y->first_cond + i]))
			return false;
	return true;
}

/* The bind of the role that must be filled, NULL. */
static const struct wt_bind *
needs(const struct wt_builder *b, const struct wt_pattern *p, unsigned role)
{
	for (uint32_t i = 0; i < p->n_binds; i++) {
		const struct wt_bind *bind = &b->binds[p->first_bind + i];
		if (bind->role == role && bind->required)
			return bind;
	}
	return NULL;
}

static bool
same_needs(const struct wt_builder *b, const struct wt_pattern *x, const struct wt_pattern *y)
{
	for (unsigned role = 0; role < WT_ROLE_COUNT; role++) {
		const struct wt_bind *one = needs(b, x, role), *two = needs(b, y, role);
		if (!one != !two)
			return false;
		if (one && memcmp(one->slots, two->slots, sizeof one->slots) != 0)
			return false;
	}
	return true;
}

static bool
may_stand_together(enum wt_type x, enum wt_type y)
{
	return x == y || (x == WT_TYPE_SANCTION && y == WT_TYPE_COERCE) ||
	       (x == WT_TYPE_COERCE && y == WT_TYPE_SANCTION);
}

static struct wt_str
name_of(const struct wt_builder *b, const struct wt_pattern *p)
{
	struct wt_ref r = b->frames[p->frame].name;
	return wt_view(wt_buf_view(&b->text), (struct wt_span){ r.offset, r.offset + r.len });
}

static void
refuse(struct wt_builder *b, uint32_t form, const struct wt_pattern *x, const struct wt_pattern *y)
{
	struct wt_str mine = name_of(b, y), other = name_of(b, x);
	for (uint32_t i = 0; i < b->lex->n; i++) {
		const struct wt_lex_entry *e = &b->lex->entries[i];
		if (!wt_str_is(e->kind, "frame") || !wt_str_eq(e->name, mine))
			continue;
		wt_lex_error(b->lex, e, e->line,
			"'%.*s' contradicts frame %.*s: %s and %s under the same conditions",
			WT_FMT(b->forms.items[form]), WT_FMT(other), wt_type_name(type_of(b, y)),
			wt_type_name(type_of(b, x)));
		return;
	}
}

static int
by_form(const void *x, const void *y)
{
	const struct wt_pair *a = x, *b = y;
	if (a->a != b->a)
		return a->a < b->a ? -1 : 1;
	return a->b < b->b ? -1 : a->b > b->b;
}

void
wt_contradictions_find(struct wt_builder *b)
{
	uint32_t n = b->n_form_patterns;
	struct wt_pair *rows = WT_NEW(&b->lex->arena, struct wt_pair, n);
	if (n)
		memcpy(rows, b->form_patterns, n * sizeof rows[0]);
	qsort(rows, n, sizeof rows[0], by_form);
	for (uint32_t i = 0; i < n; i++)
		for (uint32_t k = i + 1; k < n && rows[k].a == rows[i].a; k++) {
			const struct wt_pattern *x = &b->patterns[rows[i].b];
			const struct wt_pattern *y = &b->patterns[rows[k].b];
			if (x->voice == y->voice &&
				!may_stand_together(type_of(b, x), type_of(b, y)) &&
				same_conds(b, x, y) && same_needs(b, x, y))
				refuse(b, rows[i].a, x, y);
		}
}

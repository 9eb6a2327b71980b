/*
 * give.c - see give.h.
 */
#include "work/give.h"

#include <stdio.h>

#include "report/claim_json.h"

const char *
wt_give_str(struct wt_arena *arena, struct wt_str s)
{
	return s.len ? wt_arena_copy(arena, s).ptr : "";
}

struct warta_span
wt_give_span(struct wt_span s)
{
	return (struct warta_span){ s.start, s.end };
}

static const char *
give_code(struct wt_arena *arena, const char *code)
{
	return wt_give_str(arena, wt_str_of(code));
}

void
wt_give_place(struct wt_arena *arena, const struct wt_place *p, struct wt_span span,
	struct warta_place *out)
{
	*out = (struct warta_place){ .name = wt_give_str(arena, p->name),
		.country = give_code(arena, p->country),
		.geonameid = p->geonameid,
		.lat = (double)p->lat,
		.lon = (double)p->lon,
		.precision = give_code(arena, p->precision),
		.span = wt_give_span(span) };
}

void
wt_give_quantity(struct wt_arena *arena, const struct wt_quantity *q, struct warta_quantity *out)
{
	*out = (struct warta_quantity){ .low = q->low,
		.high = q->high,
		.bound = q->hedge ? q->hedge : '=',
		.unit = wt_give_str(arena, q->unit),
		.kind = give_code(arena, q->kind) };
}

const struct warta_party *
wt_give_parties(struct wt_arena *arena, const struct wt_party *list, unsigned n)
{
	struct warta_party *out = WT_NEW(arena, struct warta_party, n + 1);
	for (unsigned i = 0; i < n; i++)
		out[i] = (struct warta_party){ .name = wt_give_str(arena, list[i].name),
			.office = wt_give_str(arena, list[i].office),
			.country = give_code(arena, list[i].country),
			.sector = give_code(arena, list[i].sector),
			.span = wt_give_span(list[i].span) };
	return out;
}

const char *const *
wt_give_modes(struct wt_arena *arena, const uint8_t *modes, unsigned n)
{
	const char **out = WT_NEW(arena, const char *, n + 1);
	for (unsigned i = 0; i < n; i++)
		out[i] = WT_MODES[modes[i]].name;
	return out;
}

const char *const *
wt_give_contexts(struct wt_arena *arena, uint64_t contexts, size_t *n)
{
	const char **out = WT_NEW(arena, const char *, WT_CONTEXT_COUNT);
	*n = 0;
	for (int i = 0; i < WT_CONTEXT_COUNT; i++)
		if (contexts >> i & 1)
			out[(*n)++] = wt_context_name((enum wt_context)i);
	return out;
}

const char *const *
wt_give_strs(struct wt_arena *arena, const struct wt_str *list, unsigned n)
{
	const char **out = WT_NEW(arena, const char *, n + 1);
	for (unsigned i = 0; i < n; i++)
		out[i] = wt_give_str(arena, list[i]);
	return out;
}

const char *
wt_give_time(struct wt_arena *arena, const struct wt_time *t)
{
	char start[WT_MOMENT_TEXT], end[WT_DAY_TEXT];
	(void)wt_moment_print(t->start, start);
	(void)wt_day_print(t->end, end);
	return wt_arena_printf(arena, "%s%s%s", start, end[0] ? "/" : "", end).ptr;
}

static const struct warta_span *
give_spans(struct wt_arena *arena, const struct wt_span *list, unsigned n)
{
	struct warta_span *out = WT_NEW(arena, struct warta_span, n + 1);
	for (unsigned i = 0; i < n; i++)
		out[i] = wt_give_span(list[i]);
	return out;
}

static const struct warta_quantity *
give_quantities(struct wt_arena *arena, const struct wt_claim *c)
{
	struct warta_quantity *out = WT_NEW(arena, struct warta_quantity, c->n_quantities + 1U);
	for (unsigned i = 0; i < c->n_quantities; i++)
		wt_give_quantity(arena, &c->quantities[i], &out[i]);
	return out;
}

/* When, where and how certain. */
static void
give_circumstances(struct wt_arena *arena, const struct wt_claim *c, struct warta_claim *out)
{
	char date[WT_PERIOD_TEXT];
	out->date = give_code(arena, wt_period_print(c->date, c->end, date));
	out->date_precision = wt_period_precision(c->date, c->end);
	out->date_basis = c->date.year ? wt_basis_name(c->date_basis) : "";
	out->date_span = wt_give_span(c->date_span);
	out->has_place = c->has_place;
	wt_give_place(arena, &c->place, c->place_span, &out->place);
	out->status = wt_status_name(c->status);
	out->stance = wt_stance_name(c->stance);
	out->chain = wt_give_strs(arena, c->chain, c->n_chain);
	out->n_chain = c->n_chain;
	out->cue_span = wt_give_span(c->cue_span);
	out->quantities = give_quantities(arena, c);
	out->n_quantities = c->n_quantities;
}

void
wt_give_claim(struct wt_arena *arena, struct wt_str document, uint32_t index,
	const struct wt_claim *c, struct warta_claim *out)
{
	*out = (struct warta_claim){
		.id = wt_arena_printf(arena, "%.*s#%u", WT_FMT(document), index).ptr,
		.type = wt_type_name(c->type),
		.label = wt_type_label_id(c->type),
		.quad = wt_type_quad(c->type),
		.score = wt_plover_score(c->type, c->modes, c->n_modes),
		.modes = wt_give_modes(arena, c->modes, c->n_modes),
		.n_modes = c->n_modes,
		.actors = wt_give_parties(arena, c->actors, c->n_actors),
		.n_actors = c->n_actors,
		.recipients = wt_give_parties(arena, c->recipients, c->n_recipients),
		.n_recipients = c->n_recipients,
		.spans = give_spans(arena, c->spans, c->n_spans),
		.n_spans = c->n_spans,
		.sentence = c->sentence,
		.rule = wt_give_str(arena, c->rule),
		.confidence = (double)c->confidence,
		.reasons = wt_give_strs(arena, c->reasons, c->n_reasons),
		.n_reasons = c->n_reasons,
	};
	out->contexts = wt_give_contexts(arena, c->contexts, &out->n_contexts);
	give_circumstances(arena, c, out);
}

/*
 * keep.c - rows kept for a page, see keep.h.
 *
 * A spent arena must not jump out of the query that shows the row, whose statement
 * would stay open: each copy has a guard of its own.
 */
#include "web/keep.h"

struct keeping {
	struct wt_visit *v;
	void *to;
	int code;
};

static int
spent(struct keeping *k)
{
	return k->code = wt_fail(&k->v->fault, WARTA_ENOMEM, 0,
		       "the answer needs more memory than a request may have");
}

static int
kept(const struct keeping *k, int code)
{
	return code == WARTA_OK ? k->code : code;
}

static struct wt_str
copy(struct wt_visit *v, struct wt_str s)
{
	return s.len ? wt_arena_copy(v->arena, s) : WT_STR("");
}

static void
copy_all(struct wt_visit *v, struct wt_str *const *texts, size_t n)
{
	for (size_t i = 0; i < n; i++)
		*texts[i] = copy(v, *texts[i]);
}

static void
copy_parties(struct wt_visit *v, struct wt_party *list, unsigned n)
{
	for (unsigned i = 0; i < n; i++) {
		list[i].name = copy(v, list[i].name);
		list[i].office = copy(v, list[i].office);
	}
}

#define COUNT(list) (sizeof(list) / sizeof(list)[0])

/* --- claims -------------------------------------------------------------------------------------
 */

static void
copy_claim(struct wt_visit *v, struct wt_stored_claim *c)
{
	struct wt_str *const texts[] = { &c->document, &c->outlet, &c->family, &c->title, &c->url,
		&c->origin, &c->sentence, &c->joined, &c->claim.rule, &c->claim.place.name };
	copy_all(v, texts, COUNT(texts));
	copy_parties(v, c->claim.actors, c->claim.n_actors);
	copy_parties(v, c->claim.recipients, c->claim.n_recipients);
	for (unsigned i = 0; i < c->claim.n_chain; i++)
		c->claim.chain[i] = copy(v, c->claim.chain[i]);
	for (unsigned i = 0; i < c->claim.n_reasons; i++)
		c->claim.reasons[i] = copy(v, c->claim.reasons[i]);
	for (unsigned i = 0; i < c->claim.n_quantities; i++)
		c->claim.quantities[i].unit = copy(v, c->claim.quantities[i].unit);
}

static int
on_claim(void *context, const struct wt_stored_claim *claim)
{
	struct keeping *k = context;
	struct wt_kept *to = k->to;
	if (!claim->live)
		return 0;
	if (to->n == to->most) {
		to->spare++;
		return 0;
	}
	if (wt_arena_guard(k->v->arena) != 0)
		return spent(k);
	struct wt_stored_claim *c = WT_PUSH(k->v->arena, to->items, to->n, to->cap);
	*c = *claim;
	copy_claim(k->v, c);
	wt_arena_unguard(k->v->arena);
	return 0;
}

int
wt_keep_event_claims(struct wt_visit *v, uint64_t event, struct wt_kept *to)
{
	struct keeping k = { v, to, WARTA_OK };
	return kept(&k, wt_store_event_claims(v->store, event, on_claim, &k, &v->fault));
}

int
wt_keep_document_claims(struct wt_visit *v, int64_t document, struct wt_kept *to)
{
	struct keeping k = { v, to, WARTA_OK };
	return kept(&k, wt_store_document_claims(v->store, document, on_claim, &k, &v->fault));
}

/* --- documents ----------------------------------------------------------------------------------
 */

static const struct wt_str *
copy_list(struct wt_visit *v, const struct wt_str *list, uint32_t n)
{
	struct wt_str *out = n ? WT_NEW(v->arena, struct wt_str, n) : NULL;
	for (uint32_t i = 0; i < n; i++)
		out[i] = copy(v, list[i]);
	return out;
}

static void
copy_document(struct wt_visit *v, struct wt_stored_document *d)
{
	struct wt_str *const texts[] = { &d->id, &d->url, &d->outlet, &d->family, &d->title,
		&d->text, &d->dateline_place, &d->coder, &d->stored };
	copy_all(v, texts, COUNT(texts));
	d->authors = copy_list(v, d->authors, d->n_authors);
	d->editors = copy_list(v, d->editors, d->n_editors);
	d->sources = copy_list(v, d->sources, d->n_sources);
	struct wt_span *noise = d->n_noise ? WT_NEW(v->arena, struct wt_span, d->n_noise) : NULL;
	if (noise)
		memcpy(noise, d->noise, d->n_noise * sizeof *noise);
	d->noise = noise;
}

static int
on_document(void *context, const struct wt_stored_document *document)
{
	struct keeping *k = context;
	struct wt_stored_document *to = k->to;
	if (wt_arena_guard(k->v->arena) != 0)
		return spent(k);
	*to = *document;
	copy_document(k->v, to);
	wt_arena_unguard(k->v->arena);
	return 0;
}

int
wt_keep_document(struct wt_visit *v, struct wt_str id, struct wt_stored_document *document)
{
	struct keeping k = { v, document, WARTA_OK };
	return kept(&k, wt_store_document(v->store, id, on_document, &k, &v->fault));
}

/* --- events -------------------------------------------------------------------------------------
 */

static void
copy_event(struct wt_visit *v, struct wt_event *e)
{
	struct wt_str *const texts[] = { &e->place.name, &e->title, &e->title_document,
		&e->first_seen, &e->changed };
	const struct wt_event_source *sources = e->sources;
	copy_all(v, texts, COUNT(texts));
	copy_parties(v, e->actors, e->n_actors);
	copy_parties(v, e->recipients, e->n_recipients);
	e->sources = e->n_sources ? WT_NEW(v->arena, struct wt_event_source, e->n_sources) : NULL;
	for (uint32_t i = 0; i < e->n_sources; i++) {
		struct wt_event_source *s = &e->sources[i];
		*s = sources[i];
		struct wt_str *const names[] = { &s->name, &s->key, &s->documents_list };
		copy_all(v, names, COUNT(names));
	}
	const struct wt_event_quantity *quantities = e->quantities;
	e->quantities = e->n_quantities
				? WT_NEW(v->arena, struct wt_event_quantity, e->n_quantities)
				: NULL;
	for (uint32_t i = 0; i < e->n_quantities; i++) {
		struct wt_event_quantity *q = &e->quantities[i];
		*q = quantities[i];
		struct wt_str *const names[] = { &q->number.unit, &q->document };
		copy_all(v, names, COUNT(names));
	}
	const struct wt_event_retold *retold = e->retold;
	e->retold = e->n_retold ? WT_NEW(v->arena, struct wt_event_retold, e->n_retold) : NULL;
	for (uint32_t i = 0; i < e->n_retold; i++) {
		struct wt_event_retold *r = &e->retold[i];
		*r = retold[i];
		struct wt_str *const names[] = { &r->document, &r->text, &r->outlet };
		copy_all(v, names, COUNT(names));
	}
}

static int
on_event(void *context, const struct wt_event *event)
{
	struct keeping *k = context;
	struct wt_event *to = k->to;
	if (wt_arena_guard(k->v->arena) != 0)
		return spent(k);
	*to = *event;
	copy_event(k->v, to);
	wt_arena_unguard(k->v->arena);
	return 0;
}

int
wt_keep_event(struct wt_visit *v, struct wt_str id, struct wt_event *event)
{
	struct keeping k = { v, event, WARTA_OK };
	return kept(&k, wt_event_show(v->store, id, on_event, &k, &v->fault));
}

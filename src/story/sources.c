/*
 * sources.c - how many independent sources stand behind an event, and which.
 *
 * The end of a claim's chain is who vouches for it: its origin, or, where the chain is
 * empty, the newsroom itself.  Articles with the same text are one report: their end
 * is that of the one published first.  Names are those that the store made canonical
 * (families of outlets, full names).  KCNA by way of Kompas and of Yonhap is one.
 * Articles of which no outlet is known count as one newsroom.
 */
#include "mention/fold.h"
#include "story/build.h"

static struct wt_str
folded(struct wt_arena *arena, struct wt_str s)
{
	return wt_fold(arena, s);
}

/* The first telling of the same text that also has no chain: reprints share its newsroom. */
static const struct wt_telling *
first_print(const struct wt_telling *tellings, uint32_t i)
{
	for (uint32_t k = 0; k < i; k++)
		if (tellings[k].extra.text_key == tellings[i].extra.text_key &&
			tellings[k].claim.claim.n_chain == 0)
			return &tellings[k];
	return &tellings[i];
}

struct end {
	struct wt_str key;
	struct wt_str name;
	bool outlet;
};

static struct end
end_of(struct wt_arena *arena, const struct wt_telling *tellings, uint32_t i)
{
	const struct wt_stored_claim *c = &tellings[i].claim;
	if (c->claim.n_chain > 0) {
		struct wt_str key = c->origin.len ? c->origin : folded(arena, c->claim.chain[0]);
		return (struct end){ key, c->claim.chain[0], false };
	}
	c = &first_print(tellings, i)->claim;
	return (struct end){ c->family, c->outlet.len ? c->outlet : c->family, true };
}

/* Is this document counted for the source already? */
static bool
is_listed(const struct wt_telling *tellings, const uint32_t *source_of, uint32_t i)
{
	for (uint32_t k = 0; k < i; k++)
		if (source_of[k] == source_of[i] &&
			tellings[k].claim.document_row == tellings[i].claim.document_row)
			return true;
	return false;
}

#define LISTED 8

static void
list_document(struct wt_arena *arena, struct wt_event_source *s, struct wt_str id)
{
	s->documents++;
	if (s->documents == 1)
		s->documents_list = id;
	else if (s->documents <= LISTED)
		s->documents_list =
			wt_arena_printf(arena, "%.*s\t%.*s", WT_FMT(s->documents_list), WT_FMT(id));
}

/* Most claims first; insertion keeps the order of first appearance among equals. */
static void
sort_sources(struct wt_event_source *list, uint32_t n)
{
	for (uint32_t i = 1; i < n; i++) {
		struct wt_event_source s = list[i];
		uint32_t k = i;
		for (; k > 0 && list[k - 1].claims < s.claims; k--)
			list[k] = list[k - 1];
		list[k] = s;
	}
}

void
wt_event_sources(struct wt_arena *arena, const struct wt_telling *tellings, uint32_t n,
	struct wt_event *event)
{
	uint32_t *source_of = WT_NEW(arena, uint32_t, n + 1), cap = 0;
	for (uint32_t i = 0; i < n; i++) {
		struct end end = end_of(arena, tellings, i);
		uint32_t k = 0;
		while (k < event->n_sources && !wt_str_eq(event->sources[k].key, end.key))
			k++;
		if (k == event->n_sources) {
			struct wt_event_source *s =
				WT_PUSH(arena, event->sources, event->n_sources, cap);
			s->key = end.key;
			s->name = end.name;
			s->outlet = end.outlet;
			s->documents_list = WT_STR("");
		}
		source_of[i] = k;
		event->sources[k].claims++;
		event->sources[k].outlet = event->sources[k].outlet && end.outlet;
		if (!is_listed(tellings, source_of, i))
			list_document(arena, &event->sources[k], tellings[i].claim.document);
	}
	sort_sources(event->sources, event->n_sources);
	event->counts.independent = event->n_sources;
}

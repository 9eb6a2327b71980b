/*
 * sources.c - how many independent sources stand behind an event, and which.
 *
 * The end of a claim's chain is who vouches for it: its origin, or, where the chain is
 * empty, the newsroom itself.  Whose own words are the act (he accuses, refuses, asks) is no
 * source of it, nor is who acts so in another telling: the next hop is, or the newsroom that heard
 * him.  A title or lead without a source, in an article that names one source or one other newsroom
 * and no second one, comes from there; so does what the police and the courts do where one voice
 * only tells of it, and a lead that tells what is no speech in an article with one voice besides
 * those who act.  A copy of another article is no report of its own: its end is that of the article
 * at which the copying began, or, where a copy lost the words that name the source, that of the
 * copies that kept them.  Who relays one end in another claim's chain is no second end: "Kim, by
 * way of KCNA" and "KCNA" are one.  Names are those that the store made canonical (families of
 * outlets, full names).  KCNA by way of Kompas and of Yonhap is one.
 *
 * Who only comments is no source.  A lone voice counts for what is done by saying it only where the
 * chain of another article begins with him, and for what police and courts do only where he is of
 * the law; and where anybody of the law tells of a charge, somebody outside it, or whom it befalls,
 * has it from there as his newsroom has.
 *
 * Articles of which no outlet is known may be of one newsroom or of several: they count as one, so
 * that the number is never too high.  Of these the different texts are listed, so
 * that it can be seen how many sources there may be at most; that number stands beside the other.
 */
#include "mention/fold.h"
#include "story/build.h"
#include "story/match.h"
#include "story/set.h"

static struct wt_str
folded(struct wt_arena *arena, struct wt_str s)
{
	return wt_fold(arena, s);
}

#define LEAD        4   /* sentences, the title and a byline among them */
#define NAME_MIN    5   /* letters of a man's one name */
#define KEPT_LOOKED 256 /* tellings among which the words that name the source are looked for */

/* A copy of the same article that names its source. */
static const struct wt_telling *
copy_with_chain(const struct wt_telling *tellings, uint32_t n, uint32_t i)
{
	for (uint32_t k = 0; k < n && k < KEPT_LOOKED; k++)
		if (tellings[k].root == tellings[i].root && tellings[k].claim.claim.n_chain > 0)
			return &tellings[k];
	return NULL;
}

struct end {
	struct wt_str key;
	struct wt_str name;
	bool outlet;
	bool outside_law; /* of a party, a ministry ..., or whom the law acts upon */
};

bool
wt_story_is_spoken(enum wt_type type)
{
	int quad = wt_type_quad(type);
	return (quad == 1 || quad == 3) && type != WT_TYPE_CONSULT;
}

/* To charge, to inquire and to arrest is done by offices: who tells of it, even as if he did it
 * himself, speaks for the police or the court. */
static bool
is_procedure(const struct wt_claim *c)
{
	bool charge = (c->type == WT_TYPE_ACCUSE && c->n_modes > 0 &&
			      strcmp(WT_MODES[c->modes[0]].name, "disapprove") != 0) ||
		      c->type == WT_TYPE_COERCE || c->type == WT_TYPE_SANCTION;
	for (unsigned i = 0; i < c->n_actors && charge; i++)
		if (strcmp(c->actors[i].sector, "COP") == 0 ||
			strcmp(c->actors[i].sector, "JUD") == 0)
			return true;
	return false;
}

/* Is the origin of the claim's chain the one who acts? */
static bool
tells_of_himself(struct wt_arena *arena, const struct wt_stored_claim *c)
{
	struct wt_str origin = folded(arena, c->claim.chain[0]);
	if (is_procedure(&c->claim) || !wt_story_is_spoken(c->claim.type))
		return false;
	for (unsigned i = 0; i < c->claim.n_actors; i++) {
		struct wt_str name = folded(arena, c->claim.actors[i].name);
		if (name.len && (wt_str_eq(name, origin) || wt_str_eq(name, c->origin)))
			return true;
	}
	return false;
}

/* What kind of voice of the article it is (enum wt_teller_kind); 0 where it is none. */
static char
kind_of_voice(const struct wt_telling *t, struct wt_str key)
{
	struct wt_str voices = t->voices, line, voice;
	while (voices.len && wt_str_split(&voices, '\n', &line)) {
		(void)wt_str_split(&line, '\t', &voice);
		if (voice.len && wt_str_eq((struct wt_str){ voice.ptr + 1, voice.len - 1 }, key))
			return voice.ptr[0];
	}
	return 0;
}

/* Does the claim's act befall him? */
static bool
suffers(struct wt_arena *arena, const struct wt_claim *c, struct wt_str key)
{
	for (unsigned i = 0; i < c->n_recipients; i++) {
		struct wt_str name = folded(arena, c->recipients[i].name);
		if (name.len && wt_story_same_name(name, key))
			return true;
	}
	return false;
}

static struct end
itself(const struct wt_telling *t)
{
	return (struct end){ t->root_family, t->root_outlet.len ? t->root_outlet : t->root_family,
		true, false };
}

static struct end
newsroom_of(const struct wt_telling *t)
{
	const struct wt_claim *c = &t->claim.claim;
	bool lead = c->in_title || c->sentence < LEAD;
	bool procedure = is_procedure(c);
	if (lead && t->relayed.len && c->n_chain == 0)
		return (struct end){ t->relayed, t->relay, false, false };
	if (t->voice.len && c->n_chain == 0 &&
		(procedure || (lead && !wt_story_is_spoken(c->type))))
		return (struct end){ t->voice, t->voice_name, false, false };
	/* the lead of an article that has one voice only beside those who take part */
	if (t->retold && lead && t->voice.len)
		return (struct end){ t->voice, t->voice_name, false, false };
	if (t->any_voice.len && c->n_chain == 0 && procedure)
		return (struct end){ t->any_voice, t->any_voice_name, false, false };
	return itself(t);
}

/* Of copies of one article, one of which tells it in its lead and another further down, both have
 * it from whom the lead has it from. */
static struct end
newsroom_of_copies(const struct wt_telling *tellings, uint32_t n, const struct wt_telling *t)
{
	struct end own = newsroom_of(t);
	for (uint32_t k = 0; own.outlet && k < n && k < KEPT_LOOKED; k++) {
		struct end other = newsroom_of(&tellings[k]);
		if (tellings[k].root == t->root && tellings[k].claim.claim.n_chain == 0 &&
			!other.outlet)
			return other;
	}
	return own;
}

static struct end
end_of(struct wt_arena *arena, const struct wt_telling *tellings, uint32_t n, uint32_t i)
{
	const struct wt_telling *t = &tellings[i];
	if (t->claim.claim.n_chain == 0) {
		const struct wt_telling *other = copy_with_chain(tellings, n, i);
		t = other ? other : t;
	}
	const struct wt_stored_claim *c = &t->claim;
	if (c->claim.n_chain == 0)
		return newsroom_of_copies(tellings, n, t);
	if (!tells_of_himself(arena, c)) {
		struct wt_str key = c->origin.len ? c->origin : folded(arena, c->claim.chain[0]);
		return (struct end){ key, c->claim.chain[0], false, false };
	}
	if (c->claim.n_chain > 1 && t->n_hops > 0)
		return (struct end){ t->hops[0], c->claim.chain[1], false, false };
	return newsroom_of(t);
}

/* The end that this one only relays elsewhere; itself where it relays none. */
static struct end
behind(struct wt_arena *arena, const struct wt_telling *tellings, uint32_t n, struct end end)
{
	for (uint32_t k = 0; k < n && k < KEPT_LOOKED; k++)
		for (uint32_t h = 0; h < tellings[k].n_hops; h++)
			if (end.key.len && wt_str_eq(tellings[k].hops[h], end.key) &&
				!wt_str_eq(tellings[k].claim.origin, end.key))
				return end_of(arena, tellings, n, k);
	return end;
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

/* Kapitra, not KPK or Polri: a word that may be a man's name. */
static bool
may_be_name(struct wt_str name)
{
	return name.len >= NAME_MIN && wt_is_upper(name.ptr[0]) && wt_is_lower(name.ptr[1]);
}

/* Argo Yuwono, Prabowo Argo Yuwono; Kapitra, Kapitra Ampera: within one event they are one. */
static bool
is_same(const struct wt_event_source *s, const struct end *end)
{
	struct wt_str shorter = s->key.len < end->key.len ? s->key : end->key;
	if (wt_str_eq(s->key, end->key))
		return true;
	bool several = wt_str_find(shorter, WT_STR(" "), 0) > 0;
	return !s->outlet && !end->outlet &&
	       (several || may_be_name(s->key.len < end->key.len ? s->name : end->name)) &&
	       wt_story_same_name(s->key, end->key);
}

/* By what names somebody acts in the claims of the event. */
static struct wt_set
actors_of(struct wt_arena *arena, const struct wt_telling *tellings, uint32_t n)
{
	uint32_t looked = n < KEPT_LOOKED ? n : KEPT_LOOKED;
	struct wt_set names = wt_set_for(arena, looked * WT_CLAIM_PARTIES);
	for (uint32_t i = 0; i < looked; i++) {
		const struct wt_claim *c = &tellings[i].claim.claim;
		for (unsigned k = 0; k < c->n_actors; k++)
			if (c->actors[k].name.len)
				(void)wt_set_put(
					&names, wt_str_hash(folded(arena, c->actors[k].name)) | 1u);
	}
	return names;
}

/* Does the chain of another telling of another article begin with him? */
static bool
vouches_elsewhere(const struct wt_telling *tellings, uint32_t n, uint32_t i, struct wt_str key)
{
	for (uint32_t k = 0; k < n && k < KEPT_LOOKED; k++)
		if (tellings[k].root != tellings[i].root && tellings[k].claim.claim.n_chain > 0 &&
			tellings[k].claim.origin.len &&
			wt_story_same_name(tellings[k].claim.origin, key))
			return true;
	return false;
}

/* Is it only that nobody else speaks in the article, and that he is no newsroom? */
static bool
is_lone_voice(const struct wt_telling *t, const struct end *end)
{
	char kind = kind_of_voice(t, end->key);
	return t->claim.claim.n_chain == 0 && !end->outlet && kind && kind != WT_TELLER_MEDIA;
}

/*
 * The ends of all tellings.  Of what police and courts do, somebody outside is no source where
 * somebody of theirs, or who is neither, tells of it elsewhere: he has it from there as his
 * newsroom has.  And who acts in one telling is no source of another.
 */
static struct end *
ends_of(struct wt_arena *arena, const struct wt_telling *tellings, uint32_t n)
{
	struct end *ends = WT_NEW(arena, struct end, n + 1);
	struct wt_set actors = actors_of(arena, tellings, n);
	bool law = false;
	for (uint32_t i = 0; i < n; i++) {
		const struct wt_telling *t = &tellings[i];
		struct end *end = &ends[i];
		*end = behind(arena, tellings, n, end_of(arena, tellings, n, i));
		if (end->outlet)
			continue;
		bool procedure = is_procedure(&t->claim.claim);
		/* what is done by saying it was heard, and police and courts have men who speak for
		 * them: another lone voice may only comment on it */
		bool heard = procedure ? kind_of_voice(t, end->key) != WT_TELLER_LAW
				       : wt_story_is_spoken(t->claim.claim.type);
		if (heard && is_lone_voice(t, end) && !vouches_elsewhere(tellings, n, i, end->key))
			*end = itself(t);
		if (end->outlet)
			continue;
		if (!procedure && wt_story_is_spoken(t->claim.claim.type) &&
			wt_set_has(&actors, wt_str_hash(end->key) | 1u))
			*end = t->claim.claim.n_chain > 0 ? itself(t) : *end;
		end->outside_law = procedure && (kind_of_voice(t, end->key) == WT_TELLER_OTHERS ||
							suffers(arena, &t->claim.claim, end->key));
		law = law || (procedure && !end->outlet && !end->outside_law);
	}
	for (uint32_t i = 0; i < n && law; i++)
		if (ends[i].outside_law)
			ends[i] = itself(&tellings[i]);
	return ends;
}

void
wt_event_sources(struct wt_arena *arena, const struct wt_telling *tellings, uint32_t n,
	struct wt_event *event)
{
	struct wt_set listed = wt_set_for(arena, n); /* articles, each under its source */
	const struct end *ends = ends_of(arena, tellings, n);
	uint32_t cap = 0;
	for (uint32_t i = 0; i < n; i++) {
		struct end end = ends[i];
		uint32_t k = 0;
		while (k < event->n_sources && !is_same(&event->sources[k], &end))
			k++;
		if (k == event->n_sources) {
			struct wt_event_source *s =
				WT_PUSH(arena, event->sources, event->n_sources, cap);
			s->key = end.key;
			s->name = end.name;
			s->outlet = end.outlet;
			s->documents_list = WT_STR("");
		}
		event->sources[k].claims += !tellings[i].retold;
		event->sources[k].outlet = event->sources[k].outlet && end.outlet;
		int64_t text = end.key.len ? tellings[i].claim.document_row : tellings[i].root;
		if (wt_set_put(&listed, (uint64_t)text << 20 | (k & 0xfffffu)))
			list_document(arena, &event->sources[k], tellings[i].claim.document);
	}
	sort_sources(event->sources, event->n_sources);
	event->counts.independent = event->counts.independent_most = event->n_sources;
	for (uint32_t k = 0; k < event->n_sources; k++)
		if (!event->sources[k].key.len && event->sources[k].documents > 1)
			event->counts.independent_most += event->sources[k].documents - 1;
}

/*
 * meant.c - whom the phrase beside a word of saying means.
 *
 *	katanya, kata dia           who spoke last, or of whom it was told since
 *	Kapuspen mengatakan         who was named so before: Kapuspen TNI Kristomei Sianturi
 *	Kedua pejabat itu           the two who were
 *	Kedua negara itu            states, of which the first is one
 *	perutusan tetap RI          a body that the lexicon knows, in small letters
 *
 * In: a phrase that sayer.c read, and what was said before it.  Out: name, entry and country of the
 * hop that it is in the chain.
 */
#include "report/source.h"

#define INTRODUCED 20 /* sentences back to who was named with his office */

static void
take_hop(struct wt_hop *hop, const struct wt_hop *from)
{
	hop->name = from->name;
	hop->entry = from->entry;
	memcpy(hop->country, from->country, sizeof hop->country);
	memcpy(hop->sector, from->sector, sizeof hop->sector);
	hop->media = from->media;
	hop->state = from->state;
}

static bool
take_person(struct wt_hop *hop, const struct wt_mention *m)
{
	hop->name = m->as.actor.name;
	hop->entry = m->as.actor.entry;
	memcpy(hop->country, m->as.actor.country, sizeof hop->country);
	memcpy(hop->sector, m->as.actor.sector, sizeof hop->sector);
	return hop->name.len > 0;
}

/* Who spoke last; before anybody did, the last person of whom it was told. */
static bool
spoke_before(const struct wt_speech *r, struct wt_hop *hop)
{
	const struct wt_coder *c = r->c;
	if (r->spoke || r->talk->known) {
		const struct wt_hop *last = r->spoke ? &r->speaker : &r->talk->speaker;
		take_hop(hop, last);
		return true;
	}
	const struct wt_mention *person = NULL;
	for (uint32_t i = 0; i < c->ms->n && c->ms->items[i].sentence <= c->si; i++) {
		const struct wt_mention *m = &c->ms->items[i];
		if (m->kind != WT_MENTION_ACTOR || m->as.actor.kind != WT_ACTOR_PERSON)
			continue;
		const struct wt_sentence *s = &c->text->sentences[m->sentence];
		bool subject = s->tokens[m->head].deprel == WT_DEP_NSUBJ;
		if (m->sentence < c->si && (subject || !person))
			person = m;
	}
	if (!person)
		return false;
	const struct wt_mention *real = wt_mention_real(c->ms, person);
	return take_person(hop, real);
}

static bool
is_quoted_mention(const struct wt_coder *c, const struct wt_mention *m)
{
	return c->text->sentences[m->sentence].tokens[m->head].flags & WT_TOK_QUOTED;
}

/* The last person before the mention whom a sentence since the last speech is about. */
static const struct wt_mention *
person_since(const struct wt_speech *r, const struct wt_mention *m)
{
	const struct wt_coder *c = r->c;
	while (m-- > c->ms->items) {
		if (r->talk->known && m->sentence <= r->talk->sentence)
			return NULL;
		if (m->kind != WT_MENTION_ACTOR || is_quoted_mention(c, m) ||
			c->text->sentences[m->sentence].tokens[m->head].deprel != WT_DEP_NSUBJ)
			continue;
		const struct wt_mention *real = wt_mention_real(c->ms, m);
		if (real->as.actor.kind == WT_ACTOR_PERSON)
			return real;
	}
	return NULL;
}

/*
 * Dia mengatakan: a person told of since the last speech, if the text makes him clear.  Of whom a
 * quotation tells, he does not say it: then whom the sentences are about.
 */
static bool
pronoun_names(const struct wt_speech *r, const struct wt_sayer *who, struct wt_hop *hop)
{
	const struct wt_coder *c = r->c;
	const struct wt_mention *m = wt_actor_of(c, who->first);
	if (!m || m->as.actor.kind != WT_ACTOR_REFERENCE || m->as.actor.same_as < 0 || r->spoke)
		return false;
	const struct wt_mention *last = &c->ms->items[m->as.actor.same_as];
	if (is_quoted_mention(c, last)) {
		const struct wt_mention *person = person_since(r, m);
		return person && take_person(hop, person);
	}
	const struct wt_mention *real = wt_mention_real(c->ms, m);
	bool newer = !r->talk->known || last->sentence > r->talk->sentence;
	return real->as.actor.kind == WT_ACTOR_PERSON && newer && take_person(hop, real);
}

static bool
has_word(struct wt_str text, struct wt_str word)
{
	for (size_t i = 0; i + word.len <= text.len; i++) {
		struct wt_str part = { text.ptr + i, word.len };
		bool starts = i == 0 || !wt_is_alpha(text.ptr[i - 1]);
		bool ends = i + word.len == text.len || !wt_is_alpha(text.ptr[i + word.len]);
		if (starts && ends && wt_str_eq_nocase(part, word))
			return true;
	}
	return false;
}

/* Kapuspen, Kapolres: one word with a capital that is nobody's name. */
static bool
is_bare_office(const struct wt_speech *r, const struct wt_sayer *who)
{
	const struct wt_mention *m = wt_actor_of(r->c, who->first);
	bool told = m &&
		    (m->as.actor.kind == WT_ACTOR_OFFICE || m->as.actor.kind == WT_ACTOR_REFERENCE);
	/* SPBU is a body that no list has */
	bool office = told || (!m && who->name.len > 1 && !wt_is_upper(who->name.ptr[1]));
	return office && who->first == who->last && !who->media && who->name.len > 3 &&
	       wt_is_upper(who->name.ptr[0]);
}

/* "Kapuspen", "kedua pejabat itu": who spoke before by a name of which the word was part. */
static bool
was_introduced(const struct wt_speech *r, struct wt_str word, struct wt_hop *hop)
{
	const struct wt_coder *c = r->c;
	uint32_t far = c->si < INTRODUCED ? c->si : INTRODUCED;
	for (uint32_t k = 1; k <= far; k++) {
		const struct wt_source *s = &c->sources[c->si - k];
		for (unsigned i = 0; i < s->n; i++) {
			struct wt_str told = wt_view(c->text->doc, s->hops[i].phrase);
			bool same = wt_str_eq_nocase(s->hops[i].name, word);
			if (same || s->hops[i].rank == WT_HOP_QUOTED ||
				(wt_is_upper(word.ptr[0]) && wt_is_lower(s->hops[i].name.ptr[0])) ||
				!has_word(told, word))
				continue;
			take_hop(hop, &s->hops[i]);
			return true;
		}
	}
	return false;
}

static bool
counts(const struct wt_tree *t, int32_t i)
{
	static const char *const MANY[] = { "para", "kedua", "ketiga", "keempat", "kelima" };
	return wt_tok(t, i)->upos == WT_UPOS_NUM || WT_AMONG(t, i, MANY);
}

static bool
is_several(const struct wt_speech *r, const struct wt_sayer *who)
{
	return counts(&r->c->tree, who->first);
}

/* The noun of "kedua pejabat itu". */
static int32_t
head_of(const struct wt_speech *r, const struct wt_sayer *who)
{
	int32_t i = who->first;
	while (i < who->last && counts(&r->c->tree, i))
		i++;
	return i;
}

/* "Kedua negara itu mengatakan": states speak, and the first is one of them. */
static void
take_state_of_two(const struct wt_speech *r, const struct wt_sayer *who, struct wt_hop *hop)
{
	const struct wt_mention *m = wt_actor_of(r->c, who->first);
	if (!m || m->as.actor.kind != WT_ACTOR_REFERENCE || m->as.actor.members[0] < 0)
		return;
	const struct wt_mention *one = &r->c->ms->items[m->as.actor.members[0]];
	if (one->as.actor.kind != WT_ACTOR_COUNTRY)
		return;
	memcpy(hop->country, one->as.actor.country, sizeof hop->country);
	hop->state = true;
}

/* "perutusan tetap RI": a body that the lexicon knows, written in small letters. */
static uint32_t
body_named(const struct wt_coder *c, struct wt_str name)
{
	uint32_t row;
	if (!name.len || wt_is_upper(name.ptr[0]) || wt_str_find(name, WT_STR(" "), 0) < 0)
		return WT_ENTRY_NONE;
	uint32_t n = wt_gazetteer_find(c->gazetteer, name, c->article->published.day, &row, 1);
	return n == 1 ? row : WT_ENTRY_NONE;
}

/* Fills name and entry of a hop from a phrase. */
bool
wt_sayer_resolve(const struct wt_speech *r, const struct wt_sayer *who, struct wt_hop *hop)
{
	switch (who->kind) {
	case WT_SAYER_PRONOUN:
		if (pronoun_names(r, who, hop))
			return true;
		return spoke_before(r, hop);
	case WT_SAYER_DEFINITE:
		if (wt_tree_is(&r->c->tree, head_of(r, who), "negara"))
			break;
		if (was_introduced(r, wt_tok(&r->c->tree, head_of(r, who))->form, hop))
			return true;
		if (is_several(r, who))
			break;
		/* fall through */
	case WT_SAYER_PAPER:
		if ((r->talk->known || r->spoke) && spoke_before(r, hop))
			return true;
		break;
	case WT_SAYER_NAMED:
		if (is_bare_office(r, who) && was_introduced(r, who->name, hop))
			return true;
		break;
	}
	hop->name = who->name;
	hop->entry = who->entry;
	hop->media = who->media;
	hop->state = who->state;
	memcpy(hop->country, who->country, sizeof hop->country);
	memcpy(hop->sector, who->sector, sizeof hop->sector);
	if (who->kind == WT_SAYER_DEFINITE)
		take_state_of_two(r, who, hop);
	if (hop->entry == WT_ENTRY_NONE)
		hop->entry = body_named(r->c, hop->name);
	return hop->name.len > 0;
}

/*
 * spokesman.c - who speaks for the body that acts.
 *
 *	KPK menyita uang.  "Kami menyita uang itu," ujar Wakil Ketua KPK Fitroh Rohcahyanto.
 *
 * In: a claim without a source of what a body did otherwise than by saying it.  Out: the chain of
 * the first speech behind it (two sentences behind it in the lead), if he who speaks is named
 * together with the body.
 *
 * Limits: who acts by saying so (a party welcomes, a ministry asks) has its own word; what a
 * sentence puts behind the news ("Sebelumnya", "Diketahui") the article has from wherever it likes.
 */
#include "report/source.h"

#define REACH      1 /* sentences behind the act */
#define LEAD_REACH 2 /* behind a sentence of the lead */

/* Is one of the words a name of the body: KPK? */
static bool
is_word_of(const struct wt_coder *c, struct wt_str word, const struct wt_party *p)
{
	uint32_t rows[4];
	if (p->entry == WT_ENTRY_NONE || word.len < 3 || !wt_is_upper(word.ptr[0]))
		return false;
	uint32_t n = wt_gazetteer_find(c->gazetteer, word, c->article->published.day, rows, 4);
	for (uint32_t i = 0; i < n && i < 4; i++)
		if (rows[i] == p->entry)
			return true;
	return false;
}

/* Is he somebody by name, named together with the body: Wakil Ketua KPK Fitroh Rohcahyanto? */
static bool
is_of(const struct wt_coder *c, const struct wt_hop *hop, const struct wt_party *p)
{
	struct wt_str rest = wt_view(c->text->doc, hop->phrase), word;
	struct wt_str told = wt_view(c->text->doc, p->span);
	if (wt_str_find(rest, p->name, 0) >= 0 || wt_str_find(rest, told, 0) >= 0)
		return true;
	while (wt_str_split(&rest, ' ', &word))
		if (is_word_of(c, word, p))
			return true;
	return false;
}

/* The speech of a person. */
static const struct wt_hop *
speech_of(const struct wt_source *s, const struct wt_party *p)
{
	for (unsigned i = 0; i < s->n; i++) {
		const struct wt_hop *hop = &s->hops[i];
		bool body = hop->state || (hop->entry != WT_ENTRY_NONE && hop->entry == p->entry);
		if (hop->rank == WT_HOP_SPEAKER && !hop->media && !body &&
			wt_is_upper(hop->name.ptr[0]))
			return hop;
	}
	return NULL;
}

bool
wt_is_behind_news(const struct wt_sentence *s)
{
	static const char *const OPENS[] = { "sebelumnya", "diketahui", "adapun", "sebagaimana",
		"seperti", "sekadar", "sebagai", "untuk", NULL };
	return s->n && wt_str_in(s->tokens[0].lower, OPENS);
}

/* What the police or a court charges somebody with is a step of a case, no speech. */
static bool
is_charge(const struct wt_claim *claim)
{
	const char *sector = claim->actors[0].sector;
	return claim->type == WT_TYPE_ACCUSE && claim->n_modes &&
	       strcmp(WT_MODES[claim->modes[0]].name, "disapprove") != 0 &&
	       (strcmp(sector, "COP") == 0 || strcmp(sector, "JUD") == 0);
}

void
wt_spokesman_add(const struct wt_coder *c, struct wt_claim *claim)
{
	const struct wt_party *p = &claim->actors[0];
	uint32_t from = claim->sentence + 1, n = c->text->n_sentences;
	uint32_t to = claim->sentence + (wt_is_lead(c, claim->sentence) ? LEAD_REACH : REACH);
	const struct wt_sentence *s = &c->text->sentences[claim->sentence];
	bool named = s->span.start <= p->span.start && p->span.end <= s->span.end;
	bool body = claim->n_actors == 1 && p->name.len && p->kind == WT_ACTOR_BODY && named;
	if (!body || (wt_claim_is_spoken(claim) && !is_charge(claim)) || wt_is_behind_news(s))
		return;
	for (uint32_t k = from; k < n && k <= to; k++) {
		const struct wt_hop *who = speech_of(&c->sources[k], p);
		if (!who)
			continue;
		if (!is_of(c, who, p))
			return;
		for (unsigned i = 0; i < c->sources[k].n; i++) {
			const struct wt_hop *hop = &c->sources[k].hops[i];
			if ((hop != who && !hop->media) || wt_own_outlet(c, hop))
				continue;
			claim->cue_span = claim->n_chain ? claim->cue_span : hop->cue;
			claim->chain[claim->n_chain++] = hop->name;
		}
		return;
	}
}

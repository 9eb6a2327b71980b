/*
 * tell.c - why a sentence gives no claim, for those who ask (warta explain).
 *
 *	naik: is on the list of verbs that report no act
 *	no claim: what its verbs tell is no act; statements and opinions are not coded
 *
 * Runs only where somebody listens.
 */
#include "report/coder.h"

struct verbs {
	unsigned saying; /* words of saying */
	unsigned none;   /* verbs that deliberately have no frame */
	unsigned tried;  /* verbs whose frames do not fit; match.c tells why */
	unsigned unknown;
	int32_t first_unknown;
};

static void
tell_verb(const struct wt_coder *c, int32_t word, struct verbs *v)
{
	struct wt_str w = wt_tok(&c->tree, word)->lower;
	if (wt_says(c, word)) {
		v->saying++;
		wt_coder_note(c, word, "tells who speaks; saying something is no act");
	} else if (wt_trie_get(&c->fr->form_trie, w) >= 0) {
		v->tried++;
	} else if (wt_trie_get(&c->fr->none_trie, w) >= 0) {
		v->none++;
		wt_coder_note(c, word, "is on the list of verbs that report no act");
	} else {
		v->first_unknown = v->unknown++ ? v->first_unknown : word;
		wt_coder_note(c, word, "has no frame");
	}
}

static void
tell_verbs(const struct wt_coder *c)
{
	struct verbs v = { .first_unknown = -1 };
	for (int32_t i = 0; i < (int32_t)c->tree.s->n; i++)
		if (wt_tok(&c->tree, i)->upos == WT_UPOS_VERB)
			tell_verb(c, i, &v);
	if (v.unknown)
		wt_coder_note(c, -1, "no claim: no frame for %.*s",
			WT_FMT(wt_tok(&c->tree, v.first_unknown)->form));
	else if (v.tried)
		wt_coder_note(c, -1, "no claim: no frame fits");
	else if (v.saying || v.none)
		wt_coder_note(c, -1,
			"no claim: its verbs tell no act; statements and opinions are not coded");
	else
		wt_coder_note(c, -1, "no claim: it has no verb, and no noun of it tells an act");
}

void
wt_tell_sentence(const struct wt_coder *c, uint32_t claims_before)
{
	if (!c->note || c->claims->n > claims_before)
		return;
	if (c->n_hits == 0)
		tell_verbs(c);
	else
		wt_coder_note(c, -1, "no claim: of the acts found none holds, as told above");
}

void
wt_tell_joined(struct wt_coder *c, const struct wt_claim *into, const struct wt_claim *claim)
{
	c->si = claim->sentence;
	if (c->note)
		wt_coder_note(c, -1, "%s: the act is told at %u-%u already; the claims join",
			wt_type_name(claim->type), into->spans[0].start, into->spans[0].end);
}

void
wt_tell_dropped(struct wt_coder *c, const struct wt_claim *claim, const char *why)
{
	c->si = claim->sentence;
	if (c->note)
		wt_coder_note(c, -1, "no claim of %s: %s", wt_type_name(claim->type), why);
}

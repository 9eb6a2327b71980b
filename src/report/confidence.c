/*
 * confidence.c - how likely a claim is right, and why.
 *
 * In: a claim and how it was read, as traits.  Out: the chance that the article reports
 * such an act by such parties: a logistic function of the sum of the traits' weights.
 * confidence.def holds the weights; tools/calibrate.c makes it from annotated articles
 * and prints how well the chances hold on articles that it left out (doc/report.md).
 * What it cannot see: whether the act is politics at all.
 */
#include <math.h>

#include "report/coder.h"

#define BIT(trait)  (UINT32_C(1) << WT_TRAIT_##trait)
#define DEEP        2 /* words above it */
#define DEEPER      3
#define LONG_WORDS  30
#define SHORT_BYTES 25
#define AGAIN_MIN   2   /* other claims of the type */
#define AMONG_MAX   200 /* claims of an article that are looked at */

_Static_assert(WT_TRAIT_COUNT <= 32, "traits are bits of 32");

static const float WEIGHTS[] = {
#define WT_TRAIT(name, weight, words) weight,
#include "report/confidence.def"
#undef WT_TRAIT
};

static const char *const WORDS[] = {
#define WT_TRAIT(name, weight, words) words,
#include "report/confidence.def"
#undef WT_TRAIT
};

float
wt_strength(const struct wt_coder *c, const struct wt_hit *h)
{
	const struct wt_parties *a = &h->roles[WT_ROLE_ACTOR], *r = &h->roles[WT_ROLE_RECIPIENT];
	float x = 0.45F;
	x += a->n ? (a->weak ? 0.08F : 0.2F) : -0.1F;
	x += r->n ? (r->weak ? 0.08F : 0.15F) : 0.0F;
	x += h->pattern->n_conds ? 0.08F : 0.0F;
	x -= h->pattern->voice == WT_VOICE_NOUN ? 0.08F : 0.0F;
	x -= h->status == WT_STATUS_HYPOTHETICAL || h->status == WT_STATUS_NEGATED ? 0.15F : 0.0F;
	x -= wt_tok(&c->tree, h->word)->flags & WT_TOK_QUOTED ? 0.1F : 0.0F;
	return x < 0.05F ? 0.05F : x > 0.99F ? 0.99F : x;
}

/* How many words stand above it in the tree. */
static unsigned
depth_of(const struct wt_coder *c, int32_t word)
{
	unsigned n = 0;
	for (int32_t h = wt_tok(&c->tree, word)->head; h >= 0 && n < DEEPER; n++)
		h = wt_tok(&c->tree, h)->head;
	return n;
}

/* Where its word stands in the sentence. */
static uint32_t
traits_of_place(const struct wt_coder *c, const struct wt_hit *h)
{
	const struct wt_token *t = wt_tok(&c->tree, h->word);
	unsigned depth = depth_of(c, h->word);
	int32_t clause = c->clauses.of[h->word];
	uint32_t set = depth == 0 ? BIT(MAIN) : 0;
	set |= depth >= DEEP ? BIT(DEEP) : 0;
	set |= depth >= DEEPER ? BIT(DEEPER) : 0;
	set |= t->deprel == WT_DEP_NMOD ? BIT(ATTRIBUTE) : 0;
	set |= t->flags & WT_TOK_QUOTED ? BIT(QUOTED) : 0;
	set |= c->tree.s->n >= LONG_WORDS ? BIT(LONG) : 0;
	if (clause >= 0 && c->clauses.clauses[clause].kind == WT_CLAUSE_RELATIVE)
		set |= BIT(RELATIVE);
	return set;
}

uint32_t
wt_traits_read(const struct wt_coder *c, const struct wt_hit *h, const struct wt_claim *claim)
{
	const struct wt_parties *r = &h->roles[WT_ROLE_RECIPIENT];
	uint32_t set = BIT(EVERY) | traits_of_place(c, h);
	if (r->n && !r->weak)
		set |= BIT(RECIPIENT);
	if (!r->n)
		set |= BIT(FILLED); /* if it gets one */
	if (h->pattern->voice == WT_VOICE_NOUN)
		set |= BIT(NOUN);
	if (h->pattern->voice == WT_VOICE_PASSIVE)
		set |= BIT(PASSIVE);
	if (claim->date_basis != WT_BASIS_PUBLICATION)
		set |= BIT(DATED);
	if (claim->in_title)
		set |= BIT(TITLE);
	return set;
}

/* What the sides tell, once they are complete. */
static uint32_t
trait_of_sides(const struct wt_claim *c)
{
	bool meeting = c->n_actors > 1 && c->n_recipients == 0;
	if (c->n_actors == 0 || (c->n_recipients == 0 && !meeting))
		return c->one_sided ? BIT(SINGLE) : BIT(ONE_SIDE);
	const struct wt_party *x = &c->actors[0], *y = meeting ? &c->actors[1] : &c->recipients[0];
	return strcmp(x->country, y->country) == 0 ? BIT(HOME) : BIT(ABROAD);
}

static uint32_t
traits_of_recipient(const struct wt_claim *c)
{
	const struct wt_party *r = &c->recipients[0];
	if (!c->n_recipients)
		return 0;
	bool person = r->kind == WT_ACTOR_PERSON, known = r->entry != WT_ENTRY_NONE;
	uint32_t set = c->n_recipients > 1 ? BIT(MANY) : 0;
	if (known && (r->kind == WT_ACTOR_COUNTRY || (person && r->office.len)))
		set |= BIT(KNOWN);
	if (person && !known && !r->office.len)
		set |= BIT(STRANGER);
	return set;
}

/* What the other claims of the article tell of this one. */
static uint32_t
traits_among(const struct wt_claims *cs, const struct wt_claim *c)
{
	unsigned alike = 0;
	bool within = false;
	struct wt_span s = c->spans[0];
	for (uint32_t i = 0; i < cs->n && i < AMONG_MAX; i++) {
		const struct wt_claim *o = &cs->items[i];
		if (o == c)
			continue;
		alike += o->type == c->type;
		within = within || (o->spans[0].start <= s.start && s.end <= o->spans[0].end);
	}
	return (alike >= AGAIN_MIN ? BIT(AGAIN) : 0) | (within ? BIT(WITHIN) : 0);
}

static uint32_t
traits_of_act(const struct wt_claim *c)
{
	uint32_t set = c->type == WT_TYPE_AGREE ? BIT(PROMISE) : 0;
	if (c->status == WT_STATUS_PLANNED)
		set |= BIT(PLANNED);
	else if (c->status != WT_STATUS_HAPPENED)
		set |= BIT(NOT_DONE);
	set |= c->n_spans > 1 ? BIT(TWICE) : 0;
	set |= c->n_spans > 2 ? BIT(THRICE) : 0;
	set |= c->spans[0].end - c->spans[0].start < SHORT_BYTES ? BIT(SHORT) : 0;
	return set;
}

static void
add_reason(struct wt_claim *claim, struct wt_str reason)
{
	if (claim->n_reasons < WT_CLAIM_REASONS)
		claim->reasons[claim->n_reasons++] = reason;
}

/* The trait of the set that weighs most on one side; -1 for none worth telling. */
static int
heaviest(uint32_t set, float sign)
{
	int best = -1;
	for (int i = 1; i < WT_TRAIT_COUNT; i++) {
		float w = sign * WEIGHTS[i];
		if ((set & (UINT32_C(1) << i)) && w > 0.1F &&
			(best < 0 || w > sign * WEIGHTS[best]))
			best = i;
	}
	return best;
}

void
wt_confidence_give(const struct wt_coder *c, struct wt_claim *claim)
{
	float sum = 0.0F;
	uint32_t set = claim->traits | trait_of_sides(claim) | traits_of_recipient(claim) |
		       traits_of_act(claim) | traits_among(c->claims, claim);
	if (!claim->n_recipients)
		set &= ~BIT(FILLED);
	claim->traits = set;
	for (int i = 0; i < WT_TRAIT_COUNT; i++)
		if (set & (UINT32_C(1) << i))
			sum += WEIGHTS[i];
	claim->confidence = 1.0F / (1.0F + expf(-sum));
	int pro = heaviest(set, 1.0F), con = heaviest(set, -1.0F);
	if (pro >= 0)
		add_reason(claim, wt_arena_printf(c->arena, "surer, as %s", WORDS[pro]));
	if (con >= 0)
		add_reason(claim, wt_arena_printf(c->arena, "less sure, as %s", WORDS[con]));
}
